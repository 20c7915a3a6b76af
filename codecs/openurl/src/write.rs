//! Writing links of version 1.0, and COinS.

use crate::context::{ContextObject, Entity, PREFIXES};
use crate::encoding::Charset;
use crate::zero_one::Writer;

/// Writes a context as a link of version 1.0 (Z39.88-2004, inline KEV) in UTF-8.
///
/// Identifiers are written as URIs, normalised; empty metadata is left out.
#[must_use]
pub fn write(context: &ContextObject) -> String {
    let mut out = context.base.clone();
    let mut put = Writer {
        out: &mut out,
        open: true,
        charset: Charset::Utf8,
    };
    put.pair("url_ver", "Z39.88-2004");
    match &context.elsewhere {
        Some(reference) => {
            if let Some(format) = &reference.format {
                put.pair("url_ctx_fmt", format);
            }
            put.pair("url_ctx_ref", &reference.location);
        }
        None => put.pair("url_ctx_fmt", "info:ofi/fmt:kev:mtx:ctx"),
    }
    body(context, &mut put);
    out
}

/// Writes a context as the `title` of a COinS span (`class="Z3988"`), escaped for HTML.
#[must_use]
pub fn coins(context: &ContextObject) -> String {
    let mut out = String::new();
    let mut put = Writer {
        out: &mut out,
        open: true,
        charset: Charset::Utf8,
    };
    body(context, &mut put);
    // Quotes and angles are percent-encoded already.
    out.replace('&', "&amp;")
}

fn body(context: &ContextObject, put: &mut Writer<'_>) {
    put.pair("ctx_ver", "Z39.88-2004");
    put.pair("ctx_enc", put.charset.identifier());
    if let Some(id) = &context.id {
        put.pair("ctx_id", id);
    }
    if let Some(time) = &context.time {
        put.pair("ctx_tim", time);
    }
    for prefix in PREFIXES {
        if let Some(entity) = context.entity(prefix) {
            describe(prefix, entity, put);
        }
    }
    for (key, value) in &context.other {
        put.pair(key, value);
    }
}

fn describe(prefix: &str, entity: &Entity, put: &mut Writer<'_>) {
    for id in &entity.ids {
        put.pair(&format!("{prefix}_id"), &id.uri());
    }
    if let Some(format) = &entity.format {
        put.pair(&format!("{prefix}_val_fmt"), format);
    }
    for (key, value) in entity.metadata.iter().filter(|pair| !pair.1.is_empty()) {
        put.pair(&format!("{prefix}.{key}"), value);
    }
    if let Some(reference) = &entity.reference {
        if let Some(format) = &reference.format {
            put.pair(&format!("{prefix}_ref_fmt"), format);
        }
        put.pair(&format!("{prefix}_ref"), &reference.location);
    }
    for private in &entity.private {
        put.pair(&format!("{prefix}_dat"), private);
    }
}
