use super::{ask, shelf};
use crate::{BibDoc, Facet, Request, Sort};

const MANY: i64 = 100_000;

fn doc(id: i64) -> BibDoc {
    BibDoc {
        id,
        title: format!("Report {id} on part{}", id % 1_000),
        title_sort: format!("Report {id:06}"),
        subjects: vec![format!("Subject {}", id % 50)],
        year: i32::try_from(1900 + id % 120).ok(),
        format: if id % 4 == 0 { "map" } else { "book" }.to_owned(),
        available: id % 2 == 0,
        ..BibDoc::default()
    }
}

#[test]
fn a_hundred_thousand_records() {
    let docs: Vec<BibDoc> = (1..=MANY).map(doc).collect();
    let shelf = shelf(&docs);
    assert_eq!(shelf.index.count(), 100_000);
    assert_eq!(
        shelf.index.doctor_ids().unwrap(),
        (1..=MANY).collect::<Vec<_>>()
    );
    assert_eq!(shelf.page("report 54321").ids, [54_321]);
    let page = shelf.page("part77");
    assert_eq!((page.total, page.ids.len()), (100, 100));
    let maps = Request {
        filters: vec![(Facet::Format, vec!["map".to_owned()])],
        ..ask("report")
    };
    let page = shelf.index.search(&maps).unwrap();
    assert_eq!(page.total, 25_000);
    let sum = |facet: Facet| {
        page.facets
            .iter()
            .filter(|each| each.facet == facet)
            .map(|each| each.count)
            .sum::<u64>()
    };
    assert_eq!(
        (
            sum(Facet::Format),
            sum(Facet::Availability),
            sum(Facet::Decade)
        ),
        (100_000, 25_000, 25_000)
    );
    assert_eq!(
        page.years.iter().map(|(_, count)| count).sum::<u64>(),
        25_000
    );
    let last = Request {
        sort: Sort::Title,
        offset: 49_990,
        limit: 100,
        ..ask("report")
    };
    assert_eq!(
        shelf.index.search(&last).unwrap().ids,
        (49_991..=50_000).collect::<Vec<_>>()
    );
}
