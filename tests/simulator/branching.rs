//! Branching processes: in a huge world that is all mixing, a cascade meets nobody twice and its laws are known exactly.

use crate::kit::{mean_se, scenario, share_z};
use whoknows::circle::Requester;
use whoknows::rng::History;
use whoknows::scenario::{Scenario, deal};
use whoknows::spread::{CircleOf, Engine, Luck, Memo, Openings, SpreadLaw};
use whoknows::trial::TrialLaw;
use whoknows::world::{Communities, PersonId, PersonMap, Revealed};

/// One check strays beyond 5 standard errors with probability 6e-7.
const CRITICAL_Z: f64 = 5.0;
const TRIALS: u64 = 100_000;
/// So many that even a cascade of 10³ people meets anybody twice in one trial of 8 000: far below the sampling error.
const PEOPLE: u64 = 4_000_000_000;

/// Everybody has Poisson(`mean`) listeners, all of whom read an hour later and repost: generation g reads at hour g + 1.
fn thin_world(mean: f64, generations: f64) -> Scenario {
    let mut scenario = scenario(&format!(
        r#"
        [world]
        people = {PEOPLE}
        enthusiasm_spread = 0
        [world.network]
        mean_audience = {mean}
        followees_spread = 0
        mixing = 1
        reciprocity = 0
        weak_tie = 1
        [[segment]]
        name = "anybody"
        fraction = 1
        decision_maker = true
        repost = 1
        forward = 0
        [[policy]]
        name = "open"
        [requests]
        count = 1
        [attention]
        model = "constant"
        notice = 1
        delay_median = 1
        delay_spread = 0
        [release]
        breadth = 1
        half_life = 1e9
        posts = [0]
        horizon = {}
        "#,
        generations + 1.5
    ));
    // So steep that every audience has the same mean.
    scenario.world.network.tail = 1e12;
    scenario
}

/// How many read in each generation, of every trial; one person reads the post.
fn generations(scenario: &Scenario) -> impl Iterator<Item = Vec<usize>> {
    let sizes = deal(scenario.world.people, &scenario.segments).expect("the segments can be dealt");
    let population = TrialLaw::new(scenario, &sizes).population;
    let communities = Communities::new(&scenario.world.network, &population);
    let law = SpreadLaw::new(scenario);
    let (mut openings, mut memo, mut engine) = (Openings::default(), Memo::default(), Engine::default());
    let requesters = [Requester {
        person: PersonId(12_345),
        segment: 0,
        accepted_by: 1,
    }];
    let mut requester_of = PersonMap::default();
    requester_of.insert(requesters[0].person, 0);
    let strengths = whoknows::circle::Strengths {
        accepted: 2.0,
        declined: 0.0,
    };
    (0..TRIALS).map(move |number| {
        let history = History { seed: 3, number };
        let world = Revealed::new(&communities, &population, history);
        openings.draw(&law, |_| 2.0, &world, &requesters, history);
        let mut luck = Luck::new(&world, &law, requesters.len(), history, &mut memo);
        let circle = CircleOf {
            policy: 0,
            strengths,
            requesters: &requesters,
            requester_of: &requester_of,
        };
        let mut sizes = vec![0; 64];
        for read in engine.play(&mut luck, &openings, circle) {
            sizes[read.hops as usize - 1] += 1;
        }
        sizes
    })
}

/// Probability that a branching process with Poisson(mean) offspring has died out by generation g.
fn extinct_by(generation: u32, mean: f64) -> f64 {
    (0..generation).fold(0.0, |extinct, _| (mean * (extinct - 1.0)).exp())
}

#[test]
fn supercritical_cascades_die_out_as_often_as_they_should() {
    for (mean, ultimately, last) in [(1.5, 0.417_188, 9), (2.0, 0.203_188, 6)] {
        let exact = extinct_by(last, mean);
        // By the last generation nearly all that will die out have: the known limit is the same test's second leg.
        assert!((extinct_by(200, mean) - ultimately).abs() < 5e-7 && (exact - ultimately).abs() < 0.006);
        let died = generations(&thin_world(mean, f64::from(last)))
            .filter(|sizes| sizes[last as usize] == 0)
            .count();
        let z = share_z(died, TRIALS as usize, exact);
        assert!(z.abs() < CRITICAL_Z, "mean {mean}: z = {z}");
    }
}

#[test]
fn subcritical_cascades_follow_the_borel_law() {
    let totals: Vec<usize> = generations(&thin_world(0.8, 60.0))
        .map(|sizes| sizes.iter().sum())
        .collect();
    let values = || totals.iter().map(|&total| total as f64);
    let (mean, se) = mean_se(values());
    assert!(((mean - 5.0) / se).abs() < CRITICAL_Z, "mean {mean} ± {se}");
    let (square, se) = mean_se(values().map(|total| (total - 5.0).powi(2)));
    assert!(((square - 100.0) / se).abs() < CRITICAL_Z, "variance {square} ± {se}");
    for (total, probability) in [(1, 0.449_329), (2, 0.161_517), (3, 0.087_089)] {
        let z = share_z(
            totals.iter().filter(|&&t| t == total).count(),
            TRIALS as usize,
            probability,
        );
        assert!(z.abs() < CRITICAL_Z, "P({total}): z = {z}");
    }
}
