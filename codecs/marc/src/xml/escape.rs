//! Text as it may stand in XML 1.0, and back.

/// What a byte asks for when text is written.
const PLAIN: u8 = 0;
const MARKUP: u8 = 1;
const FORBIDDEN: u8 = 2;
const RETURN: u8 = 3;
const BLANK: u8 = 4;
const MAYBE: u8 = 5;
const QUOTE: u8 = 6;

/// What each byte asks for; EF may begin U+FFFE or U+FFFF, which XML forbids too.
const CLASSES: [u8; 256] = {
    let mut classes = [PLAIN; 256];
    let mut byte = 0;
    while byte < 0x20 {
        classes[byte] = FORBIDDEN;
        byte += 1;
    }
    classes[0x09] = BLANK;
    classes[0x0A] = BLANK;
    classes[0x0D] = RETURN;
    classes[b'&' as usize] = MARKUP;
    classes[b'<' as usize] = MARKUP;
    classes[b'>' as usize] = MARKUP;
    classes[b'"' as usize] = QUOTE;
    classes[0xEF] = MAYBE;
    classes
};

/// Appends text as the contents of an element.
pub(super) fn content(text: &[u8], out: &mut Vec<u8>) {
    escape(text, false, out);
}

/// Appends text as the value of an attribute in double quotes.
pub(super) fn attribute(text: &[u8], out: &mut Vec<u8>) {
    escape(text, true, out);
}

fn escape(text: &[u8], quoted: bool, out: &mut Vec<u8>) {
    let mut from = 0;
    let mut at = 0;
    while let Some(byte) = text.get(at) {
        let class = CLASSES[usize::from(*byte)];
        if class == PLAIN || (!quoted && matches!(class, BLANK | QUOTE)) {
            at += 1;
            continue;
        }
        out.extend_from_slice(&text[from..at]);
        at += special(&text[at..], class, out);
        from = at;
    }
    out.extend_from_slice(&text[from..]);
}

/// Writes what stands for the character here; hands back how many bytes it had.
fn special(text: &[u8], class: u8, out: &mut Vec<u8>) -> usize {
    match (class, text) {
        (MARKUP, [b'<', ..]) if code(&text[1..]).is_some() => {
            out.extend_from_slice(b"&lt;U+003C&gt;");
        }
        (MARKUP, [b'<', ..]) => out.extend_from_slice(b"&lt;"),
        (MARKUP, [b'>', ..]) => out.extend_from_slice(b"&gt;"),
        (MARKUP, _) => out.extend_from_slice(b"&amp;"),
        (QUOTE, _) => out.extend_from_slice(b"&quot;"),
        (RETURN, _) => out.extend_from_slice(b"&#13;"),
        (BLANK, [b'\n', ..]) => out.extend_from_slice(b"&#10;"),
        (BLANK, _) => out.extend_from_slice(b"&#9;"),
        (MAYBE, [0xEF, 0xBF, last @ (0xBE | 0xBF), ..]) => {
            let code = u32::from(*last) + 0xFF40;
            out.extend_from_slice(format!("&lt;U+{code:04X}&gt;").as_bytes());
            return 3;
        }
        (FORBIDDEN, [byte, ..]) => {
            out.extend_from_slice(format!("&lt;U+{byte:04X}&gt;").as_bytes());
        }
        (_, [byte, ..]) => out.push(*byte),
        (_, []) => {}
    }
    1
}

/// The forbidden character, or `<` itself, that `U+001B>` stands for when a `<` came before.
fn code(text: &[u8]) -> Option<char> {
    let digits = text.strip_prefix(b"U+")?;
    let (digits, rest) = digits.split_at_checked(4)?;
    let upper = |byte: &u8| matches!(byte, b'0'..=b'9' | b'A'..=b'F');
    if rest.first() != Some(&b'>') || !digits.iter().all(upper) {
        return None;
    }
    let number = u32::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?;
    let forbidden = number < 0x20 || matches!(number, 0x3C | 0xFFFE | 0xFFFF);
    char::from_u32(number).filter(|_| forbidden)
}

/// Text as it was before forbidden characters were written as `<U+001B>`.
pub(super) fn plain(text: String) -> String {
    const LENGTH: usize = "<U+001B>".len();
    if !text.contains("<U+") {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(at) = rest.find("<U+") {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let (character, length) = match code(&from.as_bytes()[1..]) {
            Some(character) => (character, LENGTH),
            None => ('<', 1),
        };
        out.push(character);
        rest = from.get(length..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}
