//! Measures the conversions, beside the stylesheet for MODS that comes with YAZ (lxml, where
//! `CALLSLIP_PEERS` names its folder), and converts damaged records: `bench_mods_dc [--mutations N]`.
//! One line a row, parts apart by tabs.

use std::error::Error;
use std::fs::File;
use std::panic::catch_unwind;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use callslip_marc::iso2709::Target;
use callslip_marc::{Format, Limits, Record, open};
use callslip_mods_dc::dc::{self, Profile};
use callslip_mods_dc::{mods, schema_org};

/// The records that are measured: real ones, of the tests of `callslip-marc`.
const FILES: [&str; 3] = [
    "edge/folio-dipc-CornellFOLIOExemplars_Bibs.mrc",
    "edge/traject-hebrew880s.marc",
    "edge/pymarc-test.dat",
];

/// A form, and the length of a record in it.
type Row = (&'static str, fn(&Record) -> usize);

fn main() -> Result<(), Box<dyn Error>> {
    let mutations = mutations()?;
    let records = records()?;
    let rows: [Row; 4] = [
        ("oai_dc", |it| {
            dc::to_element(it, Profile::Simple).value.to_xml().len()
        }),
        ("dcterms", |it| {
            dc::to_element(it, Profile::Qualified).value.to_xml().len()
        }),
        ("MODS", |it| mods::to_element(it).value.to_xml().len()),
        ("schema.org", |it| {
            schema_org::to_json(it, None).value.to_string().len()
        }),
    ];
    for (name, convert) in rows {
        let time = best(|| records.iter().map(convert).sum::<usize>());
        let peer = if name == "MODS" {
            peer(&records)?
        } else {
            None
        };
        row(name, records.len(), time, peer);
    }
    damaged(&records, mutations);
    Ok(())
}

fn mutations() -> Result<u64, Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.as_slice() {
        [] => Ok(1_000_000),
        [option, number] if option == "--mutations" => Ok(number.parse()?),
        _ => Err("usage: bench_mods_dc [--mutations N]".into()),
    }
}

fn records() -> Result<Vec<Record>, Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../marc/testdata");
    let mut records = Vec::new();
    for file in FILES {
        let outcomes = open(File::open(folder.join(file))?, None, Limits::default())?;
        records.extend(outcomes.flatten().filter_map(|outcome| outcome.record));
    }
    Ok(records.iter().cycle().take(2_000).cloned().collect())
}

/// The shortest of five.
fn best(mut act: impl FnMut() -> usize) -> Duration {
    let times = (0..5).map(|_| {
        let start = Instant::now();
        assert!(act() > 0);
        start.elapsed()
    });
    times.min().unwrap_or_default()
}

fn rate(records: usize, time: Duration) -> u128 {
    records as u128 * 1_000_000_000 / time.as_nanos().max(1)
}

fn row(name: &str, records: usize, time: Duration, peer: Option<Duration>) {
    let ours = rate(records, time);
    let Some(peer) = peer else {
        println!("MARC to {name}\t{ours} records/s\t-\t-\t-\t-");
        return;
    };
    let theirs = rate(records, peer);
    let times = peer.as_nanos() * 10 / time.as_nanos().max(1);
    let verdict = if times >= 10 { "ok" } else { "missed" };
    println!(
        "MARC to {name}\t{ours} records/s\tlibxslt (C) {theirs} records/s\t{}.{}\t1\t{verdict}",
        times / 10,
        times % 10
    );
}

/// How long the stylesheet takes for the same records, already parsed.
fn peer(records: &[Record]) -> Result<Option<Duration>, Box<dyn Error>> {
    let Ok(folder) = std::env::var("CALLSLIP_PEERS") else {
        return Ok(None);
    };
    let mut xml = Format::MarcXml.open().as_bytes().to_vec();
    for record in records {
        Format::MarcXml.write(record, Target::Utf8, &mut xml);
    }
    xml.extend_from_slice(Format::MarcXml.close().as_bytes());
    let file = std::env::temp_dir().join(format!("bench-mods-dc-{}.xml", std::process::id()));
    std::fs::write(&file, xml)?;
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/peers/xslt_mods.py");
    let output = Command::new(format!("{folder}/bin/python3"))
        .arg(script)
        .arg(&file)
        .output();
    std::fs::remove_file(&file)?;
    let output = output?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned().into());
    }
    let nanoseconds: u64 = String::from_utf8(output.stdout)?.trim().parse()?;
    Ok(Some(Duration::from_nanos(nanoseconds)))
}

/// Records with subfields and codes changed at random.
fn damaged(records: &[Record], mutations: u64) {
    let mut seed = 0x5EED_0BAD_CAFE_F00D_u64;
    let mut roll = move |sides: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        usize::try_from(seed % sides.max(1) as u64).unwrap_or(0)
    };
    let mut panics = 0_u64;
    // Short ones, so that a million take no more than a minute.
    let short = records.iter().filter(|it| it.fields.len() < 20).take(20);
    let seeds: Vec<Vec<u8>> = short
        .map(|record| {
            let mut bytes = Vec::new();
            Format::Mnemonic.write(record, Target::Utf8, &mut bytes);
            bytes
        })
        .collect();
    for number in 0..mutations {
        let Some(mut bytes) = seeds.get(roll(seeds.len())).cloned() else {
            break;
        };
        for _ in 0..4 {
            let at = roll(bytes.len());
            bytes[at] = b"$\\=|0129aut6 "[roll(13)];
        }
        let read = open(bytes.as_slice(), Some(Format::Mnemonic), Limits::default());
        let found = read
            .into_iter()
            .flatten()
            .flatten()
            .filter_map(|it| it.record);
        for record in found {
            let one = catch_unwind(|| match number % 4 {
                0 => dc::to_element(&record, Profile::Simple)
                    .value
                    .to_xml()
                    .len(),
                1 => dc::to_element(&record, Profile::Qualified)
                    .value
                    .to_xml()
                    .len(),
                2 => mods::to_element(&record).value.to_xml().len(),
                _ => schema_org::to_json(&record, None).value.to_string().len(),
            });
            panics += u64::from(one.is_err());
        }
    }
    let verdict = if panics == 0 { "ok" } else { "missed" };
    println!(
        "MARC to others, damaged records, panics\t{panics} of {mutations}\t-\t-\t0\t{verdict}"
    );
}
