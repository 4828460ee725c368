//! Help, manual pages, version, advice and exit codes; and that what help shows works.

use super::command_line::{
    COCKTAIL_PARTY, assert, errors_of, files, home, refuses, short_run, text, whoknows, with, write,
};
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

const COMMANDS: [&str; 20] = [
    "run",
    "merge",
    "job",
    "check",
    "new",
    "import",
    "report",
    "compare",
    "story",
    "sweep",
    "breakeven",
    "sensitivity",
    "optimize",
    "contacts",
    "pitch",
    "world",
    "cascade",
    "schema",
    "man",
    "completions",
];

fn printed(arguments: &[&str]) -> String {
    let output = assert(arguments).success().get_output().stdout.clone();
    String::from_utf8(output).expect("it is text")
}

/// A folder in which the examples work, with the project's scenarios and what they call `mine`.
pub(super) struct Place(tempfile::TempDir);

impl Place {
    pub(super) fn new() -> Self {
        let home = home();
        fs::create_dir(home.path().join("scenarios")).expect("a folder");
        for file in fs::read_dir("scenarios").expect("they ship") {
            let file = file.expect("an entry");
            let place = home.path().join("scenarios").join(file.file_name());
            fs::copy(file.path(), place).expect("it can be copied");
        }
        let network = fs::read("scenarios/network.txt").expect("it ships");
        write(&home, "my-network.txt", &network);
        write(&home, "mine.toml", fs::read(COCKTAIL_PARTY).expect("it ships"));
        write(&home, "ranges.toml", "circle.favour = [0.5, 4]\n");
        write(&home, "brand.toml", "ink = \"#102a43\"\n");
        write(&home, "weighted.txt", "48 50 0.5\n50 53 0.2\n53 48 1\n");
        write(&home, "friends.csv", "from,to\nalice,bob\nbob,\"Smith, Ann\"\n");
        let people = "First Name,Last Name,Company,Position\nAnna,Invented,Any Bank,Teller\n";
        write(&home, "Connections.csv", people);
        write(&home, "mine/contacts.csv", "id,segment\nc1,marketer\n");
        let base = "base = \"../scenarios/credit-union.toml\"\n[requests]\nfrom = \"contacts.csv\"\n";
        write(&home, "mine/contacts.toml", base);
        write(&home, "who.csv", "id,name\nc1,Anna Invented\n");
        write(
            &home,
            "rules.toml",
            "[[rule]]\nsegment = \"marketer\"\ntitle = [\"pr\"]\n",
        );
        write(&home, "list.csv", "Wer;Funktion;Firma\nAnna;Kassiererin;Eine Bank\n");
        let opener = write(&home, "xdg-open", "#!/bin/sh\n");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            fs::set_permissions(opener, fs::Permissions::from_mode(0o755)).expect("it can be run");
        }
        Self(home)
    }

    /// Leaves in `output` what a line needs there, and nothing else.
    fn clear_output(&self, line: &str) {
        let output = self.0.path().join("output");
        if output.exists() {
            fs::remove_dir_all(&output).expect("it can be removed");
        }
        if line.contains("whoknows compare") {
            let fewer = ["--set", "requests.count=200"];
            short_run("scenarios/credit-union.toml", &output.join("before"), &[]).success();
            short_run("scenarios/credit-union.toml", &output.join("after"), &fewer).success();
        }
        if line.contains("whoknows merge") {
            for shard in ["1/2", "2/2"] {
                let out = output.join("mine-shards").join(shard.replace('/', "-of-"));
                short_run(COCKTAIL_PARTY, &out, &["--shard", shard]).success();
            }
        }
        if line.contains("whoknows report") {
            short_run("scenarios/credit-union.toml", &output.join("credit-union"), &[]).success();
        }
    }

    /// Runs a line of a shell there, with few trials, and asserts that it ends well.
    pub(super) fn runs(&self, line: &str) {
        let program = Path::new(env!("CARGO_BIN_EXE_whoknows"));
        let folder = program.parent().expect("it is in a folder");
        let line = with_few_trials(line);
        self.clear_output(&line);
        let mut command = Command::new("sh");
        command
            .args(["-c", &line])
            .current_dir(self.0.path())
            .stdin(Stdio::null());
        command.env(
            "PATH",
            format!("{}:{}:/usr/bin:/bin", text(self.0.path()), text(folder)),
        );
        let output = command.output().expect("there is a shell");
        assert!(
            output.status.success(),
            "{line}\n{}{}",
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&output.stderr)
        );
    }
}

/// The same command, so short that a test can wait for it.
fn with_few_trials(line: &str) -> String {
    let (command, rest) = match line.split_once([';', '|', '>']) {
        Some((command, _)) => line.split_at(command.len()),
        None => (line, ""),
    };
    let more = match command.split_whitespace().nth(1) {
        _ if rest.starts_with('|') && rest.contains("whoknows run") => return format!("{line} --trials 40"),
        _ if rest.starts_with('|') && rest.contains("whoknows story") => return format!("{line} --trials 400"),
        Some("run") if command.contains("experiment.precision") => " --set experiment.max_trials=40",
        Some("run") if command.contains("--trials") => "",
        Some("run" | "pitch") => " --trials 40",
        Some("story") => " --trials 400",
        // Networks are shared by 20 trials, and an interval takes two of them.
        Some("sweep") if command.contains("does-the-network-matter") => " --trials 40",
        Some("sweep" | "breakeven" | "optimize" | "contacts") => " --trials 20",
        Some("sensitivity") => " --trials 20 --futures 20",
        _ => "",
    };
    // The questions have a thousand points and more; in a small world these are over in seconds.
    let command = match command.split_whitespace().nth(1) {
        Some("pitch" | "sensitivity") => command.replace("credit-union.toml", "cocktail-party.toml"),
        _ => command.to_owned(),
    };
    let command = command
        .replace("--trials 100000", "--trials 100")
        .replace("--futures 2000 --trials 1000", "")
        .replace("--trials 5000", "")
        .replace("--trials 2e3", "--trials 4e1")
        .replace("--trials 1e5", "--trials 1e2");
    format!("{}{more} {rest}", command.trim_end())
}

/// Whether all that a line needs is here.
fn can_run(line: &str) -> bool {
    let needs = |word: &str, program: &str| {
        line.contains(word)
            && !Command::new("sh")
                .args(["-c", &format!("command -v {program}")])
                .output()
                .is_ok_and(|found| found.status.success())
    };
    let elsewhere = ["NetHEPT", "~/", "| man"].iter().any(|word| line.contains(word));
    // Each looks at a thousand points, which takes half a minute: one of them is enough.
    let is_long = line.contains("whoknows sensitivity") && !line.contains("--ranges");
    !(elsewhere || is_long || needs("| jq", "jq"))
}

/// The examples in a text: lines that begin with the program's name, without what is said about them.
pub(super) fn examples(text: &str) -> Vec<String> {
    let joined: Vec<&str> = text.split("\\\n").map(str::trim_start).collect();
    let bare = |line: &str| {
        let line = line.trim();
        let said = line.find(" # ").or_else(|| line.find("   ")).unwrap_or(line.len());
        line[..said].trim_end().to_owned()
    };
    let text = joined.join(" ").replace("  --", " --");
    let lines = text.lines().filter(|line| line.trim_start().starts_with("whoknows "));
    lines.map(bare).collect()
}

#[test]
#[cfg(unix)]
fn every_example_of_every_help_works() {
    let place = Place::new();
    let mut count = 0;
    let mut done = std::collections::BTreeSet::new();
    for command in COMMANDS {
        for line in examples(&printed(&[command, "--help"])) {
            if can_run(&line) && done.insert(line.clone()) {
                place.runs(&line);
                count += 1;
            }
        }
    }
    for line in examples(&printed(&["--help"])) {
        place.runs(&line);
    }
    assert!(count > 20, "{count} examples");
}

#[test]
fn every_flag_says_what_it_does_and_the_same_word_means_the_same() {
    for command in COMMANDS {
        let help = printed(&[command, "--help"]);
        for flag in help
            .lines()
            .map(str::trim)
            .filter(|line| line.starts_with("--") || line.starts_with("-q"))
        {
            assert!(
                flag.split("  ").count() > 1 || flag.contains('<') || !flag.contains("  "),
                "{command}: {flag}"
            );
        }
        let says = |flag: &str| help.contains(flag);
        let asks = ["sweep", "breakeven", "sensitivity", "optimize", "contacts", "pitch"].contains(&command);
        let takes_out = asks
            || [
                "run", "merge", "job", "story", "cascade", "new", "import", "compare", "world",
            ]
            .contains(&command);
        assert_eq!(says("-o, --out <DIR>"), takes_out, "{command}");
        let takes_trials = asks || ["run", "job", "story", "check", "cascade", "world"].contains(&command);
        assert_eq!(says("--trials <N>") && says("--seed <N>"), takes_trials, "{command}");
        let is_quiet = asks
            || [
                "run", "merge", "story", "check", "cascade", "report", "compare", "world",
            ]
            .contains(&command);
        assert_eq!(says("-q, --quiet"), is_quiet, "{command}");
        let has_threads = asks || ["run", "merge", "story", "cascade"].contains(&command);
        assert_eq!(says("--threads <N>"), has_threads, "{command}");
    }
}

#[test]
fn exit_codes_are_one_list_that_holds() {
    let home = home();
    let help = printed(&["--help"]);
    for line in [
        "0  done",
        "1  failed",
        "2  wrong usage",
        "3  scenario invalid",
        "4  an expectation of a scenario fails",
        "130  interrupted",
    ] {
        assert!(help.contains(line), "{help}");
    }
    let out = home.path().join("out");
    assert(&["check", COCKTAIL_PARTY]).code(0);
    assert(&["report", text(home.path())]).code(1);
    assert(&["cascade", "no-such.txt", "--model=wc", "--initial=1"]).code(1);
    assert(&["cascade", "scenarios/network.txt", "--model=wc", "--initial=999999"]).code(1);
    assert(&["frobnicate"]).code(2);
    assert(&["man", "frobnicate"]).code(2);
    assert(&[
        "cascade",
        "scenarios/network.txt",
        "--model=wc",
        "--p=0.5",
        "--initial=1",
    ])
    .code(2);
    assert(&["check", "no-such.toml"]).code(3);
    assert(&["run", "no-such.toml", "-o", text(&out)]).code(3);
    assert(&["story", "no-such.toml", "-o", text(&out)]).code(3);
    assert!(!out.exists());
}

#[test]
fn without_arguments_help_says_what_to_do_first() {
    let help = errors_of(&assert(&[]).code(2));
    for phrase in [
        "Start here:",
        "whoknows new > mine.toml",
        "whoknows run mine.toml",
        "Exit codes:",
    ] {
        assert!(help.contains(phrase), "{help}");
    }
    assert_eq!(help, printed(&["-h"]));
}

#[test]
fn what_is_nearly_a_command_or_a_flag_says_which() {
    for (arguments, phrase) in [
        (&["raport"][..], "'report'"),
        (&["storry"], "'story'"),
        (&["cascad"], "'cascade'"),
        (&["mann"], "'man'"),
        (&["run", COCKTAIL_PARTY, "--trails", "5"], "'--trials'"),
        (&["run", COCKTAIL_PARTY, "--opne"], "'--open'"),
        (&["run", COCKTAIL_PARTY, "--no-chart"], "'--no-charts'"),
        (&["story", COCKTAIL_PARTY, "--sed", "5"], "'--se"),
        (&["cascade", "x", "--quite"], "'--quiet'"),
        (&["man", "rnu"], "did you mean run?"),
        (&["man", "xyzzy"], "the commands are run, merge, job, check"),
        (&["story"], "scenarios/credit-union.toml"),
        (&["new", "network-fil"], "'network-file'"),
    ] {
        refuses(arguments, 2, &[phrase]);
    }
}

#[test]
fn a_file_of_another_kind_says_what_to_do_with_it() {
    let home = home();
    let out = home.path().join("result");
    short_run(COCKTAIL_PARTY, &out, &[]).success();
    let again = format!("whoknows report {}", text(&out));
    for name in [
        "",
        "report.html",
        "summary.json",
        "summary.csv",
        "trials.parquet",
        "charts/reach.png",
    ] {
        let file = out.join(name);
        let phrase = if name.is_empty() {
            "is a folder"
        } else {
            "part of a result"
        };
        for command in ["run", "check", "story"] {
            refuses(&[command, text(&file)], 3, &[phrase, &again, "scenario.toml"]);
        }
    }
    refuses(&[text(&out)], 2, &[&again]);
    refuses(
        &["run", "scenarios/network.txt"],
        3,
        &[
            "is no scenario",
            "world.network.path",
            "whoknows cascade scenarios/network.txt",
        ],
    );
    let yaml = write(&home, "mine.yaml", "title: mine\n");
    refuses(
        &["check", &yaml],
        3,
        &["is no scenario", "TOML", "whoknows new > mine.toml"],
    );
    let page = write(&home, "page.html", "<html>");
    refuses(&["check", &page], 3, &["is no scenario", "whoknows report DIR"]);
    // A scenario may be called as it likes.
    for name in ["mine.txt", "mine", "mine.toml.dat", "mine.scenario"] {
        let scenario = write(&home, name, fs::read(COCKTAIL_PARTY).expect("it ships"));
        assert(&["check", &scenario]).success();
    }
    let page = out.join("report.html");
    refuses(
        &["report", text(&page)],
        1,
        &["part of a result; name its folder", text(&out)],
    );
    refuses(
        &["report", COCKTAIL_PARTY],
        1,
        &["a scenario is no result", "whoknows run scenarios/cocktail-party.toml"],
    );
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
    refuses(&["report", text(&story)], 1, &["what `whoknows story` wrote"]);
    let cascade = home.path().join("cascade");
    assert(&[
        "cascade",
        "scenarios/network.txt",
        "--model=wc",
        "--initial=3",
        "-q",
        "-o",
        text(&cascade),
    ])
    .success();
    let before = files(&cascade);
    refuses(&["report", text(&cascade)], 1, &["what `whoknows cascade` wrote"]);
    assert!(before == files(&cascade));
}

#[test]
fn there_is_a_manual_page_for_the_program_and_for_each_command() {
    let page = printed(&["man"]);
    assert!(
        page.contains(".TH whoknows 1") && page.contains("Exit codes") && page.contains("0.1.0"),
        "{page}"
    );
    for command in COMMANDS {
        let page = printed(&["man", command]);
        let title = format!(".TH whoknows-{command} 1");
        let is_whole = page.contains(&title) && page.contains(".SH NAME") && page.contains("\\fBwhoknows");
        assert!(is_whole && page.contains("whoknows "), "{page}");
    }
    let page = printed(&["man", "run"]);
    assert!(
        page.contains("\\-\\-trials") && page.contains("\\-\\-no\\-charts"),
        "{page}"
    );
}

#[test]
fn the_version_names_commit_and_features() {
    assert_eq!(printed(&["-V"]), "whoknows 0.1.0\n");
    let long = printed(&["--version"]);
    let lines: Vec<&str> = long.lines().collect();
    assert_eq!(lines[0], "whoknows 0.1.0");
    let commit = lines[1].strip_prefix("commit: ").expect("the commit");
    let digits = commit.split(',').next().unwrap_or_default();
    assert!(
        commit == "unknown" || digits.len() == 12 && digits.bytes().all(|byte| byte.is_ascii_hexdigit()),
        "{commit}"
    );
    let features = if cfg!(feature = "pdf") {
        "features: pdf"
    } else {
        "features: none"
    };
    assert_eq!(lines[2..], [features]);
    // Results name the version alone.
    let home = home();
    let out = home.path().join("result");
    short_run(COCKTAIL_PARTY, &out, &[]).success();
    for name in ["manifest.json", "summary.json"] {
        let text = fs::read_to_string(out.join(name)).expect("it was written");
        assert!(text.contains("\"version\": \"0.1.0\""), "{name}");
    }
}

/// What is printed to a disk that is full is not printed.
#[test]
#[cfg(target_os = "linux")]
fn a_full_device_is_a_failure_of_every_command_that_prints() {
    let home = home();
    let out = home.path().join("result");
    let folder = text(&out);
    short_run(COCKTAIL_PARTY, &out, &[]).success();
    let story = home.path().join("story");
    for arguments in [
        &["--version"][..],
        &["-V"],
        &["--help"],
        &["run", "--help"],
        &["help", "run"],
        &["schema"],
        &["new"],
        &["new", "network-file"],
        &["man"],
        &["man", "cascade"],
        &["completions", "bash"],
        &["check", COCKTAIL_PARTY],
        &["check", COCKTAIL_PARTY, "--json"],
        &["run", COCKTAIL_PARTY, "--trials=40", "-o", folder],
        &["run", COCKTAIL_PARTY, "--trials=40", "--json", "-o", folder],
        &["report", folder],
        &["report", folder, "--json"],
        &[
            "story",
            COCKTAIL_PARTY,
            "--trials=100",
            "--no-charts",
            "-o",
            text(&story),
        ],
        &[
            "story",
            COCKTAIL_PARTY,
            "--trials=100",
            "--no-charts",
            "--json",
            "-o",
            text(&story),
        ],
        &["cascade", "scenarios/network.txt", "--model=wc", "--initial=3"],
        &[
            "cascade",
            "scenarios/network.txt",
            "--model=wc",
            "--initial=3",
            "--json",
        ],
    ] {
        let full = fs::OpenOptions::new()
            .write(true)
            .open("/dev/full")
            .expect("Linux has it");
        let output = with(arguments).stdout(full).output().expect("it runs");
        let errors = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(1), "{arguments:?}: {errors}");
        assert!(errors.contains("cannot write the output"), "{arguments:?}: {errors}");
        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        let closed = with(arguments)
            .stdout(writer)
            .stderr(Stdio::null())
            .status()
            .expect("it runs");
        assert_eq!(closed.code(), Some(0), "{arguments:?}");
    }
    let mut quiet = whoknows();
    let full = fs::OpenOptions::new()
        .write(true)
        .open("/dev/full")
        .expect("Linux has it");
    quiet
        .args(["run", COCKTAIL_PARTY, "--trials=40", "-q", "-o", folder])
        .stdout(full);
    assert!(quiet.status().expect("it runs").success(), "nothing is printed");
}
