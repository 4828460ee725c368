//! What is said while a run goes on.

/// How a language says how far a run is.
pub trait ProgressWords {
    /// Template of the bar's text: `{human_pos}` trials done, `{human_len}` planned, `{eta}` time left.
    fn progress(&self) -> &'static str;
    /// A large network file is being read.
    fn reading(&self, path: &str) -> String;
    /// Charts and pages are being made.
    fn writing(&self) -> &'static str;
    /// Interrupted before there was anything to save.
    fn nothing_saved(&self) -> &'static str;
    /// Where the report is.
    fn report_at(&self, path: &str) -> String;
}
