//! What a link is about in a librarian's terms, whatever version and format it came in.

use serde::Serialize;

use crate::context::{ContextObject, Entity, Version};
use crate::formats::{self, PREFIX};
use crate::{Identifier, Scheme, date, isbn, issn};

/// A citation, as interlibrary loan and a resolver want it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Citation {
    /// `article`, `book`, `bookitem`, `dissertation`, `patent` …
    pub genre: String,
    /// The title of the part: article or chapter.
    pub part_title: Option<String>,
    /// The title of the journal, the book, the dissertation or the patent.
    pub title: Option<String>,
    /// Authors, last name first where the parts are known.
    pub authors: Vec<String>,
    /// `YYYY-MM-DD` or less; what is written otherwise is read as it is meant.
    pub date: Option<String>,
    /// The volume.
    pub volume: Option<String>,
    /// The issue.
    pub issue: Option<String>,
    /// First and last page, as one text.
    pub pages: Option<String>,
    /// ISSN of print or online, valid ones, with hyphen.
    pub issns: Vec<String>,
    /// ISBN, valid ones, thirteen digits.
    pub isbns: Vec<String>,
    /// The edition.
    pub edition: Option<String>,
    /// Publisher, university or assignee.
    pub publisher: Option<String>,
    /// Place of publication.
    pub place: Option<String>,
    /// Identifiers that are valid, each once.
    pub ids: Vec<Identifier>,
}

impl ContextObject {
    /// The referent as a citation.
    #[must_use]
    pub fn citation(&self) -> Citation {
        let rft = &self.referent;
        let short = rft
            .format
            .as_deref()
            .and_then(formats::short)
            .unwrap_or("journal");
        let text = |keys: &[&str]| keys.iter().find_map(|key| rft.first(key)).map(clean);
        let mut citation = Citation {
            genre: genre(rft, short),
            part_title: text(&["atitle"]),
            title: text(&["jtitle", "btitle", "title", "stitle"]),
            authors: authors(rft),
            date: text(&["date", "pubdate"]).and_then(|text| date::guess(&text)),
            volume: text(&["volume"]),
            issue: text(&["issue", "part"]),
            pages: pages(rft),
            edition: text(&["edition"]),
            publisher: text(&["pub", "publisher", "inst", "assignee"]),
            place: text(&["place", "co"]),
            ..Citation::default()
        };
        numbers(rft, &mut citation);
        citation
    }

    /// A context of version 1.0 about a citation, to be sent to a resolver at an address.
    #[must_use]
    pub fn of_citation(citation: &Citation, base: &str, source: &str) -> Self {
        let short = match citation.genre.as_str() {
            "book" | "bookitem" | "report" | "document" => "book",
            "dissertation" => "dissertation",
            "patent" => "patent",
            _ => "journal",
        };
        let mut context = Self {
            version: Version::One,
            base: base.to_owned(),
            ..Self::default()
        };
        context
            .referrer
            .ids
            .extend(Identifier::new(Scheme::Sid, source));
        let rft = &mut context.referent;
        rft.format = Some(format!("{PREFIX}{short}"));
        rft.ids.clone_from(&citation.ids);
        let known: Vec<&str> = formats::keys(short).map(|key| key.name).collect();
        let mut put = |key: &str, value: Option<&String>| {
            if let (Some(value), true) = (value, known.contains(&key)) {
                rft.metadata.push((key.to_owned(), value.clone()));
            }
        };
        put("genre", Some(&citation.genre));
        put("atitle", citation.part_title.as_ref());
        let title = if short == "journal" {
            "jtitle"
        } else if short == "book" {
            "btitle"
        } else {
            "title"
        };
        put(title, citation.title.as_ref());
        let author = if short == "patent" { "inv" } else { "au" };
        citation
            .authors
            .iter()
            .for_each(|name| put(author, Some(name)));
        put("date", citation.date.as_ref());
        put("volume", citation.volume.as_ref());
        put("issue", citation.issue.as_ref());
        put("pages", citation.pages.as_ref());
        put("issn", citation.issns.first());
        put("isbn", citation.isbns.first());
        put("edition", citation.edition.as_ref());
        put(
            if short == "dissertation" {
                "inst"
            } else if short == "patent" {
                "assignee"
            } else {
                "pub"
            },
            citation.publisher.as_ref(),
        );
        put(
            if short == "book" { "place" } else { "co" },
            citation.place.as_ref(),
        );
        context
    }
}

/// Without the punctuation that catalogue records leave at the end.
fn clean(text: &str) -> String {
    text.trim()
        .trim_end_matches([' ', '/', ':', ';', ','])
        .to_owned()
}

fn genre(rft: &Entity, short: &str) -> String {
    match (rft.first("genre"), short) {
        (Some(genre), _) => genre.to_lowercase(),
        (None, "dissertation" | "patent" | "book") => short.to_owned(),
        (None, "dc") => rft
            .first("type")
            .map_or_else(|| "unknown".to_owned(), str::to_lowercase),
        (None, _) if rft.first("atitle").is_some() || rft.first("spage").is_some() => {
            "article".to_owned()
        }
        (None, _) => "unknown".to_owned(),
    }
}

fn authors(rft: &Entity) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    let first = rft.first("aulast").map(|last| {
        let initials = || {
            let initials = [rft.first("auinit1"), rft.first("auinitm")];
            let joined: Vec<&str> = initials.into_iter().flatten().collect();
            Some(joined.join(" ")).filter(|joined| !joined.is_empty())
        };
        let given = rft
            .first("aufirst")
            .or_else(|| rft.first("auinit"))
            .map(str::to_owned);
        match given.or_else(initials) {
            Some(given) => format!("{last}, {given}"),
            None => last.to_owned(),
        }
    });
    all.extend(first);
    for key in ["au", "aucorp", "inv", "creator"] {
        all.extend(rft.all(key).map(clean).filter(|name| !name.is_empty()));
    }
    // The first author is often there twice, in parts and whole.
    let same = |one: &str, other: &str| letters(one) == letters(other);
    if all.len() > 1 && same(&all[0], &all[1]) {
        all.remove(1);
    }
    all
}

/// The letters of a name in order of the alphabet: `Caplan, Priscilla` is `Priscilla Caplan`.
fn letters(name: &str) -> Vec<String> {
    let mut words: Vec<String> = name
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    words.sort();
    words
}

fn pages(rft: &Entity) -> Option<String> {
    match (rft.first("pages"), rft.first("spage"), rft.first("epage")) {
        (Some(pages), ..) => Some(pages.to_owned()),
        (None, Some(first), Some(last)) if first != last => Some(format!("{first}-{last}")),
        (None, Some(page), _) | (None, None, Some(page)) => Some(page.to_owned()),
        (None, None, None) => rft.first("artnum").map(str::to_owned),
    }
}

/// Numbers and identifiers, from metadata and from identifiers, each once.
fn numbers(rft: &Entity, citation: &mut Citation) {
    for key in ["issn", "eissn"] {
        citation.issns.extend(rft.all(key).filter_map(issn));
    }
    citation.isbns.extend(rft.all("isbn").filter_map(isbn));
    for id in rft.ids.iter().filter(|id| id.valid) {
        match id.scheme {
            Scheme::Issn => citation.issns.push(id.value.clone()),
            Scheme::Isbn => citation.isbns.push(id.value.clone()),
            _ => citation.ids.push(id.clone()),
        }
    }
    // Keys that are in no format, and in many links.
    for (key, scheme) in [
        ("doi", Scheme::Doi),
        ("pmid", Scheme::Pmid),
        ("oclcnum", Scheme::Oclc),
    ] {
        let found = rft
            .first(key)
            .and_then(|text| Identifier::new(scheme, text));
        citation.ids.extend(found);
    }
    once(&mut citation.issns, Clone::clone);
    once(&mut citation.isbns, Clone::clone);
    once(&mut citation.ids, Identifier::uri);
}

fn once<T>(all: &mut Vec<T>, key: fn(&T) -> String) {
    let mut seen: Vec<String> = Vec::new();
    all.retain(|one| {
        let key = key(one);
        let fresh = !seen.contains(&key);
        if fresh {
            seen.push(key);
        }
        fresh
    });
}
