//! A mail server that keeps what it takes (RFC 5321, as much as a client needs). `nobody@` is refused for good,
//! `later@` the first time only.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

#[derive(Default)]
struct Kept {
    mails: Vec<String>,
    put_off: bool,
}

pub(super) struct Sink {
    pub(super) address: String,
    kept: Arc<Mutex<Kept>>,
}

impl Sink {
    /// Listens until the test's process ends.
    pub(super) fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let kept = Arc::<Mutex<Kept>>::default();
        let own = Arc::clone(&kept);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                talk(stream, &own);
            }
        });
        Self { address, kept }
    }

    pub(super) fn mails(&self) -> Vec<String> {
        self.kept.lock().unwrap().mails.clone()
    }
}

fn talk(stream: TcpStream, kept: &Mutex<Kept>) {
    let mut out = stream.try_clone().unwrap();
    let mut lines = BufReader::new(stream).lines().map_while(Result::ok);
    let mut say = |text: &str| write!(out, "{text}\r\n").is_ok();
    say("220 sink.example ready");
    while let Some(line) = lines.next() {
        let word = line
            .split([' ', ':'])
            .next()
            .unwrap_or_default()
            .to_uppercase();
        let told = match word.as_str() {
            "EHLO" | "HELO" => say("250 sink.example"),
            "RCPT" => say(answer(&line, kept)),
            "DATA" => {
                say("354 go on");
                let mail: Vec<String> = lines.by_ref().take_while(|line| line != ".").collect();
                kept.lock().unwrap().mails.push(mail.join("\n"));
                say("250 taken")
            }
            "QUIT" => {
                say("221 bye");
                return;
            }
            _ => say("250 well"),
        };
        if !told {
            return;
        }
    }
}

fn answer(line: &str, kept: &Mutex<Kept>) -> &'static str {
    let mut kept = kept.lock().unwrap();
    if line.contains("nobody@") {
        return "550 no such user here";
    }
    if line.contains("later@") && !kept.put_off {
        kept.put_off = true;
        return "451 try again later";
    }
    "250 well"
}
