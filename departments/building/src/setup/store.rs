//! Writing a setup.

use std::collections::HashMap;

use jiff::tz::TimeZone;
use kernel::{BranchId, LocationId};
use store::{Entry, StoreError, Tx};

use super::{NewClosure, NewHours, Setup};
use crate::calendar::restamp;
use crate::place::{put_branch, put_institution, put_location, put_service_point, put_term};
use crate::week::store::insert_week;
use crate::week::{SINCE_EVER, Week, WeekFrom};
use crate::{Branch, Institution, Location, Opening, ServicePoint, Term};

/// Writes a whole setup into an empty building.
///
/// # Errors
/// What the database says; a fault that [`super::faults`] names is told as one text.
pub fn setup(tx: &Tx<'_>, new: &Setup) -> Result<(), StoreError> {
    if let Some(fault) = super::faults(new).first() {
        return Err(StoreError::Check(fault.0.clone()));
    }
    let zone = TimeZone::get(&new.college.time_zone).unwrap_or(TimeZone::UTC);
    let college = new.college.clone();
    put_institution(
        tx,
        &Institution {
            code: college.code,
            name: college.name,
            library: college.library,
            zone,
        },
    )?;
    let branches = write_branches(tx, new)?;
    write_places(tx, new, &branches)?;
    write_terms(tx, new)?;
    new.hours
        .iter()
        .try_for_each(|hours| write_hours(tx, hours, &branches))?;
    new.closures
        .iter()
        .try_for_each(|closure| write_closure(tx, closure, &branches))?;
    tx.journal(Entry::new("building.set-up", "institution", 1).fact("branches", branches.len()))?;
    restamp(tx)
}

type Codes = HashMap<String, BranchId>;

fn id_of(branches: &Codes, code: &str) -> Result<BranchId, StoreError> {
    branches.get(code).copied().ok_or(StoreError::Missing)
}

fn write_branches(tx: &Tx<'_>, new: &Setup) -> Result<Codes, StoreError> {
    let mut codes = Codes::new();
    for (position, b) in new.branch.iter().enumerate() {
        let branch = Branch {
            id: BranchId(0),
            code: b.code.clone(),
            name: b.name.clone(),
            address: b.address.join("\n"),
            phone: b.phone.clone(),
            email: b.email.clone(),
        };
        codes.insert(b.code.clone(), put_branch(tx, &branch, position as i64)?);
    }
    Ok(codes)
}

fn write_places(tx: &Tx<'_>, new: &Setup, branches: &Codes) -> Result<(), StoreError> {
    for (position, l) in new.locations.iter().enumerate() {
        let location = Location {
            id: LocationId(0),
            branch: id_of(branches, &l.branch)?,
            code: l.code.clone(),
            name: l.name.clone(),
            place: l.place.clone(),
            shelf_order: l.order.clone(),
            lends: l.lends,
        };
        put_location(tx, &location, position as i64)?;
    }
    for p in &new.service_points {
        let branch = id_of(branches, &p.branch)?;
        let (code, name, kind) = (p.code.clone(), p.name.clone(), p.kind.clone());
        put_service_point(
            tx,
            &ServicePoint {
                id: 0,
                branch,
                code,
                name,
                kind,
                pickup: p.pickup,
            },
        )?;
    }
    Ok(())
}

fn write_terms(tx: &Tx<'_>, new: &Setup) -> Result<(), StoreError> {
    for t in &new.terms {
        let (code, name) = (t.code.clone(), t.name.clone());
        put_term(
            tx,
            &Term {
                code,
                name,
                from_on: t.first,
                to_on: t.last,
                loans_due_on: t.loans_due,
            },
        )?;
    }
    for p in &new.periods {
        let sql = "INSERT INTO hour_periods (from_on, to_on, period) VALUES ($1, $2, $3)";
        tx.execute(sql, &[&p.first, &p.last, &p.period])?;
    }
    Ok(())
}

fn write_hours(tx: &Tx<'_>, hours: &NewHours, branches: &Codes) -> Result<(), StoreError> {
    let branch = id_of(branches, &hours.branch)?;
    let mut days = Week::default();
    for (day, text) in days.iter_mut().zip(&hours.days) {
        *day = Opening::parse(text).unwrap_or(None);
    }
    let from_on = SINCE_EVER;
    insert_week(tx, (branch, &hours.period), &WeekFrom { from_on, days })
}

fn write_closure(tx: &Tx<'_>, closure: &NewClosure, branches: &Codes) -> Result<(), StoreError> {
    let branch = if closure.branch == "*" {
        None
    } else {
        Some(id_of(branches, &closure.branch)?)
    };
    let opening = Opening::parse(&closure.hours).unwrap_or(None);
    let span = kernel::DateSpan {
        from_on: closure.first,
        to_on: closure.last,
    };
    crate::hours::insert(tx, branch, span, opening, &closure.reason)?;
    Ok(())
}
