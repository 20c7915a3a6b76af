//! Cue settings: `line:0 position:50% align:start` (WebVTT section 4.4).

use std::fmt::Write as _;

use super::number::{integer, percent, write_percent};
use crate::Rule;
use crate::fault::Faults;
use crate::settings::{Align, LineAlign, LinePlace, PositionAlign, Settings, Vertical};
use crate::text::Line;

const VERTICAL: [(&str, Vertical); 2] =
    [("rl", Vertical::RightToLeft), ("lr", Vertical::LeftToRight)];
const ALIGN: [(&str, Align); 5] = [
    ("start", Align::Start),
    ("center", Align::Center),
    ("end", Align::End),
    ("left", Align::Left),
    ("right", Align::Right),
];
const LINE_ALIGN: [(&str, LineAlign); 3] = [
    ("start", LineAlign::Start),
    ("center", LineAlign::Center),
    ("end", LineAlign::End),
];
const POSITION_ALIGN: [(&str, PositionAlign); 3] = [
    ("line-left", PositionAlign::LineLeft),
    ("center", PositionAlign::Center),
    ("line-right", PositionAlign::LineRight),
];

fn named<T: Copy>(rows: &[(&str, T)], name: &str) -> Option<T> {
    rows.iter().find(|row| row.0 == name).map(|row| row.1)
}

fn name_of<T: Copy + PartialEq>(rows: &[(&'static str, T)], value: T) -> &'static str {
    rows.iter()
        .find(|row| row.1 == value)
        .map_or("", |row| row.0)
}

/// Reads the settings after the times.
pub(super) fn read(line: &Line<'_>, text: &str, faults: &mut Faults) -> Settings {
    let mut settings = Settings::default();
    let mut seen: Vec<&str> = Vec::new();
    for word in text.split_whitespace() {
        let (name, value) = word.split_once(':').unwrap_or((word, ""));
        if seen.contains(&name) {
            let what = format!("`{name}` is given again");
            faults.add(line.place_of(word), Rule::SettingTwice, what);
        }
        if seen.len() < 16 {
            seen.push(name);
        }
        if let Err(rule) = set(&mut settings, name, value) {
            faults.add(line.place_of(word), rule, format!("`{word}`"));
            settings.other.push(word.to_owned());
        }
    }
    settings
}

fn set(settings: &mut Settings, name: &str, value: &str) -> Result<(), Rule> {
    let good = match name {
        "vertical" => named(&VERTICAL, value).map(|v| settings.vertical = Some(v)),
        "line" => line_place(value).map(|(place, align)| {
            settings.line = Some(place);
            settings.line_align = align;
        }),
        "position" => position(value).map(|(place, align)| {
            settings.position = Some(place);
            settings.position_align = align;
        }),
        "size" => percent(value).map(|v| settings.size = Some(v)),
        "align" => named(&ALIGN, value).map(|v| settings.align = Some(v)),
        "region" if !value.is_empty() => {
            settings.region = Some(value.to_owned());
            Some(())
        }
        "region" => None,
        _ => return Err(Rule::SettingUnknown),
    };
    good.ok_or(Rule::SettingValue)
}

fn line_place(value: &str) -> Option<(LinePlace, Option<LineAlign>)> {
    let (place, align) = parts(value, &LINE_ALIGN)?;
    let place = match percent(place) {
        Some(percent) => LinePlace::Percent(percent),
        None => LinePlace::Number(integer(place)?),
    };
    Some((place, align))
}

fn position(value: &str) -> Option<(crate::Milli, Option<PositionAlign>)> {
    let (place, align) = parts(value, &POSITION_ALIGN)?;
    Some((percent(place)?, align))
}

/// A value and, after a comma, an alignment.
fn parts<'a, T: Copy>(value: &'a str, rows: &[(&str, T)]) -> Option<(&'a str, Option<T>)> {
    match value.split_once(',') {
        Some((place, align)) => Some((place, Some(named(rows, align)?))),
        None => Some((value, None)),
    }
}

/// Writes the settings, each with a space before it.
pub(super) fn write(settings: &Settings, out: &mut String) {
    if let Some(vertical) = settings.vertical {
        setting(out, "vertical", name_of(&VERTICAL, vertical));
    }
    if let Some(line) = settings.line {
        setting(out, "line", "");
        match line {
            LinePlace::Number(number) => {
                let written = write!(out, "{number}");
                debug_assert!(written.is_ok(), "a string takes everything");
            }
            LinePlace::Percent(percent) => write_percent(percent, out),
        }
        after_comma(out, settings.line_align.map(|a| name_of(&LINE_ALIGN, a)));
    }
    if let Some(position) = settings.position {
        setting(out, "position", "");
        write_percent(position, out);
        after_comma(
            out,
            settings.position_align.map(|a| name_of(&POSITION_ALIGN, a)),
        );
    }
    if let Some(size) = settings.size {
        setting(out, "size", "");
        write_percent(size, out);
    }
    if let Some(align) = settings.align {
        setting(out, "align", name_of(&ALIGN, align));
    }
    let region = settings.region.as_deref().filter(|id| is_word(id));
    if let Some(region) = region {
        setting(out, "region", region);
    }
}

/// Whether it can stand as the value of a setting.
pub(super) fn is_word(text: &str) -> bool {
    !text.is_empty() && !text.contains(char::is_whitespace) && !text.contains("-->")
}

fn setting(out: &mut String, name: &str, value: &str) {
    out.push(' ');
    out.push_str(name);
    out.push(':');
    out.push_str(value);
}

fn after_comma(out: &mut String, name: Option<&str>) {
    if let Some(name) = name {
        out.push(',');
        out.push_str(name);
    }
}
