//! Any text can be set; a wrong template is told by file and line; nothing outside is reachable.

use serde_json::json;

use super::set;
use crate::{DocumentError, Meta, Paper};

const TEXTS: Paper = Paper::new(
    "texts",
    "#import \"/parts.typ\": *\n#show: letter.with()\n#title()\n#for text in data.texts { par(text) }",
);

/// Sets one text and gives back what stands on the page.
fn shown(text: &str) -> String {
    let paper = set(
        TEXTS,
        &json!({ "texts": [text] }),
        &Meta::new("Texts", "en"),
    );
    paper.check_tagged("en");
    paper
        .text
        .trim()
        .trim_start_matches("Texts")
        .trim_end_matches("Page 1 of 1")
        .to_owned()
}

fn bare(text: &str) -> String {
    text.split_whitespace().collect()
}

#[test]
fn every_script_of_the_catalogue() {
    let check = |text: &str| {
        let shown = bare(&shown(text));
        // Words of right-to-left texts stand in visual order: each must be there, whole.
        assert!(
            text.split(' ').all(|word| shown.contains(word)),
            "{text}: {shown}"
        );
    };
    check("Cien años de soledad; Łódź; Ærøskøbing");
    check("Truyện Kiều của Nguyễn Du");
    check("Война и мир; Тарас Шевченко, їжак");
    check("Οδύσσεια, πολύτροπον ὃς μάλα");
    check("红楼梦 紅樓夢 東京都立図書館の歴史 한국어 자료");
    check("שלום עליכם");
    check("ألف ليلة وليلة");
    check("شاهنامهٔ فردوسی");
    check("Հայոց պատմություն");
    check("เพลง ประจำ");
    check("महाभारत রামায়ণ");
    check("√2 ≈ 1.41 → B♭ F♯");
}

#[test]
fn marc_letters_are_composed() {
    let check =
        |text: &str, part: &str| assert!(bare(&shown(text)).contains(part), "{}", shown(text));
    check("Garci\u{301}a Ma\u{301}rquez", "GarcíaMárquez");
    check(
        "Dostoevskii\u{306}, \u{2BB}Abd al-H\u{323}aqq",
        "Dostoevskiĭ,ʻAbdal-Ḥaqq",
    );
    check("I\u{FE20}U\u{FE21}riev", "U\u{FE21}riev");
}

#[test]
fn what_cannot_be_drawn_is_replaced() {
    let check = |text: &str, part: &str| {
        let shown = shown(text);
        assert!(bare(&shown).contains(&bare(part)), "{text:?}: {shown:?}");
    };
    check("a\u{0}b\u{7}c", "a b c");
    check("private \u{E000} use", "private � use");
    check("cuneiform \u{12000}", "cuneiform �");
    check("emoji 😀 here", "emoji � here");
    check("unassigned \u{378}", "unassigned �");
    check("noncharacter \u{FFFF}", "noncharacter �");
    check("mark \u{301} alone", "alone");
}

#[test]
fn marks_on_letters_of_another_script() {
    for text in [
        "红\u{301}",
        "ש\u{FE20}",
        "\u{301}",
        "क\u{93C}",
        "e\u{489}",
        "\u{200D}\u{200D}",
        "\u{202E}abc",
    ] {
        assert!(
            TEXTS
                .render(&json!({ "texts": [text] }), &Meta::new("Marks", "en"))
                .is_ok(),
            "{text:?}"
        );
    }
}

#[test]
fn data_is_never_source() {
    for text in [
        "#panic()",
        "#read(\"/etc/passwd\")",
        "$x$ *b* _i_ `c` \\ @ref <label>",
        "= heading",
        "\"#{1+1}\"",
    ] {
        assert!(
            shown(text).contains(text.split(' ').next().unwrap()),
            "{text}"
        );
    }
}

#[test]
fn long_texts() {
    let long = "long ".repeat(5_000);
    let pdf = TEXTS.render(
        &json!({ "texts": [long, "x".repeat(5000)] }),
        &Meta::new("Long", "en"),
    );
    assert!(pdf.is_ok());
}

#[test]
fn faults_name_file_and_line() {
    let check = |source: &'static str, expected: &str| {
        let wrong = Paper::new("wrong", source).render(&json!({}), &Meta::new("Wrong", "en"));
        let said = wrong.expect_err(source).to_string();
        assert!(said.contains(expected), "{source}: {said}");
    };
    check("#let x = 1\n#(", "/wrong.typ:2: unclosed delimiter");
    check(
        "#import \"/parts.typ\": *\n\n#data.name",
        "/wrong.typ:3: dictionary does not contain key \"name\"",
    );
    check(
        "#import \"/parts.typ\": *\n#say(\"no-such-word\")",
        "no-such-word",
    );
    check("#read(\"/etc/passwd\")", "file not found");
    check("#read(\"../../secret\")", "/wrong.typ:1:");
    check("#import \"@preview/cetz:0.1.0\"", "/wrong.typ:1:");
    check("#datetime.today()", "/wrong.typ:1:");
}

#[test]
fn what_is_not_accessible_is_refused() {
    let check = |source: &'static str, expected: &str| {
        let wrong = Paper::new("bare", source).render(&json!({}), &Meta::new("Bare", "en"));
        match wrong {
            Err(DocumentError::Accessibility(faults)) => {
                assert!(
                    faults.iter().any(|f| f.to_string().contains(expected)),
                    "{faults:?}"
                );
            }
            other => panic!("{other:?}"),
        }
    };
    check("no title", "title");
    check(
        "#set document(title: \"t\")\n#image(bytes(\"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>\"))",
        "alt",
    );
    check("#set document(title: \"t\")\n= One\n=== Three", "heading");
}

#[test]
fn languages() {
    let check = |language: &str, known: bool| {
        let result = TEXTS.render(
            &json!({ "texts": ["x"] }),
            &Meta::new("Languages", language),
        );
        assert_eq!(result.is_ok(), known, "{language}");
    };
    for known in ["en", "EN-us", "es-MX", "ar", "he", "zh-CN", "vi", "fil"] {
        check(known, true);
    }
    for unknown in ["", "e", "english", "en-USA", "en-US-x", "12", "\"#"] {
        check(unknown, false);
    }
}

#[test]
fn a_department_brings_its_own_words() {
    const OWN: Paper = Paper::new(
        "own",
        "#import \"/parts.typ\": *\n#show: slip.with()\n#title()\n#say(\"greeting\", name: data.name) #say(\"total\") #money(-1234567)",
    )
    .with_messages(&[("en", "greeting = Hello { $name }"), ("es", "greeting = Hola { $name }\n")]);
    let check = |language: &str, words: &str| {
        let paper = set(OWN, &json!({ "name": "Ana" }), &Meta::new("Own", language));
        assert!(paper.says(words), "{}", paper.text);
    };
    check("en", "Hello Ana Total −$12,345.67");
    check("es", "Hola Ana Total −$12,345.67");
    check("zh", "Hello Ana Total −$12,345.67");
}

#[test]
fn days_and_times() {
    const DAYS: Paper = Paper::new(
        "days",
        "#import \"/parts.typ\": *\n#show: slip.with()\n#title()\n#for at in data.at { par(moment(at)) }",
    );
    let at = [
        "2026-01-01T00:05:00",
        "2026-12-31T12:00:00",
        "2024-02-29",
        "2026-07-04T23:59:59",
    ];
    let paper = set(DAYS, &json!({ "at": at }), &Meta::new("Days", "en"));
    paper.check_says(
        "Thu, Jan 1, 2026, 12:05 am
         Thu, Dec 31, 2026, 12:00 pm
         Thu, Feb 29, 2024
         Sat, Jul 4, 2026, 11:59 pm",
    );
}

#[test]
fn letters_and_marks_in_any_company() {
    let letters: Vec<char> = (0x20..0x600).filter_map(char::from_u32).collect();
    let words: Vec<String> = letters
        .chunks(64)
        .map(|some| some.iter().collect())
        .collect();
    let marks: Vec<char> = ('\u{300}'..'\u{370}')
        .chain('\u{591}'..'\u{5C8}')
        .chain('\u{FE20}'..'\u{FE30}')
        .collect();
    let marked = ['a', '红', '한', 'ש', 'ع', '1', ' '].map(|base| {
        marks
            .iter()
            .map(|mark| format!("x{base}{mark}\u{301}"))
            .collect::<String>()
    });
    for texts in [words, marked.into()] {
        let pdf = TEXTS.render(&json!({ "texts": texts }), &Meta::new("Company", "en"));
        assert!(pdf.is_ok(), "{}", pdf.unwrap_err());
    }
}

#[test]
fn vietnamese_letters_are_whole_in_one_face() {
    let paper = TEXTS
        .pages(&json!({ "texts": ["Nguyễn"] }), &Meta::new("Names", "en"))
        .unwrap();
    let mut runs = Vec::new();
    faces(&paper.pages()[0].frame, &mut runs);
    let expected = [
        ("Nguy", "Atkinson Hyperlegible Next"),
        ("ễ", "Noto Sans"),
        ("n", "Atkinson Hyperlegible Next"),
    ];
    for (text, face) in expected {
        assert!(
            runs.contains(&(text.to_owned(), face.to_owned())),
            "{text}: {runs:?}"
        );
    }
}

fn faces(frame: &typst::layout::Frame, runs: &mut Vec<(String, String)>) {
    use typst::layout::FrameItem;
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => faces(&group.frame, runs),
            FrameItem::Text(run) => {
                runs.push((run.text.to_string(), run.font.font().info().family.clone()));
            }
            _ => {}
        }
    }
}
