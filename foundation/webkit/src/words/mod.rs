//! The words on pages: Fluent messages of all departments, one bundle a language.

mod dates;
mod lexicon;

use std::sync::Arc;

use fluent_bundle::{FluentArgs, FluentValue};
use jiff::tz::TimeZone;
use kernel::{Cents, Reason};

pub use lexicon::{Lexicon, LexiconError, Messages};

/// The words of one visit: a language, with US English where a translation is missing.
#[derive(Clone, Debug)]
pub struct Words {
    lexicon: Arc<Lexicon>,
    lang: &'static str,
    zone: TimeZone,
}

impl Words {
    /// The words in `lang`, with times as clocks in `zone` show them.
    #[must_use]
    pub fn new(lexicon: Arc<Lexicon>, lang: &str, zone: TimeZone) -> Self {
        let lang = lexicon.best(lang);
        Self {
            lexicon,
            lang,
            zone,
        }
    }

    /// The language for the `lang` attribute of a page: `en`, `es`, `zh-Hans` ...
    #[must_use]
    pub fn lang(&self) -> &'static str {
        self.lang
    }

    /// The zone whose clocks the pages show.
    #[must_use]
    pub fn zone(&self) -> &TimeZone {
        &self.zone
    }

    /// Whether a message of this key exists, in this language or in English.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.lexicon.has(self.lang, key) || self.lexicon.has(lexicon::FALLBACK, key)
    }

    /// The message of `key`; the key itself where no message was written.
    #[must_use]
    pub fn t(&self, key: impl AsRef<str>) -> String {
        self.filled(key.as_ref(), &FluentArgs::new())
    }

    /// The message of `key` filled with `args`; whole numbers choose the plural form.
    #[must_use]
    pub fn tf<V: AsRef<str>>(&self, key: &str, args: &[(&str, V)]) -> String {
        let mut filled = FluentArgs::with_capacity(args.len());
        for (name, value) in args {
            filled.set(*name, fluent_value(value.as_ref()));
        }
        self.filled(key, &filled)
    }

    /// The message of `key` with its `$n`, such as "3 loans".
    #[must_use]
    pub fn tn(&self, key: &str, n: impl ToString) -> String {
        self.tf(key, &[("n", n.to_string())])
    }

    /// What is wrong and the way on; the way is empty where the message file gives none.
    #[must_use]
    pub fn reason(&self, reason: &Reason) -> (String, String) {
        let said = |value: &str| {
            let is_day = value.len() == "2026-12-14".len();
            let day = is_day.then(|| value.parse().ok()).flatten();
            day.map_or_else(|| value.to_owned(), |day| self.day(day))
        };
        let args = reason.args.iter().map(|(name, value)| (*name, said(value)));
        let args: Vec<_> = args.collect();
        let way = format!("{}-way", reason.code);
        let way = if self.has(&way) {
            self.tf(&way, &args)
        } else {
            String::new()
        };
        (self.tf(reason.code, &args), way)
    }

    /// An amount as the page shows it: `$1,012.50`.
    #[must_use]
    pub fn money(&self, amount: Cents) -> String {
        amount.to_string()
    }

    /// A whole number with its thousands apart: `49,275`.
    #[must_use]
    pub fn number(&self, n: impl Into<i64>) -> String {
        dates::grouped(n.into(), if self.lang == "vi" { '.' } else { ',' })
    }

    fn filled(&self, key: &str, args: &FluentArgs<'_>) -> String {
        self.lexicon
            .message(self.lang, key, args)
            .or_else(|| self.lexicon.message(lexicon::FALLBACK, key, args))
            .unwrap_or_else(|| {
                tracing::warn!(key, lang = self.lang, "no message is written for this key");
                key.to_owned()
            })
    }
}

/// A short whole number counts; anything else (a barcode, a name, leading zeros) is text.
fn fluent_value(text: &str) -> FluentValue<'_> {
    let number = text
        .parse::<i64>()
        .ok()
        .filter(|n| text.len() <= 9 && n.to_string() == text);
    number.map_or_else(|| FluentValue::from(text), FluentValue::from)
}

/// The name of a language in itself, for the buttons that choose it.
#[must_use]
pub fn language_name(lang: &str) -> &str {
    match lang {
        "en" => "English",
        "es" => "Español",
        "zh-Hans" => "简体中文",
        "vi" => "Tiếng Việt",
        "tl" => "Tagalog",
        other => other,
    }
}
