//! One's own page: password, PIN, and where one is signed in.

use askama::Template;
use axum::extract::State;
use kernel::{Reason, StaffId, perm};
use tokio::task::spawn_blocking;
use webkit::{
    Form, PageError, PageResult, Pages, Path, Visit, needs, render, render_refused, see_other,
};

use super::Listed;
use crate::{AccessError, Front, secret, staff};

/// The routes of this folder.
pub fn pages() -> Pages<Front> {
    Pages::new()
        .get("/staff/me", needs::<perm::StaffHome>(), get_me)
        .post(
            "/staff/me/password",
            needs::<perm::StaffHome>(),
            post_password,
        )
        .post("/staff/me/pin", needs::<perm::StaffHome>(), post_pin)
        .post(
            "/staff/me/sessions/{id}/end",
            needs::<perm::StaffHome>(),
            post_end,
        )
}

#[derive(Template)]
#[template(path = "session/me.html")]
struct MePage {
    visit: Visit,
    password: Form,
    pin: Form,
    sessions: Vec<Listed>,
    current: i64,
    role: String,
}

impl MePage {
    /// A browser and its machine as people call them, out of what the browser says of itself.
    fn browser(&self, said: &str) -> String {
        let first = |names: &[(&str, &str)]| {
            let found = names.iter().find(|(mark, _)| said.contains(mark));
            found.map(|(_, name)| (*name).to_owned())
        };
        let browser = first(&BROWSERS).unwrap_or_else(|| said.chars().take(40).collect());
        match first(&MACHINES) {
            Some(machine) => self
                .visit
                .words
                .tf("me-browser", &[("browser", browser), ("machine", machine)]),
            None => browser,
        }
    }
}

/// Marks of browsers, those that also name another first.
const BROWSERS: [(&str, &str); 5] = [
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
];
/// Marks of machines, those that also name another first.
const MACHINES: [(&str, &str); 6] = [
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS X", "Mac"),
    ("Linux", "Linux"),
];

fn me(visit: &Visit) -> Result<StaffId, PageError> {
    visit.actor.staff().ok_or(PageError::NotFound)
}

async fn page(visit: Visit, front: &Front, password: Form, pin: Form) -> Result<MePage, PageError> {
    let (store, id, now) = (front.store.clone(), me(&visit)?, visit.now);
    let sessions = spawn_blocking(move || store.read(|tx| super::of_staff(tx, id, now))).await??;
    let current = visit.signed_in.as_ref().map_or(0, |s| s.session);
    let role = front
        .roles()
        .role(&visit.actor.role)
        .map(|r| r.name.clone())
        .unwrap_or_default();
    Ok(MePage {
        visit,
        password,
        pin,
        sessions,
        current,
        role,
    })
}

async fn get_me(visit: Visit, State(front): State<Front>) -> PageResult {
    let (password, pin) = (visit.form("me-password"), visit.form("me-pin"));
    render(&page(visit, &front, password, pin).await?)
}

/// Whether `old` is the password of the account: asked again before a secret changes (ASVS 2.1.6).
fn is_own(front: &Front, id: StaffId, old: &str) -> Result<bool, AccessError> {
    let account = front.store.read(|tx| staff::by_id(tx, id))?;
    Ok(account.is_some_and(|a| secret::matches(old, &a.password_hash)))
}

async fn post_password(visit: Visit, State(front): State<Front>, form: Form) -> PageResult {
    let mut form = form.named("me-password");
    let (old, new) = (form.text("old", 512), form.text("new", 512));
    let (Some(old), Some(new)) = (old, new) else {
        let pin = visit.form("me-pin");
        return render_refused(&page(visit, &front, form, pin).await?);
    };
    let (id, act, keep) = (
        me(&visit)?,
        visit.act(),
        visit.signed_in.as_ref().map(|s| s.session),
    );
    let inner = front.clone();
    let done = spawn_blocking(move || {
        if !is_own(&inner, id, &old)? {
            return Err(AccessError::because(Reason::new("password-not-yours")));
        }
        staff::set_password(&inner, &act, id, &new, keep)
    });
    match done.await? {
        Ok(()) => see_other("/staff/me")
            .with_notice("password-changed", &[])
            .done(),
        Err(AccessError::Refused(reasons)) => {
            form.refuse_all(reasons);
            let pin = visit.form("me-pin");
            render_refused(&page(visit, &front, form, pin).await?)
        }
        Err(error) => Err(error.into()),
    }
}

async fn post_pin(visit: Visit, State(front): State<Front>, form: Form) -> PageResult {
    let mut form = form.named("me-pin");
    let (old, pin) = (form.text("old", 512), form.text("pin", 64));
    let (Some(old), Some(pin)) = (old, pin) else {
        let password = visit.form("me-password");
        return render_refused(&page(visit, &front, password, form).await?);
    };
    let (id, act, inner) = (me(&visit)?, visit.act(), front.clone());
    let done = spawn_blocking(move || {
        if !is_own(&inner, id, &old)? {
            return Err(AccessError::because(Reason::new("password-not-yours")));
        }
        staff::set_pin(&inner, &act, id, &pin)
    });
    match done.await? {
        Ok(()) => see_other("/staff/me")
            .with_notice("pin-changed", &[])
            .done(),
        Err(AccessError::Refused(reasons)) => {
            form.refuse_all(reasons);
            let password = visit.form("me-password");
            render_refused(&page(visit, &front, password, form).await?)
        }
        Err(error) => Err(error.into()),
    }
}

async fn post_end(
    visit: Visit,
    State(front): State<Front>,
    Path(session): Path<i64>,
) -> PageResult {
    let (id, act, now) = (me(&visit)?, visit.act(), visit.now);
    let ended = spawn_blocking(move || {
        front.store.write(&act, |tx| {
            let own = super::of_staff(tx, id, now)?
                .iter()
                .any(|s| s.id == session);
            if own {
                super::end(tx, session).map(|()| true)
            } else {
                Ok::<_, store::StoreError>(false)
            }
        })
    });
    if !ended.await?? {
        return Err(PageError::NotFound);
    }
    see_other("/staff/me")
        .with_notice("session-ended", &[])
        .done()
}
