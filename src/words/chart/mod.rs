//! Words on charts: a file per chart, with the same file in every language.

mod advantage;
mod channels;
mod credit;
mod every;
mod funnel;
mod hops;
mod looks;
mod people;
mod reach;
mod sizes;
mod time;
mod value;

pub use advantage::AdvantageWords;
pub use channels::ChannelChartWords;
pub use credit::CreditWords;
pub use every::{ChartWords, Source, Subject};
pub use funnel::FunnelWords;
pub use hops::HopsWords;
pub use looks::LooksWords;
pub use people::PeopleWords;
pub use reach::ReachWords;
pub use sizes::SizesWords;
pub use time::TimeWords;
pub use value::ValueWords;
