//! What may still come of a reading: chances instead of coins.
//!
//! A trial answers "did a decision-maker read?" with yes or no. Before a reader's own coins fall, the chance that this reader is the
//! first to bring a decision-maker is known: [`Prospects`] has its parts, and [`Foreseen`] adds them up along the readings of one policy.
//! The sum has the mean of the yes and no, and a small part of its variance. It changes nothing that happens.
//!
//! Take the readers of a policy in order of time, and let a reader be *free* while no reading of a decision-maker within the
//! horizon has been brought about. Whoever brings the first one about is somebody, so the probability of reach is the expected sum,
//! over readers while free, of the chance that this one does, given anything that was drawn before and says so.
//!
//! | file | has |
//! | --- | --- |
//! | `observer` | [`Observer`]: is told of each step of a spread before its coins fall |
//! | `appetite` | chances to repost, to forward and to do both, over an enthusiasm that nobody knows |
//! | `timely` | chances that a delay ends before the horizon |
//! | `entry` | the law of an entry of an audience that nobody has looked at |
//! | `prospects` | [`Prospects`]: all of these, one per scenario |
//! | `link` | [`Link`] and [`Parts`]: through whom and how a decision-maker is reached |
//! | `detail` | [`Detail`]: how much trials tell |
//! | `foreseen` | [`Foreseen`]: the chances of a trial, added up |
//!
//! # References
//! Conditional Monte Carlo: Asmussen and Glynn (2007), Stochastic Simulation, section V.4.

mod appetite;
mod detail;
mod entry;
mod foreseen;
mod link;
mod observer;
mod prospects;
mod timely;

pub use detail::Detail;
pub use foreseen::{Foreseen, Foresight, Foretold};
pub use link::{Link, Parts};
pub use observer::{Observer, Reading, Telling};
pub use prospects::{ProspectTables, Prospects};
