#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

mod corpus;
mod facets;
mod found;
mod life;
mod many;
mod never;
mod numbers;
mod suggested;
mod trees;
mod words;

use tempfile::TempDir;

use crate::{BibDoc, Index, Page, Request};

/// An index that goes away with its folder.
struct Shelf {
    index: Index,
    _folder: TempDir,
}

fn shelf(docs: &[BibDoc]) -> Shelf {
    let folder = TempDir::new().unwrap();
    let index = Index::open(folder.path()).unwrap();
    index.apply(docs, &[]).unwrap();
    index.commit(1).unwrap();
    Shelf {
        index,
        _folder: folder,
    }
}

impl Shelf {
    fn page(&self, text: &str) -> Page {
        self.index.search(&ask(text)).unwrap()
    }
}

fn ask(text: &str) -> Request {
    Request {
        text: text.to_owned(),
        limit: 100,
        facets: true,
        ..Request::default()
    }
}

/// Each row, "given | wanted", against what `made` makes of the given; tells all that differ at once.
fn check(rows: &str, made: impl Fn(&str) -> String) {
    let (mut checked, mut wrong) = (0, Vec::new());
    for row in rows.lines().map(str::trim).filter(|row| !row.is_empty()) {
        let (given, wanted) = row
            .rsplit_once('|')
            .unwrap_or_else(|| panic!("no bar in {row}"));
        let (given, wanted) = (given.trim(), wanted.trim());
        let got = made(given);
        if got != wanted {
            wrong.push(format!("{given}: {got}, not {wanted}"));
        }
        checked += 1;
    }
    assert!(checked > 0 && wrong.is_empty(), "{}", wrong.join("\n"));
}
