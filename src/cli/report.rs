//! `whoknows report`: charts and report again from stored results, without simulating.

use super::exit_code::{self, Failure, UNEXPECTED};
use super::expectations::Expected;
use super::presentation::Presentation;
use super::result_folder::{self, Wanted};
use super::scenario_file::rendered;
use super::tell::tell;
use super::{Outcome, asking, opener, progress, verdict};
use crate::chart::Brand;
use crate::report::{question, result};
use crate::scenario::Scenario;
use crate::study::folder::FolderError;
use crate::study::{Answered, NoRun, Run, StoredRun, folder, trials};
use crate::visible::{visible, visible_json};
use clap::Args;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Make charts, tables and report of stored results again, without simulating
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  whoknows report output/credit-union --open
  whoknows report output/credit-union --language de --audience client
  whoknows report output/* --quiet
  whoknows report output/credit-union --brand brand.toml

Of several folders, those that hold no result are skipped. A report or deck
that was changed by hand is kept, with .edited in its name. The exit code is that
of the run: 4 if an expectation of the scenario fails.")]
pub struct ReportArgs {
    /// Folders of results
    #[arg(required = true, value_name = "DIR")]
    folders: Vec<PathBuf>,
    #[command(flatten)]
    expected: Expected,
    #[command(flatten)]
    presentation: Presentation,
    /// Print summary.json instead of verdict and table
    #[arg(long)]
    json: bool,
    /// Print nothing but errors
    #[arg(short, long)]
    quiet: bool,
}

/// Makes every folder's pictures and pages anew. Of several folders, those that hold no result are skipped.
pub fn report(args: &ReportArgs) -> Outcome {
    let look = args.presentation.dress.look()?;
    if let [folder] = &args.folders[..] {
        return match report_folder(args, folder, &look) {
            Ok(is_met) => Ok(code(is_met)),
            Err(Unreported::NoResult(reason)) => Err(Failure::Message(reason)),
            Err(Unreported::Failed(failure)) => Err(failure),
        };
    }
    let (mut done, mut all_met, mut failed) = (0, true, None);
    for folder in &args.folders {
        match report_folder(args, folder, &look) {
            Ok(is_met) => {
                done += 1;
                all_met &= is_met;
            }
            Err(Unreported::NoResult(_)) if args.quiet => {}
            Err(Unreported::NoResult(reason)) => tell(visible(&format!("skipped {reason}"))),
            Err(Unreported::Failed(Failure::BrokenPipe)) => return Err(Failure::BrokenPipe),
            // The others can be done all the same.
            Err(Unreported::Failed(failure)) => failed = Some(exit_code::of(Err(failure))),
        }
    }
    match failed {
        Some(code) => Ok(code),
        None if done > 0 => Ok(code(all_met)),
        None => Err(Failure::new(
            "none of these folders holds a result; name one that `whoknows run` wrote",
        )),
    }
}

fn code(expectations_are_met: bool) -> ExitCode {
    if expectations_are_met {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(UNEXPECTED)
    }
}

/// Why a folder got no report.
enum Unreported {
    /// It holds no result at all.
    NoResult(String),
    /// It holds one, and yet.
    Failed(Failure),
}

impl From<NoRun> for Unreported {
    fn from(none: NoRun) -> Self {
        match none {
            NoRun::Absent(reason) => Self::NoResult(reason),
            NoRun::Unreadable(reason) => Self::Failed(Failure::Message(reason)),
            NoRun::Scenario(mistakes) => Self::Failed(Failure::Scenario(rendered(&mistakes))),
        }
    }
}

impl From<Failure> for Unreported {
    fn from(failure: Failure) -> Self {
        Self::Failed(failure)
    }
}

/// Whether the result says what its scenario expects.
fn report_folder(args: &ReportArgs, path: &Path, look: &Brand) -> Result<bool, Unreported> {
    let writing = progress::writing(args.presentation.dress.language.words(), args.quiet);
    let presentation = args.presentation.meant();
    // Nobody replaces the result while it is read.
    let (held, notes) = folder::recover(path).map_err(Failure::new)?;
    result_folder::tell_notes(&notes, args.quiet);
    if let Some((answered, scenario)) = Answered::read(path)? {
        drop(held);
        // Only runs have expectations.
        return report_answer(args, path, look, &answered, &scenario).map(|()| true);
    }
    let StoredRun { run, format, size } = Run::read(path)?;
    let trials = trials::reopen(path, format, presentation.language.dialect())
        .map_err(|error| Failure::new(FolderError::writing(path, error, size)))?;
    drop(held);
    let wanted = Wanted {
        target: path,
        scenario: &run.scenario,
        digest: &run.answers.scenario.digest,
        force: false,
        least_size: result::least_size(&run.scenario, format).min(size),
    };
    let mut folder = result_folder::prepare(&wanted, args.quiet)?;
    if let Err(reason) = &run.story
        && !args.quiet
    {
        tell(visible(&format!("{}: no trial is told, for {reason}", path.display())));
    }
    folder.add_file(format.file_name(), trials).map_err(Failure::new)?;
    let files = result::files(&run, presentation, look);
    for (name, bytes) in files.map_err(Failure::new)? {
        folder.add(&name, bytes);
    }
    let published = folder.publish(run.provenance()).map_err(Failure::new)?;
    writing.finish_and_clear();
    let shown = result_folder::published(published, path, args.quiet);
    if args.json {
        verdict::print_json(&run.answers)?;
    } else if !args.quiet {
        verdict::print(
            presentation.language.words(),
            &run,
            Some(&shown),
            args.presentation.chart.glyphs(),
        )?;
    }
    if args.presentation.open {
        opener::open(&shown.join("report.html"));
    }
    if args.json || args.quiet {
        args.expected.tell_unmet(presentation.language.words(), &run.answers);
    }
    Ok(args.expected.is_met(&run.answers))
}

/// Makes the pages of what came of another question anew.
fn report_answer(
    args: &ReportArgs,
    path: &Path,
    look: &Brand,
    answered: &Answered,
    scenario: &Scenario,
) -> Result<(), Unreported> {
    let Presentation { dress, open, .. } = &args.presentation;
    let wanted = Wanted {
        target: path,
        scenario,
        digest: &answered.digest,
        force: false,
        least_size: 0,
    };
    let mut folder = result_folder::prepare(&wanted, args.quiet)?;
    let (files, sections) =
        question::files(answered, scenario, (dress.language, !dress.no_charts), look).map_err(Failure::new)?;
    for (name, bytes) in files {
        folder.add(&name, bytes);
    }
    let published = folder
        .publish(answered.provenance(scenario.seed))
        .map_err(Failure::new)?;
    let shown = result_folder::published(published, path, args.quiet);
    if args.json {
        std::io::stdout()
            .write_all(visible_json(&answered.to_json()).as_bytes())
            .map_err(Failure::from)?;
    } else if !args.quiet {
        asking::print(dress.language.words(), &scenario.title, &sections, &shown)?;
    }
    if *open {
        opener::open(&shown.join("report.html"));
    }
    Ok(())
}
