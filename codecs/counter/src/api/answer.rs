//! What the COUNTER API answers.

use serde::Serialize;

use crate::fault::{Fault, Faults};
use crate::header::{Exception, Named, Release};
use crate::json::{self, Object, Raw, identifiers};
use crate::{Limits, Month, Rule, text};

/// An answer, told apart by what it holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Answer {
    /// A report, perhaps with exceptions in its header.
    Report(Box<crate::Report>),
    /// Exceptions in place of what was asked.
    Exceptions(Vec<Exception>),
    /// The state of the service.
    Status(Vec<Status>),
    /// Whom the credentials are good for.
    Members(Vec<Member>),
    /// The reports that there are.
    Reports(Vec<Listed>),
    /// None of these.
    Nothing,
}

/// The state of a service.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Status {
    /// What service it is.
    pub description: String,
    /// Whether it is up.
    pub active: bool,
    /// Its record in the registry.
    pub registry_record: Option<String>,
    /// What it has to say.
    pub note: Option<String>,
    /// Outages and the like.
    pub alerts: Vec<Alert>,
}

/// One alert of a service.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Alert {
    /// When, RFC 3339.
    pub date_time: String,
    /// What.
    pub alert: String,
}

/// An institution that can be asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Member {
    /// Its customer identifier.
    pub customer_id: String,
    /// Its requestor identifier, where it has one of its own.
    pub requestor_id: Option<String>,
    /// Its name.
    pub name: String,
    /// Notes on it.
    pub notes: Option<String>,
    /// Other identifiers of it.
    pub institution_id: Vec<Named>,
}

/// A report that a service has.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Listed {
    /// `TR`
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its release, where it is one that is known.
    pub release: Option<Release>,
    /// What it is.
    pub description: String,
    /// Its path, where it is not the usual one.
    pub path: Option<String>,
    /// The first month that there is (5.1).
    pub first_month: Option<Month>,
    /// The last month that there is (5.1).
    pub last_month: Option<Month>,
}

/// Reads an answer of any kind.
#[must_use]
pub fn read(bytes: &[u8], limits: &Limits) -> (Answer, Vec<Fault>) {
    let mut faults = Faults::new(limits.faults);
    let text = text::whole(bytes, limits, &mut faults);
    let list = Raw::document(&text).ok().and_then(|document| {
        let one = document.properties().is_some().then(|| vec![document]);
        document.elements().or(one)
    });
    let list = list.unwrap_or_default();
    let first = list.first().and_then(|raw| raw.properties());
    let has = |name: &str| first.as_ref().is_some_and(|all| all.contains_key(name));
    let answer = if has("Service_Active") {
        Answer::Status(each(&list, &mut faults, status))
    } else if has("Report_ID") {
        Answer::Reports(each(&list, &mut faults, listed))
    } else if has("Customer_ID") {
        Answer::Members(each(&list, &mut faults, member))
    } else {
        return report(bytes, limits);
    };
    (answer, faults.finish())
}

/// A report, or exceptions in its place.
fn report(bytes: &[u8], limits: &Limits) -> (Answer, Vec<Fault>) {
    let outcome = json::read(bytes, limits);
    let header = &outcome.report.header;
    let answer = if !header.report_id.is_empty() || !outcome.report.rows.is_empty() {
        Answer::Report(Box::new(outcome.report))
    } else if header.exceptions.is_empty() {
        Answer::Nothing
    } else {
        Answer::Exceptions(outcome.report.header.exceptions)
    };
    (answer, outcome.faults)
}

/// How many entries of a list are read.
const MOST: usize = 100_000;

fn each<T>(list: &[Raw<'_>], faults: &mut Faults, read: fn(&Object, &mut Faults) -> T) -> Vec<T> {
    let mut all = Vec::new();
    for raw in list.iter().take(MOST) {
        match raw.properties().and_then(|_| raw.object("", faults)) {
            Some(object) => all.push(read(&object, faults)),
            None => faults.add(raw.offset(), "", Rule::Json, "an entry that is no object"),
        }
    }
    all
}

fn status(object: &Object, faults: &mut Faults) -> Status {
    let active = object.map.get("Service_Active").and_then(json::scalar);
    let active = active.is_some_and(|text| text.eq_ignore_ascii_case("true"));
    let registry = object
        .text("Registry_Record")
        .or_else(|| object.text("Registry_URL"));
    let alerts = object.map.get("Alerts").or_else(|| object.map.get("Alert"));
    let alerts = alerts
        .and_then(serde_json::Value::as_array)
        .into_iter()
        .flatten();
    let said = |alert: &serde_json::Value, name: &str| {
        alert.get(name).and_then(json::scalar).unwrap_or_default()
    };
    Status {
        description: object.required("Description", faults),
        active,
        registry_record: registry,
        note: object.text("Note"),
        alerts: alerts
            .map(|alert| Alert {
                date_time: said(alert, "Date_Time"),
                alert: said(alert, "Alert"),
            })
            .collect(),
    }
}

fn member(object: &Object, faults: &mut Faults) -> Member {
    Member {
        customer_id: object.required("Customer_ID", faults),
        requestor_id: object.text("Requestor_ID"),
        name: object.text("Name").unwrap_or_default(),
        notes: object.text("Notes"),
        institution_id: object
            .map
            .get("Institution_ID")
            .map(identifiers)
            .unwrap_or_default(),
    }
}

fn listed(object: &Object, faults: &mut Faults) -> Listed {
    let month = |name: &str| object.text(name).and_then(|text| text.parse().ok());
    Listed {
        id: object.required("Report_ID", faults).to_uppercase(),
        name: object.text("Report_Name").unwrap_or_default(),
        release: object
            .text("Release")
            .and_then(|text| Release::named(&text)),
        description: object.text("Report_Description").unwrap_or_default(),
        path: object.text("Path"),
        first_month: month("First_Month_Available"),
        last_month: month("Last_Month_Available"),
    }
}
