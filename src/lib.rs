//! whoknows: how often does a firm's news reach a decision-maker through casual contacts?
//!
//! Data walks down this list once; a module uses only what stands before it.
//!
//! ```text
//! kernels   rng   stats   draw   graph -> cascade  plain numbers, no story, no files
//! words     scenario                            what the author wrote, checked once
//! model     world -> circle -> spread -> trial  one possible history, start to end
//! answers   estimate -> experiment              many histories, merged, with uncertainty
//! doors     chart -> report -> cli -> main      pictures, pages, words on a terminal
//! ```

pub mod cascade;
pub mod circle;
pub mod draw;
pub mod estimate;
pub mod graph;
pub mod rng;
pub mod scenario;
pub mod spread;
pub mod stats;
pub mod trial;
pub mod world;
