//! Timing whole programs.

use std::fs::File;
use std::process::{Command, Stdio};
use std::time::Instant;

use crate::Outcome;

/// How long a program took, in seconds.
#[derive(Clone, Copy, Debug)]
pub(super) struct Taken {
    /// By the clock on the wall.
    pub(super) wall: f64,
    /// Of the processors, user and system together.
    pub(super) processor: f64,
}

/// Times one run; its output goes to nobody. A status of 1 (it lists faults) is no failure here.
pub(super) fn once(command: &mut Command) -> Outcome<Taken> {
    let said = format!("{command:?}");
    let nobody = File::create("/dev/null")?;
    command.stdout(nobody.try_clone()?).stderr(nobody);
    let (begun, used) = (Instant::now(), of_children());
    let status = command.stdin(Stdio::null()).status()?;
    let wall = begun.elapsed().as_secs_f64();
    match status.code() {
        Some(0 | 1) => Ok(Taken {
            wall,
            processor: of_children() - used,
        }),
        _ => Err(format!("{said}: {status}").into()),
    }
}

/// The quickest of some runs of each command, taken in turn so that all meet the same machine.
pub(super) fn quickest(rounds: usize, commands: &mut [Command]) -> Outcome<Vec<Taken>> {
    let mut best: Vec<Option<Taken>> = vec![None; commands.len()];
    for _ in 0..rounds {
        for (command, best) in commands.iter_mut().zip(&mut best) {
            let taken = once(command)?;
            if best.is_none_or(|best| taken.wall < best.wall) {
                *best = Some(taken);
            }
        }
    }
    Ok(best.into_iter().flatten().collect())
}

/// Processor time of the programs we waited for, in seconds: fields 16 and 17 of
/// /proc/self/stat, in hundredths.
fn of_children() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after = stat.rsplit(')').next().unwrap_or_default();
    let ticks = after.split_whitespace().skip(13).take(2);
    ticks
        .filter_map(|word| word.parse::<f64>().ok())
        .sum::<f64>()
        / 100.0
}
