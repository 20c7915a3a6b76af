//! The page of the rules: every row, "why this due date", and changing rows.

use ::store::Store;
use askama::Template;
use axum::extract::State;
use kernel::{BranchId, Moment, perm};
use webkit::{
    Call, Choice, Form, History, PageError, PageResult, Pages, Path, Visit, needs, render,
    render_refused, see_other,
};

use super::{ANY, Asked, Book, By, Per, Period, Rule, book, end, put};
use super::{form, history};
use crate::due::{self, DueAsk, Step};
use crate::{CirculationError, show};

/// The routes of the rules.
pub(crate) fn pages() -> Pages<Store> {
    Pages::new()
        .get("/staff/rules", needs::<perm::SeeRules>(), get_rules)
        .post("/staff/rules", needs::<perm::EditRules>(), post_rule)
        .post(
            "/staff/rules/{id}/end",
            needs::<perm::EditRules>(),
            post_end,
        )
        .api_get("/api/v1/rules", needs::<perm::SeeRules>(), api_rules)
        .described(rules_call())
}

#[derive(Template)]
#[template(path = "rule/rules.html")]
struct RulesPage {
    visit: Visit,
    rows: Vec<Line>,
    ask: Form,
    form: Form,
    offers: Offers,
    why: Option<Why>,
    history: History,
}

/// What the forms choose from; "any" comes first in the form of a row.
#[derive(Default)]
pub(super) struct Offers {
    categories: Vec<Choice>,
    kinds: Vec<Choice>,
    branches: Vec<Choice>,
}

impl Offers {
    fn any(&self, visit: &Visit, choices: &[Choice]) -> Vec<Choice> {
        std::iter::once(Choice::new(ANY, visit.t("rules-any")))
            .chain(choices.iter().cloned())
            .collect()
    }

    /// A row as "kind × category × branch".
    pub(super) fn row(&self, visit: &Visit, rule: &Rule) -> String {
        let line = line(visit, self, rule);
        format!("{} × {} × {}", line.category, line.kind, line.branch)
    }

    fn name(choices: &[Choice], code: &str, any: &str) -> String {
        let found = choices.iter().find(|c| c.value == code);
        found.map_or_else(
            || {
                if code == ANY {
                    any.to_owned()
                } else {
                    code.to_owned()
                }
            },
            |c| c.label.clone(),
        )
    }
}

/// One row as the page has it.
struct Line {
    id: i64,
    category: String,
    kind: String,
    branch: String,
    said: String,
    from: String,
}

/// The answer to "why this due date".
struct Why {
    chain: Vec<Line>,
    due: String,
    steps: Vec<String>,
    refused: String,
}

/// What a rule gives, in words.
pub(crate) fn told(visit: &Visit, rule: &Rule) -> String {
    let (words, terms) = (&visit.words, &rule.terms);
    let period = match terms.period {
        Period::Days { count } => words.tn("rules-period-days", count),
        Period::Hours { count } => words.tn("rules-period-hours", count),
        Period::UntilClose => visit.t("rules-period-close"),
        Period::TermEnd => visit.t("rules-period-term"),
        Period::NotLent => return visit.t("rules-period-not-lent"),
    };
    let renewals = words.tn("rules-renewals", terms.renewals);
    let fine = match terms.fine_per {
        Per::None => visit.t("rules-fine-none"),
        per => {
            let key = if per == Per::Day {
                "rules-fine-day"
            } else {
                "rules-fine-hour"
            };
            let (rate, cap) = (words.money(terms.fine_cents), words.money(terms.cap_cents));
            let grace = form::grace_words(visit, terms.grace);
            words.tf(key, &[("rate", rate), ("cap", cap), ("grace", grace)])
        }
    };
    let most = terms
        .max_loans
        .map(|n| words.tn("rules-most", n))
        .unwrap_or_default();
    let parts = [period, renewals, fine, most];
    let said: Vec<String> = parts.into_iter().filter(|p| !p.is_empty()).collect();
    said.join(" · ")
}

fn line(visit: &Visit, offers: &Offers, rule: &Rule) -> Line {
    let any = visit.t("rules-any");
    let branch = rule
        .branch
        .map_or_else(|| ANY.to_owned(), |b| b.to_string());
    let future = rule.from_on > visit.now.day(&visit.zone);
    Line {
        id: rule.id,
        category: Offers::name(&offers.categories, &rule.category, &any),
        kind: Offers::name(&offers.kinds, &rule.kind, &any),
        branch: Offers::name(&offers.branches, &branch, &any),
        said: told(visit, rule),
        from: if future {
            visit.words.day(rule.from_on)
        } else {
            String::new()
        },
    }
}

async fn page(visit: Visit, store: Store, form: Form) -> Result<RulesPage, PageError> {
    let mut ask = visit.form("why");
    for name in ["category", "kind", "branch"] {
        ask = ask.with(name, visit.asked(name).unwrap_or_default());
    }
    let (asker, asked) = (visit.clone(), ask.clone());
    let found = show::work(move || {
        store.read(|tx| {
            let book = book(tx)?;
            let offers = Offers {
                categories: patrons::categories(tx)?
                    .iter()
                    .map(|c| Choice::new(&c.code, &c.name))
                    .collect(),
                kinds: catalogue::kinds(tx)?
                    .iter()
                    .map(|k| Choice::new(&k.code, &k.name))
                    .collect(),
                branches: building::branches(tx)?
                    .iter()
                    .map(|b| Choice::new(b.id, &b.name))
                    .collect(),
            };
            let why = why(tx, &asker, &asked, &book, &offers)?;
            Ok::<_, CirculationError>((book, offers, why, history::entries(tx)?))
        })
    });
    let (book, offers, why, entries) = found.await?;
    let history = history::history(&visit, &offers, &book, &entries);
    let rows = book
        .standing()
        .into_iter()
        .map(|r| line(&visit, &offers, r))
        .collect();
    Ok(RulesPage {
        visit,
        rows,
        ask,
        form,
        offers,
        why,
        history,
    })
}

/// The chain of rows for what is asked, and each step to the due date of a loan made now.
fn why(
    tx: &::store::Tx<'_>,
    visit: &Visit,
    ask: &Form,
    book: &Book,
    offers: &Offers,
) -> Result<Option<Why>, CirculationError> {
    let Ok(branch) = ask.raw("branch").parse::<BranchId>() else {
        return Ok(None);
    };
    if building::branch(tx, branch)?.is_none() {
        return Ok(None);
    }
    let calendar = building::calendar(tx, branch)?;
    let day = calendar.day_of(visit.now);
    let asked = Asked {
        category: ask.raw("category"),
        kind: ask.raw("kind"),
        branch,
        day,
    };
    let fitting = book.fitting(&asked);
    let chain = fitting.iter().map(|r| line(visit, offers, r)).collect();
    let mut why = Why {
        chain,
        due: String::new(),
        steps: Vec::new(),
        refused: String::new(),
    };
    if let Some(rule) = fitting.first() {
        let ask = DueAsk {
            from: visit.now,
            period: rule.terms.period,
            calendar: &calendar,
            policy: &book.policy,
            expires_on: None,
        };
        match due::due(&ask) {
            Ok(due) => {
                why.due = visit.words.moment(due.at);
                why.steps = due.steps.iter().map(|s| step(visit, s)).collect();
            }
            Err(reason) => why.refused = visit.words.reason(&reason).0,
        }
    }
    Ok(Some(why))
}

fn step(visit: &Visit, step: &Step) -> String {
    let to: Moment = step.to;
    visit.words.tf(
        &format!("due-step-{}", step.what),
        &[("to", visit.words.moment(to))],
    )
}

async fn get_rules(visit: Visit, State(store): State<Store>) -> PageResult {
    let like = visit.asked("like").and_then(|id| id.parse::<i64>().ok());
    let tables = store.clone();
    let row = show::work(move || {
        let book = tables.read(|tx| Ok::<_, CirculationError>(book(tx)?))?;
        Ok(like.and_then(|id| book.by_id(id).cloned()))
    });
    let form = match row.await? {
        Some(row) => form::like(&visit, &row),
        None => form::fresh(&visit),
    };
    render(&page(visit, store, form).await?)
}

async fn post_rule(visit: Visit, State(store): State<Store>, form: Form) -> PageResult {
    let mut form = form.named("rule");
    let today = visit.now.day(&visit.zone);
    let Some(new) = form::read(&mut form) else {
        return render_refused(&page(visit, store, form).await?);
    };
    let (act, tables) = (visit.act_keyed(form.act_key()), store.clone());
    let done =
        show::try_work(move || tables.write_once(&act, "rule.put", |tx| put(tx, &new, today)))
            .await?;
    match done {
        Ok(_) => see_other("/staff/rules")
            .with_notice("rule-put", &[])
            .done(),
        Err(refusal) => {
            form.refuse_all(refusal.reasons);
            render_refused(&page(visit, store, form).await?)
        }
    }
}

async fn post_end(
    visit: Visit,
    State(store): State<Store>,
    Path(id): Path<i64>,
    form: Form,
) -> PageResult {
    let act = visit.act_keyed(form.act_key());
    show::work(move || store.write_once(&act, "rule.end", |tx| end(tx, id))).await?;
    see_other("/staff/rules")
        .with_notice("rule-ended", &[])
        .done()
}

/// The rules for programs.
#[derive(serde::Serialize)]
struct ApiRules {
    version: i64,
    specificity: Vec<By>,
    rules: Vec<Rule>,
}

webkit::shape!(ApiRules, "Rules" { version, specificity, rules });

fn rules_call() -> Call {
    let example = serde_json::json!({
        "version": 12, "specificity": ["kind", "category", "branch"],
        "rules": [{
            "id": 4, "category": "student", "kind": "book", "branch": null, "from_on": "2026-08-24", "ended": false,
            "terms": {
                "period": { "unit": "days", "count": 14 }, "renewals": 2, "grace": { "unit": "days", "count": 1 },
                "fine_cents": 25, "fine_per": "day", "cap_cents": 1_000, "fine_days": "open", "hold": true
            }
        }]
    });
    Call::new("The lending rules in force").gives::<ApiRules>(example)
}

async fn api_rules(State(store): State<Store>) -> Result<axum::Json<ApiRules>, PageError> {
    let book = show::work(move || store.read(|tx| Ok(book(tx)?))).await?;
    Ok(axum::Json(ApiRules {
        version: book.version,
        specificity: book.specificity.clone(),
        rules: book.standing().into_iter().cloned().collect(),
    }))
}
