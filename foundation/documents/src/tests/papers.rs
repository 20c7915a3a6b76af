//! The papers of the first day say what they must and are accessible.

use kernel::Cents;

use super::{samples, set};
use crate::Meta;
use crate::papers::{DueSlip, HoldSlip, Receipt, Taking, shortened};

#[test]
fn receipt_on_a_letter_page() {
    let [(letter, data), _] = samples::receipt().papers();
    let paper = set(letter, &data, &Meta::new("Receipt 2026-004711", "en-US"));
    paper.check_tagged("en-US");
    paper.check_says(
        "Harbor Valley College Library
         (805) 555-0142
         2026-004711
         Tue, Nov 24, 2026, 3:40 pm
         Marisol Ávila-Nguyễn
         Overdue fine Due Nov 2, returned Nov 9 $1.75 $1.75 $0.00
         $1,062.50 $1,020.00 $42.50
         Total $1,022.95
         Check 1044 $1,000.00
         Cash given $25.00
         Change $2.05
         Balance on the account $42.50
         Page 1 of 1",
    );
    assert_eq!(paper.sizes, [(215.9, 279.4)]);
}

#[test]
fn receipt_on_a_narrow_slip() {
    let [_, (slip, data)] = samples::receipt().papers();
    let paper = set(slip, &data, &Meta::new("Receipt slip", "es"));
    paper.check_tagged("es");
    paper.check_says(
        "Recibo
         mar 24 nov 2026, 3:40 p. m.
         Recibido de Marisol Ávila-Nguyễn
         Queda por pagar $42.50
         Cambio $2.05",
    );
    check_narrow(&paper);
}

#[test]
fn refund_is_named_as_one() {
    for (template, data) in samples::refund().papers() {
        let paper = set(
            template,
            &data,
            &Meta::new(format!("Refund {}", template.name()), "en"),
        );
        paper.check_says(
            "Refund receipt\nVoids receipt 2026-004702\nCopy of a receipt already given\n$0.20",
        );
        assert!(!paper.says("Change"), "no change is given at a refund");
    }
}

#[test]
fn due_dates() {
    let paper = set(
        DueSlip::PAPER,
        &samples::due_slip(),
        &Meta::new("Due dates", "en"),
    );
    paper.check_tagged("en");
    paper.check_says(
        "Braiding sweetgrass
         E98.P5 K56 2013
         3 1223 09841 2217
         Tue, Dec 15, 2026
         Due (renewed)
         The Norton anthology of theory and criticism, with an introduction to the…
         红楼梦
         Tue, Nov 24, 2026, 7:40 pm
         Items 4
         Nothing is due on those days.",
    );
    assert!(!paper.says("11:59"), "a whole day has no time");
    check_narrow(&paper);
}

#[test]
fn hold_on_the_shelf_and_on_its_way() {
    let mut hold = samples::hold_slip();
    let paper = set(HoldSlip::PAPER, &hold, &Meta::new("Hold", "en"));
    paper.check_tagged("en");
    paper.check_says("AVIL 0417\nPick up at Main Library\nKeep until Thu, Dec 3, 2026\nCien años de soledad\n31223098412217");
    check_narrow(&paper);
    hold.in_transit = true;
    hold.keep_until = None;
    hold.pickup = "East Campus Library".into();
    let paper = set(HoldSlip::PAPER, &hold, &Meta::new("Hold in transit", "es"));
    paper.check_says("Enviar a East Campus Library");
    assert!(!paper.says("Guardar hasta"));
}

#[test]
fn drawer_report() {
    let report = samples::z_report();
    let (letter, data) = report.paper();
    let paper = set(
        letter,
        &data,
        &Meta::new("Drawer report 2026-0231", "en-US"),
    );
    paper.check_tagged("en-US");
    paper.check_says(
        "Drawer report 2026-0231
         Tue, Nov 24, 2026, 7:45 am Dana Okafor
         2026-004698 to 2026-004731
         Printing and copying $93.40 – – $32.15 $125.55
         Refunds: Printing and copying −$1.20 – – – −$1.20
         Takings less refunds $198.45 $59.00 $1,062.50 $32.15 $1,352.10
         Cash expected $293.95
         Cash counted $288.95
         Variance (short) −$5.00
         $20.00 1 4 $80.00
         Second count by Luis Romero: $288.95
         has not answered yet.
         Campus card $32.15 $31.90 −$0.25
         Sealed bag B 0047713
         Float kept for the next session $100.00
         Counted and closed
         Priya Raman
         Page 2 of 2",
    );
    assert_eq!(paper.sizes, [(215.9, 279.4); 2]);
}

#[test]
fn drawer_reckoning() {
    let mut report = samples::z_report();
    assert_eq!(
        (report.float(), report.counted()),
        (Cents(10_000), Cents(28_895))
    );
    assert_eq!(
        (report.expected(), report.variance()),
        (Cents(29_395), Cents(-500))
    );
    report.takings.push(Taking {
        kind: "Sales".into(),
        method: "Cash".into(),
        amount: Cents(-500),
    });
    assert_eq!(report.variance(), Cents(0));
    report.paid_in = Cents(1000);
    report.dropped = Cents(2000);
    assert_eq!(report.variance(), Cents(1000));
}

#[test]
fn an_idle_drawer_has_a_report_too() {
    let mut report = samples::z_report();
    (report.takings, report.refunds, report.receipts) = (Vec::new(), Vec::new(), None);
    (report.deposit, report.second_count, report.explanation) = (None, None, None);
    (report.paid_out, report.accepted_by, report.accepted_at) = (Cents(0), None, None);
    report
        .counts
        .iter_mut()
        .for_each(|count| count.closing = count.opening);
    let (letter, data) = report.paper();
    let paper = set(letter, &data, &Meta::new("Idle drawer", "en"));
    paper.check_says(
        "Nothing was taken in this session.\nNo explanation is needed: the count agrees.",
    );
}

#[test]
fn totals_are_of_the_lines() {
    let receipt: Receipt = samples::receipt();
    assert_eq!(receipt.total(), Cents(102_295));
}

#[test]
fn long_texts_are_cut_at_words() {
    let check = |text: &str, max, cut: &str| assert_eq!(shortened(text, max), cut);
    check("short", 10, "short");
    check("one two three four", 15, "one two three…");
    check(
        "Introduction to algorithms / by",
        30,
        "Introduction to algorithms…",
    );
    check("Donaudampfschifffahrt", 10, "Donaudamp…");
    check("红楼梦研究集刊", 4, "红楼梦…");
}

fn check_narrow(paper: &super::Set) {
    assert_eq!(paper.sizes.len(), 1, "a roll is one page");
    assert_eq!(format!("{:.2}", paper.sizes[0].0), "80.00");
}
