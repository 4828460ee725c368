//! Runs that are killed, go on, and are shared out among machines: the same bytes as those of one run that was never cut.

use assert_cmd::Command as AssertCommand;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// Small and quick.
const SCENARIO: &str = r#"
title = "Endurance"
seed = 11
world.people = 4000
requests.count = 60
release.wire = 2
segment = [
    { name = "buyer", count = 60, decision_maker = true, request_rate = 0.2 },
    { name = "peer", fraction = 0.3, repost = 0.2, forward = 0.2, relevance = 0.5 },
    { name = "anybody", fraction = 0.7 },
]
policy = [{ name = "open" }, { name = "selective", min_relevance = 0.4 }, { name = "few", max_contacts = 20 }]
[experiment]
trials = 1200
"#;

/// A folder with a scenario in it.
struct Home(TempDir);

impl Home {
    fn new() -> Self {
        // Every batch is flushed, which takes a disk its time; a program that is killed leaves the same behind in memory.
        let memory = Path::new("/dev/shm");
        let home = if memory.is_dir() {
            tempfile::tempdir_in(memory)
        } else {
            tempfile::tempdir()
        };
        let home = home.expect("a temporary folder");
        fs::write(home.path().join("mine.toml"), SCENARIO).expect("it can be written");
        Self(home)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn command(&self, line: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_whoknows"));
        command
            .args(line.split_whitespace())
            .current_dir(self.0.path())
            .env("NO_COLOR", "1");
        command
    }

    /// Runs a command that is to succeed.
    fn does(&self, line: &str) {
        AssertCommand::from_std(self.command(line)).assert().success();
    }

    /// The code and the words of a command.
    fn says(&self, line: &str) -> (Option<i32>, String) {
        let output = self.command(line).output().expect("it starts");
        (
            output.status.code(),
            String::from_utf8(output.stderr).expect("it is text"),
        )
    }

    /// Starts a command and kills it after a while, unless it has ended by then; says whether it had.
    fn kills(&self, line: &str, after: Duration) -> bool {
        let mut child = self.command(line).stderr(Stdio::null()).spawn().expect("it starts");
        let started = Instant::now();
        while started.elapsed() < after {
            if let Some(status) = child.try_wait().expect("its state") {
                assert!(status.success(), "{line}: {status}");
                return true;
            }
            std::thread::sleep(Duration::from_millis(2));
        }
        let _ = child.kill();
        child.wait().expect("it has ended");
        false
    }

    /// The files of a folder, with their bytes.
    fn files(&self, folder: &str) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut files = BTreeMap::new();
        collect(&self.path(folder), &mut files);
        let root = self.path(folder);
        files
            .into_iter()
            .map(|(path, bytes)| (path.strip_prefix(&root).expect("it is in it").to_owned(), bytes))
            .collect()
    }

    /// Asserts that two results are the same to the last byte.
    fn same(&self, one: &str, other: &str) {
        let (one, other) = (self.files(one), self.files(other));
        assert!(
            one.len() >= 8 && one.contains_key(Path::new("trials.parquet")),
            "{:?}",
            one.keys()
        );
        assert_eq!(one.keys().collect::<Vec<_>>(), other.keys().collect::<Vec<_>>());
        for (name, bytes) in &one {
            assert!(*bytes == other[name], "{}", name.display());
        }
    }

    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.0.path()).expect("a folder").filter_map(Result::ok);
        let mut names: Vec<String> = entries
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }
}

fn collect(folder: &Path, files: &mut BTreeMap<PathBuf, Vec<u8>>) {
    for entry in fs::read_dir(folder).expect("a folder").filter_map(Result::ok) {
        if entry.path().is_dir() {
            collect(&entry.path(), files);
        } else {
            files.insert(entry.path(), fs::read(entry.path()).expect("it can be read"));
        }
    }
}

const SHORT: &str = "--quiet --no-tornado --no-charts";
/// The same of a run that is not done before somebody has looked at its first batches.
const LONG: &str = "--quiet --no-tornado --no-charts --trials 40000";

/// The batches that a run into `out` has saved.
fn batches(home: &Home) -> Vec<PathBuf> {
    let entries = fs::read_dir(home.path(".out.batches"))
        .into_iter()
        .flatten()
        .filter_map(Result::ok);
    let mut batches: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    // What is just being written is none yet.
    batches.retain(|path| path.extension().is_none_or(|extension| extension != "new"));
    batches.sort();
    batches
}

// Resuming

/// Kills a run at so many instants, spread over its length and no two alike, and goes on from each.
fn is_killed_and_goes_on(home: &Home, instants: u64) -> u64 {
    home.does(&format!("run mine.toml -o whole {SHORT}"));
    let started = Instant::now();
    home.does(&format!("run mine.toml -o timed {SHORT} --save-every 0"));
    let whole = started.elapsed();
    let mut kills = 0;
    while kills < instants {
        // The golden ratio fills an interval evenly, whatever the number of steps.
        let share = (kills as f64 * 0.618_033_988_749_895).fract();
        let resumed = format!("run mine.toml -o out {SHORT} --save-every 0 --resume");
        if home.kills(&resumed, whole.mul_f64(share)) {
            home.same("whole", "out");
            fs::remove_dir_all(home.path("out")).expect("it can be removed");
        } else {
            assert!(
                !home.path("out").exists() || home.path("out/manifest.json").exists(),
                "half a result"
            );
        }
        kills += 1;
    }
    home.does(&format!("run mine.toml -o out {SHORT} --resume"));
    home.same("whole", "out");
    assert_eq!(home.names(), ["mine.toml", "out", "timed", "whole"], "nothing is left");
    kills
}

#[test]
fn a_run_that_is_killed_goes_on_to_the_same_bytes() {
    is_killed_and_goes_on(&Home::new(), 6);
}

#[test]
#[ignore = "takes minutes"]
fn a_run_that_is_killed_two_hundred_times_goes_on_to_the_same_bytes() {
    assert_eq!(is_killed_and_goes_on(&Home::new(), 200), 200);
}

/// Starts a run into `out` and kills it once it has saved so many batches.
fn is_killed_with(home: &Home, line: &str, count: usize) {
    let mut child = home.command(line).stderr(Stdio::null()).spawn().expect("it starts");
    let started = Instant::now();
    while batches(home).len() < count {
        assert!(started.elapsed() < Duration::from_mins(1), "batches are saved");
        assert!(
            child.try_wait().expect("its state").is_none(),
            "{line}: it was done before"
        );
        std::thread::sleep(Duration::from_millis(1));
    }
    child.kill().expect("it runs");
    child.wait().expect("it has ended");
}

/// A run that has saved some batches and was killed.
fn killed(home: &Home) {
    is_killed_with(
        home,
        &format!("run mine.toml -o out {SHORT} --save-every 0 --trials 300000"),
        4,
    );
}

#[test]
fn what_was_saved_is_not_played_again() {
    let home = Home::new();
    home.does(&format!("run mine.toml -o whole {LONG}"));
    let run = format!("run mine.toml -o out {LONG} --save-every 0 --resume");
    is_killed_with(&home, &run, 1);
    let before = batches(&home);
    let time = |path: &PathBuf| path.metadata().and_then(|data| data.modified()).expect("a time");
    let times: Vec<_> = before.iter().map(time).collect();
    is_killed_with(&home, &run, before.len() + 1);
    for (path, written) in before.iter().zip(times) {
        assert_eq!(time(path), written);
    }
    home.does(&run);
    home.same("whole", "out");
}

#[test]
fn a_batch_that_is_torn_or_changed_is_played_again_with_all_behind_it() {
    let home = Home::new();
    home.does(&format!("run mine.toml -o whole {LONG}"));
    for damage in 0..3 {
        let run = format!("run mine.toml -o out {LONG} --save-every 0 --resume");
        is_killed_with(&home, &run, 3);
        let torn = &batches(&home)[1];
        let mut bytes = fs::read(torn).expect("it is there");
        match damage {
            0 => bytes.truncate(bytes.len() / 2),
            1 => bytes[40] ^= 4,
            _ => bytes.clear(),
        }
        fs::write(torn, bytes).expect("it can be written");
        home.does(&run);
        home.same("whole", "out");
        fs::remove_dir_all(home.path("out")).expect("it can be removed");
    }
}

#[test]
fn trials_of_another_scenario_are_not_gone_on_from() {
    let home = Home::new();
    killed(&home);
    let (code, said) = home.says(&format!("run mine.toml -o out {SHORT} --resume --trials 300001"));
    assert_eq!(code, Some(1), "{said}");
    assert!(
        said.contains("holds no trials that this run can go on from: it is of another scenario"),
        "{said}"
    );
    assert!(said.contains("leave --resume out to begin anew"), "{said}");
    assert!(!batches(&home).is_empty(), "they stay");
    // A run that begins anew says so, and clears them away in the end.
    let (code, said) = home.says("run mine.toml -o out --no-tornado --no-charts");
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("this run begins anew"), "{said}");
    assert_eq!(home.names(), ["mine.toml", "out"]);
}

#[test]
fn two_runs_into_one_folder_are_one_too_many() {
    let home = Home::new();
    let line = format!("run mine.toml -o out {SHORT} --save-every 0 --trials 300000");
    let mut child = home.command(&line).stderr(Stdio::null()).spawn().expect("it starts");
    while batches(&home).is_empty() {
        std::thread::sleep(Duration::from_millis(5));
    }
    let (code, said) = home.says(&format!("run mine.toml -o out {SHORT}"));
    child.kill().expect("it runs");
    child.wait().expect("it has ended");
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("another run is writing there"), "{said}");
}

#[test]
#[cfg(unix)]
fn an_interrupted_run_says_how_to_go_on() {
    let home = Home::new();
    let line = "run mine.toml -o out --no-tornado --no-charts --trials 40000 --save-every 0";
    let child = home
        .command(line)
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    while batches(&home).is_empty() {
        std::thread::sleep(Duration::from_millis(2));
    }
    let interrupted = Command::new("kill").args(["-INT", &child.id().to_string()]).status();
    assert!(interrupted.expect("kill is there").success());
    let output = child.wait_with_output().expect("it ends");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(130), "{said}");
    assert!(
        said.contains("the same command with --resume goes on from there"),
        "{said}"
    );
    home.does(&format!("run mine.toml -o out {LONG} --resume"));
    home.does(&format!("run mine.toml -o whole {LONG}"));
    home.same("whole", "out");
}

// Shards

#[test]
fn shards_in_any_order_make_the_result_of_one_run() {
    let home = Home::new();
    home.does("run mine.toml -o whole --quiet");
    for shard in ["2/3", "1/3", "3/3"] {
        home.does(&format!("run mine.toml --shard {shard} --quiet"));
    }
    home.does("merge output/mine-shards/3-of-3 output/mine-shards/1-of-3 output/mine-shards/2-of-3 -o merged --quiet");
    home.same("whole", "merged");
}

/// Chances, worlds of several trials, and rows as text in another language.
#[test]
fn shards_of_other_kinds_of_runs_make_their_results() {
    let home = Home::new();
    let told = format!("{SHORT} --trials-format csv --language de --slides");
    let nested = "--set world.network.model=random --set world.people=500 --set segment.buyer.count=5 --set experiment.worlds=20 \
                  --set experiment.trials_per_world=5";
    for (place, set) in [
        ("a", "--set experiment.estimator=conditional --trials 600"),
        ("b", nested),
    ] {
        home.does(&format!("run mine.toml {set} {told} -o {place}/whole"));
        for shard in ["1/2", "2/2"] {
            home.does(&format!(
                "run mine.toml {set} --shard {shard} -o {place}/{} --quiet",
                &shard[..1]
            ));
        }
        home.does(&format!("merge {place}/2 {place}/1 {told} -o {place}/merged"));
        let (whole, merged) = (
            home.files(&format!("{place}/whole")),
            home.files(&format!("{place}/merged")),
        );
        assert!(whole.contains_key(Path::new("trials.csv")) && whole.contains_key(Path::new("slides.pptx")));
        assert!(whole == merged, "{place}");
    }
}

#[test]
fn a_shard_that_is_killed_goes_on_and_is_done_once() {
    let home = Home::new();
    home.does(&format!("run mine.toml -o whole {SHORT}"));
    let shard = "run mine.toml --shard 2/2 -o second --quiet --save-every 0 --resume";
    for instant in 1..4 {
        if home.kills(shard, Duration::from_millis(300 * instant)) {
            break;
        }
    }
    home.does(shard);
    let before = home.files("second");
    let (code, said) = home.says("run mine.toml --shard 2/2 -o second --resume");
    assert_eq!(code, Some(0));
    assert!(said.contains("Shard 2/2 is done already"), "{said}");
    assert!(before == home.files("second"));
    home.does("run mine.toml --shard 1/2 -o first --quiet");
    home.does(&format!("merge first second -o merged {SHORT}"));
    home.same("whole", "merged");
}

#[test]
fn all_that_is_wrong_with_shards_is_said_at_once() {
    let home = Home::new();
    for shard in ["1/5", "2/5", "4/5"] {
        home.does(&format!("run mine.toml --shard {shard} --quiet --trials 60"));
    }
    home.does("run mine.toml --shard 2/5 --quiet --trials 60 -o again");
    home.does("run mine.toml --shard 3/4 --quiet --trials 60 -o quarter");
    home.does("run mine.toml --shard 3/5 --quiet --trials 63 -o foreign");
    home.does(&format!("run mine.toml --trials 60 {SHORT} -o result"));
    let damaged = fs::read_dir(home.path("output/mine-shards/4-of-5/batches"))
        .expect("a folder")
        .next();
    let damaged = damaged.expect("there is one").expect("it is there").path();
    fs::write(damaged, "edited").expect("it can be written");
    let (code, said) = home.says(
        "merge output/mine-shards/1-of-5 output/mine-shards/2-of-5 output/mine-shards/4-of-5 again quarter foreign result nothing \
         -o merged",
    );
    assert_eq!(code, Some(1));
    for part in [
        "these are not the shards of one run",
        "output/mine-shards/4-of-5: batches/worlds-",
        "has been changed since the run",
        "again: shard 2/5, as is output/mine-shards/2-of-5",
        "quarter: shard 3/4, where output/mine-shards/1-of-5 is one of 5",
        "foreign: a shard of another scenario than output/mine-shards/1-of-5",
        "result: a result, and no shard of one",
        "nothing: no shard (it has no manifest.json)",
        "missing: 3/5, 4/5, 5/5",
    ] {
        assert!(said.contains(part), "{part} in\n{said}");
    }
    assert!(!home.path("merged").exists());
}

#[test]
fn what_shards_cannot_do_is_refused_with_the_way_out() {
    let home = Home::new();
    for (line, part) in [
        (
            "run mine.toml --shard 1/2 --set experiment.precision=0.01",
            "give the number of trials instead, as in --trials ",
        ),
        (
            "run mine.toml --shard 1/1201",
            "there are 1200 worlds to share out, too few for 1201 shards",
        ),
        ("run mine.toml --shard 3/2", "a shard is written like 3/8"),
        ("run mine.toml mine.toml --shard 1/2", "name one FILE"),
        ("run mine.toml --shard 1/2 --json", "say it to `whoknows merge`"),
    ] {
        let (code, said) = home.says(line);
        assert_eq!(code, Some(2), "{said}");
        assert!(said.contains(part), "{part} in\n{said}");
    }
    home.does("run mine.toml --shard 1/2 --quiet");
    let (code, said) = home.says("report output/mine-shards/1-of-2");
    assert_eq!(code, Some(1));
    assert!(
        said.contains("a shard of a run and no result yet; `whoknows merge`"),
        "{said}"
    );
    let (code, said) = home.says("run mine.toml --shard 2/2 -o output/mine-shards/1-of-2");
    assert_eq!(code, Some(1));
    assert!(said.contains("holds results of another scenario"), "{said}");
}
