//! Around all routes: who comes, what they see when something goes wrong, and the headers every
//! answer wears.

use std::sync::Arc;

use axum::Router;
use axum::extract::{MatchedPath, Request, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, HeaderName, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use tower_http::CompressionLevel;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{DefaultPredicate, NotForContentType, Predicate};

use crate::error::Trouble;
use crate::lookup::{self, Arrival};
use crate::notice::NOTICE_COOKIE;
use crate::{PageError, Site, Visit, cookies, problem};

/// Strict: everything from us, no inline script or style, no frames (OWASP ASVS 14.4).
const CONTENT_POLICY: &str = "default-src 'self'; base-uri 'none'; form-action 'self'; \
    frame-ancestors 'none'; object-src 'none'";

const HEADERS: [(&str, &str); 5] = [
    ("content-security-policy", CONTENT_POLICY),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("x-frame-options", "DENY"),
    ("cross-origin-opener-policy", "same-origin"),
];

/// Puts the reception around the routes.
pub(crate) fn around(router: Router, site: Arc<Site>) -> Router {
    let worth = DefaultPredicate::new().and(NotForContentType::const_new("font/"));
    router
        .layer(CatchPanicLayer::custom(|_| {
            PageError::internal("a handler stopped; see the log").into_response()
        }))
        .layer(from_fn_with_state(site, receive))
        // Pages are made anew each time: gzip at its quickest takes a sixth of brotli's time, for 2 kB more a page.
        .layer(
            CompressionLayer::new()
                .quality(CompressionLevel::Fastest)
                .compress_when(worth),
        )
}

async fn receive(State(site): State<Arc<Site>>, request: Request, next: Next) -> Response {
    let started = site.clock.now();
    let (mut parts, body) = request.into_parts();
    let route = parts
        .extensions
        .get::<MatchedPath>()
        .map_or("", MatchedPath::as_str)
        .to_owned();
    let method = parts.method.clone();
    let Arrival {
        visit,
        fresh_visitor,
        trouble,
    } = lookup::arrive(&site, &parts).await;
    parts.extensions.insert(visit.clone());
    let request = Request::from_parts(parts, body);
    let answer = match trouble {
        Some(error) => error.into_response(),
        None => next.run(request).await,
    };
    let mut response = problem::shown(answer, &visit).await;
    dress(&mut response, &visit, fresh_visitor);
    let (status, ms) = (response.status().as_u16(), site.clock.now().0 - started.0);
    tracing::info!(%method, route, status, ms, reference = visit.reference, "answered");
    response
}

fn dress(response: &mut Response, visit: &Visit, fresh_visitor: Option<String>) {
    let page = is_page(response);
    let status = response.status();
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        headers
            .entry(HeaderName::from_static(name))
            .or_insert(HeaderValue::from_static(value));
    }
    if let Ok(reference) = HeaderValue::from_str(&visit.reference) {
        headers.insert("x-request-id", reference);
    }
    if visit.site.https {
        headers.insert(
            "strict-transport-security",
            HeaderValue::from_static("max-age=31536000"),
        );
    }
    let kept = if visit.signed_in.is_some() {
        "no-store"
    } else {
        "private, no-cache"
    };
    headers
        .entry(CACHE_CONTROL)
        .or_insert(HeaderValue::from_static(kept));
    if page {
        cookies_of_page(headers, visit, fresh_visitor, status);
    }
    if visit.site.https {
        secure_cookies(headers);
    }
}

/// Over https no cookie travels without its `Secure` (OWASP ASVS 3.4.1).
fn secure_cookies(headers: &mut HeaderMap) {
    for cookie in headers
        .iter_mut()
        .filter(|(name, _)| *name == SET_COOKIE)
        .map(|(_, value)| value)
    {
        let text = cookie.to_str().unwrap_or_default();
        let secured = HeaderValue::from_str(&format!("{text}; Secure"));
        if let (false, Ok(secured)) = (text.contains("; Secure"), secured) {
            *cookie = secured;
        }
    }
}

/// A page brings the visitor's secret for its forms, and has shown the notices.
fn cookies_of_page(
    headers: &mut HeaderMap,
    visit: &Visit,
    fresh: Option<String>,
    status: StatusCode,
) {
    let https = visit.site.https;
    let secret = fresh.map(|value| cookies::brief(cookies::visitor_name(https), &value, https));
    let shown = !visit.notices.is_empty() && !status.is_redirection();
    let cleared = shown.then(|| cookies::kept(NOTICE_COOKIE, "", 0, false));
    for cookie in secret.into_iter().chain(cleared) {
        if let Ok(value) = HeaderValue::from_str(&cookie) {
            headers.append(SET_COOKIE, value);
        }
    }
}

/// Whether the answer is a page that people see.
fn is_page(response: &Response) -> bool {
    let kind = response
        .headers()
        .get(CONTENT_TYPE)
        .and_then(|v| v.to_str().ok());
    kind.is_some_and(|k| k.starts_with("text/html"))
}

/// The trouble a bare answer carries, if any: ours, or a status without a page of its own.
pub(crate) fn trouble(response: &Response) -> Option<Arc<PageError>> {
    if let Some(Trouble(error)) = response.extensions().get::<Trouble>() {
        return Some(Arc::clone(error));
    }
    let status = response.status();
    let kind = response
        .headers()
        .get(CONTENT_TYPE)
        .and_then(|v| v.to_str().ok())
        .unwrap_or("text/plain");
    let bare =
        (status.is_client_error() || status.is_server_error()) && kind.starts_with("text/plain");
    bare.then(|| Arc::new(PageError::Status(status)))
}
