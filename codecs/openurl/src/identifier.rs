//! Identifiers of things: `info:doi/…`, `urn:ISBN:…`, `http://…`, and what OpenURL 0.1 called `doi:…`.

use serde::Serialize;

use crate::number::{isbn, issn};

/// The kind of an identifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scheme {
    /// Digital Object Identifier: `10.1045/july99-caplan`, in small letters.
    Doi,
    /// PubMed: digits.
    Pmid,
    /// PubMed Central: `PMC` and digits.
    Pmcid,
    /// OCLC control number: digits without zeros before them.
    Oclc,
    /// Library of Congress Control Number, as its info URI has it.
    Lccn,
    /// Bibcode of astronomy: 19 characters.
    Bibcode,
    /// arXiv: `2101.00001` or `hep-th/9901001`.
    Arxiv,
    /// Handle.
    Handle,
    /// ISBN as thirteen digits.
    Isbn,
    /// ISSN with its hyphen.
    Issn,
    /// SICI.
    Sici,
    /// Object of the Open Archives Initiative.
    Oai,
    /// Source of links: `info:sid/dlib.org:dlib`.
    Sid,
    /// Somebody's mail address.
    Mail,
    /// Address on the web.
    Url,
    /// Any other URI.
    Uri,
    /// Something that is no URI.
    Text,
}

/// An identifier, normalised, with what stood in the link.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Identifier {
    /// What kind it is.
    pub scheme: Scheme,
    /// The value without its prefix, normalised; as it stands where it cannot be.
    pub value: String,
    /// What stood in the link.
    pub original: String,
    /// Whether the value is what the scheme asks for.
    pub valid: bool,
}

/// Prefixes in small letters, and what they stand for. The first of a scheme is the one to write.
const PREFIXES: [(&str, Scheme); 41] = [
    ("info:doi/", Scheme::Doi),
    ("https://doi.org/", Scheme::Doi),
    ("http://doi.org/", Scheme::Doi),
    ("https://dx.doi.org/", Scheme::Doi),
    ("http://dx.doi.org/", Scheme::Doi),
    ("urn:doi:", Scheme::Doi),
    ("doi:", Scheme::Doi),
    ("info:pmid/", Scheme::Pmid),
    ("https://pubmed.ncbi.nlm.nih.gov/", Scheme::Pmid),
    ("http://www.ncbi.nlm.nih.gov/pubmed/", Scheme::Pmid),
    ("https://www.ncbi.nlm.nih.gov/pubmed/", Scheme::Pmid),
    ("pmid:", Scheme::Pmid),
    ("info:pmcid/", Scheme::Pmcid),
    ("pmcid:", Scheme::Pmcid),
    ("info:oclcnum/", Scheme::Oclc),
    ("http://www.worldcat.org/oclc/", Scheme::Oclc),
    ("https://www.worldcat.org/oclc/", Scheme::Oclc),
    ("urn:oclcnum:", Scheme::Oclc),
    ("oclcnum:", Scheme::Oclc),
    ("oclc:", Scheme::Oclc),
    ("info:lccn/", Scheme::Lccn),
    ("http://lccn.loc.gov/", Scheme::Lccn),
    ("https://lccn.loc.gov/", Scheme::Lccn),
    ("lccn:", Scheme::Lccn),
    ("info:bibcode/", Scheme::Bibcode),
    ("bibcode:", Scheme::Bibcode),
    ("info:arxiv/", Scheme::Arxiv),
    ("http://arxiv.org/abs/", Scheme::Arxiv),
    ("https://arxiv.org/abs/", Scheme::Arxiv),
    ("arxiv:", Scheme::Arxiv),
    ("info:hdl/", Scheme::Handle),
    ("http://hdl.handle.net/", Scheme::Handle),
    ("https://hdl.handle.net/", Scheme::Handle),
    ("hdl:", Scheme::Handle),
    ("urn:isbn:", Scheme::Isbn),
    ("urn:issn:", Scheme::Issn),
    ("info:sici/", Scheme::Sici),
    ("info:oai/", Scheme::Oai),
    ("info:sid/", Scheme::Sid),
    ("mailto:", Scheme::Mail),
    ("oai:", Scheme::Oai),
];

impl Identifier {
    /// Reads an identifier as it stands in a link.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let trimmed = text.trim();
        let found = PREFIXES.iter().find(|(prefix, _)| {
            trimmed
                .get(..prefix.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(prefix))
        });
        let (scheme, value) = match found {
            Some((prefix, scheme)) => (*scheme, trimmed.get(prefix.len()..).unwrap_or_default()),
            None => (bare_scheme(trimmed), trimmed),
        };
        let normal = normal(scheme, value);
        Self {
            scheme,
            valid: normal.is_some(),
            value: normal.unwrap_or_else(|| value.trim().to_owned()),
            original: text.to_owned(),
        }
    }

    /// An identifier of a scheme; `None` when the value is not what the scheme asks for.
    #[must_use]
    pub fn new(scheme: Scheme, value: &str) -> Option<Self> {
        let value = normal(scheme, value)?;
        let original = uri(scheme, &value);
        Some(Self {
            scheme,
            value,
            original,
            valid: true,
        })
    }

    /// As a URI: `info:doi/10.1045/july99-caplan`; what is invalid or no URI as it stood.
    #[must_use]
    pub fn uri(&self) -> String {
        if self.valid {
            uri(self.scheme, &self.value)
        } else {
            self.original.clone()
        }
    }
}

fn uri(scheme: Scheme, value: &str) -> String {
    let prefix = PREFIXES
        .iter()
        .find(|row| row.1 == scheme)
        .map_or("", |row| row.0);
    match scheme {
        Scheme::Isbn => format!("urn:ISBN:{value}"),
        Scheme::Issn => format!("urn:ISSN:{value}"),
        _ => format!("{prefix}{value}"),
    }
}

/// The scheme of something without a prefix that is known.
fn bare_scheme(text: &str) -> Scheme {
    let lower = text.to_ascii_lowercase();
    if lower.starts_with("http://") || lower.starts_with("https://") || lower.starts_with("ftp://")
    {
        return Scheme::Url;
    }
    if text.starts_with("10.") && text.contains('/') {
        return Scheme::Doi;
    }
    let (start, rest) = text.split_once(':').unwrap_or(("", ""));
    let named = start.starts_with(|c: char| c.is_ascii_alphabetic());
    let plain = start
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    if named && plain && start.len() > 1 && !rest.is_empty() && !rest.contains(char::is_whitespace)
    {
        Scheme::Uri
    } else {
        Scheme::Text
    }
}

/// The value as its scheme has it; `None` when it cannot be one.
fn normal(scheme: Scheme, value: &str) -> Option<String> {
    let value = value.trim();
    if value.is_empty() {
        return None;
    }
    match scheme {
        Scheme::Doi => doi(value),
        Scheme::Pmid => digits(value, 9),
        Scheme::Pmcid => digits(upper_prefix(value, "PMC"), 9).map(|number| format!("PMC{number}")),
        Scheme::Oclc => digits(oclc(value), 14),
        Scheme::Lccn => lccn(value),
        Scheme::Bibcode => (value.chars().count() == 19).then(|| value.to_owned()),
        Scheme::Isbn => isbn(value),
        Scheme::Issn => issn(value),
        Scheme::Mail => value.contains('@').then(|| value.to_owned()),
        Scheme::Handle => value.contains('/').then(|| value.to_owned()),
        Scheme::Oai if value.starts_with("oai:") => value.get(4..).map(str::to_owned),
        _ => Some(value.to_owned()),
    }
}

/// `10.`, a registrant, a slash and something; letters small, for they do not matter (DOI Handbook 2.4).
fn doi(value: &str) -> Option<String> {
    let value = value.trim_start_matches("doi:").trim_start_matches('/');
    let (registrant, item) = value.strip_prefix("10.")?.split_once('/')?;
    let good = registrant.starts_with(|c: char| c.is_ascii_digit()) && !item.is_empty();
    let clean = !value.contains(|c: char| c.is_whitespace() || c.is_control());
    (good && clean).then(|| value.to_lowercase())
}

/// Digits without zeros before them.
fn digits(value: &str, most: usize) -> Option<String> {
    let value = value.trim_end_matches('/').trim_start_matches('0');
    let good = (1..=most).contains(&value.len()) && value.bytes().all(|byte| byte.is_ascii_digit());
    good.then(|| value.to_owned())
}

fn upper_prefix<'a>(value: &'a str, prefix: &str) -> &'a str {
    let start = value.get(..prefix.len());
    let same = start.is_some_and(|start| start.eq_ignore_ascii_case(prefix));
    value
        .get(if same { prefix.len() } else { 0 }..)
        .unwrap_or(value)
}

/// `ocm00012345`, `(OCoLC)12345` and the like without what stands before the number.
fn oclc(value: &str) -> &str {
    let value = upper_prefix(value, "(OCoLC)").trim();
    ["ocm", "ocn", "on"]
        .iter()
        .fold(value, |value, prefix| upper_prefix(value, prefix))
        .trim()
}

/// As the Library of Congress normalises it: no blanks, nothing from a slash on, six digits after a hyphen.
fn lccn(value: &str) -> Option<String> {
    let bare: String = value.chars().filter(|c| !c.is_whitespace()).collect();
    let bare = bare.split('/').next().unwrap_or_default();
    let whole = match bare.split_once('-') {
        Some((year, serial)) => {
            let good = serial.len() <= 6 && serial.bytes().all(|byte| byte.is_ascii_digit());
            good.then(|| format!("{year}{serial:0>6}"))?
        }
        None => bare.to_owned(),
    };
    let letters = whole.trim_start_matches(|c: char| c.is_ascii_lowercase());
    let prefix = whole.len() - letters.len();
    let good = prefix <= 3
        && matches!(letters.len(), 8 | 10)
        && letters.bytes().all(|byte| byte.is_ascii_digit());
    good.then_some(whole)
}
