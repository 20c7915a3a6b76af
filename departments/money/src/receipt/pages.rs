//! Answering with a paper.

use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use webkit::Visit;

use super::View;

/// How this visit looks at papers.
pub(crate) fn view(visit: &Visit) -> View {
    View {
        now: visit.now,
        zone: visit.zone.clone(),
        language: visit.words.lang().to_owned(),
    }
}

/// A PDF that the browser opens and, when kept, keeps under `name`.
pub(crate) fn paper(pdf: Vec<u8>, name: &str) -> Response {
    let headers = [
        (CONTENT_TYPE, "application/pdf".to_owned()),
        (
            CONTENT_DISPOSITION,
            format!("inline; filename=\"{name}.pdf\""),
        ),
    ];
    (headers, pdf).into_response()
}
