//! What was expected of a run, and whether it says so.

use super::{
    Estimate, ExpectationAnswer, IntervalKind, Known, LEVEL,
    campaign::{campaign, mean_wait, wait_difference},
    channels::channels,
    comparison::difference_of,
    decide,
    median_time::median_time,
    policy::reach,
    share::estimate,
    value::{mean_value, moments},
    value_comparison::{mean_difference, value_difference, with_more},
};
use crate::{
    scenario::{
        PolicyFigure, Scenario,
        claim::{Added, Figure, ReleaseFigure},
    },
    stats::{
        interval::{Interval, student_t, wilson},
        moments::Moments,
    },
    tally::{PairTally, Tally},
};

/// A row per expectation of the scenario.
pub fn expectations(scenario: &Scenario, tally: &Tally) -> Vec<ExpectationAnswer> {
    let figures = Figures { scenario, tally };
    let expectations = scenario.expectations.iter();
    expectations
        .map(|expectation| ExpectationAnswer {
            name: expectation.name.clone(),
            that: expectation.that.clone(),
            found: decide(&expectation.claim, &figures),
        })
        .collect()
}

/// The figures of the policies of a run.
#[derive(Clone, Copy, Debug)]
pub struct Figures<'a> {
    /// The scenario.
    pub scenario: &'a Scenario,
    /// What its trials add up to.
    pub tally: &'a Tally,
}

impl Known<PolicyFigure> for Figures<'_> {
    fn figure(&self, PolicyFigure { policy, figure }: PolicyFigure) -> Option<Estimate> {
        let counted = &self.tally.policies[policy];
        match figure {
            Figure::Reach => Some(reach(counted)),
            Figure::Value => Some(mean_value(self.scenario, counted, policy)),
            Figure::Deals => {
                let one_deal = 1.0 / self.tally.trials_per_world() as f64;
                deals(&moments(&counted.deals_and_accepted, [1.0, 0.0]), one_deal)
            }
            Figure::Accepted => {
                let requests = f64::from(self.scenario.most_requests());
                mean_count(&counted.deals_and_accepted.second.moments(), up_to(requests))
            }
            Figure::Readers => mean_count(&counted.people.moments(), up_to(f64::INFINITY)),
            Figure::MedianTime => {
                let median = median_time(counted)?;
                Some(estimate(median.hours, median.interval?))
            }
            Figure::FirstDeal => Some(mean_wait(self.scenario, counted)),
            Figure::Adds { channel, to } => {
                let answers = channels(self.scenario, self.tally, policy)?;
                let adds = answers.adds.get(channel)?;
                match to {
                    Added::Reach => Some(adds.reach),
                    Added::Value => adds.value,
                    Added::Readers => Some(adds.people),
                    Added::Earlier => adds.earlier,
                }
            }
            Figure::AtRelease { release, what } => {
                let answers = campaign(self.scenario, self.tally, policy)?;
                let row = answers.releases.get(release)?;
                Some(match what {
                    ReleaseFigure::Contacts => row.contacts,
                    ReleaseFigure::Readers => row.readers,
                    ReleaseFigure::Reached => row.reached,
                    ReleaseFigure::ReachedBy => row.reached_by,
                    ReleaseFigure::DealBy => row.deal_by,
                })
            }
        }
    }

    fn difference(&self, this: PolicyFigure, other: PolicyFigure) -> Option<(Estimate, IntervalKind)> {
        if this.figure != other.figure || this.policy == other.policy {
            return None;
        }
        let policies = (this.policy.min(other.policy), this.policy.max(other.policy));
        let (_, pair) = self.tally.pairs().find(|(pair, _)| *pair == policies)?;
        let difference = match this.figure {
            Figure::Value => value_difference(self.scenario, policies, pair),
            Figure::FirstDeal => wait_difference(self.scenario, pair),
            figure => counted_difference(figure, pair, self.scenario.most_requests())?,
        };
        let in_order = this.policy < other.policy;
        Some((
            if in_order { difference } else { difference.negated() },
            IntervalKind::Paired,
        ))
    }
}

/// A figure of `a` less that of `b` in the same trials, of figures that are counted; none of medians, which are of different trials. No
/// more ask to connect than `requests`.
pub(super) fn counted_difference(figure: Figure, pair: &PairTally, requests: u32) -> Option<Estimate> {
    let either_way = |most: f64| Interval { low: -most, high: most };
    match figure {
        Figure::Reach => Some(difference_of(pair)),
        Figure::Deals => {
            let one_deal = 1.0 / pair.advantage.trials_per_world() as f64;
            mean_difference(&moments(&pair.deals_and_accepted, [1.0, 0.0]), 0.0, one_deal)
        }
        Figure::Accepted => mean_count(
            &pair.deals_and_accepted.second.moments(),
            either_way(f64::from(requests)),
        ),
        Figure::Readers => mean_count(&pair.people.moments(), either_way(f64::INFINITY)),
        Figure::Value | Figure::MedianTime | Figure::FirstDeal | Figure::Adds { .. } | Figure::AtRelease { .. } => None,
    }
}

fn up_to(high: f64) -> Interval {
    Interval { low: 0.0, high }
}

/// The mean of a count by Student's t; none of a single world.
///
/// Where nothing varies, a world in which the count is one more or less is as frequent as Wilson's interval allows what was never
/// seen to be.
fn mean_count(sample: &Moments, possible: Interval) -> Option<Estimate> {
    let by_spread = student_t(sample, LEVEL)?;
    let interval = if by_spread.half_width() > 0.0 {
        by_spread
    } else {
        Interval::around(sample.mean, wilson(0.0, sample.count as f64, LEVEL).high)
    };
    Some(estimate(sample.mean, interval.within(possible)))
}

/// The mean number of deals by Student's t, four trials added: two with a deal and two without.
///
/// # References
/// Agresti and Coull (1998), Approximate is better than “exact” for interval estimation of binomial proportions.
fn deals(sample: &Moments, one_deal: f64) -> Option<Estimate> {
    let more = with_more(sample, sample.variance?, &[one_deal, one_deal, 0.0, 0.0]);
    let interval = student_t(&more, LEVEL)?;
    Some(estimate(sample.mean, interval.within(up_to(f64::INFINITY))))
}
