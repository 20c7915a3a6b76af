//! Which columns of which list a person does not want to see, kept with the person.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use axum::response::IntoResponse;
use kernel::perm;

use super::{Column, Listing};
use crate::{Form, PageError, PageResult, Pages, Visit, blocking, needs, safe_next, see_other};

/// The most letters that the choices of one person take.
const MOST: usize = 4_000;

/// The columns that a person hid, by list. Written as `loans=lent,renewals patrons=email`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HiddenColumns(BTreeMap<String, BTreeSet<String>>);

impl HiddenColumns {
    /// Reads what [`Display`](fmt::Display) wrote; what is not of that form is passed over.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let lists = text.split_whitespace().filter_map(|list| {
            let (name, columns) = list.split_once('=')?;
            let columns = columns.split(',').filter(|key| !key.is_empty());
            Some((name.to_owned(), columns.map(str::to_owned).collect()))
        });
        Self(lists.collect())
    }

    fn hides(&self, list: &str, column: &str) -> bool {
        let hidden = self.0.get(list);
        hidden.is_some_and(|hidden| hidden.contains(column))
    }

    fn set(&mut self, list: &str, hidden: BTreeSet<String>) {
        if hidden.is_empty() {
            self.0.remove(list);
        } else {
            self.0.insert(list.to_owned(), hidden);
        }
    }
}

impl fmt::Display for HiddenColumns {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, (list, columns)) in self.0.iter().enumerate() {
            let columns: Vec<&str> = columns.iter().map(String::as_str).collect();
            let gap = if at == 0 { "" } else { " " };
            write!(f, "{gap}{list}={}", columns.join(","))?;
        }
        Ok(())
    }
}

impl Listing {
    /// Whether the person wants to see a column. The first is what a row is; it always stays.
    pub(super) fn shows(&self, column: &Column) -> bool {
        let first = self.columns.first().map(|first| first.key);
        let hidden = self.visit.signed_in.as_ref().map(|s| &s.hidden_columns);
        first == Some(column.key) || !hidden.is_some_and(|h| h.hides(self.name, column.key))
    }

    /// The columns to choose from; none where nobody is known to keep the choice for.
    pub(super) fn choosable(&self) -> impl Iterator<Item = &Column> {
        let known = self.visit.allows(kernel::Permission::StaffHome);
        let after = self.columns.iter().skip(1).filter(|c| !c.is_ways());
        after.filter(move |_| known)
    }
}

/// The one act: which columns of a list are shown.
pub(crate) fn pages() -> Pages {
    Pages::new().post("/columns", needs::<perm::StaffHome>(), post_columns)
}

async fn post_columns(visit: Visit, form: Form) -> PageResult {
    let next = safe_next(form.raw("next"), "/staff").to_owned();
    let signed_in = visit.signed_in.clone().ok_or(PageError::SignIn)?;
    let mut hidden = signed_in.hidden_columns.clone();
    let shown: BTreeSet<&str> = form.all("shown").collect();
    let all = form.all("of").filter(|key| is_word(key));
    let dropped = all.filter(|key| !shown.contains(key)).map(str::to_owned);
    let list = form.raw("list");
    if is_word(list) {
        hidden.set(list, dropped.collect());
    }
    let text = hidden.to_string();
    if text.len() <= MOST {
        let (door, now) = (visit.site.door.clone(), visit.now);
        blocking(move || {
            door.keep_columns(&signed_in, &text, now)
                .map_err(PageError::Internal)
        })
        .await?;
    }
    Ok(see_other(&next).into_response())
}

/// A stable word of a list or a column: letters, digits, hyphens and underscores.
fn is_word(text: &str) -> bool {
    let part = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    (1..=40).contains(&text.len()) && text.chars().all(part)
}

#[cfg(test)]
mod tests {
    use super::HiddenColumns;

    #[test]
    fn choices_are_read_as_written() {
        let check = |text: &str, want: &str| {
            assert_eq!(HiddenColumns::read(text).to_string(), want);
        };
        check("", "");
        check(
            "loans=lent,renewals patrons=email",
            "loans=lent,renewals patrons=email",
        );
        check(
            "patrons=email  loans=renewals,lent,lent",
            "loans=lent,renewals patrons=email",
        );
        check("nonsense loans=lent", "loans=lent");
    }
}
