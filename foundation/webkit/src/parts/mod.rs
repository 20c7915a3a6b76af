//! Small parts: values that a template writes as `{{ part }}`. Each has its own small template, so
//! that markup and classes stand in one place.

mod facts;
mod markup;
mod panels;
mod reasons;

use askama::Template;

pub use facts::{Fact, Facts, Note};
pub use markup::Markup;
pub use panels::{Change, Confirm, History, Tab, Tabs};
pub use reasons::Reasons;
pub(crate) use reasons::led;

use crate::Kind;

/// Says that a part writes its own markup and must not be escaped again.
macro_rules! part {
    ($($name:ident),+) => {$(
        impl askama::filters::HtmlSafe for $name {}
    )+};
}
pub(crate) use part;

part!(Icon, Tag, Guard, Problems);

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

/// One line of the summary: the field (its id and label) unless it is the whole form, what, the way,
/// and the page that clears it with the words of the link.
pub(crate) type ProblemLine = (Option<(String, String)>, String, String, (String, String));

/// The summary of what is wrong with a form.
#[derive(Template, Clone, Debug)]
#[template(path = "webkit/parts/problems.html")]
pub struct Problems {
    pub(crate) title: String,
    pub(crate) lines: Vec<ProblemLine>,
}
