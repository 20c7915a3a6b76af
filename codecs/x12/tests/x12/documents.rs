//! Transaction sets as documents: what a library asks of them, and the way back.

use callslip_x12::document::{
    self, Begin, Document, Kind, Line, OrderBegin, OrderLine, Pair, Party, With,
};
use callslip_x12::{
    Address, Decimal, Delimiters, GroupHeader, Header, Interchange, Limits, Lines, Style, read,
    write,
};

use super::files::bytes;

fn made(name: &str) -> Vec<Document> {
    let outcome = read(&bytes(name));
    let readings = super::sets(&outcome).map(|set| document::read(set, &Limits::default()));
    readings.filter_map(|reading| reading.document).collect()
}

#[test]
fn an_order() {
    let [order] = made("850.edi").try_into().expect("one");
    assert_eq!(
        (order.kind, order.begin.number()),
        (Kind::Order, "PO-2026-114")
    );
    assert_eq!(order.currency(), Some("USD"));
    let to = order.head.party("ST").expect("a party");
    assert_eq!(
        (to.name.as_str(), to.id[0].value.as_str()),
        ("EXAMPLE COLLEGE LIBRARY", "1697978")
    );
    let address = to.more.as_ref().expect("an address");
    assert_eq!(
        (
            address.cities[0].zip.as_str(),
            address.streets[0].lines[0].as_str()
        ),
        ("94607", "100 MAIN STREET")
    );
    let note = order.head.notices[0].more.as_ref().expect("a text");
    assert_eq!(note.texts[0].text, "RUSH, PLEASE");
    let line = &order.lines[0];
    assert_eq!(
        (line.number(), line.isbn().as_deref(), line.price_cents()),
        ("1", Some("9780306406157"), Some(2495))
    );
    assert_eq!(
        line.title().as_deref(),
        Some("ON THE CARE OF RIVERS BY A. OKAFOR")
    );
    let branches: Vec<(&str, &str)> = line.details.copies[0]
        .branches
        .iter()
        .map(|b| (b.qualifier.as_str(), b.value.as_str()))
        .collect();
    assert_eq!(branches, [("MAIN", "1"), ("WEST", "1")]);
    assert_eq!(
        order.lines[1].isbn().as_deref(),
        Some("9780306406157"),
        "from ten digits"
    );
}

#[test]
fn an_acknowledgement() {
    let [answer] = made("855.edi").try_into().expect("one");
    let statuses = |line: &Line| {
        line.details
            .acknowledged
            .iter()
            .map(|ack| ack.status.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(statuses(&answer.lines[0]), ["IA", "IB"]);
    assert_eq!(
        answer.lines[0].details.acknowledged[1].day,
        ["068", "20261215"]
    );
    assert_eq!(statuses(&answer.lines[1]), ["IR"]);
}

#[test]
fn an_invoice_and_a_credit() {
    let [invoice, credit] = made("810.edi").try_into().expect("two");
    assert_eq!(invoice.total(), Some(5468));
    assert_eq!(
        invoice.foot.charges[0].amount.map(|cents| cents.0),
        Some(500)
    );
    assert_eq!(
        invoice.lines[0].details.reference("PO"),
        Some("PO-2026-114")
    );
    assert_eq!(
        invoice.lines[0].details.taxes[0]
            .amount
            .and_then(|tax| tax.minor("USD")),
        Some(326)
    );
    assert_eq!(
        (credit.total(), credit.lines[0].number()),
        (Some(-1500), "3")
    );
}

#[test]
fn a_ship_notice_by_levels() {
    let [notice] = made("856.edi").try_into().expect("one");
    let told = |parent: Option<&str>| {
        notice
            .within(parent)
            .map(|level| format!("{}{}", level.code, level.number))
            .collect::<Vec<_>>()
    };
    assert_eq!(told(None), ["S1"]);
    assert_eq!(told(Some("1")), ["O2"]);
    assert_eq!(told(Some("2")), ["P3", "P5"]);
    assert_eq!(told(Some("3")), ["I4"]);
    let item = &notice.levels[3];
    assert_eq!(
        (item.isbn().as_deref(), item.title().as_deref()),
        (Some("9780306406157"), Some("ON THE CARE OF RIVERS"))
    );
    assert_eq!(item.details.shipped[0].quantity, Decimal::whole(1));
    assert_eq!(notice.levels[1].details.orders[0].number, "PO-2026-114");
    assert_eq!(
        notice.levels[2].details.marks[0].marks,
        ["00000900170000000014"]
    );
}

#[test]
fn documents_go_back_to_their_sets() {
    for name in [
        "850.edi",
        "855.edi",
        "810.edi",
        "856.edi",
        "850-odd-delimiters.edi",
    ] {
        let outcome = read(&bytes(name));
        for set in super::sets(&outcome) {
            let document = document::read(set, &Limits::default())
                .document
                .expect("a document");
            let back = document.to_set();
            let trimmed: Vec<_> = set
                .segments
                .iter()
                .map(callslip_x12::Segment::trimmed)
                .collect();
            assert_eq!(back.segments, trimmed, "{name}");
            let again = document::read(&back, &Limits::default());
            assert_eq!(
                (again.document, again.faults),
                (Some(document), vec![]),
                "{name}"
            );
        }
    }
}

fn order() -> Document {
    let text = |text: &str| text.to_owned();
    let begin = OrderBegin {
        purpose: text("00"),
        kind: text("SA"),
        number: text("PO1"),
        day: text("20261128"),
        ..OrderBegin::default()
    };
    let mut order = Document::new(Kind::Order, "0001", Begin::Order(begin));
    let party = Party {
        role: text("ST"),
        name: text("LIBRARY * EAST"),
        ..Party::default()
    };
    order.head.parties.push(With::from(party));
    order.lines.push(Line::ordered(OrderLine {
        number: text("1"),
        quantity: Some(Decimal::whole(2)),
        unit: text("EA"),
        price: Some(Decimal::from_minor(2495, "USD")),
        items: vec![Pair {
            qualifier: text("EN"),
            value: text("9780306406157"),
        }],
        ..OrderLine::default()
    }));
    order.foot.others.push(vec![order.count()]);
    order
}

#[test]
fn an_order_as_a_vendor_gets_it() {
    let (from, to) = (Address::new("ZZ", "1697978"), Address::new("ZZ", "1556150"));
    let delimiters = Delimiters::DEFAULT;
    let header = Header::new("00401", (&from, &to), ("261128", "0915"), 42, &delimiters);
    let group = GroupHeader::new(
        "PO",
        ("1697978", "1556150"),
        ("20261128", "0915"),
        7,
        "004010",
    );
    let interchange = Interchange::new(header, delimiters).with(group, vec![order().to_set()]);
    let mut bytes = Vec::new();
    let faults = write(
        &interchange,
        Style {
            lines: Lines::Segments,
        },
        &mut bytes,
    )
    .expect("memory");
    let expected = "ISA*00*          *00*          *ZZ*1697978        *ZZ*1556150        *261128*0915*U*00401*000000042*0*P*>~\r\n\
        GS*PO*1697978*1556150*20261128*0915*7*X*004010~\r\nST*850*0001~\r\nBEG*00*SA*PO1**20261128~\r\n\
        N1*ST*LIBRARY   EAST~\r\nPO1*1*2*EA*24.95**EN*9780306406157~\r\nCTT*1~\r\nSE*6*0001~\r\nGE*1*7~\r\nIEA*1*000000042~\r\n";
    assert_eq!(String::from_utf8_lossy(&bytes), expected);
    assert_eq!(faults.len(), 1, "a delimiter in a text is told: {faults:?}");
    assert!(faults[0].found.contains("N1 has '*'"));
    assert_eq!(super::faults(&bytes), [] as [&str; 0]);
    assert_eq!(bytes[..106].len(), 106);
    let mut records = Vec::new();
    write(
        &interchange,
        Style {
            lines: Lines::Records(80),
        },
        &mut records,
    )
    .expect("memory");
    assert!(
        records
            .split(|byte| *byte == b'\n')
            .filter(|line| !line.is_empty())
            .all(|line| line.len() == 81)
    );
}

#[test]
fn nothing_of_a_line_is_lost() {
    let body = "BEG*00*SA*7**20261128~PO1*1*many*EA~REF*IA*1**PO>2~ZZ9*a>b~CTT*1~";
    let outcome = read(super::order(body).as_bytes());
    let set = super::sets(&outcome).next().expect("a set");
    let document = document::read(set, &Limits::default())
        .document
        .expect("an order");
    let mut back: Vec<_> = document
        .to_set()
        .segments
        .iter()
        .map(|s| s.trimmed().tag().to_owned() + &s.len().to_string())
        .collect();
    let mut sent: Vec<_> = set
        .segments
        .iter()
        .map(|s| s.trimmed().tag().to_owned() + &s.len().to_string())
        .collect();
    back.sort();
    sent.sort();
    assert_eq!(back, sent);
    assert_eq!(
        document.lines[0].details.others.len(),
        2,
        "REF with a composite, and ZZ9"
    );
}
