//! The mail server of the settings.

use std::time::Duration;

use lettre::SmtpTransport;
use lettre::message::Mailbox;

/// How long the server may take for a step.
const PATIENCE: Duration = Duration::from_secs(30);

/// A relay that takes our letters: on this machine or in the library's own network, as the line is not encrypted and
/// no password goes over it. It sends them on encrypted, as a Postfix on the same machine does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Server {
    /// Its name or address.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// Whose letters they are: `Valley College Library <library@valley.example>`.
    pub from: Mailbox,
}

/// A setting that cannot be.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ServerError {
    /// The sender is no address.
    #[error("{0} is no address: write it as Library <library@example.edu>")]
    From(String),
    /// The server is no host with a port.
    #[error("{0} is no mail server: write it as host or host:port")]
    Host(String),
}

impl Server {
    /// The server of two settings: `host` or `host:port` (25 where none is given), and the sender.
    ///
    /// # Errors
    /// Says which of them cannot be.
    pub fn new(place: &str, from: &str) -> Result<Self, ServerError> {
        let wrong = || ServerError::Host(place.to_owned());
        let (host, port) = match place.rsplit_once(':') {
            Some((host, port)) => (host, port.parse().map_err(|_| wrong())?),
            None => (place, 25),
        };
        if host.is_empty() || host.contains(char::is_whitespace) {
            return Err(wrong());
        }
        let from = from
            .parse()
            .map_err(|_| ServerError::From(from.to_owned()))?;
        Ok(Self {
            host: host.to_owned(),
            port,
            from,
        })
    }

    pub(crate) fn transport(&self) -> SmtpTransport {
        SmtpTransport::builder_dangerous(&self.host)
            .port(self.port)
            .timeout(Some(PATIENCE))
            .build()
    }
}
