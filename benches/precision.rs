//! What a second of computing tells: chances against counts, in every shipped scenario and where reach is rare.
//!
//! `cargo bench --bench precision`: one thread; for each policy how many times as many counted trials would say as much, what a trial
//! costs more, and the two together: how many times as long counting would take.

use std::path::Path;
use std::time::Instant;
use whoknows::experiment::{Plan, run};
use whoknows::scenario::{Estimator, Length, Scenario, load};
use whoknows::tally::Tally;
use whoknows::world::Watch;

const TRIALS: u64 = 20_000;
const ROUNDS: usize = 3;

fn main() {
    let one_thread = rayon::ThreadPoolBuilder::new().num_threads(1).build_global();
    one_thread.expect("nothing has started threads before");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    let files = std::fs::read_dir(&folder).expect("there are scenarios");
    let mut paths: Vec<_> = files.map(|file| file.expect("the folder can be read").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "toml"));
    paths.sort();
    println!(
        "| scenario | policy | reach | × variance | cost of a trial | × time |\n| --- | --- | ---: | ---: | ---: | ---: |"
    );
    for path in &paths {
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        compare(&name, path, &[]);
    }
    let rare = ["segment.credit-union executive.count=3".to_owned()];
    compare("credit-union, 3 executives", &folder.join("credit-union.toml"), &rare);
}

fn compare(name: &str, path: &Path, overrides: &[String]) {
    let mut scenario = match load(path, overrides) {
        Ok(checked) => checked.scenario,
        Err(mistakes) => panic!("{}", mistakes.render(whoknows::scenario::Look::Plain)),
    };
    scenario.experiment.length = Length::Trials(TRIALS);
    let (mut counts, mut chances) = (f64::INFINITY, f64::INFINITY);
    let mut tally = None;
    for _ in 0..ROUNDS {
        counts = counts.min(timed(&mut scenario, Estimator::Counts).0);
        let (seconds, played) = timed(&mut scenario, Estimator::Conditional);
        chances = chances.min(seconds);
        tally = Some(played);
    }
    let cost = chances / counts;
    for (policy, counted) in scenario.policies.iter().zip(&tally.expect("there are rounds").policies) {
        let chance = counted.chance.moments();
        let of_counts = counted.reached.moments().variance.unwrap_or(0.0);
        let gain = of_counts / chance.variance.unwrap_or(0.0);
        println!(
            "| {name} | {} | {:.3} % | {gain:.1} | × {cost:.2} | {:.1} |",
            policy.name,
            100.0 * chance.mean,
            gain / cost
        );
    }
}

/// Seconds of a run, and what came of it.
fn timed(scenario: &mut Scenario, estimator: Estimator) -> (f64, Tally) {
    scenario.experiment.estimator = estimator;
    let plan = Plan::new(scenario).unwrap_or_else(|error| panic!("{error}"));
    let start = Instant::now();
    let tally = run(&plan, &Watch::never(), &mut (), |_| {});
    (start.elapsed().as_secs_f64(), tally)
}
