use std::collections::BTreeMap;

use super::{ask, corpus, shelf};
use crate::{BibDoc, Facet, Page, Request};

fn values(doc: &BibDoc, facet: Facet) -> Vec<String> {
    match facet {
        Facet::Format => vec![doc.format.clone()],
        Facet::Language => doc.languages.clone(),
        Facet::Subject => doc.subjects.clone(),
        Facet::Author => doc.authors.clone(),
        Facet::Branch => doc.branches.clone(),
        Facet::Availability => vec![
            if doc.available {
                "available"
            } else {
                "unavailable"
            }
            .to_owned(),
        ],
        Facet::Decade => vec![(doc.year.unwrap() / 10 * 10).to_string()],
        Facet::Year => vec![doc.year.unwrap().to_string()],
    }
}

const COUNTED: [Facet; 7] = [
    Facet::Format,
    Facet::Language,
    Facet::Subject,
    Facet::Author,
    Facet::Branch,
    Facet::Availability,
    Facet::Decade,
];

/// Counts by hand what the index should count.
fn by_hand(
    docs: &[BibDoc],
    filters: &[(Facet, Vec<String>)],
    facet: Facet,
) -> BTreeMap<String, u64> {
    let mut counts = BTreeMap::new();
    let others = |doc: &&BibDoc| {
        filters
            .iter()
            .filter(|(each, _)| *each != facet)
            .all(|(each, chosen)| {
                values(doc, *each)
                    .iter()
                    .any(|value| chosen.contains(value))
            })
    };
    for doc in docs.iter().filter(|doc| !doc.suppressed).filter(others) {
        for value in values(doc, facet) {
            *counts.entry(value).or_insert(0) += 1;
        }
    }
    counts
}

fn counted(page: &Page, facet: Facet) -> BTreeMap<String, u64> {
    let counts = page
        .facets
        .iter()
        .filter(|each| each.facet == facet && each.count > 0);
    counts
        .map(|each| (each.value.clone(), each.count))
        .collect()
}

fn compare(docs: &[BibDoc], filters: &[(Facet, Vec<String>)], page: &Page) {
    for facet in COUNTED {
        assert_eq!(
            counted(page, facet),
            by_hand(docs, filters, facet),
            "{facet:?} under {filters:?}"
        );
    }
    let years = by_hand(docs, filters, Facet::Year);
    let shown: BTreeMap<String, u64> = page
        .years
        .iter()
        .map(|(year, count)| (year.to_string(), *count))
        .collect();
    assert_eq!(shown, years);
}

#[test]
fn a_facets_counts_pass_over_its_own_choice() {
    let docs = corpus::docs();
    let shelf = shelf(&docs);
    let one = |facet, value: &str| (facet, vec![value.to_owned()]);
    let choices: [Vec<(Facet, Vec<String>)>; 5] = [
        vec![],
        vec![one(Facet::Format, "book")],
        vec![one(Facet::Format, "book"), one(Facet::Branch, "Main")],
        vec![
            one(Facet::Decade, "1990"),
            (Facet::Branch, vec!["Main".to_owned(), "North".to_owned()]),
        ],
        vec![
            one(Facet::Availability, "available"),
            one(Facet::Language, "eng"),
            one(Facet::Year, "2008"),
        ],
    ];
    for filters in choices {
        let page = shelf
            .index
            .search(&Request {
                filters: filters.clone(),
                ..ask("")
            })
            .unwrap();
        compare(&docs, &filters, &page);
    }
}

/// The same over several segments, with deletions among them.
#[test]
fn counts_are_right_over_several_segments() {
    let docs = corpus::docs();
    let shelf = shelf(&docs[..5]);
    shelf.index.apply(&docs[5..], &[]).unwrap();
    shelf.index.commit(2).unwrap();
    shelf.index.apply(&docs[8..10], &[1, 2]).unwrap();
    shelf.index.commit(3).unwrap();
    let filters = vec![(Facet::Format, vec!["book".to_owned()])];
    let page = shelf
        .index
        .search(&Request {
            filters: filters.clone(),
            ..ask("")
        })
        .unwrap();
    compare(&docs[2..], &filters, &page);
}

#[test]
fn a_choice_is_shown_even_when_it_counts_nothing() {
    let shelf = shelf(&corpus::docs());
    let filters = vec![(Facet::Subject, vec!["Alchemy".to_owned()])];
    let page = shelf
        .index
        .search(&Request {
            filters,
            ..ask("whale")
        })
        .unwrap();
    let alchemy = page
        .facets
        .iter()
        .find(|each| each.value == "Alchemy")
        .unwrap();
    assert_eq!((alchemy.count, alchemy.chosen, page.total), (0, true, 0));
    assert!(
        page.facets
            .iter()
            .any(|each| each.value == "Whales" && !each.chosen)
    );
}

#[test]
fn a_search_without_facets_counts_none() {
    let shelf = shelf(&corpus::docs());
    let page = shelf
        .index
        .search(&Request {
            facets: false,
            ..ask("whale")
        })
        .unwrap();
    assert!(page.facets.is_empty() && page.years.is_empty());
    assert_eq!(page.total, 3);
}
