//! Charts in English.

use super::English;
use super::number::words;
use crate::words::{ChartWords, NumberWords, Source, Subject};

impl ChartWords for English {
    fn label(&self, subject: Subject) -> &'static str {
        match subject {
            Subject::Reach => "Reach",
            Subject::Advantage => "Advantage",
            Subject::Time => "Time",
            Subject::Credit => "Credit: who it began with",
            Subject::Hops => "Hops",
            Subject::Funnel => "Funnel",
            Subject::People => "People over time",
            Subject::Sizes => "Sizes of cascades",
            Subject::Value => "Value",
            Subject::Network => "Who read",
            Subject::Change => "Change",
            Subject::Chain => "The chain",
        }
    }

    fn footer(&self, title: &str) -> String {
        format!("{title} · what happens in this model, not a forecast")
    }

    fn source(&self, source: &Source) -> String {
        let part = source
            .part
            .map_or(String::new(), |(shown, all)| format!("{shown} of {all} policies · "));
        format!(
            "{part}{}{} · {} · seed {} · whoknows {}",
            self.trials(source.trials),
            if source.interrupted { ", interrupted" } else { "" },
            source.intervals,
            source.seed,
            source.version
        )
    }

    fn wire_reads_at_once(&self, wire: u32) -> String {
        format!(
            "{} read the wire at the start, whatever the policy",
            words().persons(wire.into())
        )
    }

    fn reach_subtitle_with_one_hop(&self) -> String {
        "How often a decision-maker reads the news, in this model; hatched: one hop only, with reposts and forwards off"
            .to_owned()
    }

    fn reach_subtitle(&self) -> String {
        "How often a decision-maker reads the news, in this model; one hop only, with reposts and forwards off: \
         0\u{a0}% for all"
            .to_owned()
    }

    fn reach_alt(&self, rows: &str) -> String {
        format!("Bars of how often each policy reaches a decision-maker. {rows}.")
    }

    fn reach_row(&self, name: &str, share: &str, range: &str, one_hop: &str) -> String {
        format!("{name}: {share} of trials ({range}); without reposts and forwards {one_hop}")
    }

    fn one_hop_alone(&self, share: &str) -> String {
        format!("one hop only {share}")
    }

    fn reach_axis(&self) -> &'static str {
        "Share of trials that reach a decision-maker"
    }

    fn advantage_subtitle(&self, base: &str) -> String {
        format!(
            "How much more or less often than {base}, in this model; every policy met the same people, requests and luck"
        )
    }

    fn advantage_subtitle_alone(&self) -> String {
        "Every policy is compared with the baseline; each meets the same people, requests and luck".to_owned()
    }

    fn advantage_alt(&self, base: &str, rows: &str) -> String {
        format!("How much more or less often than {base}, in percentage points. {rows}.")
    }

    fn advantage_of_nothing(&self) -> String {
        "With a second policy, this chart would show what it gains or loses.".to_owned()
    }

    fn points_head(&self) -> &'static str {
        "points"
    }

    fn zone(&self, points: &str) -> String {
        format!("shaded: no practical difference, less than {points}")
    }

    fn zone_of_a_fifth(&self) -> String {
        "shaded: no practical difference, at most a fifth of the higher reach".to_owned()
    }

    fn less_often(&self) -> &'static str {
        "← less often"
    }

    fn more_often(&self) -> &'static str {
        "more often →"
    }

    fn points_axis(&self) -> &'static str {
        "Percentage points, more or less often"
    }

    fn time_subtitle(&self) -> String {
        "Share of trials in which a decision-maker has read by then, with its interval, in this model".to_owned()
    }

    fn time_alt(&self, horizon: f64, ends: &str) -> String {
        let time = words().duration(horizon);
        format!("Curves of the share of trials in which a decision-maker has read, over {time}. At the end: {ends}.")
    }

    fn curves_coincide(&self, policies: &str) -> String {
        format!("The curves of {policies} lie on one another")
    }

    fn many_curves_coincide(&self, curves: usize) -> String {
        format!("{curves} curves lie on one another")
    }

    fn axis_ends(&self, end: f64, horizon: f64, rest: Option<&str>) -> String {
        let (end, horizon) = (words().duration(end), words().duration(horizon));
        match rest {
            Some(rest) => format!("Shown: the first {end} of {horizon}; after that no curve rises by more than {rest}"),
            None => format!("Shown: the first {end} of {horizon}; after that no curve rises"),
        }
    }

    fn between_sentences(&self) -> &'static str {
        ". "
    }

    fn time_mark(&self, hours: f64, rows: &str) -> String {
        format!("After {}:\n{rows}", words().duration(hours))
    }

    fn nobody_read_within(&self, horizon: f64) -> String {
        format!(
            "In no trial had a decision-maker read within {}.",
            words().duration(horizon)
        )
    }

    fn hours_axis(&self) -> &'static str {
        "Hours since the release"
    }

    fn days_axis(&self) -> &'static str {
        "Days since the release"
    }

    fn of_the_interest_left(&self) -> &'static str {
        "of the interest left"
    }

    fn firm_posts(&self, posts: usize) -> &'static str {
        if posts == 1 {
            "the firm posts"
        } else {
            "the firm’s posts"
        }
    }

    fn credit_subtitle(&self, successes: u64, policy: &str) -> String {
        format!(
            "{} under {policy} in this model, by segment of the first person in the chain; hatched: declined by the policy \
             above",
            self.successes(successes)
        )
    }

    fn credit_subtitle_of_nothing(&self) -> String {
        "Share of successes by segment of the person with whom the chain began, in this model".to_owned()
    }

    fn credit_alt(&self, rows: &str, silence: &str) -> String {
        format!("Bars of the share of successes by segment of the contact with whom the chain began. {rows}. {silence}")
    }

    fn no_success_began_with(&self, names: &str) -> String {
        format!("No success began with: {names}.")
    }

    fn no_success_began_with_many(&self, segments: usize) -> String {
        format!("No success began with any of {segments} other segments.")
    }

    fn other_segments(&self, segments: usize) -> String {
        format!("{segments} others")
    }

    fn all_under(&self, policy: &str) -> String {
        format!("All under {policy}")
    }

    fn declined_by(&self, policy: &str) -> String {
        format!("Declined by {policy}")
    }

    fn credit_of_nothing(&self) -> String {
        "No trial reached a decision-maker, so there is nobody to credit.".to_owned()
    }

    fn hops_subtitle(&self) -> String {
        hops_subtitle("the firm itself")
    }

    fn hops_subtitle_with_wire(&self) -> String {
        hops_subtitle("the firm or the wire itself")
    }

    fn hops_alt(&self, rows: &str) -> String {
        format!("Columns of how many hops the chain to the first decision-maker had, in shares of successes. {rows}.")
    }

    fn hops_mark(&self, policy: &str, hops: &str, share: &str) -> String {
        let plural = if hops == "1" { "" } else { "s" };
        format!("{policy}: {hops} hop{plural} in {share} of successes")
    }

    fn hops_spoken(&self, hops: &str, share: &str) -> String {
        let plural = if hops == "1" { "" } else { "s" };
        format!("{share} in {hops} hop{plural}")
    }

    fn no_success(&self) -> &'static str {
        "no success"
    }

    fn hops_of_nothing(&self) -> String {
        "No trial reached a decision-maker, so there is no chain to measure.".to_owned()
    }

    fn hops_axis(&self) -> &'static str {
        "Degrees from the firm (hops in the chain)"
    }
}

fn hops_subtitle(first: &str) -> String {
    format!(
        "Successes by length of the chain that first reached a decision-maker, in this model; 1 hop: the decision-maker read it from {first}"
    )
}
