use super::check;
use crate::text::{Side, key, other_number, tokens};

fn words(text: &str, side: Side) -> String {
    let tokens = tokens(text, side).into_iter();
    tokens
        .map(|token| format!("{}{}", token.text, token.place))
        .collect::<Vec<_>>()
        .join(" ")
}

#[test]
fn a_records_text_becomes_words() {
    check(
        "
        The Grapes of Wrath         | the0 grapes1 of2 wrath3
        Études  d'été               | etudes0 dete1 ete1
        L’ÉDUCATION sentimentale    | leducation0 education0 sentimentale1
        children's books            | childrens0 children0 books1
        O'Brien                     | obrien0
        U.S. foreign policy         | us0 foreign1 policy2
        e-book                      | e0 book1 ebook0
        health-care, 1,000 pages    | health0 care1 healthcare0 10002 pages3
        C++ and C#                  | c++0 and1 c#2
        version 3.5                 | version0 3.51
        S.HRG.110-123               | s0 hrg1 1102 1233
        Ærø, Łódź, Straße, Þórr     | aero0 lodz1 strasse2 thorr3
        Ρωμιοσύνης                  | ρωμιοσυνησ0
        Ёлка и йод                  | елка0 и1 йод2
        東京都立図書館              | 東京0 京都1 都立2 立図3 図書4 書館5 館6
        カタカナ                    | かた0 たか1 かな2 な3
        도서관 이용                 | 도서0 서관1 관2 이용3 용4
        ＡＢＣ　１２３              | abc0 1231
        الكِتَابُ                   | كتاب0
        إدارة المكتبات              | اداره0 مكتبات1
        שָׁלוֹם                       | שלום0
        ห้องสมุด                    | ห้อง0 สมุด1
        हिन्दी साहित्य              | हिन्दी0 साहित्य1
        Tolstoĭ, Chaĭkovskiĭ        | tolstoi0 chaikovskii1
        ",
        |text| words(text, Side::Record),
    );
}

#[test]
fn a_query_needs_fewer_forms_of_paired_characters() {
    check("図書館 | 図書0 書館1\n館 | 館0", |text| {
        words(text, Side::Query)
    });
}

#[test]
fn a_key_has_one_form_a_word() {
    check(
        "
        The U.S. e-book : a children's guide / | the us e book a childrens guide
        L'été                                  | lete
        ",
        key,
    );
}

#[test]
fn one_and_several() {
    check(
        "
        whale     | whales
        whales    | whale
        libraries | library librarie
        library   | libraries
        survey    | surveys
        boxes     | box boxe
        church    | churches
        glass     | glasses
        horses    | hors horse
        census    | censuses
        art       |
        1990s     |
        ",
        |word| other_number(word).join(" "),
    );
}

#[test]
fn typographic_marks_make_no_difference() {
    assert_eq!(
        tokens("it’s naïve — ‘really’", Side::Record),
        tokens("it's naive - 'really'", Side::Record)
    );
}

/// What the short path for plain words gives is what the long one gives, and the index sees the same words.
fn same_words(text: &str) {
    use crate::text::{WordTokenizer, words::several};
    use tantivy::tokenizer::{TokenStream, Tokenizer};
    let (mut long, mut place) = (Vec::new(), 0);
    for chunk in text
        .split_ascii_whitespace()
        .filter(|chunk| chunk.is_ascii())
    {
        place = several(chunk, place, &mut long);
    }
    if text.is_ascii() {
        assert_eq!(tokens(text, Side::Record), long, "{text:?}");
    }
    let (mut tokenizer, mut seen) = (WordTokenizer, Vec::new());
    let mut stream = tokenizer.token_stream(text);
    stream.process(&mut |token| seen.push((token.text.clone(), token.position)));
    let own = tokens(text, Side::Record).into_iter();
    let own: Vec<_> = own.map(|one| (one.text, one.place as usize)).collect();
    assert_eq!(seen, own, "{text:?}");
}

proptest::proptest! {
    #[test]
    fn the_short_path_is_the_long_one(text in "[a-cA-C0-2 .,'+#:;()_/é日-]{0,40}", plain in "[ -~]{0,40}") {
        same_words(&text);
        same_words(&plain);
    }
}
