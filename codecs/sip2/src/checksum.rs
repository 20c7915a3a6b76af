//! The checksum of a message (SIP2 2.00, "Checksum Algorithm").

/// The checksum of these bytes: two's complement of their sum in 16 bits.
///
/// It is taken over everything from the message's code to the letters `AZ`, both included.
///
/// ```
/// assert_eq!(callslip_sip2::checksum(b"9300CNuser_id|COpassw0rd|AY1AZ"), 0xF594);
/// ```
#[must_use]
pub fn checksum(bytes: &[u8]) -> u16 {
    let sum = bytes
        .iter()
        .fold(0_u16, |sum, byte| sum.wrapping_add(u16::from(*byte)));
    sum.wrapping_neg()
}
