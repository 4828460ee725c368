//! Every value that a key allows works: each key at the ends of its range, and all keys at once at random ends, from the
//! file to the report.

use std::path::Path;
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::{Duration, Instant};

use serde_json::Value;
use whoknows::chart::{self, Brand, Ink};
use whoknows::estimate::answers;
use whoknows::experiment::{Plan, memory, run};
use whoknows::report::{Parts, Presentation, html, json};
use whoknows::scenario::{self, Scenario, resolved_toml, schema};
use whoknows::tally::{PolicyTally, Tally};
use whoknows::words::Language;
use whoknows::world::Watch;

use super::kit::dice::Dice;

/// People of three kinds, two policies, few trials: quick wherever the values are usual.
const SMALL: &str = r#"
[world]
people = 600

[[segment]]
name = "peer"
fraction = 0.9
community = "trade"
relevance = 0.5
[[segment]]
name = "spammer"
fraction = 0.1
looks_spam = 0.8
spam = true
[[segment]]
name = "buyer"
count = 15
community = "trade"
decision_maker = true

[requests]
count = 30

[outcome]
deal_value = 1000

[[policy]]
name = "open"
[[policy]]
name = "picky"
min_relevance = 0.3
min_value = 0.1

[experiment]
trials = 4
"#;

/// What [`SMALL`] has besides where keys of channels are at their ends.
const CHANNELS: &str = r#"
[[channel]]
name = "feed"
[[channel]]
name = "forum"
kind = "forum"
"#;

/// The same where keys of campaigns are, unless their number alone makes the releases.
const CAMPAIGN: &str = r"
[[campaign.release]]
[[campaign.release]]
at = 500
";

/// The longest that a trial and the way to the report may go on without a look at the watch or the clock.
const LONGEST: Duration = Duration::from_secs(90);
/// Time for the trials of one scenario.
const PATIENCE: Duration = Duration::from_secs(2);
/// Memory for them `[bytes]`.
const ROOM: u64 = 200_000_000;

/// A key and the ends of its range, as overrides take them.
struct Corners {
    path: String,
    values: Vec<String>,
}

/// Every numeric key that says something about the model, by the schema.
fn catalogue() -> Vec<Corners> {
    let mut found = Vec::new();
    collect(&schema(), "", &mut found);
    // How long a run is decides nobody's luck, and a trillion trials are no test.
    let lengths = ["trials", "max_trials", "precision", "worlds", "trials_per_world"];
    found.retain(|corners| !lengths.iter().any(|key| corners.path == format!("experiment.{key}")));
    found
}

fn collect(schema: &Value, path: &str, found: &mut Vec<Corners>) {
    let Some(keys) = schema["properties"].as_object() else {
        return;
    };
    for (name, key) in keys {
        let path = if path.is_empty() {
            name.clone()
        } else {
            format!("{path}.{name}")
        };
        match key["type"].as_str() {
            Some("object") => collect(key, &path, found),
            Some("array") if key["items"]["type"] == "object" => {
                for number in 1..=2 {
                    collect(&key["items"], &format!("{path}[{number}]"), found);
                }
            }
            Some("array") => {
                let ends = ends(&key["items"]);
                let mut values = vec!["[]".to_owned(), format!("[{}]", ends.join(", "))];
                values.extend(ends.iter().map(|end| format!("[{end}]")));
                found.push(Corners { path, values });
            }
            Some("integer" | "number") => found.push(Corners {
                values: ends(key),
                path,
            }),
            _ => {}
        }
    }
}

/// The ends of a range: those allowed, a step inside those that are not, and the least that is not 0.
fn ends(key: &Value) -> Vec<String> {
    let number = |name: &str| key[name].as_f64();
    let mut ends = Vec::new();
    if let Some(low) = number("exclusiveMinimum") {
        ends.push(if low == 0.0 {
            "1e-12".to_owned()
        } else {
            (low * (1.0 + 1e-12)).to_string()
        });
    }
    if let Some(low) = number("minimum") {
        ends.push(low.to_string());
        if low == 0.0 && key["type"] == "number" {
            ends.push("1e-12".to_owned());
        }
    }
    if let Some(high) = number("maximum") {
        ends.push(if key["type"] == "integer" {
            key["maximum"].to_string()
        } else {
            high.to_string()
        });
    }
    ends
}

/// What no picture may say or be drawn with.
const NO_NUMBERS: [&str; 6] = ["NaN", "\"inf\"", "\"-inf\"", " inf ", " -inf ", ",inf"];

/// What becomes of a scenario.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Fate {
    /// The rules between keys refuse it, in words.
    Refused,
    /// It does not fit into memory, which is said, or takes longer than this test waits.
    Ended,
    /// There is a report.
    Reported,
}

/// From overrides to the report, on a thread of its own so that whatever does not come back is found out; or what is wrong.
fn fate_of(overrides: &[String]) -> Result<Fate, String> {
    let (sender, receiver) = mpsc::channel();
    let texts = overrides.to_vec();
    let started = Instant::now();
    let work = std::thread::spawn(move || {
        let _ = sender.send(play(&texts));
    });
    match receiver.recv_timeout(LONGEST) {
        Ok(fate) => Ok(fate),
        Err(RecvTimeoutError::Timeout) => Err(format!("{overrides:?}: still at it after {:?}", started.elapsed())),
        Err(RecvTimeoutError::Disconnected) => {
            let panic = work.join().expect_err("nothing was sent");
            let message = panic.downcast_ref::<String>().cloned();
            Err(format!(
                "{overrides:?}: {}",
                message.unwrap_or_else(|| "panics".to_owned())
            ))
        }
    }
}

/// Asserts that nothing is wrong with any of these, and returns how many came to a report.
fn reported(all: impl IntoIterator<Item = Vec<String>>) -> usize {
    let fates: Vec<Result<Fate, String>> = all.into_iter().map(|overrides| fate_of(&overrides)).collect();
    let wrong: Vec<&str> = fates
        .iter()
        .filter_map(|fate| Some(fate.as_ref().err()?.as_str()))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    fates.iter().filter(|fate| **fate == Ok(Fate::Reported)).count()
}

fn play(overrides: &[String]) -> Fate {
    let sets = |key: &str| overrides.iter().any(|text| text.starts_with(key));
    let mut text = SMALL.to_owned();
    if sets("channel[") {
        text += CHANNELS;
    }
    if sets("campaign.release[") || sets("campaign.") && !sets("campaign.releases") {
        text += CAMPAIGN;
    }
    let checked = match scenario::parse(&text, "small.toml", Path::new(""), overrides) {
        Ok(checked) => checked,
        Err(mistakes) => {
            let of_range = mistakes.iter().find(|mistake| mistake.message.contains("must be"));
            assert!(of_range.is_none(), "{overrides:?}: {mistakes}");
            return Fate::Refused;
        }
    };
    let Ok(plan) = Plan::new(&checked.scenario) else {
        return Fate::Refused;
    };
    if memory::check(&plan, 1).is_err() {
        return Fate::Ended;
    }
    let stop = AtomicBool::new(false);
    let watch = Watch::until(&stop)
        .with_deadline(Instant::now() + PATIENCE)
        .with_room(ROOM);
    let tally = run(&plan, &watch, &mut (), |_| {});
    if tally.trials() == 0 {
        assert!(watch.is_over(), "{overrides:?}: nothing was played");
        return Fate::Ended;
    }
    let hours = |policy: &PolicyTally| policy.hours.numbers().all(|(hours, _)| hours.is_finite());
    assert!(tally.policies.iter().all(hours));
    report(&checked.scenario, &tally, overrides);
    Fate::Reported
}

/// Everything that is shown, but for the pixels.
fn report(scenario: &Scenario, tally: &Tally, overrides: &[String]) {
    let answers = answers(scenario, tally, "0.1.0", "d1e5");
    let summary = json::to_json(&answers);
    let read: Value = serde_json::from_str(&summary).unwrap_or_else(|error| panic!("{overrides:?}: {error}"));
    assert!(read["policies"][0]["reach"]["estimate"].is_number(), "{overrides:?}");
    let words = Language::English.words();
    let charts = chart::all(Ink::of_house(words), &answers);
    for chart in &charts {
        assert!(
            chart.svg.len() < 3_000_000,
            "{overrides:?}: {} has {} bytes",
            chart.name,
            chart.svg.len()
        );
        for text in [&chart.inline_svg, &chart.title, &chart.alt] {
            let odd = NO_NUMBERS.iter().find(|odd| text.contains(**odd));
            assert!(odd.is_none(), "{overrides:?}: {} says {odd:?}", chart.name);
        }
    }
    let resolved = resolved_toml(scenario);
    let parts = Parts {
        sections: &[],
        recommendation: &[],
        answers: &answers,
        scenario,
        resolved: &resolved,
        charts: &charts,
        story: None,
        what_if: None,
    };
    let page =
        html(Presentation::default(), &Brand::house(), &parts).unwrap_or_else(|error| panic!("{overrides:?}: {error}"));
    assert!(
        page.ends_with("</html>\n") || page.ends_with("</html>"),
        "{overrides:?}"
    );
}

#[test]
fn every_key_works_at_every_end_of_its_range() {
    let catalogue = catalogue();
    assert!(catalogue.len() > 60, "{} keys", catalogue.len());
    let each = |corners: &Corners| -> Vec<Vec<String>> {
        let set = |value: &String| vec![format!("{}={value}", corners.path)];
        corners.values.iter().map(set).collect()
    };
    let reported = reported(catalogue.iter().flat_map(each));
    // Counts of billions are refused where there are 600 people; nearly all else is played to its end.
    assert!(reported > 100, "{reported}");
}

/// What a scenario has besides one release in one place.
#[derive(Clone, Copy)]
enum Company {
    Channels,
    Campaign,
    Neither,
}

#[test]
fn keys_work_at_any_ends_of_their_ranges_together() {
    let catalogue = catalogue();
    let mut dice = Dice(2009);
    let together = |round: u32| {
        let model = match dice.below(3) {
            2 => [
                "random",
                "small_world",
                "preferential",
                "power_law",
                "blocks",
                "geometric",
                "kleinberg",
                "rmat",
                "lfr",
            ][dice.below(9) as usize],
            _ => "communities",
        };
        let attention = ["feed", "constant", "inverse"][dice.below(3) as usize];
        let mut overrides = vec![
            format!("world.network.model={model}"),
            format!("attention.model={attention}"),
        ];
        if model != "communities" {
            overrides.push("experiment.trials_per_world=2".to_owned());
        }
        let company = match round % 4 {
            0 | 1 if model == "communities" => Company::Channels,
            2 if model == "communities" => Company::Campaign,
            _ => Company::Neither,
        };
        // A few keys in the first rounds, most of them in the last.
        for corners in &catalogue {
            let is_size = corners.path.ends_with(".count")
                || corners.path.ends_with(".wire")
                || corners.path.ends_with(".people");
            let is_of = |key: &str| corners.path.starts_with(key);
            // Neither channels nor campaigns go with other networks, nor with each other; nor does a campaign end trials by readers.
            let fits = match company {
                Company::Channels => !is_of("campaign."),
                Company::Campaign => {
                    !is_of("channel[") && !is_of("campaign.releases") && !is_of("experiment.max_readers")
                }
                Company::Neither => !is_of("campaign.") && !is_of("channel["),
            };
            if fits && !is_size && dice.below(80) < round {
                let value = &corners.values[dice.below(corners.values.len() as u32) as usize];
                overrides.push(format!("{}={value}", corners.path));
            }
        }
        overrides
    };
    let reported = reported((0..80).map(together));
    assert!(reported > 25, "{reported}");
}

#[test]
fn laws_of_networks_work_at_the_ends_of_their_keys() {
    let laws: [(&str, &[&str]); 5] = [
        ("random", &["arc_count=fixed"]),
        ("kleinberg", &["decay=0", "decay=10"]),
        (
            "rmat",
            &[
                "quarter_a=1",
                "quarter_a=0",
                "quarter_a=0.62",
                "quarter_b=0",
                "quarter_c=0",
                "quarter_b=0.24",
            ],
        ),
        (
            "lfr",
            &["block_tail=1e9", "block_tail=1.000000001", "blocks=1", "blocks=600"],
        ),
        ("blocks", &["blocks=1", "blocks=600"]),
    ];
    let both_ends = ["mean_audience", "tail", "mixing", "reciprocity"].map(|key| match key {
        "mean_audience" => [format!("{key}=0"), format!("{key}=100000")],
        "tail" => [format!("{key}=2.000000001"), format!("{key}=1000000000")],
        _ => [format!("{key}=0"), format!("{key}=1")],
    });
    let mut all = Vec::new();
    for (law, own) in laws {
        for own in own.iter().map(|own| Some(*own)).chain([None]) {
            for other in both_ends.iter().flatten().map(Some).chain([None]) {
                let keys = own.map(str::to_owned).into_iter().chain(other.cloned());
                let keys = keys.map(|key| format!("world.network.{key}"));
                let rest = [
                    format!("world.network.model={law}"),
                    "experiment.trials_per_world=2".to_owned(),
                ];
                all.push(rest.into_iter().chain(keys).collect());
            }
        }
    }
    let count = all.len();
    // quarter_a = 1 is refused beside the other quarters, and where everybody hears everybody time may run out first.
    let reported = reported(all);
    assert!(reported > count / 2, "{reported} of {count}");
}

#[test]
fn worlds_of_billions_work_at_the_ends_too() {
    let all = [
        &["world.people=4000000000"][..],
        &["world.people=4000000000", "world.network.tail=2.000000001"],
        &[
            "world.people=4000000000",
            "world.network.tail=2.000000001",
            "world.network.mean_audience=100000",
        ],
        &["world.people=4000000000", "segment[1].repost=1", "release.appeal=1e12"],
        &["world.people=4000000000", "requests.count=1000000000"],
        &["world.people=4000000000", "release.wire=1000000000"],
        &[
            "world.people=4000000000",
            "world.network.model=random",
            "world.network.mean_audience=0.1",
        ],
        &["world.people=1"],
        &["world.people=16", "requests.count=16", "release.wire=16"],
    ];
    let texts = |overrides: &[&str]| overrides.iter().map(|text| (*text).to_owned()).collect();
    reported(all.into_iter().map(texts));
}
