//! Words nobody can guess.

use std::fmt::Write;

/// A random word of 32 hexadecimal digits (128 bits) from the operating system, or `None` where
/// the system has no randomness to give: then nothing that needs a secret may go on.
#[must_use]
pub fn random_word() -> Option<String> {
    let mut bytes = [0_u8; 16];
    getrandom::fill(&mut bytes).ok()?;
    let mut word = String::with_capacity(32);
    for byte in bytes {
        write!(word, "{byte:02x}").ok()?;
    }
    Some(word)
}
