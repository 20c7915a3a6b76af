//! How sets, metadata formats and identifiers may be named.

/// Whether a metadata prefix is made as OAI-PMH says (3.4): unreserved characters of RFC 2396.
#[must_use]
pub fn is_metadata_prefix(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(unreserved)
}

/// Whether a set name is made as OAI-PMH says (2.6): such names, joined by colons.
#[must_use]
pub fn is_set_spec(text: &str) -> bool {
    text.split(':').all(is_metadata_prefix)
}

/// Whether an identifier can be a URI (2.4): a scheme, a colon, and no blank or control character.
#[must_use]
pub fn is_identifier(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else {
        return false;
    };
    let of_scheme = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.');
    let begins = scheme
        .bytes()
        .next()
        .is_some_and(|b| b.is_ascii_alphabetic());
    let sound = |c: char| !c.is_whitespace() && !c.is_control();
    begins && scheme.bytes().all(of_scheme) && !rest.is_empty() && rest.chars().all(sound)
}

/// The set itself and each set above it: a record in `a:b:c` is in `a:b` and `a` too (2.6).
pub fn with_parents(set: &str) -> impl Iterator<Item = &str> {
    let colons = set.match_indices(':').map(|(at, _)| &set[..at]);
    std::iter::once(set).chain(colons)
}

/// Whether a record in the set `inner` is asked for by the set `outer`.
#[must_use]
pub fn is_within(inner: &str, outer: &str) -> bool {
    let rest = inner.strip_prefix(outer);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(':'))
}

const fn unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || matches!(
            byte,
            b'-' | b'_' | b'.' | b'!' | b'~' | b'*' | b'\'' | b'(' | b')'
        )
}
