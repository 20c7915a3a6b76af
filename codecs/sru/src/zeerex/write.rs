//! The record about a server written.

use crate::xml::Writer;
use crate::{Data, Escaping, Fragment, Record};

use super::{EXPLAIN_SCHEMA, Explain, Index, Note, Schema, Server, Setting};

impl Explain {
    /// As a record of an explain response.
    #[must_use]
    pub fn to_record(&self, escaping: Escaping) -> Record {
        Record::new(EXPLAIN_SCHEMA, Data::with(self.to_fragment(), escaping))
    }

    /// As XML.
    #[must_use]
    pub fn to_fragment(&self) -> Fragment {
        let mut out = Writer::default();
        out.open("explain").attribute("xmlns", EXPLAIN_SCHEMA);
        server(&self.server, &mut out);
        if !self.database.is_empty() {
            out.open("databaseInfo");
            self.database.iter().for_each(|it| note(it, &mut out));
            out.close();
        }
        if let Some(modified) = &self.modified {
            out.open("metaInfo")
                .element("dateModified", modified)
                .close();
        }
        self.indexes(&mut out);
        if !self.schemas.is_empty() {
            out.open("schemaInfo");
            self.schemas.iter().for_each(|it| schema(it, &mut out));
            out.close();
        }
        if !self.settings.is_empty() {
            out.open("configInfo");
            self.settings.iter().for_each(|it| setting(it, &mut out));
            out.close();
        }
        Fragment::built(out.finish())
    }

    fn indexes(&self, out: &mut Writer) {
        if self.sets.is_empty() && self.indexes.is_empty() {
            return;
        }
        out.open("indexInfo");
        for set in &self.sets {
            out.open("set")
                .attribute("identifier", &set.identifier)
                .attribute("name", &set.name);
            title(set.title.as_deref(), out);
            out.close();
        }
        self.indexes.iter().for_each(|it| index(it, out));
        out.close();
    }
}

fn server(it: &Server, out: &mut Writer) {
    out.open("serverInfo");
    for (name, value) in [
        ("protocol", &it.protocol),
        ("version", &it.version),
        ("transport", &it.transport),
        ("method", &it.method),
    ] {
        if let Some(value) = value {
            out.attribute(name, value);
        }
    }
    out.element("host", &it.host)
        .element("port", &it.port.to_string())
        .element("database", &it.database)
        .close();
}

fn note(it: &Note, out: &mut Writer) {
    out.element_named_with("", &it.name, it.language.as_deref(), &it.text);
}

fn index(it: &Index, out: &mut Writer) {
    out.open("index");
    for (name, value) in [("search", it.search), ("scan", it.scan), ("sort", it.sort)] {
        if let Some(value) = value {
            out.attribute(name, if value { "true" } else { "false" });
        }
    }
    title(it.title.as_deref(), out);
    for (set, name) in &it.names {
        out.open("map").open("name");
        if !set.is_empty() {
            out.attribute("set", set);
        }
        out.text(name).close().close();
    }
    out.close();
}

fn schema(it: &Schema, out: &mut Writer) {
    out.open("schema")
        .attribute("identifier", &it.identifier)
        .attribute("name", &it.name);
    if let Some(location) = &it.location {
        out.attribute("location", location);
    }
    title(it.title.as_deref(), out);
    out.close();
}

fn setting(it: &Setting, out: &mut Writer) {
    let kinds = ["default", "setting", "supports"];
    let kind = kinds.into_iter().find(|kind| *kind == it.kind);
    out.open(kind.unwrap_or("setting"))
        .attribute("type", &it.name)
        .text(&it.value)
        .close();
}

fn title(text: Option<&str>, out: &mut Writer) {
    if let Some(text) = text {
        out.element("title", text);
    }
}
