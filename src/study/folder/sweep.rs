//! What stood where a new result stands now: files of the old result go, and all else moves into the new one.

use super::Note;
use super::disk;
use super::look::{is_as_written, is_empty_folder, is_folder_itself, is_inside};
use super::manifest::{self, Manifest};
use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// Removes the old result `old`, and keeps in `new` what somebody has put there or changed.
///
/// The manifest goes last, so whoever is ended in here can begin again. Links are moved and never followed.
pub fn sweep(old: &Path, new: &Path) -> io::Result<Vec<Note>> {
    let manifest = Manifest::read(old).ok();
    let mut notes = Vec::new();
    Rescue {
        old,
        new,
        manifest: manifest.as_ref(),
        notes: &mut notes,
    }
    .folder(Path::new(""))?;
    if let Some(manifest) = &manifest {
        remove_as_written(old, manifest)?;
    }
    remove_rest(old)?;
    Ok(notes)
}

/// Removes a result that was not written to its end: the files that it was to have, whatever is in them by now.
pub fn discard(folder: &Path, manifest: Option<&Manifest>) -> io::Result<()> {
    let names = manifest.into_iter().flat_map(|manifest| manifest.files.keys());
    for name in names.filter(|name| is_inside(name)) {
        let path = folder.join(name);
        if super::look::is_reached_without_links(folder, Path::new(name))
            && fs::symlink_metadata(&path).is_ok_and(|data| data.is_file())
        {
            disk::remove_file(&path)?;
        }
    }
    remove_rest(folder)
}

/// Removes those files of a result that are as they were written.
pub fn remove_as_written(folder: &Path, manifest: &Manifest) -> io::Result<()> {
    for (name, digest) in &manifest.files {
        if is_inside(name) && is_as_written(folder, name, digest) {
            disk::remove_file(&folder.join(name))?;
        }
    }
    Ok(())
}

/// Removes the empty folders in a folder, its manifests, and itself unless somebody else's files are in it.
fn remove_rest(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if is_empty_folder(&path) {
            remove_empty_folders(&path)?;
        }
    }
    for manifest in [manifest::PENDING, manifest::FILE_NAME] {
        let path = folder.join(manifest);
        if path.exists() {
            disk::remove_file(&path)?;
        }
    }
    match disk::remove_folder(folder) {
        Err(error) if error.kind() == io::ErrorKind::DirectoryNotEmpty => Ok(()),
        removed => removed,
    }
}

/// Removes a folder with nothing but folders in it.
pub fn remove_empty_folders(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        remove_empty_folders(&entry?.path())?;
    }
    disk::remove_folder(folder)
}

/// Removes a folder if nothing but empty folders is in it; says whether.
pub fn remove_if_empty(folder: &Path) -> io::Result<bool> {
    if !is_empty_folder(folder) {
        return Ok(false);
    }
    remove_empty_folders(folder).map(|()| true)
}

/// Moves what is not ours from the old result to the same places in the new one.
struct Rescue<'a> {
    old: &'a Path,
    new: &'a Path,
    manifest: Option<&'a Manifest>,
    notes: &'a mut Vec<Note>,
}

impl Rescue<'_> {
    fn folder(&mut self, within: &Path) -> io::Result<()> {
        for entry in fs::read_dir(self.old.join(within))? {
            let entry = entry?;
            let name = within.join(entry.file_name());
            if !entry.file_type()?.is_dir() {
                self.file(&name)?;
            } else if self.is_shared(&name) {
                self.folder(&name)?;
            } else if !is_empty_folder(&entry.path()) {
                self.keep(&name)?;
            }
        }
        Ok(())
    }

    /// Whether both results have such a folder, or the old one has files in it.
    fn is_shared(&self, name: &Path) -> bool {
        let has_files = |manifest: &Manifest| manifest.files.keys().any(|file| Path::new(file).starts_with(name));
        is_folder_itself(&self.new.join(name)) || self.manifest.is_some_and(has_files)
    }

    fn file(&mut self, name: &Path) -> io::Result<()> {
        let written = name.to_str();
        let digest = self.manifest.and_then(|manifest| manifest.files.get(written?));
        match (written, digest) {
            (Some(manifest::FILE_NAME), _) => Ok(()),
            (Some(written), Some(digest)) if is_as_written(self.old, written, digest) => Ok(()),
            (Some(_), Some(_)) => self.keep_edited(name),
            _ => self.keep(name),
        }
    }

    fn keep_edited(&mut self, name: &Path) -> io::Result<()> {
        let path = self.old.join(name);
        let is_plain = fs::symlink_metadata(&path)?.is_file();
        if is_plain && fs::read(self.new.join(name)).is_ok_and(|new| fs::read(&path).is_ok_and(|old| old == new)) {
            return disk::remove_file(&path);
        }
        let kept_as = edited_place(&[self.new, self.old], name);
        move_to(&path, &self.new.join(&kept_as))?;
        self.notes.push(Note::KeptEdited {
            name: name.to_owned(),
            kept_as,
        });
        Ok(())
    }

    fn keep(&mut self, name: &Path) -> io::Result<()> {
        let kept_as = free_place(&[self.new, self.old], name);
        move_to(&self.old.join(name), &self.new.join(&kept_as))?;
        if kept_as != name {
            self.notes.push(Note::KeptAside {
                name: name.to_owned(),
                kept_as,
            });
        }
        Ok(())
    }
}

fn move_to(from: &Path, to: &Path) -> io::Result<()> {
    if let Some(folder) = to.parent() {
        disk::create_folders(folder)?;
    }
    disk::rename(from, to)
}

/// `name` if it is free in the first of `folders`, or else that name with `.kept` behind until nothing is there in any.
pub fn free_place(folders: &[&Path], name: &Path) -> PathBuf {
    let mut place = name.to_owned();
    if is_taken(&folders[..1], &place) {
        while is_taken(folders, &place) {
            place.as_mut_os_string().push(".kept");
        }
    }
    place
}

/// A name that is free in all `folders` for a file that somebody has changed: `report.edited.html`, `report.edited-2.html` and so on.
pub fn edited_place(folders: &[&Path], name: &Path) -> PathBuf {
    let numbered = |number: u32| {
        let mut edited = name.file_stem().unwrap_or_default().to_owned();
        edited.push(".edited");
        if number > 1 {
            edited.push(format!("-{number}"));
        }
        if let Some(extension) = name.extension() {
            edited.push(".");
            edited.push(extension);
        }
        name.with_file_name(edited)
    };
    let mut number = 1;
    while is_taken(folders, &numbered(number)) {
        number += 1;
    }
    numbered(number)
}

fn is_taken(folders: &[&Path], name: &Path) -> bool {
    let is_there = |folder: &&Path| fs::symlink_metadata(folder.join(name)).is_ok();
    folders.iter().any(is_there)
}
