//! What the public pages stand on.

use std::sync::Arc;

use catalogue::Ties;
use search::Index;
use store::Store;

/// The tables, the index, and what the departments that lend say of items. Cheap to clone.
#[derive(Clone)]
pub struct Desk {
    /// The tables.
    pub store: Store,
    /// The full-text index, the same that the catalogue's follower feeds.
    pub index: Arc<Index>,
    /// Where items stand.
    pub ties: Ties,
}
