//! `[world]` and `[world.network]`: people and who hears whom.

use std::path::PathBuf;

/// `[world]`.
#[derive(Clone, Debug, PartialEq)]
pub struct World {
    /// Number of people `[persons]`; for a network file, the number of its nodes.
    pub people: u64,
    /// κ of the Beta draws of relevance and apparent value, > 0.
    pub concentration: f64,
    /// Standard deviation of the noise on the relevance that a profile shows, ≥ 0.
    pub observation_noise: f64,
    /// Standard deviation of log enthusiasm, ≥ 0.
    pub enthusiasm_spread: f64,
    /// Who hears whom.
    pub network: Network,
}

/// `[world.network]`.
#[derive(Clone, Debug, PartialEq)]
pub struct Network {
    /// How arcs come about.
    pub model: NetworkModel,
    /// Mean audience `[persons]`, ≥ 0.
    pub mean_audience: f64,
    /// Exponent of the density of audience sizes, > 2.
    pub tail: f64,
    /// Median number of accounts a person listens to, > 0.
    pub followees: f64,
    /// Standard deviation of the log of that number, ≥ 0.
    pub followees_spread: f64,
    /// Share of arcs that leave the community `[0, 1]`.
    pub mixing: f64,
    /// Probability that an arc is answered by its opposite `[0, 1]`.
    pub reciprocity: f64,
    /// Strength of a one-way arc `[0, 1]`; a reciprocated arc has 1.
    pub weak_tie: f64,
}

/// `world.network.model`.
#[derive(Clone, Debug, PartialEq)]
pub enum NetworkModel {
    /// Communities with heavy-tailed audiences, revealed piece by piece: every trial has a world of its own.
    Communities,
    /// Every ordered pair is equally likely to be an arc; stored.
    Random,
    /// Arcs from an edge list; stored.
    File(EdgeList),
}

/// The keys of `[world.network]` that only `model = "file"` has.
#[derive(Clone, Debug, PartialEq)]
pub struct EdgeList {
    /// The edge list, plain or gzipped, resolved against the scenario's folder.
    pub path: PathBuf,
    /// The path as the author wrote it.
    pub path_as_written: String,
    /// Whether a line `u v` means both u→v and v→u.
    pub undirected: bool,
    /// Whether a line `u v` means that u hears v ("u follows v") rather than that v hears u.
    pub reversed: bool,
    /// What a line that stands twice means.
    pub repeats: Repeats,
    /// What a line `u u` means.
    pub self_loops: SelfLoops,
    /// File of lines `node segment-name`, resolved like `path`; without it segments are dealt at random.
    pub segments: Option<PathBuf>,
}

/// `world.network.repeats`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repeats {
    /// A repeated line changes nothing.
    Drop,
    /// Every line is a chance of its own.
    Count,
}

/// `world.network.self_loops`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SelfLoops {
    /// Nobody hears oneself: such a line is passed over (its node exists all the same).
    Drop,
    /// Such a line is a mistake in the file.
    Refuse,
}
