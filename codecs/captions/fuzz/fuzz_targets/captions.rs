//! Any bytes read in each format, checked, repaired and written; what is written is read again.
#![no_main]

use callslip_captions::{Format, Guidelines, Limits, apply, check, read_as, srt, vtt};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for format in [Format::Vtt, Format::Srt, Format::Scc, Format::Ttml] {
        let mut parsed = read_as(bytes, format, &Limits::default());
        let report = check(&parsed.track, &Guidelines::default(), Some(60_000));
        let repairs: Vec<_> = report.faults.into_iter().filter_map(|it| it.repair).collect();
        apply(&mut parsed.track, &repairs);
        let written = vtt::write(&parsed.track);
        let again = read_as(written.as_bytes(), Format::Vtt, &Limits::default());
        assert_eq!(again.track.cues.len(), parsed.track.cues.len());
        let _ = srt::write(&parsed.track);
    }
});
