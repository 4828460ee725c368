//! Any of the laws, as whoever draws a graph hands it on.

use super::{Blocks, Geometric, Kleinberg, Lfr, PowerLaw, Preferential, Rmat, SmallWorld, exact_until, random_until};
use crate::graph::{Graph, TooManyArcs};
use crate::rng::Stream;

/// How a graph is drawn.
#[derive(Clone, Debug, PartialEq)]
pub enum Law {
    /// Every ordered pair is equally likely to be a base arc.
    Random {
        /// Mean number of arcs out of a node, answers included.
        mean_audience: f64,
        /// Probability that a base arc is answered.
        reciprocity: f64,
    },
    /// The same with as many base arcs as are asked: every set of so many ordered pairs is equally likely.
    Exact {
        /// Mean number of arcs out of a node, answers included.
        mean_audience: f64,
        /// Probability that a base arc is answered.
        reciprocity: f64,
    },
    /// Neighbours on a ring, some of whom are exchanged for anybody.
    SmallWorld(SmallWorld),
    /// Newcomers listen to those whom many hear.
    Preferential(Preferential),
    /// Some are heard by very many and some listen to many, and nothing else matters.
    PowerLaw(PowerLaw),
    /// The same, in blocks that keep most arcs to themselves.
    Blocks(Blocks),
    /// Who lives near knows each other, and some are known far and wide.
    Geometric(Geometric),
    /// Neighbours on a grid, and ties beyond them that grow rarer with distance.
    Kleinberg(Kleinberg),
    /// Groups within groups, of a table that is halved again and again.
    Rmat(Rmat),
    /// Communities of very unequal size, in which some have very many ties.
    Lfr(Lfr),
}

impl Law {
    /// Draws a graph, or nothing once `is_over`, which is asked every thousand arcs.
    ///
    /// # Errors
    /// [`TooManyArcs`] for more than 2³² − 1 arcs.
    pub fn draw(
        &self,
        node_count: u32,
        draws: Stream,
        is_over: &dyn Fn() -> bool,
    ) -> Result<Option<Graph>, TooManyArcs> {
        match self {
            Self::Random {
                mean_audience,
                reciprocity,
            } => random_until(
                node_count,
                *mean_audience,
                *reciprocity,
                &mut draws.sequence(0, 0),
                is_over,
            ),
            Self::Exact {
                mean_audience,
                reciprocity,
            } => exact_until(
                node_count,
                *mean_audience,
                *reciprocity,
                &mut draws.sequence(0, 0),
                is_over,
            ),
            Self::SmallWorld(law) => law.draw(node_count, draws, is_over),
            Self::Preferential(law) => law.draw(node_count, draws, is_over),
            Self::PowerLaw(law) => law.draw(node_count, draws, is_over),
            Self::Blocks(law) => law.draw(node_count, draws, is_over),
            Self::Geometric(law) => law.draw(node_count, draws, is_over),
            Self::Kleinberg(law) => law.draw(node_count, draws, is_over),
            Self::Rmat(law) => law.draw(node_count, draws, is_over),
            Self::Lfr(law) => law.draw(node_count, draws, is_over),
        }
    }
}
