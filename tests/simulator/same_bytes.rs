//! The same scenario and seed give the same numbers, whatever the threads, the other policies and the length of the run.

use crate::kit::{outcomes, scenario};
use std::sync::atomic::{AtomicBool, Ordering};
use whoknows::experiment::{Plan, run};
use whoknows::scenario::{Length, Scenario};
use whoknows::tally::Outcomes;
use whoknows::trial::{Evangelist, Outcome};
use whoknows::world::Watch;

fn small_world() -> Scenario {
    scenario(
        r#"
        seed = 5
        [world]
        people = 3000
        [[segment]]
        name = "executive"
        decision_maker = true
        count = 60
        request_rate = 0
        community = "finance"
        [[segment]]
        name = "peer"
        fraction = 0.3
        community = "finance"
        relevance = 0.5
        repost = 0.2
        forward = 0.2
        request_rate = 5
        [[segment]]
        name = "anybody"
        fraction = 0.7
        [[policy]]
        name = "open"
        [[policy]]
        name = "selective"
        min_relevance = 0.4
        min_audience = 3
        [[policy]]
        name = "few"
        max_contacts = 20
        [requests]
        count = 120
        [release]
        wire = 3
        [experiment]
        trials = 1000
        "#,
    )
}

#[test]
fn one_two_and_seven_threads_give_the_same_outcomes() {
    for scenario in [vec![small_world()], drawn_worlds()].concat() {
        have_the_same_outcomes(&scenario);
    }
}

/// The same people on a network of every kind that is drawn.
fn drawn_worlds() -> Vec<Scenario> {
    let drawn = |model: &str| {
        let network = format!("world.network.model={model}");
        let few = [
            "experiment.trials=60",
            "experiment.trials_per_world=20",
            "world.network.homophily=0.1",
            "world.network.placement=by_audience",
        ]
        .map(str::to_owned);
        let overrides = [&[network][..], &few].concat();
        small_world()
            .with(&overrides)
            .unwrap_or_else(|remarks| panic!("{remarks}"))
    };
    [
        "random",
        "small_world",
        "preferential",
        "power_law",
        "blocks",
        "geometric",
        "kleinberg",
        "rmat",
        "lfr",
    ]
    .map(drawn)
    .to_vec()
}

fn have_the_same_outcomes(scenario: &Scenario) {
    let plan = Plan::new(scenario).expect("the scenario is right");
    let on = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .expect("threads can be started");
        let mut rows = Outcomes::new(plan.scenario().policies.len(), plan.trials_per_world(), usize::MAX);
        let tally = pool.install(|| run(&plan, &Watch::never(), &mut rows, |_| {}));
        (rows, tally)
    };
    let one = on(1);
    assert_eq!(one, on(2));
    assert_eq!(one, on(7));
}

#[test]
fn more_trials_change_no_earlier_one() {
    let mut scenario = small_world();
    let long = outcomes(&scenario);
    scenario.experiment.length = Length::Trials(300);
    let short = outcomes(&scenario);
    assert_eq!(short.rows[..], long.rows[..short.rows.len()]);
}

#[test]
fn an_interrupted_run_is_the_beginning_of_a_whole_one() {
    let plan = Plan::new(&small_world()).expect("the scenario is right");
    let whole = outcomes(plan.scenario());
    let stop = AtomicBool::new(false);
    let mut part = Outcomes::new(whole.policies, 1, usize::MAX);
    let tally = run(&plan, &Watch::until(&stop), &mut part, |_| {
        stop.store(true, Ordering::Relaxed);
    });
    assert!(tally.interrupted && part.rows.len() < whole.rows.len() && !part.rows.is_empty());
    assert_eq!(part.rows[..], whole.rows[..part.rows.len()]);
}

/// Some hundred looks at the estimates, at the same trials on any number of threads.
#[test]
fn a_run_that_stops_at_its_precision_stops_at_the_same_trial() {
    let mut scenario = small_world();
    scenario.experiment.length = Length::Precision {
        precision: 0.004,
        max_trials: 100_000,
    };
    let plan = Plan::new(&scenario).expect("the scenario is right");
    let on = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        let pool = pool.expect("threads can be started");
        pool.install(|| run(&plan, &Watch::never(), &mut (), |_| {})).trials()
    };
    let trials = on(1);
    assert!(trials > 60 * 250 && trials < 100_000, "{trials}");
    assert_eq!(trials, on(7));
}

#[test]
fn a_policy_fares_the_same_alone_and_among_others_in_any_order() {
    let scenario = small_world();
    let together = outcomes(&scenario);
    for order in [vec![0], vec![1], vec![2], vec![2, 0], vec![1, 2, 0]] {
        let mut other = scenario.clone();
        other.policies = order.iter().map(|&policy| scenario.policies[policy].clone()).collect();
        other.experiment.baseline = 0;
        let rows = outcomes(&other).rows;
        for (position, &policy) in order.iter().enumerate() {
            let alone = rows
                .iter()
                .skip(position)
                .step_by(order.len())
                .map(|row| without_the_others(row, position));
            let among = together
                .rows
                .iter()
                .skip(policy)
                .step_by(3)
                .map(|row| without_the_others(row, policy));
            assert!(alone.eq(among), "{order:?}");
        }
    }
}

/// The outcome with nothing said of what other policies would have done.
fn without_the_others(row: &Outcome, policy: usize) -> Outcome {
    let mut row = *row;
    if let Some(first) = &mut row.first
        && let Evangelist::Contact { accepted_by, .. } = &mut first.evangelist
    {
        *accepted_by = *accepted_by >> policy & 1;
    }
    row
}

#[test]
fn names_and_texts_move_no_number() {
    let mut scenario = small_world();
    let before = outcomes(&scenario);
    scenario.title = "another".into();
    for segment in &mut scenario.segments {
        segment.name = format!("{} by another name", segment.name);
        segment.community = format!("{} by another name", segment.community);
    }
    assert_eq!(before, outcomes(&scenario));
}
