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
        let standing = standing(&patron, &blocks, &crate::block_policy(tx)?, today);
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
        let at = format!("/staff/patrons/{}", self.patron.id);
        let blocked = u64::try_from(self.blocks.len()).ok().filter(|n| *n > 0);
        let all = [
            ("patron-tab-record", "", Permission::SeePatron, None),
            (
                "patron-tab-loans",
                "/loans",
                Permission::SeePatronLoans,
                None,
            ),
            (
                "patron-tab-money",
                "/money",
                Permission::SeePatronMoney,
                None,
            ),
            (
                "patron-tab-blocks",
                "/blocks",
                Permission::SeePatron,
                blocked,
            ),
            ("patron-tab-card", "/card", Permission::EditPatron, None),
            (
                "patron-tab-history",
                "/history",
                Permission::SeePatronDetails,
                None,
            ),
        ];
        let shown = all
            .into_iter()
            .filter(|(_, _, permission, _)| visit.allows(*permission));
        shown.fold(
            Tabs::new(visit.t("patron-tabs"), &visit.path),
            |tabs, (key, rest, _, count)| tabs.with(visit.t(key), format!("{at}{rest}"), count),
        )
    }

    /// What a kind of block is called.
    pub(crate) fn kind(visit: &Visit, kind: block::Kind) -> String {
        visit.t(format!("block-kind-{}", kind.code()))
    }
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
