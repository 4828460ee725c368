//! One trial told whole: what a story needs beyond outcomes.

use super::{ChannelSetting, Outcome, ReleaseFigures, Setting, Stage, TrialLaw, play_each};
use crate::circle::{Requester, Unmet};
use crate::rng::History;
use crate::spread::Read;
use crate::world::{Audience, PersonId, Watch, World};
use std::collections::BTreeMap;

/// All that happened in one trial, under every policy.
#[derive(Clone, Debug, PartialEq)]
pub struct Replay {
    /// Those who asked to connect, in order of arrival; over a campaign under whatever policy, with the policies that ever accepted them.
    pub requesters: Vec<Requester>,
    /// Per requester, per policy: the conditions that the profile does not meet.
    pub unmet: Vec<Vec<Vec<Unmet>>>,
    /// Per policy: what it got, as [`super::play`] says it.
    pub outcomes: Vec<Outcome>,
    /// Per policy: everybody who read, in order of time; `source` counts within the list.
    pub reads: Vec<Vec<Read>>,
    /// Per policy: what happened at each release of a campaign.
    pub releases: Vec<Vec<ReleaseFigures>>,
    /// By release of a campaign: the contacts of each policy then, as bits by place among the requesters; who asked later is not in it.
    pub contacts_at: Vec<Vec<u64>>,
    /// Of those who passed the news on under some policy: how many people hear them.
    pub audiences: BTreeMap<PersonId, u32>,
}

/// Plays one trial under every policy and keeps everything.
pub fn replay<W: World>(law: &TrialLaw, worlds: &[W], setting: &Setting, trial: History, stage: &mut Stage) -> Replay {
    let (mut outcomes, mut reads, mut releases) = (Vec::new(), Vec::new(), Vec::new());
    play_each(law, worlds, setting, trial, &Watch::never(), stage, |row| {
        outcomes.push(row.outcome);
        reads.push(row.reads.to_vec());
        releases.push(row.releases);
    });
    let (requesters, contacts_at) = match law.campaign {
        Some(_) => (stage.campaign.everybody(), stage.campaign.contacts_at().to_vec()),
        None => (&setting.circle.requesters[..], Vec::new()),
    };
    // Of somebody who asked on several channels, what counts is the first.
    let asked_on = |requester: &Requester| {
        if law.campaign.is_some() {
            return stage.campaign.asked_on(requester.person).unwrap_or(0);
        }
        let here = |channel: &ChannelSetting| channel.arrivals.place_of.get(requester.person).is_some();
        setting.channels.iter().position(here).unwrap_or(0)
    };
    let unmet_by = |requester: &Requester| {
        let layer = asked_on(requester);
        let unmet = |policy| law.asking[layer].acceptance.unmet(&worlds[layer], *requester, policy);
        (0..law.policies()).map(unmet).collect()
    };
    let audience_of = |person: PersonId| {
        let here = |world: &W| u64::from(world.audience(person).len());
        worlds.iter().map(here).sum::<u64>().try_into().unwrap_or(u32::MAX)
    };
    let tellers = reads.iter().flatten().filter(|read| read.reposted || read.forwarded);
    Replay {
        unmet: requesters.iter().map(unmet_by).collect(),
        requesters: requesters.to_vec(),
        releases,
        contacts_at,
        audiences: tellers.map(|read| (read.person, audience_of(read.person))).collect(),
        outcomes,
        reads,
    }
}
