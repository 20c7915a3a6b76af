//! Every word of the pages is written, in English and in Spanish.

use std::path::Path;

use webkit::{Lexicon, MESSAGES};

#[test]
fn every_word_is_written_in_both_languages() {
    let lexicon = Lexicon::new(MESSAGES.iter().chain(crate::MESSAGES)).unwrap();
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src"));
    assert_eq!(
        webkit::check::folder(folder, &lexicon).unwrap(),
        Vec::<String>::new()
    );
    assert_eq!(lexicon.untranslated("es"), Vec::<&str>::new());
}
