//! Entities held against their metadata formats.

use crate::context::{Entity, Reference};
use crate::fault::{Faults, shown};
use crate::formats::{self, Kind};
use crate::read::Pair;
use crate::{Rule, date, number};

/// Holds an entity against its metadata format.
pub(crate) fn check(prefix: &str, entity: &Entity, pairs: &[Pair], faults: &mut Faults) {
    let offset = |rest: &str| {
        let found = pairs
            .iter()
            .find(|pair| pair.key.strip_prefix(prefix) == Some(rest));
        found.map_or(0, |pair| pair.offset)
    };
    let halved =
        |reference: &&Reference| reference.location.is_empty() || reference.format.is_none();
    if entity
        .reference
        .as_ref()
        .is_some_and(|reference| halved(&reference))
    {
        let what = "location and format belong together";
        faults.add(
            offset("_ref"),
            &format!("{prefix}_ref"),
            Rule::Reference,
            what,
        );
    }
    let key = format!("{prefix}_val_fmt");
    let Some(format) = &entity.format else {
        if let Some((name, _)) = entity.metadata.first() {
            let what = "metadata without a format";
            faults.add(offset(&format!(".{name}")), &key, Rule::FormatMissing, what);
        }
        return;
    };
    let Some(short) = formats::short(format) else {
        faults.add(
            offset("_val_fmt"),
            &key,
            Rule::FormatUnknown,
            format!("`{}`", shown(format)),
        );
        return;
    };
    let keys: Vec<formats::Key> = formats::keys(short).collect();
    let mut seen: Vec<&str> = Vec::new();
    let own = pairs
        .iter()
        .filter_map(|pair| Some((pair, pair.key.strip_prefix(prefix)?.strip_prefix('.')?)));
    for (pair, name) in own {
        let Some(known) = keys.iter().find(|key| key.name == name) else {
            faults.add(
                pair.offset,
                &pair.key,
                Rule::KeyUnknown,
                format!("{short} has no `{}`", shown(name)),
            );
            continue;
        };
        if seen.contains(&name) && !known.repeatable {
            faults.add(pair.offset, &pair.key, Rule::KeyTwice, "it is there again");
        }
        seen.push(known.name);
        value(
            &pair.key,
            pair.value.trim(),
            known.kind,
            pair.offset,
            faults,
        );
    }
}

/// Holds a value against its kind; empty ones say nothing, as many links have them.
pub(crate) fn value(key: &str, value: &str, kind: Kind, offset: u64, faults: &mut Faults) {
    if value.is_empty() {
        return;
    }
    let rule = match kind {
        Kind::Date if !date::is_good(value) => Rule::Date,
        Kind::Issn if number::issn(value).is_none() => Rule::Issn,
        Kind::Isbn if number::isbn(value).is_none() => Rule::Isbn,
        Kind::Words(words) if !words.split(' ').any(|word| word == value) => Rule::Genre,
        _ => return,
    };
    faults.add(offset, key, rule, format!("`{}`", shown(value)));
}
