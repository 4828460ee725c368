//! What the commands have in common that ask more of a scenario than a run does.

use super::exit_code::{Failure, INTERRUPTED};
use super::interrupt::{self, Then};
use super::keeping::BEGINS_ANEW;
use super::presentation::Dress;
use super::result_folder::{self, Wanted};
use super::scenario_file::{Overrides, folder_name, load_all, name_of, outgrown, rendered, too_large, unready};
use super::tell::{tell, warning};
use super::threads::Threads;
use super::verdict::{terminal_width, wrapped};
use super::{Outcome, letters, network_read, opener, progress};
use crate::chart::Brand;
use crate::experiment::{memory, pilot};
use crate::report::question::files;
use crate::report::section::Section;
use crate::report::table;
use crate::scenario::{Estimator, Scenario};
use crate::study::cells::{Effort, PointError};
use crate::study::folder::ResultFolder;
use crate::study::journal::Journal;
use crate::study::{Answered, Study, StudyError};
use crate::visible::{visible_json, visible_line, visible_path, visible_sentence};
use crate::words::Words;
use crate::world::Watch;
use clap::Args;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

/// The scenario, and how its answer is told.
#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "flags of a command line")]
pub struct Asking {
    /// Scenario file; `-` is standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[command(flatten)]
    overrides: Overrides,
    #[command(flatten)]
    dress: Dress,
    /// Folder of the result [default: output/SCENARIO-COMMAND]
    #[arg(short, long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Replace the result of a different scenario or question
    #[arg(long)]
    force: bool,
    /// Go on from the points that were done when the same question into the same folder was ended, or begin if there are none
    #[arg(long)]
    resume: bool,
    /// Start without asking, however long it takes
    #[arg(short, long)]
    yes: bool,
    /// Print the answer as JSON instead of sentences and tables
    #[arg(long)]
    json: bool,
    /// Print nothing but errors
    #[arg(short, long)]
    quiet: bool,
    /// Open the report when it is written
    #[arg(long)]
    open: bool,
    #[command(flatten)]
    threads: Threads,
}

/// Work that takes longer than this is not begun without a yes.
const LONG: Duration = Duration::from_hours(1);
/// So many times as many trials are simulated where they can only be counted.
const COUNTED: u64 = 10;
/// Time for trials beforehand, which tell how long the work will take.
const PATIENCE: Duration = Duration::from_millis(500);
/// What a result takes on the disk at the very least `[bytes]`.
const LEAST_SIZE: u64 = 200_000;

/// A scenario that more is asked of.
pub struct Asked<'a> {
    pub scenario: Scenario,
    /// Digest of the scenario.
    pub digest: String,
    pub words: &'static dyn Words,
    pub stop: &'static AtomicBool,
    look: Brand,
    texts: Vec<String>,
    asking: &'a Asking,
    command: &'static str,
}

impl Asking {
    /// Reads the scenario and makes it ready for `command`.
    pub fn begin(&self, command: &'static str) -> Result<Asked<'_>, Failure> {
        self.threads.start()?;
        let words = self.dress.language.words();
        let look = self.dress.look()?;
        let texts = self.overrides.texts()?;
        if let Some(text) = texts
            .iter()
            .find(|text| text.trim_start().starts_with("experiment.precision"))
        {
            return Err(Failure::Usage(format!(
                "`--set {text}`: every point gets the same number of trials; say --trials N instead"
            )));
        }
        let checked = load_all(std::slice::from_ref(&self.file), &self.overrides)?.remove(0);
        if !self.quiet {
            if !checked.warnings.is_empty() {
                tell(rendered(&checked.warnings));
            }
            letters::warn(&look, &checked.scenario, &self.file);
        }
        let reading = progress::reading(words, &checked.scenario, self.quiet);
        let study = Study::new(&checked.scenario).map_err(|error| unready(&self.file, &error))?;
        reading.finish_and_clear();
        if !self.quiet {
            network_read::tell_of_plan(words, &checked.scenario, study.plan());
        }
        let threads = rayon::current_num_threads();
        memory::check(study.plan(), threads).map_err(|error| Failure::Scenario(too_large(&self.file, &error)))?;
        Ok(Asked {
            digest: study.digest().to_owned(),
            words,
            stop: interrupt::requested(Then::Save),
            look,
            texts,
            asking: self,
            command,
            scenario: checked.scenario,
        })
    }
}

impl Asked<'_> {
    /// What is simulated at each point: what the command line says, else so many trials that answer with chances, or ten times as many
    /// where a scenario leaves them no form.
    pub fn effort(&self, usual: u64) -> Effort {
        let says = |key: &str| {
            let keys = self.texts.iter().filter_map(|text| text.split('=').next());
            keys.into_iter().any(|said| said.trim() == key)
        };
        let experiment = &self.scenario.experiment;
        let has_form = Effort::conditional(usual).applied_to(&self.scenario).has_chances();
        Effort {
            trials: if says("experiment.trials") || says("experiment.worlds") {
                experiment.length.most_trials()
            } else if has_form {
                usual
            } else {
                usual * COUNTED
            },
            estimator: if says("experiment.estimator") {
                experiment.estimator
            } else {
                Estimator::Conditional
            },
        }
    }

    /// Says how much will be simulated and how long that takes; work of hours wants a yes.
    pub fn announce(&self, points: u64, effort: Effort) -> Result<(), Failure> {
        let scenario = effort.applied_to(&self.scenario);
        let study = Study::new(&scenario).map_err(|error| unready(&self.asking.file, &error))?;
        let forecast = pilot(study.plan(), rayon::current_num_threads(), self.stop, PATIENCE);
        let whole = Duration::try_from_secs_f64(forecast.whole.as_secs_f64() * points as f64).unwrap_or(Duration::MAX);
        let time = self.words.about_time(whole.as_secs_f64());
        let text = self
            .words
            .about_to(&self.words.count(points), &self.words.count(effort.trials), &time);
        if whole > LONG && !self.asking.yes {
            return Err(Failure::Usage(format!(
                "{text}\nask for fewer points, or for fewer --trials, or say --yes to start all the same"
            )));
        }
        if !self.asking.quiet {
            tell(text);
        }
        Ok(())
    }

    /// Says something beforehand, unless nothing is to be said.
    pub fn say(&self, text: &str) {
        if !self.asking.quiet {
            tell(text);
        }
    }

    /// Prepares the folder of the result of the question with this digest, and takes up what is done of it.
    pub fn work(&self, digest: &str) -> Result<Work, Failure> {
        let target = self.target();
        let wanted = Wanted {
            target: &target,
            scenario: &self.scenario,
            digest,
            force: self.asking.force,
            least_size: LEAST_SIZE,
        };
        let Asking { quiet, resume, .. } = *self.asking;
        let folder = result_folder::prepare(&wanted, quiet)?;
        let journal = Journal::open(folder.aside(), digest, resume).map_err(Failure::new)?;
        if journal.has_points() && !resume && !quiet {
            tell(BEGINS_ANEW);
        }
        Ok(Work {
            folder,
            journal,
            watch: Watch::until(self.stop).with_room(memory::room_per_thread(rayon::current_num_threads())),
        })
    }

    /// Where the result goes.
    pub fn target(&self) -> PathBuf {
        self.asking.out.clone().unwrap_or_else(|| {
            let name = folder_name(&self.asking.file).to_string_lossy();
            Path::new("output").join(format!("{name}-{}", self.command))
        })
    }

    /// A bar over so many points.
    pub fn bar(&self, points: u64) -> progress::TrialsBar {
        progress::TrialsBar::new(self.words, points, self.asking.quiet)
    }

    /// Why the scenario itself could not be.
    pub fn unready(&self, error: &StudyError) -> Failure {
        unready(&self.asking.file, error)
    }

    /// Why a point could not be simulated.
    pub fn failure(&self, error: &PointError) -> Failure {
        point_failure(&self.asking.file, error)
    }

    /// The arguments that ask the same of `scenario.toml`.
    pub fn again(&self, arguments: &[String]) -> String {
        let quoted = |argument: &String| {
            let is_plain = |c: char| c.is_alphanumeric() || "-_.,:=/".contains(c);
            if argument.chars().all(is_plain) {
                argument.clone()
            } else {
                format!("'{}'", argument.replace('\'', "'\\''"))
            }
        };
        let arguments: Vec<String> = arguments.iter().map(quoted).collect();
        format!("whoknows {} scenario.toml {}", self.command, arguments.join(" "))
    }

    /// Ends work that was interrupted before there was a result.
    pub fn cut(&self, work: &Work) -> Outcome {
        if work.watch.is_overrun() {
            return Err(Failure::Scenario(outgrown(&self.asking.file)));
        }
        work.settle();
        tell(if work.journal.has_points() {
            self.words.resumable()
        } else {
            self.words.nothing_saved()
        });
        Ok(ExitCode::from(INTERRUPTED))
    }

    /// Writes the result and tells it.
    pub fn finish(&self, work: Work, answered: &Answered) -> Outcome {
        self.finish_showing(work, answered, None)
    }

    /// The same, with other sections on the terminal than in the files: what stands in them is for this screen only.
    pub fn finish_showing(&self, work: Work, answered: &Answered, shown_instead: Option<Vec<Section>>) -> Outcome {
        if work.watch.is_overrun() {
            return Err(Failure::Scenario(outgrown(&self.asking.file)));
        }
        work.settle();
        let Work {
            mut folder, journal, ..
        } = work;
        let Asking {
            dress,
            json,
            quiet,
            open,
            ..
        } = self.asking;
        let writing = progress::writing(self.words, *quiet);
        let (files, sections) =
            files(answered, &self.scenario, (dress.language, !dress.no_charts), &self.look).map_err(Failure::new)?;
        for (name, bytes) in files {
            folder.add(&name, bytes);
        }
        let published = folder
            .publish(answered.provenance(self.scenario.seed))
            .map_err(Failure::new)?;
        writing.finish_and_clear();
        let shown = result_folder::published(published, &self.target(), *quiet);
        let printed = if *json {
            std::io::stdout()
                .write_all(visible_json(&answered.to_json()).as_bytes())
                .map_err(Failure::from)
        } else if *quiet {
            Ok(())
        } else {
            let sections = shown_instead.unwrap_or(sections);
            print(self.words, &self.scenario.title, &sections, &shown)
        };
        if *open {
            opener::open(&shown.join("report.html"));
        }
        if answered.interrupted {
            if journal.has_points() {
                tell(self.words.resumable());
            }
            // The terminal may be what went away first.
            return Ok(ExitCode::from(INTERRUPTED));
        }
        journal.clear();
        printed.map(|()| ExitCode::SUCCESS)
    }
}

/// Work on a question: where its result goes, what of it is done, and what ends it.
pub struct Work {
    folder: ResultFolder,
    /// The points that are done.
    pub journal: Journal,
    /// The user's wish, or memory that would not suffice.
    pub watch: Watch<'static>,
}

impl Work {
    /// Warns if points could not be kept.
    fn settle(&self) {
        if let Some(error) = self.journal.error() {
            let folder = self.journal.folder().display();
            tell(warning(format_args!(
                "{folder}: points could not be saved to go on from: {error}"
            )));
        }
    }
}

/// Why a variant of the scenario in a file could not be simulated.
pub fn point_failure(file: &Path, error: &PointError) -> Failure {
    match error {
        PointError::Scenario(remarks) => Failure::Scenario(rendered(remarks)),
        PointError::Study { .. } => Failure::Scenario(format!("{}: {error}", name_of(file))),
    }
}

/// Prints findings and tables, and where to look.
pub fn print(words: &dyn Words, title: &str, sections: &[Section], folder: &Path) -> Result<(), Failure> {
    let mut out = anstream::stdout().lock();
    let (bold, dim) = (anstyle::Style::new().bold(), anstyle::Style::new().dimmed());
    let width = terminal_width();
    if !title.is_empty() {
        writeln!(out, "{dim}{}{dim:#}", visible_line(title))?;
    }
    for (place, section) in sections.iter().enumerate() {
        if place > 0 {
            writeln!(out, "\n{dim}{}{dim:#}", visible_line(&section.heading))?;
        }
        for (number, finding) in section.findings.iter().enumerate() {
            let style = if number == 0 { bold } else { anstyle::Style::new() };
            for line in wrapped(finding, width) {
                writeln!(out, "{style}{line}{style:#}")?;
            }
        }
        for shown in &section.tables {
            let text = table::section(words, shown, width);
            writeln!(out, "\n{}", visible_sentence(text.trim_end()))?;
        }
        for note in &section.notes {
            for line in wrapped(note, width) {
                writeln!(out, "{dim}{line}{dim:#}")?;
            }
        }
    }
    writeln!(out, "\n{}", words.report_at(&visible_path(&folder.join("report.html"))))?;
    Ok(())
}
