//! The grammar, a row for each thing it can say and each way to say it wrongly.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

use callslip_cql::{Boolean, Limits, Mapping, Operator, Options, Prefix, Version, Word, parse};

/// The query as it is written back, and its faults as `offset:code`.
#[track_caller]
fn check(version: Version, text: &str, written: &str, faults: &str) {
    let options = Options {
        version,
        ..Options::default()
    };
    let parsed = parse(text, &options);
    let told: Vec<String> = parsed
        .faults
        .iter()
        .map(|fault| format!("{}:{}", fault.at, fault.rule.code()))
        .collect();
    assert_eq!(told.join(" "), faults, "faults of {text}");
    let query = parsed
        .query
        .map_or_else(String::new, |query| query.to_string());
    assert_eq!(query, written, "reading of {text}");
}

#[track_caller]
fn good(text: &str, written: &str) {
    check(Version::V2_0, text, written, "");
}

#[track_caller]
fn bad(text: &str, written: &str, faults: &str) {
    check(Version::V2_0, text, written, faults);
}

#[test]
fn clauses() {
    good("dinosaur", "dinosaur");
    good("\"\"", "\"\"");
    good("\"and\"", "\"and\"");
    good("and", "\"and\"");
    good("dc.title=fish", "dc.title = fish");
    good("dc.title == fish", "dc.title == fish");
    good("dc.date>=1980", "dc.date >= 1980");
    good("dc.date <> 1980", "dc.date <> 1980");
    good("dc.title any fish", "dc.title any fish");
    good(
        "dc.date within \"2002 2005\"",
        "dc.date within \"2002 2005\"",
    );
    good("a b c", "a b c");
    good("dc.title cql.adj \"x y\"", "dc.title cql.adj \"x y\"");
    good("title any and", "title any \"and\"");
    good("or or and", "\"or\" or \"and\"");
    good("\"a index\" = x", "\"a index\" = x");
    good("title = \"a \\\"b\\\" c\"", "title = \"a \\\"b\\\" c\"");
    good("a\\ b", "a\\ b");
    good(
        "caf\u{e9} = \u{65e5}\u{672c}",
        "caf\u{e9} = \u{65e5}\u{672c}",
    );
}

#[test]
fn modifiers() {
    good(
        "dc.title any/stem/rel.algorithm=CORI fish",
        "dc.title any/stem/rel.algorithm=CORI fish",
    );
    good(
        "title = / fuzzy / x >= \"1 2\" fish",
        "title =/fuzzy/x>=\"1 2\" fish",
    );
    good("a and/rel.sum=\"x\" b", "a and/rel.sum=\"x\" b");
    good(
        "cat prox/unit=word/distance>2/ordered hat",
        "cat prox/unit=word/distance>2/ordered hat",
    );
    bad("a =/x", "", "5:expected-term");
    bad("a =// b x", "a =/b x", "4:modifier-name");
}

#[test]
fn booleans_and_parentheses() {
    good("a or b and c not d", "a or b and c not d");
    good("a or (b and c)", "a or (b and c)");
    good("((a or b)) and c", "a or b and c");
    good("a AND b OR c", "a and b or c");
    bad("(a", "a", "0:unclosed");
    bad("a)", "a", "1:stray-parenthesis");
    bad("()", "", "1:empty-parentheses");
    bad("a and ()", "a", "7:empty-parentheses");
    bad("a and", "a", "5:expected-clause");
    bad(
        "and and and and",
        "\"and\" and \"and\"",
        "15:expected-clause",
    );
    bad("(a) (b)", "a and b", "4:expected-boolean");
    bad("(a) \"b\"", "a and \"b\"", "4:expected-boolean");
    bad(
        "title = (a or b)",
        "title = a or title = b",
        "8:grouped-term",
    );
    bad("a / b", "a and b", "2:unexpected 4:expected-boolean");
    bad("", "", "0:expected-clause");
    bad("   ", "", "3:expected-clause");
    bad("<", "", "0:expected-clause 1:expected-clause");
}

#[test]
fn words_side_by_side() {
    bad("a b", "\"a\" \"b\"", "2:free-words");
    bad(
        "title = a b c",
        "title = \"a\" \"b\" \"c\"",
        "10:free-words",
    );
    bad(
        "harry potter and magic",
        "\"harry\" \"potter\" and magic",
        "6:free-words",
    );
    bad("dc.title any", "", "12:expected-term");
}

#[test]
fn quotes() {
    bad("title = \"open", "title = \"open\"", "8:open-quote");
    bad("ab\"c", "ab\\\"c", "2:quote-in-word");
    bad("ab\\", "ab\\\\", "3:backslash");
}

#[test]
fn prefixes() {
    good("> dc = \"u\" dc.title = x", "> dc = \"u\" dc.title = x");
    good("> \"u\" > b = \"v\" x and y", "> \"u\" > b = \"v\" x and y");
    good("(> a = \"u\" x) and y", "(> a = \"u\" x) and y");
    good("y or (> a = \"u\" x)", "y or (> a = \"u\" x)");
    bad("y or > a = \"u\" x", "> a = \"u\" y or x", "5:prefix-place");
    bad("> = x", "x", "2:prefix-uri 2:expected-clause");
    bad("> illegal=\"urn\"", "", "15:expected-clause");
}

#[test]
fn sorting() {
    good(
        "a or b sortby title/sort.ascending author",
        "a or b sortby title/sort.ascending author",
    );
    good("a SORTBY x", "a sortby x");
    bad("a sortby", "a", "8:sort-keys");
    bad("(a sortby x) and b", "a and b sortby x", "3:sort-place");
    bad("a sortby x sortby y", "a sortby x \"sortby\" y", "");
}

#[test]
fn editions_differ() {
    check(Version::V1_1, "a == b", "a == b", "2:edition");
    check(Version::V1_1, "a sortby b", "a sortby b", "2:edition");
    check(Version::V1_1, "a exact b", "a exact b", "");
    check(Version::V1_2, "a == b sortby c", "a == b sortby c", "");
}

#[test]
fn limits_hold() {
    let limits = Limits {
        bytes: 20,
        depth: 3,
        clauses: 2,
        faults: 2,
    };
    let options = Options {
        limits,
        ..Options::default()
    };
    let told = |text: &str| {
        let parsed = parse(text, &options);
        let codes = parsed.faults.iter().map(|fault| fault.rule.code());
        let codes = codes.collect::<Vec<_>>().join(" ");
        (parsed.query.map(|query| query.to_string()), codes)
    };
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(told("(((a)))"), (some("a"), String::new()));
    assert_eq!(told("b and ((((a))))"), (some("b"), "nesting".to_owned()));
    assert_eq!(
        told("a and b and c"),
        (some("a and b"), "clauses".to_owned())
    );
    assert_eq!(
        told("aaaaaaaaaaaaaaaaaaaaaaaa"),
        (some(&"a".repeat(20)), "length".to_owned())
    );
    assert_eq!(
        told("a ) ) ) )").1,
        "stray-parenthesis stray-parenthesis more-faults"
    );
}

#[test]
fn queries_can_be_built() {
    let word = |text: &str| parse(text, &Options::default()).query.unwrap();
    let boolean = |operator| Boolean {
        operator,
        modifiers: Vec::new(),
    };
    let right = word("dc.date > 1990").join(boolean(Operator::Or), word("c"));
    let whole = word("a sortby x").join(boolean(Operator::And), right);
    let whole = whole.within(Prefix {
        name: Some(Word::literal("dc")),
        uri: Word::literal("u"),
    });
    let text = "> dc = \"u\" a and (dc.date > 1990 or c) sortby x";
    assert_eq!(whole.to_string(), text);
    assert_eq!(word(text), whole);
    assert_eq!(Word::literal("a*b\"").text, "a\\*b\\\"");
    assert_eq!(Word::literal("a*b\"").plain(), "a*b\"");
}

#[test]
fn faults_say_what_to_do() {
    let fault = &parse("title = (x)", &Options::default()).faults[0];
    assert_eq!(fault.diagnostic(), 13);
    assert_eq!(
        fault.to_string(),
        "8: grouped-term: expected a term after the relation; parentheses belong about whole clauses; here: ("
    );
}

/// A query in PQF, or the faults on the way there.
#[track_caller]
fn pqf(text: &str, want: &str) {
    let query = parse(text, &Options::default()).query.unwrap();
    let found = match Mapping::bib1().to_pqf(&query) {
        Ok(pqf) => pqf,
        Err(faults) => faults
            .iter()
            .map(|f| format!("{}:{} ", f.at, f.rule.code()))
            .collect(),
    };
    assert_eq!(found.trim_end(), want, "{text}");
}

#[test]
fn own_mapping() {
    let word = "@attr 2=3 @attr 4=1 @attr 3=3 @attr 6=1 @attr 5=100";
    pqf("fish", &format!("{word} @attr 1=1016 \"fish\""));
    pqf("title = fish", &format!("{word} @attr 1=4 \"fish\""));
    let scoped = "> x = \"info:srw/cql-context-set/1/dc-v1.1\" x.title = fish";
    pqf(scoped, &format!("{word} @attr 1=4 \"fish\""));
    let inner = "a or (> x = \"info:srw/cql-context-set/1/dc-v1.1\" x.title = fish)";
    let two = format!("@or {word} @attr 1=1016 \"a\" {word} @attr 1=4 \"fish\"");
    pqf(inner, &two);
    pqf("x.title = fish", "0:context-set");
    pqf(
        "> title = \"u\" > x = \"urn:none\" x.title = fish",
        "31:context-set",
    );
    pqf("dc.shelf = 3", "0:index");
    pqf(
        "title within \"a b\"",
        "@attr 2=104 @attr 4=1 @attr 3=3 @attr 6=1 @attr 5=100 @attr 1=4 \"a b\"",
    );
    pqf("title near x", "6:relation");
    pqf("title =/odd x", "8:relation-modifier");
    pqf("a and/x b", "6:boolean-modifier");
    pqf(
        "a prox/unit=page/distance=x/y b",
        "12:unit 26:distance 28:boolean-modifier",
    );
    pqf("cql.resultSetId = \"s 1\"", "@set \"s 1\"");
}

#[test]
fn lines_that_are_no_mapping_are_told_and_passed_over() {
    let check = |text: &str, want: &str| {
        let (_, faults) = Mapping::read(text);
        let told = faults.iter().map(|f| format!("{}:{}", f.at, f.rule.code()));
        assert_eq!(told.collect::<Vec<_>>().join(" "), want, "{text}");
    };
    check("# a comment\n\nindex.dc.title = 1=4\n", "");
    check(
        "index.dc.title = 1=4\nfish\nalways = 6=1",
        "21:mapping-line",
    );
    check("index.dc.title = one=four", "0:mapping-line");
}

/// What PQF means in CQL.
#[track_caller]
fn cql(pqf: &str, want: &str) {
    let found = match Mapping::bib1().from_pqf(pqf) {
        Ok(query) => query.to_string(),
        Err(faults) => faults[0].to_string(),
    };
    assert_eq!(found, want, "{pqf}");
}

#[test]
fn pqf_can_be_read() {
    cql("@attr 1=4 fish", "dc.title = fish");
    cql(
        "@attrset bib-1 @attr 1=4 @attr 2=5 \"a b\"",
        "dc.title > \"a b\"",
    );
    cql("@and a @or b @attr 1=4 c", "a and (b or dc.title = c)");
    cql(
        "@attr 1=4 @and a @attr 1=21 b",
        "dc.title = a and dc.subject = b",
    );
    cql("@not a @set s1", "a not cql.resultSetId = s1");
    cql("@attr 5=104 a?b#", "a*b?");
    cql(
        "@attr 1=4 @attr 3=1 @attr 5=1 @attr 2=101 x",
        "dc.title =/stem ^x*",
    );
    cql(
        "@prox 0 3 1 2 k 2 a b",
        "a prox/distance<=3/unit=word/ordered b",
    );
    cql("@attr 1=isbn 3", "isbn = 3");
    cql(
        "@attr 1=9999 x",
        "13: use-attribute: no index of the mapping has these attributes; here: 1=9999",
    );
    cql(
        "@and a",
        "6: pqf: expected an operator, `@attr type=value`, `@set name` or a term; here: the end",
    );
    cql(
        "@near a b",
        "0: pqf: expected an operator, `@attr type=value`, `@set name` or a term; here: @near",
    );
}
