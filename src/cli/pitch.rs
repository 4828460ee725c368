//! `whoknows pitch`: all of it, for tomorrow.

use super::Outcome;
use super::simulating::{Asks, Simulating, simulate};
use clap::Args;

/// All of it, for tomorrow: run, what it depends on, where it flips, which policy is safe; one report and one deck
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  whoknows pitch scenarios/credit-union.toml --open
  whoknows pitch scenarios/credit-union.toml --language de --audience client --brand brand.toml

The scenario is run; every assumption in force without solid evidence is varied,
by itself and together with all others, those that tell most until the answer flips. The report opens
with what to do in this model and what would make it wrong; slides.pptx has at
most fourteen slides. Results land in output/SCENARIO-pitch/, and `whoknows report`
makes report and deck again, in another language or look.")]
pub struct PitchArgs {
    #[command(flatten)]
    simulating: Simulating,
}

/// Runs all files and asks everything of each.
pub fn run(args: &PitchArgs) -> Outcome {
    simulate(&args.simulating, Asks::Everything)
}
