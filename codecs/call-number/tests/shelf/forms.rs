//! Labels, display, ranges, detection and parts.

use callslip_call_number::{
    Kind, Scheme, ShelfRange, detect, display, label_lines, parse, shelf_key,
};

use crate::key;

fn label(scheme: Scheme, text: &str, lines: &str) {
    assert_eq!(label_lines(scheme, text).join("|"), lines, "{text}");
}

#[test]
fn spine_labels() {
    label(
        Scheme::Lc,
        "QA76.73.P98 L88 1999 v.2 c.3",
        "QA|76.73|.P98|L88|1999|v.2|c.3",
    );
    label(
        Scheme::Lc,
        "REF HD 7123 a5 1970b vol. 4",
        "REF|HD|7123|.A5|1970b|vol.4",
    );
    label(
        Scheme::Lc,
        "D761.1 1st .L36x no.93-1483",
        "D|761.1|1st|.L36x|no.93-1483",
    );
    label(Scheme::Lc, "On order", "On|order");
    label(Scheme::Nlm, "W1 UN6181 no.226", "W|1|.UN6181|no.226");
    label(
        Scheme::Dewey,
        "REF 364.1/523 C17i 1999 v.2",
        "REF|364.1523|C17i|1999|v.2",
    );
    label(Scheme::Dewey, "[Fic] Haw", "FIC|Haw");
    label(
        Scheme::SuDoc,
        "Y 4.J 89/2:S.HRG.113-129",
        "Y 4.J 89/2:|S.HRG.113-129",
    );
    label(Scheme::SuDoc, "A 1.35:R 42/2/995", "A 1.35:|R 42/|2/|995");
    label(Scheme::Accession, "DVD  1234", "DVD|1234");
}

#[test]
fn displays() {
    for (scheme, text, shown) in [
        (Scheme::Lc, "qa 76 .73 p98 l88 1999", "QA76.73.P98 L88 1999"),
        (Scheme::Lc, "KF 26 1st a5", "KF26 1st .A5"),
        (
            Scheme::Lc,
            "Ref  E 11.C691 no. 8-11",
            "Ref E11.C691 no.8-11",
        ),
        (Scheme::Dewey, "364.1/523  C17i", "364.1523 C17i"),
        (Scheme::SuDoc, "a13.31 : as 6 / 985", "A13.31:AS 6/985"),
        (Scheme::Lc, "  in   process ", "in process"),
    ] {
        assert_eq!(display(scheme, text), shown, "{text}");
    }
}

#[test]
fn ranges_hold_what_stands_under_their_ends() {
    let range = ShelfRange::new(Scheme::Lc, "QA1", "QA76").unwrap();
    let holds = |text| range.contains(&shelf_key(Scheme::Lc, text).0);
    for text in [
        "QA1",
        "QA1.5 .B2",
        "QA9 .Z9",
        "QA76",
        "QA76 .A2 1990",
        "QA76 v.3",
    ] {
        assert!(holds(text), "{text}");
    }
    for text in ["Q999", "QA76.5", "QA77", "QAX", "QB1"] {
        assert!(!holds(text), "{text}");
    }
    let turned = ShelfRange::new(Scheme::Lc, "QB1", "QA1").unwrap_err();
    assert!(turned.contains(&key(Scheme::Lc, "QA50")));
    let stem = ShelfRange::new(Scheme::SuDoc, "Y 4", "Y 4").unwrap();
    assert!(stem.contains(&key(Scheme::SuDoc, "Y 4.J 89/2:98-1")));
    assert!(!stem.contains(&key(Scheme::SuDoc, "Y 40.1:1")));
}

#[test]
fn schemes_are_told_by_shape() {
    for (text, scheme) in [
        ("QA76.73.P98", Some(Scheme::Lc)),
        ("REF E 11 .C691", Some(Scheme::Lc)),
        ("qa76.73", Some(Scheme::Lc)),
        ("WA 754 N2773h 1974", Some(Scheme::Nlm)),
        ("W1 UN6181", Some(Scheme::Nlm)),
        ("364.1523 C17i", Some(Scheme::Dewey)),
        ("REF 973", Some(Scheme::Dewey)),
        ("[Fic] Haw", Some(Scheme::Dewey)),
        ("Y 4.J 89/2:S.HRG.113-129", Some(Scheme::SuDoc)),
        ("94-2:H.RP.1280", Some(Scheme::SuDoc)),
        ("2019.45.1", Some(Scheme::Accession)),
        ("AV-10234", Some(Scheme::Accession)),
        ("on order", None),
        ("", None),
        ("?", None),
    ] {
        assert_eq!(detect(text), scheme, "{text}");
    }
}

/// The parse table of another project: letters, number and cutters of each call number.
#[test]
fn parts_agree_with_a_published_table() {
    let rows = include_str!("../data/dueber-basics.txt")
        .lines()
        .filter(|row| !row.starts_with('#'));
    let mut seen = 0;
    for row in rows {
        let cell: Vec<_> = row.split('\t').map(str::trim).collect();
        let number = parse(Scheme::Lc, cell[0]);
        let all = |kind| {
            let parts = number.parts.iter().filter(move |part| part.kind == kind);
            parts
                .map(|part| number.str(part).to_uppercase())
                .collect::<Vec<_>>()
        };
        assert_eq!(all(Kind::Letters), [cell[1]], "{row}");
        assert_eq!(all(Kind::ClassNumber), [cell[2]], "{row}");
        let cutters = [cell[4], cell[6]].join(",").to_uppercase();
        let wanted: Vec<_> = cutters
            .split(',')
            .filter(|cutter| !cutter.is_empty())
            .collect();
        let found = all(Kind::Cutter);
        assert_eq!(found[..wanted.len()], wanted, "{row}");
        seen += 1;
    }
    assert_eq!(seen, 24);
}
