//! The page of a patron's cards and PIN.

use ::store::{Store, StoreError};
use askama::Template;
use axum::extract::State;
use kernel::{Barcode, Day, PatronId, Reason, perm};
use webkit::{
    Choice, Form, PageError, PageResult, Pages, Path, Visit, needs, render, render_refused,
    see_other,
};

use super::{Why, change_pin, renew_card, replace_card};
use crate::block::{Kind, NewBlock, add_block};
use crate::record::form::refuse;
use crate::record::head::{Face, with_face};
use crate::record::{Card, cards};
use crate::{Category, PatronError};

/// The routes of cards and PINs.
pub(crate) fn pages() -> Pages<Store> {
    Pages::new()
        .get(
            "/staff/patrons/{id}/card",
            needs::<perm::EditPatron>(),
            get_card,
        )
        .post(
            "/staff/patrons/{id}/card",
            needs::<perm::EditPatron>(),
            post_replace,
        )
        .post(
            "/staff/patrons/{id}/card/lost",
            needs::<perm::EditPatron>(),
            post_lost,
        )
        .post(
            "/staff/patrons/{id}/renew",
            needs::<perm::EditPatron>(),
            post_renew,
        )
        .post(
            "/staff/patrons/{id}/pin",
            needs::<perm::EditPatron>(),
            post_pin,
        )
}

#[derive(Template)]
#[template(path = "card/card.html")]
struct CardPage {
    visit: Visit,
    face: Face,
    cards: Vec<Card>,
    category: Option<Category>,
    card: Form,
    pin: Form,
    whys: Vec<Choice>,
}

impl CardPage {
    /// Whether the present card was reported lost.
    fn is_lost(&self) -> bool {
        self.face.blocks.iter().any(|b| b.kind == Kind::CardLost)
    }

    /// What ended a card, in words.
    fn ended(&self, card: &Card) -> String {
        let why = card
            .ended_for
            .as_deref()
            .map(|why| self.visit.t(format!("card-why-{why}")));
        why.unwrap_or_else(|| self.visit.t("card-good"))
    }

    /// When a card ended; empty while it is good.
    fn ended_at(&self, card: &Card) -> String {
        card.ended_at
            .map(|at| self.visit.words.moment(at))
            .unwrap_or_default()
    }

    /// The fee for a card, where the category has one.
    fn fee(&self) -> Option<String> {
        let fee = self.category.as_ref().and_then(|c| c.card_fee)?;
        Some(
            self.visit
                .words
                .tf("card-fee", &[("amount", self.visit.words.money(fee))]),
        )
    }
}

/// The page with its two forms, of which one may have been refused.
async fn page(
    visit: Visit,
    tables: Store,
    id: PatronId,
    (card, pin): (Option<Form>, Option<Form>),
) -> Result<CardPage, PageError> {
    let (face, (cards, category)) = with_face(&visit, tables, id, move |tx| {
        let patron = crate::get(tx, id)?.ok_or(StoreError::Missing)?;
        Ok((cards(tx, id)?, crate::category(tx, &patron.category)?))
    })
    .await?;
    let whys =
        Why::ALL.map(|why| Choice::new(why.code(), visit.t(format!("card-why-{}", why.code()))));
    Ok(CardPage {
        card: card.unwrap_or_else(|| visit.form("card")),
        pin: pin.unwrap_or_else(|| visit.form("patron-pin")),
        visit,
        face,
        cards,
        category,
        whys: whys.to_vec(),
    })
}

async fn get_card(
    visit: Visit,
    State(tables): State<Store>,
    Path(id): Path<PatronId>,
) -> PageResult {
    render(&page(visit, tables, id, (None, None)).await?)
}

async fn post_replace(
    visit: Visit,
    State(tables): State<Store>,
    Path(id): Path<PatronId>,
    form: Form,
) -> PageResult {
    let mut form = form.named("card");
    let (barcode, why) = (form.barcode("barcode"), form.one_of("why", Why::of_code));
    let (Some(barcode), Some(why)) = (barcode, why) else {
        return render_refused(&page(visit, tables, id, (Some(form), None)).await?);
    };
    let act = visit.act_keyed(form.act_key());
    let (inner, new) = (tables.clone(), barcode.clone());
    let done = told(move || {
        inner.write_once(&act, "patron.replace-card", |tx| {
            replace_card(tx, id, &new, why)
        })
    })
    .await?;
    match done {
        Ok(()) => replaced(id, &barcode),
        Err(reasons) => {
            refuse(&mut form, reasons);
            render_refused(&page(visit, tables, id, (Some(form), None)).await?)
        }
    }
}

fn replaced(id: PatronId, barcode: &Barcode) -> PageResult {
    see_other(format!("/staff/patrons/{id}/card"))
        .with_notice("card-replaced-done", &[("barcode", &barcode.grouped())])
        .done()
}

async fn post_lost(
    visit: Visit,
    State(tables): State<Store>,
    Path(id): Path<PatronId>,
) -> PageResult {
    let (act, today) = (visit.act(), visit.now.day(&visit.zone));
    let new = NewBlock {
        kind: Kind::CardLost,
        note: String::new(),
        until: None,
    };
    let done = told(move || tables.write(&act, |tx| add_block(tx, id, &new, today))).await?;
    let block = done.map_err(PageError::Refused)?;
    see_other(format!("/staff/patrons/{id}/card"))
        .with_notice("card-lost-done", &[])
        .with_undo(format!("/staff/patrons/{id}/blocks/{block}/lift"))
        .done()
}

async fn post_renew(
    visit: Visit,
    State(tables): State<Store>,
    Path(id): Path<PatronId>,
) -> PageResult {
    let (act, today) = (visit.act(), visit.now.day(&visit.zone));
    let done = told(move || tables.write(&act, |tx| renew_card(tx, id, today))).await?;
    let day: Day = done.map_err(PageError::Refused)?;
    see_other(format!("/staff/patrons/{id}"))
        .with_notice("patron-renewed-done", &[("day", &visit.words.day(day))])
        .done()
}

async fn post_pin(
    visit: Visit,
    State(tables): State<Store>,
    Path(id): Path<PatronId>,
    form: Form,
) -> PageResult {
    let mut form = form.named("patron-pin");
    let Some(pin) = form.text("pin", 12) else {
        return render_refused(&page(visit, tables, id, (None, Some(form))).await?);
    };
    let (act, inner) = (visit.act(), tables.clone());
    match told(move || change_pin(&inner, &act, id, &pin)).await? {
        Ok(()) => see_other(format!("/staff/patrons/{id}/card"))
            .with_notice("patron-pin-done", &[])
            .done(),
        Err(reasons) => {
            refuse(&mut form, reasons);
            render_refused(&page(visit, tables, id, (None, Some(form))).await?)
        }
    }
}

/// Does what may block; what the rules refuse comes back as reasons, a patron who is not there as a page
/// that does not exist.
pub(crate) async fn told<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, PatronError> + Send + 'static,
) -> Result<Result<T, Vec<Reason>>, PageError> {
    match tokio::task::spawn_blocking(work).await? {
        Ok(done) => Ok(Ok(done)),
        Err(PatronError::Refused(reasons)) => Ok(Err(reasons)),
        Err(PatronError::Store(StoreError::Missing)) => Err(PageError::NotFound),
        Err(other) => Err(other.into()),
    }
}
