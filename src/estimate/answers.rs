//! What a run answers: what verdict, charts, report and `summary.json` are made of.

use super::{
    CampaignAnswers, CarrierAnswers, ChannelAnswers, Decided, Premises, Standing, Verdict, WaitComparison, Zone,
};
use crate::graph::read::Account;
use serde::{Deserialize, Serialize};

/// All answers of a run, ready to print, draw and store.
#[derive(Clone, Debug, PartialEq)]
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
    pub trials_asked: u64,
    /// The precision asked for and reached, if one was asked for.
    pub precision: Option<PrecisionReached>,
    /// Whether the run was interrupted before its planned end.
    pub interrupted: bool,
    /// What was read from the network file, if there is one.
    pub network: Option<Account>,
    /// What all of this rests on.
    pub premises: Premises,
    /// Place of the policy that the others are compared with.
    pub baseline: usize,
    /// What each policy got, in order of the scenario.
    pub policies: Vec<PolicyAnswers>,
    /// A row per pair of policies, `a` before `b` in order of the scenario.
    pub comparisons: Vec<Comparison>,
    /// The same pairs by their value; none where the scenario puts no money on anything.
    pub value_comparisons: Vec<ValueComparison>,
    /// The same pairs by the time to the first deal; none without a campaign.
    pub wait_comparisons: Vec<WaitComparison>,
    /// A row per expectation of the scenario.
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

    /// A mean of which only its bounds are known.
    pub(super) fn between(estimate: f64, low: f64, high: f64) -> Self {
        Self { estimate, low, high }
    }

    /// The same, its interval no wider than what is possible.
    #[must_use]
    pub(super) fn within(self, low: f64, high: f64) -> Self {
        Self {
            estimate: self.estimate.clamp(low, high),
            low: self.low.clamp(low, high),
            high: self.high.clamp(low, high),
        }
    }

    /// The same in a smaller unit, of which so many are one.
    #[must_use]
    pub(super) fn times(self, factor: f64) -> Self {
        Self {
            estimate: self.estimate * factor,
            low: self.low * factor,
            high: self.high * factor,
        }
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
#[derive(Clone, Debug, PartialEq)]
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

/// What one policy got over all trials: all that there is to say and to draw of it.
#[derive(Clone, Debug, PartialEq)]
pub struct PolicyAnswers {
    /// Its place in the scenario, by which comparisons name it.
    pub place: usize,
    /// Its name.
    pub name: String,
    /// Trials in which a decision-maker read.
    pub successes: u64,
    /// Trials that more people would have read than [`Premises::max_readers`] allows, which ended them.
    pub over_limit: u64,
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
    /// With whom the successes began: a row per segment that carried any, the largest share first, the wire last of equals.
    pub credit: Vec<Credit>,
    /// Segments with whose people no success began, in order of the scenario.
    pub without_success: Vec<String>,
    /// For each policy, by place, the share of the successes that began with people whom it did not accept; for the policy itself
    /// these were declined and stayed. The sum of [`Credit::declined_by`] over segments; empty without successes.
    pub declined_by: Vec<Estimate>,
    /// Who carried the successes, each shared out among all who would have reached alone; none where that was not asked, or there was
    /// no success.
    pub carriers: Option<CarrierAnswers>,
    /// Where the news went, and what each channel adds; none where there are no channels, or that was not asked.
    pub channels: Option<ChannelAnswers>,
    /// What came of a campaign; none without one.
    pub campaign: Option<CampaignAnswers>,
    /// Share of trials that have reached by each time, from 0 to the horizon; trials that never reach are censored there.
    pub time_to_reach: Vec<TimePoint>,
    /// A row per number of hops of the first chain, ascending; one hop has a row of every policy that reached.
    pub hops: Vec<HopShare>,
    /// How many people have read by each time, from 0 to the horizon; empty where the readers were not counted.
    pub people_over_time: Vec<PeoplePoint>,
    /// How far the news goes.
    pub cascade_sizes: CascadeSizes,
    /// How the value of a trial spreads.
    pub value_spread: ValueSpread,
    /// From requests to reach, step by step.
    pub funnel: Funnel,
}

impl PolicyAnswers {
    /// Where the median time of the successes may lie `[hours]`.
    pub fn median_range(&self) -> Option<(f64, f64)> {
        self.first_reach_hours_median_low
            .zip(self.first_reach_hours_median_high)
    }
}

/// Two policies in the same trials.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// Place of the one policy.
    pub a: usize,
    /// Place of the other.
    pub b: usize,
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
    /// What would not matter between the two.
    pub zone: Zone,
    /// What was found, seen from `a`.
    pub verdict: Verdict,
    /// Trials that would decide it, four times in five, if the difference is what it seems; none where it is decided, or
    /// where no number can be named.
    pub trials_to_decide: Option<u64>,
}

/// What two policies are worth in the same trials.
#[derive(Clone, Debug, PartialEq)]
pub struct ValueComparison {
    /// Place of the one policy.
    pub a: usize,
    /// Place of the other.
    pub b: usize,
    /// Mean value of a trial under `a` less that under `b`, with a paired interval `[currency]`.
    pub difference: Estimate,
    /// Holm-adjusted p-value of no difference, over all pairs of the run.
    pub p_holm: f64,
    /// Trials whose deals differ between the two.
    pub trials_with_other_deals: u64,
    /// What may be said about which is worth more, seen from `a`: there is no zone, for nobody but the firm knows what it would
    /// mind.
    pub standing: Standing,
}

/// How precise a run was to be, and how precise it was.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PrecisionReached {
    /// Half-width of the interval of every policy's reach that was asked for.
    pub asked: f64,
    /// Half-width of the widest of them.
    pub reached: f64,
    /// Whether it is as narrow as was asked.
    pub is_met: bool,
}

/// How much of a policy's successes one segment's contacts carried.
#[derive(Clone, Debug, PartialEq)]
pub struct Credit {
    /// Segment of the evangelist, or `(wire)`.
    pub segment: String,
    /// Share of the policy's successes that these evangelists carried; sums to 1 over the policy's rows.
    pub share: Estimate,
    /// For every policy, by place, the part of `share` carried by people whom that policy did not accept; for the row's own policy
    /// these are people whom it declined but who stayed. Empty for the wire.
    pub declined_by: Vec<f64>,
}

/// One point of a curve of time to reach.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TimePoint {
    /// Hours since the release.
    pub hours: f64,
    /// Share of all trials that have reached by then.
    pub reached: Estimate,
}

/// Share of a policy's first chains that have so many hops.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HopShare {
    /// Hops of the first chain.
    pub hops: u32,
    /// Trials.
    pub trials: u64,
    /// Share of the trials that reached.
    pub share: Estimate,
}

/// One point of a curve of people: `p05` to `p95` hold nine trials of ten, `p25` to `p75` half of them.
///
/// A spread over trials, no interval for a mean. Exact below 1024 people, within 0.2 % above.
#[derive(Clone, Copy, Debug, PartialEq)]
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
#[derive(Clone, Debug, PartialEq)]
pub struct CascadeSizes {
    /// Share of trials in which nobody read.
    pub silent: Estimate,
    /// Share of trials whose cascade stayed a star: some heard the firm or the wire, and nobody read it from a reader.
    pub star: Estimate,
    /// Share of trials with at least so many readers, ascending in people from the fewest above 0 to the most that occurred.
    pub points: Vec<SizePoint>,
}

/// One point of a distribution of cascade sizes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SizePoint {
    /// Readers.
    pub people: u32,
    /// Share of trials with so many readers or more.
    pub at_least: Estimate,
}

/// How the value of a trial spreads under a policy `[currency]`.
#[derive(Clone, Debug, PartialEq)]
pub struct ValueSpread {
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
#[derive(Clone, Copy, Debug, PartialEq)]
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
#[derive(Clone, Debug, PartialEq)]
pub struct Funnel {
    /// Mean number of people who asked to connect; without a campaign as many in every trial.
    pub requests: f64,
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
