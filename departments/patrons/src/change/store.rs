//! The statement of a change.

use kernel::PatronId;
use store::{StoreError, Tx};

use crate::fold;
use crate::record::Particulars;

pub(super) fn update(tx: &Tx<'_>, id: PatronId, new: &Particulars) -> Result<(), StoreError> {
    let sort_name = new.sort_name();
    tx.execute(
        "UPDATE patrons SET given_name = $2, family_name = $3, affirmed_name = $4, sort_name = $5, sort_key = $6,
             legal_name = $7, pronouns = $8, category_code = $9, home_branch_id = $10, language = $11,
             student_number = $12, program = $13, note = $14, version = version + 1 WHERE id = $1",
        &[
            &id, &new.given, &new.family, &new.affirmed_name(), &sort_name, &fold::key(&sort_name), &new.legal_name,
            &new.pronouns, &new.category, &new.home_branch, &new.language, &new.student_number, &new.program, &new.note,
        ],
    )?;
    Ok(())
}
