//! What passwords and PINs have to be like.

use super::*;

#[test]
fn a_password_has_to_be_long_rare_and_not_the_name() {
    let check = |password: &str, faults: &[&str]| {
        let found: Vec<_> = secret::password_faults(password, "kmoreno")
            .iter()
            .map(|r| r.code)
            .collect();
        assert_eq!(found, faults, "{password}");
    };
    check(PASSWORD, &[]);
    check("short", &["password-short"]);
    check("password1234", &["password-common"]);
    check("football", &["password-short", "password-common"]);
    check("kmoreno-likes-cats", &["password-holds-name"]);
    check(&"x".repeat(129), &["password-long"]);
}

#[test]
fn a_pin_has_six_digits_that_are_no_run() {
    let check = |pin: &str, fault: Option<&str>| {
        assert_eq!(
            secret::pin_faults(pin).first().map(|r| r.code),
            fault,
            "{pin}"
        );
    };
    check("402913", None);
    check("40291", Some("pin-digits"));
    check("4029l3", Some("pin-digits"));
    check("111111", Some("pin-trivial"));
    check("123456", Some("pin-trivial"));
    check("987654", Some("pin-trivial"));
}
