//! `cargo xtask test`: everything, in one command.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use crate::janitor::Janitor;
use crate::machine::{self, Need};
use crate::postgres::{Durable, Postgres};
use crate::tally::Tally;
use crate::{Outcome, browser, peers, room, root, run};

/// The steps in the order they run: the quick ones first.
pub(crate) const STEPS: [&str; 5] = ["tidy", "format", "unit", "lint", "browser"];

/// Those that build.
const BUILDING: [&str; 3] = ["unit", "lint", "browser"];

/// The longest that a step may take: a clean build on two slow cores is in it.
const MOST: Duration = Duration::from_secs(45 * 60);

/// What a run has at hand.
struct Bench {
    root: PathBuf,
    janitor: Janitor,
    postgres: Option<Postgres>,
    peers: Option<PathBuf>,
}

/// Runs the steps, installs what they need, and sums up.
pub(crate) fn run(steps: &[&str]) -> Outcome<bool> {
    if let Some(unknown) = steps.iter().find(|step| !STEPS.contains(step)) {
        return Err(format!("no step {unknown}; there are {}", STEPS.join(", ")).into());
    }
    let mut bench = prepare(steps)?;
    let mut all = Tally::default();
    for step in STEPS.iter().filter(|step| steps.contains(step)) {
        let tally = bench.step(step)?;
        all.add(step, tally);
    }
    bench.postgres.take();
    println!("\n== all steps");
    for broken in all.broken() {
        println!("failed: {broken}");
    }
    println!("{all}");
    Ok(all.is_clean())
}

fn prepare(steps: &[&str]) -> Outcome<Bench> {
    let root = root();
    if steps.iter().any(|step| BUILDING.contains(step)) {
        room::look(&built(&root, "debug"), builds_once())?;
    }
    let unit = steps.contains(&"unit");
    let mut needs = vec![("unit", Need::Postgres), ("browser", Need::Chromium)];
    needs.extend(peers::NEEDS.map(|need| ("unit", need)));
    let needs = needs.into_iter().filter(|(step, _)| steps.contains(step));
    let needs: Vec<Need> = needs.map(|(_, need)| need).collect();
    machine::equip(&needs)?;
    let peers = if unit {
        Some(peers::equip(&root)?)
    } else {
        None
    };
    let janitor = Janitor::start()?;
    let postgres = if unit {
        Some(Postgres::start(&janitor, Durable::No)?)
    } else {
        None
    };
    Ok(Bench {
        root,
        janitor,
        postgres,
        peers,
    })
}

impl Bench {
    fn step(&self, step: &str) -> Outcome<Tally> {
        match step {
            "tidy" => self.run(step, &mut self.own("tidy")?),
            "format" => self.run(step, self.cargo().args(["fmt", "--all", "--check"])),
            "lint" => self.run(step, &mut self.clippy()),
            "unit" => self.run(step, &mut self.unit()),
            _ => self.walks(step),
        }
    }

    fn run(&self, step: &str, command: &mut Command) -> Outcome<Tally> {
        run::step(&self.janitor, step, command, MOST)
    }

    fn own(&self, work: &str) -> Outcome<Command> {
        let mut own = Command::new(std::env::current_exe()?);
        own.arg(work).current_dir(&self.root);
        Ok(own)
    }

    fn cargo(&self) -> Command {
        let mut cargo = cargo();
        cargo.current_dir(&self.root);
        cargo
    }

    fn clippy(&self) -> Command {
        let mut cargo = self.cargo();
        cargo.args(["clippy", "--quiet", "--workspace", "--all-targets"]);
        cargo.args(["--", "-D", "warnings"]);
        cargo
    }

    fn unit(&self) -> Command {
        let mut cargo = self.cargo();
        cargo.args(["test", "--workspace", "--no-fail-fast"]);
        if let Some(postgres) = &self.postgres {
            cargo.env("CALLSLIP_TEST_POSTGRES", &postgres.url);
        }
        if let Some(peers) = &self.peers {
            cargo.env(peers::VARIABLE, peers);
        }
        cargo
    }

    fn walks(&self, step: &str) -> Outcome<Tally> {
        browser::equip(&self.root)?;
        let program = program(&self.root)?;
        self.run(step, &mut browser::walk(&self.root, &program))
    }
}

/// Whether this machine only proves: nobody builds here again.
fn builds_once() -> bool {
    std::env::var_os("CI").is_some()
}

/// The cargo that runs us.
pub(crate) fn cargo() -> Command {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    // What a next build would be quicker by is of no use where there is none, and takes some gigabytes.
    if builds_once() {
        cargo.env("CARGO_INCREMENTAL", "0");
    }
    cargo
}

/// Builds the program as the tests do, and says where it is.
fn program(root: &Path) -> Outcome<PathBuf> {
    let mut build = cargo();
    build.args(["build", "--workspace", "--bins"]);
    run::must(build.current_dir(root))?;
    Ok(built(root, "debug").join("callslip"))
}

/// The folder that cargo puts programs of a profile in.
pub(crate) fn built(root: &Path, profile: &str) -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR");
    let target = target.map_or_else(|| PathBuf::from("target"), PathBuf::from);
    root.join(target).join(profile)
}
