//! Addresses, marks and bars, row by row.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

use search::Facet;

use super::asked::Asked;
use super::marks::{marked, terms};
use super::years::bars;

#[test]
fn an_address_read_and_written_stays_what_it_says() {
    // What was asked; the address of it.
    let rows = [
        ("", "/search?"),
        ("q=marine+biology", "/search?q=marine+biology"),
        ("q=%20%20a%0Ab%20", "/search?q=a+b"),
        (
            "format=book&q=a&format=video&format=book",
            "/search?q=a&format=book&format=video",
        ),
        ("q=a&from=1999&to=1990", "/search?q=a&from=1990&to=1999"),
        ("q=a&from=x&to=-5", "/search?q=a"),
        ("q=a&sort=newest&page=3", "/search?q=a&sort=newest&page=3"),
        ("q=a&sort=best&page=1", "/search?q=a"),
        ("q=a&page=0", "/search?q=a"),
        ("q=a&page=99999999", "/search?q=a&page=2500"),
        ("q=a&decade=1990&unknown=1", "/search?q=a"),
        ("q=caf%C3%A9%26co", "/search?q=caf%C3%A9%26co"),
    ];
    for (query, href) in rows {
        assert_eq!(Asked::parse(query).href(), href, "{query}");
        let again = href.trim_start_matches("/search?");
        assert_eq!(Asked::parse(again).href(), href, "read again: {query}");
    }
}

#[test]
fn a_choice_made_twice_is_taken_back() {
    let asked = Asked::parse("q=a&format=book&page=4");
    let both = asked.toggled(Facet::Format, "video");
    assert_eq!(both.href(), "/search?q=a&format=book&format=video");
    assert_eq!(
        both.toggled(Facet::Format, "book").href(),
        "/search?q=a&format=video"
    );
    assert_eq!(both.widened().href(), "/search?q=a");
    let request = both.in_years(Some(1990), None).request();
    let formats = vec!["book".to_owned(), "video".to_owned()];
    assert_eq!(
        request.filters,
        [
            (Facet::Format, formats),
            (Facet::Year, vec!["1990-".to_owned()])
        ]
    );
    assert!(!request.staff, "the public never sees what is suppressed");
}

#[test]
fn the_deepest_page_lies_within_what_the_index_turns_to() {
    let request = Asked::parse("q=a&page=99999999").request();
    assert_eq!(request.offset + request.limit, search::Request::DEEPEST);
}

#[test]
fn words_found_are_marked_whatever_their_case_and_accents() {
    // Searched; title; marked.
    let rows = [
        (
            "marine biology",
            "Marine biology",
            "<mark>Marine</mark> <mark>biology</mark>",
        ),
        (
            "title:cafe",
            "Le café <noir>",
            "Le <mark>café</mark> &lt;noir&gt;",
        ),
        (
            "reef",
            "Coral reefs & fish",
            "Coral <mark>reefs</mark> &amp; fish",
        ),
        ("война", "Война и мир", "<mark>Война</mark> и мир"),
        ("voina", "Voi\u{306}na", "<mark>Voi\u{306}na</mark>"),
        ("-fish reef", "Reef fish", "<mark>Reef</mark> fish"),
        ("a AND b", "a and b", "<mark>a</mark> and <mark>b</mark>"),
        ("", "Anything", "Anything"),
        ("\"\"", "“Anything”", "“Anything”"),
    ];
    for (q, title, is) in rows {
        assert_eq!(marked(title, &terms(q)).to_string(), is, "{q}");
    }
}

#[test]
fn bars_are_decades_with_the_oldest_together() {
    let few = bars(&[(1989, 1), (1990, 2), (1999, 3), (2005, 4)]);
    let short: Vec<_> = few
        .iter()
        .map(|bar| (bar.from, bar.to, bar.count))
        .collect();
    assert_eq!(
        short,
        [
            (Some(1980), 1989, 1),
            (Some(1990), 1999, 5),
            (Some(2000), 2009, 4)
        ]
    );
    let years: Vec<(i32, u64)> = (150..=202).map(|decade| (decade * 10, 1)).collect();
    let many = bars(&years);
    assert_eq!((many.len(), many[0].from, many[0].to), (12, None, 1919));
    assert_eq!(
        many.iter().map(|bar| bar.count).sum::<u64>(),
        53,
        "no record is lost"
    );
    assert!(bars(&[]).is_empty());
}
