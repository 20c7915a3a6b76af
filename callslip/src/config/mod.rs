//! Settings: the file in the data folder, then the environment, then the command line; each with its source.

mod mail;

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use store::Location;

pub use mail::MailSettings;

/// The name of the file in the data folder.
pub(crate) const FILE: &str = "callslip.toml";

/// The settings of one run.
#[derive(Clone, Debug)]
pub struct Config {
    /// The folder of the tables, the index and what was uploaded.
    pub data: Setting<PathBuf>,
    /// A PostgreSQL database instead of tables in the folder.
    pub database: Option<Setting<String>>,
    /// Where the server listens.
    pub listen: Setting<SocketAddr>,
    /// Whether readers reach the program by https (a proxy in front ends the encryption).
    pub https: Setting<bool>,
    /// How much the log tells: error, warn, info, debug.
    pub log: Setting<String>,
    /// How letters go out.
    pub mail: MailSettings,
}

/// A value and where it comes from.
#[derive(Clone, Debug)]
pub struct Setting<T> {
    /// The value.
    pub value: T,
    /// The source: `default`, the file, the environment variable or the option.
    pub source: String,
}

impl<T> Setting<T> {
    fn new(value: T, source: impl Into<String>) -> Self {
        Self {
            value,
            source: source.into(),
        }
    }
}

/// What the command line said; `None` where it said nothing.
#[derive(Clone, Debug, Default)]
pub(crate) struct Said {
    /// `--data`
    pub data: Option<PathBuf>,
    /// `--database`
    pub database: Option<String>,
    /// `--listen`
    pub listen: Option<SocketAddr>,
}

/// A setting that cannot be.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file is wrong; the text names line and column.
    #[error("{file}: {message}")]
    File {
        /// Which file.
        file: PathBuf,
        /// What is wrong, with its line.
        message: String,
    },
    /// A setting of mail is wrong.
    #[error("{source_of}: mail: {message}")]
    Mail {
        /// Where it stands.
        source_of: String,
        /// What is wrong.
        message: String,
    },
    /// An environment variable is wrong.
    #[error("{name}={value}: {message}")]
    Environment {
        /// Which variable.
        name: &'static str,
        /// Its value.
        value: String,
        /// What is wrong.
        message: String,
    },
}

/// The file, every key optional, unknown keys refused.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct InFile {
    database: Option<String>,
    listen: Option<SocketAddr>,
    https: Option<bool>,
    log: Option<Level>,
    #[serde(default)]
    mail: mail::InFile,
}

/// How much the log tells.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Level {
    Error,
    Warn,
    Info,
    Debug,
}

impl std::str::FromStr for Level {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "error" => Ok(Self::Error),
            "warn" => Ok(Self::Warn),
            "info" => Ok(Self::Info),
            "debug" => Ok(Self::Debug),
            _ => Err("one of error, warn, info, debug is wanted".into()),
        }
    }
}

impl Level {
    fn word(self) -> String {
        format!("{self:?}").to_lowercase()
    }
}

const DATA: &str = "callslip-data";
const LISTEN: SocketAddr =
    SocketAddr::new(std::net::IpAddr::V4(std::net::Ipv4Addr::LOCALHOST), 4800);

impl Config {
    /// Gathers the settings.
    ///
    /// # Errors
    /// Names the file and line, or the variable, that is wrong.
    pub(crate) fn gather(said: &Said) -> Result<Self, ConfigError> {
        let data = match (&said.data, variable::<PathBuf>("CALLSLIP_DATA")?) {
            (Some(path), _) => Setting::new(path.clone(), "--data"),
            (None, Some(found)) => found,
            (None, None) => Setting::new(PathBuf::from(DATA), "default"),
        };
        let path = data.value.join(FILE);
        let file = read(&path)?;
        let from = path.display().to_string();
        Ok(Self {
            database: pick(
                said.database.clone(),
                "--database",
                "CALLSLIP_DATABASE",
                file.database.map(|v| (v, from.clone())),
            )?,
            listen: pick(
                said.listen,
                "--listen",
                "CALLSLIP_LISTEN",
                file.listen.map(|v| (v, from.clone())),
            )?
            .unwrap_or_else(|| Setting::new(LISTEN, "default")),
            https: pick(
                None,
                "",
                "CALLSLIP_HTTPS",
                file.https.map(|v| (v, from.clone())),
            )?
            .unwrap_or_else(|| Setting::new(false, "default")),
            mail: MailSettings::gather(file.mail, &from)?,
            log: pick(None, "", "CALLSLIP_LOG", file.log.map(|v| (v, from)))?.map_or_else(
                || Setting::new("info".into(), "default"),
                |s: Setting<Level>| Setting::new(s.value.word(), s.source),
            ),
            data,
        })
    }

    /// Where the tables are.
    #[must_use]
    pub fn location(&self) -> Location {
        match &self.database {
            Some(url) => Location::Url(url.value.clone()),
            None => Location::Folder(self.data.value.clone()),
        }
    }

    /// The database's address without its password; nothing where the tables are in the folder.
    #[must_use]
    pub fn shown_database(&self) -> Option<String> {
        self.database.as_ref().map(|s| without_password(&s.value))
    }

    /// Every setting as name, value, source; a password is not shown.
    #[must_use]
    pub fn lines(&self) -> Vec<(&'static str, String, String)> {
        let database = self.database.as_ref().map_or(
            ("(tables in the data folder)".into(), "default".into()),
            |s| (without_password(&s.value), s.source.clone()),
        );
        let mut lines = vec![
            (
                "data",
                self.data.value.display().to_string(),
                self.data.source.clone(),
            ),
            ("database", database.0, database.1),
            (
                "listen",
                self.listen.value.to_string(),
                self.listen.source.clone(),
            ),
            (
                "https",
                self.https.value.to_string(),
                self.https.source.clone(),
            ),
            ("log", self.log.value.clone(), self.log.source.clone()),
        ];
        lines.extend(self.mail.lines());
        lines
    }
}

/// An address of a database without its password.
fn without_password(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else {
        return url.to_owned();
    };
    match rest.split_once('@') {
        Some((user, host)) => format!(
            "{scheme}://{}@{host}",
            user.split(':').next().unwrap_or_default()
        ),
        None => url.to_owned(),
    }
}

fn read(path: &Path) -> Result<InFile, ConfigError> {
    let wrong = |message: String| ConfigError::File {
        file: path.to_path_buf(),
        message,
    };
    match std::fs::read_to_string(path) {
        Ok(text) => toml::from_str(&text).map_err(|e| wrong(e.to_string())),
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(InFile::default()),
        Err(e) => Err(wrong(e.to_string())),
    }
}

fn pick<T: std::str::FromStr>(
    said: Option<T>,
    option: &str,
    name: &'static str,
    file: Option<(T, String)>,
) -> Result<Option<Setting<T>>, ConfigError>
where
    T::Err: std::fmt::Display,
{
    if let Some(value) = said {
        return Ok(Some(Setting::new(value, option)));
    }
    Ok(variable(name)?.or_else(|| file.map(|(value, from)| Setting::new(value, from))))
}

fn variable<T: std::str::FromStr>(name: &'static str) -> Result<Option<Setting<T>>, ConfigError>
where
    T::Err: std::fmt::Display,
{
    let Ok(value) = std::env::var(name) else {
        return Ok(None);
    };
    match value.parse() {
        Ok(parsed) => Ok(Some(Setting::new(parsed, name))),
        Err(error) => Err(ConfigError::Environment {
            name,
            value,
            message: error.to_string(),
        }),
    }
}
