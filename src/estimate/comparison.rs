//! Every pair of policies, compared in the same trials.

use super::{
    Comparison, Standing,
    share::{difference, p_value},
    verdict::{Verdict, Zone, trials_to_decide},
};
use crate::{
    scenario::Scenario,
    stats::multiplicity::holm,
    tally::{PairTally, Tally},
};

/// A row per pair of policies, the earlier one of the scenario first.
pub fn comparisons(scenario: &Scenario, tally: &Tally) -> Vec<Comparison> {
    let p_values: Vec<f64> = tally.pairs.iter().map(p_value).collect();
    let rows = tally.pairs().zip(holm(&p_values));
    rows.map(|((policies, pair), p_holm)| comparison(scenario, tally, policies, pair, p_holm))
        .collect()
}

fn comparison(scenario: &Scenario, tally: &Tally, (a, b): (usize, usize), pair: &PairTally, p_holm: f64) -> Comparison {
    let (a, b) = (&scenario.policies[a].name, &scenario.policies[b].name);
    let difference = difference(pair);
    let share = |only: u64| (pair.both + only) as f64 / tally.trials().max(1) as f64;
    let higher = share(pair.only_a).max(share(pair.only_b));
    let zone = Zone::of(scenario.experiment.practical_difference, higher).half_width;
    let verdict = Verdict::of(difference, p_holm, zone);
    let to_decide = || trials_to_decide(difference, zone, tally.pairs.len(), tally.trials());
    Comparison {
        difference,
        only_a: pair.only_a,
        only_b: pair.only_b,
        both: pair.both,
        neither: pair.neither,
        p_holm,
        verdict: verdict.between(a, b),
        trials_to_decide: (verdict.standing == Standing::Unsettled).then(to_decide).flatten(),
        a: a.clone(),
        b: b.clone(),
    }
}
