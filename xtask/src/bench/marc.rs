//! MARC: counting, checking, converting, beside yaz-marcdump and pymarc.

use std::path::Path;
use std::process::{Command, Stdio};

use super::Ground;
use super::clock::{Taken, once, quickest};
use super::table::{Goal, Table, short};
use crate::{Outcome, machine, peers, run};

/// Runs of each program; the quickest counts.
const ROUNDS: usize = 5;
/// What the bulk file holds.
const RECORDS: f64 = 49_275.0;

/// What pymarc needs to do to read a file and count.
const PYMARC: &str = "import sys, pymarc
print(sum(1 for record in pymarc.MARCReader(open(sys.argv[1], 'rb')) if record))";

/// Measures against the peers that are installed.
pub(super) fn measure(ground: &Ground) -> Outcome<Table> {
    let programs = ground
        .build(&["-p", "callslip-marc", "--examples"])?
        .join("examples");
    let mut table = Table::new("MARC: 49,275 records of 110 MB, quickest of five");
    let (utf8, marc8) = (ground.material.utf8()?, ground.material.marc8()?);
    accepted(&mut table, &programs, &utf8)?;
    if is_there("yaz-marcdump", "-V") {
        beside_yaz(&mut table, &programs, &utf8, &marc8)?;
    } else {
        table.absent("yaz-marcdump is not installed (Debian's package yaz)");
    }
    let peers = machine::equip(&peers::NEEDS).and_then(|()| peers::equip(&ground.root));
    match peers {
        Ok(folder) => beside_pymarc(&mut table, &programs, &folder.join("bin/python3"), &utf8)?,
        Err(why) => table.absent(format!("pymarc: {why}")),
    }
    Ok(table)
}

/// Whether a program can be started.
fn is_there(program: &str, word: &str) -> bool {
    let mut look = Command::new(program);
    look.arg(word).stdin(Stdio::null()).stdout(Stdio::null());
    look.stderr(Stdio::null()).status().is_ok()
}

fn accepted(table: &mut Table, programs: &Path, file: &Path) -> Outcome<()> {
    let said = run::output(Command::new(programs.join("count")).arg(file))?;
    let records = said
        .split_whitespace()
        .rev()
        .nth(1)
        .and_then(|word| word.parse().ok());
    let records: f64 = records.ok_or("count said no number")?;
    table.add(
        "records accepted",
        (records, ""),
        Goal::AtLeast(RECORDS),
        "all 49,275",
    );
    Ok(())
}

/// One comparison: what, our words and file, the peer's, the goal.
struct Race<'a> {
    what: &'static str,
    ours: [&'a str; 2],
    yaz: &'a [&'a str],
    file: &'a Path,
    goal: f64,
}

fn beside_yaz(table: &mut Table, programs: &Path, utf8: &Path, marc8: &Path) -> Outcome<()> {
    let races = [
        Race {
            what: "count",
            ours: ["count", ""],
            yaz: &["-n"],
            file: utf8,
            goal: 5.0,
        },
        Race {
            what: "full check (yaz only reads)",
            ours: ["check", ""],
            yaz: &["-n"],
            file: utf8,
            goal: 1.5,
        },
        Race {
            what: "to MARCXML",
            ours: ["convert", "marcxml"],
            yaz: &["-o", "marcxml"],
            file: utf8,
            goal: 3.0,
        },
        Race {
            what: "MARC-8 to UTF-8",
            ours: ["convert", "marc"],
            yaz: &["-f", "marc8", "-t", "utf8", "-o", "marc"],
            file: marc8,
            goal: 3.0,
        },
    ];
    for race in races {
        let mut own = Command::new(programs.join(race.ours[0]));
        own.args(race.ours[1..].iter().filter(|word| !word.is_empty()))
            .arg(race.file);
        let mut yaz = Command::new("yaz-marcdump");
        yaz.args(race.yaz).arg(race.file);
        let taken = quickest(ROUNDS, &mut [own, yaz])?;
        add(
            table,
            race.what,
            (taken[0], taken[1]),
            "yaz-marcdump",
            race.goal,
        );
    }
    Ok(())
}

fn beside_pymarc(table: &mut Table, programs: &Path, python: &Path, file: &Path) -> Outcome<()> {
    let mut pymarc = Command::new(python);
    let theirs = once(pymarc.args(["-c", PYMARC]).arg(file))?;
    let mut own = Command::new(programs.join("count"));
    own.arg(file);
    let ours = quickest(ROUNDS, &mut [own])?;
    add(table, "count", (ours[0], theirs), "pymarc (once)", 5.0);
    Ok(())
}

fn add(table: &mut Table, what: &str, (ours, theirs): (Taken, Taken), peer: &str, goal: f64) {
    let beside = format!(
        "{} s ({} s of processor); {peer} {} s ({} s)",
        short(ours.wall),
        short(ours.processor),
        short(theirs.wall),
        short(theirs.processor)
    );
    let ratio = theirs.wall / ours.wall;
    println!("{what}: {ratio:.2} × {peer}");
    table.add(
        format!("{what}, against {peer}"),
        (ratio, "×"),
        Goal::AtLeast(goal),
        beside,
    );
}
