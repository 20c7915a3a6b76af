//! How far a long piece of work is, live.

use std::convert::Infallible;
use std::time::Duration;

use askama::Template;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use tokio_stream::{Stream, StreamExt};

use crate::Words;
use crate::parts::part;

/// How far a long piece of work is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Progress {
    /// How many are done.
    pub done: u64,
    /// Of how many; 0 while nobody knows.
    pub total: u64,
    /// What is being done now, in the person's words.
    pub message: String,
    /// Whether it has ended, well or not; the stream ends with it.
    pub finished: bool,
    /// The page to go on to when it has ended.
    pub next: Option<String>,
}

/// Server-sent events of a work's progress: from `tokio_stream::wrappers::WatchStream` or any
/// other stream. Ends after the first value that is finished.
pub fn progress_stream(steps: impl Stream<Item = Progress> + Send + 'static) -> Response {
    let mut over = false;
    let until_end = steps.take_while(move |step| {
        let goes_on = !over;
        over = step.finished;
        goes_on
    });
    let events = until_end.map(|step| Ok::<_, Infallible>(event(&step)));
    let sse = Sse::new(events).keep_alive(KeepAlive::new().interval(Duration::from_secs(15)));
    (
        [("x-accel-buffering", "no"), ("cache-control", "no-store")],
        sse,
    )
        .into_response()
}

fn event(step: &Progress) -> Event {
    Event::default()
        .event("progress")
        .json_data(step)
        .unwrap_or_else(|error| {
            tracing::error!(%error, "a progress event could not be written");
            Event::default().comment("unreadable")
        })
}

/// A bar that follows a stream; without script the page offers to look again.
#[derive(Template, Clone, Debug)]
#[template(path = "webkit/parts/progress.html")]
pub struct ProgressBar {
    progress: Progress,
    events: String,
    words: Words,
}

part!(ProgressBar);

impl ProgressBar {
    /// The bar of a work whose events come from the address `events`.
    #[must_use]
    pub fn new(words: &Words, progress: Progress, events: impl Into<String>) -> Self {
        Self {
            progress,
            events: events.into(),
            words: words.clone(),
        }
    }

    /// "1,200 of 49,275", or what is done where the total is not known.
    fn count(&self) -> String {
        let number = |n: u64| self.words.number(i64::try_from(n).unwrap_or(i64::MAX));
        let (done, total) = (number(self.progress.done), number(self.progress.total));
        let key = if self.progress.total == 0 {
            "progress-done"
        } else {
            "progress-of"
        };
        self.words.tf(key, &[("done", done), ("total", total)])
    }

    /// The words for the time left, with `#` where the script puts the number.
    fn left(&self, key: &str) -> String {
        self.words.tf(key, &[("n", "#".to_owned())])
    }
}
