//! From tallies to answers: every figure with its uncertainty.
//!
//! [`answers()`] turns the [`Tally`](crate::tally::Tally) of an experiment into [`Answers`]: what each policy got, and how each pair compares. Where every trial has a world of its
//! own the trials are the sample: Wilson intervals for shares, paired intervals for differences. Where trials share
//! worlds ("nested") they are alike, and the worlds are the sample: Student's t over world means. [`StoppingRule`] says
//! when an experiment has been precise enough. Who is ahead of whom, and which pair a reader should see first, is asked of the answers
//! too: [`Judgement`], [`Contest`], [`MoneyContest`].
//!
//! Counts stay whole numbers to the end and sums are taken in order of the trials, so answers depend on nothing but the outcomes.

mod answers;
mod assemble;
mod at_level;
mod campaign;
mod carried;
mod carriers;
mod cascade_sizes;
mod chance_share;
mod change;
mod channels;
mod comparison;
mod contest;
mod credit;
mod decision;
mod expectation;
mod expected;
mod funnel;
mod hops;
mod judgement;
mod median_time;
mod money_contest;
mod people_over_time;
mod policy;
mod premises;
mod share;
mod stopping;
mod successes;
mod time;
mod value;
mod value_comparison;
mod verdict;

pub use answers::*;
pub use assemble::answers;
pub use at_level::difference_at;
pub use campaign::{CampaignAnswers, ReleaseAnswers, WaitComparison};
pub use carriers::{CarrierAnswers, Order, Ranking, share_of_credit};
pub use change::{Beside, Change, Luck, PolicyChange, RunFigure, TwoRuns};
pub use channels::{ChannelAdds, ChannelAnswers, RouteShare};
pub use contest::Contest;
pub use decision::{Decided, Decision, IntervalKind, Known, decide};
pub use expectation::Figures;
pub use judgement::Judgement;
pub use money_contest::MoneyContest;
pub use policy::reach;
pub use premises::Premises;
pub use share::share;
pub use stopping::StoppingRule;
pub use value_comparison::value_comparisons;
pub use verdict::{Importance, Standing, Verdict, Zone, trials_to_decide};

/// Level of every interval.
pub const LEVEL: f64 = 0.95;
