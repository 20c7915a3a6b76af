//! `callslip marc count|check|convert`: MARC files without a library, in constant memory.

use std::fs::File;
use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use callslip_marc::{Check, Conversion, Fault, Format, Limits, count};
use clap::{Args, Subcommand};
use serde_json::json;

use crate::{Answer, Problem, Speaker};

/// The MARC commands.
#[derive(Subcommand, Clone, Debug)]
pub(crate) enum MarcCommand {
    /// Count records
    Count(Files),
    /// List what is wrong as file:record:offset: tag: message
    Check(Files),
    /// Convert a file to standard output
    Convert(Convert),
}

/// Files to read; `-` or none is standard input. gzip, xz and Zstandard are unpacked.
#[derive(Args, Clone, Debug)]
pub(crate) struct Files {
    /// Files; - is standard input
    #[arg(value_name = "FILE", default_value = "-")]
    files: Vec<PathBuf>,
    /// The format of the input: marc, marcxml, json, mrk [default: told from the content]
    #[arg(long, value_name = "FORMAT")]
    from: Option<Format>,
    /// Answer in JSON, one object a line
    #[arg(long)]
    json: bool,
}

/// What `marc convert` takes.
#[derive(Args, Clone, Debug)]
pub(crate) struct Convert {
    /// The format to write: marc, marcxml, json, mrk
    #[arg(long, value_name = "FORMAT")]
    to: Format,
    /// The file; - is standard input
    #[arg(value_name = "FILE", default_value = "-")]
    file: PathBuf,
    /// The format of the input [default: told from the content]
    #[arg(long, value_name = "FORMAT")]
    from: Option<Format>,
    /// Answer problems in JSON, one object a line, on standard error
    #[arg(long)]
    json: bool,
}

impl MarcCommand {
    /// Whether programs listen.
    pub(crate) fn json(&self) -> bool {
        match self {
            Self::Count(files) | Self::Check(files) => files.json,
            Self::Convert(convert) => convert.json,
        }
    }
}

/// Runs one of the commands over all files; a file that cannot be read is a problem, the others go on.
pub(crate) fn run(command: &MarcCommand, speaker: Speaker) -> anyhow::Result<Answer> {
    match command {
        MarcCommand::Count(files) => each(&files.files, |path, name| {
            count_one(files, path, name, speaker)
        }),
        MarcCommand::Check(files) => each(&files.files, |path, name| {
            check_one(files, path, name, speaker)
        }),
        MarcCommand::Convert(args) => convert(args),
    }
}

fn each(
    files: &[PathBuf],
    mut one: impl FnMut(&Path, &str) -> anyhow::Result<Answer>,
) -> anyhow::Result<Answer> {
    let mut all = Answer::done();
    for path in files {
        let name = path.display().to_string();
        match one(path, &name) {
            Ok(answer) => all.problems.extend(answer.problems),
            Err(error)
                if error
                    .downcast_ref::<io::Error>()
                    .is_some_and(|e| e.kind() == io::ErrorKind::BrokenPipe) =>
            {
                return Err(error);
            }
            Err(error) => all.problems.push(Problem {
                what: format!("{name}: {error:#}"),
                way: String::new(),
            }),
        }
    }
    Ok(all)
}

fn open(path: &Path) -> io::Result<Box<dyn Read + Send>> {
    if path == Path::new("-") {
        Ok(Box::new(io::stdin()))
    } else {
        Ok(Box::new(File::open(path)?))
    }
}

fn count_one(files: &Files, path: &Path, name: &str, speaker: Speaker) -> anyhow::Result<Answer> {
    let counted = count(open(path)?, files.from, Limits::default())?;
    speaker.say(
        &format!("{name}: {}", many(counted.records, "record")),
        &json!({ "file": name, "records": counted.records, "damaged": counted.damaged, "others": counted.others }),
    )?;
    let way = format!("list what is wrong with: callslip marc check {name}");
    if counted.cut_short {
        return Ok(Answer::problem(
            format!("{name}: the packed file is damaged; what came before the damage was counted"),
            way,
        ));
    }
    if counted.damaged + counted.others > 0 {
        let what = format!(
            "{name}: {} damaged, {} that are no record",
            many(counted.damaged, "record"),
            many(counted.others, "stretch"),
        );
        return Ok(Answer::problem(what, way));
    }
    Ok(Answer::done())
}

fn check_one(files: &Files, path: &Path, name: &str, speaker: Speaker) -> anyhow::Result<Answer> {
    let mut out = BufWriter::new(io::stdout());
    let mut written = Ok(());
    let list = |fault: &Fault| {
        if written.is_ok() {
            written = tell(&mut out, name, fault, speaker);
        }
    };
    let summary = Check {
        from: files.from,
        ..Check::default()
    }
    .run(open(path)?, list)?;
    written?;
    out.flush()?;
    drop(out);
    if summary.faults == 0 {
        speaker.say(
            &format!("{name}: {}, no problems", many(summary.records, "record")),
            &json!({ "file": name, "records": summary.records, "problems": 0 }),
        )?;
        return Ok(Answer::done());
    }
    Ok(Answer::problem(
        found(name, summary.records, summary.faults),
        "",
    ))
}

fn tell(out: &mut impl Write, name: &str, fault: &Fault, speaker: Speaker) -> io::Result<()> {
    if speaker.is_json() {
        let place = fault.to_string();
        let mut parts = place.splitn(3, ':');
        let mut number = || parts.next().and_then(|part| part.parse::<u64>().ok());
        let (record, offset) = (number(), number());
        let rest = parts.next().unwrap_or_default();
        let (tag, message) = rest.trim_start().split_once(": ").unwrap_or(("", rest));
        return writeln!(
            out,
            "{}",
            json!({ "file": name, "record": record, "offset": offset, "tag": tag, "message": message })
        );
    }
    writeln!(out, "{name}:{fault}")
}

/// What came of a file, in words.
fn found(name: &str, records: u64, faults: u64) -> String {
    let (records, faults) = (many(records, "record"), many(faults, "problem"));
    format!("{name}: {records}, {faults}")
}

/// `1 record`, `2 records`, `2 stretches`.
fn many(count: u64, word: &str) -> String {
    let end = match count {
        1 => "",
        _ if word.ends_with("ch") => "es",
        _ => "s",
    };
    format!("{count} {word}{end}")
}

fn convert(args: &Convert) -> anyhow::Result<Answer> {
    let name = args.file.display().to_string();
    let mut told = Ok(());
    let mut list = |fault: &Fault| {
        if told.is_ok() {
            told = tell(&mut io::stderr(), &name, fault, Speaker::new(args.json));
        }
    };
    let conversion = Conversion {
        from: args.from,
        ..Conversion::to(args.to)
    };
    let input = open(&args.file).map_err(|e| anyhow::anyhow!("{name}: {e}"))?;
    let summary = conversion.run(input, &mut io::stdout(), &mut list)?;
    told?;
    if summary.faults == 0 {
        return Ok(Answer::done());
    }
    Ok(Answer::problem(
        found(&name, summary.records, summary.faults),
        "",
    ))
}
