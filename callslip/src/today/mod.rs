//! Today: what waits for this person, here and now. Live questions over facts, never copies.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use kernel::perm;
use webkit::{PageResult, Pages, TodayBoard, TodaySource, Visit, needs, render};

use crate::House;

/// What the page works on.
#[derive(Clone)]
struct Board {
    house: House,
    sources: Arc<Vec<TodaySource>>,
}

/// The route of Today.
pub(crate) fn pages(house: &House) -> Pages {
    let sources = Arc::new(sources(house));
    Pages::new()
        .get("/staff", needs::<perm::StaffHome>(), get_today)
        .finish(Board {
            house: house.clone(),
            sources,
        })
}

/// The questions, in the order of the cards.
fn sources(house: &House) -> Vec<TodaySource> {
    let departments = [
        notes::task::today(&house.store),
        circulation::today(&house.store),
        money::today(&house.store),
        catalogue::today(&house.store),
        building::today(&house.store),
        access::today(&house.front),
        crate::bounces::today(&house.store),
    ];
    departments.into_iter().flatten().collect()
}

#[derive(Template)]
#[template(path = "today/today.html")]
struct TodayPage {
    visit: Visit,
    day: String,
    open: Option<String>,
    board: TodayBoard,
}

async fn get_today(visit: Visit, State(board): State<Board>) -> PageResult {
    let asked = visit.clone();
    let (open, gathered) = webkit::blocking(move || {
        let open = doors(&board.house, &asked)?;
        Ok::<_, store::StoreError>((open, TodayBoard::gather(&board.sources, &asked)))
    })
    .await?;
    let day = visit.words.day_long(visit.now.day(&visit.zone));
    render(&TodayPage {
        visit,
        day,
        open,
        board: gathered,
    })
}

/// Whether the branch is open, and until when, in words; nothing without a branch.
fn doors(house: &House, visit: &Visit) -> Result<Option<String>, store::StoreError> {
    let Some(branch) = visit.branch else {
        return Ok(None);
    };
    let calendar = house.store.read(|tx| building::calendar(tx, branch))?;
    let (open, until) = building::hours::now(&calendar, visit.now);
    let key = if open {
        "today-open-until"
    } else {
        "today-opens"
    };
    Ok(until.map(|until| visit.words.tf(key, &[("time", visit.words.moment(until))])))
}
