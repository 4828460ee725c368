//! Infection in steps: each infected person passes it on, then may recover.
//!
//! In each step every infected u infects each v that hears u with probability `infection` per arc, and recovers at the end of
//! the step with probability `recovery`. A trial counts who was ever infected.
//!
//! Who is infected in the end does not depend on when: u stays infected for a geometric number D ≥ 1 of steps, and an arc out
//! of it passes the infection on in at least one of them with probability 1 − (1 − infection)^D; all arcs of u share D.
//! With `recovery` = 1 this is the independent cascade.
//!
//! # References
//! W. Kermack, A. G. `McKendrick` (1927); Newman (2002), Spread of epidemic disease on networks, Phys. Rev. E 66, 016128.
#![expect(
    clippy::inline_always,
    reason = "what runs in a stage is compiled for the processor only if it is inlined into it"
)]

use super::frontier::{Frontier, Place, Throw};
use super::live::{Row, Taker};
use super::machine::Vectors;
use super::opening::Apart;
use super::{Cascade, Luck, Patience, Start, Tally};
use crate::graph::Graph;

/// The susceptible–infected–recovered model in discrete time.
#[derive(Clone, Debug)]
pub struct Sir<'g> {
    graph: &'g Graph,
    log_of_no_infection: f64,
    log_of_no_recovery: f64,
}

impl<'g> Sir<'g> {
    /// The model with the probabilities per step of infection along an arc, and of recovery.
    ///
    /// # Panics
    /// If `infection` is outside [0, 1] or `recovery` outside (0, 1].
    pub fn new(graph: &'g Graph, infection: f64, recovery: f64) -> Self {
        assert!((0.0..=1.0).contains(&infection), "{infection} is no probability");
        assert!(recovery > 0.0 && recovery <= 1.0, "a recovery of {recovery} never ends");
        Self {
            graph,
            log_of_no_infection: libm::log1p(-infection),
            log_of_no_recovery: libm::log1p(-recovery),
        }
    }

    fn infections(&self, luck: Luck) -> Infections<'_, '_> {
        Infections { model: self, luck }
    }

    /// The probability that a person passes the infection on along one arc before recovering, drawn for that person.
    fn transmission(&self, luck: &mut Luck) -> f64 {
        // By inversion: P(D > k) = (1 − recovery)^k. With recovery = 1 the logarithm is −∞ and D is 1. `Geometric` of `rand_distr` is
        // slower at every probability (`benches/draws.rs`).
        let steps = 1.0 + libm::floor(libm::log(crate::rng::open_unit(luck.bits())) / self.log_of_no_recovery);
        -libm::expm1(steps * self.log_of_no_infection)
    }
}

impl Cascade for Sir<'_> {
    type Workspace = Frontier;

    fn workspace(&self, start: &Start) -> Frontier {
        // Each of the initial spreaders recovers alone.
        let mut frontier = Frontier::new(self.graph, start, Apart::Spreaders);
        frontier.fit(self.graph, &mut self.infections(Luck::pilot()));
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
        frontier.batch(self.graph, start, patience, &mut self.infections(luck), trials, tally);
    }
}

/// Whom one infected person infects.
struct Infections<'a, 'g> {
    model: &'a Sir<'g>,
    luck: Luck,
}

impl Throw for Infections<'_, '_> {
    #[inline(always)]
    fn throw<V: Vectors>(
        &mut self,
        _place: Place,
        rows: &mut impl Iterator<Item = Row>,
        live: &mut Taker<'_, V>,
        _vectors: V,
    ) {
        while !live.is_full()
            && let Some(Row { positions, trial, .. }) = rows.next()
        {
            let transmission = self.model.transmission(&mut self.luck);
            for position in positions {
                if self.luck.unit() < transmission {
                    live.push(position, trial);
                }
            }
        }
    }
}
