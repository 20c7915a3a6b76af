use super::{check, corpus, shelf};

#[test]
fn headings_are_suggested_while_typing() {
    let shelf = shelf(&corpus::docs());
    check(
        "
        hem     | Hemingway, Ernest 2
        HEMING  | Hemingway, Ernest 2
        moby d  | Moby Dick : or, The whale 1
        the     |
        whale   | The whale 1, Whales 1, Whales of the world 1, Whales, Marine mammals 1
        soil    | Soils -- Iowa 2, Soil survey of Adair County, Iowa 1, Soil survey of Adams County, Iowa 1
        lukasz  | Łukasz, Żaneta 1
        東京    | 東京都立図書館の歴史 1
        secret  |
        doe     |
        w       |
        ",
        |prefix| {
            let found = shelf.index.suggest(prefix, 10).unwrap().into_iter();
            found.map(|each| format!("{} {}", each.text, each.records)).collect::<Vec<_>>().join(", ")
        },
    );
}

#[test]
fn no_more_than_asked_for() {
    let shelf = shelf(&corpus::docs());
    assert_eq!(shelf.index.suggest("whale", 2).unwrap().len(), 2);
    assert!(shelf.index.suggest("whale", 0).unwrap().is_empty());
}
