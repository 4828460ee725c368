//! `whoknows compare`: what changes from one stored result to another.

use super::Outcome;
use super::exit_code::{Failure, UNEXPECTED};
use super::presentation::Dress;
use super::result_folder;
use super::scenario_file::rendered;
use super::tell::tell;
use super::verdict::{terminal_width, wrapped};
use crate::chart::{Brand, Ink, of_comparison};
use crate::estimate::Decision;
use crate::report::table;
use crate::scenario::claim::Mistake;
use crate::study::folder::{self, Replace, ResultFolder};
use crate::study::json::pretty;
use crate::study::manifest::{self, Provenance};
use crate::study::{COMPARISON_FILE, Comparison, Condition, KeyChange, NoRun, Run, StoredRun, VERSION, compare};
use crate::visible::{visible, visible_json, visible_line, visible_path, visible_sentence};
use crate::words::Words;
use clap::Args;
use std::borrow::Cow;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Show what changes from one stored result to another, with intervals, and which keys differ
#[expect(clippy::struct_excessive_bools, reason = "each is a flag")]
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  whoknows compare output/before output/after
  whoknows compare output/before output/after --out output/compared
  whoknows compare output/before output/after --fail-if 'a.courtesy.reach - b.courtesy.reach > 0.01'
  whoknows compare output/before output/after --json | jq '.keys'

The first result is A, the second B. Where both have the same seed, trials of the
same number meet the same draws and are paired, so that even small changes show.

--fail-if is for pipelines: exit code 4 if what it says holds, with --strict also
if these trials leave it undecided. It compares figures of policies, as [[expect]]
does in scenarios: a.POLICY.FIGURE and b.POLICY.FIGURE, where a figure is reach,
value, deals, accepted, readers or median_time, and names with blanks, dots or
dashes stand in single quotes.")]
pub struct CompareArgs {
    /// Folder of the first result, A
    #[arg(value_name = "A")]
    a: PathBuf,
    /// Folder of the second result, B
    #[arg(value_name = "B")]
    b: PathBuf,
    /// Exit code 4 if this holds, e.g. `b.courtesy.reach < a.courtesy.reach - 0.01`; may be repeated
    #[arg(long, value_name = "CONDITION")]
    fail_if: Vec<String>,
    /// Exit code 4 also if a condition of --fail-if is undecided
    #[arg(long, requires = "fail_if")]
    strict: bool,
    /// Folder for the comparison: comparison.json and its chart
    #[arg(short, long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Replace another comparison there
    #[arg(long, requires = "out")]
    force: bool,
    /// Print comparison.json instead of tables
    #[arg(long)]
    json: bool,
    /// Print nothing but errors, and conditions that hold
    #[arg(short, long)]
    quiet: bool,
    #[command(flatten)]
    dress: Dress,
}

/// Compares the two results, prints and stores what changes; the code says whether a condition holds.
pub fn run(args: &CompareArgs) -> Outcome {
    let look = args.dress.look()?;
    let words = args.dress.language.words();
    let comparison = compared(args)?;
    let shown = match &args.out {
        Some(out) => Some(save(args, out, &comparison, &look)?),
        None => None,
    };
    if args.json {
        std::io::stdout().write_all(visible_json(&pretty(&comparison)).as_bytes())?;
    } else if !args.quiet {
        print(words, args, &comparison, shown.as_deref())?;
    }
    if args.json || args.quiet {
        tell_conditions(words, args, &comparison);
    }
    let is_asked = |decision: Decision| decision == Decision::Holds || args.strict && decision == Decision::Undecided;
    let fails = comparison.conditions.iter().any(|asked| is_asked(asked.found.decision));
    Ok(if fails {
        ExitCode::from(UNEXPECTED)
    } else {
        ExitCode::SUCCESS
    })
}

/// Reads both results while nobody replaces them, and compares them.
fn compared(args: &CompareArgs) -> Result<Comparison, Failure> {
    let folders = [&*args.a, &*args.b];
    let [a, b] = folders.map(|folder| read(folder, args.quiet));
    let (a, b) = (a?, b?);
    let scenarios = [&a.run.scenario, &b.run.scenario];
    let conditions: Vec<Result<Condition, Failure>> = args
        .fail_if
        .iter()
        .map(|text| Condition::read(text, scenarios).map_err(|mistakes| refused(text, &mistakes)))
        .collect();
    let conditions = all_or_what_is_wrong(conditions)?;
    compare([&a, &b], folders, &conditions).map_err(Failure::new)
}

fn read(path: &Path, quiet: bool) -> Result<StoredRun, Failure> {
    let (_lock, notes) = folder::recover(path).map_err(Failure::new)?;
    result_folder::tell_notes(&notes, quiet);
    Run::read(path).map_err(|none| match none {
        NoRun::Absent(reason) | NoRun::Unreadable(reason) => Failure::Message(reason),
        NoRun::Scenario(mistakes) => Failure::Scenario(rendered(&mistakes)),
    })
}

/// All conditions, or everything that is wrong with any.
fn all_or_what_is_wrong(conditions: Vec<Result<Condition, Failure>>) -> Result<Vec<Condition>, Failure> {
    let (mut right, mut wrong) = (Vec::new(), Vec::new());
    for condition in conditions {
        match condition {
            Ok(condition) => right.push(condition),
            Err(Failure::Usage(reason)) => wrong.push(reason),
            Err(failure) => return Err(failure),
        }
    }
    if wrong.is_empty() {
        Ok(right)
    } else {
        Err(Failure::Usage(wrong.join("\n")))
    }
}

/// What is wrong with a condition, each mistake with a pointer below the text.
fn refused(text: &str, mistakes: &[Mistake]) -> Failure {
    let shown = mistakes.iter().map(|mistake| {
        let place = mistake.place.clone().unwrap_or(0..text.len());
        let (before, meant) = (&text[..place.start], &text[place.start..place.end.max(place.start)]);
        let columns = |text: &str| textwrap::core::display_width(&visible_line(text));
        let pointer = "^".repeat(columns(meant).max(1));
        let help = mistake
            .help
            .as_ref()
            .map(|help| format!("; {help}"))
            .unwrap_or_default();
        format!(
            "--fail-if: {}{help}\n  {}\n  {}{pointer}",
            mistake.title,
            visible_line(text),
            " ".repeat(columns(before)),
        )
    });
    Failure::Usage(shown.collect::<Vec<_>>().join("\n"))
}

/// What a folder is called, without what lies around it.
fn name_of(folder: &Path) -> Cow<'_, str> {
    folder.file_name().unwrap_or(folder.as_os_str()).to_string_lossy()
}

/// Writes the comparison into a folder; gives where it stands.
fn save(args: &CompareArgs, out: &Path, comparison: &Comparison, look: &Brand) -> Result<PathBuf, Failure> {
    let identity = format!("{} {}", comparison.a.digest, comparison.b.digest);
    let digest = manifest::digest(identity.as_bytes());
    let replace = if args.force {
        Replace::AnyScenario
    } else {
        Replace::SameScenario
    };
    let mut folder = ResultFolder::prepare(out, &digest, replace).map_err(Failure::new)?;
    result_folder::tell_notes(folder.notes(), args.quiet);
    folder.add(COMPARISON_FILE, pretty(comparison));
    if !args.dress.no_charts {
        let names = [&args.a, &args.b].map(|folder| name_of(folder));
        let names = [&*names[0], &*names[1]];
        let ink = Ink {
            words: args.dress.language.words(),
            look,
        };
        let chart = of_comparison(ink, comparison, names);
        folder.add("charts/change.png", look.png(&chart.svg).map_err(Failure::new)?);
        folder.add("charts/change.svg", chart.svg);
    }
    let run = Provenance {
        version: VERSION.to_owned(),
        digest,
        seed: comparison.a.seed,
        trials: comparison.a.trials.min(comparison.b.trials),
        interrupted: false,
    };
    let published = folder.publish(run).map_err(Failure::new)?;
    Ok(result_folder::published(published, out, args.quiet))
}

fn print(words: &dyn Words, args: &CompareArgs, comparison: &Comparison, saved: Option<&Path>) -> Result<(), Failure> {
    let mut out = anstream::stdout().lock();
    let (bold, dim) = (anstyle::Style::new().bold(), anstyle::Style::new().dimmed());
    let width = terminal_width();
    for (name, folder, run) in [("A", &args.a, &comparison.a), ("B", &args.b, &comparison.b)] {
        let run = format!(
            "{}, {}",
            run.title,
            words.compared_runs([run.trials; 2], [run.seed; 2], &comparison.version)
        );
        writeln!(
            out,
            "{dim}{name}  {}: {}{dim:#}",
            visible_path(folder),
            visible_line(&run)
        )?;
    }
    for line in wrapped(&words.change_finding(&comparison.policies), width) {
        writeln!(out, "{bold}{line}{bold:#}")?;
    }
    for line in wrapped(
        &words.luck(comparison.luck, comparison.paired_trials.unwrap_or(0)),
        width,
    ) {
        writeln!(out, "{line}")?;
    }
    let common = comparison
        .paired_trials
        .filter(|_| comparison.a.trials != comparison.b.trials);
    if let Some(common) = common {
        for line in wrapped(&words.only_common_trials(common), width) {
            writeln!(out, "{line}")?;
        }
    }
    if !comparison.policies.is_empty() {
        let table = table::changes(words, comparison, width);
        writeln!(out, "\n{}", visible_sentence(table.trim_end()))?;
    }
    if !comparison.conditions.is_empty() {
        let table = table::conditions(words, comparison, width);
        writeln!(out, "\n{}", visible_sentence(table.trim_end()))?;
    }
    writeln!(out)?;
    for (run, names) in [("A", &comparison.only_a), ("B", &comparison.only_b)] {
        if !names.is_empty() {
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            writeln!(out, "{}", visible_sentence(&words.only_in(run, &words.names(&names))))?;
        }
    }
    match &comparison.keys[..] {
        [] if comparison.has_other_files => writeln!(out, "{}", words.only_files_differ())?,
        [] => writeln!(out, "{}", words.no_key_differs())?,
        keys => {
            writeln!(out, "{}", words.keys_heading())?;
            for key in keys {
                writeln!(out, "  {}", visible_line(&said(words, key)))?;
            }
        }
    }
    if let Some(saved) = saved {
        writeln!(out, "\n{}", visible_path(&saved.join(COMPARISON_FILE)))?;
    }
    Ok(())
}

/// `requests.count: 150 → 200`.
fn said(words: &dyn Words, KeyChange { key, a, b }: &KeyChange) -> String {
    let value = |value: &Option<String>| value.clone().unwrap_or_else(|| words.not_set().to_owned());
    format!("{key}: {} → {}", value(a), value(b))
}

/// Says on stderr which conditions hold, for those who print no table.
fn tell_conditions(words: &dyn Words, args: &CompareArgs, comparison: &Comparison) {
    for asked in &comparison.conditions {
        let found = words.found(&asked.found);
        match asked.found.decision {
            Decision::Holds => tell(visible(&words.condition_holds(&asked.that, &found))),
            Decision::Undecided if args.strict => tell(visible(&words.condition_undecided(&asked.that, &found))),
            Decision::Fails | Decision::Undecided => {}
        }
    }
}
