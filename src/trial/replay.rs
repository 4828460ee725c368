//! One trial told whole: what a story needs beyond outcomes.

use super::{Outcome, Setting, Stage, TrialLaw, play_each};
use crate::circle::{Requester, Unmet};
use crate::rng::History;
use crate::spread::Read;
use crate::world::{Audience, PersonId, Watch, World};
use std::collections::BTreeMap;

/// All that happened in one trial, under every policy.
#[derive(Clone, Debug, PartialEq)]
pub struct Replay {
    /// Those who asked to connect, in order of arrival.
    pub requesters: Vec<Requester>,
    /// Per requester, per policy: the conditions that the profile does not meet.
    pub unmet: Vec<Vec<Vec<Unmet>>>,
    /// Per policy: what it got, as [`super::play`] says it.
    pub outcomes: Vec<Outcome>,
    /// Per policy: everybody who read, in order of time; `source` counts within the list.
    pub reads: Vec<Vec<Read>>,
    /// Of those who passed the news on under some policy: how many people hear them.
    pub audiences: BTreeMap<PersonId, u32>,
}

/// Plays one trial under every policy and keeps everything.
pub fn replay<W: World>(law: &TrialLaw, world: &W, setting: &Setting, trial: History, stage: &mut Stage) -> Replay {
    let (mut outcomes, mut reads) = (Vec::new(), Vec::new());
    play_each(law, world, setting, trial, &Watch::never(), stage, |row| {
        outcomes.push(row.outcome);
        reads.push(row.reads.to_vec());
    });
    let unmet_by = |requester: &Requester| {
        (0..law.acceptance.policies())
            .map(|policy| law.acceptance.unmet(world, *requester, policy))
            .collect()
    };
    let tellers = reads.iter().flatten().filter(|read| read.reposted || read.forwarded);
    Replay {
        unmet: setting.requesters.iter().map(unmet_by).collect(),
        requesters: setting.requesters.clone(),
        audiences: tellers
            .map(|read| (read.person, world.audience(read.person).len()))
            .collect(),
        outcomes,
        reads,
    }
}
