//! The settings of mail: the server that takes letters, how the line to it is kept, who we are to it.

use mail::{Server, ServerError};
use serde::Deserialize;

use super::{ConfigError, Setting, pick};

/// How letters go out; nothing goes out without a server and a sender.
#[derive(Clone, Debug, Default)]
pub struct MailSettings {
    /// The server, `host` or `host:port`.
    pub server: Option<Setting<String>>,
    /// Whose letters they are, `Library <library@example.edu>`.
    pub from: Option<Setting<String>>,
    /// none, starttls or tls; by the port where it is not set.
    pub encryption: Option<Setting<String>>,
    /// The name by which the server knows us.
    pub user: Option<Setting<String>>,
    /// Its password.
    pub password: Option<Setting<String>>,
    /// A file (PEM) of an authority to be trusted beside the public ones.
    pub certificate: Option<Setting<String>>,
    /// The address that letters come back to; the sender's where it is not set.
    pub bounces: Option<Setting<String>>,
}

/// The part of the file, every key optional, unknown keys refused.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct InFile {
    server: Option<String>,
    from: Option<String>,
    encryption: Option<String>,
    user: Option<String>,
    password: Option<String>,
    certificate: Option<String>,
    bounces: Option<String>,
}

impl MailSettings {
    pub(super) fn gather(file: InFile, from: &str) -> Result<Self, ConfigError> {
        let one = |name, value: Option<String>| {
            pick(None, "", name, value.map(|value| (value, from.to_owned())))
        };
        Ok(Self {
            server: one("CALLSLIP_MAIL_SERVER", file.server)?,
            from: one("CALLSLIP_MAIL_FROM", file.from)?,
            encryption: one("CALLSLIP_MAIL_ENCRYPTION", file.encryption)?,
            user: one("CALLSLIP_MAIL_USER", file.user)?,
            password: one("CALLSLIP_MAIL_PASSWORD", file.password)?,
            certificate: one("CALLSLIP_MAIL_CERTIFICATE", file.certificate)?,
            bounces: one("CALLSLIP_MAIL_BOUNCES", file.bounces)?,
        })
    }

    /// Each as name, value, source; the password is not shown.
    pub(super) fn lines(&self) -> Vec<(&'static str, String, String)> {
        let line = |name, setting: Option<&Setting<String>>, absent: &str| {
            setting.map_or_else(
                || (name, absent.to_owned(), "default".into()),
                |s| (name, s.value.clone(), s.source.clone()),
            )
        };
        let password = self.password.as_ref().map(|s| Setting {
            value: "(not shown)".to_owned(),
            source: s.source.clone(),
        });
        vec![
            line("mail.server", self.server.as_ref(), "(no mail is sent)"),
            line("mail.from", self.from.as_ref(), "(no mail is sent)"),
            line("mail.encryption", self.encryption.as_ref(), "(by the port)"),
            line("mail.user", self.user.as_ref(), "(none)"),
            line("mail.password", password.as_ref(), "(none)"),
            line(
                "mail.certificate",
                self.certificate.as_ref(),
                "(public ones)",
            ),
            line("mail.bounces", self.bounces.as_ref(), "(the sender)"),
        ]
    }

    /// The mail server, when one and a sender are set.
    ///
    /// # Errors
    /// Names the setting that cannot be, with its source.
    pub fn server(&self) -> Result<Option<Server>, ConfigError> {
        let Some((server, from)) = self.server.as_ref().zip(self.from.as_ref()) else {
            return Ok(None);
        };
        let asked = mail::Asked {
            server: &server.value,
            from: &from.value,
            encryption: text(self.encryption.as_ref()),
            user: text(self.user.as_ref()),
            password: text(self.password.as_ref()),
            certificate: text(self.certificate.as_ref()),
            bounces: text(self.bounces.as_ref()),
        };
        Server::new(&asked).map(Some).map_err(|error| {
            let wrong = self.of(&error).unwrap_or(server);
            ConfigError::Mail {
                source_of: wrong.source.clone(),
                message: error.to_string(),
            }
        })
    }

    /// The setting that an error is about.
    fn of(&self, error: &ServerError) -> Option<&Setting<String>> {
        let setting = match error {
            ServerError::From(_) => &self.from,
            ServerError::Host(_) => &self.server,
            ServerError::Bounces(_) => &self.bounces,
            ServerError::Encryption(_) => &self.encryption,
            ServerError::HalfLogin | ServerError::OpenPassword => &self.password,
            ServerError::Certificate { .. } => &self.certificate,
        };
        setting.as_ref()
    }
}

fn text(setting: Option<&Setting<String>>) -> Option<&str> {
    setting.map(|setting| setting.value.as_str())
}
