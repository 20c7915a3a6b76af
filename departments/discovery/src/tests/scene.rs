//! A small college with eleven records, its index, and its pages.

use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use building::testing::{College, ZONE, college};
use callslip_marc::Record;
use catalogue::bib::Keep;
use catalogue::index::Follower;
use catalogue::testing::record;
use catalogue::{ItemData, Standing, Ties};
use jiff::tz::TimeZone;
use kernel::{Act, Actor, Barcode, BibId, Clock, ItemId, Moment, PatronId, Permission, Who};
use search::Index;
use store::Tx;
use store::testing::{TestStore, both};
use tower::ServiceExt;
use webkit::{BoxError, Door, Lexicon, SignedIn, Site};

use super::records::{bare, marine, online, war, with};
use crate::{Desk, MESSAGES, pages, public_nav};

/// Tuesday, November 24, 2026, 10:00 in California.
pub(crate) const NOW: Moment = Moment(1_795_543_200_000);
/// Thursday, December 3, 2026, 20:00 there.
const DUE: Moment = Moment(1_796_356_800_000);

/// The pages over one database.
pub(crate) struct Scene {
    app: Router,
    runtime: tokio::runtime::Runtime,
    pub(crate) store: TestStore,
    pub(crate) bibs: Bibs,
    _folder: tempfile::TempDir,
}

/// The records by name.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bibs {
    pub(crate) marine: BibId,
    pub(crate) coast: BibId,
    pub(crate) war: BibId,
    pub(crate) online: BibId,
    pub(crate) secret: BibId,
    pub(crate) gone: BibId,
}

/// A scene on every database there is.
pub(crate) fn scenes() -> Vec<Scene> {
    both().unwrap().into_iter().map(Scene::on).collect()
}

/// A scene on SQLite, for what the database has no part in.
pub(crate) fn scene() -> Scene {
    Scene::on(store::testing::on_sqlite().unwrap())
}

fn item(tx: &Tx<'_>, college: &College, bib: BibId, barcode: &str, call_number: &str) -> ItemId {
    let data = ItemData {
        call_number: call_number.into(),
        ..ItemData::new(
            Barcode::parse(barcode).unwrap(),
            college.main,
            college.stacks,
            "book",
        )
    };
    catalogue::add_item(tx, bib, &data).unwrap()
}

/// The second copy of the marine biology, and the only one of the coast, are out until December 3.
fn standing(tx: &Tx<'_>, ids: &[ItemId]) -> Result<Vec<Standing>, store::StoreError> {
    let mut lent = Vec::new();
    for id in ids {
        let item = catalogue::item(tx, *id)?;
        let out = item.is_some_and(|item| {
            ["39999000000022", "39999000000030"].contains(&item.barcode.as_str())
        });
        if out {
            let args = vec![("patron", "Nobody May Read This".to_owned())];
            lent.push(Standing {
                item: *id,
                code: "standing-on-loan",
                args,
                due: Some(DUE),
                away: true,
                against: None,
            });
        }
    }
    Ok(lent)
}

fn ties() -> Ties {
    Ties {
        standing,
        ..Ties::none()
    }
}

fn fill(tx: &Tx<'_>) -> Bibs {
    let college = college(tx).unwrap();
    catalogue::testing::set_up(tx).unwrap();
    let add = |record: &Record| catalogue::bib::add(tx, record, Keep::default()).unwrap();
    let marine = add(&marine());
    item(tx, &college, marine, "39999000000014", "QH91 .C37 2019");
    item(tx, &college, marine, "39999000000022", "QH91 .C37 2019");
    let coast = add(&with(
        record(
            "The outer coast : a marine biology reader",
            "Ricketts, Edward F.",
        ),
        &[
            ("650", b" 0", &[('a', "Seashore ecology.")]),
            ("650", b" 0", &[('a', "Marine biology.")]),
        ],
    ));
    item(tx, &college, coast, "39999000000030", "QH95.3 .R53 1985");
    let war = add(&bare(war()));
    item(tx, &college, war, "39999000000048", "PG3365 .A1 1978");
    let online = add(&online());
    let secret = catalogue::bib::add(
        tx,
        &record("A secret marine report", "Nobody"),
        Keep {
            suppressed: true,
            brief: false,
        },
    )
    .unwrap();
    let gone = add(&record("A marine record taken out", "Nobody"));
    catalogue::bib::delete(tx, gone).unwrap();
    for n in 1..=25 {
        let filler = with(
            record(&format!("Oceanography volume {n}"), "Sverdrup, Harald"),
            &[("651", b" 0", &[('a', "Arctic <Ocean>")])],
        );
        add(&filler);
    }
    Bibs {
        marine,
        coast,
        war,
        online,
        secret,
        gone,
    }
}

impl Scene {
    fn on(store: TestStore) -> Self {
        let bibs = store
            .write(&Act::system(NOW), |tx| Ok::<_, store::StoreError>(fill(tx)))
            .unwrap();
        Self::over(store, bibs, ties())
    }

    /// The pages over what stands in a store.
    pub(crate) fn over(store: TestStore, bibs: Bibs, ties: Ties) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let index = Arc::new(Index::open(folder.path()).unwrap());
        Follower::new(store.store.clone(), Arc::clone(&index), ties)
            .rebuild()
            .unwrap();
        let desk = Desk {
            store: store.store.clone(),
            index,
            ties,
        };
        let lexicon = Lexicon::new(
            webkit::MESSAGES
                .iter()
                .chain(MESSAGES)
                .chain(money::MESSAGES)
                .chain(patrons::MESSAGES)
                .chain(circulation::MESSAGES),
        )
        .unwrap();
        let zone = TimeZone::get(ZONE).unwrap();
        let mut site = Site::new(Arc::new(OnePatron), Clock::standing(NOW), zone, lexicon);
        site.public_nav = public_nav();
        site.library_name = "Small College Library".into();
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        Self {
            runtime,
            app: pages(desk).into_router(Arc::new(site)),
            store,
            bibs,
            _folder: folder,
        }
    }

    /// What this address answers a visitor.
    pub(crate) fn get(&self, path: &str) -> Answer {
        self.ask(path, &[])
    }

    /// The page of an address that must be there.
    pub(crate) fn page(&self, path: &str) -> String {
        let answer = self.get(path);
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        answer.text()
    }

    /// What this address answers the form of the patron `pat`.
    pub(crate) fn post(&self, path: &str, body: &str) -> Answer {
        let request = Request::post(path)
            .header("cookie", "callslip=pat")
            .header("content-type", "application/x-www-form-urlencoded");
        self.sent(request, body)
    }

    /// What this address answers a request with headers.
    pub(crate) fn ask(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        let request = headers
            .iter()
            .fold(Request::get(path), |request, (n, v)| request.header(*n, *v));
        self.sent(request, "")
    }

    fn sent(&self, request: axum::http::request::Builder, body: &str) -> Answer {
        let request = request
            .header("host", "library.example.edu")
            .body(Body::from(body.to_owned()))
            .unwrap();
        self.runtime.block_on(async {
            let response = self.app.clone().oneshot(request).await.unwrap();
            let (parts, body) = response.into_parts();
            let body = to_bytes(body, 1 << 22).await.unwrap().to_vec();
            Answer {
                status: parts.status,
                headers: parts.headers,
                body,
            }
        })
    }
}

/// An answer read whole.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) fn text(self) -> String {
        String::from_utf8(self.body).unwrap()
    }
}

/// One session, `pat`, of a patron.
struct OnePatron;

impl Door for OnePatron {
    fn enter(&self, token: &str, _: Moment) -> Result<Option<SignedIn>, BoxError> {
        let actor = Actor {
            who: Who::Patron(PatronId(1)),
            name: "Pat".into(),
            grants: [Permission::Everyone, Permission::OwnAccount]
                .map(|permission| kernel::Grant {
                    permission,
                    limit: None,
                    review: false,
                })
                .to_vec(),
            ..Actor::public()
        };
        Ok((token == "pat").then(|| SignedIn {
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
