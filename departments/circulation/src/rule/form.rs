//! The form of a row.

use kernel::{BranchId, Cents};
use webkit::{Choice, Form, Visit};

use super::{ANY, Counted, Grace, NewRule, Per, Period, Rule, Terms};

/// The form on its first showing: the commonest row, from tomorrow.
pub(super) fn fresh(visit: &Visit) -> Form {
    let tomorrow = visit.now.day(&visit.zone).plus_days(1);
    let form = visit
        .form("rule")
        .with("category", ANY)
        .with("kind", ANY)
        .with("branch", ANY);
    form.with("period", "days")
        .with("count", 21)
        .with("renewals", 2)
        .with("grace", 1)
        .with("grace_unit", "days")
        .with("fine", "0.25")
        .with("fine_per", "day")
        .with("cap", "10.00")
        .with("fine_days", "open")
        .with("from_on", tomorrow)
}

/// The form with what a row gives, to change it from tomorrow.
pub(super) fn like(visit: &Visit, rule: &Rule) -> Form {
    let terms = &rule.terms;
    let (period, count) = match terms.period {
        Period::Days { count } => ("days", count.to_string()),
        Period::Hours { count } => ("hours", count.to_string()),
        Period::UntilClose => ("close", String::new()),
        Period::TermEnd => ("term", String::new()),
        Period::NotLent => ("not-lent", String::new()),
    };
    let (grace, unit) = match terms.grace {
        Grace::Days(n) => (n, "days"),
        Grace::Minutes(n) => (n, "minutes"),
    };
    let per = match terms.fine_per {
        Per::Day => "day",
        Per::Hour => "hour",
        Per::None => "none",
    };
    let counted = match terms.fine_days {
        Counted::Open => "open",
        Counted::All => "all",
    };
    let plain = |cents: Cents| cents.to_string().replace(['$', ','], "");
    let branch = rule
        .branch
        .map_or_else(|| ANY.to_owned(), |b| b.to_string());
    let most = terms.max_loans.map(|n| n.to_string()).unwrap_or_default();
    let tomorrow = visit.now.day(&visit.zone).plus_days(1);
    let form = visit.form("rule").with("category", &rule.category);
    form.with("kind", &rule.kind)
        .with("branch", branch)
        .with("period", period)
        .with("count", count)
        .with("renewals", terms.renewals)
        .with("grace", grace)
        .with("grace_unit", unit)
        .with("fine", plain(terms.fine_cents))
        .with("fine_per", per)
        .with("cap", plain(terms.cap_cents))
        .with("fine_days", counted)
        .with("most", most)
        .with("hold", if terms.hold { "yes" } else { "" })
        .with("from_on", tomorrow)
}

/// Choices of a select whose words stand under `rules-{list}-{code}`.
pub(super) fn choices(visit: &Visit, list: &str, codes: &[&str]) -> Vec<Choice> {
    codes
        .iter()
        .map(|code| Choice::new(code, visit.t(format!("rules-{list}-{code}"))))
        .collect()
}

/// A grace in words; empty without one.
pub(super) fn grace_words(visit: &Visit, grace: Grace) -> String {
    match grace {
        Grace::Days(0) | Grace::Minutes(0) => visit.t("rules-grace-none"),
        Grace::Days(n) => visit.words.tn("rules-grace-days", n),
        Grace::Minutes(n) => visit.words.tn("rules-grace-minutes", n),
    }
}

/// Reads a row; what is wrong is noted beside its field.
pub(super) fn read(form: &mut Form) -> Option<NewRule> {
    let (category, kind) = (form.text("category", 60), form.text("kind", 60));
    let branch = form.one_of("branch", |b| {
        if b == ANY {
            Some(None)
        } else {
            b.parse::<BranchId>().ok().map(Some)
        }
    });
    let from_on = form.day("from_on");
    let terms = terms(form);
    Some(NewRule {
        category: category?,
        kind: kind?,
        branch: branch?,
        from_on: from_on?,
        terms: terms?,
    })
}

fn terms(form: &mut Form) -> Option<Terms> {
    let period = form.text("period", 20);
    let counted = matches!(period.as_deref(), Some("days" | "hours"));
    let count = if counted {
        form.number("count", 0, 1100)
    } else {
        Some(0)
    };
    let renewals = form.number("renewals", 0, 99);
    let grace = form.number("grace", 0, 10_000);
    let hours = form.one_of("grace_unit", |u| {
        matches!(u, "days" | "minutes").then_some(u == "minutes")
    });
    let per = form.one_of("fine_per", |u| match u {
        "day" => Some(Per::Day),
        "hour" => Some(Per::Hour),
        "none" => Some(Per::None),
        _ => None,
    });
    let fined = per != Some(Per::None);
    let fine = if fined {
        form.cents("fine")
    } else {
        Some(Cents::ZERO)
    };
    let cap = if fined {
        form.cents("cap")
    } else {
        Some(Cents::ZERO)
    };
    let days = form.one_of("fine_days", |u| match u {
        "open" => Some(Counted::Open),
        "all" => Some(Counted::All),
        _ => None,
    });
    let unlimited = form.raw("most").trim().is_empty();
    let most = if unlimited {
        Some(None)
    } else {
        form.number("most", 1, 999).map(Some)
    };
    let (count, grace) = (count?, grace?);
    let period = match period?.as_str() {
        "days" => Period::Days { count },
        "hours" => Period::Hours { count },
        "close" => Period::UntilClose,
        "term" => Period::TermEnd,
        _ => Period::NotLent,
    };
    Some(Terms {
        period,
        renewals: renewals?,
        grace: if hours? {
            Grace::Minutes(grace)
        } else {
            Grace::Days(grace)
        },
        fine_cents: fine?,
        fine_per: per?,
        cap_cents: cap?,
        fine_days: days?,
        hold: form.ticked("hold"),
        max_loans: most?,
    })
}
