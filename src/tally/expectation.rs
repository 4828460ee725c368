//! Means of values that trials answer with, instead of yes and no.

use crate::stats::moments::Moments;
use serde::{Deserialize, Serialize};

/// Values are summed as whole numbers of these.
const UNIT: f64 = 1.0 / (1_u64 << 30) as f64;

/// Sums of the means of worlds, of their squares and of their cubes: exact in any order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Expectation {
    worlds: u64,
    sum: i64,
    squares: i128,
    cubes: i128,
}

impl Expectation {
    /// Takes in the mean of the trials of one more world; to 10⁻⁹, and no more than 1000 in size.
    pub fn observe(&mut self, mean: f64) {
        let units = libm::round(mean / UNIT) as i64;
        let wide = i128::from(units);
        self.worlds += 1;
        self.sum += units;
        self.squares += wide * wide;
        self.cubes += wide * wide * wide;
    }

    /// Takes in what `other` has seen.
    pub fn merge(&mut self, other: &Self) {
        self.worlds += other.worlds;
        self.sum += other.sum;
        self.squares += other.squares;
        self.cubes += other.cubes;
    }

    /// Number of worlds, and the sums of their means, of the squares and of the cubes: all that there is, to be kept.
    pub fn sums(&self) -> [i128; 4] {
        [i128::from(self.worlds), i128::from(self.sum), self.squares, self.cubes]
    }

    /// What [`Expectation::sums`] told; none where a number is out of range.
    pub fn of_sums([worlds, sum, squares, cubes]: [i128; 4]) -> Option<Self> {
        Some(Self {
            worlds: worlds.try_into().ok()?,
            sum: sum.try_into().ok()?,
            squares,
            cubes,
        })
    }

    /// Size, mean and variance of the sample of worlds.
    pub fn moments(&self) -> Moments {
        let worlds = self.worlds.max(1) as f64;
        let deviations = i128::from(self.worlds) * self.squares - i128::from(self.sum) * i128::from(self.sum);
        Moments {
            count: self.worlds,
            mean: self.sum as f64 / worlds * UNIT,
            variance: (self.worlds > 1).then(|| deviations as f64 / (worlds * (worlds - 1.0)) * UNIT * UNIT),
        }
    }

    /// Mean cubed deviation over the cube of the standard deviation; 0 where nothing varies.
    pub fn skewness(&self) -> f64 {
        let worlds = self.worlds.max(1) as f64;
        let (mean, squares, cubes) = (
            self.sum as f64 / worlds,
            self.squares as f64 / worlds,
            self.cubes as f64 / worlds,
        );
        let variance = squares - mean * mean;
        let third = cubes - 3.0 * mean * squares + 2.0 * mean * mean * mean;
        if variance > 0.0 {
            third / (variance * variance.sqrt())
        } else {
            0.0
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_by_hand_and_in_any_order() {
        let of = |values: &[f64]| {
            let mut expectation = Expectation::default();
            for &value in values {
                expectation.observe(value);
            }
            expectation
        };
        let whole = of(&[0.0, 0.0, 0.0, 2.0]);
        let moments = whole.moments();
        // Mean ½, deviations −½ thrice and 1½: squares sum to 3, cubes to 3.
        assert!((moments.mean - 0.5).abs() < 1e-12 && (moments.variance.unwrap() - 1.0).abs() < 1e-12);
        assert!((whole.skewness() - 0.75 / 0.75_f64.powf(1.5)).abs() < 1e-9);
        let mut merged = of(&[2.0, 0.0]);
        merged.merge(&of(&[0.0, 0.0]));
        assert_eq!(merged, whole);
        assert_eq!((of(&[1.0]).moments().variance, of(&[]).moments().mean), (None, 0.0));
    }
}
