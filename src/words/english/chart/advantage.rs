//! Words of the chart of advantage in English.

use crate::words::AdvantageWords;
use crate::words::english::English;

impl AdvantageWords for English {
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

    fn nothing_to_compare(&self) -> String {
        "Only one policy, so nothing to compare".to_owned()
    }

    fn beats(&self, name: &str, base: &str, points: &str, range: &str) -> String {
        format!("{name} succeeds more often than {base}, by {points} ({range})")
    }

    fn beats_by_perhaps_too_little(&self, name: &str, base: &str, points: &str, range: &str) -> String {
        format!("{name} succeeds more often than {base}, by {points} ({range}), perhaps too few to matter")
    }

    fn several_beat(&self, policies: usize, base: &str, points: &str, range: &str) -> String {
        format!("{policies} policies succeed more often than {base}, by up to {points} ({range})")
    }

    fn falls_behind(&self, name: &str, base: &str, points: &str, range: &str) -> String {
        format!("{name} succeeds less often than {base}, by {points} ({range})")
    }

    fn all_fall_behind(&self, base: &str, points: &str, range: &str) -> String {
        format!("Every other policy falls behind {base}, by up to {points} ({range})")
    }

    fn none_differs_enough(&self, base: &str) -> String {
        format!("No policy differs from {base} by enough to matter")
    }

    fn none_clearly_better(&self, base: &str) -> String {
        format!("No policy is clearly better than {base}")
    }
}
