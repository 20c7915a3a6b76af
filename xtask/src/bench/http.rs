//! Asking a server for pages over one connection, as a browser does.

use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};

/// A connection that is kept open.
pub(super) struct Connection {
    stream: BufReader<TcpStream>,
    address: SocketAddr,
}

/// An answer's status and how many bytes its body took on the wire.
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) bytes: usize,
}

impl Connection {
    pub(super) fn open(address: SocketAddr) -> io::Result<Self> {
        let stream = TcpStream::connect(address)?;
        stream.set_nodelay(true)?;
        let stream = BufReader::new(stream);
        Ok(Self { stream, address })
    }

    /// Asks for an address, packed as browsers take it.
    pub(super) fn get(&mut self, path: &str) -> io::Result<Answer> {
        let (status, body) = self.ask(path, "Accept-Encoding: gzip, br\r\n")?;
        let bytes = body.len();
        Ok(Answer { status, bytes })
    }

    /// Asks for an address; gives the status and the text of the answer.
    pub(super) fn read(&mut self, path: &str) -> io::Result<(u16, String)> {
        let (status, body) = self.ask(path, "")?;
        let text = String::from_utf8(body).map_err(io::Error::other)?;
        Ok((status, text))
    }

    fn ask(&mut self, path: &str, more: &str) -> io::Result<(u16, Vec<u8>)> {
        let ask = format!(
            "GET {path} HTTP/1.1\r\nHost: {}\r\n{more}\r\n",
            self.address
        );
        self.stream.get_mut().write_all(ask.as_bytes())?;
        let status = self
            .line()?
            .split(' ')
            .nth(1)
            .and_then(|code| code.parse().ok());
        let status = status.ok_or(io::ErrorKind::InvalidData)?;
        let (mut length, mut chunked) = (0, false);
        loop {
            let line = self.line()?.to_ascii_lowercase();
            match line.split_once(": ") {
                Some(("content-length", value)) => length = value.parse().unwrap_or(0),
                Some(("transfer-encoding", _)) => chunked = true,
                Some(_) => {}
                None => break,
            }
        }
        let mut body = Vec::new();
        if chunked {
            self.chunks(&mut body)?;
        } else {
            self.take(length, &mut body)?;
        }
        Ok((status, body))
    }

    fn chunks(&mut self, body: &mut Vec<u8>) -> io::Result<()> {
        loop {
            let length = usize::from_str_radix(&self.line()?, 16).map_err(io::Error::other)?;
            self.take(length, body)?;
            self.line()?;
            if length == 0 {
                return Ok(());
            }
        }
    }

    fn take(&mut self, length: usize, body: &mut Vec<u8>) -> io::Result<()> {
        let before = body.len();
        body.resize(before + length, 0);
        let (_, room) = body.split_at_mut(before);
        self.stream.read_exact(room)
    }

    fn line(&mut self) -> io::Result<String> {
        let mut line = String::new();
        if self.stream.read_line(&mut line)? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        Ok(line.trim_end().to_owned())
    }
}

/// A text as a value in an address.
pub(super) fn encoded(text: &str) -> String {
    let bytes = text.bytes().map(|byte| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    });
    bytes.collect()
}
