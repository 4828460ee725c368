//! The chart of a classic cascade, in English.

use super::English;
use crate::words::CascadeWords;

impl CascadeWords for English {
    fn half_and_tenth(&self, half: &str, tenth: &str, all: &str) -> String {
        format!("In half of the trials at least {half} of {all} nodes read it, in one of ten at least {tenth}")
    }

    fn half_or_more(&self, half: &str, all: &str) -> String {
        format!("In at least half of the trials {half} or more of {all} nodes read it")
    }

    fn always(&self, size: &str, all: &str) -> String {
        format!("In every trial {size} of {all} nodes read it")
    }

    fn cascade_subtitle(&self) -> &'static str {
        "Share of trials in which so many nodes or more read it, initial spreaders included; band: interval of the share"
    }

    fn mean_size(&self, mean: &str) -> String {
        format!("Mean: {mean} nodes")
    }

    fn mean_size_range(&self, level: &str, range: &str) -> String {
        format!("{level}\u{a0}% interval of the mean {range}")
    }

    fn cascade_alt(&self, title: &str, mean: &str) -> String {
        format!("A curve of the share of trials with so many readers or more, both axes logarithmic. {title}. {mean}.")
    }

    fn nodes_axis(&self) -> &'static str {
        "nodes that read it, or more"
    }
}
