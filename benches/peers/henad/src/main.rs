//! whoknows' model on henad, as a command line of henad's: `henad-peer whoknows --steps 500 …`.
//!
//! The scenario is the resolved one in the environment variable `SCENARIO`. Each run of a sweep is one trial.

mod people;
mod release;
mod scenario;

use henad::authoring::register_network_model;
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut models = henad::ModelSet::new(henad::build_info!());
    models
        .insert(register_network_model::<release::Release>())
        .expect("the set is empty");
    let options = henad::cli::CliOptions::new(models, henad::build_info!());
    ExitCode::from(henad::cli::run(options, std::env::args_os()))
}
