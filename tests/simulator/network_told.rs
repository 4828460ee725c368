//! Network files: what was read is told, and its people bear the user's own names.

use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;
use whoknows::tally::Outcomes;

/// A folder with files.
struct Home(TempDir);

impl Home {
    fn with(files: &[(&str, &[u8])]) -> Self {
        let home = Self(tempfile::tempdir().expect("a temporary folder"));
        for (name, content) in files {
            fs::write(home.0.path().join(name), content).expect("a file can be written");
        }
        home
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn whoknows(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_whoknows"));
        command.current_dir(self.path()).stdin(Stdio::null()).args(arguments);
        command.output().expect("the program starts")
    }

    /// What it says on both ends, if it ends well.
    #[track_caller]
    fn says(&self, arguments: &[&str]) -> String {
        let output = self.whoknows(arguments);
        let said = text(&output.stdout) + &text(&output.stderr);
        assert!(output.status.success(), "{arguments:?}: {said}");
        said
    }

    #[track_caller]
    fn json(&self, arguments: &[&str]) -> Value {
        let output = self.whoknows(arguments);
        assert!(output.status.success(), "{arguments:?}: {}", text(&output.stderr));
        serde_json::from_slice(&output.stdout).expect("JSON")
    }

    /// Everybody who is reached at p = 1, how many.
    #[track_caller]
    fn spread(&self, graph: &str, more: &[&str]) -> u64 {
        let all = [
            &["cascade", graph, "--model", "ic", "--p", "1", "--trials", "1", "--json"],
            more,
        ]
        .concat();
        self.json(&all)["mean"].as_f64().expect("a mean") as u64
    }

    #[track_caller]
    fn refuses(&self, arguments: &[&str], phrases: &[&str]) {
        let output = self.whoknows(arguments);
        let errors = text(&output.stderr);
        assert!(!output.status.success(), "{arguments:?} goes well");
        for phrase in phrases {
            assert!(
                errors.contains(phrase),
                "{arguments:?} says\n{errors}\nand not {phrase:?}"
            );
        }
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).replace(['\u{a0}', '\u{202f}'], " ")
}

const CASCADE: [&str; 5] = ["--model", "wc", "--trials", "2", "--initial"];

fn cascade<'a>(graph: &'a str, initial: &'a str, more: &[&'a str]) -> Vec<&'a str> {
    [&["cascade", graph][..], &CASCADE, &[initial], more].concat()
}

const FRIENDS: &[u8] =
    b"Source,Target,Weight\nalice,\"Smith, Ann\",0.5\n\"Smith, Ann\",bob,1\nbob,bob,1\nalice,\"Smith, Ann\",0.25\n";

/// A scenario on a network file of this name, with keys of the network added.
fn scenario(path: &str, keys: &str) -> String {
    format!(
        "[world.network]\nmodel = \"file\"\npath = \"{path}\"\n{keys}\n[requests]\ncount = 2\n[experiment]\ntrials = 200\n\
         [release]\nwire = 2\n\
         [[policy]]\nname = \"open\"\n[[policy]]\nname = \"nobody\"\naccept_none = true\n\
         [[segment]]\nname = \"buyer\"\ndecision_maker = true\ncount = 1\nrequest_rate = 0.0\n\
         [[segment]]\nname = \"peer\"\nfraction = 1.0\nrepost = 1.0\n"
    )
}

#[test]
fn a_cascade_tells_what_it_read() {
    let home = Home::with(&[("friends.csv", FRIENDS), ("sizes.txt", b"3 2\n1 2\n2 3\n")]);
    let said = home.says(&cascade("friends.csv", "alice", &[]));
    for phrase in [
        "friends.csv: ",
        "3 nodes, 2 arcs; directed",
        "heading",
        "Source",
        "1 repeat dropped",
        "1 loop dropped",
        "not read; --p file",
        "3 nodes, 2 arcs, 1 initial spreader",
    ] {
        assert!(said.contains(phrase), "{phrase:?} is not in\n{said}");
    }
    let said = home.says(&cascade("sizes.txt", "1", &["--undirected", "--header", "sizes"]));
    assert!(
        said.contains("undirected (as you say)") && said.contains("taken as sizes: 3 2"),
        "{said}"
    );
    let network = &home.json(&cascade("friends.csv", "alice", &["--json"]))["network"];
    assert_eq!(
        (
            &network["nodes"],
            &network["arcs"],
            &network["self_loops"],
            &network["repeats"]
        ),
        (&3.into(), &2.into(), &1.into(), &1.into())
    );
    assert_eq!(network["direction_by"], "default");
    assert_eq!(network["weights_ignored"], true);
}

#[test]
fn what_was_read_is_told_of_a_network_too_small_for_its_scenario() {
    let too_many = scenario("net.txt", "").replace("count = 2", "count = 50");
    let home = Home::with(&[("net.txt", b"1 2\n2 3\n3 1\n"), ("s.toml", too_many.as_bytes())]);
    let output = home.whoknows(&["check", "s.toml"]);
    let said = text(&output.stdout) + &text(&output.stderr);
    assert!(!output.status.success(), "{said}");
    assert!(
        said.contains("does not go with the scenario") && said.contains("net.txt: edge list, 3 people"),
        "{said}"
    );
    let output = home.whoknows(&["check", "s.toml", "--json"]);
    let json: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(json[0]["network"]["nodes"], 3, "{json}");
}

#[test]
fn two_lines_that_contradict_each_other_are_said() {
    let home = Home::with(&[("ties.txt", b"1 2 0.9\n2 1 0.1\n2 3 1\n")]);
    let arguments = [
        "cascade",
        "ties.txt",
        "--undirected",
        "--model",
        "ic",
        "--p",
        "file",
        "--initial",
        "1",
        "--trials",
        "9",
    ];
    let said = home.says(&arguments);
    assert!(
        said.contains("1 arc has several weights, of which the first counts: 0.9 for 1 → 2, not 0.1"),
        "{said}"
    );
    let said = home.says(&arguments.map(|word| if word == "--undirected" { "--directed" } else { word }));
    assert!(!said.contains("several weights"), "{said}");
}

#[test]
fn nodes_are_named_as_in_the_file() {
    let home = Home::with(&[("friends.csv", FRIENDS), ("numbers.txt", b"1 2\n2 3\n")]);
    let initial = |graph: &str, list: &str| home.json(&cascade(graph, list, &["--json"]))["initial"].clone();
    assert_eq!(
        initial("friends.csv", "alice,\"Smith, Ann\""),
        serde_json::json!(["alice", "Smith, Ann"])
    );
    assert_eq!(initial("numbers.txt", "3,1"), serde_json::json!([3, 1]));
    let with_targets = cascade("friends.csv", "alice", &["--targets", "bob,\"Smith, Ann\"", "--json"]);
    assert_eq!(home.json(&with_targets)["reach"]["targets"], 2);
    home.refuses(
        &cascade("friends.csv", "alcie", &[]),
        &[
            "initial spreader \"alcie\" is not in the graph",
            "did you mean \"alice\"?",
        ],
    );
    home.refuses(
        &cascade("friends.csv", "alice", &["--targets", "Bob"]),
        &["target \"Bob\" is not in the graph", "\"bob\""],
    );
    home.refuses(
        &cascade("numbers.txt", "alice", &[]),
        &["its 3 nodes have numbers from 1 to 3"],
    );
    home.refuses(&cascade("friends.csv", "\"alice", &[]), &["double quote"]);
}

#[test]
fn a_file_of_spreaders_is_read_as_people_have_it() {
    let utf16: Vec<u8> = std::iter::once(0xfeff)
        .chain("alice\r\nbob\r\n".encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    std::io::Write::write_all(&mut gzip, b"alice\nbob\n").expect("memory takes all");
    let packed = gzip.finish().expect("memory takes all");
    let home = Home::with(&[
        ("g.csv", b"from,to\nalice,bob\nbob,Ann Smith\nAnn Smith,alice\n"),
        ("n.txt", b"10 20\n20 30\n"),
        ("plain.txt", b"# mine\nalice\nbob # the second\n"),
        ("mark.csv", b"\xef\xbb\xbfid\r\nalice\r\nbob\r\n"),
        ("quoted.csv", b"\"name\"\n\"alice\"\n\"bob\"\n"),
        ("several.txt", b"alice, bob\n"),
        ("padded.csv", b"alice;;;\nbob;;;\n"),
        ("again.txt", b"alice\nbob\nalice\n"),
        ("utf16.txt", &utf16),
        ("packed.txt.gz", &packed),
        ("blanks.txt", b"Ann Smith\n"),
        ("floats.csv", b"id\n10.0\n3e+01\n"),
        ("typo.txt", b"alice\nbop\n"),
        ("index.csv", b",id\n0,alice\n1,bob\n"),
        ("rows.csv", b"\"\",\"x\"\n\"1\",\"alice\"\n"),
        ("table.csv", b"id,age\nalice,30\n"),
        ("word.txt", b"alicia keys\nbob\n"),
        ("empty.txt", b"# nobody\n"),
    ]);
    let arguments = |graph, file, more: &[&'static str]| {
        [
            &[
                "cascade",
                graph,
                "--model",
                "wc",
                "--trials",
                "1",
                "--initial-file",
                file,
            ][..],
            more,
        ]
        .concat()
    };
    let initial = |graph, file| home.json(&arguments(graph, file, &["--json"]))["initial"].clone();
    for file in [
        "plain.txt",
        "mark.csv",
        "quoted.csv",
        "several.txt",
        "padded.csv",
        "again.txt",
        "utf16.txt",
        "packed.txt.gz",
    ] {
        assert_eq!(initial("g.csv", file), serde_json::json!(["alice", "bob"]), "{file}");
    }
    assert_eq!(initial("g.csv", "blanks.txt"), serde_json::json!(["Ann Smith"]));
    assert_eq!(initial("n.txt", "floats.csv"), serde_json::json!([10, 30]));
    assert!(
        home.says(&arguments("g.csv", "again.txt", &[]))
            .contains("again.txt: 2 nodes; 1 repeat dropped")
    );
    assert!(
        home.says(&arguments("g.csv", "mark.csv", &[]))
            .contains("taken as a heading: id")
    );
    for (file, phrases) in [
        (
            "typo.txt",
            &[
                "typo.txt, line 2: node \"bop\" is not in the graph",
                "did you mean \"bob\"?",
            ][..],
        ),
        ("index.csv", &["index.csv, line 1", "several columns"]),
        ("rows.csv", &["rows.csv, line 1", "several columns"]),
        ("table.csv", &["table.csv, line 1", "several columns"]),
        ("word.txt", &["word.txt, line 1"]),
        ("empty.txt", &["empty.txt: lists no node"]),
    ] {
        home.refuses(&arguments("g.csv", file, &[]), phrases);
    }
}

#[test]
fn the_user_has_the_last_word_on_direction() {
    let home = Home::with(&[("path.txt", b"1 2\n2 3\n"), ("star.txt", b"2 1\n3 1\n4 1\n")]);
    assert_eq!(home.spread("path.txt", &["--initial", "1"]), 3);
    assert_eq!(home.spread("path.txt", &["--initial", "3"]), 1);
    assert_eq!(home.spread("path.txt", &["--initial", "3", "--reversed"]), 3);
    assert_eq!(home.spread("path.txt", &["--initial", "3", "--undirected"]), 3);
    assert_eq!(home.spread("star.txt", &["--initial", "1", "--directed"]), 1);
    let output = home.whoknows(&cascade("path.txt", "1", &["--reversed", "--undirected"]));
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn columns_and_headings_are_taken_as_the_user_says() {
    let home = Home::with(&[
        ("odd.csv", b"when,listener,speaker\n2001,2,1\n2002,3,2\n"),
        ("bare.csv", b"7,1,2\n7,2,3\n"),
    ]);
    for columns in ["speaker,listener", "3,2", "\"speaker\",LISTENER"] {
        assert_eq!(
            home.spread("odd.csv", &["--initial", "1", "--columns", columns]),
            3,
            "{columns}"
        );
    }
    assert_eq!(home.spread("bare.csv", &["--initial", "1", "--columns", "2,3"]), 3);
    let columns = |columns| home.whoknows(&cascade("odd.csv", "1", &["--columns", columns]));
    for (list, phrase) in [
        ("a", "it takes two"),
        ("1,1", "twice"),
        ("0,1", "counted from 1"),
        ("a,,b", "nothing between"),
    ] {
        let errors = text(&columns(list).stderr);
        assert!(errors.contains(phrase), "{errors}");
    }
    home.refuses(&cascade("odd.csv", "1", &["--columns", "speaker,hearer"]), &["hearer"]);
}

#[test]
fn a_scenario_says_how_its_file_is_meant() {
    let home = Home::with(&[("odd.csv", b"when,listener,speaker\n2001,b,a\n2002,c,b\n2003,d,c\n")]);
    let write = |name: &str, keys: &str| {
        fs::write(home.path().join(name), scenario("odd.csv", keys)).expect("a file can be written");
    };
    write(
        "mine.toml",
        "header = \"names\"\ncolumns = \"speaker,listener\"\nformat = \"edge-list\"",
    );
    let found = home.json(&["check", "mine.toml", "--json"]);
    let network = &found[0]["network"];
    assert_eq!((&network["nodes"], &network["arcs"]), (&4.into(), &3.into()));
    assert_eq!(network["ends"][0]["name"], "speaker");
    assert_eq!(network["ends"][1]["number"], 2);
    let said = home.says(&["check", "mine.toml"]);
    assert!(
        said.contains("4 people, 3 arcs; directed (as nothing says otherwise)"),
        "{said}"
    );
    for (keys, phrases) in [
        (
            "columns = \"speaker\"",
            &["`columns` names 1 column", "source,target"][..],
        ),
        ("header = \"yes\"", &["\"auto\", \"none\", \"sizes\" or \"names\""]),
        ("format = \"csv\"", &["\"edge-list\""]),
        ("columns = \"speaker,hearer\"", &["hearer"]),
    ] {
        write("wrong.toml", keys);
        home.refuses(&["check", "wrong.toml"], phrases);
    }
}

#[test]
fn undirected_left_out_is_as_the_file_says() {
    let home = Home::with(&[(
        "snap.txt",
        b"# Undirected graph: snap.txt\n# Nodes: 3 Edges: 2\n1\t2\n2\t3\n",
    )]);
    for (keys, arcs, direction, by) in [
        ("", 4, "both", "file"),
        ("undirected = true", 4, "both", "user"),
        ("undirected = false", 2, "forward", "user"),
    ] {
        fs::write(home.path().join("s.toml"), scenario("snap.txt", keys)).expect("a file can be written");
        let network = &home.json(&["check", "s.toml", "--json"])[0]["network"];
        assert_eq!(network["arcs"], arcs, "{keys}");
        assert_eq!(
            (&network["direction"], &network["direction_by"]),
            (&direction.into(), &by.into()),
            "{keys}"
        );
    }
    let said = home.says(&["check", "s.toml"]);
    assert!(said.contains("directed (as you say, against the file)"), "{said}");
    assert!(said.contains("The file says of itself that it is undirected"), "{said}");
}

#[test]
fn a_result_keeps_what_was_read() {
    let home = Home::with(&[
        ("friends.csv", FRIENDS),
        ("s.toml", scenario("friends.csv", "").as_bytes()),
    ]);
    let said = home.says(&["run", "s.toml", "--out", "result"]);
    assert!(
        said.contains("friends.csv: ") && said.contains("3 people, 2 arcs"),
        "{said}"
    );
    assert!(said.contains("The weights in the file are not read"), "{said}");
    assert!(
        !home
            .says(&["run", "s.toml", "--out", "quiet", "--quiet"])
            .contains("friends.csv")
    );
    let read = |name: &str| fs::read_to_string(home.path().join("result").join(name)).expect("a file");
    let network = |text: &str| serde_json::from_str::<Value>(text).expect("JSON")["network"].clone();
    let first = network(&read("summary.json"));
    assert_eq!((&first["nodes"], &first["self_loops"]), (&3.into(), &1.into()));
    assert!(read("report.html").contains("1 loop dropped"));
    // The file may be gone when the report is made again.
    fs::remove_file(home.path().join("friends.csv")).expect("the file was there");
    home.says(&["report", "result", "--audience", "client"]);
    assert_eq!(network(&read("summary.json")), first);
    let page = read("report.html");
    assert!(text(page.as_bytes()).contains("took the 3 people and who hears whom, 2 arcs, from a network file"));
    assert!(!page.contains("1 loop dropped"));
}

#[test]
fn a_story_on_a_network_file_bears_its_names() {
    let names = ["Zoë <b>", "王小明", "דנה", "=SUM(A1)"];
    let edges: String = (0..4)
        .flat_map(|from| (0..4).filter(move |&to| to != from).map(move |to| (from, to)))
        .map(|(from, to)| format!("\"{}\",\"{}\"\n", names[from], names[to]))
        .collect();
    let home = Home::with(&[
        ("net.csv", edges.as_bytes()),
        ("s.toml", scenario("net.csv", "").as_bytes()),
    ]);
    let said = home.says(&["story", "s.toml", "--out", "told"]);
    let in_one_line = said.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(in_one_line.contains("names are those of the network file"), "{said}");
    let read = |name: &str| fs::read_to_string(home.path().join("told").join(name)).expect("a file");
    let story: Value = serde_json::from_str(&read("story.json")).expect("JSON");
    let chain = story["chain"].as_array().expect("a chain");
    assert!(!chain.is_empty());
    for link in chain {
        let name = link["name"].as_str().expect("a name");
        assert!(names.contains(&name), "{name}");
    }
    for picture in ["network.svg", "chain.svg"] {
        assert!(!read(picture).contains("<b>"), "{picture}");
    }
}

/// Who carried the news and who read it first: names of the file, whatever they are, in every format and language, and again in
/// a report made when the file is gone.
#[test]
fn trials_on_a_network_file_name_its_people() {
    let names = ["Zoë; <b>", "王小明", "'=SUM(A1)", "=1;=2", "42"];
    let quoted = |name: &str| format!("\"{name}\"");
    let edges: String = names[1..]
        .iter()
        .map(|name| format!("{},{}\n", quoted(names[0]), quoted(name)))
        .collect();
    let segments: String = (0..)
        .zip(names)
        .map(|(index, name)| format!("{},{}\n", quoted(name), if index == 2 { "buyer" } else { "peer" }))
        .collect();
    let said_by_file = scenario("net.csv", "segments = \"segments.csv\"");
    let said_by_file = said_by_file
        .replace("\ncount = 1\n", "\n")
        .replace("\nfraction = 1.0\n", "\nrelevance = 1\n")
        + "[attention]\nnotice = 1\n";
    let home = Home::with(&[
        ("net.csv", edges.as_bytes()),
        ("segments.csv", segments.as_bytes()),
        ("s.toml", said_by_file.as_bytes()),
    ]);
    let csv = ["--trials-format", "csv"];
    home.says(&["run", "s.toml", "--out", "typed"]);
    home.says(&[&["run", "s.toml", "--out", "plain"], &csv[..]].concat());
    home.says(&[&["run", "s.toml", "--out", "german", "--language", "de"], &csv[..]].concat());
    let read = |folder: &str, name: &str| fs::read(home.path().join(folder).join(name)).expect("a file");
    let outcomes = |folder: &str, name: &str| {
        let folder = home.path().join(folder);
        let scenario = whoknows::scenario::load(&folder.join("scenario.toml"), &[]).expect("a scenario");
        let mut read = Outcomes::new(scenario.scenario.policies.len(), 1, usize::MAX);
        whoknows::study::trials::read(&folder.join(name), &scenario.scenario, &mut read).expect("trials");
        read
    };
    let typed = outcomes("typed", "trials.parquet");
    assert_eq!(outcomes("plain", "trials.csv"), typed);
    assert_eq!(outcomes("german", "trials.csv"), typed);
    let rows = |folder: &str, delimiter: u8| -> Vec<Vec<String>> {
        let bytes = read(folder, "trials.csv");
        let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&bytes);
        let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(bytes);
        let ends = |row: csv::StringRecord| {
            [17, 19, row.len() - 2, row.len() - 1]
                .map(|at| row[at].to_owned())
                .to_vec()
        };
        reader.records().map(|row| ends(row.expect("a row"))).collect()
    };
    let plain = rows("plain", b',');
    assert_eq!(plain, rows("german", b';'));
    let (mut carriers, mut reached) = (std::collections::BTreeSet::new(), 0);
    for row in plain.iter().filter(|row| row[0] == "true") {
        assert_eq!(row[3], "''=SUM(A1)");
        assert_eq!(row[2] == row[3], row[1] == "1");
        carriers.insert(row[2].as_str());
        reached += 1;
    }
    assert!(reached > 50, "{reached}");
    assert_eq!(carriers.into_iter().collect::<Vec<_>>(), ["''=SUM(A1)", "Zoë; <b>"]);
    assert!(
        plain
            .iter()
            .all(|row| row[0] == "true" || row[2].is_empty() && row[3].is_empty())
    );
    let table = text(&read("plain", "trials.csv"));
    assert!(
        table
            .lines()
            .next()
            .is_some_and(|line| line.ends_with(",evangelist,first_decision_maker")),
        "{table}"
    );
    assert!(table.contains(",Zoë; <b>,''=SUM(A1)\n"), "{table}");

    fs::remove_file(home.path().join("net.csv")).expect("the file was there");
    for (folder, name) in [("typed", "trials.parquet"), ("plain", "trials.csv")] {
        let before = read(folder, name);
        home.says(&["report", folder, "--audience", "client"]);
        assert!(read(folder, name) == before, "{folder}");
    }
}

#[test]
fn names_of_rows_and_tables_of_nodes_are_no_arcs() {
    let home = Home::with(&[
        ("r.txt", b"\"from\" \"to\"\n\"1\" 0 1\n\"2\" 1 2\n\"3\" 2 3\n"),
        ("r_text.txt", b"\"to\" \"from\"\n\"1\" \"b\" \"a\"\n\"7\" \"c\" \"b\"\n"),
        ("r_plain.txt", b"from to\n1 0 1\n2 1 2\n3 2 3\n"),
        ("weights.csv", b"from,to\n1,2,0.5\n2,3,0.5\n3,4,0.5\n"),
        ("nodes.csv", b"Id,Label\n0,alice\n1,bob\n"),
    ]);
    assert_eq!(home.spread("r.txt", &["--initial", "0"]), 4);
    assert_eq!(home.spread("r_text.txt", &["--initial", "a"]), 3);
    assert_eq!(home.spread("weights.csv", &["--initial", "1"]), 4);
    home.refuses(&cascade("r_plain.txt", "0", &[]), &["--columns"]);
    assert_eq!(home.spread("r_plain.txt", &["--initial", "0", "--columns", "2,3"]), 4);
    home.refuses(&cascade("nodes.csv", "0", &[]), &["nodes.csv", "Id, Label"]);
}
