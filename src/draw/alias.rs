//! Choice among weighted alternatives in constant time.

use crate::rng::scale;

/// Alternatives 0 … n−1 with given weights (Walker 1977, built as by Vose 1991). 16 bytes an alternative.
///
/// One draw serves for the column and for the coin: 7 to 10 ns, where `WeightedAliasIndex` of `rand_distr`, with a draw for each, takes
/// 16 to 18 (`benches/draws.rs`). Every entry of an audience that is looked at chooses twice, every live arc of a cascade once.
#[derive(Clone, Debug)]
pub struct Alias {
    /// Column i is kept if the unused bits are below `keep`, else `other` is taken.
    columns: Box<[Column]>,
}

#[derive(Clone, Copy, Debug)]
struct Column {
    keep: u64,
    other: u32,
}

impl Alias {
    /// A table for the weights, each ≥ 0 and finite, with a positive sum; `None` if there is nothing to choose.
    pub fn new(weights: &[f64]) -> Option<Self> {
        let total: f64 = weights.iter().sum();
        if !(total > 0.0 && total.is_finite()) {
            return None;
        }
        let mut share: Vec<f64> = weights
            .iter()
            .map(|weight| weight / total * weights.len() as f64)
            .collect();
        let (mut small, mut large): (Vec<u32>, Vec<u32>) =
            (0..weights.len() as u32).partition(|&index| share[index as usize] < 1.0);
        let mut columns: Vec<Column> = (0..weights.len() as u32)
            .map(|other| Column { keep: u64::MAX, other })
            .collect();
        while let (Some(poor), Some(&rich)) = (small.pop(), large.last()) {
            columns[poor as usize] = Column {
                keep: threshold(share[poor as usize]),
                other: rich,
            };
            share[rich as usize] -= 1.0 - share[poor as usize];
            if share[rich as usize] < 1.0 {
                large.pop();
                small.push(rich);
            }
        }
        Some(Self {
            columns: columns.into(),
        })
    }

    /// The alternative that 64 random bits choose.
    #[inline]
    pub fn pick(&self, bits: u64) -> usize {
        let (index, rest) = scale(bits, self.columns.len() as u64);
        let column = self.columns[index as usize];
        if rest < column.keep {
            index as usize
        } else {
            column.other as usize
        }
    }
}

/// A probability as a bound on 64 random bits.
fn threshold(probability: f64) -> u64 {
    (probability * 2f64.powi(64)) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_can_be_chosen_from_nothing() {
        assert!(Alias::new(&[]).is_none());
        assert!(Alias::new(&[0.0, 0.0]).is_none());
    }

    #[test]
    fn a_weight_of_zero_is_never_chosen() {
        let alias = Alias::new(&[0.0, 1.0, 0.0]).expect("one alternative has weight");
        assert!((0..1000u64).all(|n| alias.pick(n.wrapping_mul(0x9e37_79b9_7f4a_7c15)) == 1));
    }

    /// Evenly spread bits meet every alternative in proportion to its weight, to within one bit in each column.
    #[test]
    fn shares_are_the_weights() {
        let weights = [1.0, 2.0, 3.0, 0.5, 0.0, 13.5];
        let alias = Alias::new(&weights).expect("weights are positive");
        let draws = 6_000_000u64;
        let mut counts = [0u64; 6];
        for n in 0..draws {
            counts[alias.pick(n * (u64::MAX / draws))] += 1;
        }
        for (count, weight) in counts.iter().zip(weights) {
            let share = *count as f64 / draws as f64;
            assert!(
                (share - weight / 20.0).abs() < 12.0 / draws as f64 * 6.0,
                "{share} for {weight}"
            );
        }
    }
}
