//! Each fault alone, in rows: a sound report with one thing changed.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

use callslip_counter::tabular::{self, Delimiter};
use callslip_counter::{Element, Limits, Month, Outcome, Release, Rule, api, check, read};

const TABLE: &str = "Report_Name\tJournal Requests (Controlled)\nReport_ID\tTR_J1\nRelease\t5.1\nInstitution_Name\tA College\nInstitution_ID\tISNI:1234123412341234\nMetric_Types\tTotal_Item_Requests; Unique_Item_Requests\nReport_Filters\tData_Type=Journal; Access_Type=Controlled; Access_Method=Regular\nReport_Attributes\t\nExceptions\t\nReporting_Period\tBegin_Date=2024-01-01; End_Date=2024-02-29\nCreated\t2024-03-10T00:00:00Z\nCreated_By\tA Publisher\nRegistry_Record\thttps://registry.countermetrics.org/platform/9\n\nTitle\tPublisher\tPublisher_ID\tPlatform\tDOI\tProprietary_ID\tPrint_ISSN\tOnline_ISSN\tURI\tMetric_Type\tReporting_Period_Total\tJan-2024\tFeb-2024\nWalden Studies\tA Publisher\t\tA Platform\t10.9999/ws\tap:ws\t1082-9873\t2434-561X\thttps://example.org/ws\tTotal_Item_Requests\t30\t10\t20\nWalden Studies\tA Publisher\t\tA Platform\t10.9999/ws\tap:ws\t1082-9873\t2434-561X\thttps://example.org/ws\tUnique_Item_Requests\t12\t5\t7\n";

const JSON: &str = r#"{"Report_Header":{"Release":"5.1","Report_ID":"TR_J1","Report_Name":"Journal Requests (Controlled)","Created":"2024-03-10T00:00:00Z","Created_By":"A Publisher","Institution_ID":{"ISNI":["1234123412341234"]},"Institution_Name":"A College","Registry_Record":"https://registry.countermetrics.org/platform/9","Report_Filters":{"Metric_Type":["Total_Item_Requests","Unique_Item_Requests"],"Begin_Date":"2024-01-01","End_Date":"2024-02-29","Data_Type":["Journal"],"Access_Type":["Controlled"],"Access_Method":["Regular"]}},"Report_Items":[{"Title":"Walden Studies","Publisher":"A Publisher","Platform":"A Platform","Item_ID":{"DOI":"10.9999/ws","Proprietary":"ap:ws","Print_ISSN":"1082-9873","Online_ISSN":"2434-561X","URI":"https://example.org/ws"},"Attribute_Performance":[{"Performance":{"Total_Item_Requests":{"2024-01":10,"2024-02":20},"Unique_Item_Requests":{"2024-01":5,"2024-02":7}}}]}]}"#;

fn rules(outcome: &Outcome) -> Vec<Rule> {
    let mut rules: Vec<Rule> = outcome.faults.iter().map(|fault| fault.rule).collect();
    rules.extend(
        check(&outcome.report, &Limits::default())
            .iter()
            .map(|fault| fault.rule),
    );
    rules.sort_unstable();
    rules.dedup();
    rules
}

/// The report with every `from` made `to` breaks these rules.
fn changed(whole: &str, from: &str, to: &str, expected: &[Rule]) {
    assert!(whole.contains(from), "{from}");
    let outcome = read(whole.replace(from, to).as_bytes(), &Limits::default());
    let mut expected = expected.to_vec();
    expected.sort_unstable();
    assert_eq!(
        rules(&outcome),
        expected,
        "{from} -> {to}: {:#?}",
        outcome.faults
    );
    assert!(
        !outcome.report.rows.is_empty(),
        "{from}: what is good is kept"
    );
}

fn table(from: &str, to: &str, expected: &[Rule]) {
    changed(TABLE, from, to, expected);
}

fn json(from: &str, to: &str, expected: &[Rule]) {
    changed(JSON, from, to, expected);
}

#[test]
fn tables() {
    table("Walden", "Walden", &[]);
    table("\t5.1\n", "\t6\n", &[Rule::Release]);
    table("\tTR_J1\n", "\tTR_J9\n", &[Rule::ReportId]);
    table("\tTR_J1\n", "\tx:ours\n", &[]);
    table("Requests (Controlled)", "Usage", &[Rule::ReportName]);
    table("\tA College", "\t", &[Rule::HeaderMissing]);
    table(
        "Created_By",
        "Made_By",
        &[Rule::HeaderUnknown, Rule::HeaderMissing],
    );
    table(
        "Begin_Date=2024-01-01",
        "Begin_Date=Spring",
        &[Rule::HeaderValue],
    );
    table("2024-01-01", "2024-01-02", &[Rule::Period]);
    table("2024-02-29", "2024-02-28", &[Rule::Period]);
    table("; Access_Method=Regular", "", &[Rule::HeaderValue]);
    table(
        "Exceptions\t",
        "Exceptions\t3040: Partial Data Returned (2024-02)",
        &[Rule::Exception],
    );
    table(
        "Exceptions\t",
        "Exceptions\t3040: Some data",
        &[Rule::Exception, Rule::ExceptionUnknown],
    );
    table(
        "Exceptions\t",
        "Exceptions\t9999: No",
        &[Rule::Exception, Rule::ExceptionUnknown],
    );
}

#[test]
fn columns_and_cells() {
    table(
        "\tPlatform\tDOI",
        "\tWhere\tDOI",
        &[Rule::ColumnMissing, Rule::ColumnUnknown, Rule::ValueMissing],
    );
    table("\tPublisher_ID\t", "\tour:column\t", &[Rule::ColumnMissing]);
    table(
        "\tPublisher_ID\t",
        "\tPublisher\t",
        &[Rule::ColumnMissing, Rule::ColumnTwice],
    );
    table("Jan-2024", "2024-01", &[Rule::MonthFormat]);
    table(
        "Jan-2024",
        "Mar-2024",
        &[Rule::MonthOutside, Rule::MonthMissing],
    );
    table(
        "Jan-2024\tFeb-2024\n",
        "Jan-2024\tJan-2024\n",
        &[Rule::MonthMissing, Rule::MonthTwice],
    );
    table("\t30\t10\t20\n", "\t30\t10\t20\t9\n", &[Rule::Cells]);
    table("\t30\t10\t20\n", "\t1,030\t1,010\t20\n", &[Rule::Count]);
    table(
        "\t30\t10\t20\n",
        "\t20\t\t20\n",
        &[Rule::CountMissing, Rule::MetricOrder],
    );
    table("\t30\t10\t20\n", "\t31\t10\t20\n", &[Rule::Total]);
    table("10.9999/ws", "doi.org", &[Rule::Identifier]);
    table("1082-9873", "10829873", &[Rule::Identifier]);
    table(
        "\tTotal_Item_Requests\t",
        "\tTotal_Item_Reads\t",
        &[Rule::MetricUnknown, Rule::MetricMissing],
    );
    table(
        "\tTotal_Item_Requests\t",
        "\tLimit_Exceeded\t",
        &[Rule::MetricOdd, Rule::MetricMissing],
    );
    table("\t12\t5\t7\n", "\t35\t15\t20\n", &[Rule::MetricOrder]);
    table(
        "\tUnique_Item_Requests\t",
        "\tTotal_Item_Requests\t",
        &[Rule::MetricMissing, Rule::RowTwice],
    );
    table(
        "Walden Studies\tA Publisher\t\tA Platform\t",
        "Walden Studies\tA Publisher\t\t\t",
        &[Rule::ValueMissing],
    );
}

#[test]
fn documents() {
    json("Walden", "Walden", &[]);
    json("\"5.1\"", "\"6\"", &[Rule::Release]);
    json("\"Report_ID\":\"TR_J1\",", "", &[Rule::HeaderMissing]);
    json("\"2024-01\":10", "\"Jan-2024\":10", &[Rule::MonthFormat]);
    json(
        "\"2024-01\":10",
        "\"2023-01\":10",
        &[Rule::MonthOutside, Rule::MetricOrder],
    );
    json(":10", ":\"10\"", &[Rule::Count]);
    json(":20", ":-20", &[Rule::Count, Rule::MetricOrder]);
}

/// A report in which the usage of an item is missing has still the others.
#[test]
fn a_document_that_breaks_off() {
    let more = format!(
        "{},{{\"Title\":\"Second\"",
        JSON.strip_suffix("]}").unwrap()
    );
    let outcome = read(more.as_bytes(), &Limits::default());
    assert!(
        outcome.faults.iter().any(|fault| fault.rule == Rule::Json),
        "{:?}",
        outcome.faults
    );
    assert_eq!(outcome.report.header.report_id, "TR_J1");
    assert_eq!(outcome.report.rows.len(), 2);
}

/// CSV, semicolons, UTF-16 and Windows-1252 are read as the table is.
#[test]
fn other_tables() {
    let sound = read(TABLE.as_bytes(), &Limits::default());
    for delimiter in [Delimiter::Comma, Delimiter::Semicolon, Delimiter::Tab] {
        let mut out = Vec::new();
        tabular::write(&sound.report, delimiter, &mut out).unwrap();
        let again = read(&out, &Limits::default());
        assert_eq!(again.faults, [], "{delimiter:?}");
        assert_eq!(
            callslip_counter::compare(&again.report, &sound.report, 5),
            []
        );
    }
    let wide: Vec<u8> = TABLE.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let wide = [&[0xFF, 0xFE], wide.as_slice()].concat();
    let outcome = read(&wide, &Limits::default());
    assert_eq!((outcome.report.rows.len(), outcome.faults.len()), (2, 0));
    let latin: Vec<u8> = TABLE
        .replace("A College", "Universit\u{1}t")
        .bytes()
        .map(|b| if b == 1 { 0xE4 } else { b })
        .collect();
    let outcome = read(&latin, &Limits::default());
    assert_eq!(outcome.report.header.institution_name, "Universität");
    assert_eq!(outcome.faults[0].rule, Rule::Encoding);
}

/// Rows come one by one, and the header before them.
#[test]
fn a_stream_of_rows() {
    let input = std::io::Cursor::new(TABLE.as_bytes().to_vec());
    let mut rows = tabular::Rows::open(input, &Limits::default()).unwrap();
    assert_eq!(rows.header().report_id, "TR_J1");
    let first = rows.next().unwrap().unwrap();
    assert_eq!(first.get(Element::Title), "Walden Studies");
    assert_eq!(first.count(Month::new(2024, 2).unwrap()), 20);
    assert_eq!(rows.by_ref().count(), 1);
    assert!(rows.take_faults().is_empty());
}

#[test]
fn answers() {
    let status = br#"[{"Description":"COUNTER API","Service_Active":true,"Registry_Record":"https://r","Alerts":[{"Date_Time":"2024-01-01T00:00:00Z","Alert":"Down on Sunday"}]}]"#;
    let (answer, faults) = api::read(status, &Limits::default());
    let api::Answer::Status(list) = answer else {
        panic!("{answer:?}")
    };
    assert!(faults.is_empty() && list[0].active);
    assert_eq!(list[0].alerts[0].alert, "Down on Sunday");
    let members = br#"[{"Customer_ID":"c1","Requestor_ID":"r1","Name":"A College","Institution_ID":{"ISNI":["1"]}},7]"#;
    let (answer, faults) = api::read(members, &Limits::default());
    let api::Answer::Members(list) = answer else {
        panic!("{answer:?}")
    };
    assert_eq!((list.len(), faults.len()), (1, 1));
    let reports = br#"[{"Report_ID":"tr_j1","Report_Name":"Journal Requests (Controlled)","Release":"5.1","Report_Description":"x","First_Month_Available":"2023-01","Last_Month_Available":"2024-02"}]"#;
    let (answer, _) = api::read(reports, &Limits::default());
    let api::Answer::Reports(list) = answer else {
        panic!("{answer:?}")
    };
    assert_eq!(
        (list[0].id.as_str(), list[0].release),
        ("TR_J1", Some(Release::R51))
    );
    assert_eq!(list[0].last_month, Month::new(2024, 2));
    let (answer, _) = api::read(
        br#"{"Code":1011,"Message":"Report Queued for Processing"}"#,
        &Limits::default(),
    );
    let api::Answer::Exceptions(list) = answer else {
        panic!("{answer:?}")
    };
    assert_eq!(list[0].code, 1011);
    let (answer, faults) = api::read(JSON.as_bytes(), &Limits::default());
    assert!(matches!(answer, api::Answer::Report(_)) && faults.is_empty());
    let (answer, faults) = api::read(b"<html>Bad gateway</html>", &Limits::default());
    assert!(answer == api::Answer::Nothing && !faults.is_empty());
}
