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

/// Refuses a file whose arcs the machine cannot hold, before they are read.
///
/// From the length of the lines in its beginning and its size; of packed text four times that, which is little for a table of numbers.
///
/// # Errors
/// [`Fault::Memory`] if not even the least that the arcs take is available.
pub(super) fn must_suffice_for(file_bytes: u64, is_packed: bool, start: &[u8]) -> Result<(), Fault> {
    let lines = memchr::memchr_iter(b'\n', start).count() as u64;
    let text_bytes = if is_packed { 4 * file_bytes } else { file_bytes };
    must_suffice(least_for(text_bytes, lines, start.len() as u64))
}

/// What the arcs of a text take at least `[bytes]`, if its first bytes have so many lines.
fn least_for(text_bytes: u64, first_lines: u64, first_bytes: u64) -> u64 {
    /// While a graph is laid out.
    const BYTES_PER_ARC: u64 = 12;
    let arcs = u128::from(text_bytes) * u128::from(first_lines) / u128::from(first_bytes.max(1));
    u64::try_from(arcs * u128::from(BYTES_PER_ARC)).unwrap_or(u64::MAX)
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
        // 12 bytes for each of 10⁹ lines of 10 bytes.
        assert_eq!(least_for(10_000_000_000, 100, 1_000), 12_000_000_000);
        assert_eq!(least_for(10, 0, 0), 0);
        if available().is_some() {
            let much = must_suffice_for(1 << 60, false, b"1 2\n2 3\n");
            assert!(matches!(much, Err(Fault::Memory { .. })));
            assert!(matches!(must_suffice(1 << 60), Err(Fault::Memory { .. })));
        }
    }
}
