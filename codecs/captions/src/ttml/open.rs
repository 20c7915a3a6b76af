//! Open elements: times and styles, both in terms of the parent's (TTML 2 sections 10.4 and 12).

use super::element::Attributes;
use super::read::Reader;
use super::segments::Interval;
use super::style::Style;
use crate::Rule;

/// The latest time that is believed, in milliseconds: some eighty thousand hours.
const LATEST: u64 = 300_000_000_000;

/// An element that is open.
pub(super) struct Open {
    pub(super) id: Option<String>,
    pub(super) name: String,
    pub(super) interval: Interval,
    /// Children follow each other, the next from this time on.
    pub(super) sequence: Option<u64>,
    pub(super) style: Style,
    pub(super) preserve: bool,
}

impl Reader<'_> {
    /// An element with its times and its style, both from those of its parent.
    pub(super) fn opened(&mut self, name: &str, attributes: &Attributes, at: usize) -> Open {
        let interval = self.interval(attributes, at);
        let parent = self.open.last();
        let own = Style::of(attributes, &self.styles);
        let region = attributes.get("region").and_then(|id| self.styles.get(id));
        let mut style = region.map_or_else(|| own.clone(), |region| own.over(region));
        let inherits = !matches!(name, "body" | "tt");
        let preserve = match attributes.get("space") {
            Some(space) => space == "preserve",
            None => parent.is_some_and(|parent| parent.preserve),
        };
        if let Some(parent) = parent.filter(|_| inherits) {
            style = style.over(&parent.style);
        }
        let sequence = attributes.get("timeContainer") == Some("seq");
        Open {
            id: attributes.get("id").map(str::to_owned),
            name: name.to_owned(),
            interval,
            sequence: sequence.then_some(interval.begin),
            style,
            preserve,
        }
    }

    fn time(&mut self, attributes: &Attributes, name: &str, at: usize) -> Option<u64> {
        let text = attributes.get(name)?;
        let time = self.parameters.time(text);
        if time.is_none() {
            self.fault(at, Rule::TimeExpression, format!("{name}=\"{text}\""));
        }
        time
    }

    /// Begin, duration and end are counted from the parent's begin, or from the sibling before.
    fn interval(&mut self, attributes: &Attributes, at: usize) -> Interval {
        let begin = self.time(attributes, "begin", at);
        let end = self.time(attributes, "end", at);
        let duration = self.time(attributes, "dur", at);
        let parent = self.open.last();
        let base = parent.map_or(0, |parent| parent.sequence.unwrap_or(parent.interval.begin));
        let limit = parent.and_then(|parent| parent.interval.end);
        let start = base.saturating_add(begin.unwrap_or(0));
        let ends = [
            end.map(|end| base.saturating_add(end)),
            duration.map(|duration| start.saturating_add(duration)),
            limit,
        ];
        Interval {
            begin: start.min(LATEST),
            end: ends.into_iter().flatten().min().map(|end| end.min(LATEST)),
        }
    }
}
