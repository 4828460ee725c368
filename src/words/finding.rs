//! What a chart shows, as its title.

use super::contest::{Contest, baseline, contests, leader};
use super::credit::{declined_share, most_open, stricter, successes};
use super::naming::{named, sentence};
use super::number::{counted, counted_points_of, duration, percent_of, percent_range, points_range, rough_percent};
use crate::estimate::{Answers, Importance, PolicyAnswer, Standing};

/// Fewer successes than this and a share of them is a rough figure: its interval is wider than ± 18 points.
const FEW_SUCCESSES: u64 = 30;

/// Title of the chart of reach.
pub fn reach_finding(answers: &Answers) -> String {
    let best = leader(answers);
    let name = sentence(&best.name);
    if best.reach.estimate == 0.0 {
        let who = if answers.policies.len() == 1 {
            format!("{name} never")
        } else {
            "No policy ever".to_owned()
        };
        return format!("{who} reached a decision-maker in {}", counted(answers.trials, "trial"));
    }
    let how_often = format!(
        "{} of trials ({})",
        percent_of(best.reach.interval()),
        percent_range(best.reach.interval())
    );
    let against = contests(answers, best);
    if against.is_empty() {
        return format!("{name} reaches a decision-maker in {how_often}");
    }
    let rivals: Vec<&Contest> = against
        .iter()
        .filter(|contest| contest.standing != Standing::Ahead)
        .collect();
    let all_tied = rivals.len() == against.len();
    let all_same = rivals.iter().all(|rival| rival.is_negligible());
    match rivals.as_slice() {
        [] => {
            let second = closest(&against);
            let behind = named(&second.other.name);
            match second.importance {
                Importance::None => format!("{name} is ahead of {behind}, but by too little to matter"),
                Importance::Doubtful => format!("{name} is ahead of {behind}, perhaps by too little to matter"),
                Importance::Certain => format!("{name} reaches decision-makers most often: {how_often}"),
            }
        }
        [rival] if rival.is_negligible() => {
            format!(
                "No practical difference between {} and {}",
                named(&best.name),
                named(&rival.other.name)
            )
        }
        [rival] => format!("{name} and {} are too close to call", named(&rival.other.name)),
        _ if all_tied && all_same => "No practical difference between the policies".to_owned(),
        _ if all_tied => "No policy is clearly ahead".to_owned(),
        _ if all_same => format!(
            "No practical difference between the best {} of {} policies",
            rivals.len() + 1,
            answers.policies.len()
        ),
        _ => format!(
            "The best {} of {} policies are too close to call",
            rivals.len() + 1,
            answers.policies.len()
        ),
    }
}

/// The contest with the smallest lead.
fn closest<'a>(contests: &'a [Contest<'a>]) -> &'a Contest<'a> {
    let smaller = |a: &&Contest, b: &&Contest| a.difference.estimate.total_cmp(&b.difference.estimate);
    contests.iter().min_by(smaller).expect("somebody was compared with")
}

/// Title of the chart of differences to the baseline.
pub fn advantage_finding(answers: &Answers) -> String {
    let base = baseline(answers);
    let others: Vec<Contest> = contests(answers, base);
    if others.is_empty() {
        return "Only one policy: nothing to compare".to_owned();
    }
    // Seen from the baseline: it is behind those that are better.
    let better: Vec<&Contest> = others
        .iter()
        .filter(|contest| contest.standing == Standing::Behind)
        .collect();
    let lead = better
        .iter()
        .min_by(|a, b| a.difference.estimate.total_cmp(&b.difference.estimate));
    if let Some(lead) = lead {
        let gain = lead.difference.negated();
        let name = sentence(&lead.other.name);
        let (base, range) = (named(&base.name), points_range(gain));
        let by = format!("{} ({range})", counted_points_of(gain));
        return match lead.importance {
            Importance::None => format!("{name} is ahead of {base}, but by too little to matter"),
            Importance::Doubtful => format!("{name} beats {base} by {by}, perhaps too little to matter"),
            Importance::Certain => format!("{name} beats {base} by {by}"),
        };
    }
    let count_of = |standing| others.iter().filter(|contest| contest.standing == standing).count();
    let worst = others
        .iter()
        .max_by(|a, b| a.difference.estimate.total_cmp(&b.difference.estimate));
    match worst {
        Some(only) if others.len() == 1 && only.standing == Standing::Ahead && !only.is_negligible() => format!(
            "{} falls behind {} by {} ({})",
            sentence(&only.other.name),
            named(&base.name),
            counted_points_of(only.difference),
            points_range(only.difference)
        ),
        Some(worst) if count_of(Standing::Ahead) == others.len() && !worst.is_negligible() => format!(
            "Every other policy falls behind {}, by up to {}",
            named(&base.name),
            counted_points_of(worst.difference)
        ),
        _ if others.iter().all(Contest::is_negligible) => {
            format!("No policy differs from {} by enough to matter", named(&base.name))
        }
        _ => format!("No policy is clearly better than {}", named(&base.name)),
    }
}

/// Title of the chart of time to reach.
pub fn time_finding(answers: &Answers) -> String {
    let best = leader(answers);
    match best.first_reach_hours_median {
        Some(hours) => {
            format!(
                "Half of the successes under {} come within {}{}",
                named(&best.name),
                duration(hours),
                hedge(answers, best)
            )
        }
        None => reach_finding(answers),
    }
}

/// Title of the chart of credit.
pub fn credit_finding(answers: &Answers) -> String {
    let Some(open) = most_open(answers) else {
        return "No success, so nobody to credit".to_owned();
    };
    let hedge = hedge(answers, open);
    // That a policy which accepts nobody declined them is no finding.
    let picky = stricter(answers, open)
        .into_iter()
        .filter(|policy| policy.accepted_mean > 0.0);
    let turned_away = |policy: &&PolicyAnswer| declined_share(answers, open, policy);
    let strictest = picky.max_by(|a, b| turned_away(a).total_cmp(&turned_away(b)));
    if let Some(strict) = strictest.filter(|policy| turned_away(policy) > 0.0) {
        return format!(
            "{} of successes under {} came through people whom {} declines{hedge}",
            rough_percent(turned_away(&strict)),
            named(&open.name),
            named(&strict.name)
        );
    }
    let rows = answers.credit.iter().filter(|row| row.policy == open.name);
    match rows.max_by(|a, b| a.share.total_cmp(&b.share)) {
        Some(top) => format!(
            "{} carried {} of successes under {}{hedge}",
            sentence(&top.segment),
            rough_percent(top.share),
            named(&open.name)
        ),
        None => "No success, so nobody to credit".to_owned(),
    }
}

/// Title of the chart of hops.
pub fn hops_finding(answers: &Answers) -> String {
    let best = leader(answers);
    let successes = successes(answers, best);
    if successes == 0 {
        return "No success, so no chain to measure".to_owned();
    }
    let chains = answers.hops.iter().filter(|row| row.policy == best.name);
    let passed_on: u64 = chains.filter(|row| row.hops > 1).map(|row| row.trials).sum();
    format!(
        "Somebody had to pass it on in {} of successes under {}{}",
        rough_percent(passed_on as f64 / successes as f64),
        named(&best.name),
        hedge(answers, best)
    )
}

/// A warning where shares rest on few successes.
fn hedge(answers: &Answers, policy: &PolicyAnswer) -> String {
    let successes = successes(answers, policy);
    if successes < FEW_SUCCESSES {
        format!(" (of only {})", counted(successes, "success"))
    } else {
        String::new()
    }
}
