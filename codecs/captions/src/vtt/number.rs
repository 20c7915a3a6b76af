//! Numbers of settings: percentages and line numbers (WebVTT section 4.4).

use std::fmt::Write as _;

use crate::settings::Milli;

/// A percentage from 0 to 100 with its sign: `50%`, `33.3%`.
pub(super) fn percent(text: &str) -> Option<Milli> {
    let digits = text.strip_suffix('%')?;
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    if !all_digits(whole) || !all_digits(part) || whole.len() > 9 {
        return None;
    }
    let thousandths: u32 = format!("{part:0<3}").get(..3)?.parse().ok()?;
    let value = whole
        .parse::<u32>()
        .ok()?
        .checked_mul(1000)?
        .checked_add(thousandths)?;
    (value <= 100_000).then_some(Milli(value))
}

/// A whole number, perhaps below zero.
pub(super) fn integer(text: &str) -> Option<i32> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    all_digits(digits).then(|| text.parse().ok())?
}

pub(super) fn all_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Two percentages with a comma between them.
pub(super) fn pair(text: &str) -> Option<(Milli, Milli)> {
    let (x, y) = text.split_once(',')?;
    Some((percent(x)?, percent(y)?))
}

/// A percentage as it is written, without needless zeros.
pub(super) fn write_percent(value: Milli, out: &mut String) {
    let (whole, part) = (value.0 / 1000, value.0 % 1000);
    let written = if part == 0 {
        write!(out, "{whole}%")
    } else {
        let part = format!("{part:03}");
        write!(out, "{whole}.{}%", part.trim_end_matches('0'))
    };
    debug_assert!(written.is_ok(), "a string takes everything");
}
