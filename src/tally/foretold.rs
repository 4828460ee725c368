//! What chances say of a policy: by when it reaches, and by whom and how.

use super::Expectation;
use super::policy::mean;
use crate::scenario::Scenario;
use crate::spread::GRID;
use crate::spread::prospect::{Foretold, Parts};
use serde::{Deserialize, Serialize};

/// Chances are summed as whole numbers of these.
const UNIT: f64 = 1.0 / (1_u64 << 20) as f64;

/// A part of the chances of reach: what worlds have of it, against all of theirs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChancePart {
    /// Sum over worlds.
    pub sum: i64,
    /// Sum of the squares.
    pub squares: i128,
    /// Sum of the products with the whole.
    pub with_whole: i128,
}

impl ChancePart {
    fn observe(&mut self, part: f64, whole: i64) {
        // Most parts of a trial are nothing.
        if part == 0.0 {
            return;
        }
        let part = units(part);
        self.sum += part;
        self.squares += i128::from(part) * i128::from(part);
        self.with_whole += i128::from(part) * i128::from(whole);
    }

    fn merge(&mut self, other: &Self) {
        self.sum += other.sum;
        self.squares += other.squares;
        self.with_whole += other.with_whole;
    }
}

fn units(chance: f64) -> i64 {
    libm::round(chance / UNIT) as i64
}

/// What chances say of one policy; whole numbers, so that parts merge in any order to the same bits.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ForetoldTally {
    /// Chance of reach by each time of the grid.
    pub by_hour: Vec<Expectation>,
    /// All of it.
    pub whole: ChancePart,
    /// What comes by a forward.
    pub by_forward: ChancePart,
    /// By segment at hop 1; the last is the wire.
    pub evangelists: Vec<ChancePart>,
    /// By policy that did not accept whoever stands at hop 1.
    pub declined_by: Vec<ChancePart>,
    /// By segment at hop 1 and such policy: entry `segment · policies + policy`.
    pub declined: Vec<ChancePart>,
    /// By hops, from 1.
    pub hops: Vec<ChancePart>,
}

impl ForetoldTally {
    /// Nothing seen yet of a policy of the scenario.
    pub fn new(scenario: &Scenario) -> Self {
        let (segments, policies) = (scenario.segments.len(), scenario.policies.len());
        Self {
            by_hour: vec![Expectation::default(); GRID],
            evangelists: vec![ChancePart::default(); segments + 1],
            declined_by: vec![ChancePart::default(); policies],
            declined: vec![ChancePart::default(); segments * policies],
            ..Self::default()
        }
    }

    /// Takes in what chances say of a policy in the trials of one more world: rows of so many policies.
    pub(super) fn observe(&mut self, world: &[Foretold], (policy, policies): (usize, usize)) {
        // Nearly always a world has one trial.
        if world.len() == policies {
            let row = &world[policy];
            self.observe_means(|of| of(row), row.parts.hops.len());
        } else {
            let rows = world.iter().skip(policy).step_by(policies);
            let most_hops = rows.clone().map(|row| row.parts.hops.len()).max().unwrap_or(0);
            self.observe_means(
                |of| mean(rows.clone().map(|row| Some(of(row)))).unwrap_or(0.0),
                most_hops,
            );
        }
    }

    fn observe_means(&mut self, mean_of: impl Fn(&dyn Fn(&Foretold) -> f64) -> f64, most_hops: usize) {
        for (time, expectation) in self.by_hour.iter_mut().enumerate() {
            expectation.observe(mean_of(&|row| row.by_hour[time]));
        }
        let part = |of: &dyn Fn(&Parts) -> f64| mean_of(&|row| of(&row.parts));
        let all = part(&|parts| parts.whole);
        let whole = units(all);
        self.whole.observe(all, whole);
        self.by_forward.observe(part(&|parts| parts.by_forward), whole);
        for (place, sums) in self.evangelists.iter_mut().enumerate() {
            sums.observe(part(&|parts| parts.evangelists[place]), whole);
        }
        for (place, sums) in self.declined.iter_mut().enumerate() {
            sums.observe(part(&|parts| parts.declined[place]), whole);
        }
        let policies = self.declined_by.len();
        for (policy, sums) in self.declined_by.iter_mut().enumerate() {
            let of_all = |parts: &Parts| parts.declined.iter().skip(policy).step_by(policies).sum();
            sums.observe(part(&of_all), whole);
        }
        self.with_hops(most_hops);
        for (hop, sums) in self.hops.iter_mut().enumerate() {
            sums.observe(part(&|parts| parts.hops.get(hop).copied().unwrap_or(0.0)), whole);
        }
    }

    /// Takes in what `other` has seen.
    pub(super) fn merge(&mut self, other: &Self) {
        for (expectation, other) in self.by_hour.iter_mut().zip(&other.by_hour) {
            expectation.merge(other);
        }
        self.with_hops(other.hops.len());
        let others = other.parts();
        for (part, other) in self.parts_mut().into_iter().zip(others) {
            part.merge(other);
        }
    }

    fn with_hops(&mut self, hops: usize) {
        if self.hops.len() < hops {
            self.hops.resize(hops, ChancePart::default());
        }
    }

    /// All parts, in one order.
    pub fn parts(&self) -> Vec<&ChancePart> {
        let lists = [&self.evangelists, &self.declined_by, &self.declined, &self.hops];
        [&self.whole, &self.by_forward]
            .into_iter()
            .chain(lists.into_iter().flatten())
            .collect()
    }

    /// The same, to be changed.
    pub fn parts_mut(&mut self) -> Vec<&mut ChancePart> {
        let lists = [
            &mut self.evangelists,
            &mut self.declined_by,
            &mut self.declined,
            &mut self.hops,
        ];
        [&mut self.whole, &mut self.by_forward]
            .into_iter()
            .chain(lists.into_iter().flatten())
            .collect()
    }
}
