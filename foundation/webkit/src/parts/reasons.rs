//! Why something was refused, and who may set it aside.

use askama::Template;
use kernel::{Permission, Reason};

use super::part;
use crate::Visit;

part!(Reasons);

/// One reason as the page tells it.
#[derive(Clone, Debug)]
struct Told {
    what: String,
    way: String,
    who: String,
    href: String,
    link: String,
}

/// All reasons of a refusal, each with its way and who may set it aside.
#[derive(Template, Clone, Debug)]
#[template(path = "webkit/parts/reasons.html")]
pub struct Reasons {
    told: Vec<Told>,
}

impl Reasons {
    /// The reasons in the words of the visit.
    #[must_use]
    pub fn new<'a>(reasons: impl IntoIterator<Item = &'a Reason>, visit: &Visit) -> Self {
        let told = reasons.into_iter().map(|reason| {
            let (what, way) = visit.words.reason(reason);
            let (href, link) = led(reason, visit);
            Told {
                what,
                way,
                who: who(reason.overridable_by, reason, visit),
                href,
                link,
            }
        });
        Self {
            told: told.collect(),
        }
    }
}

/// The page that clears a reason and the words of the link, for whoever may enter it.
pub(crate) fn led(reason: &Reason, visit: &Visit) -> (String, String) {
    let page = reason.cleared_at.as_ref();
    let Some((page, _)) = page.filter(|(_, by)| visit.actor.may(*by)) else {
        return (String::new(), String::new());
    };
    let key = format!("{}-go", reason.code);
    let key = if visit.words.has(&key) {
        key
    } else {
        "reason-go".to_owned()
    };
    (page.clone(), visit.t(key))
}

/// Who may set a reason aside: nothing where nobody may, or where this person may.
fn who(permission: Option<Permission>, reason: &Reason, visit: &Visit) -> String {
    let Some(permission) = permission.filter(|_| !reason.may_be_set_aside_by(&visit.actor)) else {
        return String::new();
    };
    let roles = visit.site.door.who_may(permission).join(", ");
    visit.words.tf("reason-who", &[("roles", roles)])
}
