//! Random changes to good input, the same in each run.

/// A small generator of numbers (xorshift).
pub(crate) struct Random(u64);

impl Random {
    /// From a seed; the same seed gives the same numbers.
    pub(crate) const fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number below `most`.
    pub(crate) fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 16).unwrap_or(0) % most.max(1)
    }
}

/// One of the seeds with one to four changes: bytes changed, cut, doubled, or of another seed.
pub(crate) fn broken(seeds: &[Vec<u8>], random: &mut Random) -> Vec<u8> {
    let mut bytes = seeds[random.below(seeds.len())].clone();
    for _ in 0..=random.below(4) {
        let at = random.below(bytes.len() + 1);
        match random.below(5) {
            0 => bytes.truncate(at),
            1 if at < bytes.len() => bytes[at] = u8::try_from(random.below(256)).unwrap_or(0),
            2 => {
                // Tags and lengths that mean much: indefinite, long, end marks, high tags.
                let signs = b"\x80\x84\xff\x00\x30\xa0\xa1\xbf\x1f\x7f\x01\xdf";
                bytes.insert(at, signs[random.below(signs.len())]);
            }
            3 => {
                let other = &seeds[random.below(seeds.len())];
                let cut = random.below(other.len() + 1);
                bytes.splice(at..at, other[cut..].iter().copied());
            }
            _ => {
                let end = at + random.below(bytes.len() + 1 - at);
                bytes.drain(at..end);
            }
        }
    }
    bytes
}
