//! No run is lost and no result unreadable: odd scenarios, signals, disks, folders that cannot be replaced, kills at random instants.

use crate::kit::scenario_with;
use assert_cmd::assert::Assert;
use std::{
    collections::BTreeMap,
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::atomic::Ordering,
    time::Duration,
};
use tempfile::TempDir;
use whoknows::study::Study;
use whoknows::study::spreadsheet::Dialect;
use whoknows::study::trials::{TrialsFormat, TrialsWriter};
use whoknows::world::Watch;

const COCKTAIL_PARTY: &str = "scenarios/cocktail-party.toml";

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_whoknows"));
    for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
        command.env_remove(name);
    }
    command.current_dir(env!("CARGO_MANIFEST_DIR")).args(arguments);
    command
}

fn whoknows(arguments: &[&str]) -> Assert {
    assert_cmd::Command::from_std(command(arguments)).assert()
}

/// A short run into a folder.
fn run(out: &Path, more: &[&str]) -> Assert {
    let few = [
        "run",
        COCKTAIL_PARTY,
        "--set",
        "experiment.trials=40",
        "--out",
        text(out),
    ];
    whoknows(&[&few[..], more].concat())
}

fn text(path: &Path) -> &str {
    path.to_str().expect("a path of plain text")
}

fn errors(assert: &Assert) -> String {
    String::from_utf8_lossy(&assert.get_output().stderr).into_owned()
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

/// Every file in a folder and in those within.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(self::files(&path));
        } else {
            files.insert(path.clone(), fs::read(&path).unwrap());
        }
    }
    files
}

// Every result can be read

/// What a scenario may be written like, besides two kinds of people: its odd part, and what is typed with it.
fn odd_scenarios() -> Vec<(String, Vec<&'static str>)> {
    let two = "[[policy]]\nname = \"open\"\n[[policy]]\nname = \"nobody\"\naccept_none = true\n";
    let many = (0..64).map(|number| format!("[[policy]]\nname = \"policy {number}\"\nmax_contacts = {number}\n"));
    let many = many.collect::<Vec<_>>().concat();
    let long = "ä".repeat(100);
    let mut odd = vec![
        (two.to_owned(), vec![]),
        (two.to_owned(), vec!["--trials-format", "csv"]),
        (
            two.to_owned(),
            vec!["--language", "de", "--trials-format", "csv", "--slides"],
        ),
        (many.clone(), vec![]),
        (many, vec!["--trials-format", "csv", "--set", "experiment.trials=2"]),
        (
            format!("[[policy]]\nname = \"{long}\"\n[[policy]]\nname = \"{long}b\"\n"),
            vec!["--language", "de"],
        ),
    ];
    let names = [
        "'",
        "\\\"q\\\"",
        "=1+1",
        "＝1;=2",
        "a,b;c",
        "Open\"\n[[policy]]\nname = \"open",
        "精算師 🎉 مرحبا",
        "a <b> & c",
    ];
    for name in names {
        odd.push((
            format!("[[policy]]\nname = \"{name}\"\n"),
            vec!["--trials-format", "csv", "--language", "de"],
        ));
        odd.push((format!("[[policy]]\nname = \"{name}\"\n"), vec![]));
    }
    for set in [
        "experiment.trials=1",
        "attention.delay_median=0.02",
        "attention.delay_median=0.001",
        "attention.delay_spread=0",
        "release.horizon=0.01",
        "release.horizon=100000",
        "release.posts=[0]",
        "release.posts=[0, 0.001, 0.002]",
        "release.half_life=0.01",
        "release.wire=3",
        "attention.notice=0",
        "requests.count=1",
        "circle.declined_stay=0",
        "outcome.deal_value=123456789.125",
        "seed=18446744073709551615",
    ] {
        odd.push((two.to_owned(), vec!["--set", set]));
    }
    let stored = [
        "--set",
        "world.network.model=\"random\"",
        "--set",
        "experiment.trials_per_world=2",
    ];
    odd.push((two.to_owned(), stored.to_vec()));
    odd
}

/// Whatever `run` writes `report` reads, and makes the same bytes of it.
#[test]
fn every_result_is_read_and_made_again_byte_for_byte() {
    let home = home();
    for (number, (policies, more)) in odd_scenarios().into_iter().enumerate() {
        let file = home.path().join(format!("{number}.toml"));
        let people = "[world]\npeople = 3000\n[requests]\ncount = 100\n[experiment]\ntrials = 12\n[outcome]\ndeal_value = 10\n\
                      [[segment]]\nname = \"peers\"\nfraction = 0.9\n[[segment]]\nname = \"=deciders;\"\nfraction = 0.1\ndecision_maker = true\n";
        fs::write(&file, format!("{people}{policies}")).unwrap();
        let out = home.path().join(number.to_string());
        let arguments = ["run", text(&file), "--out", text(&out), "--quiet"];
        let ran = whoknows(&[&arguments[..], &more].concat());
        let case = format!("{policies} {more:?}: {}", errors(&ran));
        assert_eq!(ran.get_output().status.code(), Some(0), "{case}");
        let before = files(&out);
        let as_then: Vec<&str> = more
            .iter()
            .copied()
            .filter(|argument| ["--language", "de", "--slides"].contains(argument))
            .collect();
        let reported = whoknows(&[&["report", text(&out), "--quiet"], &as_then[..]].concat());
        assert_eq!(
            reported.get_output().status.code(),
            Some(0),
            "{case}{}",
            errors(&reported)
        );
        let after = files(&out);
        assert_eq!(
            before.keys().collect::<Vec<_>>(),
            after.keys().collect::<Vec<_>>(),
            "{case}"
        );
        for (path, bytes) in &before {
            assert!(after[path] == *bytes, "{} is another after: {case}", path.display());
        }
    }
}

/// Moments of counting that coincide were taken for one.
#[test]
fn a_result_with_a_very_short_delay_is_read() {
    let home = home();
    let out = home.path().join("out");
    let short = [
        "--set",
        "attention.delay_median=0.02",
        "--set",
        "experiment.trials=20",
        "--quiet",
    ];
    whoknows(&[&["run", "scenarios/credit-union.toml", "--out", text(&out)], &short[..]].concat()).success();
    whoknows(&["report", text(&out), "--quiet"]).success();
}

// Signals

#[cfg(unix)]
mod signals {
    use super::*;

    /// A run that would take hours, once it is under way.
    fn endless(out: &Path, more: &[&str]) -> Child {
        let mut command = command(&[
            "run",
            COCKTAIL_PARTY,
            "--set=experiment.trials=20_000_000",
            "--json",
            "--out",
            text(out),
        ]);
        command.args(more).stdout(Stdio::piped()).stderr(Stdio::piped());
        let child = command.spawn().expect("it starts");
        // The pilot comes first, and nothing of it is kept.
        std::thread::sleep(Duration::from_secs(4));
        child
    }

    fn signal(child: &Child, name: &str) {
        let status = Command::new("kill")
            .args([&format!("-{name}"), &child.id().to_string()])
            .status();
        assert!(status.expect("kill is there").success());
    }

    #[test]
    fn whatever_asks_a_run_to_end_has_it_save_what_is_done() {
        for name in ["INT", "TERM", "HUP"] {
            let home = home();
            let out = home.path().join("out");
            let child = endless(&out, &[]);
            signal(&child, name);
            // As `timeout` and terminals do it: the group gets the signal too.
            signal(&child, name);
            let output = child.wait_with_output().expect("it ends");
            assert_eq!(
                output.status.code(),
                Some(130),
                "{name}: {}",
                String::from_utf8_lossy(&output.stderr)
            );
            let summary: serde_json::Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
            assert_eq!(summary["interrupted"], true);
            assert!(out.join("report.html").exists());
            whoknows(&["report", text(&out), "--quiet"]).success();
        }
    }

    #[test]
    fn a_run_without_a_terminal_outlives_it() {
        let home = home();
        let out = home.path().join("out");
        let mut nohup = Command::new("nohup");
        nohup.arg(env!("CARGO_BIN_EXE_whoknows"));
        nohup.args([
            "run",
            COCKTAIL_PARTY,
            "--set=experiment.trials=20_000_000",
            "--quiet",
            "--out",
            text(&out),
        ]);
        nohup
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .stdin(Stdio::null());
        let mut child = nohup.spawn().expect("nohup is part of POSIX");
        std::thread::sleep(Duration::from_secs(3));
        signal(&child, "HUP");
        std::thread::sleep(Duration::from_secs(1));
        assert!(child.try_wait().expect("its state").is_none(), "it goes on");
        signal(&child, "TERM");
        assert_eq!(child.wait().expect("it ends").code(), Some(130));
    }

    #[test]
    fn an_interrupted_run_stands_beside_a_longer_result() {
        let home = home();
        let out = home.path().join("out");
        let child = endless(&out, &[]);
        std::thread::sleep(Duration::from_millis(2500));
        signal(&child, "TERM");
        assert_eq!(child.wait_with_output().expect("it ends").status.code(), Some(130));
        let before = files(&out);

        let mut command = command(&[
            "run",
            COCKTAIL_PARTY,
            "--set=experiment.trials=20_000_000",
            "--out",
            text(&out),
        ]);
        let child = command
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("it starts");
        std::thread::sleep(Duration::from_millis(300));
        signal(&child, "TERM");
        let output = child.wait_with_output().expect("it ends");
        assert_eq!(output.status.code(), Some(130));
        assert!(before == files(&out), "the longer result stays");
        let beside = home.path().join("out.interrupted");
        let says = String::from_utf8_lossy(&output.stderr).into_owned();
        if beside.exists() {
            assert!(
                says.contains("which stays; this one is in") && says.contains("out.interrupted"),
                "{says}"
            );
            whoknows(&["report", text(&beside), "--quiet"]).success();
        } else {
            assert!(
                says.contains("nothing"),
                "it was interrupted before the first trial: {says}"
            );
        }
    }

    /// At whatever instant: the earlier result is whole, the next run succeeds, and nothing is left.
    #[test]
    fn a_run_that_is_killed_at_any_instant_harms_nothing() {
        let home = home();
        let out = home.path().join("out");
        run(&out, &["--quiet"]).success();
        fs::write(out.join("notes.txt"), "mine").unwrap();
        for instant in 0..16_u64 {
            let mut command = command(&["report", text(&out), "--quiet"]);
            let mut child = command.stderr(Stdio::null()).spawn().expect("it starts");
            std::thread::sleep(Duration::from_millis(30 + 40 * instant));
            let _ = child.kill();
            child.wait().expect("it has ended");
            assert!(
                out.join("manifest.json").exists() && out.join("report.html").exists(),
                "{:?}",
                names(home.path())
            );
            if instant % 4 == 3 {
                run(&out, &["--quiet"]).success();
                assert_eq!(names(home.path()), ["out"]);
                assert_eq!(fs::read_to_string(out.join("notes.txt")).unwrap(), "mine");
            }
        }
        whoknows(&["report", text(&out), "--quiet"]).success();
        assert_eq!(names(home.path()), ["out"]);
    }
}

// Places

#[test]
fn a_folder_that_somebody_stands_in_is_filled() {
    let home = home();
    let out = home.path().join("out");
    fs::create_dir(&out).unwrap();
    let scenario = fs::canonicalize(COCKTAIL_PARTY).unwrap();
    for _ in 0..2 {
        let mut here = command(&[
            "run",
            text(&scenario),
            "--set",
            "experiment.trials=40",
            "--quiet",
            "--out",
            ".",
        ]);
        let status = here.current_dir(&out).status().expect("it runs");
        assert!(status.success());
        let mut here = command(&["report", ".", "--quiet"]);
        let status = here.current_dir(&out).status().expect("it runs");
        assert!(status.success());
    }
    assert!(out.join("report.html").exists() && out.join("charts/reach.svg").exists());
    assert_eq!(names(home.path()), ["out"]);
    assert!(
        names(&out).iter().all(|name| !name.starts_with('.')),
        "{:?}",
        names(&out)
    );
}

#[test]
fn places_for_no_result_are_refused_before_simulating() {
    let home = home();
    let path = |name: &str| home.path().join(name);
    fs::write(path("file"), "text").unwrap();
    fs::create_dir(path("full")).unwrap();
    fs::write(path("full/thesis.txt"), "mine").unwrap();
    let before = files(home.path());
    let long = "x".repeat(300);
    for (out, phrase) in [
        (path("file"), "is a file; name a folder"),
        (path("file/deeper"), "is a file; name a folder"),
        (path("file/a/b/c"), "is a file; name a folder"),
        (path("full"), "something other than results"),
        (PathBuf::from("/"), "something other than results"),
        (path(&long), "too long"),
        (PathBuf::from("/proc/results"), "results cannot be written"),
    ] {
        if out.starts_with("/proc") && !cfg!(target_os = "linux") {
            continue;
        }
        // So many trials would take hours.
        let endless = [
            "run",
            COCKTAIL_PARTY,
            "--set=experiment.trials=20_000_000",
            "--out",
            text(&out),
        ];
        let mut refused = assert_cmd::Command::from_std(command(&endless));
        let refused = refused.timeout(Duration::from_mins(1)).assert().code(1);
        let says = errors(&refused);
        assert!(
            says.contains(phrase) && says.contains("--out DIR"),
            "{}: {says}",
            out.display()
        );
    }
    assert!(before == files(home.path()));
}

#[test]
fn a_name_as_long_as_names_can_be_is_a_name() {
    let home = home();
    for length in [200, 244, 255] {
        let out = home.path().join("n".repeat(length));
        for _ in 0..2 {
            run(&out, &["--quiet"]).success();
        }
        whoknows(&["report", text(&out), "--quiet"]).success();
    }
    assert_eq!(names(home.path()).len(), 3);
}

#[test]
fn a_result_that_no_disk_holds_is_refused_before_simulating() {
    let home = home();
    let out = home.path().join("out");
    let huge = ["--trials-format", "csv", "--set", "experiment.trials=1_000_000_000_000"];
    let arguments = ["run", COCKTAIL_PARTY, "--out", text(&out)];
    let mut refused = assert_cmd::Command::from_std(command(&[&arguments[..], &huge].concat()));
    let refused = refused.timeout(Duration::from_mins(1)).assert();
    let says = errors(&refused);
    assert!(
        says.contains("no room for results") && says.contains("GB are free"),
        "{says}"
    );
    assert!(!out.exists());
}

/// Mounts need a superuser, so elsewhere this says nothing.
#[cfg(target_os = "linux")]
#[test]
fn a_disk_of_its_own_is_filled_and_a_full_one_keeps_what_it_has() {
    let home = home();
    let out = home.path().join("out");
    fs::create_dir(&out).unwrap();
    let mount = |options: &str| {
        let arguments = ["-t", "tmpfs", "-o", options, "tmpfs", text(&out)];
        let status = Command::new("mount").args(arguments).stderr(Stdio::null()).status();
        status.is_ok_and(|status| status.success())
    };
    if !mount("size=12m") {
        eprintln!("a disk of its own was not tried: nothing can be mounted here");
        return;
    }
    let tried = std::panic::catch_unwind(|| {
        fs::create_dir(out.join("lost+found")).unwrap();
        for _ in 0..2 {
            run(&out, &["--quiet"]).success();
            whoknows(&["report", text(&out), "--quiet"]).success();
        }
        let expected = names(&out);
        assert!(expected.iter().all(|name| !name.starts_with('.')), "{expected:?}");
        let before = files(&out);
        // Room for what is sure to be needed, and not for the rest.
        let filler = fs::File::create(out.join("filler")).unwrap();
        let block = vec![1_u8; 65_536];
        let mut length = 0_u64;
        while length < 20_000_000 && std::io::Write::write_all(&mut &filler, &block).is_ok() {
            length += block.len() as u64;
        }
        filler.set_len(length.saturating_sub(1_150_000)).unwrap();
        drop(filler);
        let refused = run(&out, &[]).code(1);
        let says = errors(&refused);
        assert!(
            says.contains("no room for results") && says.contains("make room") && says.contains("printed above"),
            "{says}"
        );
        let answers = String::from_utf8_lossy(&refused.get_output().stdout).into_owned();
        assert!(
            answers.contains("reach") && !answers.contains("report.html"),
            "{answers}"
        );
        fs::remove_file(out.join("filler")).unwrap();
        assert!(before == files(&out));
        whoknows(&["report", text(&out), "--quiet"]).success();
    });
    let unmounted = Command::new("umount").arg(text(&out)).status();
    assert!(unmounted.is_ok_and(|status| status.success()));
    if let Err(panic) = tried {
        std::panic::resume_unwind(panic);
    }
}

/// A disk with room for so many bytes.
struct SmallDisk(usize);

impl Write for SmallDisk {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 = self.0.checked_sub(bytes.len()).ok_or(io::ErrorKind::StorageFull)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_disk_that_fills_during_a_run_ends_no_run() {
    let scenario = scenario_with(
        &fs::read_to_string(COCKTAIL_PARTY).unwrap(),
        Path::new("."),
        &["experiment.trials=300"],
    );
    let study = Study::new(&scenario).unwrap();
    for format in TrialsFormat::ALL {
        let mut rows = TrialsWriter::new(format, &scenario, None, Dialect::Commas, SmallDisk(2_000)).unwrap();
        let has_failed = rows.has_failed();
        let run = study.run(&Watch::never(), &mut rows, |_| {}).unwrap();
        assert_eq!((run.answers.trials, run.answers.interrupted), (300, false));
        // Parquet writes when it has many rows.
        assert_eq!(has_failed.load(Ordering::Relaxed), format == TrialsFormat::Csv);
        let error = rows.finish().err().map(|error| error.kind());
        assert_eq!(error, Some(io::ErrorKind::StorageFull));
    }
}

/// A limit of the size of files stands for a disk that fills.
#[cfg(target_os = "linux")]
#[test]
fn answers_are_printed_where_they_cannot_be_saved() {
    let home = home();
    let out = home.path().join("out");
    run(&out, &["--quiet"]).success();
    let before = files(&out);
    let limited = |more: &str| {
        let script = format!(
            "trap '' XFSZ; ulimit -f 100; exec '{}' run {COCKTAIL_PARTY} --out '{}' --force --trials 60 {more}",
            env!("CARGO_BIN_EXE_whoknows"),
            out.display()
        );
        let mut shell = Command::new("sh");
        shell.current_dir(env!("CARGO_MANIFEST_DIR")).args(["-c", &script]);
        shell.output().unwrap()
    };
    let full = limited("");
    let (said, says) = (
        String::from_utf8_lossy(&full.stdout),
        String::from_utf8_lossy(&full.stderr),
    );
    assert_eq!(full.status.code(), Some(1), "{said}{says}");
    assert!(said.contains("60 trials") && !said.contains("report.html"), "{said}");
    assert!(
        says.contains("results cannot be written") && says.contains("printed above") && says.contains("unchanged"),
        "{says}"
    );
    let quiet = limited("--quiet --json");
    let summary: serde_json::Value = serde_json::from_slice(&quiet.stdout).unwrap();
    assert_eq!(summary["trials"], 60);
    assert!(before == files(&out) && names(home.path()) == ["out"]);
    run(&out, &["--quiet"]).success();
}

// Other scenarios, other folders

#[test]
fn a_result_of_another_scenario_is_refused_with_what_differs() {
    let home = home();
    let out = home.path().join("out");
    run(&out, &["--quiet"]).success();
    let refused = run(&out, &["--set", "requests.count=25", "--set", "seed=7"]).code(1);
    let says = errors(&refused);
    for phrase in [
        "  seed: ",
        " → 7\n",
        "  requests.count: ",
        " → 25\n",
        "--force",
        "--out DIR",
    ] {
        assert!(says.contains(phrase), "{phrase:?} in {says}");
    }
    let refused = run(&out, &["--set", "policy.strangers.max_contacts=25"]);
    assert_ne!(refused.get_output().status.code(), Some(0));
    run(&out, &["--set", "requests.count=25", "--force", "--quiet"]).success();
}

#[test]
fn of_several_folders_those_without_a_result_are_skipped() {
    let home = home();
    let path = |name: &str| home.path().join(name);
    run(&path("a"), &["--quiet"]).success();
    run(&path("c"), &["--quiet"]).success();
    fs::write(path("README.md"), "text").unwrap();
    fs::create_dir(path("b")).unwrap();
    let all = ["a", "b", "README.md", "c"].map(|name| text(&path(name)).to_owned());
    let all: Vec<&str> = all.iter().map(String::as_str).collect();
    fs::remove_file(path("c/report.html")).unwrap();
    let reported = whoknows(&[&["report"], &all[..]].concat()).success();
    let says = errors(&reported);
    assert_eq!(says.matches("skipped ").count(), 2, "{says}");
    assert!(says.contains("README.md: no result of whoknows"), "{says}");
    assert!(path("c/report.html").exists(), "what comes after is reported too");
    whoknows(&["report", all[1], all[2]]).code(1);
    // One that is broken does not keep the others from being reported, and is not passed over.
    fs::write(path("a/scenario.toml"), "changed").unwrap();
    fs::remove_file(path("c/report.html")).unwrap();
    let reported = whoknows(&[&["report"], &all[..]].concat()).code(1);
    assert!(errors(&reported).contains("scenario.toml has been changed since the run"));
    assert!(path("c/report.html").exists());
}

#[test]
fn what_somebody_changed_by_hand_is_kept() {
    let home = home();
    let out = home.path().join("out");
    run(&out, &["--slides", "--quiet"]).success();
    fs::write(out.join("report.html"), "changed").unwrap();
    fs::write(out.join("slides.pptx"), "changed too").unwrap();
    let reported = whoknows(&["report", text(&out)]).success();
    let says = errors(&reported);
    assert!(
        says.contains("report.html had been changed by hand; the changed file is kept as report.edited.html"),
        "{says}"
    );
    assert_eq!(
        fs::read_to_string(out.join("slides.edited.pptx")).unwrap(),
        "changed too"
    );
    fs::write(out.join("report.html"), "again").unwrap();
    run(&out, &["--quiet"]).success();
    assert_eq!(fs::read_to_string(out.join("report.edited.html")).unwrap(), "changed");
    assert_eq!(fs::read_to_string(out.join("report.edited-2.html")).unwrap(), "again");
    assert!(fs::read_to_string(out.join("report.html")).unwrap().contains("<html"));
}

#[cfg(unix)]
#[test]
fn links_in_a_result_are_never_followed() {
    let home = home();
    let out = home.path().join("out");
    let elsewhere = home.path().join("elsewhere");
    run(&out, &["--quiet"]).success();
    fs::rename(out.join("charts"), &elsewhere).unwrap();
    std::os::unix::fs::symlink(&elsewhere, out.join("charts")).unwrap();
    let before = files(&elsewhere);
    for _ in 0..2 {
        whoknows(&["report", text(&out), "--quiet"]).success();
        assert!(before == files(&elsewhere), "nothing is removed or written there");
        assert!(fs::symlink_metadata(out.join("charts")).unwrap().is_dir());
        assert!(fs::symlink_metadata(out.join("charts.kept")).unwrap().is_symlink());
    }
}
