//! Blocks: the power law once more, in groups that keep most arcs to themselves.

use super::power_law::{PowerLaw, Weights, with_answers};
use super::product::{add_row, scale};
use crate::graph::{Graph, TooManyArcs};
use crate::rng::Stream;

/// A degree-corrected stochastic block model of equal blocks: node i is of block i mod `blocks`.
///
/// Weights are those of [`PowerLaw`]. A share `mixing` of the base arcs leads to anybody, as there, and the others to somebody of
/// the own block, with probability min(1, `c_b` · wᵢ · gₖ); each block has a share of these in proportion to the sum of its weights w. A pair that
/// gets both has one arc. O(n + m).
///
/// # References
/// B. Karrer, M. E. J. Newman, Stochastic blockmodels and community structure in networks, Phys. Rev. E 83 (2011) 016107.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Blocks {
    /// Audiences, and who listens to many.
    pub degrees: PowerLaw,
    /// How many blocks there are; ≥ 1.
    pub blocks: u32,
    /// Share of the base arcs that lead to anybody.
    pub mixing: f64,
}

/// The nodes of a block, as far as arcs within it go.
struct Block {
    /// Nodes and how much they listen, falling.
    by_listening: Vec<(u32, f64)>,
    factor: f64,
}

impl Blocks {
    /// Draws a graph, or nothing once `is_over`, which is asked every few dozen nodes.
    ///
    /// # Errors
    /// [`TooManyArcs`] for more than 2³² − 1 arcs.
    ///
    /// # Panics
    /// If a parameter is out of its range.
    pub fn draw(
        &self,
        node_count: u32,
        draws: Stream,
        is_over: &dyn Fn() -> bool,
    ) -> Result<Option<Graph>, TooManyArcs> {
        assert!(self.blocks > 0 && (0.0..=1.0).contains(&self.mixing), "{self:?}");
        let weights = Weights::new(&self.degrees, node_count, draws);
        let wanted = self.degrees.base_arcs(node_count);
        let factor = scale(&weights.speakers, &weights.listeners(), wanted * self.mixing);
        let blocks = self.of(&weights, wanted * (1.0 - self.mixing));
        let mut arcs = Vec::with_capacity((wanted * (1.0 + self.degrees.reciprocity)) as usize);
        for (node, speaker) in (0..).zip(&weights.speakers) {
            if node % 64 == 0 && is_over() {
                return Ok(None);
            }
            let mut sequence = draws.sequence(node.into(), 0);
            let own = &blocks[(node % self.blocks) as usize];
            add_row(&mut arcs, node, factor * speaker, &weights.by_listening, &mut sequence);
            add_row(&mut arcs, node, own.factor * speaker, &own.by_listening, &mut sequence);
        }
        with_answers(node_count, arcs, self.degrees.reciprocity, draws, is_over)
    }

    /// All blocks, with so many base arcs within them.
    fn of(&self, weights: &Weights, wanted: f64) -> Vec<Block> {
        let total: f64 = weights.speakers.iter().sum();
        let mut by_listening = vec![Vec::new(); self.blocks as usize];
        for &(node, weight) in &weights.by_listening {
            by_listening[(node % self.blocks) as usize].push((node, weight));
        }
        let block = |(number, by_listening): (usize, Vec<(u32, f64)>)| {
            let own = weights.speakers.iter().skip(number).step_by(self.blocks as usize);
            let speakers: Vec<f64> = own.copied().collect();
            let listeners: Vec<f64> = by_listening.iter().map(|&(_, weight)| weight).collect();
            let share = speakers.iter().sum::<f64>() / total;
            let factor = if speakers.is_empty() {
                0.0
            } else {
                scale(&speakers, &listeners, wanted * share)
            };
            Block { by_listening, factor }
        };
        by_listening.into_iter().enumerate().map(block).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::goodness::assert_near;
    use super::*;
    use crate::rng::Purpose;

    const TEN: Blocks = Blocks {
        degrees: PowerLaw {
            mean_audience: 10.0,
            tail: 3.5,
            followees_spread: 0.5,
            reciprocity: 0.0,
        },
        blocks: 10,
        mixing: 0.2,
    };

    fn drawn(law: Blocks, node_count: u32) -> Graph {
        let draws = Stream::new(2009, 1, Purpose::Arcs);
        let graph = law.draw(node_count, draws, &|| false).expect("few arcs");
        graph.expect("it is not over")
    }

    #[test]
    fn as_many_arcs_leave_a_block_as_are_asked() {
        // Mixed arcs stay by chance in one of ten; the blocks are equal up to a few heads.
        for mixing in [0.0, 0.2, 1.0] {
            let graph = drawn(Blocks { mixing, ..TEN }, 100_000);
            let leaving = graph.arcs().filter(|(from, to)| from % 10 != to % 10).count() as f64;
            let expected = 1e6 * mixing * 0.9;
            // Coins: σ ≤ √mean; the sums of listening weights of ten blocks differ by 0.5 % of them.
            assert_near("leaving", leaving, expected, expected.sqrt() + 0.002 * expected + 1e-9);
            // A hundredth of a thousandth of the pairs gets both, and as many would lead to oneself.
            assert_near("arcs", graph.arc_count() as f64, 1e6, 1_100.0);
        }
    }

    #[test]
    fn one_block_and_full_mixing_are_the_power_law() {
        let law = Blocks { mixing: 1.0, ..TEN };
        let draws = Stream::new(2009, 1, Purpose::Arcs);
        let alone = law.degrees.draw(1_000, draws, &|| false).expect("few arcs");
        assert_eq!(Some(drawn(law, 1_000)), alone);
        let one = drawn(
            Blocks {
                blocks: 1,
                mixing: 0.0,
                ..TEN
            },
            1_000,
        );
        assert_eq!(Some(one), alone);
    }

    #[test]
    fn ends_of_the_range_are_exact() {
        for blocks in [1, 3, 1_000] {
            let law = Blocks { blocks, ..TEN };
            assert_eq!(drawn(law, 0).arc_count(), 0);
            assert_eq!(drawn(law, 1).arc_count(), 0);
        }
        // Everybody alone in a block, and no arc leaves it.
        let alone = Blocks {
            blocks: 50,
            mixing: 0.0,
            ..TEN
        };
        assert_eq!(drawn(alone, 50).arc_count(), 0);
        let full = Blocks {
            blocks: 5,
            mixing: 0.0,
            degrees: PowerLaw {
                mean_audience: 1e6,
                ..TEN.degrees
            },
        };
        assert_eq!(drawn(full, 50).arc_count(), 50 * 9);
    }

    #[test]
    fn values_are_stable() {
        let few = PowerLaw {
            mean_audience: 1.5,
            ..TEN.degrees
        };
        let law = Blocks {
            degrees: few,
            blocks: 2,
            ..TEN
        };
        let arcs: Vec<_> = drawn(law, 6).arcs().collect();
        let expected = [(0, 2), (0, 4), (2, 4), (4, 2), (5, 1)];
        assert_eq!(arcs, expected, "the numbers of every result have moved");
    }
}
