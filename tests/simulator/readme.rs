//! What the README shows is what the program prints, and its commands work.

use super::command_line::{assert, home, text, write};
use std::fs;

fn readme() -> String {
    fs::read_to_string("README.md").expect("it ships")
}

/// The blocks of one kind, in their order.
fn blocks(kind: &str) -> Vec<String> {
    let opening = format!("\n```{kind}\n");
    let readme = readme();
    let blocks = readme.split(&opening).skip(1);
    blocks
        .map(|rest| rest.split("\n```").next().unwrap_or(rest).to_owned())
        .collect()
}

/// Numbers and the width of columns aside.
fn shape(line: &str) -> String {
    let digits_as_one = line
        .chars()
        .map(|letter| if letter.is_ascii_digit() { '0' } else { letter });
    let mut shape = String::new();
    for letter in digits_as_one {
        let letter = if letter == '\u{a0}' { ' ' } else { letter };
        let doubles = matches!(letter, '0' | ' ' | '─') && shape.ends_with(letter);
        if !doubles {
            shape.push(letter);
        }
    }
    shape.trim().to_owned()
}

fn shapes(text: &str) -> Vec<String> {
    text.lines().map(shape).collect()
}

#[test]
fn the_mistake_in_the_readme_is_told_as_the_program_tells_it() {
    let shown = blocks("text")
        .into_iter()
        .find(|block| block.starts_with("error:"))
        .expect("it is there");
    let home = home();
    let template = assert(&["new"]).success().get_output().stdout.clone();
    let template = String::from_utf8(template).expect("it is text");
    let mistyped: Vec<&str> = template
        .lines()
        .map(|line| {
            if line.starts_with("closure =") {
                "closuer = 0.3"
            } else {
                line
            }
        })
        .collect();
    let scenario = write(&home, "mine.toml", mistyped.join("\n"));
    let output = assert(&["check", &scenario]).code(3).get_output().stderr.clone();
    let told = String::from_utf8(output)
        .expect("it is text")
        .replace(&scenario, "mine.toml");
    assert_eq!(shapes(&told), shapes(&shown), "the program says\n{told}");
}

#[test]
fn the_verdict_in_the_readme_has_the_words_and_columns_of_the_program() {
    let shown = blocks("text")
        .into_iter()
        .find(|block| block.contains("Policy "))
        .expect("it is there");
    let home = home();
    let out = home.path().join("out");
    let run = [
        "run",
        "scenarios/credit-union.toml",
        "--trials=2000",
        "--no-charts",
        "-o",
        text(&out),
    ];
    let output = assert(&run).success().get_output().stdout.clone();
    let told = String::from_utf8(output).expect("it is text");
    let (shown, told) = (shapes(&shown), shapes(&told));
    assert_eq!(shown[0], told[0], "the title");
    let first_word = |line: &String| line.split(' ').next().unwrap_or_default().to_owned();
    let table = |lines: &[String]| -> Vec<String> {
        let start = lines
            .iter()
            .position(|line| line.starts_with("Policy "))
            .expect("a table");
        let head = lines[start].clone();
        let rows = lines[start + 2..].iter().take_while(|line| !line.is_empty());
        std::iter::once(head).chain(rows.map(first_word)).collect()
    };
    assert_eq!(table(&shown), table(&told));
}

#[test]
#[cfg(unix)]
fn the_commands_of_the_readme_work() {
    let place = super::help::Place::new();
    let lines: Vec<String> = blocks("sh")
        .iter()
        .flat_map(|block| super::help::examples(block))
        .collect();
    assert!(lines.len() > 8, "{lines:?}");
    for line in lines {
        // A network of one's own has as many people as it has.
        place.runs(
            &line
                .replace("segment.decision-maker.count=20", "segment.decision-maker.count=3")
                .replace("requests.count=100", "requests.count=12")
                .replace("v1.5 open", "open")
                .replace("30,3 --targets 1412", "30,3 --targets 7"),
        );
    }
}
