//! Through whom, how and over how many steps a decision-maker is reached.

use crate::spread::{Evangelist, Way};

/// The last link of a chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// Who stands at hop 1.
    pub evangelist: Evangelist,
    /// The last link.
    pub way: Way,
    /// Links of the chain.
    pub hops: u32,
}

/// Chances of reach by who stands at hop 1, by the last link and by the number of hops.
///
/// The means over trials are those of counting the first chains; in a single trial a part may be negative, or more than the whole.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parts {
    /// All of them.
    pub whole: f64,
    /// Those whose last link is a forward.
    pub by_forward: f64,
    /// By segment at hop 1; the last is the wire.
    pub evangelists: Vec<f64>,
    /// By segment at hop 1, and policy that did not accept that person: entry `segment · policies + policy`.
    pub declined: Vec<f64>,
    /// By hops, from 1.
    pub hops: Vec<f64>,
    policies: usize,
}

impl Parts {
    /// Nothing yet.
    pub fn new(segments: usize, policies: usize) -> Self {
        Self {
            evangelists: vec![0.0; segments + 1],
            declined: vec![0.0; segments * policies],
            policies,
            ..Self::default()
        }
    }

    /// Adds the chance of a chain with this last link.
    ///
    /// # Panics
    /// If there is no place for anybody.
    pub fn add(&mut self, link: Link, chance: f64) {
        self.whole += chance;
        if link.way == Way::Forward {
            self.by_forward += chance;
        }
        let hop = link.hops.max(1) as usize - 1;
        if self.hops.len() <= hop {
            self.hops.resize(hop + 1, 0.0);
        }
        self.hops[hop] += chance;
        match link.evangelist {
            Evangelist::Wire => *self.evangelists.last_mut().expect("the wire has a place") += chance,
            // Chances have no form where anybody but contacts hears the firm.
            Evangelist::Visitor { segment } => self.evangelists[usize::from(segment)] += chance,
            Evangelist::Contact { segment, accepted_by } => {
                let segment = usize::from(segment);
                self.evangelists[segment] += chance;
                let by_policy = &mut self.declined[segment * self.policies..][..self.policies];
                for (policy, declined) in by_policy.iter_mut().enumerate() {
                    if accepted_by >> policy & 1 == 0 {
                        *declined += chance;
                    }
                }
            }
        }
    }
}
