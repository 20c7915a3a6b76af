//! A write must come from our own page: same origin, and the token of the session that asks
//! (OWASP ASVS 4.0 4.2.2).

use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::header::{CONTENT_TYPE, HOST, ORIGIN};
use axum::http::{HeaderMap, StatusCode};
use sha2::{Digest, Sha256};

use crate::PageError;

/// The most bytes a form may have that is read before its handler.
pub(crate) const FORM_BYTES: usize = 1_048_576;

/// The token that matches a visitor's secret: a digest, so that the page does not show the cookie.
pub(crate) fn visitor_token(secret: &str) -> String {
    let digest = Sha256::digest(format!("callslip form {secret}"));
    digest
        .iter()
        .take(16)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// Lets a write through whose origin is ours and whose token is `expected`; the body is handed on whole.
pub(crate) async fn admit(request: Request, expected: &str) -> Result<Request, PageError> {
    if !same_origin(request.headers()) {
        return Err(PageError::Stale);
    }
    let query = request.uri().query().unwrap_or("");
    if let Some(token) = header(request.headers(), "x-csrf-token")
        .map(str::to_owned)
        .or_else(|| field(query.as_bytes()))
    {
        return if same(&token, expected) {
            Ok(request)
        } else {
            Err(PageError::Stale)
        };
    }
    let urlencoded = header(request.headers(), CONTENT_TYPE.as_str())
        .is_some_and(|t| t.starts_with("application/x-www-form-urlencoded"));
    if !urlencoded {
        return Err(PageError::Stale);
    }
    let (parts, body) = request.into_parts();
    let bytes = to_bytes(body, FORM_BYTES)
        .await
        .map_err(|_| PageError::Status(StatusCode::PAYLOAD_TOO_LARGE))?;
    match field(&bytes) {
        Some(token) if same(&token, expected) => Ok(Request::from_parts(parts, Body::from(bytes))),
        _ => Err(PageError::Stale),
    }
}

/// Whether the browser says the request comes from our own pages; old browsers that say nothing
/// are held by the token alone.
fn same_origin(headers: &HeaderMap) -> bool {
    let site = header(headers, "sec-fetch-site");
    if site.is_some_and(|s| s != "same-origin" && s != "none") {
        return false;
    }
    let Some(origin) = header(headers, ORIGIN.as_str()) else {
        return true;
    };
    let host = origin.split_once("://").map(|(_, host)| host);
    host.is_some() && host == header(headers, HOST.as_str())
}

fn header<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name).and_then(|v| v.to_str().ok())
}

fn field(urlencoded: &[u8]) -> Option<String> {
    form_urlencoded::parse(urlencoded)
        .find(|(name, _)| name == "_csrf")
        .map(|(_, v)| v.into_owned())
}

/// Compares in the same time wherever two tokens differ.
fn same(a: &str, b: &str) -> bool {
    !b.is_empty()
        && a.len() == b.len()
        && a.bytes().zip(b.bytes()).fold(0, |d, (x, y)| d | (x ^ y)) == 0
}
