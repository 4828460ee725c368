//! How many arcs lie between two live ones when every arc has the same probability.

use super::Luck;
use crate::draw::Alias;

/// The geometric law P(gap = k) = p (1 − p)^k.
#[derive(Clone, Debug)]
pub(super) enum Gap {
    /// p = 0.
    Endless,
    /// p = 1.
    None,
    /// p ≥ [`TABLE_FROM`]: an alias table of the gaps below `reach`, and of all longer ones together, after which the
    /// geometric law starts afresh.
    Table { table: Alias, reach: u64 },
    /// Smaller p: by inversion, P(gap ≥ k) = (1 − p)^k = P(U ≤ (1 − p)^k); five times as fast as `Geometric` of `rand_distr`.
    Inverse { log_of_dead: f64 },
}

/// Below this probability a draw serves 1 000 arcs, and 20 ns for its logarithm do not matter.
const TABLE_FROM: f64 = 1.0 / 1024.0;

/// Mean gaps that a table covers: all but e⁻⁴ of the draws need one look.
const COVER: f64 = 4.0;

impl Gap {
    /// The law for `probability` in [0, 1].
    pub(super) fn new(probability: f64) -> Self {
        if probability <= 0.0 {
            Self::Endless
        } else if probability >= 1.0 {
            Self::None
        } else if probability < TABLE_FROM {
            Self::Inverse {
                log_of_dead: libm::log1p(-probability),
            }
        } else {
            let reach = (COVER / probability) as usize;
            let dead = 1.0 - probability;
            let mut weights: Vec<f64> = (0..reach)
                .map(|gap| probability * libm::pow(dead, gap as f64))
                .collect();
            weights.push(libm::pow(dead, reach as f64));
            Self::Table {
                table: Alias::new(&weights).expect("the weights are probabilities"),
                reach: reach as u64,
            }
        }
    }

    /// A gap; 2⁶⁴ − 1 for one that no graph is long enough for.
    #[expect(
        clippy::inline_always,
        reason = "compiled for the processor of whoever runs the trials"
    )]
    #[inline(always)]
    pub(super) fn draw(&self, luck: &mut Luck) -> u64 {
        match self {
            Self::Endless => u64::MAX,
            Self::None => 0,
            Self::Table { table, reach } => {
                let mut before = 0;
                loop {
                    let gap = table.pick(luck.bits()) as u64;
                    if gap < *reach {
                        return before + gap;
                    }
                    before += reach;
                }
            }
            Self::Inverse { log_of_dead } => (libm::log(crate::rng::open_unit(luck.bits())) / log_of_dead) as u64,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 400 000 gaps each; the mean (1 − p)/p has standard error √(1 − p)/p/√draws; |z| < 5.3 fails with probability 1e-7.
    #[test]
    fn gaps_have_the_geometric_mean_and_start() {
        for probability in [1e-5, 9e-4, 0.001, 0.01, 0.3, 0.95] {
            let (gap, mut luck) = (Gap::new(probability), Luck::new(3, 1));
            let draws = 400_000;
            let (mut sum, mut zeros) = (0, 0);
            for _ in 0..draws {
                let length = gap.draw(&mut luck);
                sum += length;
                zeros += u64::from(length == 0);
            }
            let root = f64::from(draws).sqrt();
            let dead = 1.0 - probability;
            let z_mean = (sum as f64 / f64::from(draws) - dead / probability) / (dead.sqrt() / probability) * root;
            let z_zero = (zeros as f64 / f64::from(draws) - probability) / (probability * dead).sqrt() * root;
            assert!(
                z_mean.abs() < 5.3 && z_zero.abs() < 5.3,
                "p = {probability}: {z_mean}, {z_zero}"
            );
        }
    }

    #[test]
    fn certainty_needs_no_luck() {
        let mut luck = Luck::new(1, 1);
        assert_eq!(
            (Gap::new(0.0).draw(&mut luck), Gap::new(1.0).draw(&mut luck)),
            (u64::MAX, 0)
        );
    }
}
