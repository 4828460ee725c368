//! A result folder that appears whole or not at all, and never in the place of something else.
//!
//! All files go into a new folder beside the target, are flushed to the disk, and change places with what stood there, at once.
//! Of the old result the files go that its manifest lists and nobody has changed; all else moves into the new one: files
//! that somebody has changed with `.edited` in their names, and others with `.kept` behind a name that is taken.
//!
//! Whoever is ended in the middle of this leaves a folder from which the next run can tell what it was: see [`recover`].
//!
//! | file | has |
//! | --- | --- |
//! | `place` | where a result goes, how it takes its place, and what is done about runs that were ended |
//! | `sweep`, `fill` | what becomes of the old result, beside the new one or around it |
//! | `look` | what stands in a folder |
//! | `content` | what a file is to hold: bytes, or another file |
//! | `lock`, `room`, `disk` | one at a time, how much fits, every change of the disk |
//! | `error` | why not, and what else was done |

mod content;
pub(super) mod disk;
mod error;
mod fill;
mod lock;
mod look;
mod place;
mod room;
mod sweep;
#[cfg(test)]
mod tests;

use super::manifest::{self, Manifest, Provenance};
use content::{Content, ReadSeek};
pub use error::{FolderError, Note};
pub use lock::Lock;
use look::is_inside;
use place::{Manner, Place};
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};
use tempfile::SpooledTempFile;

/// What outgrows this goes to the disk before it has a name `[bytes]`.
const MOST_IN_MEMORY: usize = 1 << 24;

/// Name of the folder of a story, within that of a result.
pub const STORY: &str = "story";

/// Name of the folder that a result comes through, within a folder that cannot be replaced.
const FILLING: &str = ".whoknows.new";

/// Name of the folder in which a run keeps what it has done, within a folder that cannot be replaced.
const ASIDE: &str = ".whoknows.batches";

/// Which results may be replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Replace {
    /// Those of the same scenario, unless they have more trials than an interrupted run.
    SameScenario,
    /// Those of any scenario (`--force`).
    AnyScenario,
}

/// Files on their way into a result folder.
#[derive(Debug)]
pub struct ResultFolder {
    place: Place,
    digest: String,
    replace: Replace,
    files: BTreeMap<String, Content>,
    /// What was done about earlier runs.
    notes: Vec<Note>,
}

/// A result that stands in its place.
#[derive(Debug)]
pub struct Published {
    /// The folder.
    pub path: PathBuf,
    /// What else was done.
    pub notes: Vec<Note>,
}

/// Puts right what runs into the folder `path` left that were ended, and keeps all others from replacing it until the lock goes.
///
/// A result whose replacement was interrupted is back in its place or replaced; half results are gone.
///
/// # Errors
/// If another run has been writing there for minutes.
pub fn recover(path: &Path) -> Result<(Lock, Vec<Note>), FolderError> {
    let place = Place::of(path)?;
    let lock = lock(&place)?;
    let notes = place.recover(&lock, None);
    Ok((lock, notes))
}

fn lock(place: &Place) -> Result<Lock, FolderError> {
    Lock::take(&place.parent).ok_or_else(|| FolderError::Busy {
        out: place.target.clone(),
    })
}

impl ResultFolder {
    /// Checks that results of the scenario with this digest can be written to `out`; to be called before the long work.
    ///
    /// Makes the folders above `out`, and puts right what runs left that were ended: see [`ResultFolder::notes`]. A link to a
    /// folder stands for the folder.
    ///
    /// # Errors
    /// Where `out` is a file, a folder with something else in it, a result of another scenario that may not be replaced, or
    /// where nothing can be written.
    pub fn prepare(out: &Path, digest: &str, replace: Replace) -> Result<Self, FolderError> {
        let mut place = Place::of(out)?;
        let lock = lock(&place)?;
        let notes = place.recover(&lock, Some(digest));
        place.check(digest, replace)?;
        place.try_out()?;
        Ok(Self {
            place,
            digest: digest.to_owned(),
            replace,
            files: BTreeMap::new(),
            notes,
        })
    }

    /// What was done about runs that were ended.
    pub fn notes(&self) -> &[Note] {
        &self.notes
    }

    /// Checks that the disk has room for so many bytes, as far as the system says.
    ///
    /// # Errors
    /// If less is free.
    pub fn check_room(&self, needed: u64) -> Result<(), FolderError> {
        match room::free(self.place.writable()) {
            Some(free) if free < needed => Err(FolderError::Full {
                out: self.place.target.clone(),
                needed,
                free: Some(free),
            }),
            _ => Ok(()),
        }
    }

    /// Where a run keeps what it has done until its result appears: a hidden folder beside it, or in it where it cannot be replaced.
    pub fn aside(&self) -> PathBuf {
        self.place.aside()
    }

    /// Adds a file; `name` is relative to the folder, with `/` between folders.
    ///
    /// # Panics
    /// If `name` leads out of the folder, or is that of the manifest.
    pub fn add(&mut self, name: &str, bytes: impl Into<Vec<u8>>) {
        self.insert(name, Content::from(bytes.into()));
    }

    /// A file without a name for what may be large: on the disk of the result once it outgrows memory, and gone when it is dropped.
    pub fn spool(&self) -> SpooledTempFile {
        SpooledTempFile::new_in(MOST_IN_MEMORY, self.place.writable())
    }

    /// Adds what was written to a file, such as one of [`ResultFolder::spool`].
    ///
    /// # Errors
    /// If it cannot be read again.
    ///
    /// # Panics
    /// As [`ResultFolder::add`].
    pub fn add_file(&mut self, name: &str, file: impl ReadSeek + 'static) -> Result<(), FolderError> {
        let content = Content::of_file(file).map_err(|source| self.place.unwritable(source))?;
        self.insert(name, content);
        Ok(())
    }

    fn insert(&mut self, name: &str, content: Content) {
        assert!(
            is_inside(name) && name != manifest::FILE_NAME && name != manifest::PENDING,
            "{name} is no name of a result"
        );
        self.files.insert(name.to_owned(), content);
    }

    /// Writes all files and the manifest, and lets the folder appear.
    ///
    /// An interrupted run does not take the place of a longer result of its scenario, and no run that of something that has come there
    /// meanwhile, unless it is to replace anything: it goes into a folder beside, and a note says so.
    ///
    /// # Errors
    /// As [`ResultFolder::prepare`], and where the disk is full. What stood at the target then stands there still.
    ///
    /// # Panics
    /// If `run` is of another scenario than the folder was prepared for.
    pub fn publish(mut self, run: Provenance) -> Result<Published, FolderError> {
        assert_eq!(run.digest, self.digest, "the run that the folder was prepared for");
        let lock = lock(&self.place)?;
        // Others may have been here since, and have been ended.
        let mut notes = self.place.recover(&lock, Some(&self.digest));
        let (elsewhere, note) = match self.in_the_way(&run)? {
            None => (None, None),
            Some(obstacle) => {
                let place = self.free_place(obstacle.suffix(), &run)?;
                let note = obstacle.note(&self.place, &place);
                (Some(place), Some(note))
            }
        };
        let place = elsewhere.as_ref().unwrap_or(&self.place);
        let digests = self.files.iter();
        let digests = digests.map(|(name, content)| (name.clone(), content.digest().to_owned()));
        let manifest = Manifest::new(run, digests.collect());
        notes.extend(place.put(&mut self.files, &manifest)?);
        notes.extend(note);
        Ok(Published {
            path: place.target.clone(),
            notes,
        })
    }

    /// What stands at the target and has to stay there.
    fn in_the_way(&self, run: &Provenance) -> Result<Option<Obstacle>, FolderError> {
        match self.place.check(&self.digest, self.replace) {
            Ok(Some(standing)) if self.replace == Replace::SameScenario && is_longer(&standing.run, run) => {
                Ok(Some(Obstacle::LongerResult(standing.run.trials)))
            }
            Ok(_) => Ok(None),
            Err(FolderError::File { .. } | FolderError::Foreign { .. } | FolderError::OtherScenario { .. }) => {
                Ok(Some(Obstacle::SomethingElse))
            }
            Err(error) => Err(error),
        }
    }

    /// A folder beside the target, or in it where nothing can be written beside it.
    fn free_place(&self, suffix: &str, run: &Provenance) -> Result<Place, FolderError> {
        let mut number = 1;
        loop {
            let numbered = if number == 1 {
                suffix.to_owned()
            } else {
                format!("{suffix}-{number}")
            };
            let path = match self.place.manner {
                Manner::Swap => {
                    let mut name = self.place.name.clone();
                    name.push(format!(".{numbered}"));
                    self.place.parent.join(name)
                }
                Manner::Fill => self.place.target.join(numbered),
            };
            let place = Place::of(&path)?;
            // Under the lock of the folder that both are in.
            match place.check(&self.digest, Replace::SameScenario) {
                Ok(Some(standing)) if is_longer(&standing.run, run) => {}
                Ok(_) => return Ok(place),
                Err(FolderError::Unwritable { out, source }) => return Err(FolderError::Unwritable { out, source }),
                Err(_) => {}
            }
            number += 1;
        }
    }
}

/// Whether a result of the same scenario has more than an interrupted run.
fn is_longer(standing: &Provenance, run: &Provenance) -> bool {
    run.interrupted && (standing.trials > run.trials || !standing.interrupted)
}

/// What keeps a result from its place.
enum Obstacle {
    /// A result of the same scenario with so many trials.
    LongerResult(u64),
    /// Whatever has come there since the run began.
    SomethingElse,
}

impl Obstacle {
    /// Behind the name of the folder that the result goes to instead.
    fn suffix(&self) -> &'static str {
        match self {
            Self::LongerResult(_) => "interrupted",
            Self::SomethingElse => "new",
        }
    }

    fn note(&self, wanted: &Place, place: &Place) -> Note {
        let (out, path) = (wanted.target.clone(), place.target.clone());
        match *self {
            Self::LongerResult(trials) => Note::LongerResult { out, trials, path },
            Self::SomethingElse => Note::Taken { out, path },
        }
    }
}
