//! The library as its pages see it, and the door that tells who somebody is.

use std::error::Error;
use std::fs::File;
use std::sync::Arc;

use jiff::tz::TimeZone;
use kernel::{Actor, BranchId, Clock, Moment, Permission};

use crate::{HiddenColumns, Lexicon, NavItem, Sheet};

/// Any error of the crates below.
pub type BoxError = Box<dyn Error + Send + Sync>;

/// Writes an Excel workbook (Office Open XML) of a sheet into a file; `documents` knows how.
pub type Workbook = Arc<dyn Fn(&mut Sheet, &File) -> Result<(), BoxError> + Send + Sync>;

/// Who holds a session.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// The person or machine, with what they may do.
    pub actor: Arc<Actor>,
    /// The token that this session's forms carry.
    pub csrf: String,
    /// The branch where they work now.
    pub branch: Option<BranchId>,
    /// That branch's name; empty without a branch.
    pub branch_name: String,
    /// The language they chose, as BCP 47.
    pub language: Option<String>,
    /// The id of the session.
    pub session: i64,
    /// The columns they do not want to see in lists.
    pub hidden_columns: HiddenColumns,
}

/// Tells who somebody is.
pub trait Door: Send + Sync {
    /// Who holds the session of this cookie, if it is alive at `now`. Called once a request, on a
    /// thread where blocking is allowed.
    ///
    /// # Errors
    /// When the sessions cannot be read.
    fn enter(&self, token: &str, now: Moment) -> Result<Option<SignedIn>, BoxError>;

    /// Which client holds this bearer token, if it is alive at `now`. Called as the other is.
    ///
    /// # Errors
    /// When the clients cannot be read.
    fn enter_api(&self, bearer: &str, now: Moment) -> Result<Option<SignedIn>, BoxError>;

    /// Keeps which columns a signed-in person hid, as [`HiddenColumns`](crate::HiddenColumns) writes
    /// them. Called on a thread where blocking is allowed.
    ///
    /// # Errors
    /// When the choice cannot be written, or by a door that keeps none.
    fn keep_columns(&self, who: &SignedIn, hidden: &str, now: Moment) -> Result<(), BoxError> {
        let _ = (who, hidden, now);
        Err("this door keeps no choices".into())
    }

    /// The names of the roles that hold `permission`, for the page that refuses; answered
    /// from memory, as a page is being made.
    fn who_may(&self, permission: Permission) -> Vec<String>;
}

/// What all pages of one library share.
pub struct Site {
    /// Tells who somebody is.
    pub door: Arc<dyn Door>,
    /// Where the time of each request comes from.
    pub clock: Clock,
    /// The library's zone.
    pub zone: TimeZone,
    /// The library's name, on public pages.
    pub library_name: String,
    /// All messages.
    pub lexicon: Arc<Lexicon>,
    /// The departments of the staff's rail; each is shown to those who may.
    pub nav: Vec<NavItem>,
    /// The links of the public front.
    pub public_nav: Vec<NavItem>,
    /// The languages that staff pages are written in.
    pub staff_languages: Vec<&'static str>,
    /// Whether readers reach the program by https (then cookies are `Secure` and `__Host-`).
    pub https: bool,
    /// Makes workbooks for lists; without it lists offer CSV alone.
    pub workbook: Option<Workbook>,
}

impl Site {
    /// A site over plain http with no links yet; set the other fields as they are known.
    #[must_use]
    pub fn new(door: Arc<dyn Door>, clock: Clock, zone: TimeZone, lexicon: Lexicon) -> Self {
        Self {
            door,
            clock,
            zone,
            library_name: String::new(),
            lexicon: Arc::new(lexicon),
            nav: Vec::new(),
            public_nav: Vec::new(),
            staff_languages: vec!["en", "es"],
            https: false,
            workbook: None,
        }
    }

    /// The languages that a page of this address is written in.
    pub(crate) fn languages_at(&self, path: &str) -> Vec<&'static str> {
        let staff = path == "/staff" || path.starts_with("/staff/");
        self.lexicon
            .languages()
            .filter(|l| !staff || self.staff_languages.contains(l))
            .collect()
    }
}
