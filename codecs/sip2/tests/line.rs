//! Frames, and the two ends of a line: numbers, checksums, sending again.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

use callslip_sip2::tables::messages as m;
use callslip_sip2::{
    AcsLine, AcsStep, Dialect, Frame, Framer, Frames, Limits, Message, Rule, ScLine, ScStep,
};

fn frames(chunks: &[&[u8]], limits: &Limits) -> Vec<Frame> {
    let mut framer = Framer::new(limits);
    let mut all = Vec::new();
    for chunk in chunks {
        framer.push(chunk, |frame| all.push(frame));
    }
    framer.finish(|frame| all.push(frame));
    all
}

#[test]
fn frames_however_they_are_cut() {
    let stream = b"9300CNa|\r\n97\n\r\r96\r18 half";
    let expected = [
        (&b"9300CNa|"[..], 0),
        (b"97", 10),
        (b"96", 15),
        (b"18 half", 18),
    ];
    for size in 1..stream.len() {
        let chunks: Vec<&[u8]> = stream.chunks(size).collect();
        let found = frames(&chunks, &Limits::default());
        let told: Vec<_> = found
            .iter()
            .map(|frame| (frame.bytes.as_slice(), frame.offset))
            .collect();
        assert_eq!(told, expected, "in pieces of {size}");
        let faults: Vec<_> = found
            .iter()
            .filter_map(|frame| frame.fault.as_ref())
            .map(|fault| fault.rule)
            .collect();
        assert_eq!(faults, [Rule::Unterminated]);
    }
    let read: Vec<Frame> = Frames::new(&stream[..], &Limits::default())
        .map(Result::unwrap)
        .collect();
    assert_eq!(read, frames(&[stream], &Limits::default()));
}

#[test]
fn a_line_without_end_stays_small() {
    let limits = Limits {
        message: 10,
        ..Limits::default()
    };
    let long = vec![b'9'; 1_000_000];
    let found = frames(&[&long, &long, b"\r97\r"], &limits);
    assert_eq!(found.len(), 2);
    assert_eq!(
        (found[0].bytes.len(), found[0].fault.as_ref().unwrap().rule),
        (10, Rule::TooLong)
    );
    assert_eq!(
        (found[1].bytes.as_slice(), found[1].offset),
        (&b"97"[..], 2_000_001)
    );
}

/// A terminal and a library system with nothing between them.
fn ends(error_detection: bool) -> (ScLine, AcsLine) {
    let (dialect, limits) = (Dialect::default(), Limits::default());
    (
        ScLine::new(dialect, limits, error_detection),
        AcsLine::new(dialect, limits),
    )
}

fn asked(step: AcsStep) -> Message {
    match step {
        AcsStep::Answer(outcome) => outcome.message.unwrap(),
        other => panic!("no question: {other:?}"),
    }
}

#[test]
fn numbers_go_round_and_come_back() {
    let (mut terminal, mut library) = ends(true);
    for turn in 0..25_u8 {
        let request = terminal.send(Message::new(&m::SC_STATUS));
        let message = asked(library.receive(&request));
        assert_eq!(message.sequence, Some(turn % 10));
        let answer = library.answer(Message::new(&m::ACS_STATUS));
        let ScStep::Answer(outcome) = terminal.receive(&answer) else {
            panic!("no answer")
        };
        assert_eq!(outcome.message.unwrap().sequence, Some(turn % 10));
    }
}

#[test]
fn without_error_detection_nothing_is_added() {
    let (mut terminal, mut library) = ends(false);
    assert_eq!(terminal.send(Message::new(&m::SC_STATUS)), b"990000    \r");
    asked(library.receive(b"9900802.00"));
    assert!(
        !library
            .answer(Message::new(&m::LOGIN_RESPONSE))
            .contains(&b'A')
    );
}

#[test]
fn a_message_sent_twice_is_done_once() {
    let (mut terminal, mut library) = ends(true);
    let request = terminal.send(Message::new(&m::CHECKOUT).with("AB", "1"));
    asked(library.receive(&request));
    let answer = library.answer(Message::new(&m::CHECKOUT_RESPONSE));
    assert_eq!(
        library.receive(terminal.again()),
        AcsStep::Send(answer.clone())
    );
    assert_eq!(library.receive(b"97AZFEF5"), AcsStep::Send(answer));
    // Another message is another message, even when a terminal never counts on.
    asked(library.receive(b"9900802.00AY0"));
}

#[test]
fn what_was_garbled_is_asked_for_again() {
    let (mut terminal, mut library) = ends(true);
    let mut request = terminal.send(Message::new(&m::CHECKIN).with("AB", "12345"));
    let at = request.iter().position(|byte| *byte == b'5').unwrap();
    request[at] = b'6';
    let AcsStep::Send(again) = library.receive(&request) else {
        panic!("taken")
    };
    assert_eq!(again, b"96AZFEF6\r");
    let ScStep::Send(second) = terminal.receive(&again) else {
        panic!("not sent again")
    };
    assert_eq!(asked(library.receive(&second)).get("AB"), Some("12345"));
    let mut answer = library.answer(Message::new(&m::CHECKIN_RESPONSE));
    answer[5] ^= 1;
    assert_eq!(
        terminal.receive(&answer),
        ScStep::Send(b"97AZFEF5\r".to_vec())
    );
}

#[test]
fn an_answer_to_something_older_is_let_pass() {
    let (mut terminal, mut library) = ends(true);
    let first = terminal.send(Message::new(&m::SC_STATUS));
    asked(library.receive(&first));
    let late = library.answer(Message::new(&m::ACS_STATUS));
    terminal.send(Message::new(&m::SC_STATUS));
    assert!(matches!(terminal.receive(&late), ScStep::Ignore(_)));
    assert!(matches!(terminal.receive(b"login:"), ScStep::Ignore(_)));
    assert!(matches!(library.receive(b"telnet"), AcsStep::Ignore(_)));
}
