//! The statements of places and terms.

use jiff::tz::TimeZone;
use kernel::{BranchId, LocationId};
use store::{Row, StoreError, Tx};

use super::{Branch, Institution, Location, ServicePoint, Term};

/// The institution; `Missing` before the library is set up.
///
/// # Errors
/// What the database says, or a zone that this program does not know.
pub fn institution(tx: &Tx<'_>) -> Result<Institution, StoreError> {
    let sql = "SELECT code, name, library, zone FROM institution WHERE id = 1";
    let (code, name, library, zone) = tx.query_one(sql, &[], |row| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get::<String>(3)?))
    })?;
    let zone = TimeZone::get(&zone)
        .map_err(|e| StoreError::Database(format!("the time zone {zone}: {e}")))?;
    Ok(Institution {
        code,
        name,
        library,
        zone,
    })
}

pub(crate) fn put_institution(tx: &Tx<'_>, new: &Institution) -> Result<(), StoreError> {
    let zone = new.zone.iana_name().unwrap_or("UTC");
    tx.execute(
        "INSERT INTO institution (id, code, name, library, zone) VALUES (1, $1, $2, $3, $4)
         ON CONFLICT (id) DO UPDATE SET code = $1, name = $2, library = $3, zone = $4",
        &[&new.code, &new.name, &new.library, &zone],
    )?;
    Ok(())
}

const BRANCH: &str = "SELECT id, code, name, address, phone, email FROM branches";

fn read_branch(row: &Row<'_>) -> Result<Branch, StoreError> {
    Ok(Branch {
        id: row.get(0)?,
        code: row.get(1)?,
        name: row.get(2)?,
        address: row.get(3)?,
        phone: row.get(4)?,
        email: row.get(5)?,
    })
}

/// Every branch, in the college's order.
///
/// # Errors
/// What the database says.
pub fn branches(tx: &Tx<'_>) -> Result<Vec<Branch>, StoreError> {
    tx.query(&format!("{BRANCH} ORDER BY position, id"), &[], read_branch)
}

/// The branch of an id.
///
/// # Errors
/// What the database says.
pub fn branch(tx: &Tx<'_>, id: BranchId) -> Result<Option<Branch>, StoreError> {
    tx.query_opt(&format!("{BRANCH} WHERE id = $1"), &[&id], read_branch)
}

/// The branch of a code.
///
/// # Errors
/// What the database says.
pub fn branch_by_code(tx: &Tx<'_>, code: &str) -> Result<Option<Branch>, StoreError> {
    tx.query_opt(&format!("{BRANCH} WHERE code = $1"), &[&code], read_branch)
}

pub(crate) fn put_branch(tx: &Tx<'_>, new: &Branch, position: i64) -> Result<BranchId, StoreError> {
    tx.insert(
        "INSERT INTO branches (code, name, address, phone, email, position) VALUES ($1, $2, $3, $4, $5, $6) RETURNING id",
        &[&new.code, &new.name, &new.address, &new.phone, &new.email, &position],
    )
}

pub(super) fn update_branch(tx: &Tx<'_>, new: &Branch) -> Result<(), StoreError> {
    let sql = "UPDATE branches SET code = $2, name = $3, address = $4, phone = $5, email = $6
               WHERE id = $1";
    tx.execute(
        sql,
        &[
            &new.id,
            &new.code,
            &new.name,
            &new.address,
            &new.phone,
            &new.email,
        ],
    )?;
    Ok(())
}

/// Refused by the database while anything of a department above is kept there.
pub(super) fn delete_branch(tx: &Tx<'_>, id: BranchId) -> Result<(), StoreError> {
    tx.execute("DELETE FROM branches WHERE id = $1", &[&id])?;
    Ok(())
}

/// Whether a branch has a week of its own, or ever had a closure.
pub(super) fn has_hours(tx: &Tx<'_>, id: BranchId) -> Result<bool, StoreError> {
    let sql = "SELECT (SELECT COUNT(*) FROM regular_weeks WHERE branch_id = $1)
         + (SELECT COUNT(*) FROM closures WHERE branch_id = $1)";
    let rows: i64 = tx.query_one(sql, &[&id], |row| row.get(0))?;
    Ok(rows > 0)
}

const LOCATION: &str = "SELECT id, branch_id, code, name, place, shelf_order, lends FROM locations";

fn read_location(row: &Row<'_>) -> Result<Location, StoreError> {
    Ok(Location {
        id: row.get(0)?,
        branch: row.get(1)?,
        code: row.get(2)?,
        name: row.get(3)?,
        place: row.get(4)?,
        shelf_order: row.get(5)?,
        lends: row.get(6)?,
    })
}

/// The shelving locations of a branch, in order.
///
/// # Errors
/// What the database says.
pub fn locations(tx: &Tx<'_>, branch: BranchId) -> Result<Vec<Location>, StoreError> {
    tx.query(
        &format!("{LOCATION} WHERE branch_id = $1 ORDER BY position, id"),
        &[&branch],
        read_location,
    )
}

/// The shelving location of an id.
///
/// # Errors
/// What the database says.
pub fn location(tx: &Tx<'_>, id: LocationId) -> Result<Option<Location>, StoreError> {
    tx.query_opt(&format!("{LOCATION} WHERE id = $1"), &[&id], read_location)
}

/// The shelving location of a code within a branch.
///
/// # Errors
/// What the database says.
pub fn location_by_code(
    tx: &Tx<'_>,
    branch: BranchId,
    code: &str,
) -> Result<Option<Location>, StoreError> {
    tx.query_opt(
        &format!("{LOCATION} WHERE branch_id = $1 AND code = $2"),
        &[&branch, &code],
        read_location,
    )
}

pub(crate) fn put_location(
    tx: &Tx<'_>,
    new: &Location,
    position: i64,
) -> Result<LocationId, StoreError> {
    tx.insert(
        "INSERT INTO locations (branch_id, code, name, place, shelf_order, lends, position)
         VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id",
        &[
            &new.branch,
            &new.code,
            &new.name,
            &new.place,
            &new.shelf_order,
            &new.lends,
            &position,
        ],
    )
}

pub(super) fn update_location(tx: &Tx<'_>, new: &Location) -> Result<(), StoreError> {
    let sql = "UPDATE locations SET code = $2, name = $3, place = $4, shelf_order = $5, lends = $6
               WHERE id = $1";
    tx.execute(
        sql,
        &[
            &new.id,
            &new.code,
            &new.name,
            &new.place,
            &new.shelf_order,
            &new.lends,
        ],
    )?;
    Ok(())
}

/// Refused by the database while an item stands there.
pub(super) fn delete_location(tx: &Tx<'_>, id: LocationId) -> Result<(), StoreError> {
    tx.execute("DELETE FROM locations WHERE id = $1", &[&id])?;
    Ok(())
}

pub(super) fn delete_point(tx: &Tx<'_>, id: i64) -> Result<(), StoreError> {
    tx.execute("DELETE FROM service_points WHERE id = $1", &[&id])?;
    Ok(())
}

const POINT: &str = "SELECT id, branch_id, code, name, kind, pickup FROM service_points";

fn read_point(row: &Row<'_>) -> Result<ServicePoint, StoreError> {
    Ok(ServicePoint {
        id: row.get(0)?,
        branch: row.get(1)?,
        code: row.get(2)?,
        name: row.get(3)?,
        kind: row.get(4)?,
        pickup: row.get(5)?,
    })
}

/// The service points of a branch.
///
/// # Errors
/// What the database says.
pub fn service_points(tx: &Tx<'_>, branch: BranchId) -> Result<Vec<ServicePoint>, StoreError> {
    let sql = format!("{POINT} WHERE branch_id = $1 ORDER BY id");
    tx.query(&sql, &[&branch], read_point)
}

/// Every service point of the institution.
pub(crate) fn all_points(tx: &Tx<'_>) -> Result<Vec<ServicePoint>, StoreError> {
    tx.query(&format!("{POINT} ORDER BY id"), &[], read_point)
}

pub(super) fn update_point(tx: &Tx<'_>, new: &ServicePoint) -> Result<(), StoreError> {
    let sql =
        "UPDATE service_points SET code = $2, name = $3, kind = $4, pickup = $5 WHERE id = $1";
    tx.execute(
        sql,
        &[&new.id, &new.code, &new.name, &new.kind, &new.pickup],
    )?;
    Ok(())
}

pub(crate) fn put_service_point(tx: &Tx<'_>, new: &ServicePoint) -> Result<i64, StoreError> {
    tx.insert(
        "INSERT INTO service_points (branch_id, code, name, kind, pickup) VALUES ($1, $2, $3, $4, $5) RETURNING id",
        &[&new.branch, &new.code, &new.name, &new.kind, &new.pickup],
    )
}

/// Every term, the earliest first.
///
/// # Errors
/// What the database says.
pub fn terms(tx: &Tx<'_>) -> Result<Vec<Term>, StoreError> {
    let sql = "SELECT code, name, from_on, to_on, loans_due_on FROM terms ORDER BY from_on";
    tx.query(sql, &[], |row| {
        Ok(Term {
            code: row.get(0)?,
            name: row.get(1)?,
            from_on: row.get(2)?,
            to_on: row.get(3)?,
            loans_due_on: row.get(4)?,
        })
    })
}

pub(crate) fn put_term(tx: &Tx<'_>, new: &Term) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO terms (code, name, from_on, to_on, loans_due_on) VALUES ($1, $2, $3, $4, $5)",
        &[
            &new.code,
            &new.name,
            &new.from_on,
            &new.to_on,
            &new.loans_due_on,
        ],
    )?;
    Ok(())
}
