//! What a session took and gave: the figures of the X-report and the Z-report.

use ::store::{StoreError, Tx};
use kernel::Cents;
use serde::{Deserialize, Serialize};

use super::close::Reported;
use super::{Session, store};
use crate::setup::Method;

/// Money of one kind by one method.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Taking {
    /// The name of the kind of charge.
    pub kind: String,
    /// The code of the method.
    pub method: String,
    /// The name of the method.
    pub method_name: String,
    /// Whether it is cash: lies in the drawer and gives change.
    pub cash: bool,
    /// Whether it lies in the drawer.
    pub in_drawer: bool,
    /// How much.
    pub cents: Cents,
}

/// The figures of a session. Voided receipts are in none of the sums.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sums {
    /// The counted float.
    pub float: Cents,
    /// Money in, a line for each kind and method.
    pub takings: Vec<Taking>,
    /// Money given back.
    pub refunds: Vec<Taking>,
    /// Change brought from the safe.
    pub paid_in: Cents,
    /// Paid out for the library.
    pub paid_out: Cents,
    /// Taken to the safe.
    pub dropped: Cents,
    /// Receipts voided.
    pub voids: i64,
    /// Openings without a sale.
    pub no_sales: i64,
    /// The first and the last receipt's number.
    pub receipts: Option<(String, String)>,
}

impl Sums {
    /// The cash that should be in the drawer: float + cash taken − cash given back + brought − paid out
    /// − taken to the safe.
    #[must_use]
    pub fn cash(&self) -> Cents {
        let cash = |of: &[Taking]| of.iter().filter(|t| t.cash).map(|t| t.cents).sum::<Cents>();
        self.float + cash(&self.takings) - cash(&self.refunds) + self.paid_in
            - self.paid_out
            - self.dropped
    }

    /// What was booked by one method, given back taken off.
    #[must_use]
    pub fn booked(&self, method: &str) -> Cents {
        let of = |list: &[Taking]| {
            list.iter()
                .filter(|t| t.method == method)
                .map(|t| t.cents)
                .sum::<Cents>()
        };
        of(&self.takings) - of(&self.refunds)
    }

    /// Methods other than cash beside what was reported of them: those in the drawer always when there
    /// is anything, the others when somebody read their report.
    pub(super) fn compare(
        &self,
        methods: &[Method],
        reported: &[(String, Cents)],
    ) -> Vec<Reported> {
        let line = |m: &Method| {
            let said = reported
                .iter()
                .find(|(code, _)| *code == m.code)
                .map(|(_, cents)| *cents);
            let booked = self.booked(&m.code);
            let shown = said.is_some() || (m.in_drawer && !booked.is_zero());
            shown.then(|| Reported {
                method: m.code.clone(),
                name: m.name.clone(),
                in_drawer: m.in_drawer,
                booked,
                reported: said.unwrap_or_default(),
            })
        };
        methods
            .iter()
            .filter(|m| !m.gives_change)
            .filter_map(line)
            .collect()
    }
}

/// The figures of a session as they stand now.
///
/// # Errors
/// What the database says.
pub fn of(tx: &Tx<'_>, session: &Session) -> Result<Sums, StoreError> {
    let id = session.id;
    let moved = store::moves_of(tx, id)?;
    let sum = |kind: &str| {
        moved
            .iter()
            .find(|m| m.0 == kind)
            .map_or((Cents::ZERO, 0), |m| (m.1, m.2))
    };
    Ok(Sums {
        float: session.float,
        takings: store::takings(tx, id)?,
        refunds: store::refunds(tx, id)?,
        paid_in: sum("paid-in").0,
        paid_out: sum("paid-out").0,
        dropped: sum("drop").0,
        voids: store::voids(tx, id)?,
        no_sales: sum("no-sale").1,
        receipts: store::receipts(tx, id)?,
    })
}
