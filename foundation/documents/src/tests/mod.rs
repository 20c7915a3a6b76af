#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]
//! Every paper is set, exported and read back. With `CALLSLIP_PAPERS=folder` they are kept to look at.

mod barcodes;
mod papers;
mod samples;
mod sheets;
mod typesetting;

use serde::Serialize;
use typst::layout::{Abs, Frame, FrameItem};

use crate::{Meta, Paper};

/// A paper set: its texts in reading order, its pages' sizes in millimetres, and its PDF.
struct Set {
    text: String,
    sizes: Vec<(f64, f64)>,
    pdf: Vec<u8>,
}

fn set(paper: Paper, data: &impl Serialize, meta: &Meta) -> Set {
    let pages = paper.pages(data, meta).unwrap();
    let mut text = String::new();
    let mut sizes = Vec::new();
    for page in pages.pages() {
        read(&page.frame, &mut text);
        let size = page.frame.size();
        sizes.push((Abs::to_mm(size.x), Abs::to_mm(size.y)));
    }
    let pdf = paper.render(data, meta).unwrap();
    if let Ok(folder) = std::env::var("CALLSLIP_PAPERS") {
        let name = meta.title.replace([' ', '/'], "-");
        std::fs::write(format!("{folder}/{name}.{}.pdf", meta.language), &pdf).unwrap();
    }
    Set { text, sizes, pdf }
}

fn read(frame: &Frame, text: &mut String) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => read(&group.frame, text),
            FrameItem::Text(run) => {
                text.push_str(&run.text);
                text.push(' ');
            }
            _ => {}
        }
    }
}

impl Set {
    /// Whether `words` stand in the paper, whatever runs and lines they were broken into.
    fn says(&self, words: &str) -> bool {
        let bare = |s: &str| s.split_whitespace().collect::<String>();
        bare(&self.text).contains(&bare(words))
    }

    fn check_says(&self, lines: &str) {
        for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
            assert!(self.says(line), "{line:?} is not in: {}", self.text);
        }
    }

    /// The marks of a tagged, accessible PDF (ISO 14289-1), with the title and the language.
    fn check_tagged(&self, language: &str) {
        let body = String::from_utf8_lossy(&self.pdf);
        let language = format!("/Lang({language}");
        for mark in [
            "%PDF-1.7",
            "/StructTreeRoot",
            "/MarkInfo",
            "<pdfuaid:part>1<",
            "/DisplayDocTitle true",
            &language,
        ] {
            assert!(
                body.replace("/Lang (", "/Lang(").contains(mark),
                "no {mark}"
            );
        }
    }
}
