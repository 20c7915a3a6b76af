//! Makes of trouble what helps: a page with the way on, or problem+json (RFC 9457) for programs.

use std::sync::Arc;

use askama::Template;
use axum::body::to_bytes;
use axum::http::header::{CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{Html, IntoResponse, Response};
use serde::Serialize;

use crate::{PageError, Reasons, Visit, reception, see_other};

/// The answer as it is, or in place of trouble what the person or program can use.
pub(crate) async fn shown(answer: Response, visit: &Visit) -> Response {
    let Some(error) = reception::trouble(&answer) else {
        return answer;
    };
    let status = error.status();
    if status.is_server_error() {
        tracing::error!(reference = visit.reference, %error, "a request failed");
    }
    let mut response = if visit.path.starts_with("/api/") {
        let said = said(answer).await;
        problem(&error, said, visit)
    } else if matches!(*error, PageError::SignIn) {
        return see_other(sign_in(visit)).into_response();
    } else {
        page(&error, visit)
    };
    if status == StatusCode::SERVICE_UNAVAILABLE {
        response
            .headers_mut()
            .insert(RETRY_AFTER, HeaderValue::from_static("5"));
    }
    response
}

/// Where somebody unknown signs in: staff at the staff's door, others at the public one.
fn sign_in(visit: &Visit) -> String {
    let door = if visit.path.starts_with("/staff") {
        "/staff/sign-in"
    } else {
        "/sign-in"
    };
    let next: String = form_urlencoded::byte_serialize(visit.here().as_bytes()).collect();
    format!("{door}?next={next}")
}

/// What a bare answer says in plain text: a reader's complaint about the body of a call.
async fn said(answer: Response) -> Option<String> {
    let bytes = to_bytes(answer.into_body(), 8_192).await.ok()?;
    String::from_utf8(bytes.to_vec())
        .ok()
        .filter(|text| !text.is_empty())
}

#[derive(Serialize)]
struct Problem<'a> {
    r#type: String,
    title: String,
    status: u16,
    detail: String,
    code: &'a str,
    reference: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    who_may: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    reasons: Vec<ProblemReason<'a>>,
}

#[derive(Serialize)]
struct ProblemReason<'a> {
    code: &'a str,
    detail: String,
    way: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    override_needs: Option<&'a str>,
}

fn problem(error: &PageError, said: Option<String>, visit: &Visit) -> Response {
    let code = error.code();
    let detail = match error {
        PageError::Invalid(text) => text.clone(),
        PageError::Status(_) => said.unwrap_or_else(|| visit.t(format!("{code}-text"))),
        _ => visit.t(format!("{code}-text")),
    };
    let body = Problem {
        r#type: format!("urn:callslip:{code}"),
        title: visit.t(format!("{code}-title")),
        status: error.status().as_u16(),
        detail,
        code,
        reference: &visit.reference,
        who_may: who_may(error, visit),
        reasons: reasons(error, visit),
    };
    let mut response = (error.status(), axum::Json(body)).into_response();
    response.headers_mut().insert(
        CONTENT_TYPE,
        HeaderValue::from_static("application/problem+json"),
    );
    if matches!(error, PageError::SignIn) {
        response
            .headers_mut()
            .insert("www-authenticate", HeaderValue::from_static("Bearer"));
    }
    response
}

fn reasons<'a>(error: &'a PageError, visit: &Visit) -> Vec<ProblemReason<'a>> {
    let PageError::Refused(reasons) = error else {
        return Vec::new();
    };
    let told = reasons.iter().map(|reason| {
        let (detail, way) = visit.words.reason(reason);
        let override_needs = reason.overridable_by.map(kernel::Permission::code);
        ProblemReason {
            code: reason.code,
            detail,
            way,
            override_needs,
        }
    });
    told.collect()
}

fn who_may(error: &PageError, visit: &Visit) -> Vec<String> {
    match error {
        PageError::Forbidden(permission) => visit.site.door.who_may(*permission),
        _ => Vec::new(),
    }
}

/// What an error page shows.
struct Told {
    title: String,
    text: String,
    who_may: Vec<String>,
    reasons: Option<Reasons>,
    reference: Option<String>,
}

#[derive(Template)]
#[template(path = "webkit/problem_staff.html")]
struct StaffProblem<'a> {
    visit: &'a Visit,
    told: Told,
}

#[derive(Template)]
#[template(path = "webkit/problem_public.html")]
struct PublicProblem<'a> {
    visit: &'a Visit,
    told: Told,
}

fn page(error: &Arc<PageError>, visit: &Visit) -> Response {
    let code = error.code();
    let reasons = match &**error {
        PageError::Refused(reasons) => Some(Reasons::new(reasons, visit)),
        _ => None,
    };
    let told = Told {
        title: visit.t(format!("{code}-title")),
        text: visit.t(format!("{code}-text")),
        who_may: who_may(error, visit),
        reasons,
        reference: error
            .status()
            .is_server_error()
            .then(|| visit.reference.clone()),
    };
    let staff = visit.path.starts_with("/staff") && visit.actor.staff().is_some();
    let html = if staff {
        StaffProblem { visit, told }.render()
    } else {
        PublicProblem { visit, told }.render()
    };
    match html {
        Ok(html) => (error.status(), Html(html)).into_response(),
        Err(failed) => {
            tracing::error!(%failed, "the error page itself failed");
            error.status().into_response()
        }
    }
}
