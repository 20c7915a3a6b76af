//! The fonts of the papers, compressed until a text needs them.

use std::sync::OnceLock;

use parking_lot::Mutex;
use typst::foundations::Bytes;
use typst::text::{Coverage, Font, FontBook, FontInfo};
use typst::utils::LazyHash;

use crate::DocumentError;

macro_rules! faces {
    ($($file:literal),+ $(,)?) => {
        &[$(($file, include_bytes!(concat!("../../fonts/", $file, ".zst")))),+]
    };
}

/// Every face by file name, zstd-compressed. Made by `fonts/make.py`; see `fonts/SOURCES.md`.
const FACES: &[(&str, &[u8])] = faces![
    "atkinson-next-400-normal.ttf",
    "atkinson-next-700-normal.ttf",
    "atkinson-next-400-italic.ttf",
    "atkinson-mono-400-normal.ttf",
    "noto-sans-regular.ttf",
    "noto-sans-bold.ttf",
    "noto-sans-hebrew-regular.ttf",
    "noto-sans-hebrew-bold.ttf",
    "noto-sans-arabic-regular.ttf",
    "noto-sans-arabic-bold.ttf",
    "noto-sans-armenian-regular.ttf",
    "noto-sans-bengali-regular.ttf",
    "noto-sans-devanagari-regular.ttf",
    "noto-sans-ethiopic-regular.ttf",
    "noto-sans-georgian-regular.ttf",
    "noto-sans-khmer-regular.ttf",
    "noto-sans-tamil-regular.ttf",
    "noto-sans-thai-regular.ttf",
    "noto-sans-math-regular.ttf",
    "noto-sans-symbols-regular.ttf",
    "noto-sans-cjk-regular.otf",
];
/// The first faces stay unpacked (200 kB); the others are put away after each paper.
const KEPT: usize = 4;
/// No face of ours is larger, in bytes.
const FACE_MAX: usize = 16 * 1024 * 1024;

/// What is known of the faces, and those that are unpacked.
pub(super) struct Fonts {
    book: LazyHash<FontBook>,
    coverage: Coverage,
    unpacked: Mutex<Vec<Option<Font>>>,
}

static FONTS: OnceLock<Fonts> = OnceLock::new();

impl Fonts {
    /// The fonts of the program; the first call reads what each face can draw.
    pub(super) fn shared() -> Result<&'static Self, DocumentError> {
        if let Some(fonts) = FONTS.get() {
            return Ok(fonts);
        }
        let read = Self::read()?;
        Ok(FONTS.get_or_init(|| read))
    }

    fn read() -> Result<Self, DocumentError> {
        let damaged = |name: &str| DocumentError::Damaged(format!("the font {name}"));
        let mut infos = Vec::with_capacity(FACES.len());
        for (name, packed) in FACES {
            let face = unpack(packed).ok_or_else(|| damaged(name))?;
            infos.push(FontInfo::new(&face, 0).ok_or_else(|| damaged(name))?);
        }
        let drawn = infos.iter().flat_map(|info| info.coverage.iter()).collect();
        let coverage = Coverage::from_vec(drawn);
        let unpacked = Mutex::new(vec![None; FACES.len()]);
        Ok(Self {
            book: LazyHash::new(FontBook::from_infos(infos)),
            coverage,
            unpacked,
        })
    }

    /// Names, weights and coverage of every face.
    pub(super) fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    /// Every character that some face can draw.
    pub(super) fn coverage(&self) -> &Coverage {
        &self.coverage
    }

    /// The face at `index` of the book, unpacked now if it is not yet.
    pub(super) fn font(&self, index: usize) -> Option<Font> {
        let mut unpacked = self.unpacked.lock();
        let place = unpacked.get_mut(index)?;
        if place.is_none() {
            let (_, packed) = FACES.get(index)?;
            *place = Font::new(Bytes::new(unpack(packed)?), 0);
        }
        place.clone()
    }

    /// Forgets the large faces until a text needs them again.
    pub(super) fn put_away() {
        if let Some(fonts) = FONTS.get() {
            fonts
                .unpacked
                .lock()
                .iter_mut()
                .skip(KEPT)
                .for_each(|face| *face = None);
        }
    }
}

fn unpack(packed: &[u8]) -> Option<Vec<u8>> {
    zstd::bulk::decompress(packed, FACE_MAX).ok()
}
