//! Eight generators side by side, for processors that step them together.

use super::Luck;
use super::machine::{Work, fastest};

/// Generators that step together.
pub(super) const LANES: usize = 8;

/// Steps that [`WideLuck::fill`] takes: fixed, as only then the compiler makes vectors of them.
pub(super) const STEPS: usize = 16;

/// Eight `xoshiro256++` generators, each started from the batch's own [`Luck`].
#[derive(Clone, Debug)]
pub(super) struct WideLuck {
    pub(super) state: [[u64; LANES]; 4],
}

impl WideLuck {
    pub(super) fn new(luck: &mut Luck) -> Self {
        Self {
            state: std::array::from_fn(|_| std::array::from_fn(|_| luck.bits())),
        }
    }

    /// Fills the words, a step of all lanes at a time.
    pub(super) fn fill(&mut self, words: &mut [[u64; LANES]; STEPS]) {
        fastest(Filling { luck: self, words });
    }
}

/// Words to be filled.
struct Filling<'a> {
    luck: &'a mut WideLuck,
    words: &'a mut [[u64; LANES]; STEPS],
}

impl Work for Filling<'_> {
    type Result = ();

    #[expect(
        clippy::inline_always,
        reason = "compiled for the processor of whoever runs the trials"
    )]
    #[inline(always)]
    fn run(self) {
        let [mut a, mut b, mut c, mut d] = self.luck.state;
        for words in self.words {
            step(&mut a, &mut b, &mut c, &mut d, words);
        }
        self.luck.state = [a, b, c, d];
    }
}

/// Steps every lane and writes what it draws; with the state in locals, the compiler keeps each word of it in a vector.
#[expect(
    clippy::inline_always,
    reason = "compiled for the processor of whoever runs the trials"
)]
#[inline(always)]
pub(super) fn step(
    a: &mut [u64; LANES],
    b: &mut [u64; LANES],
    c: &mut [u64; LANES],
    d: &mut [u64; LANES],
    bits: &mut [u64; LANES],
) {
    for lane in 0..LANES {
        bits[lane] = a[lane].wrapping_add(d[lane]).rotate_left(23).wrapping_add(a[lane]);
        let shifted = b[lane] << 17;
        c[lane] ^= a[lane];
        d[lane] ^= b[lane];
        b[lane] ^= c[lane];
        a[lane] ^= d[lane];
        c[lane] ^= shifted;
        d[lane] = d[lane].rotate_left(45);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_lane_is_the_published_generator() {
        let mut wide = WideLuck {
            state: std::array::from_fn(|word| [word as u64 + 1; LANES]),
        };
        let mut words = [[0; LANES]; STEPS];
        wide.fill(&mut words);
        let expected = [41_943_041, 58_720_359, 3_588_806_011_781_223, 3_591_011_842_654_386];
        assert_eq!(words[..4], expected.map(|bits| [bits; LANES]));
        WideLuck::new(&mut Luck::new(1, 1)).fill(&mut words);
        assert!((1..LANES).all(|lane| words[0][lane] != words[0][lane - 1]));
    }
}
