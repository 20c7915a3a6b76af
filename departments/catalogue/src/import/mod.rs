//! Bringing records in: from the command line at once, or staged, looked at, committed and undone.

mod batch;
pub(crate) mod commit;
mod direct;
mod items;
mod kept;
mod matching;
pub(crate) mod pages;
mod prepare;
#[path = "problems_store.rs"]
pub(crate) mod problems;
mod profile;
mod reading;
mod stage;
#[path = "staged_store.rs"]
pub(crate) mod staged;
mod store;
#[cfg(test)]
mod tests;
pub(crate) mod undo;
mod undo_store;
mod works;
mod write;

pub use batch::{Batch, State, batch, batches};
pub use commit::commit;
pub use direct::{ImportError, Library, Options, Told, run};
pub use matching::Action;
pub use prepare::Problem;
pub use profile::{ItemMap, MatchBy, OnMatch, Profile, Rules, profile, profiles, standard};
pub use stage::{Step, Stopped, stage};
pub use staged::Wanted;
pub use staged::{Staged, choose, staged};
pub use store::keep_profile;
pub use undo::{Obstacle, obstacles, undo};
pub use works::works;

/// What was done with the records of a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Summary {
    /// Records read that could be kept.
    pub records: u64,
    /// Stretches of input left out: no record, or not a bibliographic one.
    pub others: u64,
    /// Problems found in all.
    pub problems: u64,
    /// Records added.
    pub added: u64,
    /// Records that took the place of ours.
    pub overlaid: u64,
    /// Records left out because ours is the same, or the profile says so.
    pub skipped: u64,
    /// Items added.
    pub items: u64,
}

impl std::ops::AddAssign for Summary {
    fn add_assign(&mut self, more: Self) {
        self.records += more.records;
        self.others += more.others;
        self.problems += more.problems;
        self.added += more.added;
        self.overlaid += more.overlaid;
        self.skipped += more.skipped;
        self.items += more.items;
    }
}
