//! Time and memory to ask an engine for: more than a forecast, so that no shard is ended for a slow machine.

use super::Job;
use std::time::Duration;

/// What one task asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Need {
    /// `[minutes]`.
    pub minutes: u64,
    /// `[MiB]`.
    pub mebibytes: u64,
}

/// Machines of a cluster may be this much slower than the one that the forecast was made on.
const SLOWER: u32 = 3;
/// Starting a program, reading a network and waiting for a disk take so long at most.
const AT_LEAST: Duration = Duration::from_mins(5);
/// What the program takes besides what a scenario needs: itself, saved trials on their way to the disk, room to grow `[bytes]`.
const BESIDES: f64 = 512.0 * MEBIBYTE;
const MEBIBYTE: f64 = 1_048_576.0;
/// Reading a row, writing it, and the pictures of a page take no longer `[seconds per row]`.
const PER_ROW: f64 = 10e-6;
/// The pass over the assumptions that follows a run plays no more than this many times the trials of a shard, or is over within minutes.
const ASKING: Duration = Duration::from_mins(10);

/// Of a shard.
pub fn of_shard(job: &Job) -> Need {
    Need {
        minutes: minutes(job.shard_time * SLOWER + AT_LEAST),
        mebibytes: mebibytes(2.0 * job.memory + BESIDES),
    }
}

/// Of the merge.
pub fn of_merge(job: &Job) -> Need {
    let rows = Duration::from_secs_f64(job.rows as f64 * PER_ROW);
    Need {
        minutes: minutes(rows * SLOWER + ASKING + AT_LEAST),
        mebibytes: mebibytes(2.0 * job.memory + 2.0 * BESIDES),
    }
}

fn minutes(time: Duration) -> u64 {
    time.as_secs().div_ceil(60)
}

fn mebibytes(bytes: f64) -> u64 {
    (bytes / MEBIBYTE).ceil() as u64
}
