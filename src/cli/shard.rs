//! `whoknows run --shard`: the trials of one shard, to be merged with the others.

use super::Outcome;
use super::exit_code::{Failure, INTERRUPTED};
use super::interrupt::{self, Then};
use super::keeping::Kept;
use super::progress::Bar;
use super::result_folder::{self, Wanted};
use super::scenario_file::{folder_name, load_all, outgrown, rendered, too_large, unready};
use super::simulating::Simulating;
use super::tell::tell;
use crate::experiment::memory;
use crate::scenario::{Length, Scenario};
use crate::study::batches::{BATCHES, Shard, StoredShard, files};
use crate::study::manifest::Provenance;
use crate::study::{Study, VERSION};
use crate::world::Watch;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Plays the trials of one shard and stores what they leave behind.
pub fn run(args: &Simulating, shard: Shard) -> Outcome {
    let telling = &args.telling;
    let (words, quiet) = (telling.presentation.dress.language.words(), telling.quiet);
    let file = only(&args.files)?;
    if telling.json {
        return Err(Failure::Usage(
            "--json prints answers, and a shard has none: leave it out, and say it to `whoknows merge`".to_owned(),
        ));
    }
    telling.threads.start()?;
    let checked = load_all(&args.files, &args.overrides)?.remove(0);
    let scenario = &checked.scenario;
    if !quiet && !checked.warnings.is_empty() {
        tell(rendered(&checked.warnings));
    }
    check_length(scenario)?;
    let study = Study::new(scenario).map_err(|error| unready(file, &error))?;
    let most_worlds = study.plan().most_worlds();
    let own = shard.worlds(most_worlds);
    if own.is_empty() {
        return Err(Failure::Usage(format!(
            "there are {most_worlds} worlds to share out, too few for {} shards; take fewer shards",
            shard.of()
        )));
    }
    let target = target(args, file, shard);
    if args.keeping.resume && is_done(&target, &study, shard) {
        if !quiet {
            tell(format_args!("Shard {shard} is done already: {}", target.display()));
        }
        return Ok(ExitCode::SUCCESS);
    }
    let digest = shard.digest(study.digest());
    let wanted = Wanted {
        target: &target,
        scenario,
        digest: &digest,
        force: telling.force,
        least_size: 0,
    };
    let mut folder = result_folder::prepare(&wanted, quiet)?;
    let kept = Kept::open(folder.aside(), &args.keeping, quiet)?;
    let threads = rayon::current_num_threads();
    memory::check(study.plan(), threads).map_err(|error| Failure::Scenario(too_large(file, &error)))?;
    let watch = Watch::until(interrupt::requested(Then::Save)).with_room(memory::room_per_thread(threads));

    let done = kept.done(study.digest(), own.clone())?;
    let mut keeper = kept.keeper(study.digest(), own.start, study.plan());
    let mut bar = Bar::new(words, scenario, quiet);
    let tally = study.play(own, done, &watch, &mut keeper, |progress| bar.show(progress));
    bar.finish();
    if watch.is_overrun() {
        return Err(Failure::Scenario(outgrown(file)));
    }
    keeper.finish(&tally).map_err(|error| unsaved(&target, &error))?;
    if tally.interrupted {
        kept.tell_of_resuming(words);
        return Ok(ExitCode::from(INTERRUPTED));
    }

    for (name, bytes) in files(scenario, study.digest(), shard, most_worlds) {
        folder.add(name, bytes);
    }
    for path in kept.files() {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let batch = File::open(&path).map_err(|error| unsaved(&target, &error))?;
        folder
            .add_file(&format!("{BATCHES}{name}"), batch)
            .map_err(Failure::new)?;
    }
    let published = folder.publish(Provenance {
        version: VERSION.to_owned(),
        digest,
        seed: scenario.seed,
        trials: tally.trials(),
        interrupted: false,
    });
    let shown = result_folder::published(published.map_err(Failure::new)?, &target, quiet);
    kept.clear();
    if !quiet {
        tell(format_args!(
            "Shard {shard} is done: {}\nOnce all {} are, `whoknows merge` makes the result of them.",
            shown.display(),
            shard.of()
        ));
    }
    Ok(ExitCode::SUCCESS)
}

/// The one file to simulate.
fn only(files: &[PathBuf]) -> Result<&Path, Failure> {
    match files {
        [file] => Ok(file),
        _ => Err(Failure::Usage(
            "--shard takes one scenario at a time; name one FILE".to_owned(),
        )),
    }
}

/// Refuses what no shard can know: whether all of them together are precise enough.
pub(super) fn check_length(scenario: &Scenario) -> Result<(), Failure> {
    match scenario.experiment.length {
        Length::Trials(_) => Ok(()),
        Length::Precision { max_trials, .. } => Err(Failure::Usage(format!(
            "with `experiment.precision` a run ends when all trials together say enough, which no shard knows; give the number of trials \
             instead, as in --trials {max_trials}"
        ))),
    }
}

/// Whether this very shard is in the folder, whole.
fn is_done(target: &Path, study: &Study<'_>, shard: Shard) -> bool {
    StoredShard::read(target).is_ok_and(|stored| stored.shard == shard && stored.digest == study.digest())
}

/// Where the shard goes.
fn target(args: &Simulating, file: &Path, shard: Shard) -> PathBuf {
    args.out.clone().unwrap_or_else(|| {
        let name = folder_name(file).to_string_lossy();
        let folder = format!("{name}-shards");
        Path::new("output")
            .join(folder)
            .join(format!("{}-of-{}", shard.number(), shard.of()))
    })
}

fn unsaved(target: &Path, error: &std::io::Error) -> Failure {
    Failure::Message(format!(
        "{}: the trials of the shard cannot be saved: {error}; make room or name another folder with --out DIR, and go on with --resume",
        target.display()
    ))
}
