//! The pages of bringing records in: upload, preview, commit, undo.

mod acts;
mod left;
mod one;
mod record;
mod upload;

use webkit::Pages;

use crate::Desk;

/// The routes of bringing records in.
pub(crate) fn pages() -> Pages<Desk> {
    upload::pages()
        .merge(one::pages())
        .merge(record::pages())
        .merge(left::pages())
        .merge(acts::pages())
}
