//! Taking places away that nothing stands in and nobody needs: a shelf planned in error, a desk that moved.

use ::store::{Entry, Store, StoreError};
use kernel::{Act, LocationId, Reason};

use super::store;
use crate::{BuildingError, Fault};

/// Takes a shelving location away.
///
/// # Errors
/// `location-in-use` where items stand there, withdrawn ones too; [`StoreError::Missing`] where there is none.
pub fn remove_location(tables: &Store, act: &Act, id: LocationId) -> Result<(), BuildingError> {
    tables.write_once(act, "location.remove", |tx| {
        let location = store::location(tx, id)?.ok_or(StoreError::Missing)?;
        match store::delete_location(tx, id) {
            Err(StoreError::ForeignKey(_)) => Err(in_use(&location.name)),
            other => Ok(other?),
        }?;
        let entry = Entry::new("location.removed", "location", id.0);
        tx.journal(
            entry
                .fact("name", &location.name)
                .fact("code", &location.code),
        )?;
        Ok(())
    })
}

/// Takes a service point away. What was done there is kept: the journal knows its branch.
///
/// # Errors
/// [`StoreError::Missing`] where there is none.
pub fn remove_point(tables: &Store, act: &Act, id: i64) -> Result<(), BuildingError> {
    tables.write_once(act, "service-point.remove", |tx| {
        let all = store::all_points(tx)?;
        let point = all.iter().find(|point| point.id == id);
        let point = point.ok_or(StoreError::Missing)?;
        store::delete_point(tx, id)?;
        let entry = Entry::new("service-point.removed", "service-point", id);
        tx.journal(entry.fact("name", &point.name).fact("code", &point.code))?;
        Ok(())
    })
}

fn in_use(name: &str) -> BuildingError {
    let reason = Reason::new("location-in-use").with("name", name);
    BuildingError::Refused(vec![Fault::new("name", reason)])
}
