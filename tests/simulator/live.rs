//! The door for a page says what the program says, and refuses what it cannot do.

use crate::kit::shipped;
use serde_json::{Value, json};
use std::path::Path;
use whoknows::chart::{self, Brand, Ink};
use whoknows::live::{Lever, Session};
use whoknows::scenario::{Scenario, resolved_toml};
use whoknows::study;
use whoknows::words::Language;

/// A session on a scenario with these levers.
pub(crate) fn opened(scenario: &Scenario, language: Language, levers: &[&str]) -> Session {
    let mut session = Session::default();
    let open =
        json!({"ask": "open", "scenario": resolved_toml(scenario), "language": language.code(), "levers": levers});
    assert_eq!(session.answer(&open.to_string()), "\"opened\"");
    session
}

pub(crate) fn ask(session: &mut Session, request: &Value) -> Value {
    serde_json::from_str(&session.answer(&request.to_string())).expect("it answers in JSON")
}

/// What a run of the program says and draws.
fn by_program(scenario: &Scenario, language: Language) -> Value {
    let run = study::run(scenario).unwrap_or_else(|error| panic!("{error}"));
    let words = language.words();
    let look = Brand::house();
    let charts = chart::of_moved(Ink { words, look: &look }, &run.answers);
    let charts: Vec<Value> = charts
        .into_iter()
        .map(|chart| {
            json!({"name": chart.name, "title": chart.title, "alt": chart.alt, "slide": chart.inline_svg,
                   "upright": chart.upright_svg})
        })
        .collect();
    json!({"shown": {"trials": run.answers.trials, "trials_said": words.trials(run.answers.trials),
                     "verdict": words.verdict(&run.answers), "charts": charts}})
}

#[test]
fn a_page_says_and_draws_what_the_program_does() {
    let cases: [(&str, &[(&str, &str)]); 4] = [
        (
            "credit-union",
            &[("circle.dilution=0:0.6", "0"), ("scale:segment.*.repost=0.5:2", "1.5")],
        ),
        ("four-channels", &[("circle.favour=0:2", "2")]),
        ("hub-and-spoke", &[("circle.spam_penalty=0:2", "0.5")]),
        ("two-years", &[("release.half_life=12:48", "12")]),
    ];
    for (name, moves) in cases {
        for language in Language::ALL {
            let scenario = shipped(name, &["experiment.trials=40"]);
            let levers: Vec<&str> = moves.iter().map(|(lever, _)| *lever).collect();
            let mut session = opened(&scenario, language, &levers);
            let asked: Vec<Value> = moves
                .iter()
                .enumerate()
                .map(|(lever, (_, value))| json!({"lever": lever, "value": value}))
                .collect();
            let moved = ask(&mut session, &json!({"ask": "move", "moves": asked}));
            let changes: Vec<String> = serde_json::from_value(moved["moved"]["changes"].clone())
                .unwrap_or_else(|error| panic!("{name}: {error}: {moved}"));
            assert!(changes.len() >= moves.len());
            // Bit by bit, as a page does.
            for trials in [1, 7, 40] {
                let played = ask(&mut session, &json!({"ask": "play", "trials": trials}));
                assert!(
                    played["played"]["trials"].as_u64().is_some_and(|done| done >= trials),
                    "{played}"
                );
            }
            let by_page = ask(&mut session, &json!({"ask": "show"}));
            // What `whoknows run scenario.toml --set …` does, with the command that the page shows.
            let again = whoknows::scenario::parse(&resolved_toml(&scenario), "scenario.toml", Path::new(""), &changes);
            let mut again = again.unwrap_or_else(|mistakes| panic!("{name}: {mistakes}")).scenario;
            again.expectations.clear();
            assert_eq!(by_page, by_program(&again, language), "{name} in {language:?}");
        }
    }
}

#[test]
fn moving_back_gives_the_scenario_again() {
    let scenario = shipped("cocktail-party", &["experiment.trials=30"]);
    let mut session = opened(&scenario, Language::English, &["circle.favour=0:2"]);
    ask(
        &mut session,
        &json!({"ask": "move", "moves": [{"lever": 0, "value": "0"}]}),
    );
    ask(&mut session, &json!({"ask": "play", "trials": 30}));
    let moved = ask(&mut session, &json!({"ask": "show"}));
    ask(&mut session, &json!({"ask": "move", "moves": []}));
    ask(&mut session, &json!({"ask": "play", "trials": 30}));
    let back = ask(&mut session, &json!({"ask": "show"}));
    let scenario = scenario.with(&[]).expect("it has no mistakes");
    assert_eq!(back, by_program(&scenario, Language::English));
    assert_ne!(back, moved);
}

#[test]
fn what_cannot_be_done_is_refused_and_changes_nothing() {
    let scenario = shipped("credit-union", &["experiment.trials=10"]);
    let levers = [
        "circle.favour=0:2",
        "requests.count=10:300",
        "switch:policy.courtesy.reject_spam=false|true",
    ];
    let mut session = opened(&scenario, Language::English, &levers);
    ask(&mut session, &json!({"ask": "play", "trials": 10}));
    let before = ask(&mut session, &json!({"ask": "show"}));
    for (request, reason) in [
        (
            json!({"ask": "move", "moves": [{"lever": 0, "value": "2.5"}]}),
            "circle.favour = 2.5 is not within 0 to 2",
        ),
        (
            json!({"ask": "move", "moves": [{"lever": 0, "value": "NaN"}]}),
            "is not within",
        ),
        (
            json!({"ask": "move", "moves": [{"lever": 1, "value": "20.5"}]}),
            "is no whole number",
        ),
        (
            json!({"ask": "move", "moves": [{"lever": 9, "value": "1"}]}),
            "there is no lever 9",
        ),
        (
            json!({"ask": "move", "moves": [{"lever": 2, "value": "true\nseed=1"}]}),
            "is none of false, true",
        ),
        (json!({"ask": "dance"}), "this is no request"),
        (
            json!({"ask": "open", "scenario": "[world", "language": "en", "levers": []}),
            "TOML",
        ),
        (
            json!({"ask": "open", "scenario": resolved_toml(&scenario), "language": "xx", "levers": []}),
            "`xx`",
        ),
        (
            json!({"ask": "open", "scenario": resolved_toml(&scenario), "language": "en", "levers": ["circle.flavour=0:1"]}),
            "circle.favour",
        ),
    ] {
        let answer = ask(&mut session, &request);
        let refused = answer["refused"]["reason"]
            .as_str()
            .unwrap_or_else(|| panic!("{request}: {answer}"));
        assert!(refused.contains(reason), "{request}: {refused}");
        assert_eq!(ask(&mut session, &json!({"ask": "show"})), before, "{request}");
    }
    let mut empty = Session::default();
    for request in [
        json!({"ask": "show"}),
        json!({"ask": "play", "trials": 1}),
        json!({"ask": "move", "moves": []}),
    ] {
        assert!(ask(&mut empty, &request)["refused"].is_object(), "{request}");
    }
}

#[test]
fn a_slider_stops_where_the_scenario_stands() {
    let scenario = shipped("credit-union", &["circle.favour=1.234"]);
    for (text, here) in [
        ("circle.favour=0:2", 1.234),
        ("circle.favour=1.5:2", 1.234),
        ("circle.favour=0:1", 1.234),
        ("requests.count=100:1600", 400.0),
        ("scale:segment.*.repost=0.5:2", 1.0),
    ] {
        let lever = Lever::parse(text, &scenario).unwrap_or_else(|error| panic!("{error}"));
        let (stops, place) = lever.stops();
        assert_eq!(stops[place], here, "{text}");
        assert!(stops.is_sorted_by(|a, b| a < b), "{text}: {stops:?}");
        assert_eq!(Lever::parse(&lever.written(), &scenario), Ok(lever), "{text}");
    }
}
