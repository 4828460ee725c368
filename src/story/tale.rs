//! One trial as a story: the told policy in full, the others in short.

use super::find::{Picked, Why};
use super::names;
use crate::circle::Unmet;
use crate::experiment::Plan;
use crate::rng::History;
use crate::scenario::Scenario;
use crate::spread::{Read, Way};
use crate::trial::{Outcome, ReleaseFigures, Replay};
use crate::world::PersonId;
use std::collections::BTreeMap;

/// One trial, as it can be told.
#[derive(Clone, Debug, PartialEq)]
pub struct Story {
    /// Title of the scenario.
    pub title: String,
    /// Its seed.
    pub seed: u64,
    /// Which trial, under which policy, and why.
    pub picked: Picked,
    /// Number of its world.
    pub world: u64,
    /// Index of the policy whose refusals are marked; none if there is no other policy.
    pub rival: Option<usize>,
    /// Everybody who read under the told policy, in order of time.
    pub readers: Vec<Reader>,
    /// Those who asked to connect, in order of arrival.
    pub contacts: Vec<Contact>,
    /// The told chain, from hop 1: to the first decision-maker if there is one, else as far as the news got.
    pub chain: Vec<Link>,
    /// What became of it under every policy, in order of the scenario.
    pub policies: Vec<Elsewhere>,
    /// What happened at each release of a campaign under the told policy; empty without one. All else is of the release that is told.
    pub releases: Vec<ReleaseFigures>,
    /// Which of them is told, from 0.
    pub told_release: usize,
    /// Whose names the people of the chains bear.
    pub naming: Naming,
}

/// Whose names the people of a story bear.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Naming {
    /// Invented ones.
    Invented,
    /// Those of the nodes in the network file.
    Nodes,
    /// The firm's contacts bear their pseudonyms, everybody else an invented name.
    Contacts,
}

/// Somebody who read under the told policy.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reader {
    /// Index of the segment.
    pub segment: usize,
    /// Whether the segment decides.
    pub decides: bool,
    /// When `[hours since the release]`.
    pub hours: f64,
    /// Links from the firm or the wire.
    pub hops: u32,
    /// The last link.
    pub way: Way,
    /// Index of the reader it came from; none at hop 1.
    pub source: Option<usize>,
    /// Index among the contacts, if the person asked to connect.
    pub contact: Option<usize>,
    /// Whether the person showed it to the whole audience.
    pub reposted: bool,
    /// Whether the person sent it to one chosen person.
    pub forwarded: bool,
    /// Place in the told chain, from 0.
    pub link: Option<usize>,
}

/// Somebody who asked to connect.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Contact {
    /// Index of the segment.
    pub segment: usize,
    /// Bit j is set where policy j accepted this person.
    pub accepted_by: u64,
    /// Index among the readers of the told policy, if the person read.
    pub reader: Option<usize>,
}

impl Contact {
    /// Whether a policy accepted this person.
    pub fn is_accepted_by(&self, policy: usize) -> bool {
        self.accepted_by >> policy & 1 == 1
    }
}

/// One person of a chain.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// Who, as a number of the world.
    pub person: PersonId,
    /// What the person is called: an invented name, or that of the node as [`names::shown`].
    pub name: String,
    /// The node's name in the network file, if there is one, to the last letter.
    pub node: Option<String>,
    /// Index of the segment.
    pub segment: usize,
    /// Its name.
    pub segment_name: String,
    /// When `[hours since the release]`.
    pub hours: f64,
    /// How it came.
    pub way: Way,
    /// The channel on which it came, where the scenario has channels and it came on one.
    pub channel: Option<String>,
    /// How many people hear this person; known of those who passed it on.
    pub audience: Option<u32>,
    /// How many read it first through this person, each way.
    pub told: Told,
    /// Index among the contacts, if the person asked to connect.
    pub contact: Option<usize>,
    /// Who accepted this person: bit j for policy j; none if the person did not ask to connect.
    pub accepted_by: Option<u64>,
    /// Per policy: the conditions that the profile does not meet; empty if the person did not ask to connect.
    pub unmet: Vec<Vec<Unmet>>,
}

impl Link {
    /// Whether a policy declined this person's request.
    pub fn is_declined_by(&self, policy: usize) -> bool {
        self.accepted_by
            .is_some_and(|accepted_by| accepted_by >> policy & 1 == 0)
    }
}

/// How many read first through somebody.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// Through the repost.
    pub by_repost: u32,
    /// Through the forward.
    pub by_forward: u32,
}

/// What became of the news under one policy.
#[derive(Clone, Debug, PartialEq)]
pub struct Elsewhere {
    /// Name of the policy.
    pub name: String,
    /// What it got.
    pub outcome: Outcome,
    /// Its chain, as [`Story::chain`].
    pub chain: Vec<Link>,
}

impl Story {
    /// The story of a replayed trial.
    ///
    /// # Panics
    /// If the replay is of another scenario.
    pub fn new(scenario: &Scenario, replay: &Replay, picked: Picked) -> Self {
        let policy = picked.policy;
        let told_release = release_of_path(scenario, replay, policy);
        let replay = &of_told_releases(scenario, replay);
        let names = cast(scenario, replay, &picked);
        let policies: Vec<Elsewhere> = (0..replay.reads.len())
            .map(|policy| Elsewhere {
                name: scenario.policies[policy].name.clone(),
                outcome: replay.outcomes[policy],
                chain: links(scenario, replay, policy, &names),
            })
            .collect();
        let path = path(scenario, &replay.reads[policy]);
        let readers: Vec<Reader> = (0..)
            .zip(&replay.reads[policy])
            .map(|(index, read)| reader(scenario, read, path.iter().position(|&link| link == index)))
            .collect();
        Self {
            title: scenario.title.clone(),
            seed: scenario.seed,
            world: picked.trial / scenario.experiment.trials_per_world,
            rival: rival(scenario, &picked, &policies),
            contacts: contacts(replay, &readers, (policy, told_release)),
            chain: policies[policy].chain.clone(),
            readers,
            policies,
            picked,
            releases: replay.releases[policy].clone(),
            told_release,
            naming: Naming::Invented,
        }
    }

    /// The same with the people of its chains called as the nodes are in the network file of `plan`, if it has one; or else the
    /// contacts among them by their pseudonyms, if a list names them.
    #[must_use]
    pub fn named_by(mut self, plan: &Plan) -> Self {
        let chains = self.policies.iter_mut().flat_map(|policy| &mut policy.chain);
        let links = chains.chain(&mut self.chain);
        if let Some(names) = plan.names() {
            for link in links {
                let node = names.name(link.person.0);
                link.name = names::shown(&node);
                link.node = Some(node.into_owned());
            }
            self.naming = Naming::Nodes;
        } else if let Some(listed) = plan.contacts() {
            for link in links {
                if let Some(contact) = link.contact {
                    link.name.clone_from(&listed[contact].id);
                }
            }
            self.naming = Naming::Contacts;
        }
        self
    }

    /// Whether a decision-maker read under the told policy.
    pub fn has_reached(&self) -> bool {
        self.told().outcome.first.is_some()
    }

    /// The told policy.
    pub fn told(&self) -> &Elsewhere {
        &self.policies[self.picked.policy]
    }

    /// Whether the told policy accepted a contact that the rival declined.
    pub fn is_missed_by_rival(&self, contact: &Contact) -> bool {
        let declines = |rival| !contact.is_accepted_by(rival);
        contact.is_accepted_by(self.picked.policy) && self.rival.is_some_and(declines)
    }
}

/// The policy to be told of a trial that somebody asked for: the first that reached, else the first under which most read.
///
/// # Panics
/// If no policy was replayed; every scenario has one.
pub fn most_telling(replay: &Replay) -> usize {
    let outcomes = &replay.outcomes;
    let reached = outcomes.iter().position(|outcome| outcome.first.is_some());
    let most_read = || (0..outcomes.len()).rev().max_by_key(|&policy| outcomes[policy].people);
    reached.or_else(most_read).expect("every scenario has a policy")
}

/// The policy whose refusals are marked: the one that missed, else the baseline, else the choosiest that accepts anybody.
fn rival(scenario: &Scenario, picked: &Picked, policies: &[Elsewhere]) -> Option<usize> {
    let accepted = |policy: usize| policies[policy].outcome.accepted;
    let baseline = scenario.experiment.baseline;
    match picked.why {
        Why::Only { missed, .. } => Some(missed),
        _ if baseline != picked.policy => Some(baseline),
        _ => (0..policies.len())
            .filter(|&policy| policy != picked.policy)
            .min_by_key(|&policy| (accepted(policy) == 0, accepted(policy))),
    }
}

/// The indices of the reads of a chain, from hop 1: to the first decision-maker, else to the first of those who are
/// farthest from the firm. Empty where nobody read.
fn path(scenario: &Scenario, reads: &[Read]) -> Vec<usize> {
    let decides = |read: &Read| scenario.segments[usize::from(read.segment)].decision_maker;
    let farthest = || {
        let deepest = reads.iter().map(|read| read.hops).max()?;
        reads.iter().position(|read| read.hops == deepest)
    };
    let end = reads.iter().position(decides).or_else(farthest);
    let source = |&index: &usize| reads[index].source.map(|source| source as usize);
    let mut path: Vec<usize> = std::iter::successors(end, source).collect();
    path.reverse();
    path
}

/// The release in which the path of a policy lies, from 0.
fn release_of_path(scenario: &Scenario, replay: &Replay, policy: usize) -> usize {
    let end = path(scenario, &replay.reads[policy]).last().copied().unwrap_or(0);
    let ends = replay.releases[policy].iter().scan(0, |read, release| {
        *read += release.readers as usize;
        Some(*read)
    });
    let releases = replay.releases[policy].len();
    ends.take_while(|&read| read <= end)
        .count()
        .min(releases.saturating_sub(1))
}

/// Of a campaign, under each policy only the reads of the release in which its path lies; without one, all.
fn of_told_releases(scenario: &Scenario, replay: &Replay) -> Replay {
    let told = |policy: usize| {
        let reads = &replay.reads[policy];
        let releases = &replay.releases[policy];
        if releases.is_empty() {
            return reads.clone();
        }
        let told = release_of_path(scenario, replay, policy);
        let start: usize = releases[..told].iter().map(|release| release.readers as usize).sum();
        let of_release = &reads[start..][..releases[told].readers as usize];
        let moved = |read: &Read| Read {
            source: read.source.map(|source| source - start as u32),
            ..*read
        };
        of_release.iter().map(moved).collect()
    };
    Replay {
        reads: (0..replay.reads.len()).map(told).collect(),
        ..replay.clone()
    }
}

/// The names of all people of chains; those of the told chain are drawn first.
fn cast(scenario: &Scenario, replay: &Replay, picked: &Picked) -> BTreeMap<PersonId, String> {
    let policies = replay.reads.len();
    let told_first = std::iter::once(picked.policy).chain(0..policies);
    let mut people: Vec<PersonId> = Vec::new();
    for policy in told_first {
        let reads = &replay.reads[policy];
        for index in path(scenario, reads) {
            if !people.contains(&reads[index].person) {
                people.push(reads[index].person);
            }
        }
    }
    let trial = History::new(scenario.seed, picked.trial);
    let names = names::invented(trial, people.len());
    people.into_iter().zip(names).collect()
}

fn links(scenario: &Scenario, replay: &Replay, policy: usize, names: &BTreeMap<PersonId, String>) -> Vec<Link> {
    let reads = &replay.reads[policy];
    path(scenario, reads)
        .into_iter()
        .map(|index| {
            let read = &reads[index];
            let contact = read.requester.map(|requester| requester as usize);
            Link {
                person: read.person,
                name: names[&read.person].clone(),
                node: None,
                segment: usize::from(read.segment),
                segment_name: scenario.segments[usize::from(read.segment)].name.clone(),
                hours: read.hours,
                way: read.way,
                channel: channel(scenario, read),
                audience: replay.audiences.get(&read.person).copied(),
                told: told_by(reads, index),
                contact,
                accepted_by: contact.map(|contact| replay.requesters[contact].accepted_by),
                unmet: contact.map_or_else(Vec::new, |contact| replay.unmet[contact].clone()),
            }
        })
        .collect()
}

/// The name of the channel on which somebody read a post or a repost.
fn channel(scenario: &Scenario, read: &Read) -> Option<String> {
    let is_on_one = matches!(read.way, Way::Post | Way::Repost);
    let channel = scenario.channels.get(usize::from(read.layer)).filter(|_| is_on_one)?;
    Some(channel.name.clone())
}

fn told_by(reads: &[Read], teller: usize) -> Told {
    let count = |way| {
        let is_theirs = |read: &&Read| read.source == Some(teller as u32) && read.way == way;
        reads.iter().filter(is_theirs).count() as u32
    };
    Told {
        by_repost: count(Way::Repost),
        by_forward: count(Way::Forward),
    }
}

fn reader(scenario: &Scenario, read: &Read, link: Option<usize>) -> Reader {
    let segment = usize::from(read.segment);
    Reader {
        segment,
        decides: scenario.segments[segment].decision_maker,
        hours: read.hours,
        hops: read.hops,
        way: read.way,
        source: read.source.map(|source| source as usize),
        contact: read.requester.map(|requester| requester as usize),
        reposted: read.reposted,
        forwarded: read.forwarded,
        link,
    }
}

/// Those who asked to connect; over a campaign, contacts of the told policy are those it had when the told release came.
fn contacts(replay: &Replay, readers: &[Reader], (policy, release): (usize, usize)) -> Vec<Contact> {
    let told = 1 << policy;
    let accepted_by = |place: usize, ever: u64| match replay.contacts_at.get(release) {
        Some(now) => ever & !told | now.get(place).copied().unwrap_or(0) & told,
        None => ever,
    };
    let mut contacts: Vec<Contact> = replay
        .requesters
        .iter()
        .enumerate()
        .map(|(place, requester)| Contact {
            segment: usize::from(requester.segment),
            accepted_by: accepted_by(place, requester.accepted_by),
            reader: None,
        })
        .collect();
    for (index, reader) in readers.iter().enumerate() {
        if let Some(contact) = reader.contact {
            contacts[contact].reader = Some(index);
        }
    }
    contacts
}
