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
    // The board of the day is only itself: not every page of the staff lies below it.
    let below = |item: &NavItem| item.path != "/staff" && item.path != "/";
    let leads = |item: &NavItem| {
        path.strip_prefix(item.path)
            .is_some_and(|rest| rest.is_empty() || (below(item) && rest.starts_with('/')))
    };
    let here = items
        .iter()
        .filter(|i| leads(i))
        .map(|i| i.path.len())
        .max();
    let shown = items.iter().filter(|i| may(i.permission));
    shown
        .map(|&item| NavLink {
            item,
            current: leads(&item) && Some(item.path.len()) == here,
        })
        .collect()
}
