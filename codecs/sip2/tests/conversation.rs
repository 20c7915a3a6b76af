//! Conversations with programs that others wrote: the `sip2` crate and the Python package `Sip2` as
//! terminals at our example library, and the Python package `pysip2` as the library at our terminal's end.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use callslip_sip2::tables::{fixed as f, messages as m};
use callslip_sip2::{Dialect, Encoding, Frames, Limits, Message, ScLine, ScStep};

/// A program that listens, ended when the test does.
struct Server {
    child: Child,
    address: String,
}

impl Server {
    /// Starts it and waits for the line `listening on ADDRESS`.
    fn start(mut command: Command) -> Self {
        let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        let out = child.stdout.take().unwrap();
        BufReader::new(out).read_line(&mut line).unwrap();
        let address = line.trim().strip_prefix("listening on ");
        let address = address
            .unwrap_or_else(|| panic!("{command:?} says {line:?}"))
            .to_owned();
        Self { child, address }
    }

    /// Our example, beside the test program in the target folder.
    fn ours(options: &[&str]) -> Self {
        let test = std::env::current_exe().unwrap();
        let folder = test.ancestors().nth(2).unwrap().join("examples");
        let mut command = Command::new(folder.join("terminal_sip2"));
        command.args(options);
        Self::start(command)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing to end.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The peers' Python with a script of ours, where there are peers.
fn python(script: &str) -> Option<Command> {
    let Some(peers) = std::env::var_os("CALLSLIP_PEERS") else {
        println!("left out: CALLSLIP_PEERS names no folder with peers");
        return None;
    };
    let mut command = Command::new(PathBuf::from(peers).join("bin/python3"));
    command.arg(
        PathBuf::from(env!("CARGO_MANIFEST_DIR"))
            .join("tests/peers")
            .join(script),
    );
    Some(command)
}

/// Only what the `sip2` crate can do without harm: it reads no text beyond ASCII across its buffer.
#[test]
fn the_sip2_crate_at_our_library() {
    let server = Server::ours(&[]);
    let mut terminal = sip2::Client::new(&server.address).unwrap();
    let mut params = sip2::ParamSet::new();
    params
        .set_sip_user("desk")
        .set_sip_pass("wrong")
        .set_institution("Example")
        .set_patron_id("21001");
    assert!(!terminal.login(&params).unwrap().ok());
    params.set_sip_pass("secret");
    assert!(terminal.login(&params).unwrap().ok());
    let status = terminal.sc_status().unwrap();
    assert_eq!(
        (status.ok(), status.value("AM")),
        (true, Some("Example Library"))
    );

    params.set_item_id("31001").set_patron_pwd("0000");
    let refused = terminal.checkout(&params).unwrap();
    assert_eq!(
        (refused.ok(), refused.value("AF")),
        (false, Some("Card or PIN is not right."))
    );
    params.set_patron_pwd("1234");
    let lent = terminal.checkout(&params).unwrap();
    assert_eq!(
        (lent.ok(), lent.value("AJ"), lent.value("AO")),
        (true, Some("Walden"), Some("Example"))
    );
    assert_eq!(lent.value("AH").map(str::len), Some(18));
    params.set_summary(2);
    let patron = terminal.patron_info(&params).unwrap();
    assert_eq!(
        (patron.ok(), patron.value("AE"), patron.value("AU")),
        (true, Some("José Núñez"), Some("31001"))
    );
    assert!(terminal.patron_status(&params).unwrap().ok());
    assert_eq!(
        terminal.item_info(&params).unwrap().value("AJ"),
        Some("Walden")
    );
    assert!(terminal.checkin(&params).unwrap().ok());
    let back = terminal.patron_info(&params).unwrap();
    assert_eq!(back.value("AU"), None);

    params.set_pay_amount("12.51");
    assert!(!terminal.fee_paid(&params).unwrap().ok());
    params.set_pay_amount("12.50");
    let paid = terminal.fee_paid(&params).unwrap();
    // This client looks for "1", where the standard has "Y".
    assert_eq!(paid.msg().fixed_fields()[0].value(), "Y");
    assert_eq!(
        terminal.patron_status(&params).unwrap().value("BV"),
        Some("0.00")
    );
    terminal.disconnect().unwrap();
}

#[test]
fn what_the_sip2_crate_writes_reads_the_same() {
    let rows = [
        (
            "17",
            vec!["20261128    120000"],
            vec![("AB", "x y"), ("AO", "")],
        ),
        (
            "93",
            vec!["0", "0"],
            vec![("CN", "desk"), ("CO", "pässword"), ("CP", "Łódź")],
        ),
        (
            "11",
            vec!["Y", "N", "20261128    120000", "20261228    120000"],
            vec![("AA", "1"), ("AB", "2"), ("AC", "")],
        ),
    ];
    for (code, fixed, fields) in rows {
        let theirs = sip2::Message::from_values(code, &fixed, &fields)
            .unwrap()
            .to_sip();
        let outcome =
            callslip_sip2::read(theirs.as_bytes(), &Dialect::default(), &Limits::default());
        let message = outcome.message.unwrap();
        assert_eq!(message.fixed_part(), fixed.concat());
        let found: Vec<_> = message
            .fields
            .iter()
            .map(|field| (field.code.to_string(), field.value.clone()))
            .collect();
        let sent: Vec<_> = fields
            .iter()
            .map(|(code, value)| ((*code).to_owned(), (*value).to_owned()))
            .collect();
        assert_eq!(found, sent);
        let mut bytes = Vec::new();
        assert_eq!(
            callslip_sip2::write(&message, &Dialect::default(), &mut bytes),
            []
        );
        let ours = String::from_utf8(bytes).unwrap();
        assert_eq!(
            sip2::Message::from_sip(ours.trim_end()).unwrap().to_sip(),
            theirs
        );
    }
}

/// With sequence numbers and checksums, in UTF-8 and code page 850, with both line ends.
#[test]
fn a_python_terminal_at_our_library() {
    for (options, encoding) in [
        (&[][..], "utf-8"),
        (&["--encoding", "cp850", "--crlf"][..], "cp850"),
    ] {
        let Some(mut script) = python("terminal.py") else {
            return;
        };
        let server = Server::ours(options);
        let (host, port) = server.address.split_once(':').unwrap();
        let done = script.args([host, port, encoding]).output().unwrap();
        let told = String::from_utf8_lossy(&done.stdout);
        let wrong = String::from_utf8_lossy(&done.stderr);
        assert!(
            done.status.success() && told.contains("all as it should be"),
            "{told}\n{wrong}"
        );
    }
}

/// Sends a message and waits for its answer, sending again what is asked for again.
fn ask(line: &mut ScLine, wire: &TcpStream, message: Message) -> Message {
    let mut out = wire;
    out.write_all(&line.send(message)).unwrap();
    for frame in Frames::new(wire, &Limits::default()) {
        match line.receive(&frame.unwrap().bytes) {
            ScStep::Answer(outcome) => {
                assert_eq!(outcome.faults, []);
                return outcome.message.unwrap();
            }
            ScStep::Send(bytes) => out.write_all(&bytes).unwrap(),
            ScStep::Ignore(outcome) => panic!("{outcome:?}"),
        }
    }
    panic!("hung up");
}

#[test]
fn our_terminal_at_a_python_library() {
    let Some(script) = python("library.py") else {
        return;
    };
    let server = Server::start(script);
    let wire = TcpStream::connect(&server.address).unwrap();
    wire.set_read_timeout(Some(Duration::from_secs(20)))
        .unwrap();
    let dialect = Dialect {
        encoding: Encoding::Cp850,
        ..Dialect::default()
    };
    let mut line = ScLine::new(dialect, Limits::default(), true);
    let dated = |kind| Message::new(kind).with_fixed(&f::TRANSACTION_DATE, "20261128    120000");

    let login = Message::new(&m::LOGIN)
        .with("CN", "desk")
        .with("CO", "secret");
    assert_eq!(ask(&mut line, &wire, login).fixed(&f::OK), Some("1"));
    let status = Message::new(&m::SC_STATUS)
        .with_fixed(&f::MAX_PRINT_WIDTH, "80")
        .with_fixed(&f::PROTOCOL_VERSION, "2.00");
    let status = ask(&mut line, &wire, status);
    assert_eq!(
        (status.fixed(&f::ON_LINE_STATUS), status.get("AO")),
        (Some("Y"), Some("Bücherei"))
    );
    // This library takes no blanks for the date that stands there only for offline lending.
    let lend = dated(&m::CHECKOUT)
        .with_fixed(&f::NB_DUE_DATE, "20261128    120000")
        .with("AO", "Bücherei")
        .with("AA", "Núñez")
        .with("AB", "31001")
        .with("AC", "");
    let lent = ask(&mut line, &wire, lend);
    assert_eq!(
        (lent.fixed(&f::OK), lent.get("AA"), lent.get("AJ")),
        (Some("1"), Some("Núñez"), Some("Les misérables"))
    );
    // A message for which it has no handler it declines by itself.
    let hold = dated(&m::HOLD)
        .with("AO", "Bücherei")
        .with("AA", "Núñez")
        .with("AB", "31001");
    assert_eq!(ask(&mut line, &wire, hold).fixed(&f::OK), Some("0"));
    // A message garbled on the way is asked for again, and sent again.
    let mut bytes = line.send(
        dated(&m::ITEM_INFORMATION)
            .with("AO", "x")
            .with("AB", "31001"),
    );
    bytes[24] ^= 1;
    let mut out = &wire;
    out.write_all(&bytes).unwrap();
    let frame = Frames::new(&wire, &Limits::default())
        .next()
        .unwrap()
        .unwrap();
    let ScStep::Send(again) = line.receive(&frame.bytes) else {
        panic!("{frame:?}")
    };
    out.write_all(&again).unwrap();
    let frame = Frames::new(&wire, &Limits::default())
        .next()
        .unwrap()
        .unwrap();
    let ScStep::Answer(outcome) = line.receive(&frame.bytes) else {
        panic!("{frame:?}")
    };
    assert_eq!(
        outcome.message.unwrap().code(),
        m::ITEM_INFORMATION_RESPONSE.code
    );
}
