//! REGION blocks (WebVTT section 4.3).

use std::fmt::Write as _;

use super::number::{all_digits, pair, percent, write_percent};
use super::settings::is_word;
use crate::fault::Faults;
use crate::text::Line;
use crate::{Milli, Region, Rule};

/// Reads the settings of a region from the lines below its first.
pub(super) fn read(lines: &[Line<'_>], faults: &mut Faults) -> Region {
    let mut region = Region::default();
    for line in lines {
        for word in line.text.split_whitespace() {
            let (name, value) = word.split_once(':').unwrap_or((word, ""));
            if set(&mut region, name, value).is_none() {
                faults.add(
                    line.place_of(word),
                    Rule::RegionSetting,
                    format!("`{word}`"),
                );
            }
        }
    }
    if let Some(line) = lines.first().filter(|_| region.id.is_empty()) {
        faults.add(line.place(), Rule::RegionSetting, "a region without id");
    }
    region
}

fn set(region: &mut Region, name: &str, value: &str) -> Option<()> {
    match name {
        "id" if is_word(value) => value.clone_into(&mut region.id),
        "width" => region.width = percent(value)?,
        "lines" if all_digits(value) => region.lines = value.parse().ok()?,
        "regionanchor" => region.region_anchor = pair(value)?,
        "viewportanchor" => region.viewport_anchor = pair(value)?,
        "scroll" if value == "up" => region.scroll = true,
        _ => return None,
    }
    Some(())
}

/// Writes a region block without the empty line after it.
pub(super) fn write(region: &Region, out: &mut String) {
    let written = write!(out, "REGION\nid:{}\nwidth:", region.id);
    debug_assert!(written.is_ok(), "a string takes everything");
    write_percent(region.width, out);
    let written = write!(out, "\nlines:{}\nregionanchor:", region.lines);
    debug_assert!(written.is_ok(), "a string takes everything");
    write_pair(region.region_anchor, out);
    out.push_str("\nviewportanchor:");
    write_pair(region.viewport_anchor, out);
    out.push_str(if region.scroll { "\nscroll:up\n" } else { "\n" });
}

fn write_pair((x, y): (Milli, Milli), out: &mut String) {
    write_percent(x, out);
    out.push(',');
    write_percent(y, out);
}
