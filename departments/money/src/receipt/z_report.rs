//! The Z-report as a paper, from the figures that acceptance fixed.

use ::store::Tx;
use documents::papers::{Check, Counted, Deposit, Taking, ZReport};
use kernel::{Cents, DrawerId};

use super::View;
use crate::MoneyError;
use crate::desk::Desk;
use crate::drawer::{self, ZFigures, sums};

/// The Z-report of an accepted session, if it was accepted. `reason` says the words of a reason's code,
/// `credit` names a refund of credit.
///
/// # Errors
/// What the database says.
pub fn z_report(
    desk: &Desk,
    tx: &Tx<'_>,
    id: DrawerId,
    view: &View,
    words: (&dyn Fn(&str) -> String, &str),
) -> Result<Option<ZReport>, MoneyError> {
    let Some(figures) = drawer::z_figures(tx, id)? else {
        return Ok(None);
    };
    let library = (desk.heads)(tx, figures.session.branch)?;
    let deposit = drawer::deposit_of(tx, id)?;
    let deposit = deposit.map(|d| Deposit {
        slip: d.slip,
        bag: d.bag,
        amount: d.cash,
    });
    let (closing, session) = (&figures.closing, &figures.session);
    let said = closing.explanation.as_ref();
    Ok(Some(ZReport {
        library,
        number: format!("{:05}", figures.number),
        drawer: session.name.clone(),
        session: session.id.to_string(),
        opened_at: view.clock(session.opened_at),
        opened_by: session.opened_by_name.clone(),
        witness: None,
        closed_at: view.clock(closing.closed_at),
        closed_by: closing.by_name.clone(),
        accepted_at: Some(view.clock(figures.accepted_at)),
        accepted_by: Some(figures.accepted_by.clone()),
        receipts: figures.sums.receipts.clone(),
        cash: cash_name(&figures),
        takings: figures
            .sums
            .takings
            .iter()
            .map(|t| taking(t, words.1))
            .collect(),
        refunds: figures
            .sums
            .refunds
            .iter()
            .map(|t| taking(t, words.1))
            .collect(),
        paid_in: figures.sums.paid_in,
        paid_out: figures.sums.paid_out,
        dropped: figures.sums.dropped,
        counts: counts(&figures),
        second_count: closing.second.clone(),
        explanation: said.map(|(code, note)| format!("{}: {note}", words.0(code))),
        checks: closing.reported.iter().map(check).collect(),
        voids: u32::try_from(figures.sums.voids).unwrap_or_default(),
        no_sales: u32::try_from(figures.sums.no_sales).unwrap_or_default(),
        deposit,
        copy: figures.accepted_at.plus_minutes(super::COPY_AFTER_MINUTES) < view.now,
    }))
}

/// The name that cash has in the takings.
fn cash_name(figures: &ZFigures) -> String {
    let all = figures.sums.takings.iter().chain(&figures.sums.refunds);
    let cash = all.clone().find(|t| t.cash);
    cash.map_or_else(|| "Cash".into(), |t| t.method_name.clone())
}

fn taking(taking: &sums::Taking, credit: &str) -> Taking {
    let kind = if taking.kind.is_empty() {
        credit.to_owned()
    } else {
        taking.kind.clone()
    };
    Taking {
        kind,
        method: taking.method_name.clone(),
        amount: taking.cents,
    }
}

fn check(reported: &drawer::Reported) -> Check {
    Check {
        what: reported.name.clone(),
        booked: reported.booked,
        reported: reported.reported,
    }
}

/// Every denomination that was counted at either end, the largest first.
fn counts(figures: &ZFigures) -> Vec<Counted> {
    let both = figures.float.0.iter().chain(&figures.count.0);
    let mut worths: Vec<Cents> = both.map(|(worth, _)| *worth).collect();
    worths.sort_unstable_by(|a, b| b.cmp(a));
    worths.dedup();
    let pieces = |n: i64| u32::try_from(n).unwrap_or_default();
    worths
        .into_iter()
        .map(|denomination| Counted {
            denomination,
            opening: pieces(figures.float.pieces(denomination)),
            closing: pieces(figures.count.pieces(denomination)),
        })
        .collect()
}
