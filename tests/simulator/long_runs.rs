//! Runs that would take long or fill the memory: a limit of readers, an early end within a trial, a forecast.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use whoknows::experiment::{Plan, pilot, run};
use whoknows::report::json::Summary;
use whoknows::scenario::{NetworkLaw, NetworkModel, Scenario};
use whoknows::tally::Outcomes;
use whoknows::words::Language;
use whoknows::world::Watch;

use super::kit::{answers_of, of_policy, outcomes, scenario};

/// A world in which whoever reads reposts: the news goes round.
fn lively(people: u64, trials: u64, rest: &str) -> Scenario {
    scenario(&format!(
        r#"
[world]
people = {people}
[[segment]]
name = "peer"
fraction = 1
repost = 1
relevance = 1
[[segment]]
name = "buyer"
count = 5
repost = 1
decision_maker = true
[requests]
count = 50
[attention]
model = "constant"
notice = 0.5
[[policy]]
name = "open"
[[policy]]
name = "nobody"
accept_none = true
[experiment]
trials = {trials}
{rest}
"#
    ))
}

#[test]
fn a_trial_ends_with_the_reader_who_is_one_too_many() {
    let free = outcomes(&lively(3000, 20, ""));
    let limited = outcomes(&lively(3000, 20, "max_readers = 100"));
    assert!(free.rows.iter().any(|row| row.people > 1000));
    for (free, limited) in free.rows.iter().zip(&limited.rows) {
        assert_eq!(limited.people, free.people.min(101));
        // Those who read until then are the same people at the same hours.
        match (free.first, limited.first) {
            (Some(free), Some(limited)) => assert_eq!(free, limited),
            (None, Some(_)) => panic!("a limit adds nobody"),
            (_, None) => {}
        }
    }
    let wide = outcomes(&lively(3000, 20, "max_readers = 3000"));
    assert_eq!(wide, free);
}

#[test]
fn a_run_says_how_many_trials_its_limit_ended() {
    let scenario = lively(3000, 20, "max_readers = 100");
    let outcomes = outcomes(&scenario);
    let answers = answers_of(&scenario, &outcomes);
    let limit = Summary::of(&answers).reader_limit.expect("there is a limit");
    assert_eq!(limit.max_readers, 100);
    let ended = |policy: usize| of_policy(&outcomes, policy).filter(|row| row.people == 101).count() as u64;
    let told: Vec<(String, u64)> = limit.ended.iter().map(|row| (row.policy.clone(), row.trials)).collect();
    assert_eq!(told, [("open".to_owned(), ended(0)), ("nobody".to_owned(), ended(1))]);
    assert!(ended(0) > 0);
    let verdict = Language::English.words().verdict(&answers);
    let sentence = verdict.last().expect("there are sentences").replace('\u{a0}', " ");
    assert!(
        sentence.starts_with(&format!(
            "Trials were ended once more than 100 people had read (experiment.max_readers): {} of 20 under “open”",
            ended(0)
        )),
        "{sentence}"
    );
    let german = Language::German.words().verdict(&answers);
    assert!(
        german
            .last()
            .is_some_and(|sentence| sentence.starts_with("Durchläufe wurden beendet, sobald mehr als 100"))
    );
}

#[test]
fn without_a_limit_nothing_is_said_of_one() {
    let scenario = lively(300, 2, "");
    let answers = answers_of(&scenario, &outcomes(&scenario));
    assert_eq!(answers.premises.max_readers, None);
    assert!(!whoknows::report::json::to_json(&answers).contains("reader_limit"));
}

/// How long a run goes on after somebody wants its end.
fn time_to_end(scenario: &Scenario) -> Duration {
    let plan = Plan::new(scenario).unwrap();
    let stop = AtomicBool::new(false);
    let mut asked = Instant::now();
    std::thread::scope(|scope| {
        let running = scope.spawn(|| run(&plan, &Watch::until(&stop).with_room(2_000_000_000), &mut (), |_| {}));
        std::thread::sleep(Duration::from_millis(1500));
        stop.store(true, Ordering::Relaxed);
        asked = Instant::now();
        let _ = running.join().expect("no panic");
    });
    asked.elapsed()
}

#[test]
fn the_end_comes_within_a_trial() {
    // A few seconds, for machines that do other things besides.
    let soon = Duration::from_secs(10);
    let huge = 4_000_000_000;
    let round_the_world = lively(huge, 4, "");
    let mut many_requests = lively(huge, 4, "");
    many_requests.requests.count = 1_000_000_000;
    let mut wire = lively(huge, 4, "");
    wire.release.wire = 1_000_000_000;
    let drawn = |law| {
        let mut scenario = lively(100_000_000, 200, "trials_per_world = 100");
        scenario.world.network.model = NetworkModel::Drawn(law);
        scenario.world.network.mean_audience = 10.0;
        scenario.experiment.trials_per_world = 100;
        scenario
    };
    for (name, scenario) in [
        ("round the world", round_the_world),
        ("requests", many_requests),
        ("wire", wire),
        ("random", drawn(NetworkLaw::Random)),
        ("small world", drawn(NetworkLaw::SmallWorld)),
        ("preferential", drawn(NetworkLaw::Preferential)),
    ] {
        let time = time_to_end(&scenario);
        assert!(time < soon, "{name}: {time:?}");
    }
}

#[test]
fn what_is_done_when_the_end_comes_is_a_beginning_of_the_run() {
    let scenario = lively(2000, 400, "");
    let plan = Plan::new(&scenario).unwrap();
    let whole = outcomes(&scenario);
    let stop = AtomicBool::new(false);
    let mut part = Outcomes::new(2, 1, usize::MAX);
    let tally = std::thread::scope(|scope| {
        let running = scope.spawn(|| run(&plan, &Watch::until(&stop), &mut part, |_| {}));
        std::thread::sleep(Duration::from_millis(30));
        stop.store(true, Ordering::Relaxed);
        running.join().expect("no panic")
    });
    assert_eq!(part.rows.len() as u64, 2 * tally.trials());
    assert_eq!(part.rows, whole.rows[..part.rows.len()]);
    assert_eq!(tally.interrupted, part.rows.len() < whole.rows.len());
}

#[test]
fn a_trial_that_outgrows_the_memory_ends_the_run() {
    let plan = Plan::new(&lively(4_000_000_000, 4, "")).unwrap();
    let stop = AtomicBool::new(false);
    let watch = Watch::until(&stop).with_room(50_000_000);
    let tally = run(&plan, &watch, &mut (), |_| {});
    assert!(watch.is_overrun() && tally.interrupted);
}

#[test]
fn a_pilot_forecasts_long_runs() {
    let stop = AtomicBool::new(false);
    let patience = Duration::from_millis(300);
    let slow = pilot(
        &Plan::new(&lively(4_000_000_000, 20_000, "")).unwrap(),
        2,
        &stop,
        patience,
    );
    assert_eq!((slow.trials, slow.per_trial), (20_000, None));
    assert!(slow.whole >= patience * 10_000, "{slow:?}");
    let quick = pilot(&Plan::new(&lively(100, 20, "")).unwrap(), 2, &stop, patience);
    assert!(
        quick.per_trial.is_some() && quick.whole < Duration::from_mins(1),
        "{quick:?}"
    );
}

// the program
/// What the program says on stderr, and its code.
fn said(arguments: &[&str]) -> (String, Option<i32>) {
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_whoknows"))
        .args(arguments)
        .env("NO_COLOR", "1")
        .output()
        .expect("the program starts");
    let text = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).expect("text"));
    (text.concat().replace('\u{a0}', " "), output.status.code())
}

const LIVELY: &str = r#"
[world]
people = 4_000_000_000
[[segment]]
name = "peer"
fraction = 1
repost = 1
relevance = 1
[[segment]]
name = "buyer"
count = 5
decision_maker = true
[attention]
notice = 1
[[policy]]
name = "open"
"#;

#[test]
fn check_says_that_a_run_will_take_long() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("lively.toml");
    std::fs::write(&file, LIVELY).unwrap();
    let file = file.to_str().unwrap();
    let (text, code) = said(&["check", file]);
    assert_eq!(code, Some(0), "{text}");
    assert!(
        text.replace(['\u{a0}', '\u{202f}'], " ")
            .contains("One trial takes more than 0.5 seconds, so 20 000 trials on "),
        "{text}"
    );
    assert!(
        text.contains("A limit of readers (experiment.max_readers) ends trials"),
        "{text}"
    );
    let (text, code) = said(&[
        "check",
        file,
        "--set",
        "experiment.max_readers=100",
        "--set",
        "experiment.trials=10",
    ]);
    assert_eq!((text.trim(), code), (format!("{file}: no mistakes").as_str(), Some(0)));
}

#[test]
fn a_run_says_which_trials_its_limit_ended() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("lively.toml");
    std::fs::write(&file, LIVELY).unwrap();
    let out = folder.path().join("out");
    let (text, code) = said(&[
        "run",
        file.to_str().unwrap(),
        "--out",
        out.to_str().unwrap(),
        "--set",
        "experiment.max_readers=1000",
        "--set",
        "experiment.trials=20",
    ]);
    assert_eq!(code, Some(0), "{text}");
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let sentence =
        "Trials were ended once more than 1000 people had read (experiment.max_readers): 20 of 20 under “open”.";
    assert!(text.contains(sentence), "{text}");
    let report = std::fs::read_to_string(out.join("report.html"))
        .unwrap()
        .replace('\u{a0}', " ");
    assert!(report.contains(sentence));
    let summary = std::fs::read_to_string(out.join("summary.json")).unwrap();
    let summary: serde_json::Value = serde_json::from_str(&summary).unwrap();
    assert_eq!(
        summary["reader_limit"],
        serde_json::json!({ "max_readers": 1000, "ended": [{ "policy": "open", "trials": 20 }] })
    );
}

#[test]
#[cfg(target_os = "linux")]
fn what_does_not_fit_into_memory_is_refused_beforehand() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("lively.toml");
    std::fs::write(&file, LIVELY).unwrap();
    let file = file.to_str().unwrap();
    for (key, named) in [
        ("requests.count=3000000000", "lower `requests.count`"),
        ("release.wire=3000000000", "lower `release.wire`"),
    ] {
        for command in ["check", "run"] {
            let (text, code) = said(&[command, file, "--set", key, "--set", "segment.peer.repost=0"]);
            assert!(matches!(code, Some(1 | 3)), "{text}");
            // A disk that cannot hold the result is found before the memory is counted.
            let by_memory = text.contains("this needs about ") && text.contains(named);
            assert!(by_memory || text.contains("there is no room for results"), "{text}");
            assert!(by_memory || command == "run", "{text}");
        }
    }
}
