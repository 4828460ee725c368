//! `[release]`: the news and how it is posted.

use super::evidence::{BITLY_2011, GRAFFIUS, convention, guess, trade};
use super::key::section;
use super::kind::{NOT_NEGATIVE, PEOPLE, POSITIVE, PROBABILITY, TIMES};

section! {
    /// `[release]`: the news and how it is posted.
    pub struct Release {
        /// Factor on everybody's interest.
        appeal: f64 = 1.0, NOT_NEGATIVE => convention(0.5, 2.0);
        /// Interest of somebody with no relevance at all, as a share of the interest of the most relevant.
        breadth: f64 = 0.2, PROBABILITY => guess(0.0, 0.5);
        /// Time after which interest has halved.
        half_life: f64 = 24.0, POSITIVE, "hours" => trade(&[GRAFFIUS, BITLY_2011]).guessed(2.8, 72.0);
        /// Time after which nothing counts.
        horizon: f64 = 336.0, POSITIVE, "hours" => convention(168.0, 672.0);
        /// Times at which the firm posts, counted from the release.
        posts: Vec<f64> = vec![0.0, 24.0], TIMES, "hours";
        /// People who read at time 0 whatever the policy.
        wire: u32 = 0, PEOPLE, "persons" => convention(0.0, 1000.0);
    }
}
