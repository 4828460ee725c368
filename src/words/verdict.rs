//! The verdict: sentences that come before every table and picture.

use super::Words;
use crate::estimate::{Answers, Contest, Importance, Judgement, PrecisionReached, Standing, Verdict};

/// More policies than this are counted rather than named.
const MOST_NAMED: usize = 5;

/// Two policies and how often they reach, as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duel {
    /// The policy that is ahead, as it stands in a sentence.
    pub this: String,
    /// How often it reaches.
    pub this_share: String,
    /// The other, as it stands in a sentence.
    pub other: String,
    /// How often that reaches.
    pub other_share: String,
    /// The difference in points, if there is one.
    pub more: Option<String>,
    /// What the interval is called: `95 % interval`.
    pub interval: String,
    /// The interval of the difference in points.
    pub range: String,
}

/// In how many trials only the one, only the other of two policies reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoneSuccesses {
    /// Trials of both.
    pub trials: u64,
    /// Worlds, where trials share them.
    pub shared_worlds: Option<u64>,
    /// The one, as it stands in a sentence.
    pub this: String,
    /// Its lone successes.
    pub only_this: u64,
    /// The other.
    pub other: String,
    /// Its lone successes.
    pub only_other: u64,
}

/// How a language says the verdict: whole sentences. Names come as they stand in a sentence.
pub trait VerdictWords {
    /// How often a policy reaches, where nothing is compared; `interval` is what the interval is called.
    fn reaches_alone(&self, name: &str, share: &str, interval: &str, range: &str) -> String;
    /// Two policies whose difference is settled.
    fn settled(&self, duel: &Duel) -> String;
    /// Two policies of which these trials do not tell who is better, or between which nothing matters.
    fn observed(&self, duel: &Duel) -> String;
    /// In how many trials one of two policies alone reached.
    fn lone_successes(&self, lone: &LoneSuccesses) -> String;
    /// Real, but smaller than the zone of no practical difference.
    fn real_but_too_small(&self, zone: &str) -> String;
    /// Real, but the interval reaches below the zone.
    fn real_but_perhaps_too_small(&self, zone: &str) -> String;
    /// Whatever the difference is, it is smaller than the zone.
    fn no_practical_difference(&self, zone: &str) -> String;
    /// The zone, of so many points, where a fifth of the higher reach makes it narrower than the scenario does.
    fn fifth_of_the_higher(&self, points: &str) -> String;
    /// These trials do not tell; so many would, four times in five, if the difference is what it seems to be. `p` is the p-value
    /// adjusted for all pairs, where it is what leaves a difference open whose own interval excludes 0.
    fn more_trials_may_tell(&self, p: Option<&str>, trials: Option<&str>) -> String;
    /// Between the best and these others no difference matters.
    fn same_as_best(&self, best: &str, others: &str) -> String;
    /// Between the best and these others these trials do not tell.
    fn unsettled_with_best(&self, best: &str, others: &str) -> String;
    /// So many others, in place of their names.
    fn others(&self, count: usize) -> String;
    /// How often the policies reach that were not mentioned yet.
    fn the_other_policies(&self, list: &str) -> String;
    /// Too many policies to mention.
    fn the_others_are_in_the_table(&self, count: usize) -> String;
    /// No policy reached; the interval ends at `highest`. `interval` is what it is called.
    fn the_chance_is_at_most(&self, interval: &str, highest: &str) -> String;
    /// The run was stopped before its planned end.
    fn was_interrupted(&self) -> String;
    /// Trials that more than `most` people read were ended; `ended` says how many.
    fn ended_at_most_readers(&self, most: &str, ended: &str) -> String;
    /// So many of all trials, under a policy.
    fn ended_under(&self, ended: &str, trials: &str, policy: &str) -> String;
    /// The precision asked for was not reached in so many trials: both as points, the half-widths of intervals.
    fn precision_was_not_reached(&self, asked: &str, reached: &str, trials: u64) -> String;
    /// More trials were done than asked for, as worlds are simulated whole.
    fn worlds_are_whole(&self, asked: u64, done: u64, per_world: u64) -> String;

    /// In a table: this policy reaches more.
    fn reaches_more(&self, name: &str) -> String;
    /// In a table: this policy reaches more, but perhaps it does not matter.
    fn reaches_more_perhaps_too_little(&self, name: &str) -> String;
    /// In a table: no difference that matters.
    fn no_difference(&self) -> String;
    /// In a table: these trials do not tell.
    fn undecided(&self) -> String;
}

impl dyn Words + '_ {
    /// The verdict: what a reader should know first, a sentence or two per item.
    pub fn verdict(&self, answers: &Answers) -> Vec<String> {
        let best = answers.leader();
        let reach = best.reach.interval();
        let judgement = Judgement::of(answers);
        let headline = format!("{}.", self.reach_finding(answers));
        let mut sentences = match (&judgement, answers.main_contest()) {
            (Judgement::NobodyReached, _) => vec![headline, self.nobody_reached(answers)],
            (Judgement::Ahead(closest), Some(main)) if closest.importance == Importance::Certain => {
                self.comparison(answers, &main, &judgement)
            }
            // Where nobody is clearly ahead, that is the answer, and what follows is how far it goes.
            (_, Some(main)) => {
                let mut sentences = vec![headline];
                sentences.extend(self.comparison(answers, &main, &judgement));
                sentences
            }
            (_, None) => vec![self.reaches_alone(
                &self.named(&best.name),
                &self.percent_of(reach),
                &self.interval(&self.level_number(answers)),
                &self.percent_range(reach),
            )],
        };
        sentences.extend(self.money_verdict(answers));
        sentences.extend(self.of_the_run(answers));
        sentences
    }

    /// How the run differs from what was asked for.
    fn of_the_run(&self, answers: &Answers) -> Vec<String> {
        let mut sentences = vec![];
        if answers.interrupted {
            sentences.push(self.was_interrupted());
        }
        sentences.extend(self.ended_early(answers));
        if let Some(PrecisionReached { asked, reached, .. }) = answers.precision.filter(|precision| !precision.is_met) {
            let [asked, reached] = [asked, reached].map(|half_width| self.counted_points(half_width));
            sentences.push(self.precision_was_not_reached(&asked, &reached, answers.trials));
        }
        if answers.trials_asked > 0 && answers.trials > answers.trials_asked {
            let per_world = answers.trials / answers.worlds.max(1);
            sentences.push(self.worlds_are_whole(answers.trials_asked, answers.trials, per_world));
        }
        sentences
    }

    /// That a limit of readers ended trials, if it did.
    fn ended_early(&self, answers: &Answers) -> Option<String> {
        let most = self.count(answers.premises.max_readers?.into());
        let any = answers.policies.iter().filter(|policy| policy.over_limit > 0);
        let ended: Vec<String> = any
            .map(|policy| {
                let [ended, trials] = [policy.over_limit, answers.trials].map(|trials| self.count(trials));
                self.ended_under(&ended, &trials, &self.named(&policy.name))
            })
            .collect();
        (!ended.is_empty()).then(|| self.ended_at_most_readers(&most, &self.listed(&ended)))
    }

    /// The finding on a pair of policies in a few words, seen from `a`; names come as they stand in a sentence.
    pub fn pair_verdict(&self, verdict: Verdict, a: &str, b: &str) -> String {
        let ahead = match verdict.standing {
            Standing::Ahead => a,
            Standing::Behind => b,
            Standing::Same => return self.no_difference(),
            Standing::Unsettled => return self.undecided(),
        };
        match verdict.importance {
            Importance::None => self.no_difference(),
            Importance::Doubtful => self.reaches_more_perhaps_too_little(ahead),
            Importance::Certain => self.reaches_more(ahead),
        }
    }

    /// What there is to say where policies are compared.
    fn comparison(&self, answers: &Answers, main: &Contest, judgement: &Judgement) -> Vec<String> {
        let mut sentences = vec![self.main_sentence(answers, main), self.alone(answers, main)];
        sentences.extend(self.importance(main));
        // A single policy that is level with the best was named at the beginning.
        if !matches!(judgement, Judgement::Level { rivals, .. } if rivals.len() == 1) {
            sentences.extend(self.level_with_the_best(answers, main));
        }
        sentences.extend(self.the_rest(answers, main));
        sentences
    }

    fn main_sentence(&self, answers: &Answers, main: &Contest) -> String {
        let Contest {
            this,
            other,
            difference,
            ..
        } = main;
        let [this_reach, other_reach] = [this, other].map(|policy| policy.reach.interval());
        let ([this_share, other_share], shown) = self.subtraction(this_reach, other_reach, *difference);
        let duel = Duel {
            this: self.named(&this.name),
            this_share,
            other: self.named(&other.name),
            other_share,
            more: (difference.estimate != 0.0).then(|| self.counted_points_of(shown)),
            interval: self.interval(&self.level_number(answers)),
            range: self.points_range(shown),
        };
        match main.standing {
            Standing::Ahead | Standing::Behind => self.settled(&duel),
            Standing::Same | Standing::Unsettled => self.observed(&duel),
        }
    }

    fn alone(&self, answers: &Answers, main: &Contest) -> String {
        self.lone_successes(&LoneSuccesses {
            trials: answers.trials,
            shared_worlds: (answers.worlds != answers.trials).then_some(answers.worlds),
            this: self.named(&main.this.name),
            only_this: main.only_this,
            other: self.named(&main.other.name),
            only_other: main.only_other,
        })
    }

    fn importance(&self, main: &Contest) -> Option<String> {
        let points = self.counted_points(main.zone.half_width);
        let zone = if main.zone.is_relative {
            self.fifth_of_the_higher(&points)
        } else {
            points
        };
        match (main.standing, main.importance) {
            (Standing::Ahead | Standing::Behind, Importance::None) => Some(self.real_but_too_small(&zone)),
            (Standing::Ahead | Standing::Behind, Importance::Doubtful) => Some(self.real_but_perhaps_too_small(&zone)),
            (Standing::Ahead | Standing::Behind, Importance::Certain) => None,
            (Standing::Same, _) => Some(self.no_practical_difference(&zone)),
            (Standing::Unsettled, _) => {
                let trials = main.trials_to_decide.map(|trials| self.count(in_two_digits(trials)));
                let p = main.p_that_leaves_open().map(|p| self.p_value(p));
                Some(self.more_trials_may_tell(p.as_deref(), trials.as_deref()))
            }
        }
    }

    /// Sentences on the policies, other than those of the main sentence, that the leader does not clearly beat.
    fn level_with_the_best(&self, answers: &Answers, main: &Contest) -> Vec<String> {
        let others = answers.contests(main.this);
        let level = |standing| -> Vec<&str> {
            let stands = |contest: &&Contest| match standing {
                Standing::Same => contest.is_negligible(),
                _ => contest.standing == standing && !contest.is_negligible(),
            };
            let level = others
                .iter()
                .filter(stands)
                .filter(|contest| contest.other.place != main.other.place);
            level.map(|contest| contest.other.name.as_str()).collect()
        };
        let listed = |names: &[&str]| {
            if names.len() > MOST_NAMED {
                self.others(names.len())
            } else {
                self.names(names)
            }
        };
        let best = self.named(&main.this.name);
        let (same, unsettled) = (level(Standing::Same), level(Standing::Unsettled));
        let same = (!same.is_empty()).then(|| self.same_as_best(&best, &listed(&same)));
        let unsettled = (!unsettled.is_empty()).then(|| self.unsettled_with_best(&best, &listed(&unsettled)));
        same.into_iter().chain(unsettled).collect()
    }

    /// One sentence on the policies that the main sentence leaves out.
    fn the_rest(&self, answers: &Answers, main: &Contest) -> Option<String> {
        let told = [main.this.place, main.other.place];
        let rest: Vec<String> = answers
            .policies
            .iter()
            .filter(|policy| !told.contains(&policy.place))
            .map(|policy| {
                format!(
                    "{} {} ({})",
                    self.named(&policy.name),
                    self.percent_of(policy.reach.interval()),
                    self.percent_range(policy.reach.interval())
                )
            })
            .collect();
        match rest.len() {
            0 => None,
            1..=MOST_NAMED => Some(self.the_other_policies(&self.listed(&rest))),
            more => Some(self.the_others_are_in_the_table(more)),
        }
    }

    fn nobody_reached(&self, answers: &Answers) -> String {
        let reaches = answers.policies.iter().map(|policy| policy.reach.interval());
        let highest = reaches.max_by(|a, b| a.high.total_cmp(&b.high));
        self.the_chance_is_at_most(
            &self.interval(&self.level_number(answers)),
            &self.highest_percent(highest.expect("every scenario has a policy")),
        )
    }
}

/// `number`, or the next that has but two digits other than 0.
fn in_two_digits(number: u64) -> u64 {
    let mut unit = 1;
    while number / unit >= 100 {
        unit *= 10;
    }
    number.div_ceil(unit) * unit
}

#[cfg(test)]
mod tests {
    use super::super::Language;
    use super::*;

    #[test]
    fn every_kind_of_finding_has_its_words() {
        let said = |standing, importance| {
            let verdict = Verdict { standing, importance };
            let words = Language::English.words();
            let text = words.pair_verdict(verdict, "“a”", "“b”");
            assert_eq!(text, words.pair_verdict(verdict.reversed(), "“b”", "“a”"));
            text
        };
        assert_eq!(said(Standing::Ahead, Importance::Certain), "“a” is ahead");
        assert_eq!(said(Standing::Behind, Importance::Certain), "“b” is ahead");
        assert_eq!(
            said(Standing::Behind, Importance::Doubtful),
            "“b” is ahead, by a margin that may not matter"
        );
        assert_eq!(said(Standing::Ahead, Importance::None), "no practical difference");
        assert_eq!(said(Standing::Same, Importance::None), "no practical difference");
        for importance in [Importance::None, Importance::Doubtful, Importance::Certain] {
            assert_eq!(said(Standing::Unsettled, importance), "undecided");
        }
    }
}
