//! Real call numbers of a national catalogue: nearly all must have a place, and what has none
//! is named here.

use callslip_call_number::{Scheme, detect, display, shelf_key};

fn check(scheme: Scheme, lines: &str, out_of_place: usize, rightly_told: usize) {
    let lines: Vec<_> = lines.lines().collect();
    let lost: Vec<_> = lines
        .iter()
        .filter(|line| shelf_key(scheme, line).0.is_fallback())
        .collect();
    assert!(
        lost.len() <= out_of_place,
        "{} of {}: {lost:?}",
        lost.len(),
        lines.len()
    );
    let told = lines
        .iter()
        .filter(|line| detect(line) == Some(scheme))
        .count();
    assert!(told >= rightly_told, "{told} of {}", lines.len());
    for line in lines {
        let shown = display(scheme, line);
        assert_eq!(
            shelf_key(scheme, &shown).0,
            shelf_key(scheme, line).0,
            "{line} shown as {shown}"
        );
        assert_eq!(display(scheme, &shown), shown, "{line}");
    }
}

#[test]
fn government_documents() {
    check(Scheme::SuDoc, include_str!("../data/sudoc-gpo.txt"), 2, 397);
}

#[test]
fn medicine() {
    check(Scheme::Nlm, include_str!("../data/nlm-gpo.txt"), 6, 0);
}

#[test]
fn dewey() {
    check(Scheme::Dewey, include_str!("../data/dewey-gpo.txt"), 0, 0);
}
