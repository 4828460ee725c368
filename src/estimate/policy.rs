//! What one policy got: reach, people, first chains, value.

use super::{
    Estimate, LEVEL, PolicyAnswer, ReachEstimate,
    median_time::median_time,
    sample::Sample,
    share::{self, share},
    successes::Successes,
    value::mean_value,
};
use crate::{
    scenario::Scenario,
    spread::Way,
    stats::moments::{CompensatedSum, Moments},
    trial::{FirstReach, Outcome},
};

/// The row of policy `policy`.
pub fn policy_answer(scenario: &Scenario, sample: Sample, policy: usize) -> PolicyAnswer {
    let mean = |figure: fn(&Outcome) -> u32| {
        let total: u64 = sample.policy(policy).map(|row| u64::from(figure(row))).sum();
        total as f64 / sample.trials().max(1) as f64
    };
    let people = sample.world_means(policy, |row| f64::from(row.people));
    let successes = Successes::of(sample, policy);
    let firsts = successes.firsts();
    let median = median_time(sample, policy);
    let ends = median.and_then(|median| median.interval);
    PolicyAnswer {
        name: scenario.policies[policy].name.clone(),
        reach: reach(sample, policy),
        one_hop_reach: share(&sample.count(policy, |row| row.one_hop)),
        accepted_mean: mean(|row| row.accepted),
        spam_share_mean: Moments::of(sample.policy(policy).map(spam_share)).mean,
        people_mean: mean(|row| row.people),
        people_se: Moments::of(people.into_iter()).standard_error().unwrap_or(0.0),
        reposts_mean: mean(|row| row.reposts),
        forwards_mean: mean(|row| row.forwards),
        decision_makers_mean: mean(|row| row.decision_makers),
        first_reach_hours_median: median.map(|median| median.hours),
        first_reach_hours_median_low: ends.map(|ends| ends.low),
        first_reach_hours_median_high: ends.map(|ends| ends.high),
        first_chain_hops_mean: mean_over(firsts, |first| f64::from(first.hops)),
        first_by_forward: mean_over(firsts, |first| f64::from(u8::from(first.way == Way::Forward))),
        value: mean_value(scenario, sample, policy),
    }
}

fn reach(sample: Sample, policy: usize) -> ReachEstimate {
    let counts = sample.count(policy, |row| row.first.is_some());
    let Estimate { estimate, low, high } = share(&counts);
    ReachEstimate {
        estimate,
        low,
        high,
        level: LEVEL,
        method: share::method(&counts).to_owned(),
    }
}

/// Share of true spammers among the accepted; 0 where nobody was.
fn spam_share(row: &Outcome) -> f64 {
    f64::from(row.accepted_spammers) / f64::from(row.accepted.max(1))
}

fn mean_over(firsts: &[&FirstReach], figure: impl Fn(&FirstReach) -> f64) -> Option<f64> {
    let sum: CompensatedSum = firsts.iter().map(|first| figure(first)).collect();
    (!firsts.is_empty()).then(|| sum.total() / firsts.len() as f64)
}
