//! Events in order of time, under one policy.

use super::luck::{Luck, LuckId};
use super::opening::{BYTES_PER_READER, Opening, Openings};
use super::prospect::{Observer, Reading, Telling};
use super::way::Way;
use crate::circle::{Requester, Strengths};
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
    pub way: Way,
    /// The layer of that link, where it is a post or a repost.
    pub layer: u8,
    /// Index of the read it came from; none at hop 1.
    pub source: Option<u32>,
    /// Index among the requesters, if the person asked to connect.
    pub requester: Option<u32>,
    /// Whether the person showed it to a whole audience, on whatever layer.
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
    /// By requester: the number of the release in which that person read last.
    requester_read_in: Vec<u32>,
    /// The others who have read.
    has_read: PersonMap,
    reads: Vec<Read>,
    /// Indices of the openings that count under the present policy.
    posts: Vec<u32>,
    /// Number of the present release among all that this workspace has played.
    release: u32,
}

/// Reads between two looks at the watch.
const STRIDE: usize = 256;
/// Memory of a turn in the queue `[bytes]`.
const BYTES_PER_EVENT: usize = 80;

/// Somebody will read, unless that person has read before.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Event {
    hours: f64,
    hops: u32,
    person: PersonId,
    way: Way,
    layer: u8,
    source: Option<u32>,
    requester: Option<u32>,
}

impl Engine {
    /// The reads of the release under one policy, in order of time.
    ///
    /// Who reads when more than `most_readers` have read is the last. Cut short, and of no meaning, if the watch is over.
    ///
    /// Equal times (delays of zero) go to fewer hops, then to the smaller person, then to the earlier source, then to the
    /// smaller layer.
    pub fn play<W: World>(
        &mut self,
        luck: &mut Luck<'_, W>,
        openings: &Openings,
        circle: CircleOf<'_>,
        observer: &mut impl Observer,
    ) -> &[Read] {
        self.start(circle.requesters.len());
        let first_hand = |hours, person, (way, layer), requester| Event {
            hours,
            hops: 1,
            person,
            way,
            layer,
            source: None,
            requester,
        };
        self.queue.extend(openings.wire.iter().map(|&person| {
            let requester = circle.requester_of.get(person);
            first_hand(0.0, person, (Way::Wire, 0), requester)
        }));
        self.choose_posts(openings, circle);
        let most_readers = luck.law().most_readers;
        let mut posts = std::mem::take(&mut self.posts);
        let mut next_posts = posts
            .drain(..)
            .map(|index| {
                let opening = openings.posts[index as usize];
                first_hand(
                    opening.hours,
                    opening.person,
                    (Way::Post, opening.layer),
                    opening.requester,
                )
            })
            .peekable();
        // Posts are sorted already and most of the events, so they are merged with the queue rather than pushed into it.
        loop {
            let post_is_next = match (next_posts.peek(), self.queue.peek()) {
                (Some(post), Some(event)) => post > event,
                (post, _) => post.is_some(),
            };
            let Some(event) = (if post_is_next {
                next_posts.next()
            } else {
                self.queue.pop()
            }) else {
                break;
            };
            if self.reads_first(event) {
                self.read(event, luck, circle, observer);
                if self.reads.len() as u64 > most_readers || self.is_time_to_end(luck) || observer.is_settled() {
                    break;
                }
            }
        }
        drop(next_posts);
        self.posts = posts;
        &self.reads
    }

    /// Whether the watch is over; looked at now and then.
    #[inline]
    fn is_time_to_end<W: World>(&self, luck: &Luck<'_, W>) -> bool {
        let bytes = || self.reads.len() * BYTES_PER_READER + self.queue.len() * BYTES_PER_EVENT + luck.bytes();
        self.reads.len().is_multiple_of(STRIDE) && luck.watch().is_over_with(bytes())
    }

    /// Those openings that the circle's ties are strong enough for. About every other is, so none is guessed: each is
    /// written, and the place moves on if it counts.
    fn choose_posts(&mut self, openings: &Openings, circle: CircleOf<'_>) {
        self.posts.clear();
        self.posts.resize(openings.posts.len(), 0);
        let mut chosen = 0;
        for (index, opening) in openings.posts.iter().enumerate() {
            self.posts[chosen] = index as u32;
            chosen += usize::from(opening.needs_strength < circle.strength(opening));
        }
        self.posts.truncate(chosen);
    }

    fn start(&mut self, requesters: usize) {
        self.queue.clear();
        self.has_read.clear();
        self.reads.clear();
        // A new number forgets who has read without touching a mark; when the numbers run out, old marks could pass for new
        // ones.
        self.release = self.release.wrapping_add(1);
        if self.release == 0 {
            self.requester_read_in.clear();
            self.release = 1;
        }
        self.requester_read_in.resize(requesters, 0);
    }

    /// Whether this is the person's first reading, which is noted.
    #[inline]
    fn reads_first(&mut self, event: Event) -> bool {
        match event.requester {
            Some(index) => std::mem::replace(&mut self.requester_read_in[index as usize], self.release) != self.release,
            None => self.has_read.insert(event.person, 0),
        }
    }

    #[inline]
    fn has_read(&self, person: PersonId, requester: Option<u32>) -> bool {
        match requester {
            Some(index) => self.requester_read_in[index as usize] == self.release,
            None => self.has_read.get(person).is_some(),
        }
    }

    #[inline]
    fn read<W: World>(
        &mut self,
        event: Event,
        luck: &mut Luck<'_, W>,
        circle: CircleOf<'_>,
        observer: &mut impl Observer,
    ) {
        let segment = match event.requester {
            Some(index) => usize::from(circle.requesters[index as usize].segment),
            None => luck.segment_of(event.person),
        };
        let (mut reposted, mut forwarded) = (false, false);
        let favour = circle.favour(event.requester, luck.law().favour);
        let reading = Reading {
            person: event.person,
            segment,
            requester: event.requester,
            hours: event.hours,
            favour,
            hops: event.hops,
            way: event.way,
            source: event.source,
            came_from: event.source.map(|source| self.reads[source as usize].person),
        };
        observer.may_repost(&reading);
        let id = luck.of(event.person, segment, event.requester);
        // Most people pass nothing on however fresh the news: they need no look at the time.
        if let Some(id) = id {
            for (layer, law) in luck.laws().iter().enumerate() {
                if luck.reposts(id, layer, law.freshness(event.hours) * favour) {
                    reposted = true;
                    self.repost(event, luck, (id, layer), circle, observer);
                }
            }
        }
        observer.may_forward(&reading, reposted);
        if let Some(id) = id {
            let appetite = luck.law().forward_freshness(event.hours) * favour;
            forwarded = luck.forwards(id, appetite) && self.forward(event, luck, id, circle, observer);
        }
        self.reads.push(Read {
            person: event.person,
            segment: segment as u16,
            hours: event.hours,
            hops: event.hops,
            way: event.way,
            layer: event.layer,
            source: event.source,
            requester: event.requester,
            reposted,
            forwarded,
        });
    }

    #[cold]
    fn repost<W: World>(
        &mut self,
        event: Event,
        luck: &mut Luck<'_, W>,
        (id, layer): (LuckId, usize),
        circle: CircleOf<'_>,
        observer: &mut impl Observer,
    ) {
        let horizon = luck.law().release.horizon;
        for told in luck.told(event.person, id, layer) {
            self.pass_on(
                event,
                (told.listener, told.delay),
                (Way::Repost, layer as u8),
                horizon,
                circle,
                observer,
            );
        }
    }

    /// Whether there was anybody to send it to.
    #[cold]
    fn forward<W: World>(
        &mut self,
        event: Event,
        luck: &mut Luck<'_, W>,
        id: LuckId,
        circle: CircleOf<'_>,
        observer: &mut impl Observer,
    ) -> bool {
        let came_from = event.source.map(|source| self.reads[source as usize].person);
        let Some(forwarded) = luck.forwarded(event.person, id, came_from) else {
            return false;
        };
        if let Some(delay) = forwarded.delay {
            let horizon = luck.law().release.horizon;
            self.pass_on(
                event,
                (forwarded.listener, delay),
                (Way::Forward, 0),
                horizon,
                circle,
                observer,
            );
        }
        true
    }

    fn pass_on(
        &mut self,
        from: Event,
        (person, delay): (PersonId, f64),
        (way, layer): (Way, u8),
        horizon: f64,
        circle: CircleOf<'_>,
        observer: &mut impl Observer,
    ) {
        let hours = from.hours + delay;
        if hours > horizon {
            return;
        }
        let requester = circle.requester_of.get(person);
        // Who has read is asked again when the event is taken out; asking here as well keeps the queue short.
        let has_read = self.has_read(person, requester);
        observer.has_told(&Telling {
            person,
            hours,
            way,
            has_read,
        });
        if !has_read {
            // The reader stands at the end of `reads` once this event is done.
            let source = Some(self.reads.len() as u32);
            self.queue.push(Event {
                hours,
                hops: from.hops + 1,
                person,
                way,
                layer,
                source,
                requester,
            });
        }
    }
}

impl CircleOf<'_> {
    /// How strongly the person of an opening hears the firm.
    #[inline]
    pub fn strength(&self, opening: &Opening) -> f64 {
        let is_accepted = opening.accepted_by >> self.policy & 1 == 1;
        // A table instead of branches: whether somebody is accepted cannot be predicted.
        let ties = [0.0, self.strengths.declined, self.strengths.accepted];
        ties[if is_accepted { 2 } else { usize::from(opening.stays) }]
    }

    /// The factor on what somebody passes on.
    #[inline]
    pub(super) fn favour(&self, requester: Option<u32>, favour: f64) -> f64 {
        let is_accepted = |index: u32| self.requesters[index as usize].is_accepted_by(self.policy);
        if requester.is_some_and(is_accepted) {
            favour
        } else {
            1.0
        }
    }
}

/// The greatest event of the queue is the next one: order is reversed.
impl Ord for Event {
    fn cmp(&self, other: &Self) -> Ordering {
        let by_time = other.hours.total_cmp(&self.hours).then(other.hops.cmp(&self.hops));
        by_time
            .then(other.person.cmp(&self.person))
            .then(other.source.cmp(&self.source))
            .then(other.layer.cmp(&self.layer))
    }
}

impl PartialOrd for Event {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Eq for Event {}
