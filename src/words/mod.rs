//! What the answers say, in plain sentences: the verdict on the terminal, the titles of charts, the text of the report.
//!
//! A sentence claims no more than the intervals allow: a policy is *ahead* only where the paired interval of the
//! difference lies above zero and the adjusted p-value is small; a difference that cannot exceed the zone of no practical
//! difference is called one that does not matter; everything else is *too close to call*.

mod assumption;
mod contest;
mod credit;
mod finding;
mod naming;
mod number;
mod verdict;

pub use assumption::hangs_on;
pub use contest::{Contest, baseline, contest, contests, leader};
pub use credit::{declined_share, most_open, stricter, successes, without_success};
pub use finding::{advantage_finding, credit_finding, hops_finding, reach_finding, time_finding};
pub use naming::{listed, named, sentence};
pub use number::{
    compact_percent, count, counted, counted_points, counted_points_of, duration, gain_of, gain_with_interval,
    highest_percent, level, mean, mean_of, mean_range, p_value, people, percent, percent_of, percent_range,
    percent_with_interval, points, points_range, rough_percent,
};
pub use verdict::verdict;
