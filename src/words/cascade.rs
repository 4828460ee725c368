//! Words on the chart of a classic cascade: how many nodes read it, in how many trials.

/// How a language says what this chart shows. Figures come as text.
pub trait CascadeWords {
    /// Title: how many nodes read in half of the trials at least, and in one of ten; `all` is their number in the network.
    fn half_and_tenth(&self, half: &str, tenth: &str, all: &str) -> String;
    /// Title where half of the trials have as many readers as one of ten.
    fn half_or_more(&self, half: &str, all: &str) -> String;
    /// Title where all trials have as many.
    fn always(&self, size: &str, all: &str) -> String;
    /// What is drawn.
    fn cascade_subtitle(&self) -> &'static str;
    /// The mean of all trials, above the curve.
    fn mean_size(&self, mean: &str) -> String;
    /// Its interval.
    fn mean_size_range(&self, level: &str, range: &str) -> String;
    /// What is seen.
    fn cascade_alt(&self, title: &str, mean: &str) -> String;
    /// The axis.
    fn nodes_axis(&self) -> &'static str;
}
