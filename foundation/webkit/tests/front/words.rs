use std::sync::Arc;

use jiff::tz::TimeZone;
use kernel::{Cents, Day, Moment, Reason};
use webkit::{Lexicon, MESSAGES, Messages, Words};

use crate::house::{ask, body};

fn words(lang: &str) -> Words {
    let zone = TimeZone::get("America/Los_Angeles").unwrap();
    Words::new(Arc::new(Lexicon::new(MESSAGES).unwrap()), lang, zone)
}

#[test]
fn every_language_has_every_message() {
    let lexicon = Lexicon::new(MESSAGES).unwrap();
    for lang in lexicon.languages() {
        assert_eq!(lexicon.untranslated(lang), Vec::<&str>::new(), "{lang}");
    }
}

#[test]
fn faults_in_message_files_are_named() {
    let files = [
        Messages {
            lang: "en",
            source: "a = 1\na = 2\n",
        },
        Messages {
            lang: "es",
            source: "b = {\n",
        },
    ];
    let faults = Lexicon::new(&files).unwrap_err().0;
    assert!(
        faults.iter().any(|f| f == "en: a is written twice"),
        "{faults:?}"
    );
    assert!(faults.iter().any(|f| f.starts_with("es: ")), "{faults:?}");
}

#[test]
fn days_and_times_are_written_by_language() {
    let day = Day::new(2026, 12, 14).unwrap();
    let moment = Moment(1_797_291_600_000); // 2026-12-14 15:40 in California
    for (lang, want) in [
        (
            "en",
            "Mon, Dec 14, 2026; Mon, Dec 14; Monday, December 14; 3:40 pm",
        ),
        (
            "es",
            "lun., 14 dic. 2026; lun., 14 dic.; lunes, 14 de diciembre; 3:40 p. m.",
        ),
        (
            "zh-Hans",
            "2026年12月14日 周一; 12月14日 周一; 12月14日 星期一; 15:40",
        ),
        (
            "vi",
            "T2, 14/12/2026; T2, 14/12; Thứ Hai, ngày 14 tháng 12; 15:40",
        ),
        (
            "tl",
            "Lun, Dis 14, 2026; Lun, Dis 14; Lunes, ika-14 ng Disyembre; 3:40 n.h.",
        ),
    ] {
        let w = words(lang);
        let got = [
            w.day(day),
            w.day_short(day),
            w.day_long(day),
            w.time(moment),
        ]
        .join("; ");
        assert_eq!(got, want, "{lang}");
    }
    assert_eq!(words("en").moment(moment), "Mon, Dec 14, 2026, 3:40 pm");
}

#[test]
fn ago_counts_as_people_do() {
    let w = words("en");
    let now = Moment(1_797_291_600_000);
    for (minutes, want) in [
        (0, "just now"),
        (1, "a minute ago"),
        (59, "59 minutes ago"),
        (60, "an hour ago"),
        (900, "15 hours ago"),
        (960, "yesterday"),
        (2 * 1440, "2 days ago"),
        (40 * 1440, "Wed, Nov 4, 2026"),
    ] {
        assert_eq!(w.ago(now.plus_minutes(-minutes), now), want, "{minutes}");
    }
}

#[test]
fn messages_are_filled_and_counted() {
    let w = words("en");
    assert_eq!(w.tn("form-problems", 1), "One thing needs your attention");
    assert_eq!(w.tn("form-problems", 3), "3 things need your attention");
    assert_eq!(
        w.tf("today-silent", &[("source", "31223098412217")]),
        "Not answering: 31223098412217"
    );
    assert_eq!(
        w.tf("today-silent", &[("source", "007")]),
        "Not answering: 007"
    );
    assert_eq!(w.t("no-such-key"), "no-such-key");
    assert_eq!(w.number(1_049_275), "1,049,275");
    assert_eq!(w.money(Cents(101_250)), "$1,012.50");
    let reason = Reason::new("form-too-long")
        .with("length", 90)
        .with("most", 80);
    assert_eq!(
        w.reason(&reason),
        (
            "This is 90 characters long.".into(),
            "Shorten it to 80.".into()
        )
    );
}

#[tokio::test]
async fn the_language_is_chosen_then_asked_for() {
    for (headers, want) in [
        ("accept-language: fr-FR, es-MX;q=0.8, en;q=0.5", "es"),
        ("accept-language: en;q=0.5, vi", "vi"),
        ("accept-language: fil-PH", "tl"),
        ("accept-language: zh-CN", "zh-Hans"),
        ("accept-language: de", "en"),
        ("accept-language: vi\ncookie: callslip-language=tl", "tl"),
        ("cookie: callslip-language=xx", "en"),
    ] {
        assert_eq!(
            body(ask(&format!("GET /open\n{headers}")).await).await,
            format!(" {want} "),
            "{headers}"
        );
    }
}
