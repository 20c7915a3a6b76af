//! Durable checkouts at one desk and at eight, on SQLite and on PostgreSQL.

use std::process::Command;

use super::Ground;
use super::table::Table;
use crate::machine::postgres_programs;
use crate::postgres::{Durable, Postgres};
use crate::{Outcome, run};

/// Measures with the example of the circulation department.
pub(super) fn measure(ground: &Ground) -> Outcome<Table> {
    let mut table = Table::new("Desks: durable checkouts");
    if !ground.has("departments/circulation/examples/desks.rs") {
        table.absent("checkouts at desks, whose example is not written yet");
        return Ok(table);
    }
    let programs = ground.build_whole(&["--example", "desks"])?;
    let desks = programs.join("examples/desks");
    println!("{}", run::output(&mut Command::new(&desks))?);
    if postgres_programs().is_none() {
        table.absent("PostgreSQL, which is not installed");
        return Ok(table);
    }
    let server = Postgres::start(&ground.janitor, Durable::Yes)?;
    run::must(Command::new("createdb").args([
        "--maintenance-db",
        &format!("{}/postgres", server.url),
        "desks",
    ]))?;
    let url = format!("{}/desks", server.url);
    println!("{}", run::output(Command::new(&desks).arg(url))?);
    Ok(table)
}
