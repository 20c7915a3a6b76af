//! The mail server of the settings.

use std::time::Duration;

use lettre::message::Mailbox;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Certificate, Tls, TlsParameters};
use lettre::{Address, SmtpTransport};

/// How long the server may take for a step.
const PATIENCE: Duration = Duration::from_secs(30);

/// What the settings say of the mail server.
#[derive(Clone, Copy, Debug, Default)]
pub struct Asked<'a> {
    /// `host` or `host:port`; the port is that of the encryption where none is given.
    pub server: &'a str,
    /// Whose letters they are.
    pub from: &'a str,
    /// none, starttls or tls; by the port where it is not set.
    pub encryption: Option<&'a str>,
    /// The name by which the server knows us.
    pub user: Option<&'a str>,
    /// Its password.
    pub password: Option<&'a str>,
    /// The address that letters come back to; the sender's where it is not set.
    pub bounces: Option<&'a str>,
    /// A file (PEM) of an authority to be trusted beside the public ones.
    pub certificate: Option<&'a str>,
}

/// How the line to the server is kept from others' eyes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encryption {
    /// Not: for a relay on this machine or in the library's own network.
    None,
    /// From the `STARTTLS` on, and never without (RFC 3207).
    StartTls,
    /// From the first byte (RFC 8314).
    Tls,
}

impl Encryption {
    /// The port that is meant where none is given: RFC 5321, RFC 6409, RFC 8314.
    const fn port(self) -> u16 {
        match self {
            Self::None => 25,
            Self::StartTls => 587,
            Self::Tls => 465,
        }
    }

    fn named(name: &str) -> Result<Self, ServerError> {
        match name {
            "none" => Ok(Self::None),
            "starttls" => Ok(Self::StartTls),
            "tls" => Ok(Self::Tls),
            _ => Err(ServerError::Encryption(name.to_owned())),
        }
    }

    const fn of_port(port: Option<u16>) -> Self {
        match port {
            Some(587) => Self::StartTls,
            Some(465) => Self::Tls,
            _ => Self::None,
        }
    }
}

/// A server that takes our letters.
#[derive(Clone)]
pub struct Server {
    /// Its name or address.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the line to it is kept.
    pub encryption: Encryption,
    /// Whose letters they are: `Valley College Library <library@valley.example>`.
    pub from: Mailbox,
    /// The address that letters come back to.
    pub bounces: Address,
    login: Option<Credentials>,
    tls: Tls,
}

/// A setting that cannot be.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ServerError {
    /// The sender is no address.
    #[error("{0} is no address: write it as Library <library@example.edu>")]
    From(String),
    /// Where letters shall come back to is no address.
    #[error("{0} is no address that letters can come back to: write it as bounces@example.edu")]
    Bounces(String),
    /// The server is no host with a port.
    #[error("{0} is no mail server: write it as host or host:port")]
    Host(String),
    /// The encryption is none of those known.
    #[error("{0} is no encryption: it is none, starttls or tls")]
    Encryption(String),
    /// A name without a password, or the other way round.
    #[error("user and password belong together: give both or neither")]
    HalfLogin,
    /// A password over a line that anybody may read.
    #[error("a password goes over an encrypted line only: set encryption to starttls or tls")]
    OpenPassword,
    /// The certificate cannot be read or used.
    #[error("{path}: {message}")]
    Certificate {
        /// Which file.
        path: String,
        /// What is wrong with it.
        message: String,
    },
}

impl Server {
    /// The server of the settings.
    ///
    /// # Errors
    /// Says which of them cannot be.
    pub fn new(asked: &Asked<'_>) -> Result<Self, ServerError> {
        let (host, port) = place(asked.server)?;
        let named = asked.encryption.map(Encryption::named).transpose()?;
        let encryption = named.unwrap_or_else(|| Encryption::of_port(port));
        let wrong = |_| ServerError::From(asked.from.to_owned());
        let from: Mailbox = asked.from.parse().map_err(wrong)?;
        let bounces = match asked.bounces {
            Some(text) => text
                .parse()
                .map_err(|_| ServerError::Bounces(text.to_owned()))?,
            None => from.email.clone(),
        };
        Ok(Self {
            host: host.to_owned(),
            port: port.unwrap_or_else(|| encryption.port()),
            encryption,
            from,
            bounces,
            login: login(asked, encryption)?,
            tls: tls(asked, host, encryption)?,
        })
    }

    pub(crate) fn transport(&self) -> SmtpTransport {
        let builder = SmtpTransport::builder_dangerous(&self.host)
            .port(self.port)
            .tls(self.tls.clone())
            .timeout(Some(PATIENCE));
        match &self.login {
            Some(login) => builder.credentials(login.clone()).build(),
            None => builder.build(),
        }
    }
}

fn place(server: &str) -> Result<(&str, Option<u16>), ServerError> {
    let wrong = || ServerError::Host(server.to_owned());
    let (host, port) = match server.rsplit_once(':') {
        Some((host, port)) => (host, Some(port.parse().map_err(|_| wrong())?)),
        None => (server, None),
    };
    if host.is_empty() || host.contains(char::is_whitespace) {
        return Err(wrong());
    }
    Ok((host, port))
}

fn login(asked: &Asked<'_>, encryption: Encryption) -> Result<Option<Credentials>, ServerError> {
    match (asked.user, asked.password) {
        (None, None) => Ok(None),
        (Some(_), Some(_)) if encryption == Encryption::None => Err(ServerError::OpenPassword),
        (Some(user), Some(password)) => {
            Ok(Some(Credentials::new(user.to_owned(), password.to_owned())))
        }
        _ => Err(ServerError::HalfLogin),
    }
}

/// The encryption with the authorities that it trusts.
fn tls(asked: &Asked<'_>, host: &str, encryption: Encryption) -> Result<Tls, ServerError> {
    let mut trust = TlsParameters::builder(host.to_owned());
    let path = asked.certificate.unwrap_or_default();
    let wrong = |message: String| ServerError::Certificate {
        path: path.to_owned(),
        message,
    };
    if !path.is_empty() {
        let pem = std::fs::read(path).map_err(|error| wrong(error.to_string()))?;
        let own = Certificate::from_pem(&pem).map_err(|error| wrong(error.to_string()))?;
        trust = trust.add_root_certificate(own);
    }
    let trust = trust.build().map_err(|error| wrong(error.to_string()))?;
    Ok(match encryption {
        Encryption::None => Tls::None,
        Encryption::StartTls => Tls::Required(trust),
        Encryption::Tls => Tls::Wrapper(trust),
    })
}
