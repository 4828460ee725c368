//! Whole scenarios against what an independent program got from the model's description.

use std::path::Path;

use serde_json::Value;

use crate::kit::{of_policy, outcomes, scenario};
use crate::row::{Effort, Mean, Row};
use crate::{Topic, shared};
use whoknows::scenario::Length;
use whoknows::spread::Way;
use whoknows::trial::{Evangelist, FirstReach, Outcome};

pub const TOPIC: Topic = Topic {
    name: "independent-program",
    title: "Whole scenarios against an independent program",
    about: "`../shared/data/reference/model`: four scenarios, and what somebody's own program made of them from the text of \
            the model alone. The standard error is theirs and ours together. Shares among the trials that reached a decision-maker are \
            given half as much error again, because four of their trials share a world.",
    rows,
};

fn rows(effort: Effort) -> Vec<Row> {
    let Some(folder) = shared("reference/model") else {
        return Vec::new();
    };
    let files = std::fs::read_dir(folder).expect("the folder can be read");
    let mut paths: Vec<_> = files.map(|file| file.expect("the folder can be read").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "toml"));
    paths.sort();
    paths
        .iter()
        .flat_map(|path| compare(path, effort.of(6_000, 60_000)))
        .collect()
}

/// Every figure of a scenario's reference.
fn compare(path: &Path, trials: u64) -> Vec<Row> {
    let text = std::fs::read_to_string(path).expect("a reference scenario can be read");
    let mut scenario = scenario(&text);
    scenario.experiment.length = Length::Trials(trials);
    let ours = outcomes(&scenario);
    let theirs = std::fs::read_to_string(path.with_extension("jsonl")).expect("a reference has its figures");
    let story = path.file_stem().unwrap_or_default().to_string_lossy().replace('_', " ");
    let mut rows = Vec::new();
    for (policy, line) in theirs.lines().enumerate() {
        let reference: Value = serde_json::from_str(line).expect("a line of figures is JSON");
        let name = &scenario.policies[policy].name;
        assert_eq!(reference["policy"], name.as_str());
        let number = |key: &str| reference[key].as_f64().expect("a figure is a number");
        let of_rows = |value: fn(&Outcome) -> f64| Mean::of(&of_policy(&ours, policy).map(value).collect::<Vec<f64>>());
        let firsts: Vec<FirstReach> = of_policy(&ours, policy).filter_map(|row| row.first).collect();
        let of_firsts = |value: &dyn Fn(&FirstReach) -> f64| {
            Mean::of(&firsts.iter().map(value).collect::<Vec<f64>>()).with_trials(trials)
        };
        let is = |flag: bool| f64::from(u8::from(flag));
        for (key, mean) in [
            ("reach", of_rows(|row| f64::from(u8::from(row.first.is_some())))),
            ("accepted", of_rows(|row| f64::from(row.accepted))),
            ("people", of_rows(|row| f64::from(row.people))),
            ("reposts", of_rows(|row| f64::from(row.reposts))),
            ("decision_makers", of_rows(|row| f64::from(row.decision_makers))),
            ("first_chain_hops", of_firsts(&|first| f64::from(first.hops))),
            ("first_by_forward", of_firsts(&|first| is(first.way == Way::Forward))),
        ] {
            let what = format!("{story}, {name}: {}", key.replace('_', " "));
            let their_se = number(&format!("{key}_se"));
            rows.push(if mean.se == 0.0 && their_se == 0.0 {
                Row::exactly(what, number(key), mean.mean, trials)
            } else {
                // Figures are given to four or five decimals.
                Row::estimate(what, number(key), their_se.hypot(2e-5), mean)
            });
        }
        let reached = firsts.len() as f64;
        let their_reached = number("reach") * 16_000.0;
        let mut share = |what: String, ours: f64, theirs: f64| {
            let pooled = (ours * reached + theirs * their_reached) / (reached + their_reached);
            let error = |n: f64| 1.5 * (pooled * (1.0 - pooled) / n).sqrt();
            if pooled * (1.0 - pooled) == 0.0 || (ours - theirs).abs() < 1e-4 {
                return;
            }
            let mean = Mean {
                mean: ours,
                se: error(reached),
                values: u64::MAX,
                trials,
            };
            rows.push(Row::estimate(
                format!("{story}, {name}: {what}"),
                theirs,
                error(their_reached),
                mean,
            ));
        };
        let segments = reference["evangelist_segment"].as_object().expect("shares by segment");
        for (segment_name, theirs) in segments {
            let theirs = theirs.as_f64().expect("a share is a number");
            // Below this the normal law of counts does not hold.
            if theirs * reached < 50.0 {
                continue;
            }
            let is_it = |first: &FirstReach| match first.evangelist {
                Evangelist::Contact { segment, .. } => scenario.segments[usize::from(segment)].name == *segment_name,
                Evangelist::Wire | Evangelist::Visitor { .. } => false,
            };
            let ours = firsts.iter().filter(|first| is_it(first)).count() as f64 / reached;
            share(format!("evangelists among {segment_name}"), ours, theirs);
        }
        let declined = |first: &FirstReach| match first.evangelist {
            Evangelist::Contact { accepted_by, .. } => accepted_by >> policy & 1 == 0,
            Evangelist::Wire | Evangelist::Visitor { .. } => false,
        };
        let ours = firsts.iter().filter(|first| declined(first)).count() as f64 / reached;
        share("evangelists declined".to_owned(), ours, number("evangelist_declined"));
        // The share of our times below their median, against a half.
        let median = number("first_reach_hours_median");
        let below = firsts.iter().filter(|first| first.hours < median).count() as f64 / reached;
        share("first reach before their median".to_owned(), below, 0.5);
    }
    rows
}
