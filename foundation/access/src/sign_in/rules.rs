//! The lockout: five wrong secrets lock the account for a minute, each further one for twice as long.

use kernel::{Moment, Reason};

use super::minutes_until;
use crate::staff::Account;

/// Wrong secrets that are forgiven.
pub const FORGIVEN: i64 = 5;
/// The longest lock, in minutes.
pub const LOCK_MINUTES_MAX: i64 = 60;

/// Until when the account is locked after so many failures; the beginning of time when it is not.
#[must_use]
pub fn locked_until(failures: i64, now: Moment) -> Moment {
    if failures < FORGIVEN {
        return Moment(0);
    }
    let doublings = u32::try_from(failures - FORGIVEN)
        .unwrap_or(u32::MAX)
        .min(6);
    now.plus_minutes((1_i64 << doublings).min(LOCK_MINUTES_MAX))
}

/// The reason of a lock that still holds.
#[must_use]
pub fn locked(account: &Account, now: Moment) -> Option<Reason> {
    let holds = account.locked_until > now;
    holds.then(|| {
        Reason::new("sign-in-locked").with("minutes", minutes_until(account.locked_until, now))
    })
}
