use super::{ask, check, corpus, shelf};
use crate::{Facet, Request, Sort};

fn listed(ids: &[i64]) -> String {
    ids.iter().map(i64::to_string).collect::<Vec<_>>().join(" ")
}

/// Each row's query with the ids found, ascending; nothing when only another spelling finds something.
fn found(rows: &str) {
    let shelf = shelf(&corpus::docs());
    check(rows, |text| {
        let mut page = shelf.page(text);
        if page.corrected || page.most_words {
            return String::new();
        }
        page.ids.sort_unstable();
        listed(&page.ids)
    });
}

#[test]
fn words_phrases_and_fields_find_what_a_reader_would_expect() {
    found(
        r#"
        whale                          | 1 2 3
        WHALE                          | 1 2 3
        whales                         | 1 2 3
        author:whale                   |
        "whale of the world"           |
        library                        | 8 9
        whale OR whales                | 1 2 3
        whale -moby                    | 2 3
        "the whale"                    | 1 2
        "whale the"                    |
        whal*                          | 1 2 3
        melville whale                 | 1
        herman dick                    | 1
        hemingway sea                  | 4
        author:hemingway               | 4 5
        author:whales                  |
        title:hemingway                |
        au:hemingway -title:sea        | 5
        subject:fiction year:1869      | 6 7
        year:1990-1999                 | 8 15 16
        year:2009-                     | 14
        year:-1860                     | 1
        language:FRE                   | 6
        format:MAP                     | 10 11
        series:soil                    | 10 11
        publisher:harper whales        | 1 2 3
        "#,
    );
}

#[test]
fn any_script_finds_its_records() {
    found(
        r#"
        education sentimentale         | 6
        L’ÉDUCATION                    | 6
        éducation                      | 6
        война                          | 7
        ТОЛСТОЙ                        | 7
        voyna                          | 7
        図書館                         | 8
        京都                           | 8
        都立                           | 8
        図                             | 8
        大学                           |
        المكتبات                       | 9
        مكتبات                         | 9
        اداره                          | 9
        ebook                          | 14
        e-book                         | 14
        healthcare                     | 14
        obrien                         | 14
        O'Brien                        | 14
        c++                            | 15
        us children                    | 16
        U.S. childrens                 | 16
        lukasz zaneta                  | 16
        "#,
    );
}

#[test]
fn numbers_find_what_bears_them() {
    found(
        r#"
        0684801221                     | 4
        978-0-684-80122-3              | 4
        isbn:9780684801223             | 4
        isbn:9780684801224             |
        issn:2049-3630                 | 10
        2049-3630                      | 10
        31234000000004                 | 4
        barcode:31234000000004         | 4
        id:ocm00005                    | 5
        OCM00005                       | 5
        A 57.38:AD 1                   | 10
        a57.38:ad 1                    | 10
        A 57.38:                       | 10 11
        sudoc:A57.38                   | 10 11
        call:QL737.C4                  | 2 3
        QL737.C4 H63                   | 2
        PS3515.E37                     | 4 5
        Y 4.J 89/1:S.HRG.110-123       | 12
        hearing Y 4.J 89/1:S.HRG.110-123 | 12
        Y 4.J 89/1:S.HRG.110-123 2008  | 12
        S.HRG.110-123                  |
        foo:whale                      |
        the                            | 1 2 3 4 16
        whales -"of the world"         | 1 2
        whales -hoare                  | 1 3
        whale -whales                  | 1
        -fiction -soil -whale*         | 8 9 12 14 15 16
        fiction -year:1900-            | 1 6 7
        the whales of                  | 1 2 3
        "#,
    );
}

/// The ids in their order.
#[test]
fn the_record_meant_comes_first() {
    let shelf = shelf(&corpus::docs());
    check(
        "
        the whale            | 2 1 3
        whale                | 2 1 3
        moby dick            | 1
        soil survey of adair | 11
        whales               | 3 2 1
        ",
        |text| listed(&shelf.page(text).ids),
    );
}

#[test]
fn misspelt_words_are_set_right() {
    let shelf = shelf(&corpus::docs());
    check(
        "
        melvile whale          | melville whale: 1
        hemmingway seaa        | hemingway sea: 4
        hemingwya farewell     | hemingway farewell: 5
        soil sruvey adair      | soil survey adair: 11
        author:flaubrt         | author:flaubert: 6
        education sentimentala | education sentimentale: 6
        ",
        |text| {
            let page = shelf.page(text);
            assert!(page.corrected);
            format!("{}: {}", page.did_you_mean.unwrap(), listed(&page.ids))
        },
    );
}

#[test]
fn what_is_found_is_not_corrected_and_nonsense_stays_unfound() {
    let shelf = shelf(&corpus::docs());
    assert_eq!(shelf.page("whale").did_you_mean, None);
    let page = shelf.page("xqzzkw vvvwwq");
    assert_eq!(
        (page.total, page.corrected, page.did_you_mean),
        (0, false, None)
    );
}

#[test]
fn suppressed_records_are_for_staff() {
    let shelf = shelf(&corpus::docs());
    assert_eq!(shelf.page("secret plans").total, 0);
    let staff = Request {
        staff: true,
        ..ask("secret plans")
    };
    assert_eq!(shelf.index.search(&staff).unwrap().ids, [13]);
}

#[test]
fn orders() {
    let shelf = shelf(&corpus::docs());
    let order = |text: &str, sort: Sort| {
        shelf
            .index
            .search(&Request { sort, ..ask(text) })
            .unwrap()
            .ids
    };
    assert_eq!(order("fiction", Sort::Newest), [4, 5, 6, 7, 1]);
    assert_eq!(order("fiction", Sort::Oldest), [1, 6, 7, 5, 4]);
    assert_eq!(order("fiction", Sort::Title), [6, 5, 1, 4, 7]);
}

#[test]
fn pages_follow_each_other_without_gap() {
    let shelf = shelf(&corpus::docs());
    for sort in [Sort::Relevance, Sort::Title, Sort::Newest, Sort::Oldest] {
        let whole = shelf.index.search(&Request { sort, ..ask("") }).unwrap();
        assert_eq!((whole.total, whole.ids.len()), (15, 15));
        let mut paged = Vec::new();
        for offset in (0..20).step_by(4) {
            let page = Request {
                sort,
                offset,
                limit: 4,
                ..ask("")
            };
            paged.extend(shelf.index.search(&page).unwrap().ids);
        }
        assert_eq!(paged, whole.ids, "{sort:?}");
    }
}

#[test]
fn choices_narrow_and_only_widen_within_a_facet() {
    let shelf = shelf(&corpus::docs());
    let found = |filters: &[(Facet, &[&str])]| {
        let owned = |values: &[&str]| values.iter().map(|value| (*value).to_owned()).collect();
        let filters = filters
            .iter()
            .map(|(facet, values)| (*facet, owned(values)))
            .collect();
        let mut ids = shelf
            .index
            .search(&Request { filters, ..ask("") })
            .unwrap()
            .ids;
        ids.sort_unstable();
        listed(&ids)
    };
    assert_eq!(found(&[(Facet::Format, &["map"])]), "10 11");
    assert_eq!(
        found(&[(Facet::Format, &["map", "computer file"])]),
        "10 11 14"
    );
    assert_eq!(
        found(&[(Facet::Format, &["map"]), (Facet::Branch, &["Main"])]),
        "10"
    );
    assert_eq!(
        found(&[
            (Facet::Author, &["Hemingway, Ernest"]),
            (Facet::Availability, &["available"])
        ]),
        "4"
    );
    assert_eq!(found(&[(Facet::Decade, &["1990"])]), "8 15 16");
    assert_eq!(found(&[(Facet::Year, &["1994-1998", "1851"])]), "1 8 15");
    assert_eq!(found(&[(Facet::Language, &["klingon"])]), "");
    assert_eq!(found(&[(Facet::Year, &["soon"])]), "");
    assert_eq!(found(&[(Facet::Format, &[])]).split(' ').count(), 15);
}

#[test]
fn a_word_remembered_wrong_is_passed_over_where_no_record_has_all() {
    let shelf = shelf(&corpus::docs());
    check(
        "
        flaubert education italy        | 6
        old man sea hemingway novel     | 4
        ISBN 0-684-80122-1              | 4
        flaubert italy                  |
        soil survey adair ohio kentucky | 11
        soil survey -iowa adair         |
        ",
        |text| {
            let page = shelf.page(text);
            assert!(page.most_words || page.total == 0 || text.starts_with("ISBN"));
            listed(&page.ids)
        },
    );
    let narrowed = Request {
        filters: vec![(Facet::Format, vec!["map".to_owned()])],
        ..ask("whale hoare 2008")
    };
    let page = shelf.index.search(&narrowed).unwrap();
    assert_eq!(
        (page.total, page.most_words),
        (0, false),
        "the choice is why"
    );
}
