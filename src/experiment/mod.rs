//! Many histories on many threads: plan, run, stop.
//!
//! The unit of work is the world with its trials. Worlds are numbered, every draw is keyed by number, tallies merge in any order
//! to the same bits, and rows are given out in order of number, so the result depends neither on threads nor on where the work
//! was cut.

mod contact_file;
pub mod memory;
mod network;
mod network_file;
mod pilot;
mod plan;
mod portrait;
mod runner;

pub use contact_file::ContactFileError;
pub use network::{PlanError, Reached};
pub use network_file::NetworkFileError;
pub use pilot::{Forecast, pilot};
pub use plan::{Plan, Workspace};
pub use portrait::{Person, Portrait};
pub use runner::{Progress, Stretch, advance, empty, run, run_stretch};
