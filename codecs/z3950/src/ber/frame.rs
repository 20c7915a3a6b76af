//! Where an APDU ends in a stream of bytes.

use super::{Bad, Header};
use crate::{Fault, Limits, Rule};

/// What stands at the start of the bytes read so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frame {
    /// An APDU of so many bytes.
    Whole(usize),
    /// Part of an APDU: at least so many more bytes are needed.
    More(usize),
}

/// Finds the end of each APDU in a stream that comes in pieces. Every byte is looked at once, and
/// nothing is allocated for a length that is only announced.
///
/// ```
/// use callslip_z3950::{Frame, Framer, Limits};
///
/// let mut framer = Framer::new(Limits::default());
/// let mut buffer = vec![0xB6, 0x80, 0x02, 0x01];
/// assert_eq!(framer.scan(&buffer), Ok(Frame::More(1)));
/// buffer.extend([0x07, 0x00, 0x00, 0xB6]);
/// assert_eq!(framer.scan(&buffer), Ok(Frame::Whole(7)));
/// ```
#[derive(Clone, Debug)]
pub struct Framer {
    limits: Limits,
    /// How far the buffer has been understood.
    at: usize,
    /// How many values of indefinite length are open.
    open: usize,
}

impl Framer {
    /// For a stream, at the start of an APDU.
    #[must_use]
    pub const fn new(limits: Limits) -> Self {
        Self {
            limits,
            at: 0,
            open: 0,
        }
    }

    /// Looks at what has come: the same buffer each time, longer by what was read since, until an
    /// APDU is whole. Then the caller takes its bytes off and begins anew with the rest.
    ///
    /// # Errors
    ///
    /// An APDU longer or deeper than the limits, or bytes that are no BER; the stream cannot be
    /// read on.
    pub fn scan(&mut self, buffer: &[u8]) -> Result<Frame, Fault> {
        loop {
            let rest = buffer.get(self.at..).unwrap_or_default();
            let header = match Header::read(rest) {
                Ok(header) => header,
                Err(Bad::Short) if self.at.max(buffer.len()) < self.limits.bytes => {
                    return Ok(Frame::More(self.at.saturating_sub(buffer.len()).max(1)));
                }
                Err(Bad::Short) => return Err(self.too_long(buffer.len())),
                Err(Bad::Range | Bad::Indefinite) => {
                    return Err(Fault::new(self.at, Rule::Header, ""));
                }
            };
            self.pass(&header)?;
            if self.open == 0 {
                return self.ended(buffer.len());
            }
        }
    }

    /// Goes past a header, and past its content if its length is known.
    fn pass(&mut self, header: &Header) -> Result<(), Fault> {
        let length = header.length.unwrap_or(0);
        if header.size.saturating_add(length) > self.limits.bytes.saturating_sub(self.at) {
            return Err(self.too_long(length));
        }
        if header.is_end_mark() && self.open > 0 {
            self.open -= 1;
        } else if header.length.is_none() {
            self.open += 1;
        }
        if self.open > self.limits.depth {
            return Err(Fault::new(self.at, Rule::Depth, ""));
        }
        self.at += header.size + length;
        Ok(())
    }

    fn ended(&mut self, have: usize) -> Result<Frame, Fault> {
        if self.at > have {
            // The one value of known length is not there yet: look at its header again then.
            let more = self.at - have;
            self.at = 0;
            return Ok(Frame::More(more));
        }
        let whole = self.at;
        *self = Self::new(self.limits);
        Ok(Frame::Whole(whole))
    }

    fn too_long(&self, length: usize) -> Fault {
        Fault::new(self.at, Rule::Size, format!("{length} bytes"))
    }
}
