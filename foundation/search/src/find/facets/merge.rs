//! The counts of all segments as the page shows them.

use std::collections::{BTreeMap, HashMap};
use std::io::Result;

use super::AVAILABILITY;
use super::count::Counts;
use crate::columns::{self, IN_COLUMNS, Values};
use crate::request::{Facet, FacetCount, Request};

/// How many values of a facet are shown.
const SHOWN: usize = 20;
/// How many of a segment's values are looked up in the other segments.
const CANDIDATES: usize = 40;

/// Facets and years as the page has them.
type Counted = (Vec<FacetCount>, Vec<(i32, u64)>);

/// Every facet's values, the most frequent first, and the years.
pub(crate) fn merge(segments: &[Counts], request: &Request) -> Result<Counted> {
    let mut facets = Vec::new();
    for (index, facet) in IN_COLUMNS.into_iter().enumerate() {
        let counted: Vec<Tallied<'_>> = segments
            .iter()
            .filter_map(|segment| Tallied::of(segment, index))
            .collect();
        facets.append(&mut shown(
            facet,
            most_frequent(&counted, chosen(request, facet))?,
            request,
        ));
    }
    facets.append(&mut shown(
        Facet::Availability,
        availability(segments),
        request,
    ));
    facets.append(&mut shown(Facet::Decade, decades(segments), request));
    let years = by_index(segments.iter().map(|segment| segment.years.as_slice()));
    let years = years
        .into_iter()
        .filter_map(|(year, count)| Some((i32::try_from(year).ok()?, count)))
        .collect();
    Ok((facets, years))
}

fn chosen(request: &Request, facet: Facet) -> impl Iterator<Item = &String> {
    request
        .filters
        .iter()
        .filter(move |(each, _)| *each == facet)
        .flat_map(|(_, values)| values)
}

/// Puts counts in order, cuts what is too much, keeps what is chosen.
fn shown(facet: Facet, counts: BTreeMap<String, u64>, request: &Request) -> Vec<FacetCount> {
    let mut all: Vec<FacetCount> = counts
        .into_iter()
        .map(|(value, count)| {
            let chosen = chosen(request, facet).any(|each| *each == value);
            FacetCount {
                facet,
                value,
                count,
                chosen,
            }
        })
        .filter(|each| each.count > 0 || each.chosen)
        .collect();
    all.sort_by(|left, right| {
        right
            .count
            .cmp(&left.count)
            .then_with(|| left.value.cmp(&right.value))
    });
    let mut place = 0;
    all.retain(|each| {
        place += 1;
        place <= SHOWN || each.chosen
    });
    all
}

/// One facet's counts in one segment.
struct Tallied<'a> {
    values: &'a Values,
    counts: &'a [u32],
}

fn most_frequent<'a>(
    segments: &[Tallied<'_>],
    chosen: impl Iterator<Item = &'a String>,
) -> Result<BTreeMap<String, u64>> {
    let mut counts: BTreeMap<String, u64> = chosen.map(|value| (value.clone(), 0)).collect();
    let wanted = if segments.len() > 1 {
        CANDIDATES
    } else {
        SHOWN
    };
    let tops = segments.iter().map(|segment| segment.top(wanted));
    let tops: Vec<Top> = tops.collect::<Result<_>>()?;
    for value in tops.iter().flat_map(|top| top.counts.keys()) {
        counts.entry(value.clone()).or_insert(0);
    }
    for (value, count) in &mut counts {
        for (segment, top) in segments.iter().zip(&tops) {
            // Looking a value up costs much more than counting it did.
            *count += match top.counts.get(value) {
                Some(known) => *known,
                None if top.is_all => 0,
                None => segment.count(value)?,
            };
        }
    }
    Ok(counts)
}

/// The most frequent values of one segment.
struct Top {
    counts: HashMap<String, u64>,
    /// Whether the segment has no other.
    is_all: bool,
}

impl<'a> Tallied<'a> {
    /// The counts of the facet at `index` of the columns' facets.
    fn of(segment: &'a Counts, index: usize) -> Option<Tallied<'a>> {
        let facet = IN_COLUMNS.get(index)?;
        let place = segment
            .columns
            .values
            .iter()
            .position(|values| values.facet == *facet)?;
        Some(Tallied {
            values: segment.columns.values.get(place)?,
            counts: segment.values.get(place)?,
        })
    }

    /// The most frequent values of this segment, in the form to show, with their counts.
    fn top(&self, wanted: usize) -> Result<Top> {
        let some = self
            .counts
            .iter()
            .enumerate()
            .filter(|(_, count)| **count > 0);
        let mut some: Vec<(u32, u64)> = some.map(|(ord, count)| (*count, ord as u64)).collect();
        let is_all = some.len() <= wanted;
        if !is_all {
            some.select_nth_unstable_by(wanted, |left, right| {
                right.0.cmp(&left.0).then(left.1.cmp(&right.1))
            });
            some.truncate(wanted);
        }
        some.sort_unstable_by_key(|(_, ord)| *ord);
        let ords: Vec<u64> = some.iter().map(|(_, ord)| *ord).collect();
        let mut counts = HashMap::with_capacity(ords.len());
        let mut each = some.iter();
        let dictionary = self.values.column.dictionary();
        dictionary.sorted_ords_to_term_cb(&ords, |term| {
            let value = columns::shown(&String::from_utf8_lossy(term)).to_owned();
            let count = each.next().map_or(0, |(count, _)| u64::from(*count));
            *counts.entry(value).or_insert(0) += count;
        })?;
        Ok(Top { counts, is_all })
    }

    fn count(&self, value: &str) -> Result<u64> {
        let ord = self
            .values
            .column
            .dictionary()
            .term_ord(self.values.stored(value))?;
        let count = ord
            .and_then(|ord| usize::try_from(ord).ok())
            .and_then(|ord| self.counts.get(ord));
        Ok(count.copied().map_or(0, u64::from))
    }
}

fn availability(segments: &[Counts]) -> BTreeMap<String, u64> {
    let sum = |index: usize| {
        segments
            .iter()
            .filter_map(|segment| segment.availability.get(index))
            .sum()
    };
    AVAILABILITY
        .iter()
        .enumerate()
        .map(|(index, value)| ((*value).to_owned(), sum(index)))
        .collect()
}

fn decades(segments: &[Counts]) -> BTreeMap<String, u64> {
    let counts = by_index(segments.iter().map(|segment| segment.decades.as_slice()));
    counts
        .into_iter()
        .map(|(decade, count)| ((decade * 10).to_string(), count))
        .collect()
}

/// Sums by index, without the empty ones.
fn by_index<'a>(segments: impl Iterator<Item = &'a [u32]>) -> BTreeMap<usize, u64> {
    let mut sums = BTreeMap::new();
    for counts in segments {
        for (index, count) in counts.iter().enumerate().filter(|(_, count)| **count > 0) {
            *sums.entry(index).or_insert(0) += u64::from(*count);
        }
    }
    sums
}
