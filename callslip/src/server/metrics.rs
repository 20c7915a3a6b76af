//! Figures for Prometheus: requests by outcome, how long they took, where the journal stands.

use std::fmt::Write as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use axum::Router;
use axum::extract::{Request, State};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use store::Store;

/// The upper bounds of the buckets, in milliseconds.
const BOUNDS_MS: [u64; 8] = [1, 3, 5, 15, 50, 200, 1_000, 5_000];

/// Counts since the start.
#[derive(Debug, Default)]
pub(crate) struct Metrics {
    by_class: [AtomicU64; 5],
    buckets: [AtomicU64; BOUNDS_MS.len()],
    micros: AtomicU64,
}

impl Metrics {
    fn note(&self, status: u16, micros: u64) {
        let class = usize::from(status / 100).clamp(1, 5) - 1;
        self.by_class[class].fetch_add(1, Ordering::Relaxed);
        self.micros.fetch_add(micros, Ordering::Relaxed);
        if let Some(n) = BOUNDS_MS.iter().position(|bound| micros <= bound * 1_000) {
            self.buckets[n].fetch_add(1, Ordering::Relaxed);
        }
    }

    /// The text of the exposition format, version 0.0.4.
    fn text(&self) -> String {
        let mut text = String::from("# TYPE callslip_requests_total counter\n");
        for (n, count) in (1..).zip(&self.by_class) {
            let count = count.load(Ordering::Relaxed);
            let _ = writeln!(text, "callslip_requests_total{{class=\"{n}xx\"}} {count}");
        }
        text.push_str("# TYPE callslip_request_milliseconds histogram\n");
        let mut sum = 0;
        for (bound, count) in BOUNDS_MS.iter().zip(&self.buckets) {
            sum += count.load(Ordering::Relaxed);
            let _ = writeln!(
                text,
                "callslip_request_milliseconds_bucket{{le=\"{bound}\"}} {sum}"
            );
        }
        let all: u64 = self
            .by_class
            .iter()
            .map(|c| c.load(Ordering::Relaxed))
            .sum();
        let _ = writeln!(
            text,
            "callslip_request_milliseconds_bucket{{le=\"+Inf\"}} {all}"
        );
        let _ = writeln!(
            text,
            "callslip_request_milliseconds_sum {}",
            self.micros.load(Ordering::Relaxed) / 1_000
        );
        let _ = writeln!(text, "callslip_request_milliseconds_count {all}");
        text
    }
}

/// Counts every request of `router` and answers `/metrics`. No label tells of a person.
pub(crate) fn around(router: Router, figures: &Arc<Metrics>, store: Store) -> Router {
    let shown = Router::new()
        .route("/metrics", get(get_metrics))
        .with_state((Arc::clone(figures), store));
    router
        .merge(shown)
        .layer(from_fn_with_state(Arc::clone(figures), count))
}

async fn count(State(figures): State<Arc<Metrics>>, request: Request, next: Next) -> Response {
    let begun = Instant::now();
    let response = next.run(request).await;
    let micros = u64::try_from(begun.elapsed().as_micros()).unwrap_or(u64::MAX);
    figures.note(response.status().as_u16(), micros);
    response
}

async fn get_metrics(State((figures, store)): State<(Arc<Metrics>, Store)>) -> Response {
    let read = tokio::task::spawn_blocking(move || store.read(store::journal::last_position)).await;
    let mut text = figures.text();
    if let Ok(Ok(position)) = read {
        let _ = writeln!(
            text,
            "# TYPE callslip_journal_position gauge\ncallslip_journal_position {position}"
        );
    }
    ([("content-type", "text/plain; version=0.0.4")], text).into_response()
}
