//! Input that means harm, damaged links, and round trips.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

use callslip_openurl::{
    Charset, ContextObject, Identifier, Limits, Rule, coins, read, read_with_charset, write,
    write_zero_one,
};
use proptest::prelude::*;

fn has(link: &str, rule: Rule) -> bool {
    read(link, &Limits::default())
        .faults
        .iter()
        .any(|fault| fault.rule == rule)
}

#[test]
fn limits_hold() {
    assert!(has(&"rft.au=x&".repeat(100_000), Rule::TooLong));
    assert!(has(&"rft.au=x&".repeat(5_000), Rule::TooMany));
    let many = read(&"rft.a=1&".repeat(5_000), &Limits::default());
    assert_eq!(many.context.referent.metadata.len(), 2_000);
    let wrong = format!(
        "rft_val_fmt=info:ofi/fmt:kev:mtx:journal&{}",
        "rft.x=1&".repeat(1_000)
    );
    let outcome = read(&wrong, &Limits::default());
    assert_eq!(outcome.faults.len(), 201);
    assert_eq!(outcome.faults[200].rule, Rule::MoreFaults);
}

/// A context within a context within a context: read so far, and no farther.
#[test]
fn contexts_without_end() {
    let mut link = "rft.au=x".to_owned();
    for _ in 0..6 {
        let mut escaped = String::new();
        for byte in link.bytes() {
            escaped.push_str(&format!("%{byte:02X}"));
        }
        link = format!("url_ctx_val={escaped}");
        if link.len() > 200_000 {
            break;
        }
    }
    assert!(has(&link, Rule::TooDeep));
}

#[test]
fn nothing_at_all() {
    for link in [
        "",
        "?",
        "&",
        "=",
        "&&&",
        "%",
        "%%%=%",
        "\0",
        "http://example.org",
        "rft",
        "rft.",
        "rft_",
        "r.f=t",
    ] {
        let outcome = read(link, &Limits::default());
        assert!(!outcome.faults.is_empty(), "{link:?}");
        let _ = (
            write(&outcome.context),
            coins(&outcome.context),
            write_zero_one(&outcome.context),
        );
    }
    assert!(
        !read_with_charset(b"rft.au=\xFF\xFE", None, &Limits::default())
            .faults
            .is_empty()
    );
}

/// A small generator of numbers, the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % sides.max(1) as u64).unwrap()
    }
}

const PHRASES: [&[u8]; 10] = [
    b"&amp;",
    b"%",
    b"%00",
    b"%C3",
    b"rft_id=",
    b"url_ctx_val=",
    b"ctx_enc=info:ofi/enc:ISO-8859-1&",
    b"rft.date=",
    b"?",
    b"\xFF",
];

fn damage(bytes: &mut Vec<u8>, dice: &mut Dice) {
    for _ in 0..=dice.roll(4) {
        let at = dice.roll(bytes.len() + 1);
        let span = dice.roll(40).min(bytes.len() - at);
        match dice.roll(6) {
            0 if at < bytes.len() => bytes[at] = u8::try_from(dice.roll(256)).unwrap(),
            1 => bytes.insert(at, b"\0&=;%+:/?#"[dice.roll(10)]),
            2 => drop(bytes.drain(at..at + span)),
            3 => {
                let copy = bytes[at..at + span].to_vec();
                let to = dice.roll(bytes.len() + 1);
                bytes.splice(to..to, copy);
            }
            4 => bytes.truncate(at.max(1)),
            _ => drop(bytes.splice(at..at, PHRASES[dice.roll(PHRASES.len())].iter().copied())),
        }
    }
}

/// 50,000 damaged links: read, written in every form; what is written is read as the same.
#[test]
fn damaged_links() {
    let seeds: Vec<&str> = include_str!("../testdata/links.txt")
        .lines()
        .filter_map(|line| line.split_once(' ').filter(|_| !line.starts_with('#')))
        .map(|line| line.1)
        .collect();
    assert_eq!(seeds.len(), 8);
    let mut dice = Dice(0x5EED_0BAD_CAFE_F00D);
    for round in 0..50_000 {
        let mut input = seeds[dice.roll(seeds.len())].as_bytes().to_vec();
        damage(&mut input, &mut dice);
        let outcome = read_with_charset(&input, None, &Limits::default());
        for fault in &outcome.faults {
            assert!(fault.offset <= input.len() as u64, "round {round}: {fault}");
        }
        let _ = (coins(&outcome.context), write_zero_one(&outcome.context));
        let mut context = outcome.context;
        context.base = String::new();
        let once = write(&context);
        let again = read(&once, &Limits::default());
        let known = [
            Rule::Escape,
            Rule::Encoding,
            Rule::NoValue,
            Rule::TooMany,
            Rule::TooLong,
            Rule::Empty,
        ];
        let bad = again
            .faults
            .iter()
            .find(|fault| known.contains(&fault.rule));
        assert!(bad.is_none(), "round {round}: {bad:?}\n{once}");
    }
}

fn pairs(keys: &'static [&'static str]) -> impl Strategy<Value = Vec<(String, String)>> {
    let value = "[A-Za-z0-9é漢&=;%+#?<>\"' ]{0,20}[A-Za-z]";
    let pair = (proptest::sample::select(keys), value)
        .prop_map(|(key, value)| (key.to_owned(), value.trim().to_owned()));
    proptest::collection::vec(pair, 0..8)
}

proptest! {
    /// What is written is read back whole: entities, repeated keys, private data, foreign keys.
    #[test]
    fn round_trip(
        rft in pairs(&["atitle", "jtitle", "au", "volume", "x.y"]),
        rfe in pairs(&["btitle", "au"]),
        private in proptest::option::of("[ -~]{1,20}"),
        other in pairs(&["Action", "vendor"]),
        doi in "10\\.[0-9]{4}/[a-z0-9.()-]{1,12}",
    ) {
        let mut context = ContextObject { base: "http://example.org/r".to_owned(), other, ..ContextObject::default() };
        context.referent.metadata = rft;
        context.referent.format = Some("info:ofi/fmt:kev:mtx:journal".to_owned());
        context.referent.ids.push(Identifier::read(&format!("info:doi/{doi}")));
        context.referring_entity.metadata = rfe;
        context.referrer.private.extend(private);
        let again = read(&write(&context), &Limits::default()).context;
        prop_assert_eq!(again, context);
    }

    #[test]
    fn any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..300), latin in any::<bool>()) {
        let charset = if latin { Charset::Latin1 } else { Charset::Utf8 };
        let outcome = read_with_charset(&bytes, Some(charset), &Limits::default());
        let _ = (write(&outcome.context), write_zero_one(&outcome.context), outcome.context.citation());
    }
}
