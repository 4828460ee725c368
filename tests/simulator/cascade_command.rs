//! `whoknows cascade` as it is used: files in every dress, exact answers, and what is said when something is wrong.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use serde_json::Value;
use tempfile::TempDir;

/// A folder with files.
struct Home(TempDir);

impl Home {
    fn new() -> Self {
        Self(tempfile::tempdir().expect("a temporary folder"))
    }

    /// The same with a file.
    fn with(self, name: &str, content: impl AsRef<[u8]>) -> Self {
        fs::write(self.0.path().join(name), content).expect("a file can be written");
        self
    }

    /// `whoknows cascade`, started in the folder, with arguments separated by blanks.
    fn command(&self, arguments: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_whoknows"));
        command.current_dir(self.0.path()).stdin(Stdio::null()).arg("cascade");
        command.args(arguments.split_whitespace());
        command
    }

    /// What it prints, if it ends well.
    fn prints(&self, arguments: &str) -> String {
        let output = self.command(arguments).output().expect("the program starts");
        let errors = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success() && errors.is_empty(), "{arguments}: {errors}");
        String::from_utf8(output.stdout).expect("text")
    }

    fn json(&self, arguments: &str) -> Value {
        serde_json::from_str(&self.prints(&format!("{arguments} --json"))).expect("JSON")
    }

    /// Asserts that it ends with `code` and prints nothing but an error that contains `phrase`.
    #[track_caller]
    fn refuses(&self, arguments: &str, code: i32, phrase: &str) {
        let output = self.command(arguments).output().expect("the program starts");
        let errors = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(code), "{arguments}: {errors}");
        assert!(output.stdout.is_empty(), "{arguments} prints all the same");
        assert!(
            errors.contains(phrase),
            "{arguments} says\n{errors}\nand not {phrase:?}"
        );
    }
}

fn gzip(text: &str) -> Vec<u8> {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    packer.write_all(text.as_bytes()).expect("memory takes all");
    packer.finish().expect("memory takes all")
}

/// A ring of five in every dress.
fn dressed() -> Home {
    Home::new()
        .with("snap.txt", "# a ring\n# From\tTo\n1\t2\n2\t3\n3\t4\n4\t5\n5\t1\n")
        .with("plain.csv", "1,2\n2,3\n3,4\n4,5\n5,1\n")
        .with("heading.csv", "source,target\n1,2\n2,3\n3,4\n4,5\n5,1\n")
        .with("sizes.txt", "5 5\n1 2\n2 3\n\n3 4\n4 5\n5 1\n")
        .with("packed.txt.gz", gzip("1 2\n2 3\n3 4\n4 5\n5 1\n"))
        .with("ring.graph", "5 5\n2 5\n1 3\n2 4\n3 5\n4 1\n")
        .with("ring.metis.gz", gzip("5 5\n2 5\n1 3\n2 4\n3 5\n4 1\n"))
}

#[test]
fn every_dress_of_a_file_is_the_same_graph() {
    let home = dressed();
    // What was read differs, what came of it does not.
    let of = |file: &str| {
        let mut summary = home.json(&format!(
            "{file} --undirected --model ic --p 0.4 --initial 2 --targets 4,5"
        ));
        let network = summary.as_object_mut().and_then(|summary| summary.remove("network"));
        assert!(network.is_some(), "{summary}");
        summary
    };
    let first = of("snap.txt");
    assert_eq!((first["nodes"].as_u64(), first["arcs"].as_u64()), (Some(5), Some(10)));
    for file in [
        "plain.csv",
        "heading.csv",
        "sizes.txt",
        "packed.txt.gz",
        "ring.graph",
        "ring.metis.gz",
    ] {
        assert_eq!(of(file), first, "{file}");
    }
}

/// A path 1→2→3 with p = 0.5: sizes 1, 2, 3 with ½, ¼, ¼; 3 is reached with ¼.
///
/// 40 000 trials: |z| < 5.5 for the mean (deviation 0.829) and for the reach; a false alarm has probability 4e-8 each.
#[test]
fn a_path_is_answered_as_by_hand() {
    let home = Home::new().with("path.txt", "1 2\n2 3\n");
    let answer = home.json("path.txt --model ic --p 0.5 --initial 1 --targets 3 --trials 40000 --seed 7");
    let number = |value: &Value| value.as_f64().expect("a number");
    let (mean, sd, se) = (number(&answer["mean"]), number(&answer["sd"]), number(&answer["se"]));
    assert!((mean - 1.75).abs() < 5.5 * 0.829 / 200.0, "{mean}");
    assert!(
        (sd - 0.829).abs() < 0.03 && (se - sd / 200.0).abs() < 1e-12,
        "{sd} {se}"
    );
    let reach = &answer["reach"];
    let (estimate, low, high) = (
        number(&reach["estimate"]),
        number(&reach["low"]),
        number(&reach["high"]),
    );
    assert!((estimate - 0.25).abs() < 5.5 * 0.433 / 200.0 && low < estimate && estimate < high);
    assert_eq!(reach["method"], "wilson");
    let classes = answer["histogram"].as_array().expect("classes");
    let sizes: Vec<_> = classes
        .iter()
        .map(|class| (class["from"].as_u64(), class["to"].as_u64()))
        .collect();
    assert_eq!(sizes, [1, 2, 3].map(|size| (Some(size), Some(size))));
    let trials: u64 = classes.iter().filter_map(|class| class["trials"].as_u64()).sum();
    assert_eq!((trials, answer["trials"].as_u64()), (40_000, Some(40_000)));
    assert_eq!(classes[2]["trials"], reach["trials_reached"]);
    let early = home.json("path.txt --model ic --p 0.5 --initial 1 --targets 3 --trials 40000 --seed 7 --reach-only");
    assert!(early.get("mean").is_none() && (number(&early["reach"]["estimate"]) - 0.25).abs() < 0.012);
    let told = home.prints("path.txt --model ic --p 0.5 --initial 1 --targets 3 --trials 1");
    assert!(
        told.contains("3 nodes, 2 arcs, 1 initial spreader, 1 trial\n"),
        "{told}"
    );
}

/// Few of very many trials are not none, and all but a few are not all: each is printed in the digits that it needs.
#[test]
fn no_share_is_rounded_to_certainty() {
    let home = Home::new().with("pair.txt", "1 2\n");
    for (p, is_rare) in [("0.000002", true), ("0.999998", false)] {
        let arguments = format!("pair.txt --model ic --p {p} --initial 1 --targets 2 --trials 1000000 --seed 3");
        let reached = home.json(&arguments)["reach"]["trials_reached"]
            .as_u64()
            .expect("a count");
        assert!(
            reached > 0 && reached < 1_000_000 && (reached < 20) == is_rare,
            "{reached}"
        );
        let told = home.prints(&arguments).replace('\u{a0}', " ");
        let (_, reach) = told.split_once("reaches a target in ").expect("reach is told");
        let numbers: Vec<f64> = reach
            .split([' ', '(', ')'])
            .filter_map(|word| word.parse().ok())
            .collect();
        let [share, level, low, high] = numbers[..] else {
            panic!("{reach}");
        };
        assert!((share - reached as f64 / 1e4).abs() < 1e-9 && level == 95.0, "{reach}");
        assert!(0.0 < low && low < share && share < high && high < 100.0, "{reach}");
        // Nor does the mean hide its error.
        assert!(!told.contains("± 0.000 ") && !told.contains("± 0.000\n"), "{told}");
    }
    let all = home
        .prints("pair.txt --model ic --p 1 --initial 1 --targets 2 --trials 1000")
        .replace('\u{a0}', " ");
    assert!(
        all.contains("reaches a target in 100 % of trials (95 % interval 99.62 to 100 %)"),
        "{all}"
    );
    let none = home
        .prints("pair.txt --model ic --p 0 --initial 1 --targets 2 --trials 1000")
        .replace('\u{a0}', " ");
    assert!(
        none.contains("reaches a target in 0 % of trials (95 % interval 0 to 0.38 %)"),
        "{none}"
    );
}

/// A threshold is the decimal that was typed: 7 of 25 are 0.28, though the nearest double lies above.
#[test]
fn thresholds_are_compared_as_they_are_typed() {
    let star: String = (1..=25).map(|person| format!("{person} 0 0.04\n")).collect();
    let thirds = "1 0 0.1\n2 0 0.2\n3 0 0.7\n";
    let home = Home::new().with("star.txt", star).with("thirds.txt", thirds);
    let read = |arguments: &str| {
        home.json(&format!("{arguments} --trials 1"))["mean"]
            .as_f64()
            .expect("a number")
    };
    let first = |count: u32| {
        (1..=count)
            .map(|person| person.to_string())
            .collect::<Vec<_>>()
            .join(",")
    };
    for (count, share) in [
        (7, "0.28"),
        (14, "0.56"),
        (22, "0.88"),
        (3, "0.12"),
        (7, "0.280"),
        (7, "2.8e-1"),
    ] {
        for weights in ["inverse-degree", "file"] {
            let joins = |count: u32| {
                read(&format!(
                    "star.txt --model threshold --weights {weights} --thresholds {share} --initial {}",
                    first(count)
                )) - f64::from(count)
            };
            assert_eq!(
                (joins(count), joins(count - 1)),
                (1.0, 0.0),
                "{count} of 25 at {share}, {weights}"
            );
        }
    }
    let sum = |initial: &str, share: &str| {
        read(&format!(
            "thirds.txt --model threshold --weights file --thresholds {share} --initial {initial}"
        ))
    };
    assert_eq!(
        (sum("1,2", "0.3"), sum("2,1", "0.30"), sum("1,2", "0.301")),
        (3.0, 3.0, 2.0)
    );
    assert_eq!((sum("3,1", "0.8"), sum("1,3,2", "1")), (3.0, 4.0));
}

/// Where nothing is left to chance, every model gives one answer.
#[test]
fn every_model_and_option_does_what_help_says() {
    let home = Home::new()
        .with("line.txt", "10 20 1\n20 30 1\n30 40 0\n")
        .with("twice.txt", "1 3\n1 3\n2 3\n")
        .with("start.txt", "# who\n30, 10\n");
    let mean = |arguments: &str| home.json(arguments)["mean"].as_f64().expect("a number");
    let is = |arguments: &str, expected: f64| assert_eq!(mean(arguments), expected, "{arguments}");
    is("line.txt --model ic --p 1 --initial 10", 4.0);
    is("line.txt --model ic --p 0 --initial 10,30", 2.0);
    is("line.txt --model ic --p file --initial 10", 3.0);
    is("line.txt --model wc --initial 20", 3.0);
    is("line.txt --model lt --initial 10", 4.0);
    is("line.txt --model lt --weights file --thresholds 1 --initial 10", 3.0);
    is("line.txt --model threshold --thresholds 0.5 --initial 10", 4.0);
    is("line.txt --model sir --p 1 --recovery 0.5 --initial 10", 4.0);
    is("line.txt --model rumor --failures 2 --initial 10", 4.0);
    is("line.txt --model ic --p 0 --initial-file start.txt", 2.0);
    is("line.txt --model ic --p 0 --initial-top-degree 3", 3.0);
    let top = home.json("line.txt --model ic --p 0 --initial-top-degree 2 --undirected");
    assert_eq!(top["initial"], serde_json::json!([20, 30]));
    // 1 weighs 2/3 of the lines at 3 if repeats count, else 1/2.
    is(
        "twice.txt --model threshold --thresholds 0.6 --initial 1 --repeats count",
        2.0,
    );
    is(
        "twice.txt --model threshold --thresholds 0.6 --initial 1 --repeats drop",
        1.0,
    );
    assert_eq!(
        home.json("twice.txt --model ic --p 0.5 --initial 1 --repeats count")["arcs"],
        3
    );
    assert_eq!(home.json("twice.txt --model ic --p 0.5 --initial 1")["arcs"], 2);
    // √U and U² are reached by a share of 1 with certainty, U by 1/2 half the time: they order as they should.
    let law = |law: &str| mean(&format!("twice.txt --model lt --thresholds {law} --initial 2 --seed 5"));
    assert!(law("sqrt") < law("uniform") && law("uniform") < law("square"));
}

#[test]
fn threads_change_nothing_and_seeds_do() {
    let home = dressed();
    let of = |more: &str| {
        home.prints(&format!(
            "snap.txt --model ic --p 0.5 --initial 1 --trials 5001 --json {more}"
        ))
    };
    assert_eq!(of("--threads 1"), of("--threads 3"));
    assert_ne!(of("--seed 1"), of("--seed 2"));
}

#[test]
fn numbers_may_have_gaps_and_64_bits() {
    let home = Home::new().with(
        "gaps.txt",
        "7 18446744073709551615\n\n\n18446744073709551615 9223372036854775808\n",
    );
    let answer = home.json("gaps.txt --model ic --p 1 --initial 18446744073709551615 --targets 9223372036854775808");
    assert_eq!((&answer["nodes"], &answer["mean"]), (&3.into(), &2.0.into()));
    assert_eq!(answer["initial"], serde_json::json!([u64::MAX]));
    home.refuses(
        "gaps.txt --model ic --p 1 --initial 8",
        1,
        "gaps.txt: initial spreader 8 is not in the graph; its 3 nodes have numbers from 7 to 18446744073709551615",
    );
}

#[test]
fn a_wrong_graph_is_refused_with_its_line() {
    let lines: Vec<String> = (0..5_000).map(|node| format!("{node} {}", node * 7 % 5_000)).collect();
    let packed = gzip(&lines.join("\n"));
    let home = Home::new()
        .with("negative.txt", "1 2\n-3 4\n")
        .with("large.txt", "1 2\n\n1 18446744073709551616\n")
        .with("cut.txt.gz", &packed[..packed.len() / 2])
        .with("above.csv", "from,to,p\n1,2,0.5\n2,3,1.5\n")
        .with("below.csv", "1,2,-0.1\n")
        .with("nan.txt", "1 2 0.5\n2 3 nan\n")
        .with("missing.txt", "1 2 0.5\n2 3\n")
        .with("words.txt", "1 2 likely\n")
        .with("empty.txt", "\n\n")
        .with("huge.graph", "10 3000000000\n2\n")
        .with("half.graph", "3 2\n2 3\n1\n\n");
    let ic = "--model ic --p 0.5 --initial 1";
    let file = "--model ic --p file --initial 1";
    for (name, options, phrase) in [
        (
            "negative.txt",
            ic,
            "negative.txt, line 2: found \"-3\" where a node should be",
        ),
        (
            "large.txt",
            ic,
            "large.txt, line 3: found \"18446744073709551616\" where a node",
        ),
        ("cut.txt.gz", ic, "the gzip data ends too early"),
        (
            "above.csv",
            file,
            "above.csv, line 3: found \"1.5\" where the probability or weight of an arc",
        ),
        (
            "below.csv",
            file,
            "below.csv, line 1: found \"-0.1\" where the probability or weight of an arc",
        ),
        (
            "nan.txt",
            file,
            "nan.txt, line 2: found \"nan\" where the probability or weight of an arc",
        ),
        (
            "missing.txt",
            file,
            "missing.txt, line 2: found \"\" where the probability or weight of an arc",
        ),
        (
            "words.txt",
            file,
            "words.txt, line 1: found \"likely\" where the probability or weight of an arc",
        ),
        (
            "words.txt",
            ic,
            "words.txt, line 1: found \"likely\" after the two nodes",
        ),
        ("empty.txt", ic, "empty.txt: holds no arc"),
        (
            "huge.graph",
            ic,
            "huge.graph, line 1: states 3000000000 edges, which are 6000000000 arcs: more than a stored graph can hold",
        ),
        (
            "half.graph",
            ic,
            "half.graph: lists 3 neighbours; 2 edges, each listed from both ends, would be 4",
        ),
        ("half.graph", file, "the edges of this METIS file have no weights"),
        ("nowhere.txt", ic, "nowhere.txt: cannot be read"),
        (".", ic, ".: cannot be read"),
    ] {
        home.refuses(&format!("{name} {options}"), 1, phrase);
    }
}

#[test]
fn wrong_options_are_refused_with_what_to_type() {
    let home = Home::new()
        .with("net.txt", "1 2\n2 3\n")
        .with("start.txt", "1\n7\n")
        .with("nobody.txt", "# nobody\n");
    for (options, code, phrase) in [
        (
            "--model ic --p 1.5 --initial 1",
            2,
            "must be a number from 0 to 1, or `file`",
        ),
        (
            "--model ic --p nan --initial 1",
            2,
            "must be a number from 0 to 1, or `file`",
        ),
        ("--model ic --initial 1", 2, "--p <NUMBER|file>"),
        ("--model lt --p 0.5 --initial 1", 2, "--p is for --model ic and sir"),
        ("--model sir --p file --initial 1", 2, "--p file is for --model ic"),
        (
            "--model sir --p 0.5 --recovery 0 --initial 1",
            2,
            "above 0 and at most 1",
        ),
        ("--model threshold --initial 1", 2, "--thresholds"),
        (
            "--model lt --thresholds cubic --initial 1",
            2,
            "or uniform, sqrt or square",
        ),
        (
            "--model wc --thresholds 0.5 --initial 1",
            2,
            "--thresholds and --weights are for --model lt and threshold",
        ),
        ("--model wc --initial -1", 1, "initial spreader -1 is not in the graph"),
        (
            "--model wc --initial one",
            1,
            "initial spreader \"one\" is not in the graph; its 3 nodes have numbers from 1 to 3",
        ),
        ("--model wc --initial 1,,2", 2, "has nothing between two commas"),
        (
            "--model wc --initial 9",
            1,
            "initial spreader 9 is not in the graph; its 3 nodes have numbers from 1 to 3",
        ),
        ("--model wc --initial 1 --targets 9", 1, "target 9 is not in the graph"),
        (
            "--model wc --initial-file start.txt",
            1,
            "start.txt, line 2: node 7 is not in the graph",
        ),
        ("--model wc --initial-file nobody.txt", 1, "nobody.txt: lists no node"),
        (
            "--model wc --initial-file nowhere.txt",
            1,
            "nowhere.txt: cannot be read",
        ),
        (
            "--model wc --initial-top-degree 4",
            1,
            "--initial-top-degree must be from 1 to the number of nodes, 3",
        ),
        ("--model wc", 2, "--initial"),
        (
            "--model wc --initial 1 --initial-top-degree 1",
            2,
            "cannot be used with",
        ),
        ("--model wc --initial 1 --trials 0", 2, "0 is not in 1.."),
        ("--model wc --initial 1 --reach-only", 2, "--targets"),
    ] {
        home.refuses(&format!("net.txt {options}"), code, phrase);
    }
}

#[test]
fn a_cascade_can_be_saved_with_a_chart_of_its_sizes() {
    let home = dressed();
    let base = "snap.txt --undirected --model ic --p 0.5 --initial 1 --trials 4e3";
    let told = home.prints(&format!("{base} -o saved"));
    assert!(told.contains("mean spread") && told.contains("saved"), "{told}");
    let read = |name: &str| fs::read(home.0.path().join("saved").join(name)).expect("it was written");
    let text = |name: &str| String::from_utf8(read(name)).expect("it is text");
    assert_eq!(text("summary.json"), home.prints(&format!("{base} --json")));
    let summary: Value = serde_json::from_slice(&read("summary.json")).expect("JSON");
    let sizes = text("sizes.csv");
    let rows: Vec<Vec<f64>> = sizes
        .lines()
        .skip(1)
        .map(|line| line.split(',').map(|cell| cell.parse().expect("a number")).collect())
        .collect();
    let classes = summary["histogram"].as_array().expect("classes");
    assert_eq!(rows.len(), classes.len());
    for (row, class) in rows.iter().zip(classes) {
        assert_eq!(Some(row[2]), class["trials"].as_f64());
        assert!(row[5] <= row[4] && row[4] <= row[6], "{row:?}");
    }
    assert_eq!((rows[0][3], rows[0][4]), (4_000.0, 1.0));
    let at_least = |share: f64| {
        rows.iter()
            .rev()
            .find(|row| row[4] >= share)
            .expect("the smallest size is everybody's")[0]
    };
    let svg = text("charts/sizes.svg");
    let (half, tenth) = (at_least(0.5), at_least(0.1));
    let title = if half == tenth {
        format!("In at least half of the trials {half} or more of 5 nodes read it")
    } else {
        format!("In half of the trials at least {half} of 5 nodes read it, in one of ten at least {tenth}")
    };
    assert!(
        svg.contains(&title) && svg.contains("Independent cascade on snap.txt"),
        "{svg}"
    );
    assert!(read("charts/sizes.png").starts_with(b"\x89PNG"));

    // Quiet and on other threads: the same bytes.
    let before = [
        "manifest.json",
        "summary.json",
        "sizes.csv",
        "charts/sizes.svg",
        "charts/sizes.png",
    ]
    .map(read);
    assert_eq!(home.prints(&format!("{base} --threads 1 -q --out saved")), "");
    assert!(
        before
            == [
                "manifest.json",
                "summary.json",
                "sizes.csv",
                "charts/sizes.svg",
                "charts/sizes.png"
            ]
            .map(read)
    );

    // Another cascade does not take its place unasked.
    home.refuses(&format!("{base} --seed 2 -o saved"), 1, "--force");
    assert_eq!(home.prints(&format!("{base} --seed 2 -q -o saved --force")), "");
    assert!(before[1] != read("summary.json"));
    home.refuses(&format!("{base} -o snap.txt"), 1, "is a file");
    // Without sizes there is nothing to draw.
    home.prints(&format!("{base} --targets 3 --reach-only -o reach"));
    let reach = home.0.path().join("reach");
    assert!(reach.join("summary.json").is_file() && !reach.join("charts").exists());
}

/// What becomes of an interrupted cascade is told truly.
#[cfg(unix)]
#[test]
fn an_interrupted_cascade_says_that_it_saves_only_if_it_does() {
    let home = dressed();
    let endless = "snap.txt --undirected --model sir --p 0.5 --recovery 0.1 --initial 1 --trials 1e12";
    for (more, saves) in [("", false), (" -o saved", true)] {
        let mut command = home.command(&format!("{endless}{more}"));
        let child = command
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        std::thread::sleep(Duration::from_millis(1500));
        let interrupted = Command::new("kill")
            .args(["-s", "INT", &child.id().to_string()])
            .status();
        assert!(interrupted.expect("kill is part of POSIX").success());
        let output = child.wait_with_output().expect("the program ends");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(130), "{said}");
        assert!(said.contains("Ctrl-C again ends at once"), "{said}");
        assert_eq!(said.contains("saving"), saves, "{said}");
        assert_eq!(home.0.path().join("saved/summary.json").is_file(), saves);
    }
}

/// Ctrl-C ends with what the trials so far say.
#[cfg(unix)]
#[test]
fn an_interrupted_experiment_says_what_it_has_found() {
    let home = dressed();
    let mut command = home
        .command("snap.txt --undirected --model sir --p 0.5 --recovery 0.1 --initial 1 --trials 1000000000000 --json");
    let child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    std::thread::sleep(Duration::from_millis(700));
    let interrupted = Command::new("kill")
        .args(["-s", "INT", &child.id().to_string()])
        .status()
        .expect("kill is part of POSIX");
    assert!(interrupted.success());
    let output = child.wait_with_output().expect("the program ends");
    assert_eq!(output.status.code(), Some(130));
    let answer: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let trials = answer["trials"].as_u64().expect("a number");
    assert!(
        (64..1_000_000_000_000).contains(&trials) && trials.is_multiple_of(64),
        "{trials}"
    );
}

/// Every graph of the shared data, as it is.
#[test]
fn shared_graphs_are_read_as_they_are() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/graphs");
    if !root.is_dir() {
        println!("{} is not there: nothing to test", root.display());
        return;
    }
    let home = Home::new();
    for (file, nodes, arcs) in [
        ("karate/karate.graph", 34, 156),
        ("lesmis/lesmis.graph", 77, 508),
        ("jazz/jazz.graph", 198, 5_484),
        ("polblogs/polblogs.graph", 1_490, 33_430),
        ("dolphins-wc/network.txt", 62, 159),
        ("email-eu-core/email-Eu-core.txt.gz", 1_005, 24_929),
        ("wiki-vote/wiki-Vote.txt.gz", 7_115, 103_689),
        ("ca-grqc/CA-GrQc.txt.gz", 5_242, 28_968),
        ("lastfm-asia/lastfm_asia_edges.csv.gz", 7_624, 27_806),
        ("nethept/NetHEPT.txt.gz", 15_233, 32_213),
    ] {
        let path = root.join(file);
        let answer = home.json(&format!(
            "{} --model wc --initial-top-degree 3 --trials 100",
            path.display()
        ));
        assert_eq!(
            (&answer["nodes"], &answer["arcs"]),
            (&nodes.into(), &arcs.into()),
            "{file}"
        );
    }
}
