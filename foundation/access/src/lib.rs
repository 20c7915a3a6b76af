//! Who may come in and what they may do: roles as data, staff accounts, sign-in, sessions, and the
//! quick switch by badge and PIN at a shared desk.
//!
//! **Invariants.** Passwords and PINs are kept as argon2id hashes, session and client tokens as
//! digests. A wrong password, an unknown name and a locked account answer alike until the lockout
//! itself is told. Only a role that may grant another gives or changes it.

mod door;
mod error;
pub mod roles;
pub mod secret;
pub mod session;
pub mod sign_in;
pub mod staff;
#[cfg(test)]
mod tests;
mod today;

pub use door::{Branches, Front, NameOf, Names, PatronOfCard};
pub use error::AccessError;

/// The words of the sign-in and account pages.
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

pub use today::today;

/// The routes of sign-in, sign-out, quick switch, sessions, staff accounts and roles.
#[must_use]
pub fn pages(front: Front) -> webkit::Pages {
    sign_in::pages()
        .merge(session::pages())
        .merge(staff::pages())
        .finish(front)
}

/// The links of the staff rail.
#[must_use]
pub fn nav() -> Vec<webkit::NavItem> {
    let edit = kernel::Permission::EditStaff;
    vec![webkit::NavItem::new(
        "/staff/people",
        "nav-staff-accounts",
        "users",
        edit,
    )]
}
