//! Every word is written, in both languages.

use std::path::Path;

use webkit::Lexicon;

fn lexicon() -> Lexicon {
    Lexicon::new(webkit::MESSAGES.iter().chain(crate::MESSAGES)).unwrap()
}

#[test]
fn every_key_has_a_message_and_nothing_stands_inline() {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src"));
    assert_eq!(
        webkit::check::folder(folder, &lexicon()).unwrap(),
        Vec::<String>::new()
    );
}

#[test]
fn every_message_is_translated() {
    for messages in crate::MESSAGES.iter().filter(|one| one.lang != "en") {
        assert_eq!(
            lexicon().untranslated(messages.lang),
            Vec::<&str>::new(),
            "{}",
            messages.lang
        );
    }
}
