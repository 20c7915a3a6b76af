//! Any response that is written is read the same, and without faults.
#![allow(clippy::unwrap_used, reason = "tests")]

use callslip_oai_pmh::{
    Answer, Code, Dated, Datestamp, DeletedRecord, Error, Fragment, Granularity, Header, Identify,
    MetadataFormat, Page, Record, Response, Resumption, Set,
};
use proptest::prelude::*;

/// Text as it can stand in XML, without blanks around it.
fn text() -> impl Strategy<Value = String> {
    prop_oneof!["[ -~]{0,12}", "\\PC{0,8}", "[&<>\"'\\r\\n\\t\\]é]{0,6}"].prop_map(|text| {
        let sound: String = text
            .chars()
            .filter(|c| !matches!(c, '\0'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}'))
            .collect();
        sound.trim_matches(['\t', '\n', '\r', ' ']).to_owned()
    })
}

fn date() -> impl Strategy<Value = Dated> {
    (any::<bool>(), -1_000_000_000_i64..4_000_000_000).prop_map(|(day, second)| {
        let date = Datestamp::from_unix(second).unwrap();
        Dated::Known(if day { date.at(Granularity::Day) } else { date })
    })
}

fn fragment() -> impl Strategy<Value = Fragment> {
    let leaf = (text(), "[a-z]{1,4}").prop_map(|(text, name)| {
        let text = text
            .replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('>', "&gt;");
        format!("<{name} xmlns:q=\"urn:q\" q:a=\"x\">{text}</{name}>")
    });
    let tree = leaf.prop_recursive(4, 12, 3, |inner| {
        let space = prop::option::of("urn:[a-z]{3}");
        (space, "[a-z]{1,4}", prop::collection::vec(inner, 0..3)).prop_map(|(space, name, all)| {
            let space = space
                .map(|it| format!(" xmlns=\"{it}\""))
                .unwrap_or_default();
            format!("<{name}{space}>{}</{name}>", all.concat())
        })
    });
    tree.prop_map(|xml| Fragment::new(&xml).unwrap())
}

fn set_spec() -> impl Strategy<Value = String> {
    "[a-z0-9()!*'._~-]{1,4}(:[a-z]{1,3}){0,2}"
}

fn header() -> impl Strategy<Value = Header> {
    let sets = prop::collection::vec(set_spec(), 0..3);
    (text(), date(), sets, any::<bool>()).prop_map(|(identifier, datestamp, sets, deleted)| {
        Header {
            identifier,
            datestamp,
            sets,
            deleted,
        }
    })
}

fn record() -> impl Strategy<Value = Record> {
    let about = prop::collection::vec(fragment(), 0..2);
    (header(), fragment(), about).prop_map(|(header, metadata, about)| Record {
        metadata: (!header.deleted).then_some(metadata),
        header,
        about,
    })
}

fn page<T: std::fmt::Debug>(item: impl Strategy<Value = T>) -> impl Strategy<Value = Page<T>> {
    let token = (
        text(),
        prop::option::of(date()),
        any::<Option<u64>>(),
        any::<Option<u64>>(),
    );
    let token = token.prop_map(|(value, expires, complete_list_size, cursor)| Resumption {
        value,
        expires,
        complete_list_size,
        cursor,
    });
    (prop::collection::vec(item, 0..4), prop::option::of(token))
        .prop_map(|(items, token)| Page { items, token })
}

fn identify() -> impl Strategy<Value = Identify> {
    let kinds = prop_oneof![
        Just(DeletedRecord::No),
        Just(DeletedRecord::Persistent),
        Just(DeletedRecord::Transient)
    ];
    let lists = (
        prop::collection::vec(text(), 1..3),
        prop::collection::vec(text(), 0..3),
    );
    let descriptions = prop::collection::vec(fragment(), 0..2);
    (
        text(),
        text(),
        date(),
        kinds,
        any::<bool>(),
        lists,
        descriptions,
    )
        .prop_map(
            |(name, url, earliest, deleted, day, lists, descriptions)| Identify {
                deleted_record: deleted,
                granularity: if day {
                    Granularity::Day
                } else {
                    Granularity::Second
                },
                admin_emails: lists.0,
                compressions: lists.1,
                descriptions,
                ..Identify::new(name, url, earliest)
            },
        )
}

fn answer() -> impl Strategy<Value = Answer> {
    let error = (0_usize..8, text()).prop_map(|(code, message)| {
        let codes = [
            Code::BadArgument,
            Code::BadResumptionToken,
            Code::BadVerb,
            Code::CannotDisseminateFormat,
            Code::IdDoesNotExist,
            Code::NoRecordsMatch,
            Code::NoMetadataFormats,
            Code::NoSetHierarchy,
        ];
        Error::new(codes[code].clone(), message)
    });
    let format = (text(), text(), text()).prop_map(|(prefix, schema, namespace)| MetadataFormat {
        prefix,
        schema,
        namespace,
    });
    let descriptions = prop::collection::vec(fragment(), 0..2);
    let set = (set_spec(), text(), descriptions).prop_map(|(spec, name, descriptions)| Set {
        spec,
        name,
        descriptions,
    });
    prop_oneof![
        prop::collection::vec(error, 1..3).prop_map(Answer::Errors),
        identify().prop_map(Answer::Identify),
        prop::collection::vec(format, 0..3).prop_map(Answer::ListMetadataFormats),
        page(set).prop_map(Answer::ListSets),
        record().prop_map(|record| Answer::GetRecord(Box::new(record))),
        page(header()).prop_map(Answer::ListIdentifiers),
        page(record()).prop_map(Answer::ListRecords),
    ]
}

proptest! {
    #[test]
    fn written_and_read_the_same(
        answer in answer(),
        date in date(),
        url in text(),
        arguments in prop::collection::btree_map("[a-z]{1,8}", "[ -~\\n\\té]{0,8}", 0..4),
    ) {
        let response = Response {
            response_date: date,
            base_url: url,
            arguments: arguments.into_iter().collect(),
            answer,
        };
        let again = Response::read(response.to_xml().as_bytes());
        prop_assert_eq!(&again.faults, &[]);
        prop_assert_eq!(again.value.unwrap(), response);
    }
}
