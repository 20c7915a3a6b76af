//! All messages, merged from the crates that wrote them.

use std::collections::BTreeSet;
use std::fmt;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentError, FluentResource};
use fluent_syntax::ast;
use unic_langid::LanguageIdentifier;

/// The language every message is written in first.
pub(crate) const FALLBACK: &str = "en";

/// The messages of one crate in one language.
#[derive(Clone, Copy, Debug)]
pub struct Messages {
    /// BCP 47: `en`, `es`, `zh-Hans`, `vi`, `tl`.
    pub lang: &'static str,
    /// The text of the `.ftl` file, usually by `include_str!`.
    pub source: &'static str,
}

/// What is wrong with a message file: a language, and what the reader or the merging said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LexiconError(pub Vec<String>);

impl fmt::Display for LexiconError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "message files: {}", self.0.join("; "))
    }
}

impl std::error::Error for LexiconError {}

struct Language {
    lang: &'static str,
    bundle: FluentBundle<FluentResource>,
    keys: BTreeSet<String>,
}

/// Every message of every department, one bundle a language.
pub struct Lexicon {
    languages: Vec<Language>,
}

impl fmt::Debug for Lexicon {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list()
            .entries(self.languages.iter().map(|l| (l.lang, l.keys.len())))
            .finish()
    }
}

impl Lexicon {
    /// Merges the message files. Two messages of one key in one language are a mistake.
    ///
    /// # Errors
    /// Names every line that is not Fluent and every key written twice.
    pub fn new<'a>(files: impl IntoIterator<Item = &'a Messages>) -> Result<Self, LexiconError> {
        let mut lexicon = Self {
            languages: Vec::new(),
        };
        let mut faults = Vec::new();
        for file in files {
            lexicon.add(*file, &mut faults);
        }
        if faults.is_empty() {
            Ok(lexicon)
        } else {
            Err(LexiconError(faults))
        }
    }

    fn add(&mut self, file: Messages, faults: &mut Vec<String>) {
        let resource =
            FluentResource::try_new(file.source.to_owned()).unwrap_or_else(|(kept, errors)| {
                faults.extend(errors.iter().map(|e| fault_line(file, e)));
                kept
            });
        let keys = message_keys(&resource);
        let Some(language) = self.language_of(file.lang, faults) else {
            return;
        };
        language.keys.extend(keys);
        if let Err(errors) = language.bundle.add_resource(resource) {
            faults.extend(errors.iter().map(|e| match e {
                FluentError::Overriding { id, .. } => {
                    format!("{}: {id} is written twice", file.lang)
                }
                other => format!("{}: {other}", file.lang),
            }));
        }
    }

    fn language_of(
        &mut self,
        lang: &'static str,
        faults: &mut Vec<String>,
    ) -> Option<&mut Language> {
        if let Some(at) = self.languages.iter().position(|l| l.lang == lang) {
            return self.languages.get_mut(at);
        }
        let id: LanguageIdentifier = lang
            .parse()
            .map_err(|e| faults.push(format!("{lang}: {e}")))
            .ok()?;
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        bundle.set_use_isolating(false); // barcodes are copied from pages; templates isolate names by <bdi>
        self.languages.push(Language {
            lang,
            bundle,
            keys: BTreeSet::new(),
        });
        self.languages.last_mut()
    }

    /// The languages that have messages, in the order they were given.
    pub fn languages(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.languages.iter().map(|l| l.lang)
    }

    /// The keys written in `lang`.
    pub fn keys(&self, lang: &str) -> impl Iterator<Item = &str> + '_ {
        let found = self.find(lang);
        found
            .into_iter()
            .flat_map(|l| l.keys.iter().map(String::as_str))
    }

    /// The keys that English has and `lang` lacks, and those that only `lang` has.
    #[must_use]
    pub fn untranslated(&self, lang: &str) -> Vec<&str> {
        let english: BTreeSet<&str> = self.keys(FALLBACK).collect();
        let own: BTreeSet<&str> = self.keys(lang).collect();
        english.symmetric_difference(&own).copied().collect()
    }

    /// The language nearest to `wanted` that has messages (`es-MX` is served by `es`, any `zh` by
    /// `zh-Hans`, `fil` by `tl`); English where there is none.
    #[must_use]
    pub fn best(&self, wanted: &str) -> &'static str {
        self.known(wanted).unwrap_or(FALLBACK)
    }

    /// Like [`Self::best`], but `None` where no message file speaks the language.
    #[must_use]
    pub fn known(&self, wanted: &str) -> Option<&'static str> {
        let root = |tag: &str| {
            tag.split(['-', '_'])
                .next()
                .unwrap_or("")
                .to_ascii_lowercase()
        };
        let wanted_root = if root(wanted) == "fil" {
            "tl".to_owned()
        } else {
            root(wanted)
        };
        let mut same_root = self.languages().filter(|l| root(l) == wanted_root);
        self.languages()
            .find(|l| l.eq_ignore_ascii_case(wanted))
            .or_else(|| same_root.next())
    }

    /// The language a browser asks for by `Accept-Language`, nearest first.
    #[must_use]
    pub fn accepted(&self, header: &str) -> &'static str {
        let mut wishes: Vec<(&str, u32)> = header.split(',').take(20).map(wish).collect();
        wishes.sort_by_key(|(_, weight)| std::cmp::Reverse(*weight));
        wishes
            .iter()
            .find_map(|(tag, _)| self.known(tag))
            .unwrap_or(FALLBACK)
    }

    pub(crate) fn has(&self, lang: &str, key: &str) -> bool {
        self.find(lang).is_some_and(|l| l.bundle.has_message(key))
    }

    pub(crate) fn message(&self, lang: &str, key: &str, args: &FluentArgs<'_>) -> Option<String> {
        let bundle = &self.find(lang)?.bundle;
        let pattern = bundle.get_message(key)?.value()?;
        let mut errors = Vec::new();
        let text = bundle
            .format_pattern(pattern, Some(args), &mut errors)
            .into_owned();
        for error in errors {
            tracing::warn!(key, lang, %error, "a message could not be filled");
        }
        Some(text)
    }

    fn find(&self, lang: &str) -> Option<&Language> {
        self.languages.iter().find(|l| l.lang == lang)
    }
}

/// One wish of `Accept-Language` with its weight in thousandths: `es;q=0.8`.
fn wish(part: &str) -> (&str, u32) {
    let (tag, weight) = part.split_once(";q=").unwrap_or((part, "1"));
    let (whole, fraction) = weight.trim().split_once('.').unwrap_or((weight.trim(), ""));
    let thousandths = format!("{fraction:0<3.3}").parse().unwrap_or(0);
    (
        tag.trim(),
        whole.parse::<u32>().unwrap_or(0).min(1) * 1000 + thousandths,
    )
}

fn message_keys(resource: &FluentResource) -> Vec<String> {
    let ids = resource.entries().filter_map(|entry| match entry {
        ast::Entry::Message(message) => Some(message.id.name.to_owned()),
        _ => None,
    });
    ids.collect()
}

fn fault_line(file: Messages, error: &impl fmt::Display) -> String {
    format!("{}: {error}", file.lang)
}
