//! Records of a small catalogue, each with something of its own.

use callslip_marc::{DataField, Record};
use catalogue::testing::record;

/// Tag, indicators, subfields.
pub(super) type Given<'a> = (&'static str, &'a [u8; 2], &'a [(char, &'a str)]);

pub(super) fn with(mut record: Record, fields: &[Given<'_>]) -> Record {
    for (tag, indicators, parts) in fields {
        let field = DataField::new(*tag, **indicators);
        record.insert(
            parts
                .iter()
                .fold(field, |field, (code, text)| field.with(*code, *text)),
        );
    }
    record
}

pub(super) fn marine() -> Record {
    with(
        record("Marine biology /", "Castro, Peter,"),
        &[
            ("020", b"  ", &[('a', "9780306406157")]),
            ("050", b" 4", &[('a', "QH91"), ('b', ".C37 2019")]),
            ("250", b"  ", &[('a', "11th ed.")]),
            (
                "264",
                b" 1",
                &[('a', "New York :"), ('b', "McGraw-Hill,"), ('c', "2019.")],
            ),
            ("505", b"0 ", &[('a', "The sea -- The shore -- The deep.")]),
            ("520", b"  ", &[('a', "How the sea lives.")]),
            ("650", b" 0", &[('a', "Marine biology.")]),
            (
                "650",
                b" 0",
                &[('a', "Coral reefs"), ('z', "Pacific Ocean.")],
            ),
            (
                "700",
                b"1 ",
                &[('a', "Huber, Michael E.,"), ('e', "author.")],
            ),
        ],
    )
}

pub(super) fn war() -> Record {
    let mut plain = record("", "");
    plain.set_control("008", "260101s1978    ru            000 1 rus d");
    with(
        plain,
        &[
            (
                "100",
                b"1 ",
                &[('6', "880-01"), ('a', "Tolstoy, Leo,"), ('d', "1828-1910.")],
            ),
            (
                "245",
                b"10",
                &[
                    ('6', "880-02"),
                    ('a', "Voi\u{306}na i mir /"),
                    ('c', "L.N. Tolstoi\u{306}."),
                ],
            ),
            ("650", b" 0", &[('a', "Russia"), ('x', "History.")]),
            (
                "880",
                b"1 ",
                &[
                    ('6', "100-01/(N"),
                    ('a', "Толстой, Лев Николаевич,"),
                    ('d', "1828-1910."),
                ],
            ),
            (
                "880",
                b"10",
                &[
                    ('6', "245-02/(N"),
                    ('a', "Война и мир /"),
                    ('c', "Л.Н. Толстой."),
                ],
            ),
        ],
    )
}

pub(super) fn online() -> Record {
    with(
        record("Life in the intertidal", "Films Media Group"),
        &[
            (
                "856",
                b"40",
                &[
                    ('u', "https://video.example.edu/intertidal"),
                    ('y', "Watch the film"),
                ],
            ),
            ("856", b"40", &[('u', "javascript:alert(1)"), ('y', "Bad")]),
            ("246", b"3 ", &[('a', "<script>alert(\"other\")</script>")]),
        ],
    )
}

/// The plain record without the empty fields that `record` makes of empty texts.
pub(super) fn bare(mut record: Record) -> Record {
    record.fields.retain(|field| {
        field
            .as_data()
            .is_none_or(|data| data.subfields.iter().any(|part| !part.value.is_empty()))
    });
    record
}
