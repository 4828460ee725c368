//! whoknows: how often does a firm's news reach a decision-maker through casual contacts?
//!
//! Data walks down this list once; a module uses only what stands before it.
//!
//! ```text
//! files     input visible                           what strangers write, opened and shown with care
//!           contacts                                exports of the firm's own contacts, under pseudonyms
//! kernels   rng   stats   draw   graph -> cascade   plain numbers, no story
//! author    scenario                                what was written, checked once
//! model     world -> circle -> spread -> trial      one possible history, start to end
//! answers   tally -> estimate -> experiment -> story many histories, merged, with uncertainty; one of them told
//!           study                                   a question asked, answered, stored and read back
//! doors     words -> chart -> live                  sentences, pictures; the engine within a page
//!           report -> cli -> main                   pages, a terminal
//!           job                                     job files for clusters
//! ```
//!
//! A scenario and its answers:
//!
//! ```
//! use std::path::Path;
//! use whoknows::{scenario, study};
//!
//! let text = scenario::template("basic").expect("there is a basic template");
//! let checked = scenario::parse(&text, "basic.toml", Path::new(""), &["experiment.trials=200".to_owned()])?;
//! let run = study::run(&checked.scenario)?;
//! for policy in &run.answers.policies {
//!     println!("{}: {:.3} ({:.3} to {:.3})", policy.name, policy.reach.estimate, policy.reach.low, policy.reach.high);
//! }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub mod cascade;
pub mod chart;
pub mod circle;
#[cfg(not(target_family = "wasm"))]
pub mod cli;
pub mod contacts;
pub mod draw;
pub mod estimate;
pub mod experiment;
pub mod graph;
pub mod input;
#[cfg(not(target_family = "wasm"))]
pub mod job;
pub mod live;
pub mod report;
pub mod rng;
pub mod scenario;
pub mod spread;
pub mod stats;
pub mod story;
pub mod study;
pub mod tally;
pub mod trial;
pub mod visible;
pub mod words;
pub mod world;
