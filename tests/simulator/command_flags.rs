//! Flags that people expect: counts in every spelling, a seed, a folder, standard input, no charts, and a report that opens.

use super::command_line::{COCKTAIL_PARTY, assert, errors_of, files, home, refuses, text, whoknows, with, write};
use serde_json::Value;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Output, Stdio};

/// The program, with something on its standard input.
fn fed(arguments: &[&str], folder: &Path, input: &[u8]) -> Output {
    let mut command = whoknows();
    command
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().expect("it starts");
    let mut stdin = child.stdin.take().expect("it is piped");
    // A program that refuses its arguments reads nothing.
    let _ = stdin.write_all(input);
    drop(stdin);
    child.wait_with_output().expect("it ends")
}

fn summary(folder: &Path) -> Value {
    let bytes = fs::read(folder.join("summary.json")).expect("it was written");
    serde_json::from_slice(&bytes).expect("it is JSON")
}

#[test]
fn trials_seed_and_folder_have_flags_of_their_own() {
    let home = home();
    let (flags, sets) = (home.path().join("flags"), home.path().join("sets"));
    assert(&[
        "run",
        COCKTAIL_PARTY,
        "-q",
        "--trials",
        "4e1",
        "--seed",
        "7",
        "-o",
        text(&flags),
    ])
    .success();
    let set = ["--set=experiment.trials=40", "--set=seed=7", "--out", text(&sets)];
    assert(&[&["run", COCKTAIL_PARTY, "-q"], &set[..]].concat()).success();
    assert!(files(&flags) == files(&sets));
    assert_eq!(
        (&summary(&flags)["trials"], &summary(&flags)["scenario"]["seed"]),
        (&40.into(), &7.into())
    );
    let story = home.path().join("story");
    assert(&[
        "story",
        COCKTAIL_PARTY,
        "-q",
        "--trials",
        "0.2k",
        "--seed",
        "7",
        "-o",
        text(&story),
    ])
    .success();
    assert!(story.join("story.md").is_file() && story.join("story.gif").is_file());
    assert(&["check", COCKTAIL_PARTY, "--trials", "1_000_000", "--seed=3"]).success();
    assert(&["check", "scenarios/network-file.toml", "--trials", "1e6"]).success();
}

#[test]
fn a_count_is_whole_or_refused_with_its_spelling() {
    for (flag, value, phrase) in [
        ("--trials", "0.5", "no whole number"),
        ("--trials", "20,000", "write 20000"),
        ("--trials", "1.000", "write 1000"),
        ("--trials", "0", "0 is not in 1..=1000000000000"),
        ("--trials", "1e13", "is not in 1..=1000000000000"),
        ("--trials", "many", "20000, 20_000, 2e4 and 20k"),
        ("--seed", "1e20", "larger than any"),
        ("--seed", "1.5", "no whole number"),
    ] {
        refuses(&["run", COCKTAIL_PARTY, flag, value], 2, &[flag, value, phrase]);
    }
    refuses(
        &["run", COCKTAIL_PARTY, "--trials=9", "--set", "experiment.trials = 7"],
        2,
        &["--trials 9", "--set experiment.trials = 7", "leave one of them out"],
    );
    refuses(&["check", COCKTAIL_PARTY, "--seed=9", "--set=seed=7"], 2, &["--seed 9"]);
    refuses(
        &[
            "cascade",
            "scenarios/network.txt",
            "--model=wc",
            "--initial=3",
            "--trials=1,000",
        ],
        2,
        &["write 1000"],
    );
}

#[test]
fn a_scenario_may_come_from_standard_input() {
    let home = home();
    let scenario = fs::read(COCKTAIL_PARTY).expect("it ships");
    let run = fed(&["run", "-", "--trials=40", "--seed=1"], home.path(), &scenario);
    let told = String::from_utf8_lossy(&run.stdout).into_owned();
    assert!(
        run.status.success() && told.contains("output/stdin/report.html"),
        "{told}"
    );
    let named = fed(
        &["run", "-", "--trials=40", "--seed=1", "-qo", "mine"],
        home.path(),
        &scenario,
    );
    assert!(named.status.success() && named.stdout.is_empty());
    assert!(files(&home.path().join("output/stdin")) == files(&home.path().join("mine")));
    let story = fed(&["story", "-", "--trials=200", "-q"], home.path(), &scenario);
    assert!(story.status.success() && home.path().join("output/stdin/story/story.md").is_file());
    let check = fed(&["check", "-"], home.path(), &scenario);
    assert_eq!(String::from_utf8_lossy(&check.stdout), "standard input: no mistakes\n");

    // Paths are seen from the current folder.
    fs::copy("scenarios/network.txt", home.path().join("network.txt")).expect("it ships");
    let network = fs::read("scenarios/network-file.toml").expect("it ships");
    assert!(fed(&["check", "-"], home.path(), &network).status.success());

    let broken = fed(&["check", "-", "--json"], home.path(), b"title = 1\n");
    assert_eq!(broken.status.code(), Some(3));
    let found: Value = serde_json::from_slice(&broken.stdout).expect("it is JSON");
    assert_eq!(found[0]["remarks"][0]["file"], "standard input");
    let empty = fed(&["run", "-"], home.path(), b"");
    assert!(empty.status.code() == Some(3) && String::from_utf8_lossy(&empty.stderr).contains("the scenario is empty"));
    let huge = fed(&["run", "-"], home.path(), "#".repeat(2_000_000).as_bytes());
    assert!(huge.status.code() == Some(3) && String::from_utf8_lossy(&huge.stderr).contains("larger than 1 MB"));
    for command in ["run", "check"] {
        let twice = fed(&[command, "-", "-"], home.path(), &scenario);
        let errors = String::from_utf8_lossy(&twice.stderr).into_owned();
        assert!(
            twice.status.code() == Some(2) && errors.contains("only once"),
            "{errors}"
        );
    }
}

#[test]
fn without_charts_there_are_no_files_of_pictures_and_the_rest_is_the_same() {
    let home = home();
    let (with_charts, without) = (home.path().join("with"), home.path().join("without"));
    assert(&["run", COCKTAIL_PARTY, "-q", "--trials=40", "-o", text(&with_charts)]).success();
    assert(&[
        "run",
        COCKTAIL_PARTY,
        "-q",
        "--trials=40",
        "--no-charts",
        "-o",
        text(&without),
    ])
    .success();
    let mut expected = files(&with_charts);
    expected.retain(|name, _| !name.starts_with("charts"));
    let mut found = files(&without);
    for files in [&mut expected, &mut found] {
        files.remove(Path::new("manifest.json"));
    }
    assert!(found == expected);
    assert(&["report", text(&without), "-q"]).success();
    assert!(files(&without) == files(&with_charts));
    assert(&["report", text(&without), "-q", "--no-charts"]).success();
    assert!(!without.join("charts").exists());
    let story = home.path().join("story");
    assert(&[
        "story",
        COCKTAIL_PARTY,
        "-q",
        "--trials=200",
        "--no-charts",
        "-o",
        text(&story),
    ])
    .success();
    let names: Vec<String> = files(&story)
        .into_keys()
        .map(|name| name.display().to_string())
        .collect();
    assert_eq!(names, ["manifest.json", "story.json", "story.md"]);
    let told = fs::read_to_string(story.join("story.md")).expect("it was written");
    assert!(!told.contains("!["), "{told}");
}

/// A stand-in for the opener of the system, which notes down what it is to open.
#[cfg(target_os = "linux")]
fn opener(folder: &Path) {
    use std::os::unix::fs::PermissionsExt;
    let program = folder.join("xdg-open");
    let script = format!("#!/bin/sh\necho \"$1\" > {}\n", folder.join("opened").display());
    fs::write(&program, script).expect("it can be written");
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).expect("it can be run");
}

#[test]
#[cfg(target_os = "linux")]
fn a_report_is_opened_if_that_is_asked_for_and_only_then() {
    let home = home();
    let out = home.path().join("result");
    opener(home.path());
    let opened = home.path().join("opened");
    let run = ["run", COCKTAIL_PARTY, "-q", "--trials=40", "-o", text(&out)];
    assert(&run).success();
    assert!(!opened.exists());
    for arguments in [
        &[&run[..], &["--open"]].concat()[..],
        &["report", text(&out), "-q", "--open"],
    ] {
        let mut command = with(arguments);
        command.env("PATH", format!("{}:/usr/bin:/bin", text(home.path())));
        assert!(command.status().expect("it runs").success());
        let since = std::time::Instant::now();
        while fs::read_to_string(&opened).map_or(true, |name| name.is_empty()) {
            assert!(since.elapsed().as_secs() < 20, "nothing is opened");
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
        let name = fs::read_to_string(&opened).expect("it is there");
        assert_eq!(name.trim(), text(&out.join("report.html")));
        fs::remove_file(&opened).expect("it is there");
    }
    let mut command = with(&[&run[..], &["--open"]].concat());
    let output = command
        .env("PATH", home.path().join("nothing"))
        .output()
        .expect("it runs");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        output.status.success() && said.contains("open it in a browser"),
        "{said}"
    );
}

#[test]
fn a_template_with_files_comes_whole_from_the_program_alone() {
    let home = home();
    let run = |arguments: &[&str]| {
        let mut command = with(arguments);
        command.current_dir(home.path());
        assert_cmd::Command::from_std(command).assert()
    };
    let printed = run(&["new", "network-file"]).success();
    let hint = errors_of(&printed);
    assert!(
        hint.contains("network.txt") && hint.contains("whoknows new network-file -o DIR"),
        "{hint}"
    );
    assert!(printed.get_output().stdout == fs::read("scenarios/network-file.toml").expect("it ships"));
    run(&["new", "network-file", "-o", "mine"])
        .success()
        .stdout("mine/network-file.toml is written; next: whoknows run mine/network-file.toml\n");
    run(&["check", "mine/network-file.toml"]).success();
    run(&["run", "mine/network-file.toml", "-q", "--trials=100"]).success();
    let refusal = errors_of(&run(&["new", "network-file", "--out", "mine"]).code(1));
    assert!(
        refusal.contains("is there already") && refusal.contains("-o DIR"),
        "{refusal}"
    );
    run(&["new", "-o", "mine"]).success();
    run(&["check", "mine/basic.toml"]).success();
    write(&home, "file", "mine");
    let refusal = errors_of(&run(&["new", "--out", "file"]).code(1));
    assert!(
        refusal.contains("cannot be written") && refusal.contains("-o DIR"),
        "{refusal}"
    );
}
