//! `whoknows sensitivity`: what does the answer depend on, and which policy is safe whatever is true?

use super::Outcome;
use super::asking::Asking;
use super::exit_code::Failure;
use crate::input;
use crate::scenario::Scenario;
use crate::study::manifest;
use crate::study::points::Points;
use crate::study::sensitivity::{Assumption, Extent, points, ranges, sensitivity, uncertain};
use crate::study::{Answer, Answered};
use clap::Args;
use std::path::{Path, PathBuf};

/// What does the answer depend on, and which policy is safe? Vary the assumptions, one by one and all at once
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  whoknows sensitivity scenarios/credit-union.toml
  whoknows sensitivity scenarios/credit-union.toml --futures 2000 --trials 1000
  whoknows sensitivity scenarios/credit-union.toml --vary circle.favour=0.5:4 \\
      --vary requests.count=100:800
  whoknows sensitivity scenarios/credit-union.toml --ranges ranges.toml

Every assumption in force without solid evidence is varied between the ends of
where it plausibly lies, which `whoknows new` shows with each key; --vary gives
other ends, or adds a key, and --ranges reads them from a file of lines like
circle.favour = [0.5, 4].

Asked are: each assumption by itself at both ends; which matter most together
(Morris, then Sobol’ for those that do, with intervals); and many futures, each
a set of values for all of them: in what share each policy is best, how much is
lost with it at most, and a rule for when another policy wins.
The points that are done are kept, and --resume goes on from them after a Ctrl-C
or a crash.")]
pub struct SensitivityArgs {
    #[command(flatten)]
    asking: Asking,
    /// Sets of assumptions to simulate
    #[arg(long, value_name = "N", default_value = "1000", value_parser = super::count::from(10, 1_000_000))]
    futures: u64,
    /// An assumption and its ends: KEY=LOW:HIGH; may be repeated
    #[arg(long, value_name = "AXIS")]
    vary: Vec<String>,
    /// A TOML file of ends: lines like circle.favour = [0.5, 4]
    #[arg(long, value_name = "FILE")]
    ranges: Option<PathBuf>,
}

/// Trials at a point.
const TRIALS: u64 = 300;

/// Asks all three questions.
pub fn run(args: &SensitivityArgs) -> Outcome {
    let asked = args.asking.begin("sensitivity")?;
    let scenario = &asked.scenario;
    let mut texts = match &args.ranges {
        Some(path) => from_file(path)?,
        None => Vec::new(),
    };
    texts.extend(args.vary.iter().cloned());
    let assumptions = assumptions(&texts, scenario)?;
    if assumptions.is_empty() {
        return Err(Failure::Message(
            "no assumption in force is without solid evidence; name keys with --vary KEY=LOW:HIGH".to_owned(),
        ));
    }
    let extent = Extent {
        effort: asked.effort(TRIALS),
        futures: args.futures as usize,
    };
    let mut arguments: Vec<String> = Vec::new();
    for text in &texts {
        arguments.extend(["--vary".to_owned(), text.clone()]);
    }
    let numbers = [("--futures", args.futures), ("--trials", extent.effort.trials)];
    arguments.extend(
        numbers
            .into_iter()
            .flat_map(|(flag, number)| [flag.to_owned(), number.to_string()]),
    );
    let command = asked.again(&arguments);
    let digest = manifest::digest(format!("{} {command} {:?}", asked.digest, extent.effort.estimator).as_bytes());
    let count = points(assumptions.len(), extent) as u64;
    let mut work = asked.work(&digest)?;
    asked.announce(count.saturating_sub(work.journal.known()), extent.effort)?;
    let bar = asked.bar(count);
    let mut report = |done| bar.show(done);
    let mut points = Points::kept(&mut work.journal, &work.watch, &mut report);
    let found = sensitivity(scenario, &asked.digest, (&assumptions, extent), &mut points);
    let simulated = points.done();
    bar.finish();
    let found = found.map_err(|error| asked.failure(&error))?;
    let answered = Answered {
        command,
        digest,
        trials: simulated * extent.effort.trials,
        interrupted: found.interrupted,
        answer: Answer::Sensitivity(Box::new(found)),
    };
    asked.finish(work, &answered)
}

/// The assumptions without solid evidence, with the ends that texts give, and what they add.
fn assumptions(texts: &[String], scenario: &Scenario) -> Result<Vec<Assumption>, Failure> {
    let given = ranges(texts, scenario).map_err(|error| Failure::Usage(error.to_string()))?;
    let is_given = |assumption: &Assumption| {
        let paths = |assumption: &Assumption| -> Vec<String> {
            assumption
                .axis
                .iter()
                .flat_map(|axis| axis.paths().map(str::to_owned))
                .collect()
        };
        let own = paths(assumption);
        given
            .iter()
            .any(|given| paths(given).iter().any(|path| own.contains(path)))
    };
    let mut assumptions = uncertain(scenario);
    assumptions.retain(|assumption| !is_given(assumption));
    assumptions.extend(given);
    Ok(assumptions)
}

/// The texts of a file of ranges, `circle.favour=0.5:4`.
fn from_file(path: &Path) -> Result<Vec<String>, Failure> {
    let unread = |reason: &dyn std::fmt::Display| Failure::Message(format!("{}: {reason}", path.display()));
    let text = input::open(path)
        .and_then(std::io::read_to_string)
        .map_err(|error| unread(&error))?;
    let table: toml::Table = text
        .parse()
        .map_err(|error: toml::de::Error| unread(&error.message()))?;
    let mut texts = Vec::new();
    flatten("", &table, &mut texts).map_err(|reason| unread(&reason))?;
    Ok(texts)
}

fn flatten(stem: &str, table: &toml::Table, texts: &mut Vec<String>) -> Result<(), String> {
    for (name, value) in table {
        let path = if stem.is_empty() {
            name.clone()
        } else {
            format!("{stem}.{name}")
        };
        match value {
            toml::Value::Table(inner) => flatten(&path, inner, texts)?,
            toml::Value::Array(ends) => {
                let number = |value: &toml::Value| value.as_float().or(value.as_integer().map(|whole| whole as f64));
                let ends: Option<Vec<f64>> = ends.iter().map(number).collect();
                match ends.as_deref() {
                    Some([low, high]) => texts.push(format!("{path}={low}:{high}")),
                    _ => return Err(format!("`{path}` wants two numbers: {path} = [LOW, HIGH]")),
                }
            }
            _ => return Err(format!("`{path}` wants two numbers: {path} = [LOW, HIGH]")),
        }
    }
    Ok(())
}
