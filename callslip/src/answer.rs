//! How a command answers: lines for people, objects for programs, problems listed, an exit status.

use std::io::Write;
use std::process::ExitCode;

use serde::Serialize;
use serde_json::Value;

/// One thing that is wrong, with the way on.
#[derive(Clone, Debug, Serialize)]
pub struct Problem {
    /// What is wrong and where.
    pub what: String,
    /// What to do.
    pub way: String,
}

/// What a command did.
#[derive(Debug, Default)]
pub struct Answer {
    /// What is wrong; empty means exit status 0.
    pub problems: Vec<Problem>,
}

impl Answer {
    /// All went well.
    #[must_use]
    pub fn done() -> Self {
        Self::default()
    }

    /// One problem.
    #[must_use]
    pub fn problem(what: impl Into<String>, way: impl Into<String>) -> Self {
        Self {
            problems: vec![Problem {
                what: what.into(),
                way: way.into(),
            }],
        }
    }

    /// The exit status: 0 done, 1 problems.
    #[must_use]
    pub fn status(&self) -> ExitCode {
        if self.problems.is_empty() {
            ExitCode::SUCCESS
        } else {
            ExitCode::from(1)
        }
    }
}

/// Speaks to whoever ran the command: text or JSON on standard output.
#[derive(Clone, Copy, Debug)]
pub struct Speaker {
    json: bool,
}

impl Speaker {
    /// Speaks JSON, one object a line, or text.
    #[must_use]
    pub fn new(json: bool) -> Self {
        Self { json }
    }

    /// Whether programs listen.
    #[must_use]
    pub fn is_json(self) -> bool {
        self.json
    }

    /// Says one thing: `text` to people, `value` to programs.
    ///
    /// # Errors
    /// When standard output is closed.
    pub fn say(self, text: &str, value: &Value) -> std::io::Result<()> {
        let mut out = std::io::stdout().lock();
        if self.json {
            writeln!(out, "{value}")
        } else {
            writeln!(out, "{text}")
        }
    }

    /// Says what is wrong: people read it on standard error, programs on standard output.
    ///
    /// # Errors
    /// When the stream is closed.
    pub fn complain(self, problem: &Problem) -> std::io::Result<()> {
        if self.json {
            let value = serde_json::json!({ "problem": problem.what, "way": problem.way });
            return writeln!(std::io::stdout().lock(), "{value}");
        }
        let mut out = std::io::stderr().lock();
        writeln!(out, "{}", problem.what)?;
        if problem.way.is_empty() {
            Ok(())
        } else {
            writeln!(out, "  {}", problem.way)
        }
    }
}
