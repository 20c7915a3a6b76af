//! Items on the staff's pages: one item, its form, and fast-add.

mod fast;
mod fields;
pub(crate) mod pages;

/// The routes of items.
pub(crate) fn routes() -> webkit::Pages<crate::Desk> {
    pages::pages().merge(fast::pages())
}
