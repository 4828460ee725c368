//! `whoknows run`: simulate all policies of a scenario, print the verdict, write results, charts and report.

use super::exit_code::{Failure, INTERRUPTED, UNEXPECTED};
use super::expectations::Expected;
use super::interrupt::{self, Then};
use super::presentation::Presentation;
use super::progress::{self, Bar};
use super::result_folder::{self, Wanted};
use super::scenario_file::{
    Overrides, check_stdin, folder_name, load_all, name_of, outgrown, rendered, too_large, unready,
};
use super::tell::tell;
use super::threads::Threads;
use super::{Outcome, asking, forecast, letters, network_read, opener, verdict};
use crate::chart::Brand;
use crate::experiment::memory;
use crate::report::result;
use crate::scenario::Checked;
use crate::study::folder::FolderError;
use crate::study::trials::{TrialsFormat, TrialsWriter};
use crate::study::{Study, questions};
use crate::world::Watch;
use clap::{Args, ValueEnum};
use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::Ordering;
use std::time::Duration;

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
  whoknows run mine.toml --strict --quiet   exit code 4 unless each [[expect]] holds
  whoknows new cocktail-party | whoknows run - --seed 7 --no-charts

The fourth runs until every policy's reach is known to within 0.002. A scenario
from standard input (`-`) sees its paths from the current folder, and its result
goes to output/stdin unless -o names another.

Results land in output/<scenario>/: report.html, charts/, summary.json,
summary.csv, trials.parquet, scenario.toml (as simulated, all defaults written
out) and manifest.json. Ctrl-C, SIGTERM and SIGHUP save what is done, beside a
longer result of the same scenario; the same scenario and seed give the same
bytes on any number of threads.")]
#[expect(clippy::struct_excessive_bools, reason = "flags of a command line")]
pub struct RunArgs {
    /// Scenario files; `-` is standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    overrides: Overrides,
    /// Folder of the result; with several files, each gets a folder of its name in it
    #[arg(short, long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Replace the result of a different scenario, or a longer one by an interrupted run
    #[arg(long)]
    force: bool,
    /// Print summary.json instead of verdict and table
    #[arg(long)]
    json: bool,
    /// Print nothing but errors
    #[arg(short, long)]
    quiet: bool,
    #[command(flatten)]
    expected: Expected,
    #[command(flatten)]
    presentation: Presentation,
    #[command(flatten)]
    threads: Threads,
    /// How to store the row per trial and policy
    #[arg(long, value_enum, default_value_t = StoredTrials::Parquet)]
    trials_format: StoredTrials,
    /// Leave out the pass over the assumptions that says what the answer depends on
    #[arg(long)]
    no_tornado: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum StoredTrials {
    /// small and typed, for pandas, polars and R
    Parquet,
    /// for everything else
    Csv,
}

/// Checks all files, then runs them in order; stops at the first that cannot be run, or when interrupted.
pub fn run(args: &RunArgs) -> Outcome {
    args.threads.start()?;
    check_stdin(&args.files)?;
    let targets = targets(args)?;
    let look = args.presentation.dress.look()?;
    let scenarios = load_all(&args.files, &args.overrides)?;
    let mut code = ExitCode::SUCCESS;
    for ((file, checked), target) in args.files.iter().zip(scenarios).zip(&targets) {
        match run_file(args, &look, file, &checked, target)? {
            Ending::Done => {}
            Ending::Unexpected => code = ExitCode::from(UNEXPECTED),
            Ending::Interrupted => return Ok(ExitCode::from(INTERRUPTED)),
        }
    }
    Ok(code)
}

/// Time for trials beforehand, which tell how long the run will take.
const PATIENCE: Duration = Duration::from_millis(1500);

enum Ending {
    Done,
    /// An expectation is not met.
    Unexpected,
    Interrupted,
}

#[expect(clippy::too_many_lines, reason = "the stages of a run, in their order")]
fn run_file(args: &RunArgs, look: &Brand, file: &Path, checked: &Checked, target: &Path) -> Result<Ending, Failure> {
    let stop = interrupt::requested(Then::Save);
    let presentation = args.presentation.meant();
    let words = presentation.language.words();
    if !checked.warnings.is_empty() && !args.quiet {
        tell(rendered(&checked.warnings));
    }
    let scenario = &checked.scenario;
    if !args.quiet {
        letters::warn(look, scenario, file);
    }
    let reading = progress::reading(words, scenario, args.quiet);
    let study = Study::new(scenario).map_err(|error| unready(file, &error))?;
    reading.finish_and_clear();
    let plan = study.plan();
    if !args.quiet {
        network_read::tell_of_plan(words, scenario, plan);
    }
    let format = match args.trials_format {
        StoredTrials::Parquet => TrialsFormat::Parquet,
        StoredTrials::Csv => TrialsFormat::Csv,
    };
    let least_size = result::least_size(scenario, format);
    let wanted = Wanted {
        target,
        scenario,
        digest: study.digest(),
        force: args.force,
        least_size,
    };
    let mut folder = result_folder::prepare(&wanted, args.quiet)?;
    let threads = rayon::current_num_threads();
    memory::check(plan, threads).map_err(|error| Failure::Scenario(too_large(file, &error)))?;

    if !args.quiet {
        forecast::tell_of_a_long_run(words, scenario, plan, stop, PATIENCE);
    }
    let watch = Watch::until(stop).with_room(memory::room_per_thread(threads));
    let mut bar = Bar::new(words, scenario, args.quiet);
    let unwritable = |error: io::Error| Failure::new(FolderError::writing(target, error, least_size));
    let dialect = presentation.language.dialect();
    let mut trials =
        TrialsWriter::new(format, scenario, plan.names().cloned(), dialect, folder.spool()).map_err(unwritable)?;
    let has_failed = trials.has_failed();
    let mut is_told = false;
    let run = study.run(&watch, &mut trials, |progress| {
        bar.show(progress);
        if has_failed.load(Ordering::Relaxed) && !std::mem::replace(&mut is_told, true) {
            bar.say(words.rows_not_stored());
        }
    });
    bar.finish();
    let trials = trials.finish().map_err(unwritable);
    if watch.is_overrun() {
        return Err(Failure::Scenario(outgrown(file)));
    }
    let Some(mut run) = run else {
        tell(words.nothing_saved());
        return Ok(Ending::Interrupted);
    };
    if !args.no_tornado && !run.answers.interrupted {
        let stage = progress::depending(words, args.quiet);
        run.questions.dependence =
            questions::dependence(scenario, &watch, || ()).map_err(|error| asking::point_failure(file, &error))?;
        stage.finish_and_clear();
    }

    let writing = progress::writing(words, args.quiet);
    let saved = trials.and_then(|trials| {
        folder.add_file(format.file_name(), trials).map_err(Failure::new)?;
        for (name, bytes) in result::files(&run, presentation, look).map_err(Failure::new)? {
            folder.add(&name, bytes);
        }
        folder.publish(run.provenance()).map_err(Failure::new)
    });
    writing.finish_and_clear();
    let print = |folder: Option<&Path>| {
        if args.json {
            verdict::print_json(&run.answers)
        } else {
            verdict::print(words, &run, folder, args.presentation.chart.glyphs())
        }
    };
    let published = match saved {
        Ok(published) => published,
        Err(failure) => {
            // What took hours is not lost for want of a disk, however quiet the run was to be.
            print(None)?;
            return Err(unsaved(failure));
        }
    };
    let shown = result_folder::published(published, target, args.quiet);
    let printed = if args.quiet && !args.json {
        Ok(())
    } else {
        print(Some(&shown))
    };
    if args.presentation.open {
        opener::open(&shown.join("report.html"));
    }
    if run.answers.interrupted {
        // The terminal may be what went away first.
        return Ok(Ending::Interrupted);
    }
    printed?;
    if args.json || args.quiet {
        args.expected.tell_unmet(words, &run.answers);
    }
    Ok(if args.expected.is_met(&run.answers) {
        Ending::Done
    } else {
        Ending::Unexpected
    })
}

/// Why a run was not saved, and what there is of it.
fn unsaved(failure: Failure) -> Failure {
    match failure {
        Failure::Message(why) => Failure::Message(format!(
            "{why}\nNothing was saved, and what was there before is unchanged. The answers of this run are printed above; the same \
             scenario and seed give them again"
        )),
        other => other,
    }
}

/// Where the result of each file goes: nowhere twice.
fn targets(args: &RunArgs) -> Result<Vec<PathBuf>, Failure> {
    let mut taken: HashMap<PathBuf, &Path> = HashMap::new();
    let mut targets = Vec::new();
    for file in &args.files {
        let target = target(args, file);
        if let Some(other) = taken.insert(target.clone(), file) {
            return Err(Failure::Usage(format!(
                "the results of {} and {} would both go to {}; run them one by one, each with an --out DIR of its own",
                name_of(other),
                name_of(file),
                target.display()
            )));
        }
        targets.push(target);
    }
    Ok(targets)
}

/// Where a file's result goes.
fn target(args: &RunArgs, file: &Path) -> PathBuf {
    let name = folder_name(file);
    match &args.out {
        Some(out) if args.files.len() == 1 => out.clone(),
        Some(out) => out.join(name),
        None => Path::new("output").join(name),
    }
}
