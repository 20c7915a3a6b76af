//! Requests written: their arguments, and the address that asks them.

use form_urlencoded::Serializer;

use super::{List, Request};

impl Request {
    /// The arguments in the order of the documents, the verb first.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        let mut all = vec![("verb", self.verb().to_string())];
        match self {
            Self::Identify => {}
            Self::ListMetadataFormats { identifier } => {
                all.extend(identifier.clone().map(|it| ("identifier", it)));
            }
            Self::ListSets { token } => {
                all.extend(token.clone().map(|it| ("resumptionToken", it)));
            }
            Self::GetRecord {
                identifier,
                metadata_prefix,
            } => {
                all.push(("identifier", identifier.clone()));
                all.push(("metadataPrefix", metadata_prefix.clone()));
            }
            Self::ListIdentifiers(list) | Self::ListRecords(list) => list.arguments(&mut all),
        }
        all
    }

    /// The address that asks this of the repository at `base_url`. One that has a query already
    /// keeps it.
    #[must_use]
    pub fn url(&self, base_url: &str) -> String {
        let joint = if base_url.contains('?') { '&' } else { '?' };
        format!("{base_url}{joint}{}", self.query())
    }

    /// The arguments as a query, or as the body of a POST (3.1.1.2).
    #[must_use]
    pub fn query(&self) -> String {
        let mut out = Serializer::new(String::new());
        for (name, value) in self.arguments() {
            out.append_pair(name, &value);
        }
        out.finish()
    }
}

impl List {
    fn arguments(&self, all: &mut Vec<(&'static str, String)>) {
        match self {
            Self::More(token) => all.push(("resumptionToken", token.clone())),
            Self::First(selection) => {
                let from = selection.from.map(|it| ("from", it.to_string()));
                let until = selection.until.map(|it| ("until", it.to_string()));
                all.push(("metadataPrefix", selection.metadata_prefix.clone()));
                all.extend(from.into_iter().chain(until));
                all.extend(selection.set.clone().map(|it| ("set", it)));
            }
        }
    }
}
