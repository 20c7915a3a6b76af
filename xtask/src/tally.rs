//! Counting what passed and what failed, from what the steps print.

use std::fmt;

/// What one step, or all of them, counted.
#[derive(Default)]
pub(crate) struct Tally {
    passed: u64,
    failed: u64,
    ignored: u64,
    broken: Vec<String>,
}

impl Tally {
    /// Takes a line of output: `test result: ...` adds up, `test NAME ... FAILED` is kept.
    pub(crate) fn read(&mut self, line: &str) {
        if let Some(result) = line.strip_prefix("test result: ") {
            self.passed += before(result, " passed");
            self.failed += before(result, " failed");
            self.ignored += before(result, " ignored");
        } else if let Some(test) = line.strip_prefix("test ")
            && let Some(name) = test.strip_suffix(" ... FAILED")
        {
            self.broken.push(name.to_owned());
        }
    }

    /// Ends a step: one that printed no result counts as one, and one that failed without saying
    /// so (it did not compile, say) counts as failed.
    pub(crate) fn close(&mut self, step: &str, done: bool) {
        if done && self.passed + self.failed == 0 {
            self.passed = 1;
        } else if !done && self.failed == 0 {
            self.failed = 1;
            self.broken.push(step.to_owned());
        }
    }

    /// Adds a step's tally to the whole.
    pub(crate) fn add(&mut self, step: &str, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.ignored += other.ignored;
        let names = other.broken.into_iter();
        self.broken
            .extend(names.map(|name| format!("{step}: {name}")));
    }

    /// Whether nothing failed and something passed.
    pub(crate) fn is_clean(&self) -> bool {
        self.failed == 0 && self.passed > 0
    }

    /// What failed, by name.
    pub(crate) fn broken(&self) -> &[String] {
        &self.broken
    }
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
        assert_eq!(format!("{all} {:?}", all.broken()), want);
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
}
