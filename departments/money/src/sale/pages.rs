//! The price list at the desk.

use askama::Template;
use axum::extract::State;
use kernel::perm;
use webkit::{
    Choice, Form, PageError, PageResult, Pages, Visit, needs, render, render_refused, see_other,
};

use super::{NewSale, sell_once};
use crate::account::pages::act::{drawer_of, optional_cents, place};
use crate::account::pages::{drawer_choices, method_choices};
use crate::desk::Desk;
use crate::drawer;
use crate::setup::{self, Price};

/// The routes of sales.
pub(crate) fn pages() -> Pages<Desk> {
    Pages::new()
        .get("/staff/sale", needs::<perm::TakePayment>(), get_sale)
        .post("/staff/sale", needs::<perm::TakePayment>(), post_sale)
}

#[derive(Template)]
#[template(path = "sale/sale.html")]
struct SalePage {
    visit: Visit,
    form: Form,
    prices: Vec<Price>,
    methods: Vec<Choice>,
    drawers: Vec<Choice>,
}

impl SalePage {
    /// What was typed as the number of one thing.
    fn typed(&self, price: &Price) -> &str {
        self.form.raw(&format!("n-{}", price.code))
    }
}

async fn page(visit: Visit, desk: &Desk, form: Form) -> Result<SalePage, PageError> {
    let found = desk.read(|_, tx| {
        Ok((
            setup::prices(tx)?,
            setup::methods(tx)?,
            drawer::open_sessions(tx)?,
        ))
    });
    let (prices, methods, sessions) = found.await?;
    let drawers = drawer_choices(&visit, &sessions);
    Ok(SalePage {
        methods: method_choices(&methods, false),
        drawers,
        visit,
        form,
        prices,
    })
}

async fn get_sale(visit: Visit, State(desk): State<Desk>) -> PageResult {
    let form = visit.form("sale");
    render(&page(visit, &desk, form).await?)
}

/// Reads a sale off its form: the field `n-{code}` says how many of a thing.
fn read(form: &mut Form, prices: &[Price]) -> Option<NewSale> {
    let mut things = Some(Vec::new());
    for price in prices {
        let field = format!("n-{}", price.code);
        if matches!(form.raw(&field).trim(), "" | "0") {
            continue;
        }
        match (form.number(&field, 1, 1_000), &mut things) {
            (Some(n), Some(list)) => list.push((price.code.clone(), n)),
            _ => things = None,
        }
    }
    let (method, tendered) = (form.text("method", 40), optional_cents(form, "tendered"));
    let (reference, drawer) = (form.optional_text("reference", 60), drawer_of(form));
    Some(NewSale {
        things: things?,
        method: method?,
        reference: reference?,
        tendered: tendered?,
        drawer: drawer?,
    })
}

async fn post_sale(visit: Visit, State(desk): State<Desk>, form: Form) -> PageResult {
    let mut form = form.named("sale");
    let prices = desk.read(|_, tx| Ok(setup::prices(tx)?)).await?;
    if let Some(new) = read(&mut form, &prices) {
        let act = visit.act_keyed(form.act_key());
        let sold = desk
            .act(move |desk| sell_once(&desk.store, &act, &new))
            .await?;
        match sold {
            Ok(id) => {
                let next = see_other(format!("/staff/payments/{id}"));
                return next.with_notice("sale-done", &[]).done();
            }
            Err(reasons) => place(&mut form, reasons),
        }
    }
    render_refused(&page(visit, &desk, form).await?)
}
