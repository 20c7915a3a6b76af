//! Who made it.

use std::collections::BTreeMap;

use callslip_marc::views::{self, Contributor, ContributorKind};
use callslip_marc::{DataField, Record, Tag};
use serde_json::{Map, Value, json};

use super::put;

/// Relator terms and the properties of schema.org that say the same.
const ROLES: [(&str, &str); 16] = [
    ("author", "author"),
    ("composer", "composer"),
    ("lyricist", "lyricist"),
    ("librettist", "lyricist"),
    ("illustrator", "illustrator"),
    ("translator", "translator"),
    ("editor", "editor"),
    ("editor of compilation", "editor"),
    ("narrator", "readBy"),
    ("actor", "actor"),
    ("director", "director"),
    ("film director", "director"),
    ("producer", "producer"),
    ("film producer", "producer"),
    ("publisher", "publisher"),
    ("creator", "creator"),
];

pub(super) fn write(record: &Record, out: &mut Map<String, Value>) {
    let scripts = scripts(record);
    let mut found: Vec<(&str, Vec<Value>)> = Vec::new();
    for contributor in views::contributors(record) {
        // A heading with a title stands for a work.
        if contributor.work.is_some() {
            continue;
        }
        let value = value(&scripts, &contributor);
        for name in properties(&contributor) {
            match found.iter_mut().find(|(known, _)| *known == name) {
                Some((_, list)) if !list.contains(&value) => list.push(value.clone()),
                Some(_) => {}
                None => found.push((name, vec![value.clone()])),
            }
        }
    }
    for (name, list) in found {
        // A statement of publication says more of its publisher.
        put(out, name, json!(list));
    }
}

/// The properties of a contributor's roles; without any, the main entry is the author.
fn properties(contributor: &Contributor<'_>) -> Vec<&'static str> {
    let known = |term: &str| ROLES.iter().find(|row| row.0 == term).map(|row| row.1);
    let mut all: Vec<&str> = contributor
        .roles
        .iter()
        .filter_map(|role| known(&role.term))
        .collect();
    all.dedup();
    if all.is_empty() {
        let main = contributor.is_main() && contributor.roles.is_empty();
        all.push(if main { "author" } else { "contributor" });
    }
    all
}

fn value(scripts: &Scripts, contributor: &Contributor<'_>) -> Value {
    let kind = match contributor.kind {
        ContributorKind::Person | ContributorKind::Uncontrolled => "Person",
        ContributorKind::Family | ContributorKind::Body => "Organization",
        ContributorKind::Meeting => "Event",
    };
    let mut it = Map::new();
    put(&mut it, "@type", json!(kind));
    put(&mut it, "name", json!(contributor.name));
    let uri = contributor.authority.filter(|it| it.starts_with("http"));
    put(&mut it, "sameAs", json!(uri));
    put(
        &mut it,
        "alternateName",
        json!(scripts.get(&(contributor.tag, contributor.name.clone()))),
    );
    Value::Object(it)
}

/// Names, by tag and Latin form, in their original script.
type Scripts = BTreeMap<(Tag, String), String>;

fn scripts(record: &Record) -> Scripts {
    let mut all = Scripts::new();
    for pair in views::pairs(record) {
        let named = matches!(
            pair.tag.as_bytes(),
            b"100" | b"110" | b"111" | b"700" | b"710" | b"711"
        );
        if let Some(latin) = pair.latin.filter(|_| named) {
            let (latin, script) = (heading(latin, pair.tag), heading(pair.script, pair.tag));
            if !script.is_empty() {
                all.entry((pair.tag, latin)).or_insert(script);
            }
        }
    }
    all
}

/// The name of a field, read under the tag that it stands for.
fn heading(field: &DataField, tag: Tag) -> String {
    let mut plain = Record::default();
    plain.add(DataField {
        tag,
        ..field.clone()
    });
    let all = views::contributors(&plain);
    all.first().map(|it| it.name.clone()).unwrap_or_default()
}
