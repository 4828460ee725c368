//! Every pair of policies, compared in the same trials.

use super::{
    Comparison, Standing,
    sample::Sample,
    share::Pair,
    verdict::{Verdict, Zone, trials_to_decide},
};
use crate::{
    scenario::Scenario,
    stats::{multiplicity::holm, nested::WorldCounts},
};

/// A row per pair of policies, the earlier one of the scenario first.
pub fn comparisons(scenario: &Scenario, sample: Sample) -> Vec<Comparison> {
    let policies = sample.policies();
    let indices: Vec<(usize, usize)> = (0..policies)
        .flat_map(|a| (a + 1..policies).map(move |b| (a, b)))
        .collect();
    let reached = reached_by_policy(sample);
    let pairs: Vec<Pair> = indices
        .iter()
        .map(|&(a, b)| pair(&reached, sample.trials_per_world(), a, b))
        .collect();
    let p_values: Vec<f64> = pairs.iter().map(Pair::p_value).collect();
    let rows = indices.iter().zip(&pairs).zip(holm(&p_values));
    rows.map(|((&indices, pair), p_holm)| comparison(scenario, sample, pairs.len(), indices, pair, p_holm))
        .collect()
}

/// Per trial, bit j set where policy j reached: a pair of policies then costs two shifts a trial.
fn reached_by_policy(sample: Sample) -> Vec<u64> {
    let bits = |trial: &[crate::trial::Outcome]| {
        trial
            .iter()
            .enumerate()
            .fold(0, |bits, (policy, row)| bits | u64::from(row.first.is_some()) << policy)
    };
    sample.rows().chunks_exact(sample.policies()).map(bits).collect()
}

/// Counts policies `a` and `b` against each other.
fn pair(reached: &[u64], trials_per_world: u64, a: usize, b: usize) -> Pair {
    // Index: bit 0 whether a reached, bit 1 whether b did.
    let mut total = [0_u64; 4];
    let mut advantage = WorldCounts::new(trials_per_world);
    let world_size = usize::try_from(trials_per_world).expect("no more than there are trials");
    for world in reached.chunks_exact(world_size) {
        let mut ahead = 0;
        for bits in world {
            let (a, b) = (bits >> a & 1, bits >> b & 1);
            total[usize::from(a == 1) + 2 * usize::from(b == 1)] += 1;
            ahead += i64::from(a == 1) - i64::from(b == 1);
        }
        advantage.observe(ahead);
    }
    let [neither, only_a, only_b, both] = total;
    Pair {
        only_a,
        only_b,
        both,
        neither,
        advantage,
    }
}

fn comparison(
    scenario: &Scenario,
    sample: Sample,
    pairs: usize,
    (a, b): (usize, usize),
    pair: &Pair,
    p_holm: f64,
) -> Comparison {
    let (a, b) = (&scenario.policies[a].name, &scenario.policies[b].name);
    let difference = pair.difference();
    let share = |only: u64| (pair.both + only) as f64 / sample.trials().max(1) as f64;
    let higher = share(pair.only_a).max(share(pair.only_b));
    let zone = Zone::of(scenario.experiment.practical_difference, higher).half_width;
    let verdict = Verdict::of(difference, p_holm, zone);
    let to_decide = || trials_to_decide(difference, zone, pairs, sample.trials());
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
