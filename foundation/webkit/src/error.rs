//! What a page answers when it cannot do what was asked.

use std::fmt;
use std::sync::Arc;

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use kernel::{Permission, Reason};

use crate::BoxError;

/// What a handler returns.
pub type PageResult = Result<Response, PageError>;

/// Why there is no page. Each becomes a page with the way on (or problem+json for programs).
///
/// Any error converts by `?` into [`PageError::Internal`].
#[derive(Debug)]
pub enum PageError {
    /// There is no such thing (404).
    NotFound,
    /// Nobody is signed in: leads to the sign-in page (401 for programs).
    SignIn,
    /// The role lacks this permission (403); the page says who may.
    Forbidden(Permission),
    /// The rules refuse it, for all these reasons (409).
    Refused(Vec<Reason>),
    /// What was sent cannot be understood (400); the text is for the log and for programs.
    Invalid(String),
    /// The form is older than the session, or did not come from our page (403).
    Stale,
    /// Another answer of HTTP, such as 405 or 413.
    Status(StatusCode),
    /// Our fault (500): logged with a reference number that the page shows.
    Internal(BoxError),
}

impl<E: std::error::Error + Send + Sync + 'static> From<E> for PageError {
    fn from(error: E) -> Self {
        Self::Internal(Box::new(error))
    }
}

impl PageError {
    /// Our fault, said in words or by a boxed error.
    #[must_use]
    pub fn internal(error: impl Into<BoxError>) -> Self {
        Self::Internal(error.into())
    }

    /// The status that says it to programs.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::SignIn => StatusCode::UNAUTHORIZED,
            Self::Forbidden(_) | Self::Stale => StatusCode::FORBIDDEN,
            Self::Refused(_) => StatusCode::CONFLICT,
            Self::Invalid(_) => StatusCode::BAD_REQUEST,
            Self::Status(status) => *status,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The stable word of the problem; `{code}-title` and `{code}-text` are its messages.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotFound => "page-not-found",
            Self::SignIn => "page-sign-in",
            Self::Forbidden(_) => "page-forbidden",
            Self::Refused(_) => "page-refused",
            Self::Invalid(_) => "page-invalid",
            Self::Stale => "page-stale",
            Self::Status(StatusCode::METHOD_NOT_ALLOWED) => "page-method",
            Self::Status(StatusCode::PAYLOAD_TOO_LARGE) => "page-too-large",
            Self::Status(StatusCode::NOT_FOUND) => "page-not-found",
            Self::Status(StatusCode::SERVICE_UNAVAILABLE) => "page-busy",
            Self::Status(status) if status.is_client_error() => "page-invalid",
            Self::Status(_) | Self::Internal(_) => "page-internal",
        }
    }
}

impl fmt::Display for PageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Internal(error) => write!(f, "{error}"),
            Self::Invalid(text) => write!(f, "{}: {text}", self.code()),
            _ => f.write_str(self.code()),
        }
    }
}

/// The trouble rides on the bare response until the reception makes a page of it.
#[derive(Clone)]
pub(crate) struct Trouble(pub(crate) Arc<PageError>);

impl IntoResponse for PageError {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(Trouble(Arc::new(self)));
        response
    }
}
