//! ISBN and ISSN as told by their check digits (ISO 2108, ISO 3297).

/// The thirteen digits of an ISBN written with or without hyphens and blanks, followed or not by words
/// ("9780140449136 (pbk.)"); `None` when the check digit is wrong.
pub(crate) fn isbn(text: &str) -> Option<String> {
    let number = compact(text)?;
    match number.len() {
        10 if weighted(&number, 10) => Some(thirteen(&number)),
        13 if (number.starts_with("978") || number.starts_with("979"))
            && thirteen_right(&number) =>
        {
            Some(number)
        }
        _ => None,
    }
}

/// The eight characters of an ISSN; `None` when the check digit is wrong.
pub(crate) fn issn(text: &str) -> Option<String> {
    let number = compact(text)?;
    (number.len() == 8 && weighted(&number, 8)).then_some(number)
}

/// Digits and a closing X of a number's first part; `None` when it holds anything else.
fn compact(text: &str) -> Option<String> {
    let part = text.trim().split(['(', ';', ':']).next()?;
    let mut number = String::with_capacity(13);
    for character in part.chars() {
        match character {
            '0'..='9' => number.push(character),
            'x' | 'X' => number.push('x'),
            '-' | ' ' | '\u{2010}'..='\u{2015}' => {}
            _ => return None,
        }
    }
    let misplaced = number
        .find('x')
        .is_some_and(|index| index + 1 != number.len());
    (!number.is_empty() && number.len() <= 13 && !misplaced).then_some(number)
}

fn value(character: char) -> u32 {
    if character == 'x' {
        10
    } else {
        character.to_digit(10).unwrap_or(0)
    }
}

/// The weighted sum of both short numbers: first digit times the length, down to the check digit times one, modulo 11.
fn weighted(number: &str, length: u32) -> bool {
    let sum: u32 = number
        .chars()
        .zip((1..=length).rev())
        .map(|(character, weight)| value(character) * weight)
        .sum();
    sum.is_multiple_of(11)
}

fn thirteen_right(number: &str) -> bool {
    !number.ends_with('x') && alternating(number).is_multiple_of(10)
}

fn alternating(number: &str) -> u32 {
    number
        .chars()
        .zip([1, 3].into_iter().cycle())
        .map(|(character, weight)| value(character) * weight)
        .sum()
}

fn thirteen(ten: &str) -> String {
    let mut number: String = "978".chars().chain(ten.chars().take(9)).collect();
    let check = (10 - alternating(&number) % 10) % 10;
    number.push_str(&check.to_string());
    number
}
