//! `summary.json`: all answers, for programs.
//!
//! The names of the fields here are the names in the file, in its order; they are a promise to those who build on it. Policies stand
//! in it by name, and what [`crate::estimate`] keeps with each policy stands in tables.

use crate::estimate::{self, Answers, Estimate, ExpectationAnswer, PolicyAnswers, Standing};
use crate::graph::read::Account;
use crate::study::json::pretty;
use crate::words::{Language, Words};
use serde::{Deserialize, Serialize, Serializer};
use std::collections::BTreeMap;

/// The text of `summary.json`: indented, names in fixed order, a line break at the end.
///
/// # Panics
/// Never: a summary has no map but with text for keys.
pub fn to_json(answers: &Answers) -> String {
    pretty(&Summary::of(answers))
}

/// What the text of a `summary.json` says; names that this version does not know are passed over.
///
/// # Errors
/// Where the text is no JSON, or lacks something, with line and column.
pub fn from_json(text: &str) -> Result<Summary, serde_json::Error> {
    serde_json::from_str(text)
}

/// Answers as `summary.json` has them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Summary {
    /// Version of the program.
    pub version: String,
    /// Which scenario was simulated.
    pub scenario: Scenario,
    /// Trials done.
    pub trials: u64,
    /// Worlds drawn.
    pub worlds: u64,
    /// Trials asked for, or the most of them where a precision was.
    #[serde(default)]
    pub trials_asked: u64,
    /// The precision asked for and reached, if one was asked for.
    #[serde(default)]
    pub precision: Option<Precision>,
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
    pub policies: Vec<Policy>,
    /// A row per pair of policies, `a` before `b` in order of the scenario.
    pub comparisons: Vec<Comparison>,
    /// The same pairs by their value; none where the scenario puts no money on anything.
    #[serde(default)]
    pub value_comparisons: Vec<ValueComparison>,
    /// A row per policy and segment that carried at least one success.
    pub credit: Vec<Credit>,
    /// A row per policy that reached and policy that would have declined whom the successes began with.
    pub declined: Vec<Declined>,
    /// A row per policy that reached: who carried the news, each success shared out among all who would have reached alone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub carriers: Vec<Carriers>,
    /// A row per policy and channel: what the channel adds; none where there are no channels.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub channels: Vec<Channel>,
    /// A row per policy and pair of channels: how many of the successes went that way.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub routes: Vec<Route>,
    /// A row per policy and release of a campaign; none without one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub releases: Vec<Release>,
    /// A row per policy: how long the first deal takes; none without a campaign.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub first_deal: Vec<FirstDeal>,
    /// A row per pair of policies: how much longer the first deal takes; none without a campaign.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub first_deal_comparisons: Vec<FirstDealComparison>,
    /// A curve per policy: share of trials that have reached by then.
    pub time_to_reach: Vec<TimeCurve>,
    /// A row per policy and number of hops of the first chain; one hop has a row of every policy that reached.
    pub hops: Vec<Hops>,
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

impl Summary {
    /// The summary of a run.
    pub fn of(answers: &Answers) -> Self {
        let of_each = || answers.policies.iter();
        let name = |place: usize| answers.policies[place].name.as_str();
        Self {
            version: answers.version.clone(),
            scenario: Scenario::of(&answers.scenario),
            trials: answers.trials,
            worlds: answers.worlds,
            trials_asked: answers.trials_asked,
            precision: answers.precision.map(Precision::of),
            interrupted: answers.interrupted,
            network: answers.network.clone(),
            baseline: answers.base().name.clone(),
            practical_difference: answers.premises.practical_difference,
            currency: answers.premises.currency.clone(),
            policies: of_each().map(Policy::of).collect(),
            comparisons: answers
                .comparisons
                .iter()
                .map(|row| Comparison::of(row, name(row.a), name(row.b)))
                .collect(),
            value_comparisons: answers
                .value_comparisons
                .iter()
                .map(|row| ValueComparison::of(row, name(row.a), name(row.b)))
                .collect(),
            credit: of_each().flat_map(|policy| Credit::of(answers, policy)).collect(),
            declined: of_each().flat_map(|policy| Declined::of(answers, policy)).collect(),
            carriers: of_each().filter_map(|policy| Carriers::of(answers, policy)).collect(),
            channels: of_each().flat_map(Channel::of).collect(),
            routes: of_each().flat_map(Route::of).collect(),
            releases: of_each().flat_map(Release::of).collect(),
            first_deal: of_each().filter_map(FirstDeal::of).collect(),
            first_deal_comparisons: answers
                .wait_comparisons
                .iter()
                .map(|row| FirstDealComparison::of(row, name(row.a), name(row.b)))
                .collect(),
            time_to_reach: of_each().map(TimeCurve::of).collect(),
            hops: of_each().flat_map(Hops::of).collect(),
            people_over_time: of_each().map(PeopleCurve::of).collect(),
            cascade_sizes: of_each().map(CascadeSizes::of).collect(),
            value_spread: of_each().map(ValueSpread::of).collect(),
            funnel: of_each().map(Funnel::of).collect(),
            reader_limit: ReaderLimit::of(answers),
            expectations: answers.expectations.clone(),
        }
    }
}

/// Which scenario a run simulated.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Scenario {
    /// Its title.
    pub title: String,
    /// Digest of all that its numbers depend on.
    pub digest: String,
    /// Its seed.
    pub seed: u64,
}

impl Scenario {
    fn of(identity: &estimate::ScenarioIdentity) -> Self {
        Self {
            title: identity.title.clone(),
            digest: identity.digest.clone(),
            seed: identity.seed,
        }
    }
}

/// How precise a run was to be, and how precise it was.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Precision {
    /// Half-width of the interval of every policy's reach that was asked for.
    pub asked: f64,
    /// Half-width of the widest of them.
    pub reached: f64,
    /// Whether it is as narrow as was asked.
    pub is_met: bool,
}

impl Precision {
    fn of(precision: estimate::PrecisionReached) -> Self {
        Self {
            asked: precision.asked,
            reached: precision.reached,
            is_met: precision.is_met,
        }
    }
}

/// A probability of reach with its interval, and how it was got.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reach {
    /// Share of trials in which a decision-maker read.
    pub estimate: f64,
    /// Lower end of the interval.
    pub low: f64,
    /// Upper end of the interval.
    pub high: f64,
    /// Level of the interval, 0.95.
    pub level: f64,
    /// How it was got: `wilson`, `t_over_world_means` or `conditional`.
    pub method: String,
    /// How many times as many counted trials would say as much; only where trials answer with chances.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub variance_ratio: Option<f64>,
}

impl Reach {
    fn of(reach: &estimate::ReachEstimate) -> Self {
        Self {
            estimate: reach.estimate,
            low: reach.low,
            high: reach.high,
            level: reach.level,
            method: reach.method.clone(),
            variance_ratio: reach.variance_ratio,
        }
    }
}

/// What one policy got over all trials.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Policy {
    /// Name of the policy.
    pub name: String,
    /// Probability that at least one decision-maker reads.
    pub reach: Reach,
    /// The same with reposts and forwards off.
    pub one_hop_reach: Estimate,
    /// Mean number of requests accepted.
    pub accepted_mean: f64,
    /// Mean share of true spammers among the accepted.
    pub spam_share_mean: f64,
    /// Mean number of people who read.
    pub people_mean: f64,
    /// Its standard error.
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

impl Policy {
    fn of(policy: &PolicyAnswers) -> Self {
        Self {
            name: policy.name.clone(),
            reach: Reach::of(&policy.reach),
            one_hop_reach: policy.one_hop_reach,
            accepted_mean: policy.accepted_mean,
            spam_share_mean: policy.spam_share_mean,
            people_mean: policy.people_mean,
            people_se: policy.people_se,
            reposts_mean: policy.reposts_mean,
            forwards_mean: policy.forwards_mean,
            decision_makers_mean: policy.decision_makers_mean,
            first_reach_hours_median: policy.first_reach_hours_median,
            first_reach_hours_median_low: policy.first_reach_hours_median_low,
            first_reach_hours_median_high: policy.first_reach_hours_median_high,
            first_chain_hops_mean: policy.first_chain_hops_mean,
            first_by_forward: policy.first_by_forward,
            value: policy.value,
        }
    }
}

/// The language of all words in the file.
fn words() -> &'static dyn Words {
    Language::English.words()
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
    /// The finding in a few words, in English.
    pub verdict: String,
    /// Trials that would decide it, four times in five, if the difference is what it seems; none where it is decided, or
    /// where no number can be named.
    #[serde(default)]
    pub trials_to_decide: Option<u64>,
}

impl Comparison {
    fn of(row: &estimate::Comparison, a: &str, b: &str) -> Self {
        Self {
            a: a.to_owned(),
            b: b.to_owned(),
            difference: row.difference,
            only_a: row.only_a,
            only_b: row.only_b,
            both: row.both,
            neither: row.neither,
            p_holm: row.p_holm,
            verdict: words().pair_verdict(row.verdict, &words().quoted(a), &words().quoted(b)),
            trials_to_decide: row.trials_to_decide,
        }
    }
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
    /// The finding in a few words, in English.
    pub verdict: String,
}

impl ValueComparison {
    fn of(row: &estimate::ValueComparison, a: &str, b: &str) -> Self {
        Self {
            a: a.to_owned(),
            b: b.to_owned(),
            difference: row.difference,
            p_holm: row.p_holm,
            trials_with_other_deals: row.trials_with_other_deals,
            verdict: match row.standing {
                Standing::Ahead => words().is_worth_more(&words().quoted(a)),
                Standing::Behind => words().is_worth_more(&words().quoted(b)),
                // Here no head of a column says of what it speaks.
                Standing::Same => "worth the same".to_owned(),
                Standing::Unsettled => words().none_told(),
            },
        }
    }
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
    pub declined_by: BTreeMap<String, f64>,
}

impl Credit {
    fn of<'a>(answers: &'a Answers, policy: &'a PolicyAnswers) -> impl Iterator<Item = Self> {
        Self::rows(answers, policy, &policy.credit)
    }

    fn rows<'a>(
        answers: &'a Answers,
        policy: &'a PolicyAnswers,
        rows: &'a [estimate::Credit],
    ) -> impl Iterator<Item = Self> {
        let names = || answers.policies.iter().map(|policy| policy.name.clone());
        rows.iter().map(move |row| Self {
            policy: policy.name.clone(),
            segment: row.segment.clone(),
            share: row.share.estimate,
            low: row.share.low,
            high: row.share.high,
            declined_by: names().zip(row.declined_by.iter().copied()).collect(),
        })
    }
}

/// Who carried a policy's successes: each is shared out equally among all who would have reached a decision-maker alone.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Carriers {
    /// Name of the policy.
    pub policy: String,
    /// Mean number of carriers of a success.
    pub carriers_mean: f64,
    /// A row per segment with any credit, the largest share first.
    pub credit: Vec<Credit>,
    /// A row per policy: the credit of people whom it did not accept.
    pub declined: Vec<Declined>,
    /// How well each order of those who asked foretells whose credit it is; empty where the wire has all of it.
    pub rankings: Vec<Ranking>,
}

impl Carriers {
    fn of(answers: &Answers, policy: &PolicyAnswers) -> Option<Self> {
        let carriers = policy.carriers.as_ref()?;
        Some(Self {
            policy: policy.name.clone(),
            carriers_mean: carriers.carriers_mean,
            credit: Credit::rows(answers, policy, &carriers.credit).collect(),
            declined: Declined::rows(answers, policy, &carriers.declined_by).collect(),
            rankings: carriers.rankings.iter().map(Ranking::of).collect(),
        })
    }
}

/// What a channel adds to a policy: the same trials with the firm there, less those without it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Channel {
    /// Name of the policy.
    pub policy: String,
    /// Name of the channel.
    pub channel: String,
    /// What it adds to reach, with a paired interval.
    pub reach: Estimate,
    /// Trials that reach only with it.
    pub only_with: u64,
    /// Trials that reach only without it.
    pub only_without: u64,
    /// What it adds to the mean number of readers.
    pub people: Estimate,
    /// What it adds to the mean value of a trial; absent where the scenario puts no money on anything.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Estimate>,
    /// How much earlier the first deal comes with it, in quarters of 2190 hours; absent without a campaign.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub earlier: Option<Estimate>,
    /// What reviewing its requests costs in every trial, but for those of readers over a campaign.
    pub review_cost: f64,
}

impl Channel {
    fn of(policy: &PolicyAnswers) -> Vec<Self> {
        let row = |adds: &estimate::ChannelAdds| Self {
            policy: policy.name.clone(),
            channel: adds.channel.clone(),
            reach: adds.reach,
            only_with: adds.only_with,
            only_without: adds.only_without,
            people: adds.people,
            value: adds.value,
            earlier: adds.earlier,
            review_cost: adds.review_cost,
        };
        policy
            .channels
            .iter()
            .flat_map(|channels| &channels.adds)
            .map(row)
            .collect()
    }
}

/// How many of a policy's successes went one way.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Route {
    /// Name of the policy.
    pub policy: String,
    /// Channel on which the evangelist read the firm's post; absent where the wire told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_channel: Option<String>,
    /// Channel on which the decision-maker read; absent of a private forward or the wire.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_channel: Option<String>,
    /// Trials.
    pub trials: u64,
    /// Share of the trials that reached.
    pub share: Estimate,
}

impl Route {
    fn of(policy: &PolicyAnswers) -> Vec<Self> {
        let row = |route: &estimate::RouteShare| Self {
            policy: policy.name.clone(),
            first_channel: route.first.clone(),
            last_channel: route.last.clone(),
            trials: route.trials,
            share: route.share,
        };
        policy
            .channels
            .iter()
            .flat_map(|channels| &channels.routes)
            .map(row)
            .collect()
    }
}

/// What came of one release of a campaign, and of those before it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Release {
    /// Name of the policy.
    pub policy: String,
    /// Number of the release, from 1.
    pub release: u32,
    /// When it comes, counted from the first, in quarters of 2190 hours.
    pub at: f64,
    /// When the next one comes, or the campaign ends.
    pub until: f64,
    /// Mean number of contacts when it comes.
    pub contacts: Estimate,
    /// Mean number of people who read it.
    pub readers: Estimate,
    /// Share of trials in which a decision-maker reads it.
    pub reached: Estimate,
    /// Share of trials in which a decision-maker has read this one or one before.
    pub reached_by: Estimate,
    /// Share of trials that have a deal before the next one comes.
    pub deal_by: Estimate,
}

impl Release {
    fn of(policy: &PolicyAnswers) -> Vec<Self> {
        let row = |(release, row): (u32, &estimate::ReleaseAnswers)| Self {
            policy: policy.name.clone(),
            release,
            at: row.at,
            until: row.until,
            contacts: row.contacts,
            readers: row.readers,
            reached: row.reached,
            reached_by: row.reached_by,
            deal_by: row.deal_by,
        };
        let releases = policy.campaign.iter().flat_map(|campaign| &campaign.releases);
        (1..).zip(releases).map(row).collect()
    }
}

/// How long the first deal of a campaign takes under a policy.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FirstDeal {
    /// Name of the policy.
    pub policy: String,
    /// Mean time to it, counted to the end of the campaign where there is none, in quarters of 2190 hours.
    pub quarters: Estimate,
}

impl FirstDeal {
    fn of(policy: &PolicyAnswers) -> Option<Self> {
        let campaign = policy.campaign.as_ref()?;
        Some(Self {
            policy: policy.name.clone(),
            quarters: campaign.wait,
        })
    }
}

/// How long two policies take to the first deal of a campaign, in the same trials.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FirstDealComparison {
    /// Name of the one policy.
    pub a: String,
    /// Name of the other.
    pub b: String,
    /// Mean time under `a` less that under `b`, with a paired interval, in quarters of 2190 hours.
    pub difference: Estimate,
    /// Holm-adjusted p-value of no difference, over all pairs of the run.
    pub p_holm: f64,
}

impl FirstDealComparison {
    fn of(row: &estimate::WaitComparison, a: &str, b: &str) -> Self {
        Self {
            a: a.to_owned(),
            b: b.to_owned(),
            difference: row.difference,
            p_holm: row.p_holm,
        }
    }
}

/// How well an order of those who asked to connect foretells whose credit it is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Ranking {
    /// `value`, `relevance` or `audience`, as profiles show them, or `true`: the credit that such people earn on average.
    pub order: String,
    /// Chance that somebody with credit, drawn by it, stands before somebody else who asked, ties half counted (AUC).
    pub better: Estimate,
    /// Share of the credit of the first tenth, the next, ….
    pub tenths: Vec<Estimate>,
    /// Share of the credit of the first twentieth, tenth, …, all.
    pub tops: Vec<Estimate>,
}

impl Ranking {
    fn of(ranking: &estimate::Ranking) -> Self {
        Self {
            order: ranking.order.name().to_owned(),
            better: ranking.better,
            tenths: ranking.tenths.clone(),
            tops: ranking.tops.clone(),
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

impl Declined {
    fn of<'a>(answers: &'a Answers, policy: &'a PolicyAnswers) -> impl Iterator<Item = Self> {
        Self::rows(answers, policy, &policy.declined_by)
    }

    fn rows<'a>(answers: &'a Answers, policy: &'a PolicyAnswers, shares: &'a [Estimate]) -> impl Iterator<Item = Self> {
        let rows = answers.policies.iter().zip(shares);
        rows.map(|(by, &share)| Self {
            policy: policy.name.clone(),
            by: by.name.clone(),
            share,
        })
    }
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

impl TimeCurve {
    fn of(policy: &PolicyAnswers) -> Self {
        let point = |point: &estimate::TimePoint| TimePoint {
            hours: point.hours,
            reached: point.reached.estimate,
            low: point.reached.low,
            high: point.reached.high,
        };
        Self {
            policy: policy.name.clone(),
            points: policy.time_to_reach.iter().map(point).collect(),
        }
    }
}

/// Share of a policy's first chains that have so many hops.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Hops {
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

impl Hops {
    fn of(policy: &PolicyAnswers) -> impl Iterator<Item = Self> {
        policy.hops.iter().map(|row| Self {
            policy: policy.name.clone(),
            hops: row.hops,
            trials: row.trials,
            share: row.share.estimate,
            low: row.share.low,
            high: row.share.high,
        })
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

/// One point of a curve of people: in such a part of the trials no more had read `[persons]`.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct PeoplePoint {
    /// Hours since the release.
    pub hours: f64,
    /// In one trial of twenty.
    pub p05: u32,
    /// In one trial of four.
    pub p25: u32,
    /// In half of the trials.
    pub median: u32,
    /// In three trials of four.
    pub p75: u32,
    /// In nineteen trials of twenty.
    pub p95: u32,
}

impl PeopleCurve {
    fn of(policy: &PolicyAnswers) -> Self {
        let point = |point: &estimate::PeoplePoint| PeoplePoint {
            hours: point.hours,
            p05: point.p05,
            p25: point.p25,
            median: point.median,
            p75: point.p75,
            p95: point.p95,
        };
        Self {
            policy: policy.name.clone(),
            points: policy.people_over_time.iter().map(point).collect(),
        }
    }
}

/// How far the news goes under a policy; all shares are of all trials.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CascadeSizes {
    /// Name of the policy.
    pub policy: String,
    /// Share of trials in which nobody read.
    pub silent: Estimate,
    /// Share of trials in which some heard the firm or the wire, and nobody read it from a reader.
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

impl CascadeSizes {
    fn of(policy: &PolicyAnswers) -> Self {
        let sizes = &policy.cascade_sizes;
        let point = |point: &estimate::SizePoint| SizePoint {
            people: point.people,
            at_least: point.at_least,
        };
        Self {
            policy: policy.name.clone(),
            silent: sizes.silent,
            star: sizes.star,
            points: sizes.points.iter().map(point).collect(),
        }
    }
}

/// How the value of a trial spreads under a policy: such a part of the trials is worth no more `[currency]`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ValueSpread {
    /// Name of the policy.
    pub policy: String,
    /// Share of trials that are worth more than they cost.
    pub gains: Estimate,
    /// One trial of twenty.
    pub p05: f64,
    /// One trial of four.
    pub p25: f64,
    /// Half of the trials.
    pub median: f64,
    /// Three trials of four.
    pub p75: f64,
    /// Nineteen trials of twenty.
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

impl ValueSpread {
    fn of(policy: &PolicyAnswers) -> Self {
        let spread = &policy.value_spread;
        let bin = |bin: &estimate::ValueBin| ValueBin {
            low: bin.low,
            high: bin.high,
            mean: bin.mean,
            share: bin.share,
        };
        Self {
            policy: policy.name.clone(),
            gains: spread.gains,
            p05: spread.p05,
            p25: spread.p25,
            median: spread.median,
            p75: spread.p75,
            p95: spread.p95,
            bins: spread.bins.iter().map(bin).collect(),
        }
    }
}

/// From requests to reach under a policy: means per trial, and at the end the share of trials.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Funnel {
    /// Name of the policy.
    pub policy: String,
    /// Mean number of people who asked to connect; without a campaign as many in every trial.
    #[serde(serialize_with = "whole_if_it_is")]
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

/// Writes a number that is whole as one.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it")]
fn whole_if_it_is<S: Serializer>(number: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    if number.fract() == 0.0 {
        serializer.serialize_u64(*number as u64)
    } else {
        serializer.serialize_f64(*number)
    }
}

impl Funnel {
    fn of(policy: &PolicyAnswers) -> Self {
        let funnel = &policy.funnel;
        Self {
            policy: policy.name.clone(),
            requests: funnel.requests,
            accepted: funnel.accepted,
            heard: funnel.heard,
            heard_accepted: funnel.heard_accepted,
            heard_passed_on: funnel.heard_passed_on,
            passed_on: funnel.passed_on,
            reach: funnel.reach,
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

impl ReaderLimit {
    fn of(answers: &Answers) -> Option<Self> {
        let row = |policy: &PolicyAnswers| TrialsEnded {
            policy: policy.name.clone(),
            trials: policy.over_limit,
        };
        Some(Self {
            max_readers: answers.premises.max_readers?,
            ended: answers.policies.iter().map(row).collect(),
        })
    }
}
