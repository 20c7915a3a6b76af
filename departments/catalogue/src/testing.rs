//! Small believable seeds for the tests of this and other departments.

use building::testing::College;
use callslip_marc::{DataField, Leader, Record};
use kernel::{Barcode, BibId, ItemId, Reason};
use store::Tx;

use crate::bib::{self, Keep};
use crate::{CatalogueError, ItemData, add_item, kind};

/// The standard kinds of items.
///
/// # Errors
/// What the database says.
pub fn set_up(tx: &Tx<'_>) -> Result<(), CatalogueError> {
    Ok(kind::set_up(tx)?)
}

/// A book's record as MARC.
#[must_use]
pub fn record(title: &str, author: &str) -> Record {
    let mut record = Record::new(Leader::default());
    record.set_control("008", "260101s2024    cau           000 0 eng d");
    record.insert(DataField::new("100", *b"1 ").with('a', author));
    record.insert(DataField::new("245", *b"10").with('a', title));
    record
}

/// A book that the public sees.
///
/// # Errors
/// See [`bib::add`].
pub fn book(tx: &Tx<'_>, title: &str, author: &str) -> Result<BibId, CatalogueError> {
    bib::add(tx, &record(title, author), Keep::default())
}

/// A copy in the stacks of the college's main library, of this kind (`book`), with a price of $40.
///
/// # Errors
/// See [`add_item`]; also when the barcode is none.
pub fn copy(
    tx: &Tx<'_>,
    college: &College,
    bib: BibId,
    barcode: &str,
    kind: &str,
) -> Result<ItemId, CatalogueError> {
    let barcode = Barcode::parse(barcode).map_err(|e| Reason::new(e.code()))?;
    let data = ItemData {
        call_number: "QA76.73 .R87 2024".into(),
        price: Some(kernel::Cents(4_000)),
        ..ItemData::new(barcode, college.main, college.stacks, kind)
    };
    add_item(tx, bib, &data)
}

/// A book of its own with one copy: what most tests of lending need. [`set_up`] and
/// [`building::testing::college`] come first.
///
/// # Errors
/// See [`book`] and [`copy`].
pub fn item(
    tx: &Tx<'_>,
    college: &College,
    barcode: &str,
    title: &str,
    kind: &str,
) -> Result<ItemId, CatalogueError> {
    let bib = book(tx, title, "Le Guin, Ursula K.")?;
    copy(tx, college, bib, barcode, kind)
}
