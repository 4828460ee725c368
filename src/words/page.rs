//! Words of the report that surround its figures.

/// Where the people of a world come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WorldMade {
    /// So many invented people, denser within communities.
    InCommunities(u64),
    /// So many invented people who hear one another at random.
    AtRandom(u64),
    /// A network file.
    FromFile,
}

/// How news spreads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spread {
    /// Noticing, reposting, forwarding, ageing.
    InFeeds,
    /// A textbook cascade.
    Textbook,
}

/// How a language says what stands in the report around its figures. Names come as they stand in a sentence.
pub trait PageWords {
    // The frame
    /// What the answer is not.
    fn not_a_forecast(&self, trials: &str) -> String;
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
    fn policies_note(&self, intervals: &str) -> String;
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

    // What the answer hangs on
    /// What the table shows.
    fn assumptions_note(&self) -> &'static str;
    /// Name of the table.
    fn assumptions_table(&self) -> &'static str;
    /// The key.
    fn assumption_head(&self) -> &'static str;
    /// Its value.
    fn here_head(&self) -> &'static str;
    /// Its meaning.
    fn meaning_head(&self) -> &'static str;
    /// Heading.
    fn limits_heading(&self) -> &'static str;
    /// What the model leaves out.
    fn limits(&self) -> &'static str;

    // How the answer was got
    /// What a trial is; how many ask to connect.
    fn method_world(&self, world: WorldMade, requests: u64) -> String;
    /// How news spreads; by when it counts `[hours]`.
    fn method_spread(&self, spread: Spread, horizon: f64) -> String;
    /// How policies are compared; worlds where trials share them; level of the intervals, `95 %`.
    fn method_luck(&self, shared_worlds: Option<u64>, level: &str, trials: u64) -> String;

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
