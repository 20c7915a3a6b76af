//! A small Z39.50 server over seven records: `server_z3950 [ADDRESS]` (127.0.0.1:9999).
//!
//! One thread a connection, plain blocking sockets: the codec is bytes in and bytes out.

mod library;

use std::io::{self, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use callslip_z3950::{Answer, Apdu, Frame, Framer, Limits};
use library::Library;
use library::session::{Session, close};

/// What a client may send: requests are small.
const LIMITS: Limits = Limits {
    bytes: 256 * 1024,
    depth: 2_000,
    elements: 20_000,
    faults: 20,
};

fn main() -> ExitCode {
    let address = std::env::args().nth(1);
    let address = address.unwrap_or_else(|| "127.0.0.1:9999".to_owned());
    match TcpListener::bind(&address) {
        Ok(listener) => {
            println!("{address}");
            serve(&listener);
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{address}: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Serves every connection until the listener is gone.
pub(crate) fn serve(listener: &TcpListener) {
    let library = Arc::new(Library::open());
    for stream in listener.incoming().flatten() {
        let library = Arc::clone(&library);
        std::thread::spawn(move || {
            if let Err(error) = converse(stream, &library) {
                eprintln!("connection: {error}");
            }
        });
    }
}

/// One session, from its first byte to its last.
fn converse(mut stream: TcpStream, library: &Library) -> io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(600)))?;
    stream.set_nodelay(true)?;
    let mut session = Session::new(library);
    let mut framer = Framer::new(LIMITS);
    let mut buffer = Vec::new();
    loop {
        let whole = match framer.scan(&buffer) {
            Ok(Frame::Whole(bytes)) => bytes,
            Ok(Frame::More(_)) => {
                if !more(&mut stream, &mut buffer)? {
                    return Ok(());
                }
                continue;
            }
            Err(fault) => {
                stream.write_all(&close(6, &fault.to_string()).to_bytes())?;
                return Ok(());
            }
        };
        let bytes: Vec<u8> = buffer.drain(..whole).collect();
        let reading = Apdu::read(&bytes, LIMITS);
        for fault in &reading.faults {
            eprintln!("request: {fault}");
        }
        let answer = match reading.apdu {
            Some(apdu) => session.answer(&apdu),
            None => Answer::End(close(6, "not an APDU")),
        };
        match answer {
            Answer::Nothing => {}
            Answer::Reply(apdu) => stream.write_all(&apdu.to_bytes())?,
            Answer::End(apdu) => return stream.write_all(&apdu.to_bytes()),
        }
    }
}

/// Reads what has come; whether there was anything.
fn more(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> io::Result<bool> {
    let mut piece = [0; 16 * 1024];
    let count = stream.read(&mut piece)?;
    buffer.extend_from_slice(&piece[..count]);
    Ok(count > 0)
}
