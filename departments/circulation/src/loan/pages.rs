//! Lists of loans, and the page of one: its facts, why it is due when it is, and what can be done.

use ::store::{Store, StoreError};
use askama::Template;
use axum::extract::State;
use kernel::{BranchId, Cents, LoanId, Moment, perm};
use webkit::{
    Cell, Choice, Column, Facts, Filing, Filter, Form, Kind, ListQuery, Listing, PageError,
    PageResult, Pages, Path, Row, Tabs, Tag, Visit, Way, needs, render,
};

use super::act;
use super::list::{ListAsk, ListRow, count, list};
use crate::account::AccountLoan;
use crate::rule::Rule;
use crate::{CirculationError, show};

/// The routes of loans.
pub(crate) fn pages() -> Pages<Store> {
    Pages::new()
        .get("/staff/loans", needs::<perm::SeePatronLoans>(), get_loans)
        .get(
            "/staff/overdues",
            needs::<perm::SeePatronLoans>(),
            get_overdues,
        )
        .get(
            "/staff/loans/{id}",
            needs::<perm::SeePatronLoans>(),
            get_one,
        )
        .post(
            "/staff/loans/{id}/renew",
            needs::<perm::Lend>(),
            act::post_renew,
        )
        .post(
            "/staff/loans/{id}/due",
            needs::<perm::ChangeDue>(),
            act::post_due,
        )
        .post(
            "/staff/loans/{id}/undo",
            needs::<perm::Lend>(),
            act::post_undo,
        )
        .post(
            "/staff/loans/{id}/undo-return",
            needs::<perm::Lend>(),
            act::post_undo_return,
        )
        .post(
            "/staff/loans/{id}/undo-renewal",
            needs::<perm::Lend>(),
            act::post_undo_renewal,
        )
        .post(
            "/staff/loans/{id}/lost",
            needs::<perm::DeclareLost>(),
            act::post_lost,
        )
        .post(
            "/staff/loans/{id}/claimed",
            needs::<perm::DeclareLost>(),
            act::post_claimed,
        )
}

#[derive(Template)]
#[template(path = "loan/list.html")]
struct ListPage {
    visit: Visit,
    title: String,
    tabs: Tabs,
    list: Listing,
}

#[derive(Template)]
#[template(path = "loan/one.html")]
pub(super) struct OnePage {
    pub(super) visit: Visit,
    pub(super) form: Form,
    pub(super) told: Told,
    pub(super) facts: Facts,
    pub(super) rule: String,
}

/// A loan with its patron and rule, for its page.
pub(super) struct Told {
    pub(super) loan: super::Loan,
    pub(super) title: String,
    pub(super) item: catalogue::ItemFacts,
    pub(super) name: String,
    pub(super) rule: Option<Rule>,
    pub(super) account: Option<AccountLoan>,
}

async fn get_loans(visit: Visit, State(store): State<Store>) -> PageResult {
    listing(visit, store, "loans", None).await
}

async fn get_overdues(visit: Visit, State(store): State<Store>) -> PageResult {
    let today = visit
        .now
        .day(&visit.zone)
        .at(jiff::civil::Time::midnight(), &visit.zone);
    let late = Some((visit.now, today));
    listing(visit, store, "overdues", late).await
}

async fn listing(
    visit: Visit,
    store: Store,
    name: &'static str,
    late: Option<(Moment, Moment)>,
) -> PageResult {
    let query = ListQuery::of(&visit);
    let ask = asked(&query, late);
    let empty = Listing::new(&visit, name, query.clone(), columns());
    if query.export().is_some() {
        let give = move |filing: &mut Filing| give_out(filing, &visit, &store, &ask);
        return empty.file(give).await;
    }
    let found = show::work(move || {
        store.read(|tx| {
            let offers = (
                building::branches(tx)?,
                catalogue::kinds(tx)?,
                patrons::categories(tx)?,
            );
            Ok::<_, CirculationError>((list(tx, &ask)?, count(tx, &ask)?, offers))
        })
    });
    let (rows, total, (branches, kinds, categories)) = found.await?;
    let branches = branches
        .iter()
        .map(|b| Choice::new(b.id, &b.name))
        .collect();
    let kinds = kinds
        .iter()
        .map(|k| Choice::new(&k.code, &k.name))
        .collect();
    let categories = categories
        .iter()
        .map(|c| Choice::new(&c.code, &c.name))
        .collect();
    let rows: Vec<Row> = rows.iter().map(|r| row(&visit, r)).collect();
    let list = empty
        .filter(Filter::choose("branch", branches))
        .filter(Filter::choose("kind", kinds))
        .filter(Filter::choose("category", categories))
        .act(Way::post(visit.t("renew-chosen"), "/staff/loans/renew"))
        .rows(rows, total);
    let tabs = Tabs::new(visit.t("loans-lists"), &visit.path)
        .with(visit.t("loans-title"), "/staff/loans", None)
        .with(visit.t("overdues-title"), "/staff/overdues", None);
    let title = visit.t(format!("{name}-title"));
    render(&ListPage {
        visit,
        title,
        tabs,
        list,
    })
}

fn asked(query: &ListQuery, late: Option<(Moment, Moment)>) -> ListAsk {
    ListAsk {
        late,
        hourly_due: None,
        branch: query
            .filter("branch")
            .and_then(|b| b.parse().ok())
            .map(BranchId),
        kind: query.filter("kind").map(str::to_owned),
        category: query.filter("category").map(str::to_owned),
        sort: query.sort_in(&["due", "lent", "title", "patron"]),
        limit: query.limit(),
        offset: query.offset(),
    }
}

/// Hands all loans asked for to a file, some at a time.
fn give_out(
    filing: &mut Filing,
    visit: &Visit,
    store: &Store,
    ask: &ListAsk,
) -> Result<(), PageError> {
    store.read(|tx| {
        filing.add_pages(|offset, limit| {
            let ask = ListAsk {
                offset,
                limit,
                ..ask.clone()
            };
            let found = list(tx, &ask)?;
            Ok::<_, StoreError>(found.iter().map(|r| row(visit, r)).collect())
        })
    })
}

fn columns() -> Vec<Column> {
    vec![
        Column::sorted("due"),
        Column::new("state"),
        Column::sorted("patron"),
        Column::sorted("title"),
        Column::new("call"),
        Column::sorted("lent"),
        Column::new("renewals").number(),
        Column::ways(),
    ]
}

fn row(visit: &Visit, loan: &ListRow) -> Row {
    let due = if loan.hourly {
        Cell::Moment(loan.due_at)
    } else {
        Cell::Day(loan.due_at.day(&visit.zone))
    };
    let href = format!("/staff/loans/{}", loan.loan);
    let ways = vec![Way::post(visit.t("desk-renew"), format!("{href}/renew"))];
    Row::new([
        due,
        Cell::Tag(state(visit, loan)),
        Cell::link(&loan.name, format!("/staff/patrons/{}/loans", loan.patron)),
        Cell::Lines {
            text: loan.title.clone(),
            href,
            under: loan.barcode.grouped(),
        },
        Cell::Code(loan.call_number.clone()),
        Cell::Day(loan.lent_at.day(&visit.zone)),
        Cell::Number(loan.renewals),
        Cell::Ways(ways),
    ])
    .keyed(loan.loan)
}

fn state(visit: &Visit, loan: &ListRow) -> Tag {
    let days = loan
        .due_at
        .day(&visit.zone)
        .days_until(visit.now.day(&visit.zone));
    let late = if loan.hourly {
        visit.now > loan.due_at
    } else {
        days > 0
    };
    if loan.lost {
        Tag::new(Kind::Stop, visit.t("loan-state-lost"))
    } else if loan.claimed {
        Tag::new(Kind::Warn, visit.t("loan-state-claimed"))
    } else if late && days == 0 {
        Tag::new(Kind::Stop, visit.t("loan-state-late-today")).icon("clock-alert")
    } else if late {
        Tag::new(Kind::Stop, visit.words.tn("loan-state-late", days)).icon("clock-alert")
    } else {
        Tag::new(Kind::Plain, visit.t("loan-state-out"))
    }
}

async fn get_one(visit: Visit, State(store): State<Store>, Path(id): Path<LoanId>) -> PageResult {
    let form = visit.form("loan");
    render(&one(visit, store, form, id).await?)
}

/// The page of a loan.
pub(super) async fn one(
    visit: Visit,
    store: Store,
    form: Form,
    id: LoanId,
) -> Result<OnePage, PageError> {
    let now = visit.now;
    let told = show::work(move || store.read(|tx| load(tx, id, now))).await?;
    let told = told.ok_or(PageError::NotFound)?;
    let words = &visit.words;
    let loan = &told.loan;
    let moment = |m: Option<Moment>| m.map(|m| words.moment(m)).unwrap_or_default();
    let fine = told
        .account
        .as_ref()
        .map(|a| a.fine)
        .filter(|c| *c > Cents::ZERO);
    let patron = loan
        .patron
        .map_or_else(String::new, |p| format!("/staff/patrons/{p}/loans"));
    let facts = Facts::new()
        .leading(visit.t("loan-patron"), &told.name, &patron)
        .leading(
            visit.t("loan-item"),
            told.item.barcode.grouped(),
            &format!("/staff/items/{}", told.item.id),
        )
        .with(visit.t("loan-call"), &told.item.call_number)
        .with(visit.t("loan-kind"), &told.item.kind_name)
        .with(visit.t("loan-lent"), words.moment(loan.lent_at))
        .with(visit.t("loan-due"), words.moment(loan.due_at))
        .with(visit.t("loan-renewals"), loan.renewals)
        .with(visit.t("loan-returned"), moment(loan.returned_at))
        .with(visit.t("loan-lost-since"), moment(loan.lost_at))
        .with(visit.t("loan-claimed-since"), moment(loan.claimed_at))
        .with(
            visit.t("loan-fine-now"),
            fine.map(|c| words.money(c)).unwrap_or_default(),
        );
    let rule = told
        .rule
        .as_ref()
        .map(|r| crate::rule::pages::told(&visit, r))
        .unwrap_or_default();
    Ok(OnePage {
        form,
        facts,
        rule,
        told,
        visit,
    })
}

fn load(tx: &::store::Tx<'_>, id: LoanId, now: Moment) -> Result<Option<Told>, CirculationError> {
    let Some(loan) = super::loan(tx, id)? else {
        return Ok(None);
    };
    let item = catalogue::item(tx, loan.item)?.ok_or(::store::StoreError::Missing)?;
    let name = match loan.patron {
        Some(patron) => patrons::affirmed_name(tx, patron)?.unwrap_or_default(),
        None => String::new(),
    };
    let account = match loan.patron.filter(|_| loan.is_open()) {
        Some(patron) => crate::account::account_loans(tx, patron, now)?
            .into_iter()
            .find(|a| a.loan == id),
        None => None,
    };
    let rule = crate::rule::book(tx)?.by_id(loan.rule).cloned();
    Ok(Some(Told {
        title: item.title.clone(),
        loan,
        item,
        name,
        rule,
        account,
    }))
}
