//! The files of the demo college, read.

use serde::Deserialize;

/// Every file.
#[derive(Clone, Debug)]
pub(crate) struct Files {
    /// Branches, hours, terms.
    pub(crate) building: building::setup::Setup,
    /// Accounts, drawers, prices.
    pub(crate) money: money::setup::Setup,
    /// Where copies are placed, and how many of everything.
    pub(crate) college: College,
    /// Item kinds.
    pub(crate) lending: Lending,
    /// Who works here.
    pub(crate) staff: Staff,
    /// What patrons are called.
    pub(crate) names: Names,
}

/// The parts of `college.toml` that the generator reads.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct College {
    /// Seed, moment and numbers.
    pub(crate) demo: Demo,
    /// How barcodes are made.
    pub(crate) barcodes: Barcodes,
    /// Where copies go.
    pub(crate) placing: Vec<Placing>,
    /// Things lent that have no record from elsewhere.
    pub(crate) equipment: Vec<Equipment>,
    /// Service points and their branches.
    pub(crate) service_points: Vec<PointOfBranch>,
}

/// Seed, moment and numbers.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Demo {
    pub(crate) seed: u64,
    pub(crate) patrons: usize,
    pub(crate) items: usize,
    pub(crate) sudoc_share: u32,
    pub(crate) dewey_share: u32,
}

/// How barcodes are made.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Barcodes {
    pub(crate) institution: String,
    pub(crate) patron: Serial,
    pub(crate) item: Serial,
    pub(crate) equipment: Serial,
}

/// One series of barcodes.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Serial {
    pub(crate) prefix: String,
    pub(crate) first_serial: u64,
}

/// Where copies of one kind of record go.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Placing {
    pub(crate) when: String,
    pub(crate) scheme: String,
    pub(crate) kind: String,
    pub(crate) branch: String,
    pub(crate) location: String,
    pub(crate) share: u32,
}

/// Things lent that have no record from elsewhere.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Equipment {
    pub(crate) kind: String,
    pub(crate) branch: String,
    pub(crate) title: String,
    pub(crate) copies: usize,
    pub(crate) price_cents: i64,
}

/// A service point and its branch.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct PointOfBranch {
    pub(crate) code: String,
    pub(crate) branch: String,
}

/// The item kinds of `lending.toml`.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Lending {
    pub(crate) item_kinds: Vec<Kind>,
    pub(crate) categories: Vec<Category>,
}

/// A kind of item.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Kind {
    pub(crate) code: String,
    pub(crate) name: String,
}

/// How many patrons are of a category.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Category {
    pub(crate) code: String,
    pub(crate) share: usize,
}

/// Who works here, and who borrows by name.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Staff {
    pub(crate) staff: Vec<Person>,
    pub(crate) patron: Vec<Borrower>,
}

/// A member of staff of the demo.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Person {
    pub(crate) username: String,
    pub(crate) given: String,
    pub(crate) family: String,
    pub(crate) role: String,
    pub(crate) branch: String,
    pub(crate) password: String,
    pub(crate) pin: String,
    pub(crate) badge: String,
}

/// A patron of the demo whose card and PIN are told.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Borrower {
    pub(crate) given: String,
    pub(crate) family: String,
    pub(crate) pronouns: String,
    pub(crate) category: String,
    pub(crate) branch: String,
    pub(crate) program: String,
    pub(crate) student_number: String,
    pub(crate) language: String,
    pub(crate) email: String,
    pub(crate) barcode: String,
    pub(crate) pin: String,
    /// How many things are lent to them at the end of the term, and how many of these are late.
    pub(crate) loans: usize,
    pub(crate) overdue: usize,
    /// What they owe then.
    pub(crate) owes_cents: i64,
}

/// What patrons are called.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Names {
    pub(crate) given: Vec<String>,
    pub(crate) family: Vec<String>,
    pub(crate) single: Vec<String>,
    pub(crate) pronouns: Vec<Weighed>,
    pub(crate) programs: Vec<Coded>,
    pub(crate) language: Vec<Coded>,
    pub(crate) share: NameShares,
    pub(crate) email: Mail,
    pub(crate) phone: Phone,
    pub(crate) address: Address,
}

/// A code and its weight.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Coded {
    pub(crate) code: String,
    pub(crate) weight: u32,
}

/// Patterns of mail addresses, and how many of a thousand have none.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Mail {
    pub(crate) student: String,
    pub(crate) staff: String,
    pub(crate) other: String,
    pub(crate) none: u32,
}

/// Telephone numbers kept free for stories.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Phone {
    pub(crate) areas: Vec<String>,
    pub(crate) pattern: String,
    pub(crate) none: u32,
}

/// What postal addresses are made of.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Address {
    pub(crate) streets: Vec<String>,
    pub(crate) kinds: Vec<String>,
    pub(crate) units: Vec<String>,
    pub(crate) towns: Vec<Town>,
}

/// A town and its weight.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Town {
    pub(crate) name: String,
    pub(crate) state: String,
    pub(crate) zip: String,
    pub(crate) weight: u32,
}

/// A text and its weight.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Weighed {
    pub(crate) text: String,
    pub(crate) weight: u32,
}

/// Of a thousand patrons.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct NameShares {
    pub(crate) affirmed_differs: u32,
    pub(crate) single: u32,
    pub(crate) two_family: u32,
}

/// The records, packed.
pub(crate) const BIBS: &[u8] = include_bytes!("../../demo/bibs.mrc.xz");
const COLLEGE: &str = include_str!("../../demo/college.toml");
/// The rules of lending, also what `init` begins with.
pub(crate) const LENDING: &str = include_str!("../../demo/lending.toml");
const MONEY: &str = include_str!("../../demo/money.toml");
const STAFF: &str = include_str!("../../demo/staff.toml");
const NAMES: &str = include_str!("../../demo/names.toml");

impl Files {
    /// Reads every file.
    ///
    /// # Errors
    /// Names the file and line that is not what it should be.
    pub(crate) fn read() -> anyhow::Result<Self> {
        Ok(Self {
            building: of("college.toml", COLLEGE)?,
            money: of("money.toml", MONEY)?,
            college: of("college.toml", COLLEGE)?,
            lending: of("lending.toml", LENDING)?,
            staff: of("staff.toml", STAFF)?,
            names: of("names.toml", NAMES)?,
        })
    }

    /// The branch of a service point.
    pub(crate) fn branch_of_point(&self, code: &str) -> Option<&str> {
        self.college
            .service_points
            .iter()
            .find(|p| p.code == code)
            .map(|p| p.branch.as_str())
    }
}

/// One file as a type.
///
/// # Errors
/// Names the file and the line.
pub(crate) fn of<T: serde::de::DeserializeOwned>(name: &str, text: &str) -> anyhow::Result<T> {
    toml::from_str(text).map_err(|e| anyhow::anyhow!("{name}: {e}"))
}
