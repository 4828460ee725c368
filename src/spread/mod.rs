//! One release through one circle, in continuous time.
//!
//! [`Luck`] knows what every person would do in this trial, whatever the policy; [`Engine`] plays the events of one policy
//! in order of time and leaves the list of [`Read`]s, each with the [`Way`] it came about, from which outcomes and chains are told. [`Grid`] says at which times
//! readers are counted, [`Live`] who could have brought the news to a decision-maker alone.

mod engine;
mod evangelist;
mod grid;
mod law;
mod live;
mod luck;
mod opening;
pub mod prospect;
mod way;

pub use engine::{CircleOf, Engine, Read};
pub use evangelist::Evangelist;
pub use grid::{GRID, Grid, ReadersBy};
pub use law::SpreadLaw;
pub use live::{Carriers, Live};
pub use luck::{Luck, Memo};
pub use opening::{BYTES_PER_OPENING, BYTES_PER_READER, Opening, Openings};
pub use way::Way;
