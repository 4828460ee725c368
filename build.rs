//! Finds out what `--version` says: the commit, if the sources are those of a repository, and the features.
//!
//! The same sources give the same words: no dates, no paths. Without Git, or from a packed source, the commit is `unknown`.

use std::env;
use std::path::Path;
use std::process::Command;

/// What the program is made of; a change of anything else makes no other program.
const SOURCES: [&str; 7] = [
    "src",
    "assets",
    "templates",
    "scenarios",
    "build.rs",
    "Cargo.toml",
    "Cargo.lock",
];

fn main() {
    for path in SOURCES {
        println!("cargo::rerun-if-changed={path}");
    }
    let home = env::var("CARGO_MANIFEST_DIR").expect("Cargo says where the sources are");
    let commit = packed_commit(Path::new(&home)).or_else(|| commit(Path::new(&home)));
    println!(
        "cargo::rustc-env=WHOKNOWS_COMMIT={}",
        commit.as_deref().unwrap_or("unknown")
    );
    println!("cargo::rustc-env=WHOKNOWS_FEATURES={}", features());
}

/// The commit that `cargo package` has noted down.
fn packed_commit(home: &Path) -> Option<String> {
    let noted = std::fs::read_to_string(home.join(".cargo_vcs_info.json")).ok()?;
    let commit = noted.split("\"sha1\": \"").nth(1)?.split('"').next()?;
    is_commit(commit).then(|| commit[..LENGTH].to_owned())
}

/// The commit of the repository whose root the sources are, and whether they were changed since.
fn commit(home: &Path) -> Option<String> {
    // Sources that were unpacked within another repository are none of its commits.
    let root = git(home, &["rev-parse", "--show-toplevel"])?;
    if Path::new(&root).canonicalize().ok()? != home.canonicalize().ok()? {
        return None;
    }
    for name in ["HEAD", "logs/HEAD", "packed-refs"] {
        let path = git(home, &["rev-parse", "--git-path", name])?;
        if home.join(&path).exists() {
            println!("cargo::rerun-if-changed={path}");
        }
    }
    let commit = git(home, &["rev-parse", "HEAD"]).filter(|commit| is_commit(commit))?;
    let sources = [&["status", "--porcelain", "--untracked-files=no", "--"], &SOURCES[..]].concat();
    let changed = git(home, &sources)?;
    let mark = if changed.is_empty() { "" } else { ", changed since" };
    Some(format!("{}{mark}", &commit[..LENGTH]))
}

/// So many digits of a commit name it.
const LENGTH: usize = 12;

fn is_commit(text: &str) -> bool {
    text.len() >= LENGTH && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// What Git says, without white space at its end; nothing if there is no Git, or it fails.
fn git(home: &Path, arguments: &[&str]) -> Option<String> {
    let output = Command::new("git").arg("-C").arg(home).args(arguments).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    output.status.success().then(|| text.trim_end().to_owned())
}

/// The features that the program is built with.
fn features() -> &'static str {
    if env::var_os("CARGO_FEATURE_PDF").is_some() {
        "pdf"
    } else {
        "none"
    }
}
