//! Fills a folder that cannot be replaced: another disk is mounted there, or nobody may write beside it.
//!
//! The result is first written whole into a folder within, [`FILLING`]. Once its manifest is there it is certain to come: its files
//! move out one by one, and whoever is ended meanwhile is followed by somebody who finishes.

use super::Note;
use super::disk;
use super::look::{is_as_written, is_folder_itself, is_inside, is_reached_without_links};
use super::manifest::{self, Manifest};
use super::sweep::{edited_place, free_place, remove_as_written, remove_empty_folders};
use std::{fs, io, path::Path};

/// Moves the whole result in `stage` to the folder `target` around it, and removes the old result there.
pub fn settle(stage: &Path, target: &Path) -> io::Result<Vec<Note>> {
    let new = Manifest::read(stage)?;
    let old = Manifest::read(target).ok();
    let mut notes = Vec::new();
    let names = || new.files.iter().filter(|(name, _)| is_inside(name));
    for (name, digest) in names() {
        clear_the_way(target, Path::new(name), &mut notes)?;
        if !is_as_written(target, name, digest) {
            keep_if_not_ours(target, name, old.as_ref(), &mut notes)?;
        }
    }
    if let Some(old) = &old {
        let gone = old
            .files
            .keys()
            .filter(|name| is_inside(name) && !new.files.contains_key(*name));
        for name in gone {
            keep_if_not_ours(target, name, Some(old), &mut notes)?;
        }
    }
    for (name, _) in names() {
        let written = stage.join(name);
        if written.exists() {
            let place = target.join(name);
            if let Some(folder) = place.parent() {
                disk::create_folders(folder)?;
            }
            disk::rename(&written, &place)?;
        }
    }
    if let Some(mut old) = old {
        old.files.retain(|name, _| !new.files.contains_key(name));
        remove_as_written(target, &old)?;
    }
    disk::sync_folders(target)?;
    disk::rename(&stage.join(manifest::FILE_NAME), &target.join(manifest::FILE_NAME))?;
    remove_empty_folders(stage)?;
    disk::sync_folder(target)?;
    Ok(notes)
}

/// Moves aside what is no folder where a folder has to be, and what is a folder where a file has to be.
fn clear_the_way(target: &Path, name: &Path, notes: &mut Vec<Note>) -> io::Result<()> {
    let mut above: Vec<&Path> = name
        .ancestors()
        .skip(1)
        .filter(|above| !above.as_os_str().is_empty())
        .collect();
    above.reverse();
    for folder in above {
        if is_there(&target.join(folder)) && !is_folder_itself(&target.join(folder)) {
            keep_aside(target, folder, notes)?;
        }
    }
    if is_folder_itself(&target.join(name)) {
        keep_aside(target, name, notes)?;
    }
    Ok(())
}

/// Gives the file `name` another name, unless it is one of the old result that nobody has changed.
fn keep_if_not_ours(target: &Path, name: &str, old: Option<&Manifest>, notes: &mut Vec<Note>) -> io::Result<()> {
    let path = Path::new(name);
    if !is_there(&target.join(path)) || !is_reached_without_links(target, path) {
        return Ok(());
    }
    match old.and_then(|old| old.files.get(name)) {
        Some(digest) if is_as_written(target, name, digest) => Ok(()),
        Some(_) if !is_folder_itself(&target.join(path)) => {
            let kept_as = edited_place(&[target], path);
            disk::rename(&target.join(path), &target.join(&kept_as))?;
            notes.push(Note::KeptEdited {
                name: path.to_owned(),
                kept_as,
            });
            Ok(())
        }
        Some(_) => Ok(()),
        None => keep_aside(target, path, notes),
    }
}

fn keep_aside(target: &Path, name: &Path, notes: &mut Vec<Note>) -> io::Result<()> {
    let kept_as = free_place(&[target], name);
    disk::rename(&target.join(name), &target.join(&kept_as))?;
    notes.push(Note::KeptAside {
        name: name.to_owned(),
        kept_as,
    });
    Ok(())
}

fn is_there(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}
