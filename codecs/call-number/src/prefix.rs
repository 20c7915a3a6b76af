//! Shelving prefixes: words before the class that name another sequence on the shelves.

use crate::part::{CallNumber, Kind};
use crate::scan::Scanner;

/// Prefixes as libraries print them on labels, in upper case, without a full stop.
const KNOWN: &[&str] = &[
    "ARCH",
    "ARCHIVES",
    "ATLAS",
    "AV",
    "BIG",
    "BKS",
    "CD",
    "CDROM",
    "COLL",
    "CURR",
    "CURRIC",
    "DESK",
    "DIAL",
    "DISPLAY",
    "DVD",
    "EBOOK",
    "ESL",
    "F",
    "FOL",
    "FOLIO",
    "FILM",
    "GAME",
    "J",
    "JR",
    "JUV",
    "KIT",
    "LARGE",
    "LAW",
    "LOCKED",
    "LP",
    "MAP",
    "MAPS",
    "MEDIA",
    "MICRO",
    "MFICHE",
    "MFILM",
    "MICROFICHE",
    "MICROFILM",
    "MINI",
    "MS",
    "NEW",
    "OVER",
    "OVERSIZE",
    "OVERSIZED",
    "OVR",
    "OVSZ",
    "PAM",
    "PAPERBACK",
    "PBK",
    "PER",
    "PERIOD",
    "PERIODICAL",
    "POPULAR",
    "PRINT",
    "PROF",
    "Q",
    "QUARTO",
    "RARE",
    "READY",
    "REF",
    "REFERENCE",
    "RES",
    "RESERVE",
    "SPEC",
    "SPECIAL",
    "STACKS",
    "STORAGE",
    "TEXT",
    "THESIS",
    "VAULT",
    "VHS",
    "VIDEO",
    "XL",
    "YA",
    "ZINE",
];

/// Takes the prefixes at the scanner; `opens` says whether a class can begin at what follows.
pub(crate) fn skip(
    scan: &mut Scanner<'_>,
    number: &mut CallNumber<'_>,
    opens: impl Fn(&Scanner<'_>) -> bool,
) {
    scan.take(|c| c.is_whitespace() || c == '\u{feff}');
    let start = scan.at();
    let mut end = start;
    loop {
        let plus = scan.take(|c| c == '+');
        let word = scan.letters();
        let known = KNOWN
            .iter()
            .any(|known| known.eq_ignore_ascii_case(scan.str(&word)));
        let word_end = scan.at();
        let stop = !word.is_empty() && scan.eat('.');
        let parted = scan.spaces() || stop;
        if !(known && parted || word.is_empty() && !plus.is_empty()) || !follows(scan, &opens) {
            break;
        }
        end = if word.is_empty() { plus.end } else { word_end };
    }
    if end > start {
        number.push(Kind::Prefix, start..end);
    }
    scan.back_to(end);
    scan.take(|c| c.is_whitespace() || (end > start && c == '.'));
}

/// Whether a class, or another prefix before a class, begins here.
fn follows(scan: &Scanner<'_>, opens: &impl Fn(&Scanner<'_>) -> bool) -> bool {
    let mut ahead = scan.clone();
    loop {
        if opens(&ahead) {
            return true;
        }
        let word = ahead.letters();
        if word.is_empty()
            || !KNOWN
                .iter()
                .any(|k| k.eq_ignore_ascii_case(ahead.str(&word)))
        {
            return false;
        }
        ahead.eat('.');
        if !ahead.spaces() {
            return false;
        }
    }
}
