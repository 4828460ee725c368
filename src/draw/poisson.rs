//! Poisson counts.

use crate::rng::Sequence;
use std::sync::{Arc, LazyLock};

/// Poisson counts of any mean, most of them by a look into a table.
///
/// A mean is split into the next lower mean of a grid, 16 to an octave, and the small rest, the rest again, and so on until
/// less than 1 is left: the counts of the parts add up to the count of the whole. Each tabled part inverts its distribution
/// at one draw, and what is left searches its own at another. The first draw alone bounds the count from below for every
/// mean at or above a grid mean ([`Poisson::at_least`]): whether a count is positive, the most frequent question, seldom
/// needs the mean. Beyond the grid the rest is drawn by rejection. Exact to 2⁻⁵³.
///
/// *Draws per count:* below a mean of 1 two, of which the second counts; up to 16 two; up to 1088 two to four; beyond that
/// one, and two for every attempt (1.1 to 1.2 in the mean).
///
/// 260 KB, of which means up to 100 use 80; 10 to 20 ns a count, 25 to 45 beyond the grid. `Poisson` of `rand_distr` takes 35 to 50 ns.
#[derive(Clone, Debug)]
pub struct Poisson {
    grid: Arc<[Inversion]>,
}

/// The tables of every scenario: they depend on nothing, and a study of many small cells would spend a twentieth of its time on them.
static GRID: LazyLock<Arc<[Inversion]>> = LazyLock::new(|| {
    let means = (0..OCTAVES << STEP_BITS).map(grid_mean);
    means.map(Inversion::new).collect()
});

/// Steps of the grid in every octave, as a power of two.
const STEP_BITS: u32 = 4;
/// Octaves of the grid: means from 1 to 1024; beyond that the rest is large.
const OCTAVES: usize = 10;
/// Rests that only means beyond the grid leave; for these [`reject`] is exact.
const REJECT_FROM: f64 = 96.0;

impl Poisson {
    /// The tables; all share them.
    pub fn new() -> Self {
        Self {
            grid: Arc::clone(&GRID),
        }
    }

    /// A count with the given mean ≥ 0.
    #[inline]
    pub fn count(&self, mean: f64, draws: &mut Sequence) -> u32 {
        let first = draws.bits();
        let Some(cell) = cell(mean) else {
            return search(mean, draws.unit());
        };
        let (count, rest) = (self.grid[cell].count(first), mean - grid_mean(cell));
        if rest < 1.0 {
            count + search(rest, draws.unit())
        } else {
            count + self.count_of_rest(rest, draws)
        }
    }

    /// A count with a mean of at least 1, without a draw that others look at.
    fn count_of_rest(&self, mean: f64, draws: &mut Sequence) -> u32 {
        if mean >= REJECT_FROM {
            return reject(mean, draws);
        }
        let (mut count, mut rest) = (0, mean);
        while let Some(cell) = cell(rest) {
            count += self.grid[cell].count(draws.bits());
            rest -= grid_mean(cell);
        }
        count + search(rest, draws.unit())
    }

    /// A bound that the count of every mean ≥ `least_mean` keeps to, from its first draw alone.
    #[inline]
    pub fn at_least(&self, least_mean: f64, draws: &mut Sequence) -> u32 {
        cell(least_mean).map_or(0, |cell| self.grid[cell].count(draws.bits()))
    }
}

impl Default for Poisson {
    fn default() -> Self {
        Self::new()
    }
}

/// The cell of the grid that a mean lies in: its exponent and the first bits of its fraction; none below 1.
#[inline]
fn cell(mean: f64) -> Option<usize> {
    const FIRST: u64 = 1023 << STEP_BITS;
    let index = (mean.to_bits() >> (52 - STEP_BITS)).checked_sub(FIRST)?;
    Some((index as usize).min((OCTAVES << STEP_BITS) - 1))
}

/// The least mean of a cell.
#[inline]
fn grid_mean(cell: usize) -> f64 {
    f64::from_bits((cell as u64 + (1023 << STEP_BITS)) << (52 - STEP_BITS))
}

/// The distribution function of one mean, with a guide to where its inverse may lie.
///
/// `guide[g]` is the least count whose distribution function exceeds g / guides, so a search that starts there ends after
/// a step or two. Counts beyond `2⁻⁶⁴` of probability are left out.
#[derive(Clone, Debug)]
struct Inversion {
    /// P(count ≤ first + i) · 2⁶⁴, saturated.
    distribution: Box<[u64]>,
    /// Least count of any probability.
    first: u32,
    /// A power of two of places.
    guide: Box<[u16]>,
    shift: u32,
}

impl Inversion {
    fn new(mean: f64) -> Self {
        const TWO_TO_64: f64 = 18_446_744_073_709_551_616.0;
        // Twelve standard deviations and a margin for small means hold all but 2⁻⁶⁴.
        let reach = 12.0 * mean.sqrt() + 24.0;
        let first = (mean - reach).max(0.0) as u32;
        let log_mean = libm::log(mean);
        let probability = |count: u32| {
            let k = f64::from(count);
            libm::exp(k * log_mean - mean - libm::lgamma(k + 1.0))
        };
        let mut below = 0.0;
        let distribution: Box<[u64]> = (first..=(mean + reach) as u32)
            .map(|count| {
                below += probability(count);
                (below * TWO_TO_64) as u64
            })
            .collect();
        let guides = (distribution.len() as u64).next_power_of_two().max(2);
        let shift = 64 - guides.trailing_zeros();
        let guide = (0..guides)
            .map(|g| distribution.partition_point(|&bound| bound <= g << shift) as u16)
            .collect();
        Self {
            distribution,
            first,
            guide,
            shift,
        }
    }

    /// The least count whose distribution function exceeds `bits` / 2⁶⁴.
    #[inline]
    fn count(&self, bits: u64) -> u32 {
        let mut index = usize::from(self.guide[(bits >> self.shift) as usize]);
        while index + 1 < self.distribution.len() && self.distribution[index] <= bits {
            index += 1;
        }
        self.first + index as u32
    }
}

/// The least count whose distribution function exceeds `u`.
#[inline]
fn search(mean: f64, u: f64) -> u32 {
    // exp(−mean) ≥ 1 − mean: nearly every rest that is close to 0 ends here.
    if u < 1.0 - mean {
        return 0;
    }
    let mut probability = libm::exp(-mean);
    let mut below = probability;
    let mut count = 0;
    // Beyond 200 a mean below 1 has no probability left that a double could hold.
    while u >= below && count < 200 {
        count += 1;
        probability *= mean / f64::from(count);
        below += probability;
    }
    count
}

/// Transformed rejection with squeeze (Hörmann 1993, PTRS), for means of at least [`REJECT_FROM`].
///
/// The factorial is taken by Stirling's series, which is right to 2⁻⁵³ for all counts that such means ever give.
///
/// 45 ns, where `Poisson` of `rand_distr` takes 35, but with the platform's logarithms: a count could differ from machine to machine.
/// With the defaults one person in 700 has such an audience.
#[cold]
fn reject(mean: f64, draws: &mut Sequence) -> u32 {
    let b = 0.931 + 2.53 * mean.sqrt();
    let a = -0.059 + 0.024_83 * b;
    let v_r = 0.9277 - 3.6224 / (b - 2.0);
    loop {
        let (u, v) = (draws.open_unit() - 0.5, draws.open_unit());
        let us = 0.5 - u.abs();
        let place = (2.0 * a / us + b) * u + mean + 0.43;
        if us >= 0.07 && v <= v_r {
            return place as u32;
        }
        if place < 1.0 || (us < 0.013 && v > us) {
            continue;
        }
        let k = place.floor();
        let inverse_alpha = 1.1239 + 1.1328 / (b - 3.4);
        let height = v * inverse_alpha / (a / (us * us) + b);
        // ln P(k) = k ln(mean / k) + k − mean − ½ ln(2πk) − 1/(12k) + …; its root is moved to the other side, for one
        // logarithm less.
        let square = 1.0 / (k * k);
        let series = (1.0 / 12.0 - square * (1.0 / 360.0 - square * (1.0 / 1260.0 - square / 1680.0))) / k;
        if libm::log(height * (std::f64::consts::TAU * k).sqrt()) <= k * libm::log(mean / k) + (k - mean) - series {
            return k as u32;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng::{Purpose, Stream, unit};
    use statrs::distribution::{Discrete, Poisson as Oracle};

    #[test]
    fn a_mean_of_zero_is_always_zero() {
        let (poisson, stream) = (Poisson::new(), Stream::new(1, 0, Purpose::AudienceSize));
        assert!((0..1000).all(|who| poisson.count(0.0, &mut stream.sequence(who, 0)) == 0));
    }

    #[test]
    fn the_first_draw_bounds_the_count_of_every_greater_mean() {
        let (poisson, stream) = (Poisson::new(), Stream::new(1, 0, Purpose::AudienceSize));
        for (least, mean) in [
            (0.4, 0.5),
            (1.0, 1.0),
            (2.1, 2.2),
            (7.0, 7.05),
            (7.0, 300.0),
            (40.0, 5000.0),
        ] {
            for who in 0..2000 {
                let draws = || stream.sequence(who, 0);
                assert!(poisson.at_least(least, &mut draws()) <= poisson.count(mean, &mut draws()));
            }
        }
    }

    #[test]
    fn the_tables_are_the_distribution_function() {
        use statrs::distribution::DiscreteCDF;
        for mean in [1.0, 1.0625, 7.5, 40.0, 992.0] {
            let (table, law) = (Inversion::new(mean), Oracle::new(mean).expect("the mean is positive"));
            for (index, &bound) in table.distribution.iter().enumerate() {
                let exact = law.cdf(u64::from(table.first) + index as u64);
                assert!(
                    (unit(bound) - exact).abs() < 1e-11,
                    "mean {mean}: {} for {exact}",
                    unit(bound)
                );
            }
        }
    }

    /// 200 000 draws a mean; counts expected below 20 are pooled. With k cells χ² exceeds k + 7 √(2k) + 15 with
    /// probability below 1e-6 for every k used here (checked against the χ² quantiles for k = 2 … 600), at 35 means below
    /// 4e-5 in all.
    #[test]
    fn counts_follow_the_law_below_within_and_above_the_grid() {
        let draws = 200_000;
        let poisson = Poisson::new();
        let means = [
            0.3, 0.999, 1.0, 1.05, 1.999, 2.0, 4.0, 7.3, 11.99, 12.0, 15.99, 16.0, 16.99, 17.0, 30.3, 31.99, 40.7,
            63.9, 64.0, 75.0, 100.3, 255.9, 500.3, 900.0, 991.9, 992.0, 1023.9, 1024.0, 1087.9, 1088.0, 1088.1, 1500.0,
            4000.5, 20_000.0, 50_000.7,
        ];
        for (history, mean) in means.into_iter().enumerate() {
            let stream = Stream::new(1, history as u64, Purpose::AudienceSize);
            let law = Oracle::new(mean).expect("the mean is positive");
            let mut counts = std::collections::BTreeMap::<u32, u32>::new();
            for who in 0..draws {
                *counts
                    .entry(poisson.count(mean, &mut stream.sequence(who, 0)))
                    .or_default() += 1;
            }
            let (mut chi2, mut cells, mut rest_expected, mut rest) = (0.0, 0, draws as f64, draws as f64);
            let reach = 12.0 * mean.sqrt() + 24.0;
            for count in (mean - reach).max(0.0) as u32..(mean + reach) as u32 {
                let seen = counts.get(&count).copied().unwrap_or(0);
                let expected = law.pmf(u64::from(count)) * draws as f64;
                if expected >= 20.0 {
                    chi2 += (f64::from(seen) - expected).powi(2) / expected;
                    rest_expected -= expected;
                    rest -= f64::from(seen);
                    cells += 1;
                }
            }
            chi2 += (rest - rest_expected).powi(2) / rest_expected.max(1.0);
            let k = f64::from(cells);
            assert!(
                chi2 < k + 7.0 * (2.0 * k).sqrt() + 15.0,
                "mean {mean}: χ² = {chi2} with {cells} cells"
            );
        }
    }

    /// Four standard errors and a bit of 200 000 draws, at means where single counts are too rare for cells.
    #[test]
    fn huge_means_have_the_right_mean_and_variance() {
        let (poisson, draws) = (Poisson::new(), 200_000_u32);
        for (history, mean) in [1e5, 1e6, 1e8, 3e9].into_iter().enumerate() {
            let stream = Stream::new(2, history as u64, Purpose::AudienceSize);
            let offs =
                || (0..u64::from(draws)).map(|who| f64::from(poisson.count(mean, &mut stream.sequence(who, 0))) - mean);
            let (first, second) = (offs().sum::<f64>(), offs().map(|off| off * off).sum::<f64>());
            let n = f64::from(draws);
            assert!(
                first.abs() < 5.0 * (mean * n).sqrt(),
                "mean {mean}: off by {first} in sum"
            );
            assert!(
                (second / (mean * n) - 1.0).abs() < 5.0 * (2.0 / n).sqrt(),
                "mean {mean}: variance {}",
                second / n
            );
        }
    }

    #[test]
    fn a_count_takes_the_draws_that_are_promised() {
        let poisson = Poisson::new();
        let stream = Stream::new(3, 0, Purpose::AudienceSize);
        for (mean, least, most) in [
            (0.5, 2, 2),
            (15.9, 2, 2),
            (30.3, 2, 2),
            (63.9, 3, 3),
            (1023.9, 3, 4),
            (1087.0, 3, 4),
        ] {
            for who in 0..200 {
                let mut counted = stream.sequence(who, 0);
                poisson.count(mean, &mut counted);
                let next = counted.bits();
                let mut plain = stream.sequence(who, 0);
                let taken = (0..10).find(|_| plain.bits() == next).expect("a draw of the sequence");
                assert!((least..=most).contains(&taken), "mean {mean}: {taken} draws");
            }
        }
    }
}
