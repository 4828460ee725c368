//! `summary.csv`: a row per policy, for spreadsheets.

use super::spreadsheet::safe_cell;
use crate::estimate::{Answers, PolicyAnswer};

/// Columns of `summary.csv`: the names of `summary.json`, with `_low` and `_high` for the ends of intervals.
pub const COLUMNS: [&str; 23] = [
    "name",
    "reach",
    "reach_low",
    "reach_high",
    "reach_method",
    "one_hop_reach",
    "one_hop_reach_low",
    "one_hop_reach_high",
    "accepted_mean",
    "spam_share_mean",
    "people_mean",
    "people_se",
    "reposts_mean",
    "forwards_mean",
    "decision_makers_mean",
    "first_reach_hours_median",
    "first_reach_hours_median_low",
    "first_reach_hours_median_high",
    "first_chain_hops_mean",
    "first_by_forward",
    "value",
    "value_low",
    "value_high",
];

/// The text of `summary.csv`; a figure that does not exist is an empty cell.
///
/// A name that a spreadsheet would take for a formula has a `'` in front.
///
/// # Panics
/// Never: memory can always be written to.
pub fn to_csv(answers: &Answers) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(COLUMNS).expect("memory can be written to");
    for policy in &answers.policies {
        writer.write_record(cells(policy)).expect("memory can be written to");
    }
    let bytes = writer.into_inner().expect("memory can be written to");
    String::from_utf8(bytes).expect("every cell is text")
}

fn cells(policy: &PolicyAnswer) -> [String; COLUMNS.len()] {
    let optional = |figure: Option<f64>| figure.map_or_else(String::new, |figure| figure.to_string());
    [
        safe_cell(&policy.name).into_owned(),
        policy.reach.estimate.to_string(),
        policy.reach.low.to_string(),
        policy.reach.high.to_string(),
        policy.reach.method.clone(),
        policy.one_hop_reach.estimate.to_string(),
        policy.one_hop_reach.low.to_string(),
        policy.one_hop_reach.high.to_string(),
        policy.accepted_mean.to_string(),
        policy.spam_share_mean.to_string(),
        policy.people_mean.to_string(),
        policy.people_se.to_string(),
        policy.reposts_mean.to_string(),
        policy.forwards_mean.to_string(),
        policy.decision_makers_mean.to_string(),
        optional(policy.first_reach_hours_median),
        optional(policy.first_reach_hours_median_low),
        optional(policy.first_reach_hours_median_high),
        optional(policy.first_chain_hops_mean),
        optional(policy.first_by_forward),
        policy.value.estimate.to_string(),
        policy.value.low.to_string(),
        policy.value.high.to_string(),
    ]
}
