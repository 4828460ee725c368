//! Says on the terminal what was read from a network file.

use super::tell::{tell, warning};
use crate::experiment::Plan;
use crate::graph::read::Account;
use crate::scenario::Scenario;
use crate::visible::visible_path;
use crate::words::{Nodes, Words};
use std::path::Path;

/// What was read from the network file of a scenario, if it has one, in a line; and what its author should look at twice.
pub fn of_plan(words: &dyn Words, scenario: &Scenario, plan: &Plan) -> Option<(String, Vec<String>)> {
    of_account(words, scenario, plan.account()?)
}

/// The same of what was read.
pub fn of_account(words: &dyn Words, scenario: &Scenario, account: &Account) -> Option<(String, Vec<String>)> {
    let file = scenario.world.network.model.file()?;
    Some(of_file(words, &file.path, account, Nodes::People))
}

/// The same of any file.
pub fn of_file(words: &dyn Words, path: &Path, account: &Account, nodes: Nodes) -> (String, Vec<String>) {
    let path = visible_path(path);
    let line = format!("{path}: {}", words.network_line(account, nodes));
    let warnings = words.network_warnings(account, nodes);
    let warnings = warnings.iter().map(|text| warning(format_args!("{path}: {text}")));
    (line, warnings.collect())
}

/// Says it where errors are said, in front of what takes its time.
pub fn tell_of_plan(words: &dyn Words, scenario: &Scenario, plan: &Plan) {
    if let Some((line, warnings)) = of_plan(words, scenario, plan) {
        tell(line);
        warnings.iter().for_each(tell);
    }
}
