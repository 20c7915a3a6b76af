//! Damaged inputs made from good ones, the same for the same seed.

/// A source of damaged inputs.
pub(crate) struct Mutations {
    state: u64,
    seeds: Vec<Vec<u8>>,
    input: Vec<u8>,
}

/// Bytes that mean something to the reader.
const MARKS: &[u8] = b"***~~>^\r\n\0 0123456789-.,ISAGETHLPO\x1C\x1D\x1F\x80\xE9\xFF";

impl Mutations {
    /// From these inputs.
    pub(crate) fn new(seed: u64, seeds: Vec<Vec<u8>>) -> Self {
        Self {
            state: seed | 1,
            seeds,
            input: Vec::new(),
        }
    }

    /// A number below `below`, by xorshift.
    fn below(&mut self, below: usize) -> usize {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        (self.state % below.max(1) as u64) as usize
    }

    /// The next damaged input.
    pub(crate) fn next_input(&mut self) -> &[u8] {
        let seed = self.below(self.seeds.len());
        self.input.clone_from(&self.seeds[seed]);
        for _ in 0..=self.below(8) {
            self.damage();
        }
        &self.input
    }

    fn damage(&mut self) {
        let length = self.input.len();
        let at = self.below(length + 1);
        let mark = MARKS[self.below(MARKS.len())];
        let to = (at + self.below(40)).min(length);
        match self.below(7) {
            0 if at < length => self.input[at] = mark,
            1 if at < length => self.input[at] ^= 1 << self.below(8),
            2 => self.input.insert(at, mark),
            3 => drop(self.input.drain(at..to)),
            4 => {
                let piece = self.input[at..to].to_vec();
                let place = self.below(length + 1);
                self.input.splice(place..place, piece);
            }
            5 => self.input.truncate(at),
            _ => {
                let other = self.below(self.seeds.len());
                let from = self.below(self.seeds[other].len() + 1);
                self.input.truncate(at);
                self.input.extend_from_slice(&self.seeds[other][from..]);
            }
        }
    }
}
