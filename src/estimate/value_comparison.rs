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

use super::{Estimate, LEVEL, Standing, ValueComparison, Verdict, sample::Sample, share::estimate, value::value_of};
use crate::{
    scenario::Scenario,
    stats::{
        interval::{Interval, student_t},
        moments::Moments,
        multiplicity::holm,
        student,
    },
};

/// A row per pair of policies, the earlier one of the scenario first; none where there is no money.
pub fn value_comparisons(scenario: &Scenario, sample: Sample) -> Vec<ValueComparison> {
    if !scenario.has_value() {
        return vec![];
    }
    let policies = sample.policies();
    let pairs = (0..policies).flat_map(|a| (a + 1..policies).map(move |b| (a, b)));
    let pairs: Vec<((usize, usize), Paired)> = pairs
        .map(|(a, b)| ((a, b), Paired::of(&differences(scenario, sample, a, b))))
        .collect();
    let p_values: Vec<f64> = pairs.iter().map(|(_, paired)| paired.p_value).collect();
    let rows = pairs.iter().zip(holm(&p_values));
    rows.map(|(&((a, b), ref paired), p_holm)| {
        let [a_name, b_name] = [a, b].map(|policy| scenario.policies[policy].name.clone());
        let verdict = match Verdict::of(paired.difference, p_holm, 0.0).standing {
            Standing::Ahead => format!("{a_name} is worth more"),
            Standing::Behind => format!("{b_name} is worth more"),
            Standing::Same => "worth the same".to_owned(),
            Standing::Unsettled => "no difference can be told".to_owned(),
        };
        ValueComparison {
            difference: paired.difference,
            p_holm,
            trials_with_other_deals: paired.trials_with_other_deals,
            verdict,
            a: a_name,
            b: b_name,
        }
    })
    .collect()
}

/// How two policies differ in trials, or in the means of worlds that trials share.
#[derive(Debug)]
struct Differences {
    /// Of the value of deals, one per trial or world.
    deals: Vec<f64>,
    /// Of everything else, likewise.
    costs: Vec<f64>,
    /// What a single deal makes of one of them.
    one_deal: f64,
    /// Trials whose deals differ.
    trials_with_other_deals: u64,
    /// What may be where a single world tells nothing of the others.
    possible: Interval,
}

fn differences(scenario: &Scenario, sample: Sample, a: usize, b: usize) -> Differences {
    let deal_value = scenario.outcome.deal_value;
    let means = |policy: usize| {
        let deals = sample.world_means(policy, |row| f64::from(row.deals) * deal_value);
        let value = sample.world_means(policy, |row| value_of(scenario, policy, row));
        (deals, value)
    };
    let ((deals_a, value_a), (deals_b, value_b)) = (means(a), means(b));
    let less = |a: &[f64], b: &[f64]| -> Vec<f64> { a.iter().zip(b).map(|(a, b)| a - b).collect() };
    let deals = less(&deals_a, &deals_b);
    let costs = less(&less(&value_a, &value_b), &deals);
    let rows = sample.policy(a).zip(sample.policy(b));
    Differences {
        deals,
        costs,
        one_deal: deal_value / sample.trials_per_world() as f64,
        trials_with_other_deals: rows.filter(|(a, b)| a.deals != b.deals).count() as u64,
        possible: possible_differences(scenario),
    }
}

/// All that everybody could bring or cost, either way.
fn possible_differences(scenario: &Scenario) -> Interval {
    let outcome = &scenario.outcome;
    let requests = f64::from(scenario.requests.count);
    let most = scenario.world.people as f64 * outcome.deal_value
        + requests * (outcome.cost_per_request + outcome.cost_per_contact);
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
    trials_with_other_deals: u64,
}

impl Paired {
    fn of(differences: &Differences) -> Self {
        let Differences {
            deals,
            costs,
            one_deal,
            trials_with_other_deals,
            possible,
        } = differences;
        let value = || deals.iter().zip(costs).map(|(deals, costs)| deals + costs);
        let mean = Moments::of(value()).mean;
        let paired = |interval: Interval, p_value| Self {
            difference: estimate(mean, interval),
            p_value,
            trials_with_other_deals: *trials_with_other_deals,
        };
        if deals.len() < 2 {
            return paired(*possible, 1.0);
        }
        // Where there is nothing to win there is no deal to add.
        let usual_cost = Moments::of(costs.iter().copied()).mean;
        let added = [usual_cost + one_deal, usual_cost - one_deal];
        let added = if *one_deal > 0.0 { &added[..] } else { &[] };
        let moments = Moments::of(value().chain(added.iter().copied()));
        let interval = student_t(&moments, LEVEL).expect("two trials or more");
        let p_value = match moments.standard_error() {
            Some(error) if error > 0.0 => student::two_sided_p(moments.mean / error, moments.count - 1),
            // The same difference in every trial: certain, unless there is none.
            _ if mean == 0.0 => 1.0,
            _ => 0.0,
        };
        paired(interval, p_value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng::{History, Purpose};

    fn paired(deals: &[f64], costs: &[f64], one_deal: f64) -> Paired {
        Paired::of(&Differences {
            deals: deals.to_vec(),
            costs: costs.to_vec(),
            one_deal,
            trials_with_other_deals: deals.iter().filter(|&&deal| deal != 0.0).count() as u64,
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
                let stream = History {
                    seed: 9,
                    number: *number,
                }
                .stream(Purpose::Deal);
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
