//! The MARC 21 format for bibliographic data, as data, and the check of records against it.
//!
//! [`definitions`] tells of every field its name, whether it may be repeated, its indicators and
//! subfields, and of the leader, 006, 007 and 008 every position with the meaning of its codes: enough for
//! forms, pick lists and help. [`check`] compares a [`Record`](crate::Record) with them; a [`Checker`] does the same
//! to the bytes of a record that is never built, for whole files.
//!
//! Fields with a 9 in their tag are the library's own and are left alone, as are tags with letters. Check digits
//! of ISBN and ISSN are not looked at here. The files in `data` tell in `make_definitions.py` how they are
//! written; `SOURCES.md` tells where they come from.

mod checker;
mod compiled;
mod field;
mod fixed;
mod problem;

#[cfg(test)]
mod tests;

use std::sync::LazyLock;

use crate::{Leader, Tag};

pub use checker::{Checker, check};
pub use field::{FieldDefinition, IndicatorDefinition, SubfieldDefinition};
pub use fixed::{Code, FixedDefinition, Material, Position};
pub use problem::{Problem, Rule, Severity};

/// The whole format.
#[derive(Debug)]
pub struct Definitions {
    fields: Vec<FieldDefinition>,
    leader: FixedDefinition,
    all_008: FixedDefinition,
    by_008: Vec<FixedDefinition>,
    by_006: Vec<FixedDefinition>,
    by_007: Vec<FixedDefinition>,
}

static DEFINITIONS: LazyLock<Definitions> = LazyLock::new(fixed::read_all);

/// The definitions, read once.
#[must_use]
pub fn definitions() -> &'static Definitions {
    &DEFINITIONS
}

impl Definitions {
    /// All variable fields (010 to 887) in the order of their tags.
    #[must_use]
    pub fn fields(&self) -> &[FieldDefinition] {
        &self.fields
    }

    /// The definition of a field; `None` for control fields, the library's own, and tags unknown to MARC 21.
    #[must_use]
    pub fn field(&self, tag: impl Into<Tag>) -> Option<&FieldDefinition> {
        let tag = tag.into();
        let at = self
            .fields
            .binary_search_by_key(&tag, |field| field.tag)
            .ok()?;
        self.fields.get(at)
    }

    /// The positions of the leader.
    #[must_use]
    pub const fn leader(&self) -> &FixedDefinition {
        &self.leader
    }

    /// The positions of 008 that all materials share (00 to 17, 35 to 39).
    #[must_use]
    pub const fn all_008(&self) -> &FixedDefinition {
        &self.all_008
    }

    /// The positions 18 to 34 of 008 for a material.
    #[must_use]
    pub fn of_008(&self, material: Material) -> Option<&FixedDefinition> {
        self.by_008
            .iter()
            .find(|fixed| fixed.material == Some(material))
    }

    /// The positions of a 006 that begins with this code.
    #[must_use]
    pub fn of_006(&self, form: u8) -> Option<&FixedDefinition> {
        let material = Material::of_form(form)?;
        self.by_006
            .iter()
            .find(|fixed| fixed.material == Some(material))
    }

    /// The positions of a 007 that begins with this code: `v` for a video.
    #[must_use]
    pub fn of_007(&self, category: u8) -> Option<&FixedDefinition> {
        self.by_007
            .iter()
            .find(|fixed| fixed.category() == Some(category))
    }

    /// The categories of 007, each with its positions.
    #[must_use]
    pub fn all_007(&self) -> &[FixedDefinition] {
        &self.by_007
    }

    /// The positions of 008 for the record with this leader: those of all materials, then its own.
    pub fn of_leader(&self, leader: &Leader) -> impl Iterator<Item = &Position> {
        let own = Material::of(leader).and_then(|material| self.of_008(material));
        self.all_008
            .positions
            .iter()
            .chain(own.into_iter().flat_map(|fixed| &fixed.positions))
    }
}
