//! Memory: what a run needs at least, and what this machine has.

use super::Plan;
use crate::graph::read::available;
use std::fmt;

/// More than this share of the memory that is free is refused beforehand: the rest is for charts and for the system.
const USABLE: f64 = 0.85;

/// So little is always there, or else the system makes room for it `[bytes]`.
const LEAST_ROOM: u64 = 1 << 28;

/// A part of what a run keeps at once.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Need {
    /// `[bytes]`.
    pub bytes: f64,
    /// The keys that decide how much it is.
    pub keys: &'static str,
}

/// A run that would need more memory than there is.
#[derive(Clone, Debug, PartialEq)]
pub struct TooMuchMemory {
    /// `[bytes]`.
    needed: f64,
    /// `[bytes]`.
    free: u64,
    /// What to lower.
    keys: &'static str,
}

impl fmt::Display for TooMuchMemory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const GB: f64 = 1e9;
        write!(
            f,
            "this needs about {:.0} GB of memory, and {:.0} GB are free: lower {}",
            (self.needed / GB).max(1.0),
            self.free as f64 / GB,
            self.keys
        )
    }
}

impl std::error::Error for TooMuchMemory {}

/// Whether a run on so many threads fits into the memory that is free; where nobody can tell how much that is, it does.
///
/// # Errors
/// If it does not, with the keys to lower.
pub fn check(plan: &Plan, threads: usize) -> Result<(), TooMuchMemory> {
    available().map_or(Ok(()), |free| fits(&plan.needs(threads), free))
}

/// What a run on so many threads needs at least, as far as the scenario tells `[bytes]`.
pub fn needed(plan: &Plan, threads: usize) -> f64 {
    plan.needs(threads).iter().map(|need| need.bytes).sum()
}

fn fits(needs: &[Need], free: u64) -> Result<(), TooMuchMemory> {
    let needed: f64 = needs.iter().map(|need| need.bytes).sum();
    let largest = needs.iter().max_by(|a, b| a.bytes.total_cmp(&b.bytes));
    match largest {
        Some(largest) if needed > USABLE * free as f64 => Err(TooMuchMemory {
            needed,
            free,
            keys: largest.keys,
        }),
        _ => Ok(()),
    }
}

/// Memory that a trial on one of so many threads may fill `[bytes]`; without end where nobody can tell.
pub fn room_per_thread(threads: usize) -> u64 {
    available().map_or(u64::MAX, |free| {
        let share = (USABLE * free as f64) as u64 / threads.max(1) as u64;
        share.max(LEAST_ROOM)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_fit_is_refused_with_the_keys_to_lower() {
        let need = |bytes, keys| Need { bytes, keys };
        let needs = [need(2e9, "`release.wire`"), need(90e9, "`requests.count`")];
        assert_eq!(fits(&needs, 200_000_000_000), Ok(()));
        assert_eq!(
            fits(&needs, 20_000_000_000).unwrap_err().to_string(),
            "this needs about 92 GB of memory, and 20 GB are free: lower `requests.count`"
        );
        assert_eq!(fits(&[], 0), Ok(()));
    }
}
