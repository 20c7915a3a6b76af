//! Health: whether the program lives, and whether it can answer.

use axum::extract::State;
use axum::http::StatusCode;
use kernel::perm;
use webkit::{Pages, needs};

use crate::House;

/// The routes of health.
pub(crate) fn pages(house: &House) -> Pages {
    Pages::new()
        .get("/health/live", needs::<perm::Everyone>(), get_live)
        .get("/health/ready", needs::<perm::Everyone>(), get_ready)
        .finish(house.clone())
}

async fn get_live() -> &'static str {
    "live\n"
}

/// Ready when the tables answer.
async fn get_ready(State(house): State<House>) -> (StatusCode, &'static str) {
    let asked = tokio::task::spawn_blocking(move || house.store.read(building::institution));
    match asked.await {
        Ok(Ok(_)) => (StatusCode::OK, "ready\n"),
        Ok(Err(error)) => {
            tracing::error!(%error, "not ready");
            (
                StatusCode::SERVICE_UNAVAILABLE,
                "the database does not answer\n",
            )
        }
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "the program is busy\n"),
    }
}
