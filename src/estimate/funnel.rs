//! From those who ask to connect to a decision-maker who reads: how many are left at each step.

use super::{Estimate, Funnel, LEVEL, policy::reach, share};
use crate::{
    scenario::Scenario,
    stats::{
        interval::{Interval, student_t},
        nested::WorldCounts,
    },
    tally::PolicyTally,
};

/// The steps of a policy.
pub fn funnel(scenario: &Scenario, counted: &PolicyTally) -> Funnel {
    let requests = f64::from(scenario.most_requests());
    let asked = if scenario.has_campaign() {
        counted.asked.mean()
    } else {
        scenario.request_count().into()
    };
    Funnel {
        requests: asked,
        accepted: mean(&counted.deals_and_accepted.second, requests),
        heard: mean(&counted.heard, requests),
        heard_accepted: mean(&counted.heard_accepted, requests),
        heard_passed_on: mean(&counted.heard_passed_on, requests),
        passed_on: mean(&counted.passed_on, scenario.world.people as f64),
        reach: reach(counted),
    }
}

/// Mean of a figure, which lies between 0 and `most`, by Student's t over world means; where a single world leaves its error
/// unknown, it may be anything possible.
pub(super) fn mean(figure: &WorldCounts, most: f64) -> Estimate {
    let moments = figure.moments();
    let possible = Interval { low: 0.0, high: most };
    let interval = student_t(&moments, LEVEL).map_or(possible, |interval| interval.within(possible));
    share::estimate(moments.mean, interval)
}
