//! QR codes, ISO/IEC 18004.

use std::fmt::Write as _;

use qrcodegen::{QrCode, QrCodeEcc};

use super::MarkError;

/// Modules of white around.
const QUIET: u32 = 4;

/// The picture of `text` at error correction M.
pub(super) fn svg(text: &str) -> Result<String, MarkError> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).map_err(|_| MarkError::TooLong)?;
    let mut path = String::new();
    for y in 0..code.size() {
        for x in (0..code.size()).filter(|&x| code.get_module(x, y)) {
            // Writing to a String cannot fail.
            let _ = write!(path, "M{} {}h1v1h-1z", x + 4, y + 4);
        }
    }
    let side = code.size().unsigned_abs() + 2 * QUIET;
    Ok(super::picture(side, side, &path))
}
