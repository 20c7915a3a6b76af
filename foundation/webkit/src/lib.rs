//! What every page is made of: routes with their gate, the shell, parts, forms, lists, words.
//!
//! **Invariants.** No route without a declared permission ([`Pages`] asks for one); no page
//! without the strict content policy; no write without the token of the session that asks. The
//! crate knows no database: who somebody is comes through the [`Door`]. How a page is written
//! stands in the README, with an example that the tests compile.

extern crate self as webkit;

mod assets;
mod call;
pub mod check;
mod cookies;
mod csrf;
mod error;
mod form;
mod gate;
mod list;
mod look;
mod lookup;
mod nav;
mod notice;
mod parts;
mod path;
mod problem;
mod progress;
mod random;
mod reception;
mod respond;
mod routes;
mod shape;
mod site;
mod streamed;
mod today;
mod visit;
mod words;

pub use assets::asset;
pub use call::{Asked, Body, Call, ShapeOf};
pub use cookies::{Cookies, SESSION_DAYS, clear_session, session_cookie, session_name};
pub use error::{PageError, PageResult};
pub use form::{Choice, Field, Form};
pub use list::{
    Cell, Column, Filing, Filter, HiddenColumns, ListQuery, Listing, Row, Sheet, SheetKind,
    SheetValue, Way, attachment,
};
pub use look::{Contrast, Look, Theme};
pub use nav::{NavItem, NavLink};
pub use notice::{Kind, Notice};
pub use parts::{
    Change, Confirm, Fact, Facts, History, Icon, Markup, Note, Reasons, Tab, Tabs, Tag, icon,
};
pub use path::Path;
pub use progress::{Progress, ProgressBar, progress_stream};
pub use random::random_word;
pub use respond::{Redirection, blocking, render, render_refused, safe_next, see_other};
pub use routes::{Method, Needed, Pages, RouteFact, needs};
pub use serde_json::Value as Json;
pub use shape::{Shape, Shapes, object_shape, words_shape};
pub use site::{BoxError, Door, SignedIn, Site, Workbook};
pub use today::{TodayAnswer, TodayAsk, TodayBoard, TodayCard, TodayRow, TodaySource};
pub use visit::{Visit, VisitFacts};
pub use words::{Lexicon, LexiconError, Messages, Words, language_name};

/// The messages of this crate itself, to be merged before those of the departments.
pub const MESSAGES: &[Messages] = &[
    Messages {
        lang: "en",
        source: include_str!("../messages/en.ftl"),
    },
    Messages {
        lang: "es",
        source: include_str!("../messages/es.ftl"),
    },
    Messages {
        lang: "zh-Hans",
        source: include_str!("../messages/zh-Hans.ftl"),
    },
    Messages {
        lang: "vi",
        source: include_str!("../messages/vi.ftl"),
    },
    Messages {
        lang: "tl",
        source: include_str!("../messages/tl.ftl"),
    },
];
