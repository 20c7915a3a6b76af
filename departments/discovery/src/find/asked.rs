//! A search as an address: `/search?q=marine&format=book&format=video&from=1990&sort=newest&page=2`.
//!
//! Every state of a search is one; what cannot be read in it is passed over, never an error.

use kernel::BibId;
use search::{Facet, Request, Sort};

/// Records on a page.
pub(crate) const PER_PAGE: usize = 20;
/// The longest text that is looked for, in characters.
const TEXT_LONGEST: usize = 500;
/// The most choices within one facet.
const CHOICES_MOST: usize = 20;

/// The facets with their names in an address, in the order of the page.
pub(crate) const FACETS: [(Facet, &str); 6] = [
    (Facet::Availability, "status"),
    (Facet::Branch, "branch"),
    (Facet::Format, "format"),
    (Facet::Language, "language"),
    (Facet::Subject, "subject"),
    (Facet::Author, "author"),
];

/// The orders with their names in an address.
pub(crate) const SORTS: [(Sort, &str); 4] = [
    (Sort::Relevance, "best"),
    (Sort::Newest, "newest"),
    (Sort::Oldest, "oldest"),
    (Sort::Title, "title"),
];

/// What is asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Asked {
    /// The words.
    pub(crate) q: String,
    /// Choices in the order they were made.
    pub(crate) chosen: Vec<(Facet, String)>,
    /// The first year.
    pub(crate) from: Option<i32>,
    /// The last year.
    pub(crate) to: Option<i32>,
    /// The order.
    pub(crate) sort: Sort,
    /// The page, from 1.
    pub(crate) page: usize,
}

impl Asked {
    /// A search for these words.
    pub(crate) fn words(q: impl Into<String>) -> Self {
        Self {
            q: q.into(),
            page: 1,
            ..Self::default()
        }
    }

    /// A search for all that has this value.
    pub(crate) fn with(facet: Facet, value: &str) -> Self {
        Self {
            chosen: vec![(facet, value.to_owned())],
            ..Self::words("")
        }
    }

    /// Reads a query string.
    pub(crate) fn parse(query: &str) -> Self {
        let mut asked = Self::words("");
        for (name, value) in form_urlencoded::parse(query.as_bytes()).take(200) {
            asked.take(&name, clean(&value));
        }
        if let (Some(from), Some(to)) = (asked.from, asked.to)
            && from > to
        {
            (asked.from, asked.to) = (Some(to), Some(from));
        }
        asked
    }

    fn take(&mut self, name: &str, value: String) {
        if value.is_empty() {
            return;
        }
        match name {
            "q" => self.q = value,
            "from" => self.from = year(&value),
            "to" => self.to = year(&value),
            "page" => self.page = value.parse().unwrap_or(1).clamp(1, deepest_page()),
            "sort" => {
                let known = SORTS.iter().find(|(_, name)| *name == value);
                self.sort = known.map_or(Sort::Relevance, |(sort, _)| *sort);
            }
            _ => {
                let facet = FACETS.iter().find(|(_, known)| *known == name);
                if let Some((facet, _)) = facet {
                    self.choose(*facet, value);
                }
            }
        }
    }

    fn choose(&mut self, facet: Facet, value: String) {
        let of_it = self.chosen.iter().filter(|(f, _)| *f == facet).count();
        let choice = (facet, value);
        if of_it < CHOICES_MOST && !self.chosen.contains(&choice) {
            self.chosen.push(choice);
        }
    }

    /// Whether nothing is asked at all.
    pub(crate) fn is_empty(&self) -> bool {
        self.q.is_empty() && !self.is_narrowed()
    }

    /// Whether choices or years narrow the words.
    pub(crate) fn is_narrowed(&self) -> bool {
        !self.chosen.is_empty() || self.from.is_some() || self.to.is_some()
    }

    /// The search that the index is asked.
    pub(crate) fn request(&self) -> Request {
        let mut filters: Vec<(Facet, Vec<String>)> = Vec::new();
        for (facet, value) in &self.chosen {
            match filters.iter_mut().find(|(f, _)| f == facet) {
                Some((_, values)) => values.push(value.clone()),
                None => filters.push((*facet, vec![value.clone()])),
            }
        }
        if let Some(span) = self.span() {
            filters.push((Facet::Year, vec![span]));
        }
        Request {
            text: self.q.clone(),
            filters,
            sort: self.sort,
            offset: (self.page.max(1) - 1) * PER_PAGE,
            limit: PER_PAGE,
            staff: false,
            facets: true,
        }
    }

    /// The years as the index takes them: `1990-1999`, `1990-`, `-1999`.
    fn span(&self) -> Option<String> {
        let text = |year: Option<i32>| year.map_or_else(String::new, |year| year.to_string());
        let any = self.from.or(self.to).is_some();
        any.then(|| format!("{}-{}", text(self.from), text(self.to)))
    }

    /// The name and value of everything but the page, and but what `without` names.
    pub(crate) fn pairs(&self, without: &[&str]) -> Vec<(&'static str, String)> {
        let mut pairs = Vec::new();
        if !self.q.is_empty() {
            pairs.push(("q", self.q.clone()));
        }
        for (facet, value) in &self.chosen {
            pairs.push((name_of(*facet), value.clone()));
        }
        pairs.extend(self.from.map(|year| ("from", year.to_string())));
        pairs.extend(self.to.map(|year| ("to", year.to_string())));
        let sort = SORTS.iter().find(|(sort, _)| *sort == self.sort);
        if let Some((_, name)) = sort.filter(|(sort, _)| *sort != Sort::Relevance) {
            pairs.push(("sort", (*name).to_owned()));
        }
        pairs.retain(|(name, _)| !without.contains(name));
        pairs
    }

    /// The address of this search.
    pub(crate) fn href(&self) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.extend_pairs(self.pairs(&[]));
        if self.page > 1 {
            query.append_pair("page", &self.page.to_string());
        }
        format!("/search?{}", query.finish())
    }

    /// This search with a choice made, or taken back where it was made.
    pub(crate) fn toggled(&self, facet: Facet, value: &str) -> Self {
        let mut other = self.first_page();
        let before = other.chosen.len();
        other
            .chosen
            .retain(|(f, v)| (*f, v.as_str()) != (facet, value));
        if other.chosen.len() == before {
            other.choose(facet, value.to_owned());
        }
        other
    }

    /// This search on another page.
    pub(crate) fn on_page(&self, page: usize) -> Self {
        Self {
            page,
            ..self.clone()
        }
    }

    /// This search over these years.
    pub(crate) fn in_years(&self, from: Option<i32>, to: Option<i32>) -> Self {
        Self {
            from,
            to,
            ..self.first_page()
        }
    }

    /// This search for other words.
    pub(crate) fn for_words(&self, q: &str) -> Self {
        Self {
            q: q.to_owned(),
            ..self.first_page()
        }
    }

    /// The words alone.
    pub(crate) fn widened(&self) -> Self {
        Self {
            sort: self.sort,
            ..Self::words(self.q.clone())
        }
    }

    fn first_page(&self) -> Self {
        self.on_page(1)
    }
}

/// The name of a facet in an address.
pub(crate) fn name_of(facet: Facet) -> &'static str {
    FACETS
        .iter()
        .find(|(f, _)| *f == facet)
        .map_or("", |(_, name)| name)
}

/// The address of a record.
pub(crate) fn bib_href(id: BibId) -> String {
    format!("/bib/{id}")
}

/// The last page that the index can turn to.
pub(crate) fn deepest_page() -> usize {
    Request::DEEPEST / PER_PAGE
}

/// One line of at most so many characters, without control characters.
fn clean(text: &str) -> String {
    let line = text.chars().map(|c| if c.is_control() { ' ' } else { c });
    let line: String = line.take(TEXT_LONGEST).collect();
    line.trim().to_owned()
}

fn year(text: &str) -> Option<i32> {
    text.parse().ok().filter(|year| (0..=9999).contains(year))
}
