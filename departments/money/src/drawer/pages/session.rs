//! One session: while open the X-report and its acts, after closing what differs and who accepts, then
//! the Z-report and the deposit.

use askama::Template;
use axum::extract::State;
use kernel::{Cents, DrawerId, Permission};
use webkit::{Choice, Facts, Form, PageError, PageResult, Path, Tag, Visit, render};

use super::{may_see, offers, state_tag};
use crate::account::pages::{reason_choices, reason_word};
use crate::desk::Desk;
use crate::drawer::sums::{self, Sums, Taking};
use crate::drawer::{self, Closing, Deposit, Session, State as Step, ZFigures};
use crate::receipt;
use crate::setup;

/// The forms of the page; only the one that was refused holds anything.
pub(super) struct Forms {
    pub(super) moves: Form,
    pub(super) explain: Form,
    pub(super) deposit: Form,
}

impl Forms {
    pub(super) fn fresh(visit: &Visit) -> Self {
        Self {
            moves: visit.form("move"),
            explain: visit.form("explain"),
            deposit: visit.form("deposit"),
        }
    }
}

#[derive(Template)]
#[template(path = "drawer/session.html")]
pub(super) struct SessionPage {
    visit: Visit,
    session: Session,
    facts: Facts,
    sums: Sums,
    closing: Option<Closing>,
    z: Option<ZFigures>,
    deposited: Option<Deposit>,
    forms: Forms,
    move_kinds: Vec<Choice>,
    paid_out: Vec<Choice>,
    variance_reasons: Vec<Choice>,
}

impl SessionPage {
    fn tag(&self) -> Tag {
        state_tag(&self.visit, self.session.state)
    }

    fn is(&self, state: Step) -> bool {
        self.session.state == state
    }

    fn holds(&self) -> bool {
        self.visit.actor.staff() == Some(self.session.holder)
    }

    /// Figures are for those who run or accept drawers.
    fn sees(&self) -> bool {
        may_see(&self.visit)
    }

    fn offers_take_over(&self) -> bool {
        offers(
            &self.visit,
            Permission::RunDrawer,
            self.is(Step::Open) && !self.holds(),
        )
    }

    fn offers_moves(&self) -> bool {
        offers(&self.visit, Permission::RunDrawer, self.is(Step::Open))
    }

    fn offers_close(&self) -> bool {
        offers(
            &self.visit,
            Permission::RunDrawer,
            self.is(Step::Open) && self.holds(),
        )
    }

    /// To the person who closed, while it is unexplained.
    fn offers_explain(&self) -> bool {
        let mine = |c: &Closing| Some(c.by) == self.visit.actor.staff() && c.explanation.is_none();
        self.is(Step::Closed)
            && self
                .closing
                .as_ref()
                .is_some_and(|c| c.needs_explaining() && mine(c))
    }

    fn another(&self) -> bool {
        self.closing
            .as_ref()
            .is_some_and(|c| Some(c.by) != self.visit.actor.staff())
    }

    fn offers_recount(&self) -> bool {
        let needs = |c: &Closing| c.needs_second_count(self.session.second_count_above);
        let wanted = self.closing.as_ref().is_some_and(needs);
        offers(
            &self.visit,
            Permission::AcceptDrawer,
            self.is(Step::Closed) && self.another() && wanted,
        )
    }

    fn offers_accept(&self) -> bool {
        offers(
            &self.visit,
            Permission::AcceptDrawer,
            self.is(Step::Closed) && self.another(),
        )
    }

    fn offers_deposit(&self) -> bool {
        offers(
            &self.visit,
            Permission::AcceptDrawer,
            self.is(Step::Accepted) && !self.to_deposit().is_zero(),
        )
    }

    fn to_deposit(&self) -> Cents {
        self.z
            .as_ref()
            .map_or(Cents::ZERO, |z| z.cash_to_deposit() + z.papers_to_deposit())
    }

    fn reason(&self, code: &str) -> String {
        reason_word(&self.visit, code)
    }

    /// A kind of taking; a refund of credit has none.
    fn kind(&self, taking: &Taking) -> String {
        if taking.kind.is_empty() {
            self.visit.t("refund-of-credit")
        } else {
            taking.kind.clone()
        }
    }

    /// Over, short or exact, in words.
    fn variance(&self, cents: Cents) -> String {
        let key = match cents.0 {
            0 => "drawer-exact",
            1.. => "drawer-over",
            _ => "drawer-short",
        };
        let amount = Cents(cents.0.abs());
        self.visit
            .words
            .tf(key, &[("amount", self.visit.words.money(amount))])
    }
}

fn facts(visit: &Visit, session: &Session, sums: &Sums) -> Facts {
    let words = &visit.words;
    let some = |cents: Cents| {
        if cents.is_zero() {
            String::new()
        } else {
            words.money(cents)
        }
    };
    let many = |n: i64| if n == 0 { String::new() } else { n.to_string() };
    let basic = Facts::new()
        .with(words.t("drawer-col-holder"), &session.holder_name)
        .with(
            words.t("drawer-col-opened"),
            words.moment(session.opened_at),
        )
        .with(words.t("drawer-opened-by"), &session.opened_by_name);
    if !may_see(visit) {
        return basic;
    }
    let receipts = sums
        .receipts
        .as_ref()
        .map(|(a, b)| format!("{a} – {b}"))
        .unwrap_or_default();
    basic
        .with(words.t("drawer-paid-in"), some(sums.paid_in))
        .with(words.t("drawer-paid-out"), some(sums.paid_out))
        .with(words.t("drawer-dropped"), some(sums.dropped))
        .with(words.t("drawer-voids"), many(sums.voids))
        .with(words.t("drawer-no-sales"), many(sums.no_sales))
        .with(words.t("drawer-receipts"), receipts)
}

/// The page of a session, with forms.
pub(super) async fn page(
    visit: Visit,
    desk: &Desk,
    id: DrawerId,
    forms: Forms,
) -> Result<SessionPage, PageError> {
    let found = desk.read(move |_, tx| {
        let Some(session) = drawer::session(tx, id)? else {
            return Ok(None);
        };
        let z = drawer::z_figures(tx, id)?;
        let sums = match &z {
            Some(z) => z.sums.clone(),
            None => sums::of(tx, &session)?,
        };
        let (closing, deposited) = (drawer::closing(tx, id)?, drawer::deposit_of(tx, id)?);
        let lists = (
            setup::reasons(tx, "paid-out")?,
            setup::reasons(tx, "variance")?,
        );
        Ok(Some((session, sums, closing, z, deposited, lists)))
    });
    let (session, sums, closing, z, deposited, lists) = found.await?.ok_or(PageError::NotFound)?;
    let kinds = ["drop", "paid-in", "paid-out", "no-sale"];
    Ok(SessionPage {
        facts: facts(&visit, &session, &sums),
        move_kinds: kinds
            .map(|k| Choice::new(k, visit.t(format!("move-kind-{k}"))))
            .to_vec(),
        paid_out: reason_choices(&visit, &lists.0),
        variance_reasons: reason_choices(&visit, &lists.1),
        visit,
        session,
        sums,
        closing,
        z,
        deposited,
        forms,
    })
}

pub(super) async fn get_session(
    visit: Visit,
    State(desk): State<Desk>,
    Path(id): Path<DrawerId>,
) -> PageResult {
    let forms = Forms::fresh(&visit);
    render(&page(visit, &desk, id, forms).await?)
}

pub(super) async fn get_z_report(
    visit: Visit,
    State(desk): State<Desk>,
    Path(id): Path<DrawerId>,
) -> PageResult {
    if !may_see(&visit) {
        return Err(PageError::Forbidden(Permission::AcceptDrawer));
    }
    let (view, words) = (receipt::view(&visit), visit.clone());
    let found = {
        let view = view.clone();
        desk.read(move |desk, tx| {
            let reason = |code: &str| reason_word(&words, code);
            let credit = words.t("refund-of-credit");
            receipt::z_report(desk, tx, id, &view, (&reason, &credit))
        })
    };
    let report = found.await?.ok_or(PageError::NotFound)?;
    let title = visit
        .words
        .tf("z-report-title", &[("number", report.number.as_str())]);
    let name = format!("z-report-{}", report.number);
    let meta = documents::Meta::new(title, &view.language);
    let drawn = tokio::task::spawn_blocking(move || report.letter(&meta)).await??;
    Ok(receipt::paper(drawn, &name))
}
