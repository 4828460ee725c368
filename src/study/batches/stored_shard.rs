//! A shard in its folder, and whether several are a run.

use super::{Batch, BatchError, Shard};
use crate::input;
use crate::scenario::{Scenario, resolved_toml};
use crate::study::manifest::Manifest;
use crate::study::{SCENARIO_FILE, VERSION, json};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// The file that says which shard a folder holds.
pub const SHARD_FILE: &str = "shard.json";

/// What stands in [`SHARD_FILE`].
#[derive(Debug, Serialize, Deserialize)]
struct Note {
    /// As in `3/8`.
    shard: String,
    /// Digest of the scenario.
    scenario: String,
    /// The first of its worlds, and the one behind its last.
    worlds: [u64; 2],
}

/// The files of a shard's folder beside its batches; `digest` is that of the scenario, which has so many worlds.
pub fn files(scenario: &Scenario, digest: &str, shard: Shard, worlds: u64) -> [(&'static str, Vec<u8>); 2] {
    let own = shard.worlds(worlds);
    let note = Note {
        shard: shard.to_string(),
        scenario: digest.to_owned(),
        worlds: [own.start, own.end],
    };
    [
        (SCENARIO_FILE, resolved_toml(scenario).into_bytes()),
        (SHARD_FILE, json::pretty(&note).into_bytes()),
    ]
}

/// A shard in its folder, whole and as it was written.
#[derive(Debug)]
pub struct StoredShard {
    /// The folder.
    pub folder: PathBuf,
    /// Which it is.
    pub shard: Shard,
    /// Digest of the scenario.
    pub digest: String,
    batches: Vec<PathBuf>,
}

impl StoredShard {
    /// Reads what a shard's folder holds, and checks that all of it is as it was written. The batches themselves are read later.
    ///
    /// # Errors
    /// If it is no shard of this version, or is not whole, in words that name the folder.
    pub fn read(folder: &Path) -> Result<Self, String> {
        let named = |why: String| format!("{}: {why}", folder.display());
        let manifest = Manifest::read(folder).map_err(|error| match error.kind() {
            ErrorKind::NotFound | ErrorKind::NotADirectory => named(
                "no shard (it has no manifest.json); name a folder that `whoknows run --shard` has finished".to_owned(),
            ),
            _ => named(error.to_string()),
        })?;
        if !manifest.files.contains_key(SHARD_FILE) {
            return Err(named("a result, and no shard of one".to_owned()));
        }
        let theirs = &manifest.run.version;
        if theirs != VERSION {
            return Err(named(format!(
                "written by version {theirs} of whoknows, this is {VERSION}; merge with the version that wrote all shards"
            )));
        }
        for name in manifest.files.keys() {
            manifest
                .verify(folder, name)
                .map_err(|error| named(format!("{error}; run the shard again")))?;
        }
        let text = input::open(&folder.join(SHARD_FILE)).and_then(std::io::read_to_string);
        let text = text.map_err(|error| named(error.to_string()))?;
        let note: Note = serde_json::from_str(&text).map_err(|error| named(format!("{SHARD_FILE}: {error}")))?;
        let shard = note
            .shard
            .parse()
            .map_err(|error| named(format!("{SHARD_FILE}: {error}")))?;
        let is_batch = |name: &&String| name.starts_with(BATCHES);
        Ok(Self {
            shard,
            digest: note.scenario,
            // Sorted by name, and thereby in order of their worlds.
            batches: manifest
                .files
                .keys()
                .filter(is_batch)
                .map(|name| folder.join(name))
                .collect(),
            folder: folder.to_owned(),
        })
    }

    /// Its batches, in order.
    pub fn batches(&self) -> impl Iterator<Item = Result<Batch, BatchError>> {
        self.batches.iter().map(|file| Batch::read(file, &self.digest))
    }
}

/// The folder of batches within that of a shard, with the stroke behind it.
pub const BATCHES: &str = "batches/";

/// All shards of one run, in order.
///
/// # Errors
/// All that is wrong, a line each: folders that are none, foreign and doubled shards, and those that are missing.
pub fn together(folders: &[PathBuf]) -> Result<Vec<StoredShard>, String> {
    let mut faults = String::new();
    let mut shards: BTreeMap<u32, StoredShard> = BTreeMap::new();
    let mut first: Option<(PathBuf, String, u32)> = None;
    for folder in folders {
        let stored = match StoredShard::read(folder) {
            Ok(stored) => stored,
            Err(fault) => {
                let _ = writeln!(faults, "{fault}");
                continue;
            }
        };
        let (shard, folder) = (stored.shard, stored.folder.display());
        let (model, digest, of) =
            first.get_or_insert_with(|| (stored.folder.clone(), stored.digest.clone(), shard.of()));
        if stored.digest != *digest {
            let _ = writeln!(faults, "{folder}: a shard of another scenario than {}", model.display());
        } else if shard.of() != *of {
            let _ = writeln!(
                faults,
                "{folder}: shard {shard}, where {} is one of {of}",
                model.display()
            );
        } else if let Some(other) = shards.get(&shard.number()) {
            let _ = writeln!(faults, "{folder}: shard {shard}, as is {}", other.folder.display());
        } else {
            shards.insert(shard.number(), stored);
        }
    }
    if let Some((_, _, of)) = first {
        let missing: Vec<String> = (1..=of)
            .filter(|number| !shards.contains_key(number))
            .map(|number| format!("{number}/{of}"))
            .collect();
        if !missing.is_empty() {
            let _ = writeln!(faults, "missing: {}", listed(&missing));
        }
    }
    if faults.is_empty() {
        Ok(shards.into_values().collect())
    } else {
        Err(faults.trim_end().to_owned())
    }
}

/// Names of shards; of many, only the first.
fn listed(shards: &[String]) -> String {
    const MOST: usize = 20;
    let named = shards.iter().take(MOST).cloned().collect::<Vec<_>>().join(", ");
    match shards.len().saturating_sub(MOST) {
        0 => named,
        more => format!("{named} and {more} more"),
    }
}
