//! The verdict: sentences that come before every table and picture.

use super::contest::{Contest, baseline, contest, contests, leader, reach};
use super::finding::reach_finding;
use super::naming::{listed, named, sentence};
use super::number::{
    NBSP, count, counted_points, counted_points_of, highest_percent, level, percent_of, percent_range, points_range,
};
use crate::estimate::{Answers, Importance, Standing};

/// More policies than this are counted rather than named.
const MOST_NAMED: usize = 5;

/// The verdict: what a reader should know first, a sentence or two per item.
pub fn verdict(answers: &Answers) -> Vec<String> {
    let best = leader(answers);
    let mut sentences = match main_contest(answers) {
        _ if best.reach.estimate == 0.0 => vec![format!("{}.", reach_finding(answers)), nobody_reached(answers)],
        Some(main) => comparison(answers, &main),
        None => vec![format!(
            "{} reaches a decision-maker in {} of trials ({} interval {}).",
            sentence(&best.name),
            percent_of(best.reach.interval()),
            level(answers),
            percent_range(best.reach.interval())
        )],
    };
    if answers.interrupted {
        sentences.push("The run was interrupted; these are the answers of the trials done by then.".to_owned());
    }
    sentences
}

/// What there is to say where policies are compared.
fn comparison(answers: &Answers, main: &Contest) -> Vec<String> {
    let mut sentences = vec![main_sentence(answers, main), lone_successes(answers, main)];
    sentences.extend(judgement(answers, main));
    sentences.extend(level_with_the_best(answers, main));
    sentences.extend(the_rest(answers, main));
    sentences
}

/// The leader against the baseline, or, where the baseline leads, against the runner-up.
fn main_contest(answers: &Answers) -> Option<Contest<'_>> {
    let best = leader(answers);
    let rival = if best.name == baseline(answers).name {
        let others = answers.policies.iter().filter(|policy| policy.name != best.name);
        others.reduce(|second, policy| if reach(policy) > reach(second) { policy } else { second })?
    } else {
        baseline(answers)
    };
    contest(answers, best, rival)
}

fn main_sentence(answers: &Answers, main: &Contest) -> String {
    let Contest {
        this,
        other,
        difference,
        ..
    } = main;
    let verb = match main.standing {
        Standing::Ahead | Standing::Behind => "reaches",
        Standing::Same | Standing::Unsettled => "reached",
    };
    let more = if difference.estimate == 0.0 {
        "no difference".to_owned()
    } else {
        format!("{} more", counted_points_of(*difference))
    };
    format!(
        "{} {verb} a decision-maker in {} of trials, {} in {}: {more} ({} interval {}).",
        sentence(&this.name),
        percent_of(this.reach.interval()),
        named(&other.name),
        percent_of(other.reach.interval()),
        level(answers),
        points_range(*difference)
    )
}

fn lone_successes(answers: &Answers, main: &Contest) -> String {
    let trials = count(answers.trials);
    let same_luck = if answers.worlds == answers.trials {
        format!("In {trials} identical worlds")
    } else {
        format!(
            "In {trials} trials with the same luck in {} worlds",
            count(answers.worlds)
        )
    };
    let times = |number| {
        if number == 1 {
            "once".to_owned()
        } else {
            format!("{}{NBSP}times", count(number))
        }
    };
    format!(
        "{same_luck} {} alone succeeded {}, {} alone {}.",
        named(&main.this.name),
        times(main.only_this),
        named(&main.other.name),
        times(main.only_other)
    )
}

fn judgement(answers: &Answers, main: &Contest) -> Option<String> {
    let zone = counted_points(answers.practical_difference);
    match main.standing {
        Standing::Ahead | Standing::Behind => match main.importance {
            Importance::None => Some(format!(
                "The difference is real in this model but too small to matter in practice (less than {zone})."
            )),
            Importance::Doubtful => Some(format!(
                "The difference is real in this model but may be too small to matter in practice (less than {zone})."
            )),
            Importance::Certain => None,
        },
        Standing::Same => Some(format!(
            "That is no practical difference (less than {zone} either way)."
        )),
        Standing::Unsettled => {
            Some("That is too close to call: more trials may tell, or there is no difference.".to_owned())
        }
    }
}

/// Sentences on the policies, other than those of the main sentence, that the leader does not clearly beat.
fn level_with_the_best(answers: &Answers, main: &Contest) -> Vec<String> {
    let others = contests(answers, main.this);
    let level = |standing| -> Vec<String> {
        let level = others
            .iter()
            .filter(|contest| contest.standing == standing && contest.other.name != main.other.name);
        level.map(|contest| named(&contest.other.name)).collect()
    };
    let listed = |names: &[String]| {
        if names.len() > MOST_NAMED {
            format!("{} others", names.len())
        } else {
            listed(names)
        }
    };
    let best = named(&main.this.name);
    let (same, unsettled) = (level(Standing::Same), level(Standing::Unsettled));
    let same =
        (!same.is_empty()).then(|| format!("Between {best} and {} there is no practical difference.", listed(&same)));
    let unsettled =
        (!unsettled.is_empty()).then(|| format!("Between {best} and {} it is too close to call.", listed(&unsettled)));
    same.into_iter().chain(unsettled).collect()
}

/// One sentence on the policies that the main sentence leaves out.
fn the_rest(answers: &Answers, main: &Contest) -> Option<String> {
    let told = [&main.this.name, &main.other.name];
    let rest: Vec<String> = answers
        .policies
        .iter()
        .filter(|policy| !told.contains(&&policy.name))
        .map(|policy| {
            format!(
                "{} {} ({})",
                named(&policy.name),
                percent_of(policy.reach.interval()),
                percent_range(policy.reach.interval())
            )
        })
        .collect();
    match rest.len() {
        0 => None,
        1..=MOST_NAMED => Some(format!("The other policies: {}.", listed(&rest))),
        more => Some(format!("The other {more} policies are in the table.")),
    }
}

fn nobody_reached(answers: &Answers) -> String {
    let reaches = answers.policies.iter().map(|policy| policy.reach.interval());
    let highest = reaches.max_by(|a, b| a.high.total_cmp(&b.high));
    format!(
        "Within the {} interval the chance under any policy is at most {}; more trials would narrow it.",
        level(answers),
        highest_percent(highest.expect("every scenario has a policy"))
    )
}
