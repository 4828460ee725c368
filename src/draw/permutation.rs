//! A random permutation that is computed, not stored.

use crate::rng::Stream;

/// A keyed permutation of 0 … n−1 in constant memory.
///
/// A Feistel network over the next power of two; what falls outside 0 … n−1 is sent through again (cycle walking,
/// fewer than two passes on average). Black & Rogaway 2002 describe both. 20 ns a value; a shuffle would have to hold them all.
#[derive(Clone, Copy, Debug)]
pub struct Permutation {
    size: u64,
    left_bits: u32,
    right_bits: u32,
    rounds: u32,
    keys: [u64; 2],
}

/// Even numbers of rounds. Six are enough where each half has four bits or more; a handful of values needs many to forget its order.
fn rounds(bits: u32) -> u32 {
    if bits < 8 { 32 } else { 6 }
}

impl Permutation {
    /// The permutation of 0 … `size` − 1 that the stream holds for `who`.
    pub fn new(size: u64, stream: Stream, who: u64) -> Self {
        let bits = (64 - size.saturating_sub(1).leading_zeros()).max(2);
        let keys = [stream.bits(who, 0), stream.bits(who, 1)];
        Self {
            size,
            left_bits: bits / 2,
            right_bits: bits - bits / 2,
            rounds: rounds(bits),
            keys,
        }
    }

    /// Where `index` < n goes.
    #[inline]
    pub fn apply(&self, index: u64) -> u64 {
        let mut value = index;
        loop {
            for round in (0..self.rounds).step_by(2) {
                value ^= self.change_left(round, value);
                value ^= self.change_right(round + 1, value);
            }
            if value < self.size {
                return value;
            }
        }
    }

    /// What goes to `value` < n: `invert(apply(i)) == i`.
    #[inline]
    pub fn invert(&self, value: u64) -> u64 {
        let mut index = value;
        loop {
            for round in (0..self.rounds).step_by(2).rev() {
                index ^= self.change_right(round + 1, index);
                index ^= self.change_left(round, index);
            }
            if index < self.size {
                return index;
            }
        }
    }

    /// The bits of the left half that an even round flips, by the right one.
    #[inline]
    fn change_left(&self, round: u32, value: u64) -> u64 {
        let right = value & ((1 << self.right_bits) - 1);
        (self.hash(round, right) >> (64 - self.left_bits)) << self.right_bits
    }

    /// The bits of the right half that an odd round flips, by the left one.
    #[inline]
    fn change_right(&self, round: u32, value: u64) -> u64 {
        self.hash(round, value >> self.right_bits) >> (64 - self.right_bits)
    }

    /// The upper bits are well mixed, the lower ones are not.
    #[inline]
    fn hash(&self, round: u32, half: u64) -> u64 {
        let key = self.keys[0].wrapping_add(self.keys[1].wrapping_mul(u64::from(round) + 1));
        let mixed = (half ^ key).wrapping_mul(0xd6e8_feb8_6659_fd93);
        (mixed ^ (mixed >> 32)).wrapping_mul(0xd6e8_feb8_6659_fd93)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng::Purpose;

    fn permutation(size: u64, history: u64) -> Permutation {
        Permutation::new(size, Stream::new(1, history, Purpose::AudienceRank), 0)
    }

    #[test]
    fn every_value_comes_once_and_goes_back() {
        for size in [1, 2, 3, 4, 5, 63, 64, 65, 1000, 4097] {
            let permutation = permutation(size, size);
            let mut seen = vec![false; size as usize];
            for index in 0..size {
                let value = permutation.apply(index);
                assert!(!std::mem::replace(&mut seen[value as usize], true));
                assert_eq!(permutation.invert(value), index);
            }
        }
    }

    #[test]
    fn a_billion_goes_there_and_back() {
        let permutation = permutation(1_000_000_000, 1);
        for index in (0..1_000_000_000).step_by(12_345_678) {
            assert_eq!(permutation.invert(permutation.apply(index)), index);
        }
    }

    /// All orders of 2, 3, 4 and 5 are within 2 % of equally likely: 240 000 permutations a size; for the rarest, 5! orders
    /// of 2 000 each, 2 % are 40 and 6.5 standard errors are 290, so the test allows 2 % plus 6.5 standard errors.
    #[test]
    fn all_orders_of_few_are_equally_likely() {
        for size in 2..=5u64 {
            let orders: u64 = (1..=size).product();
            let mut counts = std::collections::BTreeMap::new();
            let draws = 240_000;
            for history in 0..draws {
                let permutation = permutation(size, history);
                let order: Vec<u64> = (0..size).map(|index| permutation.apply(index)).collect();
                *counts.entry(order).or_insert(0u64) += 1;
            }
            let expected = draws as f64 / orders as f64;
            assert_eq!(counts.len() as u64, orders);
            for (order, count) in counts {
                let off = (count as f64 - expected).abs();
                assert!(
                    off < 0.02 * expected + 6.5 * expected.sqrt(),
                    "{order:?}: {count} of {expected} expected"
                );
            }
        }
    }

    /// Index and value over 50 000 permutations of 1 000, in a 20 × 20 grid: χ² with 361 degrees of freedom stays
    /// below 511 with probability 1 − 1e-6.
    #[test]
    fn index_and_value_are_independent() {
        let mut cells = [[0u32; 20]; 20];
        let draws = 200_000u64;
        for n in 0..draws {
            let index = n % 1000;
            let value = permutation(1000, n / 4).apply(index);
            cells[(index / 50) as usize][(value / 50) as usize] += 1;
        }
        let expected = draws as f64 / 400.0;
        let chi2: f64 = cells
            .iter()
            .flatten()
            .map(|&count| (f64::from(count) - expected).powi(2) / expected)
            .sum();
        assert!(chi2 < 511.0, "χ² = {chi2}");
    }
}
