//! Tells followers in this program that something was committed.

use std::time::Duration;

use parking_lot::{Condvar, Mutex};

/// Counts the commits of this program, so that a follower can wait for the next.
#[derive(Debug, Default)]
pub struct WriteCounter {
    count: Mutex<u64>,
    moved: Condvar,
}

impl WriteCounter {
    /// The commits so far.
    #[must_use]
    pub fn now(&self) -> u64 {
        *self.count.lock()
    }

    /// One more commit.
    pub(crate) fn up(&self) {
        *self.count.lock() += 1;
        self.moved.notify_all();
    }

    /// Waits until there were more commits than `seen`, but no longer than `at_most`; says how many there are.
    pub fn wait_past(&self, seen: u64, at_most: Duration) -> u64 {
        let mut count = self.count.lock();
        if *count <= seen {
            self.moved.wait_for(&mut count, at_most);
        }
        *count
    }
}
