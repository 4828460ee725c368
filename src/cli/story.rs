//! `whoknows story`: one trial told and drawn.

use super::exit_code::{Failure, INTERRUPTED};
use super::interrupt::{self, Then};
use super::presentation::Dress;
use super::progress::{self, Bar};
use super::scenario_file::{Overrides, folder_name, load_all, name_of, rendered, unready};
use super::tell::tell;
use super::threads::Threads;
use super::verdict::{terminal_width, wrapped};
use super::{Outcome, count, letters, network_read, result_folder};
use crate::chart::Ink;
use crate::report::story::{files, to_json};
use crate::scenario::Scenario;
use crate::story::{Find, NotFound, Story, policy_named};
use crate::study::folder::STORY;
use crate::study::manifest::Provenance;
use crate::study::{Study, VERSION};
use crate::visible::{visible_json, visible_line, visible_path};
use crate::words::{Passage, Words};
use crate::world::Watch;
use clap::Args;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Tell one trial: who told whom, when, and what the other policies would have made of it
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  whoknows story scenarios/credit-union.toml
  whoknows story scenarios/credit-union.toml --find open-not-selective
  whoknows story scenarios/credit-union.toml --find longest --policy courtesy
  whoknows story scenarios/credit-union.toml --trial 42
  whoknows new cocktail-party | whoknows story - -o output/my-story

The first tells the most usual success of the policy that reaches most often.
The second searches the trials in which one policy reached and another did not,
and tells the most usual of them. The telling says how many trials are like it.

A story lands in output/<scenario>/story/: story.md, story.json, the pictures
network and chain as SVG and PNG, and story.gif, which moves on a slide. Names
of people are invented, or those of the nodes in a network file.")]
pub struct StoryArgs {
    /// Scenario file; `-` is standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[command(flatten)]
    overrides: Overrides,
    /// Tell this trial, numbered from 0 as in trials.parquet
    #[arg(long, value_name = "N", conflicts_with = "find", value_parser = count::from(0, u64::MAX))]
    trial: Option<u64>,
    /// Search all trials for one: A-not-B (policy A reached, B did not), longest, typical
    #[arg(long, value_name = "WHAT", default_value = "typical")]
    find: String,
    /// Tell it under this policy [default: the one that reaches most often]
    #[arg(long, value_name = "NAME")]
    policy: Option<String>,
    #[command(flatten)]
    dress: Dress,
    /// Folder of the story
    #[arg(short, long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Replace the story of a different scenario
    #[arg(long)]
    force: bool,
    /// Print story.json instead of the telling
    #[arg(long)]
    json: bool,
    /// Print nothing but errors
    #[arg(short, long)]
    quiet: bool,
    #[command(flatten)]
    threads: Threads,
}

/// Finds a trial, replays it, and tells it.
pub fn story(args: &StoryArgs) -> Outcome {
    args.threads.start()?;
    let words = args.dress.language.words();
    let look = args.dress.look()?;
    let checked = load_all(std::slice::from_ref(&args.file), &args.overrides)?.remove(0);
    if !checked.warnings.is_empty() && !args.quiet {
        tell(rendered(&checked.warnings));
    }
    if !args.quiet {
        letters::warn(&look, &checked.scenario, &args.file);
    }
    let scenario = &checked.scenario;
    let wanted = Wanted::new(args, scenario)?;
    let reading = progress::reading(words, scenario, args.quiet);
    let study = Study::new(scenario).map_err(|error| unready(&args.file, &error))?;
    reading.finish_and_clear();
    if !args.quiet {
        network_read::tell_of_plan(words, scenario, study.plan());
    }
    let target = target(args);
    let place = result_folder::Wanted {
        target: &target,
        scenario,
        digest: study.digest(),
        force: args.force,
        least_size: LEAST_SIZE,
    };
    let mut folder = result_folder::prepare(&place, args.quiet)?;

    let Some((story, searched)) = find(args, &study, wanted)? else {
        tell("Interrupted before the first trials were searched: no story is told.");
        return Ok(ExitCode::from(INTERRUPTED));
    };
    let writing = progress::writing(words, args.quiet);
    let pictures = !args.dress.no_charts;
    let ink = Ink { words, look: &look };
    for (name, bytes) in files(ink, &story, scenario, study.digest(), pictures).map_err(Failure::new)? {
        folder.add(&name, bytes);
    }
    let json = to_json(&story, scenario, study.digest());
    let run = Provenance {
        version: VERSION.to_owned(),
        digest: study.digest().to_owned(),
        seed: scenario.seed,
        trials: searched.trials,
        interrupted: searched.interrupted,
    };
    let published = folder.publish(run).map_err(Failure::new)?;
    writing.finish_and_clear();
    let shown = result_folder::published(published, &target, args.quiet);
    let printed = if args.json {
        std::io::stdout()
            .write_all(visible_json(&json).as_bytes())
            .map_err(Failure::from)
    } else if args.quiet {
        Ok(())
    } else {
        print(words, &story, &shown)
    };
    if searched.interrupted {
        // The terminal may be what went away first.
        return Ok(ExitCode::from(INTERRUPTED));
    }
    printed.map(|()| ExitCode::SUCCESS)
}

/// Rows of trials and policies that are searched at most: half a GB.
const MOST_SEARCHED: usize = 1 << 22;

/// A short film and four pictures `[bytes]`.
const LEAST_SIZE: u64 = 200_000;

/// Which trial is wanted, under which policy.
#[derive(Clone, Copy)]
enum Wanted {
    Trial(u64, Option<usize>),
    Found(Find, Option<usize>),
}

impl Wanted {
    fn new(args: &StoryArgs, scenario: &Scenario) -> Result<Self, Failure> {
        let usage = |error: &dyn std::fmt::Display| Failure::Usage(format!("{}: {error}", name_of(&args.file)));
        let named = args.policy.as_ref().map(|name| policy_named(name, scenario));
        let policy = named
            .transpose()
            .map_err(|error| usage(&format_args!("--policy: {error}")))?;
        if let Some(trial) = args.trial {
            return Ok(Self::Trial(trial, policy));
        }
        let find = Find::parse(&args.find, scenario).map_err(|error| usage(&format_args!("--find: {error}")))?;
        match (find, policy) {
            (Find::Only { reached, .. }, Some(policy)) if policy != reached => Err(usage(&format_args!(
                "--find {} tells the trial under \"{}\"; leave --policy out",
                args.find, scenario.policies[reached].name
            ))),
            _ => Ok(Self::Found(find, policy)),
        }
    }
}

/// How many trials were looked at for a story.
struct Searched {
    trials: u64,
    interrupted: bool,
}

/// The story, if there was time to find one.
fn find(args: &StoryArgs, study: &Study<'_>, wanted: Wanted) -> Result<Option<(Story, Searched)>, Failure> {
    let (scenario, plan) = (study.scenario(), study.plan());
    let trials = plan.most_worlds() * plan.trials_per_world();
    let (find, policy) = match wanted {
        Wanted::Trial(trial, _) if trial >= trials => {
            return Err(Failure::Usage(format!(
                "--trial {trial} is out of range: {} has trials 0 to {}; more of them with --set experiment.trials={}",
                name_of(&args.file),
                trials - 1,
                trial.saturating_add(1)
            )));
        }
        Wanted::Trial(trial, policy) => {
            let searched = Searched {
                trials: 0,
                interrupted: false,
            };
            return Ok(Some((study.story_of(trial, policy), searched)));
        }
        Wanted::Found(find, policy) => (find, policy),
    };
    let mut bar = Bar::new(args.dress.language.words(), scenario, args.quiet);
    let watch = Watch::until(interrupt::requested(Then::Save));
    let (rows, interrupted) = study.rows(&watch, MOST_SEARCHED, |progress| bar.show(progress));
    bar.finish();
    if rows.rows.is_empty() {
        return Ok(None);
    }
    let searched = Searched {
        trials: rows.trials(),
        interrupted,
    };
    let picked = find
        .pick(&rows, interrupted, policy)
        .map_err(|nothing| none_such(scenario, find, nothing))?;
    Ok(Some((study.story(picked), searched)))
}

/// No trial in which one policy reached and the other did not: what there is instead.
fn none_such(scenario: &Scenario, find: Find, nothing: NotFound) -> Failure {
    let Find::Only { reached, missed } = find else {
        return Failure::new("there is no such trial");
    };
    let name = |policy: usize| &scenario.policies[policy].name;
    let (a, b) = (name(reached), name(missed));
    let NotFound { search, reverse, both } = nothing;
    let advice = if reverse > 0 {
        format!("\"{b}\" alone reached in {reverse} of them: try --find {b}-not-{a}")
    } else if both > 0 {
        format!("both reached in {both} of them, neither alone: try --find typical")
    } else {
        "neither reached in any; try --find typical, which then tells the trial in which the news got farthest"
            .to_owned()
    };
    Failure::Message(format!(
        "in none of {} trials did \"{a}\" reach a decision-maker and \"{b}\" not; {advice}",
        search.trials
    ))
}

/// Where the story goes.
fn target(args: &StoryArgs) -> PathBuf {
    let name = folder_name(&args.file);
    args.out
        .clone()
        .unwrap_or_else(|| Path::new("output").join(name).join(STORY))
}

/// Prints the telling, and where the pictures are.
fn print(words: &dyn Words, story: &Story, folder: &Path) -> Result<(), Failure> {
    let mut out = anstream::stdout().lock();
    let bold = anstyle::Style::new().bold();
    let dim = anstyle::Style::new().dimmed();
    let width = terminal_width();
    writeln!(out)?;
    if !story.title.is_empty() {
        writeln!(out, "{dim}{}{dim:#}", visible_line(&story.title))?;
    }
    for line in wrapped(&words.story_title(story), width) {
        writeln!(out, "{bold}{line}{bold:#}")?;
    }
    for Passage { heading, paragraphs } in words.telling(story) {
        if let Some(heading) = heading {
            writeln!(out, "\n{bold}{heading}{bold:#}")?;
        }
        for paragraph in paragraphs {
            writeln!(out)?;
            for line in wrapped(&paragraph, width) {
                writeln!(out, "{line}")?;
            }
        }
    }
    writeln!(out, "\n{}", words.files_in(&visible_path(folder)))?;
    Ok(())
}
