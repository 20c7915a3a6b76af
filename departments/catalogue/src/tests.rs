#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

//! The pages through their front door.

use std::path::Path;
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, Response};
use kernel::{Act, Actor, Clock, Moment, Permission, Who};
use search::Index;
use store::testing::{TestStore, on_sqlite};
use tempfile::TempDir;
use tower::ServiceExt;
use webkit::{BoxError, Door, Lexicon, SignedIn, Site};

use crate::index::Follower;
use crate::{CatalogueError, Desk, Ties, testing};

const NOW: Moment = Moment(1_795_543_200_000);

fn lexicon() -> Lexicon {
    Lexicon::new(
        webkit::MESSAGES
            .iter()
            .chain(jobs::MESSAGES)
            .chain(crate::MESSAGES),
    )
    .unwrap()
}

#[test]
fn every_word_is_there_in_both_languages() {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src"));
    assert_eq!(
        webkit::check::folder(folder, &lexicon()).unwrap(),
        Vec::<String>::new()
    );
    assert_eq!(lexicon().untranslated("es"), Vec::<String>::new());
}

/// One session, `maria`, who may do everything.
struct OneSession;

impl Door for OneSession {
    fn enter(&self, token: &str, _: Moment) -> Result<Option<SignedIn>, BoxError> {
        let actor = Actor {
            who: Who::Staff(kernel::StaffId(1)),
            name: "Maria".into(),
            ..Actor::system()
        };
        Ok((token == "maria").then(|| SignedIn {
            actor: Arc::new(actor),
            csrf: "tok".into(),
            branch: None,
            branch_name: String::new(),
            language: None,
            session: 1,
            hidden_columns: webkit::HiddenColumns::default(),
        }))
    }

    fn enter_api(&self, _: &str, _: Moment) -> Result<Option<SignedIn>, BoxError> {
        Ok(None)
    }

    fn who_may(&self, _: Permission) -> Vec<String> {
        Vec::new()
    }
}

/// A library of two records and one item, with its front door.
struct Library {
    store: TestStore,
    desk: Desk,
    follower: Follower,
    app: Router,
    _folder: TempDir,
}

fn library() -> Library {
    library_on(on_sqlite().unwrap())
}

fn library_on(store: TestStore) -> Library {
    let folder = tempfile::tempdir().unwrap();
    store
        .write(&Act::system(NOW), |tx| {
            let college = building::testing::college(tx)?;
            testing::set_up(tx)?;
            testing::item(
                tx,
                &college,
                "31223000000017",
                "The left hand of darkness",
                "book",
            )?;
            testing::book(tx, "Kindred", "Butler, Octavia E.").map(drop)
        })
        .map_err(|e: CatalogueError| e)
        .unwrap();
    let index = Arc::new(Index::open(folder.path().join("search")).unwrap());
    let follower = Follower::new(store.store.clone(), Arc::clone(&index), Ties::none());
    follower.catch_up().unwrap();
    let desk = Desk {
        store: store.store.clone(),
        index,
        ties: Ties::none(),
        uploads: folder.path().join("uploads"),
    };
    let zone = jiff::tz::TimeZone::UTC;
    let site = Site::new(Arc::new(OneSession), Clock::standing(NOW), zone, lexicon());
    let app = crate::pages(desk.clone()).into_router(Arc::new(site));
    Library {
        store,
        desk,
        follower,
        app,
        _folder: folder,
    }
}

impl Library {
    async fn ask(&self, method: &str, path: &str, kind: &str, body: Vec<u8>) -> Response<Body> {
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header("cookie", "callslip=maria")
            .header("x-csrf-token", "tok")
            .header("content-type", kind)
            .body(Body::from(body))
            .unwrap();
        self.app.clone().oneshot(request).await.unwrap()
    }

    async fn get(&self, path: &str) -> String {
        let response = self.ask("GET", path, "text/plain", Vec::new()).await;
        assert_eq!(response.status(), 200, "{path}");
        text(response).await
    }

    async fn post(&self, path: &str, body: &str) -> (u16, String, String) {
        let kind = "application/x-www-form-urlencoded";
        let response = self
            .ask("POST", path, kind, format!("_csrf=tok&{body}").into_bytes())
            .await;
        let place = response.headers().get("location");
        let place = place.map_or(String::new(), |place| place.to_str().unwrap().to_owned());
        (response.status().as_u16(), place, text(response).await)
    }

    /// How many uploaded files are kept.
    fn uploaded(&self) -> usize {
        std::fs::read_dir(&self.desk.uploads).map_or(0, Iterator::count)
    }

    /// Does the jobs that wait.
    fn work(&self) {
        let workers = jobs::Workers::new(
            self.store.store.clone(),
            Clock::standing(NOW),
            jiff::tz::TimeZone::UTC,
        );
        let workers = crate::import::works(workers, &self.desk);
        let stop = Arc::default();
        while workers.step(&stop).unwrap() {}
    }
}

async fn text(response: Response<Body>) -> String {
    let bytes = to_bytes(response.into_body(), 1 << 22).await.unwrap();
    String::from_utf8_lossy(&bytes).into_owned()
}

mod walk;
