//! Long pieces of work: one persistent queue for all nodes, with progress, cancelling, another try
//! after a failure, a page for those that failed for good, and a schedule in the library's time.
//!
//! A job is asked for in the transaction of the act that wants it ([`ask`]), so it exists exactly when
//! the act does. A worker claims it, notes its progress, and is believed dead when it stops noting:
//! then the job is claimed anew. So a job must be able to run twice; what it does, it does in its own
//! small transactions.

mod cron;
mod pages;
mod queue;
mod store;
#[cfg(test)]
mod tests;
mod worker;

pub use cron::{Cron, CronError};
pub use pages::{bar, pages};
pub use queue::{Job, State, ask, job};
pub use store::{again, cancel, page, schedule, unfinished};
pub use worker::{JobError, Run, Workers};

/// The words of the pages of long work.
pub const MESSAGES: &[webkit::Messages] = &[
    webkit::Messages {
        lang: "en",
        source: include_str!("../messages/en.ftl"),
    },
    webkit::Messages {
        lang: "es",
        source: include_str!("../messages/es.ftl"),
    },
];

/// The link of the staff rail.
#[must_use]
pub fn nav() -> Vec<webkit::NavItem> {
    let run = kernel::Permission::RunMachine;
    vec![webkit::NavItem::new("/staff/jobs", "nav-jobs", "list", run)]
}
