//! Converts a file of records to standard output: `convert_mods_dc dc|dcterms|mods|schema FILE`.
//! XML comes as one collection, JSON-LD as one record a line.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use callslip_marc::{Limits, Record, open};
use callslip_mods_dc::dc::{self, Profile};
use callslip_mods_dc::{mods, schema_org};

/// Form, what opens and closes a collection, and how a record is written.
type Form = (
    &'static str,
    &'static str,
    &'static str,
    fn(&Record) -> String,
);

const FORMS: [Form; 4] = [
    ("dc", "<records>", "</records>", |record| {
        dc::to_element(record, Profile::Simple).value.to_xml()
    }),
    ("dcterms", "<records>", "</records>", |record| {
        dc::to_element(record, Profile::Qualified).value.to_xml()
    }),
    (
        "mods",
        "<modsCollection xmlns=\"http://www.loc.gov/mods/v3\">",
        "</modsCollection>",
        |record| mods::to_element(record).value.to_xml(),
    ),
    ("schema", "", "", |record| {
        schema_org::to_json(record, None).value.to_string()
    }),
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [form, file] = arguments.as_slice() else {
        eprintln!("usage: convert_mods_dc dc|dcterms|mods|schema FILE");
        return ExitCode::from(2);
    };
    let Some(form) = FORMS.iter().find(|row| row.0 == form) else {
        eprintln!("{form} is no form; give dc, dcterms, mods or schema");
        return ExitCode::from(2);
    };
    match convert(form, file) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{file}: {error}");
            ExitCode::FAILURE
        }
    }
}

fn convert((_, begin, end, write): &Form, file: &str) -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    if !begin.is_empty() {
        writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{begin}")?;
    }
    for outcome in open(File::open(file)?, None, Limits::default())? {
        if let Some(record) = outcome?.record {
            writeln!(out, "{}", write(&record))?;
        }
    }
    if !end.is_empty() {
        writeln!(out, "{end}")?;
    }
    out.flush()
}
