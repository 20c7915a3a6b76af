//! What people write beside things: notes and files on a subject, and tasks for Today.
//!
//! **Invariants.** Nothing is deleted: a note or file taken away can be brought back, a task done can be
//! undone, and the journal of the subject tells each step without telling the words. A file's type is told
//! from its content; what is not known is refused. Who may see or write is the subject's to say.

mod desk;
pub mod file;
pub mod note;
pub mod task;
#[cfg(test)]
mod tests;

pub use desk::{Desk, Named, People, Subject};

/// The words of notes, files and tasks.
pub const MESSAGES: &[webkit::Messages] = &[
    webkit::Messages {
        lang: "en",
        source: include_str!("../messages/en.ftl"),
    },
    webkit::Messages {
        lang: "es",
        source: include_str!("../messages/es.ftl"),
    },
];

/// The routes of notes, files and tasks.
#[must_use]
pub fn pages(desk: Desk) -> webkit::Pages {
    note::pages::pages()
        .merge(file::pages::pages())
        .merge(task::pages::pages())
        .finish(desk)
}

/// The link of the staff rail.
#[must_use]
pub fn nav() -> Vec<webkit::NavItem> {
    let home = kernel::Permission::StaffHome;
    vec![webkit::NavItem::new(
        "/staff/tasks",
        "nav-tasks",
        "notebook-pen",
        home,
    )]
}
