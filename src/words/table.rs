//! Heads of the tables on a terminal.

/// How a language heads the tables on a terminal; words may be wrapped at spaces.
pub trait TableWords {
    /// Name of the policy.
    fn policy_column(&self) -> &'static str;
    /// Reach with its interval at a level, `95 %`.
    fn reaches_column(&self, level: &str) -> String;
    /// Reach at one hop.
    fn one_hop_column(&self) -> &'static str;
    /// Requests accepted.
    fn contacts_column(&self) -> &'static str;
    /// People who read.
    fn readers_column(&self) -> &'static str;
    /// Median time to reach.
    fn median_time_column(&self) -> &'static str;
    /// In place of a time that there is not.
    fn never(&self) -> &'static str;
    /// Mean value of a trial in a currency.
    fn value_column(&self, currency: &str) -> String;
    /// Share of spammers.
    fn spam_column(&self) -> &'static str;
    /// The two policies compared.
    fn compared_column(&self) -> &'static str;
    /// Difference with its interval at a level, `95 %`.
    fn points_column(&self, level: &str) -> String;
    /// What was found.
    fn verdict_column(&self) -> &'static str;
    /// Adjusted p-value.
    fn p_column(&self) -> &'static str;
    /// Trials in which only the first reached.
    fn only_first_column(&self) -> &'static str;
    /// Trials in which only the second reached.
    fn only_second_column(&self) -> &'static str;
    /// Below a table: these columns have no room, which a width of so many characters gives them.
    fn columns_without_room(&self, columns: &[&str], width: usize) -> String;
}
