//! Resumption tokens (3.5) that hold everything themselves: a repository keeps no list open.
//!
//! A token carries the request, the place to go on from and its end of life, signed with
//! HMAC-SHA256 (RFC 2104) under the repository's key and base URL. One from another server, or one
//! that somebody has changed, is refused as `badResumptionToken`.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use std::fmt;

use crate::error::{Code, Error};
use crate::{Datestamp, Selection, Verb};

/// The form of the tokens; another byte in front is another form.
const FORM: u8 = 1;

/// The bytes of the signature.
const SIGNATURE: usize = 32;

/// The longest token that is looked at.
const LONGEST: usize = 4_096;

/// What a token says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Which list goes on.
    pub verb: Verb,
    /// What was asked for at its start; empty for sets.
    pub selection: Selection,
    /// How many were given before.
    pub cursor: u64,
    /// How many there are in all, when that is known.
    pub complete_list_size: Option<u64>,
    /// Where the store goes on, in its own words (the last identifier, say).
    pub position: String,
    /// When it ends, in seconds since 1970; `None` when it never does.
    pub expires: Option<i64>,
}

/// Signs tokens and knows its own again.
#[derive(Clone)]
pub struct TokenKey {
    current: Vec<u8>,
    older: Vec<Vec<u8>>,
    base_url: String,
}

/// The secret has too few bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ShortSecret(usize);

impl fmt::Display for ShortSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "a secret of {} bytes is too short; give 32 random bytes",
            self.0
        )
    }
}

impl std::error::Error for ShortSecret {}

impl fmt::Debug for TokenKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TokenKey")
            .field("base_url", &self.base_url)
            .finish_non_exhaustive()
    }
}

impl TokenKey {
    /// For the repository at this base URL, with a secret of at least 16 bytes (32 are good).
    ///
    /// # Errors
    /// When the secret is too short.
    pub fn new(base_url: impl Into<String>, secret: &[u8]) -> Result<Self, ShortSecret> {
        if secret.len() < 16 {
            return Err(ShortSecret(secret.len()));
        }
        Ok(Self {
            current: secret.to_vec(),
            older: Vec::new(),
            base_url: base_url.into(),
        })
    }

    /// Takes tokens of an earlier secret too, so that a harvest goes on when the secret changes.
    #[must_use]
    pub fn or_older(mut self, secret: &[u8]) -> Self {
        self.older.push(secret.to_vec());
        self
    }

    /// The token as text: letters, digits, `-` and `_`.
    #[must_use]
    pub fn seal(&self, token: &Token) -> String {
        let mut bytes = pack(token);
        let signature = self
            .mac(&self.current, &bytes)
            .map(|mac| mac.finalize().into_bytes());
        bytes.extend_from_slice(signature.as_deref().unwrap_or_default());
        URL_SAFE_NO_PAD.encode(bytes)
    }

    /// Reads a token of this repository for this verb, at this time (seconds since 1970).
    ///
    /// # Errors
    /// `badResumptionToken` when it is not ours, was changed, is for another verb, or has expired.
    pub fn open(&self, text: &str, verb: Verb, now: i64) -> Result<Token, Error> {
        let refuse = |message: &str| {
            let message = format!("{message}; begin the list again");
            Error::new(Code::BadResumptionToken, message)
        };
        let token = self.read(text);
        let token =
            token.ok_or_else(|| refuse("this is no resumption token of this repository"))?;
        if token.verb != verb {
            return Err(refuse(&format!(
                "this resumption token is for {}",
                token.verb
            )));
        }
        if token.expires.is_some_and(|end| end <= now) {
            return Err(refuse("this resumption token has expired"));
        }
        Ok(token)
    }

    fn read(&self, text: &str) -> Option<Token> {
        if text.len() > LONGEST {
            return None;
        }
        let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
        let (packed, signature) = bytes.split_at_checked(bytes.len().checked_sub(SIGNATURE)?)?;
        let mut keys = std::iter::once(&self.current).chain(&self.older);
        let ours = |key: &Vec<u8>| {
            let mac = self.mac(key, packed);
            mac.is_some_and(|mac| mac.verify_slice(signature).is_ok())
        };
        if !keys.any(ours) {
            return None;
        }
        unpack(packed)
    }

    /// The signature covers the form, the base URL and what the token says.
    fn mac(&self, key: &[u8], packed: &[u8]) -> Option<Hmac<Sha256>> {
        let mut mac = Hmac::<Sha256>::new_from_slice(key).ok()?;
        mac.update(b"OAI-PMH resumption token\0");
        mac.update(self.base_url.as_bytes());
        mac.update(&[0]);
        mac.update(packed);
        Some(mac)
    }
}

/// The parts of a token as texts, each with its length before it.
fn pack(token: &Token) -> Vec<u8> {
    let Token {
        verb,
        selection,
        cursor,
        complete_list_size,
        position,
        expires,
    } = token;
    let number = |number: Option<i128>| number.map(|it| it.to_string()).unwrap_or_default();
    let date = |date: Option<Datestamp>| date.map(|it| it.to_string()).unwrap_or_default();
    let parts = [
        verb.to_string(),
        selection.metadata_prefix.clone(),
        date(selection.from),
        date(selection.until),
        selection.set.clone().unwrap_or_default(),
        cursor.to_string(),
        number(complete_list_size.map(i128::from)),
        position.clone(),
        number(expires.map(i128::from)),
    ];
    let mut out = vec![FORM];
    for part in &parts {
        out.extend_from_slice(part.len().to_string().as_bytes());
        out.push(b':');
        out.extend_from_slice(part.as_bytes());
    }
    out
}

fn unpack(bytes: &[u8]) -> Option<Token> {
    let mut rest = std::str::from_utf8(bytes.strip_prefix(&[FORM])?).ok()?;
    let mut next = || {
        let (length, behind) = rest.split_once(':')?;
        let (part, behind) = behind.split_at_checked(length.parse().ok()?)?;
        rest = behind;
        Some(part)
    };
    Some(Token {
        verb: Verb::read(next()?)?,
        selection: Selection {
            metadata_prefix: next()?.to_owned(),
            from: optional(next()?)?,
            until: optional(next()?)?,
            set: Some(next()?.to_owned()).filter(|set| !set.is_empty()),
        },
        cursor: next()?.parse().ok()?,
        complete_list_size: optional(next()?)?,
        position: next()?.to_owned(),
        expires: optional(next()?)?,
    })
}

/// Nothing, or something that must be readable.
fn optional<T: std::str::FromStr>(text: &str) -> Option<Option<T>> {
    if text.is_empty() {
        return Some(None);
    }
    text.parse().ok().map(Some)
}
