//! Import to searchable, and the index by itself: their programs print their own figures.

use std::process::Command;

use super::Ground;
use super::table::{Goal, Table};
use crate::{Outcome, run};

/// Measures the import and the index.
pub(super) fn measure(ground: &Ground) -> Outcome<Table> {
    let mut table = Table::new("Import and index: 49,275 records");
    let file = ground.material.utf8()?;
    if ground.has("departments/catalogue/examples/import_speed.rs") {
        import(ground, &mut table, &file)?;
    } else {
        table.absent("the import, which is not written yet");
    }
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

fn import(ground: &Ground, table: &mut Table, file: &std::path::Path) -> Outcome<()> {
    let programs = ground.build_whole(&["--example", "import_speed"])?;
    let out = run::output(Command::new(programs.join("examples/import_speed")).arg(file))?;
    println!("{out}");
    let by_clock = out
        .lines()
        .find(|line| line.starts_with("first:") && line.contains(" s, "));
    let by_clock = by_clock.ok_or("import_speed printed no rate")?;
    for (after, what) in [
        (" s, ", "by the clock"),
        ("processor, ", "by processor time, two free cores"),
    ] {
        let rate = by_clock
            .split_once(after)
            .and_then(|(_, rest)| rest.split(' ').next());
        let rate: f64 = rate.ok_or("no rate")?.parse()?;
        let goal = if what == "by the clock" {
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
    Ok(())
}
