//! Signs to a tree. Units stand side by side for "and"; OR joins the units beside it.

use std::iter::Peekable;
use std::vec::IntoIter;

use super::fields::{self, Prefix};
use super::lex::{Sign, lex};
use super::{DEPTH_LIMIT, LEAF_LIMIT, Node, Number, Scope, TEXT_LIMIT};
use crate::number::{self, NumberField};

const CALLS: [NumberField; 2] = [NumberField::Sudoc, NumberField::Call];

/// What a word with many digits, or with digits and a colon, may be.
const WHOLE_NUMBERS: [NumberField; 6] = [
    NumberField::Barcode,
    NumberField::Control,
    NumberField::Sudoc,
    NumberField::Call,
    NumberField::Isbn,
    NumberField::Issn,
];

/// The tree of a person's text; `None` when it asks for nothing.
pub(crate) fn parse(text: &str) -> Option<Node> {
    let text = unnamed(cut(text).trim());
    if let Some(node) = whole(text) {
        return Some(node);
    }
    let mut parser = Parser {
        signs: lex(text).into_iter().peekable(),
        leaves: 0,
    };
    let mut units = Vec::new();
    while parser.signs.peek().is_some() {
        units.extend(parser.units(0, None));
        parser.signs.next_if_eq(&Sign::Close);
    }
    group(units, Node::And)
}

fn cut(text: &str) -> &str {
    let end = (0..=TEXT_LIMIT.min(text.len()))
        .rev()
        .find(|index| text.is_char_boundary(*index))
        .unwrap_or(0);
    text.get(..end).unwrap_or_default()
}

/// A number without the name that stands before it: "ISBN 978-0-14-044913-6".
fn unnamed(text: &str) -> &str {
    let Some((name, rest)) = text.split_once(' ') else {
        return text;
    };
    let (name, rest) = (name.trim_end_matches(':').to_ascii_lowercase(), rest.trim());
    let is_number = match name.as_str() {
        "isbn" | "isbn-10" | "isbn-13" => number::isbn(rest).is_some(),
        "issn" => number::issn(rest).is_some(),
        _ => false,
    };
    if is_number { rest } else { text }
}

/// A text that is one number from end to end.
fn whole(text: &str) -> Option<Node> {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    if digits == 0 {
        return None;
    }
    if text.contains(' ') && number::isbn(text).is_some() {
        return Some(recognised(text, vec![NumberField::Isbn], false));
    }
    (number::sudoc_at(text) == Some(text.len()) || number::lc_like(text))
        .then(|| recognised(text, CALLS.to_vec(), true))
}

fn recognised(text: &str, fields: Vec<NumberField>, begins: bool) -> Node {
    Node::Number(Number {
        raw: text.to_owned(),
        fields,
        begins,
        named: false,
    })
}

fn group(mut nodes: Vec<Node>, of: fn(Vec<Node>) -> Node) -> Option<Node> {
    if nodes.len() > 1 {
        Some(of(nodes))
    } else {
        nodes.pop()
    }
}

struct Parser {
    signs: Peekable<IntoIter<Sign>>,
    leaves: usize,
}

impl Parser {
    fn units(&mut self, depth: usize, prefix: Option<Prefix>) -> Vec<Node> {
        let mut units = Vec::new();
        while self.signs.peek().is_some_and(|sign| *sign != Sign::Close) {
            units.extend(self.alternatives(depth, prefix));
        }
        units
    }

    fn alternatives(&mut self, depth: usize, prefix: Option<Prefix>) -> Option<Node> {
        let mut nodes: Vec<Node> = self.unit(depth, prefix).into_iter().collect();
        while self.signs.next_if_eq(&Sign::Or).is_some() {
            nodes.extend(self.unit(depth, prefix));
        }
        group(nodes, Node::Or)
    }

    fn unit(&mut self, depth: usize, prefix: Option<Prefix>) -> Option<Node> {
        if matches!(self.signs.peek()?, Sign::Close) {
            return None;
        }
        match self.signs.next()? {
            Sign::Minus => self.not(depth, prefix),
            Sign::Open => self.nested(depth, prefix),
            Sign::Field(field) => self.unit(depth, Some(field)),
            Sign::Quoted(text) => self.leaf(|| quoted(text, prefix)),
            Sign::Call(text) => self.leaf(|| call(text, prefix)),
            Sign::Word(text) => self.words(text, prefix),
            Sign::Or | Sign::Close => None,
        }
    }

    fn not(&mut self, depth: usize, prefix: Option<Prefix>) -> Option<Node> {
        while self.signs.next_if_eq(&Sign::Minus).is_some() {}
        self.unit(depth, prefix)
            .map(|node| Node::Not(Box::new(node)))
    }

    fn nested(&mut self, depth: usize, prefix: Option<Prefix>) -> Option<Node> {
        if depth >= DEPTH_LIMIT {
            return self.unit(depth, prefix);
        }
        let units = self.units(depth + 1, prefix);
        self.signs.next_if_eq(&Sign::Close);
        group(units, Node::And)
    }

    fn leaf(&mut self, make: impl FnOnce() -> Option<Node>) -> Option<Node> {
        self.leaves += 1;
        if self.leaves > LEAF_LIMIT {
            None
        } else {
            make()
        }
    }

    fn words(&mut self, text: String, prefix: Option<Prefix>) -> Option<Node> {
        let numbered = matches!(prefix, Some(Prefix::Call | Prefix::Number(_)));
        let text = if numbered {
            self.carried_on(text)
        } else {
            text
        };
        self.leaf(|| plain(text, prefix))
    }

    /// The words after `call:` that carry a call number on.
    fn carried_on(&mut self, mut text: String) -> String {
        while let Some(Sign::Word(more)) = self
            .signs
            .next_if(|sign| matches!(sign, Sign::Word(word) if carries(word)))
        {
            text.push(' ');
            text.push_str(&more);
        }
        text
    }
}

fn carries(word: &str) -> bool {
    word.bytes().any(|byte| byte.is_ascii_digit())
        || (word.len() <= 3
            && word
                .bytes()
                .all(|byte| byte.is_ascii_uppercase() || byte == b'.'))
}

fn quoted(text: String, prefix: Option<Prefix>) -> Option<Node> {
    match prefix {
        None => some_words(Node::Phrase(Scope::Any, text)),
        Some(Prefix::Words(scope)) => some_words(Node::Phrase(scope, text)),
        _ => plain(text, prefix),
    }
}

fn some_words(node: Node) -> Option<Node> {
    match &node {
        Node::Words(_, text) | Node::Phrase(_, text) | Node::Prefix(_, text)
            if !text.chars().any(char::is_alphanumeric) =>
        {
            None
        }
        _ => Some(node),
    }
}

fn call(text: String, prefix: Option<Prefix>) -> Option<Node> {
    match prefix {
        None => Some(recognised(&text, CALLS.to_vec(), true)),
        Some(_) => plain(text, prefix),
    }
}

fn plain(text: String, prefix: Option<Prefix>) -> Option<Node> {
    match prefix {
        None => free(text),
        Some(Prefix::Words(scope)) => in_scope(scope, text),
        Some(Prefix::Number(field)) => Some(named(&text, vec![field])),
        Some(Prefix::Call) => Some(named(&text, CALLS.to_vec())),
        Some(Prefix::Code(field)) => Some(Node::Code(field, text.to_lowercase())),
        Some(Prefix::Year) => match fields::years(&text) {
            Some((from, to)) => Some(Node::Years(from, to)),
            None => free(text),
        },
    }
}

fn named(text: &str, fields: Vec<NumberField>) -> Node {
    let begins = text.ends_with('*')
        || fields
            .iter()
            .any(|field| matches!(field, NumberField::Call | NumberField::Sudoc));
    Node::Number(Number {
        raw: text.trim_end_matches('*').to_owned(),
        fields,
        begins,
        named: true,
    })
}

fn in_scope(scope: Scope, text: String) -> Option<Node> {
    match text.strip_suffix('*') {
        Some(stem) if stem.chars().filter(|each| each.is_alphanumeric()).count() >= 2 => {
            Some(Node::Prefix(scope, stem.to_owned()))
        }
        _ => some_words(Node::Words(scope, text)),
    }
}

/// A word without a field: a number if it looks like one.
fn free(text: String) -> Option<Node> {
    if number::isbn(&text).is_some() {
        return Some(recognised(
            &text,
            vec![
                NumberField::Isbn,
                NumberField::Control,
                NumberField::Barcode,
            ],
            false,
        ));
    }
    if text.contains('-') && number::issn(&text).is_some() {
        return Some(recognised(&text, vec![NumberField::Issn], false));
    }
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let marked = digits > 0 && text.contains(':');
    if text.len() <= 60 && (digits >= 5 || marked) {
        return Some(recognised(&text, WHOLE_NUMBERS.to_vec(), marked));
    }
    in_scope(Scope::Any, text)
}
