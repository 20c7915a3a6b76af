//! Giving records out: the whole catalogue, some records, or what a search finds, streamed in any format.

pub(crate) mod pages;
mod store;
#[cfg(test)]
mod tests;

use std::io::{self, Write};

use ::store::{Store, StoreError};
use callslip_marc::Format;
use callslip_marc::iso2709::Target;
use kernel::BibId;
use search::{Index, Request, SearchError};

use crate::bib::decode;

/// Records read at once.
const CHUNK: usize = 500;

/// Why an export ended before its end.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The output could not be written.
    #[error("the output cannot be written: {0}")]
    Write(#[from] io::Error),
    /// The database said no.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The index said no.
    #[error(transparent)]
    Search(#[from] SearchError),
    /// A search finds more than can be turned to.
    #[error("the search finds {0} records, more than the {max} that can be given out by a search: narrow it, or give out everything", max = Request::ALL)]
    TooMany(u64),
}

/// Which records are wanted.
#[derive(Clone, Copy)]
pub enum Which<'a> {
    /// All that were not taken out, in the order in which they came.
    All,
    /// These, in this order.
    Ids(&'a [BibId]),
    /// What a search finds, the best first.
    Search(&'a Index, &'a str),
}

/// Writes the records in a format; says how many. A record that was not changed is written to ISO 2709 byte for byte
/// as it came in UTF-8. Each piece of some hundred records is one consistent state; memory stays constant.
///
/// # Errors
/// See [`ExportError`]; what was written before stays written.
pub fn run(
    store: &Store,
    which: Which<'_>,
    format: Format,
    out: &mut impl Write,
) -> Result<u64, ExportError> {
    out.write_all(format.open().as_bytes())?;
    let mut sheaf = Sheaf {
        store,
        format,
        count: 0,
    };
    match which {
        Which::All => sheaf.all(out)?,
        Which::Ids(ids) => sheaf.ids(ids, out)?,
        Which::Search(index, text) => sheaf.ids(&found(index, text)?, out)?,
    }
    out.write_all(format.close().as_bytes())?;
    out.flush()?;
    Ok(sheaf.count)
}

/// The ids that a search finds.
fn found(index: &Index, text: &str) -> Result<Vec<BibId>, ExportError> {
    let request = Request {
        text: text.to_owned(),
        limit: Request::ALL,
        staff: true,
        ..Request::default()
    };
    let page = index.search(&request)?;
    if page.total > Request::ALL as u64 {
        return Err(ExportError::TooMany(page.total));
    }
    Ok(page.ids.into_iter().map(BibId).collect())
}

struct Sheaf<'a> {
    store: &'a Store,
    format: Format,
    count: u64,
}

impl Sheaf<'_> {
    fn all(&mut self, out: &mut impl Write) -> Result<(), ExportError> {
        let mut after = BibId(i64::MIN);
        loop {
            let most = i64::try_from(CHUNK).unwrap_or(i64::MAX);
            let some = self.store.read(|tx| store::after(tx, after, most))?;
            let Some((last, _)) = some.last() else {
                return Ok(());
            };
            after = *last;
            self.put(some, out)?;
        }
    }

    fn ids(&mut self, ids: &[BibId], out: &mut impl Write) -> Result<(), ExportError> {
        for part in ids.chunks(CHUNK) {
            let some = self.store.read(|tx| store::of_ids(tx, part))?;
            self.put(some, out)?;
        }
        Ok(())
    }

    fn put(&mut self, some: Vec<(BibId, Vec<u8>)>, out: &mut impl Write) -> io::Result<()> {
        let mut bytes = Vec::new();
        for (id, marc) in some {
            bytes.clear();
            let as_it_is = self.format == Format::Marc && marc.first() != Some(&b'{');
            match (as_it_is, decode(&marc)) {
                (true, _) => bytes.extend_from_slice(&marc),
                (false, Some(record)) => drop(self.format.write(&record, Target::Utf8, &mut bytes)),
                (false, None) => {
                    tracing::error!(
                        bib = id.0,
                        "the stored MARC cannot be read; the record is left out"
                    );
                    continue;
                }
            }
            if self.count > 0 {
                out.write_all(self.format.between().as_bytes())?;
            }
            out.write_all(&bytes)?;
            self.count += 1;
        }
        Ok(())
    }
}
