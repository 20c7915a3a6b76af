//! Style sheet, script, icons and fonts, inside the program, at addresses that change when they do.

use std::fmt::Write;
use std::sync::OnceLock;

use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use kernel::perm;
use rust_embed::RustEmbed;
use sha2::{Digest, Sha256};

use crate::{PageError, Pages, Path, needs};

#[derive(RustEmbed)]
#[folder = "assets/"]
struct Assets;

/// The address of an asset, such as `callslip.css`, with the digest of all assets in it.
#[must_use]
pub fn asset(name: &str) -> String {
    format!("/assets/{}/{name}", edition())
}

/// A digest over all assets: one edition of the look, so that addresses within the style sheet
/// can be relative.
fn edition() -> &'static str {
    static EDITION: OnceLock<String> = OnceLock::new();
    EDITION.get_or_init(|| {
        let mut names: Vec<_> = Assets::iter().collect();
        names.sort();
        let mut all = Sha256::new();
        for name in names {
            all.update(name.as_bytes());
            all.update(
                Assets::get(&name)
                    .map(|f| f.metadata.sha256_hash())
                    .unwrap_or_default(),
            );
        }
        all.finalize()
            .iter()
            .take(6)
            .fold(String::new(), |mut text, byte| {
                // Writing to a String cannot fail.
                let _always = write!(text, "{byte:02x}");
                text
            })
    })
}

pub(crate) fn pages() -> Pages {
    Pages::new().get(
        "/assets/{edition}/{*name}",
        needs::<perm::Everyone>(),
        get_asset,
    )
}

async fn get_asset(Path((asked, name)): Path<(String, String)>) -> Result<Response, PageError> {
    let file = Assets::get(&name).ok_or(PageError::NotFound)?;
    let kept = if asked == edition() {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    let headers = [(CONTENT_TYPE, kind(&name)), (CACHE_CONTROL, kept)];
    Ok((headers, file.data.into_owned()).into_response())
}

/// Whether the sprite has an icon of this name.
pub(crate) fn has_icon(name: &str) -> bool {
    let sprite = Assets::get("icons.svg").map(|f| f.data).unwrap_or_default();
    String::from_utf8_lossy(&sprite).contains(&format!("<symbol id=\"{name}\""))
}

/// The media type of the few kinds of file we ship.
fn kind(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        Some("png") => "image/png",
        _ => "application/octet-stream",
    }
}
