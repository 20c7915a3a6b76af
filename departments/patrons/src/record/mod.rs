//! The record of one patron: what everybody at the desk sees, and the details for those who may.

mod api;
pub(crate) mod form;
pub(crate) mod head;
mod pages;
mod store;

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Actor, Barcode, BranchId, Day, Moment, PatronId, Permission};

pub(crate) use pages::{note_view, pages};
pub(crate) use store::{
    PATRON, bump, contacts_between, lock, put_again, put_contacts, put_words, read,
};
pub use store::{
    affirmed_name, by_barcode, by_past_barcode, cards, details, faces, get, holder,
    holder_by_barcode, language,
};

use crate::fold;

/// A patron as the desk sees them. The legal name is not here: see [`Details`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Patron {
    /// The patron.
    pub id: PatronId,
    /// The good card, or the one reported lost until it is replaced.
    pub barcode: Barcode,
    /// The name to call and print: always this one (California AB 2315, AB 760).
    pub affirmed_name: String,
    /// The affirmed name as lists sort it: `Núñez de Balboa, Joaquín`.
    pub sort_name: String,
    /// Pronouns, or empty.
    pub pronouns: String,
    /// The code of the category.
    pub category: String,
    /// Where the patron belongs.
    pub home_branch: BranchId,
    /// The first day on which the card is no longer good is the day after this.
    pub expires_on: Day,
    /// The mail address to use; a contact detail.
    pub email: Option<String>,
    /// The telephone to use; a contact detail.
    pub phone: Option<String>,
    /// The language of notices, such as `es`.
    pub language: String,
    /// The day of registration.
    pub registered_on: Day,
    /// Counts the changes of the record.
    pub version: i64,
    /// Whether a block stands on the record; [`crate::blocks`] tells which.
    pub has_blocks: bool,
}

/// Who holds a card, as far as lending to them goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    /// The patron.
    pub id: PatronId,
    /// The code of the category.
    pub category: String,
    /// The last day on which the card is good.
    pub expires_on: Day,
    /// Whether a block stands on the record; [`crate::blocks`] tells which.
    pub has_blocks: bool,
}

impl From<&Patron> for Holder {
    fn from(patron: &Patron) -> Self {
        Self {
            id: patron.id,
            category: patron.category.clone(),
            expires_on: patron.expires_on,
            has_blocks: patron.has_blocks,
        }
    }
}

/// What only those see who may see a patron's details.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Details {
    /// The particulars that a form changes.
    pub particulars: Particulars,
    /// Whether a PIN is set.
    pub has_pin: bool,
    /// Every card, the newest first.
    pub cards: Vec<Card>,
}

/// What is asked of a patron: the fields of the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Particulars {
    /// The affirmed given name; empty for who has one name only.
    pub given: String,
    /// The affirmed family name, or the one name.
    pub family: String,
    /// The legal name, where it differs from the affirmed one.
    pub legal_name: Option<String>,
    /// Pronouns, or empty.
    pub pronouns: String,
    /// The code of the category.
    pub category: String,
    /// Where the patron belongs.
    pub home_branch: BranchId,
    /// The language of notices.
    pub language: String,
    /// The number at the college.
    pub student_number: Option<String>,
    /// The program of study, for statistics; or empty.
    pub program: String,
    /// Mail addresses, the one to use first.
    pub emails: Vec<String>,
    /// Telephone numbers, the one to use first.
    pub phones: Vec<String>,
    /// Postal addresses, the one to use first.
    pub addresses: Vec<String>,
    /// A note for the staff, or empty.
    pub note: String,
}

/// A card, good or ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// Its barcode.
    pub barcode: Barcode,
    /// When it was given.
    pub given_at: Moment,
    /// When it ended.
    pub ended_at: Option<Moment>,
    /// Why: `lost`, `damaged` or `replaced`.
    pub ended_for: Option<String>,
}

impl Particulars {
    /// Nobody yet, of a category and branch, in English.
    #[must_use]
    pub fn empty(category: String, home_branch: BranchId) -> Self {
        Self {
            given: String::new(),
            family: String::new(),
            legal_name: None,
            pronouns: String::new(),
            category,
            home_branch,
            language: "en".into(),
            student_number: None,
            program: String::new(),
            emails: Vec::new(),
            phones: Vec::new(),
            addresses: Vec::new(),
            note: String::new(),
        }
    }

    /// Adds a contact of a kind at the end.
    pub(crate) fn add_contact(&mut self, kind: &str, value: String) {
        match kind {
            "email" => self.emails.push(value),
            "phone" => self.phones.push(value),
            _ => self.addresses.push(value),
        }
    }

    /// The affirmed name: the one display name of every page, slip, card and notice.
    #[must_use]
    pub fn affirmed_name(&self) -> String {
        format!("{} {}", self.given, self.family).trim().to_owned()
    }

    /// The affirmed name, family name first.
    #[must_use]
    pub fn sort_name(&self) -> String {
        match (self.given.as_str(), self.family.as_str()) {
            ("", only) | (only, "") => only.to_owned(),
            (given, family) => format!("{family}, {given}"),
        }
    }

    /// The contacts by kind.
    pub(crate) fn contacts(&self) -> [(&'static str, &[String]); 3] {
        [
            ("email", &self.emails),
            ("phone", &self.phones),
            ("address", &self.addresses),
        ]
    }

    /// The words by which everybody at the desk finds the patron.
    pub(crate) fn open_words(&self) -> BTreeSet<String> {
        let mut found = fold::words(&self.affirmed_name());
        found.extend(self.student_number.iter().map(|n| fold::key(n)));
        found
    }

    /// The words by which only those find the patron who may see details.
    pub(crate) fn restricted_words(&self) -> BTreeSet<String> {
        let mut found = self
            .legal_name
            .as_deref()
            .map(fold::words)
            .unwrap_or_default();
        found.extend(self.emails.iter().flat_map(|mail| fold::mail_words(mail)));
        found.extend(
            self.phones
                .iter()
                .flat_map(|phone| fold::phone_words(phone)),
        );
        found
    }
}

/// The words of a patron and of every card ever given, each with whether only those may search by it
/// who may see details. Pure.
pub(crate) fn words_of<'a>(
    particulars: &Particulars,
    cards: impl Iterator<Item = &'a Barcode>,
) -> BTreeMap<String, bool> {
    let restricted = particulars.restricted_words().into_iter();
    let mut found: BTreeMap<String, bool> = restricted.map(|word| (word, true)).collect();
    let open = particulars.open_words().into_iter();
    let open = open.chain(cards.map(|card| fold::key(card.as_str())));
    found.extend(open.map(|word| (word, false)));
    found
}

/// What of a patron somebody may see and search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Affirmed name, card, standing.
    Open,
    /// The legal name and contacts too.
    Details,
}

impl Scope {
    /// What this actor may see.
    #[must_use]
    pub fn of(actor: &Actor) -> Self {
        if actor.may(Permission::SeePatronDetails) {
            Self::Details
        } else {
            Self::Open
        }
    }
}
