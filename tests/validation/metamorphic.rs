//! Relations that hold trial by trial, whatever the luck.

use std::sync::atomic::{AtomicBool, Ordering};

use crate::Topic;
use crate::graphs::erdos_renyi;
use crate::kit::dice::Dice;
use crate::kit::priceless::Priceless;
use crate::kit::{outcomes, outcomes_of, shipped};
use crate::row::{Effort, Mean, Row};
use whoknows::cascade::{
    Cascade, Experiment, IndependentCascade, Law, LinearThreshold, Rumor, Sir, Start, Tally, Threshold,
    WeightedCascade, simulate,
};
use whoknows::experiment::{Plan, run};
use whoknows::graph::{Graph, Repeats};
use whoknows::scenario::{Length, Scenario};
use whoknows::tally::Outcomes;
use whoknows::trial::{Evangelist, Outcome, Played};
use whoknows::world::Watch;

pub const TOPIC: Topic = Topic {
    name: "metamorphic",
    title: "Relations without chance",
    about: "Cases in which the relation was broken; none may be. With dilution = spam_penalty = 0, favour = 1, engagement ≥ \
            declined_engagement and no forwards, accepting more never loses a reader, nor a decision-maker, nor an hour, in any single trial.",
    rows,
};

fn rows(effort: Effort) -> Vec<Row> {
    let mut rows = accepting_more(effort);
    rows.extend(same_numbers(effort));
    rows.extend(certain(effort));
    rows.extend(relabelled(effort));
    rows
}

fn accepting_more(effort: Effort) -> Vec<Row> {
    let scenarios = effort.of(80, 400);
    let mut dice = Dice(5);
    let (mut pairs, mut broken) = (0, [0; 4]);
    for _ in 0..scenarios {
        let world = Priceless {
            seed: dice.below(1_000_000).into(),
            enthusiasm_spread: 2.0 * dice.unit(),
            mixing: dice.unit(),
            declined_stay: dice.unit(),
            notice: 0.1 + 0.9 * dice.unit(),
        };
        for trial in outcomes(&world.scenario()).rows.chunks_exact(4) {
            for pair in trial.windows(2) {
                let (more, fewer) = (&pair[0], &pair[1]);
                let hours = |row: &Outcome| row.first.map_or(f64::INFINITY, |first| first.hours);
                let faults = [
                    more.accepted < fewer.accepted,
                    more.people < fewer.people,
                    more.decision_makers < fewer.decision_makers || (!more.one_hop && fewer.one_hop),
                    hours(more) > hours(fewer),
                ];
                pairs += 1;
                for (count, fault) in broken.iter_mut().zip(faults) {
                    *count += u64::from(fault);
                }
            }
        }
    }
    [
        "fewer contacts",
        "a reader lost",
        "a decision-maker lost",
        "the first one later",
    ]
    .iter()
    .zip(broken)
    .map(|(what, count)| Row::never(format!("accepting more: {what}"), pairs, count))
    .collect()
}

fn flagship(trials: u64) -> Scenario {
    let mut scenario = shipped("credit-union", &[]);
    scenario.experiment.length = Length::Trials(trials);
    scenario
}

/// Trials whose outcome differs.
fn differing<'a>(left: impl Iterator<Item = &'a Outcome>, right: impl Iterator<Item = &'a Outcome>) -> u64 {
    left.zip(right).filter(|(left, right)| left != right).count() as u64
}

fn same_numbers(effort: Effort) -> Vec<Row> {
    let trials = effort.of(1_000, 8_000);
    let scenario = flagship(trials);
    let plan = Plan::new(&scenario).expect("the flagship is right");
    let on = |threads: usize| -> Outcomes {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .expect("threads can be started");
        pool.install(|| outcomes_of(&plan))
    };
    let one = on(1);
    let mut rows = Vec::new();
    for threads in [2, 7] {
        let other = on(threads);
        rows.push(Row::never(
            format!("flagship on {threads} threads: outcomes unlike those on one"),
            one.rows.len() as u64,
            differing(one.rows.iter(), other.rows.iter()) + u64::from(one.rows.len() != other.rows.len()),
        ));
    }
    // Trials between two reports grow eightfold at most: of so many more, no machine has done all before it can be told to stop.
    let long = Plan::new(&flagship(trials * 8)).expect("the flagship is right");
    let whole = outcomes_of(&long);
    let stop = AtomicBool::new(false);
    let mut part = Outcomes::new(scenario.policies.len(), 1, usize::MAX);
    let tally = run(&long, &Watch::until(&stop), &mut part, |progress| {
        stop.store(progress.trials >= trials / 2, Ordering::Relaxed);
    });
    assert!(tally.interrupted && part.rows.len() >= one.rows.len() / 2 && part.rows.len() < whole.rows.len());
    rows.push(Row::never(
        "flagship interrupted under way: outcomes unlike the beginning of the whole run",
        part.rows.len() as u64,
        differing(part.rows.iter(), whole.rows.iter()),
    ));
    // In shards of worlds, out of order.
    let mut workspace = whoknows::experiment::Workspace::default();
    let policies = scenario.policies.len();
    let mut broken = 0;
    for world in (0..trials).rev().step_by(7) {
        let mut alone = Played::default();
        plan.play_world(world, &mut workspace, &mut alone);
        let place = world as usize * policies;
        broken += differing(alone.outcomes.iter(), one.rows[place..place + policies].iter());
    }
    rows.push(Row::never(
        "flagship world by world, backwards: outcomes unlike the whole run",
        trials / 7 * policies as u64,
        broken,
    ));
    for policy in 0..policies {
        let mut alone = scenario.clone();
        alone.policies = vec![scenario.policies[policy].clone()];
        alone.experiment.baseline = 0;
        let alone: Vec<Outcome> = outcomes(&alone).rows.iter().map(|row| by_itself(row, 0)).collect();
        let among: Vec<Outcome> = one
            .rows
            .iter()
            .skip(policy)
            .step_by(policies)
            .map(|row| by_itself(row, policy))
            .collect();
        rows.push(Row::never(
            format!(
                "flagship, {} alone: outcomes unlike those among others",
                scenario.policies[policy].name
            ),
            trials,
            differing(alone.iter(), among.iter()),
        ));
    }
    rows
}

/// The outcome with nothing said of what other policies would have done.
fn by_itself(row: &Outcome, policy: usize) -> Outcome {
    let mut row = *row;
    if let Some(first) = &mut row.first
        && let Evangelist::Contact { accepted_by, .. } = &mut first.evangelist
    {
        *accepted_by = *accepted_by >> policy & 1;
    }
    row
}

/// p = 0 and p = 1 on a random graph: the initial spreaders alone, and all whom they can reach.
fn certain(effort: Effort) -> Vec<Row> {
    let nodes = 2_000;
    let graph = erdos_renyi(nodes, 1.5, &mut Dice(1));
    let initial = [3, 77, 1_999];
    let reachable = {
        let mut seen = vec![false; nodes as usize];
        let mut stack = initial.to_vec();
        let mut count = 0;
        while let Some(node) = stack.pop() {
            if !std::mem::replace(&mut seen[node as usize], true) {
                count += 1;
                stack.extend(graph.audience(node));
            }
        }
        f64::from(count)
    };
    let start = Start::new(&graph, &initial, &[]);
    let experiment = Experiment {
        trials: effort.of(200, 4_000),
        seed: 1,
    };
    let (none, all) = (vec![0.0; graph.arc_count()], vec![1.0; graph.arc_count()]);
    let tallies: [(&str, f64, Tally); 9] = [
        (
            "jumps, p = 0",
            3.0,
            run_of(&IndependentCascade::by_jumps(&graph, 0.0), &start, experiment),
        ),
        (
            "flips, p = 0",
            3.0,
            run_of(&IndependentCascade::by_flips(&graph, 0.0), &start, experiment),
        ),
        (
            "weighted, p = 0",
            3.0,
            run_of(&WeightedCascade::new(&graph, &none), &start, experiment),
        ),
        (
            "SIR, infection 0",
            3.0,
            run_of(&Sir::new(&graph, 0.0, 0.5), &start, experiment),
        ),
        (
            "jumps, p = 1",
            reachable,
            run_of(&IndependentCascade::by_jumps(&graph, 1.0), &start, experiment),
        ),
        (
            "flips, p = 1",
            reachable,
            run_of(&IndependentCascade::by_flips(&graph, 1.0), &start, experiment),
        ),
        (
            "weighted, p = 1",
            reachable,
            run_of(&WeightedCascade::new(&graph, &all), &start, experiment),
        ),
        (
            "SIR, infection 1",
            reachable,
            run_of(&Sir::new(&graph, 1.0, 0.5), &start, experiment),
        ),
        (
            "thresholds 0",
            reachable,
            run_of(
                &Threshold::by_inverse_degree(&graph, Law::Share(0.0)),
                &start,
                experiment,
            ),
        ),
    ];
    tallies
        .iter()
        .map(|(name, exact, tally)| {
            assert_eq!(tally.standard_deviation(), 0.0, "{name}");
            Row::exactly(
                format!("{name}: readers in every trial"),
                *exact,
                tally.mean(),
                tally.trials(),
            )
        })
        .collect()
}

fn run_of(cascade: &impl Cascade, start: &Start, experiment: Experiment) -> Tally {
    simulate(cascade, start, experiment)
}

/// Other numbers for the same nodes change nothing but the draws.
fn relabelled(effort: Effort) -> Vec<Row> {
    let nodes = 2_000_u32;
    let graph = erdos_renyi(nodes, 6.0, &mut Dice(2));
    let mut names: Vec<u32> = (0..nodes).collect();
    Dice(3).shuffle(&mut names);
    let arcs = graph
        .arcs()
        .map(|(from, to)| (names[from as usize], names[to as usize]))
        .collect();
    let other = Graph::from_arcs(nodes, arcs, Repeats::Keep).expect("few arcs");
    let initial: Vec<u32> = (0..40).collect();
    let renamed: Vec<u32> = initial.iter().map(|&node| names[node as usize]).collect();
    let (start, other_start) = (Start::new(&graph, &initial, &[]), Start::new(&other, &renamed, &[]));
    let experiment = Experiment {
        trials: effort.of(10_000, 60_000),
        seed: 4,
    };
    let majority = |graph: &Graph, start: &Start| {
        let model = Threshold::by_inverse_degree(graph, Law::Share(0.2));
        simulate(&model, start, Experiment { trials: 2, seed: 1 }).mean()
    };
    let mut rows = vec![Row::exactly(
        "relabelled: readers at thresholds of 0.2",
        majority(&graph, &start),
        majority(&other, &other_start),
        2,
    )];
    let mut compare = |name: &str, ours: Tally, theirs: Tally| {
        rows.push(Row::estimate(
            format!("relabelled: mean spread, {name}"),
            theirs.mean(),
            theirs.standard_error(),
            Mean::of_sizes(&ours),
        ));
    };
    // Another seed too, so that the two are independent.
    let again = Experiment { seed: 5, ..experiment };
    compare(
        "independent cascade 0.1",
        simulate(&IndependentCascade::new(&graph, 0.1), &start, experiment),
        simulate(&IndependentCascade::new(&other, 0.1), &other_start, again),
    );
    compare(
        "linear threshold",
        simulate(&LinearThreshold::new(&graph), &start, experiment),
        simulate(&LinearThreshold::new(&other), &other_start, again),
    );
    compare(
        "rumour",
        simulate(&Rumor::new(&graph, 1), &start, experiment),
        simulate(&Rumor::new(&other, 1), &other_start, again),
    );
    rows
}
