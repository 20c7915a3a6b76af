//! How quickly the ledger posts and proves itself: `cargo run -p ledger --example pace -- 500000`.
//! Posts so many groups of two postings, a hundred an act, then runs the check and the trial balance.

use std::time::Instant;

use kernel::{Act, Cents, Moment, PatronId};
use ledger::{AccountKind, Group, LedgerError, Line, NewAccount};
use store::{Location, Store};

fn main() -> Result<(), LedgerError> {
    let groups: i64 = std::env::args()
        .nth(1)
        .and_then(|n| n.parse().ok())
        .unwrap_or(50_000);
    let folder = std::env::temp_dir().join(format!("callslip-ledger-pace-{}", std::process::id()));
    let store = Store::open(&Location::Folder(folder.clone()))?;
    let act = Act::system(Moment(1_790_000_000_000));
    store.write(&act, |tx| {
        ledger::open_account(tx, &NewAccount::new("owed", "Owed", AccountKind::Asset))?;
        ledger::open_account(tx, &NewAccount::new("fines", "Fines", AccountKind::Income))
    })?;
    let started = Instant::now();
    for batch in 0..groups / 100 {
        store.write(&act, |tx| {
            (0..100).try_for_each(|n| post(tx, batch * 100 + n))
        })?;
    }
    report("posted", groups * 2, started);
    let started = Instant::now();
    let faults = store.read(ledger::check)?;
    report(
        &format!("checked, {} faults", faults.len()),
        groups * 2,
        started,
    );
    let started = Instant::now();
    let zero: Cents = store.read(ledger::balances)?.iter().map(|b| b.cents).sum();
    report(
        &format!("trial balance, together {zero}"),
        groups * 2,
        started,
    );
    drop(store);
    std::fs::remove_dir_all(folder).ok();
    Ok(())
}

fn post(tx: &store::Tx<'_>, n: i64) -> Result<(), LedgerError> {
    let (cents, patron) = (Cents(n % 900 + 1), PatronId(n % 2_000));
    let lines = vec![
        Line::debit("owed", cents).patron(patron),
        Line::credit("fines", cents),
    ];
    let day = Moment(1_790_000_000_000).day(&jiff::tz::TimeZone::UTC);
    ledger::post(
        tx,
        &Group {
            cause: "pace",
            cause_id: n,
            day,
            lines,
        },
    )?;
    Ok(())
}

fn report(what: &str, postings: i64, started: Instant) {
    let ms = i64::try_from(started.elapsed().as_millis())
        .unwrap_or(i64::MAX)
        .max(1);
    println!(
        "{what}: {postings} postings in {ms} ms, {}/s",
        postings * 1000 / ms
    );
}
