//! Everything that is said, in every language: a snapshot to read, and nothing left in another language.

use std::collections::BTreeSet;

use whoknows::chart::{self, Brand, Chart, Ink};
use whoknows::estimate::{
    Answers, Change, Decided, Decision, Estimate, ExpectationAnswer, IntervalKind, Luck, PolicyChange,
};
use whoknows::report::json::{Comparison, Summary};
use whoknows::report::{self, Audience, Parts, Presentation, table};
use whoknows::scenario::{Scenario, claim::Relation};
use whoknows::study::{self, Asked, RunIdentity};
use whoknows::words::{Language, Words};

use crate::invented::{Invented, resting_on, scenario};
use crate::kit::shipped;

/// Two policies that reach this often.
fn race(a: f64, b: f64, trials: u64) -> Answers {
    let names = ["open", "bio and relevance"].map(str::to_owned).to_vec();
    Invented {
        trials,
        names,
        reaches: vec![a, b],
        ..Invented::credit_union()
    }
    .answers()
}

/// Runs that together bring up every sentence of findings and verdicts.
fn runs() -> Vec<(&'static str, Answers)> {
    let policies = |reaches: &[f64], trials| {
        let mut invented = Invented::uniform(reaches.len(), 4, 0.1);
        (invented.reaches, invented.trials) = (reaches.to_vec(), trials);
        invented.answers()
    };
    let mut interrupted = race(0.3, 0.2, 400);
    (interrupted.interrupted, interrupted.worlds) = (true, 20);
    let mut nobody_else_reaches = race(0.02, 0.0, 1000);
    let open = &mut nobody_else_reaches.policies[0];
    open.credit.truncate(1);
    open.credit[0].declined_by.clear();
    open.declined_by.clear();
    vec![
        ("a clear winner", Invented::credit_union().answers()),
        ("the baseline wins", race(0.124, 0.071, 20_000)),
        ("the other wins", race(0.071, 0.124, 20_000)),
        ("too close to call", race(0.12, 0.10, 100)),
        ("equal", race(0.1, 0.1, 20_000)),
        ("inside the zone", race(0.100, 0.101, 20_000)),
        ("sure but too small", race(0.104, 0.100, 200_000)),
        ("sure but perhaps too small", race(0.111, 0.100, 20_000)),
        ("the other, perhaps too small", race(0.100, 0.111, 20_000)),
        ("one policy", policies(&[0.2], 20_000)),
        ("one policy that never reaches", policies(&[0.0], 1)),
        ("no policy reaches", race(0.0, 0.0, 20_000)),
        ("three level", policies(&[0.2, 0.2, 0.2], 200_000)),
        ("three unsettled", policies(&[0.2, 0.21, 0.22], 200)),
        ("the best three level", policies(&[0.2, 0.2, 0.2, 0.1], 200_000)),
        ("the best three unsettled", policies(&[0.2, 0.21, 0.22, 0.01], 400)),
        ("all behind the baseline", policies(&[0.3, 0.2, 0.1], 20_000)),
        (
            "eight policies",
            policies(&[0.3, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3, 0.01], 200_000),
        ),
        ("interrupted, in shared worlds", interrupted),
        ("one segment carried it", nobody_else_reaches),
    ]
}

/// Scenarios that together bring up every sentence about assumptions and method.
fn scenarios() -> Vec<Scenario> {
    let mut other = scenario();
    (other.circle.favour, other.circle.dilution, other.circle.spam_penalty) = (1.5, 0.0, 0.0);
    other.world.enthusiasm_spread = 0.0;
    (other.release.horizon, other.release.wire) = (48.0, 3);
    other.release.posts.truncate(1);
    let mut disliked = scenario();
    disliked.circle.favour = 0.5;
    vec![scenario(), other, disliked, shipped("network-file", &[])]
}

/// The report for analysts.
fn page(language: Language, answers: &Answers, scenario: &Scenario, charts: &[Chart]) -> String {
    let answers = &resting_on(answers, scenario);
    let parts = Parts {
        sections: &[],
        recommendation: &[],
        answers,
        scenario,
        resolved: "",
        charts,
        story: None,
        what_if: None,
    };
    let presentation = Presentation {
        language,
        audience: Audience::Analyst,
        slides: false,
        charts: true,
        live: false,
    };
    report::html(presentation, &Brand::house(), &parts).unwrap()
}

/// The texts of a picture, in order.
fn texts_of(svg: &str) -> Vec<String> {
    let (_, body) = svg.split_once("</desc>").expect("every chart is described");
    between(body, "<text", "</text>")
}

/// Texts of a page, in order, without styles, pictures and settings.
fn texts_of_page(page: &str) -> Vec<String> {
    let (_, body) = page.split_once("<body>").expect("a page has a body");
    let (body, _) = body.split_once("<script>").expect("a page has a script");
    let mut texts = vec![];
    for part in body.split('<').skip(1) {
        let (tag, text) = part.split_once('>').expect("tags end");
        texts.extend(attribute(tag, "aria-label=\""));
        // Sources keep the language they were written in, and commands have none.
        if !tag.ends_with("lang=\"en\"") && !text.starts_with("--set") {
            texts.push(unescaped(text.trim()));
        }
    }
    texts.retain(|text| !text.is_empty());
    texts
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, rest) = tag.split_once(name)?;
    rest.split('"').next().map(unescaped)
}

/// What stands between each `start`, the `>` after it, and the next `end`.
fn between(text: &str, start: &str, end: &str) -> Vec<String> {
    let parts = text.split(start).skip(1);
    parts
        .map(|part| {
            let part = part.split(end).next().expect("there is a first part");
            unescaped(part.split_once('>').expect("tags end").1.trim())
        })
        .collect()
}

fn unescaped(text: &str) -> String {
    let text = text.replace(['\u{a0}', '\u{202f}'], " ");
    text.replace("&#39;", "'")
        .replace("&gt;", ">")
        .replace("&lt;", "<")
        .replace("&#60;", "<")
        .replace("&amp;", "&")
}

/// Verdict and titles.
fn findings(words: &dyn Words, answers: &Answers) -> Vec<String> {
    let hops_finding = |decision_makers_hear_only_others| {
        let mut answers = answers.clone();
        answers.premises.decision_makers_hear_only_others = decision_makers_hear_only_others;
        words.hops_finding(&answers)
    };
    let mut lines = words.verdict(answers);
    lines.extend([
        words.reach_finding(answers),
        words.advantage_finding(answers),
        words.time_finding(answers),
        words.credit_finding(answers),
        hops_finding(false),
        hops_finding(true),
    ]);
    lines.iter().map(|line| unescaped(line)).collect()
}

/// Everything that is said on charts and in tables.
fn said(words: &dyn Words, answers: &Answers, scenario: &Scenario) -> Vec<String> {
    let mut lines = vec![];
    for chart in chart::all(Ink::of_house(words), answers) {
        lines.push(format!("{}: {}", chart.name, chart.alt));
        lines.push(format!("  {}", texts_of(&chart.svg).join(" | ")));
    }
    lines.push(table::policies(words, answers, 100));
    lines.push(table::comparisons(words, answers, 100));
    lines.push(words.assumptions_without_estimate(scenario));
    lines.iter().map(|line| unescaped(line)).collect()
}

#[test]
fn all_that_may_be_found() {
    for language in Language::ALL {
        let found = |(case, answers): &(&str, Answers)| {
            format!("# {case}\n{}\n", findings(language.words(), answers).join("\n"))
        };
        let book: Vec<String> = runs().iter().map(found).collect();
        insta::assert_snapshot!(format!("findings_{}", language.code()), book.join("\n"));
    }
}

#[test]
fn all_that_is_said_on_charts_and_terminals() {
    for language in Language::ALL {
        let cases = [
            "a clear winner",
            "one policy that never reaches",
            "interrupted, in shared worlds",
        ];
        let runs = runs().into_iter().filter(|(case, _)| cases.contains(case));
        let mut book: Vec<String> = vec![];
        for ((case, answers), scenario) in runs.zip(scenarios()) {
            let answers = resting_on(&answers, &scenario);
            let said = said(language.words(), &answers, &scenario);
            book.push(format!("# {case}\n{}\n", said.join("\n")));
        }
        insta::assert_snapshot!(format!("charts_{}", language.code()), book.join("\n"));
    }
}

/// A value that is known this well, to be above 0.02.
fn decided(value: Option<(f64, f64, f64)>, decision: Decision) -> Decided {
    Decided {
        value: value.map(|(estimate, low, high)| Estimate { estimate, low, high }),
        interval: IntervalKind::Single,
        relation: Relation::Above,
        threshold: 0.02,
        decision,
    }
}

/// One of each kind.
fn all_decided() -> [Decided; 4] {
    [
        decided(Some((0.0805, 0.0764, 0.0846)), Decision::Holds),
        decided(Some((0.01, 0.006, 0.014)), Decision::Fails),
        decided(Some((0.021, 0.012, 0.03)), Decision::Undecided),
        decided(None, Decision::Undecided),
    ]
}

/// Two runs with so many trials and these seeds, and what changes of the reach of two policies.
fn compared(luck: Luck, trials: [u64; 2], courtesy: f64) -> study::Comparison {
    let around = |estimate: f64, half_width: f64| Estimate {
        estimate,
        low: estimate - half_width,
        high: estimate + half_width,
    };
    let policy = |name: &str, change: f64| PolicyChange {
        name: name.to_owned(),
        reach: Change {
            a: around(0.175, 0.005),
            b: around(0.175 + change, 0.005),
            change: around(change, 0.004),
        },
        p_holm: if change.abs() > 0.004 { 0.001 } else { 0.7 },
        value: None,
    };
    let run = |run: usize| RunIdentity {
        title: "What will that contact ever do for me?".to_owned(),
        digest: String::new(),
        seed: if luck == Luck::Other { run as u64 } else { 2009 },
        trials: trials[run],
    };
    study::Comparison {
        version: "0.1.0".to_owned(),
        a: run(0),
        b: run(1),
        luck,
        paired_trials: luck.is_paired().then_some(trials[0].min(trials[1])),
        keys: vec![],
        has_other_files: false,
        policies: vec![policy("open", 0.001), policy("courtesy", courtesy)],
        only_a: vec![],
        only_b: vec![],
        currency: None,
        conditions: all_decided()
            .map(|found| Asked {
                that: "b.courtesy.reach - a.courtesy.reach > 0.02".to_owned(),
                found,
            })
            .to_vec(),
    }
}

#[test]
fn all_that_is_said_of_expectations_and_of_two_results() {
    for language in Language::ALL {
        let words = language.words();
        let mut answers = race(0.17, 0.1, 20_000);
        answers.expectations = all_decided()
            .map(|found| ExpectationAnswer {
                name: (found.decision == Decision::Holds).then(|| "lead".to_owned()),
                that: "open.reach - 'bio and relevance'.reach > 0.02".to_owned(),
                found,
            })
            .to_vec();
        let mut book = vec![words.expectations_heading().to_owned(), words.expectations_note("95 %")];
        book.push(table::expectations(words, &answers, 100));
        book.extend(
            answers
                .expectations
                .iter()
                .filter_map(|row| words.expectation_not_met(row)),
        );
        for (luck, trials, courtesy) in [
            (Luck::Same, [20_000, 20_000], -0.023),
            (Luck::OtherPeople, [20_000, 400], 0.023),
            (Luck::Other, [20_000, 20_000], 0.0),
            (Luck::Apart, [1, 1], 0.0),
        ] {
            let comparison = compared(luck, trials, courtesy);
            book.push(format!("\n# {luck:?}"));
            book.push(words.luck(luck, comparison.paired_trials.unwrap_or(0)));
            book.push(words.only_common_trials(trials[1]));
            book.push(table::changes(words, &comparison, 100));
            let chart = chart::of_comparison(Ink::of_house(words), &comparison, ["before", "after"]);
            book.push(format!("{}\n{}", chart.alt, texts_of(&chart.svg).join(" | ")));
        }
        let comparison = compared(Luck::Same, [20_000, 20_000], 0.0);
        book.push(table::conditions(words, &comparison, 100));
        book.push(words.only_in("A", &words.names(&["picky"])));
        book.extend([words.keys_heading(), words.no_key_differs(), words.only_files_differ()].map(str::to_owned));
        book.push(words.change_finding(&[]));
        book.push(words.condition_holds("a.open.reach > 0", "0.2"));
        book.push(words.condition_undecided("a.open.reach > 0", "0.2"));
        let book: Vec<String> = book.iter().map(|line| unescaped(line)).collect();
        insta::assert_snapshot!(format!("promises_{}", language.code()), book.join("\n"));
    }
}

#[test]
fn all_that_stands_in_the_report() {
    for language in Language::ALL {
        let mut book: Vec<String> = vec![];
        for (scenario, (case, answers)) in scenarios().iter().zip(runs()) {
            let page = page(language, &answers, scenario, &[]);
            assert!(page.contains(&format!("<html lang=\"{}\">", language.code())));
            book.push(format!("# {case}\n{}\n", texts_of_page(&page).join("\n")));
        }
        insta::assert_snapshot!(format!("report_{}", language.code()), book.join("\n"));
    }
}

#[test]
fn no_sentence_is_left_in_another_language() {
    let (answers, scenario) = (Invented::credit_union().answers(), scenario());
    let sentences = |language: Language| -> BTreeSet<String> {
        let words = language.words();
        let charts = chart::all(Ink::of_house(words), &answers);
        let page = page(language, &answers, &scenario, &charts);
        texts_of_page(&page).into_iter().collect()
    };
    let mut theirs: Vec<&str> = answers.policies.iter().map(|policy| policy.name.as_str()).collect();
    theirs.extend(answers.policies[0].credit.iter().map(|row| row.segment.as_str()));
    theirs.extend([&scenario.title, &scenario.question, &scenario.description].map(String::as_str));
    // The same in both: names of the scenario, keys, commands, digests, and words that both languages have.
    let same_in_both = [
        "p",
        "Version",
        "Seed",
        "Segment",
        "whoknows run scenario.toml",
        "scenario.toml",
        "412 USD",
        "seed = 2009",
    ];
    let (english, german) = (sentences(Language::English), sentences(Language::German));
    for sentence in english.intersection(&german) {
        let has_words = sentence.chars().filter(|letter| letter.is_alphabetic()).count() > 1;
        let is_key = sentence.ends_with(['.', '_']) || !sentence.contains(' ');
        assert!(
            !has_words
                || is_key
                || theirs.iter().any(|name| name.contains(sentence.as_str()))
                || same_in_both.contains(&sentence.as_str()),
            "in both languages: {sentence}"
        );
    }
}

#[test]
fn the_english_verdict_on_a_pair_is_that_of_the_summary() {
    for (case, answers) in runs() {
        for (row, Comparison { a, b, verdict, .. }) in answers.comparisons.iter().zip(Summary::of(&answers).comparisons)
        {
            let words = Language::English.words();
            let said = words.pair_verdict(row.verdict, &words.named(&a), &words.named(&b));
            assert_eq!(said, verdict, "{case}");
        }
    }
}

#[test]
fn german_numbers_are_german() {
    let words = Language::German.words();
    let plain = |text: String| unescaped(&text).replace('−', "-");
    assert_eq!(plain(words.percent(0.124)), "12,4 %");
    assert_eq!(plain(words.count(20_000)), "20.000");
    assert_eq!(plain(words.count(1813)), "1.813");
    assert_eq!(plain(words.money(&words.decimal(-1234.5, 2), "EUR")), "-1.234,50 €");
    assert_eq!(plain(words.duration(1.0)), "1 Stunde");
    assert_eq!(plain(words.duration(36.0)), "1,5 Tage");
    assert_eq!(plain(words.p_value(0.0)), "< 0,001");
    assert_eq!(plain(words.rough_percent(0.999)), "über 99 %");
    assert_eq!(plain(words.counted_points(0.01)), "1 Punkt");
    let share = race(0.124, 0.071, 20_000).policies[0].reach.interval();
    assert_eq!(plain(words.percent_with_interval(share)), "12,4 % [11,9; 12,9]");
}
