//! The words of the chart of people: how many have read by when.

use crate::estimate::{Answers, PeoplePoint};
use crate::words::Words;

/// How a language says what the chart shows, and what stands on it. Names come as they stand in a sentence, figures as text, and
/// `rows` are what is drawn for those who do not see it, already joined.
pub trait PeopleWords {
    /// Title: readers by the end in the middle trial, and between which numbers nine of ten trials lie.
    fn people_in_the_median_trial(&self, policy: &str, median: u32, range: &str) -> String;
    /// Title and picture where nobody was counted.
    fn nobody_was_counted(&self) -> String;
    /// What is drawn.
    fn people_subtitle(&self) -> String;
    /// So many people: `1 reader`, `12 readers`.
    fn people_counted(&self, people: u64) -> String;
    /// What is seen, up to a horizon `[hours]`.
    fn people_alt(&self, horizon: f64, rows: &str) -> String;
    /// Readers by the end, beside a name.
    fn median_people(&self, median: u32, range: &str) -> String;
}

impl dyn Words + '_ {
    /// Title of the chart of people over time.
    pub fn people_finding(&self, answers: &Answers) -> String {
        let best = answers.leader();
        let Some(last) = best.people_over_time.last() else {
            return self.nobody_was_counted();
        };
        self.people_in_the_median_trial(&self.named(&best.name), last.median, &self.nine_of_ten(last))
    }

    /// Readers by then: the median, and between which numbers nine trials of ten lie.
    pub fn readers_by_then(&self, point: &PeoplePoint) -> String {
        self.median_people(point.median, &self.nine_of_ten(point))
    }

    /// Between which numbers of readers nine trials of ten lie: `12 to 310`.
    fn nine_of_ten(&self, point: &PeoplePoint) -> String {
        let [low, high] = [point.p05, point.p95].map(|people| self.count(people.into()));
        if low == high { low } else { self.range(&low, &high) }
    }
}
