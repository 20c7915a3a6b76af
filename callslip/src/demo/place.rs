//! Where a copy of a record goes: the kind of record, its call number, and the shares of `placing`.

use callslip_call_number::Scheme;
use callslip_marc::{DataField, Record};

use super::files::{Demo, Placing};
use super::random::Random;

/// The call number of a record and the scheme it is shelved by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Shelved {
    /// The scheme.
    pub(crate) scheme: Scheme,
    /// The text of the label; empty for accession numbers, which are given one by one.
    pub(crate) text: String,
}

/// The word `placing` has for a scheme.
pub(crate) fn word(scheme: Scheme) -> &'static str {
    match scheme {
        Scheme::Lc => "lc",
        Scheme::Dewey => "dewey",
        Scheme::Nlm => "nlm",
        Scheme::SuDoc => "sudoc",
        Scheme::Accession | Scheme::Other => "accession",
    }
}

/// The kind of record, from leader/06, /07, 007 and 008/23 (the words of `placing`).
pub(crate) fn kind_of(record: &Record) -> &'static str {
    let (kind, level) = (record.leader.record_kind(), record.leader.bib_level());
    match kind {
        b'a' | b't' if matches!(level, b's' | b'i') => "serial",
        b'a' | b't' if is_online(record) => "e-book",
        b'c' | b'd' => "score",
        b'e' | b'f' => "map",
        b'g' => "video",
        b'i' => "spoken",
        b'j' => "music",
        b'k' => "picture",
        b'm' => "computer",
        b'o' => "kit",
        b'p' => "mixed",
        b'r' => "object",
        _ => "text",
    }
}

fn is_online(record: &Record) -> bool {
    let form = record.control("008").and_then(|text| text.chars().nth(23));
    let carrier = record
        .control("007")
        .is_some_and(|text| text.starts_with("cr"));
    carrier || matches!(form, Some('o' | 's'))
}

fn first<'a>(record: &'a Record, tags: &[&'static str]) -> Option<&'a DataField> {
    tags.iter().find_map(|tag| record.data_fields(*tag).next())
}

fn subfield(field: &DataField, code: char) -> Option<&str> {
    field
        .subfields
        .iter()
        .find(|s| s.code == code)
        .map(|s| s.value.trim())
        .filter(|text| !text.is_empty())
}

/// `$a` and `$b` joined by a blank.
fn joined(field: &DataField) -> Option<String> {
    let parts: Vec<&str> = [subfield(field, 'a'), subfield(field, 'b')]
        .into_iter()
        .flatten()
        .collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

/// How a record is shelved; drawn once a record where it has numbers of several schemes.
pub(crate) fn shelved(record: &Record, demo: &Demo, random: &mut Random) -> Shelved {
    let of = |scheme: Scheme, text: Option<String>| text.map(|text| Shelved { scheme, text });
    let sudoc = first(record, &["086"])
        .filter(|f| f.indicators[0] == b'0')
        .and_then(|f| subfield(f, 'a'));
    let nlm = of(Scheme::Nlm, first(record, &["060", "096"]).and_then(joined));
    let dewey = of(
        Scheme::Dewey,
        first(record, &["082", "092"]).and_then(|f| dewey(record, f)),
    );
    let lc = of(Scheme::Lc, first(record, &["050", "090"]).and_then(joined));
    let others = nlm.is_some() || dewey.is_some() || lc.is_some();
    if let Some(text) = sudoc
        && (!others || random.hits(demo.sudoc_share))
    {
        return Shelved {
            scheme: Scheme::SuDoc,
            text: text.to_owned(),
        };
    }
    let by_dewey = dewey.is_some() && (lc.is_none() || random.hits(demo.dewey_share));
    let chosen = nlm.or(if by_dewey { dewey } else { lc });
    chosen.unwrap_or(Shelved {
        scheme: Scheme::Accession,
        text: String::new(),
    })
}

/// `$a` cut at its prime mark, then the author's first three letters.
fn dewey(record: &Record, field: &DataField) -> Option<String> {
    let number = subfield(field, 'a')?.replace('/', "");
    let number = number.split_whitespace().next()?.to_owned();
    let author = first(record, &["100", "110", "245"])
        .and_then(|f| subfield(f, 'a'))
        .unwrap_or("");
    let letters: String = author
        .chars()
        .filter(|c| c.is_alphabetic())
        .take(3)
        .collect();
    Some(
        format!("{number} {}", letters.to_uppercase())
            .trim()
            .to_owned(),
    )
}

/// The placing that is drawn for one copy.
pub(crate) fn placing<'a>(
    all: &'a [Placing],
    kind: &str,
    scheme: Scheme,
    random: &mut Random,
) -> Option<&'a Placing> {
    let of = |kind: &str| {
        let fits = |p: &&Placing| p.when == kind && (p.scheme == "*" || p.scheme == word(scheme));
        all.iter().filter(fits).collect::<Vec<_>>()
    };
    let mut fitting = of(kind);
    if fitting.is_empty() {
        fitting = of("text");
    }
    random.weighed(&fitting, |p| p.share).copied()
}
