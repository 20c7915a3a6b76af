//! Where time comes from: the only place that asks the machine.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use crate::Moment;

/// The clock that the edges of the program read; everything inside is handed a [`Moment`].
#[derive(Clone, Debug)]
pub struct Clock(Source);

#[derive(Clone, Debug)]
enum Source {
    Machine,
    Set(Arc<AtomicI64>),
}

impl Clock {
    /// The machine's clock.
    #[must_use]
    pub fn machine() -> Self {
        Self(Source::Machine)
    }

    /// A clock that stands at `moment` until it is set again: for tests and for making the demo.
    #[must_use]
    pub fn standing(moment: Moment) -> Self {
        Self(Source::Set(Arc::new(AtomicI64::new(moment.0))))
    }

    /// Moves a standing clock; the machine's clock does not listen.
    pub fn set(&self, moment: Moment) {
        if let Source::Set(now) = &self.0 {
            now.store(moment.0, Ordering::Relaxed);
        }
    }

    /// What the clock shows.
    #[must_use]
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place where the machine is asked"
    )]
    pub fn now(&self) -> Moment {
        match &self.0 {
            Source::Machine => Moment(jiff::Timestamp::now().as_millisecond()),
            Source::Set(now) => Moment(now.load(Ordering::Relaxed)),
        }
    }
}
