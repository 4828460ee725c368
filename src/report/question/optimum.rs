//! What we should do: the best thresholds, what they bring, and what is lost around them.

use crate::estimate::Standing;
use crate::report::section::{Head, Section, SectionTable};
use crate::study::optimum::{Goal, Optimum};
use crate::words::Words;

/// The section of a tuned policy.
pub fn optimum(words: &dyn Words, found: &Optimum) -> Section {
    let candidates = found.rounds.first().map_or(0, |round| round.0);
    Section {
        id: "optimum",
        heading: words.optimum_heading().to_owned(),
        findings: findings(words, found),
        charts: Vec::new(),
        tables: vec![policies(words, found)],
        notes: vec![words.tuned_note(&words.count(candidates as u64), &words.count(found.judged.trials))],
    }
}

fn findings(words: &dyn Words, found: &Optimum) -> Vec<String> {
    let values: Vec<String> = found
        .axes
        .iter()
        .zip(&found.best)
        .map(|(axis, level)| {
            format!(
                "{} = {}",
                axis.name.rsplit('.').next().unwrap_or(&axis.name),
                super::sweep::level_of(words, level)
            )
        })
        .collect();
    let Some(tuned) = found.judged.policies.last() else {
        return Vec::new();
    };
    let (figure, range) = match found.goal {
        Goal::Reach => (words.percent_of(tuned.reach), words.percent_range(tuned.reach)),
        Goal::Value => (
            words.money(&words.mean_of(tuned.value), &found.currency),
            words.mean_range(tuned.value),
        ),
    };
    let mut findings = vec![words.tuned(&words.named(&found.policy), &words.listed(&values), &figure, &range)];
    let (by, range, standing) = if let Some(gain) = found.value_gain {
        (
            words.money(&words.mean_of(gain.difference), &found.currency),
            words.mean_range(gain.difference),
            gain.standing,
        )
    } else {
        let gain = found.gain();
        (
            words.counted_points(gain.difference.estimate),
            words.lead_range(gain.difference),
            gain.verdict().standing,
        )
    };
    findings.push(if standing == Standing::Ahead {
        words.tuned_gains(&by, &range)
    } else {
        words.tuned_gains_nothing(&by, &range)
    });
    findings
}

fn policies(words: &dyn Words, found: &Optimum) -> SectionTable {
    let rows = found.policies.iter().zip(&found.judged.policies).map(|(name, policy)| {
        vec![
            name.clone(),
            words.percent_with_interval(policy.reach),
            words.mean(policy.contacts),
            words.mean(policy.readers),
            words.mean_of(policy.value),
        ]
    });
    SectionTable {
        caption: words.policies_table().to_owned(),
        heads: vec![
            Head::words(words.policy_head()),
            Head::numbers(words.reaches_column("95\u{a0}%")),
            Head::numbers(words.contacts_column()),
            Head::numbers(words.readers_column()),
            Head::numbers(words.value_column(&found.currency)),
        ],
        rows: rows.collect(),
    }
}
