//! `whoknows run`: simulate all policies of a scenario, print the verdict, write results, charts and report.

use super::simulating::{Asks, Simulating, simulate};
use super::{Outcome, shard};
use crate::study::batches::Shard;
use clap::Args;

/// Simulate all policies of a scenario: verdict, table, charts and a one-file report
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  whoknows run scenarios/credit-union.toml
  whoknows run scenarios/credit-union.toml --trials 2e3 --open
  whoknows run mine.toml --set requests.count=200 -o output/fewer-requests
  whoknows run mine.toml --set experiment.precision=0.002
  whoknows run mine.toml --language de --audience client
  whoknows run mine.toml --brand brand.toml
  whoknows run mine.toml --json | jq '.policies[].reach'
  whoknows run mine.toml --resume           go on where an ended run has got to
  whoknows run mine.toml --shard 1/8        an eighth of the trials, for `merge`
  whoknows run mine.toml --strict --quiet   exit code 4 unless each [[expect]] holds
  whoknows new cocktail-party | whoknows run - --seed 7 --no-charts

The fourth runs until every policy's reach is known to within 0.002. A scenario
from standard input (`-`) sees its paths from the current folder, and its result
goes to output/stdin unless -o names another.

Results land in output/<scenario>/: report.html, charts/, summary.json,
summary.csv, trials.parquet, scenario.toml (as simulated, all defaults written
out) and manifest.json. Ctrl-C, SIGTERM and SIGHUP save what is done, beside a
longer result of the same scenario. While a run works its trials are saved, too,
so that --resume goes on after a crash or a Ctrl-C. The same scenario and seed
give the same bytes on any number of threads, resumed or not, and in shards.")]
pub struct RunArgs {
    #[command(flatten)]
    simulating: Simulating,
    /// Leave out the pass over the assumptions that says what the answer depends on
    #[arg(long)]
    no_tornado: bool,
    /// Play the trials of one shard only, like 3/8, and store them for `whoknows merge`
    #[arg(long, value_name = "I/N")]
    shard: Option<Shard>,
}

/// Runs all files, in order, or a shard of one.
pub fn run(args: &RunArgs) -> Outcome {
    if let Some(shard) = args.shard {
        return shard::run(&args.simulating, shard);
    }
    let asks = if args.no_tornado {
        Asks::Nothing
    } else {
        Asks::Dependence
    };
    simulate(&args.simulating, asks)
}
