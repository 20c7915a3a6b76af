//! The sums of a Z-report, made from its facts.

use kernel::Cents;
use serde::Serialize;

use super::{Counted, Taking, ZReport};

/// The report with everything that follows from it.
#[derive(Serialize)]
pub(super) struct Summed<'a> {
    #[serde(flatten)]
    report: &'a ZReport,
    methods: Vec<&'a str>,
    taken: Vec<Row<'a>>,
    refunded: Vec<Row<'a>>,
    net: Row<'a>,
    float: Cents,
    cash_takings: Cents,
    cash_refunds: Cents,
    expected: Cents,
    counted: Cents,
    variance: Cents,
    float_kept: Option<Cents>,
}

/// A row of the table by kind and method: one amount a method, then the sum.
#[derive(Serialize)]
struct Row<'a> {
    kind: &'a str,
    amounts: Vec<Cents>,
}

impl ZReport {
    /// The opening float as counted.
    #[must_use]
    pub fn float(&self) -> Cents {
        worth(&self.counts, |count| count.opening)
    }

    /// The blind count at the close.
    #[must_use]
    pub fn counted(&self) -> Cents {
        worth(&self.counts, |count| count.closing)
    }

    /// Float + cash taken − cash refunded + paid in − paid out − taken to the safe.
    #[must_use]
    pub fn expected(&self) -> Cents {
        self.float() + self.in_cash(&self.takings) - self.in_cash(&self.refunds) + self.paid_in
            - self.paid_out
            - self.dropped
    }

    /// Counted less expected: over above nothing, short below.
    #[must_use]
    pub fn variance(&self) -> Cents {
        self.counted() - self.expected()
    }

    fn in_cash(&self, takings: &[Taking]) -> Cents {
        takings
            .iter()
            .filter(|taking| taking.method == self.cash)
            .map(|taking| taking.amount)
            .sum()
    }

    /// Every method of the session, cash first, then as met.
    fn methods(&self) -> Vec<&str> {
        let mut methods = Vec::new();
        let used = self
            .takings
            .iter()
            .chain(&self.refunds)
            .map(|taking| taking.method.as_str());
        let cash_used = self
            .takings
            .iter()
            .chain(&self.refunds)
            .any(|t| t.method == self.cash);
        for method in cash_used
            .then_some(self.cash.as_str())
            .into_iter()
            .chain(used)
        {
            if !methods.contains(&method) {
                methods.push(method);
            }
        }
        methods
    }

    pub(super) fn summed(&self) -> Summed<'_> {
        let methods = self.methods();
        let net = Row {
            kind: "",
            amounts: net(&methods, &self.takings, &self.refunds),
        };
        Summed {
            report: self,
            taken: rows(&methods, &self.takings, false),
            refunded: rows(&methods, &self.refunds, true),
            net,
            methods,
            float: self.float(),
            cash_takings: self.in_cash(&self.takings),
            cash_refunds: self.in_cash(&self.refunds),
            expected: self.expected(),
            counted: self.counted(),
            variance: self.variance(),
            float_kept: self
                .deposit
                .as_ref()
                .map(|deposit| self.counted() - deposit.amount),
        }
    }
}

fn worth(counts: &[Counted], pieces: impl Fn(&Counted) -> u32) -> Cents {
    let each = |c| Counted::denomination_times(c, i64::from(pieces(c)));
    counts.iter().map(each).sum()
}

impl Counted {
    fn denomination_times(&self, pieces: i64) -> Cents {
        self.denomination
            .checked_times(pieces)
            .unwrap_or(Cents(i64::MAX))
    }
}

/// The amounts by method, then their sum.
fn by_method(methods: &[&str], of: impl Fn(&str) -> Cents) -> Vec<Cents> {
    let mut amounts: Vec<Cents> = methods.iter().map(|method| of(method)).collect();
    amounts.push(amounts.iter().copied().sum());
    amounts
}

fn sum<'a>(takings: impl Iterator<Item = &'a Taking>, method: &str) -> Cents {
    takings
        .filter(|taking| taking.method == method)
        .map(|taking| taking.amount)
        .sum()
}

fn net(methods: &[&str], takings: &[Taking], refunds: &[Taking]) -> Vec<Cents> {
    by_method(methods, |method| {
        sum(takings.iter(), method) - sum(refunds.iter(), method)
    })
}

/// One row a kind, in the order met; money given back is below nothing.
fn rows<'a>(methods: &[&str], takings: &'a [Taking], given_back: bool) -> Vec<Row<'a>> {
    let mut kinds: Vec<&str> = Vec::new();
    for taking in takings {
        if !kinds.contains(&taking.kind.as_str()) {
            kinds.push(&taking.kind);
        }
    }
    let signed = |amount: Cents| if given_back { -amount } else { amount };
    let row = |kind: &'a str| {
        let of = |method: &str| signed(sum(takings.iter().filter(|t| t.kind == kind), method));
        Row {
            kind,
            amounts: by_method(methods, of),
        }
    };
    kinds.into_iter().map(row).collect()
}
