//! `whoknows pitch`: everything at once, for a meeting.

use super::Outcome;
use super::simulating::{Asks, Simulating, simulate};
use clap::Args;

/// Everything for a meeting: the run, what it depends on, where it flips and which policy is safe, in one report and one deck
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  whoknows pitch scenarios/credit-union.toml --open
  whoknows pitch scenarios/credit-union.toml --language de --audience client --brand brand.toml

The scenario is run. Then every assumption in force without solid evidence is
varied, by itself and together with all others, and those that matter most are
moved until the answer flips. The report opens with what to do in this model and
what would make that wrong; slides.pptx has at most fourteen slides. Results land
in output/SCENARIO-pitch/, and `whoknows report` makes report and deck again, in
another language or look.")]
pub struct PitchArgs {
    #[command(flatten)]
    simulating: Simulating,
}

/// Runs all files and asks everything of each.
pub fn run(args: &PitchArgs) -> Outcome {
    simulate(&args.simulating, Asks::Everything)
}
