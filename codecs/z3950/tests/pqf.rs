//! PQF, a row for each thing it can say and each way to say it wrongly.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

use callslip_z3950::Rpn;

#[track_caller]
fn check(pqf: &str, want: &str) {
    let found = match Rpn::from_pqf(pqf) {
        Ok(rpn) => {
            let text = rpn.to_string();
            assert_eq!(Rpn::from_pqf(&text).as_ref(), Ok(&rpn), "{text}");
            text.strip_prefix("@attrset bib-1 ")
                .map_or(text.clone(), str::to_owned)
        }
        Err(fault) => format!("{}:{}", fault.at, fault.rule.code()),
    };
    assert_eq!(found, want, "{pqf}");
}

#[test]
fn queries() {
    check("fish", "\"fish\"");
    check("\"fish chips\"", "\"fish chips\"");
    check("@attr 1=4 fish", "@attr 1=4 \"fish\"");
    check("@attr 1=title fish", "@attr 1=title \"fish\"");
    check("@attr \"1=a b\" fish", "@attr \"1=a b\" \"fish\"");
    check("@attr gils 1=4 x", "@attr gils 1=4 \"x\"");
    check("@attr 1.2.840.10003.3.5 1=4 x", "@attr gils 1=4 \"x\"");
    check(
        "@attrset exp-1 @attr 1=1 x",
        "@attrset exp-1 @attr 1=1 \"x\"",
    );
    check("@and a @or b c", "@and \"a\" @or \"b\" \"c\"");
    check("@not a @set s", "@not \"a\" @set \"s\"");
    check("@attr 2=3 @set s", "@attr 2=3 @set \"s\"");
    check("@prox 0 3 1 2 k 2 a b", "@prox 0 3 1 2 k 2 \"a\" \"b\"");
    check(
        "@prox void 3 0 6 private 9 a b",
        "@prox void 3 0 6 p 9 \"a\" \"b\"",
    );
    check("@term numeric -5", "@term numeric \"-5\"");
    check("@term string x", "@term string \"x\"");
    check("@term oid 1.2.3", "@term oid \"1.2.3\"");
    check("@term null x", "@term null \"\"");
    check("\"a \\\"b\\\" \\\\ c\"", "\"a \\\"b\\\" \\\\ c\"");
    check("\"@and\"", "\"@and\"");
    check("caf\u{e9}", "\"caf\u{e9}\"");
}

#[test]
fn attributes_are_inherited() {
    check("@attr 1=4 @and a b", "@and @attr 1=4 \"a\" @attr 1=4 \"b\"");
    check(
        "@attr 2=3 @attr 1=4 @and @attr 1=21 a @or b @attr 2=1 c",
        "@and @attr 2=3 @attr 1=21 \"a\" @or @attr 2=3 @attr 1=4 \"b\" @attr 1=4 @attr 2=1 \"c\"",
    );
    check("@attr 1=4 @attr 1=5 a", "@attr 1=5 \"a\"");
}

#[test]
fn faults() {
    check("", "0:pqf-end");
    check("@and a", "6:pqf-end");
    check("a b", "2:pqf-surplus");
    check("@near a b", "0:pqf");
    check("@attr 4 x", "6:attribute-set");
    check("@attr x=4 y", "0:pqf");
    check("@attr", "0:pqf");
    check("@attrset nosuch x", "9:attribute-set");
    check("@attrset 1.2.840.10003.3.1 x", "\"x\"");
    check("@term numeric x", "14:pqf");
    check("@term odd x", "10:pqf");
    check("@prox 0 a 1 2 k 2 a b", "0:pqf");
    check("@set", "0:pqf");
}
