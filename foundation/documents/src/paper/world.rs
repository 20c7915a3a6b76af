//! What a template can see: itself, the shared parts, its data and the fonts. Nothing else exists.

use std::collections::HashMap;
use std::sync::OnceLock;

use serde_json::Value;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Features, Library, LibraryExt, World};

use super::Paper;
use super::fonts::Fonts;
use crate::DocumentError;

/// The parts that every paper may import.
const PARTS: &str = include_str!("parts.typ");

/// The table of one paper being set.
pub(super) struct Desk {
    library: &'static LazyHash<Library>,
    fonts: &'static Fonts,
    main: FileId,
    sources: Vec<Source>,
    files: HashMap<FileId, Bytes>,
}

impl Desk {
    /// Lays out the paper, the parts and the files of data.
    pub(super) fn new(
        paper: &Paper,
        fonts: &'static Fonts,
        data: &[(&str, Value)],
    ) -> Result<Self, DocumentError> {
        let main = id(&format!("/{}.typ", paper.name))?;
        let parts = id("/parts.typ")?;
        let sources = vec![
            Source::new(main, paper.source.to_owned()),
            Source::new(parts, PARTS.to_owned()),
        ];
        let mut files = HashMap::new();
        for (path, value) in data {
            files.insert(id(path)?, Bytes::new(serde_json::to_vec(value)?));
        }
        Ok(Self {
            library: library(),
            fonts,
            main,
            sources,
            files,
        })
    }
}

/// The name of a file of ours; the few names are interned for good.
fn id(path: &str) -> Result<FileId, DocumentError> {
    let path = VirtualPath::new(path)
        .map_err(|_| DocumentError::Damaged(format!("{path} is no name for a file")))?;
    Ok(FileId::new(RootedPath::new(VirtualRoot::Project, path)))
}

/// typst's own functions, with header cells for the rows of tables.
fn library() -> &'static LazyHash<Library> {
    static LIBRARY: OnceLock<LazyHash<Library>> = OnceLock::new();
    LIBRARY.get_or_init(|| {
        let features = std::iter::once(Feature::A11yExtras).collect::<Features>();
        LazyHash::new(Library::builder().with_features(features).build())
    })
}

fn missing(id: FileId) -> FileError {
    FileError::NotFound(id.vpath().get_with_slash().into())
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.fonts.book()
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.sources
            .iter()
            .find(|s| s.id() == id)
            .cloned()
            .ok_or_else(|| missing(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.files.get(&id).cloned().ok_or_else(|| missing(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.font(index)
    }

    /// No paper asks the machine for the day: it stands in the data.
    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
