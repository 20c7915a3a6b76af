//! What `callslip doctor` asks of the catalogue.

use kernel::{BibId, ItemId};
use store::{StoreError, Tx};

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

/// Rows looked at in one go.
const CHUNK: i64 = 500;

/// Every record can be read and its columns agree with it; every call number has its shelf key.
///
/// # Errors
/// What the database says.
pub fn check(tx: &Tx<'_>) -> Result<Vec<Fault>, StoreError> {
    let mut faults = Vec::new();
    let mut after = BibId(i64::MIN);
    loop {
        let some = bib::store::described_after(tx, after, CHUNK)?;
        let Some(last) = some.last() else { break };
        after = last.id;
        faults.extend(some.iter().filter_map(record_fault));
    }
    let mut after = ItemId(i64::MIN);
    loop {
        let some = crate::item::store::keys_after(tx, after, CHUNK)?;
        let Some(last) = some.last() else { break };
        after = last.id;
        faults.extend(some.iter().filter_map(item_fault));
    }
    Ok(faults)
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
        mend: "open it in the editor and save it".into(),
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
        mend: "save the item once more on its page".into(),
    })
}
