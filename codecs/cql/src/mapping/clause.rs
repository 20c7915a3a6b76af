//! A search clause as attributes and terms.

use super::pqf::Writer;
use crate::query::{Access, Clause, Comparison, Modifier, Symbol};
use crate::{NodeId, Rule, Word};

/// The identifier of CQL's own context set, whatever its edition.
const CQL_SET: &str = "info:srw/cql-context-set/1/cql-";

/// What each term of a clause is written with.
pub(super) struct Terms {
    /// Attributes of the index and of the modifiers that have some, written out.
    pub(super) tail: String,
    /// Whether masks and anchors have their meaning.
    pub(super) masked: bool,
    /// Where the term stands.
    pub(super) at: usize,
}

impl Writer<'_> {
    /// The result set that a clause names: `cql.resultSetId = "x"` (`cql.resultSet` before 1.2).
    pub(super) fn result_set(&mut self, id: NodeId, clause: &Clause) -> Option<String> {
        let access = clause.access.as_ref()?;
        let (uri, name) = self.resolve(id, &access.index)?;
        let names = ["resultsetid", "resultset"];
        let asked = names.contains(&name.to_ascii_lowercase().as_str());
        (asked && uri.starts_with(CQL_SET)).then(|| clause.terms.first().map(Word::plain))?
    }

    pub(super) fn search(&mut self, id: NodeId, clause: &Clause) {
        let scoped = self.scoped_modifiers(id, clause.access.as_ref());
        for _ in &scoped {
            self.put("@prox 0 0 0 0 k 8 ");
        }
        self.attributes_of_always();
        let comparison = self.relation(clause.access.as_ref());
        let terms = Terms {
            tail: self.tail(id, clause.access.as_ref()),
            masked: is_masked(clause.access.as_ref()),
            at: clause.terms.first().map_or(0, |word| word.at),
        };
        match comparison.to_ascii_lowercase().as_str() {
            "all" => self.list("and", &split(&clause.terms), &terms),
            "any" => self.list("or", &split(&clause.terms), &terms),
            _ => {
                let words: Vec<&str> = clause.terms.iter().map(|word| word.text.as_str()).collect();
                self.list("and", &words, &terms);
            }
        }
        for restriction in scoped {
            self.put(&restriction);
        }
    }

    fn attributes_of_always(&mut self) {
        let always = self.mapping.line("always").cloned();
        for attribute in always.into_iter().flatten() {
            self.put(&format!("{attribute} "));
        }
    }

    /// Relation and structure; gives the relation's own name.
    fn relation(&mut self, access: Option<&Access>) -> String {
        let (at, name) = match access.map(|access| &access.relation.comparison) {
            None => (0, "="),
            Some(Comparison::Symbol(symbol)) => {
                let at = access.map_or(0, |access| access.index.at);
                (at, symbol.text())
            }
            Some(Comparison::Named(word)) => (word.at, word.text.as_str()),
        };
        let local = name.strip_prefix("cql.").unwrap_or(name);
        let alias = match local {
            "==" => "exact",
            "=" => "eq",
            "<=" => "le",
            ">=" => "ge",
            other => other,
        };
        let known = self.mapping.line(&format!("relation.{local}")).is_some();
        let key = if known { local } else { alias };
        if !self.attributes("relation", key) {
            self.fault(at, Rule::Relation, name);
        }
        if !self.attributes("structure", local) {
            self.fault(at, Rule::Structure, name);
        }
        local.to_owned()
    }

    /// The attributes that follow each term's own: index, then relation modifiers.
    fn tail(&mut self, id: NodeId, access: Option<&Access>) -> String {
        let start = self.out.len();
        self.index(id, access);
        for modifier in access.map_or(&[][..], |access| &access.relation.modifiers) {
            if !self.is_scope(modifier) && !self.attributes("relationModifier", &modifier.name.text)
            {
                self.fault(
                    modifier.name.at,
                    Rule::RelationModifier,
                    &modifier.name.text,
                );
            }
        }
        self.out.split_off(start)
    }

    fn index(&mut self, id: NodeId, access: Option<&Access>) {
        let choice = Word::pattern("cql.serverChoice");
        let index = access.map_or(&choice, |access| &access.index);
        let Some((uri, name)) = self.resolve(id, index) else {
            self.fault(index.at, Rule::ContextSet, &index.text);
            return;
        };
        let Some(prefix) = self.mapping.prefix_of(&uri).map(str::to_owned) else {
            self.fault(index.at, Rule::ContextSet, &uri);
            return;
        };
        if !self.attributes(&format!("index.{prefix}"), &name) {
            self.fault(index.at, Rule::Index, &index.text);
        }
    }

    /// The context set of a name, and the name without its prefix.
    fn resolve(&self, id: NodeId, name: &Word) -> Option<(String, String)> {
        let (prefix, local) = name.split_prefix();
        let said = self.scopes.uri(id, prefix);
        let usual = || self.mapping.uri_of(prefix.unwrap_or("")).map(str::to_owned);
        Some((said.or_else(usual)?, local.to_owned()))
    }

    /// Whether a modifier narrows the search to records with another index's value, as
    /// `title =/dc.language=en x` does.
    fn is_scope(&self, modifier: &Modifier) -> bool {
        let own = format!("relationModifier.{}", modifier.name.text);
        matches!(modifier.value, Some((Symbol::Equal, _))) && self.mapping.line(&own).is_none()
    }

    /// Those modifiers, each as the search that it adds.
    fn scoped_modifiers(&mut self, id: NodeId, access: Option<&Access>) -> Vec<String> {
        let mut searches = Vec::new();
        for modifier in access.map_or(&[][..], |access| &access.relation.modifiers) {
            if !self.is_scope(modifier) {
                continue;
            }
            let (name, value) = (&modifier.name, modifier.value.as_ref());
            let resolved = self.resolve(id, name).filter(|_| name.text.contains('.'));
            let prefix = resolved.and_then(|(uri, local)| {
                let prefix = self.mapping.prefix_of(&uri)?;
                Some((format!("index.{prefix}"), local))
            });
            let start = self.out.len();
            let known = prefix.is_some_and(|(category, local)| self.attributes(&category, &local));
            if !known {
                self.fault(name.at, Rule::Index, &name.text);
            }
            if let Some((_, value)) = value {
                self.token(&value.plain());
            }
            searches.push(self.out.split_off(start));
        }
        searches
    }

    /// A term, in quotes if it needs some.
    fn token(&mut self, text: &str) {
        if text.is_empty() || !text.chars().all(char::is_alphanumeric) {
            self.quoted(text);
        } else {
            self.put(text);
            self.put(" ");
        }
    }
}

/// Whether masks mean something: not with `regexp` or `unmasked`.
fn is_masked(access: Option<&Access>) -> bool {
    let modifiers = access.map_or(&[][..], |access| &access.relation.modifiers);
    let plain = |modifier: &Modifier| {
        let (_, name) = modifier.name.split_prefix();
        name.eq_ignore_ascii_case("regexp") || name.eq_ignore_ascii_case("unmasked")
    };
    !modifiers.iter().any(plain)
}

/// The words of all terms, for `any` and `all`.
fn split(terms: &[Word]) -> Vec<&str> {
    let words = terms.iter().flat_map(|term| term.text.split_whitespace());
    let words: Vec<&str> = words.collect();
    if words.is_empty() { vec![""] } else { words }
}
