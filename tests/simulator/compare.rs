//! `compare`: what changes between two stored results, paired where trials meet the same draws, and refused where it cannot be told.

use super::command_line::{COCKTAIL_PARTY, assert, errors_of, files, home, refuses, text, with};
use super::scenario_text::{BASE, meant};
use crate::kit::{mean_se, outcomes, stored};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;
use whoknows::chart::{self, Ink};
use whoknows::estimate::{Decision, Estimate, IntervalKind, Luck};
use whoknows::scenario::Scenario;
use whoknows::study::spreadsheet::Dialect;
use whoknows::study::trials::{self, TrialsFormat, side_by_side};
use whoknows::study::{Comparison, Condition, Run, compare};
use whoknows::tally::Outcomes;
use whoknows::trial::Outcome;
use whoknows::words::Language;

/// Results in folders of their own, each of the base scenario with some keys set.
struct Results {
    home: TempDir,
    scenarios: Vec<Scenario>,
    folders: Vec<PathBuf>,
}

impl Results {
    fn of(sets: &[&[&str]]) -> Self {
        let home = home();
        let file = super::command_line::write(&home, "base.toml", BASE);
        let mut results = Self {
            home,
            scenarios: vec![],
            folders: vec![],
        };
        for (index, set) in sets.iter().enumerate() {
            let folder = results.home.path().join(format!("result-{index}"));
            let usual = [
                "experiment.trials=60",
                "requests.count=60",
                "segment.buyer.count=60",
                "segment.buyer.request_rate=0.3",
                "outcome.deal_value=100",
                "outcome.close_rate=0.5",
            ];
            let set: Vec<&str> = usual.iter().chain(*set).copied().collect();
            let flags = set.iter().flat_map(|set| ["--set", set]);
            let format = ["--trials-format", ["parquet", "csv"][index % 2]];
            let arguments = ["run", &file, "--out", text(&folder), "--quiet", "--no-charts"];
            let arguments: Vec<&str> = arguments.into_iter().chain(format).chain(flags).collect();
            assert(&arguments).success();
            results.scenarios.push(meant(BASE, &set));
            results.folders.push(folder);
        }
        results
    }

    /// The first and the second, with conditions.
    fn compared(&self, conditions: &[&str]) -> Comparison {
        let [a, b] = [0, 1].map(|run| Run::read(&self.folders[run]).expect("a result"));
        let scenarios = [&a.run.scenario, &b.run.scenario];
        let conditions: Vec<Condition> = conditions
            .iter()
            .map(|text| Condition::read(text, scenarios).expect("a condition"))
            .collect();
        compare([&a, &b], [&self.folders[0], &self.folders[1]], &conditions).expect("trials that can be read")
    }

    /// A figure of a policy in each trial of a result.
    fn figures(&self, run: usize, policy: usize, figure: fn(&Outcome) -> f64) -> Vec<f64> {
        let outcomes = outcomes(&self.scenarios[run]);
        outcomes.policy(policy).map(figure).collect()
    }
}

fn reached(row: &Outcome) -> f64 {
    f64::from(u8::from(row.first.is_some()))
}

fn readers(row: &Outcome) -> f64 {
    f64::from(row.people)
}

fn mean(values: &[f64]) -> f64 {
    mean_se(values.iter().copied()).0
}

fn differences(new: &[f64], old: &[f64]) -> Vec<f64> {
    new.iter().zip(old).map(|(new, old)| new - old).collect()
}

#[test]
fn trials_of_one_seed_are_paired_one_by_one() {
    let results = Results::of(&[&[], &["circle.capacity=2", "policy.picky.min_relevance=0.4"]]);
    let comparison = results.compared(&["b.open.readers - a.open.readers > 0"]);
    assert_eq!((comparison.luck, comparison.paired_trials), (Luck::Same, Some(60)));
    let keys: Vec<(&str, Option<&str>, Option<&str>)> = comparison
        .keys
        .iter()
        .map(|key| (&*key.key, key.a.as_deref(), key.b.as_deref()))
        .collect();
    assert_eq!(
        keys,
        [
            ("circle.capacity", Some("150"), Some("2")),
            ("policy.picky.min_relevance", Some("0.5"), Some("0.4"))
        ]
    );
    for (policy, change) in comparison.policies.iter().enumerate() {
        let [old, new] = [0, 1].map(|run| results.figures(run, policy, reached));
        let only = |a: &[f64], b: &[f64]| a.iter().zip(b).filter(|(a, b)| a > b).count() as f64;
        let (gained, lost) = (only(&new, &old), only(&old, &new));
        // Bonett and Price, by hand.
        let (p, q) = ((gained + 1.0) / 62.0, (lost + 1.0) / 62.0);
        let half_width = 1.959_963_984_540_054 * ((p + q - (p - q).powi(2)) / 62.0).sqrt();
        let found = change.reach.change;
        assert!((found.estimate - (gained - lost) / 60.0).abs() < 1e-12);
        assert!(
            (found.half_width() - half_width).abs() < 1e-9,
            "{found:?}, {gained}, {lost}"
        );
        assert!((change.reach.a.estimate - mean(&old)).abs() < 1e-12);
        assert!((change.reach.b.estimate - mean(&new)).abs() < 1e-12);
    }
    // Student's t of the differences, by hand: t(0.975, 59) = 2.000995.
    let paired = differences(&results.figures(1, 0, readers), &results.figures(0, 0, readers));
    let (mean, error) = mean_se(paired.into_iter());
    let asked = &comparison.conditions[0].found;
    let found = asked.value.expect("it is known");
    assert!((found.estimate - mean).abs() < 1e-9 && (found.half_width() - 2.000_995 * error).abs() < 1e-5);
    assert_eq!(asked.interval, IntervalKind::Paired);
}

#[test]
fn a_change_of_value_is_the_mean_of_the_changes_of_trials() {
    let results = Results::of(&[
        &["outcome.cost_per_contact=1"],
        &["outcome.cost_per_contact=3", "outcome.deal_value=50"],
    ]);
    let comparison = results.compared(&[]);
    let value = comparison.policies[0].value.expect("there is money");
    let of_trials = [(0, 1.0, 100.0), (1, 3.0, 50.0)].map(|(run, cost, deal)| {
        let outcomes = outcomes(&results.scenarios[run]);
        let values: Vec<f64> = outcomes
            .policy(0)
            .map(|row| f64::from(row.deals) * deal - f64::from(row.accepted) * cost)
            .collect();
        values
    });
    let paired = differences(&of_trials[1], &of_trials[0]);
    let deals: Vec<f64> = results.figures(0, 0, |row| f64::from(row.deals));
    assert!(mean(&deals) > 0.0, "there is something to see");
    assert!((value.change.estimate - mean(&paired)).abs() < 1e-9);
    // Two trials more: with the usual cost, one with a deal more and one with a deal less.
    let usual = mean(&paired) + 50.0 * mean(&deals);
    let more = [usual + 100.0, usual - 100.0];
    let (centre, error) = mean_se(paired.iter().copied().chain(more));
    // t(0.975, 61) = 1.999624.
    assert!(
        (value.change.high - (centre + 1.999_624 * error)).abs() < 1e-4,
        "{value:?}"
    );
    assert!(
        (value.change.low - (centre - 1.999_624 * error)).abs() < 1e-4,
        "{value:?}"
    );
}

#[test]
fn a_result_does_not_change_against_itself() {
    let results = Results::of(&[&[], &[]]);
    let comparison = results.compared(&["a.open.reach > b.open.reach + 0.1", "a.open.reach >= 0"]);
    assert!(comparison.keys.is_empty() && comparison.luck == Luck::Same);
    for policy in &comparison.policies {
        assert_eq!(
            (policy.reach.change.estimate, policy.p_holm, policy.is_clear()),
            (0.0, 1.0, false)
        );
    }
    let decisions: Vec<Decision> = comparison.conditions.iter().map(|asked| asked.found.decision).collect();
    assert_eq!(decisions, [Decision::Fails, Decision::Holds]);
    let words = Language::English.words();
    assert_eq!(
        words.change_finding(&comparison.policies),
        "No clear change of reach between A and B"
    );
}

#[test]
fn results_of_other_seeds_are_independent() {
    let results = Results::of(&[&[], &["seed=7"]]);
    let comparison = results.compared(&["a.open.median_time > b.open.median_time"]);
    assert_eq!((comparison.luck, comparison.paired_trials), (Luck::Other, None));
    assert_eq!(comparison.conditions[0].found.interval, IntervalKind::Independent);
    for policy in &comparison.policies {
        let (a, b, change) = (policy.reach.a, policy.reach.b, policy.reach.change);
        // Newcombe's tenth method, by hand.
        let low = ((b.estimate - b.low).powi(2) + (a.high - a.estimate).powi(2)).sqrt();
        let high = ((b.high - b.estimate).powi(2) + (a.estimate - a.low).powi(2)).sqrt();
        let expected = Estimate {
            estimate: b.estimate - a.estimate,
            low: b.estimate - a.estimate - low,
            high: b.estimate - a.estimate + high,
        };
        for (found, by_hand) in [
            (change.estimate, expected.estimate),
            (change.low, expected.low),
            (change.high, expected.high),
        ] {
            assert!((found - by_hand).abs() < 1e-12, "{change:?}, {expected:?}");
        }
    }
}

#[test]
fn other_people_under_one_seed_are_told_and_paired() {
    for set in ["requests.count=15", "world.people=600", "segment.peer.repost=0.3"] {
        let comparison = Results::of(&[&[], &[set]]).compared(&[]);
        assert_eq!(comparison.luck, Luck::OtherPeople, "{set}");
        assert_eq!(comparison.paired_trials, Some(60), "{set}");
    }
}

#[test]
fn trials_that_one_result_lacks_do_not_count() {
    let results = Results::of(&[&[], &["experiment.trials=40", "circle.capacity=2"]]);
    let comparison = results.compared(&["a.open.readers > 0"]);
    assert_eq!(comparison.paired_trials, Some(40));
    for (policy, change) in comparison.policies.iter().enumerate() {
        let old = mean(&results.figures(0, policy, reached)[..40]);
        let new = mean(&results.figures(1, policy, reached));
        assert!((change.reach.a.estimate - old).abs() < 1e-12);
        assert!((change.reach.change.estimate - (new - old)).abs() < 1e-12);
    }
    let found = comparison.conditions[0].found.value.expect("it is known");
    assert!((found.estimate - mean(&results.figures(0, 0, readers)[..40])).abs() < 1e-9);
}

#[test]
fn worlds_of_other_sizes_have_no_pairs_and_the_widest_intervals() {
    let random = "world.network.model=random";
    let results = Results::of(&[
        &[random, "experiment.trials_per_world=10"],
        &[random, "experiment.trials_per_world=20"],
    ]);
    let comparison = results.compared(&[]);
    assert_eq!((comparison.luck, comparison.paired_trials), (Luck::Apart, None));
    let reach = comparison.policies[0].reach;
    assert!((reach.change.low - (reach.b.low - reach.a.high)).abs() < 1e-12);
    assert!((reach.change.high - (reach.b.high - reach.a.low)).abs() < 1e-12);
}

#[test]
fn policies_go_by_their_names() {
    let home = home();
    let renamed = BASE.replace("name = \"picky\"", "name = \"choosy\"");
    let [old, new] = [("old", BASE), ("new", &renamed)].map(|(name, scenario)| {
        let file = super::command_line::write(&home, &format!("{name}.toml"), scenario);
        let out = home.path().join(name);
        assert(&[
            "run",
            &file,
            "--out",
            text(&out),
            "--quiet",
            "--no-charts",
            "--trials",
            "20",
        ])
        .success();
        out
    });
    let printed = assert(&["compare", text(&old), text(&new), "--json"]).success();
    let json: serde_json::Value = serde_json::from_slice(&printed.get_output().stdout).expect("JSON");
    assert_eq!(json["only_a"], serde_json::json!(["picky"]));
    assert_eq!(json["only_b"], serde_json::json!(["choosy"]));
    assert_eq!(json["policies"].as_array().map(Vec::len), Some(1));
    assert_eq!(json["luck"], "same");
    let shown = assert(&["compare", text(&old), text(&new)]).success();
    let shown = String::from_utf8_lossy(&shown.get_output().stdout).into_owned();
    for phrase in [
        "Only in A: “picky”.",
        "Only in B: “choosy”.",
        "policy.choosy: not set → there",
    ] {
        assert!(shown.contains(phrase), "{shown}");
    }
}

/// Two files of unlike numbers of policies and trials, more than go through at once.
#[test]
fn files_are_read_side_by_side_world_by_world() {
    let home = home();
    let two = meant(BASE, &[]);
    let three = meant(&format!("{BASE}\n[[policy]]\nname = \"third\"\nmin_value = 0.5\n"), &[]);
    let rows = |scenario: &Scenario, trials: u32| {
        let policies = scenario.policies.len();
        let mut outcomes = Outcomes::new(policies, 1, usize::MAX);
        for trial in 0..trials {
            let row = |policy: u32| Outcome {
                people: 10 * trial + policy,
                ..Outcome::SILENT
            };
            outcomes
                .rows
                .extend((0..policies).map(|policy| row(u32::try_from(policy).expect("few"))));
        }
        outcomes
    };
    let file = |name: &str, scenario: &Scenario, trials: u32| {
        let format = TrialsFormat::Csv;
        let bytes = stored(format, scenario, &rows(scenario, trials), Dialect::Commas);
        let path = home.path().join(format!("{name}.csv"));
        fs::write(&path, bytes).expect("a file");
        path
    };
    let (long, short) = (file("long", &two, 20_000), file("short", &three, 7000));
    let of = |path: &'_ Path, scenario: &'_ Scenario| -> (PathBuf, Scenario) { (path.to_owned(), scenario.clone()) };
    for ((path_a, a), (path_b, b)) in [
        (of(&long, &two), of(&short, &three)),
        (of(&short, &three), of(&long, &two)),
    ] {
        let mut trial = 0;
        let stored = |path, scenario| trials::Stored { path, scenario };
        side_by_side(stored(&path_a, &a), stored(&path_b, &b), |of_a, of_b| {
            assert_eq!((of_a.len(), of_b.len()), (a.policies.len(), b.policies.len()));
            for rows in [of_a, of_b] {
                let first = rows[0].people;
                assert_eq!(first, 10 * trial);
                assert_eq!(
                    rows[rows.len() - 1].people - first + 1,
                    u32::try_from(rows.len()).expect("few")
                );
            }
            trial += 1;
        })
        .expect("both can be read");
        assert_eq!(trial, 7000);
    }
}

#[test]
fn what_is_wrong_with_conditions_is_told_at_once() {
    let results = Results::of(&[&[], &[]]);
    let [a, b] = [0, 1].map(|run| text(&results.folders[run]));
    refuses(
        &[
            "compare",
            a,
            b,
            "--fail-if",
            "a.opne.raech > 0",
            "--fail-if",
            "c.open.reach > 0",
            "--fail-if",
            "open.reach > 0",
        ],
        2,
        &[
            "there is no policy named `opne`; did you mean `open`?",
            "  a.opne.raech > 0\n    ^^^^\n",
            "there is no figure `raech`; did you mean `reach`?",
            "there is no run named `c`; there are `a`, `b`",
            "`open.reach` is no figure of a policy; write a.POLICY.FIGURE or b.POLICY.FIGURE",
        ],
    );
    refuses(&["compare", a, b, "--strict"], 2, &["--fail-if"]);
    refuses(&["compare", a], 2, &["name two folders that 'whoknows run' wrote"]);
}

#[test]
fn the_exit_code_tells_whether_a_condition_holds() {
    let results = Results::of(&[&[], &["circle.capacity=2"]]);
    let [a, b] = [0, 1].map(|run| text(&results.folders[run]));
    let asked = |condition: &str, more: &[&str]| {
        assert(&[&["compare", a, b, "--quiet", "--fail-if", condition], more].concat())
    };
    asked("a.open.reach > 2", &[]).code(0).stdout("").stderr("");
    let so = asked("b.open.reach < 2", &[]).code(4).stdout("");
    assert!(errors_of(&so).starts_with("condition holds: b.open.reach < 2; found "));
    let undecided = "a.open.reach - a.picky.reach > 0.38";
    asked(undecided, &[]).code(0).stderr("");
    let strict = asked(undecided, &["--strict"]).code(4);
    assert!(
        errors_of(&strict).starts_with("condition undecided: "),
        "{}",
        errors_of(&strict)
    );
}

#[test]
fn results_that_cannot_be_read_are_refused_with_the_way_out() {
    let results = Results::of(&[&[], &[]]);
    let [a, b] = [0, 1].map(|run| text(&results.folders[run]));
    let manifest = results.folders[1].join("manifest.json");
    let written = fs::read_to_string(&manifest).expect("a manifest");
    let version = format!("\"version\": \"{}\"", whoknows::study::VERSION);
    assert!(written.contains(&version));
    fs::write(&manifest, written.replace(&version, "\"version\": \"0.0.9\"")).expect("it can be written");
    refuses(
        &["compare", a, b],
        1,
        &[
            "written by version 0.0.9 of whoknows",
            "simulate again with `whoknows run SCENARIO --out DIR`",
        ],
    );
    refuses(
        &["compare", "no-such", a],
        1,
        &["no-such: no result of whoknows", "`whoknows run` wrote"],
    );
    refuses(&["compare", a, COCKTAIL_PARTY], 1, &["a scenario is no result"]);
}

#[test]
fn a_comparison_is_stored_with_its_chart_in_the_same_bytes() {
    let results = Results::of(&[&[], &["circle.capacity=2"]]);
    let [a, b] = [0, 1].map(|run| text(&results.folders[run]));
    let out = results.home.path().join("compared");
    let compare =
        |a: &str, b: &str, more: &[&str]| assert(&[&["compare", a, b, "--quiet", "--out", text(&out)], more].concat());
    compare(a, b, &[]).success();
    let first = files(&out);
    let names: Vec<&str> = first.keys().filter_map(|name| name.to_str()).collect();
    assert_eq!(
        names,
        [
            "charts/change.png",
            "charts/change.svg",
            "comparison.json",
            "manifest.json"
        ]
    );
    compare(a, b, &[]).success();
    assert_eq!(files(&out), first);
    compare(b, a, &[]).code(1);
    compare(b, a, &["--force", "--no-charts"]).success();
    assert_eq!(files(&out).len(), 2);
    let printed = with(&["compare", b, a, "--json"]).output().expect("it runs").stdout;
    assert_eq!(files(&out)[Path::new("comparison.json")], printed);
    refuses(&["report", text(&out)], 1, &["a comparison of two results"]);
}

#[test]
fn the_chart_and_the_table_are_in_the_language_that_is_asked_for() {
    let results = Results::of(&[&[], &["circle.capacity=2"]]);
    let comparison = results.compared(&[]);
    for (language, axis) in [
        (Language::English, "less often in B"),
        (Language::German, "seltener in B"),
    ] {
        let chart = chart::of_comparison(Ink::of_house(language.words()), &comparison, ["before", "after"]);
        for svg in [&chart.svg, chart.upright_svg.as_ref().expect("it is drawn upright")] {
            assert!(
                svg.contains(axis) && svg.contains("picky") && svg.contains("before"),
                "{axis}"
            );
        }
        assert!(chart.alt.contains("picky"));
    }
    let [a, b] = [0, 1].map(|run| text(&results.folders[run]));
    let shown = assert(&["compare", a, b, "--language", "de"]).success();
    let shown = String::from_utf8_lossy(&shown.get_output().stdout).into_owned();
    assert!(
        shown.contains("Dasselbe Glück") && shown.contains("circle.capacity: 150 → 2"),
        "{shown}"
    );
}
