//! The table to type a count into: one line a coin or note.

use askama::Template;
use webkit::{Form, Visit};

use crate::drawer::Count;
use crate::setup::Denomination;

/// The table, with what was typed.
#[derive(Template)]
#[template(path = "drawer/count.html")]
pub(super) struct CountForm {
    caption: String,
    piece: String,
    number: String,
    /// Worth in cents, name, what was typed.
    lines: Vec<(i64, String, String)>,
}

impl askama::filters::HtmlSafe for CountForm {}

impl CountForm {
    pub(super) fn new(visit: &Visit, form: &Form, pieces: &[Denomination]) -> Self {
        let line = |d: &Denomination| {
            let typed = form.raw(&format!("d-{}", d.cents.0)).to_owned();
            (d.cents.0, d.name.clone(), typed)
        };
        Self {
            caption: visit.t("count-caption"),
            piece: visit.t("count-piece"),
            number: visit.t("count-number"),
            lines: pieces.iter().map(line).collect(),
        }
    }
}

/// Reads a count: an empty line is none of that piece.
pub(super) fn read(form: &mut Form, pieces: &[Denomination]) -> Option<Count> {
    let mut lines = Some(Vec::new());
    for piece in pieces {
        let field = format!("d-{}", piece.cents.0);
        if form.raw(&field).trim().is_empty() {
            continue;
        }
        match (form.number(&field, 0, 100_000), &mut lines) {
            (Some(0), _) => {}
            (Some(n), Some(list)) => list.push((piece.cents, n)),
            _ => lines = None,
        }
    }
    lines.map(Count)
}
