//! Events in order of time, under one policy.

use super::luck::{Luck, LuckId};
use super::opening::Openings;
use crate::circle::{Requester, Strengths};
use crate::trial::Channel;
use crate::world::{PersonId, PersonMap, World};
use std::cmp::Ordering;
use std::collections::BinaryHeap;

/// One person's reading of the release.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Read {
    /// Who.
    pub person: PersonId,
    /// Index of that person's segment.
    pub segment: u16,
    /// When `[hours since the release]`.
    pub hours: f64,
    /// Links of the chain from the firm or the wire.
    pub hops: u32,
    /// The last link.
    pub channel: Channel,
    /// Index of the read it came from; none at hop 1.
    pub source: Option<u32>,
    /// Index among the requesters, if the person asked to connect.
    pub requester: Option<u32>,
    /// Whether the person showed it to the whole audience.
    pub reposted: bool,
    /// Whether the person sent it to one chosen person.
    pub forwarded: bool,
}

/// The firm's circle under one policy.
#[derive(Clone, Copy, Debug)]
pub struct CircleOf<'a> {
    /// Index of the policy.
    pub policy: usize,
    /// How strongly its people hear the firm.
    pub strengths: Strengths,
    /// Those who asked to connect, in order of arrival.
    pub requesters: &'a [Requester],
    /// Their index by person.
    pub requester_of: &'a PersonMap,
}

/// Plays a release; keeps its workspace from one policy to the next.
#[derive(Debug, Default)]
pub struct Engine {
    queue: BinaryHeap<Event>,
    has_read: PersonMap,
    reads: Vec<Read>,
}

/// Somebody will read, unless that person has read before.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Event {
    hours: f64,
    hops: u32,
    person: PersonId,
    channel: Channel,
    source: Option<u32>,
}

impl Engine {
    /// The reads of the release under one policy, in order of time.
    ///
    /// Equal times (delays of zero) go to fewer hops, then to the smaller person, then to the earlier source.
    pub fn play<W: World>(&mut self, luck: &mut Luck<'_, W>, openings: &Openings, circle: CircleOf<'_>) -> &[Read] {
        self.queue.clear();
        self.has_read.clear();
        self.reads.clear();
        let first_hand = |hours, person, channel| Event {
            hours,
            hops: 1,
            person,
            channel,
            source: None,
        };
        self.queue.extend(
            openings
                .wire
                .iter()
                .map(|&person| first_hand(0.0, person, Channel::Wire)),
        );
        let mut posts = openings
            .posts
            .iter()
            .filter(|opening| opening.needs_strength < circle.strength(opening.requester, &openings.stays))
            .map(|opening| first_hand(opening.hours, circle.person(opening.requester), Channel::Post))
            .peekable();
        loop {
            let post_is_next = match (posts.peek(), self.queue.peek()) {
                (Some(post), Some(event)) => post > event,
                (post, _) => post.is_some(),
            };
            let Some(event) = (if post_is_next { posts.next() } else { self.queue.pop() }) else {
                break;
            };
            if self.has_read.insert(event.person, self.reads.len() as u32) {
                self.read(event, luck, circle);
            }
        }
        &self.reads
    }

    fn read<W: World>(&mut self, event: Event, luck: &mut Luck<'_, W>, circle: CircleOf<'_>) {
        let id = luck.of(event.person);
        let requester = circle.requester_of.get(event.person);
        let favour = if circle.has_accepted(requester) {
            luck.law().favour
        } else {
            1.0
        };
        // Most people pass nothing on however fresh the news: they need no look at the time.
        let (mut reposted, mut forwarded) = (false, false);
        if luck.might_pass_on(id, favour) {
            let appetite = luck.law().freshness(event.hours) * favour;
            reposted = luck.reposts(id, appetite);
            if reposted {
                self.repost(event, luck, id);
            }
            forwarded = luck.forwards(id, appetite) && self.forward(event, luck, id);
        }
        self.reads.push(Read {
            person: event.person,
            segment: luck.segment(id) as u16,
            hours: event.hours,
            hops: event.hops,
            channel: event.channel,
            source: event.source,
            requester,
            reposted,
            forwarded,
        });
    }

    fn repost<W: World>(&mut self, event: Event, luck: &mut Luck<'_, W>, id: LuckId) {
        let horizon = luck.law().release.horizon;
        for told in luck.told(event.person, id) {
            self.pass_on(event, told.listener, told.delay, Channel::Repost, horizon);
        }
    }

    /// Whether there was anybody to send it to.
    fn forward<W: World>(&mut self, event: Event, luck: &mut Luck<'_, W>, id: LuckId) -> bool {
        let came_from = event.source.map(|source| self.reads[source as usize].person);
        let Some(forwarded) = luck.forwarded(event.person, id, came_from) else {
            return false;
        };
        if let Some(delay) = forwarded.delay {
            self.pass_on(
                event,
                forwarded.listener,
                delay,
                Channel::Forward,
                luck.law().release.horizon,
            );
        }
        true
    }

    fn pass_on(&mut self, from: Event, person: PersonId, delay: f64, channel: Channel, horizon: f64) {
        let hours = from.hours + delay;
        if hours <= horizon && self.has_read.get(person).is_none() {
            // The reader stands at the end of `reads` once this event is done.
            let source = Some(self.reads.len() as u32);
            self.queue.push(Event {
                hours,
                hops: from.hops + 1,
                person,
                channel,
                source,
            });
        }
    }
}

impl CircleOf<'_> {
    /// How strongly a requester hears the firm.
    #[inline]
    pub fn strength(&self, requester: u32, stays: &[bool]) -> f64 {
        if self.has_accepted(Some(requester)) {
            self.strengths.accepted
        } else if stays[requester as usize] {
            self.strengths.declined
        } else {
            0.0
        }
    }

    #[inline]
    fn has_accepted(&self, requester: Option<u32>) -> bool {
        requester.is_some_and(|index| self.requesters[index as usize].is_accepted_by(self.policy))
    }

    #[inline]
    fn person(&self, requester: u32) -> PersonId {
        self.requesters[requester as usize].person
    }
}

/// The greatest event of the queue is the next one: order is reversed.
impl Ord for Event {
    fn cmp(&self, other: &Self) -> Ordering {
        let by_time = other.hours.total_cmp(&self.hours).then(other.hops.cmp(&self.hops));
        by_time
            .then(other.person.cmp(&self.person))
            .then(other.source.cmp(&self.source))
    }
}

impl PartialOrd for Event {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Eq for Event {}
