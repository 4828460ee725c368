//! The independent cascade with one probability: whoever reads has one chance with each who hear it.
//!
//! A repeated arc has a coin each time it stands.
//!
//! # References
//! Kempe, Kleinberg, Tardos (2003), Maximizing the spread of influence through a social network, KDD.

use super::coins::{Flips, Jumps};
use super::frontier::Frontier;
use super::gap::Gap;
use super::opening::Apart;
use super::{Cascade, Luck, Patience, Start, Tally};
use crate::graph::Graph;

/// The independent cascade with the same probability on every arc.
#[derive(Clone, Debug)]
pub struct IndependentCascade<'g> {
    graph: &'g Graph,
    kernel: Kernel,
}

/// How the coins are thrown.
#[derive(Clone, Debug)]
enum Kernel {
    Jumps(Gap),
    /// The probability in units of 2⁻⁶⁴.
    Flips(u64),
}

/// From about this probability on a coin per arc is cheaper than a jump per live arc, on graphs with hubs; on even ones, as in
/// `benches/cascade_kernels.rs`, from about 0.06.
pub const FLIPS_FROM: f64 = 0.02;

impl<'g> IndependentCascade<'g> {
    /// The cascade with `probability` on every arc, by the kernel that is faster.
    ///
    /// # Panics
    /// If the probability is outside [0, 1].
    pub fn new(graph: &'g Graph, probability: f64) -> Self {
        if probability < FLIPS_FROM {
            Self::by_jumps(graph, probability)
        } else {
            Self::by_flips(graph, probability)
        }
    }

    /// Jumps from live arc to live arc: draws in proportion to live arcs.
    ///
    /// # Panics
    /// If the probability is outside [0, 1].
    pub fn by_jumps(graph: &'g Graph, probability: f64) -> Self {
        assert!((0.0..=1.0).contains(&probability), "{probability} is no probability");
        let kernel = Kernel::Jumps(Gap::new(probability));
        Self { graph, kernel }
    }

    /// Throws a coin for every arc, 64 at a time. For the probability 1 it jumps all the same.
    ///
    /// # Panics
    /// If the probability is outside [0, 1].
    pub fn by_flips(graph: &'g Graph, probability: f64) -> Self {
        if probability >= 1.0 {
            return Self::by_jumps(graph, probability);
        }
        assert!(probability >= 0.0, "{probability} is no probability");
        let kernel = Kernel::Flips((probability * 2f64.powi(64)) as u64);
        Self { graph, kernel }
    }
}

impl Cascade for IndependentCascade<'_> {
    type Workspace = Frontier;

    fn workspace(&self, start: &Start) -> Frontier {
        let mut frontier = Frontier::new(self.graph, start, Apart::Nothing);
        match &self.kernel {
            Kernel::Jumps(gap) => frontier.fit(self.graph, &mut Jumps::new(Luck::pilot(), gap)),
            Kernel::Flips(digits) => frontier.fit(self.graph, &mut Flips::new(Luck::pilot(), *digits)),
        }
        frontier
    }

    fn batch(
        &self,
        start: &Start,
        patience: Patience,
        frontier: &mut Frontier,
        luck: Luck,
        trials: u8,
        tally: &mut Tally,
    ) {
        match &self.kernel {
            Kernel::Jumps(gap) => {
                frontier.batch(self.graph, start, patience, &mut Jumps::new(luck, gap), trials, tally);
            }
            Kernel::Flips(digits) => {
                frontier.batch(
                    self.graph,
                    start,
                    patience,
                    &mut Flips::new(luck, *digits),
                    trials,
                    tally,
                );
            }
        }
    }
}
