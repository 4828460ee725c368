//! Words of the report that surround its figures.

use crate::scenario::World;

/// How news spreads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spread {
    /// Noticing, reposting, forwarding, ageing.
    InFeeds,
    /// A textbook cascade.
    Textbook,
}

/// A step of the model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// People and who hears whom.
    World,
    /// Who asks to connect.
    Requests,
    /// Whom each policy accepts.
    Answers,
    /// How well the firm is heard.
    Attention,
    /// Posts and who notices them.
    News,
    /// Reposts and forwards.
    PassingOn,
    /// What a success is.
    Success,
    /// Trials and comparisons.
    Trials,
}

/// How the settings of a scenario are known: how many of each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// All settings that have an effect, those of segments included.
    pub all: usize,
    /// At their defaults, which are guesses, or have no solid estimate.
    pub guessed: usize,
    /// At their defaults, which rest on published or trade figures.
    pub measured: usize,
    /// Set in the scenario.
    pub set_here: usize,
}

/// How a language says what stands in the report around its figures. Names come as they stand in a sentence.
pub trait PageWords {
    // The frame
    /// What the answer is not.
    fn not_a_forecast(&self, trials: &str) -> String;
    /// The same on slides, whose last ones have the assumptions.
    fn not_a_forecast_on_slides(&self) -> &'static str;
    /// Name of the list of contents.
    fn contents(&self) -> &'static str;
    /// Heading.
    fn policies_heading(&self) -> &'static str;
    /// Heading.
    fn pictures_heading(&self) -> &'static str;
    /// Heading.
    fn assumptions_heading(&self) -> &'static str;
    /// Heading.
    fn method_heading(&self) -> &'static str;
    /// Heading.
    fn comparisons_heading(&self) -> &'static str;
    /// Heading.
    fn credit_heading(&self) -> &'static str;
    /// Heading.
    fn settings_heading(&self) -> &'static str;
    /// Heading.
    fn reproduce_heading(&self) -> &'static str;
    /// The last line.
    fn made_by(&self, version: &str) -> String;
    /// On narrow screens, above what is wider.
    fn swipe(&self) -> &'static str;

    // The policies
    /// What the table shows.
    fn policies_note(&self, intervals: &str, with_hops: bool) -> String;
    /// Name of the table.
    fn policies_table(&self) -> &'static str;
    /// Name of the policy.
    fn policy_head(&self) -> &'static str;
    /// Reach.
    fn reach_head(&self) -> &'static str;
    /// Reach at one hop.
    fn one_hop_head(&self) -> &'static str;
    /// Requests accepted.
    fn accepted_head(&self) -> &'static str;
    /// Share of spammers among them.
    fn spam_head(&self) -> &'static str;
    /// People who read.
    fn people_head(&self) -> &'static str;
    /// Reposts and forwards.
    fn passed_on_head(&self) -> &'static str;
    /// Median time to reach.
    fn time_head(&self) -> &'static str;
    /// Hops of the first chain.
    fn hops_head(&self) -> &'static str;
    /// Mean value of a trial.
    fn value_head(&self) -> &'static str;

    /// What each policy accepts: what the list says.
    fn rules_note(&self) -> &'static str;
    /// A policy without conditions.
    fn accepts_everybody(&self) -> &'static str;
    /// Whom a policy accepts: those who meet these conditions.
    fn accepts_those(&self, conditions: &str) -> String;
    /// A policy that declines everybody.
    fn accepts_nobody(&self) -> &'static str;
    /// The policy that others are compared with.
    fn is_baseline(&self) -> &'static str;

    // Pictures
    /// How to read figures off a picture.
    fn pointing_note(&self) -> &'static str;
    /// What is seen, folded.
    fn in_words(&self) -> &'static str;
    /// Heading of the story.
    fn story_heading(&self) -> &'static str;

    // Assumptions without a solid estimate
    /// Heading.
    fn change_heading(&self) -> &'static str;
    /// What to type to see.
    fn try_head(&self) -> &'static str;
    /// What the table shows; so many are in force.
    fn assumptions_note(&self, in_force: usize) -> String;
    /// Behind it, where nothing says what they do to the answer; so many are in force, one at least.
    fn effect_not_computed(&self, in_force: usize) -> &'static str;
    /// Behind it, where a section says what each does to the answer.
    fn effect_computed(&self) -> String;
    /// Name of the table.
    fn assumptions_table(&self) -> &'static str;
    /// How many settings are guesses.
    fn assumptions_tally(&self, tally: Tally) -> String;
    /// Name of the table of all settings.
    fn all_assumptions_table(&self) -> &'static str;
    /// How it is known.
    fn evidence_head(&self) -> &'static str;
    /// Heading of the kinds of people.
    fn segments_heading(&self) -> &'static str;
    /// What the table of the kinds of people shows.
    fn segments_note(&self) -> &'static str;
    /// How many people: a share of those left, or as many as a file says.
    fn people_of_segment_head(&self) -> &'static str;
    /// Mean relevance.
    fn relevance_head(&self) -> &'static str;
    /// Mean apparent value.
    fn apparent_value_head(&self) -> &'static str;
    /// Relative rate of requests.
    fn request_rate_head(&self) -> &'static str;
    /// Chance of reposting.
    fn repost_head(&self) -> &'static str;
    /// Chance of forwarding.
    fn forward_head(&self) -> &'static str;
    /// As many as a file says.
    fn as_in_file(&self) -> &'static str;
    /// A kind of people that decides.
    fn decision_maker(&self) -> &'static str;
    /// A kind of people that spams.
    fn spammer(&self) -> &'static str;
    /// Heading of the works named as evidence.
    fn references_heading(&self) -> &'static str;
    /// The key.
    fn assumption_head(&self) -> &'static str;
    /// Its value.
    fn here_head(&self) -> &'static str;
    /// Its meaning.
    fn meaning_head(&self) -> &'static str;
    /// Heading.
    fn limits_heading(&self) -> &'static str;
    /// What the model leaves out; so many people read through the wire, which stands for press and advertising, and people hear each
    /// other on so many channels, or in one place where there are none; so many releases, or one where there is no campaign.
    fn limits(&self, wire: u32, channels: usize, releases: usize) -> String;

    // How the answer was got
    /// Name of a step.
    fn step(&self, step: Step) -> &'static str;
    /// How the people came about, and who of them decides; so many people and arcs were read, where that is known.
    fn method_world(&self, world: &World, read: Option<(u64, u64)>, decision_makers: &[String]) -> String;
    /// That people hear each other on channels of these names, of which other numbers may hold than are told further on.
    fn method_channels(&self, names: &str) -> String;
    /// How many ask to connect, and the share of them who come through an earlier one.
    fn method_requests(&self, requests: u64, closure: &str) -> String;
    /// How policies answer; the share of those declined who stay.
    fn method_answers(&self, stay: &str) -> String;
    /// How often the firm posts, who notices, and, where it does, how fast interest fades `[hours]`.
    fn method_news(&self, spread: Spread, posts: usize, half_life: Option<f64>) -> String;
    /// How many read through the wire: more than none.
    fn method_wire(&self, wire: u32) -> String;
    /// How news is passed on.
    fn method_passing_on(&self, spread: Spread) -> &'static str;
    /// By when it counts `[hours]`.
    fn method_success(&self, horizon: f64) -> String;
    /// What a success is worth: chances of a deal; whether the wire costs anything.
    fn method_value(&self, close: &str, close_forwarded: &str, wire_is_paid: bool) -> String;
    /// How policies are compared; worlds where trials share them; level of the intervals, `95 %`.
    fn method_luck(&self, shared_worlds: Option<u64>, level: &str, trials: u64) -> String;
    /// What chances instead of counts mean; `ratio`: at least so many times as many counted trials would say as much.
    fn method_chances(&self, ratio: f64) -> String;

    // Every comparison
    /// In place of the table.
    fn single_policy(&self) -> &'static str;
    /// What the table shows.
    fn comparisons_note(&self, intervals: &str) -> String;
    /// Name of the table.
    fn comparisons_table(&self) -> &'static str;
    /// The two policies.
    fn pair_head(&self) -> &'static str;
    /// One policy less another.
    fn pair(&self, a: &str, b: &str) -> String;
    /// The difference.
    fn difference_head(&self) -> &'static str;
    /// Trials in which only the first reached.
    fn only_first_head(&self) -> &'static str;
    /// Trials in which only the second reached.
    fn only_second_head(&self) -> &'static str;
    /// Trials in which both reached.
    fn both_head(&self) -> &'static str;
    /// Trials in which neither reached.
    fn neither_head(&self) -> &'static str;
    /// What was found.
    fn verdict_head(&self) -> &'static str;

    // How single trials differ
    /// Heading.
    fn percentiles_heading(&self) -> &'static str;
    /// What the tables show.
    fn percentiles_note(&self) -> &'static str;
    /// The middle one.
    fn median_head(&self) -> &'static str;
    /// The largest of all trials.
    fn largest_head(&self) -> &'static str;

    // Who carried it
    /// What the tables show.
    fn credit_note(&self) -> &'static str;
    /// Heading of one policy's table.
    fn under_policy(&self, policy: &str) -> String;
    /// Name of one policy's table.
    fn credit_table(&self, policy: &str) -> String;
    /// Segment of the person at the start.
    fn segment_head(&self) -> &'static str;
    /// Share of successes.
    fn share_head(&self) -> &'static str;
    /// Head of the column of those whom the policy declines itself.
    fn declined_by_itself(&self, policy: &str) -> String;
    /// What that column means.
    fn declined_by_itself_note(&self, policy: &str) -> String;

    // Settings and how to do it again
    /// What folds out.
    fn settings_summary(&self) -> &'static str;
    /// What to do, around the name of the file: before, after.
    fn reproduce(&self) -> (&'static str, &'static str);
    /// Version of the program.
    fn version_term(&self) -> &'static str;
    /// Seed of the run.
    fn seed_term(&self) -> &'static str;
    /// Digest of the scenario.
    fn digest_term(&self) -> &'static str;
    /// Trials done.
    fn trials_term(&self) -> &'static str;
    /// Behind the trials done.
    fn interrupted_remark(&self) -> &'static str;
}
