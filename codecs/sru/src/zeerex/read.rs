//! The record about a server read. Servers keep to its schema loosely; what is there is taken.

use crate::xml::Element;
use crate::{Fault, Fragment, Record, Rule};

use super::{ContextSet, Explain, Index, Note, Schema, Server, Setting};

impl Explain {
    /// Reads the record of an explain response.
    ///
    /// # Errors
    /// When it is no XML, or no ZeeRex.
    pub fn read(record: &Record) -> Result<Self, Fault> {
        Self::of(&record.fragment()?)
    }

    /// Reads ZeeRex.
    ///
    /// # Errors
    /// When it is something else.
    pub fn of(fragment: &Fragment) -> Result<Self, Fault> {
        let element = fragment.tree().filter(|it| it.name == "explain");
        let element = element.ok_or_else(|| Fault {
            offset: 0,
            rule: Rule::NotSru,
            message: "the record is no `explain` of ZeeRex".to_owned(),
        })?;
        let mut explain = Self::default();
        for child in &element.children {
            explain.take(child);
        }
        Ok(explain)
    }

    fn take(&mut self, element: &Element<'_>) {
        match element.name {
            "serverInfo" => self.server = server(element),
            "databaseInfo" => self.database = element.children.iter().map(note).collect(),
            "metaInfo" => self.modified = text(element, "dateModified"),
            "indexInfo" => {
                let sets = all(element, "set").map(|it| ContextSet {
                    name: attribute(it, "name").unwrap_or_default(),
                    identifier: attribute(it, "identifier").unwrap_or_default(),
                    title: text(it, "title"),
                });
                self.sets = sets.collect();
                self.indexes = all(element, "index").map(index).collect();
            }
            "schemaInfo" => {
                let schemas = all(element, "schema").map(|it| Schema {
                    name: attribute(it, "name").unwrap_or_default(),
                    identifier: attribute(it, "identifier").unwrap_or_default(),
                    location: attribute(it, "location"),
                    title: text(it, "title"),
                });
                self.schemas = schemas.collect();
            }
            "configInfo" => {
                let settings = element.children.iter().map(|it| Setting {
                    kind: it.name.to_owned(),
                    name: attribute(it, "type").unwrap_or_default(),
                    value: it.value().to_owned(),
                });
                self.settings = settings.collect();
            }
            _ => {}
        }
    }
}

fn server(element: &Element<'_>) -> Server {
    Server {
        protocol: attribute(element, "protocol"),
        version: attribute(element, "version"),
        method: attribute(element, "method"),
        transport: attribute(element, "transport"),
        host: text(element, "host").unwrap_or_default(),
        port: text(element, "port")
            .and_then(|it| it.parse().ok())
            .unwrap_or(0),
        database: text(element, "database").unwrap_or_default(),
    }
}

fn note(element: &Element<'_>) -> Note {
    Note {
        name: element.name.to_owned(),
        language: attribute(element, "lang"),
        text: element.value().to_owned(),
    }
}

fn index(element: &Element<'_>) -> Index {
    let names = all(element, "map").flat_map(|map| all(map, "name"));
    let names = names.map(|it| {
        (
            attribute(it, "set").unwrap_or_default(),
            it.value().to_owned(),
        )
    });
    let flag = |name| attribute(element, name).map(|it| it == "true" || it == "1");
    Index {
        title: text(element, "title"),
        names: names.collect(),
        search: flag("search"),
        scan: flag("scan"),
        sort: flag("sort"),
    }
}

fn all<'a>(element: &'a Element<'a>, name: &'static str) -> impl Iterator<Item = &'a Element<'a>> {
    element.children.iter().filter(move |it| it.name == name)
}

fn text(element: &Element<'_>, name: &'static str) -> Option<String> {
    all(element, name).next().map(|it| it.value().to_owned())
}

fn attribute(element: &Element<'_>, name: &str) -> Option<String> {
    element.attribute(name).map(str::to_owned)
}
