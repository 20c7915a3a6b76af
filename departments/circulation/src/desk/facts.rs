//! What stands on the desk page.

use ::store::Tx;
use kernel::{Barcode, Cents, PatronId, Reason};
use patrons::Patron;
use webkit::{Facts, Kind, Reasons, Tag, Visit};

use crate::account::{AccountLoan, account_loans};
use crate::checkout::{against_borrower, borrower, overrides::all_may_be_set_aside};
use crate::{CirculationError, Offer, Refusal, show};

/// The patron at the desk.
pub(crate) struct Person {
    pub(crate) patron: Patron,
    pub(crate) initials: String,
    pub(crate) category: String,
    pub(crate) loans_limit: Option<i64>,
    pub(crate) owed: Cents,
    pub(crate) owes_limit: Option<Cents>,
    pub(crate) reasons: Vec<Reason>,
    pub(crate) loans: Vec<AccountLoan>,
}

impl Person {
    pub(crate) fn load(
        tx: &Tx<'_>,
        id: PatronId,
        visit: &Visit,
    ) -> Result<Option<Self>, CirculationError> {
        let Some(patron) = patrons::get(tx, id)? else {
            return Ok(None);
        };
        let branch = visit.branch.unwrap_or(patron.home_branch);
        let calendar = building::calendar(tx, branch)?;
        let known = borrower(tx, &(&patron).into(), &calendar, visit.now)?;
        let loans = if visit.may::<kernel::perm::SeePatronLoans>() {
            account_loans(tx, id, visit.now)?
        } else {
            Vec::new()
        };
        Ok(Some(Self {
            initials: initials(&patron.affirmed_name),
            category: known.category.clone(),
            loans_limit: known.loans_limit,
            owed: money::owed(tx, id)?,
            owes_limit: known.owes_limit,
            reasons: against_borrower(&known),
            loans,
            patron,
        }))
    }

    /// May borrow or not, and what is owed, as words that stand out.
    pub(crate) fn tags(&self, visit: &Visit) -> Vec<Tag> {
        let mut tags = vec![if self.reasons.is_empty() {
            Tag::new(Kind::Ok, visit.t("desk-may-borrow")).icon("check")
        } else {
            Tag::new(Kind::Stop, visit.t("desk-may-not-borrow"))
        }];
        if self.owed > Cents::ZERO && visit.may::<kernel::perm::SeePatronMoney>() {
            let text = visit
                .words
                .tf("desk-owes", &[("owed", visit.words.money(self.owed))]);
            tags.push(Tag::new(Kind::Warn, text).icon("circle-dollar-sign"));
        }
        tags
    }

    /// Loans, fines, expiry.
    pub(crate) fn facts(&self, visit: &Visit) -> Facts {
        let words = &visit.words;
        let of = |n: String, most: Option<String>| match most {
            Some(most) => words.tf("desk-of", &[("n", n), ("most", most)]),
            None => n,
        };
        let loans = of(
            self.loans.len().to_string(),
            self.loans_limit.map(|n| n.to_string()),
        );
        let mut facts = Facts::new();
        if visit.may::<kernel::perm::SeePatronLoans>() {
            facts = facts.leading(
                visit.t("desk-loans"),
                loans,
                &format!("/staff/patrons/{}/loans", self.patron.id),
            );
        }
        if visit.may::<kernel::perm::SeePatronMoney>() {
            let owed = of(
                words.money(self.owed),
                self.owes_limit.map(|c| words.money(c)),
            );
            facts = facts.leading(
                visit.t("desk-fines"),
                owed,
                &format!("/staff/patrons/{}/money", self.patron.id),
            );
        }
        if visit.may::<kernel::perm::SeePatronDetails>() {
            facts = facts
                .with(visit.t("desk-expires"), words.day(self.patron.expires_on))
                .with(
                    visit.t("desk-language"),
                    webkit::language_name(&self.patron.language),
                );
        }
        facts
    }

    /// What stands in the way, each with its way on.
    pub(crate) fn standing(&self, visit: &Visit) -> Reasons {
        Reasons::new(&self.reasons, visit)
    }
}

/// The first letters of the first and the last name.
fn initials(name: &str) -> String {
    let mut words = name.split_whitespace();
    let first = words.next().and_then(|w| w.chars().next());
    let last = words.next_back().and_then(|w| w.chars().next());
    first
        .into_iter()
        .chain(last)
        .flat_map(char::to_uppercase)
        .collect()
}

/// A checkout that was refused: every reason, and what this person may do about it.
pub(crate) struct Blocked {
    pub(crate) title: String,
    pub(crate) code: String,
    pub(crate) reasons: Vec<Reason>,
    /// Whether this person may set all of them aside.
    pub(crate) may_override: bool,
    /// The key of the heading: not lent, or not renewed.
    pub(crate) heading: &'static str,
    /// The loan that was to be renewed, where it was not a checkout.
    pub(crate) renewing: Option<kernel::LoanId>,
    pub(crate) renew: Option<kernel::LoanId>,
    pub(crate) checkin: Option<Barcode>,
    pub(crate) fast_add: String,
}

impl Blocked {
    pub(crate) fn new(refusal: Refusal, code: &str, visit: &Visit, next: &str) -> Self {
        let (mut renew, mut checkin, mut fast_add) = (None, None, String::new());
        match refusal.offer {
            Some(Offer::Renew(loan)) => renew = Some(loan),
            Some(Offer::CheckIn(barcode)) => checkin = Some(barcode),
            Some(Offer::FastAdd(barcode)) if visit.may::<kernel::perm::FastAdd>() => {
                fast_add = show::fast_add(&barcode, next);
            }
            Some(Offer::FastAdd(_)) | None => {}
        }
        Self {
            title: refusal.title,
            code: code.to_owned(),
            may_override: all_may_be_set_aside(&refusal.reasons, &visit.actor),
            reasons: refusal.reasons,
            heading: "desk-not-lent",
            renewing: None,
            renew,
            checkin,
            fast_add,
        }
    }

    /// The same for a renewal that was refused.
    pub(crate) fn renewal(mut self, loan: kernel::LoanId) -> Self {
        (self.heading, self.renewing) = ("desk-not-renewed", Some(loan));
        self
    }

    /// The title, or what was scanned where there is none.
    pub(crate) fn what_was(&self) -> &str {
        if self.title.is_empty() {
            &self.code
        } else {
            &self.title
        }
    }

    /// The reasons with who may set them aside.
    pub(crate) fn told(&self, visit: &Visit) -> Reasons {
        Reasons::new(&self.reasons, visit)
    }

    /// What a reason says, for the box that sets it aside.
    pub(crate) fn what(&self, visit: &Visit, reason: &Reason) -> String {
        visit.words.reason(reason).0
    }
}
