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

use crate::{Asked, Encryption, Letter, Paper, Server, ServerError, is_address, queue, works};
use sink::{Papers, Sink};

const NOW: Moment = Moment(1_795_543_200_000);

pub(crate) fn letter_to(to: &str) -> Letter {
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
    store.write(&act, |tx| queue(tx, &letter_to(to))).unwrap()
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

fn asked(sink: &Sink) -> Asked<'_> {
    Asked {
        server: &sink.address,
        from: "Valley Library <library@valley.example>",
        ..Asked::default()
    }
}

fn server(sink: &Sink) -> Server {
    Server::new(&asked(sink)).unwrap()
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
        let gone = Server::new(&Asked {
            server: "127.0.0.1:1",
            from: "library@valley.example",
            ..Asked::default()
        });
        let gone = gone.unwrap();
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
fn letters_go_encrypted_and_signed_in_to_a_server_that_is_trusted() {
    let papers = Papers::new("trusted");
    let file = papers.file.to_str().unwrap();
    let words = [(Encryption::StartTls, "starttls"), (Encryption::Tls, "tls")];
    for store in both().unwrap() {
        for (encryption, word) in words {
            let sink = Sink::secret(encryption, &papers);
            let known = Asked {
                encryption: Some(word),
                user: Some("library"),
                password: Some("slip"),
                certificate: Some(file),
                ..asked(&sink)
            };
            let job = ask(&store, "sam@example.edu");
            assert!(step(&store, Some(&Server::new(&known).unwrap()), NOW));
            assert_eq!(state(&store, job), (State::Done, String::new()), "{word}");
            assert!(sink.signed_in() && sink.mails().len() == 1, "{word}");
            let stranger = Asked {
                certificate: None,
                ..known
            };
            let job = ask(&store, "sam@example.edu");
            assert!(step(&store, Some(&Server::new(&stranger).unwrap()), NOW));
            let (now, note) = state(&store, job);
            let untrusted = note.contains("certificate");
            assert!(now == State::Queued && untrusted, "{word}: {note}");
            assert_eq!(sink.mails().len(), 1, "{word}");
        }
    }
}

#[test]
fn a_server_without_encryption_gets_nothing_when_it_was_asked_for() {
    for store in both().unwrap() {
        let sink = Sink::start();
        let strict = Asked {
            encryption: Some("starttls"),
            user: Some("library"),
            password: Some("slip"),
            ..asked(&sink)
        };
        ask(&store, "sam@example.edu");
        assert!(step(&store, Some(&Server::new(&strict).unwrap()), NOW));
        assert!(sink.mails().is_empty() && !sink.signed_in());
    }
}

#[test]
fn settings_that_cannot_be_are_told() {
    type Found = (String, u16, Encryption);
    let check = |asked: Asked<'_>, want: Result<Found, ServerError>| {
        let found = Server::new(&asked);
        let found = found.map(|s| (s.host, s.port, s.encryption));
        assert_eq!(found, want, "{asked:?}");
    };
    let at = |server| Asked {
        server,
        from: "Library <a@b.example>",
        ..Asked::default()
    };
    let (open, start) = (Encryption::None, Encryption::StartTls);
    let well = |host: &str, port, encryption| Ok((host.to_owned(), port, encryption));
    check(at("localhost"), well("localhost", 25, open));
    check(
        at("mail.valley.example:2525"),
        well("mail.valley.example", 2525, open),
    );
    check(at("mail:587"), well("mail", 587, start));
    check(at("mail:465"), well("mail", 465, Encryption::Tls));
    let named = |encryption| Asked {
        encryption: Some(encryption),
        ..at("mail")
    };
    check(named("starttls"), well("mail", 587, start));
    check(named("tls"), well("mail", 465, Encryption::Tls));
    check(named("ssl"), Err(ServerError::Encryption("ssl".into())));
    for wrong in ["mail:port", "", "two words"] {
        check(at(wrong), Err(ServerError::Host(wrong.into())));
    }
    let sender = Asked {
        from: "library",
        ..at("localhost")
    };
    check(sender, Err(ServerError::From("library".into())));
    let half = Asked {
        user: Some("library"),
        ..named("tls")
    };
    check(half, Err(ServerError::HalfLogin));
    let shouted = Asked {
        user: Some("library"),
        password: Some("slip"),
        ..at("mail")
    };
    check(shouted, Err(ServerError::OpenPassword));
    let lost = Asked {
        certificate: Some("/no/such/file.pem"),
        ..named("tls")
    };
    assert!(matches!(
        Server::new(&lost),
        Err(ServerError::Certificate { .. })
    ));
    assert!(is_address("sam@example.edu") && !is_address("sam") && !is_address("a@b\r\nBcc: c@d"));
}
