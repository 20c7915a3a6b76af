//! Searching by attributes of Bib-1.

use std::collections::{BTreeMap, BTreeSet};

use callslip_z3950::{
    AttributeValue, AttributesPlusTerm, Diagnostic, Operand, Operator, Rpn, RpnNode,
    unsupported_attribute,
};

use super::session::Sets;
use super::{Book, Library};

/// Use attributes and the fields that each means.
const USES: [(i64, &[&str]); 12] = [
    (1, &["100"]),
    (4, &["245ab"]),
    (7, &["020"]),
    (12, &["001"]),
    (21, &["650"]),
    (30, &["260c"]),
    (31, &["260c"]),
    (54, &["041"]),
    (1003, &["100", "700"]),
    (1016, &["*"]),
    (1018, &["260b"]),
    (1035, &["*"]),
];

/// Values of the other types that are understood: type, values.
const UNDERSTOOD: [(i64, &[i64]); 5] = [
    (2, &[1, 2, 3, 4, 5, 6, 102, 103]),
    (3, &[1, 2, 3]),
    (4, &[1, 2, 3, 4, 5, 6, 105, 108]),
    (5, &[1, 2, 3, 100]),
    (6, &[1, 2, 3]),
];

/// The texts of a record in an index, as words.
type Texts = Vec<Vec<String>>;

/// For each use attribute the texts of each record.
pub(crate) struct Words(Vec<Vec<Texts>>);

impl Words {
    pub(crate) fn of(books: &[Book]) -> Self {
        let texts = |book: &Book, tags: &[&str]| -> Texts {
            book.texts(tags).iter().map(|text| words(text)).collect()
        };
        let index = |tags: &[&str]| books.iter().map(|book| texts(book, tags)).collect();
        Self(USES.iter().map(|(_, tags)| index(tags)).collect())
    }
}

/// How a term is sought.
struct Wanted {
    /// The place of the use attribute among [`USES`].
    index: usize,
    relation: i64,
    first: bool,
    list: bool,
    truncation: i64,
    words: Vec<String>,
}

/// The place of the use attribute among [`USES`].
fn index_of(term: &AttributesPlusTerm) -> Result<usize, Diagnostic> {
    if let Some(name) = term.attributes.text(1) {
        return Err(Diagnostic::bib1(114, name));
    }
    let kind = term.attributes.number(1).unwrap_or(1016);
    let place = USES.iter().position(|(number, _)| *number == kind);
    place.ok_or_else(|| Diagnostic::bib1(114, &kind.to_string()))
}

fn wanted(term: &AttributesPlusTerm) -> Result<Wanted, Diagnostic> {
    for attribute in &term.attributes.0 {
        if attribute.set.as_ref().is_some_and(|set| !set.is("bib-1")) {
            return Err(Diagnostic::bib1(121, ""));
        }
        let (kind, AttributeValue::Number(value)) = (attribute.kind, &attribute.value) else {
            continue;
        };
        let known = UNDERSTOOD.iter().find(|(known, _)| *known == kind);
        if kind != 1 && !known.is_some_and(|(_, values)| values.contains(value)) {
            let condition = unsupported_attribute(kind);
            return Err(Diagnostic::bib1(condition, &value.to_string()));
        }
    }
    let number = |kind: i64, usual: i64| term.attributes.number(kind).unwrap_or(usual);
    Ok(Wanted {
        index: index_of(term)?,
        relation: number(2, 3),
        first: number(3, 3) != 3,
        list: matches!(number(4, 1), 2 | 6 | 105),
        truncation: number(5, 100),
        words: words(&term.term.text()),
    })
}

/// The words of a text in small letters.
pub(crate) fn words(text: &str) -> Vec<String> {
    let parts = text.split(|c: char| !c.is_alphanumeric());
    let parts = parts.filter(|part| !part.is_empty());
    parts.map(str::to_lowercase).collect()
}

impl Wanted {
    fn is_in(&self, texts: &Texts) -> bool {
        texts.iter().any(|words| self.matches(words))
    }

    fn matches(&self, words: &[String]) -> bool {
        match self.relation {
            1 | 2 | 4 | 5 | 6 => self.compares(words),
            103 => true,
            _ if self.list => self
                .words
                .iter()
                .all(|word| words.iter().any(|w| self.same(word, w))),
            _ => self.phrase(words),
        }
    }

    fn compares(&self, words: &[String]) -> bool {
        let (Some(word), Some(term)) = (words.first(), self.words.first()) else {
            return false;
        };
        match self.relation {
            1 => word < term,
            2 => word <= term,
            4 => word >= term,
            5 => word > term,
            _ => word != term,
        }
    }

    fn phrase(&self, words: &[String]) -> bool {
        let many = self.words.len();
        if many == 0 {
            return false;
        }
        let places = words
            .windows(many)
            .take(if self.first { 1 } else { words.len() });
        places.into_iter().any(|place| {
            place
                .iter()
                .zip(&self.words)
                .all(|(w, word)| self.same(word, w))
        })
    }

    fn same(&self, term: &str, word: &str) -> bool {
        match self.truncation {
            1 => word.starts_with(term),
            2 => word.ends_with(term),
            3 => word.contains(term),
            _ => word == term,
        }
    }
}

impl Library {
    /// The terms of the index that a term is of, in order, with the number of records that have
    /// each.
    pub(crate) fn terms(
        &self,
        term: &AttributesPlusTerm,
    ) -> Result<BTreeMap<&str, i64>, Diagnostic> {
        let mut terms = BTreeMap::new();
        for texts in &self.words.0[index_of(term)?] {
            let words: BTreeSet<&str> = texts.iter().flatten().map(String::as_str).collect();
            for word in words {
                *terms.entry(word).or_insert(0) += 1;
            }
        }
        Ok(terms)
    }

    /// The records that a query finds, in order.
    pub(crate) fn search(&self, query: &Rpn, sets: &Sets) -> Result<Vec<usize>, Diagnostic> {
        if !query.attribute_set.is("bib-1") {
            return Err(Diagnostic::bib1(121, &query.attribute_set.to_string()));
        }
        let mut found: Vec<Vec<usize>> = Vec::new();
        for node in query.nodes() {
            let records = match node {
                RpnNode::Operand(operand) => self.operand(operand, sets)?,
                RpnNode::Operation {
                    operator,
                    left,
                    right,
                } => join(operator, &found[left.index()], &found[right.index()])?,
            };
            found.push(records);
        }
        Ok(found.pop().unwrap_or_default())
    }

    fn operand(&self, operand: &Operand, sets: &Sets) -> Result<Vec<usize>, Diagnostic> {
        match operand {
            Operand::Term(term) => {
                let wanted = wanted(term)?;
                let texts = self.words.0[wanted.index].iter().enumerate();
                let found = texts.filter(|(_, texts)| wanted.is_in(texts));
                Ok(found.map(|(n, _)| n).collect())
            }
            Operand::ResultSet(name) => {
                let set = sets.get(&name.0).cloned();
                set.ok_or_else(|| Diagnostic::bib1(30, &name.0))
            }
            Operand::Restricted(_) => Err(Diagnostic::bib1(245, "")),
        }
    }
}

fn join(operator: &Operator, left: &[usize], right: &[usize]) -> Result<Vec<usize>, Diagnostic> {
    let kept = |both: bool| {
        left.iter()
            .copied()
            .filter(move |n| right.contains(n) == both)
    };
    match operator {
        Operator::And => Ok(kept(true).collect()),
        Operator::AndNot => Ok(kept(false).collect()),
        Operator::Or => {
            let mut all = [left, right].concat();
            all.sort_unstable();
            all.dedup();
            Ok(all)
        }
        Operator::Prox(_) => Err(Diagnostic::bib1(110, "prox")),
    }
}
