//! The pages of coming in, going out, switching and choosing where one works.

use askama::Template;
use axum::extract::State;
use axum::http::HeaderMap;
use kernel::{BranchId, perm};
use tokio::task::spawn_blocking;
use webkit::{
    Choice, Form, PageError, PageResult, Pages, Visit, clear_session, needs, render,
    render_refused, safe_next, see_other, session_cookie,
};

use super::{Entered, Shown};
use crate::{AccessError, Front, session};

/// The routes of this folder.
pub fn pages() -> Pages<Front> {
    Pages::new()
        .get("/staff/sign-in", needs::<perm::Everyone>(), get_staff)
        .post("/staff/sign-in", needs::<perm::Everyone>(), post_staff)
        .post("/staff/sign-out", needs::<perm::StaffHome>(), post_out)
        .get("/staff/switch", needs::<perm::StaffHome>(), get_switch)
        .post("/staff/switch", needs::<perm::StaffHome>(), post_switch)
        .get("/staff/branch", needs::<perm::StaffHome>(), get_branch)
        .post("/staff/branch", needs::<perm::StaffHome>(), post_branch)
        .get("/sign-in", needs::<perm::Everyone>(), get_patron)
        .post("/sign-in", needs::<perm::Everyone>(), post_patron)
        .post("/sign-out", needs::<perm::OwnAccount>(), post_patron_out)
}

#[derive(Template)]
#[template(path = "sign_in/staff.html")]
struct StaffPage {
    visit: Visit,
    form: Form,
    next: String,
}

#[derive(Template)]
#[template(path = "sign_in/switch.html")]
struct SwitchPage {
    visit: Visit,
    form: Form,
    next: String,
}

#[derive(Template)]
#[template(path = "sign_in/branch.html")]
struct BranchPage {
    visit: Visit,
    form: Form,
    branches: Vec<Choice>,
    next: String,
}

#[derive(Template)]
#[template(path = "sign_in/patron.html")]
struct PatronPage {
    visit: Visit,
    form: Form,
    next: String,
}

/// The page to go on to: what the form or the address says, if it is ours.
fn next_of(visit: &Visit, form: Option<&Form>, home: &str) -> String {
    let asked = form
        .map(|f| f.raw("next").to_owned())
        .filter(|n| !n.is_empty())
        .or_else(|| visit.asked("next"));
    safe_next(&asked.unwrap_or_default(), home).to_owned()
}

/// The browser as it names itself, for the list of one's sessions.
fn place(headers: &HeaderMap) -> String {
    headers
        .get("user-agent")
        .and_then(|v| v.to_str().ok())
        .unwrap_or_default()
        .to_owned()
}

/// Where somebody who came in goes on to, with the cookie.
fn welcome(visit: &Visit, entered: &Entered, next: &str) -> PageResult {
    see_other(next)
        .with_cookie(session_cookie(&entered.token, visit.site.https))
        .done()
}

async fn get_staff(visit: Visit) -> PageResult {
    let next = next_of(&visit, None, "/staff");
    if visit.actor.staff().is_some() {
        return see_other(next).done();
    }
    render(&StaffPage {
        form: visit.form("sign-in"),
        next,
        visit,
    })
}

async fn post_staff(
    visit: Visit,
    State(front): State<Front>,
    headers: HeaderMap,
    form: Form,
) -> PageResult {
    let mut form = form.named("sign-in");
    let next = next_of(&visit, Some(&form), "/staff");
    let (name, password) = (form.text("name", 120), form.text("password", 512));
    let (Some(name), Some(password)) = (name, password) else {
        return render_refused(&StaffPage { visit, form, next });
    };
    let (act, place) = (visit.act(), place(&headers));
    let entered = spawn_blocking(move || {
        super::staff(&front, &act, &Shown::Password(&name, &password), &place)
    })
    .await?;
    match entered {
        Ok(entered) => welcome(&visit, &entered, &next),
        Err(AccessError::Refused(reasons)) => {
            form.refuse_all(reasons);
            render_refused(&StaffPage { visit, form, next })
        }
        Err(error) => Err(error.into()),
    }
}

async fn post_out(visit: Visit, State(front): State<Front>) -> PageResult {
    end(&visit, front).await?;
    see_other("/staff/sign-in")
        .with_cookie(clear_session(visit.site.https))
        .with_notice("signed-out", &[])
        .done()
}

async fn post_patron_out(visit: Visit, State(front): State<Front>) -> PageResult {
    end(&visit, front).await?;
    see_other("/")
        .with_cookie(clear_session(visit.site.https))
        .with_notice("signed-out", &[])
        .done()
}

async fn end(visit: &Visit, front: Front) -> Result<(), PageError> {
    let (act, session) = (
        visit.act(),
        visit.signed_in.as_ref().map_or(0, |s| s.session),
    );
    Ok(spawn_blocking(move || super::leave(&front, &act, session)).await??)
}

async fn get_switch(visit: Visit) -> PageResult {
    let next = next_of(&visit, None, "/staff");
    render(&SwitchPage {
        form: visit.form("switch"),
        next,
        visit,
    })
}

/// Another person takes over the desk: their session begins, the one before ends, the branch stays.
async fn post_switch(
    visit: Visit,
    State(front): State<Front>,
    headers: HeaderMap,
    form: Form,
) -> PageResult {
    let mut form = form.named("switch");
    let next = next_of(&visit, Some(&form), "/staff");
    let (Some(badge), Some(pin)) = (form.text("badge", 40), form.text("pin", 40)) else {
        return render_refused(&SwitchPage { visit, form, next });
    };
    let (act, place, before) = (
        visit.act(),
        place(&headers),
        visit.signed_in.as_ref().map_or(0, |s| s.session),
    );
    let entered = spawn_blocking(move || {
        let entered = super::staff(&front, &act, &Shown::Badge(&badge, &pin), &place)?;
        super::leave(&front, &act, before)?;
        Ok(entered)
    });
    match entered.await? {
        Ok(entered) => welcome(&visit, &entered, &next),
        Err(AccessError::Refused(reasons)) => {
            form.refuse_all(reasons);
            render_refused(&SwitchPage { visit, form, next })
        }
        Err(error) => Err(error.into()),
    }
}

async fn branch_choices(front: Front) -> Result<Vec<Choice>, PageError> {
    let branches =
        spawn_blocking(move || front.store.read(|tx| (front.names.branches)(tx))).await??;
    Ok(branches
        .into_iter()
        .map(|(id, name)| Choice::new(id, name))
        .collect())
}

async fn get_branch(visit: Visit, State(front): State<Front>) -> PageResult {
    let next = next_of(&visit, None, "/staff");
    let branches = branch_choices(front).await?;
    let form = visit.form("branch").with(
        "branch",
        visit.branch.map(|b| b.to_string()).unwrap_or_default(),
    );
    render(&BranchPage {
        form,
        branches,
        next,
        visit,
    })
}

async fn post_branch(visit: Visit, State(front): State<Front>, form: Form) -> PageResult {
    let mut form = form.named("branch");
    let next = next_of(&visit, Some(&form), "/staff");
    let branches = branch_choices(front.clone()).await?;
    let known = |text: &str| {
        branches
            .iter()
            .any(|b| b.value == text)
            .then(|| text.parse::<BranchId>().ok())
            .flatten()
    };
    let Some(branch) = form.one_of("branch", known) else {
        return render_refused(&BranchPage {
            visit,
            form,
            branches,
            next,
        });
    };
    let (act, session) = (
        visit.act(),
        visit.signed_in.as_ref().map_or(0, |s| s.session),
    );
    spawn_blocking(move || {
        front
            .store
            .write(&act, |tx| session::move_to(tx, session, branch))
    })
    .await??;
    see_other(next).done()
}

async fn get_patron(visit: Visit) -> PageResult {
    let next = next_of(&visit, None, "/account");
    if visit.actor.patron().is_some() {
        return see_other(next).done();
    }
    render(&PatronPage {
        form: visit.form("card"),
        next,
        visit,
    })
}

async fn post_patron(
    visit: Visit,
    State(front): State<Front>,
    headers: HeaderMap,
    form: Form,
) -> PageResult {
    let mut form = form.named("card");
    let next = next_of(&visit, Some(&form), "/account");
    let (Some(card), Some(pin)) = (form.barcode("number"), form.text("pin", 64)) else {
        return render_refused(&PatronPage { visit, form, next });
    };
    let (act, place) = (visit.act(), place(&headers));
    let entered =
        spawn_blocking(move || super::patron(&front, &act, card.as_str(), &pin, &place)).await?;
    match entered {
        Ok(entered) => welcome(&visit, &entered, &next),
        Err(AccessError::Refused(reasons)) => {
            form.refuse_all(reasons);
            render_refused(&PatronPage { visit, form, next })
        }
        Err(error) => Err(error.into()),
    }
}
