//! The program as it is used: exit codes, messages that say what to type, whole result folders, and an orderly end.

use assert_cmd::assert::Assert;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use tempfile::TempDir;

pub(super) const COCKTAIL_PARTY: &str = "scenarios/cocktail-party.toml";
pub(super) const SMALL_CIRCLE: &str = "scenarios/small-circle.toml";
pub(super) const NETWORK_FILE: &str = "scenarios/network-file.toml";
/// Enough for a result, and over in no time.
pub(super) const SHORT: [&str; 3] = ["--quiet", "--set", "experiment.trials=40"];

/// The program, started in the project's folder with nothing of the environment that changes what it prints.
pub(super) fn whoknows() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_whoknows"));
    command.current_dir(env!("CARGO_MANIFEST_DIR")).stdin(Stdio::null());
    for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
        command.env_remove(name);
    }
    command
}

pub(super) fn assert(arguments: &[&str]) -> Assert {
    assert_cmd::Command::from_std(with(arguments)).assert()
}

pub(super) fn with(arguments: &[&str]) -> Command {
    let mut command = whoknows();
    command.args(arguments);
    command
}

/// A short run of a scenario into a folder.
pub(super) fn short_run(scenario: &str, out: &Path, more: &[&str]) -> Assert {
    let out = out.to_str().expect("a path of plain text");
    assert(&[&["run", scenario, "--out", out], &SHORT[..], more].concat())
}

/// Asserts that the command ends with `code`, and that its errors contain every phrase.
pub(super) fn refuses(arguments: &[&str], code: i32, phrases: &[&str]) {
    let errors = errors_of(&assert(arguments).code(code));
    for phrase in phrases {
        assert!(
            errors.contains(phrase),
            "{arguments:?} says\n{errors}\nand not {phrase:?}"
        );
    }
}

pub(super) fn errors_of(assert: &Assert) -> String {
    String::from_utf8(assert.get_output().stderr.clone()).expect("messages are text")
}

pub(super) fn home() -> TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

pub(super) fn text(path: &Path) -> &str {
    path.to_str().expect("a path of plain text")
}

pub(super) fn write(folder: &TempDir, name: &str, content: impl AsRef<[u8]>) -> String {
    let path = folder.path().join(name);
    fs::create_dir_all(path.parent().expect("it has a folder")).expect("a folder");
    fs::write(&path, content).expect("a file");
    text(&path).to_owned()
}

/// Every file of a folder, by its path there.
pub(super) fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = PathBuf::from(path.file_name().expect("a name"));
        if path.is_dir() {
            files.extend(
                self::files(&path)
                    .into_iter()
                    .map(|(inner, bytes)| (name.join(inner), bytes)),
            );
        } else {
            files.insert(name, fs::read(&path).expect("a file"));
        }
    }
    files
}

#[test]
fn every_command_has_a_help_with_examples() {
    for command in [
        "run",
        "story",
        "check",
        "new",
        "import",
        "report",
        "cascade",
        "schema",
        "man",
        "completions",
    ] {
        let output = assert(&[command, "--help"]).success().get_output().stdout.clone();
        let help = String::from_utf8(output).expect("help is text");
        assert!(
            help.contains("Example") && help.contains(&format!("\n  whoknows {command}")),
            "{help}"
        );
        // The line of usage is wrapped by the terminal.
        let mut lines = help.lines().filter(|line| !line.starts_with("Usage:"));
        assert!(lines.all(|line| line.chars().count() <= 100), "{help}");
    }
}

#[test]
fn a_command_line_that_is_not_understood_says_what_to_type() {
    refuses(&[], 2, &["whoknows run scenarios/credit-union.toml"]);
    refuses(
        &["frobnicate"],
        2,
        &[
            "the commands are run, merge, job, check, new, import, report, compare, story, sweep, breakeven, sensitivity, optimize, contacts, pitch, world, cascade, schema, man, completions",
        ],
    );
    refuses(&["rnu", "mine.toml"], 2, &["'run'"]);
    refuses(&["chekc"], 2, &["'check'"]);
    refuses(&[COCKTAIL_PARTY], 2, &["whoknows run scenarios/cocktail-party.toml"]);
    refuses(
        &["run"],
        2,
        &["scenarios/credit-union.toml", "whoknows new > mine.toml"],
    );
    refuses(&["check", "--json"], 2, &["whoknows new > mine.toml"]);
    refuses(&["report"], 2, &["output/credit-union"]);
    refuses(&["completions"], 2, &["'bash'"]);
    refuses(&["completions", "bsh"], 2, &["'bash'"]);
    refuses(&["run", COCKTAIL_PARTY, "--thread", "2"], 2, &["'--threads'"]);
    refuses(&["run", COCKTAIL_PARTY, "--threads", "0"], 2, &["1..=1024"]);
    refuses(&["run", COCKTAIL_PARTY, "--threads", "99999"], 2, &["1..=1024"]);
    refuses(&["new", "credit-onion"], 2, &["'credit-union'"]);
}

#[test]
fn a_file_that_is_no_scenario_says_what_to_do() {
    let home = home();
    let cases = [
        (text(&home.path().join("missing.toml")).to_owned(), "whoknows new"),
        (text(home.path()).to_owned(), "name the scenario file in it"),
        (write(&home, "empty.toml", ""), "whoknows new"),
        (
            write(&home, "binary.toml", [0xff, 0x80, 0, 7]),
            "save the scenario as UTF-8",
        ),
        (write(&home, "huge.toml", "#".repeat(1_000_001)), "larger than 1 MB"),
        ("scenarios/million".to_owned(), "did you mean scenarios/million.toml?"),
    ];
    for (file, remedy) in &cases {
        refuses(&["run", file], 3, &["error", file, remedy]);
        refuses(&["check", file], 3, &["error", file, remedy]);
    }
}

#[test]
fn line_ends_and_byte_order_marks_of_windows_are_no_mistake() {
    let home = home();
    let scenario = fs::read_to_string(COCKTAIL_PARTY).expect("the scenario ships");
    let crlf = write(&home, "crlf.toml", scenario.replace('\n', "\r\n"));
    let bom = write(&home, "bom.toml", format!("\u{feff}{scenario}"));
    assert(&["check", &crlf, &bom])
        .success()
        .stdout(format!("{crlf}: no mistakes\n{bom}: no mistakes\n"));
}

#[test]
fn overrides_say_what_to_write_instead() {
    for (set, remedy) in [
        ("nonsense", "write key=value, like requests.count=200"),
        ("experiment.trails=5", "did you mean `trials`?"),
        ("experiment.trials=five", "a whole number"),
        ("policy.nobody.max_contacts=5", "`all comers`, `the promising`"),
        ("requests.count=100000", "lower requests.count"),
    ] {
        refuses(&["check", COCKTAIL_PARTY, "--set", set], 3, &[set, remedy]);
    }
}

#[test]
fn nothing_that_a_scenario_or_its_name_holds_reaches_the_terminal_as_a_command() {
    let home = home();
    let scenario = write(
        &home,
        "bad.toml",
        "title = \"\\u001b[31m\"\n\"\\u001b[2J\" = 1\n[[policy]]\nname = \"\\u202e\"\n",
    );
    for arguments in [
        ["check", &scenario, "--set=a\u{1b}[31m=1"],
        ["check", "no\u{1b}[31m.toml", "--set=a=1"],
    ] {
        assert!(!errors_of(&assert(&arguments).code(3)).contains('\u{1b}'));
    }
    refuses(
        &["check", &scenario],
        3,
        &["control character '\\u{1b}'", "control character '\\u{202e}'"],
    );
}

#[test]
fn a_network_file_that_cannot_be_used_says_file_line_and_remedy() {
    let home = home();
    let word = write(&home, "word.txt", "1 2\n2 -3\n");
    let column = write(&home, "column.txt", "1 2\n\n3\n");
    let empty = write(&home, "empty.txt", "# nothing\n");
    for (path, phrases) in [
        ("no-such.txt", ["no-such.txt", "correct `world.network.path`"]),
        (&word, ["word.txt, line 2", "a whole number from 0"]),
        (&column, ["column.txt, line 3", "a line needs two columns"]),
        (&empty, ["empty.txt", "a line `1 2` would be one"]),
    ] {
        let set = format!("world.network.path={path}");
        refuses(&["run", NETWORK_FILE, "--set", &set], 3, &phrases);
        refuses(&["check", NETWORK_FILE, "--set", &set], 3, &phrases);
    }
    refuses(
        &["check", NETWORK_FILE, "--set", "requests.count=500"],
        3,
        &["lower requests.count"],
    );
}

#[test]
fn all_files_are_checked_before_the_first_runs() {
    let home = home();
    let out = home.path().join("out");
    refuses(
        &[
            "run",
            COCKTAIL_PARTY,
            "no-such.toml",
            "nor-such.toml",
            "--out",
            text(&out),
        ],
        3,
        &["there is no file no-such.toml", "there is no file nor-such.toml"],
    );
    assert!(!out.exists());
}

#[test]
fn several_files_get_a_folder_each_and_never_the_same_one() {
    let home = home();
    let out = home.path().join("out");
    short_run(COCKTAIL_PARTY, &out, &[SMALL_CIRCLE]).success();
    assert!(out.join("cocktail-party/report.html").exists() && out.join("small-circle/report.html").exists());

    let twin = write(
        &home,
        "cocktail-party.toml",
        fs::read(COCKTAIL_PARTY).expect("the scenario ships"),
    );
    refuses(
        &["run", COCKTAIL_PARTY, &twin, "--out", text(&out)],
        2,
        &["would both go to", "--out DIR"],
    );
}

#[test]
fn only_a_result_of_the_same_scenario_is_replaced_unless_forced() {
    let home = home();
    let out = home.path().join("result");
    short_run(COCKTAIL_PARTY, &out, &[]).success();
    short_run(COCKTAIL_PARTY, &out, &[]).success();
    let before = files(&out);
    let refusal = errors_of(&short_run(SMALL_CIRCLE, &out, &[]).code(1));
    assert!(
        refusal.contains("another scenario")
            && refusal.contains("--force")
            && refusal.contains("world.people: 500 → 8000"),
        "{refusal}"
    );
    assert!(before == files(&out));
    short_run(SMALL_CIRCLE, &out, &["--force"]).success();
    assert!(before != files(&out));
}

#[test]
fn what_is_no_result_is_left_alone() {
    let home = home();
    let file = write(&home, "file", "mine");
    write(&home, "folder/mine.txt", "mine");
    for out in [&file, &format!("{file}/below/it"), text(&home.path().join("folder"))] {
        let refusal = errors_of(&short_run(COCKTAIL_PARTY, Path::new(out), &["--force"]).code(1));
        assert!(refusal.contains("name a") && refusal.contains("--out DIR"), "{refusal}");
    }
    assert_eq!(fs::read_to_string(file).expect("the file is there"), "mine");
    assert_eq!(files(&home.path().join("folder")).len(), 1);
}

#[test]
fn one_thread_and_two_write_the_same_bytes() {
    let home = home();
    let (one, two) = (home.path().join("one"), home.path().join("two"));
    let longer = ["--set", "experiment.trials=600"];
    short_run(COCKTAIL_PARTY, &one, &[&longer[..], &["--threads", "1"]].concat()).success();
    short_run(COCKTAIL_PARTY, &two, &[&longer[..], &["--threads", "2"]].concat()).success();
    assert!(files(&one) == files(&two));
}

#[test]
fn report_writes_what_run_wrote() {
    let home = home();
    for (name, scenario, more) in [
        ("parquet", COCKTAIL_PARTY, &["--set=experiment.trials=40"][..]),
        (
            "csv",
            COCKTAIL_PARTY,
            &["--set=experiment.trials=40", "--trials-format=csv"],
        ),
        ("one", COCKTAIL_PARTY, &["--set=experiment.trials=1"]),
        ("precise", COCKTAIL_PARTY, &["--set=experiment.precision=0.05"]),
        ("network", NETWORK_FILE, &["--set=experiment.trials=40"]),
    ] {
        let out = home.path().join(name);
        assert(&[&["run", scenario, "--quiet", "--out", text(&out)], more].concat()).success();
        if scenario == NETWORK_FILE {
            // As the documentation says: the network stands beside the scenario that names it.
            fs::copy("scenarios/network.txt", out.join("network.txt")).expect("it ships");
        }
        let before = files(&out);
        fs::remove_file(out.join("report.html")).expect("it is there");
        fs::remove_dir_all(out.join("charts")).expect("they are there");
        assert(&["report", text(&out), "--quiet"]).success().stdout("");
        assert!(before == files(&out), "{name}");
    }
}

/// What happens to the text of a stored file; `None` removes the file.
type Edit = fn(&str) -> Option<String>;

#[test]
fn report_refuses_what_run_did_not_write() {
    let home = home();
    let good = home.path().join("good");
    short_run(COCKTAIL_PARTY, &good, &["--trials-format", "csv"]).success();
    let stored = files(&good);
    let cases: [(&str, Edit, &str); 10] = [
        ("manifest.json", |_| None, "name a folder that `whoknows run` wrote"),
        ("manifest.json", |_| Some("{".into()), "manifest.json is no manifest"),
        (
            "manifest.json",
            |text| Some(text.replace("\"version\": \"", "\"version\": \"9")),
            "written by version 9",
        ),
        (
            "manifest.json",
            |text| Some(text.replace("\"trials\": 40", "\"trials\": 41")),
            "manifest.json has been changed",
        ),
        ("trials.csv", |_| None, "trials.csv is missing"),
        (
            "trials.csv",
            |text| Some(text[..text.len() / 2].into()),
            "trials.csv has been changed",
        ),
        (
            "scenario.toml",
            |text| Some(text.replace("trials = 40", "trials = 50")),
            "scenario.toml has been changed",
        ),
        ("scenario.toml", |_| None, "scenario.toml is missing"),
        // A scenario of somebody else, whose digest was put into the list of files.
        (
            "manifest.json",
            |text| {
                let digest = text
                    .split("\"digest\": \"")
                    .nth(1)
                    .and_then(|rest| rest.split('"').next());
                Some(text.replace(digest.expect("there is one"), "0123456789abcdef0123456789abcdef"))
            },
            "that in manifest.json is 0123456789abcdef0123456789abcdef",
        ),
        (
            "manifest.json",
            |text| Some(text.replace("\"trials.csv\"", "\"trial.csv\"")),
            "is missing",
        ),
    ];
    for (name, edit, phrase) in cases {
        let bad = home.path().join("bad");
        for (name, bytes) in &stored {
            write(&home, text(&Path::new("bad").join(name)), bytes);
        }
        let place = bad.join(name);
        match edit(&fs::read_to_string(&place).expect("it was written")) {
            Some(edited) => fs::write(&place, edited).expect("it can be written"),
            None => fs::remove_file(&place).expect("it can be removed"),
        }
        let before = files(&bad);
        refuses(&["report", text(&bad)], 1, &[text(&bad), phrase, "whoknows run"]);
        assert!(before == files(&bad), "{phrase}");
        fs::remove_dir_all(&bad).expect("it can be removed");
    }
    refuses(&["report", "src"], 1, &["src: no result of whoknows"]);
    refuses(
        &["report", "no-such-folder"],
        1,
        &["no-such-folder: no result of whoknows"],
    );
}

#[test]
fn a_result_is_told_in_the_language_asked_for_and_its_numbers_stay_the_same() {
    let home = home();
    let (english, german) = (home.path().join("en"), home.path().join("de"));
    short_run(COCKTAIL_PARTY, &english, &[]).success();
    let run = ["run", COCKTAIL_PARTY, "--set", "experiment.trials=40"];
    let told = assert(&[&run[..], &["--language", "de", "--out", text(&german)]].concat()).success();
    let told = String::from_utf8_lossy(&told.get_output().stdout).into_owned();
    assert!(told.contains("Durchläufe") && told.contains("Bericht: "), "{told}");
    for name in ["summary.json", "scenario.toml", "trials.parquet"] {
        let read = |folder: &Path| fs::read(folder.join(name)).expect("it was written");
        assert!(read(&english) == read(&german), "{name}");
    }
    let before = files(&german);
    assert(&["report", text(&german), "--language", "de", "--quiet"]).success();
    assert!(before == files(&german));
    assert(&["report", text(&german), "--language", "en", "--quiet"]).success();
    assert!(files(&english) == files(&german));
    refuses(
        &["run", COCKTAIL_PARTY, "--language", "fr"],
        2,
        &["fr", "[possible values: en, de]"],
    );
}

#[test]
fn a_chart_of_characters_is_for_terminals_and_for_those_who_ask() {
    let home = home();
    let out = home.path().join("result");
    let printed = |chart: &[&str]| {
        let run = ["run", COCKTAIL_PARTY, "--set=experiment.trials=40", "--out", text(&out)];
        let output = assert(&[&run[..], chart].concat())
            .success()
            .get_output()
            .stdout
            .clone();
        String::from_utf8(output).expect("it is text")
    };
    assert!(!printed(&[]).contains('█'), "not in a pipe");
    assert!(!printed(&["--chart", "never"]).contains('█'));
    assert!(printed(&["--chart", "unicode"]).contains("██"));
    let ascii = printed(&["--chart", "ascii"]);
    assert!(ascii.contains("##") && !ascii.contains('█'), "{ascii}");
}

#[test]
fn json_is_the_summary_and_nothing_else() {
    let home = home();
    let out = home.path().join("result");
    let output = short_run(COCKTAIL_PARTY, &out, &["--json"])
        .success()
        .get_output()
        .stdout
        .clone();
    assert!(output == fs::read(out.join("summary.json")).expect("it was written"));
    let output = assert(&["report", text(&out), "--json"])
        .success()
        .get_output()
        .stdout
        .clone();
    assert!(output == fs::read(out.join("summary.json")).expect("it was written"));
    let output = assert(&["check", COCKTAIL_PARTY, "no-such.toml", "--json"])
        .code(3)
        .get_output()
        .stdout
        .clone();
    let checked: serde_json::Value = serde_json::from_slice(&output).expect("it is JSON");
    assert_eq!(
        (&checked[0]["valid"], &checked[1]["valid"]),
        (&true.into(), &false.into())
    );
}

#[test]
fn colours_are_for_terminals_and_for_those_who_force_them() {
    let home = home();
    let out = home.path().join("result");
    let arguments = [
        "run",
        COCKTAIL_PARTY,
        "--set",
        "experiment.trials=40",
        "--out",
        text(&out),
    ];
    for (variables, coloured) in [
        (&[][..], false),
        (&["CLICOLOR_FORCE"], true),
        (&["CLICOLOR_FORCE", "NO_COLOR"], false),
    ] {
        for arguments in [&arguments[..], &["check", "no-such.toml"]] {
            let mut command = with(arguments);
            command.envs(variables.iter().map(|name| (name, "1")));
            let output = command.output().expect("it runs");
            let printed = [output.stdout, output.stderr].concat();
            assert_eq!(printed.contains(&b'\x1b'), coloured, "{variables:?} {arguments:?}");
        }
    }
}

#[test]
fn quiet_silences_warnings_too() {
    let set = ["--set", "world.people=500"];
    assert(&[&["check", NETWORK_FILE], &set[..], &["--quiet"]].concat())
        .success()
        .stdout("")
        .stderr("");
    let warning = errors_of(&assert(&[&["check", NETWORK_FILE], &set[..]].concat()).success());
    assert_eq!(warning.matches("warning").count(), 1, "{warning}");
}

#[test]
fn templates_are_scenarios_to_start_from() {
    let home = home();
    let shipped = assert(&["new", "credit-union"]).success().get_output().stdout.clone();
    assert!(shipped == fs::read("scenarios/credit-union.toml").expect("it ships"));
    let basic = assert(&["new"]).success().get_output().stdout.clone();
    assert(&["check", &write(&home, "mine.toml", basic)]).success();
}

/// Nothing of a reader that has gone away is a failure.
#[test]
#[cfg(unix)]
fn a_closed_pipe_is_no_failure() {
    for arguments in [
        &["schema"][..],
        &["new"],
        &["completions", "bash"],
        &["check", "no-such.toml"],
    ] {
        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        let mut command = with(arguments);
        command.stdout(writer.try_clone().expect("a pipe")).stderr(writer);
        let expected = if arguments[0] == "check" { 3 } else { 0 };
        assert_eq!(
            command.status().expect("it runs").code(),
            Some(expected),
            "{arguments:?}"
        );
    }
}

/// A run that would take hours, once it is under way.
#[cfg(unix)]
fn endless_run(out: &Path, arguments: &[&str]) -> Child {
    let mut command = with(&["run", "--out", text(out)]);
    command.args(arguments).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("it starts");
    // The folder above the result is made just before the first trial.
    let folder = out.parent().expect("it is in a folder");
    while !folder.exists() {
        assert!(
            child.try_wait().expect("its state").is_none(),
            "it ends before its first trial"
        );
        std::thread::sleep(Duration::from_millis(10));
    }
    // Before them stands a pilot, of which nothing is saved.
    std::thread::sleep(Duration::from_secs(4));
    child
}

#[cfg(unix)]
fn interrupt(child: &Child) {
    let status = Command::new("kill").args(["-INT", &child.id().to_string()]).status();
    assert!(status.expect("kill is there").success());
}

#[test]
#[cfg(unix)]
fn an_interrupted_run_saves_what_is_done() {
    let home = home();
    let out = home.path().join("new/result");
    let child = endless_run(&out, &[COCKTAIL_PARTY, "--set=experiment.trials=20_000_000", "--json"]);
    interrupt(&child);
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(output.status.code(), Some(130));
    let summary: serde_json::Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    assert_eq!(summary["interrupted"], true);
    assert!(summary["trials"].as_u64().is_some_and(|trials| trials > 0));
    let page = fs::read_to_string(out.join("report.html")).expect("it was written");
    assert!(page.contains("interrupted"));
    let before = files(&out);
    assert(&["report", text(&out), "--quiet"]).success();
    assert!(before == files(&out));
}

#[test]
#[cfg(unix)]
fn an_interrupt_is_heard_within_a_batch_of_trials() {
    let home = home();
    let out = home.path().join("new/result");
    let world = [
        "--set=experiment.trials_per_world=10_000_000",
        "--set=experiment.trials=20_000_000",
    ];
    let child = endless_run(&out, &[&[NETWORK_FILE], &world[..]].concat());
    interrupt(&child);
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(output.status.code(), Some(130));
    assert!(String::from_utf8_lossy(&output.stderr).contains("Ctrl-C again ends at once"));
    assert!(!out.join("report.html").exists(), "no world was finished");
}
