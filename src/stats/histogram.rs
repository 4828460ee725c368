//! How often whole numbers were seen: merged in any order to the same counts, asked for quantiles.

use serde::{Deserialize, Serialize};

/// Numbers below this have a bin each.
const EXACT: u32 = 1 << EXACT_BITS;
const EXACT_BITS: u32 = 10;
/// Each further doubling is divided into so many bins, so that a bin is at most 1/512 as wide as its least number.
const PER_DOUBLING: u32 = EXACT / 2;

/// Counts of whole numbers, exact below 1024 and to within 0.2 % above.
///
/// Memory: 8 bytes per bin up to the largest number seen, at most 96 KiB.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Histogram {
    counts: Vec<u64>,
    total: u64,
}

impl Histogram {
    /// Counts `number` once more.
    pub fn add(&mut self, number: u32) {
        self.add_times(number, 1);
    }

    /// Counts `number` so many times more.
    pub fn add_times(&mut self, number: u32, times: u64) {
        let bin = bin_of(number);
        if bin >= self.counts.len() {
            self.counts.resize(bin + 1, 0);
        }
        self.counts[bin] += times;
        self.total += times;
    }

    /// Takes in what `other` has counted.
    pub fn merge(&mut self, other: &Self) {
        if other.counts.len() > self.counts.len() {
            self.counts.resize(other.counts.len(), 0);
        }
        for (count, other) in self.counts.iter_mut().zip(&other.counts) {
            *count += other;
        }
        self.total += other.total;
    }

    /// How many numbers were counted.
    pub fn total(&self) -> u64 {
        self.total
    }

    /// The number of rank `⌈share · total⌉`, as the least of its bin; `None` if nothing was counted.
    ///
    /// `share` lies in `[0, 1]`; a share of 0 gives the least number seen.
    pub fn quantile(&self, share: f64) -> Option<u32> {
        let rank = (libm::ceil(share * self.total as f64) as u64).clamp(1, self.total.max(1));
        let mut seen = 0;
        let bin = self.counts.iter().position(|count| {
            seen += count;
            seen >= rank
        });
        bin.map(least_of)
    }

    /// The bins that hold anything, as their least numbers, ascending, each with its count.
    pub fn bins(&self) -> impl Iterator<Item = (u32, u64)> {
        let bins = self.counts.iter().enumerate().filter(|(_, count)| **count > 0);
        bins.map(|(bin, &count)| (least_of(bin), count))
    }
}

fn bin_of(number: u32) -> usize {
    if number < EXACT {
        return number as usize;
    }
    let doubling = number.ilog2() - EXACT_BITS;
    // The leading ten bits, of which the first is always set.
    let leading = number >> (doubling + 1);
    (EXACT + doubling * PER_DOUBLING + (leading - PER_DOUBLING)) as usize
}

fn least_of(bin: usize) -> u32 {
    let bin = bin as u32;
    if bin < EXACT {
        return bin;
    }
    let (doubling, within) = ((bin - EXACT) / PER_DOUBLING, (bin - EXACT) % PER_DOUBLING);
    (PER_DOUBLING + within) << (doubling + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(numbers: &[u32]) -> Histogram {
        let mut histogram = Histogram::default();
        for &number in numbers {
            histogram.add(number);
        }
        histogram
    }

    #[test]
    fn quantiles_by_hand() {
        assert_eq!(Histogram::default().quantile(0.5), None);
        let histogram = of(&[5, 1, 9, 1]);
        let quantiles = [0.0, 0.25, 0.5, 0.51, 0.75, 0.76, 1.0].map(|share| histogram.quantile(share).unwrap());
        assert_eq!(quantiles, [1, 1, 1, 5, 5, 9, 9]);
        assert_eq!(histogram.bins().collect::<Vec<_>>(), [(1, 2), (5, 1), (9, 1)]);
    }

    proptest! {
        #[test]
        fn a_bin_begins_at_most_a_five_hundredth_below_its_numbers(number in any::<u32>()) {
            let least = least_of(bin_of(number));
            prop_assert!(least <= number && number - least <= number / 512);
            prop_assert!(number >= EXACT || least == number);
            prop_assert_eq!(bin_of(least), bin_of(number));
        }

        #[test]
        fn greater_numbers_have_no_earlier_bins(a in any::<u32>(), b in any::<u32>()) {
            prop_assert_eq!(bin_of(a.min(b)).max(bin_of(a.max(b))), bin_of(a.max(b)));
        }

        #[test]
        fn quantiles_are_those_of_the_sorted_numbers(mut numbers in prop::collection::vec(0_u32..1024, 1..200), share in 0.0..=1.0_f64) {
            let histogram = of(&numbers);
            numbers.sort_unstable();
            let rank = ((share * numbers.len() as f64).ceil() as usize).max(1);
            prop_assert_eq!(histogram.quantile(share), Some(numbers[rank - 1]));
        }

        #[test]
        fn order_changes_nothing(numbers in prop::collection::vec(any::<u32>(), 0..50)) {
            let mut backwards = numbers.clone();
            backwards.reverse();
            prop_assert_eq!(of(&numbers), of(&backwards));
        }
    }
}
