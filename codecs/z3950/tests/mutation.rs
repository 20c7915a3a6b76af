//! 60,000 APDUs broken at random: nothing panics, faults point into the APDU, what is kept can be
//! written and read again.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

mod common;
#[path = "../examples/common/mutate.rs"]
mod mutate;

use callslip_z3950::{Apdu, Framer, Limits, Rpn};

#[test]
fn broken_apdus() {
    let seeds: Vec<Vec<u8>> = common::recorded()
        .into_iter()
        .map(|(_, bytes)| bytes)
        .collect();
    let mut random = mutate::Random::new(3);
    let (mut kept, mut told) = (0, 0);
    for _ in 0..60_000 {
        let bytes = mutate::broken(&seeds, &mut random);
        let _ = Framer::new(Limits::default()).scan(&bytes);
        let reading = Apdu::read(&bytes, Limits::default());
        assert!(
            reading.faults.iter().all(|fault| fault.at <= bytes.len()),
            "{bytes:02X?}"
        );
        told += usize::from(!reading.faults.is_empty());
        let Some(apdu) = reading.apdu else {
            assert!(!reading.faults.is_empty(), "{bytes:02X?}");
            continue;
        };
        kept += 1;
        if matches!(apdu, Apdu::Other(..)) {
            continue;
        }
        let written = apdu.to_bytes();
        let again = Apdu::read(&written, Limits::default());
        assert!(again.apdu.is_some(), "{bytes:02X?}");
        let _ = Rpn::from_pqf(&String::from_utf8_lossy(&bytes));
    }
    assert!(kept > 40_000 && told > 20_000, "{kept} {told}");
}
