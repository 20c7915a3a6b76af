//! schema.org as JSON-LD, for search engines and catalogues of catalogues.
//!
//! Types and properties are those of schema.org 29 with its bibliographic extension; what a record
//! does not say is absent.

mod people;

use callslip_marc::views::{self, Format, LinkKind, SubjectKind};
use callslip_marc::{Kind, Record};
use serde_json::{Map, Value, json};

use crate::fault::{self, Converted};
use crate::language::{bcp47, is_language};

/// What a reader sees in it, and its type.
const TYPES: [(Format, &str); 18] = [
    (Format::Book, "Book"),
    (Format::EBook, "Book"),
    (Format::Manuscript, "Manuscript"),
    (Format::Journal, "Periodical"),
    (Format::EJournal, "Periodical"),
    (Format::Article, "Article"),
    (Format::Updating, "WebSite"),
    (Format::Map, "Map"),
    (Format::Score, "SheetMusic"),
    (Format::Video, "Movie"),
    (Format::Projected, "ImageObject"),
    (Format::Music, "MusicAlbum"),
    (Format::SpokenWord, "Audiobook"),
    (Format::Picture, "VisualArtwork"),
    (Format::ComputerFile, "SoftwareApplication"),
    (Format::Kit, "Collection"),
    (Format::Object, "CreativeWork"),
    (Format::Mixed, "ArchiveComponent"),
];

/// The record as JSON-LD; `id` is the address of its page.
///
/// ```
/// use callslip_marc::{DataField, Record};
///
/// let mut record = Record::default();
/// record.add(DataField::new("245", *b"10").with('a', "Walden /"));
/// let json = callslip_mods_dc::schema_org::to_json(&record, Some("https://example.org/bib/1")).value;
/// assert_eq!(json["@type"], "Book");
/// assert_eq!(json["name"], "Walden");
/// ```
#[must_use]
pub fn to_json(record: &Record, id: Option<&str>) -> Converted<Value> {
    let format = views::format(record);
    let kind = TYPES.iter().find(|(known, _)| *known == format);
    let mut out = Map::new();
    put(&mut out, "@context", json!("https://schema.org"));
    put(
        &mut out,
        "@type",
        json!(kind.map_or("CreativeWork", |row| row.1)),
    );
    put(&mut out, "@id", json!(id.unwrap_or_default()));
    if record.kind() == Kind::Bib {
        titles(record, &mut out);
        people::write(record, &mut out);
        publication(record, &mut out);
        numbers(record, format, &mut out);
        contents(record, &mut out);
        relations(record, &mut out);
    }
    Converted {
        value: Value::Object(out),
        faults: fault::of(record),
    }
}

/// Puts a property in place; an empty value is left out, a list of one is its one value.
fn put(out: &mut Map<String, Value>, name: &str, value: Value) {
    let value = match value {
        Value::Array(mut list) => {
            list.retain(|it| !is_empty(it));
            match list.len() {
                1 => list.remove(0),
                _ => Value::Array(list),
            }
        }
        other => other,
    };
    if !is_empty(&value) {
        out.insert(name.to_owned(), value);
    }
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(list) => list.is_empty(),
        Value::Object(map) => map.is_empty(),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

/// Names: the title, others, and all of them in their original script.
fn titles(record: &Record, out: &mut Map<String, Value>) {
    let title = views::title(record).map(|title| title.display());
    put(out, "name", json!(title));
    let original = views::original_script(record);
    let mut others: Vec<String> = Vec::new();
    for record in std::iter::once(record).chain(&original) {
        let all = views::other_titles(record)
            .into_iter()
            .map(|it| it.title.display());
        others.extend(views::title(record).map(|it| it.display()));
        others.extend(all);
    }
    let mut seen: Vec<String> = title.into_iter().collect();
    others.retain(|it| {
        let new = !seen.contains(it);
        seen.push(it.clone());
        new
    });
    put(out, "alternateName", json!(others));
}

/// Publisher, date, edition, extent.
fn publication(record: &Record, out: &mut Map<String, Value>) {
    if let Some(statement) = views::publication(record) {
        let place = statement.places.first();
        let organisation = |name: &&str| {
            let mut it = Map::new();
            put(&mut it, "@type", json!("Organization"));
            put(&mut it, "name", json!(name));
            put(&mut it, "location", json!(place));
            Value::Object(it)
        };
        let names: Vec<Value> = statement.names.iter().map(organisation).collect();
        put(out, "publisher", json!(names));
    }
    if let Some(years) = views::years(record).filter(|it| !it.is_guess) {
        put(out, "datePublished", json!(years.first.to_string()));
    }
    let copyright = views::copyright_year(record);
    put(out, "copyrightYear", json!(copyright));
    put(out, "bookEdition", json!(views::edition(record)));
    let pages = views::physical(record)
        .first()
        .and_then(|it| pages(it.extent?));
    put(out, "numberOfPages", json!(pages));
}

/// The pages of an extent such as `xii, 340 p.`: the last number before the word.
fn pages(extent: &str) -> Option<u32> {
    let at = extent.find(" p")?;
    let before = extent.get(..at)?;
    let digits = before.rsplit(|c: char| !c.is_ascii_digit()).next()?;
    digits.parse().ok()
}

/// Languages and numbers.
fn numbers(record: &Record, format: Format, out: &mut Map<String, Value>) {
    let languages = views::languages(record);
    let text = languages.text.iter().filter(|code| is_language(code));
    let text: Vec<&str> = text.map(|code| bcp47(code)).collect();
    put(out, "inLanguage", json!(text));
    let isbns = views::isbns(record);
    let isbns = isbns.iter().filter(|it| !it.is_invalid).map(|it| it.number);
    put(out, "isbn", json!(isbns.collect::<Vec<_>>()));
    let issns = views::issns(record);
    let own = issns.iter().filter(|it| !it.is_invalid && !it.is_linking);
    let own: Vec<&str> = own.map(|it| it.number).collect();
    // A series' ISSN in the record of one book is in its relations, not here.
    if matches!(
        format,
        Format::Journal | Format::EJournal | Format::Updating
    ) {
        put(out, "issn", json!(own));
    }
    let mut all: Vec<Value> = Vec::new();
    all.extend(views::lccn(record).map(|number| property("LCCN", number)));
    all.extend(
        views::oclc_numbers(record)
            .iter()
            .map(|number| property("OCLC", number)),
    );
    all.extend(
        record
            .control_number()
            .map(|number| property("control number", number.trim())),
    );
    put(out, "identifier", json!(all));
}

fn property(name: &str, value: &str) -> Value {
    json!({"@type": "PropertyValue", "propertyID": name, "value": value})
}

/// What it is about, what it is, what it says.
fn contents(record: &Record, out: &mut Map<String, Value>) {
    let summaries = views::summaries(record);
    let texts: Vec<&str> = summaries.iter().map(|note| note.text.as_str()).collect();
    put(out, "description", json!(texts));
    let mut about = Vec::new();
    let mut keywords = Vec::new();
    for subject in views::subjects(record) {
        if subject.kind == SubjectKind::Keyword {
            keywords.push(subject.display());
            continue;
        }
        let kind = match subject.kind {
            SubjectKind::Person => "Person",
            SubjectKind::Body => "Organization",
            SubjectKind::Meeting | SubjectKind::Event => "Event",
            SubjectKind::Work => "CreativeWork",
            SubjectKind::Place => "Place",
            _ => "Thing",
        };
        let mut it = Map::new();
        put(&mut it, "@type", json!(kind));
        put(&mut it, "name", json!(subject.display()));
        let uri = subject.authority.filter(|it| it.starts_with("http"));
        put(&mut it, "sameAs", json!(uri));
        about.push(Value::Object(it));
    }
    about.dedup();
    put(out, "about", json!(about));
    put(out, "keywords", json!(keywords));
    let genres: Vec<String> = views::genres(record)
        .iter()
        .map(views::Subject::display)
        .collect();
    put(out, "genre", json!(genres));
    put(out, "audience", audience(record));
}

fn audience(record: &Record) -> Value {
    let audience = views::audience(record);
    let label = audience.label().map(str::to_owned);
    let all = label.into_iter().chain(audience.notes.iter().cloned());
    let all = all.map(|it| json!({"@type": "Audience", "audienceType": it}));
    Value::Array(all.collect())
}

/// Series, host, and addresses.
fn relations(record: &Record, out: &mut Map<String, Value>) {
    let mut whole = Vec::new();
    for series in views::series(record) {
        let mut it = Map::new();
        put(&mut it, "@type", json!("CreativeWorkSeries"));
        put(&mut it, "name", json!(series.title));
        put(&mut it, "issn", json!(series.issn));
        put(&mut it, "position", json!(series.volume));
        whole.push(Value::Object(it));
    }
    let relations = views::relations(record);
    for relation in relations.iter().filter(|it| it.tag.as_str() == "773") {
        let mut it = Map::new();
        put(&mut it, "@type", json!("CreativeWork"));
        put(&mut it, "name", json!(relation.title));
        put(&mut it, "pagination", json!(relation.part));
        whole.push(Value::Object(it));
    }
    put(out, "isPartOf", json!(whole));
    let links = views::links(record);
    let at = |kinds: &[LinkKind]| {
        let all = links.iter().filter(|link| kinds.contains(&link.kind));
        all.map(|link| link.url).collect::<Vec<_>>()
    };
    put(out, "url", json!(at(&[LinkKind::Resource])));
    put(out, "sameAs", json!(at(&[LinkKind::Version])));
}
