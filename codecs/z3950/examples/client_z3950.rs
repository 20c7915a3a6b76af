//! Searches a Z39.50 server: `client_z3950 HOST:PORT DATABASE PQF [SYNTAX [COUNT]]`. The records go
//! to standard output, all else to standard error. Ends with 0, 1 if the server or the query is at
//! fault, 2 for wrong usage.

#[path = "common/client.rs"]
mod client;

use std::error::Error;
use std::io::{self, Write};
use std::process::ExitCode;

use callslip_z3950::{
    Apdu, DiagRec, External, Limits, NamePlusRecord, Record, RecordBody, Records, Rpn,
};
use client::{Client, present, search, unlike};

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let (server, database, pqf, more) = match words.as_slice() {
        [server, database, pqf, more @ ..] if more.len() <= 2 => (server, database, pqf, more),
        _ => {
            eprintln!("usage: client_z3950 HOST:PORT DATABASE PQF [SYNTAX [COUNT]]");
            return ExitCode::from(2);
        }
    };
    let syntax = more.first().unwrap_or(&"usmarc");
    let most = more.get(1).and_then(|count| count.parse().ok());
    match converse(server, database, pqf, (syntax, most.unwrap_or(10))) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{server}: {error}");
            ExitCode::FAILURE
        }
    }
}

fn converse(
    server: &str,
    database: &str,
    pqf: &str,
    (syntax, most): (&str, i64),
) -> Result<(), Box<dyn Error>> {
    let query = Rpn::from_pqf(pqf).map_err(|fault| fault.to_string())?;
    let mut client = Client::connect(server)?;
    let init = client.init(None)?;
    if !init.accepted {
        return Err("the server refuses the session".into());
    }
    let count = match client.ask(&search(database, "default", query))? {
        Apdu::SearchResponse(found) if found.succeeded => found.count,
        Apdu::SearchResponse(failed) => return Err(told(failed.records.as_ref()).into()),
        other => return Err(unlike("SearchResponse", &other).into()),
    };
    eprintln!("{count} records");
    let (mut at, last) = (1, count.min(most));
    while at <= last {
        let request = present("default", at, last - at + 1, syntax);
        let records = match client.ask(&request)? {
            Apdu::PresentResponse(answer) => answer.records,
            other => return Err(unlike("PresentResponse", &other).into()),
        };
        let Some(Records::Records(records)) = &records else {
            return Err(told(records.as_ref()).into());
        };
        if records.is_empty() {
            return Err("the server sends no more".into());
        }
        for record in records {
            print(record)?;
            at += 1;
        }
    }
    Ok(())
}

/// The diagnostics of an answer in words.
fn told(records: Option<&Records>) -> String {
    match records {
        Some(Records::Diagnostic(diagnostic)) => diagnostic.to_string(),
        Some(Records::Diagnostics(list)) => {
            let texts = list.iter().map(|record| match record {
                DiagRec::Default(diagnostic) => diagnostic.to_string(),
                DiagRec::External(_) => "a diagnostic of another format".to_owned(),
            });
            texts.collect::<Vec<_>>().join("; ")
        }
        Some(Records::Records(_)) | None => "no reason given".to_owned(),
    }
}

fn print(record: &NamePlusRecord) -> io::Result<()> {
    match &record.record {
        RecordBody::Record(external) => print_record(external),
        RecordBody::Diagnostic(DiagRec::Default(diagnostic)) => {
            eprintln!("{diagnostic}");
            Ok(())
        }
        _ => {
            eprintln!("a record in a form not read here");
            Ok(())
        }
    }
}

fn print_record(external: &External) -> io::Result<()> {
    let mut out = io::stdout().lock();
    let (record, faults) = external.record(Limits::default());
    for fault in &faults {
        eprintln!("record: {fault}");
    }
    match record {
        Record::Marc(bytes) | Record::Xml(bytes) => out.write_all(bytes),
        Record::Sutrs(text) => out.write_all(text.as_bytes()),
        Record::Opac(opac) => {
            if let Some(bibliographic) = &opac.bibliographic
                && let (Record::Marc(bytes) | Record::Xml(bytes), _) =
                    bibliographic.record(Limits::default())
            {
                out.write_all(bytes)?;
            }
            writeln!(out)?;
            serde_json::to_writer_pretty(&mut out, &opac.holdings)?;
            writeln!(out)
        }
        Record::Other => {
            eprintln!("a record in a syntax not read here");
            Ok(())
        }
    }
}
