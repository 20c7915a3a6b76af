//! Tabular reports: TSV and CSV, and the rows of workbooks; read as a stream, written whole.

mod columns;
mod four;
mod head;
mod read;
mod write;

pub(crate) use head::release;
pub use read::Rows;
pub(crate) use read::{Cells, Table, collect, kept};
pub use write::write;

/// What parts the cells of a tabular report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Delimiter {
    /// Tabs: what the Code of Practice asks for.
    #[default]
    Tab,
    /// Commas.
    Comma,
    /// Semicolons, as spreadsheets save in countries with a decimal comma.
    Semicolon,
}

impl Delimiter {
    pub(crate) const fn byte(self) -> u8 {
        match self {
            Self::Tab => b'\t',
            Self::Comma => b',',
            Self::Semicolon => b';',
        }
    }

    /// The delimiter that the first line has most of, outside of quotes.
    pub(crate) fn guess(head: &[u8]) -> Self {
        let mut counts = [0_usize; 3];
        let mut quoted = false;
        let all = [Self::Tab, Self::Comma, Self::Semicolon];
        // Ten lines are enough: by then there is one of columns or of a header with its value.
        for byte in head.split(|byte| *byte == b'\n').take(16).flatten() {
            quoted ^= *byte == b'"';
            for (count, delimiter) in counts.iter_mut().zip(all) {
                *count += usize::from(!quoted && *byte == delimiter.byte());
            }
        }
        let most = counts.iter().max().copied().unwrap_or(0);
        let at = counts.iter().position(|count| *count == most).unwrap_or(0);
        if most == 0 { Self::Tab } else { all[at] }
    }
}
