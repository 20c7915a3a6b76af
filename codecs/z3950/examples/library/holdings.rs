//! Records with holdings: field 852 of each as holdings and circulation.

use callslip_z3950::{Circulation, External, Holding, HoldingsData, OpacRecord};

use super::{Book, Field};

impl Book {
    /// The record in the OPAC syntax.
    pub(crate) fn to_opac(&self) -> OpacRecord {
        let holdings = self.fields.iter().filter(|field| field.tag == "852");
        let holdings: Vec<Holding> = holdings
            .map(|field| Holding::Data(holding(field)))
            .collect();
        OpacRecord {
            bibliographic: Some(External::marc21(&self.marc)),
            holdings: Some(holdings),
        }
    }
}

fn holding(field: &Field) -> HoldingsData {
    let some = |code: &str| Some(field.text(code)).filter(|text| !text.is_empty());
    let status = field.text("z");
    let due = status.strip_prefix("out ").map(str::to_owned);
    HoldingsData {
        library_code: some("a"),
        location: some("b"),
        shelving_location: some("c"),
        call_number: some("hi"),
        circulation: Some(vec![Circulation {
            available_now: due.is_none(),
            available_on: due,
            item_id: some("p"),
            renewable: true,
            ..Circulation::default()
        }]),
        ..HoldingsData::default()
    }
}
