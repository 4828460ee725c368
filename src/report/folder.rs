//! A result folder that appears whole or not at all, and never in the place of something else.
//!
//! All files go into a new folder beside the target, are flushed to the disk, and take the target's place by a rename. What
//! stood there before is set aside first, as `.NAME.previous`, and then removed: the files that its manifest lists, and
//! nothing else. Files that somebody else put there move into the new folder, with `.kept` behind a name that is taken.

use super::manifest::{self, Manifest, Run};
use std::{
    collections::BTreeMap,
    ffi::OsString,
    fmt, fs, io,
    path::{Component, Path, PathBuf},
};

/// Name of the folder of a story, within that of a result.
pub const STORY: &str = "story";

/// Which results may be replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Replace {
    /// Those of the same scenario.
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
    files: BTreeMap<String, Vec<u8>>,
}

impl ResultFolder {
    /// Checks that results of the scenario with this digest can be written to `out`; to be called before the long work.
    ///
    /// Makes the folders above `out`, and puts a result back that an interrupted replacement had set aside. A link to a folder
    /// stands for the folder.
    ///
    /// # Errors
    /// Where `out` is a file, a folder with something else in it, a result of another scenario that may not be replaced, or
    /// where nothing can be written beside it.
    pub fn prepare(out: &Path, digest: &str, replace: Replace) -> Result<Self, FolderError> {
        let place = Place::of(out)?;
        place.restore()?;
        place.check(digest, replace)?;
        place.temporary()?;
        Ok(Self {
            place,
            digest: digest.to_owned(),
            replace,
            files: BTreeMap::new(),
        })
    }

    /// Adds a file; `name` is relative to the folder, with `/` between folders.
    ///
    /// # Panics
    /// If `name` leads out of the folder, or is that of the manifest.
    pub fn add(&mut self, name: &str, bytes: impl Into<Vec<u8>>) {
        assert!(
            is_inside(name) && name != manifest::FILE_NAME,
            "{name} is no name of a result"
        );
        self.files.insert(name.to_owned(), bytes.into());
    }

    /// Writes all files and the manifest, and lets the folder appear. Gives the path at which it stands.
    ///
    /// # Errors
    /// As [`ResultFolder::prepare`], and where the disk is full. What stood at the target then stands there still.
    ///
    /// # Panics
    /// If `run` is of another scenario than the folder was prepared for.
    pub fn publish(self, run: Run) -> Result<PathBuf, FolderError> {
        assert_eq!(run.digest, self.digest, "the run that the folder was prepared for");
        // Somebody may have been here since.
        self.place.check(&self.digest, self.replace)?;
        let new = self.place.temporary()?;
        let write = |name: &str, bytes: &[u8]| write(&new.path().join(name), bytes);
        for (name, bytes) in &self.files {
            write(name, bytes).map_err(|source| self.place.unwritable(source))?;
        }
        // The manifest last: it says that the rest is there.
        let manifest = Manifest::new(run, &self.files).to_json();
        write(manifest::FILE_NAME, manifest.as_bytes()).map_err(|source| self.place.unwritable(source))?;
        sync_folders(new.path()).map_err(|source| self.place.unwritable(source))?;
        self.place.swap_in(new)?;
        Ok(self.place.target)
    }
}

/// Where a result folder goes.
#[derive(Debug)]
struct Place {
    /// The folder itself, no link.
    target: PathBuf,
    /// The folder it is in.
    parent: PathBuf,
    /// Its name there.
    name: OsString,
}

impl Place {
    fn of(out: &Path) -> Result<Self, FolderError> {
        let unwritable = |source| FolderError::Unwritable {
            out: out.to_owned(),
            source,
        };
        let is_link = fs::symlink_metadata(out).is_ok_and(|data| data.is_symlink());
        let target = match fs::canonicalize(out) {
            Ok(target) => target,
            Err(source) if is_link => return Err(unwritable(source)),
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
        fs::create_dir_all(parent).map_err(|source| match parent.ancestors().find(|above| above.is_file()) {
            Some(file) => FolderError::File { out: file.to_owned() },
            None => unwritable(source),
        })?;
        Ok(Self {
            parent: parent.to_owned(),
            name: name.to_owned(),
            target,
        })
    }

    /// Whether a result of this scenario may stand here.
    fn check(&self, digest: &str, replace: Replace) -> Result<(), FolderError> {
        let out = self.target.clone();
        match fs::read_dir(&self.target) {
            Err(source) if source.kind() == io::ErrorKind::NotADirectory => return Err(FolderError::File { out }),
            Err(source) if source.kind() != io::ErrorKind::NotFound => return Err(self.unwritable(source)),
            _ if is_missing_or_empty(&self.target) || holds_only_a_story(&self.target) => return Ok(()),
            _ => {}
        }
        match Manifest::read(&self.target) {
            Err(_) => Err(FolderError::Foreign { out }),
            Ok(manifest) if manifest.run.digest != digest && replace == Replace::SameScenario => {
                Err(FolderError::OtherScenario { out })
            }
            Ok(_) => Ok(()),
        }
    }

    /// A new, empty folder beside the target that goes away by itself unless it is kept.
    fn temporary(&self) -> Result<tempfile::TempDir, FolderError> {
        let prefix = self.beside(".new-");
        tempfile::Builder::new()
            .prefix(&prefix)
            .tempdir_in(&self.parent)
            .map_err(|source| self.unwritable(source))
    }

    /// Where the old result waits while the new one moves in.
    fn previous(&self) -> PathBuf {
        self.parent.join(self.beside(".previous"))
    }

    fn beside(&self, suffix: &str) -> OsString {
        let mut name = OsString::from(".");
        name.push(&self.name);
        name.push(suffix);
        name
    }

    /// Finishes or takes back a replacement that was interrupted.
    fn restore(&self) -> Result<(), FolderError> {
        let previous = self.previous();
        if Manifest::read(&previous).is_err() && !holds_only_a_story(&previous) {
            return Ok(());
        }
        let restored = if Manifest::read(&self.target).is_ok() {
            self.remove_previous()
        } else if is_missing_or_empty(&self.target) {
            // Gone already or empty: either way nothing is lost.
            let _ = fs::remove_dir(&self.target);
            fs::rename(&previous, &self.target)
        } else {
            // Something else stands here, which the check that follows refuses.
            Ok(())
        };
        restored.map_err(|source| self.unwritable(source))
    }

    fn swap_in(&self, new: tempfile::TempDir) -> Result<(), FolderError> {
        let previous = self.previous();
        let had_previous = self.target.exists();
        open_to_readers(new.path()).map_err(|source| self.unwritable(source))?;
        if had_previous {
            fs::rename(&self.target, &previous).map_err(|source| self.unwritable(source))?;
        }
        if let Err(source) = fs::rename(new.path(), &self.target) {
            if had_previous {
                // The first error is the one to report; this one would repeat it.
                let _ = fs::rename(&previous, &self.target);
            }
            return Err(self.unwritable(source));
        }
        let _moved_away = new.keep();
        let swept = if had_previous { self.remove_previous() } else { Ok(()) };
        swept
            .and_then(|()| sync_folder(&self.parent))
            .map_err(|source| self.unwritable(source))
    }

    /// Removes the old result: what its manifest lists. Everything else moves into the new one.
    fn remove_previous(&self) -> io::Result<()> {
        let previous = self.previous();
        if let Ok(manifest) = Manifest::read(&previous) {
            for name in manifest.files.keys().filter(|name| is_inside(name)) {
                remove_if_there(&previous.join(name))?;
            }
            remove_if_there(&previous.join(manifest::FILE_NAME))?;
        }
        move_into(&previous, &self.target)
    }

    fn unwritable(&self, source: io::Error) -> FolderError {
        FolderError::Unwritable {
            out: self.target.clone(),
            source,
        }
    }
}

/// Whether a name in a manifest leads to a file of its folder.
fn is_inside(name: &str) -> bool {
    !name.is_empty()
        && Path::new(name)
            .components()
            .all(|part| matches!(part, Component::Normal(_)))
}

fn remove_if_there(file: &Path) -> io::Result<()> {
    match fs::remove_file(file) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Moves what is in `from` to the same places in `to`, and removes `from`. What finds its place taken gets a name of its own.
fn move_into(from: &Path, to: &Path) -> io::Result<()> {
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let place = to.join(entry.file_name());
        let is_folder = entry.file_type()?.is_dir();
        if is_folder && is_folder_itself(&place) {
            move_into(&entry.path(), &place)?;
        } else if is_folder && is_missing_or_empty(&entry.path()) {
            fs::remove_dir(entry.path())?;
        } else {
            fs::rename(entry.path(), free_place(place))?;
        }
    }
    fs::remove_dir(from)
}

/// `place`, or that place with `.kept` behind its name until nothing is there.
fn free_place(mut place: PathBuf) -> PathBuf {
    while fs::symlink_metadata(&place).is_ok() {
        place.as_mut_os_string().push(".kept");
    }
    place
}

/// Whether a folder, not a link to one, is at `path`.
fn is_folder_itself(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|data| data.is_dir())
}

/// Whether nothing at all or an empty folder is at `path`.
fn is_missing_or_empty(path: &Path) -> bool {
    match fs::read_dir(path) {
        Ok(mut entries) => entries.next().is_none(),
        Err(error) => error.kind() == io::ErrorKind::NotFound,
    }
}

/// Whether a folder holds nothing but a story, told before there was a result to tell it with.
fn holds_only_a_story(path: &Path) -> bool {
    let Ok(mut entries) = fs::read_dir(path) else {
        return false;
    };
    let is_story = entries.next().is_some_and(|entry| {
        let is_named_so = |entry: fs::DirEntry| entry.file_name() == STORY && Manifest::read(&entry.path()).is_ok();
        entry.is_ok_and(is_named_so)
    });
    is_story && entries.next().is_none()
}

/// Writes one file and flushes it to the disk.
fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut file = fs::File::create_new(path)?;
    io::Write::write_all(&mut file, bytes)?;
    file.sync_all()
}

/// Flushes the names of files in `folder`, and in the folders in it.
fn sync_folders(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            sync_folders(&entry.path())?;
        }
    }
    sync_folder(folder)
}

/// Flushes the names of files in `folder`.
#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    fs::File::open(folder)?.sync_all()
}

/// Elsewhere a folder cannot be opened, and its names need no flush.
#[cfg(not(unix))]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

/// Gives a temporary folder, private by default, the permissions of any new folder.
#[cfg(unix)]
fn open_to_readers(folder: &Path) -> io::Result<()> {
    let sample = folder.join("permissions");
    fs::create_dir(&sample)?;
    let permissions = fs::metadata(&sample)?.permissions();
    fs::remove_dir(&sample)?;
    fs::set_permissions(folder, permissions)
}

/// Elsewhere a temporary folder is like any other.
#[cfg(not(unix))]
fn open_to_readers(_: &Path) -> io::Result<()> {
    Ok(())
}

/// Why results cannot be written to a folder. Nothing has been changed there.
#[derive(Debug)]
pub enum FolderError {
    /// The target is a file.
    File {
        /// The target.
        out: PathBuf,
    },
    /// The target holds something that is no result.
    Foreign {
        /// The target.
        out: PathBuf,
    },
    /// The target holds a result of another scenario.
    OtherScenario {
        /// The target.
        out: PathBuf,
    },
    /// Nothing can be written there.
    Unwritable {
        /// The target.
        out: PathBuf,
        /// What the system says.
        source: io::Error,
    },
}

impl std::error::Error for FolderError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Unwritable { source, .. } => Some(source),
            _ => None,
        }
    }
}

impl fmt::Display for FolderError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::File { out } => {
                write!(
                    f,
                    "{} is a file; name a folder for the results with --out DIR",
                    out.display()
                )
            }
            Self::Foreign { out } => write!(
                f,
                "{} holds something other than results of whoknows, which is left alone; name another folder with \
                 --out DIR",
                out.display()
            ),
            Self::OtherScenario { out } => write!(
                f,
                "{} holds results of another scenario (or of this one with other assumptions); replace them with \
                 --force, or name another folder with --out DIR",
                out.display()
            ),
            Self::Unwritable { out, source } => write!(
                f,
                "results cannot be written to {}: {source}; name another folder with --out DIR",
                out.display()
            ),
        }
    }
}
