//! `typeOfResource` and `genre`: leader, 008, 336, 655.

use callslip_marc::views;

use crate::pick::heading;
use crate::xml::Element;

use super::Context;
use super::codes::{word, words};

/// The table of codes, and where in 008 they stand.
type Place = (&'static str, usize, usize);

/// Leader/06 and 07, and the tables that 008 is read with.
const GENRES: [(&[u8], &[u8], &[Place]); 8] = [
    (
        b"at",
        b"acdm",
        &[
            ("book-contents", 24, 28),
            ("literary", 33, 34),
            ("biography", 34, 35),
        ],
    ),
    (
        b"a",
        b"bis",
        &[("serial", 21, 22), ("book-contents", 24, 28)],
    ),
    (b"t", b"bis", &[("book-contents", 24, 28)]),
    (b"ef", b"", &[("map", 25, 26)]),
    (b"gkor", b"", &[("visual", 33, 34)]),
    (b"m", b"", &[("file", 26, 27)]),
    (b"ij", b"", &[("sound", 30, 32)]),
    (b"cd", b"", &[]),
];

pub(super) fn write(context: &mut Context<'_>) {
    let leader = context.record.leader;
    let kind = char::from(leader.record_kind());
    if let Some(text) = word("type", kind.encode_utf8(&mut [0; 4])) {
        let mut element = Element::text("typeOfResource", text);
        if leader.bib_level() == b'c' {
            element = element.with("collection", "yes");
        }
        if matches!(leader.record_kind(), b'd' | b'f' | b'p' | b't') {
            element = element.with("manuscript", "yes");
        }
        context.root.push(element);
    }
    for name in coded(context) {
        context
            .root
            .push(Element::text("genre", name).with("authority", "marcgt"));
    }
    context.each(&["336"], |source| {
        let text = source.field.first('a').map(views::trim)?;
        let list = source.field.first('2').map(str::trim);
        Some(Element::text("genre", text).with_some("authority", list))
    });
    context.each(&["655"], |source| {
        let text = heading(&source.field, "abvxyz");
        let element = Element::text("genre", text.clone());
        let list = super::subject::vocabulary(&source.field);
        let element = element.with_some("authority", list);
        (!text.is_empty()).then(|| super::name::authority(element, &source.field))
    });
}

/// The genres that 008 tells.
fn coded(context: &Context<'_>) -> Vec<&'static str> {
    let leader = context.record.leader;
    let (kind, level) = (leader.record_kind(), leader.bib_level());
    let rows = GENRES.iter();
    let mut rows =
        rows.filter(|row| row.0.contains(&kind) && (row.1.is_empty() || row.1.contains(&level)));
    let Some((_, levels, places)) = rows.next() else {
        return Vec::new();
    };
    let mut all = Vec::new();
    for (table, from, to) in *places {
        all.extend(words(table, context.fixed(*from, *to)));
    }
    // Books and serials tell conferences and festschrifts by a 1.
    if !levels.is_empty() && context.fixed(29, 30) == "1" {
        all.push("conference publication");
    }
    if *levels == b"acdm" && context.fixed(30, 31) == "1" {
        all.push("festschrift");
    }
    all
}
