//! `whoknows merge`: the result of a run, from its shards.

use super::Outcome;
use super::exit_code::{Failure, INTERRUPTED, UNEXPECTED};
use super::interrupt::{self, Then};
use super::scenario_file::load;
use super::simulating::{Asks, Ending, Job, Telling};
use crate::experiment::memory;
use crate::scenario::Checked;
use crate::study::SCENARIO_FILE;
use crate::study::batches::{Batch, StoredShard, together};
use crate::world::Watch;
use clap::Args;
use std::path::PathBuf;
use std::process::ExitCode;

/// Make one result of all shards of a run, the very one that a single run would have made
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  whoknows merge output/mine-shards/* -o output/mine

`whoknows run mine.toml --shard 1/2` and the same with 2/2 make such folders.
They may come from different machines and be named in any order. Those that are
missing, there twice or of another run are all named at once. Flags that say how
a result looks are those of `run`: the same flags give the same bytes. A scenario
with a network file needs that file where scenario.toml of the first shard has it.")]
pub struct MergeArgs {
    /// Folders that `run --shard` has made
    #[arg(required = true, value_name = "DIR")]
    shards: Vec<PathBuf>,
    /// Folder of the result
    #[arg(short, long, value_name = "DIR")]
    out: PathBuf,
    #[command(flatten)]
    telling: Telling,
    /// Leave out the pass over the assumptions that says what the answer depends on
    #[arg(long)]
    no_tornado: bool,
}

/// Puts the shards together.
pub fn run(args: &MergeArgs) -> Outcome {
    args.telling.threads.start()?;
    let look = args.telling.presentation.dress.look()?;
    let shards = together(&args.shards)
        .map_err(|faults| Failure::Message(format!("these are not the shards of one run:\n{faults}")))?;
    let file = shards[0].folder.join(SCENARIO_FILE);
    let checked = load(&file, &[]).map_err(|remarks| Failure::Scenario(super::scenario_file::rendered(&remarks)))?;
    let asks = if args.no_tornado {
        Asks::Nothing
    } else {
        Asks::Dependence
    };
    let job = Job::new(&args.telling, asks, (&file, &args.out), &look);
    match merged(&job, &checked, &shards)? {
        Ending::Done => Ok(ExitCode::SUCCESS),
        Ending::Unexpected => Ok(ExitCode::from(UNEXPECTED)),
        Ending::Interrupted => Ok(ExitCode::from(INTERRUPTED)),
    }
}

fn merged(job: &Job<'_>, checked: &Checked, shards: &[StoredShard]) -> Result<Ending, Failure> {
    let study = job.study(checked)?;
    if study.digest() != shards[0].digest {
        return Err(Failure::Message(format!(
            "{}: the network file that it names is not the one that the shards were played on",
            shards[0].folder.join(SCENARIO_FILE).display()
        )));
    }
    let folder = job.folder(&study)?;
    let threads = rayon::current_num_threads();
    let watch = Watch::until(interrupt::requested(Then::Save)).with_room(memory::room_per_thread(threads));
    let mut fault = None;
    let batches = batches(shards, &mut fault);
    let (run, rows) = job.simulated(&study, &folder, &watch, (batches, &mut ()))?;
    if let Some(fault) = fault {
        return Err(Failure::Message(fault));
    }
    let run = run.ok_or_else(|| Failure::Message("the shards hold no trials".to_owned()))?;
    job.finished(run, rows, folder, &watch)
}

/// All batches, in order, until one cannot be read, which is said in `fault`.
fn batches<'a>(shards: &'a [StoredShard], fault: &'a mut Option<String>) -> impl Iterator<Item = Batch> + 'a {
    let all = shards
        .iter()
        .flat_map(|shard| shard.batches().map(move |batch| (shard, batch)));
    all.map_while(|(shard, batch)| match batch {
        Ok(batch) => Some(batch),
        Err(error) => {
            *fault = Some(format!(
                "{}: a batch of it is of no use: {error}",
                shard.folder.display()
            ));
            None
        }
    })
}
