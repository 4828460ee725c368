//! The independent cascade with a probability of its own for every arc.
//!
//! # References
//! Kempe, Kleinberg, Tardos (2003), Maximizing the spread of influence through a social network, KDD: the weighted cascade.

use std::ops::Range;

use super::frontier::{Frontier, LiveArcs};
use super::{Cascade, Luck, Watch};
use crate::graph::Graph;

/// The independent cascade with a probability per arc.
///
/// `starts` holds 2 bytes per arc: the first 16 binary digits of its probability. A 16-bit number below them is heads, above
/// them tails; only an equal one, one time in 65 536, looks up the whole probability and draws 53 more digits. So the coins
/// are exact, and read a quarter of the memory that probabilities of 8 bytes would take.
#[derive(Clone, Debug)]
pub struct WeightedCascade<'g> {
    graph: &'g Graph,
    starts: Vec<u16>,
    whole: Whole<'g>,
}

/// Where the whole probabilities are.
#[derive(Clone, Debug)]
enum Whole<'g> {
    /// By position of the arc.
    PerArc(&'g [f64]),
    /// 1 / (number of arcs into the target).
    InverseDegree(Vec<u32>),
}

impl<'g> WeightedCascade<'g> {
    /// The cascade with the probabilities given by position.
    ///
    /// # Panics
    /// If there is not one probability in [0, 1] per arc.
    pub fn new(graph: &'g Graph, probabilities: &'g [f64]) -> Self {
        assert_eq!(probabilities.len(), graph.arc_count(), "a probability per arc");
        assert!(
            probabilities.iter().all(|p| (0.0..=1.0).contains(p)),
            "probabilities lie in [0, 1]"
        );
        let starts = probabilities.iter().map(|&p| start(p)).collect();
        let whole = Whole::PerArc(probabilities);
        Self { graph, starts, whole }
    }

    /// The weighted cascade: an arc into v has probability 1 / (number of arcs into v), repeats counted.
    pub fn by_inverse_degree(graph: &'g Graph) -> Self {
        let degrees = graph.in_degrees();
        let starts = graph
            .targets()
            .iter()
            .map(|&target| start(1.0 / f64::from(degrees[target as usize])))
            .collect();
        let whole = Whole::InverseDegree(degrees);
        Self { graph, starts, whole }
    }

    /// The probability of the arc at a position.
    fn probability(&self, position: usize) -> f64 {
        match &self.whole {
            Whole::PerArc(probabilities) => probabilities[position],
            Whole::InverseDegree(degrees) => 1.0 / f64::from(degrees[self.graph.targets()[position] as usize]),
        }
    }

    /// Throws the coins of a row.
    #[inline]
    fn throw(&self, luck: &mut Luck, row: Range<usize>, live: &mut LiveArcs) {
        let mut first = row.start;
        for chunk in self.starts[row].chunks(16) {
            let (mut heads, mut ties) = (0, 0);
            for (four, starts) in chunk.chunks(4).enumerate() {
                let mut bits = luck.bits();
                for (index, &start) in starts.iter().enumerate() {
                    let number = bits as u16;
                    heads |= u64::from(number < start) << (4 * four + index);
                    ties |= u64::from(number == start) << (4 * four + index);
                    bits >>= 16;
                }
            }
            if ties != 0 {
                heads |= self.untie(luck, first, ties);
            }
            live.push_mask(first, heads);
            first += chunk.len();
        }
    }

    /// Of the arcs at `first` + i for the bits i of `ties`, those that further digits make live.
    #[cold]
    fn untie(&self, luck: &mut Luck, first: usize, mut ties: u64) -> u64 {
        let mut heads = 0;
        while ties != 0 {
            let index = ties.trailing_zeros();
            let probability = self.probability(first + index as usize);
            // Exact: a power of two and a whole number of at most 16 digits.
            let rest = probability * 65_536.0 - f64::from(start(probability));
            heads |= u64::from(luck.unit() < rest) << index;
            ties &= ties - 1;
        }
        heads
    }
}

/// The first 16 binary digits of a probability; for 1, the largest number, whose rest is 1.
fn start(probability: f64) -> u16 {
    (probability * 65_536.0) as u16
}

impl Cascade for WeightedCascade<'_> {
    type Workspace = Frontier;
    type Coins = Luck;

    fn workspace(&self) -> Frontier {
        Frontier::new(self.graph)
    }

    fn coins(&self, luck: Luck) -> Luck {
        luck
    }

    #[inline]
    fn trial(&self, initial: &[u32], watch: &mut impl Watch, frontier: &mut Frontier, luck: &mut Luck) -> u32 {
        frontier.walk(self.graph, initial, watch, |row, live| self.throw(luck, row, live))
    }
}
