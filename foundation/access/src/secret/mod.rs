//! Passwords, PINs and tokens: how they are made, kept and compared (OWASP ASVS 2.4, 3.2).

use std::sync::LazyLock;

use argon2::Argon2;
use argon2::password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash};
use kernel::{Reason, hex};
use sha2::{Digest, Sha256};

use crate::AccessError;

/// The fewest characters of a password (NIST SP 800-63B asks for 8; OWASP ASVS 2.1.1 for 12).
pub const PASSWORD_MIN: usize = 12;
/// The most, so that a long text cannot keep the processor busy.
pub const PASSWORD_MAX: usize = 128;
/// The digits of a PIN at the desk.
pub const PIN_DIGITS: usize = 6;

/// The commonest passwords, sorted, one a line; see SOURCES.md beside the file.
static COMMON: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let mut words: Vec<&str> = include_str!("common-passwords.txt").lines().collect();
    words.sort_unstable();
    words
});

/// What keeps `password` from being one; empty means it may be.
#[must_use]
pub fn password_faults(password: &str, user_name: &str) -> Vec<Reason> {
    let length = password.chars().count();
    let lower = password.to_lowercase();
    let bare = lower.trim_end_matches(|c: char| c.is_ascii_digit() || c.is_ascii_punctuation());
    let is_common = |word: &str| COMMON.binary_search(&word).is_ok();
    let mut faults = Vec::new();
    if length < PASSWORD_MIN {
        faults.push(Reason::new("password-short").with("min", PASSWORD_MIN));
    }
    if length > PASSWORD_MAX {
        faults.push(Reason::new("password-long").with("max", PASSWORD_MAX));
    }
    if is_common(&lower)
        || (bare.chars().count() >= 8 && bare.chars().count() + 4 >= length && is_common(bare))
    {
        faults.push(Reason::new("password-common"));
    }
    if !user_name.is_empty() && lower.contains(&user_name.to_lowercase()) {
        faults.push(Reason::new("password-holds-name"));
    }
    faults
}

/// What keeps `pin` from being one: six digits, not all alike, not a run.
#[must_use]
pub fn pin_faults(pin: &str) -> Vec<Reason> {
    let digits: Vec<u8> = pin.bytes().filter(u8::is_ascii_digit).collect();
    if digits.len() != PIN_DIGITS || pin.len() != PIN_DIGITS {
        return vec![Reason::new("pin-digits").with("digits", PIN_DIGITS)];
    }
    let steps: Vec<i16> = digits
        .windows(2)
        .map(|w| i16::from(w[1]) - i16::from(w[0]))
        .collect();
    let trivial = [0, 1, -1]
        .iter()
        .any(|step| steps.iter().all(|s| s == step));
    if trivial {
        vec![Reason::new("pin-trivial")]
    } else {
        Vec::new()
    }
}

/// The argon2id hash of a secret, with its own salt, as a PHC string.
///
/// # Errors
/// When the system gives no randomness.
pub fn hash(secret: &str) -> Result<String, AccessError> {
    let made = Argon2::default().hash_password(secret.as_bytes());
    made.map(|hash| hash.to_string())
        .map_err(|e| AccessError::Secret(e.to_string()))
}

/// Whether `secret` is the one that was hashed.
#[must_use]
pub fn matches(secret: &str, hash: &str) -> bool {
    let Ok(parsed) = PasswordHash::new(hash) else {
        return false;
    };
    secret.len() <= PASSWORD_MAX * 4
        && Argon2::default()
            .verify_password(secret.as_bytes(), &parsed)
            .is_ok()
}

/// Spends as long as [`matches`] does, for a name that does not exist.
pub fn spend(secret: &str) {
    static NOBODY: LazyLock<Option<String>> =
        LazyLock::new(|| hash("nobody has this password").ok());
    if let Some(hash) = NOBODY.as_deref() {
        std::hint::black_box(matches(secret, hash));
    }
}

/// A new random token of 256 bits, as text for a cookie or a header.
///
/// # Errors
/// When the system gives no randomness.
pub fn token() -> Result<String, AccessError> {
    let mut bytes = [0_u8; 32];
    getrandom::fill(&mut bytes).map_err(|e| AccessError::Secret(e.to_string()))?;
    Ok(hex(&bytes))
}

/// What is kept of a token.
#[must_use]
pub fn digest(token: &str) -> String {
    hex(&Sha256::digest(token))
}
