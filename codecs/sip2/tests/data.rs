//! Messages that others' systems sent, each with the faults that it has, and rows of bad input.
#![allow(clippy::unwrap_used, reason = "tests")]

mod common;

use callslip_sip2::tables::{fixed as f, messages};
use callslip_sip2::{
    Dialect, EmptyFields, Encoding, FieldOrder, Limits, Message, Outcome, Rule, Terminator, Zone,
    checksum, read, write,
};

fn outcome(bytes: &[u8], dialect: &Dialect) -> Outcome {
    read(bytes, dialect, &Limits::default())
}

/// The rules of the faults, in order of place.
fn rules(outcome: &Outcome) -> String {
    let ids: Vec<&str> = outcome.faults.iter().map(|fault| fault.rule.id()).collect();
    ids.join(" ")
}

/// The faults of each message of the data, in its order; the names in them were changed by those who
/// published them, which is why most checksums are wrong.
const DATA: [&str; 33] = [
    "",
    "checksum",
    "",
    "missing-delimiter",
    "checksum",
    "missing-delimiter",
    "",
    "",
    "checksum",
    "checksum",
    "checksum",
    "checksum",
    "checksum",
    "field-code field-code checksum",
    // The delimiter of this one is a circumflex.
    "missing-delimiter missing-field missing-field",
    "missing-delimiter",
    "checksum",
    "checksum",
    "checksum",
    "checksum",
    "checksum",
    "checksum",
    "fixed-length checksum",
    "checksum",
    "checksum",
    "checksum",
    "checksum",
    "checksum",
    "checksum",
    "checksum",
    "checksum",
    "",
    "",
];

#[test]
fn messages_of_others() {
    let messages = common::messages();
    assert_eq!(messages.len(), DATA.len());
    for (message, expected) in messages.iter().zip(DATA) {
        let read = outcome(message.as_bytes(), &Dialect::default());
        assert_eq!(rules(&read), expected, "{message}");
    }
}

#[test]
fn what_is_sound_is_written_back_byte_for_byte() {
    let plain = |rule: &Rule| {
        matches!(
            rule,
            Rule::Checksum | Rule::MissingDelimiter | Rule::MissingField
        )
    };
    for text in common::messages() {
        let dialect = Dialect {
            closing_delimiter: text.ends_with('|') || text.contains("|AY") || text.contains("|AZ"),
            ..Dialect::default()
        };
        let read = outcome(text.as_bytes(), &dialect);
        if !read.faults.iter().all(|fault| plain(&fault.rule)) {
            continue;
        }
        let mut out = Vec::new();
        assert_eq!(write(&read.message.unwrap(), &dialect, &mut out), []);
        let body = text.rfind("AZ").map_or(text.len(), |at| at + 2);
        assert_eq!(&out[..body], &text.as_bytes()[..body], "{text}");
    }
}

#[test]
fn a_circumflex_for_a_delimiter() {
    let text = common::messages()
        .into_iter()
        .find(|text| text.contains('^'))
        .unwrap();
    let dialect = Dialect {
        delimiter: b'^',
        ..Dialect::default()
    };
    let read = outcome(text.as_bytes(), &dialect);
    assert_eq!(rules(&read), "checksum");
    assert_eq!(read.message.unwrap().get("AA"), Some("240"));
}

#[test]
fn flags_a_character_short() {
    let text = common::messages()
        .into_iter()
        .find(|text| text.starts_with("64    Y        000"))
        .unwrap();
    let message = outcome(text.as_bytes(), &Dialect::default())
        .message
        .unwrap();
    let stand = |field| message.fixed(field).unwrap().to_owned();
    assert_eq!(stand(&f::PATRON_STATUS), "    Y         ");
    assert_eq!(stand(&f::TRANSACTION_DATE), "20161021    143002");
    assert_eq!(message.number(&f::FINE_ITEMS_COUNT), Some(1));
    assert_eq!(message.get("BV"), Some("100.00"));
}

#[test]
fn a_delimiter_inside_a_value_is_kept() {
    let text = common::messages()
        .into_iter()
        .find(|text| text.contains("rdr@"))
        .unwrap();
    let message = outcome(text.as_bytes(), &Dialect::default())
        .message
        .unwrap();
    assert_eq!(message.get("BE"), Some("leona|rdr@|bar.com"));
}

#[test]
fn bad_input() {
    let rows: &[(&[u8], &str)] = &[
        (b"", "not-sip2"),
        (b"   ", "leading-bytes not-sip2"),
        (b"9", "not-sip2"),
        (b"GET / HTTP/1.1", "not-sip2"),
        (b"\x16\x03\x01\x02\x00", "not-sip2"),
        (b"\xEF\xBB\xBF9300CNa|COb|", "not-sip2"),
        (b"\0\n9300CNa|COb|", "leading-bytes"),
        (b"5520261128    120000AAx|", "unknown-message field-code"),
        (b"93", "fixed-length missing-field missing-field"),
        (b"930", "fixed-length missing-field missing-field"),
        (b"9300", "missing-field missing-field"),
        (b"9300CNa|COb", "missing-delimiter"),
        (b"9300CNa||COb|", "empty-piece"),
        (b"9300CNa|CNb|COc|", "repeated-field"),
        (b"9300CNa|COb\0c|", "control-character"),
        (b"93\xE90CNa|COb|", "fixed-not-ascii fixed-value"),
        (b"93X0CNa|COb|", "fixed-value"),
        (b"9300CNa|COcaf\xE9|", "encoding"),
        (b"9300CNa|COb|AYxAZ0000", "sequence after-checksum"),
        (b"9300CNa|COb|AY1AZ12", "checksum-format"),
        (b"9300CNa|COb|AY1AZ+123", "checksum-format"),
        (b"9300CNa|COb|AY1AZ0000junk", "checksum after-checksum"),
        (
            b"17202611",
            "fixed-value fixed-length missing-field missing-field",
        ),
        (b"1720261128    120000AOx|ABy|", ""),
        (b"1720261328    120000AOx|ABy|", "fixed-value"),
        (b"11YN20261128    120000AOx|AAy|ABz|AC|", "fixed-length"),
        (b"17AOx|ABy|", "fixed-length"),
        (b"6520261128    120000   AOx|AAy|", "fixed-length"),
        (
            b"1020261128    120000",
            "fixed-value fixed-value fixed-value fixed-value fixed-value fixed-length missing-field missing-field missing-field",
        ),
        (
            b"24              00120261128    120000AOx|AAy|AEz|BLx|BHUSDX|BV$5|",
            "field-value field-value field-value",
        ),
    ];
    for (bytes, expected) in rows {
        let read = outcome(bytes, &Dialect::default());
        let found = rules(&read);
        let shown = bytes.escape_ascii();
        assert_eq!(found, *expected, "{shown}");
    }
}

#[test]
fn checksums() {
    let rows: [(&[u8], bool); 5] = [
        (b"9300CNuser_id|COpassw0rd|AY1AZF594", true),
        (b"9300CNuser_id|COpassw0rd|AY1AZf594", true),
        (b"9300CNuser_id|COpassword|AZF620", true),
        (b"9300CNuser_id|COpassw0rd|AY1AZF595", false),
        (b"9300CNuser_ie|COpassw0rd|AY1AZF594", false),
    ];
    for (bytes, right) in rows {
        assert_eq!(
            outcome(bytes, &Dialect::default()).intact(),
            right,
            "{}",
            bytes.escape_ascii()
        );
    }
    assert_eq!(checksum(b""), 0);
}

#[test]
fn a_trailer_without_a_delimiter_before_it() {
    let bytes = b"9300CNuser_id|COpassw0rdAY1AZ";
    let mut bytes = bytes.to_vec();
    let sum = format!("{:04X}", checksum(&bytes));
    bytes.extend_from_slice(sum.as_bytes());
    let read = outcome(&bytes, &Dialect::default());
    assert_eq!(rules(&read), "missing-delimiter");
    let message = read.message.unwrap();
    assert_eq!(
        (message.get("CO"), message.sequence),
        (Some("passw0rd"), Some(1))
    );
    // With a wrong checksum it is text that happens to end so.
    let read = outcome(b"9300CNuser_id|COpassw0rdAY1AZ0000", &Dialect::default());
    assert_eq!(read.message.unwrap().get("CO"), Some("passw0rdAY1AZ0000"));
}

#[test]
fn encodings() {
    let rows: [(Encoding, &str, &[u8]); 7] = [
        (Encoding::Utf8, "Núñez Łucja", "Núñez Łucja".as_bytes()),
        (Encoding::Latin1, "Núñez", b"N\xFA\xF1ez"),
        (Encoding::Latin1, "Łucja Kępa", b"?ucja Kepa"),
        (Encoding::Cp850, "Núñez", b"N\xA3\xA4ez"),
        (Encoding::Cp850, "Nu\u{301}n\u{303}ez", b"N\xA3\xA4ez"),
        (Encoding::Ascii, "Núñez ½", b"Nunez 1?2"),
        (Encoding::Ascii, "ok", b"ok"),
    ];
    for (encoding, text, bytes) in rows {
        let dialect = Dialect {
            encoding,
            ..Dialect::default()
        };
        let message = Message::new(&messages::LOGIN).with("CN", text);
        let mut out = Vec::new();
        let faults = write(&message, &dialect, &mut out);
        assert_eq!(&out[6..out.len() - 2], bytes, "{encoding:?} {text}");
        let lossless = faults.is_empty() && !text.contains('\u{301}');
        let again = outcome(&out, &dialect).message.unwrap();
        assert_eq!(
            again.get("CN") == Some(text),
            lossless,
            "{encoding:?} {text}"
        );
    }
}

#[test]
fn dialects_of_writing() {
    let plain = Dialect {
        terminator: Terminator::CrLf,
        ..Dialect::default()
    };
    let asked = b"1720261128    120000ABitem|CF|AOinst|";
    let rows: [(Dialect, &str); 8] = [
        (plain, "1720261128    120000ABitem|CF|AOinst|\r\n"),
        (
            Dialect {
                terminator: Terminator::Lf,
                ..plain
            },
            "1720261128    120000ABitem|CF|AOinst|\n",
        ),
        (
            Dialect {
                closing_delimiter: false,
                ..plain
            },
            "1720261128    120000ABitem|CF|AOinst\r\n",
        ),
        (
            Dialect {
                zone: Some(Zone::Utc),
                ..plain
            },
            "1720261128   Z120000ABitem|CF|AOinst|\r\n",
        ),
        (
            Dialect {
                zone: Some(Zone::Zeros),
                ..plain
            },
            "17202611280000120000ABitem|CF|AOinst|\r\n",
        ),
        (
            Dialect {
                empty: EmptyFields::Omitted,
                ..plain
            },
            "1720261128    120000ABitem|AOinst|\r\n",
        ),
        (
            Dialect {
                order: FieldOrder::Standard,
                ..plain
            },
            "1720261128    120000AOinst|ABitem|CF|\r\n",
        ),
        (
            Dialect {
                delimiter: b'^',
                ..plain
            },
            "1720261128    120000ABitem^CF^AOinst^\r\n",
        ),
    ];
    let message = outcome(asked, &Dialect::default()).message.unwrap();
    for (dialect, expected) in rows {
        let mut out = Vec::new();
        assert_eq!(write(&message, &dialect, &mut out), []);
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }
}

#[test]
fn required_fields_are_sent_empty() {
    let required = Dialect {
        empty: EmptyFields::Required,
        ..Dialect::default()
    };
    let message = outcome(b"1720261128    120000ABitem|AC|", &Dialect::default())
        .message
        .unwrap();
    let mut out = Vec::new();
    write(&message, &required, &mut out);
    assert_eq!(
        String::from_utf8(out).unwrap(),
        "1720261128    120000ABitem|AO|\r"
    );
}

#[test]
fn limits_hold() {
    let mut many = b"6520261128    120000AOx|AAy|".to_vec();
    many.extend(b"AFtext|".repeat(100_000));
    let read = outcome(&many, &Dialect::default());
    assert!(rules(&read).contains("too-long"));
    let few = Limits {
        message: 1 << 30,
        fields: 50,
        faults: 3,
    };
    let read = callslip_sip2::read(&many, &Dialect::default(), &few);
    assert_eq!(rules(&read), "too-many-fields");
    assert_eq!(read.message.unwrap().fields.len(), 50);
    let bad = b"9300CNa|COb|||||||||||".to_vec();
    assert_eq!(
        rules(&callslip_sip2::read(&bad, &Dialect::default(), &few)),
        "empty-piece empty-piece empty-piece more-faults"
    );
}
