//! How many trials a second, and what they cost as the scenario grows: `cargo bench --bench trials`.
//!
//! One thread unless said. Each sample plays 100 worlds; divan's `items/s` are trials a second.

use divan::Bencher;
use divan::counter::ItemsCount;
use whoknows::experiment::{Plan, Workspace, run};
use whoknows::scenario::Scenario;
use whoknows::trial::Played;
use whoknows::world::Watch;

#[path = "../tests/kit/shipped.rs"]
mod shipped;
use shipped::shipped;

fn main() {
    divan::main();
}

const WORLDS: u64 = 100;

/// The default scenario of the performance goals: 20 000 people, 400 requests, four policies.
fn default_scenario() -> Scenario {
    shipped("credit-union", &["world.people=20000", "requests.count=400"])
}

/// Plays worlds one after another on this thread.
fn play(bencher: Bencher<'_, '_>, scenario: &Scenario) {
    let plan = Plan::new(scenario).unwrap_or_else(|error| panic!("{error}"));
    let mut workspace = Workspace::default();
    let mut next = 0;
    let mut played = Played::default();
    bencher
        .counter(ItemsCount::new(WORLDS * plan.trials_per_world()))
        .bench_local(|| {
            played.outcomes.clear();
            played.readers.clear();
            for world in next..next + WORLDS {
                plan.play_world(world, &mut workspace, &mut played);
            }
            next += WORLDS;
            played.outcomes.len()
        });
}

#[divan::bench]
fn default(bencher: Bencher<'_, '_>) {
    play(bencher, &default_scenario());
}

/// Steep audiences, whose cascades do not grow with the world: the cost is what a trial touches.
#[divan::bench(args = [10_000u64, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000])]
fn people(bencher: Bencher<'_, '_>, people: u64) {
    let mut scenario = shipped("million", &["requests.count=400"]);
    scenario.world.people = people;
    play(bencher, &scenario);
}

#[divan::bench(args = [100, 200, 400, 800, 1600])]
fn requests(bencher: Bencher<'_, '_>, count: u32) {
    let mut scenario = default_scenario();
    scenario.requests.count = count;
    play(bencher, &scenario);
}

/// Policies that differ a little, so that none is another's copy.
#[divan::bench(args = [1, 2, 4, 8, 16])]
fn policies(bencher: Bencher<'_, '_>, count: usize) {
    let mut scenario = default_scenario();
    scenario.policies = (0..count)
        .map(|number| {
            let mut policy = scenario.policies[number % 3].clone();
            policy.name = format!("{} {number}", policy.name);
            policy.max_contacts = Some(400 - number as u32);
            policy
        })
        .collect();
    play(bencher, &scenario);
}

/// More readers: news that more people find worth passing on.
#[divan::bench(args = [0.5, 1.0, 2.0, 4.0])]
fn appeal(bencher: Bencher<'_, '_>, appeal: f64) {
    let mut scenario = default_scenario();
    scenario.release.appeal = appeal;
    play(bencher, &scenario);
}

/// A stored network: worlds share its arcs and have 20 trials each.
#[divan::bench]
fn network_file(bencher: Bencher<'_, '_>) {
    play(bencher, &shipped("network-file", &[]));
}

/// A whole experiment of 20 000 trials on so many threads.
#[divan::bench(args = [1, 2], sample_count = 5, sample_size = 1)]
fn threads(bencher: Bencher<'_, '_>, threads: usize) {
    let plan = Plan::new(&default_scenario()).unwrap_or_else(|error| panic!("{error}"));
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(threads)
        .build()
        .expect("threads can be started");
    bencher
        .counter(ItemsCount::new(plan.most_worlds()))
        .bench_local(|| pool.install(|| run(&plan, &Watch::never(), &mut (), |_| {}).trials()));
}
