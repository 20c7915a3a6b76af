//! What a route for programs takes and gives: said beside its handler, and read by whoever describes the API.

use serde_json::Value;

use crate::{Shape, Shapes};

/// The shape of a value; what it is made of is gathered.
pub type ShapeOf = fn(&mut Shapes) -> Value;

/// A value that is sent or answered: its shape and an example.
#[derive(Clone, Debug)]
pub struct Body {
    /// Its shape.
    pub shape: ShapeOf,
    /// One such value.
    pub example: Value,
}

/// A value of the query string.
#[derive(Clone, Copy, Debug)]
pub struct Asked {
    /// Its name.
    pub name: &'static str,
    /// Whether it is a number.
    pub number: bool,
    /// What it does.
    pub tells: &'static str,
}

/// One call of the API.
#[derive(Clone, Debug)]
pub struct Call {
    /// What it does, in a few words.
    pub does: &'static str,
    /// What may stand in the query string.
    pub asked: Vec<Asked>,
    /// What is sent with it.
    pub takes: Option<Body>,
    /// What is answered.
    pub gives: Option<Body>,
    /// Other media types that the query string chooses for the answer.
    pub media: &'static [&'static str],
}

impl Call {
    /// A call that neither takes nor gives anything yet.
    #[must_use]
    pub fn new(does: &'static str) -> Self {
        Self {
            does,
            asked: Vec::new(),
            takes: None,
            gives: None,
            media: &[],
        }
    }

    /// A text in the query string.
    #[must_use]
    pub fn asks(self, name: &'static str, tells: &'static str) -> Self {
        self.with_asked(name, false, tells)
    }

    /// A number in the query string.
    #[must_use]
    pub fn asks_number(self, name: &'static str, tells: &'static str) -> Self {
        self.with_asked(name, true, tells)
    }

    fn with_asked(mut self, name: &'static str, number: bool, tells: &'static str) -> Self {
        self.asked.push(Asked {
            name,
            number,
            tells,
        });
        self
    }

    /// The two names by which lists are turned: how many at most, and where the next page begins.
    #[must_use]
    pub fn paged(self) -> Self {
        self.asks_number("limit", "How many at most, up to 100.")
            .asks("cursor", "The `next_cursor` of the page before.")
    }

    /// What is sent with the call.
    #[must_use]
    pub fn takes<T: Shape>(mut self, example: Value) -> Self {
        let shape = T::shape;
        self.takes = Some(Body { shape, example });
        self
    }

    /// What is answered.
    #[must_use]
    pub fn gives<T: Shape>(mut self, example: Value) -> Self {
        let shape = T::shape;
        self.gives = Some(Body { shape, example });
        self
    }

    /// The answer may be in other media types too.
    #[must_use]
    pub fn or_media(mut self, media: &'static [&'static str]) -> Self {
        self.media = media;
        self
    }
}
