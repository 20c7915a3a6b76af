//! The questions of the check, and how one is asked.

use ::store::{StoreError, Tx};

/// Faults of one kind shown at most.
const SHOWN: usize = 100;

pub(super) fn ask(tx: &Tx<'_>, sql: &str) -> Result<Vec<i64>, StoreError> {
    let mut found = tx.query(sql, &[], |r| r.get(0))?;
    found.truncate(SHOWN);
    Ok(found)
}

/// One thing that must never be found.
pub(super) struct Question {
    pub(super) what: &'static str,
    pub(super) noun: &'static str,
    pub(super) mend: &'static str,
    pub(super) sql: &'static str,
}

const RETURN: &str = "Check the item in at the desk; what is then not right is told there.";
const RESTORE: &str = "Restore the last backup in which this check is clean.";

pub(super) const QUESTIONS: &[Question] = &[
    Question {
        what: "it is on two open loans at once",
        noun: "item",
        mend: RESTORE,
        sql: "SELECT item_id FROM loans WHERE returned_at IS NULL GROUP BY item_id HAVING COUNT(*) > 1",
    },
    Question {
        what: "it is open and has no patron",
        noun: "loan",
        mend: RESTORE,
        sql: "SELECT id FROM loans WHERE returned_at IS NULL AND patron_id IS NULL",
    },
    Question {
        what: "it was due or returned before it began",
        noun: "loan",
        mend: RESTORE,
        sql: "SELECT id FROM loans WHERE due_at < lent_at OR returned_at < lent_at",
    },
    Question {
        what: "its item was withdrawn while it is out",
        noun: "loan",
        mend: RETURN,
        sql: "SELECT l.id FROM loans l JOIN item_facts i ON i.id = l.item_id
              WHERE l.returned_at IS NULL AND i.withdrawn_on IS NOT NULL",
    },
    Question {
        what: "its renewals are not as many as were noted",
        noun: "loan",
        mend: RESTORE,
        sql: "SELECT l.id FROM loans l WHERE l.renewals <>
              (SELECT COUNT(*) FROM loan_renewals r WHERE r.loan_id = l.id AND r.undone = 0)",
    },
    Question {
        what: "its fine is charged to somebody else",
        noun: "loan",
        mend: "Waive the charge and charge the right patron by hand.",
        sql: "SELECT l.id FROM loans l JOIN charge_facts c ON c.id = l.fine_charge_id
              WHERE c.loan_id <> l.id OR (l.patron_id IS NOT NULL AND c.patron_id <> l.patron_id)",
    },
    Question {
        what: "it was ended, and no other rule fits everything",
        noun: "lending policy",
        mend: "Put a rule for any category, any kind and any branch in force at /staff/rules.",
        sql: "SELECT id FROM lending_policy WHERE NOT EXISTS (SELECT 1 FROM lending_rules
              WHERE ended_at IS NULL AND category = '*' AND kind = '*' AND branch_id IS NULL)",
    },
];
