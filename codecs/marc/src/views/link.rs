//! Addresses on the web (856).

use super::punctuation::trim;
use crate::{DataField, Record};

/// An address with what it leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link<'a> {
    /// The address ($u).
    pub url: &'a str,
    /// What it leads to.
    pub kind: LinkKind,
    /// Words for the link: $y, else $3, else the first $z; `None` leaves them to the page.
    pub label: Option<&'a str>,
    /// What part of the thing it is ($3).
    pub part: Option<&'a str>,
    /// Public notes ($z): who may use it, what is needed.
    pub notes: Vec<&'a str>,
}

/// How the target is related to the thing described (second indicator).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LinkKind {
    /// The thing itself (0, 3 a part of it).
    Resource,
    /// Another version of it, such as the online version of a printed book (1, 4 a part of it).
    Version,
    /// Something about it: contents, cover, review (2).
    Related,
    /// Not said.
    Unknown,
}

impl Link<'_> {
    /// Whether the thing can be read there, whole or in part, as far as the record says.
    #[must_use]
    pub fn is_full_text(&self) -> bool {
        let about = [
            "contents",
            "description",
            "biograph",
            "sample",
            "cover",
            "review",
            "inhalt",
        ];
        let says = self.label.unwrap_or_default().to_lowercase();
        self.kind != LinkKind::Related && !about.iter().any(|word| says.contains(word))
    }
}

/// The links, one for each $u of 856, in the order of the record. Only web addresses and FTP.
#[must_use]
pub fn links(record: &Record) -> Vec<Link<'_>> {
    record.data_fields("856").flat_map(of_field).collect()
}

fn of_field(field: &DataField) -> impl Iterator<Item = Link<'_>> {
    let urls = field.values('u').map(str::trim);
    let urls = urls.filter(|url| {
        ["http://", "https://", "ftp://"]
            .iter()
            .any(|scheme| has(url, scheme))
    });
    urls.map(move |url| {
        let first = |code| field.values(code).map(tidy).find(|text| !text.is_empty());
        Link {
            url,
            kind: kind(field.indicators[1]),
            label: first('y').or_else(|| first('3')).or_else(|| first('z')),
            part: first('3'),
            notes: field
                .values('z')
                .map(tidy)
                .filter(|text| !text.is_empty())
                .collect(),
        }
    })
}

fn has(url: &str, scheme: &str) -> bool {
    url.get(..scheme.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
}

fn tidy(text: &str) -> &str {
    trim(text).trim_end_matches(':')
}

const fn kind(indicator: u8) -> LinkKind {
    match indicator {
        b'0' | b'3' => LinkKind::Resource,
        b'1' | b'4' => LinkKind::Version,
        b'2' => LinkKind::Related,
        _ => LinkKind::Unknown,
    }
}
