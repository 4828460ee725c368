//! Whether the machine has the memory that a graph needs.

use super::error::Fault;

/// Amounts below this are not asked for: the machine decides `[bytes]`.
const SMALL: u64 = 1 << 28;

/// Refuses what the machine cannot hold.
///
/// # Errors
/// [`Fault::Memory`] if `bytes` more are not available.
pub(super) fn must_suffice(bytes: u64) -> Result<(), Fault> {
    if bytes < SMALL {
        return Ok(());
    }
    match available() {
        Some(available) if available < bytes => Err(Fault::Memory {
            needed: bytes,
            available,
        }),
        _ => Ok(()),
    }
}

/// Memory that a program may still take `[bytes]`; `None` where the system does not say.
pub(crate) fn available() -> Option<u64> {
    let machine = of_machine(&std::fs::read_to_string("/proc/meminfo").ok()?)?;
    let group = |file: &str| -> Option<u64> {
        let text = std::fs::read_to_string(format!("/sys/fs/cgroup/{file}")).ok()?;
        text.trim().parse().ok()
    };
    match (group("memory.max"), group("memory.current")) {
        (Some(limit), Some(used)) => {
            let stat = std::fs::read_to_string("/sys/fs/cgroup/memory.stat").unwrap_or_default();
            let kept = used.saturating_sub(files_in_cache(&stat));
            Some(machine.min(limit.saturating_sub(kept)))
        }
        _ => Some(machine),
    }
}

/// The lines `active_file 123` and `inactive_file 123`: files that the system keeps at hand, and gives up when asked.
fn files_in_cache(stat: &str) -> u64 {
    let bytes = |line: &str| {
        let (name, bytes) = line.split_once(' ')?;
        matches!(name, "active_file" | "inactive_file").then(|| bytes.parse().ok())?
    };
    stat.lines().filter_map(bytes).fold(0, u64::saturating_add)
}

/// The line `MemAvailable: 123 kB`.
fn of_machine(meminfo: &str) -> Option<u64> {
    let line = meminfo.lines().find_map(|line| line.strip_prefix("MemAvailable:"))?;
    let kilobytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes * 1024)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_system_says_what_is_left() {
        assert_eq!(
            of_machine("MemTotal:  9 kB\nMemAvailable:     12 kB\n"),
            Some(12 * 1024)
        );
        assert_eq!(of_machine("MemTotal:  9 kB\n"), None);
        assert_eq!(
            files_in_cache("anon 7\nactive_file 10\ninactive_file 32\nfile 99\n"),
            42
        );
        assert!(must_suffice(1 << 20).is_ok());
        if available().is_some() {
            assert!(matches!(must_suffice(1 << 60), Err(Fault::Memory { .. })));
        }
    }
}
