//! The statements of sessions and clients.

use kernel::{BranchId, Moment, StaffId};
use store::{Entry, Row, StoreError, Tx};

use super::{Client, Holder, Listed, Live, New, StaffHolder};
use super::{PATRON_IDLE_MINUTES, PATRON_MINUTES, STAFF_IDLE_MINUTES, STAFF_MINUTES};

/// Begins a session and journals that somebody came in.
///
/// # Errors
/// What the database says.
pub fn begin(tx: &Tx<'_>, new: &New<'_>) -> Result<i64, StoreError> {
    let at = tx.act()?.at;
    let minutes = if new.staff.is_some() {
        STAFF_MINUTES
    } else {
        PATRON_MINUTES
    };
    let place: String = new.place.chars().take(120).collect();
    let id = tx.insert(
        "INSERT INTO sessions (token_digest, csrf, staff_id, patron_id, branch_id, place, created_at, seen_at, ends_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8) RETURNING id",
        &[&new.digest, &new.csrf, &new.staff, &new.patron, &new.branch, &place, &at, &at.plus_minutes(minutes)],
    )?;
    let entry = Entry::new("session.begun", "session", id).fact("staff", new.staff);
    tx.journal(
        new.patron
            .map_or(entry.clone(), |patron| entry.patron(patron)),
    )?;
    Ok(id)
}

/// The live session of a cookie's digest: neither ended, nor too old, nor idle too long, its holder still here.
///
/// # Errors
/// What the database says.
pub fn live(tx: &Tx<'_>, digest: &str, now: Moment) -> Result<Option<Live>, StoreError> {
    let sql = "SELECT s.id, s.csrf, s.branch_id, s.language, s.seen_at, s.patron_id, s.staff_id, p.name, p.role_code, p.hidden_columns
               FROM sessions s LEFT JOIN staff p ON p.id = s.staff_id
               WHERE s.token_digest = $1 AND s.ended_at IS NULL AND s.ends_at > $2 AND p.disabled_at IS NULL";
    let found = tx.query_opt(sql, &[&digest, &now], live_row)?;
    Ok(found.filter(|live| {
        let idle = if matches!(live.holder, Holder::Staff(_)) {
            STAFF_IDLE_MINUTES
        } else {
            PATRON_IDLE_MINUTES
        };
        now < live.seen_at.plus_minutes(idle)
    }))
}

fn live_row(row: &Row<'_>) -> Result<Live, StoreError> {
    let holder = match row.get(5)? {
        Some(patron) => Holder::Patron(patron),
        None => Holder::Staff(StaffHolder {
            id: row.get(6)?,
            name: row.get(7)?,
            role: row.get(8)?,
        }),
    };
    Ok(Live {
        id: row.get(0)?,
        holder,
        csrf: row.get(1)?,
        branch: row.get(2)?,
        language: row.get(3)?,
        seen_at: row.get(4)?,
        hidden_columns: row.get::<Option<String>>(9)?.unwrap_or_default(),
    })
}

/// Keeps which columns a member of staff hid.
///
/// # Errors
/// What the database says.
pub fn hide_columns(tx: &Tx<'_>, staff: StaffId, hidden: &str) -> Result<u64, StoreError> {
    tx.execute(
        "UPDATE staff SET hidden_columns = $2 WHERE id = $1",
        &[&staff, &hidden],
    )
}

/// Notes that the session is in use.
///
/// # Errors
/// What the database says.
pub fn note_seen(tx: &Tx<'_>, id: i64, at: Moment) -> Result<u64, StoreError> {
    tx.execute(
        "UPDATE sessions SET seen_at = $2 WHERE id = $1 AND seen_at < $2",
        &[&id, &at],
    )
}

/// Ends a session.
///
/// # Errors
/// What the database says.
pub fn end(tx: &Tx<'_>, id: i64) -> Result<(), StoreError> {
    let at = tx.act()?.at;
    let ended = tx.execute(
        "UPDATE sessions SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL",
        &[&id, &at],
    )?;
    if ended > 0 {
        tx.journal(Entry::new("session.ended", "session", id))?;
    }
    Ok(())
}

/// Ends every session of a member of staff but `but`.
///
/// # Errors
/// What the database says.
pub fn end_all_of(tx: &Tx<'_>, staff: StaffId, but: Option<i64>) -> Result<u64, StoreError> {
    let at = tx.act()?.at;
    let sql =
        "UPDATE sessions SET ended_at = $2 WHERE staff_id = $1 AND ended_at IS NULL AND id <> $3";
    tx.execute(sql, &[&staff, &at, &but.unwrap_or(0)])
}

/// Notes the branch where the holder works now.
///
/// # Errors
/// What the database says.
pub fn move_to(tx: &Tx<'_>, id: i64, branch: BranchId) -> Result<u64, StoreError> {
    tx.execute(
        "UPDATE sessions SET branch_id = $2 WHERE id = $1",
        &[&id, &branch],
    )
}

/// Notes the language the holder chose.
///
/// # Errors
/// What the database says.
pub fn set_language(tx: &Tx<'_>, id: i64, language: &str) -> Result<u64, StoreError> {
    tx.execute(
        "UPDATE sessions SET language = $2 WHERE id = $1",
        &[&id, &language],
    )
}

/// The live sessions of a member of staff, the newest first.
///
/// # Errors
/// What the database says.
pub fn of_staff(tx: &Tx<'_>, staff: StaffId, now: Moment) -> Result<Vec<Listed>, StoreError> {
    let sql = "SELECT id, place, created_at, seen_at FROM sessions
               WHERE staff_id = $1 AND ended_at IS NULL AND ends_at > $2 ORDER BY id DESC";
    tx.query(sql, &[&staff, &now], |row| {
        Ok(Listed {
            id: row.get(0)?,
            place: row.get(1)?,
            created_at: row.get(2)?,
            seen_at: row.get(3)?,
        })
    })
}

/// The client of a bearer token's digest.
///
/// # Errors
/// What the database says.
pub fn client(tx: &Tx<'_>, digest: &str, _now: Moment) -> Result<Option<Client>, StoreError> {
    let sql = "SELECT id, name, role_code, branch_id FROM api_clients WHERE token_digest = $1 AND ended_at IS NULL";
    tx.query_opt(sql, &[&digest], |row| {
        Ok(Client {
            id: row.get(0)?,
            name: row.get(1)?,
            role: row.get(2)?,
            branch: row.get(3)?,
        })
    })
}

/// Adds a client.
///
/// # Errors
/// What the database says; `Unique` when the name is taken.
pub fn new_client(tx: &Tx<'_>, name: &str, role: &str, digest: &str) -> Result<i64, StoreError> {
    let at = tx.act()?.at;
    let id = tx.insert(
        "INSERT INTO api_clients (name, role_code, token_digest, created_at) VALUES ($1, $2, $3, $4) RETURNING id",
        &[&name, &role, &digest, &at],
    )?;
    tx.journal(
        Entry::new("api-client.added", "api-client", id)
            .fact("name", name)
            .fact("role", role),
    )?;
    Ok(id)
}
