//! The words of the chart of advantage: how much more often than the baseline.

use crate::estimate::{Answers, Contest, Importance, Judgement, Standing};
use crate::words::{Difference, Words};

/// How a language says what the chart shows, and what stands on it. Names come as they stand in a sentence, figures as text, and
/// `rows` are what is drawn for those who do not see it, already joined.
pub trait AdvantageWords {
    /// What is drawn.
    fn advantage_subtitle(&self, base: &str) -> String;
    /// What would be drawn, where there is one policy.
    fn advantage_subtitle_alone(&self) -> String;
    /// What is seen.
    fn advantage_alt(&self, base: &str, rows: &str) -> String;
    /// In place of a picture where there is one policy.
    fn advantage_of_nothing(&self) -> String;
    /// Unit above the numbers.
    fn points_head(&self) -> &'static str;
    /// The zone of no practical difference, of so many points.
    fn zone(&self, points: &str) -> String;
    /// The zones of no practical difference, where a fifth of the higher reach makes any of them narrower.
    fn zone_of_a_fifth(&self) -> String;
    /// To the left of zero.
    fn less_often(&self) -> &'static str;
    /// To the right of zero.
    fn more_often(&self) -> &'static str;
    /// The axis.
    fn points_axis(&self) -> &'static str;
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
}

impl dyn Words + '_ {
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
}
