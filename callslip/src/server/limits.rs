//! How often one address may try to sign in or search: enough for a class room, too little for a machine that guesses.
//!
//! What comes straight from this machine is not limited. Behind a proxy on this machine the reader's address is the
//! last one of `X-Forwarded-For`, which the proxy wrote; from elsewhere that header is not believed.

use std::collections::HashMap;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Instant;

use axum::Router;
use axum::extract::{ConnectInfo, Request, State};
use axum::http::header::RETRY_AFTER;
use axum::http::{HeaderMap, Method, StatusCode};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use parking_lot::Mutex;

/// Addresses kept in mind at once; past this the book is begun anew.
const ADDRESSES: usize = 20_000;

/// What is limited.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Kind {
    SignIn,
    Search,
}

/// So many at once, and one more after each so many milliseconds.
#[derive(Clone, Copy, Debug)]
struct Rate {
    burst: u64,
    every_ms: u64,
}

impl Kind {
    fn of(method: &Method, path: &str) -> Option<Self> {
        match (method, path) {
            (&Method::POST, "/sign-in" | "/staff/sign-in") => Some(Self::SignIn),
            (&Method::GET, "/search" | "/suggest" | "/api/v1/search") => Some(Self::Search),
            _ => None,
        }
    }

    fn rate(self) -> Rate {
        match self {
            Self::SignIn => Rate {
                burst: 20,
                every_ms: 3_000,
            },
            Self::Search => Rate {
                burst: 120,
                every_ms: 100,
            },
        }
    }
}

/// What is left to an address, and when that was so.
#[derive(Clone, Copy, Debug)]
struct Left {
    tokens: u64,
    at: Instant,
}

/// Who asked how often.
#[derive(Default)]
struct Book {
    left: Mutex<HashMap<(Kind, IpAddr), Left>>,
}

impl Book {
    /// Whether an address may do this now; `Err` says after how many seconds.
    fn admit(&self, kind: Kind, address: IpAddr, now: Instant) -> Result<(), u64> {
        let rate = kind.rate();
        let mut book = self.left.lock();
        if book.len() >= ADDRESSES {
            book.clear();
        }
        let full = Left {
            tokens: rate.burst,
            at: now,
        };
        let left = book.entry((kind, address)).or_insert(full);
        let waited = u64::try_from(now.saturating_duration_since(left.at).as_millis());
        let earned = waited.unwrap_or(u64::MAX) / rate.every_ms;
        if earned > 0 {
            left.tokens = left.tokens.saturating_add(earned).min(rate.burst);
            left.at = now;
        }
        if left.tokens == 0 {
            return Err(rate.every_ms.div_ceil(1_000));
        }
        left.tokens -= 1;
        Ok(())
    }
}

/// The address to be counted; none for what comes straight from this machine.
fn reader(peer: IpAddr, headers: &HeaderMap) -> Option<IpAddr> {
    if !peer.is_loopback() {
        return Some(network(peer));
    }
    let told = headers.get("x-forwarded-for")?.to_str().ok()?;
    let last = told.rsplit(',').next()?.trim();
    last.parse().ok().map(network)
}

/// An IPv6 reader has a whole /64 to choose from.
fn network(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(v6) => IpAddr::V6((u128::from(v6) & !u128::from(u64::MAX)).into()),
    }
}

/// Puts the limits around `router`.
pub(crate) fn around(router: Router) -> Router {
    router.layer(from_fn_with_state(Arc::new(Book::default()), limit))
}

async fn limit(
    State(book): State<Arc<Book>>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    request: Request,
    next: Next,
) -> Response {
    let kind = Kind::of(request.method(), request.uri().path());
    let counted = kind.zip(reader(peer.ip(), request.headers()));
    let admitted = counted.map_or(Ok(()), |(kind, address)| {
        book.admit(kind, address, Instant::now())
    });
    match admitted {
        Ok(()) => next.run(request).await,
        Err(seconds) => (
            StatusCode::TOO_MANY_REQUESTS,
            [(RETRY_AFTER, seconds.to_string())],
            "Too many requests came from your address. Wait a little and try again.\n",
        )
            .into_response(),
    }
}

#[cfg(test)]
#[allow(clippy::panic, reason = "tests")]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_burst_is_let_through_then_one_at_a_time() {
        let (book, now) = (Book::default(), Instant::now());
        let (one, other) = ([192, 0, 2, 7].into(), [192, 0, 2, 8].into());
        let later = |ms| now + Duration::from_millis(ms);
        for _ in 0..20 {
            assert_eq!(book.admit(Kind::SignIn, one, now), Ok(()));
        }
        assert_eq!(book.admit(Kind::SignIn, one, now), Err(3));
        assert_eq!(book.admit(Kind::SignIn, other, now), Ok(()));
        assert_eq!(book.admit(Kind::Search, one, now), Ok(()));
        assert_eq!(book.admit(Kind::SignIn, one, later(2_999)), Err(3));
        assert_eq!(book.admit(Kind::SignIn, one, later(3_000)), Ok(()));
        assert_eq!(book.admit(Kind::SignIn, one, later(3_001)), Err(3));
    }

    #[test]
    fn a_header_is_believed_from_a_proxy_on_this_machine_only() {
        let header = |text: &str| {
            let mut headers = HeaderMap::new();
            headers.insert("x-forwarded-for", text.parse().unwrap_or_else(|_| panic!()));
            headers
        };
        let (here, far): (IpAddr, IpAddr) = ([127, 0, 0, 1].into(), [203, 0, 113, 5].into());
        let told: IpAddr = [192, 0, 2, 7].into();
        assert_eq!(reader(here, &HeaderMap::new()), None);
        assert_eq!(reader(here, &header("10.0.0.1, 192.0.2.7")), Some(told));
        assert_eq!(reader(here, &header("nonsense")), None);
        assert_eq!(reader(far, &header("192.0.2.7")), Some(far));
        let v6 = |text: &str| reader(here, &header(text));
        assert_eq!(v6("2001:db8::1"), v6("2001:db8::2"));
    }
}
