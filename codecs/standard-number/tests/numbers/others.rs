//! ISSN, LCCN, OCLC numbers and library bar codes.

use callslip_standard_number::{
    BarcodeKind, LibraryBarcode, is_linking, issn, lccn, library_barcode, oclc,
};

use crate::check;

#[test]
fn issns() {
    check(
        issn,
        "0378-5955 => 0378-5955
         03785955 => 0378-5955; hyphens not where they belong @0
         03-785955 => 0378-5955; hyphens not where they belong @0
         ISSN 2434-561X => 2434-561X
         eISSN: 2434-561x => 2434-561X
         ISSN-L 0378-5955 => 0378-5955
         0378-5955 (online) => 0378-5955; words around the number; left out @11
         9770378595002 => 0378-5955
         977037859500205 => 0378-5955; a bar code add-on after the number; left out @13
         9770378595002 05 => 0378-5955; a bar code add-on after the number; left out @14
         0378-5954 => -; the check digit is 4 and should be 5 (modulo 11 with weights 8 to 2) @8
         0378-595 => -; 7 digits where 8 belong @0
         9780306406157 => -; does not begin with 977 @0
         none => -; no number here @0",
    );
    let serial = issn("0378-5955").value.unwrap();
    assert_eq!(serial.ean(0), "9770378595002");
    assert_eq!(issn(&format!("{} 05", serial.ean(1))).value, Some(serial));
    assert_eq!(serial.linking_text(), "ISSN-L 0378-5955");
    assert!(is_linking("ISSN-L 0378-5955") && is_linking("ISSN‑L: 0378-5955"));
    assert!(!is_linking("ISSN 0378-5955") && !is_linking("0378-5955"));
}

/// The first rows are the examples of the Library of Congress.
#[test]
fn lccns() {
    check(
        lccn,
        "n78-890351 => n78890351
         n78-89035 => n78089035
         n 78890351 => n78890351
          85000002  => 85000002
         85-2  => 85000002
         2001-000002 => 2001000002
         75-425165//r75 => 75425165
          79139101 /AC/r932 => 79139101
         sn 91026643 => sn91026643
         LCCN: 85-2 => 85000002
         a2020231529 => a2020231529
         85-2345678 => -; 7 digits where 1 to 6 after the hyphen belong @2
         85- => -; 0 digits where 1 to 6 after the hyphen belong @2
         8500000 => -; 7 digits where 8 or 10 belong @0
         gp^76000120 => gp76000120
         85?00002 => -; `?` cannot stand here @2
         8500a002 => -; `a` cannot stand here @0
          => -; no number here @0",
    );
    assert_eq!(
        lccn("85-2").value.unwrap().permalink(),
        "https://lccn.loc.gov/85000002"
    );
}

#[test]
fn oclc_numbers() {
    check(
        oclc,
        "12345 => 12345
         ocm00012345  => 12345
         ocn123456789 => 123456789
         on1261060093 => 1261060093
         (OCoLC)1261060093 => 1261060093
         (OCoLC)ocm00012345 => 12345
         (ocolc) 0012345 => 12345
         OCLC: 12345 => 12345
         ocn00012345 => 12345; the prefix does not go with so many digits @0
         (OCoLC)fst00941234 => -; a number of another system @7
         (DLC)   85000002 => -; a number of another system @0
         (OCoLC)12a45 => -; `a` cannot stand here @9
         ocm => -; 0 digits where 1 to 19 belong @3
         0 => -; 1 digits where 1 to 19 belong @0
          => -; no number here @0",
    );
    let number = |text| oclc(text).value.unwrap();
    assert_eq!(number("12345").control_number(), "ocm00012345");
    assert_eq!(number("123456789").control_number(), "ocn123456789");
    assert_eq!(number("1261060093").control_number(), "on1261060093");
    assert_eq!(number("ocm00012345").system_number(), "(OCoLC)12345");
}

#[test]
fn library_barcodes() {
    check(
        library_barcode,
        "21234567890128 => -; the check digit is 8 and should be 4 (modulo 10, every second digit doubled) @13
         21234567890124 => 21234567890124
         A21234567890124B => 21234567890124
         2 1234 56789012 4 => 21234567890124
         2123456789012 => -; 13 digits where 14 belong @0
         2123x567890127 => -; `x` cannot stand here @4
         AB => -; no number here @0",
    );
    let code = library_barcode("31234567890122").value.unwrap();
    assert_eq!(
        (code.kind(), code.institution().as_str()),
        (BarcodeKind::Item, "1234")
    );
    assert_eq!(LibraryBarcode::complete("3123456789012"), Some(code));
    assert_eq!(code.next().unwrap().to_string(), "31234567890130");
    assert_eq!(
        LibraryBarcode::complete("3123499999999").unwrap().next(),
        None
    );
    assert_eq!(LibraryBarcode::complete("312349999999"), None);
}
