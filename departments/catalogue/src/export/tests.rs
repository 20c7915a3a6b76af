#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

use ::store::testing::both;
use callslip_marc::{Format, Limits, Records};
use kernel::{Act, BibId, Moment};

use super::{Which, run};
use crate::CatalogueError;
use crate::bib::{self, Keep, encode};
use crate::testing::record;

#[test]
fn records_go_out_as_they_came_and_in_every_format() {
    for store in both().unwrap() {
        let records = [
            record("Dawn", "Butler"),
            record("Kindred", "Butler"),
            record("Gone", "B"),
        ];
        let act = Act::system(Moment(0));
        store
            .write(&act, |tx| {
                for record in &records {
                    bib::add(tx, record, Keep::default())?;
                }
                bib::delete(tx, BibId(3))
            })
            .map_err(|e: CatalogueError| e)
            .unwrap();
        let mut out = Vec::new();
        assert_eq!(run(&store, Which::All, Format::Marc, &mut out).unwrap(), 2);
        assert_eq!(out, [encode(&records[0]), encode(&records[1])].concat());
        for format in Format::ALL {
            let mut out = Vec::new();
            let ids = [BibId(2), BibId(3), BibId(1)];
            assert_eq!(run(&store, Which::Ids(&ids), format, &mut out).unwrap(), 2);
            let back = Records::new(&out[..], format, Limits::default());
            let back: Vec<_> = back.map(|one| one.unwrap().record.unwrap()).collect();
            assert_eq!(back[0].fields, records[1].fields, "{format}");
            assert_eq!(back[1].fields, records[0].fields, "{format}");
        }
    }
}
