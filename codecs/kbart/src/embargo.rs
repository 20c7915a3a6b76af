//! Embargo codes: `P1Y` without the newest year, `R10Y` only the newest ten.

use std::fmt;

use serde::{Serialize, Serializer};

use crate::date::{Day, day_number};
use crate::spans::{Span, Spans};

/// Which side of the wall can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// `R`: the newest part only.
    Newest,
    /// `P`: all but the newest part.
    AllButNewest,
}

/// In what the wall is counted, and moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Days; the wall moves daily.
    Days,
    /// Calendar months; it moves on the first of each.
    Months,
    /// Calendar years; it moves on 1 January.
    Years,
}

/// One wall.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Wall {
    /// Which side can be read.
    pub side: Side,
    /// How long the newest part is.
    pub length: u16,
    /// In which unit.
    pub unit: Unit,
}

/// An embargo: one wall, or one of each kind.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Embargo(pub Vec<Wall>);

impl Embargo {
    /// Reads `P1Y`, or `R10Y;P30D`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let walls: Option<Vec<Wall>> = text.split(';').map(wall).collect();
        let walls = walls?;
        let sides = [Side::Newest, Side::AllButNewest];
        let once = |side: &Side| walls.iter().filter(|wall| wall.side == *side).count() <= 1;
        sides.iter().all(once).then_some(Self(walls))
    }

    /// The days that can be read on a day, as far as the embargo says.
    #[must_use]
    pub fn open_on(&self, today: Day) -> Spans {
        let mut open = Spans::from(Span::ALL);
        for wall in &self.0 {
            let begin = wall.begin(today);
            let side = match wall.side {
                Side::Newest => Span {
                    from: begin,
                    to: Day::OPEN,
                },
                Side::AllButNewest => Span {
                    from: Span::ALL.from,
                    to: Day(begin.0 - 1),
                },
            };
            open = open.intersect(&Spans::from(side));
        }
        open
    }
}

impl Wall {
    /// Where the newest part begins. `P1Y` in 2026: on 1 January 2026; of months and days alike.
    fn begin(self, today: Day) -> Day {
        let (year, month, _) = today.parts();
        let length = i32::from(self.length);
        match self.unit {
            Unit::Days => Day(today.0 + 1 - length),
            Unit::Years => day_number(year + 1 - length, 1, 1),
            Unit::Months => {
                let months = year * 12 + i32::from(month) - length;
                day_number(months.div_euclid(12), months.rem_euclid(12) as u8 + 1, 1)
            }
        }
    }
}

fn wall(text: &str) -> Option<Wall> {
    let text = text.trim();
    let mut chars = text.chars();
    let side = match chars.next()? {
        'R' | 'r' => Side::Newest,
        'P' | 'p' => Side::AllButNewest,
        _ => return None,
    };
    let unit = match chars.next_back()? {
        'D' | 'd' => Unit::Days,
        'M' | 'm' => Unit::Months,
        'Y' | 'y' => Unit::Years,
        _ => return None,
    };
    let digits = chars.as_str();
    let all = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let length = all.then(|| digits.parse().ok()).flatten()?;
    (1..=20_000)
        .contains(&length)
        .then_some(Wall { side, length, unit })
}

impl fmt::Display for Embargo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, wall) in self.0.iter().enumerate() {
            let side = if wall.side == Side::Newest { 'R' } else { 'P' };
            let unit = match wall.unit {
                Unit::Days => 'D',
                Unit::Months => 'M',
                Unit::Years => 'Y',
            };
            let mark = if at > 0 { ";" } else { "" };
            write!(f, "{mark}{side}{}{unit}", wall.length)?;
        }
        Ok(())
    }
}

impl Serialize for Embargo {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
