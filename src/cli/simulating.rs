//! What `run` and `pitch` have in common: simulate, ask what follows, save, and tell.

use super::exit_code::{Failure, INTERRUPTED, UNEXPECTED};
use super::expectations::Expected;
use super::interrupt::{self, Then};
use super::keeping::{Keeping, Kept};
use super::presentation::Presentation;
use super::progress::{self, Bar, TrialsBar};
use super::result_folder::{self, Wanted};
use super::scenario_file::{
    Overrides, check_stdin, folder_name, load_all, name_of, outgrown, rendered, too_large, unready,
};
use super::tell::{tell, warning};
use super::threads::Threads;
use super::{Outcome, forecast, letters, network_read, opener, verdict};
use crate::chart::Brand;
use crate::experiment::memory;
use crate::report::{self, result};
use crate::scenario::{Checked, Look};
use crate::study::batches::Batch;
use crate::study::cells::PointError;
use crate::study::folder::{FolderError, Published, ResultFolder};
use crate::study::trials::{TrialsFormat, TrialsWriter};
use crate::study::{Questions, Run, Study, questions};
use crate::tally::Listener;
use crate::words::Words;
use crate::world::Watch;
use clap::{Args, ValueEnum};
use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::Ordering;
use std::time::Duration;
use tempfile::SpooledTempFile;

/// Scenarios, and how their results are kept and told.
#[derive(Debug, Args)]
pub struct Simulating {
    /// Scenario files; `-` is standard input
    #[arg(required = true, value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) overrides: Overrides,
    /// Folder of the result; with several files, each gets a folder of its name in it
    #[arg(short, long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,
    #[command(flatten)]
    pub(super) keeping: Keeping,
    #[command(flatten)]
    pub(super) telling: Telling,
}

/// How the result is kept and told.
#[derive(Debug, Args)]
pub struct Telling {
    /// Replace the result of a different scenario, or a longer one by an interrupted run
    #[arg(long)]
    pub(super) force: bool,
    /// Print summary.json instead of verdict and table
    #[arg(long)]
    pub(super) json: bool,
    /// Print nothing but errors
    #[arg(short, long)]
    pub(super) quiet: bool,
    #[command(flatten)]
    expected: Expected,
    #[command(flatten)]
    pub(super) presentation: Presentation,
    #[command(flatten)]
    pub(super) threads: Threads,
    /// How to store the row per trial and policy
    #[arg(long, value_enum, default_value_t = StoredTrials::Parquet)]
    trials_format: StoredTrials,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum StoredTrials {
    /// small and typed, for pandas, polars and R
    Parquet,
    /// for everything else
    Csv,
}

/// What is asked of a run once it is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asks {
    /// Nothing.
    Nothing,
    /// What its answer depends on, one assumption at a time.
    Dependence,
    /// All that a pitch tells.
    Everything,
}

/// Checks all files, then runs them in order; stops at the first that cannot be run, or when interrupted.
pub fn simulate(args: &Simulating, asks: Asks) -> Outcome {
    let Simulating { telling, keeping, .. } = args;
    telling.threads.start()?;
    check_stdin(&args.files)?;
    let targets = targets(args, asks)?;
    let look = telling.presentation.dress.look()?;
    let scenarios = load_all(&args.files, &args.overrides)?;
    let mut code = ExitCode::SUCCESS;
    for ((file, checked), target) in args.files.iter().zip(scenarios).zip(&targets) {
        let job = Job::new(telling, asks, (file, target), &look);
        match job.run(&checked, keeping)? {
            Ending::Done => {}
            Ending::Unexpected => code = ExitCode::from(UNEXPECTED),
            Ending::Interrupted => return Ok(ExitCode::from(INTERRUPTED)),
        }
    }
    Ok(code)
}

/// Time for trials beforehand, which tell how long the run will take.
const PATIENCE: Duration = Duration::from_millis(1500);

/// How a job ended.
pub enum Ending {
    /// As it was to.
    Done,
    /// An expectation is not met.
    Unexpected,
    /// The user wanted no more.
    Interrupted,
}

/// One result to be made, and how.
pub struct Job<'a> {
    telling: &'a Telling,
    asks: Asks,
    file: &'a Path,
    target: &'a Path,
    look: &'a Brand,
    presentation: report::Presentation,
}

/// The rows of trials, or why they could not be stored.
pub type Rows = Result<SpooledTempFile, Failure>;

impl<'a> Job<'a> {
    /// The result of a scenario file, to go to a folder.
    pub fn new(telling: &'a Telling, asks: Asks, (file, target): (&'a Path, &'a Path), look: &'a Brand) -> Self {
        let meant = telling.presentation.meant();
        Self {
            telling,
            asks,
            file,
            target,
            look,
            presentation: report::Presentation {
                slides: meant.slides || asks == Asks::Everything,
                ..meant
            },
        }
    }

    fn run(&self, checked: &Checked, keeping: &Keeping) -> Result<Ending, Failure> {
        let stop = interrupt::requested(Then::Save);
        let (words, quiet, scenario) = (self.words(), self.telling.quiet, &checked.scenario);
        let study = self.study(checked)?;
        let plan = study.plan();
        let folder = self.folder(&study)?;
        let kept = Kept::open(folder.aside(), keeping, quiet)?;
        let threads = rayon::current_num_threads();
        memory::check(plan, threads).map_err(|error| Failure::Scenario(too_large(self.file, &error)))?;
        if !quiet {
            forecast::tell_of_a_long_run(words, scenario, plan, stop, PATIENCE);
        }
        let watch = Watch::until(stop).with_room(memory::room_per_thread(threads));
        let done = kept.done(study.digest(), 0..plan.most_worlds())?;
        let mut keeper = kept.keeper(study.digest(), 0, plan);
        let (run, rows) = self.simulated(&study, &folder, &watch, (done, &mut keeper))?;
        let interrupted = run.as_ref().filter(|run| run.answers.interrupted);
        kept.settle(keeper, interrupted.map(|run| &run.tally));
        let Some(run) = run else {
            tell(words.nothing_saved());
            return Ok(Ending::Interrupted);
        };
        let ending = self.finished(run, rows, folder, &watch)?;
        if watch.is_over() {
            kept.tell_of_resuming(words);
        } else {
            kept.clear();
        }
        Ok(ending)
    }

    /// The scenario made ready, with all that there is to say of it beforehand.
    pub fn study<'s>(&self, checked: &'s Checked) -> Result<Study<'s>, Failure> {
        let (words, quiet, scenario) = (self.words(), self.telling.quiet, &checked.scenario);
        if !quiet {
            if !checked.warnings.is_empty() {
                tell(rendered(&checked.warnings));
            }
            letters::warn(self.look, scenario, self.file);
        }
        let reading = progress::reading(words, scenario, quiet);
        let study = Study::new(scenario).map_err(|error| unready(self.file, &error))?;
        reading.finish_and_clear();
        if !quiet {
            network_read::tell_of_plan(words, scenario, study.plan());
        }
        Ok(study)
    }

    /// The folder of the result, which may be written to.
    pub fn folder(&self, study: &Study<'_>) -> Result<ResultFolder, Failure> {
        let wanted = Wanted {
            target: self.target,
            scenario: study.scenario(),
            digest: study.digest(),
            force: self.telling.force,
            least_size: result::least_size(study.scenario(), self.format()),
        };
        result_folder::prepare(&wanted, self.telling.quiet)
    }

    /// All trials, whose rows are written as they come, those that are `done` first; no run if the first trial was not done.
    pub fn simulated(
        &self,
        study: &Study<'_>,
        folder: &ResultFolder,
        watch: &Watch<'_>,
        (done, keeper): (impl Iterator<Item = Batch>, &mut impl Listener),
    ) -> Result<(Option<Run>, Rows), Failure> {
        let (words, scenario) = (self.words(), study.scenario());
        let unwritable = |error: io::Error| {
            let least_size = result::least_size(scenario, self.format());
            Failure::new(FolderError::writing(self.target, error, least_size))
        };
        let dialect = self.presentation.language.dialect();
        let names = study.plan().names().cloned();
        let mut trials =
            TrialsWriter::new(self.format(), scenario, names, dialect, folder.spool()).map_err(unwritable)?;
        let has_failed = trials.has_failed();
        let mut is_told = false;
        let mut bar = Bar::new(words, scenario, self.telling.quiet);
        let run = study.go_on(done, watch, &mut (&mut trials, keeper), |progress| {
            bar.show(progress);
            if has_failed.load(Ordering::Relaxed) && !std::mem::replace(&mut is_told, true) {
                bar.say(words.rows_not_stored());
            }
        });
        bar.finish();
        let rows = trials.finish().map_err(unwritable);
        if watch.is_overrun() {
            return Err(Failure::Scenario(outgrown(self.file)));
        }
        Ok((run, rows))
    }

    /// Asks what follows the run, saves it all and tells it.
    pub fn finished(
        &self,
        mut run: Run,
        rows: Rows,
        folder: ResultFolder,
        watch: &Watch<'_>,
    ) -> Result<Ending, Failure> {
        if !run.answers.interrupted {
            run.questions = self.asked(&run, watch);
        }
        let saved = self.saved(&run, rows, folder);
        self.told(&run, saved)
    }

    /// What followed the run. What cannot be worked out is said, and takes nothing from the run.
    fn asked(&self, run: &Run, watch: &Watch<'_>) -> Questions {
        let (words, quiet) = (self.words(), self.telling.quiet);
        let asked = match self.asks {
            Asks::Nothing => Ok(Questions::default()),
            Asks::Dependence => {
                let stage = progress::depending(words, quiet);
                let dependence = questions::dependence(&run.scenario, watch);
                stage.finish_and_clear();
                dependence.map(|dependence| Questions {
                    dependence,
                    ..Questions::default()
                })
            }
            Asks::Everything => {
                let bar = TrialsBar::new(words, questions::points(&run.scenario) as u64, quiet);
                let mut done = 0;
                let all = questions::all(run, watch, |points| {
                    done += points as u64;
                    bar.show(done);
                });
                bar.finish();
                all
            }
        };
        asked.unwrap_or_else(|error| {
            let why = match &error {
                PointError::Scenario(remarks) => remarks.render(Look::Plain),
                PointError::Study { .. } => error.to_string(),
            };
            let file = name_of(self.file);
            tell(warning(format_args!(
                "{file}: what the answer depends on was not worked out: {}",
                why.trim()
            )));
            Questions::default()
        })
    }

    fn saved(&self, run: &Run, rows: Rows, mut folder: ResultFolder) -> Result<Published, Failure> {
        let writing = progress::writing(self.words(), self.telling.quiet);
        folder
            .add_file(self.format().file_name(), rows?)
            .map_err(Failure::new)?;
        for (name, bytes) in result::files(run, self.presentation, self.look).map_err(Failure::new)? {
            folder.add(&name, bytes);
        }
        let published = folder.publish(run.provenance()).map_err(Failure::new);
        writing.finish_and_clear();
        published
    }

    fn told(&self, run: &Run, saved: Result<Published, Failure>) -> Result<Ending, Failure> {
        let args = self.telling;
        let words = self.words();
        let print = |folder: Option<&Path>| {
            if args.json {
                verdict::print_json(&run.answers)
            } else {
                verdict::print(words, run, folder, args.presentation.chart.glyphs())
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
        let shown = result_folder::published(published, self.target, args.quiet);
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

    /// The language in which it is told.
    pub fn words(&self) -> &'static dyn Words {
        self.presentation.language.words()
    }

    fn format(&self) -> TrialsFormat {
        match self.telling.trials_format {
            StoredTrials::Parquet => TrialsFormat::Parquet,
            StoredTrials::Csv => TrialsFormat::Csv,
        }
    }
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
fn targets(args: &Simulating, asks: Asks) -> Result<Vec<PathBuf>, Failure> {
    let mut taken: HashMap<PathBuf, &Path> = HashMap::new();
    let mut targets = Vec::new();
    for file in &args.files {
        let target = target(args, asks, file);
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
fn target(args: &Simulating, asks: Asks, file: &Path) -> PathBuf {
    let mut name = folder_name(file).to_owned();
    match &args.out {
        Some(out) if args.files.len() == 1 => out.clone(),
        Some(out) => out.join(name),
        None => {
            if asks == Asks::Everything {
                name.push("-pitch");
            }
            Path::new("output").join(name)
        }
    }
}
