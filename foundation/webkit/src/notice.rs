//! What an act has to say on the next page: said once, carried by a cookie.

use serde::{Deserialize, Serialize};

use crate::Words;

/// The cookie that carries notices to the next page.
pub(crate) const NOTICE_COOKIE: &str = "callslip-notice";

/// How a notice or a tag is meant; icon and word say the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// To know.
    #[default]
    Plain,
    /// It went well.
    Ok,
    /// Look at this.
    Warn,
    /// It was not done.
    Stop,
}

impl Kind {
    /// The class of the style sheet.
    #[must_use]
    pub fn class(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Ok => "ok",
            Self::Warn => "warn",
            Self::Stop => "stop",
        }
    }

    /// The icon that says the same as the colour.
    #[must_use]
    pub fn icon(self) -> &'static str {
        match self {
            Self::Plain => "info",
            Self::Ok => "check",
            Self::Warn => "triangle-alert",
            Self::Stop => "octagon-alert",
        }
    }
}

/// A message of one act, with the way to undo it where there is one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// How it is meant.
    pub kind: Kind,
    /// The key of the message.
    pub key: String,
    /// What the message is filled with.
    pub args: Vec<(String, String)>,
    /// The address that a POST undoes the act at.
    pub undo: Option<String>,
}

impl Notice {
    /// The text in the person's words.
    #[must_use]
    pub fn text(&self, words: &Words) -> String {
        let args: Vec<(&str, &str)> = self
            .args
            .iter()
            .map(|(n, v)| (n.as_str(), v.as_str()))
            .collect();
        words.tf(&self.key, &args)
    }
}

/// Notices as a cookie's value: JSON, percent-encoded. Too much for a cookie is cut to the first.
pub(crate) fn packed(notices: &[Notice]) -> Option<String> {
    let json = serde_json::to_vec(notices).ok()?;
    let text: String = form_urlencoded::byte_serialize(&json).collect();
    if text.len() <= 3_500 {
        Some(text)
    } else {
        notices.split_last().and_then(|(_, fewer)| packed(fewer))
    }
}

/// Reads what [`packed`] wrote; anything else is no notice.
pub(crate) fn unpacked(value: &str) -> Vec<Notice> {
    let pair = format!("n={value}");
    let json = form_urlencoded::parse(pair.as_bytes())
        .next()
        .map(|(_, v)| v.into_owned());
    json.and_then(|j| serde_json::from_str(&j).ok())
        .unwrap_or_default()
}
