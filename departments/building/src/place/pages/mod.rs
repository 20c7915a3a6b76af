//! The pages of places: all branches with what is in them, and each place to add or change.

mod branch;
mod location;
mod point;

use ::store::{Store, StoreError};
use askama::Template;
use axum::extract::State;
use kernel::perm;
use tokio::task::spawn_blocking;
use webkit::{Choice, History, PageResult, Pages, Tabs, Visit, needs, render};

use super::{Branch, BranchTies, Location, ServicePoint, rules};
use crate::show;

/// The routes of places.
pub(crate) fn pages() -> Pages<Store> {
    let edit = needs::<perm::EditRules>;
    Pages::new()
        .get("/staff/hours/places", needs::<perm::SeeHours>(), get_places)
        .get("/staff/hours/places/branches/new", edit(), branch::get_new)
        .post("/staff/hours/places/branches", edit(), branch::post_new)
        .get("/staff/hours/places/branches/{id}", edit(), branch::get_one)
        .post(
            "/staff/hours/places/branches/{id}",
            edit(),
            branch::post_one,
        )
        .get(
            "/staff/hours/places/locations/new",
            edit(),
            location::get_new,
        )
        .post("/staff/hours/places/locations", edit(), location::post_new)
        .get(
            "/staff/hours/places/locations/{id}",
            edit(),
            location::get_one,
        )
        .post(
            "/staff/hours/places/locations/{id}",
            edit(),
            location::post_one,
        )
        .post(
            "/staff/hours/places/locations/{id}/remove",
            edit(),
            location::post_remove,
        )
        .get("/staff/hours/places/points/new", edit(), point::get_new)
        .post("/staff/hours/places/points", edit(), point::post_new)
        .get("/staff/hours/places/points/{id}", edit(), point::get_one)
        .post("/staff/hours/places/points/{id}", edit(), point::post_one)
        .post(
            "/staff/hours/places/points/{id}/remove",
            edit(),
            point::post_remove,
        )
}

/// What the act that takes a branch away works on.
#[derive(Clone)]
pub(crate) struct Removal {
    /// The tables.
    pub(crate) tables: Store,
    /// What is asked of others first.
    pub(crate) ties: BranchTies,
}

/// The route that takes a branch away.
pub(crate) fn removal() -> Pages<Removal> {
    Pages::new().post(
        "/staff/hours/places/branches/{id}/remove",
        needs::<perm::EditRules>(),
        branch::post_remove,
    )
}

#[derive(Template)]
#[template(path = "place/pages/places.html")]
struct PlacesPage {
    visit: Visit,
    tabs: Tabs,
    branches: Vec<Whole>,
    history: History,
}

/// A branch with what is in it.
struct Whole {
    branch: Branch,
    points: Vec<ServicePoint>,
    locations: Vec<Location>,
}

/// A page that adds or changes one place.
#[derive(Template)]
#[template(path = "place/pages/one.html")]
struct OnePage {
    visit: Visit,
    tabs: Tabs,
    /// `branch`, `location` or `point`.
    sort: &'static str,
    title: String,
    way: String,
    action: String,
    form: webkit::Form,
    choices: Vec<Choice>,
    submit: &'static str,
    /// Where taking it away is asked for; empty where it stays.
    remove: String,
    history: Option<History>,
}

impl OnePage {
    fn is(&self, sort: &str) -> bool {
        self.sort == sort
    }
}

async fn get_places(visit: Visit, State(tables): State<Store>) -> PageResult {
    let read = move || {
        tables.read(|tx| {
            let mut wholes = Vec::new();
            for branch in crate::branches(tx)? {
                wholes.push(Whole {
                    points: crate::service_points(tx, branch.id)?,
                    locations: crate::locations(tx, branch.id)?,
                    branch,
                });
            }
            let entries = show::entries(tx, &["branch", "location", "service-point"])?;
            Ok::<_, StoreError>((wholes, entries))
        })
    };
    let (branches, entries) = spawn_blocking(read).await??;
    render(&PlacesPage {
        tabs: show::tabs(&visit, "/staff/hours/places"),
        branches,
        history: show::history(&visit, entries),
        visit,
    })
}

/// The choices of a select whose words stand under `{list}-{code}`; the empty code under `{list}-none`.
fn choices(visit: &Visit, list: &str, codes: &[&str]) -> Vec<Choice> {
    let choice = |code: &&str| {
        let word = if code.is_empty() { "none" } else { code };
        Choice::new(code, visit.t(format!("{list}-{word}")))
    };
    codes.iter().map(choice).collect()
}

fn shelf_orders(visit: &Visit) -> Vec<Choice> {
    choices(visit, "shelf-order", &rules::SHELF_ORDERS)
}

fn point_kinds(visit: &Visit) -> Vec<Choice> {
    choices(visit, "point-kind", &rules::POINT_KINDS)
}
