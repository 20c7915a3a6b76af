//! Requests read: arguments in, a sound request or every error out.

use crate::error::{Code, Error};
use crate::verb::{Use, arguments};
use crate::{Datestamp, Granularity, Verb, name};

use super::{List, Request, Selection};

/// The most bytes of one argument; longer ones are refused.
const LONGEST: usize = 4_096;

/// What a repository can do, as far as it bears on which requests are sound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rules<'a> {
    /// The finest dates that from and until may have.
    pub granularity: Granularity,
    /// Whether there are sets.
    pub sets: bool,
    /// The metadata formats of the repository, by prefix.
    pub metadata_prefixes: &'a [&'a str],
}

impl Rules<'_> {
    /// Reads the query of an address, or the body of a POST (3.1.1).
    ///
    /// # Errors
    /// Every error of the request.
    pub fn read(&self, query: &str) -> Result<Request, Vec<Error>> {
        let pairs: Vec<(String, String)> = form_urlencoded::parse(query.as_bytes())
            .into_owned()
            .collect();
        self.read_pairs(&pairs)
    }

    /// Reads arguments that are decoded already.
    ///
    /// # Errors
    /// Every error of the request.
    pub fn read_pairs(&self, pairs: &[(String, String)]) -> Result<Request, Vec<Error>> {
        let verb = verb(pairs).map_err(|error| vec![error])?;
        let mut arguments = Arguments::of(verb, pairs);
        let request = self.make(verb, &mut arguments);
        if arguments.errors.is_empty() {
            Ok(request)
        } else {
            Err(arguments.errors)
        }
    }

    fn make(&self, verb: Verb, arguments: &mut Arguments<'_>) -> Request {
        match verb {
            Verb::Identify => Request::Identify,
            Verb::ListMetadataFormats => Request::ListMetadataFormats {
                identifier: arguments.identifier(),
            },
            Verb::ListSets => {
                if !self.sets {
                    arguments.no_sets();
                }
                Request::ListSets {
                    token: arguments.token(),
                }
            }
            Verb::GetRecord => Request::GetRecord {
                identifier: arguments.identifier().unwrap_or_default(),
                metadata_prefix: self.metadata_prefix(arguments),
            },
            Verb::ListIdentifiers => Request::ListIdentifiers(self.list(arguments)),
            Verb::ListRecords => Request::ListRecords(self.list(arguments)),
        }
    }

    fn list(&self, arguments: &mut Arguments<'_>) -> List {
        if let Some(token) = arguments.token() {
            return List::More(token);
        }
        let metadata_prefix = self.metadata_prefix(arguments);
        let from = self.date("from", arguments);
        let until = self.date("until", arguments);
        order(from, until, arguments);
        let set = self.set(arguments);
        List::First(Selection {
            metadata_prefix,
            from,
            until,
            set,
        })
    }

    fn metadata_prefix(&self, arguments: &mut Arguments<'_>) -> String {
        let Some(prefix) = arguments.value("metadataPrefix") else {
            return String::new();
        };
        if !name::is_metadata_prefix(prefix) {
            let message = "metadataPrefix holds a character that no prefix has";
            arguments.bad(message.to_owned());
        } else if !self.metadata_prefixes.contains(&prefix) {
            let given = self.metadata_prefixes.join(", ");
            let message = format!("`{prefix}` is not given here; there are: {given}");
            arguments.error(Code::CannotDisseminateFormat, message);
        }
        prefix.to_owned()
    }

    fn date(&self, argument: &str, arguments: &mut Arguments<'_>) -> Option<Datestamp> {
        let text = arguments.value(argument)?;
        let Ok(date) = text.parse::<Datestamp>() else {
            let form = self.granularity.as_str();
            arguments.bad(format!("{argument} is not a date; write it as {form}"));
            return None;
        };
        if date.granularity() > self.granularity {
            let form = self.granularity.as_str();
            arguments.bad(format!(
                "{argument} is finer than dates here; write it as {form}"
            ));
        }
        Some(date)
    }

    fn set(&self, arguments: &mut Arguments<'_>) -> Option<String> {
        let set = arguments.value("set")?;
        if !self.sets {
            arguments.no_sets();
        } else if !name::is_set_spec(set) {
            arguments.bad("set is not a setSpec: names joined by colons".to_owned());
        }
        Some(set.to_owned())
    }
}

/// From and until are of one form, and in order (2.7.1).
fn order(from: Option<Datestamp>, until: Option<Datestamp>, arguments: &mut Arguments<'_>) {
    let (Some(from), Some(until)) = (from, until) else {
        return;
    };
    if from.granularity() != until.granularity() {
        let message = "from and until are of different granularity; write both alike";
        arguments.bad(message.to_owned());
    } else if from.first_second() > until.first_second() {
        arguments.bad("from is later than until".to_owned());
    }
}

/// The one verb of a request.
fn verb(pairs: &[(String, String)]) -> Result<Verb, Error> {
    let mut given = pairs.iter().filter(|(name, _)| name == "verb");
    let all = Verb::ALL.map(Verb::as_str).join(", ");
    let bad = |message: String| Error::new(Code::BadVerb, message);
    match (given.next(), given.next()) {
        (None, _) => Err(bad(format!("no verb is given; ask one of {all}"))),
        (Some(_), Some(_)) => Err(bad("verb is given more than once".to_owned())),
        (Some((_, text)), None) => {
            Verb::read(text).ok_or_else(|| bad(format!("no such verb; ask one of {all}")))
        }
    }
}

/// The arguments beside the verb, and the errors found in them.
struct Arguments<'a> {
    pairs: &'a [(String, String)],
    errors: Vec<Error>,
}

impl<'a> Arguments<'a> {
    /// Checks which arguments there are.
    fn of(verb: Verb, pairs: &'a [(String, String)]) -> Self {
        let errors = Vec::new();
        let mut it = Self { pairs, errors };
        it.unknown(verb);
        let alone = arguments(verb).find(|(name, used)| {
            *used == Use::Exclusive && pairs.iter().any(|(given, _)| given == name)
        });
        if alone.is_some() && pairs.len() > 2 {
            it.bad("resumptionToken stands alone: leave the other arguments out".to_owned());
        }
        for (name, used) in arguments(verb) {
            let count = pairs.iter().filter(|(given, _)| given == name).count();
            if count > 1 {
                it.bad(format!("{name} is given {count} times"));
            } else if count == 0 && used == Use::Required && alone.is_none() {
                it.bad(format!("{verb} needs the argument {name}"));
            }
        }
        it
    }

    /// Arguments that the verb does not take, or that are too long.
    fn unknown(&mut self, verb: Verb) {
        for (name, value) in self.pairs {
            let known = name == "verb" || arguments(verb).any(|(known, _)| known == name);
            if !known {
                let name: String = name.chars().take(40).collect();
                self.bad(format!("{verb} has no argument `{name}`"));
            } else if value.len() > LONGEST {
                self.bad(format!("{name} is longer than {LONGEST} bytes"));
            }
            if self.errors.len() >= 20 {
                return;
            }
        }
    }

    fn error(&mut self, code: Code, message: String) {
        self.errors.push(Error::new(code, message));
    }

    fn bad(&mut self, message: String) {
        self.error(Code::BadArgument, message);
    }

    fn no_sets(&mut self) {
        let message = "this repository has no sets".to_owned();
        self.error(Code::NoSetHierarchy, message);
    }

    fn value(&self, name: &str) -> Option<&'a str> {
        let mut pairs = self.pairs.iter();
        let found = pairs.find(|(given, value)| given == name && value.len() <= LONGEST)?;
        Some(&found.1)
    }

    fn identifier(&mut self) -> Option<String> {
        let identifier = self.value("identifier")?;
        if !name::is_identifier(identifier) {
            self.bad("identifier is not a URI, such as oai:example.org:123".to_owned());
        }
        Some(identifier.to_owned())
    }

    fn token(&mut self) -> Option<String> {
        let token = self.value("resumptionToken")?;
        if token.is_empty() {
            let message = "the resumption token is empty".to_owned();
            self.error(Code::BadResumptionToken, message);
        }
        Some(token.to_owned())
    }
}
