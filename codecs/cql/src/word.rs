//! A word of a query: a term, a name or a value, with its backslashes.

use std::fmt;

use serde::Serialize;

/// A word, quoted or bare. Two words are equal when their text is, wherever and however they stood.
#[derive(Clone, Debug, Eq, Serialize)]
pub struct Word {
    /// The text as written between its quotes: a backslash takes the meaning from the character
    /// after it (`*`, `?`, `^`, `"`, `\`).
    pub text: String,
    /// Whether it stood in quotes, and can so be no keyword.
    pub quoted: bool,
    /// Where it stood in the query: bytes from its start.
    pub at: usize,
}

impl PartialEq for Word {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Word {
    /// A word whose masks (`*`, `?`, `^`) keep their meaning.
    #[must_use]
    pub fn pattern(text: &str) -> Self {
        Self {
            text: escape_quotes(text),
            quoted: false,
            at: 0,
        }
    }

    /// A word that means these characters and no pattern.
    #[must_use]
    pub fn literal(text: &str) -> Self {
        let mut escaped = String::with_capacity(text.len());
        for c in text.chars() {
            if matches!(c, '*' | '?' | '^' | '"' | '\\') {
                escaped.push('\\');
            }
            escaped.push(c);
        }
        Self {
            text: escaped,
            quoted: false,
            at: 0,
        }
    }

    /// The characters without the backslashes that guard them.
    #[must_use]
    pub fn plain(&self) -> String {
        let mut plain = String::with_capacity(self.text.len());
        let mut chars = self.text.chars();
        while let Some(c) = chars.next() {
            plain.push(if c == '\\' {
                chars.next().unwrap_or(c)
            } else {
                c
            });
        }
        plain
    }

    /// The prefix of a name such as `dc.title`, and the name without it.
    #[must_use]
    pub fn split_prefix(&self) -> (Option<&str>, &str) {
        match self.text.split_once('.') {
            Some((prefix, name)) if !prefix.is_empty() => (Some(prefix), name),
            _ => (None, &self.text),
        }
    }

    /// Whether the word is this keyword: bare, in capitals or not.
    #[must_use]
    pub fn is_keyword(&self, keyword: &str) -> bool {
        !self.quoted && self.text.eq_ignore_ascii_case(keyword)
    }
}

/// Gives each bare quotation mark, and a backslash at the end, the backslash that it needs.
pub(crate) fn escape_quotes(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut guarded = false;
    for c in text.chars() {
        if c == '"' && !guarded {
            out.push('\\');
        }
        out.push(c);
        guarded = c == '\\' && !guarded;
    }
    if guarded {
        out.push('\\');
    }
    out
}

impl fmt::Display for Word {
    /// As it can stand anywhere in a query: in quotes if it did, or if it must.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.quoted || !stands_bare(&self.text) {
            write!(f, "\"{}\"", escape_quotes(&self.text))
        } else {
            f.write_str(&self.text)
        }
    }
}

/// Whether a text needs no quotes, at any place that takes a word.
fn stands_bare(text: &str) -> bool {
    let keywords = ["and", "or", "not", "prox", "sortby"];
    let mut guarded = false;
    for c in text.chars() {
        if !guarded && ends_word(c) || c == '\u{feff}' || c.is_control() {
            return false;
        }
        guarded = c == '\\' && !guarded;
    }
    !text.is_empty() && !guarded && !keywords.iter().any(|word| text.eq_ignore_ascii_case(word))
}

/// Whether a character cannot stand in a bare word without a backslash.
fn ends_word(c: char) -> bool {
    c.is_whitespace() || "()=<>/\"".contains(c)
}
