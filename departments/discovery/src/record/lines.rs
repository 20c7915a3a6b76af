//! A record as lines: what it is, then the values, each with its own script beside it and where it leads.

use callslip_marc::{Record, views};
use search::Facet;
use webkit::Visit;

use super::script::Scripts;
use crate::find::{Asked, ScriptLine};
use crate::said;

/// One line of the description.
pub(super) struct Line {
    pub(super) term: String,
    pub(super) values: Vec<Value>,
}

/// One value of a line.
pub(super) struct Value {
    pub(super) text: String,
    /// The same in its own script.
    pub(super) script: Option<ScriptLine>,
    /// The search it leads to; empty for none.
    pub(super) href: String,
    /// Its name in schema.org; empty for none.
    pub(super) property: &'static str,
}

/// Makes the lines of one record.
struct Writer<'a> {
    visit: &'a Visit,
    record: &'a Record,
    scripts: &'a Scripts,
    lines: Vec<Line>,
}

/// The description but for title, summary, contents and subjects.
pub(super) fn lines(visit: &Visit, record: &Record, scripts: &Scripts) -> Vec<Line> {
    let lines = Vec::new();
    let mut writer = Writer {
        visit,
        record,
        scripts,
        lines,
    };
    writer.names();
    writer.titles();
    writer.publication();
    writer.series();
    writer.languages();
    writer.notes();
    writer.relations();
    writer.numbers();
    writer.lines
}

/// The subjects with the searches they lead to.
pub(super) fn subjects(record: &Record, scripts: &Scripts) -> Vec<Value> {
    let mut found: Vec<Value> = Vec::new();
    for subject in views::subjects(record) {
        let text = subject.display();
        if found.iter().all(|one| one.text != text) {
            let href = Asked::with(Facet::Subject, &text).href();
            found.push(Value {
                script: scripts.beside(&text),
                href,
                property: "about",
                text,
            });
        }
    }
    found
}

impl Writer<'_> {
    /// One more value under a term; values of one term stand together.
    fn put(&mut self, term: String, text: String, href: String, property: &'static str) {
        if text.is_empty() {
            return;
        }
        let value = Value {
            script: self.scripts.beside(&text),
            text,
            href,
            property,
        };
        match self.lines.iter_mut().find(|line| line.term == term) {
            Some(line) if line.values.iter().any(|one| one.text == value.text) => {}
            Some(line) => line.values.push(value),
            None => self.lines.push(Line {
                term,
                values: vec![value],
            }),
        }
    }

    fn plain(&mut self, key: &str, text: String, property: &'static str) {
        self.put(self.visit.t(key), text, String::new(), property);
    }

    fn names(&mut self) {
        for one in views::contributors(self.record) {
            let href = Asked::with(Facet::Author, &one.heading).href();
            let roles: Vec<&str> = one.roles.iter().map(|role| role.term.as_str()).collect();
            let (term, property) = match (one.is_main(), one.work.is_some()) {
                (true, _) => (self.visit.t("record-author"), "author"),
                (false, true) => (self.visit.t("record-also"), ""),
                (false, false) => (self.visit.t("record-with"), "contributor"),
            };
            let work = one.work.map(|work| format!("{}. {work}", one.heading));
            let text = work.unwrap_or_else(|| one.heading.clone());
            self.put(term.clone(), text.clone(), href, property);
            self.add_roles(&term, &text, &one.heading, &roles);
        }
    }

    /// "illustrator" after the name it belongs to; the script stays that of the bare heading.
    fn add_roles(&mut self, term: &str, text: &str, heading: &str, roles: &[&str]) {
        let script = self.scripts.beside(heading);
        let line = self.lines.iter_mut().find(|line| line.term == term);
        let value = line.and_then(|line| line.values.iter_mut().find(|one| one.text == text));
        if let Some(value) = value {
            value.script = script;
            if !roles.is_empty() {
                value.text = format!("{text}, {}", roles.join(", "));
            }
        }
    }

    fn titles(&mut self) {
        for other in views::other_titles(self.record) {
            let term = said::label(&self.visit.words, other.label);
            self.put(term, other.title.display(), String::new(), "alternateName");
        }
    }

    fn publication(&mut self) {
        let edition = views::edition(self.record).unwrap_or_default();
        self.plain("record-edition", edition, "bookEdition");
        for one in views::publications(self.record) {
            self.plain("record-published", one.display(), "");
        }
        for one in views::physical(self.record) {
            self.plain("record-description", one.display, "");
        }
    }

    fn series(&mut self) {
        for one in views::series(self.record) {
            let href = Asked::words(format!("series:\"{}\"", one.title.replace('"', " "))).href();
            self.put(
                self.visit.t("record-series"),
                one.display(),
                href,
                "isPartOf",
            );
        }
    }

    fn languages(&mut self) {
        let languages = views::languages(self.record);
        for code in &languages.text {
            let href = Asked::with(Facet::Language, code).href();
            self.put(
                self.visit.t("record-language"),
                said::language(&self.visit.words, code),
                href,
                "inLanguage",
            );
        }
        let others = [
            ("record-translated", &languages.original),
            ("record-captions", &languages.captions),
        ];
        for (key, codes) in others {
            let names = codes
                .iter()
                .map(|code| said::language(&self.visit.words, code));
            self.plain(key, names.collect::<Vec<_>>().join(", "), "");
        }
    }

    fn notes(&mut self) {
        for genre in views::genres(self.record) {
            self.plain("record-genre", genre.display(), "genre");
        }
        for note in views::notes(self.record) {
            let term = said::label(&self.visit.words, note.label);
            self.put(term, note.text, String::new(), "");
        }
    }

    fn relations(&mut self) {
        for one in views::relations(self.record) {
            let name = one.name.unwrap_or_default();
            let parts = [name, one.title.as_str(), one.part.unwrap_or_default()];
            let text = parts
                .iter()
                .filter(|part| !part.is_empty())
                .copied()
                .collect::<Vec<_>>()
                .join(". ");
            let href = if one.title.is_empty() {
                String::new()
            } else {
                Asked::words(format!("title:\"{}\"", one.title.replace('"', " "))).href()
            };
            self.put(said::label(&self.visit.words, one.label), text, href, "");
        }
    }

    fn numbers(&mut self) {
        for isbn in views::isbns(self.record)
            .into_iter()
            .filter(|one| !one.is_invalid)
        {
            let said = isbn.qualifiers.join(", ");
            let text = if said.is_empty() {
                isbn.number.to_owned()
            } else {
                format!("{} ({said})", isbn.number)
            };
            self.plain("record-isbn", text, "isbn");
        }
        for issn in views::issns(self.record)
            .into_iter()
            .filter(|one| !one.is_invalid)
        {
            self.plain("record-issn", issn.number.to_owned(), "issn");
        }
        for one in views::call_numbers(self.record) {
            self.plain("record-class", one.display(), "");
        }
    }
}
