//! `whoknows optimize`: what should we do?

use super::Outcome;
use super::asking::Asking;
use super::exit_code::Failure;
use super::sweep::axes;
use crate::study::manifest;
use crate::study::optimum::{self, Goal, optimum, points};
use crate::study::points::Points;
use crate::study::{Answer, Answered};
use clap::{Args, ValueEnum};

/// What should we do? Search the thresholds of a policy for those that reach most often, or are worth most
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  whoknows optimize scenarios/credit-union.toml --tune policy.selective.min_value=0:1
  whoknows optimize scenarios/credit-union.toml --tune policy.open.max_contacts=10:400 --goal value
  whoknows optimize scenarios/credit-union.toml --tune policy.courtesy.min_relevance=0:0.5 \\
      --tune policy.courtesy.max_contacts=20:400

Candidates spread evenly over the ranges meet the same luck, the better half goes
on with twice the trials, and so on. The best is judged on other trials than those
that chose it, beside the policies of the scenario; --trials says on how many.
The points that are done are kept, and --resume goes on from them after a Ctrl-C
or a crash.")]
pub struct OptimizeArgs {
    #[command(flatten)]
    asking: Asking,
    /// A key of the policy and its range: policy.NAME.KEY=LOW:HIGH; may be repeated
    #[arg(long, value_name = "AXIS", required = true)]
    tune: Vec<String>,
    /// What to make as high as possible
    #[arg(long, value_enum, default_value_t = GoalChoice::Reach)]
    goal: GoalChoice,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum GoalChoice {
    /// how often a decision-maker reads
    Reach,
    /// the mean value of a trial
    Value,
}

/// Trials that judge.
const TRIALS: u64 = 4000;

/// Searches, judges, and tells.
pub fn run(args: &OptimizeArgs) -> Outcome {
    let asked = args.asking.begin("optimize")?;
    let scenario = &asked.scenario;
    let axes = axes(&args.tune, scenario)?;
    let policies: Vec<Option<usize>> = axes.iter().map(|axis| axis.policy(scenario)).collect();
    let policy = match policies[..] {
        [Some(first), ..] if policies.iter().all(|policy| *policy == Some(first)) => first,
        _ => {
            return Err(Failure::Usage(
                "--tune takes keys of one policy, like policy.NAME.min_value=0:1".to_owned(),
            ));
        }
    };
    let goal = match args.goal {
        GoalChoice::Reach => Goal::Reach,
        GoalChoice::Value if scenario.has_value() => Goal::Value,
        GoalChoice::Value => {
            return Err(Failure::Message(
                "the scenario puts no money on anything: set keys of [outcome], or ask for --goal reach".to_owned(),
            ));
        }
    };
    let question = optimum::Asked {
        policy,
        goal,
        effort: asked.effort(TRIALS),
        axes,
    };
    let mut arguments: Vec<String> = Vec::new();
    for axis in &args.tune {
        arguments.extend(["--tune".to_owned(), axis.clone()]);
    }
    if goal == Goal::Value {
        arguments.extend(["--goal", "value"].map(str::to_owned));
    }
    arguments.extend(["--trials".to_owned(), question.effort.trials.to_string()]);
    let command = asked.again(&arguments);
    let digest = manifest::digest(format!("{} {command} {:?}", asked.digest, question.effort.estimator).as_bytes());
    let count = points(question.axes.len()) as u64;
    let mut work = asked.work(&digest)?;
    asked.announce(count.saturating_sub(work.journal.known()), question.effort)?;
    let bar = asked.bar(count);
    let mut report = |done| bar.show(done);
    let mut points = Points::kept(&mut work.journal, &work.watch, &mut report);
    let found = optimum(scenario, &asked.digest, &question, &mut points);
    bar.finish();
    let Some(found) = found.map_err(|error| asked.failure(&error))? else {
        return asked.cut(&work);
    };
    let answered = Answered {
        command,
        digest,
        trials: found.judged.trials,
        interrupted: found.interrupted,
        answer: Answer::Optimize(Box::new(found)),
    };
    asked.finish(work, &answered)
}
