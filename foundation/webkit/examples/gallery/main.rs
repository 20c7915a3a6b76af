//! Every part on one page, for looking and for the accessibility engine:
//! `cargo run -p webkit --example gallery`, then http://127.0.0.1:4801/staff and `/`.

use std::sync::Arc;
use std::time::Duration;

use askama::Template;
use axum::response::Response;
use jiff::tz::TimeZone;
use kernel::{Actor, Cents, Clock, Day, Moment, Permission, Reason, StaffId, Who, perm};
use tokio_stream::StreamExt;
use webkit::{
    BoxError, Cell, Change, Choice, Column, Confirm, Door, Facts, Filter, Form, History, Kind,
    Lexicon, ListQuery, Listing, MESSAGES, Messages, NavItem, Note, PageError, PageResult, Pages,
    Progress, ProgressBar, Reasons, Row, SignedIn, Site, Tabs, Tag, TodayAnswer, TodayBoard,
    TodayRow, TodaySource, Visit, Way, blocking, needs, progress_stream, render, render_refused,
    see_other,
};

const WORDS: Messages = Messages {
    lang: "en",
    source: include_str!("messages.ftl"),
};

/// Everybody is the same senior technician.
struct Open;

impl Door for Open {
    fn enter(&self, _: &str, _: Moment) -> Result<Option<SignedIn>, BoxError> {
        let actor = Actor {
            who: Who::Staff(StaffId(1)),
            name: "M. Alvarez".into(),
            ..Actor::system()
        };
        Ok(Some(SignedIn {
            actor: Arc::new(actor),
            csrf: "gallery".into(),
            branch: None,
            branch_name: "Main Library".into(),
            language: None,
            session: 1,
            hidden_columns: webkit::HiddenColumns::default(),
        }))
    }

    fn enter_api(&self, _: &str, _: Moment) -> Result<Option<SignedIn>, BoxError> {
        Ok(None)
    }

    fn who_may(&self, _: Permission) -> Vec<String> {
        vec![
            "Library technician".into(),
            "Senior library technician".into(),
        ]
    }
}

#[derive(Template)]
#[template(path = "gallery/parts.html")]
struct PartsPage {
    visit: Visit,
    form: Form,
    kinds: Vec<Choice>,
    list: Listing,
    board: TodayBoard,
    facts: Facts,
    reasons: Reasons,
    tabs: Tabs,
    history: History,
    bar: ProgressBar,
    notes: Vec<Note>,
    confirm: Confirm,
}

#[derive(Template)]
#[template(path = "gallery/front.html")]
struct FrontPage {
    visit: Visit,
}

fn parts(visit: Visit, form: Form) -> PartsPage {
    let words = visit.words.clone();
    let change = Change {
        at: visit.now,
        who: "J. Lin".into(),
        what: "Changed the due date".into(),
        values: vec![("Due".into(), "Mon, Dec 7".into(), "Mon, Dec 14".into())],
    };
    let reason = Reason::new("form-too-long")
        .with("length", 90)
        .with("most", 80);
    let progress = Progress {
        done: 1200,
        total: 49_275,
        message: "Reading records".into(),
        ..Progress::default()
    };
    PartsPage {
        kinds: vec![Choice::new("late", "Late"), Choice::new("lost", "Lost")],
        list: list(&visit),
        board: TodayBoard::gather(&sources(), &visit),
        facts: Facts::new()
            .with("Loans", "5 of 25")
            .leading("Fines", "$2.75 of $20.00", "#pay")
            .with("Holds", ""),
        reasons: Reasons::new(&[reason.overridable(Permission::OverrideLimit)], &visit),
        tabs: Tabs::new("Patron", &visit.path)
            .with("Loans", "/staff", Some(5))
            .with("Money", "#money", None),
        history: History::new(&words, vec![change]),
        bar: ProgressBar::new(&words, progress, "/staff/events"),
        notes: vec![
            Note::new(Kind::Stop, "Not lent: it is on hold for another patron.")
                .why("Ready since Sat, Nov 21.")
                .way("Override", "#o"),
            Note::new(Kind::Warn, "The card expires on Fri.").way("Renew it", "#r"),
            Note::new(Kind::Ok, format!("Checked out {}.", form.raw("item"))).alert(),
            Note::new(Kind::Plain, "Hold ready at shelf OKA 4471."),
        ],
        confirm: Confirm::new(
            &visit,
            "erase",
            &[("name", "Rio Okafor")],
            ("/staff", "/staff"),
        ),
        form,
        visit,
    }
}

fn list(visit: &Visit) -> Listing {
    let columns = vec![
        Column::sorted("title"),
        Column::new("call"),
        Column::sorted("due"),
        Column::sorted("fine").number(),
        Column::new("state"),
        Column::ways(),
    ];
    let row = |title: &str, code: &str, day: i8, kind: Kind| {
        Row::new([
            Cell::Lines {
                text: title.into(),
                href: "#t".into(),
                under: code.into(),
            },
            Cell::Code("E98.P5 K56 2013".into()),
            Day::new(2026, 12, day).map_or(Cell::Empty, Cell::Day),
            Cell::Money(Cents(275)),
            Cell::tag(kind, "4 days late"),
            Cell::Ways(vec![
                Way::post("Renew", "/staff"),
                Way::link("Fees", "/staff/fees"),
            ]),
        ])
    };
    let rows = [
        row("Braiding sweetgrass", "3 1223 10417 8830", 14, Kind::Stop),
        row(
            "Calculus : early transcendentals",
            "3 1223 07722 1946",
            18,
            Kind::Warn,
        ),
    ];
    let states = vec![Choice::new("late", "Late"), Choice::new("due", "Due soon")];
    Listing::new(visit, "loans", ListQuery::of(visit), columns)
        .searchable()
        .filter(Filter::choose("state", states))
        .rows(rows, 120)
}

fn sources() -> Vec<TodaySource> {
    let row = |text: &str, tag| TodayRow {
        text: text.into(),
        href: "#h".into(),
        when: "by 10 am".into(),
        tag,
    };
    let rows = vec![
        row("Pull 7 holds from the shelf", None),
        row("Search again", Some(Tag::new(Kind::Warn, "3rd search"))),
    ];
    let answer = TodayAnswer { count: 2, rows };
    let silent = Arc::new(|_: &_| Err("no answer".into()));
    vec![
        TodaySource {
            key: "holds",
            card: "card-desk",
            permission: Permission::Lend,
            ask: Arc::new(move |_| Ok(answer.clone())),
        },
        TodaySource {
            key: "deposits",
            card: "card-money",
            permission: Permission::RunDrawer,
            ask: silent,
        },
    ]
}

async fn get_parts(visit: Visit) -> PageResult {
    let form = visit.form("fee").with("kind", "late");
    let page = blocking(move || Ok::<_, PageError>(parts(visit, form))).await?;
    render(&page)
}

async fn post_parts(visit: Visit, form: Form) -> PageResult {
    let mut form = form.named("fee");
    let (name, amount) = (form.text("name", 40), form.cents("amount"));
    match (name, amount) {
        (Some(name), Some(_)) => see_other("/staff")
            .with_notice("fee-added", &[("name", &name)])
            .with_undo("/staff")
            .done(),
        _ => render_refused(&parts(visit, form)),
    }
}

async fn get_front(visit: Visit) -> PageResult {
    render(&FrontPage { visit })
}

async fn events() -> Response {
    let steps = (1..=50_u64).map(|n| Progress {
        done: n * 985,
        total: 49_275,
        message: format!("Chunk {n}"),
        finished: n == 50,
        next: None,
    });
    progress_stream(tokio_stream::iter(steps).throttle(Duration::from_millis(500)))
}

#[tokio::main]
async fn main() -> Result<(), BoxError> {
    let lexicon = Lexicon::new(MESSAGES.iter().chain([&WORDS]))?;
    let mut site = Site::new(
        Arc::new(Open),
        Clock::machine(),
        TimeZone::get("America/Los_Angeles")?,
        lexicon,
    );
    let link = |path, key, icon, letter| {
        NavItem::new(path, key, icon, Permission::StaffHome).letter(letter)
    };
    site.nav = vec![
        link("/staff", "nav-today", "sun", 't'),
        link("/staff/desk", "nav-desk", "scan-barcode", 'd'),
    ];
    let everyone = Permission::Everyone;
    site.public_nav = vec![NavItem::new("/reserves", "nav-reserves", "book", everyone)];
    site.library_name = "Bayside College Library".into();
    site.workbook = Some(Arc::new(
        |_, _| Err("the gallery makes no workbooks".into()),
    ));
    let pages = Pages::new()
        .get("/staff", needs::<perm::StaffHome>(), get_parts)
        .post("/staff", needs::<perm::StaffHome>(), post_parts)
        .stream("/staff/events", needs::<perm::StaffHome>(), events)
        .get("/", needs::<perm::Everyone>(), get_front);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:4801").await?;
    axum::serve(listener, pages.into_router(Arc::new(site))).await?;
    Ok(())
}
