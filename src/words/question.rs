//! The questions that a client asks next: what if, where does it flip, what does it depend on, what should we do.

use super::{Difference, Words};
use crate::estimate::Estimate;

/// How a language says what came of them. Names of policies and figures come as they stand in a sentence.
pub trait QuestionWords {
    /// Heading of a sweep.
    fn sweep_heading(&self) -> &'static str;
    /// Heading of break-evens.
    fn breakeven_heading(&self) -> &'static str;
    /// Heading of assumptions one at a time.
    fn tornado_heading(&self) -> &'static str;
    /// Heading of assumptions that matter together.
    fn influences_heading(&self) -> &'static str;
    /// Heading of many futures.
    fn futures_heading(&self) -> &'static str;
    /// Heading of tuned policies.
    fn optimum_heading(&self) -> &'static str;

    /// What is about to be simulated, and how long it will take.
    fn about_to(&self, points: &str, trials: &str, time: &str) -> String;
    /// How much was simulated: so many points, so many trials at each.
    fn effort(&self, points: &str, trials: &str) -> String;
    /// How reach was got: by chances, or by counting.
    fn by_chances(&self, is_conditional: bool) -> &'static str;
    /// So many of the points that were asked for are done.
    fn stopped_early(&self, done: &str, planned: &str) -> String;
    /// An axis whose values are factors on what is written.
    fn factor_on(&self, meaning: &str) -> String;
    /// A factor on what is written, behind "at".
    fn times_here(&self, value: &str) -> String;
    /// An assumption of one segment or policy.
    fn assumption_of(&self, meaning: &str, table: &str) -> String;

    /// One policy is ahead at every point.
    fn ahead_everywhere(&self, name: &str, points: &str) -> String;
    /// How many points a policy is ahead at.
    fn ahead_at(&self, name: &str, here: &str) -> String;
    /// Where nobody is ahead.
    fn nobody_ahead_at(&self, here: &str) -> String;
    /// What stands in front of the parts of such a sentence.
    fn of_points(&self, points: &str, parts: &str) -> String;
    /// Only one policy, from the lowest reach to the highest.
    fn reach_moves(&self, name: &str, low: &str, high: &str) -> String;

    /// The leader falls behind above a value, or below it.
    fn flips(&self, leader: &str, rival: &str, what: &str, value: &str, range: &str, falls: bool) -> String;
    /// The leader stays ahead from one value to another.
    fn stays_ahead(&self, leader: &str, what: &str, from: &str, to: &str) -> String;
    /// It is behind all along.
    fn stays_behind(&self, leader: &str, what: &str, from: &str, to: &str) -> String;
    /// No difference that matters all along.
    fn stays_level(&self, leader: &str, what: &str, from: &str, to: &str) -> String;
    /// Never behind, but level somewhere.
    fn never_behind(&self, leader: &str, what: &str, from: &str, to: &str) -> String;
    /// The trials do not tell.
    fn flip_unknown(&self, leader: &str, what: &str, from: &str, to: &str) -> String;
    /// How the intervals of break-evens were got.
    fn breakeven_note(&self, level: &str) -> String;
    /// So many of several assumptions flip it.
    fn flips_of(&self, leader: &str, flipping: &str, all: &str) -> String;
    /// None of several assumptions flips it.
    fn none_flips(&self, leader: &str, all: &str) -> String;

    /// The lead survives every assumption.
    fn survives_all(&self, leader: &str, rival: &str, assumptions: &str) -> String;
    /// The lead survives all but so many ends.
    fn survives_but(&self, leader: &str, rival: &str, assumptions: &str, exceptions: &str, list: &str) -> String;
    /// `two exceptions`, behind "with".
    fn exceptions(&self, count: u64) -> String;
    /// What matters most together with the others.
    fn matters_most(&self, what: &str) -> String;
    /// Nobody is ahead to begin with; of all ends, at how many the leader is ahead, and behind.
    fn no_lead_to_survive(&self, leader: &str, ends: &str, ahead: &str, behind: &str) -> String;
    /// What moves the reach of the only policy most.
    fn moves_reach_most(&self, what: &str, low_value: &str, low: &str, high_value: &str, high: &str) -> String;
    /// So many assumptions leave the lead alone, of all.
    fn survives_count(&self, leader: &str, rival: &str, surviving: &str, all: &str) -> String;
    /// Another policy is ahead at this end.
    fn end_overtaken(&self, what: &str, value: &str, best: &str) -> String;
    /// Nobody is ahead at this end by what matters.
    fn end_level(&self, what: &str, value: &str) -> String;
    /// These trials do not tell at this end.
    fn end_open(&self, what: &str, value: &str) -> String;
    /// What moves the lead most.
    fn moves_most(&self, what: &str, low_value: &str, low: &str, high_value: &str, high: &str) -> String;
    /// There is nothing to vary.
    fn nothing_uncertain(&self) -> String;
    /// There is one policy: what moves its reach.
    fn one_policy_depends(&self, name: &str, assumptions: &str) -> String;
    /// How the pass over the assumptions was made.
    fn tornado_note(&self, assumptions: &str, trials: &str) -> String;
    /// More ends than can be listed.
    fn and_more(&self, count: &str) -> String;

    /// How often a policy is best, and how much is lost with it at most.
    fn best_in(&self, name: &str, share: &str, range: &str, futures: &str) -> String;
    /// How much it loses at most.
    fn never_worse_than(&self, points: &str) -> String;
    /// It is never behind the best.
    fn never_worse(&self) -> String;
    /// When another policy is best.
    fn rule(&self, policy: &str, sides: &str, coverage: &str, density: &str, judges: &str) -> String;
    /// Nothing simple says when.
    fn no_rule(&self) -> String;
    /// A side of a rule.
    fn at_least(&self, what: &str, value: &str) -> String;
    /// A side of a rule.
    fn at_most(&self, what: &str, value: &str) -> String;
    /// Both sides of a rule.
    fn between_values(&self, what: &str, low: &str, high: &str) -> String;
    /// What futures are.
    fn futures_note(&self, futures: &str, trials: &str) -> String;
    /// So many sets had to be drawn in.
    fn sets_drawn_in(&self, drawn_in: &str, all: &str) -> String;
    /// What the columns of influences are.
    fn influences_note(&self, walks: &str, rows: &str) -> String;

    /// The best values found, and what they give.
    fn tuned(&self, policy: &str, values: &str, figure: &str, range: &str) -> String;
    /// Better than what is written by so much.
    fn tuned_gains(&self, by: &str, range: &str) -> String;
    /// No better than what is written, as far as these trials tell.
    fn tuned_gains_nothing(&self, by: &str, range: &str) -> String;
    /// How it was found and judged.
    fn tuned_note(&self, candidates: &str, trials: &str) -> String;

    /// At the value of the scenario.
    fn as_in_scenario(&self) -> &'static str;
    /// At the best value found.
    fn best_found(&self) -> &'static str;
    /// Footer: the trials are those of each point.
    fn at_each_point(&self, source: &str) -> String;
    /// A curve for those who do not see it.
    fn goes_from(&self, name: &str, first: &str, last: &str) -> String;
    /// What is drawn of a sweep over one key.
    fn reach_over(&self, what: &str) -> String;
    /// To whom slides are presented.
    fn for_client(&self, client: &str) -> String;
    /// Heading of when another policy is best.
    fn rule_heading(&self) -> &'static str;
    /// A rule in a line, for a picture.
    fn rule_title(&self, policy: &str, sides: &str) -> String;
    /// What is drawn of a rule; it may ask one assumption more than the two that are drawn.
    fn rule_subtitle(&self, asks_more: bool) -> String;
    /// What is drawn of points that have names.
    fn reach_at_points(&self) -> &'static str;
    /// What is drawn of a sweep over two keys.
    fn map_subtitle(&self) -> &'static str;
    /// What is drawn of assumptions one at a time.
    fn tornado_subtitle(&self, leader: &str, rival: Option<&str>, is_part: bool) -> String;
    /// A lead at an end.
    fn lead_at(&self, lead: &str, value: &str) -> String;
    /// Axis of leads.
    fn lead_axis(&self) -> &'static str;
    /// Axis of the reach of the only policy.
    fn reach_axis_of_lead(&self) -> &'static str;
    /// What is drawn of many futures.
    fn futures_subtitle(&self, futures: &str) -> String;
    /// Axis of shares of futures.
    fn futures_axis(&self) -> &'static str;
    /// The most that is lost.
    fn at_worst(&self, points: &str) -> String;
    /// The lead of a policy, as a curve is named.
    fn lead_of(&self, name: &str) -> String;
    /// What is drawn of a break-even.
    fn flips_subtitle(&self, leader: &str) -> String;
    /// What is drawn of a tuned policy.
    fn tuned_subtitle(&self, name: &str) -> String;
    /// A short time.
    fn seconds(&self, count: &str) -> String;
    /// Heading of what to do.
    fn recommendation_heading(&self) -> &'static str;
    /// The policy to follow, and what it accepts.
    fn recommended(&self, name: &str, accepts: &str) -> String;
    /// These policies are level: reach does not tell which to follow.
    fn nothing_recommended(&self, names: &str) -> String;
    /// In front of what would make it wrong.
    fn wrong_if(&self) -> &'static str;
    /// Head of the column of the policy that is ahead.
    fn ahead_head(&self) -> &'static str;
    /// In that column: nobody.
    fn nobody_ahead(&self) -> &'static str;
    /// Head of the column of assumptions.
    fn assumption_column(&self) -> &'static str;
    /// Head of the column of keys.
    fn key_column(&self) -> &'static str;
    /// Heads of a low end and a high end.
    fn end_heads(&self) -> [&'static str; 2];
    /// Head of the column of leads.
    fn lead_column(&self) -> &'static str;
    /// Head of the column of break-evens.
    fn flips_at_column(&self) -> &'static str;
    /// In that column: nowhere.
    fn nowhere(&self) -> &'static str;
    /// In that column: the trials do not tell.
    fn untold(&self) -> &'static str;
    /// Head of the column of where it was looked for.
    fn looked_for_column(&self) -> &'static str;
    /// Heads of: best, level, behind; lost in half, in nineteen of twenty, at most.
    fn futures_heads(&self) -> [&'static str; 6];
    /// Heads of: effect, spread, share alone, share with others.
    fn influences_heads(&self) -> [&'static str; 4];
    /// Head of the column of points.
    fn point_column(&self) -> &'static str;
}

impl dyn Words + '_ {
    /// An assumption in a sentence: what it is, and of whom, as far as its key says.
    pub fn called(&self, path: &str, key: Option<&str>) -> String {
        let Some((key, meaning)) = key.and_then(|key| Some((key, self.meaning(key)?))) else {
            return path.to_owned();
        };
        let stem = key.rsplit_once('.').map_or("", |(stem, _)| stem);
        let table = path
            .strip_prefix(stem)
            .and_then(|rest| rest.strip_prefix('.'))
            .and_then(|rest| rest.rsplit_once('.'))
            // A share by name of channel lies a step deeper.
            .map(|(table, _)| table.strip_suffix(".on").unwrap_or(table).trim_matches('"'));
        let meaning = self.name_of_assumption(key).unwrap_or(meaning);
        match table {
            Some("*") | None => meaning.to_owned(),
            Some(table) => self.assumption_of(meaning, &self.named(table)),
        }
    }

    /// The same along an axis, whose values may be factors.
    pub fn called_along(&self, path: &str, key: Option<&str>, scales: bool) -> String {
        let called = self.called(path, key);
        if scales && called != path {
            self.factor_on(&called)
        } else {
            called
        }
    }

    /// A value of an assumption beside its name: `0.31`, or `× 0.5` of a factor.
    pub fn beside(&self, value: String, scales: bool) -> String {
        if scales { format!("×\u{a0}{value}") } else { value }
    }

    /// The same in a sentence, behind "at": `0.5 times the value here`.
    pub fn in_sentence(&self, value: String, scales: bool) -> String {
        if scales { self.times_here(&value) } else { value }
    }

    /// A lead with its sign, in points: `+5.3 points`.
    pub fn lead(&self, lead: Estimate) -> String {
        self.gain_of(Difference::alone(lead))
    }

    /// Where a lead may lie: `4.9 to 5.7`.
    pub fn lead_range(&self, lead: Estimate) -> String {
        self.points_range(Difference::alone(lead))
    }

    /// A lead with its interval: `+5.3 [4.9, 5.7]`.
    pub fn lead_with_interval(&self, lead: Estimate) -> String {
        self.gain_with_interval(Difference::alone(lead))
    }

    /// A value of a key in as many digits as the interval around it supports.
    pub fn value_between(&self, value: f64, low: f64, high: f64) -> String {
        let decimals = if high > low {
            (1.0 - (high - low).log10()).ceil().clamp(0.0, 12.0) as i32
        } else {
            12
        };
        let scale = 10_f64.powi(decimals);
        self.setting((value * scale).round() / scale)
    }

    /// How long something takes: `4 seconds`, `3 minutes`.
    pub fn about_time(&self, seconds: f64) -> String {
        if seconds < 90.0 {
            self.seconds(&self.count(seconds.ceil().max(1.0) as u64))
        } else {
            self.duration(seconds / 3600.0)
        }
    }

    /// A value of a key, in as many digits as anybody asks for: `0.31`, `25 000`.
    pub fn value_of_key(&self, value: f64) -> String {
        self.setting(rounded(value, 3))
    }
}

/// To so many digits that count, of whole numbers to all of them.
fn rounded(value: f64, digits: i32) -> f64 {
    if value == 0.0 || value == value.round() {
        return value;
    }
    let magnitude = value.abs().log10().floor() as i32;
    let scale = 10_f64.powi((digits - 1 - magnitude).clamp(-12, 12));
    (value * scale).round() / scale
}
