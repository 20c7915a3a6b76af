//! The page of one patron, and what happened to the record.

use ::store::{Store, StoreError, journal};
use askama::Template;
use axum::extract::State;
use kernel::{Act, PatronId, Permission, perm};
use mail::bounce::Bounce;
use webkit::{Change, Facts, History, PageResult, Pages, Path, Visit, needs, render};

use super::head::{Face, with_face};
use super::{Details, api, details};
use crate::{category, change};

/// How many changes the history shows.
const HISTORY_MOST: i64 = 200;

/// The routes of records.
pub(crate) fn pages() -> Pages<Store> {
    Pages::new()
        .get("/staff/patrons/{id}", needs::<perm::SeePatron>(), get_one)
        .get(
            "/staff/patrons/{id}/history",
            needs::<perm::SeePatronDetails>(),
            get_history,
        )
        .api_get(
            "/api/v1/patrons",
            needs::<perm::SeePatron>(),
            api::get_by_barcode,
        )
        .described(api::card_call())
        .api_get(
            "/api/v1/patrons/{id}",
            needs::<perm::SeePatron>(),
            api::get_by_id,
        )
        .described(api::patron_call())
}

#[derive(Template)]
#[template(path = "record/one.html")]
struct OnePage {
    visit: Visit,
    face: Face,
    facts: Option<Facts>,
    note: String,
    bounced: Option<Bounced>,
}

/// A letter that came back from the address that letters go to, in words.
struct Bounced {
    what: String,
    way: String,
    words: String,
}

impl Bounced {
    fn new(visit: &Visit, bounce: &Bounce) -> Self {
        let code = bounce.why.code();
        let day = visit.words.day(bounce.at.day(&visit.zone));
        let of = [("address", bounce.to.as_str()), ("day", &day)];
        let words = match bounce.words.as_str() {
            "" => String::new(),
            words => visit.words.tf("bounce-words", &[("words", words)]),
        };
        Self {
            what: visit.words.tf(&format!("bounce-{code}-what"), &of),
            way: visit.t(format!("bounce-{code}-way")),
            words,
        }
    }
}

#[derive(Template)]
#[template(path = "record/history.html")]
struct HistoryPage {
    visit: Visit,
    face: Face,
    history: History,
}

/// Names that a page shows for codes and ids.
struct Named {
    details: Details,
    category: String,
    branch: String,
    bounce: Option<Bounce>,
}

async fn get_one(
    visit: Visit,
    State(tables): State<Store>,
    Path(id): Path<PatronId>,
) -> PageResult {
    let detailed = visit.may::<perm::SeePatronDetails>();
    let (face, named) = with_face(&visit, tables.clone(), id, move |tx| {
        if detailed { named(tx, id) } else { Ok(None) }
    })
    .await?;
    note_view(&tables, visit.act(), id).await?;
    let note = named
        .as_ref()
        .map(|n| n.details.particulars.note.clone())
        .unwrap_or_default();
    let bounce = named.as_ref().and_then(|named| named.bounce.as_ref());
    let bounced = bounce.map(|bounce| Bounced::new(&visit, bounce));
    let facts = named.map(|named| facts(&visit, &face, &named));
    render(&OnePage {
        visit,
        face,
        facts,
        note,
        bounced,
    })
}

/// Notes who looked, apart from the read, so that a page is never shown without its entry.
pub(crate) async fn note_view(
    tables: &Store,
    act: Act,
    id: PatronId,
) -> Result<(), webkit::PageError> {
    let (tables, act) = (tables.clone(), Act { key: None, ..act });
    webkit::blocking(move || tables.write(&act, |tx| change::note_view(tx, id))).await
}

fn named(tx: &::store::Tx<'_>, id: PatronId) -> Result<Option<Named>, StoreError> {
    let Some(details) = details(tx, id)? else {
        return Ok(None);
    };
    let code = details.particulars.category.clone();
    let category = category(tx, &code)?.map_or(code, |c| c.name);
    let branch = building::branch(tx, details.particulars.home_branch)?
        .map(|b| b.name)
        .unwrap_or_default();
    let bounce = match details.particulars.emails.first() {
        Some(address) => mail::bounce::last_to(tx, id, address)?,
        None => None,
    };
    Ok(Some(Named {
        details,
        category,
        branch,
        bounce,
    }))
}

fn facts(visit: &Visit, face: &Face, named: &Named) -> Facts {
    let p = &named.details.particulars;
    let say = |key: &str| visit.t(format!("patron-{key}"));
    let pin = if named.details.has_pin {
        "pin-is-set"
    } else {
        "pin-is-not-set"
    };
    let language = super::form::language_name(visit, &p.language);
    let facts = Facts::new()
        .with(say("category"), &named.category)
        .with(say("branch"), &named.branch)
        .with(say("expires"), visit.words.day(face.patron.expires_on))
        .with(
            say("registered"),
            visit.words.day(face.patron.registered_on),
        )
        .with(
            say("number"),
            p.student_number.as_deref().unwrap_or_default(),
        )
        .with(say("program"), &p.program)
        .with(say("language"), language);
    let facts = facts.with(say("legal"), p.legal_name.as_deref().unwrap_or_default());
    let facts = p.emails.iter().fold(facts, |f, mail| {
        f.leading(say("email"), mail, &format!("mailto:{mail}"))
    });
    let facts = p
        .phones
        .iter()
        .fold(facts, |f, phone| f.with(say("phone"), phone));
    let facts = p
        .addresses
        .iter()
        .fold(facts, |f, address| f.with(say("address"), address));
    facts.with(say("pin"), say(pin))
}

async fn get_history(
    visit: Visit,
    State(tables): State<Store>,
    Path(id): Path<PatronId>,
) -> PageResult {
    let read = move |tx: &::store::Tx<'_>| journal::history_of(tx, "patron", id.0, HISTORY_MOST);
    let (face, entries) = with_face(&visit, tables, id, read).await?;
    let changes = entries.iter().map(|entry| told(&visit, entry)).collect();
    let history = History::new(&visit.words, changes);
    render(&HistoryPage {
        visit,
        face,
        history,
    })
}

/// One entry of the journal in words.
fn told(visit: &Visit, entry: &journal::History) -> Change {
    let key = format!(
        "patron-history-{}",
        entry.kind.trim_start_matches("patron.")
    );
    let what = if visit.words.has(&key) {
        visit.t(&key)
    } else {
        entry.kind.clone()
    };
    let fields = entry
        .facts
        .get("fields")
        .and_then(|f| f.as_array())
        .cloned()
        .unwrap_or_default();
    let fields: Vec<String> = fields
        .iter()
        .filter_map(|f| f.as_str())
        .map(|f| visit.t(format!("patron-{f}")))
        .collect();
    let kind = entry
        .facts
        .get("kind")
        .and_then(|k| k.as_str())
        .and_then(crate::block::Kind::of_code);
    let more = kind.map_or_else(|| fields.join(", "), |kind| Face::kind(visit, kind));
    Change {
        at: entry.at,
        who: entry.who.clone(),
        what: if more.is_empty() {
            what
        } else {
            format!("{what}: {more}")
        },
        values: Vec::new(),
    }
}
