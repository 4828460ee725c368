//! What a chart shows, as its title.

use super::{Difference, Words};
use crate::estimate::{Answers, Contest, Importance, Judgement, PolicyAnswer, Standing};
use crate::scenario::Scenario;

/// A median of fewer successes than this has no interval for want of them; one of more, because they all lie in too few worlds.
const FEW_SUCCESSES: u64 = 30;

/// How a language says what a chart shows. Names come as they stand in a sentence; figures come
/// as text; a `hedge` is empty or what [`FindingWords::of_only`] says.
pub trait FindingWords {
    /// The only policy reached nobody.
    fn never_reached(&self, name: &str, trials: u64) -> String;
    /// No policy reached anybody.
    fn no_policy_reached(&self, trials: u64) -> String;
    /// How often, with its interval, where nothing is compared.
    fn reaches_in(&self, name: &str, share: &str, range: &str) -> String;
    /// Ahead of all others.
    fn reaches_most_often(&self, name: &str, share: &str, range: &str) -> String;
    /// Ahead, but perhaps it does not matter.
    fn ahead_by_perhaps_too_little(&self, name: &str, behind: &str) -> String;
    /// Two policies, the best, whose difference does not matter.
    fn no_difference_between(&self, one: &str, other: &str) -> String;
    /// Two policies, the best, between which these trials do not tell.
    fn too_close_to_call(&self, name: &str, other: &str) -> String;
    /// The differences between all do not matter.
    fn no_difference_at_all(&self) -> String;
    /// These trials do not tell between any.
    fn no_policy_clearly_ahead(&self) -> String;
    /// The differences between the best few of more do not matter.
    fn no_difference_among_best(&self, best: usize, policies: usize) -> String;
    /// These trials do not tell between the best few of more.
    fn best_too_close_to_call(&self, best: usize, policies: usize) -> String;

    /// There is only one policy.
    fn nothing_to_compare(&self) -> String;
    /// Better than the baseline by so many points.
    fn beats(&self, name: &str, base: &str, points: &str, range: &str) -> String;
    /// Better than the baseline by so many points, which may not matter.
    fn beats_by_perhaps_too_little(&self, name: &str, base: &str, points: &str, range: &str) -> String;
    /// So many policies are better than the baseline, the best by so many points.
    fn several_beat(&self, policies: usize, base: &str, points: &str, range: &str) -> String;
    /// The only other policy is worse than the baseline.
    fn falls_behind(&self, name: &str, base: &str, points: &str, range: &str) -> String;
    /// All other policies are worse than the baseline, the last of them by so many points.
    fn all_fall_behind(&self, base: &str, points: &str, range: &str) -> String;
    /// No difference to the baseline matters.
    fn none_differs_enough(&self, base: &str) -> String;
    /// Nobody is clearly better than the baseline.
    fn none_clearly_better(&self, base: &str) -> String;

    /// When the median success comes; `hedge` may also be the interval of that time, in brackets and with the space in front.
    fn half_come(&self, policy: &str, when: &str, hedge: &str) -> String;

    /// Nobody reached, so nobody carried anything.
    fn nobody_to_credit(&self) -> String;
    /// Where the open policy succeeds: the share in which the strict one declines the person with whom the chain began, which is
    /// not the share that it loses, and in how many of so many successes the strict one fails.
    fn declines_the_first(&self, open: &str, strict: &str, declined: (&str, &str), lost: (u64, u64)) -> String;
    /// Share of successes that the largest segment carried.
    fn segment_carried(&self, segment: &str, share: &str, range: &str, policy: &str) -> String;

    /// Nobody reached, so there are no chains.
    fn no_chain_to_measure(&self) -> String;
    /// Share of successes with more than one hop.
    fn had_to_be_passed_on(&self, share: &str, range: &str, policy: &str) -> String;
    /// No decision-maker asks to connect or reads the wire, so that every success must have more than one hop.
    fn had_to_be_passed_on_by_construction(&self) -> String;
    /// All successes had more than one hop.
    fn always_had_to_be_passed_on(&self, successes: u64, range: &str, policy: &str) -> String;

    /// A warning that a median rests on few successes, with the space in front of it.
    fn of_only(&self, successes: u64) -> String;
}

impl dyn Words + '_ {
    /// Title of the chart of reach.
    pub fn reach_finding(&self, answers: &Answers) -> String {
        let best = answers.leader();
        let name = self.named(&best.name);
        let (share, range) = (
            self.percent_of(best.reach.interval()),
            self.percent_range(best.reach.interval()),
        );
        match Judgement::of(answers) {
            Judgement::NobodyReached if answers.policies.len() == 1 => self.never_reached(&name, answers.trials),
            Judgement::NobodyReached => self.no_policy_reached(answers.trials),
            Judgement::Alone => self.reaches_in(&name, &share, &range),
            Judgement::Ahead(closest) if closest.importance == Importance::Certain => {
                self.reaches_most_often(&name, &share, &range)
            }
            Judgement::Ahead(closest) => self.ahead_by_perhaps_too_little(&name, &self.named(&closest.other.name)),
            Judgement::Level { rivals, .. } => self.level_finding(answers, best, &rivals),
        }
    }

    /// The best are level: two of them, all, or the best few.
    fn level_finding(&self, answers: &Answers, best: &PolicyAnswer, rivals: &[Contest]) -> String {
        let all_same = rivals.iter().all(Contest::is_negligible);
        let (best_few, of_all) = (rivals.len() + 1, answers.policies.len());
        match rivals {
            [rival] if all_same => self.no_difference_between(&self.named(&best.name), &self.named(&rival.other.name)),
            [rival] => self.too_close_to_call(&self.named(&best.name), &self.named(&rival.other.name)),
            _ if best_few == of_all && all_same => self.no_difference_at_all(),
            _ if best_few == of_all => self.no_policy_clearly_ahead(),
            _ if all_same => self.no_difference_among_best(best_few, of_all),
            _ => self.best_too_close_to_call(best_few, of_all),
        }
    }

    /// Title of the chart of differences to the baseline.
    pub fn advantage_finding(&self, answers: &Answers) -> String {
        let base = answers.base();
        let others: Vec<Contest> = answers.contests(base);
        if others.is_empty() {
            return self.nothing_to_compare();
        }
        let base = self.named(&base.name);
        // Seen from the baseline: it is behind those that are better by more than is negligible.
        let better: Vec<&Contest> = others
            .iter()
            .filter(|contest| contest.standing == Standing::Behind && !contest.is_negligible())
            .collect();
        let lead = better
            .iter()
            .min_by(|a, b| a.difference.estimate.total_cmp(&b.difference.estimate));
        if let Some(lead) = lead {
            let gain = Difference::from(&lead.turned());
            let name = self.named(&lead.other.name);
            let (points, range) = (self.counted_points_of(gain), self.points_range(gain));
            // Where the best are level, none of them is singled out.
            if better.len() > 1 && matches!(Judgement::of(answers), Judgement::Level { .. }) {
                return self.several_beat(better.len(), &base, &points, &range);
            }
            return match lead.importance {
                Importance::None | Importance::Doubtful => {
                    self.beats_by_perhaps_too_little(&name, &base, &points, &range)
                }
                Importance::Certain => self.beats(&name, &base, &points, &range),
            };
        }
        let all_behind = others.iter().all(|contest| contest.standing == Standing::Ahead);
        let worst = others
            .iter()
            .max_by(|a, b| a.difference.estimate.total_cmp(&b.difference.estimate));
        match worst {
            Some(worst) if all_behind && !worst.is_negligible() => {
                let (points, range) = (
                    self.counted_points_of(Difference::from(worst)),
                    self.points_range(Difference::from(worst)),
                );
                if others.len() == 1 {
                    self.falls_behind(&self.named(&worst.other.name), &base, &points, &range)
                } else {
                    self.all_fall_behind(&base, &points, &range)
                }
            }
            _ if others.iter().all(Contest::is_negligible) => self.none_differs_enough(&base),
            _ => self.none_clearly_better(&base),
        }
    }

    /// Title of the chart of time to reach.
    pub fn time_finding(&self, answers: &Answers) -> String {
        let best = answers.leader();
        let policy = self.named(&best.name);
        let Some(hours) = best.first_reach_hours_median else {
            return self.reach_finding(answers);
        };
        match best.median_range() {
            Some((low, high)) => {
                let range = self.duration_range(low, high);
                let range = range.map_or_else(String::new, |range| format!(" ({range})"));
                self.half_come(&policy, &self.when(hours), &range)
            }
            None if hours > 0.0 => self.half_come(&policy, &self.within_about(hours), &self.hedge(answers, best)),
            None => self.half_come(&policy, self.at_once(), &self.hedge(answers, best)),
        }
    }

    /// Title of the chart of credit.
    pub fn credit_finding(&self, answers: &Answers) -> String {
        let Some(open) = answers.most_open() else {
            return self.nobody_to_credit();
        };
        let open_name = self.named(&open.name);
        // That a policy which accepts nobody declined them is no finding.
        let picky = answers
            .stricter(open)
            .into_iter()
            .filter(|policy| policy.accepted_mean > 0.0);
        let turned_away = picky.filter_map(|policy| Some((policy, answers.declined_share(open, policy)?)));
        let strictest = turned_away.max_by(|(_, a), (_, b)| a.estimate.total_cmp(&b.estimate));
        if let Some((strict, share)) = strictest.filter(|(_, share)| share.estimate > 0.0) {
            let (share, range) = (self.percent_of(share), self.percent_range(share));
            let lost = answers.contest(open, strict).map_or(0, |contest| contest.only_this);
            let (declined, lost) = ((&*share, &*range), (lost, answers.successes(open)));
            return self.declines_the_first(&open_name, &self.named(&strict.name), declined, lost);
        }
        let rows = answers.credit.iter().filter(|row| row.policy == open.name);
        match rows.max_by(|a, b| a.share.total_cmp(&b.share)) {
            Some(top) => {
                let (share, range) = (self.percent_of(top.share()), self.percent_range(top.share()));
                self.segment_carried(&self.named(&top.segment), &share, &range, &open_name)
            }
            None => self.nobody_to_credit(),
        }
    }

    /// Title of the chart of hops. Where no decision-maker can hear of the firm at first hand, that is no finding, but how the
    /// scenario is made.
    pub fn hops_finding(&self, answers: &Answers, scenario: &Scenario) -> String {
        let best = answers.leader();
        let mut rows = answers.hops.iter();
        let Some(one_hop) = rows.find(|row| row.policy == best.name && row.hops == 1) else {
            return self.no_chain_to_measure();
        };
        let passed_on = one_hop.share().complement();
        let (policy, range) = (self.named(&best.name), self.percent_range(passed_on));
        if one_hop.trials == 0 && scenario.decision_makers_hear_only_others() {
            return self.had_to_be_passed_on_by_construction();
        }
        if one_hop.trials == 0 {
            self.always_had_to_be_passed_on(answers.successes(best), &range, &policy)
        } else {
            self.had_to_be_passed_on(&self.percent_of(passed_on), &range, &policy)
        }
    }

    /// A warning where a median rests on few successes.
    fn hedge(&self, answers: &Answers, policy: &PolicyAnswer) -> String {
        let successes = answers.successes(policy);
        if successes < FEW_SUCCESSES {
            self.of_only(successes)
        } else {
            String::new()
        }
    }
}
