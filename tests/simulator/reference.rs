//! Whole scenarios against what an independent program got from the model's description.

use crate::kit::{mean_se, of_policy, outcomes, scenario};
use serde_json::Value;
use std::path::Path;
use whoknows::scenario::Length;
use whoknows::trial::{Channel, Evangelist, Outcome};

const TRIALS: u64 = 40_000;
/// Some 160 figures are compared: a true program strays beyond 4.5 standard errors once in a thousand seeds, and the seed
/// is fixed.
const CRITICAL_Z: f64 = 4.5;

#[test]
fn agrees_with_the_independent_program() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/reference/model");
    let Ok(files) = std::fs::read_dir(&folder) else {
        eprintln!("skipped: ../shared/data/reference/model is absent");
        return;
    };
    let mut paths: Vec<_> = files.map(|file| file.expect("the folder can be read").path()).collect();
    paths.sort();
    let mut worst = 0.0f64;
    let mut faults = Vec::new();
    for path in paths
        .iter()
        .filter(|path| path.extension().is_some_and(|ending| ending == "toml"))
    {
        for (what, z) in compare(path) {
            worst = worst.max(z.abs());
            if z.abs() > CRITICAL_Z {
                faults.push(format!("{}: {what}: z = {z:.2}", path.display()));
            }
        }
    }
    eprintln!("largest |z| {worst:.2}");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Every figure of a scenario's reference with its z-score.
fn compare(path: &Path) -> Vec<(String, f64)> {
    let text = std::fs::read_to_string(path).expect("a reference scenario can be read");
    let mut scenario = scenario(&text);
    scenario.experiment.length = Length::Trials(TRIALS);
    let ours = outcomes(&scenario);
    let theirs = std::fs::read_to_string(path.with_extension("jsonl")).expect("a reference has its figures");
    let mut scores = Vec::new();
    for (policy, line) in theirs.lines().enumerate() {
        let reference: Value = serde_json::from_str(line).expect("a line of figures is JSON");
        assert_eq!(reference["policy"], scenario.policies[policy].name.as_str());
        let rows = || of_policy(&ours, policy);
        let firsts = || rows().filter_map(|row| row.first);
        let mut compare = |key: &str, (mean, se): (f64, f64)| {
            let number = |key: &str| reference[key].as_f64().expect("a figure is a number");
            let their_se = number(&format!("{key}_se"));
            let off = mean - number(key);
            // Figures are given to four or five decimals.
            let combined = (se * se + their_se * their_se + 1e-10).sqrt();
            let z = if off.abs() < 1e-4 { 0.0 } else { off / combined };
            scores.push((format!("{} {key}", scenario.policies[policy].name), z));
        };
        let mean = |value: fn(&Outcome) -> f64| mean_se(rows().map(value));
        compare("reach", mean(|row| f64::from(u8::from(row.first.is_some()))));
        compare("accepted", mean(|row| f64::from(row.accepted)));
        compare("people", mean(|row| f64::from(row.people)));
        compare("reposts", mean(|row| f64::from(row.reposts)));
        compare("decision_makers", mean(|row| f64::from(row.decision_makers)));
        compare("first_chain_hops", mean_se(firsts().map(|first| f64::from(first.hops))));
        let by_forward = |channel| f64::from(u8::from(channel == Channel::Forward));
        compare(
            "first_by_forward",
            mean_se(firsts().map(|first| by_forward(first.channel))),
        );
        let reached = firsts().count() as f64;
        let share_z = |ours: f64, theirs: f64, their_trials: f64| {
            let pooled = (ours * reached + theirs * their_trials) / (reached + their_trials);
            let se = (pooled * (1.0 - pooled) * (1.0 / reached + 1.0 / their_trials)).sqrt();
            // Their trials of one world are not independent: 4 trials share one, at most doubling the error.
            if (ours - theirs).abs() < 1e-4 {
                0.0
            } else {
                (ours - theirs) / (se * 1.5)
            }
        };
        let their_reached = reference["reach"].as_f64().expect("reach is a number") * 16_000.0;
        let segments = reference["evangelist_segment"].as_object().expect("shares by segment");
        for (name, share) in segments {
            let is_it = |evangelist: &Evangelist| match evangelist {
                Evangelist::Contact { segment, .. } => scenario.segments[usize::from(*segment)].name == *name,
                Evangelist::Wire => false,
            };
            let ours = firsts().filter(|first| is_it(&first.evangelist)).count() as f64 / reached;
            let z = share_z(ours, share.as_f64().expect("a share is a number"), their_reached);
            scores.push((
                format!("{} evangelists among {name}", scenario.policies[policy].name),
                z,
            ));
        }
        let declined = |evangelist: &Evangelist| match evangelist {
            Evangelist::Contact { accepted_by, .. } => accepted_by >> policy & 1 == 0,
            Evangelist::Wire => false,
        };
        let ours = firsts().filter(|first| declined(&first.evangelist)).count() as f64 / reached;
        let theirs = reference["evangelist_declined"].as_f64().expect("a share is a number");
        scores.push((
            format!("{} evangelists declined", scenario.policies[policy].name),
            share_z(ours, theirs, their_reached),
        ));
        let mut hours: Vec<f64> = firsts().map(|first| first.hours).collect();
        hours.sort_by(f64::total_cmp);
        let theirs = reference["first_reach_hours_median"]
            .as_f64()
            .expect("a median is a number");
        // The share of our times below their median, against ½ with both sampling errors.
        let below = hours.partition_point(|&h| h < theirs) as f64 / reached;
        scores.push((
            format!("{} median of first reach", scenario.policies[policy].name),
            share_z(below, 0.5, their_reached),
        ));
    }
    scores
}
