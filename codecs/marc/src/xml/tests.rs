//! MARCXML as it is met: prefixes, entities, missing ends, wrong encodings.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

use super::{Reader, write};
use crate::{ControlField, DataField, Fault, Leader, Record};

const LEADER: &str = "<leader>00000nam a2200000 i 4500</leader>";

/// The first subfield or control field of each record, then the codes of all faults.
fn check(xml: &str, expected: &str) {
    check_bytes(xml.as_bytes(), expected);
}

fn check_bytes(xml: &[u8], expected: &str) {
    let mut texts = Vec::new();
    let mut codes = Vec::new();
    for outcome in Reader::new(xml) {
        let outcome = outcome.unwrap();
        texts.extend(outcome.record.map(|record| text(&record)));
        codes.extend(
            outcome
                .faults
                .iter()
                .map(|fault: &Fault| fault.code().to_owned()),
        );
    }
    assert_eq!(
        format!("{} [{}]", texts.join("/"), codes.join(" ")),
        expected
    );
}

fn text(record: &Record) -> String {
    let data = |field: &DataField| {
        let parts = field
            .subfields
            .iter()
            .map(|s| format!("${}{}", s.code, s.value));
        parts.collect::<String>().replace('\0', "_")
    };
    let fields = record.fields.iter().map(|field| match field {
        crate::Field::Control(field) => field.value.clone(),
        crate::Field::Data(field) => data(field),
    });
    fields.collect::<Vec<_>>().join(",")
}

/// A record with one field 500 whose subfield a holds this.
fn with(text: &str) -> String {
    let field = format!("<subfield code=\"a\">{text}</subfield>");
    format!(
        "<record>{LEADER}<datafield tag=\"500\" ind1=\" \" ind2=\" \">{field}</datafield></record>"
    )
}

#[test]
fn text_is_read_as_xml_says() {
    check(&with("a &amp; b &#x41;&#13;"), "$aa & b A\r []");
    check(&with("<![CDATA[<b>&amp;]]> ok"), "$a<b>&amp; ok []");
    check(&with("a<!-- </record> -->b"), "$aab []");
    check(
        &with("&lt;U+001B&gt; &lt;U+0041&gt; &lt;U+003C&gt;"),
        "$a\u{1B} <U+0041> < []",
    );
    check(&with("one\r\ntwo"), "$aone\ntwo []");
    check(&with("&eacute;"), "$a&eacute; [xml-entity]");
    check(&with("AT&T"), "$aAT&T []");
}

#[test]
fn records_are_found_wherever_they_stand() {
    let one = with("x");
    check(&one, "$ax []");
    let prefixed = one.replace('<', "<marc:").replace("<marc:/", "</marc:");
    check(
        &format!("<?xml version=\"1.0\"?><marc:collection>{prefixed}{prefixed}</marc:collection>"),
        "$ax/$ax []",
    );
    check(
        &format!("<record><header/><metadata>{one}</metadata></record>"),
        "$ax []",
    );
    check(&format!("<!-- {one} -->{one}"), "$ax []");
    check("<collection/>", " [not-marc]");
    check("", " []");
}

#[test]
fn damage_costs_no_more_than_it_must() {
    let one = with("x");
    let open = one.strip_suffix("</record>").unwrap();
    check(&format!("{open}{one}"), "$ax/$ax []");
    check(&one[..one.len() - 30], "$ax [xml]");
    check(&one.replace("</subfield>", ""), "$ax []");
    check(&one.replace("tag=\"500\"", "tag=\"50\""), "$ax [tag]");
    check(&one.replace("ind1=\" \"", ""), "$ax [indicators]");
    check(
        &one.replace("ind1=\" \"", "ind1=\"ab\""),
        "$_ab $ax [indicators]",
    );
    check(
        &one.replace("code=\"a\"", "code=\"\""),
        "$_x [subfield-code]",
    );
    check(&one.replace(LEADER, ""), "$ax []");
    check(
        &format!("<!DOCTYPE r [<!ENTITY a \"b\">]>{}", with("&a;")),
        "$a&a; [xml-doctype xml-entity]",
    );
}

#[test]
fn encodings() {
    let latin = format!(
        "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>{}",
        with("caf?")
    );
    let bytes: Vec<u8> = latin
        .bytes()
        .map(|byte| if byte == b'?' { 0xE9 } else { byte })
        .collect();
    let at = latin.find("caf?").unwrap() + 3;
    let mut input = latin.into_bytes();
    input[at] = bytes[at];
    check_bytes(&input, "$acafé []");
    check_bytes(
        &with("x")
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect::<Vec<u8>>(),
        " [xml-encoding]",
    );
    check(
        &format!("<?xml version=\"1.0\" encoding=\"KOI8-R\"?>{}", with("x")),
        " [xml-encoding]",
    );
    check_bytes(&[with("x?").as_bytes(), b"\xFF"].concat(), "$ax? []");
}

#[test]
fn what_xml_forbids_is_written_so_that_it_can_be_read_back() {
    let mut record = Record::new(Leader::default());
    record.add(ControlField::new("001", "a\u{1B}b\r\n\t<U+001B>\u{FFFF}"));
    record.add(DataField::new("245", *b"\"<").with('"', "x"));
    let mut out = Vec::new();
    write(&record, &mut out);
    let xml = String::from_utf8(out).unwrap();
    let control = "a&lt;U+001B&gt;b&#13;\n\t&lt;U+003C&gt;U+001B&gt;&lt;U+FFFF&gt;";
    assert!(xml.contains(control), "{xml}");
    assert!(xml.contains("ind1=\"&quot;\" ind2=\"&lt;\""), "{xml}");
    let back = Reader::new(xml.as_bytes()).next().unwrap().unwrap();
    assert_eq!(back.record, Some(record));
}
