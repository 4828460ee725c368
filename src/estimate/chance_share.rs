//! Shares of a policy's chances of reach, where trials answer with them.

use super::{Estimate, LEVEL, share::estimate, successes::share_of_successes};
use crate::stats::{interval::Interval, student};
use crate::tally::{ChancePart, ForetoldTally, Part, PolicyTally, Tally};

/// Shares of a policy's successes: by chances where trials answer with them, else by counting.
#[derive(Clone, Copy, Debug)]
pub struct Shares<'a> {
    /// What was counted of the policy.
    pub counted: &'a PolicyTally,
    /// None where trials are counted, or where the chances of reach come to nothing.
    pub foretold: Option<&'a ForetoldTally>,
    worlds: u64,
}

impl<'a> Shares<'a> {
    /// Those of a policy.
    pub fn of(tally: &'a Tally, policy: usize) -> Self {
        Self {
            counted: &tally.policies[policy],
            foretold: tally.foretold.get(policy).filter(|foretold| foretold.whole.sum > 0),
            worlds: tally.worlds(),
        }
    }

    /// The share of this kind of successes, which chances have as `part`.
    pub fn share(self, counted: &Part, part: impl Fn(&ForetoldTally) -> Option<&ChancePart>) -> Estimate {
        let by_chances = || {
            let foretold = self.foretold?;
            share_with_interval(foretold, part(foretold)?, self.worlds)
        };
        by_chances().unwrap_or_else(|| share_of_successes(self.counted, counted))
    }

    /// Whether this kind came up, or would have with some chance.
    pub fn has(self, counted: &Part, part: impl Fn(&ForetoldTally) -> Option<&ChancePart>) -> bool {
        counted.count > 0 || self.foretold.and_then(part).is_some_and(|part| part.sum > 0)
    }
}

/// A part of the chances as a share of all; not less than 0.
pub fn share(foretold: &ForetoldTally, part: &ChancePart) -> f64 {
    (part.sum as f64 / foretold.whole.sum as f64).clamp(0.0, 1.0)
}

/// The same with its interval, by Student's t on the residuals `part − share · whole` of the means of worlds; none where nothing
/// varies, so that nothing is known of what did not come up.
///
/// # References
/// Cochran (1977), Sampling techniques, section 6.3.
fn share_with_interval(foretold: &ForetoldTally, part: &ChancePart, worlds: u64) -> Option<Estimate> {
    let whole = &foretold.whole;
    let ratio = part.sum as f64 / whole.sum as f64;
    let squares = part.squares as f64 - 2.0 * ratio * part.with_whole as f64 + ratio * ratio * whole.squares as f64;
    if worlds < 2 || squares <= 0.0 {
        return None;
    }
    let count = worlds as f64;
    let standard_error = (squares * count / (count - 1.0)).sqrt() / whole.sum as f64;
    let half_width = student::critical_value(LEVEL, worlds - 1) * standard_error;
    let interval = Interval::around(ratio, half_width).within(Interval::PROBABILITIES);
    Some(estimate(share(foretold, part), interval))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_by_hand() {
        // Parts 2, 0, 1 of 2, 1, 1: as for counts, 3 of 4 with residuals 1/2, −3/4, 1/4.
        let foretold = ForetoldTally {
            whole: ChancePart {
                sum: 4,
                squares: 6,
                with_whole: 6,
            },
            ..ForetoldTally::default()
        };
        let part = ChancePart {
            sum: 3,
            squares: 5,
            with_whole: 5,
        };
        let found = share_with_interval(&foretold, &part, 3).unwrap();
        let half_width = 4.302_652_730 * 1.3125_f64.sqrt() / 4.0;
        assert!((found.estimate - 0.75).abs() < 1e-12 && found.high.to_bits() == 1.0_f64.to_bits());
        assert!((found.low - (0.75 - half_width).max(0.0)).abs() < 1e-8, "{found:?}");
        assert!(share_with_interval(&foretold, &foretold.whole, 3).is_none());
    }
}
