//! What a client reads: every percentage is of the set it names, headlines agree, and nothing is said that nobody computed.

use crate::kit::{shipped, tally};
use whoknows::chart::{self, Brand, Ink};
use whoknows::estimate::Judgement;
use whoknows::estimate::{Answers, answers};
use whoknows::report::{self, Audience, Parts, Presentation};
use whoknows::scenario::Scenario;
use whoknows::words::Language;

fn answered(scenario: &Scenario) -> Answers {
    answers(scenario, &tally(scenario), "", "")
}

/// With plain spaces.
fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ").replace('\u{2212}', "-")
}

fn verdict(language: Language, answers: &Answers) -> String {
    plain(&language.words().verdict(answers).join(" "))
}

fn page(scenario: &Scenario, answers: &Answers, language: Language) -> String {
    let charts = chart::all(Ink::of_house(language.words()), answers);
    let parts = Parts {
        sections: &[],
        recommendation: &[],
        answers,
        scenario,
        resolved: "",
        charts: &charts,
        story: None,
        what_if: None,
    };
    let presentation = Presentation {
        language,
        audience: Audience::Client,
        ..Presentation::default()
    };
    plain(&report::html(presentation, &Brand::house(), &parts).unwrap())
}

#[test]
fn a_funnel_s_percentages_are_of_the_step_that_they_name() {
    for wire in ["release.wire=0", "release.wire=50"] {
        let scenario = shipped("credit-union", &["experiment.trials=400", wire]);
        let answers = answered(&scenario);
        let charts = chart::all(Ink::of_house(Language::English.words()), &answers);
        let chart = charts.iter().find(|chart| chart.name == "funnel").unwrap();
        let (svg, alt) = (plain(&chart.svg), plain(&chart.alt));
        for funnel in answers.policies.iter().map(|policy| &policy.funnel) {
            let [accepted, heard, heard_accepted, heard_passed_on] = [
                funnel.accepted,
                funnel.heard,
                funnel.heard_accepted,
                funnel.heard_passed_on,
            ]
            .map(|mean| mean.estimate);
            assert!(heard_accepted <= accepted && heard_passed_on <= heard, "{funnel:?}");
            if accepted > 0.0 && heard > heard_accepted {
                let share = format!(": {:.0} %", 100.0 * heard_accepted / accepted);
                assert!(svg.contains(&share) && alt.contains(&share), "{share} in {alt}");
            }
            let passed_on = 100.0 * heard_passed_on / heard;
            assert!(
                (1.0..20.0).contains(&passed_on),
                "{passed_on} % of those who hear pass it on"
            );
            assert!(alt.contains(&format!("({passed_on:.0} % of ")), "{passed_on} in {alt}");
        }
        let has_wire = wire.ends_with("50");
        assert_eq!(svg.contains("50 people read the wire"), has_wire, "{wire}");
    }
}

#[test]
fn only_assumptions_in_force_are_named() {
    const NUMBERS: [&str; 5] = ["no", "one", "two", "three", "four"];
    const ALL: [&str; 4] = ["dilution ", "spam_penalty ", "favour ", "enthusiasm_spread "];
    let named = |change: fn(&mut Scenario)| -> Vec<&str> {
        let mut scenario = shipped("credit-union", &[]);
        change(&mut scenario);
        let said = Language::English.words().assumptions_without_estimate(&scenario);
        let page = page(
            &scenario,
            &answered(&Scenario {
                experiment: shipped("credit-union", &["experiment.trials=4"]).experiment,
                ..scenario.clone()
            }),
            Language::English,
        );
        let named: Vec<&str> = ALL.into_iter().filter(|key| said.contains(key)).collect();
        let count = page.matches("--set").count();
        assert_eq!(count, 0, "a client is told nothing to type");
        assert!(
            page.contains(&format!("for {} assumptions in force", NUMBERS[named.len()])),
            "{named:?}"
        );
        named
    };
    let all_but = |missing: &str| ALL.into_iter().filter(|key| key.trim() != missing).collect::<Vec<_>>();
    assert_eq!(named(|_| {}), ALL);
    assert_eq!(named(|scenario| scenario.circle.capacity = 400.0), all_but("dilution"));
    let nobody_spams = |scenario: &mut Scenario| {
        let spammers = scenario.segments.iter_mut().filter(|segment| segment.spam);
        spammers.for_each(|segment| segment.request_rate = 0.0);
    };
    assert_eq!(named(nobody_spams), all_but("spam_penalty"));
    assert_eq!(named(|scenario| scenario.release.appeal = 0.0), ALL[..2]);
}

#[test]
fn what_the_scenario_holds_the_limits_do_not_leave_out() {
    for (language, press, people) in [
        (Language::English, "advertising, the press", "50 people"),
        (Language::German, "die Presse", "50 Leute"),
    ] {
        let words = language.words();
        assert!(words.limits(0, 0, 0).contains(press));
        let with_wire = plain(&words.limits(50, 0, 0));
        assert!(!with_wire.contains(press) && with_wire.contains(people), "{with_wire}");
    }
    let wired = shipped("credit-union", &["experiment.trials=60", "release.wire=50"]);
    let page = page(&wired, &answered(&wired), Language::English);
    assert!(
        page.contains("50 people read it at once through the wire"),
        "the method"
    );
    assert!(page.contains("50 people read the wire at the start"), "the curves");
}

#[test]
fn the_question_stands_on_top_and_the_headlines_agree() {
    for (changes, level) in [
        (&["experiment.trials=2000"][..], false),
        (&["experiment.trials=40"][..], true),
    ] {
        let scenario = shipped("credit-union", changes);
        let answers = answered(&scenario);
        let words = Language::English.words();
        let page = page(&scenario, &answers, Language::English);
        let question = page.find("<blockquote").expect("the flagship asks a question");
        assert!(question < page.find("class=\"verdict\"").unwrap());
        let is_level = matches!(Judgement::of(&answers), Judgement::Level { .. });
        assert_eq!(is_level, level, "{}", words.reach_finding(&answers));
        let first = &words.verdict(&answers)[0];
        assert_eq!(
            *first == format!("{}.", words.reach_finding(&answers)),
            level,
            "{first}"
        );
    }
}

#[test]
fn what_was_asked_of_the_run_and_not_done_is_said() {
    let rough = shipped(
        "credit-union",
        &["experiment.precision=0.001", "experiment.max_trials=500"],
    );
    let answers = answered(&rough);
    let precision = answers.precision.expect("one was asked for");
    assert!(!precision.is_met && precision.reached > 0.01, "{precision:?}");
    let said = plain(&verdict(Language::English, &answers));
    assert!(said.contains("not ± 0.1"), "{said}");
    assert!(verdict(Language::German, &answers).contains("Genauigkeit wurde nicht erreicht"));
    assert!(page(&rough, &answers, Language::English).contains("precision asked for was not reached"));

    let worlds = shipped(
        "network-file",
        &["experiment.trials=450", "experiment.trials_per_world=20"],
    );
    let answers = answered(&worlds);
    assert_eq!((answers.trials_asked, answers.trials), (450, 460));
    assert!(verdict(Language::English, &answers).contains("450 trials were asked for and 460 done"));
    assert!(verdict(Language::German, &answers).contains("Verlangt waren 450 Durchläufe, gerechnet wurden 460"));
}

#[test]
fn money_is_compared_and_says_where_it_cannot_tell() {
    let scenario = shipped("credit-union", &["experiment.trials=300"]);
    let answers = answered(&scenario);
    assert_eq!(answers.value_comparisons.len(), answers.comparisons.len());
    for row in &answers.value_comparisons {
        let value = |place: usize| answers.policies[place].value.estimate;
        let difference = value(row.a) - value(row.b);
        assert!(
            (row.difference.estimate - difference).abs() < 1e-9 * difference.abs().max(1.0),
            "{row:?}"
        );
        assert!(
            row.difference.low < difference && difference < row.difference.high,
            "{row:?}"
        );
    }
    assert!(verdict(Language::English, &answers).contains("In money, no clear difference between "));
    assert!(verdict(Language::German, &answers).contains("In Geld ist zwischen "));

    // Nothing to win: who answers less pays less, and that is certain.
    let costly = shipped("credit-union", &["experiment.trials=300", "outcome.deal_value=0"]);
    assert!(
        verdict(Language::English, &answered(&costly))
            .contains("In money, under “nobody” a trial brings 0 USD on average, under “courtesy”")
    );
    let free = shipped("cocktail-party", &["experiment.trials=40"]);
    assert!(answered(&free).value_comparisons.is_empty());
}

#[test]
fn the_numbers_of_segments_are_counted() {
    let scenario = shipped("credit-union", &["experiment.trials=40"]);
    let page = page(&scenario, &answered(&scenario), Language::English);
    // 38 numbers of the model with no wire, and of each kind of people ten and how many they are.
    let all = 38 + 11 * scenario.segments.len();
    assert!(page.contains(&format!("Of the {all} numbers")), "{all}");
}
