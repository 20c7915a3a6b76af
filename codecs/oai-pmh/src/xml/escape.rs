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
    let mut from = 0;
    for (at, c) in text.char_indices() {
        let instead = match c {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '\r' => "&#13;",
            '"' if quoted => "&quot;",
            '\n' if quoted => "&#10;",
            '\t' if quoted => "&#9;",
            c if forbidden(c) => "\u{FFFD}",
            _ => continue,
        };
        out.push_str(&text[from..at]);
        out.push_str(instead);
        from = at + c.len_utf8();
    }
    out.push_str(&text[from..]);
}
