//! As much of HTTP/1.1 as a program that speaks JSON to the API needs.

use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use serde_json::Value;

/// A connection that is kept open, with the token of an API client.
pub(crate) struct Client {
    stream: BufReader<TcpStream>,
    address: SocketAddr,
    token: String,
}

/// An answer.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) body: Vec<u8>,
    /// Where it leads, when it leads on.
    pub(crate) location: String,
    /// The cookies it sets, without their attributes.
    pub(crate) cookies: String,
}

impl Answer {
    /// The body as JSON.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }
}

impl Client {
    /// Connects; an empty token is nobody's.
    pub(crate) fn connect(address: SocketAddr, token: &str) -> io::Result<Self> {
        let stream = TcpStream::connect(address)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(Duration::from_secs(60)))?;
        Ok(Self {
            stream: BufReader::new(stream),
            address,
            token: token.to_owned(),
        })
    }

    /// Asks for an address.
    pub(crate) fn get(&mut self, path: &str) -> io::Result<Answer> {
        self.send("GET", path, "", None)
    }

    /// Sends a value, with the key that makes the act happen once.
    pub(crate) fn post(&mut self, path: &str, key: &str, body: &Value) -> io::Result<Answer> {
        self.send("POST", path, key, Some(body))
    }

    /// Asks with headers of one's own, each `Name: value\r\n`, and no body.
    pub(crate) fn ask(&mut self, method: &str, path: &str, headers: &str) -> io::Result<Answer> {
        let head = format!(
            "{method} {path} HTTP/1.1\r\nHost: {}\r\n{headers}Content-Length: 0\r\n\r\n",
            self.address
        );
        self.stream.get_mut().write_all(head.as_bytes())?;
        self.receive()
    }

    fn send(
        &mut self,
        method: &str,
        path: &str,
        key: &str,
        body: Option<&Value>,
    ) -> io::Result<Answer> {
        let mut head = format!("{method} {path} HTTP/1.1\r\nHost: {}\r\n", self.address);
        if !self.token.is_empty() {
            head += &format!("Authorization: Bearer {}\r\n", self.token);
        }
        if !key.is_empty() {
            head += &format!("Idempotency-Key: {key}\r\n");
        }
        let body = body.map(Value::to_string).unwrap_or_default();
        if !body.is_empty() {
            head += "Content-Type: application/json\r\n";
        }
        head += &format!("Content-Length: {}\r\n\r\n{body}", body.len());
        self.stream.get_mut().write_all(head.as_bytes())?;
        self.receive()
    }

    fn receive(&mut self) -> io::Result<Answer> {
        let status = self.line()?;
        let status = status.split(' ').nth(1).and_then(|code| code.parse().ok());
        let status = status.ok_or(io::ErrorKind::UnexpectedEof)?;
        let (mut length, mut chunked) = (0, false);
        let (mut location, mut cookies) = (String::new(), Vec::new());
        loop {
            let line = self.line()?;
            let pair = line
                .split_once(": ")
                .map(|(name, value)| (name.to_ascii_lowercase(), value));
            match pair.as_ref().map(|(name, value)| (name.as_str(), *value)) {
                Some(("content-length", value)) => length = value.parse().unwrap(),
                Some(("transfer-encoding", _)) => chunked = true,
                Some(("location", value)) => location = value.to_owned(),
                Some(("set-cookie", value)) => {
                    cookies.extend(value.split(';').next().map(str::to_owned));
                }
                Some(_) => {}
                None => break,
            }
        }
        let body = if chunked {
            self.chunks()?
        } else {
            self.exactly(length)?
        };
        let cookies = cookies.join("; ");
        Ok(Answer {
            status,
            body,
            location,
            cookies,
        })
    }

    fn chunks(&mut self) -> io::Result<Vec<u8>> {
        let mut body = Vec::new();
        loop {
            let length = usize::from_str_radix(&self.line()?, 16).unwrap();
            body.extend(self.exactly(length)?);
            self.line()?;
            if length == 0 {
                return Ok(body);
            }
        }
    }

    fn exactly(&mut self, length: usize) -> io::Result<Vec<u8>> {
        let mut bytes = vec![0; length];
        self.stream.read_exact(&mut bytes)?;
        Ok(bytes)
    }

    /// A line without its end; nothing more to come is an error.
    fn line(&mut self) -> io::Result<String> {
        let mut line = String::new();
        if self.stream.read_line(&mut line)? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        Ok(line.trim_end().to_owned())
    }
}
