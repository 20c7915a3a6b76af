//! The server: listens, answers, and stops without dropping anybody.

mod health;
mod metrics;
mod openapi;

use std::future::Future;
use std::sync::Arc;

use anyhow::Context as _;
use tokio::net::TcpListener;
use webkit::Pages;

pub(crate) use metrics::Metrics;

use crate::{House, routes};

/// The addresses of the machine itself: health, figures, the description of the API.
pub(crate) fn pages(house: &House) -> Pages {
    Pages::new()
        .merge(health::pages(house))
        .merge(openapi::pages(house))
}

/// Serves the house on a listener until `stop` resolves; requests under way are answered first.
///
/// # Errors
/// When the site cannot be put together or the listener fails.
pub async fn serve_until(
    house: House,
    https: bool,
    listener: TcpListener,
    stop: impl Future<Output = ()> + Send + 'static,
) -> anyhow::Result<()> {
    let site = Arc::new(routes::site(&house, https)?);
    let figures = Arc::new(Metrics::default());
    let router = routes::pages(&house).into_router(site);
    let router = metrics::around(router, &figures, house.store.clone());
    axum::serve(listener, router)
        .with_graceful_shutdown(stop)
        .await
        .context("the server stopped")
}

/// Resolves when the system asks the program to stop (Ctrl-C or SIGTERM).
pub(crate) async fn asked_to_stop() {
    let interrupt = tokio::signal::ctrl_c();
    let mut terminate =
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(signal) => signal,
            Err(error) => {
                tracing::warn!(%error, "only Ctrl-C stops this server");
                interrupt.await.ok();
                return;
            }
        };
    tokio::select! {
        _ = interrupt => {}
        _ = terminate.recv() => {}
    }
}
