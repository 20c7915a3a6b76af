//! Registers many people in a folder of its own and times how they are found: `measure [how many]`.

use std::error::Error;
use std::time::Instant;

use kernel::{Act, Barcode, Day, Moment};
use patrons::{NewPatron, Scope, find, register_many, testing};
use store::testing::on_sqlite;

/// People registered in one transaction.
const BATCH: usize = 2_000;
const PARTS: [&str; 12] = [
    "ma", "ri", "no", "đa", "ló", "ke", "shi", "ba", "tu", "ven", "ger", "quin",
];

/// A name of three parts, drawn by the mixed bits of `n` (the finaliser of SplitMix64).
fn name(n: usize) -> String {
    let mixed = (n as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let n = ((mixed ^ (mixed >> 27)) >> 20) as usize;
    [n, n / 12, n / 144].map(|d| PARTS[d % 12]).concat()
}

fn person(n: usize, like: &NewPatron) -> Result<NewPatron, Box<dyn Error>> {
    let mut new = like.clone();
    new.barcode = Barcode::parse(&format!("20742{n:09}")).map_err(|e| e.to_string())?;
    new.particulars.given = name(n.wrapping_mul(7_919));
    new.particulars.family = format!("{} {}", name(n.wrapping_mul(104_729)), name(n / 3));
    new.particulars.emails = vec![format!("p{n}@student.example.edu")];
    new.particulars.phones = vec![format!("555 {n:07}")];
    Ok(new)
}

fn main() -> Result<(), Box<dyn Error>> {
    let many = std::env::args()
        .nth(1)
        .map_or(Ok(100_000), |n| n.parse::<usize>())?;
    let store = on_sqlite()?;
    let act = Act::system(Moment(0));
    let like = store.write(&act, |tx| {
        building::testing::college(tx)?;
        patrons::setup::setup(tx, &testing::setup())?;
        testing::new_patron(tx, "1", "student")
    })?;
    let began = Instant::now();
    for from in (0..many).step_by(BATCH) {
        let batch = (from..many.min(from + BATCH))
            .map(|n| person(n, &like))
            .collect::<Result<Vec<_>, _>>()?;
        store.write(&act, |tx| register_many(tx, &batch))?;
    }
    println!("registered {many} in {:?}", began.elapsed());
    let today = Day(jiff::civil::date(2026, 11, 24));
    for text in [
        "",
        "m",
        "ma",
        "mari",
        "marin gerdalo",
        "quin",
        "q t",
        "p99999@stud",
        "20742000000777",
        "555 0000123",
    ] {
        let ask = find::Ask::words(text, Scope::Details, today);
        let began = Instant::now();
        let (page, total) = store.read(|tx| find::find(tx, &ask))?;
        let listed = began.elapsed();
        let began = Instant::now();
        let quick = store.read(|tx| patrons::search(tx, text, 10))?;
        println!(
            "{text:>16}: {total:>6} found, page of {} in {listed:?}; first {} in {:?}",
            page.len(),
            quick.len(),
            began.elapsed()
        );
    }
    let began = Instant::now();
    let faults = store.read(patrons::check)?;
    println!("doctor: {} faults in {:?}", faults.len(), began.elapsed());
    Ok(())
}
