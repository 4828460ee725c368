//! How much room a disk has, and where it begins.

use std::path::Path;

/// Bytes that are free for files in `folder`; `None` where the system does not say.
#[cfg(unix)]
pub fn free(folder: &Path) -> Option<u64> {
    let disk = rustix::fs::statvfs(folder).ok()?;
    // Some file systems know no number of blocks at all.
    (disk.f_blocks > 0).then(|| disk.f_bavail.saturating_mul(disk.f_frsize))
}

/// Elsewhere a full disk is found when it is full.
#[cfg(not(unix))]
pub fn free(_: &Path) -> Option<u64> {
    None
}

/// Whether another disk, or another part of this one, is mounted at `folder`: such a folder cannot be moved.
#[cfg(any(target_os = "linux", target_os = "android"))]
pub fn is_mount_point(folder: &Path) -> bool {
    use rustix::fs::{AtFlags, CWD, StatxAttributes, StatxFlags, statx};
    // A part of the same disk has the device of the folder above, so only the system can tell.
    statx(CWD, folder, AtFlags::empty(), StatxFlags::empty())
        .is_ok_and(|found| found.stx_attributes.contains(StatxAttributes::MOUNT_ROOT))
        || is_another_device(folder)
}

/// Whether another disk is mounted at `folder`: such a folder cannot be moved.
#[cfg(all(unix, not(any(target_os = "linux", target_os = "android"))))]
pub fn is_mount_point(folder: &Path) -> bool {
    is_another_device(folder)
}

/// Elsewhere this is found when the folder cannot be moved.
#[cfg(not(unix))]
pub fn is_mount_point(_: &Path) -> bool {
    false
}

#[cfg(unix)]
fn is_another_device(folder: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let device = |path: &Path| std::fs::metadata(path).map(|data| data.dev()).ok();
    folder.parent().is_some_and(|above| device(above) != device(folder))
}
