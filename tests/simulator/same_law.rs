//! The world revealed piece by piece and the world built whole have the same law: of arcs, requests and outcomes.

use crate::built_twin::BuiltTwin;
use crate::kit::{mean_se, scenario};
use whoknows::rng::History;
use whoknows::scenario::{Scenario, deal};
use whoknows::trial::{Outcome, Played, Setting, Stage, TrialLaw, play};
use whoknows::world::{Audience, Communities, PersonId, Population, Revealed, World};

const WORLDS: u64 = 3000;
/// Of 56 figures, differences of two independent means, one strays beyond 5.6 standard errors with probability 1.2e-6.
const CRITICAL_Z: f64 = 5.6;

/// Small, with a community of three (where arcs to oneself matter), heavy tails and every kind of person.
fn tight_world() -> Scenario {
    scenario(
        r#"
        [world]
        people = 130
        [world.network]
        mean_audience = 6.0
        followees = 20
        mixing = 0.3
        reciprocity = 0.4
        [[segment]]
        name = "executive"
        count = 7
        decision_maker = true
        community = "finance"
        relevance = 0.8
        [[segment]]
        name = "trio"
        count = 3
        community = "trio"
        audience = 3
        request_rate = 2
        [[segment]]
        name = "peer"
        fraction = 1
        community = "finance"
        relevance = 0.5
        repost = 0.3
        forward = 0.3
        followees = 2
        [[segment]]
        name = "anybody"
        fraction = 2
        repost = 0.1
        request_rate = 0.5
        [[policy]]
        name = "open"
        [[policy]]
        name = "heard"
        min_audience = 5
        [requests]
        count = 25
        closure = 0.5
        [attention]
        notice = 0.9
        [experiment]
        trials = 10
        "#,
    )
}

/// Figures of one world, each a mean to compare.
fn figures<W: World>(world: &W, law: &TrialLaw, history: History) -> Vec<f64> {
    let population = &law.population;
    let mut figures = arc_figures(world, population);
    let mut setting = Setting::default();
    setting.prepare(law, world, history);
    let mut played = Played::default();
    play(law, world, &setting, history, &mut Stage::default(), &mut played);
    let outcome_figures = |row: &Outcome| {
        let hops = row.first.map_or(0.0, |first| f64::from(first.hops));
        let counts = [row.accepted, row.people, row.reposts, row.forwards, row.decision_makers];
        let reach = [
            f64::from(u8::from(row.first.is_some())),
            f64::from(u8::from(row.one_hop)),
            hops,
        ];
        counts.map(f64::from).into_iter().chain(reach)
    };
    figures.extend(played.outcomes.iter().flat_map(outcome_figures));
    figures
}

/// Per segment: audience (mean, mean square, share of nobody), strong ties, ties to one's own community, followees of
/// listeners, ties to each segment.
///
/// One law is not compared, because it differs by design: in a built world whoever answers i's arc has i in the audience
/// for certain, in a revealed one only by chance. The spread never sees it, for i has read already.
fn arc_figures<W: World>(world: &W, population: &Population) -> Vec<f64> {
    let segments = population.segments();
    let mut figures = Vec::new();
    for (index, segment) in segments.iter().enumerate() {
        let size = population.size(index) as f64;
        let mut sums = vec![0.0; 6 + segments.len()];
        for place in 0..population.size(index) {
            let person = PersonId((population.start(index) + place) as u32);
            let audience = world.audience(person);
            let len = f64::from(audience.len());
            sums[0] += len;
            sums[1] += len * len;
            sums[2] += f64::from(u8::from(audience.is_empty()));
            for entry in 0..audience.len() {
                let arc = audience.entry(entry);
                assert_ne!(arc.listener, person, "nobody hears oneself");
                let listener_segment = world.segment_of(arc.listener);
                sums[3] += f64::from(u8::from(arc.strength == 1.0));
                sums[4] += f64::from(u8::from(segments[listener_segment].community == segment.community));
                sums[5] += world.followees(arc.listener, listener_segment).ln();
                sums[6 + listener_segment] += 1.0;
            }
        }
        figures.extend(sums.iter().map(|sum| sum / size));
    }
    figures
}

#[test]
fn revealed_and_built_worlds_have_the_same_law() {
    let scenario = tight_world();
    let sizes = deal(scenario.world.people, &scenario.segments).expect("the segments can be dealt");
    let law = TrialLaw::new(&scenario, &sizes);
    let communities = Communities::new(&scenario.world.network, &law.population);
    let revealed: Vec<Vec<f64>> = (0..WORLDS)
        .map(|number| {
            let history = History { seed: 1, number };
            figures(&Revealed::new(&communities, &law.population, history), &law, history)
        })
        .collect();
    let built: Vec<Vec<f64>> = (0..WORLDS)
        .map(|number| {
            let history = History { seed: 2, number };
            figures(
                &BuiltTwin::new(&scenario.world.network, &law.population, history),
                &law,
                history,
            )
        })
        .collect();
    for figure in 0..revealed[0].len() {
        let of = |worlds: &[Vec<f64>]| {
            let values: Vec<f64> = worlds.iter().map(|world| world[figure]).collect();
            mean_se(values.into_iter())
        };
        let ((ours, our_se), (theirs, their_se)) = (of(&revealed), of(&built));
        let se = our_se.hypot(their_se);
        let z = if se == 0.0 { 0.0 } else { (ours - theirs) / se };
        assert!(ours.is_finite() && (se > 0.0 || ours == theirs));
        eprintln!("figure {figure}: revealed {ours:.5}, built {theirs:.5}, z = {z:.2}");
        assert!(
            z.abs() < CRITICAL_Z,
            "figure {figure}: revealed {ours}, built {theirs}, z = {z:.2}"
        );
    }
}
