//! Text that is compared: case folded in Rust, never by the database; and bytes as text.

/// Folds what a person typed for comparing: lower case, single blanks, no blanks around.
#[must_use]
pub fn fold(text: &str) -> String {
    text.split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase()
}

/// Bytes in lower-case hexadecimal, two digits each: digests, salts, tokens.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut out = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        out.push(DIGITS[usize::from(byte >> 4)].into());
        out.push(DIGITS[usize::from(byte & 15)].into());
    }
    out
}
