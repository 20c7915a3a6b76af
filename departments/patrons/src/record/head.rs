//! What stands at the head of every page of a patron: name, standing, tabs.

use ::store::{Store, StoreError, Tx};
use kernel::{Day, PatronId, Permission, Reason};
use webkit::{Kind, PageError, Reasons, Tabs, Tag, Visit};

use super::{Patron, get};
use crate::block::{self, Block, blocks, standing};

/// A patron with what stands in the way today.
#[derive(Clone, Debug)]
pub(crate) struct Face {
    /// The patron.
    pub(crate) patron: Patron,
    /// The blocks that hold today.
    pub(crate) blocks: Vec<Block>,
    /// Why not to lend, as far as the record itself says.
    pub(crate) standing: Vec<Reason>,
}

impl Face {
    /// The face of a patron, if there is one.
    pub(crate) fn load(tx: &Tx<'_>, id: PatronId, today: Day) -> Result<Option<Self>, StoreError> {
        let Some(patron) = get(tx, id)? else {
            return Ok(None);
        };
        let mut blocks = blocks(tx, id)?;
        blocks.retain(|b| b.holds_on(today));
        let standing = standing(&(&patron).into(), &blocks, &crate::block_policy(tx)?, today);
        Ok(Some(Self {
            patron,
            blocks,
            standing,
        }))
    }

    /// A word for the standing.
    pub(crate) fn tag(&self, visit: &Visit) -> Tag {
        if self.standing.is_empty() {
            Tag::new(Kind::Ok, visit.t("patron-may-borrow"))
        } else {
            Tag::new(Kind::Stop, visit.t("patron-may-not-borrow"))
        }
    }

    /// Why, and the way on.
    pub(crate) fn reasons(&self, visit: &Visit) -> Reasons {
        Reasons::new(&self.standing, visit)
    }

    /// The pages of this patron that the visitor may see.
    pub(crate) fn tabs(&self, visit: &Visit) -> Tabs {
        tabs(visit, self.patron.id, self.blocks.len())
    }

    /// What a kind of block is called.
    pub(crate) fn kind(visit: &Visit, kind: block::Kind) -> String {
        visit.t(format!("block-kind-{}", kind.code()))
    }
}

/// The pages of a patron that the visitor may see, with how many blocks hold: for the pages of the
/// departments above, which stand among them.
#[must_use]
pub fn tabs(visit: &Visit, id: PatronId, blocks: usize) -> Tabs {
    let at = format!("/staff/patrons/{id}");
    let blocked = u64::try_from(blocks).ok().filter(|n| *n > 0);
    let all = [
        ("record", "", Permission::SeePatron),
        ("loans", "/loans", Permission::SeePatronLoans),
        ("money", "/money", Permission::SeePatronMoney),
        ("blocks", "/blocks", Permission::SeePatron),
        ("card", "/card", Permission::EditPatron),
        ("notes", "/notes", Permission::SeePatronDetails),
        ("history", "/history", Permission::SeePatronDetails),
    ];
    let shown = all.into_iter().filter(|(_, _, by)| visit.allows(*by));
    shown.fold(
        Tabs::new(visit.t("patron-tabs"), &visit.path),
        |tabs, (name, rest, _)| {
            let count = blocked.filter(|_| name == "blocks");
            let href = match name {
                // The page of notes is one for all subjects.
                "notes" => format!("/staff/notes/patron/{id}"),
                _ => format!("{at}{rest}"),
            };
            tabs.with(visit.t(format!("patron-tab-{name}")), href, count)
        },
    )
}

/// The face and whatever else a page reads, or the page that says there is no such patron.
pub(crate) async fn with_face<T: Send + 'static>(
    visit: &Visit,
    tables: Store,
    id: PatronId,
    more: impl FnOnce(&Tx<'_>) -> Result<T, StoreError> + Send + 'static,
) -> Result<(Face, T), PageError> {
    let today = visit.now.day(&visit.zone);
    let found = webkit::blocking(move || {
        tables.read(|tx| match Face::load(tx, id, today)? {
            Some(face) => Ok::<_, StoreError>(Some((face, more(tx)?))),
            None => Ok(None),
        })
    });
    found.await?.ok_or(PageError::NotFound)
}
