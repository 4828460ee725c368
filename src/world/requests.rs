//! Who asks to connect with the firm, in order of arrival.

use super::{PersonId, PersonMap, Population, Watch, World};
use crate::draw::Alias;
use crate::rng::{Chance, History, Purpose, Sequence, Stream};
use crate::scenario::Requests;
use rand::RngExt;
use std::sync::Arc;

/// Tries after which a request no longer comes through closure: with `closure = 1` every audience may be used up, and the
/// model's text, taken at its word, would try forever. With 0.3 it happens to one request in 10⁵⁰ ⁰⁰⁰.
const HOPELESS_TRIES: u32 = 100_000;

/// Draws between two looks at the watch.
const STRIDE: u32 = 1024;
/// Memory of a request in all that keeps one, tables and their room to grow included.
pub const BYTES_PER_REQUEST: usize = 160;

/// The law of requests of a scenario.
#[derive(Clone, Debug)]
pub struct RequestLaw {
    count: u32,
    closure: Chance,
    by_rate: Option<Alias>,
    /// Per segment: how many are to be met.
    sizes: Vec<u64>,
    /// Per segment: the share of those met through closure who ask.
    kept: Vec<Chance>,
    /// Those who ask, where a list says it, in order of arrival.
    listed: Option<Arc<[KnownContact]>>,
}

/// What is known of a contact of the firm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KnownContact {
    /// Index of the segment.
    pub segment: Option<u16>,
    /// Whether the profile has a bio.
    pub has_bio: Option<bool>,
}

/// Somebody who asks to connect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arrival {
    /// Who.
    pub person: PersonId,
    /// Index of that person's segment.
    pub segment: u16,
}

/// Those who ask in one world, in order; lent from world to world to spare allocation.
#[derive(Clone, Debug, Default)]
pub struct Arrivals {
    /// In order of arrival.
    pub list: Vec<Arrival>,
    /// Everybody's place in that order.
    pub place_of: PersonMap,
    /// How many entries of each one's audience have come up so far.
    met: Vec<u32>,
}

impl Arrivals {
    /// Nobody.
    pub fn clear(&mut self) {
        self.list.clear();
        self.place_of.clear();
        self.met.clear();
    }

    /// The place of somebody in the order of arrival, at its end if the person is not there yet.
    pub fn place(&mut self, person: PersonId, segment: u16) -> u32 {
        if let Some(place) = self.place_of.get(person) {
            return place;
        }
        let place = self.list.len() as u32;
        self.place_of.insert(person, place);
        self.list.push(Arrival { person, segment });
        self.met.push(0);
        place
    }

    /// How many entries of the audience of the requester numbered `place` have come up: those from 0 on.
    #[inline]
    pub fn met(&self, place: u32) -> u32 {
        self.met[place as usize]
    }
}

impl RequestLaw {
    /// The law for a population in which at least `requests.count` people have a positive rate.
    pub fn new(requests: &Requests, population: &Population) -> Self {
        let sizes = (0..population.segments().len()).map(|segment| population.size(segment));
        Self::among(requests, population, sizes.collect())
    }

    /// The law where only so many of each segment are to be met, at least `requests.count` of them with a positive rate.
    pub fn among(requests: &Requests, population: &Population, sizes: Vec<u64>) -> Self {
        let rates = || population.segments().iter().map(|segment| segment.request_rate);
        let weights: Vec<f64> = rates().enumerate().map(|(s, rate)| rate * sizes[s] as f64).collect();
        let highest = rates().fold(0.0, f64::max);
        Self {
            count: requests.count,
            closure: Chance::new(requests.closure),
            by_rate: Alias::new(&weights),
            sizes,
            kept: rates().map(|rate| Chance::new(rate / highest)).collect(),
            listed: None,
        }
    }

    /// The same law where these people ask, and nobody else.
    pub fn of_contacts(&mut self, contacts: Vec<KnownContact>) {
        self.count = contacts.len() as u32;
        self.listed = Some(contacts.into());
    }

    /// Number of requests.
    pub fn count(&self) -> u32 {
        self.count
    }

    /// Those who ask in one world; only the first of them if the watch is over.
    pub fn draw<W: World>(&self, world: &W, history: History, watch: &Watch<'_>, arrivals: &mut Arrivals) {
        let stream = history.stream(Purpose::Request);
        arrivals.clear();
        if let Some(contacts) = &self.listed {
            return self.find(contacts, world, stream, watch, arrivals);
        }
        for request in 0..self.count {
            let mut draws = stream.sequence(u64::from(request), 0);
            let mut tries = 0_u32;
            if request.is_multiple_of(STRIDE) && watch.is_over_with(request as usize * BYTES_PER_REQUEST) {
                return;
            }
            let arrival = loop {
                // The coin is tossed for the first request too, so that every request uses its draws alike.
                let through_closure = draws.chance(self.closure) && request > 0 && tries < HOPELESS_TRIES;
                tries = tries.saturating_add(1);
                if tries.is_multiple_of(STRIDE) && watch.is_over() {
                    return;
                }
                let candidate = if through_closure {
                    self.met_through(world, arrivals, &mut draws)
                } else {
                    self.anybody(world, &mut draws)
                };
                if let Some(candidate) = candidate
                    && arrivals.place_of.insert(candidate.person, request)
                {
                    break candidate;
                }
            };
            arrivals.list.push(arrival);
            arrivals.met.push(0);
        }
    }

    /// Finds somebody in this world for each contact of a list: of the segment, and with a bio or without, as far as these are known.
    ///
    /// Those whose segment is known choose first: the others may be anybody, and leave no segment without room for its own.
    fn find<W: World>(
        &self,
        contacts: &[KnownContact],
        world: &W,
        stream: Stream,
        watch: &Watch<'_>,
        arrivals: &mut Arrivals,
    ) {
        let nobody = Arrival {
            person: PersonId(0),
            segment: 0,
        };
        arrivals.list.resize(contacts.len(), nobody);
        arrivals.met.resize(contacts.len(), 0);
        let (known, unknown): (Vec<u32>, Vec<u32>) =
            (0..contacts.len() as u32).partition(|&place| contacts[place as usize].segment.is_some());
        for (done, place) in known.into_iter().chain(unknown).enumerate() {
            if done.is_multiple_of(STRIDE as usize) && watch.is_over() {
                return;
            }
            let contact = contacts[place as usize];
            let mut draws = stream.sequence(u64::from(place), 0);
            let mut tries = 0_u32;
            let arrival = loop {
                tries = tries.saturating_add(1);
                if tries.is_multiple_of(STRIDE) && watch.is_over() {
                    return;
                }
                let candidate = match contact.segment {
                    Some(segment) => Some(self.one_of(world, segment, &mut draws)),
                    None => self.anybody(world, &mut draws),
                };
                let is_as_known = |candidate: Arrival| {
                    let has_bio = || world.traits().has_bio(candidate.person, usize::from(candidate.segment));
                    tries > HOPELESS_TRIES || contact.has_bio.is_none_or(|known| known == has_bio())
                };
                if let Some(candidate) = candidate
                    && is_as_known(candidate)
                    && arrivals.place_of.insert(candidate.person, place)
                {
                    break candidate;
                }
            };
            arrivals.list[place as usize] = arrival;
        }
    }

    /// Anybody of a segment.
    fn one_of<W: World>(&self, world: &W, segment: u16, draws: &mut Sequence) -> Arrival {
        let number = draws.random_range(..self.sizes[usize::from(segment)]);
        Arrival {
            person: world.user(usize::from(segment), number),
            segment,
        }
    }

    /// Anybody, with weight of the rate.
    #[inline]
    fn anybody<W: World>(&self, world: &W, draws: &mut Sequence) -> Option<Arrival> {
        let segment = self.by_rate.as_ref()?.pick(draws.bits());
        Some(self.one_of(world, segment as u16, draws))
    }

    /// Somebody from an earlier requester's audience; none if nobody was met, or not kept.
    #[inline]
    fn met_through<W: World>(&self, world: &W, earlier: &mut Arrivals, draws: &mut Sequence) -> Option<Arrival> {
        let place = draws.random_range(..earlier.list.len() as u64) as usize;
        let Arrival { person, segment } = earlier.list[place];
        let met = &mut earlier.met[place];
        let meeting = world.meet(person, usize::from(segment), *met, draws)?;
        *met = (*met).max(meeting.entry + 1);
        draws.chance(self.kept[meeting.segment]).then_some(Arrival {
            person: meeting.listener,
            segment: meeting.segment as u16,
        })
    }
}
