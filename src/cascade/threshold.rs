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
        let weights = Weights::InverseDegree(graph.in_degrees());
        Self { graph, law, weights }
    }

    /// The model with the weights given by position; a threshold is compared with their sum, not with its share of the whole.
    ///
    /// # Panics
    /// If there is not one weight ≥ 0 per arc.
    pub fn new(graph: &'g Graph, weights: &'g [f64], law: Law) -> Self {
        assert_eq!(weights.len(), graph.arc_count(), "a weight per arc");
        assert!(weights.iter().all(|&weight| weight >= 0.0), "weights are not negative");
        let weights = Weights::PerArc(weights);
        Self { graph, law, weights }
    }

    /// Whether the arcs that have spoken to the node reach its threshold.
    #[inline]
    fn is_met(&self, node: u32, heard: &Heard) -> bool {
        let weight = match &self.weights {
            // Compared as whole numbers against a share of a whole number: 3 of 6 is exactly one half.
            Weights::InverseDegree(degrees) => {
                return heard.arcs >= self.law.least_arcs()
                    && f64::from(heard.arcs) >= heard.threshold * f64::from(degrees[node as usize]);
            }
            Weights::PerArc(_) => heard.weight,
        };
        heard.arcs >= self.law.least_arcs() && weight > 0.0 && weight >= heard.threshold - ROUNDING
    }
}

/// Weights such as 0.333333 are rounded in files: a sum this close to a threshold has reached it.
const ROUNDING: f64 = 1e-12;

/// What has been said to a node.
#[derive(Clone, Copy, Debug, Default)]
struct Heard {
    /// Arcs from joined people; with the first, the threshold is drawn.
    arcs: u32,
    /// Sum of their weights.
    weight: f64,
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
                    state.weight += weights[position];
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
