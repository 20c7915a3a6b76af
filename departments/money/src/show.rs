//! Values in the words of a visit, for templates, which hand over references and values alike.

use std::borrow::Borrow;

use kernel::{Cents, Moment};
use webkit::Visit;

/// An amount as pages write it.
pub(crate) fn money(visit: impl Borrow<Visit>, cents: impl Borrow<Cents>) -> String {
    visit.borrow().words.money(*cents.borrow())
}

/// An amount taken off.
pub(crate) fn minus(visit: impl Borrow<Visit>, cents: impl Borrow<Cents>) -> String {
    visit.borrow().words.money(-*cents.borrow())
}

/// A day and time as pages write it.
pub(crate) fn moment(visit: impl Borrow<Visit>, at: impl Borrow<Moment>) -> String {
    visit.borrow().words.moment(*at.borrow())
}
