//! whoknows: how often does a firm's news reach a decision-maker through casual contacts?
//!
//! Data walks down this list once; a module uses only what stands before it.
//!
//! ```text
//! files     input visible                           what strangers write, opened and shown with care
//! kernels   rng   stats   draw   graph -> cascade   plain numbers, no story
//! author    scenario                                what was written, checked once
//! model     world -> circle -> spread -> trial      one possible history, start to end
//! answers   estimate -> experiment -> story         many histories, merged, with uncertainty; one of them told
//! doors     words -> chart -> report -> cli -> main sentences, pictures, pages, a terminal
//! ```

pub mod cascade;
pub mod chart;
pub mod circle;
pub mod cli;
pub mod draw;
pub mod estimate;
pub mod experiment;
pub mod graph;
pub mod input;
pub mod report;
pub mod rng;
pub mod scenario;
pub mod spread;
pub mod stats;
pub mod story;
pub mod trial;
pub mod visible;
pub mod words;
pub mod world;
