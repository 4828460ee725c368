//! The peers' protocol for whoknows itself: `cargo bench --bench peer -- SCENARIO --seconds T --seed S`.
//!
//! Plays trials on one thread and prints a JSON line as the peers beside this file do (`peer.py`): trials, seconds, and per
//! policy the sum and the sum of squares of what it measured.

use serde_json::{Map, Value, json};
use std::error::Error;
use std::path::PathBuf;
use std::time::Instant;
use whoknows::experiment::{Plan, Workspace};
use whoknows::scenario::{Scenario, load};
use whoknows::trial::{Outcome, Played};

type Measure = (&'static str, fn(&Outcome) -> f64);

const MEASURES: [Measure; 5] = [
    ("reached", |outcome| f64::from(u8::from(outcome.first.is_some()))),
    ("people", |outcome| f64::from(outcome.people)),
    ("accepted", |outcome| f64::from(outcome.accepted)),
    ("reposts", |outcome| f64::from(outcome.reposts)),
    ("forwards", |outcome| f64::from(outcome.forwards)),
];

/// Worlds between two looks at the clock.
const WORLDS: u64 = 100;

fn main() -> Result<(), Box<dyn Error>> {
    let Options { path, seconds, seed } = Options::read()?;
    let mut scenario = load(&path, &[]).map_err(|mistakes| mistakes.to_string())?.scenario;
    scenario.seed = seed;
    println!("{}", measure(&scenario, seconds)?);
    Ok(())
}

struct Options {
    path: PathBuf,
    seconds: f64,
    seed: u64,
}

impl Options {
    fn read() -> Result<Self, Box<dyn Error>> {
        const USAGE: &str = "usage: SCENARIO [--seconds T] [--seed S]";
        let (mut path, mut seconds, mut seed) = (None, 20.0, 1);
        let mut words = std::env::args().skip(1).filter(|word| word != "--bench");
        while let Some(word) = words.next() {
            match word.as_str() {
                "--seconds" => seconds = words.next().ok_or(USAGE)?.parse()?,
                "--seed" => seed = words.next().ok_or(USAGE)?.parse()?,
                _ => path = Some(word.into()),
            }
        }
        let path = path.ok_or(USAGE)?;
        Ok(Self { path, seconds, seed })
    }
}

fn measure(scenario: &Scenario, seconds: f64) -> Result<Value, Box<dyn Error>> {
    let plan = Plan::new(scenario)?;
    let policies = plan.scenario().policies.len();
    let mut workspace = Workspace::default();
    let mut played = Played::default();
    plan.play_world(0, &mut workspace, &mut played);
    let mut sums = vec![[[0.0; 2]; MEASURES.len()]; policies];
    let mut trials = 0;
    let mut next = 1;
    let start = Instant::now();
    while start.elapsed().as_secs_f64() < seconds {
        played.outcomes.clear();
        played.readers.clear();
        for world in next..next + WORLDS {
            plan.play_world(world, &mut workspace, &mut played);
        }
        next += WORLDS;
        trials += played.outcomes.len() / policies;
        for (row, outcome) in played.outcomes.iter().enumerate() {
            for ([sum, squares], (_, value)) in sums[row % policies].iter_mut().zip(MEASURES) {
                *sum += value(outcome);
                *squares += value(outcome).powi(2);
            }
        }
    }
    let elapsed = start.elapsed().as_secs_f64();
    let policies: Vec<Value> = scenario
        .policies
        .iter()
        .zip(sums)
        .map(|(policy, sums)| {
            let named = MEASURES
                .iter()
                .zip(sums)
                .map(|((name, _), sums)| ((*name).to_owned(), json!(sums)));
            let mut line: Map<String, Value> = named.collect();
            line.insert("name".to_owned(), json!(policy.name));
            Value::Object(line)
        })
        .collect();
    Ok(json!({
        "peer": "whoknows",
        "trials": trials,
        "seconds": elapsed,
        "peak_mib": peak_mib(),
        "policies": policies,
    }))
}

/// Most memory this process ever held `[MiB]`; none where there is no /proc.
fn peak_mib() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kib: f64 = line.trim().strip_suffix(" kB")?.parse().ok()?;
    Some(kib / 1024.0)
}
