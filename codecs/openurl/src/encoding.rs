//! Percent encoding over UTF-8 and ISO 8859-1.

use std::borrow::Cow;

use serde::Serialize;

/// The character encoding of the values (`ctx_enc`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Charset {
    /// `info:ofi/enc:UTF-8`, the default.
    #[default]
    Utf8,
    /// `info:ofi/enc:ISO-8859-1`
    Latin1,
}

impl Charset {
    /// The identifier of the registry.
    #[must_use]
    pub const fn identifier(self) -> &'static str {
        match self {
            Self::Utf8 => "info:ofi/enc:UTF-8",
            Self::Latin1 => "info:ofi/enc:ISO-8859-1",
        }
    }

    /// The encoding of this identifier, however its letters are.
    #[must_use]
    pub fn of(identifier: &str) -> Option<Self> {
        let name = identifier.rsplit(':').next().unwrap_or_default();
        let squeezed: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
        match squeezed.to_ascii_lowercase().as_str() {
            "utf8" => Some(Self::Utf8),
            "iso88591" | "latin1" | "windows1252" => Some(Self::Latin1),
            _ => None,
        }
    }
}

/// What decoding found wrong.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Odd {
    /// A `%` without two hexadecimal digits; kept as it is.
    pub(crate) escape: bool,
    /// Bytes that are not what the encoding says.
    pub(crate) charset: bool,
    /// A NUL.
    pub(crate) nul: bool,
}

/// Decodes a key or a value of a query: `+` is a blank, `%41` a byte.
pub(crate) fn decode(text: &[u8], charset: Charset) -> (String, Odd) {
    let mut odd = Odd::default();
    let mut bytes = Vec::with_capacity(text.len());
    let mut at = 0;
    while let Some(byte) = text.get(at) {
        at += 1;
        match byte {
            b'+' => bytes.push(b' '),
            b'%' => match hex(text.get(at..at + 2)) {
                Some(value) => {
                    bytes.push(value);
                    at += 2;
                }
                None => {
                    odd.escape = true;
                    bytes.push(b'%');
                }
            },
            other => bytes.push(*other),
        }
    }
    odd.nul = bytes.contains(&0);
    let latin = |bytes: Vec<u8>| bytes.iter().map(|byte| char::from(*byte)).collect();
    let text = match charset {
        Charset::Latin1 => latin(bytes),
        Charset::Utf8 => String::from_utf8(bytes).unwrap_or_else(|error| {
            odd.charset = true;
            latin(error.into_bytes())
        }),
    };
    (text, odd)
}

fn hex(digits: Option<&[u8]>) -> Option<u8> {
    let digits = std::str::from_utf8(digits?).ok()?;
    let plain = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    plain.then(|| u8::from_str_radix(digits, 16).ok())?
}

/// Encodes a value: what is not unreserved (RFC 3986), `:` or `/` is escaped, a blank is `+`.
pub(crate) fn encode(text: &str, charset: Charset, out: &mut String) {
    let bytes: Cow<'_, [u8]> = match charset {
        Charset::Utf8 => Cow::Borrowed(text.as_bytes()),
        Charset::Latin1 => Cow::Owned(
            text.chars()
                .map(|c| u8::try_from(c).unwrap_or(b'?'))
                .collect(),
        ),
    };
    for byte in bytes.iter() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b':' | b'/' => {
                out.push(char::from(*byte));
            }
            b' ' => out.push('+'),
            other => {
                const DIGITS: [char; 16] = [
                    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F',
                ];
                out.push('%');
                out.push(DIGITS[usize::from(other >> 4)]);
                out.push(DIGITS[usize::from(other & 15)]);
            }
        }
    }
}
