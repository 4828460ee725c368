//! Why a result was not written, and what else there is to say of one that was.

use std::{
    fmt, io,
    path::{Path, PathBuf},
};

/// Why results cannot be written to a folder. What stands there has not been changed.
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
        /// Digest of the scenario whose results are there.
        found: String,
        /// Digest of the scenario whose results were to go there.
        wanted: String,
    },
    /// Somebody else has been writing there for minutes.
    Busy {
        /// The target.
        out: PathBuf,
    },
    /// The disk has no room.
    Full {
        /// The target.
        out: PathBuf,
        /// What the result takes, or what it takes at least `[bytes]`.
        needed: u64,
        /// What is free, as far as the system says `[bytes]`.
        free: Option<u64>,
    },
    /// Nothing can be written there.
    Unwritable {
        /// The target.
        out: PathBuf,
        /// What the system says.
        source: io::Error,
    },
}

impl FolderError {
    /// That so many bytes could not be written.
    pub fn writing(out: &Path, source: io::Error, needed: u64) -> Self {
        let out = out.to_owned();
        match source.kind() {
            io::ErrorKind::StorageFull => {
                let above = out.ancestors().find(|folder| folder.is_dir());
                let free = above.and_then(super::room::free);
                Self::Full { out, needed, free }
            }
            // What is free on the disk says nothing of what its user may take.
            io::ErrorKind::QuotaExceeded => Self::Full {
                out,
                needed,
                free: None,
            },
            _ => Self::Unwritable { out, source },
        }
    }
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
            Self::OtherScenario { out, found, wanted } => write!(
                f,
                "{} holds results of another scenario (or of this one with other assumptions): their digest is {found}, \
                 this one's is {wanted}; replace them with --force, or name another folder with --out DIR",
                out.display()
            ),
            Self::Busy { out } => write!(
                f,
                "another run has been writing to {} for two minutes; wait until it has ended, or name another folder with \
                 --out DIR",
                out.display()
            ),
            Self::Full { out, needed, free } => {
                write!(f, "there is no room for results in {}: they take ", out.display())?;
                match *free {
                    Some(free) if free >= *needed => write!(f, "more than the {} that are free", Size(free))?,
                    Some(free) => write!(f, "at least {}, and {} are free", Size(*needed), Size(free))?,
                    None => write!(f, "at least {}", Size(*needed))?,
                }
                f.write_str("; make room, name a folder on another disk with --out DIR, or simulate fewer trials")
            }
            Self::Unwritable { out, source } => write!(
                f,
                "results cannot be written to {}: {source}; name another folder with --out DIR",
                out.display()
            ),
        }
    }
}

/// Bytes, for people.
struct Size(u64);

impl fmt::Display for Size {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let bytes = self.0 as f64;
        if bytes < 1e6 {
            write!(f, "{:.0} kB", (bytes / 1e3).ceil())
        } else if bytes < 1e9 {
            write!(f, "{:.1} MB", bytes / 1e6)
        } else {
            write!(f, "{:.1} GB", bytes / 1e9)
        }
    }
}

/// What was done besides writing a result.
#[derive(Debug)]
pub enum Note {
    /// A result that a run had set aside when it was ended was put back.
    Restored {
        /// Where it stands.
        out: PathBuf,
    },
    /// A replacement that a run was ended in was finished.
    Finished {
        /// Where the result stands.
        out: PathBuf,
    },
    /// What a run left when it was ended was removed.
    Cleared {
        /// What was removed.
        path: PathBuf,
    },
    /// A file that somebody had changed was kept.
    KeptEdited {
        /// Its name.
        name: PathBuf,
        /// Its name now.
        kept_as: PathBuf,
    },
    /// Something that was in the way of the result was kept.
    KeptAside {
        /// Its name.
        name: PathBuf,
        /// Its name now.
        kept_as: PathBuf,
    },
    /// What stood there before, or was left by a run that was ended, cannot be removed.
    NotCleared {
        /// What remains.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// The target holds more trials of the same scenario, so this result went elsewhere.
    LongerResult {
        /// The target.
        out: PathBuf,
        /// Trials of the result there.
        trials: u64,
        /// Where this result stands.
        path: PathBuf,
    },
    /// Something else has come to the target during the run, so this result went elsewhere.
    Taken {
        /// The target.
        out: PathBuf,
        /// Where this result stands.
        path: PathBuf,
    },
}

impl Note {
    /// Whether even somebody who wants to hear of errors only has to know.
    pub fn is_urgent(&self) -> bool {
        matches!(
            self,
            Self::NotCleared { .. } | Self::LongerResult { .. } | Self::Taken { .. }
        )
    }
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Restored { out } => write!(
                f,
                "an earlier run was ended while it wrote to {}: the result from before is back in its place",
                out.display()
            ),
            Self::Finished { out } => write!(
                f,
                "an earlier run was ended while it wrote to {}: its result is complete now",
                out.display()
            ),
            Self::Cleared { path } => write!(f, "removed {}, left by a run that was ended", path.display()),
            Self::KeptEdited { name, kept_as } => write!(
                f,
                "{} had been changed by hand; the changed file is kept as {}",
                name.display(),
                kept_as.display()
            ),
            Self::KeptAside { name, kept_as } => write!(
                f,
                "{} was in the way of the result; it is kept as {}",
                name.display(),
                kept_as.display()
            ),
            Self::NotCleared { path, source } => write!(
                f,
                "the result is complete, but {} cannot be removed: {source}; the next run will try again",
                path.display()
            ),
            Self::LongerResult { out, trials, path } => write!(
                f,
                "{} holds a result of the same scenario with more trials ({trials}), which stays; this one is in {} \
                 (--force replaces the longer one)",
                out.display(),
                path.display()
            ),
            Self::Taken { out, path } => write!(
                f,
                "something else has been put into {} during the run and stays; this result is in {}",
                out.display(),
                path.display()
            ),
        }
    }
}
