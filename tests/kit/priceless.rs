//! The plain scenario of relations that hold trial by trial.

use super::scenario;
use whoknows::scenario::Scenario;

/// A plain world without any price of openness and without forwards, in which more contacts can never lose a reader.
pub struct Priceless {
    pub seed: u64,
    pub enthusiasm_spread: f64,
    pub mixing: f64,
    pub declined_stay: f64,
    pub notice: f64,
}

impl Priceless {
    /// Its policies are listed from the most open to the strictest; each accepts a subset of those before it.
    pub fn scenario(&self) -> Scenario {
        let Self {
            seed,
            enthusiasm_spread,
            mixing,
            declined_stay,
            notice,
        } = self;
        scenario(&format!(
            r#"
            seed = {seed}
            [world]
            people = 600
            enthusiasm_spread = {enthusiasm_spread}
            [world.network]
            mean_audience = 12
            mixing = {mixing}
            [[segment]]
            name = "executive"
            count = 20
            decision_maker = true
            forward = 0
            [[segment]]
            name = "anybody"
            fraction = 1
            relevance = 0.4
            repost = 0.4
            forward = 0
            [[segment]]
            name = "spammer"
            fraction = 0.2
            spam = true
            looks_spam = 0.8
            forward = 0
            [[policy]]
            name = "open"
            [[policy]]
            name = "no spam"
            reject_spam = true
            [[policy]]
            name = "relevant"
            reject_spam = true
            min_relevance = 0.4
            [[policy]]
            name = "nobody"
            accept_none = true
            [requests]
            count = 60
            [circle]
            dilution = 0
            spam_penalty = 0
            declined_stay = {declined_stay}
            [attention]
            notice = {notice}
            [experiment]
            trials = 60
            "#
        ))
    }
}
