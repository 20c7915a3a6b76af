//! Answers to what a server does not do, each in its own form.

use super::{
    Apdu, Close, DeleteResponse, DiagRec, Diagnostic, ExtendedServicesResponse, ListEntries,
    PresentResponse, PresentStatus, Records, ResourceReportResponse, ScanResponse, SearchResponse,
    SortResponse,
};

/// What a server does about an APDU that it does not serve.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Send this and go on.
    Reply(Apdu),
    /// Nothing is expected.
    Nothing,
    /// Send this and end the connection.
    End(Apdu),
}

/// The clean refusal of a request: a response of its kind with the diagnostic, if it has one; else
/// a Close for protocol error. What needs no answer gets none.
#[must_use]
pub fn refuse(apdu: &Apdu, diagnostic: Diagnostic) -> Answer {
    let reference_id = apdu.reference_id().cloned();
    let records = Some(Records::Diagnostic(diagnostic.clone()));
    let list = vec![DiagRec::Default(diagnostic.clone())];
    let reply: Apdu = match apdu {
        Apdu::SearchRequest(_) => SearchResponse {
            reference_id,
            result_set_status: Some(3),
            records,
            ..SearchResponse::default()
        }
        .into(),
        Apdu::PresentRequest(_) => PresentResponse {
            reference_id,
            status: PresentStatus::FAILURE,
            records,
            ..PresentResponse::default()
        }
        .into(),
        Apdu::ScanRequest(_) => ScanResponse {
            reference_id,
            status: 6,
            entries: Some(ListEntries {
                entries: None,
                diagnostics: Some(list),
            }),
            ..ScanResponse::default()
        }
        .into(),
        Apdu::SortRequest(_) => SortResponse {
            reference_id,
            status: 2,
            result_set_status: Some(3),
            diagnostics: Some(list),
            ..SortResponse::default()
        }
        .into(),
        Apdu::DeleteRequest(_) => DeleteResponse {
            reference_id,
            status: 3,
            message: Some(diagnostic.to_string()),
            ..DeleteResponse::default()
        }
        .into(),
        _ => return refuse_house(apdu, &diagnostic),
    };
    Answer::Reply(reply)
}

/// As [`refuse`], for services that are no searching.
fn refuse_house(apdu: &Apdu, diagnostic: &Diagnostic) -> Answer {
    let reference_id = apdu.reference_id().cloned();
    match apdu {
        Apdu::ExtendedServicesRequest(_) => Answer::Reply(
            ExtendedServicesResponse {
                reference_id,
                status: 3,
                diagnostics: Some(vec![DiagRec::Default(diagnostic.clone())]),
                ..ExtendedServicesResponse::default()
            }
            .into(),
        ),
        Apdu::ResourceReportRequest(_) => Answer::Reply(
            ResourceReportResponse {
                reference_id,
                status: 5,
                ..ResourceReportResponse::default()
            }
            .into(),
        ),
        // A trigger has no answer of its own; the operation that it names answers.
        Apdu::TriggerRequest(_) | Apdu::ResourceControlResponse(_) => Answer::Nothing,
        Apdu::Close(_) => Answer::End(
            Close {
                reference_id,
                reason: 8,
                ..Close::default()
            }
            .into(),
        ),
        _ => Answer::End(
            Close {
                reference_id,
                reason: 6,
                information: Some(diagnostic.to_string()),
                ..Close::default()
            }
            .into(),
        ),
    }
}
