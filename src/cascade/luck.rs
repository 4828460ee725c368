//! The random numbers of one batch of trials.

use crate::rng::{Purpose, Stream};

/// `xoshiro256++`, started from a keyed stream: 1 ns a draw, period 2²⁵⁶ − 1.
///
/// # References
/// Blackman, Vigna (2021), Scrambled linear pseudorandom number generators, ACM Trans. Math. Softw. 47.
#[derive(Clone, Debug)]
pub struct Luck {
    state: [u64; 4],
}

impl Luck {
    /// The randomness of the batch numbered `batch` under `seed`.
    pub fn new(seed: u64, batch: u64) -> Self {
        let stream = Stream::new(seed, batch, Purpose::Cascade);
        Self {
            state: std::array::from_fn(|word| stream.bits(0, word as u64)),
        }
    }

    /// The randomness of trials that decide how others are run and are not counted; no batch has it.
    pub(super) fn pilot() -> Self {
        Self::new(0, u64::MAX)
    }

    /// The next 64 random bits.
    #[inline]
    pub fn bits(&mut self) -> u64 {
        let [a, b, c, d] = &mut self.state;
        let bits = a.wrapping_add(*d).rotate_left(23).wrapping_add(*a);
        let shifted = *b << 17;
        *c ^= *a;
        *d ^= *b;
        *b ^= *c;
        *a ^= *d;
        *c ^= shifted;
        *d = d.rotate_left(45);
        bits
    }

    /// The next number in [0, 1), a multiple of 2⁻⁵³.
    #[inline]
    pub fn unit(&mut self) -> f64 {
        crate::rng::unit(self.bits())
    }

    /// The next number in 0 … `count` − 1, each with probability 1/`count` to within 2⁻⁶⁴.
    #[inline]
    pub fn below(&mut self, count: u64) -> u64 {
        crate::rng::scale(self.bits(), count).0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_generator_is_the_published_one() {
        let mut luck = Luck { state: [1, 2, 3, 4] };
        let expected = [41_943_041, 58_720_359, 3_588_806_011_781_223, 3_591_011_842_654_386];
        assert_eq!(std::array::from_fn(|_| luck.bits()), expected);
    }

    #[test]
    fn batches_and_seeds_have_streams_of_their_own() {
        let first = |seed, batch| Luck::new(seed, batch).bits();
        assert_eq!(first(1, 2), first(1, 2));
        assert_ne!(first(1, 2), first(1, 3));
        assert_ne!(first(1, 2), first(2, 2));
    }
}
