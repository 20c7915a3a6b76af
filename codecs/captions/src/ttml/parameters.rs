//! What the root element says of time (TTML 2 section 7), and times in those terms (section 12.3).

use crate::Rule;

/// The parameters of time.
#[derive(Clone, Copy, Debug)]
pub(super) struct Parameters {
    frame_rate: u64,
    multiplier: (u64, u64),
    sub_frames: u64,
    tick_rate: Option<u64>,
    rated: bool,
    smpte: bool,
    drop: bool,
}

impl Default for Parameters {
    fn default() -> Self {
        Self {
            frame_rate: 30,
            multiplier: (1, 1),
            sub_frames: 1,
            tick_rate: None,
            rated: false,
            smpte: false,
            drop: false,
        }
    }
}

impl Parameters {
    /// Takes a parameter in; one that is not understood is a fault.
    pub(super) fn set(&mut self, name: &str, value: &str) -> Result<(), Rule> {
        let number = || positive(value).ok_or(Rule::Parameter);
        match name {
            "frameRate" => {
                self.frame_rate = number()?;
                self.rated = true;
            }
            "subFrameRate" => self.sub_frames = number()?,
            "tickRate" => self.tick_rate = Some(number()?),
            "frameRateMultiplier" => {
                let parts = value.split_once([' ', ':']).ok_or(Rule::Parameter)?;
                let pair = (positive(parts.0.trim()), positive(parts.1.trim()));
                let (Some(above), Some(below)) = pair else {
                    return Err(Rule::Parameter);
                };
                self.multiplier = (above, below);
            }
            "timeBase" => match value {
                "media" | "clock" => self.smpte = false,
                "smpte" => self.smpte = true,
                _ => return Err(Rule::Parameter),
            },
            "dropMode" => match value {
                "nonDrop" => self.drop = false,
                "dropNTSC" => self.drop = true,
                _ => return Err(Rule::Parameter),
            },
            _ => {}
        }
        Ok(())
    }

    /// Milliseconds of a time expression; `None` when it is none.
    pub(super) fn time(&self, text: &str) -> Option<u64> {
        let text = text.trim();
        if text.contains(':') {
            self.clock(text)
        } else {
            self.offset(text)
        }
    }

    fn clock(&self, text: &str) -> Option<u64> {
        // Some write the frames of drop-frame time after a semicolon.
        let mut parts = text.split([':', ';']);
        let hours = digits(parts.next()?)?;
        let minutes = digits(parts.next()?).filter(|minutes| *minutes < 60)?;
        let seconds = parts.next()?;
        let frames = parts.next();
        if parts.next().is_some() {
            return None;
        }
        let whole = (hours * 60 + minutes) * 60;
        let Some(frames) = frames else {
            let (seconds, part) = decimal(seconds)?;
            return (seconds < 60).then_some((whole + seconds) * 1000 + part / 1_000_000);
        };
        let seconds = digits(seconds).filter(|seconds| *seconds < 60)?;
        let (frames, sub) = frames.split_once('.').unwrap_or((frames, "0"));
        let (frames, sub) = (digits(frames)?, digits(sub)?);
        Some(self.frames(whole + seconds, frames, sub))
    }

    /// A time of seconds and frames: media time keeps seconds, SMPTE time counts frames throughout.
    fn frames(&self, seconds: u64, frames: u64, sub: u64) -> u64 {
        let subs = frames * self.sub_frames + sub;
        if !self.smpte {
            return seconds * 1000 + self.of_frames(subs, self.sub_frames);
        }
        let minutes = seconds / 60;
        let left_out = if self.drop {
            2 * (minutes - minutes / 10)
        } else {
            0
        };
        let count = (seconds * self.frame_rate).saturating_sub(left_out);
        self.of_frames(count * self.sub_frames + subs, self.sub_frames)
    }

    /// Milliseconds of so many parts of a frame.
    fn of_frames(&self, count: u64, parts: u64) -> u64 {
        let (above, below) = self.multiplier;
        let rate = u128::from(self.frame_rate) * u128::from(above) * u128::from(parts);
        ratio(u128::from(count) * 1000 * u128::from(below), rate)
    }

    fn offset(&self, text: &str) -> Option<u64> {
        let end = text.find(|c: char| c.is_ascii_alphabetic())?;
        let (number, metric) = text.split_at(end);
        let (whole, part) = decimal(number)?;
        let nano = u128::from(whole) * 1_000_000_000 + u128::from(part);
        let (above, below) = self.multiplier;
        let ms = match metric {
            "h" => ratio(nano * 3_600_000, 1_000_000_000),
            "m" => ratio(nano * 60_000, 1_000_000_000),
            "s" => ratio(nano, 1_000_000),
            "ms" => ratio(nano, 1_000_000_000),
            "f" => {
                let rate = u128::from(self.frame_rate) * u128::from(above);
                ratio(nano * u128::from(below), rate * 1_000_000)
            }
            "t" => ratio(nano, u128::from(self.ticks()) * 1_000_000),
            _ => return None,
        };
        Some(ms)
    }

    /// Ticks in a second: as said, or the sub-frames, or 1 (section 7.2.11).
    fn ticks(&self) -> u64 {
        let framed = if self.rated {
            self.frame_rate * self.sub_frames
        } else {
            1
        };
        self.tick_rate.unwrap_or(framed)
    }
}

fn ratio(above: u128, below: u128) -> u64 {
    u64::try_from(above / below.max(1))
        .unwrap_or(u64::MAX)
        .min(MOST)
}

/// The longest time that is believed, in milliseconds: a thousand hours.
const MOST: u64 = 3_600_000_000;

fn positive(text: &str) -> Option<u64> {
    digits(text).filter(|number| *number > 0)
}

fn digits(text: &str) -> Option<u64> {
    let good = (1..=9).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    good.then(|| text.parse().ok())?
}

/// A number with a part after the point: whole, and thousand-millionths.
fn decimal(text: &str) -> Option<(u64, u64)> {
    let (whole, part) = text.split_once('.').unwrap_or((text, "0"));
    let part = part.get(..9).unwrap_or(part);
    let whole = if whole.len() <= 12 && whole.bytes().all(|byte| byte.is_ascii_digit()) {
        whole.parse().ok()?
    } else {
        return None;
    };
    digits(part)?;
    Some((whole, format!("{part:0<9}").parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::Parameters;

    fn check(parameters: &[(&str, &str)], text: &str, ms: Option<u64>) {
        let mut all = Parameters::default();
        for (name, value) in parameters {
            all.set(name, value).unwrap();
        }
        assert_eq!(all.time(text), ms, "{parameters:?} {text}");
    }

    #[test]
    fn times() {
        check(&[], "00:00:01.5", Some(1500));
        check(&[], "01:00:00", Some(3_600_000));
        check(&[], "00:00:01:15", Some(1500));
        check(&[], "1.5s", Some(1500));
        check(&[], "250ms", Some(250));
        check(&[], "1.5h", Some(5_400_000));
        check(&[], "2m", Some(120_000));
        check(&[], "15f", Some(500));
        check(&[], "3t", Some(3000));
        check(&[("tickRate", "10000000")], "15000000t", Some(1500));
        check(&[("frameRate", "25")], "00:00:02:05", Some(2200));
        check(&[("frameRate", "25")], "50t", Some(2000));
        let ntsc = [("frameRate", "30"), ("frameRateMultiplier", "1000 1001")];
        check(&ntsc, "30f", Some(1001));
        let smpte = [ntsc[0], ntsc[1], ("timeBase", "smpte")];
        check(&smpte, "01:00:00:00", Some(3_603_600));
        let drop = [
            ntsc[0],
            ntsc[1],
            ("timeBase", "smpte"),
            ("dropMode", "dropNTSC"),
        ];
        check(&drop, "01:00:00:00", Some(3_599_996));
        for bad in [
            "",
            "1",
            "s",
            "1x",
            "00:61:00",
            "00:00:61",
            "-1s",
            "1:2",
            "00:00:00:00:00",
            "1..5s",
        ] {
            check(&[], bad, None);
        }
    }
}
