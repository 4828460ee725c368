//! What came of the questions that follow a run, as sections of pages.

mod breakeven;
mod campaign;
mod carriers;
mod channels;
mod contacts;
mod files;
mod of_run;
mod optimum;
mod sensitivity;
mod sweep;

pub use breakeven::breakevens;
pub use campaign::{campaign, campaign_table, campaign_with_pictures};
pub use carriers::carriers;
pub use channels::{channels, channels_table};
pub use contacts::{contacts, each_contact};
pub use files::{Files, files, sections};
pub use of_run::{for_pitch, of_run, recommended, rests_on};
pub use optimum::optimum;
pub use sensitivity::{TORNADO, futures, influences, tornado};
pub use sweep::{cells, pairs, sweep};
