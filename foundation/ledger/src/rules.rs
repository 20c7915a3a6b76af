//! What makes a group of postings sound: pure.

use kernel::Cents;

use crate::Line;

/// Why a group is not posted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unposted {
    /// Fewer than two lines: nothing moves from one account to another.
    #[error("a group needs at least two postings, this one has {0}")]
    TooFew(usize),
    /// Debits and credits differ by this much.
    #[error("debits and credits differ by {0}")]
    Unbalanced(Cents),
    /// A line of nothing.
    #[error("a posting of nothing to account {0}")]
    Nothing(String),
    /// A line larger than one entry may be.
    #[error("a posting of {1} to account {0} is more than one entry may hold")]
    TooLarge(String, Cents),
    /// Reversed before.
    #[error("the group was reversed before")]
    ReversedBefore,
    /// There is no such group to reverse.
    #[error("there is no group {0}")]
    NoGroup(i64),
}

/// Refuses lines that double entry does not allow.
pub(crate) fn sound(lines: &[Line<'_>]) -> Result<(), Unposted> {
    if lines.len() < 2 {
        return Err(Unposted::TooFew(lines.len()));
    }
    if let Some(line) = lines.iter().find(|l| l.cents.is_zero()) {
        return Err(Unposted::Nothing(line.account.to_owned()));
    }
    let most = Cents::MAX_ENTRY.0.unsigned_abs();
    if let Some(line) = lines.iter().find(|l| l.cents.0.unsigned_abs() > most) {
        return Err(Unposted::TooLarge(line.account.to_owned(), line.cents));
    }
    let sum: i128 = lines.iter().map(|l| i128::from(l.cents.0)).sum();
    if sum == 0 {
        Ok(())
    } else {
        Err(Unposted::Unbalanced(Cents(
            i64::try_from(sum).unwrap_or(i64::MAX),
        )))
    }
}
