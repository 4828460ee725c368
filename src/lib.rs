//! whoknows: how often does a firm's news reach a decision-maker through casual contacts?
//!
//! Data walks down this list once; a module uses only what stands before it.
//!
//! ```text
//! kernels   rng   stats   graph                 plain numbers, no story, no files
//! words     scenario                            what the author wrote, checked once
//! model     world -> circle -> spread -> trial  one possible history, start to end
//! answers   estimate -> experiment              many histories, merged, with uncertainty
//! doors     words -> chart -> report -> cli -> main      pictures, pages, words on a terminal
//! ```

pub mod chart;
pub mod estimate;
pub mod report;
pub mod scenario;
pub mod trial;
pub mod words;
