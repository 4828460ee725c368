//! The mutation check: break the program in one place at a time, and see that a named test goes red.
//!
//! ```text
//! cargo test --release --test mutations                         every old text stands exactly once; part of `cargo test`
//! cargo test --release --test mutations -- --run [NAME…]        breaks, builds and tests, in a copy of the project
//! cargo test --release --test mutations -- --run --write        the same for all; writes docs/validation.md
//! ```
//!
//! The list is `mutations.toml`. The copy lies in a temporary folder with a target folder of its own, which
//! `MUTATIONS_TARGET` may name to keep it from run to run.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::Instant;

use serde::Deserialize;

/// The list.
#[derive(Deserialize)]
struct List {
    mutation: Vec<Mutation>,
}

/// One way to break the program.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Mutation {
    /// In a few words, what is broken.
    name: String,
    /// Where, seen from the project.
    file: String,
    /// A text that stands exactly once in the file.
    old: String,
    /// What takes its place.
    new: String,
    /// Arguments of `cargo test --release` that run the test expected to go red.
    red: String,
}

/// How a mutation fared.
enum Fate {
    /// The test failed, as it must; by what.
    Red(String),
    /// The test passed: nobody would have noticed.
    Survived,
    /// The mutated program does not compile, or the test did not run: the mutation proves nothing.
    Void,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let has = |flag: &str| arguments.iter().any(|argument| argument == flag);
    let words: Vec<&String> = arguments.iter().filter(|argument| !argument.starts_with('-')).collect();
    if has("--list") {
        println!("mutations: test");
        return ExitCode::SUCCESS;
    }
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = include_str!("mutations.toml");
    let list: List = toml::from_str(text).unwrap_or_else(|error| panic!("mutations.toml: {error}"));
    let stale: Vec<String> = list
        .mutation
        .iter()
        .filter_map(|mutation| mutation.applied(project).err())
        .collect();
    for complaint in &stale {
        println!("{complaint}");
    }
    let result = |failed: usize, passed: usize, seconds: f64| {
        let verdict = if failed == 0 { "ok" } else { "FAILED" };
        println!(
            "\ntest result: {verdict}. {passed} passed; {failed} failed; 0 ignored; 0 measured; 0 filtered out; finished in {seconds:.2}s\n"
        );
        if failed == 0 {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        }
    };
    if !has("--run") {
        return result(stale.len(), list.mutation.len() - stale.len(), 0.0);
    }
    let chosen =
        |mutation: &&Mutation| words.is_empty() || words.iter().any(|word| mutation.name.contains(word.as_str()));
    let mutations: Vec<&Mutation> = list.mutation.iter().filter(chosen).collect();
    let begin = Instant::now();
    let copy = Copy::of(project);
    // A test that is red already, or that its words do not find, would prove nothing.
    let mut checks: Vec<&str> = mutations.iter().map(|mutation| mutation.red.as_str()).collect();
    checks.sort_unstable();
    checks.dedup();
    for check in checks {
        let start = Instant::now();
        assert!(
            copy.cargo(check).is_ok(),
            "without any mutation, `cargo test --release {check}` fails"
        );
        println!("unbroken: {check} ... green ({:.0} s)", start.elapsed().as_secs_f64());
    }
    let fates: Vec<(Fate, f64)> = mutations
        .iter()
        .map(|mutation| {
            let start = Instant::now();
            let fate = copy.try_out(mutation);
            let seconds = start.elapsed().as_secs_f64();
            println!("test {} ... {} ({seconds:.0} s)", mutation.name, fate.words());
            (fate, seconds)
        })
        .collect();
    let red = fates.iter().filter(|(fate, _)| matches!(fate, Fate::Red(_))).count();
    let seconds = begin.elapsed().as_secs_f64();
    if has("--write") {
        assert!(words.is_empty(), "a table of some mutations would lose the others");
        write_table(project, &mutations, &fates, seconds);
    }
    result(fates.len() - red, red, seconds)
}

impl Mutation {
    /// The text of the file with this mutation.
    fn applied(&self, project: &Path) -> Result<String, String> {
        let text =
            std::fs::read_to_string(project.join(&self.file)).map_err(|error| format!("{}: {error}", self.file))?;
        match text.matches(&self.old).count() {
            1 => Ok(text.replacen(&self.old, &self.new, 1)),
            count => Err(format!(
                "mutation \"{}\": its old text stands {count} times in {}; give the text that is there now in \
                 tests/mutations/mutations.toml:\n    {}",
                self.name, self.file, self.old
            )),
        }
    }
}

impl Fate {
    fn words(&self) -> String {
        match self {
            Self::Red(by) => format!("red: {by}"),
            Self::Survived => "SURVIVED".to_owned(),
            Self::Void => "VOID: it does not build".to_owned(),
        }
    }
}

/// A copy of the project to break.
struct Copy {
    folder: tempfile::TempDir,
    target: PathBuf,
    project: PathBuf,
}

impl Copy {
    fn of(project: &Path) -> Self {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let target = std::env::var_os("MUTATIONS_TARGET").map_or_else(|| folder.path().join("target"), PathBuf::from);
        let copy = Self {
            folder,
            target,
            project: project.to_owned(),
        };
        for name in [
            "Cargo.toml",
            "Cargo.lock",
            "src",
            "tests",
            "benches",
            "examples",
            "assets",
            "templates",
            "scenarios",
            "docs",
        ] {
            copy_tree(&project.join(name), &copy.root().join(name));
        }
        // Some tests read the data that is shared between projects.
        let shared = project.join("../shared");
        if shared.exists() {
            link(&shared, &copy.folder.path().join("shared"));
        }
        copy
    }

    fn root(&self) -> PathBuf {
        self.folder.path().join("project")
    }

    fn try_out(&self, mutation: &Mutation) -> Fate {
        let file = self.root().join(&mutation.file);
        let mutated = mutation.applied(&self.project).expect("checked before");
        std::fs::write(&file, mutated).expect("the copy can be written");
        let fate = if self
            .cargo(&format!("{} --no-run", before_filter(&mutation.red)))
            .is_err()
        {
            Fate::Void
        } else {
            match self.cargo(&mutation.red) {
                Ok(()) => Fate::Survived,
                Err(output) => Fate::Red(complaint(&output)),
            }
        };
        copy_tree(&self.project.join(&mutation.file), &file);
        fate
    }

    /// Runs `cargo test --release` with these arguments; what it says where it fails.
    fn cargo(&self, arguments: &str) -> Result<(), String> {
        let output = Command::new(env!("CARGO"))
            .args(["test", "--release", "--locked", "--offline"])
            .args(arguments.split_whitespace())
            .current_dir(self.root())
            .env("CARGO_TARGET_DIR", &self.target)
            // Little is built anew for a change in one place.
            .env("CARGO_INCREMENTAL", "1")
            .output()
            .expect("cargo can be started");
        if output.status.success() {
            return Ok(());
        }
        Err([output.stdout, output.stderr]
            .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
            .join("\n"))
    }
}

/// What went red first: a row of the validation, a test, or the message of a panic.
fn complaint(output: &str) -> String {
    let rows: Vec<&str> = output
        .lines()
        .filter_map(|line| line.strip_prefix("    | ")?.split(" | ").next())
        .collect();
    let tests: Vec<&str> = output
        .lines()
        .filter_map(|line| line.strip_prefix("test ")?.strip_suffix(" ... FAILED"))
        .collect();
    let panic = output.lines().skip_while(|line| !line.contains(" panicked at ")).nth(1);
    let found = if rows.is_empty() { tests } else { rows };
    match (found.as_slice(), panic) {
        ([], panic) => panic.unwrap_or("no message").to_owned(),
        ([only], _) => format!("*{only}*"),
        ([first, others @ ..], _) => format!("*{first}* and {} more", others.len()),
    }
}

/// The arguments that choose what to build, without those that choose what to run.
fn before_filter(arguments: &str) -> &str {
    arguments.split(" -- ").next().unwrap_or(arguments)
}

fn copy_tree(from: &Path, to: &Path) {
    if from.is_dir() {
        std::fs::create_dir_all(to).expect("a folder can be made");
        for entry in std::fs::read_dir(from).expect("the project can be read") {
            let entry = entry.expect("the project can be read");
            copy_tree(&entry.path(), &to.join(entry.file_name()));
        }
    } else if from.exists() {
        if let Some(folder) = to.parent() {
            std::fs::create_dir_all(folder).expect("a folder can be made");
        }
        // Written anew rather than copied: cargo looks at the time.
        std::fs::write(to, std::fs::read(from).expect("the project can be read")).expect("a file can be written");
    }
}

#[cfg(unix)]
fn link(from: &Path, to: &Path) {
    let from = from.canonicalize().expect("it exists");
    std::os::unix::fs::symlink(from, to).expect("a link can be made");
}

#[cfg(not(unix))]
fn link(from: &Path, to: &Path) {
    copy_tree(from, to);
}

fn write_table(project: &Path, mutations: &[&Mutation], fates: &[(Fate, f64)], seconds: f64) {
    let path = project.join("docs/validation.md");
    let document = std::fs::read_to_string(&path).expect("the document is there");
    let (begin, end) = ("<!-- begin mutations -->\n", "<!-- end mutations -->");
    let (before, rest) = document.split_once(begin).expect("the document has the mark");
    let (_, after) = rest.split_once(end).expect("the mark has an end");
    let mut table = format!(
        "{} mutations in {:.0} minutes.\n\n| what is broken | where | test | fate |\n| --- | --- | --- | --- |\n",
        mutations.len(),
        (seconds / 60.0).max(1.0)
    );
    for (mutation, (fate, _)) in mutations.iter().zip(fates) {
        writeln!(
            table,
            "| {} | `{}` | `cargo test --release {}` | {} |",
            mutation.name,
            mutation.file,
            mutation.red,
            fate.words().replace('|', "\\|")
        )
        .expect("text can be written");
    }
    std::fs::write(&path, format!("{before}{begin}\n{table}\n{end}{after}")).expect("the document can be written");
}
