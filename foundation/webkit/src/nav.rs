//! The links of the shell.

use kernel::Permission;

/// One link of the rail or of the public front.
#[derive(Clone, Copy, Debug)]
pub struct NavItem {
    /// Where it leads; the pages below it count as its own.
    pub path: &'static str,
    /// The key of its word.
    pub key: &'static str,
    /// The name of its Lucide icon in the sprite.
    pub icon: &'static str,
    /// Who sees it.
    pub permission: Permission,
    /// The letter that leads there after `g`, if any.
    pub letter: Option<char>,
    /// Other paths whose pages count as its own: records and items are the catalog's.
    pub also: &'static [&'static str],
}

impl NavItem {
    /// A link.
    #[must_use]
    pub const fn new(
        path: &'static str,
        key: &'static str,
        icon: &'static str,
        permission: Permission,
    ) -> Self {
        Self {
            path,
            key,
            icon,
            permission,
            letter: None,
            also: &[],
        }
    }

    /// `g` and this letter lead there.
    #[must_use]
    pub const fn letter(mut self, letter: char) -> Self {
        self.letter = Some(letter);
        self
    }

    /// The pages at and below these paths count as its own.
    #[must_use]
    pub const fn also(mut self, paths: &'static [&'static str]) -> Self {
        self.also = paths;
        self
    }

    /// How much of a path is this link's own or one of its others'; the most telling link leads.
    fn leads(&self, path: &str) -> Option<usize> {
        let own = std::iter::once(&self.path).chain(self.also);
        own.filter(|own| holds(own, path))
            .map(|own| own.len())
            .max()
    }
}

/// Whether a page is at a path or below it. The board of the day is only itself: not every page of
/// the staff lies below it.
fn holds(own: &str, path: &str) -> bool {
    let below = own != "/staff" && own != "/";
    path.strip_prefix(own)
        .is_some_and(|rest| rest.is_empty() || (below && rest.starts_with('/')))
}

/// A link as one visit sees it.
#[derive(Clone, Copy, Debug)]
pub struct NavLink {
    /// The link.
    pub item: NavItem,
    /// Whether the page shown is this one or below it.
    pub current: bool,
}

/// The links an actor may follow; the longest path that leads the current one is marked.
pub(crate) fn links(
    items: &[NavItem],
    path: &str,
    may: impl Fn(Permission) -> bool,
) -> Vec<NavLink> {
    let here = items.iter().filter_map(|item| item.leads(path)).max();
    let shown = items.iter().filter(|i| may(i.permission));
    shown
        .map(|&item| NavLink {
            item,
            current: here.is_some() && item.leads(path) == here,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use kernel::Permission::StaffHome;

    use super::{NavItem, links};

    #[test]
    fn the_most_telling_link_is_marked() {
        let items = [
            NavItem::new("/staff", "today", "sun", StaffHome),
            NavItem::new("/staff/books", "books", "book", StaffHome).also(&["/staff/copies"]),
            NavItem::new("/staff/books/order", "order", "book", StaffHome),
        ];
        let check = |path: &str, want: &[&str]| {
            let marked = links(&items, path, |_| true);
            let marked = marked.iter().filter(|link| link.current);
            let keys: Vec<&str> = marked.map(|link| link.item.key).collect();
            assert_eq!(keys, want, "{path}");
        };
        check("/staff", &["today"]);
        check("/staff/loans", &[]);
        check("/staff/books/7", &["books"]);
        check("/staff/copies/7/edit", &["books"]);
        check("/staff/books/order/7", &["order"]);
        check("/staff/bookshop", &[]);
    }
}
