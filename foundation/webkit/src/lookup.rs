//! Finds out who comes: session, bearer token, language, look.

use std::sync::Arc;

use axum::http::HeaderMap;
use axum::http::header::{ACCEPT_LANGUAGE, AUTHORIZATION};
use axum::http::request::Parts;
use kernel::{ActKey, Actor, Moment};

use crate::notice::{NOTICE_COOKIE, unpacked};
use crate::visit::VisitFacts;
use crate::{Cookies, Look, PageError, SignedIn, Site, Visit, Words, cookies, csrf, random_word};

/// A request as the reception understood it.
pub(crate) struct Arrival {
    pub(crate) visit: Visit,
    /// The secret of a visitor who had none, to be set with the page.
    pub(crate) fresh_visitor: Option<String>,
    /// Why the request goes no further.
    pub(crate) trouble: Option<PageError>,
}

/// How somebody proves who they are.
enum Proof {
    Session(String),
    Bearer(String),
    None,
}

pub(crate) async fn arrive(site: &Arc<Site>, request: &Parts) -> Arrival {
    let now = site.clock.now();
    let cookies = Cookies::of(&request.headers);
    let proof = proof(site, request, &cookies);
    let bearer = matches!(proof, Proof::Bearer(_));
    let (signed_in, trouble) = match enter(site, proof, now).await {
        Ok(None) if bearer => (None, Some(PageError::SignIn)),
        Ok(found) => (found, None),
        Err(error) => (None, Some(error)),
    };
    let (csrf, fresh_visitor) = token(site, signed_in.as_ref(), &cookies);
    let facts = facts(
        site,
        request,
        Known {
            cookies,
            now,
            csrf,
            signed_in,
            bearer,
        },
    );
    Arrival {
        visit: Visit::new(facts),
        fresh_visitor,
        trouble,
    }
}

fn proof(site: &Site, request: &Parts, cookies: &Cookies) -> Proof {
    let api = request.uri.path().starts_with("/api/");
    if let Some(bearer) = header(&request.headers, AUTHORIZATION.as_str()).filter(|_| api) {
        return Proof::Bearer(
            bearer
                .strip_prefix("Bearer ")
                .unwrap_or("")
                .trim()
                .to_owned(),
        );
    }
    if request.uri.path().starts_with("/assets/") {
        return Proof::None;
    }
    let token = cookies
        .get(cookies::session_name(site.https))
        .filter(|t| !t.is_empty());
    token.map_or(Proof::None, |t| Proof::Session(t.to_owned()))
}

async fn enter(site: &Arc<Site>, proof: Proof, now: Moment) -> Result<Option<SignedIn>, PageError> {
    let door = Arc::clone(&site.door);
    let found = match proof {
        Proof::None => return Ok(None),
        Proof::Session(token) => {
            tokio::task::spawn_blocking(move || door.enter(&token, now)).await?
        }
        Proof::Bearer(token) => {
            tokio::task::spawn_blocking(move || door.enter_api(&token, now)).await?
        }
    };
    found.map_err(PageError::Internal)
}

/// The token of the session, or of the visitor's own secret (double submit).
fn token(site: &Site, signed_in: Option<&SignedIn>, cookies: &Cookies) -> (String, Option<String>) {
    if let Some(known) = signed_in {
        return (known.csrf.clone(), None);
    }
    let well_formed = |s: &&str| s.len() == 32 && s.bytes().all(|b| b.is_ascii_hexdigit());
    if let Some(secret) = cookies
        .get(cookies::visitor_name(site.https))
        .filter(well_formed)
    {
        return (csrf::visitor_token(secret), None);
    }
    let fresh = random_word();
    (
        fresh
            .as_deref()
            .map(csrf::visitor_token)
            .unwrap_or_default(),
        fresh,
    )
}

struct Known {
    cookies: Cookies,
    now: Moment,
    csrf: String,
    signed_in: Option<SignedIn>,
    bearer: bool,
}

fn facts(site: &Arc<Site>, request: &Parts, known: Known) -> VisitFacts {
    let Known {
        cookies,
        now,
        csrf,
        signed_in,
        bearer,
    } = known;
    let words = words(site, request, &cookies, signed_in.as_ref());
    let actor = signed_in
        .as_ref()
        .map_or_else(|| Arc::new(Actor::public()), |s| Arc::clone(&s.actor));
    let key =
        header(&request.headers, "idempotency-key").filter(|k| !k.is_empty() && k.len() <= 200);
    VisitFacts {
        site: Arc::clone(site),
        actor,
        bearer,
        words,
        csrf,
        branch: signed_in.as_ref().and_then(|s| s.branch),
        branch_name: signed_in
            .as_ref()
            .map(|s| s.branch_name.clone())
            .unwrap_or_default(),
        signed_in,
        now,
        zone: site.zone.clone(),
        look: Look::of(&cookies),
        path: request.uri.path().to_owned(),
        query: request.uri.query().unwrap_or("").to_owned(),
        notices: cookies.get(NOTICE_COOKIE).map(unpacked).unwrap_or_default(),
        idempotency_key: key.map(|k| ActKey(k.to_owned())),
        reference: reference(),
    }
}

/// The language by choice of this browser, of the account, or of the browser's own settings.
fn words(site: &Site, request: &Parts, cookies: &Cookies, signed_in: Option<&SignedIn>) -> Words {
    let (headers, path) = (&request.headers, request.uri.path());
    let chosen = cookies
        .get(crate::look::LANGUAGE_COOKIE)
        .and_then(|l| site.lexicon.known(l));
    let own = signed_in
        .and_then(|s| s.language.as_deref())
        .and_then(|l| site.lexicon.known(l));
    let asked =
        || header(headers, ACCEPT_LANGUAGE.as_str()).map_or("en", |h| site.lexicon.accepted(h));
    let lang = chosen.or(own).unwrap_or_else(asked);
    let written = site.languages_at(path);
    let lang = if written.contains(&lang) { lang } else { "en" };
    Words::new(Arc::clone(&site.lexicon), lang, site.zone.clone())
}

fn header<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name).and_then(|v| v.to_str().ok())
}

/// Eight digits that people can read out over the telephone: `3F9A-07C2`.
fn reference() -> String {
    let word = random_word().unwrap_or_default().to_ascii_uppercase();
    word.get(..4)
        .zip(word.get(4..8))
        .map_or_else(String::new, |(a, b)| format!("{a}-{b}"))
}
