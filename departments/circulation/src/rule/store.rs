//! The statements of the rules, and their copy in memory.

use std::collections::HashMap;
use std::sync::Arc;

use ::store::{Row, Stamped, StoreError, Tx};
use kernel::Cents;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value as Json, json};

use super::{Book, By, KindFacts, Lost, NewRule, Policy, Rule};

/// Books in memory, by the digest of their content.
pub static BOOKS: Stamped<Book> = Stamped::new("lending-rules", content);

pub(super) fn book(tx: &Tx<'_>) -> Result<Arc<Book>, StoreError> {
    BOOKS.get(tx, 0, || load(tx))
}

fn read<T: DeserializeOwned>(text: &str) -> Result<T, StoreError> {
    serde_json::from_str(text).map_err(|e| StoreError::Database(format!("lending rules: {e}")))
}

fn write<T: Serialize>(value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|e| StoreError::Database(format!("lending rules: {e}")))
}

/// Everything, from the rows.
pub(crate) fn load(tx: &Tx<'_>) -> Result<Book, StoreError> {
    let sql = "SELECT version, specificity, policy, lost FROM lending_policy WHERE id = 1";
    let (version, specificity, policy, lost) = tx.query_one(sql, &[], |r| {
        let (version, specificity): (i64, String) = (r.get(0)?, r.get(1)?);
        Ok((
            version,
            specificity,
            r.get::<String>(2)?,
            r.get::<String>(3)?,
        ))
    })?;
    Ok(Book {
        version,
        rules: rules(tx)?,
        specificity: read(&specificity)?,
        policy: read(&policy)?,
        lost: read(&lost)?,
        kinds: kinds(tx)?,
    })
}

fn rules(tx: &Tx<'_>) -> Result<Vec<Rule>, StoreError> {
    let sql = "SELECT id, category, kind, branch_id, from_on, ended_at, terms FROM lending_rules ORDER BY id";
    tx.query(sql, &[], rule)
}

fn rule(r: &Row<'_>) -> Result<Rule, StoreError> {
    Ok(Rule {
        id: r.get(0)?,
        category: r.get(1)?,
        kind: r.get(2)?,
        branch: r.get(3)?,
        from_on: r.get(4)?,
        ended: r.get::<Option<i64>>(5)?.is_some(),
        terms: read(&r.get::<String>(6)?)?,
    })
}

fn kinds(tx: &Tx<'_>) -> Result<HashMap<String, KindFacts>, StoreError> {
    let sql = "SELECT kind, lent, replacement_cents, processing_cents FROM lending_kinds";
    let found = tx.query(sql, &[], |r| {
        let facts = KindFacts {
            lent: r.get(1)?,
            replacement: r.get(2)?,
            processing: r.get(3)?,
        };
        Ok((r.get(0)?, facts))
    })?;
    Ok(found.into_iter().collect())
}

/// Counts the change and writes the digest of what now stands.
pub(super) fn restamp(tx: &Tx<'_>) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE lending_policy SET version = version + 1 WHERE id = 1",
        &[],
    )?;
    BOOKS.restamp(tx)
}

fn content(tx: &Tx<'_>) -> Result<Json, StoreError> {
    let book = load(tx)?;
    Ok(json!([
        book.version,
        book.rules,
        book.specificity,
        book.policy,
        book.lost,
        book.kinds
    ]))
}

pub(super) fn put_policy(
    tx: &Tx<'_>,
    specificity: &[By],
    policy: &Policy,
    lost: &Lost,
) -> Result<(), StoreError> {
    let (specificity, policy, lost) = (write(&specificity)?, write(policy)?, write(lost)?);
    tx.execute(
        "INSERT INTO lending_policy (id, specificity, policy, lost, version) VALUES (1, $1, $2, $3, 0)
         ON CONFLICT (id) DO UPDATE SET specificity = excluded.specificity, policy = excluded.policy,
           lost = excluded.lost",
        &[&specificity, &policy, &lost],
    )?;
    Ok(())
}

pub(super) fn put_kind(tx: &Tx<'_>, code: &str, kind: &KindFacts) -> Result<(), StoreError> {
    let (replacement, processing): (Cents, Cents) = (kind.replacement, kind.processing);
    tx.execute(
        "INSERT INTO lending_kinds (kind, lent, replacement_cents, processing_cents) VALUES ($1, $2, $3, $4)
         ON CONFLICT (kind) DO UPDATE SET lent = excluded.lent, replacement_cents = excluded.replacement_cents,
           processing_cents = excluded.processing_cents",
        &[&code, &kind.lent, &replacement, &processing],
    )?;
    Ok(())
}

pub(super) fn insert(tx: &Tx<'_>, new: &NewRule) -> Result<i64, StoreError> {
    let (act, terms) = (tx.act()?, write(&new.terms)?);
    tx.insert(
        "INSERT INTO lending_rules (category, kind, branch_id, from_on, terms, made_at, made_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id",
        &[
            &new.category,
            &new.kind,
            &new.branch,
            &new.from_on,
            &terms,
            &act.at,
            &act.actor.name,
        ],
    )
}

pub(super) fn end(tx: &Tx<'_>, id: i64) -> Result<(), StoreError> {
    let act = tx.act()?;
    tx.execute(
        "UPDATE lending_rules SET ended_at = $2, ended_by = $3 WHERE id = $1 AND ended_at IS NULL",
        &[&id, &act.at, &act.actor.name],
    )?;
    Ok(())
}

pub(super) fn end_all(tx: &Tx<'_>) -> Result<(), StoreError> {
    let act = tx.act()?;
    tx.execute(
        "UPDATE lending_rules SET ended_at = $1, ended_by = $2 WHERE ended_at IS NULL",
        &[&act.at, &act.actor.name],
    )?;
    Ok(())
}
