//! What strangers write never reaches a terminal as a command, and what never ends is refused.

use super::command_line::{COCKTAIL_PARTY, NETWORK_FILE, home, text, whoknows, write};
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

/// Letters that do something to a terminal, and how they are shown.
const ACTING: [(char, &str); 14] = [
    ('\u{1}', "\\u{1}"),
    ('\u{7}', "\\u{7}"),
    ('\u{8}', "\\u{8}"),
    ('\r', "\\u{d}"),
    ('\u{1b}', "\\u{1b}"),
    ('\u{7f}', "\\u{7f}"),
    ('\u{85}', "\\u{85}"),
    ('\u{9b}', "\\u{9b}"),
    ('\u{200e}', "\\u{200e}"),
    ('\u{200f}', "\\u{200f}"),
    ('\u{202a}', "\\u{202a}"),
    ('\u{202e}', "\\u{202e}"),
    ('\u{2066}', "\\u{2066}"),
    ('\u{2069}', "\\u{2069}"),
];

fn output(arguments: &[&str]) -> Output {
    whoknows().args(arguments).output().expect("it runs")
}

/// All that a command prints, colours forced, without the colours that are ours.
fn printed(arguments: &[&str]) -> String {
    let mut command = whoknows();
    command.args(arguments).env("CLICOLOR_FORCE", "1");
    let output = command.output().expect("it runs");
    let mut text = String::from_utf8([output.stdout, output.stderr].concat()).expect("it is text");
    while let Some(start) = text.find("\u{1b}[") {
        let Some(length) = text[start + 2..].find(|letter: char| !letter.is_ascii_digit() && letter != ';') else {
            break;
        };
        if text[start + 2 + length..].starts_with('m') {
            text.replace_range(start..=start + 2 + length, "");
        } else {
            break;
        }
    }
    text
}

/// Asserts that nothing printed acts on the terminal, and gives what was printed.
#[track_caller]
fn hides(arguments: &[&str]) -> String {
    let text = printed(arguments);
    let acting = |letter: char| ACTING.iter().any(|(other, _)| *other == letter);
    assert!(!text.contains(acting), "{arguments:?}: {text:?}");
    text
}

/// The same, and that `shown` stands for the letter.
#[track_caller]
fn shows(arguments: &[&str], letter: char, shown: &str) {
    let text = hides(arguments);
    assert!(text.contains(shown), "{arguments:?} does not show {letter:?}: {text}");
}

#[test]
fn nothing_that_was_typed_or_named_acts_on_the_terminal() {
    let home = home();
    for (letter, shown) in ACTING {
        // A sequence that would be one of ours is none.
        let tail = if letter == '\u{1b}' { "[31m" } else { "" };
        let word = format!("a{letter}{tail}b");
        shows(&["check", COCKTAIL_PARTY, "--set", &format!("{word}=1")], letter, shown);
        shows(
            &["check", COCKTAIL_PARTY, "--set", &format!("title={word}\u{1b}")],
            '\u{1b}',
            "\\u{1b}",
        );
        shows(&["check", &format!("no-such-{word}.toml")], letter, shown);
        shows(&["run", &format!("no-such-{word}.toml")], letter, shown);
        shows(&["report", &format!("no-such-{word}")], letter, shown);
        shows(&["story", COCKTAIL_PARTY, "--policy", &word], letter, shown);
        shows(&["story", COCKTAIL_PARTY, "--find", &word], letter, shown);
        shows(&["run", COCKTAIL_PARTY, "--brand", &word], letter, shown);
        shows(&["run", COCKTAIL_PARTY, "--threads", &word], letter, shown);
        shows(&[&word], letter, shown);
        shows(&["run", COCKTAIL_PARTY, &format!("--{word}")], letter, shown);
        shows(&["man", &word], letter, shown);
        shows(&["cascade", &word, "--model=wc", "--initial=1"], letter, shown);
        // Whether a name or a weight: what a network file holds is told, if at all, without doing anything.
        let network = write(
            &home,
            "network.txt",
            format!("1 2 0.5\n2 {word} {word}\n{word} 3 0.1\n"),
        );
        hides(&["cascade", &network, "--model=ic", "--p=1", "--initial=1"]);
        hides(&["cascade", &network, "--model=ic", "--p=file", "--initial=1"]);
        hides(&["cascade", &network, "--model=ic", "--p=1", "--initial=999"]);
        hides(&["check", NETWORK_FILE, "--set", &format!("world.network.path={network}")]);
        let unread = write(&home, "scenario.toml", format!("{word} = {word}\n"));
        hides(&["check", &unread]);
        if letter == '\r' {
            continue;
        }
        let odd = write(
            &home,
            &format!("odd-{word}.toml"),
            std::fs::read(COCKTAIL_PARTY).expect("it ships"),
        );
        shows(&["check", &odd], letter, shown);
        let out = home.path().join(format!("out-{word}"));
        shows(
            &["run", COCKTAIL_PARTY, "--trials=40", "--no-charts", "-o", text(&out)],
            letter,
            shown,
        );
        shows(
            &[
                "story",
                COCKTAIL_PARTY,
                "--trials=200",
                "--no-charts",
                "-o",
                text(&out.join("story")),
            ],
            letter,
            shown,
        );
    }
}

#[test]
fn json_for_programs_does_nothing_to_a_terminal_either() {
    let found = output(&["check", "no-such-\u{9b}-\u{202e}.toml", "--json"]);
    let text = String::from_utf8(found.stdout).expect("it is text");
    assert!(text.contains("\\u009b") && text.contains("\\u202e"), "{text}");
    let read: serde_json::Value = serde_json::from_str(&text).expect("it is JSON");
    assert_eq!(read[0]["file"], "no-such-\u{9b}-\u{202e}.toml");
}

/// What a command prints, if it ends in time.
#[cfg(unix)]
fn promptly(arguments: &[&str]) -> Output {
    let mut command = whoknows();
    command.args(arguments).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("it starts");
    let since = Instant::now();
    while child.try_wait().expect("its state").is_none() {
        if since.elapsed() > Duration::from_secs(30) {
            child.kill().expect("it can be ended");
            panic!("{arguments:?} hangs");
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    child.wait_with_output().expect("it has ended")
}

#[cfg(unix)]
fn refuses_promptly(arguments: &[&str], phrase: &str) {
    let output = promptly(arguments);
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(matches!(output.status.code(), Some(1 | 3)), "{arguments:?}: {errors}");
    assert!(
        errors.contains(phrase),
        "{arguments:?} says\n{errors}\nand not {phrase:?}"
    );
}

#[test]
#[cfg(unix)]
fn what_is_no_file_is_refused_at_once_wherever_a_file_is_named() {
    let home = home();
    let fifo = home.path().join("fifo");
    assert!(
        Command::new("mkfifo")
            .arg(&fifo)
            .status()
            .expect("mkfifo is part of POSIX")
            .success()
    );
    let scenario = std::fs::read_to_string(NETWORK_FILE).expect("it ships");
    let is_size = |line: &&str| line.starts_with("count = 3") || line.starts_with("fraction");
    let without_sizes: Vec<&str> = scenario.lines().filter(|line| !is_size(line)).collect();
    let segmented = write(&home, "segmented.toml", without_sizes.join("\n"));
    std::fs::copy("scenarios/network.txt", home.path().join("network.txt")).expect("it ships");
    for (name, kind) in [("/dev/zero", "a device"), (text(&fifo), "a pipe")] {
        refuses_promptly(&["run", name], kind);
        refuses_promptly(&["check", name], kind);
        refuses_promptly(&["story", name], kind);
        refuses_promptly(&["run", COCKTAIL_PARTY, "--brand", name], kind);
        for key in ["logo", "font"] {
            let brand = write(&home, "brand.toml", format!("{key} = \"{name}\"\n"));
            refuses_promptly(&["run", COCKTAIL_PARTY, "--brand", &brand], kind);
        }
        for (key, scenario) in [("path", NETWORK_FILE), ("segments", segmented.as_str())] {
            let set = format!("world.network.{key}={name}");
            refuses_promptly(&["check", scenario, "--set", &set], kind);
            refuses_promptly(&["run", scenario, "--set", &set], kind);
        }
        refuses_promptly(&["cascade", name, "--model=wc", "--initial=1"], kind);
        refuses_promptly(
            &["cascade", "scenarios/network.txt", "--model=wc", "--initial-file", name],
            kind,
        );
    }
    let result = home.path().join("result");
    std::fs::create_dir(&result).expect("a folder");
    std::fs::rename(&fifo, result.join("manifest.json")).expect("it can be moved");
    refuses_promptly(&["report", text(&result)], "it is a pipe");
    assert!(Path::new(COCKTAIL_PARTY).is_file());
}
