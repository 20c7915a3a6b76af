//! What `callslip doctor` asks of the catalogue.

use kernel::{BibId, ItemId};
use store::{Entry, StoreError, Tx};

use crate::bib::{self, Content, decode};
use crate::item::scheme::{scheme_of, shelf_bytes};

/// Something that does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What is wrong.
    pub what: String,
    /// Where: a record, an item, a batch.
    pub place: String,
    /// How to mend it.
    pub mend: String,
}

const MEND: &str = "run `callslip doctor --mend`: it is derived again";
/// Rows looked at in one go.
const CHUNK: i64 = 500;

/// Every record can be read and its columns agree with it; every call number has its shelf key.
///
/// # Errors
/// What the database says.
pub fn check(tx: &Tx<'_>) -> Result<Vec<Fault>, StoreError> {
    let mut faults = Vec::new();
    each_record(tx, |stored| {
        faults.extend(record_fault(stored));
        Ok(())
    })?;
    each_item(tx, |stored| {
        faults.extend(item_fault(stored));
        Ok(())
    })?;
    Ok(faults)
}

/// Writes anew what is derived: the columns that are read out of a record, the shelf keys of call numbers. Says how
/// many rows were wrong; a record whose MARC cannot be read is left to people.
///
/// # Errors
/// What the database says.
pub fn mend(tx: &Tx<'_>) -> Result<u64, StoreError> {
    let mut mended = 0;
    each_record(tx, |stored| {
        let wrong = record_fault(stored).is_some();
        if let (true, Some(record)) = (wrong, decode(&stored.marc)) {
            bib::store::describe_anew(tx, stored.id, &Content::of(&record))?;
            mended += 1;
        }
        Ok(())
    })?;
    each_item(tx, |stored| {
        let scheme = scheme_of(&stored.scheme);
        if let (Some(_), Some(scheme)) = (item_fault(stored), scheme) {
            let key = shelf_bytes(scheme, &stored.call_number);
            crate::item::store::set_shelf_key(tx, stored.id, &key)?;
            mended += 1;
        }
        Ok(())
    })?;
    if mended > 0 {
        tx.journal(Entry::new("catalogue.mended", "catalogue", 0).fact("rows", mended))?;
    }
    Ok(mended)
}

fn each_record(
    tx: &Tx<'_>,
    mut each: impl FnMut(&Described) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let mut after = BibId(i64::MIN);
    loop {
        let some = bib::store::described_after(tx, after, CHUNK)?;
        let Some(last) = some.last() else {
            return Ok(());
        };
        after = last.id;
        some.iter().try_for_each(&mut each)?;
    }
}

fn each_item(
    tx: &Tx<'_>,
    mut each: impl FnMut(&Shelved) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let mut after = ItemId(i64::MIN);
    loop {
        let some = crate::item::store::keys_after(tx, after, CHUNK)?;
        let Some(last) = some.last() else {
            return Ok(());
        };
        after = last.id;
        some.iter().try_for_each(&mut each)?;
    }
}

/// A record's columns as they stand.
pub(crate) struct Described {
    pub(crate) id: BibId,
    pub(crate) control_number: Option<String>,
    pub(crate) title: String,
    pub(crate) author: String,
    pub(crate) marc: Vec<u8>,
}

fn record_fault(stored: &Described) -> Option<Fault> {
    let place = format!("record {}", stored.id);
    let Some(record) = decode(&stored.marc) else {
        return Some(Fault {
            what: "its MARC cannot be read".into(),
            place,
            mend: "bring back a former version on its page, or import it again".into(),
        });
    };
    let content = Content::of(&record);
    let agrees = content.control_number == stored.control_number
        && content.title == stored.title
        && content.author == stored.author;
    (!agrees).then(|| Fault {
        what: "title, name or control number differ from its MARC".into(),
        place,
        mend: MEND.into(),
    })
}

/// A call number as it stands.
pub(crate) struct Shelved {
    pub(crate) id: ItemId,
    pub(crate) scheme: String,
    pub(crate) call_number: String,
    pub(crate) shelf_key: Vec<u8>,
}

fn item_fault(stored: &Shelved) -> Option<Fault> {
    let scheme = scheme_of(&stored.scheme)?;
    let agrees = shelf_bytes(scheme, &stored.call_number) == stored.shelf_key;
    (!agrees).then(|| Fault {
        what: format!("the shelf key of {} is not its own", stored.call_number),
        place: format!("item {}", stored.id),
        mend: MEND.into(),
    })
}
