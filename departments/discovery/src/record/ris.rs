//! A record in RIS, as reference managers (Zotero, EndNote, Mendeley) read it. Pure.

use callslip_marc::{Record, views};

/// The record as RIS, with the address of its page.
pub(super) fn ris(record: &Record, call_number: &str, address: &str) -> String {
    let mut lines = vec![("TY", kind(views::format(record)).to_owned())];
    if let Some(title) = views::title(record) {
        lines.push(("TI", title.display().replace(" : ", ": ")));
    }
    for one in views::contributors(record)
        .into_iter()
        .filter(|one| one.work.is_none())
    {
        lines.push((if edits(&one) { "A2" } else { "AU" }, one.name));
    }
    issued(record, &mut lines);
    lines.extend(
        views::series(record)
            .into_iter()
            .map(|one| ("T2", one.display()))
            .take(1),
    );
    let valid = views::isbns(record)
        .into_iter()
        .filter(|one| !one.is_invalid);
    lines.extend(valid.map(|one| ("SN", one.number.to_owned())));
    let valid = views::issns(record)
        .into_iter()
        .filter(|one| !one.is_invalid);
    lines.extend(valid.map(|one| ("SN", one.number.to_owned())));
    lines.extend(
        views::languages(record)
            .text
            .iter()
            .map(|code| ("LA", (*code).to_owned())),
    );
    lines.extend(
        views::subjects(record)
            .into_iter()
            .map(|one| ("KW", one.display())),
    );
    lines.extend(
        views::summaries(record)
            .into_iter()
            .map(|one| ("AB", one.text)),
    );
    let links = views::links(record);
    lines.extend(
        links
            .iter()
            .filter(|link| link.is_full_text())
            .map(|link| ("L2", link.url.to_owned())),
    );
    lines.push(("CN", call_number.to_owned()));
    lines.push(("UR", address.to_owned()));
    written(&lines)
}

fn issued(record: &Record, lines: &mut Vec<(&'static str, String)>) {
    lines.extend(views::edition(record).map(|edition| ("ET", edition)));
    if let Some(one) = views::publication(record) {
        lines.extend(one.places.first().map(|place| ("CY", (*place).to_owned())));
        lines.extend(one.names.first().map(|name| ("PB", (*name).to_owned())));
    }
    lines.extend(views::year(record).map(|year| ("PY", year.to_string())));
}

/// One field a line, whatever line breaks the record held; `ER` ends it.
fn written(lines: &[(&str, String)]) -> String {
    let mut text = String::new();
    for (tag, value) in lines.iter().filter(|(_, value)| !value.is_empty()) {
        let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
        text.push_str(&format!("{tag}  - {value}\r\n"));
    }
    text + "ER  - \r\n"
}

fn edits(one: &views::Contributor<'_>) -> bool {
    one.roles.iter().any(|role| role.term.contains("editor"))
}

/// The type of reference.
fn kind(format: views::Format) -> &'static str {
    use views::Format;
    match format {
        Format::Book | Format::Manuscript => "BOOK",
        Format::EBook => "EBOOK",
        Format::Journal | Format::EJournal => "JFULL",
        Format::Article => "JOUR",
        Format::Map => "MAP",
        Format::Score => "MUSIC",
        Format::Video | Format::Projected => "VIDEO",
        Format::Music | Format::SpokenWord => "SOUND",
        Format::Picture => "ART",
        Format::ComputerFile => "COMP",
        Format::Updating => "ELEC",
        Format::Kit | Format::Object | Format::Mixed | Format::Unknown => "GEN",
    }
}
