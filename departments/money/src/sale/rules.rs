//! The bill of a sale, and what speaks against it: pure.

use kernel::{Cents, Reason};

use super::NewSale;
use crate::drawer::Session;
use crate::payment::rules::{against_drawer, against_method};
use crate::setup::{FROM_CREDIT, Method, Price};

/// Nobody sells more than this of one thing at once.
const QUANTITY_MOST: i64 = 1_000;

/// One line of the bill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct BillLine<'a> {
    pub(super) price: &'a Price,
    pub(super) quantity: i64,
    pub(super) cents: Cents,
}

/// What is sold, priced; or what cannot be.
pub(super) fn bill<'a>(
    things: &[(String, i64)],
    prices: &'a [Price],
) -> Result<Vec<BillLine<'a>>, Vec<Reason>> {
    let (mut lines, mut reasons) = (Vec::new(), Vec::new());
    for (code, quantity) in things {
        let Some(price) = prices.iter().find(|p| p.code == *code) else {
            reasons.push(Reason::new("sale-price-unknown").with("code", code));
            continue;
        };
        match price.cents.checked_times(*quantity) {
            Some(cents) if (1..=QUANTITY_MOST).contains(quantity) => {
                lines.push(BillLine {
                    price,
                    quantity: *quantity,
                    cents,
                });
            }
            _ => {
                let reason = Reason::new("sale-quantity").with("what", &price.name);
                reasons.push(reason.with("most", QUANTITY_MOST));
            }
        }
    }
    if things.is_empty() {
        reasons.push(Reason::new("sale-nothing"));
    }
    if reasons.is_empty() {
        Ok(lines)
    } else {
        Err(reasons)
    }
}

/// All reasons against a sale.
pub(super) fn against(
    new: &NewSale,
    bill: &Result<Vec<BillLine<'_>>, Vec<Reason>>,
    method: Option<&Method>,
    session: Option<&Session>,
) -> Vec<Reason> {
    let (mut reasons, total) = match bill {
        Ok(lines) => (Vec::new(), lines.iter().map(|l| l.cents).sum()),
        Err(reasons) => (reasons.clone(), Cents::ZERO),
    };
    let Some(method) = method.filter(|m| m.code != FROM_CREDIT) else {
        reasons.push(Reason::new("payment-method-unknown").with("method", &new.method));
        return reasons;
    };
    if reasons.is_empty() {
        reasons.extend(against_method(method, total, new.tendered, &new.reference));
    }
    reasons.extend(against_drawer(method, session));
    reasons
}
