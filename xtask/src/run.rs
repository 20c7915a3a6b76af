//! Running one step: its output is shown as it comes and counted, its time is bounded, and nothing
//! it started outlives it.

use std::io::{BufRead as _, BufReader, Read};
use std::os::unix::process::CommandExt as _;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::Outcome;
use crate::janitor::Janitor;
use crate::tally::Tally;

/// How often a running step is looked at.
const LOOK: Duration = Duration::from_millis(100);

/// Runs a command as a step named `name` and adds what it counted to the tally.
pub(crate) fn step(
    janitor: &Janitor,
    name: &str,
    command: &mut Command,
    most: Duration,
) -> Outcome<Tally> {
    println!("\n== {name}");
    let begun = Instant::now();
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .process_group(0)
        .spawn()
        .map_err(|e| format!("{name}: {:?} does not start: {e}", command.get_program()))?;
    janitor.group(child.id())?;
    let output = child.stdout.take().ok_or("no output to read")?;
    let reader = thread::spawn(move || show(output));
    let ended = wait(&mut child, begun + most)?;
    kill_group(child.id());
    janitor.ended(child.id())?;
    let mut tally = reader.join().map_err(|_| "the reader of output broke")?;
    tally.close(name, ended.is_some_and(|status| status.success()));
    if ended.is_none() {
        println!("{name}: stopped after {} s", most.as_secs());
    }
    println!("== {name}: {tally}, {} s", begun.elapsed().as_secs());
    Ok(tally)
}

/// Runs a command that must do its work, such as an installation; its output is shown.
pub(crate) fn must(command: &mut Command) -> Outcome<()> {
    let said = format!("{command:?}");
    let status = command.stdin(Stdio::null()).status();
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{said}: {status}").into()),
        Err(error) => Err(format!("{said}: {error}").into()),
    }
}

/// What an installer says goes beside our own output, not into it.
pub(crate) fn aside(command: &mut Command) -> &mut Command {
    command.stdout(Stdio::from(std::io::stderr()))
}

/// Standard output of a command that must do its work.
pub(crate) fn output(command: &mut Command) -> Outcome<String> {
    let said = format!("{command:?}");
    let out = command.stdin(Stdio::null()).output();
    let out = out.map_err(|error| format!("{said}: {error}"))?;
    if !out.status.success() {
        let why = String::from_utf8_lossy(&out.stderr);
        return Err(format!("{said}: {}\n{why}", out.status).into());
    }
    Ok(String::from_utf8_lossy(&out.stdout).into_owned())
}

fn show(output: impl Read) -> Tally {
    let mut tally = Tally::default();
    for line in BufReader::new(output).split(b'\n').map_while(Result::ok) {
        let line = String::from_utf8_lossy(&line);
        println!("{line}");
        tally.read(&line);
    }
    tally
}

/// How the child ended, or nothing when it ran past the deadline.
fn wait(child: &mut Child, deadline: Instant) -> Outcome<Option<ExitStatus>> {
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        if Instant::now() > deadline {
            kill_group(child.id());
            child.wait()?;
            return Ok(None);
        }
        thread::sleep(LOOK);
    }
}

/// Ends whatever is left of a step's process group.
pub(crate) fn kill_group(id: u32) {
    let group = format!("-{id}");
    let mut kill = Command::new("kill");
    kill.args(["-KILL", "--", &group]).stderr(Stdio::null());
    kill.status().ok();
}
