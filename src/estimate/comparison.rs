//! Every pair of policies, compared in the same trials.

use super::{
    Comparison, Estimate, Standing,
    expected::{self, expected},
    policy::reach,
    share::{difference, p_value},
    verdict::{Verdict, Zone, trials_to_decide},
};
use crate::{
    scenario::Scenario,
    stats::{interval::Interval, multiplicity::holm},
    tally::{PairTally, Tally},
};

/// A row per pair of policies, the earlier one of the scenario first.
pub fn comparisons(scenario: &Scenario, tally: &Tally) -> Vec<Comparison> {
    let p_values: Vec<f64> = tally.pairs.iter().map(p_value_of).collect();
    let rows = tally.pairs().zip(holm(&p_values));
    rows.map(|((policies, pair), p_holm)| comparison(scenario, tally, policies, pair, p_holm))
        .collect()
}

/// Reach of `a` less that of `b`, by chances where trials answer with them, else by counting.
pub fn difference_of(pair: &PairTally) -> Estimate {
    expected(&pair.chance, Interval::DIFFERENCES).unwrap_or_else(|| difference(pair))
}

/// Two-sided p-value that both reach equally often, likewise.
pub fn p_value_of(pair: &PairTally) -> f64 {
    match expected(&pair.chance, Interval::DIFFERENCES) {
        Some(_) => expected::p_value(&pair.chance),
        None => p_value(pair),
    }
}

fn comparison(scenario: &Scenario, tally: &Tally, (a, b): (usize, usize), pair: &PairTally, p_holm: f64) -> Comparison {
    let higher = reach(&tally.policies[a])
        .estimate
        .max(reach(&tally.policies[b]).estimate);
    let difference = difference_of(pair);
    let zone = Zone::of(scenario.experiment.practical_difference, higher);
    let verdict = Verdict::of(difference, p_holm, zone.half_width);
    let to_decide = || trials_to_decide(difference, zone.half_width, tally.pairs.len(), tally.trials());
    Comparison {
        a,
        b,
        difference,
        only_a: pair.only_a,
        only_b: pair.only_b,
        both: pair.both,
        neither: pair.neither,
        p_holm,
        zone,
        verdict,
        trials_to_decide: (verdict.standing == Standing::Unsettled).then(to_decide).flatten(),
    }
}
