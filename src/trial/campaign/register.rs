//! Everybody who has asked over a campaign, and how each policy stands with them.

use super::super::{Setting, TrialLaw};
use super::law::ReleaseLaw;
use crate::circle::{AcceptanceLaw, Requester, Tally};
use crate::rng::{Chance, History, Purpose, Stream};
use crate::world::{Arrival, PersonId, PersonMap, World};

/// Everybody who has asked under some policy, and how each policy stands with them. Bits are those of policies.
#[derive(Debug, Default)]
pub struct Register {
    /// Those who are contacts now, on any layer.
    pub contacts: Vec<Requester>,
    /// The same people, with the policies that ever accepted them.
    pub ever: Vec<Requester>,
    pub place_of: PersonMap,
    /// Per policy: contacts now, each once.
    pub tallies: Vec<Tally>,
    pub layers: Vec<LayerRegister>,
}

/// The same on one layer.
#[derive(Debug, Default)]
pub struct LayerRegister {
    /// Those who are contacts here now.
    pub contacts: Vec<Requester>,
    /// By place: the place among those of all layers.
    pub index: Vec<u32>,
    /// By place: declined, and not gone since.
    pub declined: Vec<u64>,
    /// By place: under which policies they have asked.
    pub asked: Vec<u64>,
    /// By place: whose conditions their profiles meet.
    pub pleases: Vec<u64>,
    pub place_of: PersonMap,
    /// Per policy: contacts here now.
    pub accepted: Vec<u32>,
}

/// What became of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    Declined,
    /// Accepted; for the first time anywhere, or not.
    Accepted {
        is_new: bool,
    },
}

impl Register {
    pub fn start(&mut self, setting: &Setting, left_out: Option<usize>) {
        let whole = left_out.map_or(&setting.circle, |layer| &setting.channels[layer].without);
        self.contacts.clone_from(&whole.requesters);
        self.ever.clone_from(&whole.requesters);
        self.tallies.clone_from(&whole.tallies);
        self.place_of.clear();
        for (requester, place) in self.contacts.iter().zip(0..) {
            self.place_of.insert(requester.person, place);
        }
        self.layers
            .resize_with(setting.channels.len().max(1), LayerRegister::default);
        for (layer, here) in self.layers.iter_mut().enumerate() {
            if left_out == Some(layer) {
                here.start(&[], &vec![Tally::default(); whole.tallies.len()], 0..0);
            } else if let Some(channel) = setting.channels.get(layer) {
                here.start(&channel.requesters, &channel.tallies, channel.index.iter().copied());
            } else {
                here.start(&whole.requesters, &whole.tallies, 0..whole.requesters.len() as u32);
            }
        }
    }

    pub fn has_asked(&self, person: PersonId, layer: usize, policy: usize) -> bool {
        let here = &self.layers[layer];
        let place = here.place_of.get(person);
        place.is_some_and(|place| here.asked[place as usize] >> policy & 1 == 1)
    }

    /// Lets people go behind a release: one coin for each on each layer, whatever the policy.
    pub fn leave(&mut self, law: &TrialLaw, release: &ReleaseLaw, trial: History) {
        for (layer, here) in self.layers.iter_mut().enumerate() {
            let leave = trial.on_layer(layer as u32).stream(Purpose::Leave);
            here.leave((&release.leave[layer], &release.declined_leave[layer]), leave);
        }
        for contact in &mut self.contacts {
            *contact = Requester {
                accepted_by: 0,
                ..*contact
            };
        }
        for here in &self.layers {
            for (contact, &index) in here.contacts.iter().zip(&here.index) {
                self.contacts[index as usize].accepted_by |= contact.accepted_by;
            }
        }
        self.tallies = law.asking[0].acceptance.tallies(&self.contacts);
    }

    /// Answers somebody on a layer under a policy; none if the person has asked there before.
    pub fn answer<W: World>(
        &mut self,
        acceptance: &AcceptanceLaw,
        world: &W,
        (arrival, layer): (Arrival, usize),
        policy: usize,
    ) -> Option<Answer> {
        let place = self.place(acceptance, world, (arrival, layer));
        let by = 1 << policy;
        let here = &mut self.layers[layer];
        if here.asked[place] & by != 0 {
            return None;
        }
        here.asked[place] |= by;
        if here.pleases[place] & by == 0 || here.accepted[policy] >= acceptance.most_contacts(policy) {
            here.declined[place] |= by;
            return Some(Answer::Declined);
        }
        here.accepted[policy] += 1;
        here.contacts[place].accepted_by |= by;
        let index = here.index[place] as usize;
        if self.contacts[index].accepted_by & by == 0 {
            let tally = &mut self.tallies[policy];
            tally.accepted += 1;
            tally.spammers += u32::from(acceptance.is_spammer(arrival.segment));
            self.contacts[index].accepted_by |= by;
        }
        let is_new = self.ever[index].accepted_by & by == 0;
        self.ever[index].accepted_by |= by;
        Some(Answer::Accepted { is_new })
    }

    /// The place of somebody on a layer, who is entered if there is none yet.
    pub fn place<W: World>(
        &mut self,
        acceptance: &AcceptanceLaw,
        world: &W,
        (arrival, layer): (Arrival, usize),
    ) -> usize {
        let here = &mut self.layers[layer];
        if let Some(place) = here.place_of.get(arrival.person) {
            return place as usize;
        }
        let requester = Requester {
            person: arrival.person,
            segment: arrival.segment,
            accepted_by: 0,
        };
        let index = self.place_of.get(arrival.person).unwrap_or_else(|| {
            let index = self.contacts.len() as u32;
            self.place_of.insert(arrival.person, index);
            self.contacts.push(requester);
            self.ever.push(requester);
            index
        });
        here.enter(requester, index, acceptance.pleases(world, arrival))
    }
}

impl LayerRegister {
    /// Those who asked before the first release; of each the place among those of all layers.
    pub fn start(&mut self, requesters: &[Requester], tallies: &[Tally], index: impl Iterator<Item = u32>) {
        let everybody = u64::MAX >> (64 - tallies.len());
        self.contacts.clear();
        self.contacts.extend_from_slice(requesters);
        self.index.clear();
        self.index.extend(index);
        self.declined.clear();
        let declined = |requester: &Requester| everybody & !requester.accepted_by;
        self.declined.extend(requesters.iter().map(declined));
        self.asked.clear();
        self.asked.resize(requesters.len(), everybody);
        // Nobody of these asks again.
        self.pleases.clear();
        self.pleases.resize(requesters.len(), 0);
        self.place_of.clear();
        for (requester, place) in requesters.iter().zip(0..) {
            self.place_of.insert(requester.person, place);
        }
        self.accepted.clear();
        self.accepted.extend(tallies.iter().map(|tally| tally.accepted));
    }

    /// Enters somebody who asks for the first time under any policy.
    pub fn enter(&mut self, requester: Requester, index: u32, pleases: u64) -> usize {
        let place = self.contacts.len();
        self.place_of.insert(requester.person, place as u32);
        self.contacts.push(requester);
        self.index.push(index);
        self.declined.push(0);
        self.asked.push(0);
        self.pleases.push(pleases);
        place
    }

    pub fn leave(&mut self, (leaves, declined_leaves): (&Chance, &Chance), leave: Stream) {
        for (place, contact) in self.contacts.iter_mut().enumerate() {
            if contact.accepted_by | self.declined[place] == 0 {
                continue;
            }
            let coin = leave.bits(contact.person.key(), 0);
            if declined_leaves.happens(coin) {
                self.declined[place] = 0;
            }
            if leaves.happens(coin) {
                for (policy, accepted) in self.accepted.iter_mut().enumerate() {
                    *accepted -= u32::from(contact.is_accepted_by(policy));
                }
                contact.accepted_by = 0;
            }
        }
    }
}
