//! Job files for engines that share work out on many machines: an array of shards, and a merge once all of them are done.
//!
//! whoknows has no scheduler of its own. Each shard is a command that may be run again at any time: it goes on from what it has saved,
//! and does nothing where it is done already.
//!
//! | file | has |
//! | --- | --- |
//! | `slurm`, `hyperqueue`, `kubernetes` | the job file of an engine |
//! | `quoted` | words of a shell's command line |
//! | `need` | time and memory to ask an engine for |

mod hyperqueue;
mod kubernetes;
mod need;
mod quoted;
mod slurm;

pub use quoted::Quoted;

use need::{Need, of_merge, of_shard};
use std::time::Duration;

/// A run that is to be shared out.
#[derive(Clone, Debug)]
pub struct Job {
    /// What it is called.
    pub name: String,
    /// The program.
    pub program: Quoted,
    /// The scenario file.
    pub scenario: Quoted,
    /// What follows `--set`.
    pub overrides: Vec<Quoted>,
    /// Folder of the result.
    pub out: Quoted,
    /// How many shards.
    pub shards: u32,
    /// Cores of each.
    pub cores: u16,
    /// How long a shard takes, as forecast.
    pub shard_time: Duration,
    /// What a shard needs at least `[bytes]`.
    pub memory: f64,
    /// Rows of all shards together.
    pub rows: u64,
    /// Image with the program in it.
    pub image: String,
    /// Claim of the volume that all machines share.
    pub volume_claim: String,
}

/// Who shares the work out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Slurm.
    Slurm,
    /// `HyperQueue`.
    HyperQueue,
    /// Kubernetes.
    Kubernetes,
}

impl Job {
    /// The job file for an engine.
    pub fn file(&self, engine: Engine) -> String {
        match engine {
            Engine::Slurm => slurm::file(self),
            Engine::HyperQueue => hyperqueue::file(self),
            Engine::Kubernetes => kubernetes::file(self),
        }
    }

    /// The command of a shard; `number` is a number or what a shell makes one of.
    fn shard_command(&self, number: &str) -> String {
        let Self {
            program,
            scenario,
            out,
            shards,
            cores,
            ..
        } = self;
        let set: Vec<String> = self.overrides.iter().map(|text| format!(" --set {text}")).collect();
        let set = set.concat();
        format!(
            "{program} run {scenario}{set} --shard {number}/{shards} --out {out}.shards/{number}-of-{shards} --threads {cores} --resume --quiet"
        )
    }

    /// The command that merges all shards.
    fn merge_command(&self) -> String {
        let Self {
            program,
            out,
            shards,
            cores,
            ..
        } = self;
        format!("{program} merge {out}.shards/*-of-{shards} --out {out} --threads {cores}")
    }

    /// A shell's line that tries the command of a shard again where that may help.
    fn patient_shard_command(&self, number: &str) -> String {
        patient(&self.shard_command(number))
    }

    fn shard_need(&self) -> Need {
        of_shard(self)
    }

    fn merge_need(&self) -> Need {
        of_merge(self)
    }
}

/// A line that tries a command up to three times; mistakes in the command line or the scenario (2 and 3) stay mistakes, and
/// whoever has interrupted it (130) wants no more.
fn patient(command: &str) -> String {
    format!(
        "for attempt in 1 2 3; do {command} && exit 0; code=$?; case $code in 2|3|130) exit $code;; esac; sleep 5; done; exit $code"
    )
}
