//! Whether trials bear a claim out.

use super::{Estimate, share::estimate};
use crate::scenario::claim::{Claim, Relation, Term};
use crate::stats::interval::Interval;
use serde::{Deserialize, Serialize};

/// Whether trials bear a claim out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    /// Wherever in its interval the value lies, the claim is true.
    Holds,
    /// Wherever it lies, the claim is false.
    Fails,
    /// The interval has the threshold in it, or nothing is known of the value.
    Undecided,
}

/// How an interval of a weighted sum of figures came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IntervalKind {
    /// It is that of a single figure.
    Single,
    /// It is the paired one of a difference of two figures in the same trials.
    Paired,
    /// It is that of a difference of two figures of runs that have nothing to do with each other.
    Independent,
    /// The ends of several of these are added up.
    Sum,
}

/// What trials say of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Decided {
    /// The sum of the figures in the claim, all on one side; none where too few trials tell of one of them.
    pub value: Option<Estimate>,
    /// How its interval came about.
    pub interval: IntervalKind,
    /// How it is to compare.
    pub relation: Relation,
    /// With what.
    pub threshold: f64,
    /// Whether it does.
    pub decision: Decision,
}

/// Figures that claims can speak of.
pub trait Known<T> {
    /// A figure by itself; none where too few trials tell of it.
    fn figure(&self, of: T) -> Option<Estimate>;
    /// One figure less another, and how its interval came about; none where there is no better one than that of any sum.
    fn difference(&self, this: T, other: T) -> Option<(Estimate, IntervalKind)>;
}

/// What trials say of a claim.
///
/// Figures are taken together in pairs, one that is added and one that is subtracted, as long as the interval of such a difference
/// is known. The
/// ends of the intervals of all pairs and single figures are then added up: whatever these have to do with one another, a standard
/// error of a sum is at most the sum of the standard errors.
pub fn decide<T: Copy>(claim: &Claim<T>, known: &impl Known<T>) -> Decided {
    let parts = parts(&claim.terms, known);
    let interval = match &parts[..] {
        [part] => part.kind,
        _ => IntervalKind::Sum,
    };
    let value = parts.into_iter().map(|part| part.estimate).sum::<Option<Total>>();
    let value = value.map(|total| total.0);
    let (relation, threshold) = (claim.relation, claim.threshold);
    Decided {
        value,
        interval,
        relation,
        threshold,
        decision: value.map_or(Decision::Undecided, |value| decision(value, relation, threshold)),
    }
}

fn decision(value: Estimate, relation: Relation, threshold: f64) -> Decision {
    match (
        relation.holds(value.low, threshold),
        relation.holds(value.high, threshold),
    ) {
        (true, true) => Decision::Holds,
        (false, false) => Decision::Fails,
        _ => Decision::Undecided,
    }
}

/// A figure or a difference of two, times its weight.
struct Part {
    kind: IntervalKind,
    estimate: Option<Total>,
}

/// Pairs as long as there are any, then single figures.
fn parts<T: Copy>(terms: &[Term<T>], known: &impl Known<T>) -> Vec<Part> {
    let mut left: Vec<Term<T>> = terms.to_vec();
    let mut parts = Vec::new();
    while let Some((added, subtracted, (difference, kind))) = pair(&left, known) {
        let weight = left[added].weight.min(-left[subtracted].weight);
        left[added].weight -= weight;
        left[subtracted].weight += weight;
        left.retain(|term| term.weight != 0.0);
        parts.push(Part {
            kind,
            estimate: Some(Total::of(weight, difference)),
        });
    }
    let singles = left.iter().map(|term| Part {
        kind: IntervalKind::Single,
        estimate: known.figure(term.of).map(|figure| Total::of(term.weight, figure)),
    });
    parts.extend(singles);
    parts
}

/// The first figure that is added with the first that is subtracted and paired with it, and their difference.
fn pair<T: Copy>(terms: &[Term<T>], known: &impl Known<T>) -> Option<(usize, usize, (Estimate, IntervalKind))> {
    let of_sign = |sign: f64| {
        terms
            .iter()
            .enumerate()
            .filter(move |(_, term)| term.weight * sign > 0.0)
    };
    let mut pairs = of_sign(1.0).flat_map(|added| of_sign(-1.0).map(move |subtracted| (added, subtracted)));
    pairs.find_map(|((added, this), (subtracted, other))| {
        Some((added, subtracted, known.difference(this.of, other.of)?))
    })
}

/// A sum of figures, whose ends are the sums of their ends.
struct Total(Estimate);

impl Total {
    fn of(weight: f64, figure: Estimate) -> Self {
        let (low, high) = (weight * figure.low, weight * figure.high);
        let interval = Interval {
            low: low.min(high),
            high: low.max(high),
        };
        Self(estimate(weight * figure.estimate, interval))
    }
}

impl std::iter::Sum for Total {
    fn sum<I: Iterator<Item = Self>>(parts: I) -> Self {
        let plus = |a: Estimate, b: Estimate| Estimate {
            estimate: a.estimate + b.estimate,
            low: a.low + b.low,
            high: a.high + b.high,
        };
        let sum = parts.map(|part| part.0).reduce(plus);
        Self(sum.unwrap_or(Estimate {
            estimate: 0.0,
            low: 0.0,
            high: 0.0,
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::claim::Path;

    /// Figures `a`, `b` and `c`, of which `a` and `b` are paired, and `x`, of which nothing is known.
    struct Invented;

    const fn known(estimate: f64, half_width: f64) -> Estimate {
        Estimate {
            estimate,
            low: estimate - half_width,
            high: estimate + half_width,
        }
    }

    impl Known<char> for Invented {
        fn figure(&self, of: char) -> Option<Estimate> {
            match of {
                'a' => Some(known(8.0, 1.0)),
                'b' => Some(known(4.0, 1.0)),
                'c' => Some(known(2.0, 0.5)),
                _ => None,
            }
        }

        fn difference(&self, this: char, other: char) -> Option<(Estimate, IntervalKind)> {
            match (this, other) {
                ('a', 'b') => Some((known(4.0, 0.25), IntervalKind::Paired)),
                ('b', 'a') => Some((known(-4.0, 0.25), IntervalKind::Paired)),
                _ => None,
            }
        }
    }

    fn decided(text: &str) -> Decided {
        let first = |path: &Path| Ok(path.names[0].text.chars().next().expect("no name is empty"));
        let claim = Claim::read(text).expect("a claim").resolve(first).expect("figures");
        decide(&claim, &Invented)
    }

    #[test]
    fn intervals_of_differences_are_paired_and_those_of_others_add_up() {
        use IntervalKind::{Paired, Single, Sum};
        for (text, low, high, interval) in [
            ("a > 0", 7.0, 9.0, Single),
            ("-2 * a > 0", -18.0, -14.0, Single),
            ("a > b", 3.75, 4.25, Paired),
            ("2 * b - 2 * a > 0", -8.5, -7.5, Paired),
            // a − b, and b once more.
            ("a > 2 * b", -1.25, 1.25, Sum),
            ("a > c", 4.5, 7.5, Sum),
            // a − b, and −c.
            ("a > b + c", 1.25, 2.75, Sum),
            ("a + b > 0", 10.0, 14.0, Sum),
        ] {
            let found = decided(text);
            let value = found.value.expect("all are known");
            assert_eq!((value.low, value.high, found.interval), (low, high, interval), "{text}");
        }
    }

    #[test]
    fn a_claim_is_decided_where_the_whole_interval_says_the_same() {
        use Decision::{Fails, Holds, Undecided};
        for (text, decision) in [
            ("a > 6.9", Holds),
            ("a > 7", Undecided),
            ("a >= 7", Holds),
            ("a > 9", Fails),
            ("a >= 9", Undecided),
            ("a < 9", Undecided),
            ("a <= 9", Holds),
            ("a < 7", Fails),
            ("a <= 7", Undecided),
            ("x > 0", Undecided),
            ("a > x", Undecided),
        ] {
            assert_eq!(decided(text).decision, decision, "{text}");
        }
        assert_eq!(decided("a > x").value, None);
    }
}
