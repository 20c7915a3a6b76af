//! Every known wrong sort of other systems, and the rule it breaks.

use callslip_call_number::{Rule, Scheme, TailOrder, shelf_key, shelf_key_with};

use crate::{in_order, key};

#[test]
fn lc_classes() {
    in_order(
        Scheme::Lc,
        "Q1\n QA1\n QA9.5\n QA10\n QA76\n QA76.9\n QA760\n QB1\n R1",
    );
    in_order(
        Scheme::Lc,
        "HB3515\n HB3515.115\n HB3515.12\n HB3515.5\n HB3516",
    );
    in_order(Scheme::Lc, "D21\n D21 .A1\n D21.1\n D21.1 .A2\n D22");
    in_order(
        Scheme::Lc,
        "KF26\n KF26 1st .A1\n KF26 2nd .A1\n KF26 10th .A1\n KF26 .A1\n KF26.5",
    );
}

#[test]
fn cutters_are_decimals() {
    in_order(
        Scheme::Lc,
        "QA76 .M112\n QA76 .M12\n QA76 .M2\n QA76 .M21\n QA76 .N1",
    );
    in_order(Scheme::Lc, "QA76 .M1 Z9\n QA76 .M11 A1");
}

#[test]
fn cutters_are_not_padded() {
    in_order(Scheme::Lc, "BF1 .A543 B6\n BF1 .A5435 B6\n BF1 .A54352 B6");
    in_order(Scheme::Lc, "BF1 .A543 B6\n BF1 .A543 B65\n BF1 .A5435 B6");
}

#[test]
fn a_short_cutter_and_what_follows_it() {
    in_order(
        Scheme::Lc,
        "HD1 .I4\n HD1 .I4 1990\n HD1 .I4 v.8\n HD1 .I4 Z9\n HD1 .I48\n HD1 .I48 A1",
    );
}

#[test]
fn work_marks_of_two_and_three_letters() {
    in_order(
        Scheme::Lc,
        "PZ7.M3567585 Bs 1997x
         PZ7.M3567585 Km 1997
         PZ7.M3567585 Mh 1997x
         PZ7.M3567585 Stp 1997x
         PZ7.M3567585 Sx 1998
         PZ7.M3567585 Tr 1986
         PZ7.M3567585 Wel 1995x",
    );
    in_order(
        Scheme::Lc,
        "PZ7.M35Bs 1997\n PZ7.M35Stp 1990\n PZ7.M35Wel 1980",
    );
}

#[test]
fn numbers_after_a_hyphen_are_kept() {
    in_order(
        Scheme::Lc,
        "QA76 .S73 no.93
         QA76 .S73 no.93-9
         QA76 .S73 no.93-1483
         QA76 .S73 no.93-1484
         QA76 .S73 no.93-14830
         QA76 .S73 no.94-1",
    );
}

#[test]
fn a_full_stop_left_from_subfield_a() {
    in_order(Scheme::Lc, "QA9. B5\n QA76. B5\n QA760. B5");
    for (with, without) in [
        ("QA76. .B5", "QA76 .B5"),
        ("QA76.", "QA76"),
        ("QA76.9.", "QA76.9"),
    ] {
        assert_eq!(key(Scheme::Lc, with), key(Scheme::Lc, without), "{with}");
        assert!(
            shelf_key(Scheme::Lc, with)
                .1
                .iter()
                .any(|f| f.rule == Rule::StrayStop),
            "{with}"
        );
    }
}

#[test]
fn decimals_are_never_refused() {
    for text in [
        "QA76.73 .P98",
        "QA 76 .73 .P98",
        "B528.00001 .A1",
        "R241.230001 .F2498 1994",
    ] {
        assert_eq!(shelf_key(Scheme::Lc, text).1, [], "{text}");
    }
    assert_eq!(
        key(Scheme::Lc, "QA 76 .73 .P98"),
        key(Scheme::Lc, "QA76.73.P98")
    );
}

#[test]
fn dates_and_volumes() {
    in_order(
        Scheme::Lc,
        "QA76 .A1\n QA76 .A1 1997\n QA76 .A1 1997a\n QA76 .A1 1997x\n QA76 .A1 1998",
    );
    in_order(
        Scheme::Lc,
        "QA76 .A1 v.2\n QA76 .A1 v.2 pt.9\n QA76 .A1 v.2 pt.10\n QA76 .A1 v.10",
    );
    in_order(
        Scheme::Lc,
        "QA76 .A1 1997 c.2\n QA76 .A1 1997 v.1\n QA76 .A1 1997 v.1 c.2\n QA76 .A1 1997 v.1 no.1",
    );
    in_order(Scheme::Lc, "M3 .G32 1972q\n M3 G32 2017q vol. 5");
}

#[test]
fn the_tail_order_is_a_setting() {
    let (dated, copied, volume) = ("QA1 .A1 1999", "QA1 .A1 c.2", "QA1 .A1 v.2");
    let sorted = |order| {
        let mut rows = [
            dated,
            copied,
            volume,
            "QA1 .A1 v.1 2001",
            "QA1 .A1 2000 v.1",
        ];
        rows.sort_by_key(|text| shelf_key_with(Scheme::Lc, text, order).0);
        rows
    };
    let v1 = ["QA1 .A1 2000 v.1", "QA1 .A1 v.1 2001"];
    assert_eq!(
        sorted(TailOrder::DateVolumeCopy),
        [copied, volume, dated, v1[0], v1[1]]
    );
    assert_eq!(
        sorted(TailOrder::VolumeCopyDate),
        [dated, copied, v1[0], v1[1], volume]
    );
    assert_eq!(
        sorted(TailOrder::AsWritten),
        [copied, dated, v1[0], v1[1], volume]
    );
}

#[test]
fn strange_but_legal() {
    in_order(
        Scheme::Lc,
        "E11 .C691 no.1-2\n E11 .C691 no.8-11 no.9-10\n E11 .C691 no.8-11 no.11\n E725.45 1st .W35 1998\n E725.45 10th .U53 1993\n E748v.T2 W5\n E806 .H67a",
    );
    in_order(Scheme::Lc, "PQ4453 .F3\n PQ4453.1 .F3\n PQ4454 .F3");
    assert_eq!(
        key(Scheme::Lc, "PQ4453.10th .F3"),
        key(Scheme::Lc, "PQ4453 10th .F3")
    );
    assert_eq!(
        key(Scheme::Lc, "UA704 .C9 12 th R89"),
        key(Scheme::Lc, "UA704.C9 12th R89")
    );
}

#[test]
fn prefixes_and_case_and_spaces_do_not_count() {
    for text in [
        "REF QA76 .A1",
        "Ref. QA 76 A1",
        "OVERSIZE QA76.A1",
        "+ QA76 .A1",
        "qa76.a1",
        " QA76\u{a0}.A1 ",
        "Ref Folio QA76 .A1",
    ] {
        assert_eq!(key(Scheme::Lc, text), key(Scheme::Lc, "QA76 .A1"), "{text}");
    }
    assert_eq!(
        key(Scheme::Lc, "qa76.73 .p98 l88 1999"),
        key(Scheme::Lc, "QA76.73.P98 L88 1999")
    );
    in_order(Scheme::Lc, "CD 971 .A1\n F 128 .A1\n J 80 .A1\n Q 11 .A1");
}

#[test]
fn malformed_ones_stand_last() {
    in_order(
        Scheme::Lc,
        "ZZZ9999.9 .Z9 Z9 9999 zzz\n ???\n 12345\n ON ORDER\n QA\n QA12345 .B1\n QAQA76 .B1",
    );
    in_order(
        Scheme::Dewey,
        "999.999 ZZZ\n Fic ZZZ\n 1234.5 ABC\n QA76 .M3",
    );
    in_order(
        Scheme::SuDoc,
        "Y 4.Z 9/9:S.HRG.999\n 119-2:999\n IN PROCESS\n QA76 .M3",
    );
}

#[test]
fn dewey() {
    in_order(
        Scheme::Dewey,
        "001.4\n 028.9 A\n 364\n 364 C17i\n 364.15 Z\n 364.1523 C17i\n 364.153 A\n 364.2\n 365",
    );
    in_order(
        Scheme::Dewey,
        "813.54 H\n 813.54 HAW\n 813.54 HAX\n 813.6 A",
    );
    in_order(
        Scheme::Dewey,
        "551.5 B58\n 551.5 B581\n 551.5 B6\n 551.5 Un275w\n 551.5 Un3\n 551.5 Uni",
    );
    in_order(
        Scheme::Dewey,
        "551.5 B58a\n 551.5 B58a 1999\n 551.5 B58a 1999 v.2\n 551.5 B58a 1999 v.10\n 551.5 B58b",
    );
    for text in [
        "REF 364.1/52/3 C17i",
        "R364.1523 C17i",
        "j 364.1523 C17I",
        "364.1\u{2032}523 C17i",
    ] {
        assert_eq!(
            key(Scheme::Dewey, text),
            key(Scheme::Dewey, "364.1523 C17i"),
            "{text}"
        );
    }
    in_order(Scheme::Dewey, "[Fic] Haw\n FIC HEM\n J Fic Rowling");
}

#[test]
fn nlm() {
    in_order(
        Scheme::Nlm,
        "QS 4 A1\n QZ 202 E63 1987\n W 1 AM393L\n W1 FE234\n W1 UN6181 no.2\n W1 UN6181 no.226\n W2 A N1481np no.2\n W2 AA1 N1\n W 50 A1\n WA U54d 1899\n WA 1 A1\n WA 754 N2773h 1974\n WA 754 N28\n WZ 260 A1",
    );
}

#[test]
fn sudoc() {
    in_order(
        Scheme::SuDoc,
        "A 1.2:\n A 1.2/2:\n A 1.2/2-2:\n A 1.2/2-10:\n A 1.2/3:\n A 1.10:\n A 13.1:\n AE 1.2:\n E 1.1:\n ED 1.1:\n EP 1.1:",
    );
    in_order(
        Scheme::SuDoc,
        "A 1.35:993\n A 1.35:2001\n A 1.35:R 42\n A 1.35:R 42/995\n A 1.35:R 42/2004\n A 1.35:R 42/2\n A 1.35:R 42/2/995\n A 1.35:R 42/10\n A 1.35:RE 1\n A 1.35:321",
    );
    in_order(Scheme::SuDoc, "A 1.107:P 73\n A 1.107:24-35\n A 1.108:1");
    in_order(
        Scheme::SuDoc,
        "HE 20.40:\n HE 20.108:\n HE 20.3016:\n HE 20.3612/3:\n HE 20.3612/3-2:\n HE 20.3612/4:",
    );
    in_order(
        Scheme::SuDoc,
        "A 15.7:974\n A 15.7:975\n A 15.7:971-75\n A 15.7:976",
    );
    in_order(
        Scheme::SuDoc,
        "Y 4.J 89/1:AD 65\n Y 4.J 89/1:104/23\n Y 4.J 89/2:C 55/2\n Y 4.J 89/2:98/52\n Y 4.J 89/2:S.HRG.104-374\n Y 4.J 89/2:S.HRG.113-129\n Y 4.J 89/2:S.PRT.98-1",
    );
    in_order(
        Scheme::SuDoc,
        "Y 1.1/8:118-294\n Y 1.1/8:118-902\n Y 1.1/8:118-909\n Y 1.1/8:118-1001",
    );
    in_order(
        Scheme::SuDoc,
        "L 2.3:1\n LC 4.7:\n N 11.5:1\n NAS 1.21:\n NS 1.2:\n T 4.2:61\n T 4.19:61\n X 96-1:S.RP.267\n X 96-2:H.RP.78\n XJH:92-2",
    );
    assert_eq!(
        key(Scheme::SuDoc, "A13.31:As6/985"),
        key(Scheme::SuDoc, "A 13.31:AS 6/985")
    );
}

#[test]
fn accession_numbers() {
    in_order(Scheme::Accession, "DVD 9\n DVD 10\n DVD 10a\n DVD 100");
    in_order(Scheme::Accession, "2019.2.1\n 2019.10.1\n 2020.1");
    assert_eq!(key(Scheme::Accession, "0007"), key(Scheme::Accession, "7"));
}
