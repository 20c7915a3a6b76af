//! The page of a record, and the record to take along.

use askama::Template;
use axum::extract::State;
use axum::http::HeaderMap;
use callslip_marc::{Record, views};
use catalogue::Bib;
use kernel::{BibId, perm};
use webkit::{
    Icon, PageError, PageResult, Pages, Path, Tag, Visit, attachment, blocking, needs, render,
};

use super::cite::source;
use super::lines::{Line, Value, lines, subjects};
use super::ris::ris;
use super::script::Scripts;
use super::shelf::around;
use super::store::Neighbor;
use crate::copy::{Copy, copies};
use crate::find::ScriptLine;
use crate::suggest::base;
use crate::{Desk, said};

/// The routes of records.
pub(crate) fn pages() -> Pages<Desk> {
    Pages::new()
        .get("/bib/{id}", needs::<perm::Everyone>(), get_bib)
        .get("/bib/{id}/marc", needs::<perm::Everyone>(), get_marc)
        .get("/bib/{id}/ris", needs::<perm::Everyone>(), get_ris)
}

/// What is read for the page.
struct Read {
    bib: Bib,
    record: Record,
    copies: Vec<(Copy, Place)>,
    shelf: Vec<Neighbor>,
}

/// Where a copy belongs, in words.
struct Place {
    branch: String,
    location: String,
    /// Where in the building.
    directions: String,
}

#[derive(Template)]
#[template(path = "record/record.html")]
struct RecordPage {
    visit: Visit,
    q: String,
    bib: Bib,
    format: String,
    icon: Icon,
    script: Option<ScriptLine>,
    responsibility: String,
    lines: Vec<Line>,
    summaries: Vec<Value>,
    contents: Vec<String>,
    subjects: Vec<Value>,
    links: Vec<Link>,
    copies: Vec<CopyLine>,
    here: usize,
    shelf: Vec<Neighbor>,
    cites: Vec<(&'static str, String)>,
    /// Its class in schema.org.
    class: &'static str,
}

/// One copy as the page shows it.
struct CopyLine {
    place: Place,
    call_number: String,
    tag: Tag,
    note: String,
}

/// One link out of the record.
struct Link {
    text: String,
    url: String,
    is_whole: bool,
}

/// The record if the public may see it.
fn visible(tx: &::store::Tx<'_>, id: BibId) -> Result<(Bib, Record), PageError> {
    let bib = catalogue::bib(tx, id)?.filter(|bib| !bib.suppressed && bib.deleted_at.is_none());
    let bib = bib.ok_or(PageError::NotFound)?;
    Ok((bib, catalogue::bib::marc(tx, id)?))
}

fn read(desk: &Desk, id: BibId) -> Result<Read, PageError> {
    desk.store.read(|tx| {
        let (bib, record) = visible(tx, id)?;
        let copies = copies(tx, &desk.ties, &[id])?
            .remove(&id)
            .unwrap_or_default();
        let shelf = around(tx, id, &copies)?;
        let branches = building::branches(tx)?;
        let mut placed = Vec::with_capacity(copies.len());
        for copy in copies {
            let branch = branches.iter().find(|branch| branch.id == copy.item.branch);
            let location = building::location(tx, copy.item.location)?;
            let place = Place {
                branch: branch.map_or_else(String::new, |branch| branch.name.clone()),
                location: copy.item.location_name.clone(),
                directions: location.map_or_else(String::new, |location| location.place),
            };
            placed.push((copy, place));
        }
        Ok(Read {
            bib,
            record,
            copies: placed,
            shelf,
        })
    })
}

async fn get_bib(visit: Visit, State(desk): State<Desk>, Path(id): Path<BibId>) -> PageResult {
    let read = blocking(move || read(&desk, id)).await?;
    render(&page(visit, read))
}

fn page(visit: Visit, read: Read) -> RecordPage {
    let Read {
        bib,
        record,
        copies,
        shelf,
    } = read;
    let scripts = Scripts::of(&record);
    let title = views::title(&record);
    let source = source(&record);
    let summaries = views::summaries(&record).into_iter().map(|note| Value {
        script: scripts.beside(&note.text),
        text: note.text,
        href: String::new(),
        property: "description",
    });
    RecordPage {
        q: String::new(),
        format: said::format(&visit.words, &bib.format),
        icon: webkit::icon(icon_of(&bib.format)),
        script: scripts.beside(&bib.title),
        responsibility: title
            .and_then(|title| title.responsibility)
            .unwrap_or_default()
            .to_owned(),
        lines: lines(&visit, &record, &scripts),
        summaries: summaries.collect(),
        contents: views::contents(&record)
            .into_iter()
            .map(str::to_owned)
            .collect(),
        subjects: subjects(&record, &scripts),
        links: links(&visit, &record),
        here: copies
            .iter()
            .filter(|(copy, _)| copy.state.is_here())
            .count(),
        copies: copies
            .into_iter()
            .map(|(copy, place)| copy_line(&visit, &copy, place))
            .collect(),
        shelf,
        cites: vec![
            ("APA", source.apa()),
            ("MLA", source.mla()),
            ("Chicago", source.chicago()),
        ],
        class: class_of(&bib.format),
        bib,
        visit,
    }
}

fn copy_line(visit: &Visit, copy: &Copy, place: Place) -> CopyLine {
    let item = &copy.item;
    let parts = [
        item.call_number.as_str(),
        item.enumeration.as_str(),
        item.copy.as_str(),
    ];
    let call_number = parts
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ");
    CopyLine {
        place,
        call_number,
        tag: copy.state.tag(visit),
        note: item.public_note.clone(),
    }
}

fn links(visit: &Visit, record: &Record) -> Vec<Link> {
    let link = |link: &views::Link<'_>| {
        let key = if link.is_full_text() {
            "find-read"
        } else {
            "record-link"
        };
        let said = link.label.or(link.part).or(link.notes.first().copied());
        Link {
            text: said.map_or_else(|| visit.t(key), str::to_owned),
            url: link.url.to_owned(),
            is_whole: link.is_full_text(),
        }
    };
    views::links(record).iter().map(link).collect()
}

/// The record as ISO 2709, byte for byte as it is kept where it is kept so.
async fn get_marc(_visit: Visit, State(desk): State<Desk>, Path(id): Path<BibId>) -> PageResult {
    let bytes = blocking(move || {
        desk.store.read(|tx| {
            let (_, record) = visible(tx, id)?;
            Ok::<_, PageError>(catalogue::bib::encode(&record))
        })
    })
    .await?;
    Ok(attachment(
        &format!("bib-{id}.mrc"),
        "application/marc",
        bytes,
    ))
}

async fn get_ris(
    visit: Visit,
    State(desk): State<Desk>,
    Path(id): Path<BibId>,
    headers: HeaderMap,
) -> PageResult {
    let read = blocking(move || read(&desk, id)).await?;
    let call_number = read
        .copies
        .first()
        .map_or("", |(copy, _)| copy.item.call_number.as_str());
    let address = format!("{}/bib/{id}", base(&visit, &headers));
    let text = ris(&read.record, call_number, &address);
    Ok(attachment(
        &format!("bib-{id}.ris"),
        "application/x-research-info-systems",
        text.into_bytes(),
    ))
}

/// The icon of a format.
fn icon_of(format: &str) -> &'static str {
    match format {
        "ebook" | "ejournal" | "updating" => "globe",
        "journal" | "article" => "newspaper",
        "map" => "map",
        "video" | "projected" => "captions",
        "kit" | "object" | "mixed" => "package",
        "manuscript" => "file-text",
        _ => "book",
    }
}

/// The class of schema.org that a format is.
fn class_of(format: &str) -> &'static str {
    match format {
        "book" | "ebook" | "manuscript" => "Book",
        "journal" | "ejournal" => "Periodical",
        "article" => "Article",
        "updating" => "WebSite",
        "map" => "Map",
        "score" => "SheetMusic",
        "video" | "projected" => "Movie",
        "music" => "MusicRecording",
        "spoken" => "Audiobook",
        "picture" => "VisualArtwork",
        "computer" => "SoftwareApplication",
        _ => "CreativeWork",
    }
}
