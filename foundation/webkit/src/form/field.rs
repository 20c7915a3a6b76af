//! The parts of a form, for its template.

use askama::Template;

use super::Form;
use crate::parts::part;

/// One thing to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What the form sends.
    pub value: String,
    /// What people read.
    pub label: String,
}

impl Choice {
    /// A choice.
    #[must_use]
    pub fn new(value: impl ToString, label: impl Into<String>) -> Self {
        Self {
            value: value.to_string(),
            label: label.into(),
        }
    }
}

/// What kind of control a field is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Control {
    Input,
    Area,
    Select,
    Radios,
    Checkbox,
}

/// A label with its control, and the hint or what is wrong in the hint's place.
#[derive(Template, Clone, Debug)]
#[template(path = "webkit/parts/field.html")]
pub struct Field {
    id: String,
    name: String,
    label: String,
    hint: String,
    error: String,
    value: String,
    required: String,
    control: Control,
    kind: &'static str,
    mode: &'static str,
    complete: &'static str,
    class: &'static str,
    lines: u32,
    autofocus: bool,
    placeholder: String,
    choices: Vec<Choice>,
    chosen: Vec<String>,
}

part!(Field);

/// The id of a field's control on the page.
pub(super) fn id(field: &str) -> String {
    format!("f-{field}")
}

impl Form {
    /// A line to type in; what it is for stands under `{form}-{field}` in the messages.
    #[must_use]
    pub fn field(&self, field: &str) -> Field {
        let key = self.key_of(field);
        let hint = format!("{key}-hint");
        let words = &self.visit.words;
        let wrong = self
            .problems
            .iter()
            .find(|(f, _)| f.as_deref() == Some(field));
        let error = wrong.map(|(_, reason)| {
            let (what, way) = words.reason(reason);
            if way.is_empty() {
                what
            } else {
                format!("{what} {way}")
            }
        });
        Field {
            id: id(field),
            name: field.to_owned(),
            label: words.t(&key),
            hint: if words.has(&hint) {
                words.t(&hint)
            } else {
                String::new()
            },
            autofocus: error.is_some()
                && self
                    .problems
                    .first()
                    .is_some_and(|(f, _)| f.as_deref() == Some(field)),
            error: error.unwrap_or_default(),
            value: self.raw(field).to_owned(),
            required: words.t("form-required"),
            control: Control::Input,
            kind: "text",
            mode: "text",
            complete: "off",
            class: "",
            lines: 1,
            placeholder: String::new(),
            choices: Vec::new(),
            chosen: self.all(field).map(str::to_owned).collect(),
        }
    }

    /// A list to choose one from.
    #[must_use]
    pub fn select(&self, field: &str, choices: &[Choice]) -> Field {
        Field {
            control: Control::Select,
            choices: choices.to_vec(),
            ..self.field(field)
        }
    }

    /// A few things to choose one from, all in sight.
    #[must_use]
    pub fn radios(&self, field: &str, choices: &[Choice]) -> Field {
        Field {
            control: Control::Radios,
            choices: choices.to_vec(),
            ..self.field(field)
        }
    }

    /// A box to tick; its label stands beside it.
    #[must_use]
    pub fn checkbox(&self, field: &str) -> Field {
        Field {
            control: Control::Checkbox,
            ..self.field(field)
        }
        .optional()
    }
}

impl Field {
    /// Gets the focus when the page opens: one field a page.
    #[must_use]
    pub fn autofocus(mut self) -> Self {
        self.autofocus = true;
        self
    }

    /// May be left empty.
    #[must_use]
    pub fn optional(mut self) -> Self {
        self.required.clear();
        self
    }

    /// For an amount of money.
    #[must_use]
    pub fn money(mut self) -> Self {
        (self.mode, self.class) = ("decimal", "short num");
        self
    }

    /// For a whole number.
    #[must_use]
    pub fn count(mut self) -> Self {
        (self.mode, self.class) = ("numeric", "short num");
        self
    }

    /// For a day, with the browser's calendar.
    #[must_use]
    pub fn day(mut self) -> Self {
        (self.kind, self.class) = ("date", "short");
        self
    }

    /// For a scanner: the largest control on the page; the script gives it the focus back.
    #[must_use]
    pub fn scan(mut self) -> Self {
        self.class = "scan";
        self
    }

    /// For a search.
    #[must_use]
    pub fn search(mut self) -> Self {
        (self.kind, self.mode) = ("search", "search");
        self
    }

    /// For an e-mail address.
    #[must_use]
    pub fn email(mut self) -> Self {
        (self.kind, self.mode, self.complete) = ("email", "email", "email");
        self
    }

    /// For the name somebody signs in with.
    #[must_use]
    pub fn username(mut self) -> Self {
        self.complete = "username";
        self
    }

    /// For a password: never shown again.
    #[must_use]
    pub fn password(mut self, new: bool) -> Self {
        self.value.clear();
        (self.kind, self.complete) = (
            "password",
            if new {
                "new-password"
            } else {
                "current-password"
            },
        );
        self
    }

    /// For several lines.
    #[must_use]
    pub fn lines(mut self, lines: u32) -> Self {
        (self.control, self.lines) = (Control::Area, lines);
        self
    }

    /// Set in the fixed face: call numbers, barcodes, MARC.
    #[must_use]
    pub fn code(mut self) -> Self {
        self.class = "code";
        self
    }

    /// A label other than the message's.
    #[must_use]
    pub fn label(mut self, text: impl Into<String>) -> Self {
        self.label = text.into();
        self
    }

    /// A hint other than the message's.
    #[must_use]
    pub fn hint(mut self, text: impl Into<String>) -> Self {
        self.hint = text.into();
        self
    }

    /// What stands in the empty control, muted: an example, never the only label.
    #[must_use]
    pub fn placeholder(mut self, text: impl Into<String>) -> Self {
        self.placeholder = text.into();
        self
    }

    /// A value other than what was typed.
    #[must_use]
    pub fn value(mut self, text: impl ToString) -> Self {
        self.value = text.to_string();
        self.chosen = vec![self.value.clone()];
        self
    }

    fn is(&self, control: &str) -> bool {
        let own = match self.control {
            Control::Input => "input",
            Control::Area => "area",
            Control::Select => "select",
            Control::Radios => "radios",
            Control::Checkbox => "checkbox",
        };
        own == control
    }

    fn has(&self, choice: &Choice) -> bool {
        self.chosen.contains(&choice.value)
    }

    /// The id of what describes the control, if anything does.
    fn described(&self) -> Option<String> {
        let any = !self.hint.is_empty() || !self.error.is_empty();
        any.then(|| format!("{}-hint", self.id))
    }
}
