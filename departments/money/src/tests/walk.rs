//! The day at the desk through the pages.

use super::browser::{Answer, Browser};
use crate::scene::{Scene, scenes};

const MONEY: &str = "/staff/patrons/7/money";
/// 50 dollars as float: two twenties, ten ones.
const FLOAT: &str = "d-2000=2&d-100=10";

fn browse(scene: &Scene) -> Browser {
    Browser::of(scene)
}

/// It leads to the next page.
fn goes(answer: &Answer, to: &str) {
    let came = (answer.status, answer.location.as_str());
    assert_eq!(came, (303, to), "{}", answer.text());
}

/// It has this status and says all of that.
fn says(answer: &Answer, status: u16, parts: &[&str]) {
    let text = answer.text();
    assert_eq!(answer.status, status, "{text}");
    for part in parts {
        assert!(text.contains(part), "{part}: {text}");
    }
}

fn is_pdf(answer: &Answer) {
    assert!(answer.status == 200 && answer.body.starts_with(b"%PDF-1.7"));
}

const SESSION: &str = "/staff/drawer/sessions/1";

#[test]
fn a_payment_from_open_drawer_to_accepted_z_report() {
    for mut scene in scenes() {
        scene.play("assistant1 charge 275");
        let b = browse(&scene);
        let parts = ["Ana Núñez", "$2.75", "No drawer is open", "The silent sea"];
        says(&b.get("assistant1", MONEY), 200, &parts);
        goes(
            &b.post("assistant1", "/staff/drawer/open/1", "k1", FLOAT),
            SESSION,
        );
        pay_in_cash(&b);
        count_blind(&b);
        accept_and_deposit(&b);
        assert_eq!(scene.owed(), 0);
        assert_eq!(scene.faults(), [] as [String; 0]);
    }
}

fn pay_in_cash(b: &Browser) {
    let pay = format!("{MONEY}/payments");
    let above = "amount=3&method=cash&tendered=&reference=&drawer=1";
    let told = "$3.00 is $0.25 more than the $2.75 that is owed.";
    says(&b.post("assistant1", &pay, "k2", above), 422, &[told]);
    let fields = "amount=2.75&method=cash&tendered=20&reference=&drawer=1";
    goes(
        &b.post("assistant1", &pay, "k3", fields),
        "/staff/payments/1",
    );
    let second_click = b.post("assistant1", &pay, "k3", fields);
    goes(&second_click, "/staff/payments/1");
    let receipt = b.get("assistant1", "/staff/payments/1");
    says(&receipt, 200, &["2026-000001", "Give $17.25 change"]);
    is_pdf(&b.get("assistant1", "/staff/payments/1/receipt.pdf"));
    is_pdf(&b.get("assistant1", "/staff/payments/1/slip.pdf"));
}

/// Neither the count nor the session's page tells what should be there.
fn count_blind(b: &Browser) {
    let close = format!("{SESSION}/close");
    for page in [close.as_str(), SESSION] {
        assert!(
            !b.get("assistant1", page).text().contains("52.75"),
            "{page}"
        );
    }
    let counted = "d-2000=2&d-100=11&d-25=7&m-card=";
    goes(&b.post("assistant1", &close, "k4", counted), SESSION);
    let page = b.get("assistant1", SESSION);
    says(&page, 200, &["$52.75", "Another person"]);
    assert!(!page.text().contains("Accept and fix"));
}

fn accept_and_deposit(b: &Browser) {
    let accept = format!("{SESSION}/accept");
    assert_eq!(b.post("assistant1", &accept, "k5", "").status, 403);
    goes(&b.post("senior2", &accept, "k6", ""), SESSION);
    is_pdf(&b.get("senior2", &format!("{SESSION}/z-report.pdf")));
    let deposit = format!("{SESSION}/deposit");
    goes(
        &b.post("senior2", &deposit, "k7", "slip=S1&bag=B1"),
        SESSION,
    );
}

#[test]
fn a_variance_is_explained_and_counted_again() {
    for scene in scenes() {
        let b = browse(&scene);
        b.post("assistant1", "/staff/drawer/open/1", "k1", FLOAT);
        let session = "/staff/drawer/sessions/1";
        b.post("assistant1", &format!("{session}/close"), "k2", "d-2000=2");
        let page = b.get("assistant1", session).text();
        assert!(
            page.contains("$10.00 short") && page.contains("Why does it differ?"),
            "{page}"
        );
        let refused = b.post("senior2", &format!("{session}/accept"), "k3", "");
        assert_eq!(refused.status, 409);
        assert!(
            refused.text().contains("nobody said why") && refused.text().contains("above $5.00"),
            "{}",
            refused.text()
        );
        let said = b.post(
            "assistant1",
            &format!("{session}/explain"),
            "k4",
            "reason=unknown&note=not+seen",
        );
        assert_eq!(said.status, 303, "{}", said.text());
        let counted = b.post(
            "senior2",
            &format!("{session}/recount"),
            "k5",
            "d-2000=2&d-100=x",
        );
        assert_eq!(counted.status, 422, "letters are no number of pieces");
        let counted = b.post(
            "senior2",
            &format!("{session}/recount"),
            "k5",
            "d-2000=2&d-100=1",
        );
        assert_eq!(counted.status, 303);
        let page = b.get("senior2", session).text();
        assert!(
            page.contains("$9.00 short"),
            "the second count stands: {page}"
        );
        assert_eq!(
            b.post("senior2", &format!("{session}/accept"), "k6", "")
                .status,
            303
        );
        let list = b
            .get(
                "senior2",
                "/staff/drawer/sessions?state=accepted&sort=variance",
            )
            .text();
        assert!(list.contains("-$9.00") && list.contains("1 row"), "{list}");
    }
}

#[test]
fn a_charge_explains_itself_and_is_waived_within_the_limit() {
    for mut scene in scenes() {
        scene.play("assistant1 charge 800");
        let b = browse(&scene);
        let page = b.get("assistant1", "/staff/charges/1").text();
        assert!(
            page.contains("25¢ a day, at most $10.00") && page.contains("up to $5.00"),
            "{page}"
        );
        assert!(
            !page.contains("Write off"),
            "an assistant writes nothing off"
        );
        let waive = "/staff/charges/1/waive";
        let above = b.post("assistant1", waive, "k1", "amount=6&reason=illness&note=");
        assert!(
            above.status == 422 && above.text().contains("$6.00 is above the $5.00"),
            "{}",
            above.text()
        );
        let own = b.post("senior7", waive, "k2", "amount=1&reason=illness&note=");
        assert!(
            own.status == 422 && own.text().contains("your own charge"),
            "{}",
            own.text()
        );
        let done = b.post("assistant1", waive, "k3", "amount=5&reason=illness&note=");
        assert_eq!(
            (done.status, done.location.as_str()),
            (303, "/staff/charges/1")
        );
        assert_eq!(scene.owed(), 300);
        let off = b.post(
            "senior2",
            "/staff/charges/1/write-off",
            "k4",
            "off_amount=3&off_reason=too-old&off_note=",
        );
        assert_eq!(off.status, 303, "{}", off.text());
        let history = b.get("assistant1", MONEY).text();
        assert!(
            history.contains("Waived: Illness") && history.contains("Written off: Too old"),
            "{history}"
        );
        assert_eq!(b.get("cashier4", MONEY).status, 200);
        assert!(
            !b.get("cashier4", MONEY).text().contains("Waived:"),
            "a student sees no history"
        );
        assert_eq!(b.get("cashier4", "/staff/charges").status, 403);
    }
}

#[test]
fn things_are_sold_voided_and_given_back() {
    for mut scene in scenes() {
        scene.play("assistant1 charge 1000");
        let b = browse(&scene);
        b.post("assistant1", "/staff/drawer/open/1", "k1", FLOAT);
        sell_and_void(&b);
        pay_and_give_back(&b);
        let csv = b.get("assistant1", "/staff/payments?as=csv&sort=receipt");
        says(&csv, 200, &["2026-000003", "Ana Núñez", "voided"]);
        let csv = b.get("assistant1", "/staff/charges?as=csv");
        says(&csv, 200, &["Overdue fine"]);
        assert!(!csv.text().contains("silent sea"), "no title in an export");
        assert_eq!(scene.faults(), [] as [String; 0]);
    }
}

fn sell_and_void(b: &Browser) {
    let nothing = b.post("assistant1", "/staff/sale", "k2", "method=cash&drawer=1");
    says(&nothing, 422, &["Nothing was chosen."]);
    let things = "n-earbuds=2&method=cash&drawer=1";
    let (receipt, void) = ("/staff/payments/1", "/staff/payments/1/void");
    goes(&b.post("assistant1", "/staff/sale", "k3", things), receipt);
    assert_eq!(b.post("assistant1", void, "k4", "reason=wrong").status, 403);
    goes(
        &b.post("senior2", void, "k5", "reason=wrong+thing"),
        receipt,
    );
    says(
        &b.get("senior2", receipt),
        200,
        &["Voided by receipt 2026-000002"],
    );
    is_pdf(&b.get("senior2", "/staff/payments/1/void.pdf"));
}

fn pay_and_give_back(b: &Browser) {
    let pay = "amount=10&method=cash&drawer=1";
    goes(
        &b.post("assistant1", &format!("{MONEY}/payments"), "k6", pay),
        "/staff/payments/2",
    );
    let refund = format!("{MONEY}/refund");
    says(
        &b.get("assistant1", &format!("{refund}?charge=1")),
        200,
        &["$10.00 was paid"],
    );
    let back = "charge=1&amount=4&reason=bad-print&note=&method=cash&reference=&drawer=1";
    goes(
        &b.post("assistant1", &refund, "k7", back),
        "/staff/refunds/1",
    );
    says(
        &b.get("assistant1", "/staff/refunds/1"),
        200,
        &["2026-000004"],
    );
    is_pdf(&b.get("assistant1", "/staff/refunds/1/slip.pdf"));
}

#[test]
fn programs_ask_what_is_owed_and_pay_once() {
    for mut scene in scenes() {
        scene.play("assistant1 charge 1000");
        let b = browse(&scene);
        let owes = b.get("assistant1", "/api/v1/patrons/7/charges").text();
        assert!(
            owes.contains(r#""owed_cents":1000"#) && owes.contains("silent sea"),
            "{owes}"
        );
        assert_eq!(b.get("assistant1", "/api/v1/patrons/8/charges").status, 404);
        let pay = "/api/v1/patrons/7/payments";
        let json = r#"{"cents":400,"method":"online","reference":"TX-9"}"#;
        let first = b.call("assistant1", pay, "key-1", json).text();
        let second = b.call("assistant1", pay, "key-1", json).text();
        assert!(first.contains("2026-000001"), "{first}");
        assert_eq!(first, second, "the same key, the same answer");
        let above = b.call(
            "assistant1",
            pay,
            "key-2",
            r#"{"cents":601,"method":"online","reference":"TX-9"}"#,
        );
        assert_eq!(above.status, 409);
        assert!(
            above.text().contains("payment-above-debt"),
            "{}",
            above.text()
        );
        let lines = b.get("assistant1", "/api/v1/patrons/7/account").text();
        assert!(lines.contains(r#""balance":600"#), "{lines}");
        assert_eq!(scene.owed(), 600);
    }
}
