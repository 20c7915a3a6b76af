//! Answers: a page, or the way to the next one.

use askama::Template;
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, LOCATION, SET_COOKIE};
use axum::response::{Html, IntoResponse, Response};

use crate::notice::{NOTICE_COOKIE, packed};
use crate::{Kind, Notice, PageError, PageResult, cookies};

/// Work that may block, such as an act in the database, away from the threads that serve requests.
///
/// # Errors
/// Those of the work; [`PageError::Internal`] when it stopped.
pub async fn blocking<T, E>(
    work: impl FnOnce() -> Result<T, E> + Send + 'static,
) -> Result<T, PageError>
where
    T: Send + 'static,
    E: Into<PageError> + Send + 'static,
{
    tokio::task::spawn_blocking(work).await?.map_err(Into::into)
}

/// A page of its template.
///
/// # Errors
/// When the template cannot be rendered.
pub fn render(page: &impl Template) -> PageResult {
    Ok(Html(page.render()?).into_response())
}

/// The same page again with what was typed and why it was refused (422), for a form with errors.
///
/// # Errors
/// When the template cannot be rendered.
pub fn render_refused(page: &impl Template) -> PageResult {
    Ok((StatusCode::UNPROCESSABLE_ENTITY, Html(page.render()?)).into_response())
}

/// The way to the next page after an act (303), with what the act has to say.
#[derive(Debug)]
pub struct Redirection {
    path: String,
    notices: Vec<Notice>,
    cookies: Vec<String>,
}

/// Leads to `path` after an act, so that reloading does not repeat it.
#[must_use]
pub fn see_other(path: impl Into<String>) -> Redirection {
    Redirection {
        path: path.into(),
        notices: Vec::new(),
        cookies: Vec::new(),
    }
}

impl Redirection {
    /// Says on the next page that it went well.
    #[must_use]
    pub fn with_notice(self, key: &str, args: &[(&str, &str)]) -> Self {
        self.with(Kind::Ok, key, args)
    }

    /// Says something on the next page.
    #[must_use]
    pub fn with(mut self, kind: Kind, key: &str, args: &[(&str, &str)]) -> Self {
        let args = args
            .iter()
            .map(|(n, v)| ((*n).to_owned(), (*v).to_owned()))
            .collect();
        self.notices.push(Notice {
            kind,
            key: key.to_owned(),
            args,
            undo: None,
        });
        self
    }

    /// Offers to undo what the last notice tells, by a POST to `path`.
    #[must_use]
    pub fn with_undo(mut self, path: impl Into<String>) -> Self {
        if let Some(last) = self.notices.last_mut() {
            last.undo = Some(path.into());
        }
        self
    }

    /// Sets a cookie on the way, such as [`crate::session_cookie`].
    #[must_use]
    pub fn with_cookie(mut self, cookie: String) -> Self {
        self.cookies.push(cookie);
        self
    }

    /// As the answer of a handler.
    ///
    /// # Errors
    /// Never; so that a handler can end with it.
    pub fn done(self) -> PageResult {
        Ok(self.into_response())
    }
}

impl IntoResponse for Redirection {
    fn into_response(mut self) -> Response {
        if let Some(value) = packed(&self.notices).filter(|_| !self.notices.is_empty()) {
            self.cookies
                .push(cookies::brief(NOTICE_COOKIE, &value, false));
        }
        let mut response = StatusCode::SEE_OTHER.into_response();
        let headers = response.headers_mut();
        for cookie in self.cookies {
            if let Ok(value) = cookie.parse() {
                headers.append(SET_COOKIE, value);
            }
        }
        headers.insert(
            CACHE_CONTROL,
            axum::http::HeaderValue::from_static("no-store"),
        );
        match address(&self.path).parse() {
            Ok(location) => headers.insert(LOCATION, location),
            Err(_) => headers.insert(LOCATION, axum::http::HeaderValue::from_static("/")),
        };
        response
    }
}

/// Percent-encodes what a `Location` cannot hold as it is.
fn address(path: &str) -> String {
    let mut text = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_graphic() {
            text.push(char::from(byte));
        } else {
            text.push_str(&format!("%{byte:02X}"));
        }
    }
    text
}

/// A page of ours to go on to after sign-in; anything that could lead elsewhere becomes `home`
/// (OWASP: unvalidated redirects).
#[must_use]
pub fn safe_next<'a>(next: &'a str, home: &'a str) -> &'a str {
    let ours = next.starts_with('/')
        && !next.starts_with("//")
        && !next.contains(['\\', '\r', '\n', '\t']);
    if ours { next } else { home }
}
