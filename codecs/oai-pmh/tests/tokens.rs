//! Resumption tokens, dates, and the way through a list.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod common;

use callslip_oai_pmh::{
    Code, Dated, Datestamp, Granularity, Harvest, Limits, Rule, Selection, State, Token, TokenKey,
    Verb,
};
use proptest::prelude::*;

const URL: &str = "https://example.org/oai";

fn key(url: &str, secret: u8) -> TokenKey {
    TokenKey::new(url, &[secret; 32]).unwrap()
}

fn token() -> Token {
    Token {
        verb: Verb::ListRecords,
        selection: Selection {
            metadata_prefix: "oai_dc".to_owned(),
            from: Some("2020-01-01".parse().unwrap()),
            until: Some("2020-01-01".parse().unwrap()),
            set: Some("a:b".to_owned()),
        },
        cursor: 200,
        complete_list_size: Some(1_000),
        position: "oai:é:7:".to_owned(),
        expires: Some(1_000),
    }
}

fn refused(text: &str, verb: Verb, now: i64) -> String {
    let error = key(URL, 1).open(text, verb, now).unwrap_err();
    assert_eq!(error.code, Code::BadResumptionToken);
    error.message
}

#[test]
fn a_token_comes_back_until_it_expires() {
    let text = key(URL, 1).seal(&token());
    assert!(
        text.bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b))
    );
    assert_eq!(
        key(URL, 1).open(&text, Verb::ListRecords, 999).unwrap(),
        token()
    );
    assert!(refused(&text, Verb::ListRecords, 1_000).contains("expired"));
    assert!(refused(&text, Verb::ListIdentifiers, 0).contains("ListRecords"));
}

#[test]
fn a_token_of_another_server_or_secret_is_refused() {
    let other_server = key("https://other.example.org/oai", 1).seal(&token());
    let other_secret = key(URL, 2).seal(&token());
    let huge = "A".repeat(10_000_000);
    for text in [
        &other_server,
        &other_secret,
        "",
        "x",
        "oai_dc.f(2018).t(6387):100",
        &huge,
    ] {
        assert!(refused(text, Verb::ListRecords, 0).contains("no resumption token of this"));
    }
    let both = key(URL, 1).or_older(&[2; 32]);
    assert!(both.open(&other_secret, Verb::ListRecords, 0).is_ok());
    assert!(TokenKey::new(URL, b"short").is_err());
    assert!(
        !format!("{both:?}").contains("[2, 2"),
        "the secret is not shown"
    );
}

#[test]
fn a_changed_token_is_refused() {
    let text = key(URL, 1).seal(&token());
    for at in 0..text.len() {
        let mut changed = text.clone().into_bytes();
        changed[at] = if changed[at] == b'A' { b'B' } else { b'A' };
        refused(std::str::from_utf8(&changed).unwrap(), Verb::ListRecords, 0);
        refused(&text[..at], Verb::ListRecords, 0);
    }
}

#[test]
fn days_and_seconds() {
    for (text, first, last) in [
        ("1970-01-01", 0, 86_399),
        ("2000-02-29", 951_782_400, 951_868_799),
        ("2026-11-28T22:04:11Z", 1_795_903_451, 1_795_903_451),
        ("0000-01-01", -62_167_219_200, -62_167_132_801),
        ("9999-12-31T23:59:59Z", 253_402_300_799, 253_402_300_799),
    ] {
        let date: Datestamp = text.parse().unwrap();
        assert_eq!(
            (date.first_second(), date.last_second()),
            (first, last),
            "{text}"
        );
        assert_eq!(date.to_string(), text);
    }
    let date: Datestamp = "2020-05-06T07:08:09Z".parse().unwrap();
    assert_eq!(date.at(Granularity::Day).to_string(), "2020-05-06");
    assert_eq!(
        date.at(Granularity::Day)
            .at(Granularity::Second)
            .to_string(),
        "2020-05-06T00:00:00Z"
    );
    assert_eq!(Datestamp::from_unix(253_402_300_800), None);
    for text in [
        "",
        "2020",
        "2020-1-1",
        "1900-02-29",
        "2020-01-01T00:00:60Z",
        "2020-01-01T",
        "٢٠٢٠-01-01",
    ] {
        assert!(text.parse::<Datestamp>().is_err(), "{text}");
    }
}

#[test]
fn until_holds_all_of_its_day() {
    let selection = token().selection;
    for (second, inside) in [
        (1_577_836_799, false),
        (1_577_836_800, true),
        (1_577_923_199, true),
        (1_577_923_200, false),
    ] {
        assert_eq!(selection.spans(second), inside, "{second}");
    }
}

fn answer(token: &str) -> String {
    format!(
        "<OAI-PMH xmlns=\"http://www.openarchives.org/OAI/2.0/\"><responseDate>2026-01-01T00:00:00Z</responseDate>\
         <request>u</request><ListIdentifiers><header><identifier>a:b</identifier><datestamp>2020-01-01</datestamp></header>\
         {token}</ListIdentifiers></OAI-PMH>"
    )
}

fn error(code: &str) -> String {
    format!(
        "<OAI-PMH xmlns=\"http://www.openarchives.org/OAI/2.0/\"><responseDate>2026-01-01T00:00:00Z</responseDate>\
         <request>u</request><error code=\"{code}\">no</error></OAI-PMH>"
    )
}

fn take(harvest: &mut Harvest, xml: &str) -> State {
    harvest
        .take(xml.as_bytes(), Limits::default())
        .value
        .unwrap()
        .state
}

#[test]
fn a_harvest_goes_through_the_list() {
    let mut harvest = Harvest::identifiers(URL, Selection::all("oai_dc"));
    assert_eq!(
        take(
            &mut harvest,
            &answer("<resumptionToken>a&amp;b</resumptionToken>")
        ),
        State::More
    );
    let more = "https://example.org/oai?verb=ListIdentifiers&resumptionToken=a%26b";
    assert_eq!(harvest.url().as_deref(), Some(more));
    assert_eq!(take(&mut harvest, "<html>busy"), State::Broken);
    assert_eq!(harvest.url().as_deref(), Some(more), "the same part again");
    assert!(matches!(
        take(&mut harvest, &error("badResumptionToken")),
        State::TokenRefused(_)
    ));
    harvest.restart();
    assert_eq!(
        harvest.url().unwrap(),
        format!("{URL}?verb=ListIdentifiers&metadataPrefix=oai_dc")
    );
    assert_eq!(
        take(
            &mut harvest,
            &answer("<resumptionToken>c</resumptionToken>")
        ),
        State::More
    );
    assert_eq!(
        take(
            &mut harvest,
            &answer("<resumptionToken completeListSize=\"2\"/>")
        ),
        State::Complete
    );
    assert_eq!(harvest.url(), None);
    assert_eq!(harvest.began().unwrap().to_string(), "2026-01-01T00:00:00Z");
}

#[test]
fn a_harvest_ends_where_a_repository_does_not() {
    let mut harvest = Harvest::identifiers(URL, Selection::all("oai_dc"));
    let round = answer("<resumptionToken>a</resumptionToken>");
    assert_eq!(take(&mut harvest, &round), State::More);
    let outcome = harvest.take(round.as_bytes(), Limits::default());
    assert_eq!(outcome.faults[0].rule, Rule::TokenRepeats);
    assert_eq!(
        outcome.value.unwrap().headers.len(),
        1,
        "what it brought is kept"
    );
    assert_eq!(harvest.url(), None);

    let mut harvest = Harvest::records(URL, Selection::all("oai_dc"));
    assert_eq!(
        take(&mut harvest, &error("noRecordsMatch")),
        State::Complete
    );
    let mut harvest = Harvest::records(URL, Selection::all("oai_dc"));
    assert!(matches!(
        take(&mut harvest, &error("badArgument")),
        State::Refused(_)
    ));
    assert_eq!(harvest.url(), None);
}

#[test]
fn an_answer_that_breaks_off_keeps_its_whole_headers() {
    let mut harvest = Harvest::identifiers(URL, Selection::all("oai_dc"));
    let xml = answer("<header><identifier>a:c</identifier><datestamp>2020-");
    let cut = &xml[..xml.find("</ListIdentifiers>").unwrap()];
    let outcome = harvest.take(cut.as_bytes(), Limits::default());
    let step = outcome.value.unwrap();
    assert_eq!((step.headers.len(), step.state), (1, State::Broken));
    assert!(
        outcome
            .faults
            .iter()
            .any(|fault| fault.rule == Rule::XmlCut)
    );
    assert!(matches!(step.headers[0].datestamp, Dated::Known(_)));
}

proptest! {
    #[test]
    fn any_token_comes_back(position in ".*", cursor: u64, size: Option<u64>, expires: Option<i64>, set in prop::option::of("[a-z]{1,5}(:[a-z]{1,5}){0,3}")) {
        let token = Token {
            verb: Verb::ListSets,
            selection: Selection { set, ..token().selection },
            cursor,
            complete_list_size: size,
            position,
            expires,
        };
        let text = key(URL, 1).seal(&token);
        prop_assume!(text.len() <= 4_096 && expires != Some(i64::MIN));
        let opened = key(URL, 1).open(&text, Verb::ListSets, i64::MIN).unwrap();
        prop_assert_eq!(opened, token);
    }

    #[test]
    fn any_second_is_written_and_read(second in -62_167_219_200_i64..253_402_300_800) {
        let date = Datestamp::from_unix(second).unwrap();
        prop_assert_eq!(date.to_string().parse::<Datestamp>().unwrap(), date);
    }
}
