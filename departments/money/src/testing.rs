//! Small believable seeds for the tests of this and other departments.

use std::sync::Arc;

use kernel::{
    Act, Actor, BranchId, Cents, ChargeId, Grant, Moment, PatronId, Permission, StaffId, Who,
};
use store::Tx;

use crate::setup::{self, NewDrawer, Price, Setup};
use crate::{MoneyError, NewCharge};

/// Tuesday, November 24, 2026, 10:00 in California.
pub const NOW: Moment = Moment(1_795_543_200_000);

/// The chart of accounts, kinds, ways to pay and reasons as shipped, two drawers and a short price list.
///
/// # Errors
/// What the database says.
pub fn set_up(tx: &Tx<'_>) -> Result<(), MoneyError> {
    let shipped = setup::standard()
        .map_err(|e| store::StoreError::Database(format!("standard.toml: {e}")))?;
    let drawer = |code: &str, name: &str| NewDrawer {
        code: code.into(),
        name: name.into(),
        service_point: String::new(),
        float_cents: Cents(5_000),
        drop_above_cents: Some(Cents(30_000)),
        second_count_above_cents: Cents(500),
    };
    let price = |code: &str, name: &str, cents, kind: &str| Price {
        code: code.into(),
        name: name.into(),
        cents: Cents(cents),
        kind: kind.into(),
        unit: "piece".into(),
    };
    let own = Setup {
        drawers: vec![
            drawer("MAIN-1", "Circulation drawer"),
            drawer("MAIN-2", "Media and reserves drawer"),
        ],
        prices: vec![
            price("earbuds", "Earbuds", 300, "sale"),
            price("print-card", "Print card", 500, "printing"),
        ],
        ..shipped
    };
    setup::load(tx, &own, |_| Some(BranchId(1)))
}

/// A member of staff with every permission of the role: `assistant` ($5), `technician` ($25), `senior`
/// ($200 for waivers and write-offs), `manager` (without limit); anything else may take payment only.
#[must_use]
pub fn staff(id: i64, role: &str) -> Arc<Actor> {
    use Permission::{
        AcceptDrawer, RunDrawer, SeePatronLoans, SeePatronMoney, TakePayment, Waive, WriteOff,
    };
    let up_to = |permission, cents: Option<i64>| Grant {
        permission,
        limit: cents.map(Cents),
        review: false,
    };
    let mut grants = vec![up_to(TakePayment, None)];
    let limits = match role {
        "assistant" => Some((Some(500), false)),
        "technician" => Some((Some(2_500), true)),
        "senior" => Some((Some(20_000), true)),
        "manager" => Some((None, true)),
        _ => None,
    };
    if let Some((waive, accepts)) = limits {
        grants.extend([SeePatronMoney, SeePatronLoans, RunDrawer].map(|p| up_to(p, None)));
        grants.push(up_to(Waive, waive));
        if accepts {
            grants.push(up_to(AcceptDrawer, None));
        }
        if matches!(role, "senior" | "manager") {
            grants.push(up_to(WriteOff, waive));
        }
    }
    Arc::new(Actor {
        who: Who::Staff(StaffId(id)),
        name: format!("{role} {id}"),
        role: role.into(),
        grants,
    })
}

/// An act of a member of staff at branch 1, so many minutes after [`NOW`].
#[must_use]
pub fn act(staff: &Arc<Actor>, minutes: i64) -> Act {
    Act {
        actor: Arc::clone(staff),
        branch: Some(BranchId(1)),
        at: NOW.plus_minutes(minutes),
        key: None,
    }
}

/// An overdue fine of a patron.
///
/// # Errors
/// See [`crate::charge()`].
pub fn fine(tx: &Tx<'_>, patron: PatronId, cents: i64) -> Result<ChargeId, MoneyError> {
    let explanation = crate::charge::explain::Explanation {
        rule: "25¢ a day, at most $10.00".into(),
        ..Default::default()
    };
    crate::charge(
        tx,
        NewCharge {
            patron,
            kind: "overdue",
            cents: Cents(cents),
            item: None,
            loan: None,
            branch: Some(BranchId(1)),
            title: "The silent sea".into(),
            explanation: explanation.to_json(),
        },
    )
}
