//! Which names XML allows, their parts, and names in messages.

/// Whether XML 1.0 (2.3) and namespaces in XML allow the name.
pub(super) fn is_name(name: &str) -> bool {
    let (prefix, local) = split(name);
    let plain = |part: &str| {
        let (begins, goes_on) = (u8::is_ascii_alphabetic, u8::is_ascii_alphanumeric);
        part.as_bytes().first().is_some_and(begins) && part.bytes().all(|byte| goes_on(&byte))
    };
    if plain(local) && prefix.is_none_or(plain) {
        return true;
    }
    let mut parts = name.split(':');
    let sound = |part: &str| part.starts_with(begins) && part.chars().all(goes_on);
    parts.by_ref().take(2).all(sound) && parts.next().is_none()
}

/// What stands before the colon, where there is one, and the rest.
pub(super) fn split(name: &str) -> (Option<&str>, &str) {
    // Names are short: looking at each byte is quicker than setting up a search.
    match name.bytes().position(|byte| byte == b':') {
        Some(at) => (Some(&name[..at]), &name[at + 1..]),
        None => (None, name),
    }
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
