//! ISBN and ISMN.

use callslip_standard_number::{find_isbns, isbn, isbn_ranges_date, ismn};

use crate::check;

#[test]
fn isbns() {
    check(
        isbn,
        "9780306406157 => 978-0-306-40615-7
         0306406152 => 978-0-306-40615-7
         0-306-40615-2 => 978-0-306-40615-7
         0 306 40615 2 => 978-0-306-40615-7
         978-0-306-40615-7 => 978-0-306-40615-7
         978\u{2013}0\u{2013}306\u{2011}40615\u{2010}7 => 978-0-306-40615-7
         ISBN-13: 978-0-306-40615-7 => 978-0-306-40615-7
         ISBN-10 0306406152 => 978-0-306-40615-7
         ISBN 10: 0-306-40615-2 => 978-0-306-40615-7
         urn:isbn:9780306406157 => 978-0-306-40615-7
         080442957X => 978-0-8044-2957-3
         0-8044-2957-x => 978-0-8044-2957-3
         306406152 => 978-0-306-40615-7; an SBN of nine digits; a zero was put before it @0
         62656350X => 978-0-626-56350-9; an SBN of nine digits; a zero was put before it @0
         62656350X0 => -; words around the number; left out @9, `X` cannot stand here @8
         0306406152 (pbk.) : $12.00 => 978-0-306-40615-7; words around the number; left out @12
         see 0306406152 => 978-0-306-40615-7; words around the number; left out @0
         978030640615751299 => 978-0-306-40615-7; a bar code add-on after the number; left out @13
         9780306406157 51299 => 978-0-306-40615-7; a bar code add-on after the number; left out @14
         9780306406157 (v. 2) => 978-0-306-40615-7; words around the number; left out @15
         97-803-0640-6157 => 978-0-306-40615-7; hyphens not where they belong @0
         9791090636071 => 979-10-90636-07-1
         9798642284261 => 979-8-6422-8426-1
         9786700000007 => 9786700000007; in no range assigned so far @0",
    );
}

#[test]
fn isbns_that_are_none() {
    check(
        isbn,
        "9780306406158 => -; the check digit is 8 and should be 7 (EAN-13, modulo 10 with weights 1 and 3) @12
         0-306-40615-3 => -; the check digit is 3 and should be 2 (modulo 11 with weights 10 to 2) @12
         0306406125 => -; the check digit is 5 and should be 8 (modulo 11 with weights 10 to 2) @9
         080442957 5 => -; the check digit is 5 and should be X (modulo 11 with weights 10 to 2) @10
         97803064061 => -; 11 digits where 10 or 13 belong @0
         4006381333931 => -; does not begin with 978 or 979 @0
         9790230671187 => -; an ISMN (printed music), not an ISBN @0
         pbk. => -; no number here @0
          => -; no number here @0",
    );
}

#[test]
fn both_forms_and_elements() {
    let book = isbn("0-8044-2957-X").value.unwrap();
    assert_eq!(book.ten().as_deref(), Some("080442957X"));
    assert_eq!(book.hyphenated_ten().as_deref(), Some("0-8044-2957-X"));
    let elements = book.elements().unwrap();
    assert_eq!(
        (elements.agency, elements.registrant.as_str()),
        ("English language", "8044")
    );
    let french = isbn("979-10-90636-07-1").value.unwrap();
    assert_eq!(
        (french.ten(), french.elements().unwrap().agency),
        (None, "France")
    );
    assert_eq!(isbn("9786700000007").value.unwrap().elements(), None);
    assert_eq!(isbn_ranges_date(), "Mon, 2 Nov 2026 07:03:51 UTC");
}

/// Hyphenations printed on real books of many groups.
#[test]
fn hyphens_of_many_groups() {
    for row in [
        "978-2-07-036822-8",
        "978-3-16-148410-0",
        "978-4-06-519981-7",
        "978-5-699-12014-7",
        "978-84-376-0494-7",
        "978-88-04-66823-7",
        "978-1-84356-028-9",
        "978-0-9752298-0-4",
        "978-960-425-059-2",
        "978-85-359-0277-8",
    ] {
        let reading = isbn(row);
        assert_eq!(reading.value.unwrap().to_string(), row);
        assert_eq!(reading.faults, [], "{row}");
    }
}

#[test]
fn all_isbns_of_a_text() {
    let text =
        "Set: 0-306-40615-2 (v. 1) 9780804429573; 080442957X ; 0306406153, 2021, 123456789012345";
    let found: Vec<_> = find_isbns(text).iter().map(ToString::to_string).collect();
    assert_eq!(found, ["978-0-306-40615-7", "978-0-8044-2957-3"]);
    let spaced = "0306406152 080442957X";
    assert_eq!(find_isbns(spaced).len(), 2);
    assert_eq!(find_isbns("no number, 1999, 12"), []);
}

#[test]
fn ismns() {
    check(
        ismn,
        "979-0-2306-7118-7 => 979-0-2306-7118-7
         M-2306-7118-7 => 979-0-2306-7118-7
         M230671187 => 979-0-2306-7118-7
         ISMN M 2306 7118 7 => 979-0-2306-7118-7
         ISMN 9790230671187 => 979-0-2306-7118-7
         9790001113496 => 979-0-001-11349-6
         9790230671188 => -; the check digit is 8 and should be 7 (EAN-13, modulo 10 with weights 1 and 3) @12
         9780306406157 => -; does not begin with 979-0 @0
         230671187 => -; does not begin with M @0
         M-2306 => -; 4 digits where 13, or M and 9 belong @2",
    );
}
