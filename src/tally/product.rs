//! Sums of products of two counts over worlds.

use crate::stats::nested::WorldCounts;
use serde::{Deserialize, Serialize};

/// Where a count is no whole number it is kept in such parts of one.
pub const PART_OF_ONE: f64 = 1.0 / (1_u64 << 20) as f64;

/// Two counts of each world, and how they go together: enough for the mean and the spread of any weighted sum of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Product {
    /// The one.
    pub first: WorldCounts,
    /// The other.
    pub second: WorldCounts,
    products: i128,
}

impl Product {
    /// Nothing seen yet, with so many trials in each world.
    pub fn new(trials_per_world: u64) -> Self {
        Self {
            first: WorldCounts::new(trials_per_world),
            second: WorldCounts::new(trials_per_world),
            products: 0,
        }
    }

    /// Of sums that were kept.
    pub fn of_sums(first: WorldCounts, second: WorldCounts, products: i128) -> Self {
        Self {
            first,
            second,
            products,
        }
    }

    /// Sum over worlds of the products of the two counts.
    pub fn products(&self) -> i128 {
        self.products
    }

    /// Takes in the counts of one more world.
    pub fn observe(&mut self, first: i64, second: i64) {
        self.first.observe(first);
        self.second.observe(second);
        self.products += i128::from(first) * i128::from(second);
    }

    /// The same where the first is no whole number: it is kept in [`PART_OF_ONE`]s.
    pub fn observe_expected(&mut self, first: f64, second: i64) {
        self.observe(libm::round(first / PART_OF_ONE) as i64, second);
    }

    /// Takes in what `other` has seen.
    pub fn merge(&mut self, other: &Self) {
        self.first.merge(&other.first);
        self.second.merge(&other.second);
        self.products += other.products;
    }

    /// Mean over trials of `a` times the first count and `b` times the second.
    pub fn mean(&self, a: f64, b: f64) -> f64 {
        let trials = self.first.trials().max(1) as f64;
        (a * self.first.sum() as f64 + b * self.second.sum() as f64) / trials
    }

    /// Sum over worlds of the squared deviations of `a` times the first and `b` times the second count, each as a mean over the
    /// trials of its world, from their mean; 0 without worlds.
    pub fn squared_deviations(&self, a: f64, b: f64) -> f64 {
        let (worlds, trials) = (self.first.worlds(), self.first.trials_per_world() as f64);
        if worlds == 0 {
            return 0.0;
        }
        let sums = i128::from(self.first.sum()) * i128::from(self.second.sum());
        // Exact in whole numbers, and the squares themselves are: what never varies comes out as 0.
        let together = (i128::from(worlds) * self.products - sums) as f64;
        let (first, second) = (self.first.deviations() as f64, self.second.deviations() as f64);
        let sum = a * a * first + 2.0 * a * b * together + b * b * second;
        (sum / worlds as f64 / (trials * trials)).max(0.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_weighted_sum_by_hand() {
        let mut product = Product::new(2);
        for (first, second) in [(4, 1), (2, 3), (0, 2)] {
            product.observe(first, second);
        }
        // Means of worlds: 2, 1, 0 and 0.5, 1.5, 1; 3 · first − 2 · second: 5, 0, −2, of mean 1.
        assert!((product.mean(3.0, -2.0) - 1.0).abs() < 1e-12);
        assert!((product.squared_deviations(3.0, -2.0) - (16.0 + 1.0 + 9.0)).abs() < 1e-12);
    }

    #[test]
    fn parts_merge_to_the_whole() {
        let worlds = [(4, 1), (2, 3), (0, 2), (7, -7)];
        let of = |worlds: &[(i64, i64)]| {
            let mut product = Product::new(3);
            for &(first, second) in worlds {
                product.observe(first, second);
            }
            product
        };
        let mut merged = of(&worlds[2..]);
        merged.merge(&of(&worlds[..2]));
        assert_eq!(merged, of(&worlds));
    }
}
