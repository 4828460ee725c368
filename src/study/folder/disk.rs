//! Every change on the disk that publishing makes, a function each, so that tests can let any of them fail.

use std::{
    fs,
    io::{self, Read},
    path::Path,
};

/// Makes a folder that is not there yet.
pub fn create_folder(path: &Path) -> io::Result<()> {
    step()?;
    fs::create_dir(path)
}

/// Makes a folder and those above it, as far as they are not there.
pub fn create_folders(path: &Path) -> io::Result<()> {
    if path.is_dir() {
        return Ok(());
    }
    step()?;
    fs::create_dir_all(path)
}

/// Writes all of `content` to a new file, makes its folder if need be, and flushes it to the disk.
pub fn write(path: &Path, content: &mut dyn Read) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        create_folders(folder)?;
    }
    let mut file = fs::File::create_new(path)?;
    if let Err(error) = step() {
        // Whoever is ended in the middle of writing leaves half a file.
        let mut bytes = Vec::new();
        content.read_to_end(&mut bytes)?;
        io::Write::write_all(&mut file, &bytes[..bytes.len() / 2])?;
        return Err(error);
    }
    io::copy(content, &mut file)?;
    file.sync_all()
}

/// Gives something another place.
pub fn rename(from: &Path, to: &Path) -> io::Result<()> {
    step()?;
    fs::rename(from, to)
}

/// Lets two folders change places, at once for all who look.
///
/// # Errors
/// Of kind `Unsupported` where the system or the file system cannot, and then nothing has changed.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
pub fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;
    step()?;
    #[cfg(test)]
    if faults::NO_EXCHANGE.get() {
        return Err(io::ErrorKind::Unsupported.into());
    }
    renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE).map_err(|error| match error {
        Errno::INVAL | Errno::NOSYS | Errno::NOTSUP => io::ErrorKind::Unsupported.into(),
        error => error.into(),
    })
}

/// Other systems have no such call.
#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
pub fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Removes a file.
pub fn remove_file(path: &Path) -> io::Result<()> {
    step()?;
    fs::remove_file(path)
}

/// Removes an empty folder.
pub fn remove_folder(path: &Path) -> io::Result<()> {
    step()?;
    fs::remove_dir(path)
}

/// Flushes the names of files in `folder`, and in the folders in it.
pub fn sync_folders(folder: &Path) -> io::Result<()> {
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
pub fn sync_folder(folder: &Path) -> io::Result<()> {
    step()?;
    fs::File::open(folder)?.sync_all()
}

/// Elsewhere a folder cannot be opened, and its names need no flush.
#[cfg(not(unix))]
pub fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(not(test))]
#[expect(clippy::unnecessary_wraps, reason = "in tests it fails")]
fn step() -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
use faults::step;

/// Failures that tests order.
#[cfg(test)]
pub mod faults {
    use std::cell::Cell;
    use std::io;

    /// What fails from now on.
    #[derive(Clone, Copy, Debug, PartialEq)]
    pub enum Fault {
        /// The step with this number, from 0, and no other.
        Once(u64),
        /// That step and all behind it: as if the program had been killed there.
        FromThere(u64),
    }

    thread_local! {
        static FAULT: Cell<Option<Fault>> = const { Cell::new(None) };
        static STEPS: Cell<u64> = const { Cell::new(0) };
        /// Whether folders cannot change places.
        pub static NO_EXCHANGE: Cell<bool> = const { Cell::new(false) };
    }

    /// Orders a failure, or none.
    pub fn order(fault: Option<Fault>) {
        FAULT.set(fault);
        STEPS.set(0);
    }

    /// Whether the ordered failure has come.
    pub fn has_come() -> bool {
        match FAULT.get() {
            None => false,
            Some(Fault::Once(number) | Fault::FromThere(number)) => STEPS.get() > number,
        }
    }

    pub fn step() -> io::Result<()> {
        let number = STEPS.replace(STEPS.get() + 1);
        let fails = match FAULT.get() {
            None => false,
            Some(Fault::Once(failing)) => number == failing,
            Some(Fault::FromThere(failing)) => number >= failing,
        };
        if fails {
            Err(io::Error::other(format!("ordered failure of step {number}")))
        } else {
            Ok(())
        }
    }
}
