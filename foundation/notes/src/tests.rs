//! Notes, files and tasks on both databases; what may be kept, as rows.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

use std::path::Path;
use std::sync::Arc;

use kernel::{Act, Actor, Day, Moment, StaffId, Who};
use store::testing::both;
use store::{StoreError, journal};
use webkit::{Lexicon, TodayAsk, Words};

use crate::file::rules::{LONGEST, media_type, plain_name};
use crate::task::{self, For};
use crate::{file, note};

/// Tuesday, November 24, 2026, 10:00 in California.
const NOW: Moment = Moment(1_795_543_200_000);

fn act() -> Act {
    Act::system(NOW)
}

fn lexicon() -> Lexicon {
    Lexicon::new(webkit::MESSAGES.iter().chain(crate::MESSAGES)).unwrap()
}

#[test]
fn every_word_is_there_in_both_languages() {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src"));
    assert_eq!(
        webkit::check::folder(folder, &lexicon()).unwrap(),
        Vec::<String>::new()
    );
    assert_eq!(lexicon().untranslated("es"), Vec::<String>::new());
}

#[test]
fn a_note_is_written_taken_away_and_brought_back() {
    for store in both().unwrap() {
        let add = |text: &str| {
            store
                .write(&act(), |tx| note::add(tx, "item", 7, text))
                .unwrap()
        };
        let (first, second) = (add("Spine is loose"), add("Mended"));
        let texts = || {
            let notes = store.read(|tx| note::of(tx, "item", 7)).unwrap();
            notes.into_iter().map(|n| n.text).collect::<Vec<_>>()
        };
        assert_eq!(texts(), ["Mended", "Spine is loose"]);
        let turn = |ended| {
            let turn = |tx: &store::Tx<'_>| note::set_ended(tx, "item", 7, second, ended);
            store.write::<_, StoreError>(&act(), turn).unwrap()
        };
        assert!(turn(true));
        assert!(!turn(true), "taken away twice");
        assert_eq!(texts(), ["Spine is loose"]);
        assert!(turn(false));
        assert_eq!(texts().len(), 2);
        assert!(store.read(|tx| note::of(tx, "item", 8)).unwrap().is_empty());
        let history = store
            .read(|tx| journal::history_of(tx, "item", 7, 9))
            .unwrap();
        let kinds: Vec<&str> = history.iter().map(|h| h.kind.as_str()).collect();
        assert_eq!(
            kinds,
            ["note.restored", "note.ended", "note.added", "note.added"]
        );
        assert!(
            !history
                .iter()
                .any(|h| h.facts.to_string().contains("Spine")),
            "{first}"
        );
    }
}

#[test]
fn a_file_comes_out_as_it_went_in() {
    for store in both().unwrap() {
        let content: Vec<u8> = [&b"%PDF-1.7\n"[..], &[0, 159, 146, 150]].concat();
        let new = file::New {
            name: "form.pdf",
            media_type: media_type(&content).unwrap(),
            content: &content,
        };
        let id = store
            .write(&act(), |tx| file::add(tx, "bib", 3, &new))
            .unwrap();
        let whole = || store.read(|tx| file::store::whole(tx, id)).unwrap();
        let kept = whole().unwrap();
        assert_eq!(
            (kept.content, kept.media_type.as_str()),
            (content.clone(), "application/pdf")
        );
        assert_eq!(
            store.read(|tx| file::of(tx, "bib", 3)).unwrap()[0].bytes,
            13
        );
        let turn = |ended| {
            let turn = |tx: &store::Tx<'_>| file::set_ended(tx, "bib", 3, id, ended);
            store.write::<_, StoreError>(&act(), turn).unwrap()
        };
        assert!(turn(true));
        assert!(whole().is_none(), "a file taken away is not given out");
        assert!(turn(false));
        assert!(whole().is_some());
    }
}

#[test]
fn the_type_is_told_from_the_content() {
    let zip = |name: &str| [b"PK\x03\x04", name.as_bytes()].concat();
    let long = vec![b'a'; LONGEST + 1];
    let check = |content: &[u8], want: &str| {
        let told = media_type(content).unwrap_or_else(|reason| reason.code);
        let end = content.len().min(20);
        assert!(told.contains(want), "{:?}: {told}", &content[..end]);
    };
    check(b"%PDF-1.4", "application/pdf");
    check(b"\x89PNG\r\n\x1a\nrest", "image/png");
    check(b"\xff\xd8\xff\xe0", "image/jpeg");
    check(b"RIFF\x01\x02\x03\x04WEBP", "image/webp");
    check("Línea uno\nLínea dos\t.".as_bytes(), "text/plain");
    check(&zip("word/document.xml"), "wordprocessingml");
    check(&zip("xl/workbook.xml"), "spreadsheetml");
    check(
        &zip("mimetypeapplication/vnd.oasis.opendocument.text"),
        "opendocument.text",
    );
    check(&zip("evil.exe"), "file-type");
    check(b"MZ\x90\x00", "file-type");
    check(b"GIF89a\x00\x00", "file-type");
    check(b"", "file-empty");
    check(&long, "file-too-long");
}

#[test]
fn names_are_kept_plain() {
    for (said, want) in [
        ("C:\\Users\\kim\\form.pdf", "form.pdf"),
        ("../../etc/passwd", "passwd"),
        ("a\r\nSet-Cookie: x\"", "aSet-Cookie: x"),
        ("  ", "file"),
        ("Antrag Größe.pdf", "Antrag Größe.pdf"),
    ] {
        assert_eq!(plain_name(said), want);
    }
}

fn day(text: &str) -> Option<Day> {
    Some(text.parse().unwrap())
}

#[test]
fn today_shows_what_is_due_for_whoever_asks() {
    for store in both().unwrap() {
        let add = |text: &str, whose: For, due: Option<Day>| {
            store
                .write(&act(), |tx| task::add(tx, text, &whose, due))
                .unwrap()
        };
        add("Anybody, no day", For::Anybody, None);
        add("Late", For::Person(StaffId(1)), day("2026-11-20"));
        let today = add("Today", For::Role("technician".into()), day("2026-11-24"));
        add("Tomorrow", For::Anybody, day("2026-11-25"));
        add("Of another", For::Person(StaffId(2)), None);
        add("Of another role", For::Role("manager".into()), None);
        let shown = || {
            let source = task::today(&store).remove(0);
            let answer = (source.ask)(&ask()).unwrap();
            let texts = answer
                .rows
                .iter()
                .map(|row| row.text.clone())
                .collect::<Vec<_>>();
            assert_eq!(answer.count, texts.len() as u64);
            (
                texts,
                answer.rows.iter().filter(|row| row.tag.is_some()).count(),
            )
        };
        let all = ["Late", "Today", "Anybody, no day"]
            .map(str::to_owned)
            .to_vec();
        assert_eq!(shown(), (all.clone(), 1));
        let turn = |done| {
            store
                .write(&act(), |tx| task::set_done(tx, today, done))
                .unwrap()
        };
        assert!(turn(true));
        assert!(!turn(true), "done twice");
        assert_eq!(shown().0, ["Late", "Anybody, no day"]);
        assert!(turn(false));
        assert_eq!(shown(), (all, 1));
    }
}

/// A technician, number 1, asks on the day.
fn ask() -> TodayAsk {
    let zone = jiff::tz::TimeZone::get("America/Los_Angeles").unwrap();
    let actor = Actor {
        who: Who::Staff(StaffId(1)),
        name: "Kim".into(),
        role: "technician".into(),
        grants: Vec::new(),
    };
    TodayAsk {
        actor: Arc::new(actor),
        branch: None,
        now: NOW,
        words: Words::new(Arc::new(lexicon()), "en", zone.clone()),
        zone,
    }
}
