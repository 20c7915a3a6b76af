//! The drawers of the library: which are open and in whose hands, opening one, the list of sessions.

mod act;
mod count;
mod list;
mod session;

use askama::Template;
use axum::extract::State;
use kernel::{DrawerId, Moment, Permission, perm};
use webkit::{
    Form, Kind, PageError, PageResult, Pages, Tag, Visit, needs, render, render_refused, see_other,
};

use super::{CashDrawer, Session, State as Step};
use crate::desk::Desk;
use crate::drawer;
use crate::setup;
use count::CountForm;

/// The routes of drawers.
pub(crate) fn pages() -> Pages<Desk> {
    Pages::new()
        .get("/staff/drawer", needs::<perm::TakePayment>(), get_drawers)
        .get(
            "/staff/drawer/open/{id}",
            needs::<perm::RunDrawer>(),
            get_open,
        )
        .post(
            "/staff/drawer/open/{id}",
            needs::<perm::RunDrawer>(),
            post_open,
        )
        .get(
            "/staff/drawer/sessions",
            needs::<perm::TakePayment>(),
            list::get_list,
        )
        .get(SESSION, needs::<perm::TakePayment>(), session::get_session)
        .get(
            Z_REPORT,
            needs::<perm::TakePayment>(),
            session::get_z_report,
        )
        .merge(running())
        .merge(accepting())
}

const SESSION: &str = "/staff/drawer/sessions/{id}";
const Z_REPORT: &str = "/staff/drawer/sessions/{id}/z-report.pdf";
const CLOSE: &str = "/staff/drawer/sessions/{id}/close";
const TAKE_OVER: &str = "/staff/drawer/sessions/{id}/take-over";
const MOVES: &str = "/staff/drawer/sessions/{id}/moves";
const EXPLAIN: &str = "/staff/drawer/sessions/{id}/explain";
const RECOUNT: &str = "/staff/drawer/sessions/{id}/recount";
const ACCEPT: &str = "/staff/drawer/sessions/{id}/accept";
const DEPOSIT: &str = "/staff/drawer/sessions/{id}/deposit";

/// The acts of whoever runs a drawer.
fn running() -> Pages<Desk> {
    Pages::new()
        .get(CLOSE, needs::<perm::RunDrawer>(), act::get_close)
        .post(CLOSE, needs::<perm::RunDrawer>(), act::post_close)
        .post(TAKE_OVER, needs::<perm::RunDrawer>(), act::post_take_over)
        .post(MOVES, needs::<perm::RunDrawer>(), act::post_move)
        .post(EXPLAIN, needs::<perm::RunDrawer>(), act::post_explain)
}

/// The acts of the second person.
fn accepting() -> Pages<Desk> {
    Pages::new()
        .get(RECOUNT, needs::<perm::AcceptDrawer>(), act::get_recount)
        .post(RECOUNT, needs::<perm::AcceptDrawer>(), act::post_recount)
        .post(ACCEPT, needs::<perm::AcceptDrawer>(), act::post_accept)
        .post(DEPOSIT, needs::<perm::AcceptDrawer>(), act::post_deposit)
}

/// Whether the person runs or accepts drawers: then they see figures.
pub(crate) fn may_see(visit: &Visit) -> bool {
    visit.may::<perm::RunDrawer>() || visit.may::<perm::AcceptDrawer>()
}

/// The state of a session as a word that stands out.
pub(crate) fn state_tag(visit: &Visit, state: Step) -> Tag {
    let kind = match state {
        Step::Open => Kind::Ok,
        Step::Closed => Kind::Warn,
        Step::Accepted | Step::Deposited => Kind::Plain,
    };
    Tag::new(kind, visit.t(format!("session-state-{}", state.code())))
}

/// The address of a session.
pub(crate) fn href(id: DrawerId) -> String {
    format!("/staff/drawer/sessions/{id}")
}

#[derive(Template)]
#[template(path = "drawer/drawers.html")]
struct DrawersPage {
    visit: Visit,
    drawers: Vec<(CashDrawer, Option<Session>)>,
    waiting: Vec<(Session, Option<Moment>)>,
}

impl DrawersPage {
    fn tag(&self, session: &Session) -> Tag {
        state_tag(&self.visit, session.state)
    }
}

async fn get_drawers(visit: Visit, State(desk): State<Desk>) -> PageResult {
    let found = desk.read(|_, tx| {
        let open = drawer::open_sessions(tx)?;
        let drawers = drawer::drawers(tx)?.into_iter().map(|d| {
            let session = open.iter().find(|s| s.drawer == d.id).cloned();
            (d, session)
        });
        let drawers: Vec<_> = drawers.collect();
        let mut waiting = Vec::new();
        for session in drawer::sessions_waiting(tx)? {
            let closed = drawer::closing(tx, session.id)?.map(|c| c.closed_at);
            waiting.push((session, closed));
        }
        Ok((drawers, waiting))
    });
    let (drawers, waiting) = found.await?;
    render(&DrawersPage {
        visit,
        drawers,
        waiting,
    })
}

#[derive(Template)]
#[template(path = "drawer/open.html")]
struct OpenPage {
    visit: Visit,
    form: Form,
    drawer: CashDrawer,
    count: CountForm,
}

async fn open_page(visit: Visit, desk: &Desk, id: i64, form: Form) -> Result<OpenPage, PageError> {
    let found = desk.read(move |_, tx| {
        let drawer = drawer::drawers(tx)?.into_iter().find(|d| d.id == id);
        Ok((drawer, setup::denominations(tx)?))
    });
    let (drawer, pieces) = found.await?;
    let drawer = drawer.ok_or(PageError::NotFound)?;
    let count = CountForm::new(&visit, &form, &pieces);
    Ok(OpenPage {
        visit,
        form,
        drawer,
        count,
    })
}

async fn get_open(
    visit: Visit,
    State(desk): State<Desk>,
    webkit::Path(id): webkit::Path<i64>,
) -> PageResult {
    let form = visit.form("count");
    render(&open_page(visit, &desk, id, form).await?)
}

async fn post_open(
    visit: Visit,
    State(desk): State<Desk>,
    webkit::Path(id): webkit::Path<i64>,
    form: Form,
) -> PageResult {
    let mut form = form.named("count");
    let pieces = desk.read(|_, tx| Ok(setup::denominations(tx)?)).await?;
    if let Some(float) = count::read(&mut form, &pieces) {
        let act = visit.act_keyed(form.act_key());
        let total = float.total().to_string();
        let opened = desk.act(move |desk| {
            desk.store
                .write_once(&act, "drawer-opening", |tx| drawer::open(tx, id, &float))
        });
        match opened.await? {
            Ok(session) => {
                let next = see_other(href(session));
                return next
                    .with_notice("drawer-opened", &[("float", &total)])
                    .done();
            }
            Err(reasons) => form.refuse_all(reasons),
        }
    }
    render_refused(&open_page(visit, &desk, id, form).await?)
}

/// Whether an act of the session is offered to this person.
pub(crate) fn offers(visit: &Visit, permission: Permission, is: bool) -> bool {
    is && visit.allows(permission)
}
