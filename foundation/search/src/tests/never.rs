use std::sync::LazyLock;

use proptest::prelude::*;

use super::{Shelf, ask, corpus, shelf};
use crate::query::parse;
use crate::text::scan::scripts;
use crate::text::{Side, tokens};

static SHELF: LazyLock<Shelf> = LazyLock::new(|| shelf(&corpus::docs()));

const SEEDS: [&str; 9] = [
    "title:(white OR \"sperm whale\") -killer year:1990-1999",
    "Y 4.J 89/1:S.HRG.110-123 hearing",
    "call:QA76.73 .R87 K53* isbn:978-0-14-044913-6",
    "l'éducation C++ U.S. e-book",
    "東京都立図書館の歴史 title:東京",
    "إدارة المكتبات author:\"حسن\"",
    "((a OR (b -c)) NOT d",
    "ห้องสมุด -\"ห้อง",
    "melvile whael",
];

/// A seed with characters cut, doubled and put in.
fn mutated() -> impl Strategy<Value = String> {
    let change = (
        any::<prop::sample::Index>(),
        prop::sample::select(vec![
            '"', '(', ')', ':', '-', '*', ' ', '\u{301}', '京', '\0',
        ]),
        0..3_u8,
    );
    (
        prop::sample::select(SEEDS.to_vec()),
        prop::collection::vec(change, 1..8),
    )
        .prop_map(|(seed, changes)| {
            let mut text: Vec<char> = seed.chars().collect();
            for (at, character, kind) in changes {
                let place = at.index(text.len() + 1);
                match kind {
                    0 => text.insert(place, character),
                    1 if place < text.len() => drop(text.remove(place)),
                    _ => text.truncate(place.max(1)),
                }
            }
            text.into_iter().collect()
        })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_stops_the_parser(text in any::<String>()) {
        let _ = parse(&text);
        for side in [Side::Record, Side::Query] {
            for token in tokens(&text, side) {
                prop_assert!(!token.text.is_empty() && token.text.len() <= 3 * crate::text::LONGEST);
            }
        }
    }

    #[test]
    fn the_short_path_of_ascii_agrees_with_icu(word in "[a-zA-Z0-9'.,_:/&]{1,30}") {
        let mut by_icu = Vec::new();
        scripts(&word, 0, Side::Record, &mut by_icu);
        prop_assert_eq!(tokens(&word, Side::Record), by_icu);
    }

    #[test]
    fn no_mutation_stops_the_parser(text in mutated()) {
        let _ = parse(&text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_is_an_error(text in prop_oneof![mutated(), any::<String>()]) {
        let page = SHELF.index.search(&ask(&text)).unwrap();
        prop_assert!(page.ids.len() as u64 <= page.total);
        prop_assert!(SHELF.index.suggest(&text, 5).unwrap().len() <= 5);
    }
}
