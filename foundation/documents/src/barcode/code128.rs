//! Code 128, ISO/IEC 15417: set B for text, set C for runs of digits.

use super::{Kind, MarkError};

/// Six widths for each value 0–105; the stop pattern stands apart.
const PATTERNS: [&str; 106] = [
    "212222", "222122", "222221", "121223", "121322", "131222", "122213", "122312", "132212",
    "221213", "221312", "231212", "112232", "122132", "122231", "113222", "123122", "123221",
    "223211", "221132", "221231", "213212", "223112", "312131", "311222", "321122", "321221",
    "312212", "322112", "322211", "212123", "212321", "232121", "111323", "131123", "131321",
    "112313", "132113", "132311", "211313", "231113", "231311", "112133", "112331", "132131",
    "113123", "113321", "133121", "313121", "211331", "231131", "213113", "213311", "213131",
    "311123", "311321", "331121", "312113", "312311", "332111", "314111", "221411", "431111",
    "111224", "111422", "121124", "121421", "141122", "141221", "112214", "112412", "122114",
    "122411", "142112", "142211", "241211", "221114", "413111", "241112", "134111", "111242",
    "121142", "121241", "114212", "124112", "124211", "411212", "421112", "421211", "212141",
    "214121", "412121", "111143", "111341", "131141", "114113", "114311", "411113", "411311",
    "113141", "114131", "311141", "411131", "211412", "211214", "211232",
];
const STOP: &str = "2331112";
const TO_C: usize = 99;
const TO_B: usize = 100;
const START_B: usize = 104;
const START_C: usize = 105;
/// A run of digits this long is worth changing to set C for.
const RUN: usize = 4;

/// Widths of bars and spaces for `text`: start, values, check, stop.
pub(super) fn widths(text: &str) -> Result<Vec<u8>, MarkError> {
    if let Some(character) = text.chars().find(|c| !(' '..='~').contains(c)) {
        return Err(MarkError::Character {
            kind: Kind::Code128,
            character,
        });
    }
    let mut values = values(text.as_bytes());
    let weighed = values.iter().enumerate().map(|(i, value)| i.max(1) * value);
    values.push(weighed.sum::<usize>() % 103);
    let patterns = values
        .iter()
        .filter_map(|&value| PATTERNS.get(value).copied())
        .chain([STOP]);
    Ok(patterns
        .flat_map(str::bytes)
        .map(|digit| digit - b'0')
        .collect())
}

/// The values of printable ASCII, digits in pairs where a run is long enough.
fn values(text: &[u8]) -> Vec<usize> {
    let mut values = Vec::with_capacity(text.len() + 2);
    let mut in_c = false;
    let mut rest = text;
    while let Some((&first, tail)) = rest.split_first() {
        let digits = rest.iter().take_while(|b| b.is_ascii_digit()).count();
        let pairs = if in_c {
            digits >= 2
        } else {
            digits >= RUN && digits % 2 == 0
        };
        if pairs != in_c || values.is_empty() {
            let [start, change] = set(pairs);
            values.push(if values.is_empty() { start } else { change });
            in_c = pairs;
        }
        if let (true, Some((pair, after))) = (pairs, rest.split_at_checked(2)) {
            values.push(
                pair.iter()
                    .fold(0, |n, digit| n * 10 + usize::from(digit - b'0')),
            );
            rest = after;
        } else {
            values.push(usize::from(first - b' '));
            rest = tail;
        }
    }
    values
}

/// The value that begins in a set, and the value that changes to it.
fn set(in_c: bool) -> [usize; 2] {
    if in_c {
        [START_C, TO_C]
    } else {
        [START_B, TO_B]
    }
}
