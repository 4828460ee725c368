//! What many trials leave behind: sums of whole numbers that merge in any order to the same bits.
//!
//! A [`Tally`] is all that estimates need of the trials that it has taken in, and it does not grow with them: a shard, a checkpoint or a
//! cell of a sweep is a tally. Where trials share worlds they are alike and the worlds are the sample, so every count is kept with
//! its square over worlds ([`WorldCounts`](crate::stats::nested::WorldCounts)), also behind a threshold that is chosen later
//! ([`Distribution`]).
//!
//! | file | has |
//! | --- | --- |
//! | `tally` | [`Tally`]: the counts of all policies and pairs |
//! | `policy`, `pair`, `successes` | what is counted of a policy, of two in the same trials, and of the trials that reached |
//! | `distribution` | how often each of many values was seen, exact or in bins |
//! | `expectation` | means of values that trials answer with instead of yes and no |
//! | `foretold` | what chances say: reach by when, by whom and how |
//! | `carriers` | who carried the news: each success shared out, by segment, by looks, by what people are like |
//! | `channels` | where the news went, and what each channel adds |
//! | `campaign` | what happened at each release |
//! | `product` | sums of products of two counts over worlds |
//! | `readers` | how many had read by when |
//! | `listener`, `outcomes` | whoever wants to see single rows, and rows that are kept in memory |
//! | `value` | what a trial was worth |

mod campaign;
mod carriers;
mod channels;
mod distribution;
mod expectation;
mod foretold;
mod listener;
mod outcomes;
mod pair;
mod policy;
mod product;
mod readers;
mod successes;
#[expect(clippy::module_inception, reason = "the room is named after what it makes")]
mod tally;
mod value;

pub use campaign::{ReleaseCounts, Yardstick};
pub use carriers::{CarrierTally, KindTally, LookTally, SUCCESS, TENTHS, TOPS};
pub use channels::ChannelTally;
pub use distribution::{Distribution, of_ranks};
pub use expectation::Expectation;
pub use foretold::{ChancePart, ForetoldTally};
pub use listener::Listener;
pub use outcomes::Outcomes;
pub use pair::PairTally;
pub use policy::PolicyTally;
pub use product::{PART_OF_ONE, Product};
pub use readers::ReadersOverTime;
pub use successes::{Part, Successes};
pub use tally::Tally;
pub use value::{cost_weight, deals_worth, fixed_cost, reviewed, value_of};
