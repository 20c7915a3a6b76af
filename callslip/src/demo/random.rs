//! Draws from a seed: the same seed, the same college (SplitMix64, Steele et al. 2014).

/// A stream of numbers from a seed.
#[derive(Clone, Debug)]
pub(crate) struct Random(u64);

impl Random {
    /// The stream of a seed; `name` tells the streams of different purposes apart, so that a change in one
    /// leaves the others as they are.
    pub(crate) fn new(seed: u64, name: &str) -> Self {
        let mixed = name.bytes().fold(seed, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        Self(mixed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number from 0 below `end`; 0 when `end` is 0.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        let end = u64::try_from(end).unwrap_or(u64::MAX).max(1);
        usize::try_from(self.next() % end).unwrap_or(0)
    }

    /// A number from `least` to `most`, both included.
    pub(crate) fn between(&mut self, least: i64, most: i64) -> i64 {
        let span = usize::try_from(most - least + 1).unwrap_or(1);
        least + i64::try_from(self.below(span)).unwrap_or(0)
    }

    /// Whether a draw of so many in a thousand hits.
    pub(crate) fn hits(&mut self, per_thousand: u32) -> bool {
        self.below(1_000) < per_thousand as usize
    }

    /// One of a list.
    pub(crate) fn one<'a, T>(&mut self, list: &'a [T]) -> Option<&'a T> {
        list.get(self.below(list.len()))
    }

    /// One of a list by weight.
    pub(crate) fn weighed<'a, T>(
        &mut self,
        list: &'a [T],
        weight: impl Fn(&T) -> u32,
    ) -> Option<&'a T> {
        let total: usize = list.iter().map(|item| weight(item) as usize).sum();
        let mut draw = self.below(total);
        list.iter().find(|item| {
            let own = weight(item) as usize;
            let hit = draw < own;
            draw = draw.saturating_sub(own);
            hit
        })
    }
}
