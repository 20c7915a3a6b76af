#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::{Fault, Rule, decode, encode};

/// MARC-8 with bytes as `\xNN`, the text in Unicode with escapes as in Rust, the faults as `at code`.
fn check(marc8: &[u8], text: &str, faults: &[(usize, Rule)]) {
    let (decoded, found) = decode(marc8);
    assert_eq!(decoded, text, "{}", marc8.escape_ascii());
    assert_eq!(places(&found), faults, "{}", marc8.escape_ascii());
}

/// The text, what it becomes, and that it comes back.
fn check_encode(text: &str, marc8: &[u8], faults: &[(usize, Rule)]) {
    let (encoded, found) = encode(text);
    assert_eq!(
        encoded.escape_ascii().to_string(),
        marc8.escape_ascii().to_string(),
        "{text:?}"
    );
    assert_eq!(places(&found), faults, "{text:?}");
    assert_eq!(decode(&encoded).0, text.nfc().collect::<String>());
}

fn places(faults: &[Fault]) -> Vec<(usize, Rule)> {
    faults
        .iter()
        .map(|fault| (fault.offset, fault.rule))
        .collect()
}

#[test]
fn reads_latin() {
    check(b"Plain & simple.", "Plain & simple.", &[]);
    check(b"\xE2a \xE8u\xF0c", "á üç", &[]);
    check(b"\xE3\xE2e", "ế", &[]);
    check(b"\xA5r\xB2 \xA1\xC7\xC8", "Ærø Łß€", &[]);
    check(b"vi\xF2\xE3et", "vi\u{1ec7}t", &[]);
    check(b"\xBC\xE1\xBC", "\u{1a1}\u{1edd}", &[]);
    check(b"T\xEBs\xECarstvo", "Ts\u{361}arstvo", &[]);
    check(b"\xFAn\xFBg", "n\u{360}g", &[]);
    check(b"s\xECa", "sa\u{FE21}", &[]);
    check(b"\x88The \x89title", "\u{98}The \u{9c}title", &[]);
}

#[test]
fn reads_other_scripts() {
    check(b"\x1B(N\x41\x42\x57\x1B(B.", "абв.", &[]);
    check(b"\x1B(Nif\x1B)Q\xC0\xC4\x1B(B\x1B)!E", "ИФґё", &[]);
    check(b"H\x1Bb2\x1BsO E=mc\x1Bp2\x1Bs", "H₂O E=mc²", &[]);
    check(b"\x1Bga\x1Bs-rays", "α-rays", &[]);
    check(b"\x1B(2hlym, \x1B(B", "טלשם, ", &[]);
    check(b"\x1B$1!D&!0a\x1B(B :", "東京 :", &[]);
    check(b"\x1B$)1\xA1\xC4\xA6 ok", "東 ok", &[]);
    check(b"\x1B,2`\x1B(B", "א", &[]);
    check(b"&#x20AC; &#x4E00;&#X41;&#x;", "€ 一&#X41;&#x;", &[]);
}

#[test]
fn reports_what_is_wrong() {
    use Rule::*;
    check(b"a\xFFb", "a\u{FFFD}b", &[(1, NoSuchCharacter)]);
    check(b"a\x01b", "a\u{1}b", &[(1, ControlCharacter)]);
    check(b"ab\xE2", "ab\u{301}", &[(3, MarkWithoutLetter)]);
    check(
        b"a\xE2\x1Fb",
        "a\u{301}\u{1F}b".nfc().collect::<String>().as_str(),
        &[(2, MarkWithoutLetter)],
    );
    check(b"\x1B(N\x41\x1Faz", "а\u{1F}az", &[(4, SetLeftOpen)]);
    check(b"\x1B(N\x41", "а", &[(4, SetLeftOpen)]);
    check(b"a\x1BZ", "a\u{1B}Z", &[(1, BadEscape)]);
    check(b"\x1B", "\u{1B}", &[(0, BadEscape)]);
    check(b"\x1B$1!D\x1B(B.", "\u{FFFD}.", &[(3, CutShort)]);
    check(b"\x1B$1~~~\x1B(B.", "\u{FFFD}.", &[(3, NoSuchCharacter)]);
    check(
        b"&#x1F; &#xD800;",
        "&#x1F; &#xD800;",
        &[(0, BadReference), (7, BadReference)],
    );
}

#[test]
fn writes_what_it_reads() {
    check_encode("Plain & simple.\u{1F}", b"Plain & simple.\x1F", &[]);
    check_encode("á üçế", b"\xE2a \xE8u\xF0c\xE3\xE2e", &[]);
    check_encode("a\u{301}", b"\xE2a", &[]);
    check_encode("ớ", b"\xE2\xBC", &[]);
    check_encode("Ts\u{361}ar", b"T\xEBs\xECar", &[]);
    check_encode("Й ё, z", b"\x1B(Nj \x1B(QD\x1B(B, z", &[]);
    check_encode("ά", b"\x1B(S\x22a\x1B(B", &[]);
    check_encode("H₂O", b"H\x1Bb2\x1BsO", &[]);
    check_encode("東京 : 서", b"\x1B$1!D&!0a\x1B(B : \x1B$1oS!\x1B(B", &[]);
}

#[test]
fn refers_to_what_is_lacking() {
    use Rule::WrittenAsReference;
    check_encode(
        "…a…",
        b"&#x2026;a&#x2026;",
        &[(0, WrittenAsReference), (4, WrittenAsReference)],
    );
    check_encode(
        "t\u{330}\u{301}",
        b"t&#x0330;&#x0301;",
        &[(0, WrittenAsReference)],
    );
    check_encode("ሀ", b"&#x1200;", &[(0, WrittenAsReference)]);
    check_encode("a\u{1B}(Nb", b"a&#x001B;(Nb", &[(1, WrittenAsReference)]);
    check_encode("see &#x41;", b"see &#x0026;#x41;", &[]);
    check_encode("a\u{1F}\u{301}b", b"a\x1F&#x0301;b", &[]);
}

#[test]
fn reads_every_line_of_the_peers_test() {
    let marc8 = include_bytes!("testdata/lines.marc8").split(|byte| *byte == b'\n');
    let utf8 = include_str!("testdata/lines.utf8").split('\n');
    let mut lines = 0;
    for (number, (marc8, utf8)) in marc8
        .zip(utf8)
        .enumerate()
        .filter(|(_, line)| !line.0.is_empty())
    {
        assert_eq!(decode(marc8).0, utf8, "line {}", number + 1);
        let again = encode(utf8);
        assert_eq!(
            decode(&again.0).0,
            utf8,
            "line {} written and read again",
            number + 1
        );
        lines += 1;
    }
    assert_eq!(lines, 1515);
}

proptest! {
    #[test]
    fn any_text_comes_back(text in "\\PC{0,40}") {
        prop_assume!(!text.contains(['\u{FE20}', '\u{FE21}', '\u{FE22}', '\u{FE23}']));
        let encoded = encode(&text).0;
        prop_assert!(encoded.iter().all(|byte| *byte != 0x1F));
        prop_assert_eq!(decode(&encoded).0, text.nfc().collect::<String>());
    }

    #[test]
    fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
        let (text, _) = decode(&bytes);
        prop_assert!(encode(&text).0.len() >= text.chars().count().min(1));
    }

    #[test]
    fn escapes_among_letters_are_read(
        parts in prop::collection::vec(prop_oneof![
            Just(&b"\x1B$1"[..]), Just(&b"\x1B(B"[..]), Just(&b"\x1B(S"[..]), Just(&b"\x1B)N"[..]),
            Just(&b"!D&"[..]), Just(&b"\xEBt"[..]), Just(&b"\xEC"[..]), Just(&b"&#x301;"[..]), Just(&b"a"[..]),
        ], 0..20)
    ) {
        let bytes = parts.concat();
        let (text, faults) = decode(&bytes);
        prop_assert!(faults.iter().all(|fault| fault.offset <= bytes.len()));
        prop_assert!(text.nfc().eq(text.chars()));
    }
}
