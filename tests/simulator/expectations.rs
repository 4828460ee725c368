//! `[[expect]]`: read with all its mistakes at once, judged by whole intervals, told everywhere, and an exit code.

use super::command_line::{COCKTAIL_PARTY, assert, errors_of, files, home, text, write};
use super::scenario_text::{BASE, meant, parse, remarks};
use crate::kit::{answers_of, dice::Dice, outcomes};
use std::fs;
use whoknows::chart::Brand;
use whoknows::estimate::{Answers, Decision, Estimate, IntervalKind};
use whoknows::report::{self, Audience, Parts, Presentation, table};
use whoknows::scenario::{Scenario, digest, resolved_toml};
use whoknows::spread::Way;
use whoknows::tally::Outcomes;
use whoknows::trial::{Evangelist, FirstReach, Outcome, Route};
use whoknows::words::Language;

/// The base scenario with expectations, each the value of `that` as the file has it.
fn expecting(that: &[&str]) -> String {
    let expectations = that.iter().map(|that| format!("\n[[expect]]\nthat = {that}\n"));
    format!("{BASE}{}", expectations.collect::<String>())
}

fn remarks_on(that: &[&str]) -> Vec<String> {
    remarks(&expecting(that), &[])
}

// reading
#[test]
fn all_mistakes_of_all_expectations_are_told_at_once() {
    assert_eq!(
        remarks_on(&[
            "\"opne.reach - pciky.raech > 0\"",
            "'open.reach >'",
            "\"open.reach > picky\""
        ]),
        [
            "mistake 24:9: there is no policy named `opne` | not the name of a policy | did you mean `open`?",
            "mistake 24:22: there is no policy named `pciky` | not the name of a policy | did you mean `picky`?",
            "mistake 24:28: there is no figure `raech` | not the name of a figure | did you mean `reach`?",
            "mistake 27:21: a figure or a number should stand here | write something like courtesy.reach - selective.reach > 0.02",
            "mistake 30:22: `picky` is no figure of a policy | write POLICY.FIGURE, like courtesy.reach",
        ]
    );
}

#[test]
fn what_is_like_no_name_gets_the_list() {
    assert_eq!(
        remarks_on(&["\"xyzzy.plugh > 0\""])[..1],
        ["mistake 24:9: there is no policy named `xyzzy` | not the name of a policy | there are `open`, `picky`"]
    );
    assert_eq!(
        remarks_on(&["\"open.plugh > 0\""]),
        [
            "mistake 24:14: there is no figure `plugh` | not the name of a figure | the figures are reach, value, deals, accepted, readers, median_time"
        ]
    );
}

#[test]
fn a_name_that_needs_quotes_is_shown_with_them() {
    let named = |that: &str| remarks(&expecting(&[that]).replace("\"picky\"", "\"v1.5 picky\""), &[]);
    assert_eq!(
        named("\"open.reach > v1.5 picky.reach\""),
        ["mistake 24:8: the name `v1.5 picky` needs quotes here | write 'v1.5 picky'.reach"]
    );
    assert_eq!(named("\"open.reach > 'v1.5 picky'.reach\""), [""; 0]);
    assert_eq!(named("'open.reach > \"v1.5 picky\".reach'"), [""; 0]);
    assert_eq!(
        named("\"'v1.5 pciky'.reach > 0\""),
        [
            "mistake 24:9: there is no policy named `v1.5 pciky` | not the name of a policy | did you mean `'v1.5 picky'`?"
        ]
    );
}

#[test]
fn a_text_with_escapes_is_pointed_at_as_a_whole() {
    assert_eq!(
        remarks_on(&["\"\\\"opne\\\".reach > 0\""]),
        ["mistake 24:8: there is no policy named `opne` | not the name of a policy | did you mean `open`?"]
    );
}

#[test]
fn an_expectation_needs_a_comparison_in_quotes() {
    assert_eq!(
        remarks(&format!("{BASE}\n[[expect]]\nname = \"lead\"\n"), &[]),
        [
            "mistake 23:1: `that` is missing | this table needs `that` | write that = …, a comparison in quotes, like \"courtesy.reach > 0.1\""
        ]
    );
    assert!(remarks_on(&["0.5"])[0].starts_with("mistake 24:8: `that` must be a comparison in quotes"));
    assert_eq!(
        remarks_on(&["\"1 > 0\""]),
        [
            "mistake 24:8: this compares two numbers | no figure stands in it | write something like courtesy.reach > 0.1"
        ]
    );
}

#[test]
fn where_nothing_has_a_price_a_value_is_pointed_out() {
    assert_eq!(
        remarks_on(&["\"open.value > 0\""]),
        [
            "warning 24:8: `value` is 0 here, whatever happens | the scenario puts no money on anything | write outcome.deal_value, or speak of deals"
        ]
    );
    assert_eq!(
        remarks(&expecting(&["\"open.value > 0\""]), &["outcome.deal_value=10"]),
        [""; 0]
    );
}

#[test]
fn an_override_changes_an_expectation_by_its_name_or_number() {
    let text = format!("{BASE}\n[[expect]]\nname = \"lead\"\nthat = \"open.reach > 0\"\n");
    let that = |set: &str| meant(&text, &[set]).expectations[0].that.clone();
    assert_eq!(that("expect.lead.that=picky.reach > 0"), "picky.reach > 0");
    assert_eq!(that("expect[1].that=picky.reach > 0"), "picky.reach > 0");
    assert_eq!(
        remarks(&text, &["expect[1].that=pikcy.reach > 0"]),
        ["mistake 1:16: there is no policy named `pikcy` | not the name of a policy | did you mean `picky`?"]
    );
}

#[test]
fn what_is_expected_is_no_part_of_what_is_simulated() {
    let (plain, expecting) = (meant(BASE, &[]), meant(&expecting(&["'open.reach > 0.1'"]), &[]));
    assert_eq!(digest(&plain, &[]), digest(&expecting, &[]));
    let again = parse(&resolved_toml(&expecting), &[])
        .expect("it is a scenario")
        .scenario;
    assert_eq!(again, expecting);
}

/// What is said of a claim in the base scenario with more sections, without places.
fn said_with(more: &str, that: &str) -> Vec<String> {
    let said = remarks(&format!("{BASE}{more}\n[[expect]]\nthat = \"{that}\"\n"), &[]);
    let without_place = |said: String| said.split_once(": ").map_or(said.clone(), |(_, said)| said.to_owned());
    said.into_iter().map(without_place).collect()
}

#[test]
fn what_channels_add_is_asked_by_their_names() {
    const ADDED: &str = "the figures are reach, value, readers";
    for (that, said) in [
        ("open.adds.Twitter.reach > 0.1", vec![]),
        ("open.adds.'the list'.readers > 3", vec![]),
        (
            "open.adds.Twiter.raech > 0",
            vec![
                "there is no channel named `Twiter` | not the name of a channel | did you mean `Twitter`?".to_owned(),
                "there is no figure `raech` | not the name of a figure | did you mean `reach`?".to_owned(),
            ],
        ),
        (
            "open.adds.the list.reach > 0",
            vec!["the name `the list` needs quotes here | write 'the list'.reach".to_owned()],
        ),
        (
            "open.adds.Twitter.xyzzy > 0",
            vec![format!("there is no figure `xyzzy` | not the name of a figure | {ADDED}")],
        ),
        (
            "open.adds.Twitter > 0",
            vec![
                "`open.adds.Twitter` is no figure of a policy | write POLICY.adds.CHANNEL.reach, .value or .readers"
                    .to_owned(),
            ],
        ),
        (
            "open.release.1.contacts > 0",
            vec![
                "there is no [campaign], and so only one release | there is nothing of that kind here | write [campaign], or \
                 speak of another figure"
                    .to_owned(),
            ],
        ),
        (
            "open.adds.Twitter.value > 0",
            vec![
                "`value` is 0 here, whatever happens | the scenario puts no money on anything | write outcome.deal_value, \
                 or speak of deals"
                    .to_owned(),
            ],
        ),
    ] {
        let channels = "\n[[channel]]\nname = \"Twitter\"\n[[channel]]\nname = \"the list\"\nkind = \"connect\"\n";
        assert_eq!(said_with(channels, that), said, "{that}");
    }
    assert_eq!(
        said_with("", "open.adds.Twitter.reach > 0"),
        [
            "there are no tables [[channel]]: nothing is added by one | there is nothing of that kind here | write \
             [[channel]], or speak of another figure"
        ]
    );
}

#[test]
fn releases_are_asked_by_their_numbers() {
    const NO_CAMPAIGN: &str = "there is no [campaign], and so only one release | there is nothing of that kind here | write \
                               [campaign], or speak of ";
    for (that, said) in [
        ("open.release.4.deal_by > 0.1", vec![]),
        ("open.release.1.contacts + .5 < picky.release.2.readers", vec![]),
        ("picky.first_deal - open.first_deal > 0.2", vec![]),
        (
            "open.release.5.deel_by > 0",
            vec![
                "there is no release `5` | not the number of a release | releases go from 1 to 4",
                "there is no figure `deel_by` | not the name of a figure | did you mean `deal_by`?",
            ],
        ),
        (
            "open.release.0.reached > 0",
            vec!["there is no release `0` | not the number of a release | releases go from 1 to 4"],
        ),
        (
            "open.relaese.1.reached > 0",
            vec!["there is no figure `relaese` | not the name of a figure | did you mean `release`?"],
        ),
        (
            "open.release.contacts > 0",
            vec![
                "`open.release.contacts` is no figure of a policy | write POLICY.release.NUMBER.FIGURE, like \
                 courtesy.release.4.deal_by",
            ],
        ),
    ] {
        assert_eq!(said_with("\n[campaign]\nreleases = 4\n", that), said, "{that}");
    }
    for (that, instead) in [
        ("open.first_deal < 8", "median_time"),
        ("open.release.1.readers > 0", "another figure"),
    ] {
        assert_eq!(said_with("", that), [format!("{NO_CAMPAIGN}{instead}")]);
    }
}

// judging
/// The base scenario, in which everybody may reach somebody, with money, a few trials and expectations.
fn answered(that: &[&str], set: &[&str]) -> (Scenario, Answers) {
    let usual = [
        "experiment.trials=60",
        "requests.count=60",
        "segment.buyer.count=60",
        "segment.buyer.request_rate=0.3",
        "outcome.deal_value=100",
        "outcome.cost_per_contact=1",
        "outcome.close_rate=0.5",
    ];
    let that: Vec<String> = that.iter().map(|that| format!("\"{that}\"")).collect();
    let that: Vec<&str> = that.iter().map(String::as_str).collect();
    let scenario = meant(&expecting(&that), &[&usual[..], set].concat());
    let answers = answers_of(&scenario, &outcomes(&scenario));
    (scenario, answers)
}

fn found(answers: &Answers, row: usize) -> Estimate {
    answers.expectations[row].found.value.expect("something is known")
}

#[test]
fn figures_and_differences_are_those_of_the_tables() {
    let that = [
        "open.reach > 0",
        "open.value > 0",
        "open.reach > picky.reach",
        "picky.reach > open.reach",
        "open.value > picky.value",
        "open.median_time > 0",
        "open.accepted > 0",
        "open.readers > 0",
    ];
    for set in [&[][..], &["experiment.estimator=conditional"]] {
        let (_, answers) = answered(&that, set);
        let [open, picky] = &answers.policies[..] else {
            panic!("two policies")
        };
        assert!(open.reach.estimate > picky.reach.estimate, "there is something to see");
        assert_eq!(found(&answers, 0), open.reach.interval());
        assert_eq!(found(&answers, 1), open.value);
        assert_eq!(found(&answers, 2), answers.comparisons[0].difference);
        assert_eq!(found(&answers, 3), answers.comparisons[0].difference.negated());
        assert_eq!(found(&answers, 4), answers.value_comparisons[0].difference);
        let time = found(&answers, 5);
        assert_eq!(Some(time.estimate), open.first_reach_hours_median);
        assert_eq!(Some((time.low, time.high)), open.median_range());
        assert_eq!(found(&answers, 6).estimate, open.accepted_mean);
        let readers = found(&answers, 7);
        assert_eq!(readers.estimate, open.people_mean);
        // t(0.975, 59) = 2.000995.
        assert!((readers.half_width() - 2.000_995 * open.people_se).abs() < 1e-6);
    }
}

/// What a scenario with more sections answers to expectations.
fn answered_with(more: &str, that: &[&str]) -> Answers {
    let that = that.iter().map(|that| format!("\n[[expect]]\nthat = \"{that}\"\n"));
    let text = format!("{BASE}{more}{}", that.collect::<String>());
    let set = [
        "experiment.trials=80",
        "segment.buyer.count=60",
        "segment.buyer.request_rate=0.3",
        "outcome.deal_value=100",
        "outcome.close_rate=0.5",
    ];
    whoknows::study::run(&meant(&text, &set))
        .expect("the scenario is right")
        .answers
}

#[test]
fn figures_of_channels_are_those_of_their_table() {
    let channels = "\n[[channel]]\nname = \"Twitter\"\nrequests = 40\n[[channel]]\nname = \"list\"\nkind = \"connect\"\nrequests = 40\n";
    let answers = answered_with(
        channels,
        &[
            "open.adds.list.reach > 0",
            "picky.adds.Twitter.value > 0",
            "open.adds.Twitter.readers > 0",
            "open.adds.Twitter.reach > open.adds.list.reach",
        ],
    );
    let adds = |policy: usize, channel: usize| {
        &answers.policies[policy]
            .channels
            .as_ref()
            .expect("there are channels")
            .adds[channel]
    };
    assert!(adds(0, 0).reach.estimate > 0.0, "there is something to see");
    assert_eq!(found(&answers, 0), adds(0, 1).reach);
    assert_eq!(Some(found(&answers, 1)), adds(1, 0).value);
    assert_eq!(found(&answers, 2), adds(0, 0).people);
    assert_eq!(answers.expectations[3].found.interval, IntervalKind::Sum);
}

#[test]
fn figures_of_campaigns_are_those_of_their_tables() {
    let answers = answered_with(
        "\n[campaign]\nreleases = 3\n",
        &[
            "open.release.3.contacts > 0",
            "open.release.2.readers > 0",
            "picky.release.1.reached > 0",
            "open.release.2.reached_by > 0",
            "open.release.3.deal_by > 0",
            "open.first_deal < 3",
            "picky.first_deal > open.first_deal",
            "open.first_deal > picky.first_deal",
        ],
    );
    let of = |policy: usize| answers.policies[policy].campaign.as_ref().expect("there is a campaign");
    let rows = &of(0).releases;
    assert!(
        rows[0].contacts.estimate < rows[2].contacts.estimate,
        "there is something to see"
    );
    assert_eq!(found(&answers, 0), rows[2].contacts);
    assert_eq!(found(&answers, 1), rows[1].readers);
    assert_eq!(found(&answers, 2), of(1).releases[0].reached);
    assert_eq!(found(&answers, 3), rows[1].reached_by);
    assert_eq!(found(&answers, 4), rows[2].deal_by);
    assert_eq!(found(&answers, 5), of(0).wait);
    let earlier = answers.wait_comparisons[0].difference;
    assert_eq!(found(&answers, 6), earlier.negated());
    assert_eq!(found(&answers, 7), earlier);
    assert_eq!(answers.expectations[7].found.interval, IntervalKind::Paired);
}

/// Mean and half-width by Student's t of the differences in the same trials, by hand.
#[test]
fn differences_are_taken_trial_by_trial() {
    let (scenario, answers) = answered(&["open.readers > picky.readers", "open.accepted > picky.accepted"], &[]);
    let outcomes = outcomes(&scenario);
    let figures: [fn(&Outcome) -> u32; 2] = [|row| row.people, |row| row.accepted];
    for (row, figure) in figures.into_iter().enumerate() {
        let differences: Vec<f64> = outcomes
            .rows
            .chunks(2)
            .map(|trial| f64::from(figure(&trial[0])) - f64::from(figure(&trial[1])))
            .collect();
        let (mean, error) = crate::kit::mean_se(differences.iter().copied());
        let found = found(&answers, row);
        assert!((found.estimate - mean).abs() < 1e-9);
        assert!((found.half_width() - 2.000_995 * error).abs() < 1e-5, "{found:?}");
        assert_eq!(answers.expectations[row].found.interval, IntervalKind::Paired);
    }
}

#[test]
fn what_never_came_up_is_not_taken_for_impossible() {
    // Nobody closes a deal; in 60 trials none is no proof of none.
    let that = [
        "open.deals < 0.01",
        "open.deals < 0.2",
        "open.deals - picky.deals < 0.01",
    ];
    let (_, answers) = answered(&that, &["outcome.close_rate=0", "outcome.close_rate_forwarded=0"]);
    let decisions: Vec<Decision> = answers.expectations.iter().map(|row| row.found.decision).collect();
    assert_eq!(decisions, [Decision::Undecided, Decision::Holds, Decision::Undecided]);
    assert_eq!((found(&answers, 0).estimate, found(&answers, 0).low), (0.0, 0.0));
}

#[test]
fn a_time_of_nobody_leaves_an_expectation_undecided() {
    let (_, answers) = answered(&["picky.median_time < 1"], &["release.horizon=0.001"]);
    assert_eq!(answers.expectations[0].found.decision, Decision::Undecided);
    assert_eq!(answers.expectations[0].found.value, None);
}

/// Whatever figures have to do with one another, adding up the ends of their intervals is never too narrow.
#[test]
fn a_sum_is_as_unsure_as_all_its_parts() {
    let that = [
        "open.reach > 0",
        "picky.reach > 0",
        "open.reach > picky.reach",
        "open.reach > 1.5 * picky.reach",
        "open.reach > 0.25 * picky.reach",
    ];
    let (_, answers) = answered(&that, &[]);
    let [open, picky, lead] = [0, 1, 2].map(|row| found(&answers, row));
    for (row, estimate, half_width) in [
        (
            3,
            open.estimate - 1.5 * picky.estimate,
            lead.half_width() + 0.5 * picky.half_width(),
        ),
        (
            4,
            open.estimate - 0.25 * picky.estimate,
            0.25 * lead.half_width() + 0.75 * open.half_width(),
        ),
    ] {
        let sum = found(&answers, row);
        assert!((sum.estimate - estimate).abs() < 1e-12, "{sum:?}");
        assert!((sum.half_width() - half_width).abs() < 1e-12, "{sum:?}");
        assert_eq!(answers.expectations[row].found.interval, IntervalKind::Sum);
    }
}

/// Two policies that mostly share their luck, in 400 experiments of 400 trials each. Intervals that hold the truth 95 times in 100 hold it
/// fewer than 358 times with probability 10⁻⁶ (380 less five standard deviations of 4.36).
#[test]
fn intervals_hold_the_truth_as_often_as_they_say() {
    const EXPERIMENTS: u32 = 400;
    let that_and_truth = [
        ("open.reach > picky.reach", 0.3 - 0.2),
        ("open.reach > 1.5 * picky.reach", 0.3 - 1.5 * 0.2),
        ("open.reach + picky.reach > 0", 0.3 + 0.2),
        (
            "open.readers > 2 * picky.readers",
            (1.0 + 19.0 * 0.25) - 2.0 * (1.0 + 19.0 * 0.1),
        ),
        ("open.deals > 0", 0.02),
        ("open.deals - picky.deals > 0", 0.02 - 0.01),
    ];
    let that: Vec<String> = that_and_truth.iter().map(|(that, _)| format!("\"{that}\"")).collect();
    let that: Vec<&str> = that.iter().map(String::as_str).collect();
    let scenario = meant(&expecting(&that), &[]);
    let reach = FirstReach {
        route: Route::default(),
        hours: 1.0,
        hops: 1,
        way: Way::Post,
        evangelist: Evangelist::Wire,
        ends: None,
    };
    let mut dice = Dice(12);
    let mut held = [0; 6];
    for _ in 0..EXPERIMENTS {
        let mut outcomes = Outcomes::new(2, 1, usize::MAX);
        for _ in 0..400 {
            let (luck, sale) = (dice.unit(), dice.unit());
            let row = |reaches: f64, crowds: f64, sells: f64| Outcome {
                first: (luck < reaches).then_some(reach),
                people: if luck < crowds { 20 } else { 1 },
                deals: u32::from(sale < sells),
                ..Outcome::SILENT
            };
            outcomes.rows.extend([row(0.3, 0.25, 0.02), row(0.2, 0.1, 0.01)]);
        }
        let answers = answers_of(&scenario, &outcomes);
        for ((row, held), (_, truth)) in held.iter_mut().enumerate().zip(that_and_truth) {
            let found = found(&answers, row);
            *held += u32::from(found.low <= truth && truth <= found.high);
        }
    }
    assert!(held.iter().all(|&held| held >= 358), "{held:?} of {EXPERIMENTS}");
}

// telling
#[test]
fn page_and_terminal_say_what_was_expected_in_every_language() {
    let (scenario, answers) = answered(&["open.reach > 2", "open.reach < 2", "picky.value > 1e9"], &[]);
    for (language, [holds, fails]) in [
        (Language::English, ["✓ holds", "✗ fails"]),
        (Language::German, ["✓ erfüllt", "✗ verfehlt"]),
    ] {
        let words = language.words();
        let shown = table::expectations(words, &answers, 100);
        let lines: Vec<&str> = shown.lines().collect();
        assert!(
            lines[2].contains("open.reach > 2") && lines[2].contains(fails),
            "{shown}"
        );
        assert!(
            lines[3].contains("open.reach < 2") && lines[3].contains(holds),
            "{shown}"
        );
        for audience in [Audience::Client, Audience::Analyst] {
            let parts = Parts {
                sections: &[],
                recommendation: &[],
                answers: &answers,
                scenario: &scenario,
                resolved: "",
                charts: &[],
                story: None,
                what_if: None,
            };
            let presentation = Presentation {
                language,
                audience,
                slides: false,
                charts: false,
                live: false,
            };
            let page = report::html(presentation, &Brand::house(), &parts).expect("a page");
            assert!(page.contains(words.expectations_heading()) && page.contains(fails));
        }
    }
}

/// The cocktail party with an expectation, run briefly into a folder.
fn run(home: &tempfile::TempDir, that: &str, more: &[&str]) -> assert_cmd::assert::Assert {
    let scenario = fs::read_to_string(COCKTAIL_PARTY).expect("it ships");
    let scenario = format!("{scenario}\n[[expect]]\nname = \"promise\"\nthat = \"{that}\"\n");
    let file = write(home, "mine.toml", scenario);
    let out = home.path().join("out");
    let arguments = ["run", &file, "--out", text(&out), "--trials", "40", "--no-charts"];
    assert(&[&arguments[..], more].concat())
}

#[test]
fn the_exit_code_tells_whether_expectations_hold() {
    let home = home();
    run(&home, "'all comers'.reach >= 0", &["--quiet"])
        .code(0)
        .stdout("")
        .stderr("");
    let fails = run(&home, "'all comers'.reach > 0.99", &["--quiet"]).code(4).stdout("");
    assert!(errors_of(&fails).starts_with("expectation fails: promise: 'all comers'.reach > 0.99; found "));
    let shown = run(&home, "'all comers'.reach > 0.99", &[]).code(4);
    let shown = String::from_utf8(shown.get_output().stdout.clone()).expect("text");
    assert!(
        shown.contains("promise: 'all comers'.reach > 0.99") && shown.contains("✗ fails"),
        "{shown}"
    );
    let undecided = "'all comers'.reach > 'the promising'.reach + 0.05";
    run(&home, undecided, &["--quiet"]).code(0).stderr("");
    let strict = run(&home, undecided, &["--quiet", "--strict"]).code(4);
    assert!(errors_of(&strict).starts_with("expectation undecided: promise: "));
}

#[test]
fn a_stored_result_says_it_again_in_the_same_bytes() {
    let home = home();
    let out = home.path().join("out");
    run(&home, "'all comers'.reach > 0.99", &["--quiet"]).code(4);
    let before = files(&out);
    let summary = String::from_utf8(before[std::path::Path::new("summary.json")].clone()).expect("text");
    let summary: serde_json::Value = serde_json::from_str(&summary).expect("JSON");
    let row = &summary["expectations"][0];
    assert_eq!(
        [&row["name"], &row["interval"], &row["relation"], &row["decision"]],
        ["promise", "single", ">", "fails"]
    );
    assert_eq!(
        row["value"],
        serde_json::json!({
            "estimate": summary["policies"][0]["reach"]["estimate"],
            "low": summary["policies"][0]["reach"]["low"],
            "high": summary["policies"][0]["reach"]["high"],
        })
    );
    assert(&["report", text(&out), "--no-charts", "--quiet"]).code(4);
    assert_eq!(files(&out), before);
    // Another expectation is no other scenario, so its result may take the place of the first.
    run(&home, "'all comers'.reach < 0.99", &["--quiet"]).code(0);
    assert(&["report", text(&out), "--no-charts", "--quiet"]).code(0);
}
