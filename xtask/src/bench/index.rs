//! Import to searchable, and the index by itself: their programs print their own figures.

use std::process::Command;

use super::table::{Goal, Table};
use super::{Ground, zebra};
use crate::{Outcome, run};

/// Measures the import and the index.
pub(super) fn measure(ground: &Ground) -> Outcome<Table> {
    let mut table = Table::new("Import and index: 49,275 records");
    let file = ground.material.utf8()?;
    let ours = import(ground, &mut table, &file)?;
    zebra::beside(&mut table, ground.material.folder(), &file, ours)?;
    let programs = ground
        .build_whole(&["--example", "latency"])?
        .join("examples");
    let folder = ground.material.folder();
    let mut program = Command::new(programs.join("latency"));
    let out = said(program.arg(&file).arg(folder.join("latency")))?;
    println!("{out}");
    let met = if out.ends_with("\nstatus 0") {
        1.0
    } else {
        0.0
    };
    table.add(
        "index, latency: its goals hold",
        (met, ""),
        Goal::AtLeast(1.0),
        "figures above",
    );
    Ok(table)
}

/// What a program says, with its status at the end: these say by it whether their goals hold.
fn said(program: &mut Command) -> Outcome<String> {
    let out = program.output()?;
    let text = String::from_utf8_lossy(&out.stdout).into_owned();
    let code = out.status.code().unwrap_or(-1);
    Ok(format!("{text}status {code}"))
}

/// Gives the rate by the clock.
fn import(ground: &Ground, table: &mut Table, file: &std::path::Path) -> Outcome<f64> {
    let programs = ground.build_whole(&["--example", "import_speed"])?;
    let out = run::output(Command::new(programs.join("examples/import_speed")).arg(file))?;
    println!("{out}");
    let by_clock = out
        .lines()
        .find(|line| line.starts_with("first:") && line.contains(" s, "));
    let by_clock = by_clock.ok_or("import_speed printed no rate")?;
    let mut ours = 0.0;
    for (after, what) in [
        (" s, ", "by the clock"),
        ("processor, ", "by processor time, two free cores"),
    ] {
        let rate = by_clock
            .split_once(after)
            .and_then(|(_, rest)| rest.split(' ').next());
        let rate: f64 = rate.ok_or("no rate")?.parse()?;
        let goal = if what == "by the clock" {
            ours = rate;
            Goal::AtLeast(6_000.0)
        } else {
            Goal::None
        };
        table.add(
            format!("import to searchable, {what}"),
            (rate, "records/s"),
            goal,
            "goal 10,000",
        );
    }
    Ok(ours)
}
