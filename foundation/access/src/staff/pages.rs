//! The pages of staff accounts and the role table.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use kernel::{BranchId, Permission, StaffId, perm};
use tokio::task::spawn_blocking;
use webkit::{
    Cell, Choice, Column, Form, Kind, ListQuery, Listing, PageError, PageResult, Pages, Path, Row,
    Visit, needs, render, render_refused, see_other,
};

use super::{Account, Change, NewAccount};
use crate::roles::RoleTable;
use crate::{AccessError, Front};

/// The routes of this folder.
pub fn pages() -> Pages<Front> {
    Pages::new()
        .get("/staff/people", needs::<perm::EditStaff>(), get_list)
        .get("/staff/people/new", needs::<perm::EditStaff>(), get_new)
        .post("/staff/people/new", needs::<perm::EditStaff>(), post_new)
        .get("/staff/people/roles", needs::<perm::EditStaff>(), get_roles)
        .get("/staff/people/{id}", needs::<perm::EditStaff>(), get_one)
        .post("/staff/people/{id}", needs::<perm::EditStaff>(), post_one)
        .post(
            "/staff/people/{id}/password",
            needs::<perm::EditStaff>(),
            post_password,
        )
}

#[derive(Template)]
#[template(path = "staff/list.html")]
struct ListPage {
    visit: Visit,
    list: Listing,
}

#[derive(Template)]
#[template(path = "staff/new.html")]
struct NewPage {
    visit: Visit,
    form: Form,
    roles: Vec<Choice>,
    branches: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "staff/one.html")]
struct OnePage {
    visit: Visit,
    account: Account,
    form: Form,
    password: Form,
    roles: Vec<Choice>,
    branches: Vec<Choice>,
    mine: bool,
}

#[derive(Template)]
#[template(path = "staff/roles.html")]
struct RolesPage {
    visit: Visit,
    roles: Arc<RoleTable>,
}

impl RolesPage {
    /// The words of one cell: nothing, yes, up to an amount, or with review.
    fn cell(&self, role: &crate::roles::Role, permission: &Permission) -> String {
        let Some(grant) = role.grants.iter().find(|g| g.permission == *permission) else {
            return "–".into();
        };
        let limit = grant.limit.map(|limit| self.visit.words.money(limit));
        let review = grant.review.then(|| self.visit.t("roles-review"));
        let parts: Vec<String> = limit.into_iter().chain(review).collect();
        if parts.is_empty() {
            self.visit.t("roles-yes")
        } else {
            parts.join(", ")
        }
    }
}

async fn choices(visit: &Visit, front: &Front) -> Result<(Vec<Choice>, Vec<Choice>), PageError> {
    let inner = front.clone();
    let branches =
        spawn_blocking(move || inner.store.read(|tx| (inner.names.branches)(tx))).await??;
    let mut named = vec![Choice::new("", visit.t("staff-branch-any"))];
    named.extend(branches.into_iter().map(|(id, name)| Choice::new(id, name)));
    let table = front.roles();
    let mine = table
        .0
        .iter()
        .filter(|role| role.is_staff && table.may_grant(&visit.actor.role, &role.code));
    Ok((
        mine.map(|role| Choice::new(&role.code, &role.name))
            .collect(),
        named,
    ))
}

async fn get_list(visit: Visit, State(front): State<Front>) -> PageResult {
    let (store, table) = (front.store.clone(), front.roles());
    let mut accounts = spawn_blocking(move || store.read(super::list)).await??;
    let query = ListQuery::of(&visit);
    let wanted = query.q().to_lowercase();
    accounts.retain(|a| {
        wanted.is_empty()
            || a.name.to_lowercase().contains(&wanted)
            || a.user_name.contains(&wanted)
    });
    let total = accounts.len() as u64;
    let (from, most) = (query.offset() as usize, query.limit() as usize);
    let columns = ["name", "user", "role", "state"].map(Column::new).to_vec();
    let rows: Vec<Row> = accounts
        .iter()
        .skip(from)
        .take(most)
        .map(|a| row(&visit, &table, a))
        .collect();
    let list = Listing::new(&visit, "staff", query, columns)
        .searchable()
        .rows(rows, total);
    if let Some(file) = list.export().await? {
        return Ok(file);
    }
    render(&ListPage { visit, list })
}

fn row(visit: &Visit, table: &RoleTable, account: &Account) -> Row {
    let role = table
        .role(&account.role)
        .map_or(account.role.clone(), |r| r.name.clone());
    let state = match (account.disabled, account.locked_until > visit.now) {
        (true, _) => Cell::tag(Kind::Warn, visit.t("staff-state-closed")),
        (_, true) => Cell::tag(Kind::Warn, visit.t("staff-state-locked")),
        _ => Cell::tag(Kind::Ok, visit.t("staff-state-open")),
    };
    Row::new([
        Cell::link(&account.name, format!("/staff/people/{}", account.id)),
        Cell::text(&account.user_name),
        Cell::text(role),
        state,
    ])
}

async fn get_new(visit: Visit, State(front): State<Front>) -> PageResult {
    let (roles, branches) = choices(&visit, &front).await?;
    render(&NewPage {
        form: visit.form("staff"),
        visit,
        roles,
        branches,
    })
}

async fn post_new(visit: Visit, State(front): State<Front>, form: Form) -> PageResult {
    let mut form = form.named("staff");
    let (roles, branches) = choices(&visit, &front).await?;
    let Some(new) = read_new(&mut form) else {
        return render_refused(&NewPage {
            visit,
            form,
            roles,
            branches,
        });
    };
    let (act, name) = (visit.act_keyed(form.act_key()), new.name.clone());
    match spawn_blocking(move || super::add(&front, &act, &new)).await? {
        Ok(id) => see_other(format!("/staff/people/{id}"))
            .with_notice("staff-added", &[("name", &name)])
            .done(),
        Err(AccessError::Refused(reasons)) => {
            form.refuse_all(reasons);
            render_refused(&NewPage {
                visit,
                form,
                roles,
                branches,
            })
        }
        Err(error) => Err(error.into()),
    }
}

fn read_new(form: &mut Form) -> Option<NewAccount> {
    let (user_name, name) = (form.text("user", 64), form.text("name", 120));
    let (role, password) = (form.text("role", 40), form.text("password", 512));
    let (badge, pin) = (maybe(form, "badge", 40), maybe(form, "pin", 12));
    let branch = form.raw("branch").parse::<BranchId>().ok();
    Some(NewAccount {
        user_name: user_name?,
        name: name?,
        role: role?,
        branch,
        badge: badge?,
        password: password?,
        pin: pin?,
    })
}

/// A text that may be left empty: outer `None` is a fault, inner `None` is empty, so that two accounts
/// without a badge do not share one.
fn maybe(form: &mut Form, field: &str, most: usize) -> Option<Option<String>> {
    let text = form.optional_text(field, most)?;
    Some(Some(text).filter(|text| !text.is_empty()))
}

/// The page of one account; those who may not grant its role see it without the form.
async fn one(
    visit: Visit,
    front: &Front,
    id: StaffId,
    filled: Option<(Form, Form)>,
) -> Result<OnePage, PageError> {
    let store = front.store.clone();
    let account = spawn_blocking(move || store.read(|tx| super::by_id(tx, id)))
        .await??
        .ok_or(PageError::NotFound)?;
    let (mut roles, branches) = choices(&visit, front).await?;
    let mine = front.roles().may_grant(&visit.actor.role, &account.role);
    if !roles.iter().any(|r| r.value == account.role) {
        roles.push(Choice::new(&account.role, &account.role));
    }
    let (form, password) =
        filled.unwrap_or_else(|| (form_of(&visit, &account), visit.form("staff-password")));
    Ok(OnePage {
        visit,
        account,
        form,
        password,
        roles,
        branches,
        mine,
    })
}

fn form_of(visit: &Visit, account: &Account) -> Form {
    visit
        .form("staff")
        .with("name", &account.name)
        .with("role", &account.role)
        .with(
            "branch",
            account.branch.map(|b| b.to_string()).unwrap_or_default(),
        )
        .with("badge", account.badge.as_deref().unwrap_or_default())
        .with("disabled", if account.disabled { "1" } else { "" })
}

async fn get_one(visit: Visit, State(front): State<Front>, Path(id): Path<StaffId>) -> PageResult {
    render(&one(visit, &front, id, None).await?)
}

async fn post_one(
    visit: Visit,
    State(front): State<Front>,
    Path(id): Path<StaffId>,
    form: Form,
) -> PageResult {
    let mut form = form.named("staff");
    let (name, role) = (form.text("name", 120), form.text("role", 40));
    let branch = form.raw("branch").parse().ok();
    let badge = maybe(&mut form, "badge", 40);
    let (Some(name), Some(role), Some(badge)) = (name, role, badge) else {
        let password = visit.form("staff-password");
        return render_refused(&one(visit, &front, id, Some((form, password))).await?);
    };
    let change = Change {
        name,
        role,
        branch,
        badge,
        disabled: form.ticked("disabled"),
    };
    let (act, inner) = (visit.act(), front.clone());
    match spawn_blocking(move || super::change(&inner, &act, id, &change)).await? {
        Ok(()) => see_other(format!("/staff/people/{id}"))
            .with_notice("staff-changed", &[])
            .done(),
        Err(AccessError::Refused(reasons)) => {
            form.refuse_all(reasons);
            let password = visit.form("staff-password");
            render_refused(&one(visit, &front, id, Some((form, password))).await?)
        }
        Err(error) => Err(error.into()),
    }
}

async fn post_password(
    visit: Visit,
    State(front): State<Front>,
    Path(id): Path<StaffId>,
    form: Form,
) -> PageResult {
    let mut form = form.named("staff-password");
    let page = one(visit.clone(), &front, id, None).await?;
    if !page.mine {
        return Err(PageError::Forbidden(Permission::EditStaff));
    }
    let Some(new) = form.text("new", 512) else {
        return render_refused(&OnePage {
            password: form,
            ..page
        });
    };
    let (act, inner) = (visit.act(), front.clone());
    match spawn_blocking(move || super::set_password(&inner, &act, id, &new, None)).await? {
        Ok(()) => see_other(format!("/staff/people/{id}"))
            .with_notice("password-changed", &[])
            .done(),
        Err(AccessError::Refused(reasons)) => {
            form.refuse_all(reasons);
            render_refused(&OnePage {
                password: form,
                ..page
            })
        }
        Err(error) => Err(error.into()),
    }
}

async fn get_roles(visit: Visit, State(front): State<Front>) -> PageResult {
    render(&RolesPage {
        visit,
        roles: front.roles(),
    })
}
