//! From those who ask to connect to a decision-maker who reads: how many are left at each step.

use super::{Estimate, Funnel, LEVEL, sample::Sample, share};
use crate::{
    scenario::Scenario,
    stats::{
        interval::{Interval, student_t},
        moments::Moments,
    },
    trial::Outcome,
};

/// A row per policy.
pub fn funnel(scenario: &Scenario, sample: Sample) -> Vec<Funnel> {
    let requests = f64::from(scenario.requests.count);
    let row = |policy: usize| {
        let mean = |figure: fn(&Outcome) -> u32, most: f64| mean(sample, policy, figure, most);
        Funnel {
            policy: scenario.policies[policy].name.clone(),
            requests: scenario.requests.count,
            accepted: mean(|row| row.accepted, requests),
            heard: mean(|row| row.heard, requests),
            heard_accepted: mean(|row| row.heard_accepted, requests),
            heard_passed_on: mean(|row| row.heard_passed_on, requests),
            passed_on: mean(|row| row.passed_on, scenario.world.people as f64),
            reach: share::share(&sample.count(policy, |row| row.first.is_some())),
        }
    };
    (0..sample.policies()).map(row).collect()
}

/// Mean of `figure`, which lies between 0 and `most`, by Student's t over world means; where a single world leaves its error
/// unknown, it may be anything possible.
fn mean(sample: Sample, policy: usize, figure: fn(&Outcome) -> u32, most: f64) -> Estimate {
    let means = sample.world_means(policy, |row| f64::from(figure(row)));
    let moments = Moments::of(means.into_iter());
    let possible = Interval { low: 0.0, high: most };
    let interval = student_t(&moments, LEVEL).map_or(possible, |interval| interval.within(possible));
    share::estimate(moments.mean, interval)
}
