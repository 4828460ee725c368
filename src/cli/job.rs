//! `whoknows job`: a job file that shares a run out on a cluster that people have.

use super::Outcome;
use super::exit_code::Failure;
use super::interrupt::{self, Then};
use super::scenario_file::{Overrides, folder_name, load_all, unready};
use super::shard::check_length;
use super::tell::tell;
use crate::experiment::{memory, pilot};
use crate::job::{Engine, Job, Quoted};
use crate::study::Study;
use clap::{Args, ValueEnum};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

/// Print a job file that shares a run out on a cluster: an array of shards, and a merge once all of them are done
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  whoknows job slurm scenarios/credit-union.toml --shards 8 > job.sh
  whoknows job hyperqueue scenarios/credit-union.toml --shards 8 > job.toml
  whoknows job kubernetes scenarios/credit-union.toml --shards 8 > job.yaml

Submit it unchanged: `bash job.sh`, `hq job submit-file job.toml`, or
`kubectl create -f job.yaml`. Time and memory in it come from trials that are
played now, on this machine. A shard that fails is tried again where it had got
to; the merged result is the very one that a single run would have made.")]
pub struct JobArgs {
    /// The engine that will do the work
    #[arg(value_enum)]
    engine: EngineChoice,
    /// Scenario file, as the machines of the cluster see it
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[command(flatten)]
    overrides: Overrides,
    /// Number of shards
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=10_000))]
    shards: u32,
    /// Cores of each shard
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..=1024))]
    cores: u16,
    /// Folder of the result, as the machines of the cluster see it [default: output/SCENARIO]
    #[arg(short, long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// The program, as the machines of the cluster see it
    #[arg(long, value_name = "PATH", default_value = "whoknows")]
    program: String,
    /// Image with the program in it, for Kubernetes
    #[arg(long, value_name = "IMAGE", default_value = "whoknows:latest")]
    image: String,
    /// Claim of the volume that all machines share, for Kubernetes; it is the current folder of all shards
    #[arg(long, value_name = "NAME", default_value = "whoknows")]
    volume_claim: String,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum EngineChoice {
    /// a script that submits an array and a merge to Slurm
    Slurm,
    /// a job definition file of `HyperQueue`
    Hyperqueue,
    /// an indexed Job of Kubernetes, and a Job that merges
    Kubernetes,
}

/// Time for trials beforehand.
const PATIENCE: Duration = Duration::from_secs(5);

/// Prints the job file.
pub fn job(args: &JobArgs) -> Outcome {
    let checked = load_all(std::slice::from_ref(&args.file), &args.overrides)?.remove(0);
    check_length(&checked.scenario)?;
    let study = Study::new(&checked.scenario).map_err(|error| unready(&args.file, &error))?;
    let plan = study.plan();
    if plan.most_worlds() < args.shards.into() {
        return Err(Failure::Usage(format!(
            "there are {} worlds to share out; take no more --shards than that",
            plan.most_worlds()
        )));
    }
    let cores = usize::from(args.cores);
    let forecast = pilot(plan, cores, interrupt::requested(Then::Print), PATIENCE);
    if forecast.per_trial.is_none() {
        tell(format_args!(
            "note: not one trial ended within {} seconds, so the time in the job file is a guess; look at it before you submit",
            PATIENCE.as_secs()
        ));
    }
    let job = Job {
        name: folder_name(&args.file).to_string_lossy().into_owned(),
        program: Quoted::new(&args.program),
        scenario: Quoted::new(&text(&args.file)?),
        overrides: args.overrides.texts()?.iter().map(|text| Quoted::new(text)).collect(),
        out: Quoted::new(&text(&out(args))?),
        shards: args.shards,
        cores: args.cores,
        shard_time: forecast.whole / args.shards,
        memory: memory::needed(plan, cores),
        rows: forecast.trials.saturating_mul(checked.scenario.policies.len() as u64),
        image: args.image.clone(),
        volume_claim: args.volume_claim.clone(),
    };
    let engine = match args.engine {
        EngineChoice::Slurm => Engine::Slurm,
        EngineChoice::Hyperqueue => Engine::HyperQueue,
        EngineChoice::Kubernetes => Engine::Kubernetes,
    };
    std::io::stdout().write_all(job.file(engine).as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

fn out(args: &JobArgs) -> PathBuf {
    args.out
        .clone()
        .unwrap_or_else(|| Path::new("output").join(folder_name(&args.file)))
}

/// A path as text, which job files are.
fn text(path: &Path) -> Result<String, Failure> {
    match path.to_str() {
        Some("-") => Err(Failure::Usage(
            "a cluster cannot read standard input; name a scenario FILE that its machines see".to_owned(),
        )),
        Some(text) => Ok(text.to_owned()),
        None => Err(Failure::Usage(format!(
            "{} is no text; name a path that is",
            path.display()
        ))),
    }
}
