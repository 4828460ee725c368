//! Every pair of policies by what a trial is worth, compared in the same trials.
//!
//! Value is skewed: most trials cost a little, and few bring a deal. Student's t on the differences alone would claim
//! certainty where no deal differed yet. So what costs differ and what deals differ are told apart, and two trials are
//! added to those done: one in which only the first policy closes a deal, and one in which only the second does. For
//! deals alone this is the paired interval of Bonett and Price, as for reach; costs are hardly skewed, and are not shrunk.
//!
//! # References
//! Bonett and Price (2012), Adjusted Wald confidence interval for a difference of binomial proportions based on paired
//! data. Journal of Educational and Behavioral Statistics 37(4).

use super::{Estimate, LEVEL, ValueComparison, Verdict, share::estimate, value::moments};
use crate::{
    scenario::Scenario,
    stats::{
        interval::{Interval, student_t},
        moments::Moments,
        multiplicity::holm,
        student,
    },
    tally::{PART_OF_ONE, PairTally, Tally, cost_weight, fixed_cost},
};

/// A row per pair of policies, the earlier one of the scenario first; none where there is no money.
pub fn value_comparisons(scenario: &Scenario, tally: &Tally) -> Vec<ValueComparison> {
    if !scenario.has_value() {
        return vec![];
    }
    let paired: Vec<Paired> = tally
        .pairs()
        .map(|((a, b), pair)| Paired::of(&Differences::of(scenario, a, b, pair)))
        .collect();
    let p_values: Vec<f64> = paired.iter().map(|paired| paired.p_value).collect();
    let rows = tally.pairs().zip(&paired).zip(holm(&p_values));
    let row = |(((places, pair), paired), p_holm)| value_comparison(places, pair, paired, p_holm);
    rows.map(row).collect()
}

fn value_comparison((a, b): (usize, usize), pair: &PairTally, paired: &Paired, p_holm: f64) -> ValueComparison {
    ValueComparison {
        a,
        b,
        difference: paired.difference,
        p_holm,
        trials_with_other_deals: pair.trials_with_other_deals,
        standing: Verdict::of(paired.difference, p_holm, 0.0).standing,
    }
}

/// Mean value of a trial under policy `a` less that under policy `b`.
pub fn value_difference(scenario: &Scenario, (a, b): (usize, usize), pair: &PairTally) -> Estimate {
    Paired::of(&Differences::of(scenario, a, b, pair)).difference
}

/// Mean value that something adds to a trial: what the first of a pair brings, less what the second does, which costs `fixed` more in
/// every trial.
pub fn value_added(scenario: &Scenario, fixed: f64, pair: &PairTally) -> Estimate {
    Paired::of(&Differences::with_fixed(scenario, fixed, pair)).difference
}

/// A mean difference of values by Student's t, two trials added: one with a deal more, and one with a deal less; none of a single
/// world. `usual_cost` is the mean of all of it that is no deal.
pub(super) fn mean_difference(sample: &Moments, usual_cost: f64, one_deal: f64) -> Option<Estimate> {
    let moments = with_one_deal_either_way(sample, sample.variance?, usual_cost, one_deal);
    student_t(&moments, LEVEL).map(|interval| estimate(sample.mean, interval))
}

/// How two policies differ in trials, or in the means of worlds that trials share.
#[derive(Debug)]
struct Differences {
    /// Of the value of a trial.
    value: Moments,
    /// Mean of all of it that is no deal.
    usual_cost: f64,
    /// What a single deal makes of one of them; 0 where deals come by chances, which vary before the first is closed.
    one_deal: f64,
    /// What may be where a single world tells nothing of the others.
    possible: Interval,
}

impl Differences {
    fn of(scenario: &Scenario, a: usize, b: usize, pair: &PairTally) -> Self {
        Self::with_fixed(scenario, fixed_cost(scenario, b) - fixed_cost(scenario, a), pair)
    }

    /// Of a pair of which the second costs `fixed` more in every trial.
    fn with_fixed(scenario: &Scenario, fixed: f64, pair: &PairTally) -> Self {
        let outcome = &scenario.outcome;
        let has_chances = pair.chance.moments().count > 0;
        let has_parts = pair.expected_deals_and_accepted.first.worlds() > 0;
        let (counts, deal_value) = if has_parts {
            (&pair.expected_deals_and_accepted, outcome.deal_value * PART_OF_ONE)
        } else {
            (&pair.deals_and_accepted, outcome.deal_value)
        };
        let cost = cost_weight(scenario);
        let value = moments(counts, [deal_value, -cost]);
        Self {
            value: Moments {
                mean: value.mean + fixed,
                ..value
            },
            usual_cost: fixed - counts.second.mean() * cost,
            one_deal: if has_chances {
                0.0
            } else {
                outcome.deal_value / counts.first.trials_per_world() as f64
            },
            possible: possible_differences(scenario),
        }
    }
}

/// All that everybody could bring or cost, either way.
fn possible_differences(scenario: &Scenario) -> Interval {
    let outcome = &scenario.outcome;
    let requests = f64::from(scenario.most_requests());
    // Over a campaign everybody may ask in every place.
    let places = if scenario.has_campaign() {
        scenario.channels.len().max(1) as f64
    } else {
        1.0
    };
    let most = scenario.world.people as f64 * outcome.deal_value
        + requests * (places * outcome.cost_per_request + outcome.cost_per_contact);
    Interval {
        low: 0.0 - most,
        high: most,
    }
}

/// The difference of two policies' mean values.
#[derive(Debug)]
struct Paired {
    difference: Estimate,
    p_value: f64,
}

impl Paired {
    fn of(differences: &Differences) -> Self {
        let Differences {
            value,
            usual_cost,
            one_deal,
            possible,
        } = differences;
        let paired = |interval: Interval, p_value| Self {
            difference: estimate(value.mean, interval),
            p_value,
        };
        let Some(variance) = value.variance else {
            return paired(*possible, 1.0);
        };
        let moments = with_one_deal_either_way(value, variance, *usual_cost, *one_deal);
        let interval = student_t(&moments, LEVEL).expect("two trials or more");
        let p_value = match moments.standard_error() {
            Some(error) if error > 0.0 => student::two_sided_p(moments.mean / error, moments.count - 1),
            // The same difference in every trial: certain, unless there is none.
            _ if value.mean == 0.0 => 1.0,
            _ => 0.0,
        };
        paired(interval, p_value)
    }
}

/// A sample with two trials added: one with a deal more and one with a deal less.
fn with_one_deal_either_way(sample: &Moments, variance: f64, usual_cost: f64, one_deal: f64) -> Moments {
    // Where there is nothing to win there is no deal to add.
    if one_deal > 0.0 {
        with_more(sample, variance, &[usual_cost + one_deal, usual_cost - one_deal])
    } else {
        *sample
    }
}

/// A sample and some values more.
pub(super) fn with_more(sample: &Moments, variance: f64, more: &[f64]) -> Moments {
    let (count, added) = (sample.count as f64, more.len() as f64);
    let mean = (count * sample.mean + more.iter().sum::<f64>()) / (count + added);
    let square = |value: f64| (value - mean) * (value - mean);
    let of_more: f64 = more.iter().map(|&value| square(value)).sum();
    let squares = variance * (count - 1.0) + count * square(sample.mean) + of_more;
    Moments {
        count: sample.count + more.len() as u64,
        mean,
        variance: Some(squares / (count + added - 1.0)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng::{Purpose, Stream};

    fn paired(deals: &[f64], costs: &[f64], one_deal: f64) -> Paired {
        Paired::of(&Differences {
            value: Moments::of(deals.iter().zip(costs).map(|(deals, costs)| deals + costs)),
            usual_cost: Moments::of(costs.iter().copied()).mean,
            one_deal,
            possible: Interval { low: -1e6, high: 1e6 },
        })
    }

    #[test]
    fn no_deal_yet_is_no_certainty() {
        let silent = paired(&[0.0; 100], &[-5.0; 100], 1000.0);
        assert!((silent.difference.estimate + 5.0).abs() < 1e-12);
        // Mean −5 and variance 2 · 1000² / 101 over 102 trials; t(0.975, 101) = 1.983731.
        let half_width = 1.983_731 * (2.0e6_f64 / 101.0 / 102.0).sqrt();
        assert!((silent.difference.high - (half_width - 5.0)).abs() < 1e-3, "{silent:?}");
        // t = −5 / 13.93.
        assert!((silent.p_value - 0.720).abs() < 1e-3, "{silent:?}");
    }

    #[test]
    fn costs_alone_are_certain_if_they_always_differ() {
        let dearer = paired(&[0.0; 100], &[-5.0; 100], 0.0);
        assert_eq!((dearer.difference.low, dearer.difference.high), (-5.0, -5.0));
        assert_eq!(dearer.p_value.to_bits(), 0.0_f64.to_bits());
        let alike = paired(&[0.0; 100], &[0.0; 100], 0.0);
        assert_eq!(alike.p_value.to_bits(), 1.0_f64.to_bits());
    }

    #[test]
    fn a_single_world_tells_nothing_of_others() {
        let alone = paired(&[10.0], &[-5.0], 1000.0);
        assert_eq!((alone.difference.low, alone.difference.high), (-1e6, 1e6));
    }

    /// Of 2000 experiments with rare deals, at least 93.5 % hold the true difference: 95 % less three standard errors.
    #[test]
    fn intervals_of_rare_deals_hold_the_truth() {
        const EXPERIMENTS: u64 = 2000;
        let deal = 40_000.0;
        for (trials, only_a, only_b) in [
            (200, 0.004, 0.002),
            (1000, 0.004, 0.001),
            (1000, 0.02, 0.02),
            (5000, 0.01, 0.008),
        ] {
            let truth = (only_a - only_b) * deal - 300.0;
            let holds = |number: &u64| {
                let stream = Stream::new(9, *number, Purpose::Deal);
                let coin = |trial: u64| {
                    let coin = stream.unit(trial, trials);
                    f64::from(u8::from(coin < only_a)) - f64::from(u8::from(coin > 1.0 - only_b))
                };
                let deals: Vec<f64> = (0..trials).map(|trial| deal * coin(trial)).collect();
                let costs: Vec<f64> = (0..trials)
                    .map(|trial| 2.0 * stream.unit(trial, trials + 1) - 301.0)
                    .collect();
                let Estimate { low, high, .. } = paired(&deals, &costs, deal).difference;
                low <= truth && truth <= high
            };
            let covered = (0..EXPERIMENTS).filter(holds).count();
            assert!(
                covered >= 1870,
                "{trials} trials, {only_a} and {only_b}: {covered} of {EXPERIMENTS}"
            );
        }
    }
}
