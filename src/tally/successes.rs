//! What is counted of the trials in which a policy reached a decision-maker.

use crate::spread::Way;
use crate::trial::FirstReach;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A kind of successes: how many of them each world has, against all of its successes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Successes of this kind.
    pub count: u64,
    /// Their number squared, summed over worlds.
    pub squares: i128,
    /// Their number times that of all successes of the world, summed over worlds.
    pub with_whole: i128,
}

impl Part {
    /// Takes in one more world: those of this kind, and all of them.
    pub fn observe(&mut self, count: u64, whole: u64) {
        self.count += count;
        self.squares += i128::from(count) * i128::from(count);
        self.with_whole += i128::from(count) * i128::from(whole);
    }

    /// Takes in what `other` has seen.
    pub fn merge(&mut self, other: &Self) {
        self.count += other.count;
        self.squares += other.squares;
        self.with_whole += other.with_whole;
    }
}

/// What is counted of the trials in which a policy reached a decision-maker.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Successes {
    /// All of them.
    pub whole: Part,
    /// Worlds that have any.
    pub worlds_with_any: u64,
    /// Those whose last link was a private forward.
    pub by_forward: u64,
    /// By hops of the first chain.
    pub hops: BTreeMap<u32, Part>,
    /// By segment of the evangelist; the last is the wire.
    pub evangelists: Vec<Part>,
    /// By policy: those that began with people whom it had not accepted.
    pub declined_by: Vec<Part>,
    /// The same by segment and policy: entry `segment · policies + policy`.
    pub declined: Vec<u64>,
}

impl Successes {
    /// Nothing seen yet.
    pub(super) fn new(segments: usize, policies: usize) -> Self {
        Self {
            whole: Part::default(),
            worlds_with_any: 0,
            by_forward: 0,
            hops: BTreeMap::new(),
            evangelists: vec![Part::default(); segments + 1],
            declined_by: vec![Part::default(); policies],
            declined: vec![0; segments * policies],
        }
    }

    /// Takes in the successes of one more world.
    pub(super) fn observe(&mut self, world: &[FirstReach]) {
        if world.is_empty() {
            return;
        }
        let whole = world.len() as u64;
        self.whole.observe(whole, whole);
        self.worlds_with_any += 1;
        let count =
            |is_counted: &dyn Fn(&FirstReach) -> bool| world.iter().filter(|first| is_counted(first)).count() as u64;
        self.by_forward += count(&|first| first.way == Way::Forward);
        let mut by_hops = BTreeMap::<u32, u64>::new();
        for first in world {
            *by_hops.entry(first.hops).or_default() += 1;
        }
        for (hops, alike) in by_hops {
            self.hops.entry(hops).or_default().observe(alike, whole);
        }
        let wire = self.evangelists.len() - 1;
        for (segment, part) in self.evangelists.iter_mut().enumerate() {
            let began = count(&|first| segment_of(first).unwrap_or(wire) == segment);
            if began > 0 {
                part.observe(began, whole);
            }
        }
        let policies = self.declined_by.len();
        for (policy, part) in self.declined_by.iter_mut().enumerate() {
            let declined = count(&|first| is_declined(first, policy));
            if declined > 0 {
                part.observe(declined, whole);
            }
        }
        for first in world {
            if let Some(segment) = segment_of(first) {
                for policy in (0..policies).filter(|&policy| is_declined(first, policy)) {
                    self.declined[segment * policies + policy] += 1;
                }
            }
        }
    }

    /// Takes in what `other` has seen.
    pub(super) fn merge(&mut self, other: &Self) {
        self.whole.merge(&other.whole);
        self.worlds_with_any += other.worlds_with_any;
        self.by_forward += other.by_forward;
        for (&hops, part) in &other.hops {
            self.hops.entry(hops).or_default().merge(part);
        }
        let parts = self.evangelists.iter_mut().chain(&mut self.declined_by);
        for (part, other) in parts.zip(other.evangelists.iter().chain(&other.declined_by)) {
            part.merge(other);
        }
        for (count, other) in self.declined.iter_mut().zip(&other.declined) {
            *count += other;
        }
    }

    /// How many began with people of a segment whom a policy had not accepted.
    pub fn declined(&self, segment: usize, policy: usize) -> u64 {
        self.declined[segment * self.declined_by.len() + policy]
    }
}

/// Whether a policy declined the evangelist.
fn is_declined(first: &FirstReach, policy: usize) -> bool {
    first.evangelist.is_declined_by(policy)
}

/// Segment of the evangelist; none for the wire.
fn segment_of(first: &FirstReach) -> Option<usize> {
    first.evangelist.segment().map(usize::from)
}
