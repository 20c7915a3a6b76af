//! Text as it may stand in XML 1.0.

use super::decode::forbidden;

/// Appends text as the contents of an element. A carriage return is kept as a reference; what XML
/// forbids becomes U+FFFD.
pub(super) fn content(text: &str, out: &mut String) {
    escape(text, false, out);
}

/// Appends text as the value of an attribute in double quotes.
pub(super) fn attribute(text: &str, out: &mut String) {
    escape(text, true, out);
}

fn escape(text: &str, quoted: bool, out: &mut String) {
    if !holds_special(text) {
        out.push_str(text);
        return;
    }
    let mut rest = text;
    while let Some(at) = rest.bytes().position(|byte| SPECIAL[usize::from(byte)]) {
        let (plain, special) = rest.split_at(at);
        out.push_str(plain);
        let mut characters = special.chars();
        match characters.next() {
            Some('&') => out.push_str("&amp;"),
            Some('<') => out.push_str("&lt;"),
            Some('>') => out.push_str("&gt;"),
            Some('\r') => out.push_str("&#13;"),
            Some('"') if quoted => out.push_str("&quot;"),
            Some('\n') if quoted => out.push_str("&#10;"),
            Some('\t') if quoted => out.push_str("&#9;"),
            Some(c) if forbidden(c) => out.push('\u{FFFD}'),
            Some(c) => out.push(c),
            None => {}
        }
        rest = characters.as_str();
    }
    out.push_str(rest);
}

/// Whether a byte of the text may be special: looked at many at a time, which the table below does not allow.
pub(super) fn holds_special(text: &str) -> bool {
    let special = |byte: u8| byte < 0x20 || matches!(byte, b'&' | b'<' | b'>' | b'"' | 0xEF);
    let some = |some: &[u8]| {
        some.iter()
            .fold(false, |found, byte| found | special(*byte))
    };
    text.as_bytes().chunks(64).any(some)
}

/// The bytes that may begin a character that is not written as it is; EF may begin U+FFFE.
const SPECIAL: [bool; 256] = {
    let mut special = [false; 256];
    let mut byte = 0;
    while byte < 0x20 {
        special[byte] = true;
        byte += 1;
    }
    special[b'&' as usize] = true;
    special[b'<' as usize] = true;
    special[b'>' as usize] = true;
    special[b'"' as usize] = true;
    special[0xEF] = true;
    special
};
