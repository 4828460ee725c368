//! `summary.csv`: a row per policy, for spreadsheets.

use crate::study::spreadsheet::{Dialect, safe_cell};
use crate::{
    estimate::{Answers, PolicyAnswers},
    words::Language,
};

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

/// The bytes of `summary.csv`, as spreadsheets of a language open it; a figure that does not exist is an empty cell.
///
/// A name that a spreadsheet would take for a formula has a `'` in front.
///
/// # Panics
/// Never: memory can always be written to.
pub fn to_csv(answers: &Answers, language: Language) -> Vec<u8> {
    let dialect = language.dialect();
    let mut writer = dialect.writer();
    writer.write_record(COLUMNS).expect("memory can be written to");
    for policy in &answers.policies {
        writer
            .write_record(cells(policy, dialect))
            .expect("memory can be written to");
    }
    dialect.finish(writer)
}

fn cells(policy: &PolicyAnswers, dialect: Dialect) -> [String; COLUMNS.len()] {
    let number = |figure: f64| dialect.marked(figure.to_string());
    let optional = |figure: Option<f64>| figure.map_or_else(String::new, number);
    [
        safe_cell(&policy.name).into_owned(),
        number(policy.reach.estimate),
        number(policy.reach.low),
        number(policy.reach.high),
        policy.reach.method.clone(),
        number(policy.one_hop_reach.estimate),
        number(policy.one_hop_reach.low),
        number(policy.one_hop_reach.high),
        number(policy.accepted_mean),
        number(policy.spam_share_mean),
        number(policy.people_mean),
        number(policy.people_se),
        number(policy.reposts_mean),
        number(policy.forwards_mean),
        number(policy.decision_makers_mean),
        optional(policy.first_reach_hours_median),
        optional(policy.first_reach_hours_median_low),
        optional(policy.first_reach_hours_median_high),
        optional(policy.first_chain_hops_mean),
        optional(policy.first_by_forward),
        number(policy.value.estimate),
        number(policy.value.low),
        number(policy.value.high),
    ]
}
