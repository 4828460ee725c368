//! What is said while a run goes on.

/// How a language says how far a run is.
pub trait ProgressWords {
    /// Template of the bar's text: `{human_pos}` trials done, `{human_len}` planned, `{eta}` time left.
    fn progress(&self) -> &'static str;
    /// A large network file is being read.
    fn reading(&self, path: &str) -> String;
    /// Charts and pages are being made.
    fn writing(&self) -> &'static str;
    /// The assumptions are being varied.
    fn depending(&self) -> &'static str;
    /// How long a run of so many trials will take on so many threads; `at_most` if precision may end it sooner.
    fn long_run(&self, trials: &str, at_most: bool, threads: usize, time: &str) -> String;
    /// No trial was done in so many seconds, so the run takes more than so long.
    fn slow_trials(&self, seconds: &str, trials: &str, threads: usize, time: &str) -> String;
    /// Interrupted before there was anything to save.
    fn nothing_saved(&self) -> &'static str;
    /// Interrupted with trials saved to go on from.
    fn resumable(&self) -> &'static str;
    /// The rows of trials cannot be stored any more, and the run goes on.
    fn rows_not_stored(&self) -> &'static str;
    /// Where the report is.
    fn report_at(&self, path: &str) -> String;
}
