//! The server: listens, answers, and stops without dropping anybody.

mod health;
mod limits;
mod metrics;
mod openapi;

use std::future::Future;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;
use tokio::net::TcpListener;
use webkit::Pages;

pub(crate) use metrics::Metrics;

use crate::{House, routes};

/// How long requests under way may take once the program was asked to stop.
const PATIENCE: Duration = Duration::from_secs(10);

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
    let service = limits::around(router).into_make_service_with_connect_info::<SocketAddr>();
    let (told, heard) = tokio::sync::oneshot::channel();
    let asked = async move {
        stop.await;
        told.send(()).ok();
    };
    let serving = axum::serve(listener, service).with_graceful_shutdown(asked);
    tokio::select! {
        ended = serving => ended.context("the server stopped"),
        () = patience(heard) => Ok(()),
    }
}

/// Ends a while after the program was asked to stop: a page that follows a long job would hold it for ever.
async fn patience(asked: tokio::sync::oneshot::Receiver<()>) {
    if asked.await.is_err() {
        std::future::pending::<()>().await;
    }
    tokio::time::sleep(PATIENCE).await;
    tracing::warn!("some connections were still open and are cut");
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
