//! `requests.from`: the firm's own contacts ask, and who they are stays so in every world.

use super::command_line::{assert, files, home, refuses, text, write};
use super::kit::scenario_in;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use whoknows::circle::Unmet;
use whoknows::experiment::Plan;
use whoknows::scenario::{Scenario, load};
use whoknows::study::identity;

const SCENARIO: &str = r#"
[world]
people = 2000
[[segment]]
name = "boss"
decision_maker = true
count = 20
request_rate = 0.0
[[segment]]
name = "peer"
fraction = 0.5
bio = 0.5
request_rate = 3.0
[[segment]]
name = "other"
fraction = 0.5
bio = 0.5
[requests]
from = "contacts.csv"
[[policy]]
name = "open"
[[policy]]
name = "with a bio"
require_bio = true
[experiment]
trials = 40
"#;

const LIST: &str = "id,segment,bio\nc1,peer,yes\nc2,other,no\nc3,boss,\nc4,,\nc5,,yes\nc6,peer,no\nc7,peer,\n";

/// The scenario with a list of contacts beside it.
fn with_list(list: &str) -> (tempfile::TempDir, Scenario) {
    let home = home();
    write(&home, "contacts.csv", list);
    let path = write(&home, "mine.toml", SCENARIO);
    let checked = load(Path::new(&path), &[]).expect("it has no mistakes");
    (home, checked.scenario)
}

#[test]
fn contacts_are_of_their_segments_and_have_a_bio_as_stated_in_every_world() {
    let (_home, scenario) = with_list(LIST);
    assert_eq!(scenario.requests.count, 7);
    let plan = Plan::new(&scenario).expect("a plan");
    let worlds = 2_000;
    let (mut people_of_first, mut peers) = (std::collections::BTreeSet::new(), 0);
    for trial in 0..worlds {
        let replay = plan.replay(trial);
        let segments: Vec<u16> = replay.requesters.iter().map(|requester| requester.segment).collect();
        assert_eq!([0, 1, 2, 5, 6].map(|contact| segments[contact]), [1, 2, 0, 1, 1]);
        let has_bio = |contact: usize| !replay.unmet[contact][1].contains(&Unmet::Bio);
        assert_eq!([0, 1, 4, 5].map(has_bio), [true, false, true, false]);
        let people: std::collections::BTreeSet<_> =
            replay.requesters.iter().map(|requester| requester.person).collect();
        assert_eq!(people.len(), 7, "nobody is two contacts");
        assert!(
            [3, 4].iter().all(|&contact| segments[contact] != 0),
            "who never asks is nobody's guess"
        );
        people_of_first.insert(replay.requesters[0].person);
        peers += u32::from(segments[3] == 1);
    }
    // c1 is one of some 495 peers with a bio, drawn anew in each world.
    assert!(people_of_first.len() > 300, "{}", people_of_first.len());
    // Peers ask three times as readily as as many others: 1500 ± 19 of 2000 (standard deviation); five of these.
    assert!((1_403..1_597).contains(&peers), "{peers}");
}

#[test]
fn a_segment_may_be_asked_whole() {
    let mut list = "id,segment\nu1,\nu2,\n".to_owned();
    for number in 1..=20 {
        let _ = writeln!(list, "b{number},boss");
    }
    let (_home, scenario) = with_list(&list);
    let replay = Plan::new(&scenario).expect("a plan").replay(0);
    assert_eq!(
        replay
            .requesters
            .iter()
            .filter(|requester| requester.segment == 0)
            .count(),
        20
    );
}

#[test]
fn what_does_not_go_with_the_scenario_is_told() {
    let home = home();
    let path = write(&home, "mine.toml", SCENARIO);
    let out = home.path().join("out");
    let run = ["run", &path, "-o", text(&out)];
    refuses(&run, 3, &["contacts.csv", "requests.from"]);
    for (list, phrases) in [
        (
            "id,segment\nc1,pear\n",
            &["c1 is of segment “pear”", "did you mean “peer”?"][..],
        ),
        ("id,segment,e-mail\nc1,peer,x\n", &["“e-mail”"]),
        ("id,segment\nc1,peer\nc1,peer\n", &["c1 stands twice"]),
    ] {
        write(&home, "contacts.csv", list);
        refuses(&run, 3, phrases);
    }
    let mut crowd = "id,segment\n".to_owned();
    (0..21).for_each(|number| {
        let _ = writeln!(crowd, "c{number},boss");
    });
    write(&home, "contacts.csv", crowd);
    refuses(&run, 3, &["more contacts are of segment “boss” than its 20 people"]);
    write(&home, "contacts.csv", LIST);
    let with = |set: &'static str| [&run[..], &["--set", set]].concat();
    refuses(
        &with("requests.count=5"),
        3,
        &["7 contacts stand in it", "write count = 7"],
    );
    refuses(
        &with("segment.peer.bio=0"),
        3,
        &["c1 has a bio, but nobody of segment “peer” has one"],
    );
    refuses(
        &with("segment.other.bio=1"),
        3,
        &["c2 has no bio, but everybody of segment “other” has one"],
    );
    let channels = format!("{SCENARIO}\n[[channel]]\nname = \"forum\"\nkind = \"forum\"\n");
    let channels = write(&home, "channels.toml", channels);
    refuses(&["check", &channels], 3, &["does not go with channels"]);
    let campaign = write(
        &home,
        "campaign.toml",
        format!("{SCENARIO}\n[campaign]\nreleases = 3\n"),
    );
    refuses(&["check", &campaign], 3, &["does not go with a campaign"]);
    let swept = ["sweep", &path, "--vary", "requests.count=1:9:3", "-o", text(&out)];
    refuses(&swept, 3, &["write count = 7"]);
}

#[test]
fn every_command_takes_contacts_and_a_result_does_without_their_file() {
    let home = home();
    write(&home, "lists/contacts.csv", LIST);
    write(
        &home,
        "base/mine.toml",
        SCENARIO.replace("\"contacts.csv\"", "\"../lists/contacts.csv\""),
    );
    let path = write(
        &home,
        "variant.toml",
        "base = \"base/mine.toml\"\n[segment]\n".replace("[segment]\n", ""),
    );
    let out = home.path().join("out");
    let quietly = |command: &[&str]| assert(&[command, &["-q", "--trials", "40"]].concat());
    assert(&["check", &path]).success();
    quietly(&["run", &path, "-o", text(&out)]).success();
    quietly(&[
        "sweep",
        &path,
        "--vary",
        "circle.dilution=0:1:2",
        "-o",
        text(&home.path().join("swept")),
    ])
    .success();
    let story = home.path().join("story");
    quietly(&["story", &path, "-o", text(&story), "--trial", "1"]).success();
    let told = fs::read_to_string(story.join("story.md")).expect("it was written");
    assert!(told.contains("pseudonyms"), "{told}");
    let resolved = fs::read_to_string(out.join("scenario.toml")).expect("it was written");
    assert!(
        resolved.contains("count = 7") && resolved.contains("lists/contacts.csv"),
        "{resolved}"
    );
    fs::remove_file(home.path().join("lists/contacts.csv")).expect("it is there");
    assert(&["report", text(&out)]).success();
}

#[test]
fn contacts_take_the_place_of_the_count_of_a_base() {
    let home = home();
    write(&home, "contacts.csv", LIST);
    write(
        &home,
        "base.toml",
        SCENARIO.replace("from = \"contacts.csv\"", "count = 400"),
    );
    let path = write(
        &home,
        "mine.toml",
        "base = \"base.toml\"\n[requests]\nfrom = \"contacts.csv\"\n",
    );
    assert_eq!(
        load(Path::new(&path), &[])
            .expect("it has no mistakes")
            .scenario
            .requests
            .count,
        7
    );
    let base = home.path().join("base.toml");
    let set = ["requests.from=contacts.csv".to_owned()];
    assert_eq!(
        load(&base, &set).expect("it has no mistakes").scenario.requests.count,
        7
    );
}

#[test]
fn other_contacts_make_another_scenario() {
    let (home, scenario) = with_list(LIST);
    let before = identity(&scenario).expect("its files can be read");
    assert_eq!(identity(&scenario).expect("its files can be read"), before);
    write(&home, "contacts.csv", LIST.replace("c2,other", "c2,peer"));
    assert_ne!(identity(&scenario).expect("its files can be read"), before);
}

#[test]
fn without_a_list_nothing_is_as_it_was_not() {
    // Requests that are drawn keep their draws: contacts take none of them.
    let text = SCENARIO.replace("from = \"contacts.csv\"", "count = 7");
    let drawn = scenario_in(&text, Path::new(""));
    let people: Vec<u32> = Plan::new(&drawn)
        .expect("a plan")
        .replay(3)
        .requesters
        .iter()
        .map(|r| r.person.0)
        .collect();
    assert_eq!(people.len(), 7);
    assert!(drawn.parameter("requests.count").is_some_and(|count| count.is_in_force));
    let (_home, listed) = with_list(LIST);
    for path in ["requests.count", "requests.closure"] {
        assert!(
            listed.parameter(path).is_some_and(|parameter| !parameter.is_in_force),
            "{path}"
        );
    }
}

/// The ranking that `contacts` prints as JSON, of a list in the scenario.
fn ranked(list: &str, more: &[&str]) -> serde_json::Value {
    let (home, _) = with_list(list);
    let path = home.path().join("mine.toml");
    let out = home.path().join("out");
    let command = [
        "contacts",
        text(&path),
        "--json",
        "-o",
        text(&out),
        "--set",
        "experiment.trials=1500",
    ];
    let output = assert(&[&command, more].concat()).success().get_output().stdout.clone();
    serde_json::from_slice(&output).expect("it is JSON")
}

#[test]
fn contacts_are_ranked_by_the_credit_of_each() {
    let mut list = "id,segment\nb1,boss\n".to_owned();
    for number in 1..=30 {
        let _ = writeln!(list, "p{number},peer\no{number},other");
    }
    // Nobody passes anything on, so only the decision-maker brings the news to one.
    let alone = [
        "--set=segment.peer.repost=0",
        "--set=segment.peer.forward=0",
        "--set=segment.other.repost=0",
        "--set=segment.other.forward=0",
    ];
    let ranking = &ranked(&list, &alone)["contacts"];
    let kinds = ranking["kinds"].as_array().expect("kinds of contacts");
    assert_eq!(
        (kinds.len(), &kinds[0]["ids"], &kinds[0]["segment"]),
        (3, &["b1"].into(), &"boss".into())
    );
    assert_eq!(
        (
            kinds[0]["credit"]["estimate"].as_f64(),
            kinds[1]["credit"]["estimate"].as_f64()
        ),
        (Some(1.0), Some(0.0))
    );
    assert_eq!(kinds[0]["accepted_by"][0], 1.0);
    assert_eq!(ranking["policy"], 0, "the policy that asks least");
    let peers = kinds
        .iter()
        .find(|kind| kind["segment"] == "peer")
        .expect("there are peers");
    let with_bio = peers["accepted_by"][1].as_f64().expect("a share");
    // 30 peers in each of 1500 worlds, half of them with a bio: ± 0.0024 (standard deviation); five of these.
    assert!((with_bio - 0.5).abs() < 0.012, "{with_bio}");
}

#[test]
fn all_credit_is_shared_out_and_a_limit_tells_contacts_apart() {
    let mut list = "id,segment\n".to_owned();
    for number in 1..=30 {
        let _ = writeln!(list, "p{number},peer\no{number},other");
    }
    let lively = ["--set=segment.peer.repost=0.5", "--set=segment.other.repost=0.5"];
    let ranking = ranked(&list, &lively);
    let kinds = ranking["contacts"]["kinds"].as_array().expect("kinds of contacts");
    let credit = |kind: &serde_json::Value| {
        let each = kind["credit"]["estimate"].as_f64().expect("a share");
        each * kind["ids"].as_array().expect("pseudonyms").len() as f64
    };
    let all: f64 = kinds.iter().map(credit).sum();
    assert!((all - 1.0).abs() < 1e-9, "{all}");
    assert_eq!(kinds.len(), 2);
    let limited = ranked(
        &list,
        &[&lively[..], &["--set", "policy.open.max_contacts=10"]].concat(),
    );
    assert_eq!(limited["contacts"]["kinds"].as_array().expect("contacts").len(), 60);
}

#[test]
fn names_are_shown_on_the_screen_and_stand_in_no_file() {
    let (home, _) = with_list(LIST);
    let who = write(
        &home,
        "who.csv",
        "id,name\nc1,Vera Erfunden\nc2,'=1+1\u{1b}[2J\nc4,Uwe\n",
    );
    let path = home.path().join("mine.toml");
    let out = home.path().join("out");
    let command = ["contacts", text(&path), "-o", text(&out), "--trials", "40"];
    let printed = |more: &[&str]| {
        let output = assert(&[&command, more].concat()).success().get_output().stdout.clone();
        String::from_utf8(output).expect("it is text")
    };
    let named = printed(&["--who", &who]);
    assert!(named.contains("Vera") && !named.contains('\u{1b}'), "{named}");
    assert!(!printed(&["--force"]).contains("Vera"));
    for (name, bytes) in files(&out) {
        assert!(!String::from_utf8_lossy(&bytes).contains("Vera"), "{}", name.display());
    }
    let table = fs::read_to_string(out.join("contacts.csv")).expect("it was written");
    assert_eq!(table.lines().count(), 8, "{table}");
    assert!(out.join("charts/contacts.svg").is_file());
    assert(&["report", text(&out)]).success();
    refuses(
        &[&command[..], &["--who", text(&path)]].concat(),
        1,
        &["`id` and `name`"],
    );
    refuses(
        &[&command[..], &["--policy", "opne"]].concat(),
        2,
        &["did you mean open?"],
    );
    let nobody = [
        "contacts",
        "scenarios/cocktail-party.toml",
        "-o",
        text(&home.path().join("none")),
        "--trials",
        "40",
    ]
    .map(str::to_owned);
    refuses(&nobody.each_ref().map(String::as_str), 1, &["whoknows import"]);
}
