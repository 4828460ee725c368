//! The independent cascade with one probability: whoever reads has one chance with each who hear it.
//!
//! A repeated arc has a coin each time it stands.
//!
//! # References
//! Kempe, Kleinberg, Tardos (2003), Maximizing the spread of influence through a social network, KDD.

use super::coins::{Flipping, Flips, Jumping, Jumps};
use super::frontier::Frontier;
use super::gap::Gap;
use super::{Cascade, Luck, Start, Watch};
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

/// From this probability on a coin per arc is cheaper than a jump per live arc (`benches/cascade_kernels.rs`).
pub const FLIPS_FROM: f64 = 0.04;

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

/// What is left of the last draw of an [`IndependentCascade`].
#[derive(Clone, Debug)]
pub enum Coins {
    /// A jump.
    Jumps(Jumps),
    /// Coins.
    Flips(Box<Flips>),
}

impl Cascade for IndependentCascade<'_> {
    type Workspace = Frontier;
    type Coins = Coins;

    fn workspace(&self, start: &Start) -> Frontier {
        Frontier::new(self.graph, start)
    }

    fn coins(&self, luck: Luck) -> Coins {
        match &self.kernel {
            Kernel::Jumps(gap) => Coins::Jumps(Jumps::new(luck, gap)),
            Kernel::Flips(_) => Coins::Flips(Box::new(Flips::new(luck))),
        }
    }

    #[expect(
        clippy::inline_always,
        reason = "compiled for the processor of whoever runs the trials"
    )]
    #[inline(always)]
    fn trial(&self, _start: &Start, watch: &mut impl Watch, frontier: &mut Frontier, coins: &mut Coins) -> u32 {
        match (&self.kernel, coins) {
            (Kernel::Jumps(gap), Coins::Jumps(jumps)) => frontier.walk(self.graph, watch, Jumping { jumps, gap }),
            (Kernel::Flips(digits), Coins::Flips(flips)) => {
                frontier.walk(self.graph, watch, Flipping { flips, digits: *digits })
            }
            _ => unreachable!("coins come from the cascade"),
        }
    }
}
