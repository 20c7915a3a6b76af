//! Facets, with their sources or without.

use crate::fault::{Faults, Rule};
use crate::xml::Element;

use super::super::{Facet, FacetSource, FacetTerm};
use super::{child, number, unexpected};

/// The sources of `facetedResults`; facets that stand there directly are of one source.
pub(super) fn read(element: Element<'_>, faults: &mut Faults) -> Vec<FacetSource> {
    let mut sources = Vec::new();
    let mut direct = FacetSource::default();
    for element in element.children {
        match element.name {
            "datasource" | "dataSource" => sources.push(source(element, faults)),
            "facets" => direct.facets.extend(facets(element, faults)),
            "facet" => direct.facets.push(facet(&element, faults)),
            _ => unexpected(&element, faults),
        }
    }
    if !direct.facets.is_empty() {
        sources.push(direct);
    }
    sources
}

fn source(element: Element<'_>, faults: &mut Faults) -> FacetSource {
    let mut source = FacetSource {
        label: child(&element, "datasourceDisplayLabel"),
        description: child(&element, "datasourceDescription"),
        base_url: child(&element, "baseURL"),
        facets: Vec::new(),
    };
    let all = element.children.into_iter();
    for element in all.filter(|child| child.name == "facets") {
        source.facets.extend(facets(element, faults));
    }
    source
}

fn facets(element: Element<'_>, faults: &mut Faults) -> Vec<Facet> {
    let mut all = Vec::new();
    for element in element.children {
        if element.name == "facet" {
            all.push(facet(&element, faults));
        } else {
            unexpected(&element, faults);
        }
    }
    all
}

fn facet(element: &Element<'_>, faults: &mut Faults) -> Facet {
    let mut facet = Facet {
        label: child(element, "facetDisplayLabel"),
        description: child(element, "facetDescription"),
        index: child(element, "index"),
        relation: child(element, "relation"),
        terms: Vec::new(),
    };
    let lists = element
        .children
        .iter()
        .filter(|child| child.name == "terms");
    for element in lists.flat_map(|list| &list.children) {
        let count = element.children.iter().find(|child| child.name == "count");
        let count = count.and_then(|count| number(count, faults));
        let term = child(element, "actualTerm");
        if term.is_none() || count.is_none() {
            let message = "a facet's term needs actualTerm and count";
            faults.add(element.at, Rule::Missing, message);
        }
        facet.terms.push(FacetTerm {
            term: term.unwrap_or_default(),
            query: child(element, "query"),
            request_url: child(element, "requestUrl"),
            count: count.unwrap_or(0),
        });
    }
    facet
}
