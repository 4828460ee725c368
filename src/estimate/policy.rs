//! What each policy got.

use super::{
    Estimate, LEVEL, PolicyAnswers, ReachEstimate, TimePoint,
    campaign::campaign,
    carriers::carriers,
    cascade_sizes::cascade_sizes,
    chance_share::{self, Shares},
    channels::channels,
    credit::{credit, declined_by, without_success},
    expected::{CONDITIONAL, expected},
    funnel::funnel,
    hops::hops,
    median_time::median_time,
    people_over_time::people_over_time,
    share::{self, share},
    time::time_to_reach,
    value::{Bins, mean_value, value_spread},
};
use crate::{
    scenario::Scenario,
    stats::interval::Interval,
    tally::{ForetoldTally, PolicyTally, Tally},
};

/// What each policy got, in order of the scenario.
pub fn policy_answers(scenario: &Scenario, tally: &Tally) -> Vec<PolicyAnswers> {
    let curves = time_to_reach(scenario, tally);
    let bins = Bins::of(tally);
    let policies = curves.into_iter().enumerate();
    policies
        .map(|(place, curve)| policy_answer(scenario, tally, place, (curve, bins)))
        .collect()
}

/// What the policy at `policy` got; its curve of time, and the bins of values, are laid out for all policies at once.
fn policy_answer(
    scenario: &Scenario,
    tally: &Tally,
    policy: usize,
    (time_to_reach, bins): (Vec<TimePoint>, Bins),
) -> PolicyAnswers {
    let counted = &tally.policies[policy];
    let trials = tally.trials().max(1) as f64;
    let per_trial = |total: u64| total as f64 / trials;
    let successes = &counted.successes;
    let median = median_time(counted);
    let ends = median.and_then(|median| median.interval);
    let of_successes = |total: u64| (successes.whole.count > 0).then(|| total as f64 / successes.whole.count as f64);
    let all_hops = successes
        .hops
        .iter()
        .map(|(&hops, part)| u64::from(hops) * part.count)
        .sum();
    let shares = Shares::of(tally, policy);
    // Of what did not come up nothing is said, however likely.
    let of_chances = shares.foretold.filter(|_| successes.whole.count > 0);
    PolicyAnswers {
        place: policy,
        successes: successes.whole.count,
        over_limit: counted.over_limit,
        name: scenario.policies[policy].name.clone(),
        reach: reach_estimate(counted),
        one_hop_reach: expected(&counted.chance_of_one_hop, Interval::PROBABILITIES)
            .unwrap_or_else(|| share(&counted.one_hop)),
        accepted_mean: counted.deals_and_accepted.second.mean(),
        spam_share_mean: counted.spam_share_mean(),
        people_mean: counted.people.mean(),
        people_se: counted.people.standard_error().unwrap_or(0.0),
        reposts_mean: per_trial(counted.reposts),
        forwards_mean: per_trial(counted.forwards),
        decision_makers_mean: counted.decision_makers_mean(),
        first_reach_hours_median: median.map(|median| median.hours),
        first_reach_hours_median_low: ends.map(|ends| ends.low),
        first_reach_hours_median_high: ends.map(|ends| ends.high),
        first_chain_hops_mean: of_chances.map_or_else(|| of_successes(all_hops), |foretold| Some(hops_mean(foretold))),
        first_by_forward: of_chances.map_or_else(
            || of_successes(successes.by_forward),
            |foretold| Some(chance_share::share(foretold, &foretold.by_forward)),
        ),
        value: mean_value(scenario, counted, policy),
        credit: credit(scenario, shares),
        without_success: without_success(scenario, shares),
        declined_by: declined_by(shares),
        carriers: carriers(scenario, tally, policy),
        channels: channels(scenario, tally, policy),
        campaign: campaign(scenario, tally, policy),
        time_to_reach,
        hops: hops(shares),
        people_over_time: people_over_time(tally, policy),
        cascade_sizes: cascade_sizes(counted),
        value_spread: value_spread(&counted.values, share(&counted.gains), bins),
        funnel: funnel(scenario, counted),
    }
}

/// Mean hops of the first chain, by chances.
fn hops_mean(foretold: &ForetoldTally) -> f64 {
    let hops = (1_u32..).zip(&foretold.hops);
    let sum: f64 = hops.map(|(hops, part)| f64::from(hops) * part.sum as f64).sum();
    sum / foretold.whole.sum as f64
}

/// The probability of reach of a policy, by chances where trials answer with them, else by counting.
pub fn reach(counted: &PolicyTally) -> Estimate {
    expected(&counted.chance, Interval::PROBABILITIES).unwrap_or_else(|| share(&counted.reached))
}

fn reach_estimate(counted: &PolicyTally) -> ReachEstimate {
    let Estimate { estimate, low, high } = reach(counted);
    let is_expected = expected(&counted.chance, Interval::PROBABILITIES).is_some();
    let method = if is_expected {
        CONDITIONAL
    } else {
        share::method(&counted.reached)
    };
    ReachEstimate {
        estimate,
        low,
        high,
        level: LEVEL,
        method: method.to_owned(),
        variance_ratio: variance_ratio(counted),
    }
}

/// How many times the variance of a trial's chance the variance of its yes or no is; none where trials answer with yes or no, or
/// where there is no variance to compare.
fn variance_ratio(counted: &PolicyTally) -> Option<f64> {
    let chance = counted.chance.moments();
    let variance = chance.variance.filter(|&variance| variance > 0.0)?;
    let of_counts = counted.reached.moments().variance?;
    (of_counts > 0.0).then(|| of_counts / variance)
}
