//! As of when an item counts as back. Pure.

use building::Calendar;
use kernel::{Act, Moment, Permission, Reason};

use crate::due::last_closing;
use crate::loan::Loan;
use crate::rule::Policy;

/// How an item came back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum How {
    /// Over the desk, now.
    #[default]
    Desk,
    /// From the book drop: as of the last closing.
    BookDrop,
    /// As of an earlier moment; needs [`Permission::ChangeDue`].
    AsOf(Moment),
}

/// When the item counts as back.
///
/// # Errors
/// A moment to come, before the loan, or one that this person may not choose.
pub(crate) fn returned_at(
    how: &How,
    act: &Act,
    loan: Option<&Loan>,
    calendar: &Calendar,
    policy: &Policy,
) -> Result<Moment, Vec<Reason>> {
    let lent_at = loan.map(|l| l.lent_at);
    match how {
        How::Desk => Ok(act.at),
        How::BookDrop if policy.backdate_book_drop => {
            // What is emptied the next morning came before the doors closed; never before it was lent.
            let closing = last_closing(calendar, act.at).filter(|_| act.at.0 > 0);
            let at = closing.unwrap_or(act.at);
            Ok(lent_at.map_or(at, |lent| at.max(lent)))
        }
        How::BookDrop => Ok(act.at),
        How::AsOf(at) => {
            let against = [
                (*at > act.at, Reason::new("checkin-to-come")),
                (
                    lent_at.is_some_and(|lent| *at < lent),
                    Reason::new("checkin-before-loan"),
                ),
                (
                    !act.actor.may(Permission::ChangeDue),
                    Reason::new("checkin-backdate").overridable(Permission::ChangeDue),
                ),
            ];
            let against: Vec<Reason> = against
                .into_iter()
                .filter(|(is, _)| *is)
                .map(|(_, r)| r)
                .collect();
            if against.is_empty() {
                Ok(*at)
            } else {
                Err(against)
            }
        }
    }
}
