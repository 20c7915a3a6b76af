use super::check;
use crate::number::{NumberField, isbn, issn, key, lc_like, sudoc_at};

#[test]
fn isbns_are_told_by_their_check_digit() {
    check(
        "
        9780140449136         | 9780140449136
        978-0-14-044913-6     | 9780140449136
        0140449132            | 9780140449136
        0-8044-2957-x         | 9780804429573
        9780140449136 (pbk.)  | 9780140449136
        9780140449137         | -
        1234567890123         | -
        014044913             | -
        X140449132            | -
        ",
        |text| isbn(text).unwrap_or_else(|| "-".to_owned()),
    );
}

#[test]
fn issns_are_told_by_their_check_digit() {
    check(
        "2049-3630 | 20493630\n2434-561X | 2434561x\n2049-3631 | -\n2049 | -",
        |text| issn(text).unwrap_or_else(|| "-".to_owned()),
    );
}

#[test]
fn numbers_are_compared_in_one_form() {
    assert_eq!(
        key(NumberField::Sudoc, "Y 4.J 89/1:S.HRG. 110-123"),
        "y4.j89/1:s.hrg.110-123"
    );
    assert_eq!(key(NumberField::Call, "QA76.73 .R87"), "qa76.73.r87");
    assert_eq!(key(NumberField::Issn, "2434-561X"), "2434561x");
}

#[test]
fn sudoc_numbers_are_seen_in_text() {
    check(
        "
        A 1.9:2183                          | A 1.9:2183
        A 1.9: farmers                      | A 1.9:
        A 13.2:F 76/12                      | A 13.2:F 76/12
        LC 1.2:L 61/3/995 guide             | LC 1.2:L 61/3/995
        Y 4.J 89/1:S.HRG.110-123 hearing    | Y 4.J 89/1:S.HRG.110-123
        D 1.2 without colon                 | -
        title:whales                        | -
        a history: of 1.2                   | -
        ",
        |text| {
            sudoc_at(text)
                .and_then(|length| text.get(..length))
                .unwrap_or("-")
                .to_owned()
        },
    );
}

#[test]
fn lc_and_dewey_numbers_are_seen() {
    check(
        "
        QA76.73.R87 K53 2019 | true
        PS3515 .E37          | true
        005.133 RUS          | true
        E 185.97 .K5         | true
        WWII 1944            | false
        MP3                  | false
        2001                 | false
        ",
        |text| lc_like(text).to_string(),
    );
}
