//! Counting what passed and what failed, from what the steps print.

use std::fmt;

/// What one step, or all of them, counted.
#[derive(Default)]
pub(crate) struct Tally {
    passed: u64,
    failed: u64,
    ignored: u64,
    broken: Vec<Broken>,
    /// Which of the broken the next lines are about.
    about: Option<usize>,
}

/// A test that failed, and the first lines of what it said: they are told again at the end, where
/// whoever reads a long log looks.
struct Broken {
    name: String,
    said: Vec<String>,
}

/// As many lines of a failure as are told again.
const LINES: usize = 8;

impl Tally {
    /// Takes a line of output: `test result: ...` adds up, `test NAME ... FAILED` is kept with what
    /// follows it, or with what Rust's runner says later under `---- NAME stdout ----`.
    pub(crate) fn read(&mut self, line: &str) {
        if let Some(result) = line.strip_prefix("test result: ") {
            self.passed += before(result, " passed");
            self.failed += before(result, " failed");
            self.ignored += before(result, " ignored");
            self.about = None;
        } else if let Some(name) = between(line, "test ", " ... FAILED") {
            self.about = Some(self.broken.len());
            self.broken.push(Broken::new(name));
        } else if let Some(name) = between(line, "---- ", " stdout ----") {
            self.about = self.broken.iter().position(|broken| broken.name == name);
        } else if line.starts_with("test ") || line == "failures:" {
            self.about = None;
        } else if let Some(broken) = self.about.and_then(|at| self.broken.get_mut(at)) {
            broken.hear(line);
        }
    }

    /// Ends a step: one that printed no result counts as one, and one that failed without saying
    /// so (it did not compile, say) counts as failed.
    pub(crate) fn close(&mut self, step: &str, done: bool) {
        if done && self.passed + self.failed == 0 {
            self.passed = 1;
        } else if !done && self.failed == 0 {
            self.failed = 1;
            self.broken.push(Broken::new(step));
        }
    }

    /// Adds a step's tally to the whole.
    pub(crate) fn add(&mut self, step: &str, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.ignored += other.ignored;
        let named = other.broken.into_iter().map(|broken| Broken {
            name: format!("{step}: {}", broken.name),
            ..broken
        });
        self.broken.extend(named);
    }

    /// Whether nothing failed and something passed.
    pub(crate) fn is_clean(&self) -> bool {
        self.failed == 0 && self.passed > 0
    }

    /// What failed, by name, each with what it said.
    pub(crate) fn broken(&self) -> impl Iterator<Item = String> {
        self.broken.iter().map(Broken::told)
    }
}

impl Broken {
    fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            said: Vec::new(),
        }
    }

    fn hear(&mut self, line: &str) {
        let line = line.trim();
        if !line.is_empty() && self.said.len() < LINES {
            self.said.push(line.to_owned());
        }
    }

    fn told(&self) -> String {
        let said = self.said.iter().map(|line| format!("\n    {line}"));
        self.name.clone() + &said.collect::<String>()
    }
}

fn between<'a>(line: &'a str, before: &str, after: &str) -> Option<&'a str> {
    line.strip_prefix(before)?.strip_suffix(after)
}

/// The number before a word, as in `12 passed; 3 failed`.
fn before(text: &str, word: &str) -> u64 {
    let Some((left, _)) = text.split_once(word) else {
        return 0;
    };
    let digits = left.rsplit(|c: char| !c.is_ascii_digit()).next();
    digits
        .and_then(|digits| digits.parse().ok())
        .unwrap_or_default()
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)?;
        if self.ignored > 0 {
            write!(f, ", {} ignored", self.ignored)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Tally;

    #[track_caller]
    fn check(lines: &[&str], done: bool, want: &str) {
        let mut tally = Tally::default();
        for line in lines {
            tally.read(line);
        }
        tally.close("step", done);
        let mut all = Tally::default();
        all.add("step", tally);
        let broken: Vec<String> = all.broken().collect();
        assert_eq!(format!("{all} {broken:?}"), want);
    }

    #[test]
    fn results_add_up() {
        let ok = "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out";
        let bad = "test result: FAILED. 2 passed; 1 failed; 0 ignored; 0 measured";
        check(&[ok, ok], true, "24 passed, 0 failed, 2 ignored []");
        let failed = &["test a::b ... FAILED", bad, ok];
        check(
            failed,
            false,
            r#"14 passed, 1 failed, 1 ignored ["step: a::b"]"#,
        );
        check(&["Checking kernel"], true, "1 passed, 0 failed []");
        check(
            &["error[E0308]"],
            false,
            r#"0 passed, 1 failed ["step: step"]"#,
        );
        let late = r#"12 passed, 1 failed, 1 ignored ["step: step"]"#;
        check(&[ok, "error: no space left"], false, late);
    }

    #[test]
    fn what_a_failure_said_is_told_again() {
        let browser = [
            "test page ... FAILED",
            "  Error: no button",
            "test b ... ok",
            "test result: FAILED. 1 passed; 1 failed; 0 ignored",
        ];
        check(
            &browser,
            false,
            r#"1 passed, 1 failed ["step: page\n    Error: no button"]"#,
        );
        let runner = [
            "test a::b ... FAILED",
            "test c ... ok",
            "failures:",
            "---- a::b stdout ----",
            "",
            "thread panicked",
            "failures:",
            "    a::b",
            "test result: FAILED. 1 passed; 1 failed; 0 ignored",
        ];
        check(
            &runner,
            false,
            r#"1 passed, 1 failed ["step: a::b\n    thread panicked"]"#,
        );
    }
}
