//! Job files: that engines can read them, that they do what they say, and how they read.

use assert_cmd::Command as AssertCommand;
use std::fs;
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;
use whoknows::job::{Engine, Job, Quoted};

/// A run with words that a shell would take apart.
fn job() -> Job {
    Job {
        name: "credit-union".to_owned(),
        program: Quoted::new("whoknows"),
        scenario: Quoted::new("scenarios/credit-union.toml"),
        overrides: vec![Quoted::new("policy.\"bio and relevance\".min_value=0.5")],
        out: Quoted::new("output/credit union"),
        shards: 3,
        cores: 2,
        shard_time: Duration::from_mins(40),
        memory: 3e8,
        rows: 80_000_000,
        image: "registry.example/whoknows:0.1.0".to_owned(),
        volume_claim: "work".to_owned(),
    }
}

#[test]
fn job_files_look_like_this() {
    insta::assert_snapshot!("job_slurm", job().file(Engine::Slurm));
    insta::assert_snapshot!("job_hyperqueue", job().file(Engine::HyperQueue));
    insta::assert_snapshot!("job_kubernetes", job().file(Engine::Kubernetes));
}

#[test]
fn the_script_for_slurm_is_one_that_bash_can_read() {
    let mut bash = Command::new("bash")
        .arg("-n")
        .stdin(Stdio::piped())
        .spawn()
        .expect("there is bash");
    let mut input = bash.stdin.take().expect("it listens");
    input
        .write_all(job().file(Engine::Slurm).as_bytes())
        .expect("it listens");
    drop(input);
    assert!(bash.wait().expect("it ends").success());
}

#[test]
fn hyperqueue_gets_a_task_per_shard_and_one_that_waits_for_all() {
    let file: toml::Table = job().file(Engine::HyperQueue).parse().expect("it is TOML");
    let tasks = file["task"].as_array().expect("tasks");
    assert_eq!(tasks.len(), 4);
    let deps: Vec<i64> = tasks[3]["deps"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(toml::Value::as_integer)
        .collect();
    assert_eq!(deps, [1, 2, 3]);
    for task in tasks {
        let line = task["command"][2].as_str().expect("a line");
        let checked = Command::new("sh")
            .args(["-n", "-c", line])
            .status()
            .expect("there is a shell");
        assert!(checked.success(), "{line}");
    }
}

/// A program that does at once what Slurm's `sbatch` puts into its queue.
const SBATCH: &str = r#"#!/bin/bash
tasks=1
for argument in "$@"; do
  case $argument in
    --array=1-*) tasks=${argument#--array=1-};;
    --wrap=*) line=${argument#--wrap=};;
    --dependency=afterok:77) echo waits >> order.txt;;
  esac
done
for task in $(seq $tasks); do SLURM_ARRAY_TASK_ID=$task sh -c "$line" >> log.txt 2>&1 || exit 1; done
echo "77;cluster"
"#;

/// The whole way, with an engine that has no queue: the merged result is that of one run.
#[test]
fn a_script_for_slurm_makes_the_result_of_one_run() {
    let home = tempfile::tempdir().expect("a temporary folder");
    fs::copy("scenarios/cocktail-party.toml", home.path().join("mine.toml")).expect("it ships");
    let sbatch = home.path().join("sbatch");
    fs::write(&sbatch, SBATCH).expect("it can be written");
    fs::set_permissions(&sbatch, fs::Permissions::from_mode(0o755)).expect("it can be run");
    let program = Path::new(env!("CARGO_BIN_EXE_whoknows"));
    let folders = [
        home.path(),
        program.parent().expect("a folder"),
        Path::new("/usr/bin"),
        Path::new("/bin"),
    ];
    let path = std::env::join_paths(folders).expect("paths");
    let does = |program: &str, arguments: &[&str]| {
        let mut command = Command::new(program);
        command.args(arguments).current_dir(home.path()).env("PATH", &path);
        AssertCommand::from_std(command)
            .assert()
            .success()
            .get_output()
            .stdout
            .clone()
    };
    let few = ["--set", "experiment.trials=60"];
    let script = does(
        "whoknows",
        &[&["job", "slurm", "mine.toml", "--shards", "3"], &few[..]].concat(),
    );
    fs::write(home.path().join("job.sh"), script).expect("it can be written");
    does("bash", &["job.sh"]);
    does(
        "whoknows",
        &[&["run", "mine.toml", "-o", "whole", "--quiet"], &few[..]].concat(),
    );
    assert_eq!(
        fs::read_to_string(home.path().join("order.txt")).expect("it waits"),
        "waits\n"
    );
    for name in [
        "manifest.json",
        "report.html",
        "trials.parquet",
        "summary.json",
        "charts/reach.png",
    ] {
        let of = |folder: &str| fs::read(home.path().join(folder).join(name)).expect("it is there");
        assert!(of("output/mine") == of("whole"), "{name}");
    }
}

#[test]
fn what_cannot_be_shared_out_is_refused_with_the_way_out() {
    let says = |arguments: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_whoknows"))
            .args(arguments)
            .output()
            .expect("it starts");
        (
            output.status.code(),
            String::from_utf8(output.stderr).expect("it is text"),
        )
    };
    let file = "scenarios/cocktail-party.toml";
    for (more, part) in [
        (
            &["--shards", "8", "--set", "experiment.precision=0.01"][..],
            "give the number of trials instead",
        ),
        (&["--shards", "8", "--trials", "5"], "there are 5 worlds to share out"),
        (&["--shards", "0"], "0 is not in 1..=10000"),
    ] {
        let (code, said) = says(&[&["job", "slurm", file], more].concat());
        assert_eq!(code, Some(2), "{said}");
        assert!(said.contains(part), "{said}");
    }
}

#[test]
fn the_version_says_all_that_a_bug_report_needs() {
    for arguments in [["--version", "--verbose"], ["--verbose", "--version"]] {
        let output = Command::new(env!("CARGO_BIN_EXE_whoknows"))
            .args(arguments)
            .output()
            .expect("it starts");
        let said = String::from_utf8(output.stdout).expect("it is text");
        for part in [
            "whoknows 0.",
            "\ncommit: ",
            "\nfeatures: ",
            "\nbuild: ",
            "\ncores: ",
            "\nfree memory: ",
            "\nformat of saved trials: ",
        ] {
            assert!(said.contains(part), "{part:?} in {said}");
        }
    }
}
