//! `[experiment]`: how long to simulate, and what to compare with.

use super::evidence::guess;
use super::key::{choice, section};
use super::kind::{Kind, MOST_PEOPLE, PROBABILITY, Range};
use super::{NetworkModel, Policy};

/// `[experiment]`.
#[derive(Clone, Debug, PartialEq)]
pub struct Experiment {
    /// When to stop.
    pub length: Length,
    /// Trials in one world; 1 where every trial has a world of its own.
    pub trials_per_world: u64,
    /// Index of the policy that the others are compared with.
    pub baseline: usize,
    /// Differences of reach smaller than this are of no practical importance `[0, 1]`.
    pub practical_difference: f64,
    /// Under a policy, a trial that more people than these read ends with the reader who is one too many `[persons]`.
    pub max_readers: Option<u32>,
    /// How reach is estimated.
    pub estimator: Estimator,
}

/// `experiment.estimator`: how reach is estimated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Estimator {
    /// By chances that add up along the readings of a trial.
    Conditional,
    /// By the share of trials that reach.
    Counts,
}

choice! { Estimator { Conditional: "conditional", Counts: "counts" } }

/// When an experiment stops.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Length {
    /// After so many trials; worlds are simulated whole, so there may be some more.
    Trials(u64),
    /// Once the 95 % interval of every policy's reach is narrow enough.
    Precision {
        /// Half-width to reach.
        precision: f64,
        /// Trials after which to stop all the same, at the end of a world.
        max_trials: u64,
    },
}

impl Length {
    /// Trials that are asked for, or the most of them.
    pub fn most_trials(self) -> u64 {
        match self {
            Self::Trials(trials) => trials,
            Self::Precision { max_trials, .. } => max_trials,
        }
    }
}

const TRIALS: u64 = 20_000;
const MAX_TRIALS: u64 = 1_000_000;
const TRIALS_PER_BUILT_WORLD: u64 = 100;

/// More trials than a machine could finish.
pub const MOST_TRIALS: u64 = 1_000_000_000_000;
pub(super) const TRIAL_COUNT: Kind = Kind::Whole {
    least: 1,
    most: MOST_TRIALS,
};

section! {
    /// `[experiment]`: how long to simulate, and what to compare with.
    pub(super) struct ExperimentKeys {
        /// Number of trials, 20 000 unless `precision` is written; or write `precision`.
        trials: Option<u64> = None, TRIAL_COUNT, "trials";
        /// Half-width of the 95 % interval of every policy's reach at which to stop.
        precision: Option<f64> = None, Kind::Number(Range::above(0.0, 0.5));
        /// With `precision`: trials after which to stop all the same, 1 000 000 unless written.
        max_trials: Option<u64> = None, TRIAL_COUNT, "trials" => None, Precision;
        /// For networks that are stored: number of worlds, each with `trials_per_world` trials.
        worlds: Option<u64> = None, Kind::Whole { least: 2, most: 1_000_000_000 }, "worlds" => None, StoredWorlds;
        /// For networks that are stored: trials in one world, 100 unless written.
        trials_per_world: Option<u64> = None, Kind::Whole { least: 1, most: 1_000_000_000 }, "trials" => None, StoredWorlds;
        /// Name of the policy that the others are compared with; the first policy unless written.
        baseline: Option<String> = None, Kind::Name;
        /// Differences of reach smaller than this are of no practical importance.
        practical_difference: f64 = 0.01, PROBABILITY => guess(0.0, 0.05);
        /// Most readers: under each policy, a trial ends with the reader who is one too many, and the run says how many did.
        /// No limit unless written; for huge worlds in which the news may reach millions.
        max_readers: Option<u32> = None, Kind::Whole { least: 1, most: MOST_PEOPLE }, "persons";
        /// How reach is estimated: `"counts"`, the share of trials that reach; or `"conditional"`, chances that add up along the
        /// readings of a trial, which say the same from far fewer trials.
        estimator: Estimator = Estimator::Counts, Estimator::KIND => None, Chances;
    }
}

impl ExperimentKeys {
    /// The experiment as meant; a baseline that names no policy counts as the first.
    pub(super) fn as_meant(&self, network: &NetworkModel, policies: &[Policy]) -> Experiment {
        let trials_per_world = self.trials_per_world(network);
        let baseline = self.baseline.as_ref();
        Experiment {
            length: match self.precision {
                Some(precision) => Length::Precision {
                    precision,
                    max_trials: self.max_trials.unwrap_or(MAX_TRIALS),
                },
                None => Length::Trials(self.trials(network)),
            },
            trials_per_world,
            baseline: policies
                .iter()
                .position(|policy| Some(&policy.name) == baseline)
                .unwrap_or(0),
            practical_difference: self.practical_difference,
            max_readers: self.max_readers,
            estimator: self.estimator,
        }
    }

    /// Trials of one world.
    pub(super) fn trials_per_world(&self, network: &NetworkModel) -> u64 {
        if network.is_built() {
            self.trials_per_world.unwrap_or(TRIALS_PER_BUILT_WORLD)
        } else {
            1
        }
    }

    /// Trials asked for, not yet rounded up to whole worlds.
    pub(super) fn trials(&self, network: &NetworkModel) -> u64 {
        match self.worlds {
            Some(worlds) if network.is_built() => worlds * self.trials_per_world(network),
            _ => self.trials.unwrap_or(TRIALS),
        }
    }
}

impl Experiment {
    /// Whether trials answer with chances: a trial that a limit of readers may end has none.
    pub fn has_chances(&self) -> bool {
        self.estimator == Estimator::Conditional && self.max_readers.is_none()
    }

    /// The keys that mean this experiment.
    pub(super) fn as_written(&self, network: &NetworkModel, policies: &[Policy]) -> ExperimentKeys {
        let (trials, precision, max_trials) = match self.length {
            Length::Trials(trials) => (Some(trials), None, None),
            Length::Precision { precision, max_trials } => (None, Some(precision), Some(max_trials)),
        };
        ExperimentKeys {
            trials,
            precision,
            max_trials,
            worlds: None,
            trials_per_world: network.is_built().then_some(self.trials_per_world),
            baseline: policies.get(self.baseline).map(|policy| policy.name.clone()),
            practical_difference: self.practical_difference,
            max_readers: self.max_readers,
            estimator: self.estimator,
        }
    }
}
