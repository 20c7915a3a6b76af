//! The link from a patron to a returned item is cut once neither money nor an undo needs it
//! (Government Code 7927.105: use of an item is confidential). Statistics keep kind, category and branch.

use ::store::{Store, StoreError, Tx};
use kernel::{Act, Moment};

use crate::loan::store::cut_links;
use crate::rule::Policy;

/// Minutes within which the last act may be undone; as long the link stays.
pub const UNDO_MINUTES: i64 = 30;
/// Links cut with each check-in, so that no run of its own is needed while the desk is open.
const CUT_EACH: i64 = 10;
/// Links cut in one transaction of the nightly run.
const CUT_BATCH: i64 = 5_000;

fn until(now: Moment) -> Moment {
    now.plus_minutes(-UNDO_MINUTES)
}

/// Cuts a few links, in the transaction of a check-in.
pub(crate) fn sweep(tx: &Tx<'_>, policy: &Policy) -> Result<(), StoreError> {
    if !policy.keep_loan_history {
        cut_links(tx, until(tx.act()?.at), CUT_EACH)?;
    }
    Ok(())
}

/// Cuts every link that nothing needs any more: for the nightly run.
///
/// # Errors
/// What the database says.
pub fn forget(store: &Store, act: &Act) -> Result<u64, StoreError> {
    let mut cut = 0;
    loop {
        let n = store.write(act, |tx| {
            if crate::rule::book(tx)?.policy.keep_loan_history {
                return Ok::<_, StoreError>(0);
            }
            cut_links(tx, until(act.at), CUT_BATCH)
        })?;
        cut += n;
        if n < u64::try_from(CUT_BATCH).unwrap_or(u64::MAX) {
            return Ok(cut);
        }
    }
}
