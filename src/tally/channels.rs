//! What is counted of channels under one policy.

use super::{PairTally, Yardstick};
use crate::trial::{Outcome, Route};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What is counted of channels under one policy; every trial has a world of its own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ChannelTally {
    /// Trials that reached, by the channels of the first and the last link.
    pub routes: BTreeMap<Route, u64>,
    /// By channel: what trials bring, against the same trials without the firm there.
    pub adds: Vec<PairTally>,
}

impl ChannelTally {
    /// Nothing seen yet of so many channels.
    pub fn new(channels: usize) -> Self {
        Self {
            routes: BTreeMap::new(),
            adds: vec![PairTally::new(1); channels],
        }
    }

    /// Takes in one more trial: what it brought, and what it would have brought without each channel.
    pub(super) fn observe(&mut self, outcome: &Outcome, without: &[Outcome], yardstick: Option<Yardstick>) {
        if let Some(first) = outcome.first {
            *self.routes.entry(first.route).or_default() += 1;
        }
        for (pair, without) in self.adds.iter_mut().zip(without) {
            pair.observe(std::iter::once((outcome, without)), yardstick);
        }
    }

    /// Takes in what `other` has seen.
    pub(super) fn merge(&mut self, other: &Self) {
        for (&route, count) in &other.routes {
            *self.routes.entry(route).or_default() += count;
        }
        for (pair, other) in self.adds.iter_mut().zip(&other.adds) {
            pair.merge(other);
        }
    }
}
