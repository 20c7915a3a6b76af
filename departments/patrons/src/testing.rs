//! Believable patrons for the tests of the departments above.

use kernel::{Barcode, BranchId, Day, PatronId};
use store::{StoreError, Tx};

use crate::category::Expiry;
use crate::record::Particulars;
use crate::register::{NewPatron, register};
use crate::setup::{NewCategory, Setup};
use crate::{BlockPolicy, PatronError};

/// The categories of the small college: students (25 loans, $10.00), faculty (75, $50.00) and
/// community borrowers (5, $10.00, a card costs $25.00); expired cards do not borrow.
#[must_use]
pub fn setup() -> Setup {
    let category =
        |code: &str, name: &str, (loans, owes): (i64, i64), expires: Expiry| NewCategory {
            code: code.into(),
            name: name.into(),
            share: 0,
            max_loans: Some(loans),
            max_holds: Some(10),
            expires,
            card_cents: (code == "community").then_some(2500),
            owes_more_than_cents: Some(owes),
        };
    Setup {
        categories: vec![
            category(
                "student",
                "Student",
                (25, 1000),
                Expiry::TermAfter { grace_days: 30 },
            ),
            category(
                "faculty",
                "Faculty",
                (75, 5000),
                Expiry::Every { month: 6, day: 30 },
            ),
            category(
                "community",
                "Community borrower",
                (5, 1000),
                Expiry::Months { count: 12 },
            ),
        ],
        blocks: BlockPolicy {
            overdue_items_most: Some(5),
            overdue_days_most: Some(45),
            hourly_overdue_any: true,
            lost_items_most: Some(2),
            claims_returned_most: Some(3),
            expired: true,
        },
    }
}

/// Particulars of a person of this name, in English, without contacts.
#[must_use]
pub fn particulars(
    given: &str,
    family: &str,
    category: &str,
    home_branch: BranchId,
) -> Particulars {
    Particulars {
        given: given.into(),
        family: family.into(),
        ..Particulars::empty(category.into(), home_branch)
    }
}

/// The person behind [`patron`], before registration: Rio Okafor, with mail and telephone, good until the end of 2027.
///
/// # Errors
/// When no branch stands, or `barcode` is none.
pub fn new_patron(tx: &Tx<'_>, barcode: &str, category: &str) -> Result<NewPatron, StoreError> {
    let branch = building::branches(tx)?
        .first()
        .map(|b| b.id)
        .ok_or(StoreError::Missing)?;
    let barcode = Barcode::parse(barcode).map_err(|e| StoreError::Check(e.to_string()))?;
    let mut person = particulars("Rio", "Okafor", category, branch);
    person.pronouns = "they/them".into();
    person.emails = vec![format!("rio.{barcode}@student.example.edu")];
    person.phones = vec!["(555) 555-0134".into()];
    Ok(NewPatron {
        particulars: person,
        barcode,
        registered_on: Day(jiff::civil::date(2026, 8, 24)),
        expires_on: Some(Day(jiff::civil::date(2027, 12, 31))),
        pin_hash: None,
    })
}

/// Registers Rio Okafor on this card, with the categories of [`setup`] where none stand. The building
/// must be set up (`building::testing::college`).
///
/// # Errors
/// What the database says.
pub fn patron(tx: &Tx<'_>, barcode: &str, category: &str) -> Result<PatronId, StoreError> {
    if crate::categories(tx)?.is_empty() {
        crate::setup::setup(tx, &setup())?;
    }
    let new = new_patron(tx, barcode, category)?;
    register(tx, &new).map_err(|error| match error {
        PatronError::Store(error) => error,
        other => StoreError::Check(other.to_string()),
    })
}
