//! `whoknows story` as it is used: what it prints and writes, what it refuses, and that it agrees with `run`.

use assert_cmd::assert::Assert;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

const COCKTAIL_PARTY: &str = "scenarios/cocktail-party.toml";
const NETWORK_FILE: &str = "scenarios/network-file.toml";
const FEW: [&str; 2] = ["--set", "experiment.trials=200"];

/// The program, started in the project's folder with nothing of the environment that changes what it prints.
fn whoknows(arguments: &[&str]) -> Assert {
    let mut command = assert_cmd::Command::new(env!("CARGO_BIN_EXE_whoknows"));
    for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
        command.env_remove(name);
    }
    command.current_dir(env!("CARGO_MANIFEST_DIR")).args(arguments).assert()
}

fn story(scenario: &str, out: &Path, more: &[&str]) -> Assert {
    let out = out.to_str().expect("a path of plain text");
    whoknows(&[&["story", scenario, "--out", out], &FEW[..], more].concat())
}

fn output(assert: &Assert) -> String {
    String::from_utf8(assert.get_output().stdout.clone()).expect("text")
}

fn refuses(assert: Assert, code: i32, phrases: &[&str]) {
    let assert = assert.code(code);
    let errors = String::from_utf8_lossy(&assert.get_output().stderr).into_owned();
    for phrase in phrases {
        assert!(errors.contains(phrase), "it says\n{errors}\nand not {phrase:?}");
    }
}

fn home() -> TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn a_story_is_told_and_leaves_its_files() {
    let home = home();
    let out = home.path().join("told");
    let find = ["--find", "all comers-not-the promising"];
    let told = output(&story(COCKTAIL_PARTY, &out, &find).success());
    for phrase in [
        "all comers",
        "Who told whom",
        "names are invented",
        "not a forecast",
        "of 200 trials",
    ] {
        assert!(told.replace('\u{a0}', " ").contains(phrase), "{told}");
    }
    let files = [
        "chain.png",
        "chain.svg",
        "manifest.json",
        "network.png",
        "network.svg",
        "story.gif",
        "story.json",
        "story.md",
    ];
    assert_eq!(names(&out), files);
    assert!(fs::read(out.join("story.gif")).unwrap().starts_with(b"GIF89a"));
    let read = |name: &str| files.map(|file| (file, fs::read(home.path().join(name).join(file)).unwrap()));
    story(
        COCKTAIL_PARTY,
        &home.path().join("again"),
        &[&find[..], &["--threads", "1"]].concat(),
    )
    .success();
    assert_eq!(read("told"), read("again"), "the same bytes on any number of threads");
}

#[test]
fn a_story_speaks_german() {
    let home = home();
    let told = output(&story(COCKTAIL_PARTY, home.path(), &["--language", "de"]).success());
    assert!(
        told.contains("Wer es wem sagte") && told.contains("keine Vorhersage"),
        "{told}"
    );
    assert!(
        fs::read_to_string(home.path().join("network.svg"))
            .unwrap()
            .contains("Entscheider")
    );
}

/// For every policy of some trials: people, reposts, hops, hours and way are those in the table of the run.
#[test]
fn a_story_agrees_with_the_table_of_the_run() {
    let home = home();
    for scenario in [COCKTAIL_PARTY, NETWORK_FILE] {
        let run = home.path().join("run");
        let to = run.to_str().unwrap();
        let arguments = [
            "run",
            scenario,
            "--out",
            to,
            "--force",
            "--quiet",
            "--trials-format",
            "csv",
        ];
        whoknows(&[&arguments[..], &FEW].concat()).success();
        let mut table = csv::Reader::from_path(run.join("trials.csv")).unwrap();
        let head: Vec<String> = table.headers().unwrap().iter().map(str::to_owned).collect();
        let rows: Vec<csv::StringRecord> = table.records().map(Result::unwrap).collect();
        let policies = rows.iter().take_while(|row| &row[0] == "0").count();
        for trial in [0usize, 17, 123, 199] {
            let out = home.path().join("story");
            let number = trial.to_string();
            let told = output(&story(scenario, &out, &["--trial", &number, "--json", "--force"]).success());
            let told: serde_json::Value = serde_json::from_str(&told).unwrap();
            for (index, policy) in told["policies"].as_array().unwrap().iter().enumerate() {
                let row = &rows[trial * policies + index];
                let cell = |name: &str| &row[head.iter().position(|head| head == name).unwrap()];
                let is = |value: &serde_json::Value, name: &str| match value {
                    serde_json::Value::Null => assert_eq!(cell(name), "", "{name}"),
                    serde_json::Value::String(text) => assert_eq!(cell(name), text, "{name}"),
                    serde_json::Value::Bool(whether) => assert_eq!(cell(name), whether.to_string(), "{name}"),
                    number => assert_eq!(cell(name).parse::<f64>().unwrap(), number.as_f64().unwrap(), "{name}"),
                };
                is(&told["trial"], "trial");
                is(&told["world"], "world");
                for name in [
                    "accepted",
                    "people",
                    "reposts",
                    "forwards",
                    "decision_makers",
                    "reached",
                ] {
                    is(&policy[name], name);
                }
                for name in ["first_hours", "first_hops", "first_channel"] {
                    is(&policy[name], name);
                }
                is(&policy["name"], "policy");
            }
        }
    }
}

#[test]
fn what_cannot_be_told_is_refused_with_what_to_type() {
    let home = home();
    let told = |more: &[&str]| story(COCKTAIL_PARTY, home.path(), more);
    refuses(
        told(&["--trial", "200"]),
        2,
        &["trials 0 to 199", "--set experiment.trials=201"],
    );
    refuses(
        told(&["--trial", "1", "--find", "longest"]),
        2,
        &["cannot be used with"],
    );
    refuses(
        told(&["--policy", "al comers"]),
        2,
        &["\"all comers\", \"the promising\"", "did you mean \"all comers\""],
    );
    refuses(told(&["--find", "typicl"]), 2, &["did you mean \"typical\""]);
    refuses(
        told(&["--find", "all comers-not-promising"]),
        2,
        &["no policy is called \"promising\"", "the promising"],
    );
    refuses(
        told(&["--find", "all comers-not-all comers"]),
        2,
        &["two different policies"],
    );
    let other = ["--find", "all comers-not-the promising", "--policy", "the promising"];
    refuses(told(&other), 2, &["leave --policy out"]);
    // Alike in all but their names, so neither ever reaches alone.
    let twins = [
        "--set",
        "policy.the promising.min_relevance=0",
        "--set",
        "policy.the promising.min_value=0",
    ];
    let pair = ["--find", "all comers-not-the promising"];
    refuses(
        told(&[&pair[..], &twins].concat()),
        1,
        &["in none of 200 trials", "neither alone: try --find typical"],
    );
    refuses(whoknows(&["story", "nowhere.toml"]), 3, &["nowhere.toml"]);
    assert!(names(home.path()).is_empty());
}

#[test]
fn what_a_story_would_not_heed_is_refused() {
    let home = home();
    for flag in ["--slides", "--chart=ascii", "--audience=client"] {
        refuses(
            story(COCKTAIL_PARTY, &home.path().join("told"), &[flag]),
            2,
            &["unexpected argument"],
        );
    }
}

#[test]
fn a_policy_that_never_reaches_is_said_to() {
    let home = home();
    let deaf = ["--set", "attention.notice=0", "--find", "longest"];
    let told = output(&story(COCKTAIL_PARTY, home.path(), &deaf).success());
    assert!(
        told.replace('\u{a0}', " ").contains("Nobody read the news at all."),
        "{told}"
    );
}

#[test]
fn a_story_of_another_scenario_is_not_overwritten() {
    let home = home();
    story(COCKTAIL_PARTY, home.path(), &["--trial", "3"]).success();
    story(COCKTAIL_PARTY, home.path(), &["--trial", "4"]).success();
    let before = fs::read(home.path().join("story.md")).unwrap();
    let other = ["--trial", "3", "--set", "requests.count=30"];
    refuses(
        story(COCKTAIL_PARTY, home.path(), &other),
        1,
        &["another scenario", "--force"],
    );
    assert_eq!(fs::read(home.path().join("story.md")).unwrap(), before);
    story(COCKTAIL_PARTY, home.path(), &[&other[..], &["--force"]].concat()).success();
}

/// The usual place of a story is within that of a result, whichever comes first.
#[test]
fn a_story_and_a_result_share_a_folder() {
    let home = home();
    let result = home.path().join("party");
    let run = |more: &[&str]| {
        let out = result.to_str().unwrap();
        whoknows(&[&["run", COCKTAIL_PARTY, "--out", out, "--quiet"], &FEW[..], more].concat())
    };
    story(COCKTAIL_PARTY, &result.join("story"), &["--trial", "3"]).success();
    let told = fs::read(result.join("story/story.md")).unwrap();
    run(&[]).success();
    run(&["--set", "requests.count=30", "--force"]).success();
    assert_eq!(fs::read(result.join("story/story.md")).unwrap(), told);
    assert!(result.join("report.html").exists());
    fs::write(result.join("story/notes.txt"), "mine").unwrap();
    story(COCKTAIL_PARTY, &result.join("story"), &["--trial", "5"]).success();
    assert_eq!(fs::read(result.join("story/notes.txt")).unwrap(), b"mine");
}

#[cfg(unix)]
#[test]
fn an_interrupted_search_tells_what_it_found() {
    use std::process::{Command, Stdio};
    use std::time::Duration;
    let home = home();
    let child = Command::new(env!("CARGO_BIN_EXE_whoknows"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(["story", COCKTAIL_PARTY, "--set", "experiment.trials=100000000", "--out"])
        .arg(home.path().join("told"))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    std::thread::sleep(Duration::from_millis(1500));
    let signalled = Command::new("kill").args(["-INT", &child.id().to_string()]).status();
    assert!(signalled.expect("kill runs").success());
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(output.status.code(), Some(130));
    let told = String::from_utf8(output.stdout).unwrap();
    assert!(told.contains("search was interrupted after"), "{told}");
    assert!(home.path().join("told/story.gif").exists());
}

#[test]
fn a_stored_result_tells_a_trial_on_the_very_network_of_its_run() {
    let home = home();
    let out = home.path().join("result");
    let folder = out.to_str().expect("a path of plain text");
    whoknows(&[&["run", NETWORK_FILE, "--out", folder, "--quiet"], &FEW[..]].concat()).success();
    let errors = || {
        let assert = whoknows(&["report", folder]).success();
        String::from_utf8_lossy(&assert.get_output().stderr).into_owned()
    };
    let tells = || {
        fs::read_to_string(out.join("report.html"))
            .unwrap()
            .contains("story-player")
    };
    let beside = out.join("network.txt");
    assert!(
        errors().contains("a result does not keep the files that its scenario names"),
        "{}",
        errors()
    );
    assert!(!tells());
    fs::write(&beside, "1 2\n2 3\n").unwrap();
    assert!(errors().contains("is not the file of the run"), "{}", errors());
    assert!(!tells());
    fs::copy(
        Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/network.txt"),
        &beside,
    )
    .unwrap();
    assert_eq!(errors(), "");
    assert!(tells());
}
