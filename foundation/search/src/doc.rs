//! A bibliographic record as the index takes it.

/// What of a record is searched, counted and sorted. Nothing of it but the id comes out again: the database is the truth.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BibDoc {
    /// The record's id in the database.
    pub id: i64,
    /// Title proper with the rest of the title (MARC 245 $a $b $n $p).
    pub title: String,
    /// The title to file by, without its leading article.
    pub title_sort: String,
    /// Uniform, variant, former and analytical titles (130, 240, 246, 247, 7XX $t, 505 $t).
    pub other_titles: Vec<String>,
    /// Persons, bodies and meetings responsible, as headings; also counted as a facet.
    pub authors: Vec<String>,
    /// Subject headings; also counted as a facet.
    pub subjects: Vec<String>,
    /// Series titles.
    pub series: Vec<String>,
    /// Publishers and places.
    pub publisher: Vec<String>,
    /// Notes, contents and summaries.
    pub notes: Vec<String>,
    /// ISBNs in any form; kept as thirteen digits.
    pub isbns: Vec<String>,
    /// ISSNs in any form.
    pub issns: Vec<String>,
    /// Call numbers of the record and its items.
    pub call_numbers: Vec<String>,
    /// Superintendent of Documents numbers.
    pub sudocs: Vec<String>,
    /// Barcodes of the items.
    pub barcodes: Vec<String>,
    /// The record's control number (001).
    pub control_number: Option<String>,
    /// Year of publication.
    pub year: Option<i32>,
    /// Language codes as they are to be counted ("eng").
    pub languages: Vec<String>,
    /// The format as it is to be counted ("book").
    pub format: String,
    /// Branches that hold a copy, as they are to be counted.
    pub branches: Vec<String>,
    /// Whether a copy can be had now.
    pub available: bool,
    /// Whether the public must not see the record.
    pub suppressed: bool,
}
