//! Cookies: reading those that came, writing those that go.

use axum::http::HeaderMap;
use axum::http::header::COOKIE;

/// How many days a session's cookie lives in the browser; the session itself ends earlier.
pub const SESSION_DAYS: i64 = 30;

/// The cookies of one request.
#[derive(Clone, Debug, Default)]
pub struct Cookies(Vec<(String, String)>);

impl Cookies {
    /// Reads the `Cookie` headers; what is not `name=value` is passed over.
    #[must_use]
    pub fn of(headers: &HeaderMap) -> Self {
        let lines = headers
            .get_all(COOKIE)
            .iter()
            .filter_map(|v| v.to_str().ok());
        let pairs = lines
            .flat_map(|line| line.split(';'))
            .filter_map(|pair| pair.split_once('='));
        Self(
            pairs
                .map(|(n, v)| (n.trim().to_owned(), v.trim().to_owned()))
                .collect(),
        )
    }

    /// The value of a cookie.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|(n, _)| n == name)
            .map(|(_, v)| v.as_str())
    }
}

/// The name of the session's cookie: with the `__Host-` prefix (RFC 6265bis 4.1.3.2) over https.
#[must_use]
pub fn session_name(https: bool) -> &'static str {
    if https { "__Host-callslip" } else { "callslip" }
}

/// The `Set-Cookie` value that begins a session.
#[must_use]
pub fn session_cookie(token: &str, https: bool) -> String {
    kept(session_name(https), token, SESSION_DAYS, https)
}

/// The `Set-Cookie` value that ends a session in the browser.
#[must_use]
pub fn clear_session(https: bool) -> String {
    kept(session_name(https), "", 0, https)
}

/// A cookie for `days`; 0 clears it.
pub(crate) fn kept(name: &str, value: &str, days: i64, https: bool) -> String {
    format!("{}; Max-Age={}", brief(name, value, https), days * 86_400)
}

/// A cookie until the browser closes.
pub(crate) fn brief(name: &str, value: &str, https: bool) -> String {
    let secure = if https { "; Secure" } else { "" };
    format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax{secure}")
}

/// The name of the cookie that carries a visitor's secret for forms before sign-in.
pub(crate) fn visitor_name(https: bool) -> &'static str {
    if https {
        "__Host-callslip-visitor"
    } else {
        "callslip-visitor"
    }
}
