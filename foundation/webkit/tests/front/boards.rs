use std::sync::{Arc, Mutex};

use axum::response::Response;
use jiff::tz::TimeZone;
use kernel::{Clock, Moment, Permission, perm};
use webkit::{
    Lexicon, MESSAGES, PageResult, Pages, Progress, Site, TodayAnswer, TodayBoard, TodayRow,
    TodaySource, Visit, attachment, needs, progress_stream,
};

use crate::house::{People, ask_of, body, header};

fn source(key: &'static str, permission: Permission, good: bool) -> TodaySource {
    let row = TodayRow {
        text: format!("{key} <waits>"),
        href: "/x".into(),
        ..TodayRow::default()
    };
    let answer = TodayAnswer {
        count: 1,
        rows: vec![row],
    };
    let ask = move |_: &_| {
        if good {
            Ok(answer.clone())
        } else {
            Err("away".into())
        }
    };
    TodaySource {
        key,
        card: "history-title",
        permission,
        ask: Arc::new(ask),
    }
}

async fn board(visit: Visit) -> String {
    let sources = [
        source("holds", Permission::Lend, true),
        source("secret", Permission::Audit, true),
        source("bills", Permission::Lend, false),
    ];
    TodayBoard::gather(&sources, &visit).to_string()
}

async fn steps() -> Response {
    let step = |done, finished| Progress {
        done,
        total: 2,
        finished,
        ..Progress::default()
    };
    progress_stream(tokio_stream::iter([
        step(1, false),
        step(2, true),
        step(9, true),
    ]))
}

async fn file() -> PageResult {
    Ok(attachment("a\"b/../c.csv", "text/csv", b"x".to_vec()))
}

async fn get(path: &str) -> Response {
    let seen = Arc::new(Mutex::new(()));
    let pages = Pages::new()
        .get("/board", needs::<perm::Lend>(), board)
        .get("/file", needs::<perm::Lend>(), file)
        .stream("/steps", needs::<perm::Lend>(), steps)
        .finish(seen);
    let lexicon = Lexicon::new(MESSAGES).unwrap();
    let site = Site::new(
        Arc::new(People),
        Clock::standing(Moment(0)),
        TimeZone::UTC,
        lexicon,
    );
    ask_of(
        &pages.into_router(Arc::new(site)),
        &format!("GET {path}\ncookie: callslip=student"),
    )
    .await
}

#[tokio::test]
async fn the_board_shows_what_one_may_see_and_names_who_is_silent() {
    let html = body(get("/board").await).await;
    assert!(
        html.contains("holds &#60;waits&#62;") && !html.contains("secret"),
        "{html}"
    );
    assert!(html.contains("Not answering: bills"), "{html}");
}

#[tokio::test]
async fn progress_ends_with_the_first_finished_step() {
    let answer = get("/steps").await;
    assert_eq!(header(&answer, "content-type"), "text/event-stream");
    let events = body(answer).await;
    assert_eq!(events.matches("event: progress").count(), 2, "{events}");
    assert!(
        events.contains(r#""done":2,"total":2"#) && !events.contains(r#""done":9"#),
        "{events}"
    );
}

#[tokio::test]
async fn a_file_keeps_a_plain_name() {
    assert_eq!(
        header(&get("/file").await, "content-disposition"),
        r#"attachment; filename="a-b-..-c.csv""#
    );
}
