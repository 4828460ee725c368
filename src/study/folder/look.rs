//! What stands in a folder, without changing anything.

use super::manifest::{self, Manifest};
use super::{ASIDE, FILLING, STORY};
use std::{
    ffi::OsStr,
    fs, io,
    path::{Component, Path},
};

/// What file systems and desktops put into folders by themselves.
const NOBODYS: [&str; 2] = ["lost+found", ".DS_Store"];

/// What a folder holds.
#[derive(Debug)]
pub enum Holds {
    /// Nothing, or it is not there.
    Nothing,
    /// A whole result, with its manifest.
    Result(Manifest),
    /// Nothing but a story, told before there was a result to tell it with.
    Story,
    /// A result that was not written to its end, with the manifest it was to have.
    Unfinished(Option<Manifest>),
    /// Something else.
    SomethingElse,
}

impl Holds {
    /// What `folder` holds.
    ///
    /// # Errors
    /// If the folder cannot be looked into, or is a file.
    pub fn of(folder: &Path) -> io::Result<Self> {
        let entries = match fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Self::Nothing),
            Err(error) => return Err(error),
        };
        let mut names = Vec::new();
        for entry in entries {
            let entry = entry?;
            let name = entry.file_name();
            let is_nobodys = NOBODYS.iter().any(|nobodys| name == *nobodys) || name == FILLING || name == ASIDE;
            if !is_nobodys {
                names.push(name);
            }
        }
        if let Ok(manifest) = Manifest::read(folder) {
            return Ok(Self::Result(manifest));
        }
        let only = |name: &str| names.len() == 1 && names[0] == OsStr::new(name);
        Ok(match Manifest::read_pending(folder) {
            Ok(manifest) => Self::Unfinished(Some(manifest)),
            Err(_) if only(manifest::PENDING) => Self::Unfinished(None),
            Err(_) if names.is_empty() => Self::Nothing,
            Err(_) if only(STORY) && Manifest::read(&folder.join(STORY)).is_ok() => Self::Story,
            Err(_) => Self::SomethingElse,
        })
    }
}

/// Whether a folder, not a link to one, is at `path`.
pub fn is_folder_itself(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|data| data.is_dir())
}

/// Whether a folder with nothing but empty folders in it is at `path`.
pub fn is_empty_folder(path: &Path) -> bool {
    is_folder_itself(path)
        && fs::read_dir(path).is_ok_and(|entries| {
            entries
                .into_iter()
                .all(|entry| entry.is_ok_and(|entry| is_empty_folder(&entry.path())))
        })
}

/// Whether a name in a manifest leads to a file of its folder.
pub fn is_inside(name: &str) -> bool {
    !name.is_empty()
        && Path::new(name)
            .components()
            .all(|part| matches!(part, Component::Normal(_)))
}

/// Whether the way from `folder` to its file `name` leads over folders only, so that what is there is there and not elsewhere.
pub fn is_reached_without_links(folder: &Path, name: &Path) -> bool {
    let above = name.parent().unwrap_or(Path::new(""));
    let folders = above.ancestors().filter(|above| !above.as_os_str().is_empty());
    folders.into_iter().all(|above| is_folder_itself(&folder.join(above)))
}

/// Whether the file `name` of `folder` is a plain file with just these bytes in it.
pub fn is_as_written(folder: &Path, name: &str, digest: &str) -> bool {
    let path = folder.join(name);
    is_reached_without_links(folder, Path::new(name))
        && fs::symlink_metadata(&path).is_ok_and(|data| data.is_file())
        && fs::read(&path).is_ok_and(|bytes| manifest::digest(&bytes) == digest)
}
