//! What a search can be narrowed by, with counts.

use building::Branch;
use search::{Facet, FacetCount};
use webkit::Visit;

use super::asked::{Asked, FACETS, name_of};
use crate::said;

/// Values shown before "more".
const SHOWN: usize = 6;

/// One facet on the page.
pub(crate) struct Narrow {
    /// Its heading.
    pub(crate) name: String,
    /// The frequent values.
    pub(crate) choices: Vec<Choice>,
    /// The others, behind "more".
    pub(crate) more: Vec<Choice>,
}

/// One value of a facet.
pub(crate) struct Choice {
    /// The value in words.
    pub(crate) text: String,
    /// How many records have it.
    pub(crate) count: String,
    /// Whether it is chosen.
    pub(crate) is_chosen: bool,
    /// The search with it chosen, or no longer.
    pub(crate) href: String,
}

/// A choice that was made, to be taken back.
pub(crate) struct Chip {
    /// What was chosen.
    pub(crate) text: String,
    /// The search without it.
    pub(crate) href: String,
}

/// The facets of a page, those without values left out.
pub(crate) fn narrows(
    visit: &Visit,
    asked: &Asked,
    counts: &[FacetCount],
    branches: &[Branch],
) -> Vec<Narrow> {
    let narrow = |facet: Facet| {
        let of_it = counts.iter().filter(|one| one.facet == facet);
        let mut choices: Vec<Choice> = of_it
            .filter(|one| facet != Facet::Availability || one.value == "available" || one.chosen)
            .map(|one| choice(visit, asked, one, branches))
            .collect();
        choices.sort_by_key(|choice| !choice.is_chosen);
        let more = choices.split_off(choices.len().min(SHOWN));
        Narrow {
            name: visit.t(format!("find-facet-{}", name_of(facet))),
            choices,
            more,
        }
    };
    let all = FACETS.iter().map(|(facet, _)| narrow(*facet));
    all.filter(|narrow| !narrow.choices.is_empty()).collect()
}

fn choice(visit: &Visit, asked: &Asked, one: &FacetCount, branches: &[Branch]) -> Choice {
    Choice {
        text: text(visit, one.facet, &one.value, branches),
        count: visit
            .words
            .number(i64::try_from(one.count).unwrap_or(i64::MAX)),
        is_chosen: one.chosen,
        href: asked.toggled(one.facet, &one.value).href(),
    }
}

/// A value in words.
fn text(visit: &Visit, facet: Facet, value: &str, branches: &[Branch]) -> String {
    let words = &visit.words;
    match facet {
        Facet::Format => said::format(words, value),
        Facet::Language => said::language(words, value),
        Facet::Availability if value == "available" => words.t("find-available"),
        Facet::Availability => words.t("find-unavailable"),
        Facet::Branch => {
            let branch = branches.iter().find(|branch| branch.code == value);
            branch.map_or_else(|| value.to_owned(), |branch| branch.name.clone())
        }
        _ => value.to_owned(),
    }
}

/// The choices made, each with the way to take it back.
pub(crate) fn chips(visit: &Visit, asked: &Asked, branches: &[Branch]) -> Vec<Chip> {
    let chosen = asked.chosen.iter().map(|(facet, value)| Chip {
        text: text(visit, *facet, value, branches),
        href: asked.toggled(*facet, value).href(),
    });
    let years = match (asked.from, asked.to) {
        (None, None) => None,
        (Some(from), None) => Some(
            visit
                .words
                .tf("find-years-since", &[("year", &from.to_string())]),
        ),
        (None, Some(to)) => Some(
            visit
                .words
                .tf("find-years-until", &[("year", &to.to_string())]),
        ),
        (Some(from), Some(to)) if from == to => Some(from.to_string()),
        (Some(from), Some(to)) => Some(format!("{from}–{to}")),
    };
    let href = asked.in_years(None, None).href();
    chosen
        .chain(years.map(|text| Chip { text, href }))
        .collect()
}
