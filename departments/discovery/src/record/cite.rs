//! A record as the styles cite it: APA (7th edition), MLA (9th), Chicago (17th, bibliography). Pure.
//!
//! Made from what the catalogue holds, for whole works: a person still checks it against their style guide, which the
//! page says.

use callslip_marc::{Record, views};

/// What a citation is made of.
pub(super) struct Source {
    /// Names as headings: `Castro, Peter`.
    authors: Vec<String>,
    title: String,
    edition: String,
    place: String,
    publisher: String,
    year: String,
    /// Whether a period is put after the place in the style's order.
    url: String,
}

/// The source of a citation.
pub(super) fn source(record: &Record) -> Source {
    let publication = views::publication(record);
    let of = |part: Option<&&str>| part.map_or_else(String::new, |text| (*text).to_owned());
    let links = views::links(record);
    Source {
        authors: authors(record),
        title: title(record),
        edition: views::edition(record).unwrap_or_default(),
        place: of(publication.as_ref().and_then(|one| one.places.first())),
        publisher: of(publication.as_ref().and_then(|one| one.names.first())),
        year: views::year(record).map_or_else(String::new, |year| year.to_string()),
        url: links
            .iter()
            .find(|link| link.is_full_text())
            .map_or_else(String::new, |link| link.url.to_owned()),
    }
}

/// The main name and others that made it, without editors' and translators' like who stand after it.
fn authors(record: &Record) -> Vec<String> {
    let made = |one: &views::Contributor<'_>| {
        one.is_main()
            || one.roles.is_empty()
            || one.roles.iter().any(|role| role.term.contains("author"))
    };
    let mut names: Vec<String> = Vec::new();
    for one in views::contributors(record)
        .into_iter()
        .filter(|one| one.work.is_none() && made(one))
    {
        let name = one.name.trim_end_matches(',').to_owned();
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// The title as styles write it: `Marine biology: An introduction`.
fn title(record: &Record) -> String {
    let title = views::title(record)
        .map(|title| title.display())
        .unwrap_or_default();
    title.replace(" : ", ": ").replace(" ; ", "; ")
}

impl Source {
    /// `Castro, P., & Huber, M. E. (2019). Marine biology (11th ed.). McGraw-Hill.`
    pub(super) fn apa(&self) -> String {
        let names: Vec<String> = self.authors.iter().map(|name| initials(name)).collect();
        let year = if self.year.is_empty() {
            "n.d."
        } else {
            &self.year
        };
        let edition = if self.edition.is_empty() {
            String::new()
        } else {
            format!(" ({})", bare(&self.edition))
        };
        let title = format!("{}{edition}", self.title);
        let head = series(&names, ", & ");
        if head.is_empty() {
            return sentences(&[
                format!("{title} ({year})"),
                self.publisher.clone(),
                self.url.clone(),
            ]);
        }
        sentences(&[
            format!("{} ({year})", ended(&head)),
            title,
            self.publisher.clone(),
            self.url.clone(),
        ])
    }

    /// `Castro, Peter, and Michael E. Huber. Marine biology. 11th ed., McGraw-Hill, 2019.`
    pub(super) fn mla(&self) -> String {
        let names = match self.authors.as_slice() {
            [] => String::new(),
            [one] => one.clone(),
            [first, second] => format!("{first}, and {}", turned(second)),
            [first, ..] => format!("{first}, et al"),
        };
        sentences(&[names, self.title.clone(), self.issued(), self.url.clone()])
    }

    /// `Castro, Peter, and Michael E. Huber. Marine biology. 11th ed. Boston: McGraw-Hill, 2019.`
    pub(super) fn chicago(&self) -> String {
        let mut names: Vec<String> = self.authors.iter().map(|name| turned(name)).collect();
        if let (Some(first), Some(heading)) = (names.first_mut(), self.authors.first()) {
            first.clone_from(heading);
        }
        let made = [self.place.as_str(), self.publisher.as_str()]
            .into_iter()
            .filter(|part| !part.is_empty());
        let made = made.collect::<Vec<_>>().join(": ");
        let issued = [made, self.year.clone()]
            .into_iter()
            .filter(|part| !part.is_empty());
        let issued = issued.collect::<Vec<_>>().join(", ");
        sentences(&[
            series(&names, ", and "),
            self.title.clone(),
            self.edition.clone(),
            issued,
            self.url.clone(),
        ])
    }

    /// Edition, publisher and year as MLA strings them.
    fn issued(&self) -> String {
        let edition = if self.edition.is_empty() {
            String::new()
        } else {
            format!("{}.", bare(&self.edition))
        };
        let edition = edition.replace("..", ".");
        let parts = [edition, self.publisher.clone(), self.year.clone()]
            .into_iter()
            .filter(|part| !part.is_empty());
        parts.collect::<Vec<_>>().join(", ")
    }
}

/// Parts as sentences, each with one period; an address has none.
fn sentences(parts: &[String]) -> String {
    let parts = parts.iter().filter(|part| !part.is_empty());
    let ended = parts.map(|part| {
        if part.contains("://") {
            part.clone()
        } else {
            ended(part)
        }
    });
    ended.collect::<Vec<_>>().join(" ")
}

fn ended(text: &str) -> String {
    let text = text.trim_end();
    if text.ends_with(['.', '!', '?']) {
        text.to_owned()
    } else {
        format!("{text}.")
    }
}

/// Names in a row, the last after `and`.
fn series(names: &[String], and: &str) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [all @ .., last] => format!("{}{and}{last}", all.join(", ")),
    }
}

/// `Huber, Michael E.` as `Huber, M. E.`; a body stays.
fn initials(name: &str) -> String {
    let Some((family, given)) = name.split_once(", ") else {
        return name.to_owned();
    };
    let letters = given
        .split_whitespace()
        .filter_map(|part| part.chars().find(|c| c.is_alphabetic()));
    let letters: Vec<String> = letters.map(|c| format!("{c}.")).collect();
    format!("{family}, {}", letters.join(" "))
}

/// `Huber, Michael E.` as `Michael E. Huber`.
fn turned(name: &str) -> String {
    match name.split_once(", ") {
        Some((family, given)) => format!("{} {family}", given.trim_end_matches(',')),
        None => name.to_owned(),
    }
}

fn bare(edition: &str) -> &str {
    edition.trim_end_matches('/').trim_end()
}
