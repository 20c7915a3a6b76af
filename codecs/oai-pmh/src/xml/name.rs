//! Which names XML allows, and names in messages.

/// Whether XML 1.0 (2.3) and namespaces in XML allow the name.
pub(super) fn is_name(name: &str) -> bool {
    if let [first, rest @ ..] = name.as_bytes()
        && first.is_ascii_alphabetic()
        && rest.iter().all(u8::is_ascii_alphanumeric)
    {
        return true;
    }
    let mut parts = name.split(':');
    let sound = |part: &str| part.starts_with(begins) && part.chars().all(goes_on);
    parts.by_ref().take(2).all(sound) && parts.next().is_none()
}

/// NameStartChar, without the colon.
const fn begins(c: char) -> bool {
    matches!(c,
        'A'..='Z' | '_' | 'a'..='z' | '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}'
        | '\u{F8}'..='\u{2FF}' | '\u{370}'..='\u{37D}' | '\u{37F}'..='\u{1FFF}'
        | '\u{200C}'..='\u{200D}' | '\u{2070}'..='\u{218F}' | '\u{2C00}'..='\u{2FEF}'
        | '\u{3001}'..='\u{D7FF}' | '\u{F900}'..='\u{FDCF}' | '\u{FDF0}'..='\u{FFFD}'
        | '\u{10000}'..='\u{EFFFF}')
}

/// NameChar, without the colon.
const fn goes_on(c: char) -> bool {
    begins(c)
        || matches!(c,
            '-' | '.' | '0'..='9' | '\u{B7}' | '\u{300}'..='\u{36F}' | '\u{203F}'..='\u{2040}')
}

/// The first characters of something that may be long.
pub(super) fn start_of(text: &str) -> String {
    text.chars().take(40).collect()
}
