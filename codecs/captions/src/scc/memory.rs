//! A memory of rows and columns in which a caption is put together.

use super::table::{COLOURS, Style};
use crate::piece::{Builder, Kind, Piece, Tag};
use crate::settings::{LinePlace, Milli, Settings};

/// Columns that the standard has.
pub(super) const COLUMNS: usize = 32;
/// Columns that are kept, so that a row that is too long is not lost.
const MOST: usize = 128;

/// A character with its looks.
type Cell = Option<(char, Style)>;

/// Fifteen rows of characters.
#[derive(Clone, Debug, Default)]
pub(super) struct Memory {
    rows: [Vec<Cell>; 15],
}

impl Memory {
    /// Puts a character at a row (1 to 15) and a column; `false` when it stands past the last.
    pub(super) fn put(&mut self, row: u8, column: usize, cell: Cell) -> bool {
        let Some(cells) = self.rows.get_mut(usize::from(row).wrapping_sub(1)) else {
            return false;
        };
        if column < MOST {
            if cells.len() <= column {
                cells.resize(column + 1, None);
            }
            cells[column] = cell;
        }
        column < COLUMNS
    }

    /// Erases from a column to the end of the row.
    pub(super) fn cut(&mut self, row: u8, column: usize) {
        if let Some(cells) = self.rows.get_mut(usize::from(row).wrapping_sub(1)) {
            cells.truncate(column);
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        let filled = |cells: &Vec<Cell>| cells.iter().flatten().any(|(c, _)| !c.is_whitespace());
        !self.rows.iter().any(filled)
    }

    /// What the memory says, and where it stands.
    pub(super) fn read(&self) -> (Vec<Piece>, Settings) {
        let mut built = Builder::default();
        let mut first = None;
        for (number, cells) in self.rows.iter().enumerate() {
            let Some(cells) = filled(cells) else { continue };
            if !built.is_empty() {
                built.line_break();
            }
            first = first.or(Some(number));
            row(cells, &mut built);
        }
        // The lower third is where players put captions anyway; rows above are told.
        let line = first.filter(|first| *first < 10).map(place);
        let settings = Settings {
            line,
            ..Settings::default()
        };
        (built.finish().1, settings)
    }
}

/// Where a row stands: the fifteen rows fill the middle 80 % of the picture's height.
fn place(row: usize) -> LinePlace {
    let thousandths = 10_000 + row * 80_000 / 15;
    LinePlace::Percent(Milli(u32::try_from(thousandths).unwrap_or(0)))
}

/// The cells from the first to the last that hold something.
fn filled(cells: &[Cell]) -> Option<&[Cell]> {
    let something = |cell: &Cell| cell.is_some_and(|(c, _)| c != ' ');
    let first = cells.iter().position(something)?;
    let last = cells.iter().rposition(something)?;
    cells.get(first..=last)
}

fn row(cells: &[Cell], built: &mut Builder) {
    let mut style = Style::default();
    for cell in cells {
        let (c, next) = cell.unwrap_or((' ', style));
        if next != style {
            restyle(style, next, built);
            style = next;
        }
        built.text(c.encode_utf8(&mut [0; 4]));
    }
    restyle(style, Style::default(), built);
}

fn restyle(from: Style, to: Style, built: &mut Builder) {
    for _ in 0..tags(from).count() {
        built.close();
    }
    for tag in tags(to) {
        built.open(tag, 8);
    }
}

fn tags(style: Style) -> impl Iterator<Item = Tag> {
    let colour = COLOURS
        .get(usize::from(style.colour))
        .filter(|_| style.colour > 0);
    let colour = colour.map(|name| Tag {
        classes: vec![(*name).to_owned()],
        ..Tag::new(Kind::Class)
    });
    let italic = style.italic.then(|| Tag::new(Kind::Italic));
    let underline = style.underline.then(|| Tag::new(Kind::Underline));
    colour.into_iter().chain(italic).chain(underline)
}
