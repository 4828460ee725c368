//! Degrees: their mean, median and largest, and the exponent of their tail.

use crate::stats::interval::Interval;
use crate::stats::normal;

/// A tail is fitted to so many nodes at least; an exponent of fewer says little.
const LEAST_IN_TAIL: usize = 50;
/// More starts of a tail than this are not tried; they are spread over all degrees.
const MOST_STARTS: usize = 200;

/// What degrees are like.
#[derive(Clone, Debug, PartialEq)]
pub struct Degrees {
    /// Mean.
    pub mean: f64,
    /// Half of the nodes have at most as many.
    pub median: u32,
    /// The largest.
    pub largest: u32,
    /// How it falls off; none of fewer than 50 nodes, or if all are alike.
    pub tail: Option<Tail>,
}

/// A power law fitted to the largest degrees: P(degree = x) ∝ x^−exponent from `from` on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tail {
    /// Its exponent.
    pub exponent: f64,
    /// Where it may lie, given where the tail begins.
    pub interval: Interval,
    /// The least degree in the tail.
    pub from: u32,
    /// Nodes in it.
    pub nodes: usize,
}

impl Degrees {
    /// What these degrees are like; the interval of the exponent at `level`. O(n log n + 200 · different degrees).
    pub fn of(mut degrees: Vec<u32>, level: f64) -> Self {
        degrees.sort_unstable();
        let sum: u64 = degrees.iter().map(|&degree| u64::from(degree)).sum();
        Self {
            mean: sum as f64 / degrees.len().max(1) as f64,
            median: degrees.get(degrees.len().saturating_sub(1) / 2).copied().unwrap_or(0),
            largest: degrees.last().copied().unwrap_or(0),
            tail: tail(&degrees, level),
        }
    }
}

/// The tail whose power law lies nearest to what there is.
///
/// The exponent is the maximum of the likelihood as far as the discrete law is like a continuous one half a step below, and its standard
/// error that of this maximum; the tail begins where the largest distance between both distribution functions is least.
///
/// # References
/// A. Clauset, C. R. Shalizi, M. E. J. Newman, Power-law distributions in empirical data, SIAM Review 51 (2009), eqs. 3.2, 3.7 and section
/// 3.3.
fn tail(sorted: &[u32], level: f64) -> Option<Tail> {
    let mut starts: Vec<usize> = (0..sorted.len())
        .filter(|&at| sorted[at] > 0 && (at == 0 || sorted[at - 1] != sorted[at]))
        .filter(|&at| sorted.len() - at >= LEAST_IN_TAIL)
        .collect();
    let stride = starts.len().div_ceil(MOST_STARTS).max(1);
    starts = starts.into_iter().step_by(stride).collect();
    let fitted = starts.into_iter().filter_map(|at| fit(&sorted[at..], level));
    let nearest = fitted.min_by(|(_, one), (_, other)| one.total_cmp(other));
    nearest.map(|(tail, _)| tail)
}

/// The law of these degrees, all of the tail, and how far it is from them; none if they are all the same.
fn fit(sorted: &[u32], level: f64) -> Option<(Tail, f64)> {
    let (from, nodes) = (sorted[0], sorted.len() as f64);
    let below = f64::from(from) - 0.5;
    let logarithms: f64 = sorted.iter().map(|&degree| libm::log(f64::from(degree) / below)).sum();
    if sorted.last() == Some(&from) {
        return None;
    }
    let exponent = 1.0 + nodes / logarithms;
    let mut distance: f64 = 0.0;
    let mut rest = sorted;
    while let Some(&degree) = rest.first() {
        let next = rest.partition_point(|&other| other == degree);
        let at_least = rest.len() as f64 / nodes;
        let by_law = libm::pow((f64::from(degree) - 0.5) / below, 1.0 - exponent);
        distance = distance.max((at_least - by_law).abs());
        rest = &rest[next..];
    }
    let standard_error = (exponent - 1.0) / nodes.sqrt();
    let half_width = normal::quantile(f64::midpoint(1.0, level)) * standard_error;
    let tail = Tail {
        exponent,
        interval: Interval::around(exponent, half_width),
        from,
        nodes: sorted.len(),
    };
    Some((tail, distance))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng::{Purpose, Stream};

    #[test]
    fn mean_median_and_largest_are_those_of_the_list() {
        let degrees = Degrees::of(vec![5, 1, 2, 0], 0.95);
        assert_eq!((degrees.mean, degrees.median, degrees.largest), (2.0, 1, 5));
        assert_eq!(degrees.tail, None);
        let none = Degrees::of(Vec::new(), 0.95);
        assert_eq!((none.mean, none.median, none.largest), (0.0, 0, 0));
        assert_eq!(Degrees::of(vec![3; 1000], 0.95).tail, None, "all alike have no tail");
    }

    /// Above 30 a power law, below it anything: exponent and start are found. Five standard errors: fails once in 1.7 million.
    #[test]
    fn a_planted_tail_is_found() {
        for exponent in [2.1_f64, 2.7, 3.5] {
            let mut draws = Stream::new(7, exponent.to_bits(), Purpose::Sample).sequence(0, 0);
            let mut degrees: Vec<u32> = (0..20_000).map(|node| 1 + node % 29).collect();
            degrees.extend((0..10_000).map(|_| {
                let value = 29.5 * draws.open_unit().powf(-1.0 / (exponent - 1.0));
                (value + 0.5) as u32
            }));
            let tail = Degrees::of(degrees, 0.95).tail.expect("there is a tail");
            let standard_error = (exponent - 1.0) / (tail.nodes as f64).sqrt();
            assert!(
                (tail.exponent - exponent).abs() < 5.0 * standard_error,
                "{exponent}: {tail:?}"
            );
            assert!(tail.from >= 25, "{exponent}: {tail:?}");
        }
    }
}
