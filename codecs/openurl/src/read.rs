//! Reading a link, a query or the title of a COinS, of either version.

use crate::check::check;
use crate::context::{ContextObject, Entity, Outcome, PREFIXES, Reference, Version};
use crate::encoding::{Charset, decode};
use crate::fault::{Faults, shown};
use crate::formats;
use crate::{Identifier, Limits, Rule, Scheme, zero_one};

/// A key with its value and where it stands.
pub(crate) struct Pair {
    pub(crate) key: String,
    pub(crate) value: String,
    pub(crate) offset: u64,
}

/// Reads a link, or its query alone.
#[must_use]
pub fn read(link: &str, limits: &Limits) -> Outcome {
    read_with_charset(link.as_bytes(), None, limits)
}

/// Reads a link from bytes; the encoding given holds where the link says nothing of it.
#[must_use]
pub fn read_with_charset(link: &[u8], charset: Option<Charset>, limits: &Limits) -> Outcome {
    let mut faults = Faults::new(limits.faults);
    let context = level(link, charset, limits, &mut faults, 0);
    Outcome {
        context,
        faults: faults.finish(),
    }
}

fn level(
    link: &[u8],
    charset: Option<Charset>,
    limits: &Limits,
    faults: &mut Faults,
    depth: usize,
) -> ContextObject {
    let cut = link.get(..limits.bytes).unwrap_or(link);
    if cut.len() < link.len() {
        let what = format!("{} bytes, of which {} are read", link.len(), cut.len());
        faults.add(cut.len() as u64, "", Rule::TooLong, what);
    }
    let start = cut
        .iter()
        .position(|byte| *byte == b'?')
        .map_or(0, |at| at + 1);
    let base = cut.get(..start.saturating_sub(1)).unwrap_or_default();
    let query = cut.get(start..).unwrap_or_default();
    let query = query.split(|byte| *byte == b'#').next().unwrap_or_default();
    let said = charset_of(query);
    let charset = said.or(charset).unwrap_or_default();
    let pairs = pairs(query, start as u64, charset, limits, faults);
    let mut context = ContextObject {
        base: String::from_utf8_lossy(base).trim().to_owned(),
        charset,
        ..ContextObject::default()
    };
    if pairs.is_empty() {
        faults.add(0, "", Rule::Empty, "there is no pair of key and value");
        return context;
    }
    if is_one(&pairs) {
        one(&pairs, &mut context, limits, faults, depth);
    } else {
        zero_one::take(&pairs, &mut context, faults);
    }
    context
}

/// `ctx_enc`, looked for before anything is decoded.
fn charset_of(query: &[u8]) -> Option<Charset> {
    let parts = query.split(|byte| matches!(byte, b'&' | b';'));
    let value = parts
        .into_iter()
        .find_map(|part| part.strip_prefix(b"ctx_enc="))?;
    Charset::of(&decode(value, Charset::Utf8).0)
}

fn pairs(
    query: &[u8],
    start: u64,
    charset: Charset,
    limits: &Limits,
    faults: &mut Faults,
) -> Vec<Pair> {
    let mut all = Vec::new();
    let mut offset = start;
    for part in query.split(|byte| matches!(byte, b'&' | b';' | b'\n' | b'\r')) {
        let at = offset;
        offset += part.len() as u64 + 1;
        // `&amp;` of HTML parts at its semicolon: what is left is a lone `amp`.
        if part.is_empty() || part == b"amp" {
            if part == b"amp" && !all.is_empty() {
                faults.add(at, "", Rule::Markup, "&amp; between pairs");
            }
            continue;
        }
        if all.len() >= limits.pairs {
            faults.add(at, "", Rule::TooMany, "the pairs from here on are left off");
            break;
        }
        let cut = part.iter().position(|byte| *byte == b'=');
        let (key, value) = part.split_at(cut.unwrap_or(part.len()));
        let (key, odd_key) = decode(key, charset);
        let (value, odd) = decode(value.get(1..).unwrap_or_default(), charset);
        let key = key.trim().to_owned();
        if cut.is_none() {
            faults.add(at, &key, Rule::NoValue, "a key without `=`");
        }
        for (found, rule, what) in [
            (
                odd.escape || odd_key.escape,
                Rule::Escape,
                "a % without two hexadecimal digits",
            ),
            (
                odd.charset || odd_key.charset,
                Rule::Encoding,
                "bytes that are not UTF-8, read as ISO 8859-1",
            ),
            (odd.nul || odd_key.nul, Rule::Nul, "a NUL character"),
        ] {
            if found {
                faults.add(at, &key, rule, what);
            }
        }
        let offset = at;
        all.push(Pair { key, value, offset });
    }
    all
}

/// Whether the keys are those of version 1.0.
fn is_one(pairs: &[Pair]) -> bool {
    pairs.iter().any(|pair| {
        let key = pair.key.as_str();
        let entity = key.get(..3).is_some_and(|start| PREFIXES.contains(&start));
        let described = key.get(3..4).is_some_and(|mark| mark == "." || mark == "_");
        let ours = entity && described && !key.starts_with("res_") && !key.starts_with("req_");
        ours || matches!(
            key,
            "url_ver" | "ctx_ver" | "url_ctx_fmt" | "url_ctx_val" | "url_ctx_ref"
        )
    })
}

fn one(
    pairs: &[Pair],
    context: &mut ContextObject,
    limits: &Limits,
    faults: &mut Faults,
    depth: usize,
) {
    context.version = Version::One;
    let mut elsewhere = Reference::default();
    for pair in pairs {
        let value = pair.value.trim();
        match pair.key.as_str() {
            "url_ver" | "ctx_ver" => {
                if value != "Z39.88-2004" {
                    faults.add(
                        pair.offset,
                        &pair.key,
                        Rule::Version,
                        format!("`{}`", shown(value)),
                    );
                }
            }
            "ctx_enc" => {
                if Charset::of(value).is_none() {
                    faults.add(
                        pair.offset,
                        "ctx_enc",
                        Rule::Encoding,
                        format!("`{}`", shown(value)),
                    );
                }
            }
            "ctx_id" => context.id = Some(value.to_owned()),
            "ctx_tim" => context.time = Some(value.to_owned()),
            "url_tim" => {}
            "url_ctx_ref" => value.clone_into(&mut elsewhere.location),
            "url_ctx_fmt" => elsewhere.format = Some(value.to_owned()),
            "url_ctx_val" => inner(pair, context, limits, faults, depth),
            _ => descriptor(pair, context, faults),
        }
    }
    if !elsewhere.location.is_empty() {
        context.elsewhere = Some(elsewhere);
    }
    for prefix in PREFIXES {
        if let Some(entity) = context.entity(prefix) {
            check(prefix, entity, pairs, faults);
        }
    }
}

/// A context by value: a query within the query, read for itself and laid under what the link says.
fn inner(
    pair: &Pair,
    context: &mut ContextObject,
    limits: &Limits,
    faults: &mut Faults,
    depth: usize,
) {
    if depth >= limits.depth {
        faults.add(
            pair.offset,
            "url_ctx_val",
            Rule::TooDeep,
            "contexts within contexts",
        );
        return;
    }
    if pair.value.trim_start().starts_with('<') {
        // XML contexts are kept as they are.
        context.other.push((pair.key.clone(), pair.value.clone()));
        return;
    }
    let mut own = Faults::new(limits.faults);
    let value = level(
        pair.value.as_bytes(),
        Some(Charset::Utf8),
        limits,
        &mut own,
        depth + 1,
    );
    for fault in own.finish() {
        faults.add(pair.offset, &fault.key, fault.rule, fault.message);
    }
    for prefix in PREFIXES {
        if let (Some(to), Some(from)) = (context.entity_mut(prefix), value.entity(prefix)) {
            merge(to, from);
        }
    }
    context.id = context.id.take().or(value.id);
    context.time = context.time.take().or(value.time);
    context.elsewhere = context.elsewhere.take().or(value.elsewhere);
    context.other.extend(value.other);
}

fn merge(to: &mut Entity, from: &Entity) {
    to.ids.extend(from.ids.iter().cloned());
    to.metadata.extend(from.metadata.iter().cloned());
    to.private.extend(from.private.iter().cloned());
    to.format = to.format.take().or_else(|| from.format.clone());
    to.reference = to.reference.take().or_else(|| from.reference.clone());
}

/// A descriptor of an entity: `rft_id`, `rft.atitle` …; anything else is kept aside.
fn descriptor(pair: &Pair, context: &mut ContextObject, faults: &mut Faults) {
    let (prefix, rest) = pair.key.split_at_checked(3).unwrap_or((&pair.key, ""));
    let Some(entity) = context.entity_mut(prefix).filter(|_| rest.len() > 1) else {
        return foreign(pair, context, faults);
    };
    let value = pair.value.trim();
    if let Some(key) = rest.strip_prefix('.') {
        entity.metadata.push((key.to_owned(), value.to_owned()));
        return;
    }
    match rest {
        "_id" => {
            if !value.is_empty() {
                entity.ids.push(identifier(value, pair, faults));
            }
        }
        "_val_fmt" => entity.format = Some(value.to_owned()).filter(|format| !format.is_empty()),
        "_ref" => value.clone_into(&mut entity.reference.get_or_insert_default().location),
        "_ref_fmt" => entity.reference.get_or_insert_default().format = Some(value.to_owned()),
        "_dat" => entity.private.push(pair.value.clone()),
        _ => foreign(pair, context, faults),
    }
}

fn foreign(pair: &Pair, context: &mut ContextObject, faults: &mut Faults) {
    let old = formats::zero_one().any(|key| key.name == pair.key);
    if old || matches!(pair.key.as_str(), "sid" | "id" | "pid") {
        faults.add(
            pair.offset,
            &pair.key,
            Rule::Mixed,
            "a key of version 0.1 in a link of version 1.0",
        );
    }
    context.other.push((pair.key.clone(), pair.value.clone()));
}

/// Reads an identifier; one that is no URI, or not what its scheme asks for, is told.
pub(crate) fn identifier(value: &str, pair: &Pair, faults: &mut Faults) -> Identifier {
    let identifier = Identifier::read(value);
    if !identifier.valid {
        faults.add(
            pair.offset,
            &pair.key,
            Rule::Identifier,
            format!("`{}`", shown(value)),
        );
    } else if identifier.scheme == Scheme::Text {
        faults.add(
            pair.offset,
            &pair.key,
            Rule::IdentifierScheme,
            format!("`{}`", shown(value)),
        );
    }
    identifier
}
