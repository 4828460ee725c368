//! `whoknows pitch`: all of it, for tomorrow.

use super::exit_code::{Failure, INTERRUPTED};
use super::interrupt::{self, Then};
use super::presentation::Presentation;
use super::progress::{self, Bar, TrialsBar};
use super::result_folder::{self, Wanted};
use super::scenario_file::{Overrides, folder_name, load_all, outgrown, rendered, too_large, unready};
use super::tell::tell;
use super::threads::Threads;
use super::verdict::wrapped;
use super::{Outcome, asking, letters, network_read, opener, verdict};
use crate::experiment::memory;
use crate::report::question::recommendation;
use crate::report::{self, result};
use crate::study::folder::FolderError;
use crate::study::trials::{TrialsFormat, TrialsWriter};
use crate::study::{Study, questions};
use crate::world::Watch;
use clap::Args;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// All of it, for tomorrow: run, what it depends on, where it flips, which policy is safe; one report and one deck
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  whoknows pitch scenarios/credit-union.toml --open
  whoknows pitch scenarios/credit-union.toml --language de --audience client --brand brand.toml

The scenario is run; every assumption in force without solid evidence is varied,
by itself and together with all others, those that tell most until the answer flips. The report opens
with what to do in this model and what would make it wrong; slides.pptx has at
most fourteen slides. Results land in output/SCENARIO-pitch/, and `whoknows report`
makes report and deck again, in another language or look.")]
pub struct PitchArgs {
    /// Scenario file; `-` is standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[command(flatten)]
    overrides: Overrides,
    /// Folder of the result [default: output/SCENARIO-pitch]
    #[arg(short, long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Replace the result of a different scenario
    #[arg(long)]
    force: bool,
    /// Print nothing but errors
    #[arg(short, long)]
    quiet: bool,
    #[command(flatten)]
    presentation: Presentation,
    #[command(flatten)]
    threads: Threads,
}

/// Runs, asks all questions, and writes one report and one deck.
pub fn run(args: &PitchArgs) -> Outcome {
    args.threads.start()?;
    let presentation = report::Presentation {
        slides: true,
        ..args.presentation.meant()
    };
    let words = presentation.language.words();
    let look = args.presentation.dress.look()?;
    let checked = load_all(std::slice::from_ref(&args.file), &args.overrides)?.remove(0);
    let scenario = &checked.scenario;
    if !args.quiet {
        if !checked.warnings.is_empty() {
            tell(rendered(&checked.warnings));
        }
        letters::warn(&look, scenario, &args.file);
    }
    let reading = progress::reading(words, scenario, args.quiet);
    let study = Study::new(scenario).map_err(|error| unready(&args.file, &error))?;
    reading.finish_and_clear();
    if !args.quiet {
        network_read::tell_of_plan(words, scenario, study.plan());
    }
    let threads = rayon::current_num_threads();
    memory::check(study.plan(), threads).map_err(|error| Failure::Scenario(too_large(&args.file, &error)))?;
    let target = args.out.clone().unwrap_or_else(|| {
        let name = folder_name(&args.file).to_string_lossy();
        Path::new("output").join(format!("{name}-pitch"))
    });
    let format = TrialsFormat::Parquet;
    let least_size = result::least_size(scenario, format);
    let wanted = Wanted {
        target: &target,
        scenario,
        digest: study.digest(),
        force: args.force,
        least_size,
    };
    let mut folder = result_folder::prepare(&wanted, args.quiet)?;
    let watch = Watch::until(interrupt::requested(Then::Save)).with_room(memory::room_per_thread(threads));
    let unwritable = |error: io::Error| Failure::new(FolderError::writing(&target, error, least_size));
    let dialect = presentation.language.dialect();
    let names = study.plan().names().cloned();
    let mut trials = TrialsWriter::new(format, scenario, names, dialect, folder.spool()).map_err(unwritable)?;
    let mut bar = Bar::new(words, scenario, args.quiet);
    let run = study.run(&watch, &mut trials, |progress| bar.show(progress));
    bar.finish();
    let trials = trials.finish().map_err(unwritable)?;
    if watch.is_overrun() {
        return Err(Failure::Scenario(outgrown(&args.file)));
    }
    let Some(mut run) = run else {
        tell(words.nothing_saved());
        return Ok(ExitCode::from(INTERRUPTED));
    };
    let bar = TrialsBar::new(words, questions::points(scenario) as u64, args.quiet);
    let mut done = 0;
    let asked = questions::all(&run, &watch, |points| {
        done += points as u64;
        bar.show(done);
    });
    bar.finish();
    run.questions = asked.map_err(|error| asking::point_failure(&args.file, &error))?;
    let writing = progress::writing(words, args.quiet);
    folder.add_file(format.file_name(), trials).map_err(Failure::new)?;
    for (name, bytes) in result::files(&run, presentation, &look).map_err(Failure::new)? {
        folder.add(&name, bytes);
    }
    let published = folder.publish(run.provenance()).map_err(Failure::new)?;
    writing.finish_and_clear();
    let shown = result_folder::published(published, &target, args.quiet);
    if !args.quiet {
        let mut out = anstream::stdout().lock();
        for sentence in recommendation(words, &run) {
            for line in wrapped(&sentence, verdict::terminal_width()) {
                writeln!(out, "{line}")?;
            }
        }
        writeln!(out)?;
        drop(out);
        verdict::print(words, &run, Some(&shown), args.presentation.chart.glyphs())?;
    }
    if args.presentation.open {
        opener::open(&shown.join("report.html"));
    }
    Ok(if watch.is_over() {
        ExitCode::from(INTERRUPTED)
    } else {
        ExitCode::SUCCESS
    })
}
