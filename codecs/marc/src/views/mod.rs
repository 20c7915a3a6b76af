//! What a bibliographic record says, in the terms of people who look for books.
//!
//! Every view reads a [`Record`](crate::Record) and borrows from it. None changes it, none fails: what
//! the record lacks is `None` or absent, what it says oddly is given as it stands. Prescribed
//! punctuation (` /`, ` :`, the full stop at the end) is taken off, so that pages put their own.
//!
//! | view | MARC fields read |
//! |---|---|
//! | [`title`], [`other_titles`] | 245; 130, 210, 222, 240, 242, 246, 247, 730, 740 |
//! | [`contributors`], [`main_contributor`] | 100, 110, 111, 700, 710, 711, 720 |
//! | [`edition`] | 250 |
//! | [`publications`], [`publication`], [`copyright_year`] | 260, 264 |
//! | [`years`], [`year`], [`country`] | 008/06-14, 008/15-17; then 264 and 260 |
//! | [`languages`] | 008/35-37, 041 |
//! | [`physical`], [`rda_types`] | 300; 336, 337, 338 |
//! | [`series`] | 490, 440, 800, 810, 811, 830 |
//! | [`subjects`], [`genres`] | 600 to 651, 653, 654, 662, 69X; 655 |
//! | [`isbns`], [`issns`], [`lccn`], [`oclc_numbers`], [`identifiers`] | 020; 022; 010; 001 with 003, 035; 024, 027, 028, 030, 035, 037, 074, 088 |
//! | [`call_numbers`], [`holdings`] | 050, 060, 070, 080, 082, 086, 090, 092, 096, 099; 852, 952 |
//! | [`summaries`], [`contents`], [`notes`], [`local_notes`] | 520; 505; 5XX; 59X |
//! | [`audience`] | 008/22, 006/05, 521 |
//! | [`links`] | 856 |
//! | [`relations`] | 760 to 787 |
//! | [`format()`], [`form`], [`carrier`] | leader/06-07, 006, 007, 008, 245 $h, 338 |
//! | [`pairs`], [`in_script`], [`original_script`] | 880 and $6 |
//!
//! The names of codes: [`language_name`], [`relator_term`], [`country_name`], and all of them for pick lists:
//! [`all_languages`], [`all_relators`], [`all_countries`]. Taking punctuation off: [`trim`].
//!
//! ```
//! use callslip_marc::{DataField, Record, views};
//!
//! let mut record = Record::default();
//! record.add(DataField::new("245", *b"14").with('a', "The bees of California /").with('c', "N. Lee."));
//! let title = views::title(&record).ok_or("no title")?;
//! assert_eq!(title.display(), "The bees of California");
//! assert_eq!(title.sort(), "bees of California");
//! assert_eq!(views::format(&record).label(), "Book");
//! # Ok::<(), &str>(())
//! ```
//!
//! Each view is a file of its own name; the rows in `tests/rows.rs` tell the rules by example, the files in
//! `testdata` show every view on real records.

mod call_number;
mod code;
mod contributor;
mod format;
mod identifier;
mod language;
mod link;
mod note;
mod physical;
mod publication;
mod punctuation;
mod relation;
mod script;
mod series;
mod subject;
mod title;
mod years;

#[cfg(test)]
mod tests;

pub use call_number::{CallNumber, Holding, Scheme, call_numbers, holdings};
pub use code::{
    all_countries, all_languages, all_relators, country_name, language_name, relator_term,
};
pub use contributor::{Contributor, ContributorKind, Role, contributors, main_contributor};
pub use format::{Form, Format, carrier, form, format};
pub use identifier::{
    Identifier, IdentifierKind, Isbn, Issn, identifiers, isbns, issns, lccn, oclc_numbers,
};
pub use language::{Languages, languages};
pub use link::{Link, LinkKind, links};
pub use note::{Audience, Note, audience, contents, local_notes, notes, summaries};
pub use physical::{Physical, RdaTypes, physical, rda_types};
pub use publication::{
    Publication, PublicationKind, copyright_year, edition, publication, publications,
};
pub use punctuation::trim;
pub use relation::{Relation, relations};
pub use script::{Pair, in_script, original_script, pairs};
pub use series::{Series, series};
pub use subject::{Subject, SubjectKind, Vocabulary, genres, subjects};
pub use title::{OtherTitle, Title, other_titles, title};
pub use years::{Years, country, year, years};
