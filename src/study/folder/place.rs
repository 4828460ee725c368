//! Where a result folder goes, and how it gets there.

use super::content::Content;
use super::disk;
use super::fill;
use super::lock::Lock;
use super::look::{Holds, is_folder_itself};
use super::manifest::{self, Manifest};
use super::room;
use super::sweep::{discard, remove_as_written, remove_if_empty, sweep};
use super::{ASIDE, FILLING, FolderError, Note, Replace};
use std::{
    collections::BTreeMap,
    ffi::{OsStr, OsString},
    fs,
    io::{self, Read},
    path::{Path, PathBuf},
};
use xxhash_rust::xxh3::xxh3_64;

/// How a result takes its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// A new folder takes the place of the old one, at once.
    Swap,
    /// The folder stays and its files are replaced: it cannot be moved, or somebody stands in it.
    Fill,
}

/// Where a result folder goes.
#[derive(Debug)]
pub struct Place {
    /// The folder itself, no link.
    pub target: PathBuf,
    /// The folder it is in.
    pub parent: PathBuf,
    /// Its name there.
    pub name: OsString,
    /// How it gets there.
    pub manner: Manner,
}

impl Place {
    /// The place that `out` names. A link to a folder stands for the folder.
    pub fn of(out: &Path) -> Result<Self, FolderError> {
        let is_link = fs::symlink_metadata(out).is_ok_and(|data| data.is_symlink());
        let target = match fs::canonicalize(out) {
            Ok(target) => target,
            Err(source) if is_link => {
                return Err(FolderError::Unwritable {
                    out: out.to_owned(),
                    source,
                });
            }
            // What is not there yet has no canonical path, but its parent can have one.
            Err(_) => out.to_owned(),
        };
        let (Some(parent), Some(name)) = (target.parent(), target.file_name()) else {
            return Err(FolderError::Foreign { out: out.to_owned() });
        };
        let parent = if parent.as_os_str().is_empty() {
            Path::new(".")
        } else {
            parent
        };
        let stands_in_it = || std::env::current_dir().is_ok_and(|here| here.starts_with(&target));
        let manner = if target.is_dir() && (stands_in_it() || room::is_mount_point(&target)) {
            Manner::Fill
        } else {
            Manner::Swap
        };
        Ok(Self {
            parent: parent.to_owned(),
            name: name.to_owned(),
            manner,
            target,
        })
    }

    /// Makes the folders above, and finds out whether anything can be written here.
    pub fn try_out(&mut self) -> Result<(), FolderError> {
        fs::create_dir_all(&self.parent).map_err(|source| {
            match self.parent.ancestors().find(|above| above.is_file()) {
                Some(file) => FolderError::File { out: file.to_owned() },
                None => self.unwritable(source),
            }
        })?;
        if self.manner == Manner::Swap {
            match self.stage().and_then(|stage| probe(&stage)) {
                Ok(()) => return Ok(()),
                Err(source) if !self.target.is_dir() => return Err(FolderError::writing(&self.target, source, PROBE)),
                Err(_) => self.manner = Manner::Fill,
            }
        }
        let filling = self.target.join(FILLING);
        disk::create_folder(&filling)
            .and_then(|()| probe(&filling))
            .map_err(|source| FolderError::writing(&self.target, source, PROBE))
    }

    /// A folder on the disk of the result, in which files can be made.
    pub fn writable(&self) -> &Path {
        match self.manner {
            Manner::Swap => &self.parent,
            Manner::Fill => &self.target,
        }
    }

    /// Where a run into this place keeps what it has done.
    pub fn aside(&self) -> PathBuf {
        match self.manner {
            Manner::Swap => self.parent.join(self.beside(BATCHES)),
            Manner::Fill => self.target.join(ASIDE),
        }
    }

    /// The result that stands here, if a result of this scenario may take its place.
    pub fn check(&self, digest: &str, replace: Replace) -> Result<Option<Manifest>, FolderError> {
        let out = self.target.clone();
        match Holds::of(&self.target) {
            Err(source) if source.kind() == io::ErrorKind::NotADirectory => {
                let file = out.ancestors().find(|above| above.is_file());
                let out = file.map_or_else(|| out.clone(), Path::to_owned);
                Err(FolderError::File { out })
            }
            Err(source) => Err(self.unwritable(source)),
            Ok(Holds::Nothing | Holds::Story) => Ok(None),
            Ok(Holds::Unfinished(_) | Holds::SomethingElse) => Err(FolderError::Foreign { out }),
            Ok(Holds::Result(manifest)) if manifest.run.digest != digest && replace == Replace::SameScenario => {
                Err(FolderError::OtherScenario {
                    out,
                    found: manifest.run.digest,
                    wanted: digest.to_owned(),
                })
            }
            Ok(Holds::Result(manifest)) => Ok(Some(manifest)),
        }
    }

    /// Writes a result and lets it appear.
    pub fn put(&self, files: &mut BTreeMap<String, Content>, manifest: &Manifest) -> Result<Vec<Note>, FolderError> {
        let bytes = files.values().map(Content::size).sum();
        let failed = |source| FolderError::writing(&self.target, source, bytes);
        if self.manner == Manner::Swap {
            let stage = self.stage().map_err(failed)?;
            if let Err(source) = write_all(&stage, files, manifest) {
                // The first error is the one to report.
                let _ = discard(&stage, Some(manifest));
                return Err(failed(source));
            }
            match self.swap_in(&stage) {
                Ok(notes) => return Ok(notes),
                Err(source) => {
                    let _ = discard(&stage, Some(manifest));
                    if !self.target.is_dir() {
                        return Err(failed(source));
                    }
                    // Some folders can be filled that cannot be moved: those of the layers of a container, say.
                }
            }
        }
        let stage = self.target.join(FILLING);
        disk::create_folder(&stage).map_err(failed)?;
        if let Err(source) = write_all(&stage, files, manifest) {
            let _ = discard(&stage, Some(manifest));
            return Err(failed(source));
        }
        fill::settle(&stage, &self.target).map_err(failed)
    }

    /// A new folder beside the target.
    fn stage(&self) -> io::Result<PathBuf> {
        let prefix = self.beside(&format!("{NEW}{}", std::process::id()));
        let mut number = 0;
        loop {
            let mut name = prefix.clone();
            name.push(format!("-{number}"));
            let stage = self.parent.join(name);
            match disk::create_folder(&stage) {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => number += 1,
                made => return made.map(|()| stage),
            }
        }
    }

    /// Puts the whole result in `stage` into its place. An error says that it is not there; what comes after is told.
    fn swap_in(&self, stage: &Path) -> io::Result<Vec<Note>> {
        let old = match Holds::of(&self.target)? {
            Holds::Nothing => match disk::rename(stage, &self.target) {
                Ok(()) => None,
                // An empty folder is in the way on some systems.
                Err(_) if self.target.exists() => Some(self.change_places(stage)?),
                Err(error) => return Err(error),
            },
            _ => Some(self.change_places(stage)?),
        };
        // The result is there: from here on nothing is lost but room.
        let swept = disk::sync_folder(&self.parent).and_then(|()| match &old {
            Some(old) => sweep(old, &self.target),
            None => Ok(Vec::new()),
        });
        Ok(swept.unwrap_or_else(|source| {
            vec![Note::NotCleared {
                path: old.unwrap_or_else(|| self.parent.clone()),
                source,
            }]
        }))
    }

    /// Lets `stage` and the target change places; gives the place where the old result is now.
    fn change_places(&self, stage: &Path) -> io::Result<PathBuf> {
        match disk::exchange(stage, &self.target) {
            Err(error) if error.kind() == io::ErrorKind::Unsupported => {
                let previous = self.previous();
                disk::rename(&self.target, &previous)?;
                if let Err(error) = disk::rename(stage, &self.target) {
                    // The first error is the one to report; this one would repeat it.
                    let _ = disk::rename(&previous, &self.target);
                    return Err(error);
                }
                Ok(previous)
            }
            changed => changed.map(|()| stage.to_owned()),
        }
    }

    /// Where the old result waits while the new one moves in, where they cannot change places.
    fn previous(&self) -> PathBuf {
        self.parent.join(self.beside(PREVIOUS))
    }

    /// A hidden name beside the target. Of a name that is nearly as long as names can be it has the beginning, and a digest.
    fn beside(&self, suffix: &str) -> OsString {
        const LONG: usize = 180;
        let mut name = OsString::from(".");
        if self.name.len() <= LONG {
            name.push(&self.name);
        } else {
            let start: String = self.name.to_string_lossy().chars().take(LONG / 6).collect();
            let digest = xxh3_64(self.name.as_encoded_bytes());
            name.push(format!("{start}~{digest:016x}"));
        }
        name.push(suffix);
        name
    }

    /// Finishes, takes back or clears away what runs into this place left that were ended. Nobody else writes here while `lock` is held.
    ///
    /// `wanted` is the digest of the scenario that is to be simulated: a result that never came to its place is of no use to another.
    pub fn recover(&self, lock: &Lock, wanted: Option<&str>) -> Vec<Note> {
        let mut notes = Vec::new();
        let mut take_note = |path: PathBuf, done: io::Result<Vec<Note>>| match done {
            Ok(done) => notes.extend(done),
            Err(source) => notes.push(Note::NotCleared { path, source }),
        };
        let filling = self.target.join(FILLING);
        if is_folder_itself(&filling) {
            let done = self.recover_filling(&filling);
            take_note(filling, done);
        }
        let previous = self.previous();
        if is_folder_itself(&previous) {
            let done = self.recover_folder(&previous, None);
            take_note(previous, done);
        }
        // Without a lock they may be somebody's who is just writing.
        if lock.is_held() {
            for left in self.left_beside() {
                let done = self.recover_folder(&left, wanted);
                take_note(left, done);
            }
        }
        notes
    }

    /// Folders that runs made beside the target, in order of their names.
    fn left_beside(&self) -> Vec<PathBuf> {
        let prefix = self.beside(NEW);
        let is_ours = |name: &OsStr| name.as_encoded_bytes().starts_with(prefix.as_encoded_bytes());
        let mut left: Vec<PathBuf> = fs::read_dir(&self.parent)
            .into_iter()
            .flatten()
            .filter_map(Result::ok)
            .filter(|entry| is_ours(&entry.file_name()))
            .map(|entry| entry.path())
            .filter(|path| is_folder_itself(path))
            .collect();
        left.sort();
        left
    }

    fn recover_filling(&self, filling: &Path) -> io::Result<Vec<Note>> {
        let cleared = || {
            vec![Note::Cleared {
                path: filling.to_owned(),
            }]
        };
        match Holds::of(filling)? {
            Holds::Result(_) => {
                let mut notes = fill::settle(filling, &self.target)?;
                notes.push(Note::Finished {
                    out: self.target.clone(),
                });
                Ok(notes)
            }
            Holds::Unfinished(manifest) => discard(filling, manifest.as_ref()).map(|()| cleared()),
            _ => remove_if_empty(filling).map(|removed| if removed { cleared() } else { Vec::new() }),
        }
    }

    /// A folder beside the target: an old result on its way out, a new one on its way in, or half a one.
    fn recover_folder(&self, left: &Path, wanted: Option<&str>) -> io::Result<Vec<Note>> {
        let cleared = || vec![Note::Cleared { path: left.to_owned() }];
        match Holds::of(left)? {
            Holds::Unfinished(manifest) => discard(left, manifest.as_ref()).map(|()| cleared()),
            Holds::Result(manifest) => match Holds::of(&self.target) {
                Ok(Holds::Result(_)) => {
                    let mut notes = sweep(left, &self.target)?;
                    notes.extend(cleared());
                    Ok(notes)
                }
                Ok(Holds::Nothing | Holds::Story) if wanted.is_some_and(|wanted| wanted != manifest.run.digest) => {
                    // It never stood anywhere, and is of another scenario.
                    remove_as_written(left, &manifest)?;
                    discard(left, None).map(|()| cleared())
                }
                Ok(Holds::Nothing | Holds::Story) => self.put_back(left),
                // What else stands here is refused later.
                _ => Ok(Vec::new()),
            },
            Holds::Story => match Holds::of(&self.target) {
                Ok(Holds::Nothing) => self.put_back(left),
                Ok(Holds::Result(_) | Holds::Story) => {
                    let mut notes = sweep(left, &self.target)?;
                    notes.extend(cleared());
                    Ok(notes)
                }
                _ => Ok(Vec::new()),
            },
            _ => remove_if_empty(left).map(|removed| if removed { cleared() } else { Vec::new() }),
        }
    }

    /// Gives a result its place, where nothing is or a story.
    fn put_back(&self, left: &Path) -> io::Result<Vec<Note>> {
        if self.target.is_dir() {
            sweep(&self.target, left)?;
        }
        disk::rename(left, &self.target)?;
        Ok(vec![Note::Restored {
            out: self.target.clone(),
        }])
    }

    pub fn unwritable(&self, source: io::Error) -> FolderError {
        FolderError::Unwritable {
            out: self.target.clone(),
            source,
        }
    }
}

/// Behind the name of a result on its way in; a number follows.
const NEW: &str = ".new-";

/// Behind the name of an old result on its way out.
const PREVIOUS: &str = ".previous";

/// Behind the name of what a run keeps until its result appears.
const BATCHES: &str = ".batches";

/// So much is written to see whether anything can be `[bytes]`.
const PROBE: u64 = 4096;

/// Writes all files, and the manifest last: it says that the rest is there. Before, it is there under another name, so that
/// whoever finds half of them knows whose they are.
fn write_all(stage: &Path, files: &mut BTreeMap<String, Content>, manifest: &Manifest) -> io::Result<()> {
    let pending = stage.join(manifest::PENDING);
    disk::write(&pending, &mut manifest.to_json().as_bytes())?;
    for (name, content) in files {
        disk::write(&stage.join(name), content.read()?)?;
    }
    disk::sync_folders(stage)?;
    disk::rename(&pending, &stage.join(manifest::FILE_NAME))?;
    disk::sync_folder(stage)
}

/// Writes something in the new folder `stage`, and removes the folder again.
fn probe(stage: &Path) -> io::Result<()> {
    let written = disk::write(&stage.join(manifest::PENDING), &mut io::repeat(0).take(PROBE));
    let removed = discard(stage, None);
    written.and(removed)
}
