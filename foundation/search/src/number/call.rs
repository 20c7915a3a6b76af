//! Call numbers inside a person's text: Superintendent of Documents, Library of Congress, Dewey.

/// How many bytes of `text`, from its start, look like a SuDoc number: letters, a number with a point, and a colon
/// ("A 1.9:2183", "Y 4.J 89/1:S.HRG.110-123"), with the parts after the colon that carry it on ("A 13.2:F 76/12").
pub(crate) fn sudoc_at(text: &str) -> Option<usize> {
    let parts: Vec<&str> = text.split(' ').take(10).collect();
    let stem = stem_parts(&parts)?;
    let colon = parts
        .iter()
        .enumerate()
        .skip(stem)
        .take(3)
        .find(|(_, part)| part.contains(':'))
        .map(|(index, _)| index)?;
    let more = parts
        .iter()
        .skip(colon + 1)
        .take_while(|part| carries_on(part))
        .count();
    let taken = parts.get(..colon + 1 + more)?;
    Some(taken.iter().map(|part| part.len() + 1).sum::<usize>() - 1)
}

/// The index of the part with the number and point: 1 in "Y 4.J", 0 in "Y4.J".
fn stem_parts(parts: &[&str]) -> Option<usize> {
    let first = parts.first()?;
    let letters = first.bytes().take_while(u8::is_ascii_alphabetic).count();
    if !(1..=4).contains(&letters) {
        return None;
    }
    if letters == first.len() {
        return parts.get(1).filter(|part| numbered(part)).map(|_| 1);
    }
    numbered(first.get(letters..)?).then_some(0)
}

fn numbered(part: &str) -> bool {
    let digits = part.bytes().take_while(u8::is_ascii_digit).count();
    (1..=4).contains(&digits) && part.as_bytes().get(digits) == Some(&b'.')
}

fn carries_on(part: &str) -> bool {
    let plain = part
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || b"./:-&()".contains(&byte));
    let short_letters = part.len() <= 3
        && part
            .bytes()
            .all(|byte| byte.is_ascii_uppercase() || byte == b'.');
    plain && !part.is_empty() && (short_letters || part.bytes().any(|byte| byte.is_ascii_digit()))
}

/// Whether a whole text looks like a Library of Congress or Dewey call number: "QA76.73.R87 K53 2019", "005.133 RUS".
pub(crate) fn lc_like(text: &str) -> bool {
    let text = text.trim();
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let rest = text.get(letters..).unwrap_or_default().trim_start();
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let after = rest.get(digits..).unwrap_or_default();
    match letters {
        0 => digits == 3 && after.starts_with('.') && after.len() > 1,
        1..=3 => (1..=4).contains(&digits) && text.len() <= 60 && cutter(after),
        _ => false,
    }
}

/// After the class: a point, or a blank and a letter with a digit ("QA76 .73", "PS3515 E37").
fn cutter(after: &str) -> bool {
    let trimmed = after.trim_start_matches([' ', '.']);
    let decimal = after.starts_with('.') && trimmed.starts_with(|each: char| each.is_ascii_digit());
    let mut characters = trimmed.chars();
    let cutter = after.len() > trimmed.len()
        && characters
            .next()
            .is_some_and(|each| each.is_ascii_alphabetic())
        && characters.next().is_some_and(|each| each.is_ascii_digit());
    decimal || cutter
}
