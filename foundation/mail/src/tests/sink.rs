//! A mail server that keeps what it takes (RFC 5321, as much as a client needs), in the open, after `STARTTLS` or
//! encrypted from the first byte. `nobody@` is refused for good, `later@` the first time only; who signs in must be
//! `library` with the password `slip`.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};

use crate::Encryption;

#[derive(Default)]
struct Kept {
    mails: Vec<String>,
    put_off: bool,
    signed_in: bool,
}

pub(super) struct Sink {
    pub(super) address: String,
    kept: Arc<Mutex<Kept>>,
}

/// A certificate of its own making for `localhost`, as a file to trust and as the server shows it.
pub(super) struct Papers {
    pub(super) file: PathBuf,
    config: Arc<ServerConfig>,
}

impl Papers {
    pub(super) fn new(name: &str) -> Self {
        let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
        let file = std::env::temp_dir().join(format!("callslip-{name}-{}.pem", std::process::id()));
        std::fs::write(&file, made.cert.pem()).unwrap();
        let chain = vec![CertificateDer::from(made.cert.der().to_vec())];
        let key = PrivateKeyDer::try_from(made.signing_key.serialize_der()).unwrap();
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(chain, key)
            .unwrap();
        Self {
            file,
            config: Arc::new(config),
        }
    }
}

impl Drop for Papers {
    fn drop(&mut self) {
        drop(std::fs::remove_file(&self.file));
    }
}

/// Where a talk stands when it begins.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Begins {
    /// With a greeting; the line stays as it is.
    Greeted,
    /// With a greeting and the offer to go on encrypted.
    Offering,
    /// After the greeting, on the line that was encrypted since.
    Encrypted,
}

trait Line: Read + Write {}
impl<T: Read + Write> Line for T {}

impl Sink {
    /// Listens in the open until the test's process ends.
    pub(super) fn start() -> Self {
        Self::behind(None)
    }

    /// Listens with a certificate.
    pub(super) fn secret(encryption: Encryption, papers: &Papers) -> Self {
        Self::behind(Some((encryption, Arc::clone(&papers.config))))
    }

    fn behind(secret: Option<(Encryption, Arc<ServerConfig>)>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("localhost:{}", listener.local_addr().unwrap().port());
        let kept = Arc::<Mutex<Kept>>::default();
        let own = Arc::clone(&kept);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                answer(stream, secret.as_ref(), &own);
            }
        });
        Self { address, kept }
    }

    pub(super) fn mails(&self) -> Vec<String> {
        self.kept.lock().unwrap().mails.clone()
    }

    pub(super) fn signed_in(&self) -> bool {
        self.kept.lock().unwrap().signed_in
    }
}

fn answer(stream: TcpStream, secret: Option<&(Encryption, Arc<ServerConfig>)>, kept: &Mutex<Kept>) {
    let wrapped = |stream, config: &Arc<ServerConfig>| {
        StreamOwned::new(ServerConnection::new(Arc::clone(config)).unwrap(), stream)
    };
    match secret {
        Some((Encryption::Tls, config)) => {
            talk(&mut wrapped(stream, config), Begins::Greeted, kept);
        }
        Some((_, config)) => {
            let mut open = stream.try_clone().unwrap();
            if talk(&mut open, Begins::Offering, kept) {
                talk(&mut wrapped(stream, config), Begins::Encrypted, kept);
            }
        }
        None => drop(talk(&mut { stream }, Begins::Greeted, kept)),
    }
}

/// A line without its end, read byte by byte so that nothing behind it is taken.
fn line(stream: &mut dyn Line) -> Option<String> {
    let (mut line, mut byte) = (Vec::new(), [0]);
    while stream.read(&mut byte).ok()? == 1 {
        if byte == *b"\n" {
            return Some(String::from_utf8_lossy(&line).trim_end().to_owned());
        }
        line.push(byte[0]);
    }
    None
}

/// Talks until the client goes; true when it wants to go on encrypted.
fn talk(stream: &mut dyn Line, begins: Begins, kept: &Mutex<Kept>) -> bool {
    if begins != Begins::Encrypted && say(stream, "220 sink.example ready").is_err() {
        return false;
    }
    while let Some(asked) = line(stream) {
        let word = asked.split([' ', ':']).next().unwrap_or_default();
        let told = match word.to_uppercase().as_str() {
            "EHLO" if begins == Begins::Offering => say(stream, "250-sink.example\r\n250 STARTTLS"),
            "EHLO" | "HELO" => say(stream, "250-sink.example\r\n250 AUTH PLAIN"),
            "STARTTLS" => return say(stream, "220 go").is_ok(),
            "AUTH" => say(stream, sign_in(&asked, kept)),
            "RCPT" => say(stream, to(&asked, kept)),
            "DATA" => {
                drop(say(stream, "354 go on"));
                let mail = std::iter::from_fn(|| line(stream)).take_while(|line| line != ".");
                let mail: Vec<String> = mail.collect();
                kept.lock().unwrap().mails.push(mail.join("\n"));
                say(stream, "250 taken")
            }
            "QUIT" => {
                drop(say(stream, "221 bye"));
                return false;
            }
            _ => say(stream, "250 well"),
        };
        if told.is_err() {
            return false;
        }
    }
    false
}

fn say(stream: &mut dyn Line, text: &str) -> std::io::Result<()> {
    write!(stream, "{text}\r\n")?;
    stream.flush()
}

/// `\0library\0slip` in Base64 (RFC 4616).
fn sign_in(line: &str, kept: &Mutex<Kept>) -> &'static str {
    if line.ends_with(" AGxpYnJhcnkAc2xpcA==") {
        kept.lock().unwrap().signed_in = true;
        "235 welcome"
    } else {
        "535 who are you"
    }
}

fn to(line: &str, kept: &Mutex<Kept>) -> &'static str {
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
