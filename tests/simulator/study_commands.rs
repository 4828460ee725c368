//! The commands that ask more of a scenario: whole folders that `report` makes again to the byte, faults, and an orderly end.

use super::command_line::{COCKTAIL_PARTY, assert, errors_of, files, home, text, with, write};
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

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

/// Questions of each kind that take so long that they can be ended in their midst.
const LONG_QUESTIONS: [&[&str]; 4] = [
    &["sweep", "--vary", "circle.dilution=0:1:120", "--trials", "60"],
    &[
        "breakeven",
        "--vary",
        "circle.dilution=0:1",
        "--vary",
        "circle.favour=0.5:4",
        "--trials",
        "1000",
    ],
    &["sensitivity", "--futures", "60", "--trials", "10"],
    &[
        "optimize",
        "--tune",
        "policy.the promising.min_value=0:1",
        "--trials",
        "400",
    ],
];

/// A question into a folder of `home`.
struct Cut<'a> {
    home: &'a TempDir,
    asked: &'a [&'a str],
}

impl Cut<'_> {
    fn command(&self, out: &str, more: &[&str]) -> Command {
        let out = self.home.path().join(out);
        let of_scenario = [COCKTAIL_PARTY, "--no-charts", "-o", text(&out)];
        with(&[&self.asked[..1], &of_scenario, &self.asked[1..], more].concat())
    }

    /// What is kept to go on from.
    fn kept(&self) -> Vec<u8> {
        fs::read(self.home.path().join(".cut.batches/points")).unwrap_or_default()
    }

    /// Starts the question, goes on if there is something to go on from, and ends it by a signal once so many more lines are kept.
    fn is_ended(&self, signal: &str, lines: usize) {
        let count = |kept: &[u8]| kept.split(|&byte| byte == b'\n').count();
        let before = count(&self.kept());
        let mut child = self
            .command("cut", &["--resume"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("it starts");
        let started = Instant::now();
        while count(&self.kept()) < before + lines {
            assert!(started.elapsed() < Duration::from_mins(2), "points are kept");
            assert!(
                child.try_wait().expect("its state").is_none(),
                "{:?}: done before",
                self.asked
            );
            std::thread::sleep(Duration::from_millis(1));
        }
        let signalled = Command::new("kill").args([signal, &child.id().to_string()]).status();
        assert!(signalled.expect("kill is there").success());
        child.wait().expect("it ends");
    }

    /// Goes on to the end, and compares the result with that of the question that was never ended.
    fn goes_on_to_the_same_bytes(&self) {
        assert!(
            self.command("cut", &["--resume", "--quiet"])
                .status()
                .expect("it runs")
                .success()
        );
        assert!(self.command("whole", &["--quiet"]).status().expect("it runs").success());
        let [cut, whole] = ["cut", "whole"].map(|folder| files(&self.home.path().join(folder)));
        assert!(cut == whole, "{:?}", self.asked);
        let left: Vec<_> = fs::read_dir(self.home.path()).expect("a folder").collect();
        assert_eq!(left.len(), 2, "nothing is left but the two results: {left:?}");
    }
}

#[test]
fn questions_that_are_killed_and_interrupted_go_on_to_the_same_bytes() {
    for asked in LONG_QUESTIONS {
        let home = home();
        let cut = Cut { home: &home, asked };
        cut.is_ended("-KILL", 8);
        let kept = cut.kept();
        cut.is_ended("-INT", 4);
        let end = kept.iter().rposition(|&byte| byte == b'\n').expect("there are some");
        assert!(cut.kept().starts_with(&kept[..end]), "what was kept is not done again");
        cut.goes_on_to_the_same_bytes();
    }
}

#[test]
fn another_question_does_not_go_on_from_what_was_kept() {
    let home = home();
    let cut = Cut {
        home: &home,
        asked: LONG_QUESTIONS[3],
    };
    cut.is_ended("-KILL", 5);
    let other = Cut {
        home: &home,
        asked: &[
            "optimize",
            "--tune",
            "policy.the promising.min_value=0:0.5",
            "--trials",
            "400",
        ],
    };
    let output = other.command("cut", &["--resume"]).output().expect("it runs");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(
        said.contains("points of another question") && said.contains("leave --resume out"),
        "{said}"
    );
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
}

#[test]
fn a_report_puts_back_the_answer_whose_replacement_was_cut() {
    let home = home();
    let out = home.path().join("sweep");
    let asked = ["sweep", COCKTAIL_PARTY, "--quiet", "--trials", "10", "--no-charts"];
    let axis = ["--vary", "circle.dilution=0:1:2", "-o", text(&out)];
    assert(&[&asked[..], &axis].concat()).success();
    let before = files(&out);
    // As whoever is ended leaves it who has moved the old result aside, and not yet put the new one in its place.
    fs::rename(&out, home.path().join(".sweep.previous")).expect("it can be moved");
    assert(&["report", text(&out), "--quiet", "--no-charts"]).success();
    assert!(files(&out) == before);
}
