//! Terms with their anchors and masks as position and truncation attributes.

use super::clause::Terms;
use super::pqf::Writer;
use crate::Rule;

impl Writer<'_> {
    /// The words joined by one operator, each with its attributes.
    pub(super) fn list(&mut self, operator: &str, words: &[&str], terms: &Terms) {
        for (n, word) in words.iter().enumerate() {
            if n + 1 < words.len() {
                self.put("@");
                self.put(operator);
                self.put(" ");
            }
            self.term(word, terms);
        }
    }

    fn term(&mut self, word: &str, terms: &Terms) {
        if !terms.masked {
            self.put(&terms.tail);
            self.quoted(word);
            return;
        }
        let chars = Char::read(word);
        let rest = self.anchors(&chars, terms.at);
        let text = self.masks(rest, terms.at);
        self.put(&terms.tail);
        self.quoted(&text);
    }

    /// Writes the position that the anchors ask for; gives the term without them.
    fn anchors<'a>(&mut self, chars: &'a [Char], at: usize) -> &'a [Char] {
        let (position, rest) = match chars {
            [Char::Sign('^'), rest @ .., Char::Sign('^')] => ("firstAndLast", rest),
            [Char::Sign('^'), rest @ ..] => ("first", rest),
            [rest @ .., Char::Sign('^')] => ("last", rest),
            _ => ("any", chars),
        };
        if !self.attributes("position", position) {
            self.fault(at, Rule::Anchoring, position);
        }
        rest
    }

    /// Writes the truncation that the masks ask for; gives the term as it is then sought.
    fn masks(&mut self, chars: &[Char], at: usize) -> String {
        let star = Char::Sign('*');
        let (truncation, rest) = match chars {
            [first, rest @ .., last] if *first == star && *last == star => ("both", rest),
            [first, rest @ ..] if *first == star => ("left", rest),
            [rest @ .., last] if *last == star => ("right", rest),
            _ => ("none", chars),
        };
        if !rest.iter().any(Char::is_mask) {
            if self.attributes("truncation", truncation) || truncation == "none" {
                return rest.iter().map(|c| c.plain()).collect();
            }
            if rest.len() == chars.len() {
                return rest.iter().map(|c| c.plain()).collect();
            }
        }
        if !self.attributes("truncation", "z3958") {
            self.fault(at, Rule::Masking, "");
        }
        z3958(chars)
    }
}

/// A character of a term.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Char {
    /// As it stands; of a sign, its meaning.
    Sign(char),
    /// After a backslash.
    Guarded(char),
}

impl Char {
    fn read(word: &str) -> Vec<Self> {
        let mut chars = word.chars();
        let mut out = Vec::new();
        while let Some(c) = chars.next() {
            out.push(match c {
                '\\' => chars.next().map_or(Self::Guarded('\\'), Self::Guarded),
                c => Self::Sign(c),
            });
        }
        out
    }

    const fn plain(self) -> char {
        match self {
            Self::Sign(c) | Self::Guarded(c) => c,
        }
    }

    fn is_mask(&self) -> bool {
        matches!(self, Self::Sign('*' | '?'))
    }
}

/// A pattern as ANSI Z39.58 writes it: `?` any characters, `#` one, a digit after `?` at most so
/// many. What only looks like one of these gets a backslash, except a digit that had one in CQL
/// (yaz takes it for Z39.58's own, so we do).
fn z3958(chars: &[Char]) -> String {
    let mut out = String::new();
    let mut after_any = false;
    for c in chars {
        match c {
            Char::Sign('*') => out.push('?'),
            Char::Sign('?') => out.push('#'),
            Char::Sign(digit) if after_any && digit.is_ascii_digit() => out.extend(['\\', *digit]),
            Char::Sign(sign @ '#') | Char::Guarded(sign @ ('#' | '?' | '\\')) => {
                out.extend(['\\', *sign]);
            }
            Char::Sign(c) | Char::Guarded(c) => out.push(*c),
        }
        after_any = *c == Char::Sign('*');
    }
    out
}
