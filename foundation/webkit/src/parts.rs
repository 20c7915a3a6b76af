//! Small parts: values that a template writes as `{{ part }}`. Each has its own small template, so
//! that markup and classes stand in one place.

use askama::Template;
use kernel::{Moment, Permission, Reason};

use crate::{Kind, Visit, Words};

/// Says that a part writes its own markup and must not be escaped again.
macro_rules! part {
    ($($name:ident),+) => {$(
        impl askama::filters::HtmlSafe for $name {}
    )+};
}
pub(crate) use part;

part!(
    Icon, Tag, Guard, Problems, Markup, Facts, Note, Reasons, Tabs, History, Confirm
);

/// A Lucide icon of the sprite, always beside a word.
#[derive(Template, Clone, Copy, Debug)]
#[template(
    source = r##"<svg class="icon" aria-hidden="true" focusable="false"><use href="{{ webkit::asset("icons.svg") }}#{{ name }}"/></svg>"##,
    ext = "html"
)]
pub struct Icon {
    name: &'static str,
}

/// The icon of a name in `assets/icons.svg`, for templates: `{{ webkit::icon("check") }}`.
#[must_use]
pub fn icon(name: &'static str) -> Icon {
    Icon { name }
}

/// A word that stands out, with the icon that says the same as its colour.
#[derive(Template, Clone, Debug)]
#[template(
    source = r#"<span class="tag {{ kind.class() }}">{% if !icon.is_empty() %}{{ webkit::icon(icon) }} {% endif %}{{ text }}</span>"#,
    ext = "html"
)]
pub struct Tag {
    kind: Kind,
    icon: &'static str,
    text: String,
}

impl Tag {
    /// A tag with the icon of its kind; a plain one has none.
    #[must_use]
    pub fn new(kind: Kind, text: impl Into<String>) -> Self {
        let icon = if kind == Kind::Plain { "" } else { kind.icon() };
        Self {
            kind,
            icon,
            text: text.into(),
        }
    }

    /// With an icon of its own.
    #[must_use]
    pub fn icon(mut self, name: &'static str) -> Self {
        self.icon = name;
        self
    }

    /// The word.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }
}

/// The hidden fields of a form.
#[derive(Template, Clone, Debug)]
#[template(
    source = r#"<input type="hidden" name="_csrf" value="{{ csrf }}"><input type="hidden" name="_act" value="{{ key }}">"#,
    ext = "html"
)]
pub struct Guard {
    pub(crate) csrf: String,
    pub(crate) key: String,
}

/// One line of the summary: the field (its id and label) unless it is the whole form, what, the way.
pub(crate) type ProblemLine = (Option<(String, String)>, String, String);

/// The summary of what is wrong with a form.
#[derive(Template, Clone, Debug)]
#[template(path = "webkit/parts/problems.html")]
pub struct Problems {
    pub(crate) title: String,
    pub(crate) lines: Vec<ProblemLine>,
}

/// Markup that is already safe.
#[derive(Template, Clone, Debug)]
#[template(source = "{{ html|safe }}", ext = "html")]
pub struct Markup {
    html: String,
}

impl Markup {
    /// What a template writes.
    ///
    /// # Errors
    /// When the template cannot be rendered.
    pub fn of(template: &impl Template) -> Result<Self, askama::Error> {
        Ok(Self {
            html: template.render()?,
        })
    }

    /// A text with some of its byte ranges marked as found; everything is escaped. Ranges that
    /// overlap or cut a character are passed over.
    #[must_use]
    pub fn highlight(text: &str, found: &[std::ops::Range<usize>]) -> Self {
        let (mut html, mut at) = (String::new(), 0);
        for range in found {
            let (Some(before), Some(hit)) = (text.get(at..range.start), text.get(range.clone()))
            else {
                continue;
            };
            html.push_str(&escaped(before));
            html.push_str(&format!("<mark>{}</mark>", escaped(hit)));
            at = range.end;
        }
        html.push_str(&escaped(text.get(at..).unwrap_or("")));
        Self { html }
    }

    pub(crate) fn button(label: &str) -> Self {
        Self {
            html: format!("<button class=\"btn primary\">{}</button>", escaped(label)),
        }
    }
}

fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '&' => safe.push_str("&amp;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            other => safe.push(other),
        }
    }
    safe
}

/// One fact of a definition list.
#[derive(Clone, Debug)]
pub struct Fact {
    /// What it is.
    pub term: String,
    /// The value.
    pub text: String,
    /// Where it leads; empty for nowhere.
    pub href: String,
}

/// Facts about one thing: name and value. Empty values are left out.
#[derive(Template, Clone, Debug, Default)]
#[template(path = "webkit/parts/facts.html")]
pub struct Facts {
    facts: Vec<Fact>,
}

impl Facts {
    /// No facts yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// One more fact.
    #[must_use]
    pub fn with(self, term: impl Into<String>, text: impl ToString) -> Self {
        self.leading(term, text, "")
    }

    /// One more fact that leads somewhere.
    #[must_use]
    pub fn leading(mut self, term: impl Into<String>, text: impl ToString, href: &str) -> Self {
        let text = text.to_string();
        if !text.is_empty() {
            self.facts.push(Fact {
                term: term.into(),
                text,
                href: href.to_owned(),
            });
        }
        self
    }
}

/// A notice on the page: what, why, the way on.
#[derive(Template, Clone, Debug)]
#[template(path = "webkit/parts/note.html")]
pub struct Note {
    kind: Kind,
    what: String,
    why: String,
    href: String,
    way: String,
    alert: bool,
}

impl Note {
    /// A notice that says what.
    #[must_use]
    pub fn new(kind: Kind, what: impl Into<String>) -> Self {
        let (why, href, way) = (String::new(), String::new(), String::new());
        Self {
            kind,
            what: what.into(),
            why,
            href,
            way,
            alert: false,
        }
    }

    /// And why, or what more to know.
    #[must_use]
    pub fn why(mut self, text: impl Into<String>) -> Self {
        self.why = text.into();
        self
    }

    /// And a link that is the way on.
    #[must_use]
    pub fn way(mut self, text: impl Into<String>, href: impl Into<String>) -> Self {
        (self.way, self.href) = (text.into(), href.into());
        self
    }

    /// Read out at once by a screen reader: for the outcome of an act.
    #[must_use]
    pub fn alert(mut self) -> Self {
        self.alert = true;
        self
    }
}

/// One reason as the page tells it.
#[derive(Clone, Debug)]
struct Told {
    what: String,
    way: String,
    who: String,
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
            Told {
                what,
                way,
                who: who(reason.overridable_by, reason, visit),
            }
        });
        Self {
            told: told.collect(),
        }
    }
}

/// Who may set a reason aside: nothing where nobody may, or where this person may.
fn who(permission: Option<Permission>, reason: &Reason, visit: &Visit) -> String {
    let Some(permission) = permission.filter(|_| !reason.may_be_set_aside_by(&visit.actor)) else {
        return String::new();
    };
    let roles = visit.site.door.who_may(permission).join(", ");
    visit.words.tf("reason-who", &[("roles", roles)])
}

/// A link among others of the same thing.
#[derive(Clone, Debug)]
pub struct Tab {
    /// The word.
    pub text: String,
    /// The page.
    pub href: String,
    /// How many wait there.
    pub count: Option<u64>,
}

/// The pages of one thing, the present one marked.
#[derive(Template, Clone, Debug)]
#[template(path = "webkit/parts/tabs.html")]
pub struct Tabs {
    label: String,
    tabs: Vec<Tab>,
    current: String,
}

impl Tabs {
    /// Tabs named `label` for screen readers; `current` is the path of the present page.
    #[must_use]
    pub fn new(label: impl Into<String>, current: &str) -> Self {
        Self {
            label: label.into(),
            tabs: Vec::new(),
            current: current.to_owned(),
        }
    }

    /// One more tab.
    #[must_use]
    pub fn with(
        mut self,
        text: impl Into<String>,
        href: impl Into<String>,
        count: Option<u64>,
    ) -> Self {
        self.tabs.push(Tab {
            text: text.into(),
            href: href.into(),
            count,
        });
        self
    }
}

/// One change in a history.
#[derive(Clone, Debug)]
pub struct Change {
    /// When.
    pub at: Moment,
    /// Who, by name.
    pub who: String,
    /// What was done, in words.
    pub what: String,
    /// What changed: field, before, after.
    pub values: Vec<(String, String, String)>,
}

/// What happened to a thing, newest first.
#[derive(Template, Clone, Debug)]
#[template(path = "webkit/parts/history.html")]
pub struct History {
    words: Words,
    changes: Vec<Change>,
}

impl History {
    /// The changes, newest first.
    #[must_use]
    pub fn new(words: &Words, changes: Vec<Change>) -> Self {
        Self {
            words: words.clone(),
            changes,
        }
    }
}

/// A question before what cannot be undone, as the main part of a page.
#[derive(Template, Clone, Debug)]
#[template(path = "webkit/parts/confirm.html")]
pub struct Confirm {
    guard: Guard,
    question: String,
    text: String,
    action: String,
    yes: String,
    no: String,
    back: String,
}

impl Confirm {
    /// A question whose yes posts to `action` and whose no goes `back`. Its messages: `{key}` the
    /// question, `{key}-text` what will happen, `{key}-yes` the act.
    #[must_use]
    pub fn new(visit: &Visit, key: &str, args: &[(&str, &str)], ways: (&str, &str)) -> Self {
        let say = |rest: &str| visit.words.tf(&format!("{key}{rest}"), args);
        Self {
            guard: visit.form("confirm").guard(),
            question: say(""),
            text: say("-text"),
            yes: say("-yes"),
            no: visit.t("confirm-no"),
            action: ways.0.to_owned(),
            back: ways.1.to_owned(),
        }
    }
}
