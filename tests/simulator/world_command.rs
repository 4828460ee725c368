//! `whoknows world`: what it says of networks that are known, and that other commands read what it writes.

use super::command_line::{assert, home, refuses, text, write};
use serde_json::Value;
use std::fs;

/// A decision-maker at the end of a path, three steps behind the one who asks.
const PATH: &str = r#"
[world.network]
model = "file"
path = "path.txt"
header = "none"
segments = "who.txt"
[[segment]]
name = "boss"
request_rate = 0
decision_maker = true
[[segment]]
name = "clerk"
request_rate = 0
[[segment]]
name = "friend"
request_rate = 1
[requests]
count = 1
closure = 0
[[policy]]
name = "open"
[[policy]]
name = "nobody"
accept_none = true
"#;

fn measured(arguments: &[&str]) -> Value {
    let output = assert(arguments).success().get_output().stdout.clone();
    serde_json::from_slice(&output).expect("it is JSON")
}

#[test]
fn a_path_is_measured_as_anybody_would() {
    let home = home();
    write(&home, "path.txt", "1 2\n2 3\n3 4\n4 5\n5 4\n");
    write(&home, "who.txt", "1 friend\n2 clerk\n3 clerk\n4 boss\n5 clerk\n");
    let scenario = write(&home, "path.toml", PATH);
    let found = measured(&["world", &scenario, "--json"]);
    assert_eq!((&found["people"], &found["decision_makers"]), (&5.into(), &1.into()));
    let network = &found["networks"][0];
    assert_eq!(network["arcs"], 5);
    assert_eq!(network["reciprocity"], 0.4);
    assert_eq!(network["heard_by"]["mean"], 1.0);
    assert_eq!(network["listens_to"]["largest"], 2);
    assert_eq!(network["clustering"]["value"], 0.0);
    assert_eq!(network["weak_components"]["count"], 1);
    assert_eq!(network["strong_components"]["count"], 4);
    // Steps 1: five pairs, 2: 1→3, 2→4, 3→5; 3: 1→4, 2→5; 4: 1→5.
    assert_eq!(network["distances"]["mean"]["value"], (5.0 + 6.0 + 6.0 + 4.0) / 11.0);
    assert_eq!(network["distances"]["connected"], 11.0 / 20.0);
    let [open, nobody] = [0, 1].map(|place| &found["from_firm"][place]);
    assert_eq!(
        (&open["contacts"], &open["nearest"], &open["median"]),
        (&1.into(), &4.into(), &4.into())
    );
    assert_eq!((&nobody["contacts"], &nobody["nearest"]), (&0.into(), &Value::Null));
    assert_eq!((&open["connected"], &nobody["connected"]), (&1.0.into(), &0.0.into()));
}

/// Means of arcs and mutual ties are those of the law: some 308 000 base arcs, each answered with probability 0.3. Standard errors are 0.04
/// and 0.001; five of them, which fail once in 1.7 million, and what arcs that were drawn twice take away, less than a tenth of that.
#[test]
fn a_world_of_communities_has_the_law_of_the_model() {
    let found = measured(&[
        "world",
        "scenarios/cocktail-party.toml",
        "--json",
        "--set",
        "world.people=20000",
        "--set",
        "world.network.mean_audience=20",
        "--set",
        "world.network.tail=6",
        "--set",
        "world.network.followees_spread=0.2",
        "--set",
        "world.network.reciprocity=0.3",
    ]);
    let network = &found["networks"][0];
    let number = |value: &Value| value.as_f64().expect("a number");
    let mean = number(&network["heard_by"]["mean"]);
    assert!((mean - 20.0).abs() < 0.22, "{mean}");
    // A base arc and its answer are both answered; an arc that comes twice counts once.
    let share = number(&network["reciprocity"]);
    assert!((share - 0.6 / 1.3).abs() < 0.0055, "{share}");
}

#[test]
fn the_same_world_gives_the_same_files_and_cascade_reads_them() {
    let home = home();
    let folders = ["one", "two"].map(|name| home.path().join(name));
    for folder in &folders {
        assert(&[
            "world",
            "scenarios/network-file.toml",
            "-q",
            "-o",
            text(folder),
            "--export",
            "graphml,gexf,edges,nodes",
        ])
        .success();
    }
    let [one, two] = folders;
    for file in [
        "summary.json",
        "network.graphml",
        "network.gexf",
        "edges.csv",
        "nodes.csv",
    ] {
        assert_eq!(
            fs::read(one.join(file)).unwrap(),
            fs::read(two.join(file)).unwrap(),
            "{file}"
        );
    }
    let summary: Value = serde_json::from_slice(&fs::read(one.join("summary.json")).unwrap()).unwrap();
    for file in ["network.graphml", "network.gexf", "edges.csv"] {
        let path = one.join(file);
        let read = measured(&[
            "cascade",
            text(&path),
            "--model",
            "ic",
            "--p",
            "1",
            "--initial-top-degree",
            "1",
            "--trials",
            "1",
            "--json",
        ]);
        assert_eq!(read["network"]["arcs"], summary["networks"][0]["arcs"], "{file}");
    }
    let rows = fs::read_to_string(one.join("nodes.csv")).unwrap();
    assert_eq!(rows.lines().count() as u64, summary["people"].as_u64().unwrap() + 1);
}

#[test]
fn each_channel_has_a_network_and_a_forum_none() {
    let found = measured(&[
        "world",
        "scenarios/four-channels.toml",
        "--json",
        "--set",
        "world.people=2000",
    ]);
    let networks = found["networks"].as_array().expect("a list");
    let arcs: Vec<(&str, u64)> = networks
        .iter()
        .map(|network| (network["channel"].as_str().unwrap(), network["arcs"].as_u64().unwrap()))
        .collect();
    assert_eq!(arcs.len(), 4);
    for (channel, arcs) in arcs {
        assert_eq!(arcs == 0, channel == "specialty forum", "{channel}");
    }
    // On LinkedIn all ties are mutual.
    assert_eq!(networks[1]["reciprocity"], 1.0);
}

#[test]
fn what_would_not_fit_is_refused_before_it_is_drawn() {
    refuses(
        &["world", "scenarios/billion.toml"],
        1,
        &["GB of memory", "--set world.people"],
    );
    refuses(
        &["world", "scenarios/cocktail-party.toml", "--export", "gexf"],
        2,
        &["--out"],
    );
    refuses(
        &["world", "scenarios/cocktail-party.toml", "--world", "-1"],
        2,
        &["--world"],
    );
}
