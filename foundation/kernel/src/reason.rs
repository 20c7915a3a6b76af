//! Why something is refused, as data: a code, what it speaks of, and who may set it aside.

use crate::Permission;

/// Named values that a message is filled with.
pub type Args = Vec<(&'static str, String)>;

/// One reason against an act. All of them are reported at once.
///
/// The texts stand in the message files: `{code}` says what is wrong and by which rule,
/// `{code}-way` says the way on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// The stable word, such as `block-too-many-loans`.
    pub code: &'static str,
    /// What the message is filled with.
    pub args: Args,
    /// The permission that sets this reason aside, if any does.
    pub overridable_by: Option<Permission>,
    /// The amount that the override must reach, in cents, where its permission has a limit.
    pub override_amount: Option<crate::Cents>,
    /// The page where it can be cleared, and who may enter it.
    pub cleared_at: Option<(String, Permission)>,
}

impl Reason {
    /// A reason that nobody may set aside.
    #[must_use]
    pub fn new(code: &'static str) -> Self {
        Self {
            code,
            args: Args::new(),
            overridable_by: None,
            override_amount: None,
            cleared_at: None,
        }
    }

    /// Fills one value of the message.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.push((name, value.to_string()));
        self
    }

    /// Says which permission sets it aside.
    #[must_use]
    pub fn overridable(mut self, by: Permission) -> Self {
        self.overridable_by = Some(by);
        self
    }

    /// Says which page clears it: whoever may enter that page is led there.
    #[must_use]
    pub fn cleared_at(mut self, page: impl Into<String>, by: Permission) -> Self {
        self.cleared_at = Some((page.into(), by));
        self
    }

    /// Whether `actor` may set this reason aside.
    #[must_use]
    pub fn may_be_set_aside_by(&self, actor: &crate::Actor) -> bool {
        match (self.overridable_by, self.override_amount) {
            (None, _) => false,
            (Some(permission), None) => actor.may(permission),
            (Some(permission), Some(amount)) => actor.may_for(permission, amount),
        }
    }
}
