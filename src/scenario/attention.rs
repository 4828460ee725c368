//! `[attention]`: who notices an item in the feed, and when.

use super::Delay;
use super::evidence::guess;
use super::key::{choice, section};
use super::kind::{POSITIVE, PROBABILITY};

section! {
    /// `[attention]`: who notices an item in the feed, and when.
    pub struct Attention {
        /// How the chance to notice an item depends on the number of followees:
        /// "feed" is notice / (1 + followees / span), "constant" is notice, "inverse" is min(1, 1 / followees).
        model: AttentionModel = AttentionModel::Feed, AttentionModel::KIND;
        /// Chance to notice an item at full strength with an empty feed.
        notice: f64 = 0.3, PROBABILITY => guess(0.1, 0.6), ChanceToNotice;
        /// Followees at which that chance halves.
        span: f64 = 100.0, POSITIVE, "followees" => guess(30.0, 300.0), Feed;
        /// Median delay from an item's appearance to its being read.
        delay: Delay = Delay { median: 3.0, spread: 1.2 } => guess(0.5, 12.0);
    }
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

choice! { AttentionModel { Feed: "feed", Constant: "constant", Inverse: "inverse" } }
