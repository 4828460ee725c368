//! What one policy got: reach, people, first chains, value.

use super::{
    LEVEL, PolicyAnswer, ReachEstimate,
    median_time::median_time,
    share::{self, share},
    value::mean_value,
};
use crate::{
    scenario::Scenario,
    tally::{PolicyTally, Tally},
};

/// The row of policy `policy`.
pub fn policy_answer(scenario: &Scenario, tally: &Tally, policy: usize) -> PolicyAnswer {
    let counted = &tally.policies[policy];
    let trials = tally.trials().max(1) as f64;
    let per_trial = |total: u64| total as f64 / trials;
    let successes = &counted.successes;
    let median = median_time(counted);
    let ends = median.and_then(|median| median.interval);
    let of_successes = |total: u64| (successes.whole.count > 0).then(|| total as f64 / successes.whole.count as f64);
    PolicyAnswer {
        name: scenario.policies[policy].name.clone(),
        reach: reach(counted),
        one_hop_reach: share(&counted.one_hop),
        accepted_mean: counted.deals_and_accepted.second.mean(),
        spam_share_mean: counted.spam_share_mean(),
        people_mean: counted.people.mean(),
        people_se: counted.people.standard_error().unwrap_or(0.0),
        reposts_mean: per_trial(counted.reposts),
        forwards_mean: per_trial(counted.forwards),
        decision_makers_mean: per_trial(counted.decision_makers),
        first_reach_hours_median: median.map(|median| median.hours),
        first_reach_hours_median_low: ends.map(|ends| ends.low),
        first_reach_hours_median_high: ends.map(|ends| ends.high),
        first_chain_hops_mean: of_successes(
            successes
                .hops
                .iter()
                .map(|(&hops, part)| u64::from(hops) * part.count)
                .sum(),
        ),
        first_by_forward: of_successes(successes.by_forward),
        value: mean_value(scenario, counted, policy),
    }
}

fn reach(counted: &PolicyTally) -> ReachEstimate {
    let reach = share(&counted.reached);
    ReachEstimate {
        estimate: reach.estimate,
        low: reach.low,
        high: reach.high,
        level: LEVEL,
        method: share::method(&counted.reached).to_owned(),
    }
}
