//! Medians of samples, and how far they may be from those of what was sampled.

use super::paired::mcnemar_p;

/// The rank r, from 1, such that the r-th smallest and the r-th largest of `count` independent values have the median of their
/// law between them with probability `level` or more; `None` where even the smallest and the largest do not.
///
/// Nothing is assumed of the law: each value is as likely below its median as above, like a coin that falls. Costs about
/// √`count` steps.
///
/// # References
/// Thompson (1936), On confidence ranges for the median and other expectation distributions.
pub fn median_rank(count: u64, level: f64) -> Option<u64> {
    let misses = |rank: u64| mcnemar_p(rank - 1, count + 1 - rank) > 1.0 - level;
    let (mut rank, mut too_high) = (0, count / 2 + 1);
    while too_high - rank > 1 {
        let middle = rank.midpoint(too_high);
        if misses(middle) {
            too_high = middle;
        } else {
            rank = middle;
        }
    }
    (rank > 0).then_some(rank)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use statrs::distribution::{Binomial, DiscreteCDF};

    #[test]
    fn published_ranks_come_out() {
        // Conover (1999), Practical nonparametric statistics, and any table of the sign test at 5 %, two-sided.
        for (count, rank) in [
            (0, None),
            (1, None),
            (5, None),
            (6, Some(1)),
            (9, Some(2)),
            (20, Some(6)),
            (100, Some(40)),
        ] {
            assert_eq!(median_rank(count, 0.95), rank, "{count}");
        }
        // (10⁶ − 1.96 · 10³) / 2, to a rank.
        assert_eq!(median_rank(1_000_000, 0.95), Some(499_020));
    }

    proptest! {
        #[test]
        fn it_is_the_highest_rank_that_keeps_the_level(count in 1_u64..3000, level in 0.5..0.999_f64) {
            let coin = Binomial::new(0.5, count).unwrap();
            let coverage = |rank: u64| 1.0 - 2.0 * coin.cdf(rank - 1);
            match median_rank(count, level) {
                Some(rank) => {
                    prop_assert!(coverage(rank) >= level - 1e-9);
                    prop_assert!(2 * rank > count || coverage(rank + 1) < level + 1e-9);
                }
                None => prop_assert!(coverage(1) < level + 1e-9),
            }
        }
    }
}
