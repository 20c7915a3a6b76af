//! Our words as the index library takes them.

use tantivy::tokenizer::{Token as IndexToken, TokenStream, Tokenizer};

use super::{Side, tokens};

/// The tokenizer's name in the schema.
pub(crate) const NAME: &str = "words";

/// Splits a record's text; a query's text takes the same road without tantivy.
#[derive(Clone)]
pub(crate) struct WordTokenizer;

/// The words of one value.
pub(crate) struct WordStream {
    words: std::vec::IntoIter<super::Token>,
    current: IndexToken,
}

impl Tokenizer for WordTokenizer {
    type TokenStream<'a> = WordStream;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> WordStream {
        WordStream {
            words: tokens(text, Side::Record).into_iter(),
            current: IndexToken::default(),
        }
    }
}

impl TokenStream for WordStream {
    fn advance(&mut self) -> bool {
        let Some(word) = self.words.next() else {
            return false;
        };
        self.current.position = word.place as usize;
        self.current.text = word.text;
        true
    }

    fn token(&self) -> &IndexToken {
        &self.current
    }

    fn token_mut(&mut self) -> &mut IndexToken {
        &mut self.current
    }
}
