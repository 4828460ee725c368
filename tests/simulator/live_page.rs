//! What a page carries: levers that all move, data that stays data, and the engine of these very sources.

use crate::kit::shipped;
use crate::live::{ask, opened};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};
use whoknows::report::{WhatIf, what_if};
use whoknows::scenario::{Scenario, resolved_toml};
use whoknows::study;
use whoknows::words::Language;

#[test]
fn every_lever_of_a_page_moves_to_both_its_ends() {
    for name in [
        "credit-union",
        "four-channels",
        "two-years",
        "hub-and-spoke",
        "small-circle",
    ] {
        let scenario = shipped(name, &["experiment.trials=4"]);
        let run = study::run(&scenario).unwrap_or_else(|error| panic!("{error}"));
        let WhatIf::Panel(panel) = what_if(Language::German, &run, &resolved_toml(&scenario)) else {
            panic!("{name} has no panel");
        };
        assert!(!panel.groups.is_empty(), "{name}");
        let data: Value = serde_json::from_str(&panel.data).expect("it is JSON");
        let levers = data["levers"].as_array().expect("there are levers");
        let texts: Vec<&str> = levers.iter().filter_map(|lever| lever["lever"].as_str()).collect();
        let mut session = opened(&scenario, Language::German, &texts);
        for (place, lever) in levers.iter().enumerate() {
            let values = lever["values"].as_array().expect("it has values");
            assert!(values.len() >= 2 && lever["here"].as_u64().is_some_and(|here| here < values.len() as u64));
            for value in [values.first(), values.last()].into_iter().flatten() {
                let answer = ask(
                    &mut session,
                    &json!({"ask": "move", "moves": [{"lever": place, "value": value}]}),
                );
                assert!(answer["moved"].is_object(), "{name}: {lever}: {answer}");
            }
        }
    }
}

#[test]
fn nothing_of_a_scenario_ends_the_data_of_a_page() {
    let mut scenario = shipped("cocktail-party", &["experiment.trials=4"]);
    "</script><script>alert(1)</script><!--".clone_into(&mut scenario.title);
    let run = study::run(&scenario).unwrap_or_else(|error| panic!("{error}"));
    let WhatIf::Panel(panel) = what_if(Language::English, &run, &resolved_toml(&scenario)) else {
        panic!("it has a panel");
    };
    assert!(!panel.data.contains(['<', '&']));
    let data: Value = serde_json::from_str(&panel.data).expect("it is JSON");
    assert_eq!(data["scenario"], resolved_toml(&scenario));
}

#[test]
fn a_page_says_why_nothing_can_be_moved() {
    let why = |scenario: &Scenario, people: Option<u64>| {
        let mut run = study::run(scenario).unwrap_or_else(|error| panic!("{error}"));
        if let Some(people) = people {
            run.scenario.world.people = people;
        }
        match what_if(Language::English, &run, &resolved_toml(scenario)) {
            WhatIf::Panel(_) => panic!("it has a panel"),
            WhatIf::LeftOut(reason) => reason.replace(['\u{202f}', '\u{a0}'], " "),
        }
    };
    let network = shipped("network-file", &["experiment.trials=40"]);
    assert!(why(&network, None).contains("network stands in a file"));
    let drawn = shipped(
        "cocktail-party",
        &[
            "experiment.trials=40",
            "experiment.trials_per_world=1",
            "world.network.model=random",
        ],
    );
    assert!(why(&drawn, Some(200_001)).contains("200 000 people"));
}

/// Files below a folder, in no order.
fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("it is a folder") {
        let path = entry.expect("it can be read").path();
        if path.is_dir() {
            files(&path, found);
        } else {
            found.push(path);
        }
    }
}

fn hex(bytes: impl AsRef<[u8]>) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn the_engine_of_pages_is_that_of_the_program() {
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut sources = vec![home.join("Cargo.lock")];
    for folder in ["src", "assets/fonts"] {
        files(&home.join(folder), &mut sources);
    }
    let mut names: Vec<String> = sources
        .iter()
        .map(|path| {
            path.strip_prefix(home)
                .expect("it is within")
                .to_string_lossy()
                .replace('\\', "/")
        })
        .collect();
    let elsewhere = ["src/cli/", "src/job/", "src/report/", "src/main.rs"];
    names.retain(|name| !elsewhere.iter().any(|front| name.starts_with(front)));
    names.sort();
    let list: String = names
        .iter()
        .map(|name| format!("{}  {name}\n", hex(fs::read(home.join(name)).expect("it can be read"))))
        .collect();
    let noted = fs::read_to_string(home.join("assets/live/engine.toml")).expect("assets/live/engine.toml is there");
    let noted: toml::Table = noted.parse().expect("it is TOML");
    let engine = fs::read(home.join("assets/live/engine.wasm.gz")).expect("the engine is there");
    assert_eq!(
        noted["sources"].as_str(),
        Some(&*hex(list)),
        "the engine that reports carry was made of other sources; run assets/live/build and commit what it changes"
    );
    assert_eq!(noted["engine"].as_str(), Some(&*hex(&engine)), "run assets/live/build");
    assert!(engine.len() <= 700_000, "the engine has {} bytes, packed", engine.len());
}
