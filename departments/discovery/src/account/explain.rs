//! How a charge came about, in the words of the visit. A part that nobody wrote a message for is left out: what it
//! holds is for staff.

use money::charge::explain::{Explanation, Step};
use webkit::Visit;

/// The lines that explain a charge, in the order of the computation.
pub(super) fn lines(visit: &Visit, explanation: &Explanation) -> Vec<String> {
    let facts = explanation.facts.iter().filter_map(|(key, value)| {
        let message = format!("own-explain-{key}");
        visit
            .words
            .has(&message)
            .then(|| format!("{}: {value}", visit.t(message)))
    });
    let steps = explanation
        .steps
        .iter()
        .filter_map(|step| line(visit, step));
    let rule = (!explanation.rule.is_empty()).then(|| explanation.rule.clone());
    rule.into_iter().chain(facts).chain(steps).collect()
}

fn line(visit: &Visit, step: &Step) -> Option<String> {
    let message = format!("own-explain-step-{}", step.what);
    let args: Vec<(&str, &str)> = step
        .args
        .iter()
        .map(|(n, v)| (n.as_str(), v.as_str()))
        .collect();
    let said = visit
        .words
        .has(&message)
        .then(|| visit.words.tf(&message, &args))?;
    Some(match step.cents {
        Some(cents) => format!("{said}: {}", visit.words.money(cents)),
        None => said,
    })
}
