//! The finding of a comparison in words.

use super::Estimate;
use std::fmt;

/// p-values below this count as evidence; the other side of [`super::LEVEL`].
const SIGNIFICANT: f64 = 0.05;

/// What the comparison of two policies found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict<'a> {
    /// This policy reaches more, by more than the zone of no practical difference.
    ReachesMore(&'a str),
    /// Whichever reaches more, the difference lies within the zone of no practical difference.
    NoPracticalDifference,
    /// This policy reaches more, but the difference may lie within the zone of no practical difference.
    ReachesMoreByLittle(&'a str),
    /// The trials do not tell.
    Undecided,
}

impl<'a> Verdict<'a> {
    /// Judges the `difference` of the reach of policy `a` less that of `b`, both by name.
    ///
    /// `p_holm` is the adjusted p-value of no difference; smaller differences than `practical_difference` do not matter.
    pub fn of(a: &'a str, b: &'a str, difference: Estimate, p_holm: f64, practical_difference: f64) -> Self {
        let Estimate { low, high, .. } = difference;
        let certain = p_holm < SIGNIFICANT;
        // Seen from the policy that is ahead, the interval starts here.
        let (ahead, margin) = if low > 0.0 { (a, low) } else { (b, -high) };
        if certain && margin > practical_difference {
            Self::ReachesMore(ahead)
        } else if low >= -practical_difference && high <= practical_difference {
            Self::NoPracticalDifference
        } else if certain && margin > 0.0 {
            Self::ReachesMoreByLittle(ahead)
        } else {
            Self::Undecided
        }
    }
}

impl fmt::Display for Verdict<'_> {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::ReachesMore(policy) => write!(f, "{policy} reaches more"),
            Self::NoPracticalDifference => f.write_str("no practical difference"),
            Self::ReachesMoreByLittle(policy) => write!(f, "{policy} reaches more, by a margin that may not matter"),
            Self::Undecided => f.write_str("undecided"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verdict(low: f64, high: f64, p_holm: f64) -> String {
        Verdict::of(
            "open",
            "selective",
            Estimate {
                estimate: f64::midpoint(low, high),
                low,
                high,
            },
            p_holm,
            0.01,
        )
        .to_string()
    }

    #[test]
    fn every_kind_of_finding_has_its_words() {
        assert_eq!(verdict(0.02, 0.05, 0.001), "open reaches more");
        assert_eq!(verdict(-0.05, -0.02, 0.001), "selective reaches more");
        assert_eq!(
            verdict(0.002, 0.05, 0.001),
            "open reaches more, by a margin that may not matter"
        );
        assert_eq!(
            verdict(-0.05, -0.002, 0.001),
            "selective reaches more, by a margin that may not matter"
        );
        assert_eq!(verdict(-0.004, 0.006, 0.6), "no practical difference");
        assert_eq!(verdict(0.002, 0.006, 0.001), "no practical difference");
        assert_eq!(verdict(-0.02, 0.05, 0.4), "undecided");
        assert_eq!(verdict(0.02, 0.05, 0.06), "undecided");
    }

    #[test]
    fn without_a_zone_every_certain_difference_matters() {
        let difference = Estimate {
            estimate: 0.02,
            low: 0.01,
            high: 0.03,
        };
        assert_eq!(Verdict::of("a", "b", difference, 0.01, 0.0), Verdict::ReachesMore("a"));
    }
}
