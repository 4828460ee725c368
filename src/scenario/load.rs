//! From a file, or a text, to a checked scenario or everything that is wrong with it.

use std::collections::BTreeSet;
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;

use super::Scenario;
use super::base::completed;
use super::broken_line::BrokenLine;
use super::catalogue::catalogue;
use super::check::check;
use super::document::{Place, SyntaxError, Table, read_document};
use super::encoding::{decode, no_text};
use super::overrides::{self, in_shell};
use super::planned_sweep;
use super::read::{Places, read};
use super::remark::{MOST_SHOWN, Remark, Remarks, Severity};
use super::source::Source;
use super::stranger::stranger;
use super::written::Written;
use crate::contacts::ContactList;
use crate::input;

/// A scenario file may have so many bytes.
pub const LARGEST_FILE: usize = 1_000_000;

/// A scenario without mistakes, and what is odd about it all the same.
#[derive(Clone, Debug)]
pub struct Checked {
    /// What the author means.
    pub scenario: Scenario,
    /// What the author probably does not mean.
    pub warnings: Remarks,
    /// The files that say what this one leaves out, the nearest first.
    pub bases: Vec<String>,
}

/// Reads and checks a scenario file. `overrides` are texts like `requests.count=200`, applied in their order before
/// anything is checked. Paths in the scenario are seen from the file's folder.
///
/// # Errors
/// Everything that is wrong, at once.
pub fn load(path: &Path, overrides: &[String]) -> Result<Checked, Remarks> {
    let name = path.display().to_string();
    let folder = path.parent().unwrap_or(Path::new(""));
    let bytes = read_file(path, overrides).map_err(|remark| only(&name, "", remark))?;
    parse_bytes(bytes, &name, folder, overrides)
}

/// As [`load`], for a text that is read from elsewhere, such as standard input; `name` and `folder` as in [`parse`].
///
/// # Errors
/// Everything that is wrong, at once.
pub fn load_from(text: impl Read, name: &str, folder: &Path, overrides: &[String]) -> Result<Checked, Remarks> {
    let bytes = read_bytes(text, name).map_err(|remark| only(name, "", remark))?;
    parse_bytes(bytes, name, folder, overrides)
}

fn parse_bytes(bytes: Vec<u8>, name: &str, folder: &Path, overrides: &[String]) -> Result<Checked, Remarks> {
    let text = decode(bytes).map_err(|undecoded| only(name, &undecoded.shown, undecoded.remark))?;
    parse(&text, name, folder, overrides)
}

/// As [`load`], for text that came some other way; `name` stands for the file in messages and `folder` is where paths
/// in the scenario are seen from.
///
/// # Errors
/// Everything that is wrong, at once.
pub fn parse(text: &str, name: &str, folder: &Path, overrides: &[String]) -> Result<Checked, Remarks> {
    if let Some(remark) = unreadable(text) {
        return Err(only(name, "", remark));
    }
    let mut sources = vec![Source::new(name, text)];
    let (document, errors) = read_document(text, 0);
    let completed = completed(document, folder, &mut sources);
    let files = sources.len();
    sources.extend(overrides.iter().map(|text| Source::new(format!("--set {text}"), text)));
    let mut document = match completed {
        Ok(document) => document,
        Err(mut remarks) => {
            remarks.extend(around_syntax_errors(text, &sources[0], errors, Vec::new()));
            return Err(Remarks::new(Arc::new(sources), remarks));
        }
    };
    let mut remarks = overrides::apply(&mut document, overrides, files);
    let (mut written, places, mistakes) = read_written(document);
    count_contacts(&mut written, &places, folder);
    if errors.is_empty() {
        remarks.extend(mistakes);
        remarks.extend(check(&written, &places));
    } else {
        remarks.extend(around_syntax_errors(text, &sources[0], errors, mistakes));
    }
    let bases = sources[1..files].iter().map(|base| base.name.clone()).collect();
    let checked = conclude(written, &places, folder, Remarks::new(Arc::new(sources), remarks))?;
    Ok(Checked { bases, ..checked })
}

/// The parser guesses its way past what it cannot read. Of several errors in a line the first is to be trusted, and of
/// the `mistakes` in what it made of the text those that stand in other lines.
pub(super) fn around_syntax_errors(
    text: &str,
    source: &Source,
    errors: Vec<SyntaxError>,
    mistakes: Vec<Remark>,
) -> Vec<Remark> {
    let catalogue = catalogue();
    let mut broken = BTreeSet::new();
    let mut remarks = Vec::new();
    for SyntaxError { place, message } in errors {
        if broken.insert(source.line_of(place.start)) {
            // No more are shown, and finding the section of each is a look at all lines above.
            let is_shown = remarks.len() < MOST_SHOWN;
            let line = broken_line(text, source, place).filter(|_| is_shown);
            let explained = line.and_then(|line| line.explain(&catalogue)).map(|remark| Remark {
                place: remark.place.map(|within| Place {
                    source: place.source,
                    ..within
                }),
                ..remark
            });
            remarks.push(explained.unwrap_or_else(|| Remark::mistake(place, format!("this is not TOML: {message}"))));
        }
    }
    let is_elsewhere = |place: Place| place.source > 0 || !broken.contains(&source.line_of(place.start));
    remarks.extend(
        mistakes
            .into_iter()
            .filter(|mistake| mistake.place.is_some_and(is_elsewhere)),
    );
    remarks
}

/// The line in which an error stands.
fn broken_line<'a>(text: &'a str, source: &Source, place: Place) -> Option<BrokenLine<'a>> {
    let start = source.start_of_line(source.line_of(place.start));
    let line = text[start..].lines().next()?;
    Some(BrokenLine {
        line,
        start,
        above: &text[..start],
    })
}

fn read_written(document: Table) -> (Written, Places, Vec<Remark>) {
    let mut written = Written::default();
    let (places, mistakes) = read(document, &mut written);
    (written, places, mistakes)
}

/// A list of contacts says how many ask, where the author does not. Whatever is wrong with it is said when it is to be played.
fn count_contacts(written: &mut Written, places: &Places, folder: &Path) {
    if cfg!(not(target_family = "wasm"))
        && places.written("requests.count").is_none()
        && let Some(file) = &written.requests.from
        && let Ok(list) = ContactList::read(&folder.join(&file.path_as_written))
    {
        written.requests.count = list.contacts().len() as u32;
    }
}

fn conclude(written: Written, places: &Places, folder: &Path, remarks: Remarks) -> Result<Checked, Remarks> {
    if remarks.any(Severity::Mistake) {
        return Err(remarks);
    }
    let mut scenario = written.into_meant();
    scenario.world.network.model.resolve_paths(folder);
    scenario.requests.resolve_paths(folder);
    let remarks = remarks.and(planned_sweep::check(&scenario, places));
    if remarks.any(Severity::Mistake) {
        return Err(remarks);
    }
    Ok(Checked {
        scenario,
        warnings: remarks,
        bases: Vec::new(),
    })
}

fn only(name: &str, text: &str, remark: Remark) -> Remarks {
    Remarks::new(Arc::new(vec![Source::new(name, text)]), vec![remark])
}

/// The bytes of a file, or why there are none. Never reads more than [`LARGEST_FILE`] allows.
pub(super) fn read_file(path: &Path, overrides: &[String]) -> Result<Vec<u8>, Remark> {
    let name = path.display().to_string();
    let mut file = input::open(path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => missing(path, overrides),
        io::ErrorKind::IsADirectory => directory(path),
        _ => unread(&name, &error),
    })?;
    match stranger(path, &mut file).map_err(|error| unread(&name, &error))? {
        Some(remark) => Err(remark),
        None => read_bytes(file, &name),
    }
}

/// The bytes, or why there are none.
fn read_bytes(text: impl Read, name: &str) -> Result<Vec<u8>, Remark> {
    let mut bytes = Vec::new();
    text.take(LARGEST_FILE as u64 + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| unread(name, &error))?;
    if bytes.len() > LARGEST_FILE {
        return Err(too_large());
    }
    Ok(bytes)
}

fn unread(name: &str, error: &io::Error) -> Remark {
    Remark::mistake(None, format!("cannot read {name}")).label(error.to_string())
}

fn missing(path: &Path, overrides: &[String]) -> Remark {
    let with_ending = path.with_added_extension("toml");
    let torn = overrides.iter().rev().find(|text| !text.contains('='));
    let name = path.display().to_string();
    let help = if let Some(front) = torn.filter(|_| name.contains('=')) {
        // The shell tore an override in two at its blank.
        let whole = in_shell(&format!("{front} {name}"));
        format!("an override with a blank in it stands in quotes: {whole}")
    } else if with_ending.is_file() {
        format!("did you mean {}?", with_ending.display())
    } else {
        "`whoknows new` writes a scenario to start from".to_owned()
    };
    Remark::mistake(None, format!("there is no file {}", path.display())).help(help)
}

fn directory(path: &Path) -> Remark {
    let name = path.display();
    let help = if path.join("manifest.json").is_file() {
        format!("`whoknows report {name}` shows a result again; its scenario is {name}/scenario.toml")
    } else {
        "name the scenario file in it".to_owned()
    };
    Remark::mistake(None, format!("{name} is a folder")).help(help)
}

/// Why a text cannot be a scenario at all.
pub(super) fn unreadable(text: &str) -> Option<Remark> {
    if text.len() > LARGEST_FILE {
        Some(too_large())
    } else if text.contains('\0') {
        Some(no_text(text.as_bytes()))
    } else if text.trim_start_matches('\u{feff}').trim().is_empty() {
        let remark = Remark::mistake(None, "the scenario is empty");
        Some(remark.help("`whoknows new` writes a scenario to start from".to_owned()))
    } else {
        None
    }
}

fn too_large() -> Remark {
    Remark::mistake(None, "the file is larger than 1 MB")
        .help("a scenario has a few KB; a network belongs in a file of its own, see world.network.path".to_owned())
}
