//! What is asked of the index and what it answers.

/// A way of narrowing a search, with counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Facet {
    /// [`crate::BibDoc::format`], as given.
    Format,
    /// [`crate::BibDoc::languages`], as given.
    Language,
    /// [`crate::BibDoc::subjects`], as given.
    Subject,
    /// [`crate::BibDoc::authors`], as given.
    Author,
    /// [`crate::BibDoc::branches`], as given.
    Branch,
    /// "available" or "unavailable".
    Availability,
    /// The first year of ten: "1990".
    Decade,
    /// For choosing only: "1994", "1990-1994", "1990-", "-1994"; its counts are [`Page::years`].
    Year,
}

/// The order of the records found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// The best first; of equals the newer.
    #[default]
    Relevance,
    /// By [`crate::BibDoc::title_sort`], folded.
    Title,
    /// By year, newest first, without a year last.
    Newest,
    /// By year, oldest first, without a year last.
    Oldest,
}

/// A search.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Request {
    /// What the person typed; empty for every record.
    pub text: String,
    /// Choices: within a facet any of the values, between facets all.
    pub filters: Vec<(Facet, Vec<String>)>,
    /// The order wanted.
    pub sort: Sort,
    /// How many records to pass over; together with `limit` at most [`Request::DEEPEST`], for staff [`Request::ALL`].
    pub offset: usize,
    /// How many ids to give.
    pub limit: usize,
    /// Whether suppressed records are seen.
    pub staff: bool,
    /// Whether facets and years are counted.
    pub facets: bool,
}

impl Request {
    /// The deepest place in a result that can be turned to.
    pub const DEEPEST: usize = 50_000;
    /// The deepest place that staff can turn to, for lists given out whole.
    pub const ALL: usize = 1_000_000;
}

/// One value of a facet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetCount {
    /// The facet.
    pub facet: Facet,
    /// The value as it was indexed.
    pub value: String,
    /// How many of the records found, were this facet's choice not made, have it.
    pub count: u64,
    /// Whether it is chosen now.
    pub chosen: bool,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// How many records there are in all.
    pub total: u64,
    /// The ids asked for, in order.
    pub ids: Vec<i64>,
    /// Values by facet, the most frequent first; every chosen one is among them.
    pub facets: Vec<FacetCount>,
    /// A better spelling of the text: followed when `corrected`, otherwise to be offered.
    pub did_you_mean: Option<String>,
    /// Whether the text found nothing and the page shows what `did_you_mean` finds.
    pub corrected: bool,
    /// Whether no record has all the words and the page shows those that have most of them.
    pub most_words: bool,
    /// Records by year of publication, ascending, before the choice of [`Facet::Year`].
    pub years: Vec<(i32, u64)>,
}
