//! The account's pages.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use circulation::renew::Ask;
use circulation::{CirculationError, renew, renew_all};
use kernel::{LoanId, PatronId, perm};
use money::account::{StatementKind, StatementLine};
use webkit::{
    Form, Kind, PageError, PageResult, Pages, Path, Tag, Visit, blocking, needs, render,
    render_refused, see_other,
};

use super::{Account, account, explain};
use crate::Desk;
use crate::find::bib_href;
use crate::open::{self, Open};

/// Days before the due day from which it is pointed out.
const SOON: i64 = 3;

/// The routes of the account.
pub(crate) fn pages() -> Pages<Desk> {
    Pages::new()
        .get("/account", needs::<perm::OwnAccount>(), get_account)
        .post("/account/renew", needs::<perm::OwnAccount>(), post_all)
        .post(
            "/account/loans/{id}/renew",
            needs::<perm::OwnAccount>(),
            post_one,
        )
}

#[derive(Template)]
#[template(path = "account/account.html")]
struct AccountPage {
    visit: Visit,
    q: String,
    name: String,
    card: String,
    expires: String,
    loans: Vec<LoanLine>,
    charges: Vec<ChargeLine>,
    owed: String,
    owes: bool,
    blocks: Vec<String>,
    history: Vec<HistoryLine>,
    branches: Vec<Open>,
    /// What came of renewing.
    refused: Option<Refused>,
    form: Form,
}

/// A loan as the page shows it.
struct LoanLine {
    id: LoanId,
    title: String,
    href: String,
    call_number: String,
    due: String,
    tag: Option<Tag>,
    renewals: String,
}

/// A charge as the page shows it.
struct ChargeLine {
    kind: String,
    title: String,
    made: String,
    open: String,
    why: Vec<String>,
}

/// One line of what was charged and paid.
struct HistoryLine {
    when: String,
    what: String,
    receipt: String,
    amount: String,
    balance: String,
}

/// What was not renewed and why.
struct Refused {
    what: String,
    why: Vec<String>,
}

/// The patron of this visit; the gate let nobody else in but staff, who have no account here.
fn own(visit: &Visit) -> Result<PatronId, PageError> {
    visit.actor.patron().ok_or(PageError::NotFound)
}

async fn page(
    visit: Visit,
    desk: Desk,
    refused: Option<Refused>,
) -> Result<AccountPage, PageError> {
    let (id, now) = (own(&visit)?, visit.now);
    let (account, branches) = blocking(move || {
        desk.store.read(|tx| {
            let account = account(tx, id, now)?.ok_or(PageError::NotFound)?;
            Ok::<_, PageError>((account, open::all(tx)?))
        })
    })
    .await?;
    Ok(shown(visit, &account, branches, refused))
}

fn shown(
    visit: Visit,
    account: &Account,
    branches: Vec<Open>,
    refused: Option<Refused>,
) -> AccountPage {
    AccountPage {
        q: String::new(),
        name: account.patron.affirmed_name.clone(),
        card: account.patron.barcode.grouped().to_string(),
        expires: visit.words.day(account.patron.expires_on),
        loans: account
            .loans
            .iter()
            .map(|(loan, item)| loan_line(&visit, loan, item))
            .collect(),
        charges: account
            .charges
            .iter()
            .map(|(charge, why)| charge_line(&visit, charge, why))
            .collect(),
        owed: visit.words.money(account.owed),
        owes: account.owed.0 > 0,
        blocks: account
            .blocks
            .iter()
            .map(|reason| said(&visit, reason.code, &reason.args))
            .collect(),
        history: account
            .history
            .iter()
            .map(|line| history_line(&visit, line))
            .collect(),
        branches,
        refused,
        form: visit.form("own-renew"),
        visit,
    }
}

fn loan_line(visit: &Visit, loan: &circulation::Loan, item: &catalogue::ItemFacts) -> LoanLine {
    let (words, zone) = (&visit.words, &visit.zone);
    let (today, day) = (visit.now.day(zone), loan.due_at.day(zone));
    let tag = match today.days_until(day) {
        _ if loan.lost_at.is_some() => Some(Tag::new(Kind::Stop, words.t("own-lost"))),
        _ if loan.due_at < visit.now => Some(Tag::new(Kind::Stop, words.t("own-late"))),
        0 => Some(Tag::new(Kind::Warn, words.t("own-due-today")).icon("clock")),
        1..=SOON => Some(Tag::new(Kind::Warn, words.t("own-due-soon")).icon("clock")),
        _ => None,
    };
    LoanLine {
        id: loan.id,
        title: item.title.clone(),
        href: bib_href(item.bib),
        call_number: item.call_number.clone(),
        due: if loan.hourly {
            words.moment(loan.due_at)
        } else {
            words.day(day)
        },
        tag,
        renewals: words.tn("own-renewals", loan.renewals),
    }
}

fn charge_line(
    visit: &Visit,
    charge: &money::OpenCharge,
    why: &money::charge::explain::Explanation,
) -> ChargeLine {
    ChargeLine {
        kind: charge.kind_name.clone(),
        title: charge.title.clone(),
        made: visit.words.day(charge.made_at.day(&visit.zone)),
        open: visit.words.money(charge.open),
        why: explain::lines(visit, why),
    }
}

fn history_line(visit: &Visit, line: &StatementLine) -> HistoryLine {
    let key = match line.kind {
        StatementKind::Charge => "own-line-charge",
        StatementKind::Payment => "own-line-payment",
        StatementKind::FromCredit => "own-line-from-credit",
        StatementKind::Void => "own-line-void",
        StatementKind::Waiver => "own-line-waiver",
        StatementKind::WriteOff => "own-line-write-off",
        StatementKind::Cancellation => "own-line-cancellation",
        StatementKind::Refund => "own-line-refund",
    };
    // What a waiver's reason is called is the staff's word; the name of a charge is everybody's.
    let named = matches!(line.kind, StatementKind::Charge | StatementKind::Payment);
    let what = visit.t(key);
    HistoryLine {
        when: visit.words.day(line.at.day(&visit.zone)),
        what: if named {
            format!("{what}: {}", line.what)
        } else {
            what
        },
        receipt: line.receipt.clone().unwrap_or_default(),
        amount: visit.words.money(line.cents),
        balance: visit.words.money(line.balance),
    }
}

async fn get_account(visit: Visit, State(desk): State<Desk>) -> PageResult {
    render(&page(visit, desk, None).await?)
}

async fn post_one(
    visit: Visit,
    State(desk): State<Desk>,
    Path(loan): Path<LoanId>,
    form: Form,
) -> PageResult {
    own(&visit)?;
    // One key on the page for all its buttons: the loan makes it the key of this one.
    let act = visit.act_keyed(&keyed(form.act_key(), loan));
    let ask = Ask {
        loan,
        due: None,
        overrides: Vec::new(),
    };
    let store = desk.store.clone();
    let done = blocking(move || Ok::<_, PageError>(renew(&store, &act, &ask))).await?;
    match done {
        Ok(renewed) => {
            let day = visit.words.moment(renewed.due_at);
            see_other("/account")
                .with_notice("own-renewed", &[("title", &renewed.title), ("day", &day)])
                .done()
        }
        Err(CirculationError::Refused(refusal)) => {
            let why = refusal
                .reasons
                .iter()
                .map(|reason| said(&visit, reason.code, &reason.args))
                .collect();
            refuse(visit, desk, refusal.title.clone(), why).await
        }
        Err(other) => Err(other.into()),
    }
}

async fn refuse(
    visit: Visit,
    desk: Desk,
    what: String,
    why: Vec<String>,
) -> Result<Response, PageError> {
    render_refused(&page(visit, desk, Some(Refused { what, why })).await?)
}

async fn post_all(visit: Visit, State(desk): State<Desk>, form: Form) -> PageResult {
    let (patron, act) = (own(&visit)?, visit.act_keyed(form.act_key()));
    let store = desk.store.clone();
    let outcomes = blocking(move || renew_all(&store, &act, patron)).await?;
    let renewed = outcomes.iter().filter(|one| one.reasons.is_empty()).count();
    let mut why = Vec::new();
    for one in outcomes.iter().filter(|one| !one.reasons.is_empty()) {
        let reasons = one
            .reasons
            .iter()
            .map(|told| said(&visit, &told.code, &told.args));
        why.push(format!(
            "{}: {}",
            one.title,
            reasons.collect::<Vec<_>>().join(" ")
        ));
    }
    if why.is_empty() {
        return see_other("/account")
            .with_notice("own-all-renewed", &[("n", &renewed.to_string())])
            .done();
    }
    let what = visit.words.tn("own-some-renewed", renewed);
    refuse(visit, desk, what, why).await
}

/// A reason in words for the patron; where nobody wrote one, as the desk reads it. Days are said as days.
fn said<N: AsRef<str>>(visit: &Visit, code: &str, args: &[(N, String)]) -> String {
    let value = |text: &str| {
        let day = text.parse().ok().map(|day| visit.words.day(day));
        day.unwrap_or_else(|| text.to_owned())
    };
    let args: Vec<(&str, String)> = args.iter().map(|(n, v)| (n.as_ref(), value(v))).collect();
    let own = format!("own-because-{code}");
    let key = if visit.words.has(&own) { &own } else { code };
    visit.words.tf(key, &args)
}

fn keyed(key: &str, loan: LoanId) -> String {
    if key.is_empty() {
        String::new()
    } else {
        format!("{key}-{loan}")
    }
}
