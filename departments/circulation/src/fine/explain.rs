//! A fine's computation as the charge keeps it: which days counted, which were left out, grace, cap.

use building::Calendar;
use kernel::{Day, Moment};
use money::charge::explain::{Explanation, Step};

use super::{Fine, FineAsk};
use crate::rule::{ANY, Grace, GraceMode, Per, Rule};

/// Days listed by name; more are counted only.
const DAYS_LISTED: usize = 31;

/// A rule in words, without what depends on a language: `student × book: 25¢ a day, at most $10.00`.
#[must_use]
pub fn rule_words(rule: &Rule) -> String {
    let word = |w: &str| {
        if w == ANY {
            "any".to_owned()
        } else {
            w.to_owned()
        }
    };
    let per = match rule.terms.fine_per {
        Per::Day => "a day",
        Per::Hour => "an hour",
        Per::None => "",
    };
    let names = format!("{} × {}", word(&rule.category), word(&rule.kind));
    if per.is_empty() {
        return names;
    }
    let (fine, cap) = (rule.terms.fine_cents, rule.terms.cap_cents);
    format!("{names}: {fine} {per}, at most {cap}")
}

/// The computation of a fine, for the charge.
#[must_use]
pub fn explanation(ask: &FineAsk<'_>, rule: &Rule, fine: &Fine) -> Explanation {
    let facts = vec![
        ("rule".into(), rule.id.to_string()),
        ("due".into(), clock(ask.calendar, ask.due)),
        ("returned".into(), clock(ask.calendar, ask.returned)),
        ("counted".into(), listed(&fine.counted)),
        ("closed".into(), listed(&fine.closed)),
    ];
    let facts = facts.into_iter().filter(|(_, v)| !v.is_empty()).collect();
    Explanation {
        rule: rule_words(rule),
        facts,
        steps: steps(ask, fine),
    }
}

fn steps(ask: &FineAsk<'_>, fine: &Fine) -> Vec<Step> {
    let step = |what: &str, args: &[(&str, String)], cents| Step {
        what: what.into(),
        args: args.iter().map(|(n, v)| ((*n).into(), v.clone())).collect(),
        cents,
    };
    let hourly = ask.terms.fine_per == Per::Hour;
    let (days, minutes) = (fine.counted.len().to_string(), fine.minutes.to_string());
    let mut steps = vec![if hourly {
        step("late-minutes", &[("minutes", minutes)], None)
    } else {
        step("late", &[("days", days)], None)
    }];
    if !fine.closed.is_empty() {
        steps.push(step(
            "closed",
            &[("days", fine.closed.len().to_string())],
            None,
        ));
    }
    let deducted = ask.policy.grace == GraceMode::Deducted;
    match ask.terms.grace {
        Grace::Days(0) | Grace::Minutes(0) => {}
        Grace::Days(n) if deducted => steps.push(step("grace", &[("days", n.to_string())], None)),
        Grace::Days(n) => steps.push(step("grace-passed", &[("days", n.to_string())], None)),
        Grace::Minutes(n) => steps.push(step("grace-minutes", &[("minutes", n.to_string())], None)),
    }
    let (unit, what) = if hourly {
        ("hours", "fine-hours")
    } else {
        ("days", "fine")
    };
    let args = [
        (unit, fine.units.to_string()),
        ("rate", ask.terms.fine_cents.to_string()),
    ];
    steps.push(step(what, &args, Some(fine.uncapped)));
    if fine.cents < fine.uncapped {
        let cap = [("cap", ask.terms.cap_cents.to_string())];
        steps.push(step("cap", &cap, Some(fine.cents)));
    }
    steps
}

fn clock(calendar: &Calendar, moment: Moment) -> String {
    let zoned = moment.in_zone(calendar.zone());
    format!("{} {:02}:{:02}", zoned.date(), zoned.hour(), zoned.minute())
}

fn listed(days: &[Day]) -> String {
    let mut text: Vec<String> = days.iter().take(DAYS_LISTED).map(Day::to_string).collect();
    if days.len() > DAYS_LISTED {
        text.push(format!("+{}", days.len() - DAYS_LISTED));
    }
    text.join(", ")
}
