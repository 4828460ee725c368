//! The validation: every truth that the program must reproduce, beside what it makes of it.
//!
//! ```text
//! cargo test --release --test validation                                     reduced, part of `cargo test`
//! cargo test --release --test validation -- --rows percolation rumors        these topics, row by row
//! cargo test --release --test validation -- --full --write                   all trials; writes docs/validation.md
//! ```
//!
//! A topic is a file here; it returns [`Row`]s. A row outside its critical value fails the program.

mod branching;
mod built_twin;
mod campaigns;
mod chances;
mod channels;
mod coverage;
mod firm;
mod graphs;
mod independent_program;
mod metamorphic;
mod networks;
mod pairing;
mod percolation;
mod random_graphs;
mod real_graphs;
mod revealed_worlds;
mod row;
mod rumors;
mod shapes;
mod small_graphs;
mod thresholds;

#[path = "../kit/mod.rs"]
#[allow(dead_code, reason = "shared with the other tests, and each uses a part")]
mod kit;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use row::{Effort, HEAD, MOST_ROWS, Row, Verdict};

/// Rows of one kind.
struct Topic {
    name: &'static str,
    title: &'static str,
    /// What is compared with what, and where the truth comes from.
    about: &'static str,
    rows: fn(Effort) -> Vec<Row>,
}

const TOPICS: &[Topic] = &[
    small_graphs::TOPIC,
    random_graphs::TOPIC,
    thresholds::TOPIC,
    branching::TOPIC,
    percolation::TOPIC,
    rumors::TOPIC,
    networks::TOPIC,
    revealed_worlds::TOPIC,
    firm::TOPIC,
    channels::TOPIC,
    campaigns::TOPIC,
    real_graphs::TOPIC,
    independent_program::TOPIC,
    shapes::TOPIC,
    coverage::TOPIC,
    pairing::TOPIC,
    chances::TOPIC,
    metamorphic::TOPIC,
];

fn main() -> ExitCode {
    // Arguments that `cargo test` hands to every test program are none of ours, and words choose topics.
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let has = |flag: &str| arguments.iter().any(|argument| argument == flag);
    let words: Vec<&String> = arguments.iter().filter(|argument| !argument.starts_with('-')).collect();
    if has("--list") {
        for topic in TOPICS {
            println!("{}: test", topic.name);
        }
        return ExitCode::SUCCESS;
    }
    let effort = if has("--full") { Effort::Full } else { Effort::Reduced };
    let chosen = |topic: &&Topic| words.is_empty() || words.iter().any(|word| topic.name.contains(word.as_str()));
    let begin = Instant::now();
    let mut document = String::new();
    let mut all = Vec::new();
    for topic in TOPICS.iter().filter(chosen) {
        let start = Instant::now();
        let rows = (topic.rows)(effort);
        report(topic, &rows, start.elapsed().as_secs_f64(), has("--rows"));
        section(&mut document, topic, &rows);
        all.extend(rows);
    }
    let failed = all.iter().filter(|row| row.verdict == Verdict::Fails).count();
    let seconds = begin.elapsed().as_secs_f64();
    assert!(
        all.len() <= MOST_ROWS,
        "with {} rows the false alarms add up",
        all.len()
    );
    if has("--write") {
        assert!(words.is_empty(), "a document of some topics would lose the others");
        let head = summary(&all, effort, seconds);
        splice(&document_path(), "rows", &format!("{head}\n{document}"));
    }
    println!(
        "\ntest result: {}. {} passed; {failed} failed; 0 ignored; 0 measured; 0 filtered out; finished in {seconds:.2}s\n",
        if failed == 0 { "ok" } else { "FAILED" },
        all.len() - failed,
    );
    if failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// Says how a topic went, and shows its rows where asked for or where one fails.
fn report(topic: &Topic, rows: &[Row], seconds: f64, with_rows: bool) {
    let failed: Vec<&Row> = rows.iter().filter(|row| row.verdict == Verdict::Fails).collect();
    let shown: Vec<&Row> = if with_rows {
        rows.iter().collect()
    } else {
        failed.clone()
    };
    let largest = rows.iter().map(|row| row.z.abs()).fold(0.0, f64::max);
    println!(
        "test {} ... {} ({} rows, largest |z| {largest:.1}, {seconds:.1} s)",
        topic.name,
        if failed.is_empty() { "ok" } else { "FAILED" },
        rows.len()
    );
    for row in shown {
        println!("    {}", row.markdown());
    }
}

fn section(document: &mut String, topic: &Topic, rows: &[Row]) {
    writeln!(document, "### {}\n\n{}\n", topic.title, topic.about).expect("text can be written");
    if rows.is_empty() {
        document.push_str("*The data was absent.*\n\n");
        return;
    }
    writeln!(document, "{HEAD}").expect("text can be written");
    for row in rows {
        writeln!(document, "{}", row.markdown()).expect("text can be written");
    }
    document.push('\n');
}

fn summary(rows: &[Row], effort: Effort, seconds: f64) -> String {
    let of = |verdict| rows.iter().filter(|row| row.verdict == verdict).count();
    let largest = rows.iter().map(|row| row.z.abs()).fold(0.0, f64::max);
    let beyond = |z: f64| rows.iter().filter(|row| row.z.abs() > z).count();
    format!(
        "{} rows: {} hold, {} outside their critical value, {} reported. The largest |z| is {largest:.2}; {} rows lie beyond 2 and {} \
         beyond 3. {} form, {:.0} minutes.\n",
        rows.len(),
        of(Verdict::Holds),
        of(Verdict::Fails),
        of(Verdict::Reported),
        beyond(2.0),
        beyond(3.0),
        effort.of("Reduced", "Full"),
        (seconds / 60.0).max(1.0)
    )
}

fn document_path() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/validation.md")
}

/// Puts a text between two marks of a document.
fn splice(path: &Path, mark: &str, text: &str) {
    let document = std::fs::read_to_string(path).expect("the document is there");
    let (begin, end) = (format!("<!-- begin {mark} -->\n"), format!("<!-- end {mark} -->"));
    let (before, rest) = document.split_once(&begin).expect("the document has the mark");
    let (_, after) = rest.split_once(&end).expect("the mark has an end");
    std::fs::write(path, format!("{before}{begin}\n{text}{end}{after}")).expect("the document can be written");
}

/// A file of the data that is shared between projects, beside this one.
fn shared(name: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data").join(name);
    if path.exists() {
        return Some(path);
    }
    println!("    skipped: ../shared/data/{name} is absent");
    None
}
