//! Years of publication as a picture and as links: bars of a decade each, drawn without script or style.

use webkit::Visit;

use super::asked::Asked;

/// The width of the picture in units of its own.
const WIDTH: u64 = 240;
/// The height of the highest bar.
const HEIGHT: u64 = 44;
/// Decades shown; records older than these stand in the first bar.
const BARS: usize = 12;

/// One bar: a decade, or all before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Bar {
    /// Its first year; none for all before.
    pub(crate) from: Option<i32>,
    /// Its last year.
    pub(crate) to: i32,
    /// How many records.
    pub(crate) count: u64,
}

/// A bar as the picture has it.
pub(crate) struct Drawn {
    pub(crate) x: u64,
    pub(crate) y: u64,
    pub(crate) width: u64,
    pub(crate) height: u64,
    pub(crate) name: String,
    pub(crate) count: String,
    pub(crate) href: String,
    pub(crate) is_chosen: bool,
}

/// The years of a search.
pub(crate) struct Years {
    pub(crate) bars: Vec<Drawn>,
    pub(crate) from: String,
    pub(crate) to: String,
    /// The search without years; empty when none are chosen.
    pub(crate) clear: String,
}

/// Records by decade, ascending, the oldest together. Pure.
pub(crate) fn bars(years: &[(i32, u64)]) -> Vec<Bar> {
    let mut bars: Vec<Bar> = Vec::new();
    for (year, count) in years {
        let first = year.div_euclid(10) * 10;
        match bars.last_mut() {
            Some(bar) if bar.from == Some(first) => bar.count += count,
            _ => bars.push(Bar {
                from: Some(first),
                to: first + 9,
                count: *count,
            }),
        }
    }
    let old = bars.len().saturating_sub(BARS - 1);
    if old > 1 {
        let rest = bars.split_off(old);
        let before = Bar {
            from: None,
            to: bars.last().map_or(0, |bar| bar.to),
            count: bars.iter().map(|bar| bar.count).sum(),
        };
        bars = std::iter::once(before).chain(rest).collect();
    }
    bars
}

/// The years as the page shows them.
pub(crate) fn years(visit: &Visit, asked: &Asked, counted: &[(i32, u64)]) -> Years {
    let bars = bars(counted);
    let most = bars.iter().map(|bar| bar.count).max().unwrap_or(1).max(1);
    let width = WIDTH / u64::try_from(bars.len().max(1)).unwrap_or(1);
    let drawn = (0_u64..).zip(&bars).map(|(at, bar)| {
        let height = (bar.count * HEIGHT / most).max(2);
        let is_chosen = asked.to == Some(bar.to) && asked.from == bar.from;
        let (from, to) = if is_chosen {
            (None, None)
        } else {
            (bar.from, Some(bar.to))
        };
        Drawn {
            x: at * width,
            y: HEIGHT - height,
            width: width.saturating_sub(2).max(1),
            height,
            name: name(visit, bar),
            count: visit
                .words
                .number(i64::try_from(bar.count).unwrap_or(i64::MAX)),
            href: asked.in_years(from, to).href(),
            is_chosen,
        }
    });
    let text = |year: Option<i32>| year.map_or_else(String::new, |year| year.to_string());
    let any = asked.from.or(asked.to).is_some();
    Years {
        bars: drawn.collect(),
        from: text(asked.from),
        to: text(asked.to),
        clear: if any {
            asked.in_years(None, None).href()
        } else {
            String::new()
        },
    }
}

fn name(visit: &Visit, bar: &Bar) -> String {
    match bar.from {
        Some(from) => format!("{from}–{}", bar.to),
        None => visit
            .words
            .tf("find-years-before", &[("year", &(bar.to + 1).to_string())]),
    }
}
