//! A reading position in a call number.

use std::ops::Range;

/// Reads a text from left to right; the position is always on a character boundary.
#[derive(Debug, Clone)]
pub(crate) struct Scanner<'a> {
    text: &'a str,
    at: usize,
}

/// Anything that can stand inside a word: letters, and all beyond ASCII that is no space.
fn in_word(c: char) -> bool {
    c.is_ascii_alphabetic() || (!c.is_ascii() && !c.is_whitespace() && !c.is_control())
}

impl<'a> Scanner<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    pub(crate) fn at(&self) -> usize {
        self.at
    }

    pub(crate) fn back_to(&mut self, at: usize) {
        self.at = at;
    }

    pub(crate) fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    pub(crate) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    pub(crate) fn second(&self) -> Option<char> {
        self.rest().chars().nth(1)
    }

    pub(crate) fn str(&self, span: &Range<usize>) -> &'a str {
        self.text.get(span.clone()).unwrap_or_default()
    }

    pub(crate) fn bump(&mut self) {
        self.at += self.peek().map_or(0, char::len_utf8);
    }

    pub(crate) fn eat(&mut self, wanted: char) -> bool {
        let found = self.peek() == Some(wanted);
        if found {
            self.bump();
        }
        found
    }

    pub(crate) fn take(&mut self, test: impl Fn(char) -> bool) -> Range<usize> {
        let start = self.at;
        let rest = self.rest();
        self.at += rest.find(|c| !test(c)).unwrap_or(rest.len());
        start..self.at
    }

    pub(crate) fn spaces(&mut self) -> bool {
        !self.take(char::is_whitespace).is_empty()
    }

    pub(crate) fn digits(&mut self) -> Range<usize> {
        self.take(|c| c.is_ascii_digit())
    }

    pub(crate) fn letters(&mut self) -> Range<usize> {
        self.take(|c| c.is_ascii_alphabetic())
    }

    pub(crate) fn word(&mut self) -> Range<usize> {
        self.take(in_word)
    }

    pub(crate) fn at_letter(&self) -> bool {
        self.peek().is_some_and(|c| c.is_ascii_alphabetic())
    }

    pub(crate) fn at_digit(&self) -> bool {
        self.peek().is_some_and(|c| c.is_ascii_digit())
    }

    pub(crate) fn at_word(&self) -> bool {
        self.peek().is_some_and(in_word)
    }
}
