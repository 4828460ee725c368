//! The commands that ask more of a scenario: whole folders that `report` makes again to the byte, faults, and an orderly end.

use super::command_line::{COCKTAIL_PARTY, assert, errors_of, files, home, refuses, text, with, write};
use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

/// A question of each kind, short enough for a test.
const QUESTIONS: [(&str, &[&str], &[&str]); 4] = [
    (
        "sweep",
        &["--vary", "circle.dilution=0:1:3", "--vary", "circle.favour=0.5,2"],
        &[
            "sweep.json",
            "cells.csv",
            "cells.parquet",
            "pairs.csv",
            "pairs.parquet",
            "charts/sweep.svg",
        ],
    ),
    (
        "breakeven",
        &["--vary", "circle.dilution=0:1"],
        &["breakeven.json", "charts/breakeven.svg"],
    ),
    (
        "sensitivity",
        &[
            "--vary",
            "circle.dilution=0:1",
            "--vary",
            "circle.favour=0.5:2",
            "--futures",
            "12",
        ],
        &["sensitivity.json", "charts/tornado.svg", "charts/futures.svg"],
    ),
    (
        "optimize",
        &["--tune", "policy.the promising.min_value=0:1"],
        &["optimize.json", "charts/optimum.svg"],
    ),
];

#[test]
fn an_answer_is_a_whole_folder_that_report_makes_again() {
    let home = home();
    for (command, arguments, expected) in QUESTIONS {
        let out = home.path().join(command);
        let asked = [command, COCKTAIL_PARTY, "--quiet", "--trials", "24", "-o", text(&out)];
        assert(&[&asked[..], arguments].concat()).success();
        let before = files(&out);
        for name in expected
            .iter()
            .chain(&["report.html", "scenario.toml", "manifest.json"])
        {
            let bytes = before.get(Path::new(name));
            assert!(bytes.is_some_and(|bytes| !bytes.is_empty()), "{command}: {name}");
        }
        assert(&["report", text(&out), "--quiet"]).success();
        let after = files(&out);
        for (name, bytes) in &before {
            assert!(
                after.get(name) == Some(bytes),
                "{command}: {} is another",
                name.display()
            );
        }
        assert(&["report", text(&out), "--quiet", "--language", "de"]).success();
        let page = fs::read_to_string(out.join("report.html")).expect("a page");
        assert!(page.contains("<html lang=\"de\""), "{command}");
    }
}

#[test]
fn the_same_question_gives_the_same_bytes_on_any_number_of_threads() {
    let home = home();
    for (command, arguments, _) in QUESTIONS {
        let folders = ["1", "3"].map(|threads| {
            let out = home.path().join(format!("{command}-{threads}"));
            let asked = [
                command,
                COCKTAIL_PARTY,
                "--quiet",
                "--trials",
                "24",
                "--threads",
                threads,
                "-o",
                text(&out),
            ];
            assert(&[&asked[..], arguments].concat()).success();
            files(&out)
        });
        assert!(folders[0] == folders[1], "{command}");
    }
}

#[test]
fn an_interrupted_sweep_goes_on_to_the_same_bytes() {
    goes_on_to_the_same_bytes(&["sweep", "--vary", "circle.dilution=0:1:400", "--trials", "60"]);
}

#[test]
fn interrupted_questions_of_sensitivity_go_on_to_the_same_bytes() {
    goes_on_to_the_same_bytes(&["sensitivity", "--futures", "300", "--trials", "20"]);
}

/// Interrupts a command, goes on, and compares the result with one that was not interrupted.
fn goes_on_to_the_same_bytes(asked: &[&str]) {
    let home = home();
    let command = |out: &Path, more: &[&str]| {
        let of_scenario = [COCKTAIL_PARTY, "--no-charts", "-o", text(out)];
        with(&[&asked[..1], &of_scenario, &asked[1..], more].concat())
    };
    let (cut, whole) = (home.path().join("cut"), home.path().join("whole"));
    let mut child = command(&cut, &[])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("it starts");
    std::thread::sleep(Duration::from_secs(2));
    let signalled = std::process::Command::new("kill")
        .args(["-INT", &child.id().to_string()])
        .status();
    assert!(signalled.expect("kill is there").success());
    let code = child.wait().expect("it ends").code();
    // On a fast machine it was done before.
    assert!(matches!(code, Some(130 | 0)), "{code:?}");
    let started = Instant::now();
    let resumed = command(&cut, &["--resume", "--quiet"]).status();
    assert!(resumed.expect("it runs").success());
    assert!(command(&whole, &["--quiet"]).status().expect("it runs").success());
    assert!(started.elapsed() < Duration::from_mins(10));
    for (name, bytes) in files(&whole) {
        assert!(files(&cut).get(&name) == Some(&bytes), "{}", name.display());
    }
}

#[test]
fn what_cannot_be_asked_is_refused_with_the_way_out() {
    let home = home();
    let ranges = write(&home, "ranges.toml", "circle.favuor = [0.5, 4]\n");
    let out = text(home.path());
    for (arguments, phrases) in [
        (
            &["sweep", COCKTAIL_PARTY][..],
            &["nothing is to be varied", "--vary"][..],
        ),
        (
            &[
                "sweep",
                COCKTAIL_PARTY,
                "--vary",
                "circle.dilutoin=0:1",
                "--vary",
                "circle.favour=1:0",
            ],
            &["did you mean circle.dilution?", "not above 1"],
        ),
        (
            &["sweep", COCKTAIL_PARTY, "--vary", "circle.dilution=0:nan"],
            &["is no number"],
        ),
        (
            &[
                "sweep",
                COCKTAIL_PARTY,
                "--vary",
                "circle.dilution=0:1:5000",
                "--vary",
                "circle.favour=0:1:5000",
            ],
            &["25000000 points", "lhs:N"],
        ),
        (
            &["breakeven", COCKTAIL_PARTY, "--between", "all comers", "nobody"],
            &["nobody"],
        ),
        (
            &["sensitivity", COCKTAIL_PARTY, "--ranges", &ranges],
            &["did you mean circle.favour?"],
        ),
        (
            &["optimize", COCKTAIL_PARTY, "--tune", "circle.favour=0:1"],
            &["policy"],
        ),
        (
            &[
                "optimize",
                COCKTAIL_PARTY,
                "--tune",
                "policy.the promising.min_value=0:2",
            ],
            &["from 0 to 1"],
        ),
    ] {
        let errors = errors_of(&assert(&[arguments, &["-o", out]].concat()).code(2));
        for phrase in phrases {
            assert!(
                errors.contains(phrase),
                "{arguments:?} says\n{errors}\nand not {phrase:?}"
            );
        }
    }
    let seeds = [
        "sweep",
        COCKTAIL_PARTY,
        "--vary",
        "seed=1,2",
        "--trials",
        "10",
        "--no-charts",
        "-o",
    ];
    let told = errors_of(&assert(&[&seeds[..], &[text(&home.path().join("seeds"))]].concat()).success());
    assert!(told.contains("each seed is luck of its own"), "{told}");
    refuses(
        &[
            "sweep",
            COCKTAIL_PARTY,
            "--vary",
            "circle.dilution=0:1",
            "--resume",
            "-o",
            out,
        ],
        1,
        &["leave --resume out"],
    );
}
