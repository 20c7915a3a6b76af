//! What was scanned at the desk: a card, an item, or words to search by.

use ::store::Tx;
use kernel::{Barcode, PatronId};
use patrons::Patron;

use crate::CirculationError;

/// Patrons offered for a name.
const OFFERED: u64 = 8;

/// What a scan is.
pub(crate) enum Scan {
    /// A good card, or one reported lost: this patron is at the desk now.
    Patron(PatronId),
    /// Anything else with a barcode's shape: an item, or nothing we know.
    Item(Barcode),
    /// A name: these patrons could be meant.
    Names(Vec<Patron>),
}

/// Tells what was scanned. A card goes before an item, a name is tried where neither has it.
pub(crate) fn read(tx: &Tx<'_>, text: &str) -> Result<Scan, CirculationError> {
    let barcode = Barcode::parse(text);
    if let Ok(code) = &barcode {
        if let Some(patron) = patrons::by_barcode(tx, code)? {
            return Ok(Scan::Patron(patron.id));
        }
        if catalogue::item_by_barcode(tx, code)?.is_some()
            || patrons::by_past_barcode(tx, code)?.is_some()
        {
            return Ok(Scan::Item(code.clone()));
        }
    }
    let has_letters = text.chars().any(char::is_alphabetic);
    match barcode {
        Ok(code) if !has_letters => Ok(Scan::Item(code)),
        barcode => {
            let found = patrons::search(tx, text, OFFERED)?;
            match (found.as_slice(), barcode) {
                ([], Ok(code)) => Ok(Scan::Item(code)),
                ([only], _) => Ok(Scan::Patron(only.id)),
                _ => Ok(Scan::Names(found)),
            }
        }
    }
}
