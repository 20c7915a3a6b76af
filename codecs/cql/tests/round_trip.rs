//! What is written is read again as the same.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

use callslip_cql::{
    Access, Boolean, Clause, Comparison, Mapping, Modifier, Operator, Options, Prefix, Query,
    Relation, SortKey, Symbol, Word, parse,
};
use proptest::prelude::*;

fn word() -> impl Strategy<Value = Word> {
    prop_oneof![
        "[a-z]{1,6}(\\.[a-zA-Z]{1,4})?".prop_map(|text| Word::pattern(&text)),
        "\\PC{0,8}".prop_map(|text| Word::literal(&text)),
        "[ a*?^\\\\\"=<>/()]{0,8}".prop_map(|text| Word::pattern(&text)),
        prop::sample::select(vec![
            "and", "OR", "not", "Prox", "sortby", "any", "all", "within"
        ])
        .prop_map(Word::pattern),
    ]
}

fn symbol() -> impl Strategy<Value = Symbol> {
    prop::sample::select(vec![
        Symbol::Equal,
        Symbol::Exact,
        Symbol::Less,
        Symbol::Greater,
        Symbol::LessOrEqual,
        Symbol::GreaterOrEqual,
        Symbol::NotEqual,
    ])
}

fn modifiers() -> impl Strategy<Value = Vec<Modifier>> {
    let modifier = (word(), prop::option::of((symbol(), word())));
    let modifier = modifier.prop_map(|(name, value)| Modifier { name, value });
    prop::collection::vec(modifier, 0..3)
}

fn clause() -> impl Strategy<Value = Query> {
    let named = prop::sample::select(vec!["any", "all", "cql.adj", "foo"])
        .prop_map(|name| Comparison::Named(Word::pattern(name)));
    let comparison = prop_oneof![symbol().prop_map(Comparison::Symbol), named];
    let access = (word(), comparison, modifiers()).prop_map(|(index, comparison, modifiers)| {
        let relation = Relation {
            comparison,
            modifiers,
        };
        Access { index, relation }
    });
    (prop::option::of(access), word()).prop_map(|(access, term)| {
        let terms = vec![term];
        Query::clause(Clause { access, terms })
    })
}

fn boolean() -> impl Strategy<Value = Boolean> {
    let all = vec![Operator::And, Operator::Or, Operator::Not, Operator::Prox];
    let operator = prop::sample::select(all);
    (operator, modifiers()).prop_map(|(operator, modifiers)| Boolean {
        operator,
        modifiers,
    })
}

fn query() -> impl Strategy<Value = Query> {
    let tree = clause().prop_recursive(5, 24, 2, |inner| {
        let prefix =
            (prop::option::of(word()), word()).prop_map(|(name, uri)| Prefix { name, uri });
        prop_oneof![
            3 => (inner.clone(), boolean(), inner.clone()).prop_map(|(a, b, c)| a.join(b, c)),
            1 => (inner, prefix).prop_map(|(a, prefix)| a.within(prefix)),
        ]
    });
    let sort = (word(), modifiers()).prop_map(|(index, modifiers)| SortKey { index, modifiers });
    (tree, prop::collection::vec(sort, 0..3)).prop_map(|(mut query, sort)| {
        query.sort = sort;
        query
    })
}

proptest! {
    #[test]
    fn any_query_is_read_as_it_was_written(query in query()) {
        let text = query.to_string();
        let parsed = parse(&text, &Options::default());
        prop_assert_eq!(&parsed.faults, &vec![], "{}", text);
        prop_assert_eq!(parsed.query.unwrap(), query, "{}", text);
    }

    #[test]
    fn whatever_was_understood_can_be_written(text in "[a-c \"=<>/()\\\\*.]{0,30}|\\PC{0,30}") {
        if let Some(query) = parse(&text, &Options::default()).query {
            let written = query.to_string();
            let again = parse(&written, &Options::default());
            let told = again.faults.iter().all(|fault| fault.rule.code() == "free-words");
            prop_assert!(told, "{} -> {} {:?}", text, written, again.faults);
            prop_assert_eq!(again.query.unwrap(), query, "{} -> {}", text, written);
        }
    }

    #[test]
    fn pqf_comes_back(query in query()) {
        let mapping = Mapping::bib1();
        if let Ok(pqf) = mapping.to_pqf(&query)
            && let Ok(cql) = mapping.from_pqf(&pqf)
        {
            prop_assert!(mapping.to_pqf(&cql).is_ok(), "{} {}", pqf, cql);
        }
    }
}
