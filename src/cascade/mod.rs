//! Classic cascades on a stored graph, at full speed: plain numbers, no story, no files.
//!
//! Initial spreaders know something; it spreads along the arcs; the question is how many people read it in the end, and
//! whether it reaches any of some targets. An arc u→v says that v hears u.
//!
//! | file | model |
//! | --- | --- |
//! | [`independent_cascade`] | every arc out of a reader passes it on with the same probability |
//! | [`weighted`] | the same with a probability per arc; weighted cascade: 1 / (number of arcs into v) |
//! | [`linear_threshold`] | v joins once the arcs from joined people make up a uniform share of all arcs into v |
//! | [`threshold`] | the same for any law of the thresholds, fixed numbers included, and for any weights |
//! | [`sir`] | infection step by step until recovery |
//! | [`rumor`] | Maki–Thompson: spreaders stop after telling people who know already |
//!
//! A model is a [`Cascade`]; [`simulate()`] runs trials of it on any number of threads and returns a [`Tally`].
//! Every [`BATCH`] of consecutive trials has one random stream of its own, keyed by the seed and the number of the batch, so
//! that the threads change nothing.
//!
//! ```
//! use whoknows::cascade::{Experiment, IndependentCascade, Start, simulate};
//! use whoknows::graph::{Graph, Repeats};
//!
//! let triangle = Graph::from_arcs(3, vec![(0, 1), (1, 0), (1, 2), (2, 1), (2, 0), (0, 2)], Repeats::Drop)?;
//! let start = Start::new(&triangle, &[0], &[1]);
//! let tally = simulate(&IndependentCascade::new(&triangle, 0.3), &start, Experiment { trials: 100_000, seed: 1 });
//! // Exactly: mean spread 1.726, reach of a neighbour 0.363.
//! assert!((tally.mean() - 1.726).abs() < 0.02 && (tally.reach_share() - 0.363).abs() < 0.01);
//! # Ok::<(), whoknows::graph::TooManyArcs>(())
//! ```

mod coins;
mod frontier;
mod gap;
pub mod independent_cascade;
pub mod linear_threshold;
mod live;
mod luck;
mod machine;
mod node_set;
mod opening;
pub mod rumor;
pub mod simulate;
pub mod sir;
mod start;
mod tally;
pub mod threshold;
pub mod weighted;
mod wide_luck;

pub use frontier::{Frontier, Tuning};
pub use independent_cascade::IndependentCascade;
pub use linear_threshold::LinearThreshold;
pub use luck::Luck;
pub use rumor::Rumor;
pub use simulate::{BATCH, Experiment, reach, simulate, simulate_while};
pub use sir::Sir;
pub use start::{Patience, Start};
pub use tally::{AtLeast, SizeClass, Tally};
pub use threshold::{Law, Threshold};
pub use weighted::WeightedCascade;

/// A model of spreading on a graph.
pub trait Cascade: Sync {
    /// Memory that a thread lends to its trials; between batches it is as it was when new.
    type Workspace: Send;

    /// Memory for one thread, for trials from one start.
    fn workspace(&self, start: &Start) -> Self::Workspace;

    /// Runs the first `trials` trials of the batch whose randomness is `luck`, and adds each to the tally.
    ///
    /// The workspace is one for `start`.
    fn batch(
        &self,
        start: &Start,
        patience: Patience,
        workspace: &mut Self::Workspace,
        luck: Luck,
        trials: u8,
        tally: &mut Tally,
    );
}
