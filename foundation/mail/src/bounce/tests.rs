//! Reports of Postfix and Exim as those wrote them, others in words of our own, and what comes of them.

use ::store::Store;
use ::store::testing::both;
use kernel::{Act, EntryId, Moment, PatronId};
use proptest::prelude::*;

use super::*;
use crate::tests::letter_to;

const POSTFIX: &[u8] = include_bytes!("examples/postfix-failed.eml");
const EXIM_UNKNOWN: &[u8] = include_bytes!("examples/exim-unknown.eml");
const EXIM_FULL: &[u8] = include_bytes!("examples/exim-full.eml");
const EXIM_DELAYED: &[u8] = include_bytes!("examples/exim-delayed.eml");
const EXAMPLES: [&[u8]; 4] = [POSTFIX, EXIM_UNKNOWN, EXIM_FULL, EXIM_DELAYED];

/// When the letters of the examples were queued.
const QUEUED: Moment = Moment(1_795_977_600_000);

/// A report with these fields of its recipients; `given_back` are the head and name of what follows.
fn report(recipients: &str, given_back: &str) -> Vec<u8> {
    let text = format!(
        "From: Mail Delivery Subsystem <mailer-daemon@example.edu>\nTo: library@valley.example\n\
         Content-Type: multipart/report; report-type=delivery-status; boundary=\"b1\"\nMIME-Version: 1.0\n\n\
         --b1\nContent-Type: text/plain\n\nYour message was not delivered.\n\n\
         --b1\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example.edu\n\n{recipients}\n\
         --b1\n{given_back}\n--b1--\n"
    );
    text.replace('\n', "\r\n").into_bytes()
}

const HEAD: &str = "Content-Type: text/rfc822-headers\n\nSubject: Your receipt\nMessage-ID:\n \
                    <callslip-9-1795977600000@valley.example>\n";

#[test]
fn reports_are_read_as_their_mail_systems_wrote_them() {
    let check = |message: &[u8], mail: i64, delivery: Delivery, status: &str, words: &str| {
        let made_at = QUEUED;
        let found = read(message).unwrap();
        let letter = LetterMark { mail, made_at };
        let (status, words) = (status.to_owned(), words.to_owned());
        assert_eq!(
            found,
            Report {
                letter,
                delivery,
                status,
                words
            }
        );
    };
    check(
        POSTFIX,
        14,
        Delivery::Failed,
        "5.1.1",
        "unknown user: \"nobody.here\"",
    );
    check(EXIM_UNKNOWN, 14, Delivery::Failed, "5.0.0", "");
    let full = "552 5.2.2 The email account that you tried to reach is over quota and inactive";
    check(EXIM_FULL, 16, Delivery::Failed, "5.2.2", full);
    check(EXIM_DELAYED, 15, Delivery::Delayed, "4.0.0", "");
    // The head alone given back, fields folded, a comment behind the code, a list with one address that failed.
    let of_list = "Final-Recipient: rfc822; list@example.edu\nAction: expanded\nStatus: 2.0.0\n\n\
                   Final-Recipient: rfc822; sam@example.edu\nACTION: Failed\nStatus: 5.7.1 (not allowed)\n\
                   Diagnostic-Code: smtp; 550-5.7.1 Our system has detected\n that this message is not wanted\n";
    let words = "550-5.7.1 Our system has detected that this message is not wanted";
    check(&report(of_list, HEAD), 9, Delivery::Failed, "5.7.1", words);
    // A code that says enough stands before another among the words.
    let both = "Action: failed\nStatus: 5.2.1\nDiagnostic-Code: smtp; 550 5.1.1 Disabled\n";
    let words = "550 5.1.1 Disabled";
    check(&report(both, HEAD), 9, Delivery::Failed, "5.2.1", words);
    // Nothing given back: what the report refers to tells of which letter it is.
    let alone = "Action: relayed\nStatus: 2.1.5\n";
    let mut referring = b"In-Reply-To: <callslip-9-1795977600000@valley.example>\r\n".to_vec();
    referring.extend(report(alone, "Content-Type: text/plain\n\nNothing.\n"));
    check(&referring, 9, Delivery::Arrived, "2.1.5", "");
}

#[test]
fn what_is_no_report_of_ours_says_what_it_lacks() {
    let check = |message: &[u8], lacks: Unread| assert_eq!(read(message), Err(lacks));
    let failed = "Final-Recipient: rfc822; sam@example.edu\nAction: failed\nStatus: 5.1.1\n";
    check(b"", Unread::NoReport);
    check(b"%PDF-1.7 \xff\xfe\x00", Unread::NoReport);
    check(
        b"Subject: Out of office\r\n\r\nI am away.\r\n",
        Unread::NoReport,
    );
    check(
        &report("Final-Recipient: rfc822; sam@example.edu\n", HEAD),
        Unread::NoRecipient,
    );
    check(
        &report("Action: sneezed\nStatus: 5.1.1\n", HEAD),
        Unread::NoRecipient,
    );
    let strange = HEAD.replace("callslip-", "other-");
    check(&report(failed, &strange), Unread::NotOurs);
    let odd = HEAD.replace("callslip-9-", "callslip-nine-");
    check(&report(failed, &odd), Unread::NotOurs);
}

#[test]
fn codes_say_what_can_be_done() {
    let check = |code: &str, why: Why| assert_eq!(Why::of(code), why, "{code}");
    check("5.1.1", Why::Address);
    check("5.1.10", Why::Address);
    check("5.2.2", Why::Full);
    check("5.2.1", Why::Other);
    check("5.7.26", Why::Policy);
    check("5.0.0", Why::Other);
    check("", Why::Other);
    check("nonsense", Why::Other);
}

/// A letter to that address, sent; gives its mark.
fn sent(store: &Store, to: &str) -> LetterMark {
    let act = Act::system(QUEUED);
    store
        .write(&act, |tx| crate::queue(tx, &letter_to(to)))
        .unwrap();
    let newest = "SELECT MAX(id) FROM mails";
    let mail = store
        .read(|tx| tx.query_one(newest, &[], |row| row.get(0)))
        .unwrap();
    store
        .write(&act, |tx| crate::store::set_sent(tx, mail))
        .unwrap();
    let made_at = QUEUED;
    LetterMark { mail, made_at }
}

fn failed(letter: LetterMark) -> Report {
    Report {
        letter,
        delivery: Delivery::Failed,
        status: "5.1.1".into(),
        words: "550 5.1.1 No such user here".into(),
    }
}

fn noted(store: &Store, report: &Report) -> Noted {
    let act = Act::system(QUEUED.plus_minutes(5));
    store.write(&act, |tx| note(tx, report)).unwrap()
}

#[test]
fn a_letter_that_came_back_is_noted_once() {
    for store in both().unwrap() {
        let letter = sent(&store, "sam@example.edu");
        let delivery = Delivery::Delayed;
        assert_eq!(
            noted(
                &store,
                &Report {
                    delivery,
                    ..failed(letter)
                }
            ),
            Noted::Nothing
        );
        assert_eq!(noted(&store, &failed(letter)), Noted::Bounced);
        assert_eq!(noted(&store, &failed(letter)), Noted::Before);
        // Whoever guesses a number does not know the moment.
        let made_at = Moment(QUEUED.0 + 1);
        let guessed = failed(LetterMark { made_at, ..letter });
        assert_eq!(noted(&store, &guessed), Noted::Unknown);
        let mail = letter.mail + 1;
        let stranger = failed(LetterMark { mail, ..letter });
        assert_eq!(noted(&store, &stranger), Noted::Unknown);
        let entries = store
            .read(|tx| ::store::journal::history_of(tx, "mail", letter.mail, 9))
            .unwrap();
        let kinds: Vec<_> = entries
            .iter()
            .map(|e| (e.id > EntryId(0), e.kind.as_str()))
            .collect();
        assert_eq!(kinds, [(true, "mail.bounced"), (true, "mail.queued")]);
    }
}

#[test]
fn a_letter_that_came_back_is_told_of_until_a_later_one_arrives() {
    for store in both().unwrap() {
        let told = |address: &str| {
            let found = store.read(|tx| last_to(tx, PatronId(7), address)).unwrap();
            found.map(|bounce| (bounce.why, bounce.words))
        };
        let all = |moment| store.read(|tx| since(tx, moment, 9)).unwrap().len();
        let first = sent(&store, "sam@example.edu");
        assert_eq!((told("sam@example.edu"), all(QUEUED)), (None, 0));
        noted(&store, &failed(first));
        let bounce = Some((Why::Address, "550 5.1.1 No such user here".to_owned()));
        assert_eq!(told("sam@example.edu"), bounce);
        assert_eq!(told("sam@valley.example"), None);
        assert_eq!((all(QUEUED), all(QUEUED.plus_minutes(6))), (1, 0));
        let second = sent(&store, "sam@example.edu");
        assert_eq!(
            (told("sam@example.edu"), all(QUEUED)),
            (None, 0),
            "the later one went well"
        );
        noted(&store, &failed(second));
        assert_eq!(
            (told("sam@example.edu"), all(QUEUED)),
            (bounce, 1),
            "and came back too"
        );
    }
}

proptest! {
    #[test]
    fn damaged_reports_are_read_or_refused(
        which in 0..EXAMPLES.len(),
        cut in any::<prop::sample::Index>(),
        damage in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..8),
    ) {
        let mut message = EXAMPLES[which].to_vec();
        for (at, byte) in damage {
            let at = at.index(message.len());
            message[at] = byte;
        }
        message.truncate(cut.index(message.len()) + 1);
        if let Ok(report) = read(&message) {
            prop_assert!(report.words.chars().count() <= 300 && report.status.len() <= 12 * 4);
        }
    }
}
