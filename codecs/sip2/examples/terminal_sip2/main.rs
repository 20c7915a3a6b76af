//! A library system for terminals, on blocking sockets: `terminal_sip2 [--encoding NAME] [--crlf] [PORT]`
//!
//! It keeps a little library in memory (see `library.rs`), prints `listening on ADDRESS`, and serves
//! each terminal on a thread of its own until the terminal hangs up. It has no clock: the date of an
//! answer is that of the request.

mod answers;
mod library;

use std::io::{self, Write};
use std::net::{TcpListener, TcpStream};
use std::process::ExitCode;
use std::sync::{Arc, Mutex, PoisonError};

use callslip_sip2::{AcsLine, AcsStep, Dialect, Encoding, Frames, Limits, Terminator};
use library::Library;

fn main() -> ExitCode {
    let Some((dialect, port)) = wish(std::env::args().skip(1)) else {
        eprintln!("usage: terminal_sip2 [--encoding ascii|latin-1|cp850|utf-8] [--crlf] [PORT]");
        return ExitCode::from(2);
    };
    match listen(dialect, port) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("cannot listen on port {port}: {error}");
            ExitCode::FAILURE
        }
    }
}

fn wish(mut args: impl Iterator<Item = String>) -> Option<(Dialect, u16)> {
    let (mut dialect, mut port) = (Dialect::default(), 0);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--encoding" => dialect.encoding = Encoding::by_name(&args.next()?)?,
            "--crlf" => dialect.terminator = Terminator::CrLf,
            number => port = number.parse().ok()?,
        }
    }
    Some((dialect, port))
}

fn listen(dialect: Dialect, port: u16) -> io::Result<()> {
    let listener = TcpListener::bind(("127.0.0.1", port))?;
    println!("listening on {}", listener.local_addr()?);
    io::stdout().flush()?;
    let library = Arc::new(Mutex::new(Library::with_some_books()));
    for terminal in listener.incoming() {
        let (terminal, library) = (terminal?, Arc::clone(&library));
        std::thread::spawn(move || {
            if let Err(error) = serve(&terminal, dialect, &library) {
                eprintln!("a terminal hung up: {error}");
            }
        });
    }
    Ok(())
}

fn serve(terminal: &TcpStream, dialect: Dialect, library: &Mutex<Library>) -> io::Result<()> {
    let mut line = AcsLine::new(dialect, Limits::default());
    let mut out = terminal;
    for frame in Frames::new(terminal, &Limits::default()) {
        let bytes = match line.receive(&frame?.bytes) {
            AcsStep::Send(bytes) => bytes,
            AcsStep::Ignore(_) => continue,
            AcsStep::Answer(outcome) => {
                let mut library = library.lock().unwrap_or_else(PoisonError::into_inner);
                let answer = outcome.message.and_then(|message| library.answer(&message));
                let Some(answer) = answer else { continue };
                line.answer(answer)
            }
        };
        out.write_all(&bytes)?;
    }
    Ok(())
}
