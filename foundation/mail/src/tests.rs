//! Letters through the queue to a mail server of the tests' own.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

mod sink;

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use jobs::{State, Workers};
use kernel::{Act, Clock, JobId, Moment, PatronId};
use store::Store;
use store::testing::both;

use crate::{Letter, Paper, Server, ServerError, is_address, queue, works};
use sink::Sink;

const NOW: Moment = Moment(1_795_543_200_000);

fn letter(to: &str) -> Letter {
    Letter {
        patron: Some(PatronId(7)),
        to: to.into(),
        subject: "Your receipt from the library".into(),
        text: "Thank you. Your receipt comes with this letter. ¡Gracias!".into(),
        paper: Some(Paper {
            name: "receipt-2026-000014.pdf".into(),
            media_type: "application/pdf".into(),
            content: b"%PDF-1.7 a paper".to_vec(),
        }),
    }
}

fn ask(store: &Store, to: &str) -> JobId {
    let act = Act::system(NOW);
    store.write(&act, |tx| queue(tx, &letter(to))).unwrap()
}

/// Does what is due at `now`; says whether there was anything.
fn step(store: &Store, server: Option<&Server>, now: Moment) -> bool {
    let workers = Workers::new(store.clone(), Clock::standing(now), jiff::tz::TimeZone::UTC);
    let workers = works(workers, server.cloned());
    workers.step(&Arc::new(AtomicBool::new(false))).unwrap()
}

fn state(store: &Store, job: JobId) -> (State, String) {
    let job = store.read(|tx| jobs::job(tx, job)).unwrap().unwrap();
    (job.state, job.note)
}

fn server(sink: &Sink) -> Server {
    Server::new(&sink.address, "Valley Library <library@valley.example>").unwrap()
}

#[test]
fn a_letter_arrives_whole_and_is_erased_here() {
    for store in both().unwrap() {
        let sink = Sink::start();
        let job = ask(&store, "sam@example.edu");
        assert!(step(&store, Some(&server(&sink)), NOW));
        assert_eq!(state(&store, job), (State::Done, String::new()));
        let mails = sink.mails();
        let [mail] = &mails[..] else {
            panic!("{mails:?}")
        };
        for part in [
            "To: sam@example.edu",
            "library@valley.example",
            "Subject: Your receipt from the library",
            "Message-ID: <callslip-1-1795543200000@valley.example>",
            "receipt-2026-000014.pdf",
            "application/pdf",
        ] {
            assert!(mail.contains(part), "{part} is not in\n{mail}");
        }
        let waiting = store.read(|tx| crate::store::get(tx, 1)).unwrap().unwrap();
        assert_eq!(
            (waiting.letter.text.as_str(), waiting.letter.paper),
            ("", None)
        );
        assert!(
            !step(&store, Some(&server(&sink)), NOW),
            "nothing is left to do"
        );
    }
}

#[test]
fn a_server_that_says_later_is_asked_later() {
    for store in both().unwrap() {
        let sink = Sink::start();
        let job = ask(&store, "later@example.edu");
        assert!(step(&store, Some(&server(&sink)), NOW));
        let (now, note) = state(&store, job);
        assert_eq!(now, State::Queued);
        assert!(note.contains("does not take the letter now"), "{note}");
        assert!(!step(&store, Some(&server(&sink)), NOW), "not at once");
        assert!(step(&store, Some(&server(&sink)), NOW.plus_minutes(2)));
        assert_eq!(state(&store, job).0, State::Done);
        assert_eq!(sink.mails().len(), 1);
    }
}

#[test]
fn a_server_that_says_no_ends_it_and_somebody_may_start_it_anew() {
    for store in both().unwrap() {
        let sink = Sink::start();
        let job = ask(&store, "nobody@example.edu");
        assert!(step(&store, Some(&server(&sink)), NOW));
        let (now, note) = state(&store, job);
        assert_eq!(now, State::Failed);
        assert!(note.contains("no such user"), "{note}");
        let act = Act::system(NOW);
        assert_eq!(store.write(&act, |tx| jobs::again(tx, job)).unwrap(), 1);
        assert!(step(&store, Some(&server(&sink)), NOW));
        assert_eq!(state(&store, job).0, State::Failed);
        assert!(sink.mails().is_empty());
    }
}

#[test]
fn without_a_server_or_with_a_dead_one_nothing_is_lost() {
    for store in both().unwrap() {
        let job = ask(&store, "sam@example.edu");
        let gone = Server::new("127.0.0.1:1", "library@valley.example").unwrap();
        assert!(step(&store, Some(&gone), NOW));
        assert_eq!(state(&store, job).0, State::Queued);
        assert!(step(&store, None, NOW.plus_minutes(5)));
        let (now, note) = state(&store, job);
        assert_eq!(now, State::Failed);
        assert!(note.contains("mail.server"), "{note}");
        let waiting = store.read(|tx| crate::store::get(tx, 1)).unwrap().unwrap();
        assert!(!waiting.letter.text.is_empty());
    }
}

#[test]
fn settings_that_cannot_be_are_told() {
    let host = |text: &str| Err(ServerError::Host(text.into()));
    let check = |place: &str, from: &str, want: Result<(&str, u16), ServerError>| {
        let found = Server::new(place, from);
        let found = found.as_ref().map(|s| (s.host.as_str(), s.port));
        assert_eq!(found.map_err(Clone::clone), want, "{place} {from}");
    };
    check("localhost", "a@b.example", Ok(("localhost", 25)));
    check(
        "mail.valley.example:2525",
        "L <a@b.example>",
        Ok(("mail.valley.example", 2525)),
    );
    check("mail:port", "a@b.example", host("mail:port"));
    check("", "a@b.example", host(""));
    check("two words", "a@b.example", host("two words"));
    check(
        "localhost",
        "library",
        Err(ServerError::From("library".into())),
    );
    assert!(is_address("sam@example.edu") && !is_address("sam") && !is_address("a@b\r\nBcc: c@d"));
}
