//! The signs and words of a query, one after the other.

use crate::query::Symbol;
use crate::word::escape_quotes;
use crate::{Fault, Rule, Word};

/// A sign or a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Token {
    Open,
    Close,
    Slash,
    Symbol(Symbol),
    Word(Word),
    End,
}

impl Token {
    /// As it can be shown to a person.
    pub(crate) fn show(&self) -> String {
        match self {
            Self::Open => "(".to_owned(),
            Self::Close => ")".to_owned(),
            Self::Slash => "/".to_owned(),
            Self::Symbol(symbol) => symbol.text().to_owned(),
            Self::Word(word) => word.text.chars().take(60).collect(),
            Self::End => "the end".to_owned(),
        }
    }
}

/// Reads tokens from a text.
pub(crate) struct Lexer<'a> {
    text: &'a str,
    at: usize,
    /// What was wrong so far.
    pub(crate) faults: Vec<Fault>,
}

impl<'a> Lexer<'a> {
    pub(crate) const fn new(text: &'a str) -> Self {
        Self {
            text,
            at: 0,
            faults: Vec::new(),
        }
    }

    /// The next token and where it starts.
    pub(crate) fn next(&mut self) -> (usize, Token) {
        self.skip_space();
        let at = self.at;
        let Some(first) = self.rest().chars().next() else {
            return (at, Token::End);
        };
        let token = match first {
            '(' => self.take(1, Token::Open),
            ')' => self.take(1, Token::Close),
            '/' => self.take(1, Token::Slash),
            '=' | '<' | '>' => {
                let symbol = symbol(self.rest());
                self.take(symbol.text().len(), Token::Symbol(symbol))
            }
            '"' => self.quoted(),
            _ => self.bare(),
        };
        (at, token)
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn take(&mut self, bytes: usize, token: Token) -> Token {
        self.at += bytes;
        token
    }

    fn fault(&mut self, at: usize, rule: Rule) {
        self.faults.push(Fault::new(at, rule, ""));
    }

    fn skip_space(&mut self) {
        while let Some(c) = self.rest().chars().next() {
            if !c.is_whitespace() && !c.is_control() && c != '\u{feff}' {
                break;
            }
            if c == '\u{feff}' {
                self.fault(self.at, Rule::ByteOrderMark);
            } else if !c.is_whitespace() {
                self.fault(self.at, Rule::Control);
            }
            self.at += c.len_utf8();
        }
    }

    /// A word in quotes.
    fn quoted(&mut self) -> Token {
        let open = self.at;
        self.at += 1;
        let rest = self.rest();
        let mut guarded = false;
        let mut end = None;
        for (n, c) in rest.char_indices() {
            if c == '"' && !guarded {
                end = Some(n);
                break;
            }
            guarded = c == '\\' && !guarded;
            if c.is_control() && !c.is_whitespace() {
                self.fault(open + 1 + n, Rule::Control);
            }
        }
        if end.is_none() {
            self.fault(open, Rule::OpenQuote);
        }
        let raw = &rest[..end.unwrap_or(rest.len())];
        self.at += raw.len() + usize::from(end.is_some());
        Token::Word(Word {
            text: escape_quotes(raw),
            quoted: true,
            at: open,
        })
    }

    /// A word without quotes, to the next space or sign.
    fn bare(&mut self) -> Token {
        let start = self.at;
        let rest = self.rest();
        let mut guarded = false;
        let mut end = rest.len();
        for (n, c) in rest.char_indices() {
            let stops = c.is_whitespace() || c.is_control() || "()=<>/\u{feff}".contains(c);
            if stops && !guarded {
                end = n;
                break;
            }
            if c == '"' && !guarded {
                self.fault(start + n, Rule::QuoteInWord);
            }
            guarded = c == '\\' && !guarded;
        }
        if guarded {
            self.fault(start + end, Rule::Backslash);
        }
        self.at += end;
        Token::Word(Word {
            text: escape_quotes(&rest[..end]),
            quoted: false,
            at: start,
        })
    }
}

/// The longest sign at the start of a text that starts with one.
fn symbol(text: &str) -> Symbol {
    let all = [
        Symbol::Exact,
        Symbol::LessOrEqual,
        Symbol::GreaterOrEqual,
        Symbol::NotEqual,
        Symbol::Less,
        Symbol::Greater,
    ];
    let found = all
        .into_iter()
        .find(|symbol| text.starts_with(symbol.text()));
    found.unwrap_or(Symbol::Equal)
}
