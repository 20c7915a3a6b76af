//! What holds for any text, and for any number.

use callslip_standard_number::{
    Isbn, LibraryBarcode, Reading, Rule, find_isbns, is_linking, isbn, ismn, issn, lccn,
    library_barcode, oclc,
};
use proptest::prelude::*;

const SEEDS: &[&str] = &[
    "ISBN-13: 978-0-306-40615-7 (pbk.)",
    "080442957X",
    "978030640615751299",
    "ISSN-L 2434-561X",
    "9770378595002",
    "n 78-890351//r75",
    "(OCoLC)ocm00012345 ",
    "ISMN M-2306-7118-7",
    "A21234567890124B",
];

/// A value and no fault that spoils it, or no value and one that does; places on boundaries.
fn sound<T: ToString>(text: &str, reading: &Reading<T>) {
    let spoilt = reading.faults.iter().any(|fault| fault.rule.spoils());
    assert_eq!(
        reading.value.is_none(),
        spoilt,
        "{text:?} {:?}",
        reading.faults
    );
    assert!(
        reading.faults.iter().all(|f| text.is_char_boundary(f.at)),
        "{text:?} {:?}",
        reading.faults
    );
}

/// What is shown reads back as the same value.
fn again<T: ToString + PartialEq>(text: &str, read: impl Fn(&str) -> Reading<T>) {
    let reading = read(text);
    sound(text, &reading);
    if let Some(value) = reading.value {
        let shown = value.to_string();
        assert!(
            read(&shown).value == Some(value),
            "{text:?} shown as {shown:?}"
        );
    }
}

fn exercise(text: &str) {
    again(text, isbn);
    again(text, issn);
    again(text, lccn);
    again(text, oclc);
    again(text, ismn);
    again(text, library_barcode);
    for book in find_isbns(text) {
        assert_eq!(isbn(&book.thirteen()).value, Some(book));
    }
    assert!(!is_linking(text) || text.to_lowercase().contains("issn"));
}

struct Steps(u64);

impl Steps {
    fn next(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % below.max(1) as u64).unwrap()
    }
}

#[test]
fn sixty_thousand_mutations_hold() {
    let marks: Vec<char> = "0179xXmM-\u{2013}/() :\u{e9}\u{130}\0isnoc"
        .chars()
        .collect();
    let mut steps = Steps(0x2545_F491_4F6C_DD1D);
    for round in 0..60_000 {
        let mut text: Vec<char> = SEEDS[round % SEEDS.len()].chars().collect();
        for _ in 0..=steps.next(5) {
            let at = steps.next(text.len() + 1);
            match steps.next(4) {
                0 if at < text.len() => drop(text.remove(at)),
                1 if at < text.len() => text[at] = marks[steps.next(marks.len())],
                2 => text.truncate(at.max(4)),
                _ => text.insert(at, marks[steps.next(marks.len())]),
            }
        }
        exercise(&text.into_iter().collect::<String>());
    }
}

/// The sound ISBN of nine digits, found through the check digit its fault asks for.
fn book(nine: &str) -> Isbn {
    for check in ['0', '1'] {
        let reading = isbn(&format!("{nine}{check}"));
        match reading.faults.iter().find_map(|fault| match fault.rule {
            Rule::CheckDigit { expected, .. } => Some(expected),
            _ => None,
        }) {
            Some(expected) => return isbn(&format!("{nine}{expected}")).value.unwrap(),
            None if reading.value.is_some() => return reading.value.unwrap(),
            None => {}
        }
    }
    panic!("{nine}");
}

proptest! {
    #[test]
    fn any_text(text in "\\PC{0,40}") {
        exercise(&text);
    }

    #[test]
    fn digits_and_hyphens(text in "[0-9X -]{0,24}") {
        exercise(&text);
    }

    #[test]
    fn both_forms_are_one_book(nine in "[0-9]{9}") {
        let book = book(&nine);
        let ten = book.ten().unwrap();
        prop_assert_eq!(isbn(&ten).value, Some(book));
        prop_assert_eq!(isbn(&book.thirteen()).value, Some(book));
        prop_assert_eq!(book.hyphenated().is_some(), book.hyphenated_ten().is_some());
        if let Some(hyphenated) = book.hyphenated() {
            prop_assert_eq!(hyphenated.replace('-', ""), book.thirteen());
            prop_assert_eq!(hyphenated.matches('-').count(), 4);
            prop_assert_eq!(isbn(&hyphenated).faults, vec![]);
        }
    }

    #[test]
    fn one_wrong_digit_is_found(nine in "[0-9]{9}", place in 0..10_usize, other in 1..10_u32) {
        let mut ten: Vec<char> = book(&nine).ten().unwrap().chars().collect();
        let digit = ten[place].to_digit(10).unwrap_or(0);
        ten[place] = char::from_digit((digit + other) % 10, 10).unwrap();
        let wrong: String = ten.iter().collect();
        let unchanged = wrong == book(&nine).ten().unwrap();
        prop_assert!(unchanged || isbn(&wrong).value.is_none(), "{}", wrong);
    }

    #[test]
    fn two_neighbours_exchanged_are_found(nine in "[0-9]{9}", place in 0..9_usize) {
        let right = book(&nine).ten().unwrap();
        let mut ten: Vec<char> = right.chars().collect();
        ten.swap(place, place + 1);
        let wrong: String = ten.iter().collect();
        prop_assert!(wrong == right || isbn(&wrong).value.is_none(), "{}", wrong);
    }

    #[test]
    fn a_barcode_has_one_check_digit(thirteen in "[0-9]{13}") {
        let code = LibraryBarcode::complete(&thirteen).unwrap();
        let right = (0..10).filter(|d| library_barcode(&format!("{thirteen}{d}")).value == Some(code));
        prop_assert_eq!(right.count(), 1);
    }
}
