//! What a record says in its own script, found by what it says in Latin letters (MARC 880 and its $6).

use std::collections::HashMap;

use callslip_marc::{DataField, Field, Record, views};

use crate::find::ScriptLine;
use crate::said;

/// Texts in their own script by the romanised text that stands beside them.
#[derive(Default)]
pub(super) struct Scripts {
    of: HashMap<String, ScriptLine>,
}

impl Scripts {
    /// All of a record's pairs.
    pub(super) fn of(record: &Record) -> Self {
        let lang = said::script_lang(record);
        let mut scripts = Self::default();
        for pair in views::pairs(record) {
            let Some(latin) = pair.latin else { continue };
            let original = DataField {
                tag: pair.tag,
                ..pair.script.clone()
            };
            let dir = if pair.is_right_to_left { "rtl" } else { "auto" };
            let both = texts(record, latin)
                .into_iter()
                .zip(texts(record, &original));
            for (latin, text) in both.filter(|(latin, text)| latin != text) {
                scripts.of.insert(
                    latin,
                    ScriptLine {
                        text,
                        lang: lang.clone(),
                        dir,
                    },
                );
            }
        }
        scripts
    }

    /// The text that stands beside this one.
    pub(super) fn beside(&self, latin: &str) -> Option<ScriptLine> {
        self.of.get(latin).cloned()
    }
}

/// What the views say of one field alone, in one order for both scripts.
fn texts(record: &Record, field: &DataField) -> Vec<String> {
    let mut alone = Record::new(record.leader);
    alone.fields.push(Field::from(field.clone()));
    let title = views::title(&alone);
    let responsibility = title
        .as_ref()
        .and_then(|title| title.responsibility)
        .map(str::to_owned);
    let single = [
        title.map(|title| title.display()),
        responsibility,
        views::edition(&alone),
    ];
    let mut texts: Vec<String> = single.into_iter().flatten().collect();
    texts.extend(
        views::other_titles(&alone)
            .iter()
            .map(|other| other.title.display()),
    );
    texts.extend(
        views::contributors(&alone)
            .into_iter()
            .map(|one| one.heading),
    );
    texts.extend(
        views::publications(&alone)
            .iter()
            .map(views::Publication::display),
    );
    texts.extend(views::series(&alone).iter().map(views::Series::display));
    texts.extend(views::subjects(&alone).iter().map(views::Subject::display));
    texts.extend(views::summaries(&alone).into_iter().map(|note| note.text));
    texts.extend(views::notes(&alone).into_iter().map(|note| note.text));
    texts
}
