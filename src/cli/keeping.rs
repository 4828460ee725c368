//! What a run has done is saved while it works, and another goes on from there.

use super::exit_code::Failure;
use super::tell::{tell, warning};
use crate::experiment::Plan;
use crate::study::batches::{Aside, Batch, Keeper};
use crate::tally::Tally;
use crate::words::Words;
use clap::Args;
use std::ops::Range;
use std::path::PathBuf;
use std::time::Duration;

/// How trials are saved while a run works.
#[derive(Debug, Args)]
pub struct Keeping {
    /// Go on from the trials that a run into the same folder had saved when it was ended, or begin if there are none
    #[arg(long)]
    pub resume: bool,
    /// How often the trials that are done are saved, so that --resume can go on from them
    #[arg(long, value_name = "SECONDS", default_value_t = 10)]
    save_every: u32,
}

/// Said where something could be gone on from and is not.
pub const BEGINS_ANEW: &str = "note: a run into this folder was ended, and what it had done is saved; this run begins anew and will \
                               replace that. To go on from there instead, end it now and say --resume";

/// The batches of a run, kept aside until its result appears.
pub struct Kept {
    aside: Aside,
    resumes: bool,
    every: Duration,
}

impl Kept {
    /// Takes the folder of batches, or says why that cannot be; nobody else uses it while this lives.
    pub fn open(folder: PathBuf, keeping: &Keeping, quiet: bool) -> Result<Self, Failure> {
        let aside = Aside::open(folder).map_err(Failure::new)?;
        if aside.has_batches() && !keeping.resume && !quiet {
            tell(BEGINS_ANEW);
        }
        Ok(Self {
            aside,
            resumes: keeping.resume,
            every: Duration::from_secs(keeping.save_every.into()),
        })
    }

    /// The batches to go on from, of these worlds of the scenario with this digest.
    pub fn done(&self, digest: &str, worlds: Range<u64>) -> Result<impl Iterator<Item = Batch>, Failure> {
        let saved = self.resumes.then(|| self.aside.saved(digest, worlds)).transpose();
        Ok(saved.map_err(Failure::new)?.into_iter().flatten())
    }

    /// Saves what is played from now on; the run begins with world `start`.
    pub fn keeper(&self, digest: &str, start: u64, plan: &Plan) -> Keeper<'_> {
        let rows_per_world = plan.trials_per_world() * plan.scenario().policies.len() as u64;
        let keeper = Keeper::new(&self.aside, digest, (start, rows_per_world), self.every);
        if self.resumes { keeper } else { keeper.anew() }
    }

    /// Ends saving: with all that is done, which adds up to this, or with what was saved by now.
    pub fn settle(&self, keeper: Keeper<'_>, all: Option<&Tally>) {
        let saved = match all {
            Some(all) => keeper.finish(all),
            None => keeper.stop(),
        };
        if let Err(error) = saved {
            let folder = self.aside.path().display();
            tell(warning(format_args!(
                "{folder}: trials could not be saved to go on from: {error}"
            )));
        }
    }

    /// The files of the batches.
    pub fn files(&self) -> Vec<PathBuf> {
        self.aside.files()
    }

    /// Says how to go on, if there is something to go on from.
    pub fn tell_of_resuming(&self, words: &dyn Words) {
        if self.aside.has_batches() {
            tell(words.resumable());
        }
    }

    /// Removes all batches: the result is there.
    pub fn clear(&self) {
        if let Err(error) = self.aside.clear() {
            let folder = self.aside.path().display();
            tell(warning(format_args!(
                "{folder} is of no use any more and cannot be removed: {error}"
            )));
        }
    }
}
