//! What a run has done, on the disk: so that it can go on after it was ended, and be shared out among machines.
//!
//! A *batch* is what consecutive worlds leave behind: their tally and their rows. Tallies merge in any order to the same bits and rows
//! are put in order of their worlds, so batches give the very result of a run that was never cut.
//!
//! | file | has |
//! | --- | --- |
//! | `sealed` | bytes that are whole and as they were written, or are refused |
//! | `batch` | [`Batch`]: a tally and rows, of these worlds of this scenario |
//! | `aside` | [`Aside`]: the folder beside a result in which a run keeps its batches, one run at a time |
//! | `shard` | [`Shard`]: the worlds that are one machine's |
//! | `stored_shard` | [`StoredShard`]: a shard in its folder, and whether several are a run |
//! | `keeper` | [`Keeper`]: saves what worlds leave behind, some seconds' worth at a time |

mod aside;
mod batch;
mod keeper;
mod sealed;
mod shard;
mod stored_shard;

pub use aside::{Aside, AsideError, Saved};
pub use batch::{Batch, BatchError, Draft};
pub use keeper::Keeper;
pub use sealed::{Broken, FORMAT, open, seal};
pub use shard::{NoShard, Shard};
pub use stored_shard::{BATCHES, SHARD_FILE, StoredShard, files, together};
