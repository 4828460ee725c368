//! `[attention]`: who notices an item in the feed, and when.

use super::Delay;

/// `[attention]`.
#[derive(Clone, Debug, PartialEq)]
pub struct Attention {
    /// How the chance to notice depends on the number of followees.
    pub model: AttentionModel,
    /// Chance to notice an item at full strength with an empty feed.
    pub notice: f64,
    /// Followees at which that chance halves, > 0.
    pub span: f64,
    /// From the item's appearance to its being read: `delay_median`, `delay_spread`.
    pub delay: Delay,
}

/// `attention.model`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AttentionModel {
    /// notice / (1 + followees / span).
    Feed,
    /// notice.
    Constant,
    /// min(1, 1 / followees).
    Inverse,
}
