//! Files that are no scenarios, as far as their names tell: what to do with them instead.

use super::remark::Remark;
use std::io::{self, Read, Seek};
use std::path::Path;

/// Endings of files that hold networks, unless what is in them looks like a scenario.
const NETWORKS: [&str; 18] = [
    "txt", "csv", "tsv", "edges", "edgelist", "el", "graph", "metis", "mtx", "gz", "net", "gml", "graphml", "gexf",
    "dl", "nt", "dat", "ncol",
];
/// Endings of files that results hold.
const RESULTS: [&str; 8] = ["html", "json", "parquet", "png", "svg", "gif", "pptx", "pdf"];
/// Endings of files that hold settings of other programs.
const SETTINGS: [&str; 6] = ["yaml", "yml", "ini", "xml", "xlsx", "docx"];
/// A scenario shows what it is within so many bytes.
const BEGINNING: u64 = 1_000_000;

/// What a file seems to be that is no scenario, and what to do with it; `file` is left at its beginning.
///
/// # Errors
/// If it cannot be read.
pub(super) fn stranger(path: &Path, file: &mut (impl Read + Seek)) -> io::Result<Option<Remark>> {
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    let is_one_of = |endings: &[&str]| endings.contains(&ending.as_str());
    let seems = if is_one_of(&RESULTS) {
        in_result(path).unwrap_or_else(|| {
            (
                "but perhaps part of a result",
                "`whoknows report DIR` shows a result again, for the folder that `whoknows run` wrote".to_owned(),
            )
        })
    } else if is_one_of(&SETTINGS) {
        (
            "which is a TOML file",
            "`whoknows new > mine.toml` writes one to start from".to_owned(),
        )
    } else if is_one_of(&NETWORKS) && !has_sections(file)? {
        in_result(path).unwrap_or_else(|| network(path))
    } else {
        return Ok(None);
    };
    let (what, help) = seems;
    Ok(Some(
        Remark::mistake(None, format!("{} is no scenario, {what}", path.display())).help(help),
    ))
}

/// What to do with a file that lies in a result.
fn in_result(path: &Path) -> Option<(&'static str, String)> {
    let mut folders = path.ancestors().skip(1).take(2);
    let folder = folders.find(|folder| folder.join("manifest.json").is_file())?;
    let folder = if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    };
    let help = format!(
        "`whoknows report {folder}` shows the result again; its scenario is {}",
        folder.join("scenario.toml").display(),
        folder = folder.display()
    );
    Some(("but part of a result", help))
}

fn network(path: &Path) -> (&'static str, String) {
    let help = format!(
        "`whoknows new network-file` shows how a scenario names a network, in `world.network.path`; `whoknows cascade {}` spreads \
         something through it without a scenario",
        path.display()
    );
    ("but perhaps a network", help)
}

/// Whether a line begins like a section of TOML, in any encoding of text.
fn has_sections(file: &mut (impl Read + Seek)) -> io::Result<bool> {
    let mut bytes = Vec::new();
    Read::by_ref(file).take(BEGINNING).read_to_end(&mut bytes)?;
    file.rewind()?;
    // In UTF-16 every other byte of these letters is 0.
    bytes.retain(|&byte| byte != 0);
    let mut lines = bytes.split(|&byte| byte == b'\n');
    let is_blank = bytes.iter().all(u8::is_ascii_whitespace);
    Ok(is_blank || lines.any(|line| line.trim_ascii_start().starts_with(b"[")))
}
