//! Words on charts, where nothing needs to be decided.

use super::Words;

/// What a chart is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// How often each policy reaches.
    Reach,
    /// How much more often than the baseline.
    Advantage,
    /// By when.
    Time,
    /// With whom the chains began.
    Credit,
    /// How long the chains are.
    Hops,
    /// From requests to reach.
    Funnel,
    /// How many have read by when.
    People,
    /// How many have read in how many trials.
    Sizes,
    /// What a trial is worth.
    Value,
    /// Everybody who read in one trial.
    Network,
    /// The chain of one trial.
    Chain,
    /// What changes from one result to another.
    Change,
}

/// Where the numbers of a chart come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source<'a> {
    /// Policies shown, where these are not all: shown, all.
    pub part: Option<(usize, usize)>,
    /// Trials done.
    pub trials: u64,
    /// Whether the run was interrupted.
    pub interrupted: bool,
    /// What the intervals are called: `95 % intervals`.
    pub intervals: String,
    /// Seed of the run.
    pub seed: u64,
    /// Version of the program.
    pub version: &'a str,
}

/// How a language says what stands on charts. Names come as they stand in a sentence, figures as text, and `rows` are
/// what is drawn for those who do not see it, already joined.
pub trait ChartWords {
    // Every chart
    /// What a chart is about, in a list of contents.
    fn label(&self, subject: Subject) -> &'static str;
    /// Footer, left: the scenario, and that this is no forecast.
    fn footer(&self, title: &str) -> String;
    /// Footer, right: where the numbers come from.
    fn source(&self, source: &Source) -> String;

    /// Behind what is drawn: so many people, more than none, read through the wire under every policy.
    fn wire_reads_at_once(&self, wire: u32) -> String;

    // Reach
    /// What is drawn, where some policy reached at one hop.
    fn reach_subtitle_with_one_hop(&self) -> String;
    /// What is drawn, where no policy reached at one hop.
    fn reach_subtitle(&self) -> String;
    /// What is seen.
    fn reach_alt(&self, rows: &str) -> String;
    /// A row for those who do not see it.
    fn reach_row(&self, name: &str, share: &str, range: &str, one_hop: &str) -> String;
    /// Reach at one hop, beside a bar.
    fn one_hop_alone(&self, share: &str) -> String;
    /// The axis.
    fn reach_axis(&self) -> &'static str;

    // Advantage
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

    // Time
    /// What is drawn.
    fn time_subtitle(&self) -> String;
    /// What is seen, up to a horizon `[hours]`.
    fn time_alt(&self, horizon: f64, ends: &str) -> String;
    /// Curves that lie on one another, of these policies.
    fn curves_coincide(&self, policies: &str) -> String;
    /// The same, of more than can be named.
    fn many_curves_coincide(&self, curves: usize) -> String;
    /// That an axis ends at a time before the horizon `[hours]`, and by how much curves still rise after it, if they do.
    fn axis_ends(&self, end: f64, horizon: f64, rest: Option<&str>) -> String;
    /// What stands between two sentences of which the first has no full stop.
    fn between_sentences(&self) -> &'static str;
    /// Where the curves are at a time `[hours]`, pointed at.
    fn time_mark(&self, hours: f64, rows: &str) -> String;
    /// In place of a picture where nobody read within a horizon `[hours]`.
    fn nobody_read_within(&self, horizon: f64) -> String;
    /// The axis, in hours.
    fn hours_axis(&self) -> &'static str;
    /// The axis, in days.
    fn days_axis(&self) -> &'static str;
    /// Beside the marks of half-lives.
    fn of_the_interest_left(&self) -> &'static str;
    /// Beside the marks of posts, of which there are so many.
    fn firm_posts(&self, posts: usize) -> &'static str;

    // Credit
    /// What is drawn.
    fn credit_subtitle(&self, successes: u64, policy: &str) -> String;
    /// What would be drawn, where nobody reached.
    fn credit_subtitle_of_nothing(&self) -> String;
    /// What is seen.
    fn credit_alt(&self, rows: &str, silence: &str) -> String;
    /// Segments with whom no success began.
    fn no_success_began_with(&self, names: &str) -> String;
    /// The same, where they are too many to name.
    fn no_success_began_with_many(&self, segments: usize) -> String;
    /// So many small segments in one row.
    fn other_segments(&self, segments: usize) -> String;
    /// Head of the column of all successes.
    fn all_under(&self, policy: &str) -> String;
    /// Head of the column of those whom a policy declines.
    fn declined_by(&self, policy: &str) -> String;
    /// A bar, pointed at: segment, head of the column, share.
    fn credit_mark(&self, segment: &str, head: &str, share: &str) -> String {
        format!("{segment} · {head}: {share}")
    }
    /// In place of a picture where nobody reached.
    fn credit_of_nothing(&self) -> String;

    // Hops
    /// What is drawn.
    fn hops_subtitle(&self) -> String;
    /// What is drawn, where the wire may have been first.
    fn hops_subtitle_with_wire(&self) -> String;
    /// What is seen.
    fn hops_alt(&self, rows: &str) -> String;
    /// A column, pointed at: policy, hops, share.
    fn hops_mark(&self, policy: &str, hops: &str, share: &str) -> String;
    /// A column for those who do not see it: hops, share.
    fn hops_spoken(&self, hops: &str, share: &str) -> String;
    /// In place of shares where a policy had no success.
    fn no_success(&self) -> &'static str;
    /// In place of a picture where nobody reached.
    fn hops_of_nothing(&self) -> String;
    /// The axis.
    fn hops_axis(&self) -> &'static str;
}

impl dyn Words + '_ {
    /// What is drawn, and why curves do not begin at nothing where people read through the wire.
    pub fn with_wire(&self, subtitle: String, wire: u32) -> String {
        if wire == 0 {
            subtitle
        } else {
            format!("{subtitle}; {}", self.wire_reads_at_once(wire))
        }
    }
}
