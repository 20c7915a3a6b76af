//! A client that asks one thing at a time.

use std::io::{self, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use callslip_z3950::{
    Apdu, Authentication, Bits, Bytes, CharsetNegotiation, DatabaseName, Frame, Framer,
    InitRequest, InitResponse, Limits, Oid, PresentRequest, Query, ResultSetId, Rpn, SearchRequest,
};

/// A connection to a server.
pub(crate) struct Client {
    stream: TcpStream,
    framer: Framer,
    buffer: Vec<u8>,
}

impl Client {
    /// Connects to `host:port`.
    pub(crate) fn connect(address: &str) -> io::Result<Self> {
        let stream = TcpStream::connect(address)?;
        stream.set_read_timeout(Some(Duration::from_secs(30)))?;
        stream.set_nodelay(true)?;
        Ok(Self {
            stream,
            framer: Framer::new(Limits::default()),
            buffer: Vec::new(),
        })
    }

    /// Sends a request and waits for the answer; what is wrong with the answer is an error here.
    pub(crate) fn ask(&mut self, request: &Apdu) -> io::Result<Apdu> {
        self.stream.write_all(&request.to_bytes())?;
        let bytes = self.receive()?;
        let reading = Apdu::read(&bytes, Limits::default());
        match (reading.apdu, reading.faults.first()) {
            (Some(apdu), None) => Ok(apdu),
            (_, Some(fault)) => Err(io::Error::other(format!("answer: {fault}"))),
            (None, None) => Err(io::Error::other("no answer")),
        }
    }

    /// Sends bytes as they are.
    #[allow(dead_code, reason = "for the tests of the server")]
    pub(crate) fn send(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.stream.write_all(bytes)
    }

    /// The bytes of the next APDU.
    pub(crate) fn receive(&mut self) -> io::Result<Vec<u8>> {
        loop {
            let scanned = self.framer.scan(&self.buffer);
            let scanned = scanned.map_err(|fault| io::Error::other(fault.to_string()))?;
            match scanned {
                Frame::Whole(bytes) => return Ok(self.buffer.drain(..bytes).collect()),
                Frame::More(_) => {
                    let mut piece = [0; 64 * 1024];
                    let count = self.stream.read(&mut piece)?;
                    if count == 0 {
                        return Err(io::ErrorKind::UnexpectedEof.into());
                    }
                    self.buffer.extend_from_slice(&piece[..count]);
                }
            }
        }
    }

    /// Opens the session.
    pub(crate) fn init(&mut self, who: Option<Authentication>) -> io::Result<InitResponse> {
        let options = [
            "search",
            "present",
            "delSet",
            "scan",
            "sort",
            "namedResultSets",
            "negotiationModel",
        ];
        let utf8 = CharsetNegotiation::propose_utf8();
        let request = InitRequest {
            reference_id: Some(Bytes::from("init")),
            versions: Bits::versions(3),
            options: Bits::options(&options),
            preferred_message_size: 1024 * 1024,
            exceptional_record_size: 1024 * 1024,
            authentication: who,
            other_information: Some(vec![utf8.to_other_information()]),
            implementation_name: Some("Callslip".to_owned()),
            ..InitRequest::default()
        };
        match self.ask(&request.into())? {
            Apdu::InitResponse(response) => Ok(response),
            other => Err(unlike("InitResponse", &other)),
        }
    }
}

/// A search for all records of a query into a set, no record with the answer.
pub(crate) fn search(database: &str, set: &str, query: Rpn) -> Apdu {
    SearchRequest {
        small_set_upper_bound: 0,
        large_set_lower_bound: 1,
        replace: true,
        result_set: set.to_owned(),
        databases: vec![DatabaseName::from(database)],
        query: Query::Rpn(query),
        ..SearchRequest::default()
    }
    .into()
}

/// A request for records of a set in a syntax.
pub(crate) fn present(set: &str, start: i64, count: i64, syntax: &str) -> Apdu {
    PresentRequest {
        result_set: ResultSetId::from(set),
        start,
        count,
        syntax: Oid::named(syntax),
        ..PresentRequest::default()
    }
    .into()
}

/// The server answered something else.
pub(crate) fn unlike(wanted: &str, found: &Apdu) -> io::Error {
    io::Error::other(format!("expected {wanted}, got {}", found.name()))
}
