//! Who made it: persons, families, bodies and meetings, with what they did.

use super::code::relator_term;
use super::punctuation::{first_trimmed, joined, trim};
use crate::{DataField, Field, Record, Tag};

/// A name with the part that its bearer had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contributor<'a> {
    /// The field it stands in (100 to 111 main, 700 to 720 added).
    pub tag: Tag,
    /// Person, family, body or meeting.
    pub kind: ContributorKind,
    /// The heading as the authority file has it, dates included: `Twain, Mark, 1835-1910`.
    pub heading: String,
    /// The heading without dates and titles: `Twain, Mark`.
    pub name: String,
    /// What they did, each once.
    pub roles: Vec<Role<'a>>,
    /// The work of theirs that the heading names ($t), if it stands for a work rather than a part in this one.
    pub work: Option<&'a str>,
    /// The authority record's number or address ($0, else $1).
    pub authority: Option<&'a str>,
}

/// What sort of bearer a name has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ContributorKind {
    /// A person (X00, first indicator 0 or 1).
    Person,
    /// A family (X00, first indicator 3).
    Family,
    /// A corporate body (X10).
    Body,
    /// A meeting (X11).
    Meeting,
    /// A name not under authority control (720).
    Uncontrolled,
}

/// The part somebody had in a work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Role<'a> {
    /// The term for people, in small letters as relator terms are written: `illustrator`.
    pub term: String,
    /// The code in $4, if that is where it came from.
    pub code: Option<&'a str>,
}

impl Contributor<'_> {
    /// Whether this is the main entry (1XX), the creator by whom the work is cited.
    #[must_use]
    pub fn is_main(&self) -> bool {
        self.tag.as_bytes()[0] == b'1'
    }

    /// Heading and roles for people: `Tenniel, John, 1820-1914, illustrator`.
    #[must_use]
    pub fn display(&self) -> String {
        self.roles
            .iter()
            .fold(self.heading.clone(), |text, role| text + ", " + &role.term)
    }
}

/// Everybody named in 100, 110, 111, 700, 710, 711 and 720, in the order of the record.
///
/// A heading with a title ($t) stands for a work; its [`Contributor::work`] is set.
#[must_use]
pub fn contributors(record: &Record) -> Vec<Contributor<'_>> {
    record
        .fields
        .iter()
        .filter_map(|field| contributor(field.as_data()?))
        .collect()
}

/// The one by whom the work is cited: the main entry, without one the first name of the record.
#[must_use]
pub fn main_contributor(record: &Record) -> Option<Contributor<'_>> {
    let data = || record.fields.iter().filter_map(Field::as_data);
    let main = data().filter(|field| field.tag.as_bytes()[0] == b'1');
    main.chain(data()).find_map(contributor)
}

fn contributor(field: &DataField) -> Option<Contributor<'_>> {
    let (kind, heading, name) = match field.tag.as_bytes() {
        b"100" | b"700" if field.indicators[0] == b'3' => (ContributorKind::Family, "abcdg", "ac"),
        b"100" | b"700" => (ContributorKind::Person, "abcqd", "abcq"),
        b"110" | b"710" => (ContributorKind::Body, "abncd", "ab"),
        b"111" | b"711" => (ContributorKind::Meeting, "aendcq", "ae"),
        b"720" => (ContributorKind::Uncontrolled, "a", "a"),
        _ => return None,
    };
    let heading = before_title(field, heading);
    let authority = field.first('0').or_else(|| field.first('1'));
    (!heading.is_empty()).then(|| Contributor {
        tag: field.tag,
        kind,
        name: before_title(field, name),
        heading,
        roles: roles(field, kind),
        work: first_trimmed(field, 't'),
        authority: authority.map(str::trim),
    })
}

/// The subfields of the name: those before $t, because $n and $d behind it belong to the work.
fn before_title(field: &DataField, codes: &str) -> String {
    let end = field
        .subfields
        .iter()
        .position(|subfield| subfield.code == 't');
    match end {
        None => joined(field, codes),
        Some(end) => {
            let mut name = DataField::new(field.tag, field.indicators);
            name.subfields = field.subfields.iter().take(end).cloned().collect();
            joined(&name, codes)
        }
    }
}

fn roles(field: &DataField, kind: ContributorKind) -> Vec<Role<'_>> {
    let term_code = if kind == ContributorKind::Meeting {
        'j'
    } else {
        'e'
    };
    let mut roles: Vec<Role<'_>> = Vec::new();
    let terms = field.values(term_code).map(|term| Role {
        term: lower(trim(term)),
        code: None,
    });
    let codes = field.values('4').filter_map(|code| {
        let term = lower(relator_term(code)?);
        Some(Role {
            term,
            code: Some(code.trim()),
        })
    });
    for role in terms.chain(codes).filter(|role| !role.term.is_empty()) {
        match roles.iter_mut().find(|known| known.term == role.term) {
            Some(known) => known.code = known.code.or(role.code),
            None => roles.push(role),
        }
    }
    roles
}

/// In small letters, and the old short forms (`ed.`, `ill.`, `tr.`) in full.
fn lower(term: &str) -> String {
    let term = term.to_lowercase();
    match term.trim_end_matches('.') {
        "ed" | "eds" => "editor".to_owned(),
        "ill" | "illus" => "illustrator".to_owned(),
        "tr" | "trans" => "translator".to_owned(),
        "comp" => "compiler".to_owned(),
        "joint author" | "jt. author" | "jt author" => "author".to_owned(),
        "joint ed" | "joint editor" => "editor".to_owned(),
        _ => term,
    }
}
