//! What the answers say, in plain sentences: the verdict on the terminal, the titles of charts, the text of the report.
//!
//! A sentence claims no more than the intervals allow: a policy is *ahead* only where the paired interval of the
//! difference lies above zero and the adjusted p-value is small; a difference that cannot exceed the zone of no practical
//! difference is called one that does not matter; everything else is *too close to call*.

use crate::estimate::{Answers, Comparison, Estimate, PolicyAnswer};

/// Digits never need to go below a millionth of a percent.
const MOST_DECIMALS: usize = 8;
/// Fewer successes than this and a share of them is a rough figure: its interval is wider than ± 18 points.
const FEW_SUCCESSES: u64 = 30;
/// Keeps a number and its unit on one line.
const NBSP: char = '\u{a0}';

/// How one policy stands against another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Reaches more often, beyond doubt of the simulation.
    Ahead,
    /// Reaches less often, beyond doubt of the simulation.
    Behind,
    /// If there is a difference, it is too small to matter.
    Same,
    /// These trials do not tell.
    Unsettled,
}

/// One policy against another, seen from the first.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Contest<'a> {
    /// The policy from which the contest is seen.
    pub this: &'a PolicyAnswer,
    /// The policy it is compared with.
    pub other: &'a PolicyAnswer,
    /// Reach of `this` less reach of `other`.
    pub difference: Estimate,
    /// Trials in which only `this` reached.
    pub only_this: u64,
    /// Trials in which only `other` reached.
    pub only_other: u64,
    /// What may be said about it.
    pub standing: Standing,
    /// Whether the interval lies inside the zone of no practical difference.
    pub negligible: bool,
}

/// `this` against `other`, if the answers compare them.
pub fn contest<'a>(answers: &'a Answers, this: &'a PolicyAnswer, other: &'a PolicyAnswer) -> Option<Contest<'a>> {
    let is = |row: &&Comparison, a: &PolicyAnswer, b: &PolicyAnswer| row.a == a.name && row.b == b.name;
    let forward = answers.comparisons.iter().find(|row| is(row, this, other));
    let (row, difference, only_this, only_other) = if let Some(row) = forward {
        (row, row.difference, row.only_a, row.only_b)
    } else {
        let row = answers.comparisons.iter().find(|row| is(row, other, this))?;
        (row, negated(row.difference), row.only_b, row.only_a)
    };
    let zone = answers.practical_difference;
    let negligible = difference.low > -zone && difference.high < zone;
    let settled = row.p_holm < 1.0 - this.reach.level;
    let standing = match difference {
        Estimate { low, .. } if settled && low > 0.0 => Standing::Ahead,
        Estimate { high, .. } if settled && high < 0.0 => Standing::Behind,
        _ if negligible => Standing::Same,
        _ => Standing::Unsettled,
    };
    Some(Contest {
        this,
        other,
        difference,
        only_this,
        only_other,
        standing,
        negligible,
    })
}

fn negated(difference: Estimate) -> Estimate {
    Estimate {
        estimate: -difference.estimate,
        low: -difference.high,
        high: -difference.low,
    }
}

/// The policy that reached in most trials; of equals the first.
///
/// # Panics
/// If there is no policy; every scenario has one.
pub fn leader(answers: &Answers) -> &PolicyAnswer {
    let better = |best, policy| if reach(policy) > reach(best) { policy } else { best };
    answers
        .policies
        .iter()
        .reduce(better)
        .expect("every scenario has a policy")
}

fn reach(policy: &PolicyAnswer) -> f64 {
    policy.reach.estimate
}

/// The policy that the others are compared with.
pub fn baseline(answers: &Answers) -> &PolicyAnswer {
    answers
        .policies
        .iter()
        .find(|policy| policy.name == answers.baseline)
        .unwrap_or(&answers.policies[0])
}

/// `this` against every policy but itself, in order of the scenario.
pub fn contests<'a>(answers: &'a Answers, this: &'a PolicyAnswer) -> Vec<Contest<'a>> {
    let others = answers.policies.iter().filter(|other| other.name != this.name);
    others.filter_map(|other| contest(answers, this, other)).collect()
}

/// Trials in which the policy reached a decision-maker.
pub fn successes(answers: &Answers, policy: &PolicyAnswer) -> u64 {
    answers
        .hops
        .iter()
        .filter(|row| row.policy == policy.name)
        .map(|row| row.trials)
        .sum()
}

/// The verdict: what a reader should know first, a sentence or two per item.
pub fn verdict(answers: &Answers) -> Vec<String> {
    let best = leader(answers);
    if best.reach.estimate == 0.0 {
        return vec![reach_finding(answers), nobody_reached(answers)];
    }
    let Some(main) = main_contest(answers) else {
        let Estimate { low, high, .. } = interval(best);
        return vec![format!(
            "{} reaches a decision-maker in {} of trials ({} interval {}).",
            capitalised(&best.name),
            percent(best.reach.estimate),
            level(answers),
            percent_range(low, high)
        )];
    };
    let mut sentences = vec![main_sentence(answers, &main), lone_successes(answers, &main)];
    sentences.extend(judgement(answers, &main));
    sentences.extend(level_with_the_best(answers, &main));
    sentences.extend(the_rest(answers, &main));
    if answers.interrupted {
        sentences.push("The run was interrupted; these are the answers of the trials done by then.".to_owned());
    }
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
    let more = match difference.estimate {
        0.0 => "no difference".to_owned(),
        difference => format!("{} more", counted_points(difference)),
    };
    format!(
        "{} {verb} a decision-maker in {} of trials, {} in {}: {more} ({} interval {}).",
        capitalised(&this.name),
        percent(this.reach.estimate),
        other.name,
        percent(other.reach.estimate),
        level(answers),
        points_range(difference.low, difference.high)
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
        main.this.name,
        times(main.only_this),
        main.other.name,
        times(main.only_other)
    )
}

fn judgement(answers: &Answers, main: &Contest) -> Option<String> {
    let zone = counted_points(answers.practical_difference);
    match main.standing {
        Standing::Ahead | Standing::Behind if main.negligible => Some(format!(
            "The difference is real in this model but too small to matter in practice (less than {zone})."
        )),
        Standing::Ahead | Standing::Behind => None,
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
        level.map(|contest| contest.other.name.clone()).collect()
    };
    let best = &main.this.name;
    let (same, unsettled) = (level(Standing::Same), level(Standing::Unsettled));
    let same =
        (!same.is_empty()).then(|| format!("Between {best} and {} there is no practical difference.", listed(&same)));
    let unsettled =
        (!unsettled.is_empty()).then(|| format!("Between {best} and {} it is too close to call.", listed(&unsettled)));
    same.into_iter().chain(unsettled).collect()
}

/// One sentence on the policies that the main sentence leaves out.
fn the_rest(answers: &Answers, main: &Contest) -> Option<String> {
    let named = [&main.this.name, &main.other.name];
    let rest: Vec<String> = answers
        .policies
        .iter()
        .filter(|policy| !named.contains(&&policy.name))
        .map(|policy| {
            let Estimate { low, high, .. } = interval(policy);
            format!(
                "{} {} ({})",
                policy.name,
                percent(policy.reach.estimate),
                percent_range(low, high)
            )
        })
        .collect();
    let sentence = format!("The other policies: {}.", listed(&rest));
    (!rest.is_empty()).then_some(sentence)
}

fn nobody_reached(answers: &Answers) -> String {
    let highest = answers
        .policies
        .iter()
        .map(|policy| policy.reach.high)
        .fold(0.0, f64::max);
    format!(
        "Within the {} interval the chance under any policy is at most {}; more trials would narrow it.",
        level(answers),
        percent(highest)
    )
}

/// Title of the chart of reach.
pub fn reach_finding(answers: &Answers) -> String {
    let best = leader(answers);
    let name = capitalised(&best.name);
    let Estimate { low, high, .. } = interval(best);
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
        percent(best.reach.estimate),
        percent_range(low, high)
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
    let all_same = rivals.iter().all(|rival| rival.negligible);
    match rivals.as_slice() {
        [] => match closest(&against) {
            second if second.negligible => {
                format!("{name} is ahead of {}, but by too little to matter", second.other.name)
            }
            _ => format!("{name} reaches decision-makers most often: {how_often}"),
        },
        [rival] if rival.negligible => {
            format!("No practical difference between {} and {}", best.name, rival.other.name)
        }
        [rival] => format!("{name} and {} are too close to call", rival.other.name),
        _ if all_tied && all_same => "No practical difference between the policies".to_owned(),
        _ if all_tied => "No policy is clearly ahead".to_owned(),
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
        let gain = negated(lead.difference);
        let name = capitalised(&lead.other.name);
        return if better.iter().all(|contest| contest.negligible) {
            format!("{name} is ahead of {}, but by too little to matter", base.name)
        } else {
            let range = points_range(gain.low, gain.high);
            format!(
                "{name} beats {} by {} ({range})",
                base.name,
                counted_points(gain.estimate)
            )
        };
    }
    let count_of = |standing| others.iter().filter(|contest| contest.standing == standing).count();
    let worst = others
        .iter()
        .max_by(|a, b| a.difference.estimate.total_cmp(&b.difference.estimate));
    match worst {
        Some(only) if others.len() == 1 && only.standing == Standing::Ahead && !only.negligible => format!(
            "{} falls behind {} by {} ({})",
            capitalised(&only.other.name),
            base.name,
            counted_points(only.difference.estimate),
            points_range(only.difference.low, only.difference.high)
        ),
        Some(worst) if count_of(Standing::Ahead) == others.len() && !worst.negligible => format!(
            "Every other policy falls behind {}, by up to {}",
            base.name,
            counted_points(worst.difference.estimate)
        ),
        _ if others.iter().all(|contest| contest.negligible) => {
            format!("No policy differs from {} by enough to matter", base.name)
        }
        _ => format!("No policy is clearly better than {}", base.name),
    }
}

/// Title of the chart of time to reach.
pub fn time_finding(answers: &Answers) -> String {
    let best = leader(answers);
    match best.first_reach_hours_median {
        Some(hours) => {
            format!(
                "Half of the successes under {} come within {}{}",
                best.name,
                duration(hours),
                hedge(answers, best)
            )
        }
        None => reach_finding(answers),
    }
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

/// The policy that accepts most, of those that reached anybody: the one whose contacts the stricter ones turned away.
pub fn most_open(answers: &Answers) -> Option<&PolicyAnswer> {
    let reached = answers.policies.iter().filter(|policy| policy.reach.estimate > 0.0);
    reached.reduce(|most, policy| {
        if policy.accepted_mean > most.accepted_mean {
            policy
        } else {
            most
        }
    })
}

/// The policies that accept fewer than `open`, in order of the scenario.
pub fn stricter<'a>(answers: &'a Answers, open: &PolicyAnswer) -> Vec<&'a PolicyAnswer> {
    answers
        .policies
        .iter()
        .filter(|policy| policy.accepted_mean < open.accepted_mean)
        .collect()
}

/// The share of `open`'s successes carried by people whom `strict` declined.
pub fn declined_share(answers: &Answers, open: &PolicyAnswer, strict: &PolicyAnswer) -> f64 {
    let rows = answers.credit.iter().filter(|row| row.policy == open.name);
    rows.map(|row| row.declined_by.get(&strict.name).copied().unwrap_or(0.0))
        .sum::<f64>()
        .clamp(0.0, 1.0)
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
            "{} of successes under {} came through people {} declines{hedge}",
            capitalised(&rough_percent(turned_away(&strict))),
            open.name,
            strict.name
        );
    }
    let rows = answers.credit.iter().filter(|row| row.policy == open.name);
    match rows.max_by(|a, b| a.share.total_cmp(&b.share)) {
        Some(top) => format!(
            "{} carried {} of successes under {}{hedge}",
            capitalised(&top.segment),
            rough_percent(top.share),
            open.name
        ),
        None => "No success, so nobody to credit".to_owned(),
    }
}

/// Title of the chart of hops.
pub fn hops_finding(answers: &Answers) -> String {
    let best = leader(answers);
    let passed_on: Vec<f64> = answers
        .hops
        .iter()
        .filter(|row| row.policy == best.name && row.hops > 1)
        .map(|row| row.share)
        .collect();
    if best.reach.estimate == 0.0 {
        return "No success, so no chain to measure".to_owned();
    }
    let hedge = hedge(answers, best);
    let share = passed_on.iter().sum::<f64>().clamp(0.0, 1.0);
    format!(
        "Somebody had to pass it on in {} of successes under {}{hedge}",
        rough_percent(share),
        best.name
    )
}

/// The interval of a policy's reach.
fn interval(policy: &PolicyAnswer) -> Estimate {
    Estimate {
        estimate: policy.reach.estimate,
        low: policy.reach.low,
        high: policy.reach.high,
    }
}

/// Level of the intervals, as `95 %`.
pub fn level(answers: &Answers) -> String {
    percent(baseline(answers).reach.level).replacen(".0", "", 1)
}

/// `name` as the beginning of a sentence.
pub fn capitalised(name: &str) -> String {
    let mut letters = name.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A share as a percentage with about three digits: `12.4 %`, `0.071 %`, `100 %`.
pub fn percent(share: f64) -> String {
    format!("{}{NBSP}%", hundredths(share, decimals(share)))
}

/// A share as a whole percentage; `under 1 %` and `over 99 %` where rounding would say nothing or all.
pub fn rough_percent(share: f64) -> String {
    match share {
        share if share <= 0.0 || share >= 1.0 => percent(share),
        share if share < 0.01 => format!("under 1{NBSP}%"),
        share if share > 0.99 => format!("over 99{NBSP}%"),
        share => format!("{:.0}{NBSP}%", share * 100.0),
    }
}

/// `12.0 to 12.9 %`.
pub fn percent_range(low: f64, high: f64) -> String {
    format!("{} to {}", hundredths(low, decimals(low)), percent(high))
}

/// A difference of shares in percentage points, without a unit: `5.3`, `−0.42`.
pub fn points(difference: f64) -> String {
    hundredths(difference, decimals(difference))
}

/// `5.3 points`, `1 point`.
pub fn counted_points(difference: f64) -> String {
    let number = points(difference);
    let number = number.strip_suffix(".0").unwrap_or(&number);
    format!("{number}{NBSP}{}", if number == "1" { "point" } else { "points" })
}

/// `4.9 to 5.7`.
pub fn points_range(low: f64, high: f64) -> String {
    format!("{} to {}", points(low), points(high))
}

/// A hundred times `value` with so many decimals, and a true minus.
fn hundredths(value: f64, decimals: usize) -> String {
    let number = format!("{:.decimals$}", value * 100.0);
    // What rounds to nothing is nothing, without sign or decimals.
    let is_zero = number.chars().all(|letter| matches!(letter, '-' | '0' | '.'));
    if is_zero {
        "0".to_owned()
    } else {
        number.replace('-', "\u{2212}")
    }
}

/// Decimals of a percentage: one for everyday values, more as it nears 0 or 100 %, none at the ends.
fn decimals(share: f64) -> usize {
    let size = share.abs();
    let distance = size.min((1.0 - size).abs());
    match distance {
        0.0 => 0,
        distance if distance >= 0.01 => 1,
        distance if distance >= 0.001 => 2,
        distance => {
            let zeros = libm::ceil(-libm::log10(distance * 100.0));
            (1..MOST_DECIMALS)
                .find(|&places| places as f64 >= zeros + 1.0)
                .unwrap_or(MOST_DECIMALS)
        }
    }
}

/// A whole number in groups of three: `20 000`.
pub fn count(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(NBSP);
        }
        grouped.push(digit);
    }
    grouped
}

/// `1 trial`, `20 000 trials`, `3 successes`.
pub fn counted(number: u64, thing: &str) -> String {
    let ending = match thing {
        _ if number == 1 => "",
        thing if thing.ends_with('s') => "es",
        _ => "s",
    };
    format!("{}{NBSP}{thing}{ending}", count(number))
}

/// A mean with a sensible number of digits: `0.071`, `3.4`, `1 234`.
pub fn mean(value: f64) -> String {
    let size = value.abs();
    if size >= 1000.0 {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "means of counts stay far below 2⁵³"
        )]
        let whole = count(size.round() as u64);
        return if value < 0.0 { format!("\u{2212}{whole}") } else { whole };
    }
    let decimals = match size {
        0.0 => 0,
        size if size >= 100.0 => 0,
        size if size >= 1.0 => 1,
        size if size >= 0.1 => 2,
        _ => 3,
    };
    format!("{value:.decimals$}").replace('-', "\u{2212}")
}

/// A time in the unit that suits it: `40 minutes`, `7.5 hours`, `3.2 days`.
pub fn duration(hours: f64) -> String {
    let (number, unit) = match hours {
        hours if hours < 1.0 => (hours * 60.0, "minute"),
        hours if hours < 48.0 => (hours, "hour"),
        hours => (hours / 24.0, "day"),
    };
    let number = format!("{number:.1}");
    let number = number.strip_suffix(".0").unwrap_or(&number);
    format!("{number}{NBSP}{unit}{}", if number == "1" { "" } else { "s" })
}

/// `a`, `a and b`, `a, b and c`.
pub fn listed(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> String {
        text.replace(NBSP, " ")
    }

    #[test]
    fn percentages_keep_about_three_digits() {
        let cases = [
            (0.0, "0 %"),
            (1.0, "100 %"),
            (0.124, "12.4 %"),
            (0.00831, "0.83 %"),
            (0.000_123, "0.012 %"),
            (1e-6, "0.00010 %"),
            (0.9996, "99.960 %"),
            (-0.053, "−5.3 %"),
        ];
        for (share, text) in cases {
            assert_eq!(plain(&percent(share)), text);
        }
        assert_eq!(rough_percent(0.004).replace(NBSP, " "), "under 1 %");
    }

    #[test]
    fn points_say_their_number_and_nothing_is_not_negative() {
        assert_eq!(plain(&counted_points(0.01)), "1 point");
        assert_eq!(plain(&counted_points(0.053)), "5.3 points");
        assert_eq!(points(-1e-15), "0");
    }

    #[test]
    fn counts_are_grouped_in_threes() {
        assert_eq!(plain(&count(7)), "7");
        assert_eq!(plain(&count(123)), "123");
        assert_eq!(plain(&count(1_234_567)), "1 234 567");
        assert_eq!(plain(&counted(1, "trial")), "1 trial");
        assert_eq!(plain(&counted(0, "success")), "0 successes");
    }

    #[test]
    fn durations_take_the_unit_that_suits_them() {
        assert_eq!(plain(&duration(0.5)), "30 minutes");
        assert_eq!(plain(&duration(1.0)), "1 hour");
        assert_eq!(plain(&duration(76.8)), "3.2 days");
    }

    #[test]
    fn lists_read_as_sentences() {
        let items = ["a", "b", "c"].map(str::to_owned);
        assert_eq!(listed(&items[..1]), "a");
        assert_eq!(listed(&items), "a, b and c");
    }
}
