//! Records of a bulk MARC file (ISO 2709, UTF-8, plain or .xz) as documents: just enough of MARC for measuring.

use std::fs::File;
use std::io::{Error, Read, Result};
use std::path::Path;

use search::BibDoc;

const SUBFIELD: char = '\u{1F}';
const FIELD_END: u8 = 0x1E;
const RECORD_END: u8 = 0x1D;

/// Reads the whole file.
pub(crate) fn records(path: &Path) -> Result<Vec<BibDoc>> {
    let mut bytes = Vec::new();
    let mut file = File::open(path)?;
    if path.extension().is_some_and(|extension| extension == "xz") {
        liblzma::read::XzDecoder::new(file).read_to_end(&mut bytes)?;
    } else {
        file.read_to_end(&mut bytes)?;
    }
    let records = bytes
        .split(|byte| *byte == RECORD_END)
        .filter(|record| record.len() > 24);
    records
        .zip(1..)
        .map(|(record, id)| {
            document(id, record).ok_or_else(|| Error::other(format!("record {id} cannot be read")))
        })
        .collect()
}

fn document(id: i64, record: &[u8]) -> Option<BibDoc> {
    let base: usize = number(record.get(12..17)?)?;
    let mut doc = BibDoc {
        id,
        format: format(record),
        available: id % 3 != 0,
        branches: vec![branch(id)],
        ..BibDoc::default()
    };
    for entry in record.get(24..base - 1)?.chunks_exact(12) {
        let (length, start): (usize, usize) =
            (number(entry.get(3..7)?)?, number(entry.get(7..12)?)?);
        let data = record.get(base + start..base + start + length)?;
        let data = data.strip_suffix(&[FIELD_END]).unwrap_or(data);
        field(
            &mut doc,
            std::str::from_utf8(entry.get(..3)?).ok()?,
            &String::from_utf8_lossy(data),
        );
    }
    Some(doc)
}

fn number(digits: &[u8]) -> Option<usize> {
    std::str::from_utf8(digits).ok()?.trim().parse().ok()
}

fn format(record: &[u8]) -> String {
    let name = match (record.get(6), record.get(7)) {
        (Some(b'a'), Some(b's' | b'b' | b'i')) => "serial",
        (Some(b'a' | b't'), _) => "book",
        (Some(b'e' | b'f'), _) => "map",
        (Some(b'g'), _) => "video",
        (Some(b'i' | b'j'), _) => "audio",
        (Some(b'm'), _) => "computer file",
        _ => "other",
    };
    name.to_owned()
}

fn branch(id: i64) -> String {
    ["Main", "North", "South", "Law"][usize::try_from(id % 4).unwrap_or(0)].to_owned()
}

fn field(doc: &mut BibDoc, tag: &str, data: &str) {
    match tag {
        "001" => doc.control_number = Some(data.trim().to_owned()),
        "008" => {
            doc.year = data.get(7..11).and_then(|year| year.parse().ok());
            doc.languages.extend(data.get(35..38).map(str::to_owned));
        }
        "020" => doc.isbns.extend(subfields(data, "a")),
        "022" => doc.issns.extend(subfields(data, "a")),
        "050" | "090" => doc.call_numbers.push(joined(data, "ab")),
        "086" => doc.sudocs.extend(subfields(data, "a")),
        "100" | "110" | "111" | "700" | "710" | "711" => doc.authors.push(heading(data, "abcdnq")),
        "245" => title(doc, data),
        "130" | "240" | "246" | "247" | "730" | "740" => {
            doc.other_titles.push(joined(data, "abnp"));
        }
        "260" | "264" => doc.publisher.push(joined(data, "ab")),
        "490" | "830" => doc.series.push(joined(data, "anp")),
        "505" | "520" | "500" | "501" | "504" | "515" | "530" | "550" => {
            doc.notes.push(joined(data, "atgr"));
        }
        "600" | "610" | "611" | "630" | "650" | "651" => {
            doc.subjects.push(heading(data, "abcdtvxyz"));
        }
        _ => {}
    }
}

fn title(doc: &mut BibDoc, data: &str) {
    doc.title = joined(data, "abnp")
        .trim_end_matches([' ', '/', ':', '.'])
        .to_owned();
    let skip = data
        .chars()
        .nth(1)
        .and_then(|digit| digit.to_digit(10))
        .unwrap_or(0);
    doc.title_sort = doc.title.chars().skip(skip as usize).collect();
}

fn subfields(data: &str, codes: &str) -> Vec<String> {
    let parts = data.split(SUBFIELD).skip(1);
    parts
        .filter_map(|part| {
            part.chars()
                .next()
                .filter(|code| codes.contains(*code))
                .map(|_| part.chars().skip(1).collect())
        })
        .collect()
}

fn joined(data: &str, codes: &str) -> String {
    subfields(data, codes).join(" ")
}

fn heading(data: &str, codes: &str) -> String {
    joined(data, codes)
        .trim_end_matches([' ', ',', '.'])
        .to_owned()
}
