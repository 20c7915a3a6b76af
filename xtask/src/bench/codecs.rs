//! The codecs: each measures itself beside its peers (`codecs/*/examples/bench_*.rs`) and prints rows
//! of what, figure, peer's figure, ratio, goal and `ok` or `missed`, with tabs between; they are put
//! in one table here.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::Ground;
use super::table::{Line, Table};
use crate::{Outcome, machine, peers};

/// Builds and runs every codec's own measurement.
pub(super) fn measure(ground: &Ground) -> Outcome<Table> {
    let mut table = Table::new("Codecs: reading, writing, a million mutated inputs each");
    let peers = machine::equip(&peers::NEEDS).and_then(|()| peers::equip(&ground.root));
    let peers = match peers {
        Ok(folder) => Some(folder),
        Err(why) => {
            table.absent(format!("the peers: {why}"));
            None
        }
    };
    for (codec, example) in found(&ground.root)? {
        let package = format!("callslip-{codec}");
        let programs = ground.build(&["-p", &package, "--example", &example])?;
        let program = programs.join("examples").join(&example);
        println!("-- {codec}");
        for line in rows(&codec, &program, peers.as_deref())? {
            table.tell(line);
        }
    }
    Ok(table)
}

/// The codecs that measure themselves, in order, with the name of their example.
fn found(root: &Path) -> Outcome<Vec<(String, String)>> {
    let mut found = Vec::new();
    for codec in std::fs::read_dir(root.join("codecs"))? {
        let codec = codec?;
        let Ok(examples) = std::fs::read_dir(codec.path().join("examples")) else {
            continue;
        };
        for example in examples {
            let file = PathBuf::from(example?.file_name());
            let name = file.file_stem().map(|stem| stem.to_string_lossy());
            let name = name.filter(|name| name.starts_with("bench_"));
            if let Some(name) = name.filter(|_| file.extension().is_some_and(|kind| kind == "rs")) {
                let codec = codec.file_name().to_string_lossy().into_owned();
                found.push((codec, name.into_owned()));
            }
        }
    }
    found.sort();
    Ok(found)
}

/// What one program measured; that it broke off is a row too.
fn rows(codec: &str, program: &Path, peers: Option<&Path>) -> Outcome<Vec<Line>> {
    let mut command = Command::new(program);
    if let Some(peers) = peers {
        command.env(peers::VARIABLE, peers);
    }
    let out = command
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()?;
    let text = String::from_utf8_lossy(&out.stdout);
    print!("{text}");
    let mut lines: Vec<Line> = text.lines().filter_map(|row| read(codec, row)).collect();
    let told = lines.iter().any(|line| line.met == Some(false));
    if !out.status.success() && !told || lines.is_empty() {
        let figure = out.status.to_string();
        let row = [
            "its measurement ends well",
            &figure,
            "-",
            "-",
            "status 0 and rows",
            "missed",
        ];
        lines.extend(read(codec, &row.join("\t")));
    }
    Ok(lines)
}

/// Reads one row; a line that is none is only shown.
fn read(codec: &str, row: &str) -> Option<Line> {
    let fields: Vec<&str> = row.split('\t').collect();
    let &[what, figure, peer, ratio, goal, met] = fields.as_slice() else {
        return None;
    };
    let given = |text: &&str| *text != "-";
    let beside: Vec<&str> = [peer, ratio].into_iter().filter(given).collect();
    Some(Line {
        what: format!("{codec}: {what}"),
        figure: figure.to_owned(),
        goal: Some(goal).filter(given).unwrap_or_default().to_owned(),
        met: match met {
            "ok" => Some(true),
            "missed" => Some(false),
            _ => None,
        },
        beside: beside.join("; "),
    })
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn a_row_is_six_fields() {
        let row = "read\t210 MB/s\tpydifact 1.2 MB/s\t175 ×\t≥ 10 ×\tok";
        let line = read("edifact", row).map(|line| line.to_string());
        let shown = "| edifact: read | 210 MB/s | ≥ 10 × | yes | pydifact 1.2 MB/s; 175 × |";
        assert_eq!(line.as_deref(), Some(shown));
        let line = read("x12", "panics\t2\t-\t-\t0\tmissed").map(|line| line.to_string());
        assert_eq!(line.as_deref(), Some("| x12: panics | 2 | 0 | **no** |  |"));
        assert!(read("x12", "warming up").is_none());
    }
}
