//! The random numbers of one batch of trials.

use crate::rng::{Purpose, Stream};
use rand::rngs::Xoshiro256PlusPlus;
use rand::{Rng, SeedableRng, TryRng};
use std::convert::Infallible;

/// `xoshiro256++`, started from a keyed stream: 1 ns a draw, period 2²⁵⁶ − 1.
///
/// # References
/// Blackman, Vigna (2021), Scrambled linear pseudorandom number generators, ACM Trans. Math. Softw. 47.
#[derive(Clone, Debug)]
pub struct Luck(Xoshiro256PlusPlus);

impl Luck {
    /// The randomness of the batch numbered `batch` under `seed`.
    pub fn new(seed: u64, batch: u64) -> Self {
        let stream = Stream::new(seed, batch, Purpose::Cascade);
        let mut state = [0; 32];
        for (word, bytes) in state.chunks_exact_mut(8).enumerate() {
            bytes.copy_from_slice(&stream.bits(0, word as u64).to_le_bytes());
        }
        Self(Xoshiro256PlusPlus::from_seed(state))
    }

    /// The randomness of trials that decide how others are run and are not counted; no batch has it.
    pub(super) fn pilot() -> Self {
        Self::new(0, u64::MAX)
    }

    /// The next 64 random bits.
    #[inline]
    pub fn bits(&mut self) -> u64 {
        self.0.next_u64()
    }

    /// The next number in [0, 1), a multiple of 2⁻⁵³.
    #[inline]
    pub fn unit(&mut self) -> f64 {
        crate::rng::unit(self.bits())
    }
}

impl TryRng for Luck {
    type Error = Infallible;

    #[inline]
    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        self.0.try_next_u32()
    }

    #[inline]
    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        self.0.try_next_u64()
    }

    fn try_fill_bytes(&mut self, target: &mut [u8]) -> Result<(), Infallible> {
        self.0.try_fill_bytes(target)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn batches_and_seeds_have_streams_of_their_own() {
        let first = |seed, batch| Luck::new(seed, batch).bits();
        assert_eq!(first(1, 2), first(1, 2));
        assert_ne!(first(1, 2), first(1, 3));
        assert_ne!(first(1, 2), first(2, 2));
    }
}
