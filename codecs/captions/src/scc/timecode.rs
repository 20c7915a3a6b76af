//! Timecodes of 30 frames a second, dropping or not (SMPTE ST 12-1), in NTSC time (30000/1001).

/// A timecode that was read.
pub(super) struct Timecode {
    /// Frames from the start.
    pub(super) frames: u64,
    /// It names a frame that drop-frame counting leaves out.
    pub(super) dropped: bool,
}

/// Reads `hh:mm:ss:ff`, or `hh:mm:ss;ff` for drop frame.
pub(super) fn read(text: &str) -> Option<Timecode> {
    let drop = text.contains([';', '.', ',']);
    let mut numbers = text.split([':', ';', '.', ',']).map(number);
    let mut next = || numbers.next().flatten();
    let [hours, minutes, seconds, frames] = [next()?, next()?, next()?, next()?];
    if numbers.next().is_some() || minutes > 59 || seconds > 59 || frames > 29 {
        return None;
    }
    let count = ((hours * 60 + minutes) * 60 + seconds) * 30 + frames;
    let all_minutes = hours * 60 + minutes;
    let left_out = 2 * (all_minutes - all_minutes / 10);
    let dropped = drop && seconds == 0 && frames < 2 && minutes % 10 != 0;
    Some(Timecode {
        frames: if drop {
            count - left_out.min(count)
        } else {
            count
        },
        dropped,
    })
}

fn number(text: &str) -> Option<u64> {
    let digits = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok())?
}

/// Milliseconds at which a frame begins, rounded.
pub(super) const fn ms(frames: u64) -> u64 {
    (frames * 1001 + 15) / 30
}

#[cfg(test)]
mod tests {
    use super::{ms, read};

    fn check(text: &str, frames: Option<u64>, dropped: bool) {
        let code = read(text);
        assert_eq!(code.as_ref().map(|code| code.frames), frames, "{text}");
        assert_eq!(code.is_some_and(|code| code.dropped), dropped, "{text}");
    }

    #[test]
    fn timecodes() {
        check("00:00:01:00", Some(30), false);
        check("00:01:00:00", Some(1800), false);
        check("00:01:00;02", Some(1800), false);
        check("00:01:00;00", Some(1798), true);
        check("00:10:00;00", Some(17_982), false);
        check("01:00:00;00", Some(107_892), false);
        check("01:00:00:00", Some(108_000), false);
        check("00:00:00:30", None, false);
        check("00:60:00:00", None, false);
        check("00:00:01", None, false);
        check("0:00:00:01", None, false);
        assert_eq!(
            ms(107_892),
            3_599_996,
            "an hour of drop-frame time is an hour, nearly"
        );
        assert_eq!(
            ms(108_000),
            3_603_600,
            "without dropping it is 3.6 seconds more"
        );
    }
}
