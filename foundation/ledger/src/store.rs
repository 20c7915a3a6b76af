//! Every statement of the ledger.

use ::store::{StoreError, Tx};
use kernel::{AccountId, BranchId, Cents, DrawerId, PatronId, PostingGroupId};

use crate::{AccountKind, Group, LedgerError, Line, NewAccount};

/// Opens an account, or renames the one of this code; its kind stays what it was.
///
/// # Errors
/// What the database says.
pub fn open_account(tx: &Tx<'_>, new: &NewAccount) -> Result<AccountId, StoreError> {
    tx.insert(
        "INSERT INTO ledger_accounts (code, name, kind, general_ledger) VALUES ($1, $2, $3, $4)
         ON CONFLICT (code) DO UPDATE SET name = excluded.name, general_ledger = excluded.general_ledger
         RETURNING id",
        &[&new.code, &new.name, &new.kind.code(), &new.general_ledger],
    )
}

/// The account of a code.
///
/// # Errors
/// [`LedgerError::NoAccount`] when nobody opened it.
pub fn account(tx: &Tx<'_>, code: &str) -> Result<AccountId, LedgerError> {
    tx.query_opt(
        "SELECT id FROM ledger_accounts WHERE code = $1",
        &[&code],
        |r| r.get(0),
    )?
    .ok_or_else(|| LedgerError::NoAccount(code.to_owned()))
}

pub(crate) fn insert_group(
    tx: &Tx<'_>,
    group: &Group<'_>,
    reverses: Option<PostingGroupId>,
) -> Result<PostingGroupId, StoreError> {
    let act = tx.act()?;
    let who_id = act.actor.staff();
    // A patron's name is personal: the journal keeps it aside, the ledger does without.
    let who_name = if act.actor.patron().is_some() {
        ""
    } else {
        act.actor.name.as_str()
    };
    tx.insert(
        "INSERT INTO ledger_groups (cause, cause_id, at, day, who_id, who_name, branch_id, reverses)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id",
        &[&group.cause, &group.cause_id, &act.at, &group.day, &who_id, &who_name, &act.branch, &reverses],
    )
}

/// The group that a row caused, if it caused one.
///
/// # Errors
/// What the database says.
pub fn group_of(
    tx: &Tx<'_>,
    cause: &str,
    cause_id: i64,
) -> Result<Option<PostingGroupId>, StoreError> {
    tx.query_opt(
        "SELECT id FROM ledger_groups WHERE cause = $1 AND cause_id = $2",
        &[&cause, &cause_id],
        |r| r.get(0),
    )
}

pub(crate) fn insert_line(
    tx: &Tx<'_>,
    group: PostingGroupId,
    line: &Line<'_>,
) -> Result<(), LedgerError> {
    let written = tx.execute(
        "INSERT INTO ledger_postings (group_id, account_id, cents, patron_id, drawer_id)
         SELECT $1, id, $3, $4, $5 FROM ledger_accounts WHERE code = $2",
        &[
            &group,
            &line.account,
            &line.cents,
            &line.patron,
            &line.drawer,
        ],
    )?;
    if written == 1 {
        Ok(())
    } else {
        Err(LedgerError::NoAccount(line.account.to_owned()))
    }
}

/// One posting as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedgerLine {
    /// The account's code.
    pub account: String,
    /// Debit positive, credit negative.
    pub cents: Cents,
    /// Whose money.
    pub patron: Option<PatronId>,
    /// In which drawer session.
    pub drawer: Option<DrawerId>,
}

/// The postings of a group, in the order they were made.
///
/// # Errors
/// What the database says.
pub fn lines_of(tx: &Tx<'_>, group: PostingGroupId) -> Result<Vec<LedgerLine>, StoreError> {
    tx.query(
        "SELECT a.code, p.cents, p.patron_id, p.drawer_id
         FROM ledger_postings p JOIN ledger_accounts a ON a.id = p.account_id
         WHERE p.group_id = $1 ORDER BY p.id",
        &[&group],
        |r| {
            Ok(LedgerLine {
                account: r.get(0)?,
                cents: r.get(1)?,
                patron: r.get(2)?,
                drawer: r.get(3)?,
            })
        },
    )
}

/// Which part of an account is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// All of it.
    All,
    /// One patron's part.
    Patron(PatronId),
    /// One drawer session's part.
    Drawer(DrawerId),
}

/// What stands on an account: debit positive.
///
/// # Errors
/// What the database says; an account nobody opened has nothing on it.
pub fn balance(tx: &Tx<'_>, account: &str, of: Of) -> Result<Cents, StoreError> {
    const ALL: &str = "SELECT CAST(COALESCE(SUM(p.cents), 0) AS BIGINT)
         FROM ledger_postings p WHERE p.account_id = (SELECT id FROM ledger_accounts WHERE code = $1)";
    match of {
        Of::All => tx.query_one(ALL, &[&account], |r| r.get(0)),
        Of::Patron(id) => tx.query_one(
            &format!("{ALL} AND p.patron_id = $2"),
            &[&account, &id],
            |r| r.get(0),
        ),
        Of::Drawer(id) => tx.query_one(
            &format!("{ALL} AND p.drawer_id = $2"),
            &[&account, &id],
            |r| r.get(0),
        ),
    }
}

/// An account with what stands on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountBalance {
    /// The account's code.
    pub code: String,
    /// What people read.
    pub name: String,
    /// Which of the five kinds.
    pub kind: AccountKind,
    /// The college's own code.
    pub general_ledger: String,
    /// Debit positive.
    pub cents: Cents,
}

/// The trial balance: every account, by code. The sum over all is zero.
///
/// # Errors
/// What the database says.
pub fn balances(tx: &Tx<'_>) -> Result<Vec<AccountBalance>, StoreError> {
    tx.query(
        "SELECT a.code, a.name, a.kind, a.general_ledger, COALESCE(s.cents, 0)
         FROM ledger_accounts a LEFT JOIN
           (SELECT account_id, CAST(SUM(cents) AS BIGINT) AS cents FROM ledger_postings GROUP BY account_id) s
           ON s.account_id = a.id
         ORDER BY a.code",
        &[],
        |r| {
            let kind: String = r.get(2)?;
            let kind = AccountKind::of_code(&kind)
                .ok_or_else(|| StoreError::Database(format!("{kind} is no kind of account")))?;
            Ok(AccountBalance {
                code: r.get(0)?,
                name: r.get(1)?,
                kind,
                general_ledger: r.get(3)?,
                cents: r.get(4)?,
            })
        },
    )
}

/// What stands on an account for each patron who has anything there, by patron.
///
/// # Errors
/// What the database says.
pub fn by_patron(tx: &Tx<'_>, account: &str) -> Result<Vec<(PatronId, Cents)>, StoreError> {
    tx.query(
        "SELECT patron_id, CAST(SUM(cents) AS BIGINT) FROM ledger_postings
         WHERE account_id = (SELECT id FROM ledger_accounts WHERE code = $1) AND patron_id IS NOT NULL
         GROUP BY patron_id HAVING SUM(cents) <> 0 ORDER BY patron_id",
        &[&account],
        |r| Ok((r.get(0)?, r.get(1)?)),
    )
}

/// What stands on an account for each drawer session that has anything there.
///
/// # Errors
/// What the database says.
pub fn by_drawer(tx: &Tx<'_>, account: &str) -> Result<Vec<(DrawerId, Cents)>, StoreError> {
    tx.query(
        "SELECT drawer_id, CAST(SUM(cents) AS BIGINT) FROM ledger_postings
         WHERE account_id = (SELECT id FROM ledger_accounts WHERE code = $1) AND drawer_id IS NOT NULL
         GROUP BY drawer_id HAVING SUM(cents) <> 0 ORDER BY drawer_id",
        &[&account],
        |r| Ok((r.get(0)?, r.get(1)?)),
    )
}

/// Groups whose postings do not add up to zero, with the difference.
pub(crate) fn unbalanced(tx: &Tx<'_>) -> Result<Vec<(PostingGroupId, Cents)>, StoreError> {
    tx.query(
        "SELECT group_id, CAST(SUM(cents) AS BIGINT) FROM ledger_postings
         GROUP BY group_id HAVING SUM(cents) <> 0 ORDER BY group_id LIMIT 100",
        &[],
        |r| Ok((r.get(0)?, r.get(1)?)),
    )
}

/// Groups with fewer than two postings, with how many they have.
pub(crate) fn thin(tx: &Tx<'_>) -> Result<Vec<(PostingGroupId, i64)>, StoreError> {
    tx.query(
        "SELECT g.id, COUNT(p.id) FROM ledger_groups g LEFT JOIN ledger_postings p ON p.group_id = g.id
         GROUP BY g.id HAVING COUNT(p.id) < 2 ORDER BY g.id LIMIT 100",
        &[],
        |r| Ok((r.get(0)?, r.get(1)?)),
    )
}

/// Reversals that are not the opposite of what they reverse, account for account.
pub(crate) fn crooked_reversals(tx: &Tx<'_>) -> Result<Vec<PostingGroupId>, StoreError> {
    tx.query(
        "SELECT DISTINCT pair FROM (
           SELECT r.id AS pair, p.account_id, p.cents FROM ledger_groups r
             JOIN ledger_postings p ON p.group_id = r.id WHERE r.reverses IS NOT NULL
           UNION ALL
           SELECT r.id AS pair, p.account_id, p.cents FROM ledger_groups r
             JOIN ledger_postings p ON p.group_id = r.reverses WHERE r.reverses IS NOT NULL
         ) both_groups GROUP BY pair, account_id HAVING SUM(cents) <> 0 ORDER BY pair LIMIT 100",
        &[],
        |r| r.get(0),
    )
}

/// Whether anything was posted at a branch.
///
/// # Errors
/// What the database says.
pub fn is_at(tx: &Tx<'_>, branch: BranchId) -> Result<bool, StoreError> {
    let sql = "SELECT 1 FROM ledger_groups WHERE branch_id = $1 LIMIT 1";
    let found: Option<i64> = tx.query_opt(sql, &[&branch], |row| row.get(0))?;
    Ok(found.is_some())
}
