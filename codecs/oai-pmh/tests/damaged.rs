//! Bad input of every kind: a fault at its place, bounded time and memory, what is good kept.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod common;

use callslip_oai_pmh::{Answer, Fragment, Granularity, Limits, Response, Rule, Rules};

use common::damage::{Dice, damage};
use common::{file, files};

/// How many damaged responses are tried.
const INPUTS: u32 = 50_000;

/// A list of two records, with something put before the second.
fn list(between: &str) -> Vec<u8> {
    let record = |n: u8| {
        format!(
            "<record><header><identifier>a:{n}</identifier><datestamp>2020-01-01</datestamp></header>\
             <metadata><x>{n}</x></metadata></record>"
        )
    };
    format!(
        "<OAI-PMH xmlns=\"http://www.openarchives.org/OAI/2.0/\"><responseDate>2026-01-01T00:00:00Z</responseDate>\
         <request>u</request><ListRecords>{}{between}{}</ListRecords></OAI-PMH>",
        record(1),
        record(2)
    )
    .into_bytes()
}

/// Reads, and looks for the fault and at how many records are left.
fn check(bytes: &[u8], rule: Rule, records: usize) {
    let outcome = Response::read(bytes);
    let found = outcome.faults.iter().any(|fault| fault.rule == rule);
    assert!(found, "{rule} was expected: {:?}", outcome.faults);
    let inside = |offset: u64| offset <= bytes.len() as u64;
    assert!(outcome.faults.iter().all(|fault| inside(fault.offset)));
    assert!(outcome.faults.iter().all(|fault| fault.message.len() < 300));
    match outcome.value.map(|it| it.answer) {
        Some(Answer::ListRecords(page)) => assert_eq!(page.items.len(), records, "{rule}"),
        other => assert_eq!(records, 0, "{rule}: {other:?}"),
    }
}

#[test]
fn each_kind_of_damage() {
    let record = "<record><header><identifier>a:3</identifier><datestamp>2020-01-01</datestamp>";
    let deep = format!("{record}</header><metadata>{}", "<a>".repeat(1_000_000));
    check(&list(&deep), Rule::TooDeep, 2);
    check(&list(&"<a>".repeat(200)), Rule::TooDeep, 1);
    check(
        &list("<!DOCTYPE a [<!ENTITY b \"c\">]>"),
        Rule::XmlDoctype,
        2,
    );
    check(&list("&nbsp;"), Rule::XmlEntity, 2);
    check(&list("<b>&lol;</b>"), Rule::XmlEntity, 2);
    check(&list("<record></header>"), Rule::XmlSyntax, 1);
    check(&list("<record/>"), Rule::Missing, 2);
    check(&list("<blink/>"), Rule::Unexpected, 2);
    check(&list("\0\u{1}"), Rule::XmlCharacter, 2);
    check(&list("<y:b/>"), Rule::XmlNamespace, 2);
    check(&list("<b c=1/>"), Rule::XmlSyntax, 2);
    check(&list("<1/>"), Rule::XmlSyntax, 1);
    check(
        &list(&format!("<b {}/>", attributes(300))),
        Rule::TooMany,
        2,
    );
    check(
        &list(&format!("{record}</header></record>")),
        Rule::Missing,
        3,
    );
    let odd = format!("{record}</header><metadata><x/></metadata></record>");
    check(
        &list(&odd.replace("2020-01-01", "1 May 2020")),
        Rule::Datestamp,
        3,
    );
    let set = odd.replace("</header>", "<setSpec>a b</setSpec></header>");
    check(&list(&set), Rule::SetSpec, 3);
    let deleted = odd.replace("<header>", "<header status=\"deleted\">");
    check(&list(&deleted), Rule::DeletedMetadata, 3);
    check(&list("<resumptionToken cursor=\"many\"/>"), Rule::Value, 2);
    check(b"", Rule::NotOai, 0);
    check(b"{\"error\": 1}", Rule::XmlSyntax, 0);
    check("<OAI-PMH/>".as_bytes(), Rule::Namespace, 0);
    check(b"\xFF\xFE<\0O\0", Rule::Encoding, 0);
}

fn attributes(count: u32) -> String {
    (0..count).map(|n| format!(" a{n}=\"\"")).collect()
}

#[test]
fn a_document_type_is_told_and_not_followed() {
    let entity = "<!DOCTYPE a [<!ENTITY b \"c\"><!ENTITY d SYSTEM \"file:///etc/passwd\">]>";
    let xml = format!("{entity}{}", String::from_utf8(list("")).unwrap());
    let xml = xml.replace("<x>1</x>", "<x>&b;&d;</x>");
    let outcome = Response::read(xml.as_bytes());
    let rules: Vec<Rule> = outcome.faults.iter().map(|fault| fault.rule).collect();
    assert_eq!(rules, [Rule::XmlDoctype, Rule::XmlEntity, Rule::XmlEntity]);
    let Answer::ListRecords(page) = outcome.value.unwrap().answer else {
        panic!("no records");
    };
    let metadata = page.items[0].metadata.as_ref().unwrap().as_str();
    assert!(metadata.ends_with(">&amp;b;&amp;d;</x>"), "{metadata}");
}

#[test]
fn a_place_is_that_of_the_bytes() {
    let mut bytes = b"\xEF\xBB\xBF".to_vec();
    bytes.extend_from_slice(&list("<blink/>"));
    let at = bytes.windows(7).position(|it| it == b"<blink/").unwrap();
    assert_eq!(
        Response::read(&bytes).faults[0].offset,
        at as u64,
        "a byte order mark counts"
    );

    let mut bytes = list("\x01<blink/>");
    let at = bytes.windows(7).position(|it| it == b"<blink/").unwrap();
    let faults = Response::read(&bytes).faults;
    assert_eq!(
        (faults[0].offset, faults[1].offset),
        (at as u64 - 1, at as u64)
    );
    bytes[at - 1] = 0xFF;
    let faults = Response::read(&bytes).faults;
    assert_eq!(
        (faults[0].rule, faults[0].offset),
        (Rule::Encoding, at as u64 - 1)
    );
    assert_eq!(
        (faults[1].rule, faults[1].offset),
        (Rule::Unexpected, at as u64)
    );
}

#[test]
fn latin1_is_read_where_the_document_says_so() {
    let xml = String::from_utf8(list(""))
        .unwrap()
        .replace("<x>1</x>", "<x>caf?</x>");
    let xml = format!("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>{xml}<blink/>");
    let bytes: Vec<u8> = xml
        .bytes()
        .map(|b| if b == b'?' { 0xE9 } else { b })
        .collect();
    let mut bytes = bytes;
    bytes[1] = b'?';
    let close = bytes.windows(2).position(|it| it == b"\xE9>").unwrap();
    bytes[close] = b'?';
    let outcome = Response::read(&bytes);
    let rules: Vec<Rule> = outcome.faults.iter().map(|fault| fault.rule).collect();
    assert_eq!(rules, [Rule::Encoding, Rule::XmlSyntax]);
    assert_eq!(outcome.faults[1].offset, bytes.len() as u64 - 8);
    let xml = outcome.value.unwrap().to_xml();
    assert!(xml.contains("café"), "{xml}");
}

#[test]
fn limits_hold() {
    let limits = Limits {
        bytes: 300,
        depth: 5,
        elements: 8,
        faults: 3,
    };
    let rule = |bytes: &[u8], limits| Response::read_with(bytes, limits).faults;
    assert!(
        rule(&list(""), limits)
            .iter()
            .any(|it| it.rule == Rule::TooLong)
    );
    let limits = Limits {
        bytes: 1 << 20,
        ..limits
    };
    assert!(
        rule(&list(""), limits)
            .iter()
            .any(|it| it.rule == Rule::TooMany)
    );
    let limits = Limits {
        elements: 1_000_000,
        ..limits
    };
    let faults = rule(&list(&"<b/>".repeat(100_000)), limits);
    assert_eq!(faults.len(), 4);
    assert_eq!(faults[3].rule, Rule::MoreFaults);
    assert!(faults[3].message.contains("99997"), "{}", faults[3].message);
}

#[test]
fn a_hundred_thousand_records_on_one_line() {
    let one = "<record><header><identifier>a:3</identifier><datestamp>2020-01-01</datestamp></header>\
               <metadata><x/></metadata></record>";
    let outcome = Response::read(&list(&one.repeat(100_000)));
    assert!(outcome.faults.is_empty());
    let Answer::ListRecords(page) = outcome.value.unwrap().answer else {
        panic!("no records");
    };
    assert_eq!(page.items.len(), 100_002);
}

#[test]
fn fragments_stand_by_themselves_or_are_refused() {
    for (xml, rule) in [
        ("", Rule::XmlCut),
        ("text", Rule::XmlSyntax),
        ("<a>", Rule::XmlCut),
        ("<a/><b/>", Rule::XmlSyntax),
        ("<a:b/>", Rule::XmlNamespace),
        ("<a b='1' b='2'/>", Rule::XmlSyntax),
        ("<a>&b;</a>", Rule::XmlEntity),
        ("<!DOCTYPE a><a/>", Rule::XmlDoctype),
        ("<a>\u{1}</a>", Rule::XmlCharacter),
        ("<a>&#1;</a>", Rule::XmlEntity),
    ] {
        assert_eq!(Fragment::new(xml).unwrap_err().rule, rule, "{xml}");
    }
    let xml = "<?xml version='1.0'?><!-- c --><a b='&#10;&lt;'>x<![CDATA[<&]]>\r\n]]&gt;&#13;</a>";
    let fragment = Fragment::new(xml).unwrap();
    assert_eq!(
        fragment.as_str(),
        "<a xmlns=\"\" b=\"&#10;&lt;\">x&lt;&amp;\n]]&gt;&#13;</a>"
    );
}

#[test]
fn damaged_responses() {
    let mut seeds: Vec<Vec<u8>> = files().into_iter().map(|(_, bytes)| bytes).collect();
    seeds.retain(|bytes| bytes.len() < 1_500);
    seeds.push(list(""));
    let mut dice = Dice::new();
    let limits = Limits {
        faults: 20,
        ..Limits::default()
    };
    let mut read = 0;
    for _ in 0..INPUTS {
        let mut bytes = seeds[dice.roll(seeds.len())].clone();
        damage(&mut bytes, &mut dice);
        let outcome = Response::read_with(&bytes, limits);
        assert!(outcome.faults.len() <= 21);
        assert!(
            outcome
                .faults
                .iter()
                .all(|fault| fault.offset <= bytes.len() as u64)
        );
        let Some(response) = outcome.value else {
            assert!(!outcome.faults.is_empty(), "what is left out has a reason");
            continue;
        };
        read += 1;
        let written = response.to_xml();
        let again = Response::read(written.as_bytes());
        let damaged = bytes.escape_ascii();
        assert!(
            !again.faults.iter().any(|it| it.rule == Rule::XmlSyntax),
            "{damaged}\n{written}"
        );
        assert_eq!(again.value.unwrap().to_xml(), written, "{damaged}");
    }
    assert!(read > INPUTS / 2, "most are read in part: {read}");
}

#[test]
fn damaged_queries() {
    let rules = Rules {
        granularity: Granularity::Second,
        sets: true,
        metadata_prefixes: &["oai_dc"],
    };
    let seed = b"verb=ListRecords&metadataPrefix=oai_dc&from=2020-01-01&until=2020-01-02&set=a:b";
    let mut dice = Dice::new();
    let mut sound = 0;
    for _ in 0..INPUTS {
        let mut bytes = seed.to_vec();
        damage(&mut bytes, &mut dice);
        match rules.read(&String::from_utf8_lossy(&bytes)) {
            Ok(request) => {
                sound += 1;
                assert_eq!(rules.read(&request.query()).unwrap(), request);
            }
            Err(errors) => assert!(!errors.is_empty()),
        }
    }
    assert!(sound > 100, "{sound}");
    assert!(!file("made-errors.xml").is_empty());
}
