//! A table of figures, in Markdown.

use std::fmt;

/// What a figure should reach.
#[derive(Clone, Copy, Debug)]
pub(super) enum Goal {
    /// At least this.
    AtLeast(f64),
    /// Less than this.
    Below(f64),
    /// Just told.
    None,
}

impl Goal {
    fn is_met(self, figure: f64) -> Option<bool> {
        match self {
            Self::AtLeast(least) => Some(figure >= least),
            Self::Below(most) => Some(figure < most),
            Self::None => None,
        }
    }
}

impl fmt::Display for Goal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::AtLeast(least) => write!(f, "≥ {}", short(*least)),
            Self::Below(most) => write!(f, "< {}", short(*most)),
            Self::None => Ok(()),
        }
    }
}

/// One figure.
pub(super) struct Line {
    /// What was measured.
    pub(super) what: String,
    /// The figure with its unit.
    pub(super) figure: String,
    /// What it should reach, or nothing.
    pub(super) goal: String,
    /// Whether it does, where there is a goal.
    pub(super) met: Option<bool>,
    /// What it stands next to.
    pub(super) beside: String,
}

/// The figures of one part.
pub(super) struct Table {
    title: &'static str,
    lines: Vec<Line>,
    absent: Vec<String>,
}

impl Table {
    pub(super) fn new(title: &'static str) -> Self {
        Self {
            title,
            lines: Vec::new(),
            absent: Vec::new(),
        }
    }

    /// Adds a figure; `beside` says what it stands next to (a peer's, a limit's).
    pub(super) fn add(
        &mut self,
        what: impl Into<String>,
        (figure, unit): (f64, &'static str),
        goal: Goal,
        beside: impl Into<String>,
    ) {
        self.tell(Line {
            what: what.into(),
            figure: format!("{} {unit}", short(figure)),
            goal: goal.to_string(),
            met: goal.is_met(figure),
            beside: beside.into(),
        });
    }

    /// Adds a figure that a program has measured and judged by itself.
    pub(super) fn tell(&mut self, line: Line) {
        self.lines.push(line);
    }

    /// Says what could not be measured, and why.
    pub(super) fn absent(&mut self, what: impl Into<String>) {
        self.absent.push(what.into());
    }

    /// Whether every goal is met.
    pub(super) fn is_met(&self) -> bool {
        self.lines.iter().all(|line| line.met != Some(false))
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "### {}\n", self.title)?;
        writeln!(
            f,
            "| what | figure | goal | met | beside |\n|---|---|---|---|---|"
        )?;
        for line in &self.lines {
            writeln!(f, "{line}")?;
        }
        for absent in &self.absent {
            writeln!(f, "\nNot measured: {absent}.")?;
        }
        Ok(())
    }
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            what,
            figure,
            goal,
            beside,
            ..
        } = self;
        let met = match self.met {
            None => "",
            Some(true) => "yes",
            Some(false) => "**no**",
        };
        write!(f, "| {what} | {figure} | {goal} | {met} | {beside} |")
    }
}

/// Three places that count.
pub(super) fn short(figure: f64) -> String {
    match figure.abs() {
        large if large >= 100.0 => format!("{figure:.0}"),
        middle if middle >= 10.0 => format!("{figure:.1}"),
        _ => format!("{figure:.2}"),
    }
}

#[cfg(test)]
mod tests {
    use super::{Goal, Table};

    #[test]
    fn a_missed_goal_shows() {
        let mut table = Table::new("Speed");
        table.add("count", (5.5, "×"), Goal::AtLeast(5.0), "yaz 0.27 s");
        table.add("answer", (3.25, "ms"), Goal::Below(3.0), "");
        table.absent("pymarc is not installed");
        let text = table.to_string();
        assert!(text.contains("| count | 5.50 × | ≥ 5.00 | yes | yaz 0.27 s |"));
        assert!(text.contains("| answer | 3.25 ms | < 3.00 | **no** |  |"));
        assert!(text.contains("Not measured: pymarc"));
        assert!(!table.is_met());
    }
}
