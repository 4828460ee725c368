//! Poisson counts.

use crate::rng::Sequence;

/// Poisson counts of any mean, most of them by a look into a table.
///
/// A mean is split into the next lower mean of a grid, 16 to an octave, and the small rest: the counts of both add up to
/// the count of the whole. The first draw inverts the tabled distribution, so that it alone bounds the count from below
/// for every mean at or above a grid mean ([`Poisson::at_least`]): whether a count is positive, the most frequent
/// question, seldom needs the mean. The rest searches its distribution (below 12) or rejects. Exact to 2⁻⁵³.
///
/// 260 KB, of which means up to 100 use 80; 10 ns a count.
#[derive(Clone, Debug)]
pub struct Poisson {
    grid: Box<[Inversion]>,
}

/// Steps of the grid in every octave, as a power of two.
const STEP_BITS: u32 = 4;
/// Octaves of the grid: means from 1 to 1024; beyond that the rest is large.
const OCTAVES: usize = 10;
/// Rests from which rejection is faster than summing up the probabilities.
const SEARCH_BELOW: f64 = 12.0;

impl Poisson {
    /// The tables.
    pub fn new() -> Self {
        let means = (0..OCTAVES << STEP_BITS).map(grid_mean);
        Self {
            grid: means.map(Inversion::new).collect(),
        }
    }

    /// A count with the given mean ≥ 0.
    #[inline]
    pub fn count(&self, mean: f64, draws: &mut Sequence) -> u32 {
        let first = draws.bits();
        let (below, rest) = match cell(mean) {
            Some(cell) => (self.grid[cell].count(first), mean - grid_mean(cell)),
            None => (0, mean),
        };
        let above = if rest < SEARCH_BELOW {
            search(rest, draws.unit())
        } else {
            reject(rest, draws)
        };
        below + above
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
    // Beyond 200 a mean below 12 has no probability left that a double could hold.
    while u >= below && count < 200 {
        count += 1;
        probability *= mean / f64::from(count);
        below += probability;
    }
    count
}

/// Transformed rejection with squeeze (Hörmann 1993, PTRS), for means of at least 10.
#[cold]
fn reject(mean: f64, draws: &mut Sequence) -> u32 {
    let b = 0.931 + 2.53 * mean.sqrt();
    let a = -0.059 + 0.024_83 * b;
    let v_r = 0.9277 - 3.6224 / (b - 2.0);
    loop {
        let u = draws.open_unit() - 0.5;
        let v = draws.open_unit();
        let us = 0.5 - u.abs();
        let k = ((2.0 * a / us + b) * u + mean + 0.43).floor();
        if us >= 0.07 && v <= v_r {
            return k as u32;
        }
        if k < 0.0 || (us < 0.013 && v > us) {
            continue;
        }
        let inverse_alpha = 1.1239 + 1.1328 / (b - 3.4);
        let log_accept = libm::log(v * inverse_alpha / (a / (us * us) + b));
        if log_accept <= k * libm::log(mean) - mean - libm::lgamma(k + 1.0) {
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
    /// probability below 1e-6 for every k used here (checked against the χ² quantiles for k = 2 … 200).
    #[test]
    fn counts_follow_the_law_below_within_and_above_the_grid() {
        let draws = 200_000;
        let poisson = Poisson::new();
        for (history, mean) in [0.3, 1.0, 1.05, 4.0, 11.99, 12.0, 40.7, 900.0, 1500.0]
            .into_iter()
            .enumerate()
        {
            let stream = Stream::new(1, history as u64, Purpose::AudienceSize);
            let law = Oracle::new(mean).expect("the mean is positive");
            let mut counts = vec![0u32; 3000];
            for who in 0..draws {
                counts[poisson.count(mean, &mut stream.sequence(who, 0)) as usize] += 1;
            }
            let (mut chi2, mut cells, mut rest_expected, mut rest) = (0.0, 0, draws as f64, draws as f64);
            for (count, &seen) in counts.iter().enumerate() {
                let expected = law.pmf(count as u64) * draws as f64;
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
}
