//! The chart of accounts, kinds of charge, drawers, prices, ways to pay and reasons: data that a
//! library sets up once and changes rarely. Loading it again changes what it names and keeps the rest.

mod store;
#[cfg(test)]
mod tests;

use ::store::{Entry, Tx};
use kernel::{BranchId, Cents};
use ledger::NewAccount;
use serde::{Deserialize, Serialize};

use crate::{MoneyError, policy};

/// A kind of charge.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChargeKind {
    /// The stable word, such as `overdue`.
    pub code: String,
    /// What people read.
    pub name: String,
    /// The code of the income account.
    pub account: String,
    /// The usual amount, if there is one.
    pub amount_cents: Option<Cents>,
    /// Who sets the amount: `rule`, `item`, `item-kind`, `staff`, `meter`, `price-list`.
    pub by: String,
    /// Whether it counts toward the debt that stops borrowing.
    pub blocks: bool,
}

/// A cash drawer, the thing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewDrawer {
    /// The stable word on its label, such as `MAIN-1`.
    pub code: String,
    /// What people read.
    pub name: String,
    /// The code of the service point where it stands; the caller knows its branch.
    #[serde(default)]
    pub service_point: String,
    /// The usual float.
    pub float_cents: Cents,
    /// Cash above this should go to the safe.
    pub drop_above_cents: Option<Cents>,
    /// A variance above this, either way, needs another person's count.
    pub second_count_above_cents: Cents,
}

/// A coin or note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Denomination {
    /// What one piece is worth.
    pub cents: Cents,
    /// What people read: `$20`, `25¢`.
    pub name: String,
}

/// A line of the price list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Price {
    /// The stable word.
    pub code: String,
    /// What people read.
    pub name: String,
    /// The price of one.
    pub cents: Cents,
    /// The kind of charge whose account it is booked to.
    #[serde(rename = "charge")]
    pub kind: String,
    /// One what: `page`, `piece`.
    #[serde(default)]
    pub unit: String,
}

/// A way to pay.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Method {
    /// The stable word, such as `cash`.
    pub code: String,
    /// What people read.
    pub name: String,
    /// The account where the money then stands.
    pub account: String,
    /// Whether it lies in the drawer and is counted at its close.
    #[serde(rename = "drawer")]
    pub in_drawer: bool,
    /// Whether a number from outside is asked for (check number, approval code; never a card number).
    pub reference: bool,
    /// Whether change is given.
    #[serde(rename = "change")]
    pub gives_change: bool,
}

/// Reasons to choose from, by code; what people read stands in the messages under
/// `money-reason-{code}`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ReasonLists {
    /// For a waiver.
    pub waive: Vec<String>,
    /// For a refund.
    pub refund: Vec<String>,
    /// For a write-off.
    pub write_off: Vec<String>,
    /// For a variance of a drawer.
    pub variance: Vec<String>,
    /// For cash paid out of a drawer.
    pub paid_out: Vec<String>,
    /// Above this a note is needed too.
    pub note_above_cents: Option<Cents>,
}

/// All of it, in the shape of `money.toml`; what is missing there is left as it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Setup {
    /// The chart of accounts.
    pub accounts: Vec<NewAccount>,
    /// Kinds of charge.
    pub charge_kinds: Vec<ChargeKind>,
    /// Cash drawers.
    pub drawers: Vec<NewDrawer>,
    /// Coins and notes.
    pub denominations: Vec<Denomination>,
    /// The price list.
    pub prices: Vec<Price>,
    /// Ways to pay.
    pub payment_methods: Vec<Method>,
    /// Reasons to choose from.
    pub reasons: ReasonLists,
}

/// The method that pays from a patron's own credit; every library has it.
pub const FROM_CREDIT: &str = "credit";

/// What the program ships: chart, kinds, coins and notes, ways to pay and reasons, without drawers
/// and prices, which are each library's own.
///
/// # Errors
/// Never for the file in the program; so that nothing is hidden if it is changed wrongly.
pub fn standard() -> Result<Setup, toml::de::Error> {
    toml::from_str(include_str!("standard.toml"))
}

/// Loads a setup in this transaction. `branch_of` tells the branch of a drawer's service point.
///
/// # Errors
/// [`ledger::LedgerError::NoAccount`] and its like when a row names what is not there.
pub fn load(
    tx: &Tx<'_>,
    setup: &Setup,
    branch_of: impl Fn(&str) -> Option<BranchId>,
) -> Result<(), MoneyError> {
    for account in &setup.accounts {
        ledger::open_account(tx, account)?;
    }
    for kind in &setup.charge_kinds {
        store::charge_kind(tx, kind)?;
    }
    for (sort, method) in (0..).zip(&setup.payment_methods) {
        store::method(tx, method, sort)?;
    }
    for piece in &setup.denominations {
        store::denomination(tx, piece)?;
    }
    for (sort, price) in (0..).zip(&setup.prices) {
        store::price(tx, price, sort)?;
    }
    for drawer in &setup.drawers {
        store::drawer(tx, drawer, branch_of(&drawer.service_point))?;
    }
    load_policy(tx, &setup.reasons)?;
    let entry = Entry::new("money.set-up", "money", 0)
        .fact("accounts", setup.accounts.len())
        .fact("charge_kinds", setup.charge_kinds.len())
        .fact("drawers", setup.drawers.len())
        .fact("prices", setup.prices.len());
    tx.journal(entry)?;
    Ok(())
}

/// Reasons, the threshold for notes, and the method that pays from credit.
fn load_policy(tx: &Tx<'_>, reasons: &ReasonLists) -> Result<(), MoneyError> {
    let lists = [
        ("waive", &reasons.waive),
        ("refund", &reasons.refund),
        ("write-off", &reasons.write_off),
        ("variance", &reasons.variance),
        ("paid-out", &reasons.paid_out),
    ];
    for (list, codes) in lists {
        for (sort, code) in (0..).zip(codes) {
            store::reason(tx, list, code, sort)?;
        }
    }
    let mut policy = policy::load(tx)?;
    if let Some(above) = reasons.note_above_cents {
        policy.note_above_cents = above;
        policy::save(tx, &policy)?;
    }
    let from_credit = Method {
        code: FROM_CREDIT.into(),
        name: "Patron’s credit".into(),
        account: policy.parts.credit,
        in_drawer: false,
        reference: false,
        gives_change: false,
    };
    store::method(tx, &from_credit, 1_000)?;
    Ok(())
}

pub(crate) use store::kind_of;
pub use store::{charge_kinds, denominations, method_of, methods, prices, reasons};
