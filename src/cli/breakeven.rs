//! `whoknows breakeven`: where does it flip?

use super::Outcome;
use super::asking::Asking;
use super::exit_code::Failure;
use super::sweep::axes;
use crate::scenario::{Axis, Extent, Scenario, nearest};
use crate::study::breakeven::{self, BreakEven, breakeven, points};
use crate::study::cells::{Effort, PointError, Reaches};
use crate::study::manifest;
use crate::study::points::Points;
use crate::study::sensitivity::uncertain;
use crate::study::{Answer, Answered};
use clap::Args;

/// Where does it flip? Find the value of a key at which the policy that is ahead falls behind
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  whoknows breakeven scenarios/credit-union.toml --vary circle.dilution=0:1
  whoknows breakeven scenarios/credit-union.toml --vary circle.favour=0.5:4 --between courtesy open
  whoknows breakeven scenarios/credit-union.toml      all assumptions without solid evidence

The policy that is ahead in the scenario is compared with all others, or with
--between one with one. At each value that is tried, trials are added until it is
clear which is ahead, or that the difference is too small to matter, or as many
are done as the scenario has (--trials). A break-even comes with an interval; all
that are found hold together at 95 %. \"Not found\" and \"too close to call\" are
answers, too.
The points that are done are kept, and --resume goes on from them after a Ctrl-C
or a crash.")]
pub struct BreakEvenArgs {
    #[command(flatten)]
    asking: Asking,
    /// A key and where to look: KEY=LOW:HIGH; may be repeated [default: every assumption without solid evidence, where it
    /// plausibly lies]
    #[arg(long, value_name = "AXIS")]
    vary: Vec<String>,
    /// Only these two policies
    #[arg(long, num_args = 2, value_names = ["A", "B"])]
    between: Option<Vec<String>>,
}

/// Trials that tell who is ahead in the scenario.
const TRIALS_OF_SCENARIO: u64 = 4000;

/// Looks for the break-evens of every key.
pub fn run(args: &BreakEvenArgs) -> Outcome {
    let asked = args.asking.begin("breakeven")?;
    let scenario = &asked.scenario;
    if scenario.policies.len() < 2 {
        return Err(Failure::Message(
            "there is one policy in the scenario: nothing can flip".to_owned(),
        ));
    }
    let axes = ranges(&args.vary, scenario)?;
    let pair = args
        .between
        .as_ref()
        .map(|names| between(names, scenario))
        .transpose()?;
    let effort = asked.effort(scenario.experiment.length.most_trials());
    let mut arguments: Vec<String> = Vec::new();
    for axis in &args.vary {
        arguments.extend(["--vary".to_owned(), axis.clone()]);
    }
    if let Some(names) = &args.between {
        arguments.extend(["--between".to_owned(), names[0].clone(), names[1].clone()]);
    }
    arguments.extend(["--trials".to_owned(), effort.trials.to_string()]);
    let command = asked.again(&arguments);
    let digest = manifest::digest(format!("{} {command} {:?}", asked.digest, effort.estimator).as_bytes());
    let mut work = asked.work(&digest)?;
    let count = (points() * axes.len()) as u64;
    let usual = Effort {
        trials: effort.trials.min(TRIALS_OF_SCENARIO),
        ..effort
    };
    asked.announce(count.saturating_sub(work.journal.known()), usual)?;
    let mut report = |_| ();
    let mut points = Points::kept(&mut work.journal, &work.watch, &mut report);
    let contestants = contestants(&usual.applied_to(scenario), pair, &mut points);
    let Some((leader, rivals)) = contestants.map_err(|error| asked.failure(&error))? else {
        return asked.cut(&work);
    };
    let bar = asked.bar(axes.len() as u64);
    let mut found: Vec<BreakEven> = Vec::new();
    for axis in axes {
        let question = breakeven::Asked {
            axis,
            leader,
            rivals: rivals.clone(),
            effort,
        };
        found.push(breakeven(scenario, &question, &mut points).map_err(|error| asked.failure(&error))?);
        bar.show(found.len() as u64);
        if points.are_over() {
            break;
        }
    }
    bar.finish();
    let answered = Answered {
        command,
        digest,
        trials: found.iter().flat_map(|one| &one.looks).map(|look| look.trials).sum(),
        interrupted: work.watch.is_over(),
        answer: Answer::BreakEven(found),
    };
    asked.finish(work, &answered)
}

/// The ranges that were asked for, or those of all assumptions without solid evidence.
fn ranges(texts: &[String], scenario: &Scenario) -> Result<Vec<Axis>, Failure> {
    if texts.is_empty() {
        let axes: Vec<Axis> = uncertain(scenario)
            .into_iter()
            .filter_map(|assumption| assumption.axis)
            .collect();
        return if axes.is_empty() {
            Err(Failure::Message(
                "no assumption in force is without solid evidence; name a key with --vary KEY=LOW:HIGH".to_owned(),
            ))
        } else {
            Ok(axes)
        };
    }
    let axes = axes(texts, scenario)?;
    match axes.iter().find(|axis| matches!(axis.extent, Extent::List(_))) {
        Some(list) => Err(Failure::Usage(format!(
            "`{}`: a break-even is looked for in a range, like {}=0:1",
            list.name, list.name
        ))),
        None => Ok(axes),
    }
}

/// The two policies, by their places.
fn between(names: &[String], scenario: &Scenario) -> Result<[usize; 2], Failure> {
    let place = |name: &String| {
        let names = || scenario.policies.iter().map(|policy| &*policy.name);
        names().position(|policy| policy == name).ok_or_else(|| {
            let listed: Vec<&str> = names().collect();
            let hint = nearest(name, names()).map_or_else(
                || format!("there are {}", listed.join(", ")),
                |nearest| format!("did you mean {nearest}?"),
            );
            Failure::Usage(format!("--between: there is no policy {name}; {hint}"))
        })
    };
    let pair = [place(&names[0])?, place(&names[1])?];
    if pair[0] == pair[1] {
        return Err(Failure::Usage("--between wants two different policies".to_owned()));
    }
    Ok(pair)
}

/// The policy that is ahead in the scenario, and those it is held against; none if it was interrupted.
fn contestants(
    scenario: &Scenario,
    pair: Option<[usize; 2]>,
    points: &mut Points<'_>,
) -> Result<Option<(usize, Vec<usize>)>, PointError> {
    let mut found: Option<Reaches> = None;
    points.each(scenario, &[Vec::new()], |_, reaches| found = Some(reaches))?;
    Ok(found.map(|found| match pair {
        Some([a, b]) if found.reaches[a].estimate >= found.reaches[b].estimate => (a, vec![b]),
        Some([a, b]) => (b, vec![a]),
        None => {
            let leader = found.leader();
            let others = (0..found.reaches.len()).filter(|&policy| policy != leader);
            (leader, others.collect())
        }
    }))
}
