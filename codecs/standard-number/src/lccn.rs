//! Library of Congress Control Number, normalised by the Library's own rules (LCCN Namespace).

use std::fmt;

use crate::fault::{Reading, Rule};

/// A normalised LCCN: no blanks, no hyphen, no suffix, serial number of six digits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lccn(String);

impl Lccn {
    /// The normalised form, the one to store and compare.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The permanent address at the Library of Congress.
    #[must_use]
    pub fn permalink(&self) -> String {
        format!("https://lccn.loc.gov/{}", self.0)
    }
}

impl fmt::Display for Lccn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Normalises an LCCN as it stands in MARC 21 010 or on a page: blanks removed, what follows a
/// slash removed, the digits after a hyphen filled with zeros to six. Letters are made small.
#[must_use]
pub fn lccn(text: &str) -> Reading<Lccn> {
    let head = text.split('/').next().unwrap_or_default();
    let offset = label_end(head);
    let body = head.get(offset..).unwrap_or_default();
    let (mut normal, mut serial, mut hyphen) = (String::new(), String::new(), None);
    for (at, c) in body.char_indices().filter(|(_, c)| !is_blank(*c)) {
        let at = at + offset;
        match c {
            '-' if hyphen.is_none() => hyphen = Some(at),
            c if c.is_ascii_digit() && hyphen.is_some() => serial.push(c),
            c if c.is_ascii_alphanumeric() && hyphen.is_none() => {
                normal.push(c.to_ascii_lowercase());
            }
            found => return Reading::bad(Vec::new(), at, Rule::Character { found }),
        }
    }
    if let Some(at) = hyphen {
        if !(1..=6).contains(&serial.len()) {
            let rule = Rule::Length {
                found: serial.len(),
                wanted: "1 to 6 after the hyphen",
            };
            return Reading::bad(Vec::new(), at, rule);
        }
        normal.push_str(&format!("{serial:0>6}"));
    }
    structure(normal, offset)
}

/// A blank, or the circumflex that stands for one in print.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || c == '^'
}

fn label_end(text: &str) -> usize {
    let lower = text.to_ascii_lowercase();
    let end = lower.find("lccn").map_or(0, |at| at + 4);
    let rest = lower.get(end..).unwrap_or_default();
    let body = if end == 0 {
        rest
    } else {
        rest.trim_start_matches([':', '.', ' '])
    };
    text.len() - body.len()
}

/// Eight to twelve characters: up to three letters, then eight digits (two of the year) or, with
/// at most two letters, ten digits (four of the year).
fn structure(normal: String, at: usize) -> Reading<Lccn> {
    let letters = normal.bytes().take_while(u8::is_ascii_alphabetic).count();
    let digits = normal.len() - letters;
    if normal.is_empty() {
        return Reading::bad(Vec::new(), at, Rule::Empty);
    }
    if let Some(found) = normal.chars().skip(letters).find(|c| !c.is_ascii_digit()) {
        return Reading::bad(Vec::new(), at, Rule::Character { found });
    }
    match (letters, digits) {
        (0..=3, 8) | (0..=2, 10) => Reading::good(Lccn(normal), Vec::new()),
        (_, found) => Reading::bad(
            Vec::new(),
            at,
            Rule::Length {
                found,
                wanted: "8 or 10",
            },
        ),
    }
}
