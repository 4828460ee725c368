//! Two stored results, compared.

use super::trials::{Stored, TrialsError, side_by_side};
use super::{StoredRun, VERSION};
use crate::estimate::{Beside, Decided, Figures, Luck, PolicyChange, RunFigure, TwoRuns, decide};
use crate::scenario::claim::{Claim, Mistake, Path as FigurePath};
use crate::scenario::{Difference, PolicyFigure, Scenario, Subjects, differences, resolved_toml};
use crate::tally::Tally;
use serde::Serialize;
use std::path::Path;

/// What the two runs are called in conditions.
pub const NAMES: [&str; 2] = ["a", "b"];

/// What changes from one stored result to another.
#[derive(Clone, Debug, Serialize)]
pub struct Comparison {
    /// Version of the program.
    pub version: String,
    /// The first run.
    pub a: RunIdentity,
    /// The second run.
    pub b: RunIdentity,
    /// How their luck goes together.
    pub luck: Luck,
    /// Trials that are paired; none where no trial goes with another.
    pub paired_trials: Option<u64>,
    /// The keys whose values differ; texts that only people read are left out.
    pub keys: Vec<KeyChange>,
    /// Whether no key differs and yet the files that the scenarios name do.
    pub has_other_files: bool,
    /// What changes of each policy that both have, in order of the first.
    pub policies: Vec<PolicyChange>,
    /// Policies that only the first has.
    pub only_a: Vec<String>,
    /// Policies that only the second has.
    pub only_b: Vec<String>,
    /// What values are in, where both have the same.
    pub currency: Option<String>,
    /// What was asked of the two, and whether it holds.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub conditions: Vec<Asked>,
}

/// What tells a run from others.
#[derive(Clone, Debug, Serialize)]
pub struct RunIdentity {
    /// Title of its scenario.
    pub title: String,
    /// Digest of all that its numbers depend on.
    pub digest: String,
    /// Its seed.
    pub seed: u64,
    /// Trials done.
    pub trials: u64,
}

/// A key whose values differ; none where it is not set.
#[derive(Clone, Debug, Serialize)]
pub struct KeyChange {
    /// The key, as `--set` takes it.
    pub key: String,
    /// Its value in the first run.
    pub a: Option<String>,
    /// Its value in the second.
    pub b: Option<String>,
}

impl From<Difference> for KeyChange {
    fn from(Difference { key, old, new }: Difference) -> Self {
        Self { key, a: old, b: new }
    }
}

/// A condition and whether it holds.
#[derive(Clone, Debug, Serialize)]
pub struct Asked {
    /// As it is written.
    pub that: String,
    /// What was found.
    #[serde(flatten)]
    pub found: Decided,
}

/// Something that is asked of two runs.
#[derive(Clone, Debug, PartialEq)]
pub struct Condition {
    /// As it is written.
    pub that: String,
    /// As it is meant.
    pub claim: Claim<RunFigure>,
}

impl Condition {
    /// What a text like `a.courtesy.reach - b.courtesy.reach > 0.01` asks of runs of two scenarios.
    ///
    /// # Errors
    /// All that is wrong with it.
    pub fn read(text: &str, scenarios: [&Scenario; 2]) -> Result<Self, Vec<Mistake>> {
        let claim = Claim::read(text).map_err(|mistake| vec![mistake])?;
        Ok(Self {
            claim: claim.resolve(|path| figure(path, scenarios))?,
            that: text.to_owned(),
        })
    }
}

fn figure(path: &FigurePath, scenarios: [&Scenario; 2]) -> Result<RunFigure, Vec<Mistake>> {
    let ([run, within @ ..], 3 | 5) = (&path.names[..], path.names.len()) else {
        let form = "a.POLICY.FIGURE or b.POLICY.FIGURE, like a.courtesy.reach";
        return Err(vec![Mistake::no_path(path, form)]);
    };
    let index = NAMES.iter().position(|name| *name == run.text);
    let index = index.ok_or_else(|| vec![Mistake::unknown("run", run, NAMES.into_iter())])?;
    let within = FigurePath { names: within.to_vec() };
    Ok(RunFigure {
        run: index,
        of: PolicyFigure::find(&within, &Subjects::from(scenarios[index]))?,
    })
}

/// Compares two stored results that stand in these folders; trials of the same number are paired where they meet the same draws, and
/// then those that only one of the two has are left out of all figures.
///
/// # Errors
/// If trials cannot be read.
pub fn compare(
    runs: [&StoredRun; 2],
    folders: [&Path; 2],
    conditions: &[Condition],
) -> Result<Comparison, TrialsError> {
    let scenarios = runs.map(|stored| &stored.run.scenario);
    let tallies = runs.map(|stored| &stored.run.tally);
    let digests = runs.map(|stored| &stored.run.answers.scenario.digest);
    let keys = differences(&resolved_toml(scenarios[0]), scenarios[1]);
    let has_other_files = keys.is_empty() && digests[0] != digests[1];
    let luck = luck(scenarios, tallies, &keys, has_other_files);
    let mut beside = common_policies(scenarios, tallies[0].trials_per_world());
    let mut common = scenarios.map(Tally::new);
    let has_uncommon_trials = tallies[0].trials() != tallies[1].trials();
    if luck.is_paired() {
        let files = [0, 1].map(|run| folders[run].join(runs[run].format.file_name()));
        let stored = [0, 1].map(|run| Stored {
            path: &files[run],
            scenario: scenarios[run],
        });
        side_by_side(stored[0], stored[1], |first, second| {
            for policy in &mut beside {
                policy.observe(scenarios, [first, second]);
            }
            if has_uncommon_trials {
                common[0].observe(scenarios[0], first);
                common[1].observe(scenarios[1], second);
            }
        })?;
    }
    // What is subtracted is to be that of which the difference is shown.
    let counted = if luck.is_paired() && has_uncommon_trials {
        [&common[0], &common[1]]
    } else {
        tallies
    };
    let known = TwoRuns {
        runs: [0, 1].map(|run| Figures {
            scenario: scenarios[run],
            tally: counted[run],
        }),
        luck,
        beside: &beside,
    };
    let currencies = scenarios.map(|scenario| &scenario.outcome.currency);
    let [a, b] = runs.map(identity_of);
    Ok(Comparison {
        version: VERSION.to_owned(),
        a,
        b,
        luck,
        paired_trials: luck.is_paired().then(|| tallies[0].trials().min(tallies[1].trials())),
        keys: keys.into_iter().map(KeyChange::from).collect(),
        has_other_files,
        policies: known.changes(),
        only_a: only(scenarios[0], scenarios[1]),
        only_b: only(scenarios[1], scenarios[0]),
        currency: (currencies[0] == currencies[1]).then(|| currencies[0].clone()),
        conditions: conditions
            .iter()
            .map(|condition| Asked {
                that: condition.that.clone(),
                found: decide(&condition.claim, &known),
            })
            .collect(),
    })
}

fn identity_of(stored: &StoredRun) -> RunIdentity {
    let answers = &stored.run.answers;
    RunIdentity {
        title: answers.scenario.title.clone(),
        digest: answers.scenario.digest.clone(),
        seed: answers.scenario.seed,
        trials: answers.trials,
    }
}

/// How the luck of two runs goes together: draws are keyed by seed, world and trial, and fall on people and on those who ask.
fn luck(scenarios: [&Scenario; 2], tallies: [&Tally; 2], keys: &[Difference], has_other_files: bool) -> Luck {
    let deals_out = |key: &str| ["world", "segment", "requests"].contains(&key.split('.').next().unwrap_or(key));
    if scenarios[0].seed != scenarios[1].seed {
        Luck::Other
    } else if tallies[0].trials_per_world() != tallies[1].trials_per_world() {
        Luck::Apart
    } else if has_other_files || keys.iter().any(|difference| deals_out(&difference.key)) {
        Luck::OtherPeople
    } else {
        Luck::Same
    }
}

/// The policies that both scenarios have, by name, in order of the first.
fn common_policies(scenarios: [&Scenario; 2], trials_per_world: u64) -> Vec<Beside> {
    let in_second = |name: &str| scenarios[1].policies.iter().position(|policy| policy.name == name);
    let in_first = scenarios[0].policies.iter().enumerate();
    in_first
        .filter_map(|(first, policy)| Some(Beside::new([first, in_second(&policy.name)?], trials_per_world)))
        .collect()
}

/// The policies of one scenario that another has not.
fn only(this: &Scenario, other: &Scenario) -> Vec<String> {
    let is_there = |name: &str| other.policies.iter().any(|policy| policy.name == name);
    let names = this.policies.iter().map(|policy| &policy.name);
    names.filter(|name| !is_there(name)).cloned().collect()
}
