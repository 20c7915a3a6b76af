//! Packed input: gzip, xz and Zstandard, told from their first bytes and unpacked as it streams.

use std::io::{self, Read};

/// What a stream is packed with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Packing {
    /// Nothing.
    Plain,
    /// gzip (RFC 1952), one member or several.
    Gzip,
    /// xz.
    Xz,
    /// Zstandard (RFC 8878).
    Zstandard,
}

/// The packing of input that begins with these bytes.
#[must_use]
pub const fn packing(head: &[u8]) -> Packing {
    match head {
        [0x1F, 0x8B, 8, ..] => Packing::Gzip,
        [0xFD, b'7', b'z', b'X', b'Z', 0, ..] => Packing::Xz,
        [0x28, 0xB5, 0x2F, 0xFD, ..] => Packing::Zstandard,
        _ => Packing::Plain,
    }
}

/// The input unpacked, if it is packed.
///
/// Memory is bounded by the packer's window (at most 128 MiB for Zstandard, 256 MiB for xz); damage shows
/// as an error where it is met, after everything before it was given.
///
/// # Errors
/// Those of the input while its first bytes are read.
pub fn unpack<'a>(mut input: impl Read + Send + 'a) -> io::Result<Box<dyn Read + Send + 'a>> {
    const XZ_MEMORY: u64 = 256 << 20;
    let head = peek(&mut input, 6)?;
    let packing = packing(&head);
    let whole = io::Cursor::new(head).chain(input);
    Ok(match packing {
        Packing::Plain => Box::new(whole),
        Packing::Gzip => Box::new(flate2::read::MultiGzDecoder::new(whole)),
        Packing::Xz => {
            let stream = liblzma::stream::Stream::new_stream_decoder(
                XZ_MEMORY,
                liblzma::stream::CONCATENATED,
            )?;
            Box::new(liblzma::read::XzDecoder::new_stream(whole, stream))
        }
        Packing::Zstandard => Box::new(zstd::Decoder::new(whole)?),
    })
}

/// The first bytes of a stream, fewer only where it ends.
pub(crate) fn peek(input: &mut impl Read, most: usize) -> io::Result<Vec<u8>> {
    let mut head = Vec::with_capacity(most);
    input.take(most as u64).read_to_end(&mut head)?;
    Ok(head)
}
