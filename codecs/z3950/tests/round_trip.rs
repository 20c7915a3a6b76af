//! What is written is read again as the same.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

use callslip_z3950::*;
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;

fn text() -> impl Strategy<Value = String> {
    "\\PC{0,12}"
}

fn bytes() -> impl Strategy<Value = Bytes> {
    vec(any::<u8>(), 0..20).prop_map(Bytes)
}

fn oid() -> impl Strategy<Value = Oid> {
    (0u64..3, 0u64..40, vec(any::<u32>(), 0..6)).prop_map(|(first, second, rest)| {
        let rest: String = rest.iter().map(|arc| format!(".{arc}")).collect();
        format!("{first}.{second}{rest}").parse().unwrap()
    })
}

fn external() -> impl Strategy<Value = External> {
    let encoding = prop_oneof![
        bytes().prop_map(Encoding::Octets),
        vec(any::<bool>(), 0..20).prop_map(|bits| Encoding::Arbitrary(Bits(bits))),
        any::<u8>().prop_map(|byte| Encoding::Single(Opaque {
            constructed: true,
            content: vec![4, 1, byte],
        })),
    ];
    (of(oid()), of(any::<i64>()), encoding).prop_map(|(direct_reference, indirect, encoding)| {
        External {
            direct_reference,
            indirect_reference: indirect,
            descriptor: None,
            encoding,
        }
    })
}

fn attribute() -> impl Strategy<Value = Attribute> {
    let complex = (vec(text(), 0..3), of(vec(any::<i64>(), 0..3))).prop_map(|(list, actions)| {
        AttributeValue::Complex(ComplexValue {
            list: list.into_iter().map(StringOrNumber::Text).collect(),
            semantic_action: actions,
        })
    });
    let value = prop_oneof![any::<i64>().prop_map(AttributeValue::Number), complex];
    (of(oid()), any::<i64>(), value).prop_map(|(set, kind, value)| Attribute { set, kind, value })
}

fn term() -> impl Strategy<Value = Term> {
    prop_oneof![
        bytes().prop_map(Term::General),
        any::<i64>().prop_map(Term::Number),
        text().prop_map(Term::Text),
        oid().prop_map(Term::Oid),
        external().prop_map(Term::External),
        Just(Term::Null(Null)),
    ]
}

fn operand() -> impl Strategy<Value = Operand> {
    let list = vec(attribute(), 0..4).prop_map(AttributeList).boxed();
    prop_oneof![
        3 => (list.clone(), term())
            .prop_map(|(attributes, term)| Operand::Term(AttributesPlusTerm { attributes, term })),
        1 => text().prop_map(|name| Operand::ResultSet(ResultSetId(name))),
        1 => (text(), list).prop_map(|(name, attributes)| {
            let result_set = ResultSetId(name);
            Operand::Restricted(ResultSetPlusAttributes { result_set, attributes })
        }),
    ]
}

fn operator() -> impl Strategy<Value = Operator> {
    let unit = prop_oneof![
        any::<i64>().prop_map(ProximityUnit::Known),
        any::<i64>().prop_map(ProximityUnit::Private),
    ];
    let near = (
        of(any::<bool>()),
        any::<i64>(),
        any::<bool>(),
        any::<i64>(),
        unit,
    );
    prop_oneof![
        Just(Operator::And),
        Just(Operator::Or),
        Just(Operator::AndNot),
        near.prop_map(|(exclusion, distance, ordered, relation, unit)| {
            Operator::Prox(Proximity {
                exclusion,
                distance,
                ordered,
                relation,
                unit,
            })
        }),
    ]
}

fn rpn() -> impl Strategy<Value = Rpn> {
    let leaf = (oid(), operand()).prop_map(|(set, operand)| Rpn::operand(set, operand));
    leaf.prop_recursive(6, 30, 2, |inner| {
        (inner.clone(), operator(), inner).prop_map(|(a, operator, b)| a.join(operator, b))
    })
}

fn search() -> impl Strategy<Value = Apdu> {
    let query = prop_oneof![
        4 => rpn().prop_map(Query::Rpn),
        1 => rpn().prop_map(Query::ExtendedRpn),
        1 => bytes().prop_map(Query::Iso8777),
        1 => external().prop_map(Query::External),
    ];
    let names = vec(text().prop_map(DatabaseName), 0..3);
    (
        of(bytes()),
        any::<[i64; 3]>(),
        any::<bool>(),
        names,
        of(oid()),
        query,
    )
        .prop_map(
            |(reference_id, bounds, replace, databases, syntax, query)| {
                Apdu::from(SearchRequest {
                    reference_id,
                    small_set_upper_bound: bounds[0],
                    large_set_lower_bound: bounds[1],
                    medium_set_present_number: bounds[2],
                    replace,
                    result_set: "default".to_owned(),
                    databases,
                    small_set_elements: Some(ElementSets::Generic("F".to_owned())),
                    syntax,
                    query,
                    ..SearchRequest::default()
                })
            },
        )
}

fn records() -> impl Strategy<Value = Records> {
    let diagnostic = (any::<i64>(), text())
        .prop_map(|(n, text)| Diagnostic::bib1(n, &text))
        .boxed();
    let body = prop_oneof![
        external().prop_map(RecordBody::Record),
        diagnostic
            .clone()
            .prop_map(|d| RecordBody::Diagnostic(DiagRec::Default(d))),
    ];
    let record = (of(text().prop_map(DatabaseName)), body)
        .prop_map(|(database, record)| NamePlusRecord { database, record });
    prop_oneof![
        vec(record, 0..4).prop_map(Records::Records),
        diagnostic.prop_map(Records::Diagnostic),
        vec(external().prop_map(DiagRec::External), 0..3).prop_map(Records::Diagnostics),
    ]
}

fn init() -> impl Strategy<Value = Apdu> {
    let pass = (of(text()), of(text()), of(text()));
    let who = prop_oneof![
        text().prop_map(Authentication::Open),
        pass.prop_map(|(group, user, password)| {
            Authentication::IdPass(IdPass {
                group,
                user,
                password,
            })
        }),
        Just(Authentication::Anonymous),
        external().prop_map(Authentication::Other),
    ];
    let bits = || vec(any::<bool>(), 0..30).prop_map(Bits);
    (
        bits(),
        bits(),
        any::<[i64; 2]>(),
        of(who),
        of(text()),
        of(external()),
    )
        .prop_map(
            |(versions, options, sizes, authentication, name, user_information)| {
                Apdu::from(InitRequest {
                    versions,
                    options,
                    preferred_message_size: sizes[0],
                    exceptional_record_size: sizes[1],
                    authentication,
                    implementation_name: name,
                    user_information,
                    ..InitRequest::default()
                })
            },
        )
}

fn apdu() -> impl Strategy<Value = Apdu> {
    let present = (any::<[i64; 3]>(), of(records())).prop_map(|(numbers, records)| {
        Apdu::from(PresentResponse {
            returned: numbers[0],
            next_position: numbers[1],
            status: numbers[2],
            records,
            ..PresentResponse::default()
        })
    });
    prop_oneof![search(), init(), present]
}

proptest! {
    #[test]
    fn any_apdu_is_read_as_it_was_written(apdu in apdu()) {
        let bytes = apdu.to_bytes();
        prop_assert_eq!(Framer::new(Limits::default()).scan(&bytes), Ok(Frame::Whole(bytes.len())));
        let reading = Apdu::read(&bytes, Limits::default());
        prop_assert_eq!(reading.faults, vec![]);
        prop_assert_eq!(reading.apdu.unwrap(), apdu);
    }

    #[test]
    fn any_text_is_pqf_or_a_fault(text in "(@(and|or|attr|set|term|prox) |1=4 |\"|a |\\PC){0,12}") {
        if let Ok(rpn) = Rpn::from_pqf(&text) {
            prop_assert_eq!(Rpn::from_pqf(&rpn.to_string()).unwrap(), rpn, "{}", text);
        }
    }

    #[test]
    fn holdings_come_back(id in text(), place in text(), now in any::<bool>()) {
        let circulation = Circulation {
            available_now: now,
            item_id: Some(id),
            ..Circulation::default()
        };
        let data = HoldingsData {
            location: Some(place),
            circulation: Some(vec![circulation]),
            volumes: Some(vec![Volume::default()]),
            ..HoldingsData::default()
        };
        let opac = OpacRecord {
            bibliographic: Some(External::marc21(b"00000")),
            holdings: Some(vec![Holding::Data(data), Holding::Marc(External::marc21(b"1"))]),
        };
        let external = External::opac(&opac);
        let (record, faults) = external.record(Limits::default());
        prop_assert_eq!(faults, vec![]);
        prop_assert_eq!(record, Record::Opac(Box::new(opac)));
    }
}
