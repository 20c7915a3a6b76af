//! Real files, sound and broken: how many records each holds, and what is wrong with them.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

mod common;

use callslip_marc::iso2709::{Target, write};
use callslip_marc::{Conversion, Encoding, Field, Format, Limits, Record, count};

use unicode_normalization::UnicodeNormalization;

use common::{files, folder, read, read_as};

/// How many records a file holds, and the codes of their faults, each once.
fn check(row: &str) {
    let mut parts = row.split('|').map(str::trim);
    let (name, records, codes) = (
        parts.next().unwrap(),
        parts.next().unwrap(),
        parts.next().unwrap_or_default(),
    );
    let outcomes = read(name);
    let found = outcomes.iter().filter(|o| o.record.is_some()).count();
    let mut seen: Vec<&str> = outcomes
        .iter()
        .flat_map(|o| o.faults.iter().map(callslip_marc::Fault::code))
        .collect();
    seen.sort_unstable();
    seen.dedup();
    assert_eq!(
        format!("{found} {}", seen.join(" ")).trim(),
        format!("{records} {codes}").trim(),
        "{name}"
    );
}

#[test]
fn every_file_gives_what_it_holds() {
    include_str!("../testdata/rows.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .for_each(check);
}

#[test]
fn every_file_has_a_row() {
    let rows = include_str!("../testdata/rows.txt");
    for name in ["edge", "yaz", "xml", "more"].into_iter().flat_map(files) {
        assert!(rows.contains(&format!("{name} |")), "{name}");
    }
}

fn records(name: &str) -> Vec<Record> {
    read(name).into_iter().filter_map(|o| o.record).collect()
}

/// The record with its letters composed, for not every program does so.
fn composed(mut record: Record) -> Record {
    let nfc = |text: &mut String| *text = text.nfc().collect();
    for field in &mut record.fields {
        match field {
            Field::Control(field) => nfc(&mut field.value),
            Field::Data(field) => field.subfields.iter_mut().for_each(|s| nfc(&mut s.value)),
        }
    }
    record
}

fn alike(one: &Record, other: &Record, place: &str) {
    for (one, other) in one.fields.iter().zip(&other.fields) {
        assert_eq!(one, other, "{place}");
    }
    assert_eq!(one.fields.len(), other.fields.len(), "{place}");
}

#[test]
fn the_same_records_in_several_formats_read_alike() {
    let rows = [
        "edge/traject-test_data.utf8.mrc edge/traject-test_data.utf8.marc.xml",
        "edge/traject-test_data.utf8.mrc edge/traject-test_data.utf8.json",
        "edge/rubymarc-non-numeric.dat edge/rubymarc-non-numeric.xml",
        "edge/pymarc-batch.xml edge/pymarc-batch.json",
        "edge/pymarc-batch.xml edge/rubymarc-batch.xml",
    ];
    let yaz = [0, 6, 8, 9].into_iter().flat_map(|n| {
        [
            format!("yaz/marc{n}.marc yaz/marc{n}.json"),
            format!("yaz/marc{n}.marc yaz/marc{n}.xml"),
        ]
    });
    for row in rows.into_iter().map(str::to_owned).chain(yaz) {
        let (one, other) = row.split_once(' ').unwrap();
        for (one, other) in records(one).into_iter().zip(records(other)) {
            alike(&composed(one), &composed(other), &row);
        }
    }
}

#[test]
fn a_record_without_faults_is_written_back_byte_for_byte() {
    let mut written = 0;
    for name in ["edge", "yaz", "more"].into_iter().flat_map(files) {
        for outcome in read(&name) {
            let Some(record) = outcome
                .record
                .filter(|_| outcome.raw.first() != Some(&b'<'))
            else {
                continue;
            };
            let iso = outcome.raw.ends_with(b"\x1D");
            let same = outcome.encoding == Encoding::Utf8 || outcome.raw.is_ascii();
            if iso && same && outcome.faults.is_empty() && !outcome.raw.contains(&0x1B) {
                let mut out = Vec::new();
                write(&record, Target::AsLeader, &mut out);
                assert_eq!(out, outcome.raw, "{name} record {}", outcome.number);
                written += 1;
            }
        }
    }
    assert!(written > 2_500, "{written}");
}

#[test]
fn no_format_loses_anything() {
    for name in ["edge", "yaz", "xml", "more"].into_iter().flat_map(files) {
        for outcome in read(&name) {
            let Some(record) = outcome.record else {
                continue;
            };
            for format in [Format::MarcXml, Format::Json, Format::Mnemonic] {
                let mut out = Vec::new();
                assert_eq!(format.write(&record, Target::Utf8, &mut out), []);
                let back = read_as(&out, format);
                let place = format!("{name} record {} as {format}", outcome.number);
                assert_eq!(back.len(), 1, "{place}");
                alike(back[0].record.as_ref().unwrap(), &record, &place);
                assert_eq!(
                    back[0].record.as_ref().unwrap().leader,
                    record.leader,
                    "{place}"
                );
            }
        }
    }
}

#[test]
fn marc8_written_again_reads_the_same() {
    for outcome in read("more/gpo-marc8.mrc.zst") {
        let record = outcome.record.unwrap();
        let mut out = Vec::new();
        write(&record, Target::Marc8, &mut out);
        let back = read_as(&out, Format::Marc).remove(0).record.unwrap();
        assert_eq!(back.fields, record.fields, "record {}", outcome.number);
    }
}

#[test]
fn counting_agrees_with_reading() {
    for name in ["edge", "yaz", "xml", "more"].into_iter().flat_map(files) {
        let file = std::fs::File::open(folder().join(&name)).unwrap();
        let counted = count(file, None, Limits::default()).unwrap();
        let read = read(&name).iter().filter(|o| o.record.is_some()).count() as u64;
        assert_eq!(counted.records, read, "{name}");
    }
}

#[test]
fn the_quick_way_to_another_format_gives_the_same_as_the_slow() {
    for name in [
        "more/gpo-utf8.mrc.zst",
        "more/gpo-marc8.mrc.zst",
        "edge/pymarc-bad_records.mrc",
    ] {
        for to in [
            Format::Marc,
            Format::MarcXml,
            Format::Json,
            Format::Mnemonic,
        ] {
            let mut quick = Vec::new();
            let file = std::fs::File::open(folder().join(name)).unwrap();
            let limits = Limits {
                chunk: 20_000,
                ..Limits::default()
            };
            let conversion = Conversion {
                limits,
                ..Conversion::to(to)
            };
            let summary = conversion.run(file, &mut quick, &mut |_| ()).unwrap();
            assert_eq!(summary.records, read(name).len() as u64);
            assert!(quick == slow(name, to), "{name} to {to}");
        }
    }
}

fn slow(name: &str, to: Format) -> Vec<u8> {
    let mut out = to.open().as_bytes().to_vec();
    for (index, mut record) in records(name).into_iter().enumerate() {
        record.leader.set(9, b'a');
        if index > 0 {
            out.extend_from_slice(to.between().as_bytes());
        }
        to.write(&record, Target::Utf8, &mut out);
    }
    out.extend_from_slice(to.close().as_bytes());
    out
}
