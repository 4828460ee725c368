//! What stands on every chart.

use crate::words::Words;

/// What a chart is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// How often each policy reaches.
    Reach,
    /// How much more often than the baseline.
    Advantage,
    /// By when.
    Time,
    /// With whom the chains began.
    Credit,
    /// How valuable contacts looked, and what they brought.
    Looks,
    /// What each channel adds.
    Channels,
    /// From channel to channel.
    Routes,
    /// How long the chains are.
    Hops,
    /// From requests to reach.
    Funnel,
    /// How many have read by when.
    People,
    /// How many have read in how many trials.
    Sizes,
    /// What a trial is worth.
    Value,
    /// Everybody who read in one trial.
    Network,
    /// The chain of one trial.
    Chain,
    /// What changes from one result to another.
    Change,
}

/// Where the numbers of a chart come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source<'a> {
    /// Policies shown, where these are not all: shown, all.
    pub part: Option<(usize, usize)>,
    /// Trials done.
    pub trials: u64,
    /// Whether the run was interrupted.
    pub interrupted: bool,
    /// What the intervals are called: `95 % intervals`.
    pub intervals: String,
    /// Seed of the run.
    pub seed: u64,
    /// Version of the program.
    pub version: &'a str,
}

/// How a language says what stands on every chart. Names come as they stand in a sentence, figures as text.
pub trait ChartWords {
    /// What a chart is about, in a list of contents.
    fn label(&self, subject: Subject) -> &'static str;
    /// Footer, left: the scenario, and that this is no forecast.
    fn footer(&self, title: &str) -> String;
    /// Footer, right: where the numbers come from.
    fn source(&self, source: &Source) -> String;
    /// Behind what is drawn: so many people, more than none, read through the wire under every policy.
    fn wire_reads_at_once(&self, wire: u32) -> String;
}

impl dyn Words + '_ {
    /// What is drawn, and why curves do not begin at nothing where people read through the wire.
    pub fn with_wire(&self, subtitle: String, wire: u32) -> String {
        if wire == 0 {
            subtitle
        } else {
            format!("{subtitle}; {}", self.wire_reads_at_once(wire))
        }
    }
}
