//! How often each of many values was seen, and how worlds differ in it, whatever threshold is asked for later.

use crate::stats::nested::WorldCounts;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// As many different values are kept as they are.
const EXACT: usize = 1 << 16;

/// Bits of a number that a bin does not tell apart: its bins are at most 1/2048 as wide as their least number.
const COARSE_BITS: u32 = 52 - 11;

/// How often each of many numbers was seen.
///
/// As long as no more than 65 536 different numbers were seen they are kept as they are; from then on in bins, and a number is known
/// as the least of its bin, less than 0.05 % below it. Which it is depends on all that was seen and not on its order, so parts merge in
/// any order to the same bits. Memory: at most some 5 MB of numbers as they are; in bins, some 400 kB for each tenfold that they span.
///
/// Of every number it is also known how much it adds to the square of the count of its world, counted from below and from above: so
/// the worlds behind any threshold have their spread.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Distribution {
    seen: BTreeMap<Key, Seen>,
    is_coarse: bool,
}

/// How often a number was seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
struct Seen {
    times: u64,
    /// Over worlds, what it adds to the square of the count of all that is no greater.
    squares_from_below: i128,
    /// The same of all that is no less.
    squares_from_above: i128,
}

impl Seen {
    fn add(&mut self, other: &Self) {
        self.times += other.times;
        self.squares_from_below += other.squares_from_below;
        self.squares_from_above += other.squares_from_above;
    }
}

/// The bits of a number, turned so that keys are ordered as numbers are.
type Key = u64;

const SIGN: u64 = 1 << 63;

fn key(number: f64) -> Key {
    // Adding 0 makes −0 the same as 0.
    let bits = (number + 0.0).to_bits();
    if bits & SIGN == 0 { bits | SIGN } else { !bits }
}

fn number(key: Key) -> f64 {
    f64::from_bits(if key & SIGN == 0 { !key } else { key & !SIGN })
}

fn least_of_bin(key: Key) -> Key {
    key >> COARSE_BITS << COARSE_BITS
}

impl Distribution {
    /// Takes in the numbers of the trials of one more world, and leaves them sorted.
    pub fn observe(&mut self, world: &mut [f64]) {
        match world {
            [] => {}
            [only] => self.add(
                key(*only),
                &Seen {
                    times: 1,
                    squares_from_below: 1,
                    squares_from_above: 1,
                },
            ),
            several => {
                several.sort_by(f64::total_cmp);
                let whole = several.len() as i128;
                let mut below = 0_i128;
                for alike in several.chunk_by(|a, b| key(*a) == key(*b)) {
                    let times = alike.len() as i128;
                    let above = whole - below;
                    let seen = Seen {
                        times: alike.len() as u64,
                        squares_from_below: times * (2 * below + times),
                        squares_from_above: times * (2 * above - times),
                    };
                    self.add(key(alike[0]), &seen);
                    below += times;
                }
            }
        }
        self.stay_small();
    }

    /// Takes in what `other` has seen.
    pub fn merge(&mut self, other: &Self) {
        if other.is_coarse {
            self.make_coarse();
        }
        for (&key, seen) in &other.seen {
            self.add(key, seen);
        }
        self.stay_small();
    }

    fn add(&mut self, key: Key, seen: &Seen) {
        let key = if self.is_coarse { least_of_bin(key) } else { key };
        self.seen.entry(key).or_default().add(seen);
    }

    fn stay_small(&mut self) {
        if self.seen.len() > EXACT {
            self.make_coarse();
        }
    }

    fn make_coarse(&mut self) {
        if !self.is_coarse {
            self.is_coarse = true;
            for (key, seen) in std::mem::take(&mut self.seen) {
                self.add(key, &seen);
            }
        }
    }

    /// The numbers that were seen, ascending, each with how often.
    pub fn numbers(&self) -> impl DoubleEndedIterator<Item = (f64, u64)> {
        self.seen.iter().map(|(&key, seen)| (number(key), seen.times))
    }

    /// How many numbers were seen.
    pub fn total(&self) -> u64 {
        self.seen.values().map(|seen| seen.times).sum()
    }

    /// The numbers of some ranks, from 1 for the least; the ranks ascend and none is greater than the total.
    pub fn of_ranks(&self, ranks: &[u64]) -> Vec<f64> {
        of_ranks(self.numbers(), ranks)
    }

    /// In how many trials of each of so many worlds the number was at most this, for each of some ascending thresholds.
    pub fn at_most(&self, thresholds: &[f64], trials_per_world: u64, worlds: u64) -> Vec<WorldCounts> {
        let mut seen = self.seen.iter().peekable();
        let (mut sum, mut squares) = (0, 0);
        let count = |&threshold: &f64| {
            while let Some((_, next)) = seen.next_if(|&(&at, _)| at <= key(threshold)) {
                sum += next.times.cast_signed();
                squares += next.squares_from_below;
            }
            WorldCounts::of_sums(trials_per_world, worlds, sum, squares)
        };
        thresholds.iter().map(count).collect()
    }

    /// In how many trials of each of so many worlds the number was at least this, for each of some ascending thresholds.
    pub fn at_least(&self, thresholds: &[f64], trials_per_world: u64, worlds: u64) -> Vec<WorldCounts> {
        let mut seen = self.seen.iter().rev().peekable();
        let (mut sum, mut squares) = (0, 0);
        let count = |&threshold: &f64| {
            while let Some((_, next)) = seen.next_if(|&(&at, _)| at >= key(threshold)) {
                sum += next.times.cast_signed();
                squares += next.squares_from_above;
            }
            WorldCounts::of_sums(trials_per_world, worlds, sum, squares)
        };
        let mut counts: Vec<WorldCounts> = thresholds.iter().rev().map(count).collect();
        counts.reverse();
        counts
    }
}

/// The numbers of some ranks, from 1 for the least, among ascending numbers with how often each was seen.
///
/// # Panics
/// If a rank is greater than the total.
pub fn of_ranks(numbers: impl IntoIterator<Item = (f64, u64)>, ranks: &[u64]) -> Vec<f64> {
    let mut numbers = numbers.into_iter();
    let (mut until, mut last) = (0, f64::NAN);
    let of_rank = |&rank: &u64| {
        while until < rank {
            let (number, times) = numbers.next().expect("no rank is greater than the total");
            until += times;
            last = number;
        }
        last
    };
    ranks.iter().map(of_rank).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(worlds: &[Vec<f64>]) -> Distribution {
        let mut distribution = Distribution::default();
        for world in worlds {
            distribution.observe(&mut world.clone());
        }
        distribution
    }

    /// Counts a threshold world by world.
    fn counted(worlds: &[Vec<f64>], per_world: u64, holds: impl Fn(f64) -> bool) -> WorldCounts {
        let mut counts = WorldCounts::new(per_world);
        for world in worlds {
            counts.observe(world.iter().map(|&number| i64::from(holds(number))).sum());
        }
        counts
    }

    #[test]
    fn keys_are_ordered_as_numbers_are() {
        let ascending = [-1e300, -2.0, -1.0, -1e-300, 0.0, 1e-300, 1.0, 1.5, 1e300];
        assert!(ascending.windows(2).all(|pair| key(pair[0]) < key(pair[1])));
        assert!(ascending.iter().all(|&at| number(key(at)).to_bits() == at.to_bits()));
        assert_eq!(key(-0.0), key(0.0));
    }

    #[test]
    fn bins_are_narrow_and_begin_below_their_numbers() {
        for at in [1.0, 1.000_3, 7.3, 4096.0, 12_345.6, -3.7, -1e9, 0.0] {
            let least = number(least_of_bin(key(at)));
            assert!(least <= at && at - least <= at.abs() / 2047.0, "{at}: {least}");
        }
        assert!(
            (0..4096).all(|whole| number(least_of_bin(key(f64::from(whole)))).to_bits() == f64::from(whole).to_bits())
        );
    }

    #[test]
    fn many_numbers_go_into_bins_and_keep_their_counts_at_the_edges_of_these() {
        let numbers: Vec<f64> = (0..200_000).map(|at| f64::from(at) * 0.01).collect();
        let worlds: Vec<Vec<f64>> = numbers.chunks(4).map(<[f64]>::to_vec).collect();
        let (first, second) = worlds.split_at(worlds.len() / 3);
        let whole = of(&worlds);
        assert!(whole.is_coarse && whole.seen.len() < EXACT, "{}", whole.seen.len());
        let mut merged = of(second);
        merged.merge(&of(first));
        assert_eq!(merged, whole);
        assert_eq!(whole.total(), 200_000);
        let edge = 1024.0;
        let found = whole.at_least(&[edge], 4, worlds.len() as u64);
        assert_eq!(found, [counted(&worlds, 4, |number| number >= edge)]);
        let median = whole.of_ranks(&[100_000])[0];
        assert!((median / 1000.0 - 1.0).abs() < 1e-3, "{median}");
    }

    proptest! {
        #[test]
        fn thresholds_chosen_later_count_as_if_chosen_before(
            worlds in prop::collection::vec(prop::collection::vec(prop::sample::select(vec![-1.0, 0.0, 0.5, 2.0, 2.5, 9.0]), 0..5), 0..12),
            split in 0_usize..12
        ) {
            let (first, second) = worlds.split_at(split.min(worlds.len()));
            let mut distribution = of(second);
            distribution.merge(&of(first));
            prop_assert_eq!(&distribution, &of(&worlds));
            let thresholds = [-2.0, -1.0, 0.25, 2.0, 9.0, 10.0];
            let worlds_seen = worlds.len() as u64;
            let at_most = distribution.at_most(&thresholds, 5, worlds_seen);
            let at_least = distribution.at_least(&thresholds, 5, worlds_seen);
            for (at, &threshold) in thresholds.iter().enumerate() {
                prop_assert_eq!(at_most[at], counted(&worlds, 5, |number| number <= threshold));
                prop_assert_eq!(at_least[at], counted(&worlds, 5, |number| number >= threshold));
            }
            let mut all = worlds.concat();
            all.sort_by(f64::total_cmp);
            let ranks: Vec<u64> = (1..=all.len() as u64).collect();
            prop_assert_eq!(distribution.of_ranks(&ranks), all);
        }
    }
}
