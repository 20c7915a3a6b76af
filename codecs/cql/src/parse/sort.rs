//! `sortby title/sort.ascending author`, at the end of a query.

use super::{Expect, Parser};
use crate::query::SortKey;
use crate::{Rule, Version};

impl Parser<'_> {
    pub(super) fn sort_keys(&mut self) -> Expect {
        if self.options.version == Version::V1_1 {
            self.fault_at_token(Rule::Edition);
        }
        if self.frames.len() > 1 || !self.sort.is_empty() {
            self.fault_at_token(Rule::SortPlace);
        }
        self.next();
        let before = self.sort.len();
        while let Some(index) = self.take_word() {
            let modifiers = self.modifiers();
            self.sort.push(SortKey { index, modifiers });
        }
        if self.sort.len() == before {
            self.fault_at_token(Rule::SortKeys);
        }
        Expect::Operator
    }
}
