//! Styles, as far as a caption keeps them: slant, weight, underlining, colour, top or bottom.

use std::collections::HashMap;

use super::element::Attributes;
use crate::piece::{Builder, Kind, Tag};

/// How text looks; what is not said is inherited.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Style {
    pub(super) italic: Option<bool>,
    pub(super) bold: Option<bool>,
    pub(super) underline: Option<bool>,
    pub(super) top: Option<bool>,
}

/// The named styles of the head.
pub(super) type Styles = HashMap<String, Style>;

impl Style {
    /// The style that an element gives itself: named ones first, then its own attributes.
    pub(super) fn of(attributes: &Attributes, named: &Styles) -> Self {
        let mut style = Self::default();
        for name in attributes
            .get("style")
            .unwrap_or_default()
            .split_whitespace()
        {
            if let Some(other) = named.get(name) {
                style = other.over(&style);
            }
        }
        let own = Self {
            italic: attributes
                .get("fontStyle")
                .map(|it| matches!(it, "italic" | "oblique")),
            bold: attributes.get("fontWeight").map(|it| it == "bold"),
            underline: attributes
                .get("textDecoration")
                .map(|it| it.contains("underline")),
            top: attributes.get("displayAlign").map(|it| it == "before"),
        };
        own.over(&style)
    }

    /// This style with what it does not say taken from another.
    pub(super) fn over(&self, under: &Self) -> Self {
        Self {
            italic: self.italic.or(under.italic),
            bold: self.bold.or(under.bold),
            underline: self.underline.or(under.underline),
            top: self.top.or(under.top),
        }
    }

    /// Writes text in this style.
    pub(super) fn text(&self, text: &str, built: &mut Builder) {
        let said = [
            (self.italic, Kind::Italic),
            (self.bold, Kind::Bold),
            (self.underline, Kind::Underline),
        ];
        let kinds: Vec<Kind> = said
            .iter()
            .filter(|it| it.0 == Some(true))
            .map(|it| it.1)
            .collect();
        for kind in &kinds {
            built.open(Tag::new(*kind), usize::MAX);
        }
        built.text(text);
        for _ in &kinds {
            built.close();
        }
    }
}
