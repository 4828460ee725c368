//! Threshold models: v joins once the weight of the arcs from joined people reaches its threshold.
//!
//! # References
//! Granovetter (1978), Threshold models of collective behavior, Am. J. Sociol. 83; Watts (2002), A simple model of global
//! cascades on random networks, PNAS 99; Kempe, Kleinberg, Tardos (2003).

use super::node_set::NodeSet;
use super::simulate::one_by_one;
use super::start::Watch;
use super::{Cascade, Luck, Patience, Start, Tally};
use crate::graph::Graph;

/// How a node's threshold comes about, as a share of the weight of all arcs into it unless said otherwise.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Law {
    /// Uniform in (0, 1]: with a share x of its followees joined, v has joined with probability x.
    Uniform,
    /// The square root of a uniform number: with a share x joined, v has joined with probability x².
    SquareRoot,
    /// The square of a uniform number: with a share x joined, v has joined with probability √x.
    Square,
    /// The same number for everybody, in [0, 1]; at 0 one arc is enough.
    Share(f64),
    /// The same number of arcs for everybody, whatever their weights; at 0 one arc is enough.
    Count(u32),
}

impl Law {
    /// A threshold as a share; 0 if this law counts arcs.
    #[inline]
    fn draw(self, luck: &mut Luck) -> f64 {
        match self {
            Self::Uniform => positive_unit(luck),
            Self::SquareRoot => positive_unit(luck).sqrt(),
            Self::Square => {
                let number = positive_unit(luck);
                number * number
            }
            Self::Share(share) => share,
            Self::Count(_) => 0.0,
        }
    }

    /// Arcs that have to speak at least.
    fn least_arcs(self) -> u32 {
        match self {
            Self::Count(count) => count,
            _ => 1,
        }
    }
}

/// A number in (0, 1], a multiple of 2⁻⁵³: P(number ≤ x) = x for such x, and no threshold is met by nothing.
#[inline]
fn positive_unit(luck: &mut Luck) -> f64 {
    1.0 - luck.unit()
}

/// A threshold model with given weights and any law of thresholds.
#[derive(Clone, Debug)]
pub struct Threshold<'g> {
    graph: &'g Graph,
    law: Law,
    /// The law's number for everybody, if it has one.
    share: Option<Decimal>,
    weights: Weights<'g>,
}

/// What an arc weighs.
#[derive(Clone, Debug)]
enum Weights<'g> {
    /// 1 / (number of arcs into the target), which are these.
    InverseDegree(Vec<u32>),
    /// By position.
    PerArc(&'g [f64]),
}

impl<'g> Threshold<'g> {
    /// The model with weight 1 / (number of arcs into v), repeats counted.
    pub fn by_inverse_degree(graph: &'g Graph, law: Law) -> Self {
        Self::with(graph, law, Weights::InverseDegree(graph.in_degrees()))
    }

    /// The model with the weights given by position; a threshold is compared with their sum, not with its share of the whole.
    ///
    /// A sum that falls short of a threshold by 10⁻¹² has reached it: what is written with up to eleven decimals is compared
    /// exactly, however many arcs speak and in whatever order, and 0.3333333333333333 three times makes 1.
    ///
    /// # Panics
    /// If there is not one weight ≥ 0 per arc.
    pub fn new(graph: &'g Graph, weights: &'g [f64], law: Law) -> Self {
        assert_eq!(weights.len(), graph.arc_count(), "a weight per arc");
        assert!(weights.iter().all(|&weight| weight >= 0.0), "weights are not negative");
        Self::with(graph, law, Weights::PerArc(weights))
    }

    fn with(graph: &'g Graph, law: Law, weights: Weights<'g>) -> Self {
        let share = match law {
            Law::Share(share) => Some(Decimal::of(share)),
            _ => None,
        };
        Self {
            graph,
            law,
            share,
            weights,
        }
    }

    /// Whether the arcs that have spoken to the node reach its threshold.
    #[inline]
    fn is_met(&self, node: u32, heard: &Heard) -> bool {
        heard.arcs >= self.law.least_arcs()
            && match (&self.weights, self.share) {
                (Weights::InverseDegree(degrees), Some(share)) => share.is_reached(heard.arcs, degrees[node as usize]),
                // A threshold that was drawn: whole numbers against a share of a whole number.
                (Weights::InverseDegree(degrees), None) => {
                    f64::from(heard.arcs) >= heard.threshold * f64::from(degrees[node as usize])
                }
                (Weights::PerArc(_), _) => {
                    heard.weight > 0 && heard.weight.saturating_add(SLACK) >= (heard.threshold * UNITS) as u64
                }
            }
    }
}

/// A share in [0, 1] as the decimal that it was written as, so that 7 of 25 are exactly 0.28, which no double is.
///
/// The decimal is the shortest that stands for the double: what somebody typed in up to 15 digits comes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Decimal {
    /// The share is `digits / one`.
    digits: u64,
    one: u128,
}

impl Decimal {
    fn of(share: f64) -> Self {
        // Its digits, one before the point, and the power of ten: `2.8e-1`.
        let text = format!("{share:e}");
        let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
        let (whole, decimals) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let digits = format!("{whole}{decimals}").parse().unwrap_or(0);
        let exponent: i32 = exponent.parse().unwrap_or(0);
        // Below that, one arc of 2³² is enough anyway, and what follows stays within 128 bits.
        let places = (i32::try_from(decimals.len()).unwrap_or(0) - exponent).clamp(0, MOST_PLACES);
        Self {
            digits,
            one: 10_u128.pow(places as u32),
        }
    }

    /// Whether `part` of `whole` are at least this share.
    #[inline]
    fn is_reached(self, part: u32, whole: u32) -> bool {
        u128::from(part) * self.one >= u128::from(self.digits) * u128::from(whole)
    }
}

/// 17 digits that begin behind 11 zeros.
const MOST_PLACES: i32 = 28;

/// Weights are added up as whole numbers of a unit of 2⁻⁶⁰, so that the order of the arcs changes no sum, nor do a million
/// of them.
const UNITS: f64 = (1_u64 << 60) as f64;
/// Weights such as 0.3333333333333333 are rounded in files: a sum this close to a threshold, 10⁻¹², has reached it.
const SLACK: u64 = 1_152_921;

/// A weight in [`UNITS`], up to 2, which reaches every threshold; what is not 0 is at least one unit.
#[inline]
fn in_units(weight: f64) -> u64 {
    (weight.min(2.0) * UNITS).ceil() as u64
}

/// What has been said to a node.
#[derive(Clone, Copy, Debug, Default)]
struct Heard {
    /// Arcs from joined people; with the first, the threshold is drawn.
    arcs: u32,
    /// Sum of their weights, in [`UNITS`].
    weight: u64,
    threshold: f64,
}

/// The workspace of a [`Threshold`].
#[derive(Clone, Debug)]
pub struct Pressure {
    heard: Vec<Heard>,
    /// Nodes of which something is noted in `heard`.
    touched: Vec<u32>,
    has_joined: NodeSet,
    joined: Vec<u32>,
}

impl Cascade for Threshold<'_> {
    type Workspace = Pressure;

    fn workspace(&self, _start: &Start) -> Pressure {
        Pressure {
            heard: vec![Heard::default(); self.graph.len()],
            touched: Vec::new(),
            has_joined: NodeSet::new(self.graph.len()),
            joined: Vec::new(),
        }
    }

    fn batch(
        &self,
        start: &Start,
        patience: Patience,
        workspace: &mut Pressure,
        mut luck: Luck,
        trials: u8,
        tally: &mut Tally,
    ) {
        one_by_one(start, patience, trials, tally, |watch| {
            self.trial(start, watch, workspace, &mut luck)
        });
    }
}

impl Threshold<'_> {
    /// Runs one trial and returns how many have read in the end.
    fn trial(&self, start: &Start, watch: &mut Watch<'_>, workspace: &mut Pressure, luck: &mut Luck) -> u32 {
        let Pressure {
            heard,
            touched,
            has_joined,
            joined,
        } = workspace;
        for &node in start.initial() {
            has_joined.insert(node);
            joined.push(node);
        }
        let mut speaker = 0;
        while speaker < joined.len() && !watch.is_content() {
            let row = self.graph.positions(joined[speaker]);
            speaker += 1;
            for position in row {
                let target = self.graph.targets()[position];
                if has_joined.contains(target) {
                    continue;
                }
                let state = &mut heard[target as usize];
                if state.arcs == 0 {
                    state.threshold = self.law.draw(luck);
                    touched.push(target);
                }
                state.arcs += 1;
                if let Weights::PerArc(weights) = &self.weights {
                    state.weight = state.weight.saturating_add(in_units(weights[position]));
                }
                if self.is_met(target, state) {
                    has_joined.insert(target);
                    watch.read(target);
                    joined.push(target);
                }
            }
        }
        for &node in touched.iter() {
            heard[node as usize] = Heard::default();
        }
        has_joined.keep(&[], joined);
        let count = joined.len() as u32;
        touched.clear();
        joined.clear();
        count
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cascade::{Experiment, simulate};
    use crate::graph::Repeats;

    /// Each number of joined people from 0 to the degree, against whole numbers.
    #[test]
    fn every_share_of_two_or_three_decimals_is_met_exactly() {
        for (one, decimals) in [(100_u32, 2), (1000, 3)] {
            for share in 0..=one {
                let typed: f64 = format!("{:.decimals$}", f64::from(share) / f64::from(one))
                    .parse()
                    .expect("a decimal");
                let decimal = Decimal::of(typed);
                for degree in 1..=1000_u32 {
                    let least = (share * degree).div_ceil(one);
                    assert!(decimal.is_reached(least, degree), "{least} of {degree} at {typed}");
                    assert!(
                        least == 0 || !decimal.is_reached(least - 1, degree),
                        "{} of {degree} at {typed}",
                        least - 1
                    );
                }
            }
        }
    }

    #[test]
    fn shares_of_many_digits_and_tiny_ones_are_met_as_they_are_written() {
        for (share, part, whole, is_reached) in [
            (0.333_333_333_333_333_3, 1, 3, true),
            (0.333_333_333_333_333_4, 1, 3, false),
            (0.1 + 0.2, 3, 10, false),
            (0.123_456_789, 123_456_789, 1_000_000_000, true),
            (0.123_456_79, 123_456_789, 1_000_000_000, false),
            (1e-9, 4, u32::MAX, false),
            (1e-9, 5, u32::MAX, true),
            (f64::MIN_POSITIVE, 1, u32::MAX, true),
            (1.234_567_890_123_456_6e-13, 1, u32::MAX, true),
            (1.0, u32::MAX, u32::MAX, true),
            (1.0, u32::MAX - 1, u32::MAX, false),
            (0.0, 0, 7, true),
        ] {
            assert_eq!(
                Decimal::of(share).is_reached(part, whole),
                is_reached,
                "{part} of {whole} at {share}"
            );
        }
    }

    /// How many read when `joined` of `degree` people join at first, all of whom node 0 hears.
    fn readers(degree: u32, joined: u32, weight: Option<f64>, share: f64) -> f64 {
        let arcs: Vec<(u32, u32)> = (1..=degree).map(|person| (person, 0)).collect();
        let graph = Graph::from_arcs(degree + 1, arcs, Repeats::Keep).expect("few arcs");
        let initial: Vec<u32> = (1..=joined).collect();
        let start = Start::new(&graph, &initial, &[]);
        let weights = vec![weight.unwrap_or(0.0); degree as usize];
        let model = match weight {
            Some(_) => Threshold::new(&graph, &weights, Law::Share(share)),
            None => Threshold::by_inverse_degree(&graph, Law::Share(share)),
        };
        simulate(&model, &start, Experiment { trials: 1, seed: 1 }).mean()
    }

    #[test]
    fn seven_of_twenty_five_meet_0_28() {
        for (degree, joined, share) in [
            (25, 7, 0.28),
            (50, 29, 0.58),
            (100, 57, 0.57),
            (200, 58, 0.29),
            (1000, 35, 0.035),
        ] {
            assert_eq!(
                readers(degree, joined, None, share),
                f64::from(joined) + 1.0,
                "{joined} of {degree}"
            );
            assert_eq!(
                readers(degree, joined - 1, None, share),
                f64::from(joined) - 1.0,
                "one less"
            );
        }
    }

    /// Equal weights of three decimals, as many as make up each threshold, and one less.
    #[test]
    fn sums_of_weights_from_a_file_are_compared_exactly() {
        for thousandths in [1_u32, 3, 7, 10, 28, 70, 100, 125, 333] {
            let weight = f64::from(thousandths) / 1000.0;
            for share in 1..=1000_u32 {
                let least = share.div_ceil(thousandths);
                if least > 1000 {
                    continue;
                }
                let threshold = f64::from(share) / 1000.0;
                let sum = |count: u32| (0..count).map(|_| in_units(weight)).sum::<u64>();
                let needed = (threshold * UNITS) as u64;
                assert!(sum(least) + SLACK >= needed, "{least} times {weight} at {threshold}");
                assert!(
                    sum(least - 1) + SLACK < needed,
                    "{} times {weight} at {threshold}",
                    least - 1
                );
            }
        }
        assert_eq!(readers(3, 3, Some(0.1), 0.3), 4.0);
        assert_eq!(readers(1000, 1000, Some(0.001), 1.0), 1001.0);
        assert_eq!(readers(1000, 999, Some(0.001), 1.0), 999.0);
        assert_eq!(readers(3, 3, Some(0.333_333_333_333_333_3), 1.0), 4.0);
        assert_eq!(
            readers(3, 1, Some(1e-300), 0.0),
            2.0,
            "any weight is enough for a threshold of 0"
        );
        assert_eq!(readers(3, 3, Some(0.0), 0.0), 3.0, "but no weight is not");
        assert_eq!(readers(3, 1, Some(1e300), 1.0), 2.0);
    }
}
