//! What holds for any text.

use callslip_call_number::{
    Scheme, ShelfRange, TailOrder, detect, display, label_lines, parse, shelf_key, shelf_key_with,
};
use proptest::prelude::*;

use crate::key;

const SCHEMES: [Scheme; 6] = [
    Scheme::Lc,
    Scheme::Dewey,
    Scheme::Nlm,
    Scheme::SuDoc,
    Scheme::Accession,
    Scheme::Other,
];

const SEEDS: &[&str] = &[
    "REF QA76.73.P98 L88 1999x v.2 no.93-1483 c.3",
    "KF 26 1st .A5bs 1997",
    "364.1/52/3 C17i 1999 v.2",
    "[Fic] Haw",
    "W1 UN6181 no.226",
    "Y 4.J 89/2:S.HRG.113-129/995/pt.2",
    "A 15.7:971-75",
    "2019.45.1",
];

/// Everything the crate does with a text; each must hold for any text at all.
fn exercise(scheme: Scheme, text: &str) {
    let (key, faults) = shelf_key(scheme, text);
    assert_eq!(
        key.is_fallback(),
        faults.iter().any(|fault| fault.rule.malformed())
    );
    assert!(
        faults.iter().all(|fault| text.is_char_boundary(fault.at)),
        "{text:?} {faults:?}"
    );
    let number = parse(scheme, text);
    assert!(
        number
            .parts
            .iter()
            .all(|part| text.get(part.span.clone()).is_some()),
        "{text:?}"
    );
    assert!(
        number
            .parts
            .windows(2)
            .all(|two| two[0].span.end <= two[1].span.start),
        "{text:?}"
    );
    for order in [TailOrder::DateVolumeCopy, TailOrder::VolumeCopyDate] {
        assert_eq!(
            shelf_key_with(scheme, text, order).0.is_fallback(),
            key.is_fallback()
        );
    }
    let shown = display(scheme, text);
    let again = shelf_key(scheme, &shown).0;
    assert_eq!(again, key, "{scheme:?} {text:?} shown as {shown:?}");
    assert!(
        label_lines(scheme, text)
            .iter()
            .all(|line| !line.is_empty()),
        "{text:?}"
    );
    if let Some(told) = detect(text) {
        assert!(!shelf_key(told, text).0.is_fallback());
    }
    if let Ok(range) = ShelfRange::new(scheme, text, text) {
        assert!(range.contains(&key));
    }
}

/// Small steps from a fixed start, so that a failure comes back.
struct Steps(u64);

impl Steps {
    fn next(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % below.max(1) as u64).unwrap()
    }
}

fn mutate(steps: &mut Steps, text: &mut Vec<char>) {
    let marks: Vec<char> = ". :/-'[]+\u{2032}\u{a0}\u{e9}\u{130}\u{df}\0\tAbCv09"
        .chars()
        .collect();
    let at = steps.next(text.len() + 1);
    match steps.next(4) {
        0 if at < text.len() => drop(text.remove(at)),
        1 if at < text.len() => text[at] = marks[steps.next(marks.len())],
        2 => text.truncate(at),
        _ => text.insert(at, marks[steps.next(marks.len())]),
    }
}

#[test]
fn sixty_thousand_mutations_hold() {
    let mut steps = Steps(0x9E37_79B9_7F4A_7C15);
    for round in 0..60_000 {
        let mut text: Vec<char> = SEEDS[round % SEEDS.len()].chars().collect();
        for _ in 0..=steps.next(6) {
            mutate(&mut steps, &mut text);
        }
        let text: String = text.into_iter().collect();
        exercise(SCHEMES[steps.next(SCHEMES.len())], &text);
    }
}

fn call_number() -> impl Strategy<Value = String> {
    let class = (
        "[A-HJ-NP-V][A-Z]{0,2}",
        1..9999_u32,
        proptest::option::of("[0-9]{1,4}"),
    );
    let cutter = proptest::option::of("[A-Z][1-9][0-9]{0,3}");
    let date = proptest::option::of(1800..2030_u32);
    let volume = proptest::option::of(1..200_u32);
    (class, cutter, date, volume).prop_map(|((letters, number, decimals), cutter, date, volume)| {
        let decimals = decimals.map(|d| format!(".{d}")).unwrap_or_default();
        let cutter = cutter.map(|c| format!(" .{c}")).unwrap_or_default();
        let date = date.map(|d| format!(" {d}")).unwrap_or_default();
        let volume = volume.map(|v| format!(" v.{v}")).unwrap_or_default();
        format!("{letters}{number}{decimals}{cutter}{date}{volume}")
    })
}

proptest! {
    #[test]
    fn any_text_has_a_place(text in "\\PC{0,60}", scheme in 0..6_usize) {
        exercise(SCHEMES[scheme], &text);
    }

    #[test]
    fn what_is_well_formed_stands_before_what_is_not(good in call_number(), bad in "[0-9 ?]{0,12}") {
        prop_assert!(key(Scheme::Lc, &good) < key(Scheme::Lc, &bad), "{good} {bad}");
    }

    #[test]
    fn nothing_stands_before_something(good in call_number(), more in "[A-Z][1-9]{1,3}") {
        let longer = format!("{good} .{more}");
        prop_assert!(key(Scheme::Lc, &good) < key(Scheme::Lc, &longer), "{good} {longer}");
    }

    #[test]
    fn cutters_follow_their_decimal_value(
        a in "[1-9][0-9]{0,5}", b in "[1-9][0-9]{0,5}", rest in proptest::option::of("[A-Z][1-9]{1,2} 19[0-9]{2}"),
    ) {
        let made = |digits: &str| format!("QA76.9 .M{digits} {}", rest.clone().unwrap_or_default());
        prop_assert_eq!(key(Scheme::Lc, &made(&a)).cmp(&key(Scheme::Lc, &made(&b))), a.cmp(&b));
    }

    #[test]
    fn class_numbers_follow_their_value(a in 1..9999_u32, b in 1..9999_u32, cutter in "[A-Z][1-9]{1,3}") {
        let made = |number: u32| format!("QA{number} .{cutter}");
        prop_assert_eq!(key(Scheme::Lc, &made(a)).cmp(&key(Scheme::Lc, &made(b))), a.cmp(&b));
    }

    #[test]
    fn dewey_numbers_follow_their_decimal_value(a in "[0-9]{3}\\.[0-9]{1,6}", b in "[0-9]{3}\\.[0-9]{1,6}") {
        let made = |number: &str| format!("{number} HAW");
        prop_assert_eq!(key(Scheme::Dewey, &made(&a)).cmp(&key(Scheme::Dewey, &made(&b))), a.cmp(&b));
    }

    #[test]
    fn spacing_and_case_do_not_count(good in call_number()) {
        let tight = good.replace(" .", ".");
        prop_assert_eq!(key(Scheme::Lc, &tight), key(Scheme::Lc, &good));
        let spread = good.replacen(|c: char| c.is_ascii_digit(), "\u{1}", 0).replace(' ', "   ");
        prop_assert_eq!(key(Scheme::Lc, &spread), key(Scheme::Lc, &good));
    }
}
