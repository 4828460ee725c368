//! Scenarios: what is read, and what is derived from the declarations of keys.

use std::path::{Path, PathBuf};

use proptest::prelude::*;
use serde_json::Value;
use whoknows::scenario::{
    self, ArcCount, AttentionModel, Length, NetworkLaw, NetworkModel, Repeats, Scenario, SelfLoops, TEMPLATES, digest,
    resolved_toml, schema, template,
};

use super::scenario_text::{BASE, meant, parse};

/// Passes when the reference scenarios are not at hand.
#[test]
fn reference_scenarios_are_read() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/reference/model");
    let Ok(files) = std::fs::read_dir(&folder) else {
        eprintln!("passed over: there is no {}", folder.display());
        return;
    };
    let scenarios = files
        .map(|file| file.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "toml"));
    for path in scenarios {
        let checked = scenario::load(&path, &[]).unwrap_or_else(|mistakes| panic!("{mistakes}"));
        assert!(checked.warnings.is_empty(), "{}", checked.warnings);
        assert_eq!(checked.scenario.world.people, 5000);
    }
}

#[test]
#[expect(clippy::too_many_lines, reason = "one line for each key")]
fn what_is_not_written_is_at_its_default() {
    let scenario = meant(BASE, &[]);
    insta::assert_snapshot!(resolved_toml(&scenario), @r#"
    title = ""
    question = ""
    description = ""
    seed = 2009

    [world]
    people = 500
    concentration = 10.0
    observation_noise = 0.1
    enthusiasm_spread = 1.0

    [world.network]
    model = "communities"
    mean_audience = 40.0
    tail = 2.3
    followees = 150.0
    followees_spread = 1.0
    mixing = 0.2
    reciprocity = 0.3
    weak_tie = 0.5

    [[segment]]
    name = "buyer"
    count = 10
    community = "everyone"
    relevance = 0.1
    apparent_value = 0.1
    bio = 0.9
    looks_spam = 0.0
    audience = 1.0
    followees = 1.0
    request_rate = 1.0
    repost = 0.03
    forward = 0.02
    open_rate = 0.5
    spam = false
    decision_maker = true

    [[segment]]
    name = "peer"
    fraction = 1.0
    community = "everyone"
    relevance = 0.1
    apparent_value = 0.1
    bio = 0.9
    looks_spam = 0.0
    audience = 1.0
    followees = 1.0
    request_rate = 1.0
    repost = 0.03
    forward = 0.02
    open_rate = 0.5
    spam = false
    decision_maker = false

    [requests]
    count = 20
    closure = 0.3

    [circle]
    engagement = 1.5
    declined_stay = 0.4
    declined_engagement = 0.6
    capacity = 150.0
    dilution = 0.3
    spam_penalty = 1.0
    favour = 1.0

    [attention]
    model = "feed"
    notice = 0.3
    span = 100.0
    delay_median = 3.0
    delay_spread = 1.2

    [forwarding]
    targeting = 3.0
    delay_median = 6.0
    delay_spread = 1.2

    [release]
    appeal = 1.0
    breadth = 0.2
    half_life = 24.0
    horizon = 336.0
    posts = [0.0, 24.0]
    wire = 0

    [outcome]
    close_rate = 0.05
    close_rate_forwarded = 0.15
    deal_value = 0.0
    currency = "USD"
    cost_per_request = 0.0
    cost_per_contact = 0.0

    [[policy]]
    name = "open"
    require_bio = false
    reject_spam = false
    accept_none = false

    [[policy]]
    name = "picky"
    require_bio = false
    min_relevance = 0.5
    reject_spam = false
    accept_none = false

    [experiment]
    trials = 20000
    baseline = "open"
    practical_difference = 0.01
    estimator = "counts"
    "#);
}

#[test]
fn whole_numbers_and_floats_stand_for_each_other_where_they_are_equal() {
    let text = BASE.replace("people = 500", "people = 5e2\nconcentration = 7");
    let world = meant(&text, &[]).world;
    assert_eq!((world.people, world.concentration.to_bits()), (500, 7.0_f64.to_bits()));
}

#[test]
fn a_network_file_is_seen_from_the_folder_of_the_scenario() {
    let network = r#"
        [world.network]
        model = "file"
        path = "nets/edges.txt"
        undirected = true
        repeats = "count"
        self_loops = "refuse"
        segments = "nets/kinds.txt"
    "#;
    let text = BASE.replace("count = 10\n", "").replace("fraction = 1.0\n", "") + network;
    let read =
        scenario::parse(&text, "s.toml", Path::new("/stories"), &[]).unwrap_or_else(|mistakes| panic!("{mistakes}"));
    let NetworkModel::File(list) = &read.scenario.world.network.model else {
        panic!("not a network file");
    };
    assert_eq!(list.path, PathBuf::from("/stories/nets/edges.txt"));
    assert_eq!(list.segments, Some(PathBuf::from("/stories/nets/kinds.txt")));
    assert_eq!((list.undirected, list.reversed), (Some(true), false));
    assert_eq!((list.repeats, list.self_loops), (Repeats::Count, SelfLoops::Refuse));
    let again = scenario::parse(&resolved_toml(&read.scenario), "r.toml", Path::new("/stories"), &[]);
    assert_eq!(
        again.unwrap_or_else(|mistakes| panic!("{mistakes}")).scenario,
        read.scenario
    );
}

#[test]
fn trials_are_kept_as_they_were_asked_for() {
    let experiment = |overrides: &[&str]| {
        let experiment = meant(BASE, overrides).experiment;
        (experiment.length, experiment.trials_per_world)
    };
    let random = "world.network.model=random";
    assert_eq!(experiment(&[]), (Length::Trials(20_000), 1));
    assert_eq!(experiment(&[random]), (Length::Trials(20_000), 100));
    assert_eq!(
        experiment(&[random, "experiment.trials=250"]),
        (Length::Trials(250), 100)
    );
    assert_eq!(experiment(&[random, "experiment.worlds=7"]), (Length::Trials(700), 100));
    let twelve = [random, "experiment.worlds=3", "experiment.trials_per_world=4"];
    assert_eq!(experiment(&twelve), (Length::Trials(12), 4));
    let narrow = |max_trials| Length::Precision {
        precision: 0.02,
        max_trials,
    };
    assert_eq!(experiment(&["experiment.precision=0.02"]), (narrow(1_000_000), 1));
    let bounded = [random, "experiment.precision=0.02", "experiment.max_trials=950"];
    assert_eq!(experiment(&bounded), (narrow(950), 100));
}

#[test]
fn the_first_policy_is_the_baseline_unless_one_is_named() {
    assert_eq!(meant(BASE, &[]).experiment.baseline, 0);
    assert_eq!(meant(BASE, &["experiment.baseline=picky"]).experiment.baseline, 1);
}

#[test]
fn templates_are_scenarios_without_a_remark() {
    for template in TEMPLATES {
        // What a base says is found where it ships.
        let checked = scenario::parse(&template.text(), template.name, Path::new("scenarios"), &[]);
        let remarks = checked.map_or_else(|mistakes| mistakes, |checked| checked.warnings);
        assert!(remarks.is_empty(), "{}: {remarks}", template.name);
    }
    assert_eq!(template("basic"), Some(TEMPLATES[0].text()));
    assert_eq!(template("none such"), None);
}

/// Every key of a schema by its path, without those of lists numbered.
fn keys(schema: &Value, path: &str, found: &mut Vec<(String, Value)>) {
    let object = if schema["type"] == "array" {
        &schema["items"]
    } else {
        schema
    };
    let Some(properties) = object["properties"].as_object() else {
        return found.push((path.to_owned(), schema.clone()));
    };
    assert_eq!(object["additionalProperties"], false, "{path}");
    for (name, property) in properties {
        let below = if path.is_empty() {
            name.clone()
        } else {
            format!("{path}.{name}")
        };
        keys(property, &below, found);
    }
}

#[test]
fn the_schema_describes_every_key() {
    let mut found = Vec::new();
    keys(&schema(), "", &mut found);
    for (path, key) in &found {
        assert!(
            key["description"].as_str().is_some_and(|text| text.len() > 10),
            "{path}"
        );
        assert!(key["type"].is_string(), "{path}");
    }
    let key = |path: &str| {
        &found
            .iter()
            .find(|(found, _)| found == path)
            .unwrap_or_else(|| panic!("{path}"))
            .1
    };
    assert_eq!(key("world.network.tail")["exclusiveMinimum"], 2.0);
    assert_eq!(key("circle.capacity")["default"], 150.0);
    assert_eq!(
        key("attention.model")["enum"],
        serde_json::json!(["feed", "constant", "inverse"])
    );
    assert_eq!(key("release.posts")["default"], serde_json::json!([0.0, 24.0]));
    // What a base says need not be said again.
    assert_eq!(
        schema()["anyOf"],
        serde_json::json!([{ "required": ["segment", "policy"] }, { "required": ["base"] }])
    );
    assert_eq!(
        schema()["properties"]["policy"]["items"]["required"],
        serde_json::json!(["name"])
    );
    assert_eq!(found.len(), 143);
}

/// The template explains each key of the schema.
#[test]
fn the_template_has_every_key() {
    let text = template("basic").unwrap();
    let mut found = Vec::new();
    keys(&schema(), "", &mut found);
    for (path, _) in found {
        let name = path.rsplit('.').next().unwrap();
        let stands = |line: &str| line.trim_start_matches("# ").starts_with(&format!("{name} = "));
        assert!(text.lines().any(stands), "{path}");
    }
}

#[test]
fn the_digest_names_what_moves_numbers() {
    let scenario = meant(BASE, &[]);
    let base = digest(&scenario, &[]);
    assert_eq!(base.len(), 32);
    for same in ["title=Other", "question=Why?", "description=x", "circle.capacity=150"] {
        assert_eq!(digest(&meant(BASE, &[same]), &[]), base, "{same}");
    }
    for other in [
        "seed=1",
        "circle.capacity=151",
        "policy.picky.min_relevance=0.6",
        "experiment.baseline=picky",
    ] {
        assert_ne!(digest(&meant(BASE, &[other]), &[]), base, "{other}");
    }
    let files = [
        digest(&scenario, &[b"ab"]),
        digest(&scenario, &[b"a", b"b"]),
        digest(&scenario, &[b"a"]),
    ];
    assert!(files.iter().all(|file| *file != base) && files[0] != files[1] && files[1] != files[2]);
}

/// Any number from `low` to `high`, the ends with the rest.
fn number(low: f64, high: f64) -> impl Strategy<Value = f64> {
    prop_oneof![1 => Just(low), 1 => Just(high), 8 => low..=high]
}

/// A scenario with values far from the defaults.
const LAWS: [NetworkLaw; 9] = [
    NetworkLaw::Random,
    NetworkLaw::SmallWorld,
    NetworkLaw::Preferential,
    NetworkLaw::PowerLaw,
    NetworkLaw::Blocks,
    NetworkLaw::Geometric,
    NetworkLaw::Kleinberg,
    NetworkLaw::Rmat,
    NetworkLaw::Lfr,
];

fn any_scenario() -> impl Strategy<Value = Scenario> {
    let texts = (
        "[^\\x00-\\x1f\\x7f-\\u{9f}\\u{202a}-\\u{202e}\\u{2066}-\\u{2069}]{0,20}",
        "\\PC{0,9}[\n\t\r\"\\\\']{0,3}\\PC{0,9}",
        any::<u64>(),
    );
    let world = (
        number(0.01, 1e6),
        number(0.0, 100.0),
        number(2.000_001, 100.0),
        number(0.0, 1.0),
        30_u64..1_000_000,
    );
    let policy = (
        any::<bool>(),
        prop::option::of(number(0.0, 1.0)),
        prop::option::of(0_u32..4_000_000_000),
        any::<bool>(),
    );
    let release = (prop::collection::vec(number(0.0, 1e12), 0..5), 0_u32..30, 0_usize..3);
    let length = (
        prop::option::of(number(1e-9, 0.5)),
        2_u64..1_000_000,
        1_u64..500,
        any::<bool>(),
        prop::sample::select(LAWS.to_vec()),
    );
    (texts, world, policy, release, length).prop_map(|(texts, world, policy, release, length)| {
        let mut scenario = meant(BASE, &[]);
        (scenario.title, scenario.description, scenario.seed) = texts;
        scenario.world.concentration = world.0;
        scenario.world.observation_noise = world.1;
        scenario.world.network.tail = world.2;
        scenario.world.network.mixing = world.3;
        scenario.world.people = world.4;
        scenario.policies[1].require_bio = policy.0;
        scenario.policies[1].min_relevance = policy.1;
        scenario.policies[1].max_contacts = policy.2;
        scenario.policies[1].accept_none = policy.3;
        scenario.release.posts = release.0;
        scenario.release.wire = release.1;
        scenario.attention.model = [AttentionModel::Feed, AttentionModel::Constant, AttentionModel::Inverse][release.2];
        let (precision, worlds, each, built, law) = length;
        let each = if built { each } else { 1 };
        if built {
            scenario.world.network.model = NetworkModel::Drawn(law);
            scenario.world.network.arc_count = ArcCount::Fixed;
            scenario.world.network.decay = 1.25;
        }
        scenario.experiment.trials_per_world = each;
        scenario.experiment.length = match precision {
            Some(precision) => Length::Precision {
                precision,
                max_trials: worlds * each,
            },
            None => Length::Trials(worlds * each),
        };
        scenario
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_resolved_scenario_reads_as_itself(scenario in any_scenario()) {
        let text = resolved_toml(&scenario);
        match parse(&text, &[]) {
            Ok(checked) => prop_assert_eq!(checked.scenario, scenario),
            Err(mistakes) => prop_assert!(false, "{}\n{}", mistakes, text),
        }
    }
}
