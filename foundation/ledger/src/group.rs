//! Posting a group, and reversing one.

use ::store::Tx;
use kernel::{Cents, Day, DrawerId, PatronId, PostingGroupId};

use crate::rules::{self, Unposted};
use crate::{LedgerError, store};

/// One posting on its way: so much to one account, for one patron or drawer session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line<'a> {
    /// The account's code.
    pub account: &'a str,
    /// Debit positive, credit negative.
    pub cents: Cents,
    /// Whose money, where the account is kept by patron.
    pub patron: Option<PatronId>,
    /// In which drawer session, where the account is kept by drawer.
    pub drawer: Option<DrawerId>,
}

impl<'a> Line<'a> {
    /// A debit of `cents`.
    #[must_use]
    pub fn debit(account: &'a str, cents: Cents) -> Self {
        Self {
            account,
            cents,
            patron: None,
            drawer: None,
        }
    }

    /// A credit of `cents`.
    #[must_use]
    pub fn credit(account: &'a str, cents: Cents) -> Self {
        Self::debit(account, -cents)
    }

    /// For this patron.
    #[must_use]
    pub fn patron(self, id: PatronId) -> Self {
        Self {
            patron: Some(id),
            ..self
        }
    }

    /// In this drawer session, if any.
    #[must_use]
    pub fn drawer(self, id: Option<DrawerId>) -> Self {
        Self { drawer: id, ..self }
    }
}

/// Postings that belong together, and what caused them.
#[derive(Clone, Debug)]
pub struct Group<'a> {
    /// The kind of row that caused it, such as `payment`.
    pub cause: &'static str,
    /// The id of that row.
    pub cause_id: i64,
    /// The business day in the library's zone: stored, never derived again.
    pub day: Day,
    /// The postings.
    pub lines: Vec<Line<'a>>,
}

/// Posts a group in this transaction; who, where and when come from its act. Lines of nothing are
/// refused, so leave them out.
///
/// # Errors
/// [`LedgerError::Unposted`] when the lines do not balance, before a row is written;
/// [`LedgerError::NoAccount`] for a code nobody opened.
pub fn post(tx: &Tx<'_>, group: &Group<'_>) -> Result<PostingGroupId, LedgerError> {
    rules::sound(&group.lines)?;
    let id = store::insert_group(tx, group, None)?;
    for line in &group.lines {
        store::insert_line(tx, id, line)?;
    }
    Ok(id)
}

/// Posts the opposite of a group: the only way to put a mistake right.
///
/// # Errors
/// [`Unposted::NoGroup`] when it is not there, [`Unposted::ReversedBefore`] when it was.
pub fn reverse(
    tx: &Tx<'_>,
    reversed: PostingGroupId,
    cause: (&'static str, i64),
    day: Day,
) -> Result<PostingGroupId, LedgerError> {
    let lines = store::lines_of(tx, reversed)?;
    if lines.is_empty() {
        return Err(Unposted::NoGroup(reversed.0).into());
    }
    let group = Group {
        cause: cause.0,
        cause_id: cause.1,
        day,
        lines: Vec::new(),
    };
    let id = match store::insert_group(tx, &group, Some(reversed)) {
        Err(e) if e.is_unique("reverses") => return Err(Unposted::ReversedBefore.into()),
        other => other?,
    };
    for line in &lines {
        let opposite = Line {
            account: &line.account,
            cents: -line.cents,
            patron: line.patron,
            drawer: line.drawer,
        };
        store::insert_line(tx, id, &opposite)?;
    }
    Ok(id)
}
