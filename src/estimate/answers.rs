//! What a run answers: the tables behind verdict, charts, report and `summary.json`.
//!
//! The names of the fields are the names in `summary.json`; they are a promise to those who build on it.

use super::{Decided, Standing, Verdict, Zone};
use crate::graph::read::Account;
use serde::{Deserialize, Serialize};

/// All answers of a run, ready to print, draw and store.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Answers {
    /// Version of the program.
    pub version: String,
    /// Which scenario was simulated.
    pub scenario: ScenarioIdentity,
    /// Trials done.
    pub trials: u64,
    /// Worlds drawn.
    pub worlds: u64,
    /// Trials asked for, or the most of them where a precision was: worlds are simulated whole, so some more may be done.
    #[serde(default)]
    pub trials_asked: u64,
    /// The precision asked for and reached, if one was asked for.
    #[serde(default)]
    pub precision: Option<PrecisionReached>,
    /// Whether the run was interrupted before its planned end.
    pub interrupted: bool,
    /// What was read from the network file, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub network: Option<Account>,
    /// Name of the policy that the others are compared with.
    pub baseline: String,
    /// Differences of reach smaller than this are of no practical importance.
    pub practical_difference: f64,
    /// What values are in.
    #[serde(default)]
    pub currency: String,
    /// A row per policy, in order of the scenario.
    pub policies: Vec<PolicyAnswer>,
    /// A row per pair of policies, `a` before `b` in order of the scenario.
    pub comparisons: Vec<Comparison>,
    /// The same pairs by their value; none where the scenario puts no money on anything.
    #[serde(default)]
    pub value_comparisons: Vec<ValueComparison>,
    /// A row per policy and segment that carried at least one success.
    pub credit: Vec<Credit>,
    /// A row per policy that reached and policy that would have declined whom the successes began with.
    pub declined: Vec<Declined>,
    /// A curve per policy: share of trials that have reached by then.
    pub time_to_reach: Vec<TimeCurve>,
    /// A row per policy and number of hops of the first chain; one hop has a row of every policy that reached.
    pub hops: Vec<HopShare>,
    /// A curve per policy: how many people have read by then, as quantiles over trials.
    pub people_over_time: Vec<PeopleCurve>,
    /// A row per policy: how far the news goes.
    pub cascade_sizes: Vec<CascadeSizes>,
    /// A row per policy: how the value of a trial spreads.
    pub value_spread: Vec<ValueSpread>,
    /// A row per policy: from requests to reach, step by step.
    pub funnel: Vec<Funnel>,
    /// What `experiment.max_readers` did, if it is set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reader_limit: Option<ReaderLimit>,
    /// A row per expectation of the scenario.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub expectations: Vec<ExpectationAnswer>,
}

/// Whether the answers say what was expected.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ExpectationAnswer {
    /// What it is called, if it has a name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What was expected, as it is written.
    pub that: String,
    /// What was found.
    #[serde(flatten)]
    pub found: Decided,
}

impl ExpectationAnswer {
    /// What was expected, behind its name if it has one.
    pub fn called(&self) -> String {
        match &self.name {
            Some(name) => format!("{name}: {}", self.that),
            None => self.that.clone(),
        }
    }
}

/// How many trials a limit of readers ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReaderLimit {
    /// `experiment.max_readers` `[persons]`.
    pub max_readers: u32,
    /// A row per policy, in order of the scenario.
    pub ended: Vec<TrialsEnded>,
}

/// How many trials of a policy a limit of readers ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrialsEnded {
    /// Name of the policy.
    pub policy: String,
    /// Trials that more than the limit would have read.
    pub trials: u64,
}

impl Answers {
    /// What `comparison`, one of these answers', found.
    pub fn verdict(&self, comparison: &Comparison) -> Verdict {
        let zone = self.zone(comparison);
        Verdict::of(comparison.difference, comparison.p_holm, zone.half_width)
    }

    /// What would not matter between the policies of `comparison`, one of these answers'.
    pub fn zone(&self, comparison: &Comparison) -> Zone {
        let of_pair = |policy: &&PolicyAnswer| policy.name == comparison.a || policy.name == comparison.b;
        let reaches = self.policies.iter().filter(of_pair).map(|policy| policy.reach.estimate);
        Zone::of(self.practical_difference, reaches.fold(0.0, f64::max))
    }
}

/// Which scenario a run simulated.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ScenarioIdentity {
    /// Its title.
    pub title: String,
    /// Digest of all that its numbers depend on.
    pub digest: String,
    /// Its seed.
    pub seed: u64,
}

/// A figure with its interval.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Estimate {
    /// Point estimate.
    pub estimate: f64,
    /// Lower end of the 95 % interval.
    pub low: f64,
    /// Upper end of the 95 % interval.
    pub high: f64,
}

impl Estimate {
    /// Half the width of its interval.
    pub fn half_width(self) -> f64 {
        (self.high - self.low) / 2.0
    }

    /// The share of everything else.
    #[must_use]
    pub fn complement(self) -> Self {
        Self {
            estimate: 1.0 - self.estimate,
            low: 1.0 - self.high,
            high: 1.0 - self.low,
        }
    }

    /// The same with the opposite sign: the difference seen from the other side.
    #[must_use]
    pub fn negated(self) -> Self {
        Self {
            // From 0, as −0 would be no number to print.
            estimate: 0.0 - self.estimate,
            low: 0.0 - self.high,
            high: 0.0 - self.low,
        }
    }
}

/// A probability of reach with its interval, and how it was got.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReachEstimate {
    /// Share of trials in which a decision-maker read.
    pub estimate: f64,
    /// Lower end of the interval.
    pub low: f64,
    /// Upper end of the interval.
    pub high: f64,
    /// Level of the interval, 0.95.
    pub level: f64,
    /// How it was got: `wilson` (independent trials that are counted), `t_over_world_means` (nested ones), or `conditional` (chances
    /// that add up along the readings of a trial).
    pub method: String,
    /// How many times as many counted trials would say as much; only where trials answer with chances.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub variance_ratio: Option<f64>,
}

impl ReachEstimate {
    /// The figure with its interval, without how it was got.
    pub fn interval(&self) -> Estimate {
        Estimate {
            estimate: self.estimate,
            low: self.low,
            high: self.high,
        }
    }
}

/// What one policy got over all trials.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PolicyAnswer {
    /// Name of the policy.
    pub name: String,
    /// Probability that at least one decision-maker reads.
    pub reach: ReachEstimate,
    /// The same with reposts and forwards off.
    pub one_hop_reach: Estimate,
    /// Mean number of requests accepted.
    pub accepted_mean: f64,
    /// Mean share of true spammers among the accepted.
    pub spam_share_mean: f64,
    /// Mean number of people who read.
    pub people_mean: f64,
    /// Its standard error, over world means where trials share worlds; 0 where a single one leaves it unknown.
    pub people_se: f64,
    /// Mean number of reposts.
    pub reposts_mean: f64,
    /// Mean number of forwards.
    pub forwards_mean: f64,
    /// Mean number of decision-makers who read.
    pub decision_makers_mean: f64,
    /// Median hours to the first decision-maker, over the trials that reached.
    pub first_reach_hours_median: Option<f64>,
    /// Lower end of its interval; `None` where too few trials reached to say.
    pub first_reach_hours_median_low: Option<f64>,
    /// Upper end, known where the lower one is.
    pub first_reach_hours_median_high: Option<f64>,
    /// Mean hops of the first chain, over the trials that reached.
    pub first_chain_hops_mean: Option<f64>,
    /// Share of first chains whose last link was a private forward, over the trials that reached.
    pub first_by_forward: Option<f64>,
    /// Mean value of a trial `[currency]`.
    pub value: Estimate,
}

impl PolicyAnswer {
    /// Where the median time of the successes may lie `[hours]`.
    pub fn median_range(&self) -> Option<(f64, f64)> {
        self.first_reach_hours_median_low
            .zip(self.first_reach_hours_median_high)
    }
}

/// Two policies in the same trials.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Comparison {
    /// Name of the one policy.
    pub a: String,
    /// Name of the other.
    pub b: String,
    /// Reach of `a` less reach of `b`, with a paired interval.
    pub difference: Estimate,
    /// Trials in which only `a` reached.
    pub only_a: u64,
    /// Trials in which only `b` reached.
    pub only_b: u64,
    /// Trials in which both reached.
    pub both: u64,
    /// Trials in which neither reached.
    pub neither: u64,
    /// Holm-adjusted p-value of no difference, over all pairs of the run.
    pub p_holm: f64,
    /// The finding in a few words.
    pub verdict: String,
    /// Trials that would decide it, four times in five, if the difference is what it seems; none where it is decided, or
    /// where no number can be named.
    #[serde(default)]
    pub trials_to_decide: Option<u64>,
}

/// What two policies are worth in the same trials.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ValueComparison {
    /// Name of the one policy.
    pub a: String,
    /// Name of the other.
    pub b: String,
    /// Mean value of a trial under `a` less that under `b`, with a paired interval `[currency]`.
    pub difference: Estimate,
    /// Holm-adjusted p-value of no difference, over all pairs of the run.
    pub p_holm: f64,
    /// Trials whose deals differ between the two.
    pub trials_with_other_deals: u64,
    /// The finding in a few words.
    pub verdict: String,
}

impl ValueComparison {
    /// What may be said about which is worth more: there is no zone, for nobody but the firm knows what it would mind.
    pub fn standing(&self) -> Standing {
        Verdict::of(self.difference, self.p_holm, 0.0).standing
    }
}

/// How precise a run was to be, and how precise it was.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct PrecisionReached {
    /// Half-width of the interval of every policy's reach that was asked for.
    pub asked: f64,
    /// Half-width of the widest of them.
    pub reached: f64,
    /// Whether it is as narrow as was asked.
    pub is_met: bool,
}

/// How much of a policy's successes one segment's contacts carried.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Credit {
    /// Name of the policy.
    pub policy: String,
    /// Segment of the evangelist, or `(wire)`.
    pub segment: String,
    /// Share of the policy's successes that these evangelists carried; sums to 1 over the policy's rows.
    pub share: f64,
    /// Lower end of its 95 % interval.
    pub low: f64,
    /// Upper end of its 95 % interval.
    pub high: f64,
    /// For every policy, the part of `share` carried by people whom that policy did not accept; for the row's own policy
    /// these are people whom it declined but who stayed. Empty for the wire.
    pub declined_by: std::collections::BTreeMap<String, f64>,
}

impl Credit {
    /// The share with its interval.
    pub fn share(&self) -> Estimate {
        Estimate {
            estimate: self.share,
            low: self.low,
            high: self.high,
        }
    }
}

/// How much of a policy's successes began with people whom another would not have accepted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Declined {
    /// Name of the policy that reached.
    pub policy: String,
    /// Name of the policy that did not accept them; where it is the same one, they were declined and stayed.
    pub by: String,
    /// Share of the successes of `policy`: the sum of [`Credit::declined_by`] over segments.
    pub share: Estimate,
}

/// Share of trials that have reached by each time; trials that never reach are censored at the horizon.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TimeCurve {
    /// Name of the policy.
    pub policy: String,
    /// Points in order of time, from 0 to the horizon.
    pub points: Vec<TimePoint>,
}

/// One point of a time curve.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct TimePoint {
    /// Hours since the release.
    pub hours: f64,
    /// Share of all trials that have reached by then.
    pub reached: f64,
    /// Lower end of its 95 % interval.
    pub low: f64,
    /// Upper end of its 95 % interval.
    pub high: f64,
}

impl TimePoint {
    /// The share that has reached by then.
    pub fn share(&self) -> Estimate {
        Estimate {
            estimate: self.reached,
            low: self.low,
            high: self.high,
        }
    }
}

/// Share of a policy's first chains that have so many hops.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HopShare {
    /// Name of the policy.
    pub policy: String,
    /// Hops of the first chain.
    pub hops: u32,
    /// Trials.
    pub trials: u64,
    /// Share of the trials that reached.
    pub share: f64,
    /// Lower end of its 95 % interval.
    pub low: f64,
    /// Upper end of its 95 % interval.
    pub high: f64,
}

impl HopShare {
    /// The share with its interval.
    pub fn share(&self) -> Estimate {
        Estimate {
            estimate: self.share,
            low: self.low,
            high: self.high,
        }
    }
}

/// How many people have read by each time, as quantiles over all trials of a policy.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PeopleCurve {
    /// Name of the policy.
    pub policy: String,
    /// Points in order of time, from 0 to the horizon; none where the readers were not counted.
    pub points: Vec<PeoplePoint>,
}

/// One point of a curve of people: `p05` to `p95` hold nine trials of ten, `p25` to `p75` half of them.
///
/// A spread over trials, no interval for a mean. Exact below 1024 people, within 0.2 % above.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct PeoplePoint {
    /// Hours since the release.
    pub hours: f64,
    /// In one trial of twenty no more had read `[persons]`.
    pub p05: u32,
    /// In one trial of four no more had read `[persons]`.
    pub p25: u32,
    /// In half of the trials no more had read `[persons]`.
    pub median: u32,
    /// In three trials of four no more had read `[persons]`.
    pub p75: u32,
    /// In nineteen trials of twenty no more had read `[persons]`.
    pub p95: u32,
}

/// How far the news goes under a policy; all shares are of all trials.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CascadeSizes {
    /// Name of the policy.
    pub policy: String,
    /// Share of trials in which nobody read.
    pub silent: Estimate,
    /// Share of trials whose cascade stayed a star: some heard the firm or the wire, and nobody read it from a reader.
    pub star: Estimate,
    /// Share of trials with at least so many readers, ascending in people from the fewest above 0 to the most that occurred.
    pub points: Vec<SizePoint>,
}

/// One point of a distribution of cascade sizes.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct SizePoint {
    /// Readers.
    pub people: u32,
    /// Share of trials with so many readers or more.
    pub at_least: Estimate,
}

/// How the value of a trial spreads under a policy `[currency]`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ValueSpread {
    /// Name of the policy.
    pub policy: String,
    /// Share of trials that are worth more than they cost.
    pub gains: Estimate,
    /// One trial of twenty is worth no more.
    pub p05: f64,
    /// One trial of four is worth no more.
    pub p25: f64,
    /// Half of the trials are worth no more.
    pub median: f64,
    /// Three trials of four are worth no more.
    pub p75: f64,
    /// Nineteen trials of twenty are worth no more.
    pub p95: f64,
    /// A histogram: the bins that hold any trial, ascending, of one width for all policies.
    pub bins: Vec<ValueBin>,
}

/// One bin of a histogram of values.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct ValueBin {
    /// Where it begins `[currency]`.
    pub low: f64,
    /// Where it ends `[currency]`.
    pub high: f64,
    /// Mean of its trials `[currency]`.
    pub mean: f64,
    /// Its share of the policy's trials.
    pub share: f64,
}

/// From requests to reach under a policy: means per trial, and at the end the share of trials.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Funnel {
    /// Name of the policy.
    pub policy: String,
    /// People who asked to connect.
    pub requests: u32,
    /// Of these, accepted.
    pub accepted: Estimate,
    /// People of the circle who read a post of the firm itself, the declined who stayed included.
    pub heard: Estimate,
    /// Those of them whom the policy accepted.
    pub heard_accepted: Estimate,
    /// Those of all who `heard` who reposted or forwarded.
    pub heard_passed_on: Estimate,
    /// Readers at any step who reposted or forwarded, those of the wire and of reposts included.
    pub passed_on: Estimate,
    /// Share of trials in which a decision-maker read.
    pub reach: Estimate,
}
