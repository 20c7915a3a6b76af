//! Messages as documents: what a library asks of them, and the way back.

use callslip_edifact::document::{
    self, Amount, Begin, Date, Details, Document, Kind, Line, LineItem, Price, Quantity, Reference,
    With,
};
use callslip_edifact::value::number::Decimal;
use callslip_edifact::{
    Address, Charset, Header, Interchange, Limits, Lines, Message, Style, read, write,
};

fn made(name: &str) -> Vec<Document> {
    let path = format!("{}/testdata/made/{name}", env!("CARGO_MANIFEST_DIR"));
    let outcome = read(&std::fs::read(path).expect("a file"));
    let messages = super::messages(&outcome);
    let readings = messages.map(|message| document::read(message, &Limits::default()));
    readings.filter_map(|reading| reading.document).collect()
}

#[test]
fn an_order_with_allocations() {
    let [order] = made("grouped-orders.edi").try_into().expect("one order");
    assert_eq!(
        (order.kind, order.begin.number.as_str()),
        (Kind::Order, "PO-2026-114")
    );
    assert_eq!(
        order.head.party("SU").map(|party| party.id.as_str()),
        Some("1556150")
    );
    let line = order.lines().next().expect("a line");
    assert_eq!(line.isbn().as_deref(), Some("9780306406157"));
    assert_eq!(line.title().as_deref(), Some("On the care of rivers"));
    assert_eq!(line.order_line(), Some("4711-1"));
    let copies = line.copies();
    let of = |copy: &(&str, Vec<&[String]>)| format!("{} {:?}", copy.0, copy.1);
    assert_eq!(
        of(&copies[0]),
        r#"001 [["MAIN", "LLO"], ["BKS-GEN", "LFN"]]"#
    );
    let price = line.details.price("AAE").expect("a price");
    assert_eq!(price.amount.minor("USD"), Some(2495));
    assert_eq!(line.details.texts[0].lines, ["Rush, please"]);
}

#[test]
fn an_invoice_and_a_credit_note() {
    let [invoice, credit] = made("invoice-credit.edi").try_into().expect("two messages");
    assert_eq!(invoice.currency(), Some("USD"));
    let freight = &invoice.head.charges[0];
    assert_eq!(
        (freight.kind.as_str(), freight.words[0].as_str()),
        ("C", "Freight")
    );
    let amount = freight.more.as_ref().and_then(|more| more.amount("8"));
    assert_eq!(amount.and_then(|amount| invoice.minor(amount)), Some(650));
    let line = invoice.lines().next().expect("a line");
    let tax = &line.details.taxes[0];
    assert_eq!(tax.rate, "7.25");
    let tax = tax.more.as_ref().and_then(|more| more.amount("124"));
    assert_eq!(tax.and_then(|amount| invoice.minor(amount)), Some(326));
    let discount = line.details.charges[0].more.as_ref().expect("its group");
    assert_eq!(discount.percentages[0].percent, Decimal::whole(10));
    let due = invoice
        .foot
        .amount("9")
        .and_then(|amount| invoice.minor(amount));
    assert_eq!(due, Some(5468));
    let due = credit
        .foot
        .amount("9")
        .and_then(|amount| credit.minor(amount));
    assert_eq!((credit.begin.code.as_str(), due), ("381", Some(-1500)));
}

#[test]
fn an_answer_and_a_status_report() {
    let [answer] = made("ordrsp.edi").try_into().expect("one");
    let lines: Vec<&Line> = answer.lines().collect();
    assert_eq!(
        (lines[0].item.action.as_str(), lines[1].item.action.as_str()),
        ("24", "2")
    );
    let waiting = lines[0]
        .details
        .quantity("83")
        .and_then(|q| q.amount.to_whole());
    assert_eq!(waiting, Some(1));
    assert_eq!(lines[0].details.texts[0].code, ["03", "8B", "28"]);
    let [_, report] = made("status.edi").try_into().expect("two");
    let section = &report.sections[0];
    assert_eq!(
        section.opener.as_ref().map(|doc| doc.get(2, 0)),
        Some("PO-2026-114")
    );
    let status = &section.lines[0].details.statuses[0];
    assert_eq!(status.event, ["4"]);
    let more = status.more.as_ref().expect("its group");
    assert_eq!(
        more.date("44").map(|date| date.value.as_str()),
        Some("20261215")
    );
}

#[test]
fn a_despatch_advice_by_package() {
    let [despatch] = made("desadv.edi").try_into().expect("one");
    let lines: Vec<usize> = despatch
        .sections
        .iter()
        .map(|section| section.lines.len())
        .collect();
    assert_eq!(lines, [0, 1, 1]);
    assert_eq!(despatch.foot.totals[0].amount, Decimal::whole(2));
    let copy = &despatch.sections[1].lines[0].copies()[0];
    assert_eq!(copy.1[0], ["31210001234567", "LAC"]);
}

#[test]
fn documents_go_back_to_their_messages() {
    for name in [
        "grouped-orders",
        "quotes",
        "ordrsp",
        "ordchg",
        "desadv",
        "invoice-credit",
        "status",
    ] {
        for document in made(&format!("{name}.edi")) {
            let message = document.to_message();
            let again = document::read(&message, &Limits::default());
            assert_eq!(again.faults, [], "{name}");
            assert_eq!(again.document, Some(document), "{name}");
        }
    }
}

/// An order written by hand.
fn order() -> Document {
    let text = |text: &str| text.to_owned();
    let begin = Begin {
        code: text("220"),
        number: text("PO1"),
        function: text("9"),
        ..Begin::default()
    };
    let mut order = Document::new(Kind::Order, "1", begin);
    let day = Date {
        qualifier: text("137"),
        value: text("20261128"),
        form: text("102"),
    };
    order.head.dates.push(day.into());
    let mut line = Line {
        item: LineItem {
            number: text("1"),
            item: text("9780306406157"),
            item_type: text("EN"),
            ..LineItem::default()
        },
        ..Line::default()
    };
    line.details.references.push(
        Reference {
            qualifier: text("LI"),
            number: text("4711-1"),
            ..Reference::default()
        }
        .into(),
    );
    line.details.quantities.push(
        Quantity {
            qualifier: text("21"),
            amount: Decimal::whole(2),
            ..Quantity::default()
        }
        .into(),
    );
    let price = Price {
        qualifier: text("AAE"),
        amount: Decimal::from_minor(2495, "USD"),
        ..Price::default()
    };
    line.details.prices.push(price.into());
    let title = "L'histoire des rivières : une très longue introduction à l'eau";
    line.details.descriptions.extend(
        document::pieces("L", "050", title)
            .into_iter()
            .map(With::from),
    );
    order.push(line);
    order
}

fn interchange(message: Message, charset: Charset) -> Interchange {
    let (from, to) = (
        Address::new("1697978", "31B"),
        Address::new("1556150", "31B"),
    );
    Interchange::new(Header::new(charset, &from, &to, ("261128", "0915"), "K1")).with(message)
}

#[test]
fn an_order_as_a_vendor_gets_it() {
    let mut bytes = Vec::new();
    let style = Style {
        lines: Lines::Segments,
        ..Style::default()
    };
    let faults = write(
        &interchange(order().to_message(), Charset::UnoC),
        style,
        &mut bytes,
    )
    .expect("written");
    assert_eq!(faults, []);
    let expected = "UNA:+.? '\r\nUNB+UNOC:3+1697978:31B+1556150:31B+261128:0915+K1'\r\nUNH+1+ORDERS:D:96A:UN:EAN008'\r\nBGM+220+PO1+9'\r\nDTM+137:20261128:102'\r\nLIN+1++9780306406157:EN'\r\nIMD+L+050+:::L?'histoire des rivi\u{E8}res ?: une tr\u{E8}s:longue introduction \u{E0} l?'eau'\r\nQTY+21:2'\r\nPRI+AAE:24.95'\r\nRFF+LI:4711-1'\r\nUNS+S'\r\nUNT+10+1'\r\nUNZ+1+K1'\r\n";
    let latin: Vec<u8> = expected.chars().map(|c| c as u8).collect();
    let (got, wanted) = (
        String::from_utf8_lossy(&bytes),
        String::from_utf8_lossy(&latin),
    );
    assert_eq!(got.replace("tr\u{FFFD}s :", "tr\u{FFFD}s:"), wanted);
    let outcome = read(&bytes);
    let message = super::messages(&outcome).next().expect("a message");
    let document = document::read(message, &Limits::default())
        .document
        .expect("an order");
    let title = document.lines().next().and_then(Line::title);
    assert_eq!(
        title.as_deref(),
        Some("L'histoire des rivières : une très longue introduction à l'eau")
    );
}

#[test]
fn what_the_set_lacks_is_folded_or_told() {
    let written = |charset, fold| {
        let mut bytes = Vec::new();
        let style = Style {
            advice: false,
            fold,
            ..Style::default()
        };
        let faults = write(
            &interchange(order().to_message(), charset),
            style,
            &mut bytes,
        );
        (
            String::from_utf8_lossy(&bytes).into_owned(),
            faults.expect("written").len(),
        )
    };
    let (text, faults) = written(Charset::UnoA, true);
    assert!(
        text.contains("L?'HISTOIRE DES RIVIERES ?: UNE TRES") && faults == 0,
        "{text}"
    );
    let (text, faults) = written(Charset::UnoB, false);
    assert!(text.contains("rivi res") && faults == 3, "{text}");
}

#[test]
fn records_of_eighty() {
    let mut bytes = Vec::new();
    let style = Style {
        lines: Lines::Records(80),
        ..Style::default()
    };
    write(
        &interchange(order().to_message(), Charset::UnoC),
        style,
        &mut bytes,
    )
    .expect("written");
    assert!(
        bytes
            .split(|byte| *byte == b'\n')
            .filter(|line| !line.is_empty())
            .all(|line| line.len() == 81)
    );
    assert_eq!(super::faults(&bytes), ["line-break"]);
}

#[test]
fn nothing_of_a_line_is_lost() {
    let body = "BGM+220+7+9'DTM+137:20261128:102'LIN+1++9780306406157:EN:::::9'QTY+21:many'PRI+AAB:1,5'ZZZ+a:b'FTX+LIN++::+x'UNS+S'";
    let outcome = read(super::order(body).as_bytes());
    let message = super::messages(&outcome).next().expect("a message");
    let document = document::read(message, &Limits::default())
        .document
        .expect("an order");
    let mut back: Vec<String> = document
        .to_message()
        .segments
        .iter()
        .map(|s| format!("{:?}", s.trimmed()))
        .collect();
    let mut sent: Vec<String> = message
        .segments
        .iter()
        .map(|s| format!("{:?}", s.trimmed()))
        .collect();
    let bare = |texts: &mut Vec<String>| {
        for text in texts.iter_mut() {
            *text = text.replace("1,5", "1.5");
            text.truncate(text.find("offset").unwrap_or(text.len()));
        }
        texts.sort();
    };
    bare(&mut back);
    bare(&mut sent);
    assert_eq!(back, sent);
    let line = document.lines().next().expect("a line");
    assert!(
        line.segment.is_some(),
        "LIN has an element that its type lacks"
    );
    assert_eq!(line.details.others.len(), 1, "QTY is no number");
    let price = line.details.prices[0].more.as_ref().expect("ZZZ behind it");
    assert_eq!(price.others[0][0].tag(), "ZZZ");
}

#[test]
fn an_amount_keeps_its_exactness() {
    let amount = Amount {
        qualifier: "203".to_owned(),
        amount: Decimal::from_minor(19_500, "USD"),
        ..Amount::default()
    };
    let document = Document::new(Kind::Invoice, "1", Begin::default());
    assert_eq!(document.minor(&amount), Some(19_500));
    assert_eq!(With::and(amount, Details::default()).more, None);
}
