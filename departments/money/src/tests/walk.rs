//! The day at the desk through the pages.

use super::browser::Browser;
use crate::scene::{Scene, scenes};

const MONEY: &str = "/staff/patrons/7/money";
/// 50 dollars as float: two twenties, ten ones.
const FLOAT: &str = "d-2000=2&d-100=10";

fn browse(scene: &Scene) -> Browser {
    Browser::of(scene)
}

#[test]
fn a_payment_from_open_drawer_to_accepted_z_report() {
    for mut scene in scenes() {
        scene.play("assistant1 charge 275");
        let b = browse(&scene);
        let page = b.get("assistant1", MONEY).text();
        assert!(
            page.contains("Ana Núñez")
                && page.contains("$2.75")
                && page.contains("No drawer is open"),
            "{page}"
        );
        assert!(
            page.contains("The silent sea"),
            "the title, to those who may see loans"
        );

        let opened = b.post("assistant1", "/staff/drawer/open/1", "k1", FLOAT);
        assert_eq!(
            (opened.status, opened.location.as_str()),
            (303, "/staff/drawer/sessions/1")
        );
        let pay = format!("{MONEY}/payments");
        let fields = "amount=2.75&method=cash&tendered=20&reference=&drawer=1";
        let too_much = b.post(
            "assistant1",
            &pay,
            "k2",
            "amount=3&method=cash&tendered=&reference=&drawer=1",
        );
        assert_eq!(too_much.status, 422);
        assert!(
            too_much
                .text()
                .contains("$3.00 is $0.25 more than the $2.75 that is owed."),
            "{}",
            too_much.text()
        );
        let paid = b.post("assistant1", &pay, "k3", fields);
        assert_eq!(
            (paid.status, paid.location.as_str()),
            (303, "/staff/payments/1")
        );
        let again = b.post("assistant1", &pay, "k3", fields);
        assert_eq!(again.location, "/staff/payments/1", "a double click");
        let receipt = b.get("assistant1", "/staff/payments/1").text();
        assert!(
            receipt.contains("2026-000001") && receipt.contains("Give $17.25 change"),
            "{receipt}"
        );
        for pdf in ["receipt.pdf", "slip.pdf"] {
            let paper = b.get("assistant1", &format!("/staff/payments/1/{pdf}"));
            assert!(
                paper.status == 200 && paper.body.starts_with(b"%PDF-1.7"),
                "{pdf}"
            );
        }

        let session = "/staff/drawer/sessions/1";
        let blind = b.get("assistant1", &format!("{session}/close")).text();
        assert!(!blind.contains("52.75"), "a blind count");
        assert!(
            !b.get("assistant1", session).text().contains("52.75"),
            "nor the page of the session"
        );
        let closed = b.post(
            "assistant1",
            &format!("{session}/close"),
            "k4",
            "d-2000=2&d-100=11&d-25=7&m-card=",
        );
        assert_eq!(closed.status, 303, "{}", closed.text());
        let page = b.get("assistant1", session).text();
        assert!(
            page.contains("$52.75")
                && !page.contains("Accept and fix")
                && page.contains("Another person"),
            "{page}"
        );
        let own = b.post("assistant1", &format!("{session}/accept"), "k5", "");
        assert_eq!(own.status, 403);
        let accepted = b.post("senior2", &format!("{session}/accept"), "k6", "");
        assert_eq!(accepted.status, 303, "{}", accepted.text());
        let z = b.get("senior2", &format!("{session}/z-report.pdf"));
        assert!(z.status == 200 && z.body.starts_with(b"%PDF-1.7"));
        let deposited = b.post(
            "senior2",
            &format!("{session}/deposit"),
            "k7",
            "slip=S1&bag=B1",
        );
        assert_eq!(deposited.status, 303, "{}", deposited.text());
        assert_eq!(scene.owed(), 0);
        assert_eq!(scene.faults(), [] as [String; 0]);
    }
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
        let nothing = b.post("assistant1", "/staff/sale", "k2", "method=cash&drawer=1");
        assert!(
            nothing.status == 422 && nothing.text().contains("Nothing was chosen."),
            "{}",
            nothing.text()
        );
        let sold = b.post(
            "assistant1",
            "/staff/sale",
            "k3",
            "n-earbuds=2&method=cash&drawer=1",
        );
        assert_eq!(
            (sold.status, sold.location.as_str()),
            (303, "/staff/payments/1")
        );
        let mine = b.post("assistant1", "/staff/payments/1/void", "k4", "reason=wrong");
        assert_eq!(mine.status, 403);
        let void = b.post(
            "senior2",
            "/staff/payments/1/void",
            "k5",
            "reason=wrong+thing",
        );
        assert_eq!(void.status, 303, "{}", void.text());
        let page = b.get("senior2", "/staff/payments/1").text();
        assert!(page.contains("Voided by receipt 2026-000002"), "{page}");
        assert!(
            b.get("senior2", "/staff/payments/1/void.pdf")
                .body
                .starts_with(b"%PDF")
        );
        b.post(
            "assistant1",
            &format!("{MONEY}/payments"),
            "k6",
            "amount=10&method=cash&drawer=1",
        );
        let form = b
            .get("assistant1", &format!("{MONEY}/refund?charge=1"))
            .text();
        assert!(form.contains("$10.00 was paid"), "{form}");
        let back = "charge=1&amount=4&reason=bad-print&note=&method=cash&reference=&drawer=1";
        let given = b.post("assistant1", &format!("{MONEY}/refund"), "k7", back);
        assert_eq!(
            (given.status, given.location.as_str()),
            (303, "/staff/refunds/1"),
            "{}",
            given.text()
        );
        assert!(
            b.get("assistant1", "/staff/refunds/1")
                .text()
                .contains("2026-000004")
        );
        assert!(
            b.get("assistant1", "/staff/refunds/1/slip.pdf")
                .body
                .starts_with(b"%PDF")
        );
        let csv = b
            .get("assistant1", "/staff/payments?as=csv&sort=receipt")
            .text();
        assert!(
            csv.contains("2026-000003") && csv.contains("Ana Núñez") && csv.contains("voided"),
            "{csv}"
        );
        let csv = b.get("assistant1", "/staff/charges?as=csv").text();
        assert!(
            csv.contains("Overdue fine") && !csv.contains("silent sea"),
            "no title in an export: {csv}"
        );
        assert_eq!(scene.faults(), [] as [String; 0]);
    }
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
