//! One record in a list of results.

use std::collections::HashMap;

use building::Branch;
use callslip_marc::{Record, views};
use catalogue::Bib;
use kernel::BibId;
use store::{StoreError, Tx};
use webkit::{Kind, Markup, Tag, Visit};

use super::asked::bib_href;
use super::marks::marked;
use crate::copy::{AtBranch, Copy, at_branches};
use crate::{Desk, said};

/// The most branches shown of one record.
const BRANCHES: usize = 4;
/// The longest text on a cover, in characters.
const COVER: usize = 42;

/// What is read of one record for a list.
pub(crate) struct Found {
    pub(crate) bib: Bib,
    pub(crate) record: Option<Record>,
    pub(crate) copies: Vec<Copy>,
}

/// A record as the list shows it.
pub(crate) struct Hit {
    pub(crate) href: String,
    pub(crate) cover: String,
    pub(crate) title: Markup,
    /// The title in its own script, with language and direction.
    pub(crate) script: Option<ScriptLine>,
    pub(crate) author: String,
    /// "Book · 11th ed. · McGraw-Hill, 2019".
    pub(crate) line: String,
    pub(crate) places: Vec<Place>,
    /// Where it can be read online: address and words.
    pub(crate) online: Option<String>,
}

/// A text in its own script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ScriptLine {
    pub(crate) text: String,
    pub(crate) lang: String,
    pub(crate) dir: &'static str,
}

/// The copies at one branch.
pub(crate) struct Place {
    pub(crate) tag: Tag,
    /// "QH91 .C37 2019 — Main Library, Stacks".
    pub(crate) call_number: String,
    pub(crate) place: String,
}

/// Reads the records of these ids; those that the public must not see are left out.
pub(crate) fn found(tx: &Tx<'_>, desk: &Desk, ids: &[BibId]) -> Result<Vec<Found>, StoreError> {
    let mut bibs = catalogue::bibs(tx, ids)?;
    bibs.retain(|bib| !bib.suppressed && bib.deleted_at.is_none());
    let shown: Vec<BibId> = bibs.iter().map(|bib| bib.id).collect();
    let mut copies: HashMap<BibId, Vec<Copy>> = crate::copy::copies(tx, &desk.ties, &shown)?;
    let mut found = Vec::with_capacity(bibs.len());
    for bib in bibs {
        let bytes = catalogue::bib::marc_bytes(tx, bib.id)?;
        found.push(Found {
            record: bytes.as_deref().and_then(catalogue::bib::decode),
            copies: copies.remove(&bib.id).unwrap_or_default(),
            bib,
        });
    }
    Ok(found)
}

impl Hit {
    pub(crate) fn of(visit: &Visit, found: &Found, branches: &[Branch], terms: &[String]) -> Self {
        let (bib, record) = (&found.bib, found.record.as_ref());
        let at = at_branches(&found.copies);
        Self {
            href: bib_href(bib.id),
            cover: shortened(&bib.title),
            title: marked(&bib.title, terms),
            script: record
                .and_then(|record| script_line(record, |r| Some(views::title(r)?.display()))),
            author: author(found),
            line: line(visit, found),
            places: at
                .iter()
                .take(BRANCHES)
                .map(|one| place(visit, one, branches))
                .collect(),
            online: record.and_then(online),
        }
    }

    /// The tag of what is neither here nor online.
    pub(crate) fn none(&self, visit: &Visit) -> Option<Tag> {
        let none = self.places.is_empty() && self.online.is_none();
        none.then(|| Tag::new(Kind::Plain, visit.t("find-no-copy")))
    }
}

/// A view of the record in its original script.
pub(crate) fn script_line(
    record: &Record,
    view: impl Fn(&Record) -> Option<String>,
) -> Option<ScriptLine> {
    let original = views::original_script(record)?;
    let text = view(&original)?;
    let right_to_left = views::pairs(record)
        .iter()
        .any(|pair| pair.is_right_to_left);
    Some(ScriptLine {
        text,
        lang: said::script_lang(record),
        dir: if right_to_left { "rtl" } else { "auto" },
    })
}

/// Who made it: the main name and those beside it, at most three.
fn author(found: &Found) -> String {
    let Some(record) = &found.record else {
        return found.bib.author.clone();
    };
    let mut names: Vec<String> = Vec::new();
    for one in views::contributors(record)
        .into_iter()
        .filter(|one| one.work.is_none())
    {
        if names.len() < 3 && !names.contains(&one.name) {
            names.push(one.name);
        }
    }
    names.join("; ")
}

fn line(visit: &Visit, found: &Found) -> String {
    let format = said::format(&visit.words, &found.bib.format);
    let edition = found.record.as_ref().and_then(views::edition);
    let publication = found.record.as_ref().and_then(views::publication);
    let name = publication
        .as_ref()
        .and_then(|one| one.names.first().copied());
    let year = found.bib.year.map(|year| year.to_string());
    let issued = [name.map(str::to_owned), year]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(", ");
    let parts = [Some(format), edition, Some(issued)].into_iter().flatten();
    parts
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" · ")
}

fn place(visit: &Visit, one: &AtBranch, branches: &[Branch]) -> Place {
    let branch = branches.iter().find(|branch| branch.id == one.branch);
    let branch = branch.map_or("", |branch| branch.name.as_str());
    let parts = [branch, one.location.as_str()]
        .into_iter()
        .filter(|part| !part.is_empty());
    Place {
        tag: one.tag(visit),
        call_number: one.call_number.clone(),
        place: parts.collect::<Vec<_>>().join(", "),
    }
}

/// The first place where the whole can be read.
fn online(record: &Record) -> Option<String> {
    let links = views::links(record);
    links
        .iter()
        .find(|link| link.is_full_text())
        .map(|link| link.url.to_owned())
}

fn shortened(title: &str) -> String {
    let proper = title.split([':', '/', '=']).next().unwrap_or(title).trim();
    match proper.char_indices().nth(COVER) {
        Some((end, _)) => {
            let cut = &proper[..end];
            format!("{}…", cut.rsplit_once(' ').map_or(cut, |(head, _)| head))
        }
        None => proper.to_owned(),
    }
}
