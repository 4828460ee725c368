//! Which contacts bring what: the credit of those who carried the news, by contact of a list.
//!
//! Of contacts whose lines say the same, nothing tells one from another: what each brings is the mean over them, so that no order
//! among them is told that chance alone has made. Only where a policy takes no more than so many contacts does their place in the
//! list matter, too, and each stands for itself.

use super::VERSION;
use super::prepared::StudyError;
use crate::contacts::Listed;
use crate::estimate::{Estimate, ScenarioIdentity, share_of_credit};
use crate::experiment::{Plan, Workspace};
use crate::scenario::{Policy, Scenario};
use crate::tally::{Part, SUCCESS};
use crate::trial::{Carried, Played};
use crate::world::Watch;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::ops::Range;

/// What contacts bring under one policy.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Ranking {
    /// Version of the program.
    pub version: String,
    /// Which scenario was simulated.
    pub scenario: ScenarioIdentity,
    /// Names of the policies.
    pub policies: Vec<String>,
    /// Place of the policy under which credit is shared out.
    pub policy: usize,
    /// Trials done.
    pub trials: u64,
    /// Those of them that reached a decision-maker under that policy.
    pub reached: u64,
    /// Contacts that are alike, the most credit first.
    pub kinds: Vec<KindOfContacts>,
}

/// Contacts of whom the list says the same.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KindOfContacts {
    /// Their segment; none where the list leaves it open.
    pub segment: Option<String>,
    /// Whether they have a bio; none likewise.
    pub bio: Option<bool>,
    /// Their pseudonyms, in order of the list.
    pub ids: Vec<String>,
    /// Share of the credit for the policy's successes that each of them brings on average.
    pub credit: Estimate,
    /// By policy: how often each of them is accepted `[0, 1]`.
    pub accepted_by: Vec<f64>,
}

/// The policy that asks least of contacts, by its place: under others, many bring nothing because they are declined.
pub fn most_open(scenario: &Scenario) -> usize {
    let asks = |policy: &Policy| {
        (
            policy.accept_none,
            policy.max_contacts.is_some(),
            policy.conditions().count(),
        )
    };
    let places = 0..scenario.policies.len();
    places.min_by_key(|&place| asks(&scenario.policies[place])).unwrap_or(0)
}

/// Ranks the contacts of a scenario that has a list of them, by what they bring under a policy; none if the watch was over before. `report`
/// is told how many trials are done.
///
/// # Errors
/// If the scenario cannot be simulated.
pub fn ranking(
    scenario: &Scenario,
    digest: &str,
    policy: usize,
    watch: &Watch<'_>,
    mut report: impl FnMut(u64),
) -> Result<Option<Ranking>, StudyError> {
    let plan = Plan::new(scenario).map_err(StudyError::Plan)?.with_carriers();
    let alike = Alike::of(scenario, plan.contacts().unwrap_or_default());
    let mut sums = Sums::new(&alike, scenario.policies.len());
    let worlds = plan.most_worlds();
    let stride = WORLDS_AT_ONCE * rayon::current_num_threads() as u64;
    for start in (0..worlds).step_by(stride as usize) {
        let jobs: Vec<u64> = (start..(start + stride).min(worlds))
            .step_by(WORLDS_PER_JOB as usize)
            .collect();
        let parts: Vec<Option<Sums>> = jobs
            .into_par_iter()
            .map_init(Workspace::default, |workspace, first| {
                let job = first..(first + WORLDS_PER_JOB).min(worlds);
                played(&plan, job, (&alike, policy), watch, workspace)
            })
            .collect();
        for part in parts {
            let Some(part) = part else { return Ok(None) };
            sums.merge(&part);
        }
        report(sums.trials);
    }
    Ok(Some(Ranking {
        version: VERSION.to_owned(),
        scenario: ScenarioIdentity {
            title: scenario.title.clone(),
            digest: digest.to_owned(),
            seed: scenario.seed,
        },
        policies: scenario.policies.iter().map(|policy| policy.name.clone()).collect(),
        policy,
        trials: sums.trials,
        reached: sums.reached,
        kinds: sums.kinds(&alike, plan.contacts().unwrap_or_default()),
    }))
}

/// Worlds that one thread plays before their sums are put together, and those between two reports.
const WORLDS_PER_JOB: u64 = 32;
const WORLDS_AT_ONCE: u64 = 256;

/// Which contacts are alike.
struct Alike {
    /// By contact: the kind.
    kind_of: Vec<usize>,
    /// By kind: its contacts, in order of the list.
    members: Vec<Vec<usize>>,
}

impl Alike {
    fn of(scenario: &Scenario, contacts: &[Listed]) -> Self {
        let is_limited = |policy: &Policy| !policy.accept_none && policy.max_contacts.is_some();
        let order_matters = scenario.policies.iter().any(is_limited);
        let mut kinds = BTreeMap::new();
        let mut alike = Self {
            kind_of: Vec::with_capacity(contacts.len()),
            members: Vec::new(),
        };
        for (number, contact) in contacts.iter().enumerate() {
            let place = order_matters.then_some(number);
            let kind = *kinds
                .entry((&contact.segment, contact.bio, place))
                .or_insert(alike.members.len());
            if kind == alike.members.len() {
                alike.members.push(Vec::new());
            }
            alike.members[kind].push(number);
            alike.kind_of.push(kind);
        }
        alike
    }
}

/// What whole worlds add up to, in whole numbers.
struct Sums {
    trials: u64,
    reached: u64,
    worlds_with_any: u64,
    whole: Part,
    /// By kind.
    credit: Vec<Part>,
    /// By kind and policy: how often one of them was accepted in a world.
    accepted: Vec<Vec<u64>>,
    worlds: u64,
}

impl Sums {
    fn new(alike: &Alike, policies: usize) -> Self {
        Self {
            trials: 0,
            reached: 0,
            worlds_with_any: 0,
            whole: Part::default(),
            credit: vec![Part::default(); alike.members.len()],
            accepted: vec![vec![0; policies]; alike.members.len()],
            worlds: 0,
        }
    }

    /// Takes in the trials of a world under the policy.
    fn observe<'c>(&mut self, alike: &Alike, successes: impl Iterator<Item = &'c Carried>) {
        let mut credit = vec![0; self.credit.len()];
        let mut whole = 0;
        for success in successes {
            let carriers = success.contacts.len() as u64 + u64::from(success.wire);
            let share = (SUCCESS + carriers / 2) / carriers.max(1);
            for carrier in &success.contacts {
                credit[alike.kind_of[carrier.place as usize]] += share;
            }
            whole += share * carriers;
            self.reached += 1;
        }
        if whole > 0 {
            self.worlds_with_any += 1;
            self.whole.observe(whole, whole);
            for (part, credit) in self.credit.iter_mut().zip(credit) {
                part.observe(credit, whole);
            }
        }
    }

    fn merge(&mut self, other: &Self) {
        self.trials += other.trials;
        self.reached += other.reached;
        self.worlds += other.worlds;
        self.worlds_with_any += other.worlds_with_any;
        self.whole.merge(&other.whole);
        for (part, other) in self.credit.iter_mut().zip(&other.credit) {
            part.merge(other);
        }
        for (counts, others) in self.accepted.iter_mut().zip(&other.accepted) {
            for (count, other) in counts.iter_mut().zip(others) {
                *count += other;
            }
        }
    }

    /// The kinds, the most credit for each first; of equals the first of the list.
    fn kinds(&self, alike: &Alike, contacts: &[Listed]) -> Vec<KindOfContacts> {
        let kind = |(kind, members): (usize, &Vec<usize>)| {
            let of_all = share_of_credit(&self.credit[kind], &self.whole, self.worlds_with_any);
            let number = members.len() as f64;
            let often = |count: &u64| *count as f64 / (number * self.worlds.max(1) as f64);
            let first = &contacts[members[0]];
            KindOfContacts {
                segment: first.segment.clone(),
                bio: first.bio,
                ids: members.iter().map(|&member| contacts[member].id.clone()).collect(),
                credit: Estimate {
                    estimate: of_all.estimate / number,
                    low: of_all.low / number,
                    high: of_all.high / number,
                },
                accepted_by: self.accepted[kind].iter().map(often).collect(),
            }
        };
        let mut kinds: Vec<KindOfContacts> = alike.members.iter().enumerate().map(kind).collect();
        kinds.sort_by(|a, b| b.credit.estimate.total_cmp(&a.credit.estimate));
        kinds
    }
}

/// What some worlds add up to; none if the watch was over before they were done.
fn played(
    plan: &Plan,
    worlds: Range<u64>,
    (alike, policy): (&Alike, usize),
    watch: &Watch<'_>,
    workspace: &mut Workspace,
) -> Option<Sums> {
    let policies = plan.scenario().policies.len();
    let mut sums = Sums::new(alike, policies);
    let mut rows = Played::default();
    for world in worlds {
        rows.truncate(0);
        if plan.play_trials(world, watch, workspace, &mut rows) < plan.trials_per_world() {
            return None;
        }
        sums.observe(alike, rows.carried.iter().skip(policy).step_by(policies).flatten());
        for (contact, requester) in workspace.requesters().iter().enumerate() {
            let accepted = &mut sums.accepted[alike.kind_of[contact]];
            for (policy, count) in accepted.iter_mut().enumerate() {
                *count += u64::from(requester.is_accepted_by(policy));
            }
        }
        sums.worlds += 1;
        sums.trials += plan.trials_per_world();
    }
    Some(sums)
}
