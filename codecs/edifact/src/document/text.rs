//! Descriptions in pieces of thirty-five characters.

use super::lines::Description;

/// The length of a piece (7008 in D.96A).
const PIECE: usize = 35;

/// Puts pieces together. A piece of full length was cut and goes on without a blank; behind a
/// shorter one, a blank was lost at the end. Where a sender also takes blanks off the beginning of
/// a piece, that cannot be told, and words run together.
#[must_use]
pub fn join(pieces: &[&str]) -> String {
    let mut whole = String::new();
    for (at, piece) in pieces.iter().enumerate() {
        whole.push_str(piece);
        let last = at + 1 == pieces.len();
        let cut = piece.chars().count() % PIECE == 0;
        if !last && !cut && !whole.ends_with(' ') {
            whole.push(' ');
        }
    }
    whole.trim_end().to_owned()
}

/// Cuts a description into the segments that it takes: two pieces each, of thirty-five characters.
#[must_use]
pub fn pieces(form: &str, part: &str, text: &str) -> Vec<Description> {
    let chars: Vec<char> = text.chars().filter(|c| !c.is_control()).collect();
    let pieces: Vec<String> = chars
        .chunks(PIECE)
        .map(|cut| cut.iter().collect())
        .collect();
    let segments = pieces.chunks(2).map(|pair| Description {
        form: form.to_owned(),
        part: part.to_owned(),
        pieces: pair.to_vec(),
        ..Description::default()
    });
    segments.collect()
}
