//! Short rows, one rule each.

use super::{record, says};
use crate::views::trim;

/// The fields, the view, and what it must say.
fn check(fields: &str, view: &str, expected: &str) {
    assert_eq!(says(&record(fields), view), expected, "{view} of {fields}");
}

#[test]
fn trims_by_isbd() {
    for (text, expected) in [
        ("Moby Dick /", "Moby Dick"),
        ("Boston :", "Boston"),
        ("Twain, Mark,", "Twain, Mark"),
        ("Herman, Edward S.", "Herman, Edward S."),
        ("Wiley & Sons, Inc.", "Wiley & Sons, Inc."),
        ("Lomita, Cal. :", "Lomita, Cal."),
        ("Songs, Me and You.", "Songs, Me and You"),
        ("24 cm.", "24 cm"),
        ("And so on ...", "And so on ..."),
        ("Washington, D.C.", "Washington, D.C."),
        ("Birds.", "Birds"),
        ("  ", ""),
        (".", ""),
    ] {
        assert_eq!(trim(text), expected, "{text}");
    }
}

#[test]
fn titles() {
    check("245 14 ‡aThe cat /‡cT. S.", "sort", "cat");
    check("245 02 ‡a\"A\" is for alibi", "sort", "A\" is for alibi");
    check("245 03 ‡aThecat", "sort", "Thecat");
    check("245 09 ‡aThe", "sort", "The");
    check(
        "245 02 ‡aL'e\u{301}te\u{301} :‡broman",
        "sort",
        "e\u{301}te\u{301} : roman",
    );
    check(
        "245 00 ‡aChemistry.‡nPart 2,‡pOrganic :‡blab manual",
        "title",
        "Chemistry : lab manual. Part 2, Organic",
    );
    check("245 00 ‡aAgua =‡bWater", "title", "Agua = Water");
    check("245 00 ‡h[videorecording]", "title", "");
    check(
        "222 _0 ‡aNature‡b(London)",
        "other titles",
        "Key title: Nature (London)",
    );
    check(
        "246 3_ ‡iAlso known as:‡aCats",
        "other titles",
        "Also known as: Cats",
    );
}

#[test]
fn people() {
    let view = "contributors";
    check(
        "700 1_ ‡aTenniel, John,‡d1820-1914,‡eillustrator.‡4ill",
        view,
        "Tenniel, John, 1820-1914, illustrator",
    );
    check(
        "700 1_ ‡aLee, N.,‡eed.‡4http://id.loc.gov/vocabulary/relators/trl",
        view,
        "Lee, N., editor, translator",
    );
    check(
        "111 2_ ‡aSymposium‡n(2nd :‡d1999),‡jsponsor",
        view,
        "*Symposium (2nd : 1999), sponsor",
    );
    check("710 2_ ‡aNASA.‡tReport.‡n5", view, "NASA [Report]");
}

#[test]
fn years_by_type_of_date() {
    let fixed = |dates: &str| format!("008 260101{dates}xx             000 0 eng d");
    for (dates, expected) in [
        ("s2019    ", "2019"),
        ("t20192018", "2019"),
        ("r19981920", "1998"),
        ("c19989999", "1998-"),
        ("d19982004", "1998-2004"),
        ("m19982004", "1998-2004"),
        ("m20239999", "2023-"),
        ("q19001950", "between 1900 and 1950"),
        ("s19uu    ", "between 1900 and 1999"),
        ("s198u    ", "between 1980 and 1989"),
        ("nuuuuuuuu", ""),
        ("s||||    ", ""),
    ] {
        check(&fixed(dates), "years", expected);
    }
    check("264 _1 ‡c[between 1990 and 1999?]", "years", "1990");
    check("260 __ ‡c2003-2007.", "years", "2003-2007");
    check("264 _4 ‡c©2018", "years", "2018");
    check(
        "264 _1 ‡aOakland‡c2019\n264 _4 ‡c©2018",
        "copyright",
        "2018",
    );
    check("260 __ ‡a[S.l. :‡bs.n.,‡c2005]", "published", "2005");
}

#[test]
fn numbers() {
    check(
        "020 __ ‡a0-8186-4837-6 (v. 1 : pbk.)‡z123",
        "isbn",
        "0-8186-4837-6 v. 1, pbk. | 123 invalid",
    );
    check(
        "020 __ ‡a9780375714498‡q(hardcover ;‡qacid-free)",
        "isbn",
        "9780375714498 hardcover, acid-free",
    );
    check("020 __ ‡c$5.00", "isbn", "");
    check("010 __ ‡a   86754802 /R/r98", "lccn", "86754802");
    check(
        "001 ocm00123456\n035 __ ‡a(OCoLC)on1234567890\n035 __ ‡a(OCoLC)123456",
        "oclc",
        "1234567890 | 123456",
    );
    check(
        "024 7_ ‡a10.1000/182‡2doi",
        "numbers",
        "024 Named(\"doi\") 10.1000/182",
    );
}

#[test]
fn places_on_the_shelf() {
    check(
        "082 04 ‡a353.008/4/84‡223",
        "call numbers",
        "Dewey 353.008484",
    );
    check(
        "050 _4 ‡aQL1‡b.A5 2001‡aQL3",
        "call numbers",
        "Lc QL1 .A5 2001 | Lc QL3",
    );
    check("099 __ ‡aFIC‡aTWA", "call numbers", "Local FIC TWA");
    check(
        "852 0_ ‡bMAIN‡cRef‡kREF‡hQL1‡i.A5",
        "holdings",
        "Lc REF QL1 .A5 in Some(\"Ref\")",
    );
    check(
        "952 __ ‡2ddc‡cSTACKS‡o025.3 CAL",
        "holdings",
        "Dewey 025.3 CAL in Some(\"STACKS\")",
    );
}

#[test]
fn subjects_and_languages() {
    check(
        "600 10 ‡aTwain, Mark‡tTom Sawyer‡vDrama.",
        "subjects",
        "Twain, Mark Tom Sawyer -- Drama (Work lcsh)",
    );
    check(
        "653 __ ‡aBees‡aHoney",
        "subjects",
        "Bees (Keyword ) | Honey (Keyword )",
    );
    check(
        "655 _7 ‡aFeature films.‡2lcgft",
        "genres",
        "Feature films (Genre lcgft)",
    );
    check("041 1_ ‡aengspa‡hfre", "languages", "English | Spanish");
    check("041 07 ‡aen‡2iso639-1", "languages", "");
}

#[test]
fn formats() {
    let leader = |kind: &str| format!("LDR 00000{kind} a2200000 i 4500\n");
    let fixed = |at23: char, at29: char, at33: char| {
        format!("008 260101s2019    cau     {at23}     {at29}   {at33} eng d")
    };
    for (kind, codes, expected) in [
        ("nam", (' ', ' ', ' '), "Book"),
        ("nam", ('o', ' ', ' '), "E-book"),
        ("nas", ('o', ' ', ' '), "E-journal"),
        ("naa", (' ', ' ', ' '), "Article or chapter"),
        ("nai", ('o', ' ', ' '), "Website or database"),
        ("ngm", (' ', 'o', 'v'), "Video"),
        ("ngm", (' ', ' ', 's'), "Slides or transparencies"),
        ("nim", (' ', ' ', ' '), "Spoken recording"),
        ("nrm", (' ', ' ', 'q'), "Object"),
        ("nom", (' ', ' ', 'b'), "Kit"),
        ("npc", (' ', ' ', ' '), "Mixed materials"),
        ("ncm", (' ', ' ', ' '), "Music score"),
    ] {
        let text = leader(kind) + &fixed(codes.0, codes.1, codes.2);
        check(&text, "format", expected);
    }
    check(
        &(leader("nam") + &fixed('d', ' ', ' ')),
        "form",
        "LargePrint",
    );
    check(&(leader("ngm") + "007 vd cvaizq"), "carrier", "DVD");
    check(
        &(leader("nam") + "007 cr |||\n338 __ ‡avolume"),
        "form",
        "Regular",
    );
}

#[test]
fn links_and_scripts() {
    check(
        "856 42 ‡3Table of contents‡uhttp://loc.gov/x",
        "links",
        "http://loc.gov/x (about Related) Table of contents",
    );
    check("856 40 ‡umailto:a@b.c", "links", "");
    check("880 10 ‡6245-00/$1‡a東京", "scripts", "245  = 東京");
    check(
        "246 1_ ‡6880-03‡aTokyo\n880 1_ ‡6246-03/$1‡a東京",
        "scripts",
        "246 Tokyo = 東京",
    );
    check("880 __ ‡a東京", "scripts", "");
}

#[test]
fn the_record_in_its_own_script() {
    let fields = "245 10 ‡6880-01‡aTokyo /\n880 10 ‡6245-01/$1‡a東京 /\n880 1_ ‡6700-00‡a山田";
    let original = crate::views::original_script(&record(fields)).unwrap();
    assert_eq!(says(&original, "title"), "東京");
    assert_eq!(says(&original, "contributors"), "山田");
    assert!(crate::views::original_script(&record("245 10 ‡aTokyo")).is_none());
}

#[test]
fn code_lists_are_whole() {
    use crate::views::{all_countries, all_languages, all_relators, language_name, relator_term};
    assert!(all_languages().count() > 500 && all_countries().count() > 350);
    assert!(all_relators().all(|(code, term)| code.len() == 3 && relator_term(code) == Some(term)));
    assert_eq!(language_name("vie"), Some("Vietnamese"));
    assert_eq!(language_name("xyz"), None);
}
