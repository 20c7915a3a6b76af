//! Our words as the index library takes them.

use std::str::SplitAsciiWhitespace;

use tantivy::tokenizer::{Token as IndexToken, TokenStream, Tokenizer};

use super::{Side, Token, add, words};

/// The tokenizer's name in the schema.
pub(crate) const NAME: &str = "words";

/// Splits a record's text; a query's text takes the same road without tantivy.
#[derive(Clone)]
pub(crate) struct WordTokenizer;

/// The words of one value, a chunk at a time: a plain word needs no memory of its own.
pub(crate) struct WordStream<'a> {
    chunks: SplitAsciiWhitespace<'a>,
    /// The place of the next word.
    place: u32,
    /// The words of a chunk that is not plain, and how many of them are passed.
    some: Vec<Token>,
    passed: usize,
    current: IndexToken,
}

impl Tokenizer for WordTokenizer {
    type TokenStream<'a> = WordStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> WordStream<'a> {
        WordStream {
            chunks: text.split_ascii_whitespace(),
            place: 0,
            some: Vec::new(),
            passed: 0,
            current: IndexToken::default(),
        }
    }
}

impl WordStream<'_> {
    fn give(&mut self, word: &str) {
        self.current.position = self.place as usize;
        self.current.text.clear();
        self.current.text.push_str(word);
        self.current.text.make_ascii_lowercase();
        self.place += 1;
    }
}

impl TokenStream for WordStream<'_> {
    fn advance(&mut self) -> bool {
        loop {
            if let Some(word) = self.some.get_mut(self.passed) {
                self.passed += 1;
                self.current.position = word.place as usize;
                self.current.text = std::mem::take(&mut word.text);
                return true;
            }
            let Some(chunk) = self.chunks.next() else {
                return false;
            };
            if let Some(word) = words::single(chunk) {
                self.give(word);
                return true;
            }
            self.some.clear();
            self.passed = 0;
            self.place = add(chunk, self.place, Side::Record, &mut self.some);
        }
    }

    fn token(&self) -> &IndexToken {
        &self.current
    }

    fn token_mut(&mut self) -> &mut IndexToken {
        &mut self.current
    }
}
