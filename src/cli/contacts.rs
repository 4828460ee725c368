//! `whoknows contacts`: who of the firm's own contacts brings what?

use super::Outcome;
use super::asking::Asking;
use super::exit_code::Failure;
use crate::contacts::who_is_who;
use crate::report::question;
use crate::scenario::{Scenario, nearest};
use crate::study::contacts::{most_open, ranking};
use crate::study::spreadsheet::name_in_cell;
use crate::study::{Answer, Answered, manifest};
use crate::visible::{visible_line, visible_path};
use clap::Args;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// Who of the firm's own contacts brings what? Rank them by the credit that each earns
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  whoknows contacts mine/contacts.toml
  whoknows contacts mine/contacts.toml --policy courtesy
  whoknows contacts mine/contacts.toml --who who.csv --force      with names, on this screen only

Contacts come from `whoknows import`. In each trial that reaches a decision-maker,
all who alone would have brought the news there get an equal share of the credit.
Contacts of whom the list says the same are alike to the model, and are told
together; contacts.csv has a row for each.")]
pub struct ContactsArgs {
    #[command(flatten)]
    asking: Asking,
    /// The policy under which credit is shared out [default: the one that asks least of contacts]
    #[arg(long, value_name = "NAME")]
    policy: Option<String>,
    /// Show names from the list that `import --who` wrote: on this screen, and in no file
    #[arg(long, value_name = "FILE")]
    who: Option<PathBuf>,
}

/// Ranks, and tells.
pub fn run(args: &ContactsArgs) -> Outcome {
    let names = args.who.as_deref().map(names).transpose()?;
    let asked = args.asking.begin("contacts")?;
    let scenario = &asked.scenario;
    if scenario.requests.from.is_none() {
        return Err(Failure::Message(
            "those who ask are others in every trial, so nobody can be ranked: `whoknows import` makes a list of the firm's own contacts, \
             and [requests] from = \"contacts.csv\" lets them ask"
                .to_owned(),
        ));
    }
    let policy = policy(args.policy.as_deref(), scenario)?;
    let trials = scenario.experiment.length.most_trials();
    let name = &scenario.policies[policy].name;
    let arguments = ["--policy", name, "--trials", &trials.to_string()].map(str::to_owned);
    let command = asked.again(&arguments);
    let digest = manifest::digest(format!("{} {command}", asked.digest).as_bytes());
    let work = asked.work(&digest)?;
    let bar = asked.bar(trials);
    let found = ranking(scenario, &asked.digest, policy, &work.watch, |done| bar.show(done));
    bar.finish();
    let Some(found) = found.map_err(|error| asked.unready(&error))? else {
        return asked.cut(&work);
    };
    let shown = names.map(|names| {
        let called = |id: &str| match names.get(id) {
            Some(name) => format!("{id} {name}"),
            None => id.to_owned(),
        };
        vec![question::contacts(asked.words, &found, &called)]
    });
    let answered = Answered {
        command,
        digest,
        trials: found.trials,
        interrupted: false,
        answer: Answer::Contacts(Box::new(found)),
    };
    asked.finish_showing(work, &answered, shown)
}

/// The policy of that name, or the one that asks least.
fn policy(name: Option<&str>, scenario: &Scenario) -> Result<usize, Failure> {
    let Some(name) = name else {
        return Ok(most_open(scenario));
    };
    let names = || scenario.policies.iter().map(|policy| policy.name.as_str());
    names().position(|policy| policy == name).ok_or_else(|| {
        let meant = nearest(name, names()).map_or_else(
            || format!("there are {}", names().collect::<Vec<_>>().join(", ")),
            |meant| format!("did you mean {meant}?"),
        );
        Failure::Usage(format!("--policy: there is no policy {}; {meant}", visible_line(name)))
    })
}

/// Who is behind each pseudonym, fit to be shown.
fn names(path: &Path) -> Result<HashMap<String, String>, Failure> {
    const LONGEST: usize = 40;
    let rows = who_is_who(path).map_err(|error| Failure::new(format_args!("{}: {error}", visible_path(path))))?;
    let shown = |name: String| {
        let start: String = name_in_cell(&name).chars().take(LONGEST).collect();
        visible_line(&start).into_owned()
    };
    Ok(rows.into_iter().map(|(id, name)| (id, shown(name))).collect())
}
