//! `whoknows sweep`: what if?

use super::Outcome;
use super::asking::Asking;
use super::exit_code::Failure;
use crate::scenario::{Axis, Sample, Scenario};
use crate::study::points::Points;
use crate::study::sweep::{Design, identity, sweep};
use crate::study::{Answer, Answered};
use clap::Args;
use rayon::prelude::*;
use std::fmt::Write as _;

/// What if? Simulate a scenario over ranges of its keys, everywhere with the same luck
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  whoknows sweep scenarios/credit-union.toml --vary circle.dilution=0:0.6:7
  whoknows sweep scenarios/credit-union.toml --vary release.half_life=6:96:5:log \\
      --vary circle.favour=0.5,1,2
  whoknows sweep scenarios/credit-union.toml --vary segment.*.repost=0.01:0.1 \\
      --vary attention.model=constant,feed
  whoknows sweep scenarios/credit-union.toml --vary scale:segment.*.repost=0.5:2:9 --trials 5000
  whoknows sweep scenarios/credit-union.toml --vary circle.favour=0.5:2 \\
      --vary circle.dilution=0:1 --sample lhs:200

An axis is KEY=LOW:HIGH:STEPS, with :log behind it for steps by equal factors, or
KEY=VALUE,VALUE,…; a key is what --set takes, with * for all segments or policies.
Keys with commas between them move together; scale: in front of them makes the
values factors on what is written. Without --vary, what the scenario itself says
under [sweep] is done: axes, or points that have names.

Trial for trial, all points share the same luck, so differences between them are
not those of chance. Each trial answers with a chance instead of yes or no, so
1 000 trials at a point, the default, say what tens of thousands of counted ones
would; --trials and --set experiment.estimator=counts change that.

The result has report.html, cells.csv and cells.parquet (a row per point and
policy), pairs.* (a row per point and pair of policies), sweep.json, charts/ and
scenario.toml.
The points that are done are kept, and --resume goes on from them after a Ctrl-C
or a crash.")]
pub struct SweepArgs {
    #[command(flatten)]
    asking: Asking,
    /// An axis: KEY=LOW:HIGH:STEPS or KEY=VALUE,VALUE,…; may be repeated [default: what [sweep] of the scenario says]
    #[arg(long, value_name = "AXIS")]
    vary: Vec<String>,
    /// Instead of every combination: lhs:N, a Latin hypercube, or sobol:N, Sobol’s sequence
    #[arg(long, value_name = "SAMPLE")]
    sample: Option<Sample>,
}

/// Trials at a point.
const TRIALS: u64 = 1000;

/// Simulates every point.
pub fn run(args: &SweepArgs) -> Outcome {
    let asked = args.asking.begin("sweep")?;
    let scenario = &asked.scenario;
    let design = design(args, scenario)?;
    check(scenario, &design)?;
    if design.axes.iter().flat_map(Axis::paths).any(|path| path == "seed") {
        asked.say("each seed is luck of its own: what differs between these points is chance");
    }
    let effort = asked.effort(scenario.sweep.trials.unwrap_or(TRIALS));
    let digest = identity(&asked.digest, &design, effort);
    let count = design.points.len() as u64;
    let mut work = asked.work(&digest)?;
    asked.announce(count.saturating_sub(work.journal.known()), effort)?;
    let bar = asked.bar(count);
    let mut report = |done| bar.show(done);
    let mut points = Points::kept(&mut work.journal, &work.watch, &mut report);
    let found = sweep(scenario, &asked.digest, (&design, effort), &mut points);
    bar.finish();
    let found = found.map_err(|error| asked.failure(&error))?;
    let mut arguments: Vec<String> = Vec::new();
    for axis in &design.axes {
        arguments.extend(["--vary".to_owned(), axis.text.clone()]);
    }
    if let Sample::LatinHypercube(_) | Sample::Sobol(_) = design.sample {
        arguments.extend(["--sample".to_owned(), design.sample.to_string()]);
    }
    arguments.extend(["--trials".to_owned(), effort.trials.to_string()]);
    let answered = Answered {
        command: asked.again(&arguments),
        digest,
        trials: found.cells.iter().map(|cell| cell.trials).sum(),
        interrupted: found.interrupted,
        answer: Answer::Sweep(Box::new(found)),
    };
    asked.finish(work, &answered)
}

/// The points to look at: on the axes of the command line, else where the scenario says.
fn design(args: &SweepArgs, scenario: &Scenario) -> Result<Design, Failure> {
    let planned = &scenario.sweep;
    if args.vary.is_empty() && planned.is_empty() {
        return Err(Failure::Usage(
            "nothing is to be varied: say --vary KEY=LOW:HIGH:STEPS, or write [sweep] in the scenario".to_owned(),
        ));
    }
    if args.vary.is_empty() && planned.axes().is_empty() {
        return match args.sample {
            None => Ok(Design::named(&planned.point)),
            Some(sample) => Err(Failure::Usage(format!(
                "--sample {sample} needs axes; the scenario has points with names"
            ))),
        };
    }
    let (texts, usual) = if args.vary.is_empty() {
        (planned.axes(), planned.sample())
    } else {
        (&args.vary[..], None)
    };
    let axes = axes(texts, scenario)?;
    let sample = args.sample.or(usual).unwrap_or(Sample::Grid);
    let count = Design::count(&axes, sample);
    if count > Sample::MOST_POINTS as u64 {
        return Err(Failure::Usage(format!(
            "these axes have {count} points together, more than {}; give them fewer steps, or take --sample lhs:N",
            Sample::MOST_POINTS
        )));
    }
    Ok(Design::over(axes, sample, scenario.seed))
}

/// The axes, or all that is wrong with them.
pub(super) fn axes(texts: &[String], scenario: &Scenario) -> Result<Vec<Axis>, Failure> {
    let (mut axes, mut faults) = (Vec::<Axis>::new(), String::new());
    for text in texts {
        match Axis::parse(text, scenario) {
            Ok(read) => {
                let twice = read
                    .paths()
                    .find(|path| axes.iter().any(|other| other.paths().any(|other| other == *path)));
                if let Some(path) = twice {
                    let _ = writeln!(faults, "`{text}`: `{path}` is on another axis already");
                }
                axes.push(read);
            }
            Err(error) => {
                let _ = writeln!(faults, "{error}");
            }
        }
    }
    if faults.is_empty() {
        Ok(axes)
    } else {
        Err(Failure::Usage(faults.trim_end().to_owned()))
    }
}

/// Whether every point is a scenario.
fn check(scenario: &Scenario, design: &Design) -> Result<(), Failure> {
    let wrong = design
        .points
        .par_iter()
        .find_map_first(|point| scenario.with(&point.changes).err());
    match wrong {
        Some(remarks) => Err(Failure::Scenario(super::scenario_file::rendered(&remarks))),
        None => Ok(()),
    }
}
