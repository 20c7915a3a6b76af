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
    fn is_met(self, figure: f64) -> bool {
        match self {
            Self::AtLeast(least) => figure >= least,
            Self::Below(most) => figure < most,
            Self::None => true,
        }
    }
}

/// One figure.
struct Line {
    what: String,
    figure: f64,
    unit: &'static str,
    goal: Goal,
    beside: String,
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
        self.lines.push(Line {
            what: what.into(),
            figure,
            unit,
            goal,
            beside: beside.into(),
        });
    }

    /// Says what could not be measured, and why.
    pub(super) fn absent(&mut self, what: impl Into<String>) {
        self.absent.push(what.into());
    }

    /// Whether every goal is met.
    pub(super) fn is_met(&self) -> bool {
        self.lines.iter().all(|line| line.goal.is_met(line.figure))
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
            unit,
            goal,
            beside,
        } = self;
        let met = match goal {
            Goal::None => "",
            _ if goal.is_met(*figure) => "yes",
            _ => "**no**",
        };
        let figure = short(*figure);
        let goal = match goal {
            Goal::AtLeast(least) => format!("≥ {}", short(*least)),
            Goal::Below(most) => format!("< {}", short(*most)),
            Goal::None => String::new(),
        };
        write!(
            f,
            "| {what} | {figure} {unit} | {goal} | {met} | {beside} |"
        )
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
