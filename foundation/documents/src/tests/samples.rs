//! Papers of one made-up afternoon.

use jiff::civil::{date, datetime};
use kernel::Cents;

use crate::barcode::{Kind, Mark};
use crate::papers::{
    Check, Counted, Deposit, DueLoan, DueSlip, HoldSlip, Letterhead, Receipt, ReceiptKind,
    ReceiptLine, Taking, Tender, ZReport,
};

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

pub(super) fn library() -> Letterhead {
    Letterhead {
        name: "Harbor Valley College Library".into(),
        branch: some("Main Library"),
        address: vec![
            "1200 Channel Street".into(),
            "Harbor Valley, CA 93001".into(),
        ],
        phone: some("(805) 555-0142"),
        email: some("library@harborvalley.example"),
        web: some("library.harborvalley.example"),
    }
}

fn line(what: &str, detail: &str, owed: i64, paid: i64) -> ReceiptLine {
    ReceiptLine {
        what: what.into(),
        detail: some(detail),
        owed: Cents(owed),
        paid: Cents(paid),
    }
}

pub(super) fn receipt() -> Receipt {
    Receipt {
        kind: ReceiptKind::Payment,
        library: library(),
        number: "2026-004711".into(),
        taken_at: datetime(2026, 11, 24, 15, 40, 0, 0),
        payer: some("Marisol Ávila-Nguyễn"),
        card_ending: some("0417"),
        lines: vec![
            line("Overdue fine", "Due Nov 2, returned Nov 9", 175, 175),
            line(
                "Lost item",
                "Item ending in 2217, with processing",
                106_250,
                102_000,
            ),
            line("Printing", "12 pages", 120, 120),
        ],
        tenders: vec![
            Tender {
                method: "Cash".into(),
                reference: None,
                amount: Cents(2295),
            },
            Tender {
                method: "Check".into(),
                reference: some("1044"),
                amount: Cents(100_000),
            },
        ],
        cash_given: Some(Cents(2500)),
        change: Some(Cents(205)),
        balance_after: Some(Cents(4250)),
        by: "Dana".into(),
        desk: "Main desk 1".into(),
        voids: None,
        copy: false,
        note: None,
    }
}

pub(super) fn refund() -> Receipt {
    Receipt {
        kind: ReceiptKind::Refund,
        number: "2026-004712".into(),
        lines: vec![line("Printing", "2 pages that came out blank", 20, 20)],
        tenders: vec![Tender {
            method: "Cash".into(),
            reference: None,
            amount: Cents(20),
        }],
        cash_given: None,
        change: None,
        balance_after: None,
        copy: true,
        voids: some("2026-004702"),
        ..receipt()
    }
}

pub(super) fn due_slip() -> DueSlip {
    let loan = |title: &str, call: &str, barcode: &str, due, whole_day, renewed| DueLoan {
        title: title.into(),
        call_number: some(call),
        barcode: barcode.into(),
        due_at: due,
        whole_day,
        renewed,
    };
    let night = datetime(2026, 12, 15, 23, 59, 0, 0);
    DueSlip {
        library: library(),
        lent_at: datetime(2026, 11, 24, 15, 40, 0, 0),
        card_ending: some("0417"),
        loans: vec![
            loan(
                "Braiding sweetgrass",
                "E98.P5 K56 2013",
                "3 1223 09841 2217",
                night,
                true,
                false,
            ),
            loan(
                "The Norton anthology of theory and criticism, with an introduction to the history of \
                 interpretation and a bibliography",
                "PN86 .N67 2018",
                "3 1223 09840 1180",
                night,
                true,
                true,
            ),
            loan(
                "红楼梦",
                "PL2727.S2 A1 1996",
                "3 1223 08832 0041",
                night,
                true,
                false,
            ),
            loan(
                "Laptop 14",
                "LAPTOP 14",
                "3 1223 70000 0149",
                datetime(2026, 11, 24, 19, 40, 0, 0),
                false,
                false,
            ),
        ],
        note: some("Closed Thu, Nov 26 and Fri, Nov 27. Nothing is due on those days."),
    }
}

pub(super) fn hold_slip() -> HoldSlip {
    HoldSlip {
        library: library(),
        alias: "AVIL 0417".into(),
        pickup: "Main Library".into(),
        in_transit: false,
        ready_at: datetime(2026, 11, 24, 9, 5, 0, 0),
        keep_until: Some(date(2026, 12, 3)),
        requested_on: Some(date(2026, 11, 16)),
        title: "Cien años de soledad".into(),
        author: some("García Márquez, Gabriel"),
        call_number: some("PQ8180.17.A73 C5 2007"),
        item: Mark::new(Kind::Codabar, "31223098412217").unwrap(),
        note: None,
    }
}

fn taking(kind: &str, method: &str, amount: i64) -> Taking {
    Taking {
        kind: kind.into(),
        method: method.into(),
        amount: Cents(amount),
    }
}

/// Each denomination with its pieces in the float and at the close.
fn counts() -> Vec<Counted> {
    let counts = [
        (10_000, 0, 1),
        (5_000, 0, 0),
        (2_000, 1, 4),
        (1_000, 2, 3),
        (500, 4, 6),
        (100, 20, 28),
        (25, 48, 52),
        (10, 50, 47),
        (5, 40, 40),
        (1, 100, 125),
    ];
    let counted = |(worth, opening, closing)| Counted {
        denomination: Cents(worth),
        opening,
        closing,
    };
    counts.map(counted).into()
}

pub(super) fn z_report() -> ZReport {
    ZReport {
        library: library(),
        number: "2026-0231".into(),
        drawer: "Main desk 1".into(),
        session: "2026-11-24 / 1".into(),
        opened_at: datetime(2026, 11, 24, 7, 45, 0, 0),
        opened_by: "Dana Okafor".into(),
        witness: some("Luis Romero"),
        closed_at: datetime(2026, 11, 24, 17, 10, 0, 0),
        closed_by: "Dana Okafor".into(),
        accepted_at: Some(datetime(2026, 11, 24, 17, 25, 0, 0)),
        accepted_by: some("Priya Raman"),
        receipts: Some(("2026-004698".into(), "2026-004731".into())),
        cash: "Cash".into(),
        takings: vec![
            taking("Overdue fines", "Cash", 6_125),
            taking("Overdue fines", "Card terminal", 4_850),
            taking("Lost items", "Check", 106_250),
            taking("Printing and copying", "Cash", 9_340),
            taking("Printing and copying", "Campus card", 3_215),
            taking("Sales", "Cash", 4_500),
            taking("Sales", "Card terminal", 1_050),
        ],
        refunds: vec![taking("Printing and copying", "Cash", 120)],
        paid_in: Cents(0),
        paid_out: Cents(450),
        dropped: Cents(0),
        counts: counts(),
        second_count: Some(("Luis Romero".into(), Cents(28_895))),
        explanation: some(
            "Short: a $5.00 bill was given back as change for a $10.00 bill at about 2:15 pm; \
             the student was called and has not answered yet.",
        ),
        checks: vec![
            Check {
                what: "Card terminal, batch 118".into(),
                booked: Cents(5_900),
                reported: Cents(5_900),
            },
            Check {
                what: "Campus card".into(),
                booked: Cents(3_215),
                reported: Cents(3_190),
            },
        ],
        voids: 1,
        no_sales: 2,
        deposit: Some(Deposit {
            slip: "DS-88120".into(),
            bag: "B 0047713".into(),
            amount: Cents(18_895),
        }),
        copy: false,
    }
}
