use callslip_marc::DataField;
use kernel::{Barcode, BibId};

use super::*;
use crate::bib;

#[test]
fn the_same_file_twice_changes_nothing_and_what_came_goes_out_again() {
    for store in libraries() {
        let bytes = file(&[
            record("1", "One"),
            record("2", "Two"),
            record("1", "One, again"),
        ]);
        let (first, problems) = bring(&store, "standard", &bytes);
        assert_eq!(
            (first.added, first.overlaid, first.skipped),
            (2, 1, 0),
            "{problems:?}"
        );
        assert_eq!(titles(&store), ["One, again", "Two"]);
        let (again, _) = bring(&store, "standard", &bytes);
        assert_eq!((again.added, again.overlaid, again.skipped), (0, 2, 1));
        let two = file(&[record("2", "Two")]);
        let kept = store
            .read(|tx| bib::marc_bytes(tx, BibId(2)))
            .unwrap()
            .unwrap();
        assert_eq!(kept, two);
        let (third, _) = bring(&store, "standard", &two);
        assert_eq!((third.added, third.skipped), (0, 1));
    }
}

#[test]
fn a_dry_run_says_what_would_be_done_and_writes_nothing() {
    for store in libraries() {
        let how = Options {
            dry_run: true,
            ..options(&store, "standard")
        };
        let bytes = file(&[record("1", "One"), record("2", "Two")]);
        let summary = run(into(&store, &act()), &bytes[..], &how, &mut |_| {}).unwrap();
        assert_eq!((summary.records, summary.added), (2, 2));
        assert!(titles(&store).is_empty());
    }
}

#[test]
fn an_edit_of_ours_outlives_last_weeks_file_and_our_fields_an_overlay() {
    for store in libraries() {
        bring(&store, "standard", &file(&[record("1", "One")]));
        let ours = with(
            record("1", "One, edited"),
            DataField::new("590", *b"  ").with('a', "Signed"),
        );
        store
            .write(&act(), |tx| bib::change(tx, BibId(1), 1, &ours))
            .unwrap();
        let (again, _) = bring(&store, "standard", &file(&[record("1", "One")]));
        assert_eq!(
            (again.skipped, titles(&store)),
            (1, vec!["One, edited".to_owned()])
        );
        let (newer, _) = bring(
            &store,
            "standard",
            &file(&[record("1", "One, second edition")]),
        );
        assert_eq!(newer.overlaid, 1);
        let now = store.read(|tx| bib::marc(tx, BibId(1))).unwrap();
        assert_eq!(now.first("590", 'a'), Some("Signed"));
        assert_eq!(titles(&store), ["One, second edition"]);
    }
}

fn koha(number: &str, barcode: &str) -> Record {
    let item = DataField::new("952", *b"  ")
        .with('a', "MILL")
        .with('c', "NOWHERE")
        .with('o', "QA76.9 .D3")
        .with('2', "lcc")
        .with('p', barcode)
        .with('v', "39.95")
        .with('y', "DVD");
    with(record(number, "With items"), item)
}

#[test]
fn items_come_with_their_records() {
    for store in libraries() {
        let bytes = file(&[
            koha("1", "31223000000017"),
            koha("2", "31223000000017"),
            koha("3", ""),
        ]);
        let (summary, problems) = bring(&store, "koha-952", &bytes);
        assert_eq!(
            (summary.added, summary.items),
            (3, 0),
            "Millrace Center has no location"
        );
        assert!(problems.contains(&"item-place".to_owned()));
        let main = |number, barcode| {
            let mut record = koha(number, barcode);
            for field in record.data_fields_mut("952") {
                field.subfields[0].value = "MAIN".into();
            }
            record
        };
        let bytes = file(&[
            main("4", "31223000000017"),
            main("5", "31223000000017"),
            main("6", ""),
        ]);
        let (summary, problems) = bring(&store, "koha-952", &bytes);
        assert_eq!((summary.added, summary.items), (3, 1));
        assert!(
            problems.contains(&"item-barcode-taken".to_owned()),
            "{problems:?}"
        );
        assert!(problems.contains(&"item-no-barcode".to_owned()));
        let code = Barcode::parse("31223000000017").unwrap();
        let item = store
            .read(|tx| crate::item_by_barcode(tx, &code))
            .unwrap()
            .unwrap();
        assert_eq!(item.bib, BibId(4));
        assert_eq!((item.kind.as_str(), item.scheme.as_str()), ("dvd", "lc"));
        assert_eq!(item.price, Some(kernel::Cents(3_995)));
    }
}

#[test]
fn every_format_comes_in() {
    use callslip_marc::{Format, iso2709::Target};
    for store in libraries() {
        for (format, number) in Format::ALL.into_iter().zip(["1", "2", "3", "4"]) {
            let mut bytes = format.open().as_bytes().to_vec();
            format.write(&record(number, "A title"), Target::Utf8, &mut bytes);
            bytes.extend_from_slice(format.close().as_bytes());
            let (summary, _) = bring(&store, "standard", &bytes);
            assert_eq!(summary.added, 1, "{format}");
        }
    }
}
