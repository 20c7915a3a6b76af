//! OpenURL 0.1: what it says, and what can be said in it.

use std::collections::BTreeSet;

use crate::check::value;
use crate::context::{ContextObject, Version};
use crate::encoding::{Charset, encode};
use crate::fault::{Faults, shown};
use crate::formats::{self, PREFIX};
use crate::read::{Pair, identifier};
use crate::{Fault, Identifier, Rule, Scheme};

/// Genres that are described as books.
const BOOKS: [&str; 5] = ["book", "bookitem", "conference", "report", "document"];

/// Takes the pairs of a link of version 0.1 in.
pub(crate) fn take(pairs: &[Pair], context: &mut ContextObject, faults: &mut Faults) {
    context.version = Version::ZeroOne;
    let mut seen: Vec<&str> = Vec::new();
    for pair in pairs {
        let text = pair.value.trim();
        match pair.key.as_str() {
            "sid" => {
                if !text.is_empty() {
                    let source = format!("info:sid/{}", text.trim_start_matches("info:sid/"));
                    context.referrer.ids.push(Identifier {
                        original: text.to_owned(),
                        ..Identifier::read(&source)
                    });
                }
            }
            "id" => {
                if !text.is_empty() {
                    context.referent.ids.push(identifier(text, pair, faults));
                }
            }
            "ctx_enc" => {}
            "ctx_id" => context.id = Some(text.to_owned()),
            "ctx_tim" => context.time = Some(text.to_owned()),
            "pid" => context.referent.private.push(pair.value.clone()),
            name => match formats::zero_one().find(|key| key.name == name) {
                Some(key) => {
                    if seen.contains(&key.name) {
                        faults.add(pair.offset, &pair.key, Rule::KeyTwice, "it is there again");
                    }
                    seen.push(key.name);
                    value(&pair.key, text, key.kind, pair.offset, faults);
                    context
                        .referent
                        .metadata
                        .push((key.name.to_owned(), text.to_owned()));
                }
                // Resolvers have parameters of their own, which the version leaves room for.
                None => context.other.push((pair.key.clone(), pair.value.clone())),
            },
        }
    }
    context.referent.format = format(context);
    if seen.is_empty() && context.referent.ids.is_empty() {
        let first = pairs
            .first()
            .map(|pair| pair.key.as_str())
            .unwrap_or_default();
        faults.add(0, first, Rule::KeyUnknown, "no key of either version");
    }
}

/// The format that the genre asks for, or else the numbers.
fn format(context: &ContextObject) -> Option<String> {
    let referent = &context.referent;
    if referent.metadata.is_empty() {
        return None;
    }
    let book = match referent.first("genre") {
        Some(genre) => BOOKS.contains(&genre),
        None => referent.first("isbn").is_some() && referent.first("issn").is_none(),
    };
    Some(format!("{PREFIX}{}", if book { "book" } else { "journal" }))
}

/// Keys of the metadata formats, and what version 0.1 calls them.
const NAMES: [(&str, &str); 2] = [("jtitle", "title"), ("btitle", "title")];

/// Writes a context as a link of version 0.1, in UTF-8; what it cannot say is told and left out.
///
/// Empty values are left out, and of a repeated key all but the first value.
#[must_use]
pub fn write(context: &ContextObject) -> (String, Vec<Fault>) {
    let mut out = context.base.clone();
    let mut faults = Faults::new(200);
    let mut put = Writer {
        out: &mut out,
        open: true,
        charset: Charset::Utf8,
    };
    for id in &context.referrer.ids {
        let bare = id.value.trim_start_matches("info:sid/");
        put.pair("sid", bare);
    }
    for id in &context.referent.ids {
        match named(id) {
            Some(text) => put.pair("id", &text),
            None => faults.add(
                0,
                "rft_id",
                Rule::CannotSay,
                format!("`{}`", shown(&id.original)),
            ),
        }
    }
    let mut seen = BTreeSet::new();
    for (key, text) in context
        .referent
        .metadata
        .iter()
        .filter(|pair| !pair.1.is_empty())
    {
        let renamed = NAMES
            .iter()
            .find(|row| row.0 == key)
            .map_or(key.as_str(), |row| row.1);
        let known = formats::zero_one().any(|key| key.name == renamed);
        if known && seen.insert(renamed) {
            put.pair(renamed, text);
        } else {
            let key = format!("rft.{key}");
            faults.add(0, &key, Rule::CannotSay, format!("`{}`", shown(text)));
        }
    }
    for private in &context.referent.private {
        put.pair("pid", private);
    }
    for (key, text) in &context.other {
        put.pair(key, text);
    }
    left_out(context, &mut faults);
    (out, faults.finish())
}

/// Entities that version 0.1 does not know.
fn left_out(context: &ContextObject, faults: &mut Faults) {
    let others = [
        ("rfe", &context.referring_entity),
        ("req", &context.requester),
        ("svc", &context.service_type),
        ("res", &context.resolver),
    ];
    for (prefix, _) in others.iter().filter(|other| !other.1.is_empty()) {
        faults.add(0, prefix, Rule::CannotSay, "the whole entity");
    }
    if context.referent.reference.is_some() {
        faults.add(0, "rft_ref", Rule::CannotSay, "metadata by reference");
    }
}

/// An identifier as version 0.1 has it: `doi:10.1045/july99-caplan`.
fn named(id: &Identifier) -> Option<String> {
    match id.scheme {
        Scheme::Doi => Some(format!("doi:{}", id.value)),
        Scheme::Pmid => Some(format!("pmid:{}", id.value)),
        Scheme::Bibcode => Some(format!("bibcode:{}", id.value)),
        Scheme::Oai => Some(format!("oai:{}", id.value)),
        Scheme::Text => Some(id.original.clone()),
        _ => None,
    }
    .filter(|_| id.valid)
}

/// Writes pairs behind a base.
pub(crate) struct Writer<'o> {
    pub(crate) out: &'o mut String,
    /// Nothing is written behind the base yet.
    pub(crate) open: bool,
    pub(crate) charset: Charset,
}

impl Writer<'_> {
    pub(crate) fn pair(&mut self, key: &str, value: &str) {
        let mark = if !self.open {
            "&"
        } else if self.out.is_empty() {
            ""
        } else {
            "?"
        };
        self.open = false;
        self.out.push_str(mark);
        encode(key, self.charset, self.out);
        self.out.push('=');
        encode(value, self.charset, self.out);
    }
}
