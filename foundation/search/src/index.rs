//! The index in its folder: opening, changing, where it stands in the journal.

mod folder;

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use tantivy::directory::DirectoryLock;
use tantivy::{IndexReader, ReloadPolicy, Searcher, Term};

use crate::columns::Cache;
use crate::doc::BibDoc;
use crate::document::document;
use crate::error::SearchError;
use crate::schema::{Columns, Fields};
use crate::text;
use crate::writer::{After, Desk};

/// What opening found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// There was none; it is empty and stands at position 0.
    Created,
    /// It is as it was left.
    Kept,
    /// It was of another version or damaged; it was emptied, stands at position 0 and must be filled again.
    Emptied,
}

/// The full-text index of bibliographic records. Share it; every method takes `&self`.
pub struct Index {
    pub(crate) fields: Fields,
    pub(crate) columns: Cache,
    inner: tantivy::Index,
    reader: IndexReader,
    desk: Option<Arc<Desk>>,
    origin: Origin,
    /// The highest id ever put: a higher one needs no deleting first.
    highest: AtomicI64,
    _lock: Option<DirectoryLock>,
}

impl Index {
    /// Opens the index in a folder for reading and writing, making both when they are not there.
    ///
    /// An index of another schema version, or one that cannot be read, is emptied: the tables are the truth and fill it
    /// again. [`Index::origin`] tells.
    ///
    /// # Errors
    /// [`SearchError::InUse`] when another process has it open, [`SearchError::NotAnIndex`] when the folder holds
    /// something else, or what the file system refused.
    pub fn open(dir: impl AsRef<Path>) -> Result<Index, SearchError> {
        let (folder, lock) = folder::lock(dir.as_ref())?;
        let fields = Fields::new();
        let (inner, origin) = folder::open(&folder, &fields)?;
        Index::from_parts(inner, fields, origin, Some(lock))
    }

    /// Opens an index for reading only, beside the process that writes it.
    ///
    /// # Errors
    /// [`SearchError::NotAnIndex`] when there is none of this version.
    pub fn open_to_read(dir: impl AsRef<Path>) -> Result<Index, SearchError> {
        let fields = Fields::new();
        let inner = folder::open_to_read(dir.as_ref(), &fields)?;
        Index::from_parts(inner, fields, Origin::Kept, None)
    }

    fn from_parts(
        inner: tantivy::Index,
        fields: Fields,
        origin: Origin,
        lock: Option<DirectoryLock>,
    ) -> Result<Index, SearchError> {
        inner.tokenizers().register(text::NAME, text::WordTokenizer);
        let reader = inner
            .reader_builder()
            .reload_policy(ReloadPolicy::Manual)
            .try_into()?;
        let desk = lock
            .is_some()
            .then(|| Desk::new(inner.clone(), reader.clone()));
        let index = Index {
            fields,
            columns: Cache::default(),
            inner,
            reader,
            desk,
            origin,
            highest: AtomicI64::new(0),
            _lock: lock,
        };
        index.highest.store(
            index.ids()?.into_iter().max().unwrap_or(i64::MIN),
            Ordering::Relaxed,
        );
        Ok(index)
    }

    /// What opening found.
    #[must_use]
    pub fn origin(&self) -> Origin {
        self.origin
    }

    /// The journal position of the last commit; 0 before the first.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn position(&self) -> Result<i64, SearchError> {
        Ok(self.stands()?.0)
    }

    /// What the last [`Index::commit_marked`] said of its position; empty before the first.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn mark(&self) -> Result<String, SearchError> {
        Ok(self.stands()?.1)
    }

    /// Position and mark, as the last commit wrote them.
    fn stands(&self) -> Result<(i64, String), SearchError> {
        let payload = self.inner.load_metas()?.payload.unwrap_or_default();
        let (position, mark) = payload.split_once(' ').unwrap_or((&payload, ""));
        Ok((position.parse().unwrap_or(0), mark.to_owned()))
    }

    /// Puts records in the place of those with the same id, and takes others out. Seen by searches after
    /// [`Index::commit`].
    ///
    /// # Errors
    /// [`SearchError::ReadOnly`], or when the disk refuses; then everything since the last commit is to be applied
    /// again, from [`Index::position`] on.
    pub fn apply(&self, puts: &[BibDoc], deletes: &[i64]) -> Result<(), SearchError> {
        self.desk()?.with(After::Waiting, |writer| {
            for id in deletes {
                writer.delete_term(Term::from_field_i64(self.fields.id, *id));
            }
            for bib in puts {
                if self.highest.fetch_max(bib.id, Ordering::Relaxed) >= bib.id {
                    writer.delete_term(Term::from_field_i64(self.fields.id, bib.id));
                }
                writer.add_document(document(&self.fields, bib))?;
            }
            Ok(())
        })
    }

    /// Makes what was applied durable together with the journal position it brings the index to, and shows it to
    /// searches.
    ///
    /// # Errors
    /// [`SearchError::ReadOnly`], or when the disk refuses; then the index stays at its former position.
    pub fn commit(&self, position: i64) -> Result<(), SearchError> {
        self.commit_marked(position, "")
    }

    /// As [`Index::commit`], with a word that tells this journal from another one that has the same position.
    ///
    /// # Errors
    /// As [`Index::commit`].
    pub fn commit_marked(&self, position: i64, mark: &str) -> Result<(), SearchError> {
        self.desk()?.with(After::Settled, |writer| {
            let mut prepared = writer.prepare_commit()?;
            prepared.set_payload(&format!("{position} {mark}"));
            prepared.commit()?;
            Ok(())
        })?;
        self.refresh()
    }

    /// Empties the index and sets it to position 0, to be filled again from the tables.
    ///
    /// # Errors
    /// As [`Index::commit`].
    pub fn clear(&self) -> Result<(), SearchError> {
        self.desk()?.with(After::Waiting, |writer| {
            Ok(writer.delete_all_documents().map(drop)?)
        })?;
        self.highest.store(i64::MIN, Ordering::Relaxed);
        self.commit(0)
    }

    /// Finishes merges and gives the writer's memory back; the next change opens it again. Happens by itself after ten
    /// quiet seconds. Does nothing while changes wait for a commit.
    ///
    /// # Errors
    /// When a merge fails.
    pub fn rest(&self) -> Result<(), SearchError> {
        self.desk()?.put_away()?;
        self.refresh()
    }

    /// Sees what another process committed since; needed only by an index opened to read.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn refresh(&self) -> Result<(), SearchError> {
        self.reader.reload()?;
        self.columns.of(&self.searcher())?;
        Ok(())
    }

    /// How many records are in the index.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.searcher().num_docs()
    }

    /// The ids of all records in the index, ascending, for comparing with the tables.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn doctor_ids(&self) -> Result<Vec<i64>, SearchError> {
        let mut ids = self.ids()?;
        ids.sort_unstable();
        Ok(ids)
    }

    pub(crate) fn searcher(&self) -> Searcher {
        self.reader.searcher()
    }

    fn ids(&self) -> Result<Vec<i64>, SearchError> {
        let searcher = self.searcher();
        let mut ids = Vec::with_capacity(usize::try_from(searcher.num_docs()).unwrap_or(0));
        for segment in searcher.segment_readers() {
            let column = segment.fast_fields().i64(Columns::ID)?;
            ids.extend(segment.doc_ids_alive().filter_map(|doc| column.first(doc)));
        }
        Ok(ids)
    }

    fn desk(&self) -> Result<&Arc<Desk>, SearchError> {
        self.desk.as_ref().ok_or(SearchError::ReadOnly)
    }
}
