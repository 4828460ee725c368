//! What the answers say, in plain sentences: the verdict on the terminal, the titles of charts, the text of the report.
//!
//! A sentence claims no more than the intervals allow: a policy is *ahead* only where the paired interval of the
//! difference lies above zero and the adjusted p-value is small; a difference that cannot exceed the zone of no practical
//! difference is called one that does not matter; everything else is *too close to call*.
//!
//! What is found is decided in [`crate::estimate`], once. How it is said is a matter of language: each topic has a trait with a method per
//! sentence, and each language implements all of them, so the compiler misses no word. Everything that draws or prints is
//! lent the [`Words`] of one language:
//!
//! ```
//! use whoknows::words::Language;
//!
//! assert_eq!(Language::English.words().percent(0.124), "12.4\u{a0}%");
//! assert_eq!(Language::German.words().percent(0.124), "12,4\u{a0}%");
//! ```
//!
//! ```text
//! number  naming  verdict  money                         what is found, as sentences of the traits
//! chart/                                                 what is found as titles, and what else stands on charts
//! network                                                what was read from a file
//! expectation                                            whether a run says what was expected
//! compare                                                what changes from one result to another
//! condition                                              what policies ask, and why they decline
//! contacts                                               what the firm's own contacts bring
//! story                                                  one trial told
//! channel                                                where the news went, and what each channel adds
//! campaign                                               how much earlier the first deal comes
//! what_if                                                what a page says around its engine
//! question                                               what came of sweeps, break-evens, many futures
//! table  page  assumption  parameter  progress           words where nothing needs to be decided
//! english/  german/                                      every trait, a file for a file
//! ```

mod assumption;
mod campaign;
mod cascade;
mod channel;
mod chart;
mod compare;
mod condition;
mod contacts;
mod english;
mod expectation;
mod german;
mod language;
mod money;
mod naming;
mod network;
mod number;
mod page;
mod parameter;
mod progress;
mod question;
mod shortening;
mod story;
mod table;
mod verdict;
mod what_if;

pub use assumption::{AssumptionWords, assumptions_without_estimate, try_out};
pub use campaign::{CampaignWords, FirstDealLead};
pub use cascade::CascadeWords;
pub use channel::ChannelWords;
pub use chart::{
    AdvantageWords, ChannelChartWords, ChartWords, CreditWords, FunnelWords, HopsWords, LooksWords, PeopleWords,
    ReachWords, SizesWords, Source, Subject, TimeWords, ValueWords,
};
pub use compare::CompareWords;
pub use condition::ConditionWords;
pub use contacts::{ContactWords, MostBrought};
pub use expectation::ExpectationWords;
pub use language::Language;
pub use money::{MoneyDuel, MoneyWords};
pub use naming::NamingWords;
pub use network::{NetworkWords, Nodes, Read};
pub use number::{Difference, Marks, NumberWords, Unit};
pub use page::{PageWords, Spread, Step, Tally};
pub use parameter::ParameterWords;
pub use progress::ProgressWords;
pub use question::QuestionWords;
pub use shortening::shortened;
pub use story::{Crowd, Likeness, Moment, Passage, StoryWords};
pub use table::TableWords;
pub use verdict::{Duel, LoneSuccesses, VerdictWords};
pub use what_if::WhatIfWords;

/// All that can be said, in one language.
pub trait Words:
    NumberWords
    + NamingWords
    + NetworkWords
    + VerdictWords
    + MoneyWords
    + ChartWords
    + ReachWords
    + AdvantageWords
    + TimeWords
    + CreditWords
    + LooksWords
    + HopsWords
    + FunnelWords
    + PeopleWords
    + SizesWords
    + ValueWords
    + CascadeWords
    + ChannelWords
    + ChannelChartWords
    + CampaignWords
    + TableWords
    + ExpectationWords
    + CompareWords
    + ConditionWords
    + ContactWords
    + PageWords
    + AssumptionWords
    + ProgressWords
    + StoryWords
    + ParameterWords
    + QuestionWords
    + WhatIfWords
    + Sync
{
}
