//! The public side: front page, search, records, hours, a patron's own account.
//!
//! **Invariants.** It owns no table and writes nothing of its own; what it shows of a copy never names a patron. Every
//! page works without script, every state of a search is an address, and no page asks anything of another host.
//! Suppressed and deleted records are not to be had by any address.

mod account;
mod copy;
mod desk;
mod find;
mod front;
mod open;
mod record;
mod said;
mod suggest;
#[cfg(test)]
mod tests;

pub use desk::Desk;

/// The words of the public pages.
pub const MESSAGES: &[webkit::Messages] = &[
    webkit::Messages {
        lang: "en",
        source: include_str!("../messages/en.ftl"),
    },
    webkit::Messages {
        lang: "es",
        source: include_str!("../messages/es.ftl"),
    },
    webkit::Messages {
        lang: "zh-Hans",
        source: include_str!("../messages/zh-Hans.ftl"),
    },
    webkit::Messages {
        lang: "vi",
        source: include_str!("../messages/vi.ftl"),
    },
    webkit::Messages {
        lang: "tl",
        source: include_str!("../messages/tl.ftl"),
    },
];

/// The routes of the public side.
#[must_use]
pub fn pages(desk: Desk) -> webkit::Pages {
    front::pages()
        .merge(find::pages())
        .merge(suggest::pages())
        .merge(record::pages())
        .merge(open::pages())
        .merge(account::pages())
        .finish(desk)
}

/// The links of the public front.
#[must_use]
pub fn public_nav() -> Vec<webkit::NavItem> {
    let everyone = kernel::Permission::Everyone;
    let item = |path, key, icon| webkit::NavItem::new(path, key, icon, everyone);
    vec![
        item("/search", "front-nav-search", "search").also(&["/bib"]),
        item("/hours", "front-nav-hours", "clock"),
    ]
}
