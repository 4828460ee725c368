//! The folder beside a result in which a run keeps its batches until the result appears.
//!
//! A batch is written under another name, flushed, and renamed: a file of that name is whole, or was damaged later. A run that goes on
//! takes the batches that follow one another from the first world on; what comes behind a gap, or behind a file that is not whole, is
//! dropped and done again.

use super::{Batch, BatchError};
use crate::study::folder::disk;
use std::ffi::OsStr;
use std::fs::{self, File, TryLockError};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::{fmt, io};

/// What the names of all its files begin with.
const PREFIX: &str = "worlds-";

/// The folder of one run, which nobody else uses while this lives; gone with it if it is empty.
#[derive(Debug)]
pub struct Aside {
    folder: PathBuf,
    /// `None` where folders cannot be locked: on Windows, and on some networks.
    _held: Option<File>,
}

impl Aside {
    /// Makes the folder, or takes over that of a run that has ended.
    ///
    /// # Errors
    /// If another run is using it, or it cannot be made.
    pub fn open(folder: PathBuf) -> Result<Self, AsideError> {
        let failed = |source| AsideError::Unusable {
            folder: folder.clone(),
            source,
        };
        disk::create_folders(&folder).map_err(failed)?;
        let held = match File::open(&folder) {
            Ok(file) => match file.try_lock() {
                Ok(()) => Some(file),
                Err(TryLockError::WouldBlock) => return Err(AsideError::Busy),
                Err(TryLockError::Error(_)) => None,
            },
            Err(_) => None,
        };
        Ok(Self { folder, _held: held })
    }

    /// The folder.
    pub fn path(&self) -> &Path {
        &self.folder
    }

    /// Whether an earlier run has left batches.
    pub fn has_batches(&self) -> bool {
        !self.files().is_empty()
    }

    /// The batches of the scenario with this digest that follow one another from the first of these worlds on; see [`Saved`].
    ///
    /// # Errors
    /// If the first batch is whole and of something else.
    pub fn saved(&self, digest: &str, worlds: Range<u64>) -> Result<Saved<'_>, AsideError> {
        let files = self.files();
        if let Some(first) = files.first() {
            let other = |why: String| AsideError::Other {
                folder: self.folder.clone(),
                why,
            };
            match Batch::read(first, digest) {
                Err(error @ (BatchError::OtherScenario { .. } | BatchError::OtherVersion { .. })) => {
                    return Err(other(error.to_string()));
                }
                Ok(batch) if batch.first() != worlds.start => {
                    return Err(other("it is of another shard".to_owned()));
                }
                _ => {}
            }
        }
        Ok(Saved {
            files: files.into_iter(),
            digest: digest.to_owned(),
            first: worlds.start,
            next: worlds.start,
            end: worlds.end,
            aside: self,
        })
    }

    /// Saves a batch of the worlds from `start`.
    ///
    /// # Errors
    /// If it cannot be written; then no batch of that name is there, or an earlier one.
    pub fn save(&self, start: u64, bytes: &[u8]) -> io::Result<()> {
        save(&self.folder, start, bytes)
    }

    /// The files of the batches, in order of their worlds.
    pub fn files(&self) -> Vec<PathBuf> {
        let is_whole = |name: &OsStr| !name.as_encoded_bytes().ends_with(UNFINISHED.as_bytes());
        let all = self.all().into_iter();
        all.filter(|path| path.file_name().is_some_and(is_whole)).collect()
    }

    /// Removes all batches.
    ///
    /// # Errors
    /// If one cannot be removed.
    pub fn clear(&self) -> io::Result<()> {
        self.all().iter().try_for_each(|file| disk::remove_file(file))
    }

    /// Our files, half written ones included, in order of their names.
    fn all(&self) -> Vec<PathBuf> {
        let is_ours = |name: &OsStr| name.as_encoded_bytes().starts_with(PREFIX.as_bytes());
        let entries = fs::read_dir(&self.folder).into_iter().flatten().filter_map(Result::ok);
        let ours =
            entries.filter(|entry| is_ours(&entry.file_name()) && entry.file_type().is_ok_and(|kind| kind.is_file()));
        let mut files: Vec<PathBuf> = ours.map(|entry| entry.path()).collect();
        files.sort();
        files
    }
}

impl Drop for Aside {
    fn drop(&mut self) {
        // Fails where there are batches, which is right.
        let _ = fs::remove_dir(&self.folder);
    }
}

/// Behind the name of a file that is being written.
const UNFINISHED: &str = ".new";

/// Saves a batch: see [`Aside::save`].
pub(super) fn save(folder: &Path, start: u64, bytes: &[u8]) -> io::Result<()> {
    let name = format!("{PREFIX}{start:020}");
    let unfinished = folder.join(format!("{name}{UNFINISHED}"));
    if unfinished.exists() {
        disk::remove_file(&unfinished)?;
    }
    disk::write(&unfinished, &mut &bytes[..])?;
    disk::rename(&unfinished, &folder.join(name))?;
    disk::sync_folder(folder)
}

/// Batches that follow one another. Ends at the first that does not fit, and removes that and all behind it.
#[derive(Debug)]
pub struct Saved<'a> {
    files: std::vec::IntoIter<PathBuf>,
    digest: String,
    first: u64,
    next: u64,
    end: u64,
    aside: &'a Aside,
}

impl Saved<'_> {
    fn follows(&self, batch: &Batch) -> bool {
        batch.first() == self.first
            && batch.worlds.start == self.next
            && !batch.worlds.is_empty()
            && batch.worlds.end <= self.end
    }
}

impl Iterator for Saved<'_> {
    type Item = Batch;

    fn next(&mut self) -> Option<Batch> {
        let file = self.files.next()?;
        match Batch::read(&file, &self.digest) {
            Ok(batch) if self.follows(&batch) => {
                self.next = batch.worlds.end;
                Some(batch)
            }
            _ => {
                for file in std::iter::once(file).chain(self.files.by_ref()) {
                    // What remains is overwritten, or ends the next reading just as this one.
                    let _ = disk::remove_file(&file);
                }
                // Names of removed files are flushed with the next batch.
                let _ = disk::sync_folder(self.aside.path());
                None
            }
        }
    }
}

/// Why a run cannot keep its batches, or not go on from those of another.
#[derive(Debug)]
pub enum AsideError {
    /// Another run is writing there.
    Busy,
    /// The folder cannot be used.
    Unusable {
        /// The folder.
        folder: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// It holds trials of something else.
    Other {
        /// The folder.
        folder: PathBuf,
        /// Of what.
        why: String,
    },
}

impl fmt::Display for AsideError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Busy => f.write_str(
                "another run is writing there; wait until it has ended, or name another folder with --out DIR",
            ),
            Self::Unusable { folder, source } => write!(
                f,
                "{} cannot be used to save trials: {source}; name another folder with --out DIR",
                folder.display()
            ),
            Self::Other { folder, why } => write!(
                f,
                "{} holds no trials that this run can go on from: {why}; leave --resume out to begin anew",
                folder.display()
            ),
        }
    }
}

impl std::error::Error for AsideError {}
