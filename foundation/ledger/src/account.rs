//! Accounts of the chart.

use serde::{Deserialize, Serialize};

/// The five kinds of account of double entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum AccountKind {
    /// What the library has or is owed: cash, receivables. Grows by debit.
    Asset,
    /// What the library owes: patrons' credit. Grows by credit.
    Liability,
    /// What remains to the college. Grows by credit.
    Equity,
    /// What comes in: fines, printing, sales. Grows by credit.
    #[serde(alias = "revenue")]
    Income,
    /// What goes out or is given up: waivers, short cash. Grows by debit.
    #[serde(alias = "contra-revenue")]
    Expense,
}

impl AccountKind {
    /// The word in the database.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Asset => "asset",
            Self::Liability => "liability",
            Self::Equity => "equity",
            Self::Income => "income",
            Self::Expense => "expense",
        }
    }

    /// The kind of a word.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        Some(match code {
            "asset" => Self::Asset,
            "liability" => Self::Liability,
            "equity" => Self::Equity,
            "income" => Self::Income,
            "expense" => Self::Expense,
            _ => return None,
        })
    }

    /// Whether a debit makes it grow, so that its balance reads as people say it.
    #[must_use]
    pub fn grows_by_debit(self) -> bool {
        matches!(self, Self::Asset | Self::Expense)
    }
}

/// An account to be opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewAccount {
    /// The stable word, such as `cash` or `income-overdue`.
    pub code: String,
    /// What people read.
    pub name: String,
    /// Which of the five kinds.
    pub kind: AccountKind,
    /// The college's own general ledger code (object, fund, organization, program); may be empty.
    #[serde(default, alias = "college_code")]
    pub general_ledger: String,
}

impl NewAccount {
    /// An account without a code of the college's general ledger.
    #[must_use]
    pub fn new(code: &str, name: &str, kind: AccountKind) -> Self {
        Self {
            code: code.into(),
            name: name.into(),
            kind,
            general_ledger: String::new(),
        }
    }
}
