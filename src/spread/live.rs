//! The live network of a trial: who of the circle could have brought the news to a decision-maker, had nobody else heard the firm.

use super::engine::{CircleOf, Read};
use super::luck::{Forwarded, Luck};
use super::opening::Openings;
use super::way::Way;
use crate::world::{PersonId, PersonMap, World};
use std::cmp::Ordering;
use std::collections::BinaryHeap;

/// Who could have brought the news to a decision-maker alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Carriers {
    /// Contacts, as indices of requesters, ascending.
    pub contacts: Vec<u32>,
    /// Whether the wire could have.
    pub wire: bool,
}

/// Walks the live network of one trial backwards; keeps its workspace from trial to trial.
///
/// The network has everybody who read. Its arcs are whom a reader's repost tells, and to whom the reader's forward goes: each with its
/// own delay, and alive until the hour at which the reader's interest has gone. The coins, delays and choices are those of the trial,
/// so an arc is there whichever way the news came, and whoever reads later than in the trial itself passes on no more than there.
/// Somebody carries if a walk from one of the posts that this person notices reads at a decision-maker before the horizon.
///
/// From the decision-makers backwards each reader gets the latest hour at which the news may still arrive: one search by greatest
/// hour, O(arcs · log readers), less than what the spread itself has cost.
#[derive(Debug, Default)]
pub struct Live {
    /// Place of each reader among the reads.
    place_of: PersonMap,
    arcs: Vec<Arc>,
    /// To whom each reader's forward goes, where there is one.
    favourites: Vec<Option<PersonId>>,
    /// By arrival: the latest hour that still brings the news to a decision-maker.
    latest: Vec<f64>,
    queue: BinaryHeap<Arrived>,
}

/// The news arrives at a reader: twice the place among the reads, and one more where it comes from the very person to whom the
/// reader would forward it, so that another is chosen.
type Arrival = u32;

/// One reader would tell another.
#[derive(Clone, Copy, Debug)]
struct Arc {
    to: Arrival,
    /// Place of whoever tells.
    from: u32,
    /// Which arrivals there are passed on along it.
    passes: Passes,
    /// Between the two readings `[hours]`.
    delay: f64,
    /// News that arrives from this hour on is not passed on.
    until: f64,
}

/// Which arrivals at a reader are passed on along an arc.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Passes {
    All,
    FromOthers,
    FromFavourite,
}

impl Passes {
    /// The arrivals at the reader of this place.
    fn at(self, place: u32) -> impl Iterator<Item = Arrival> {
        let (from_others, from_favourite) = (self != Self::FromFavourite, self != Self::FromOthers);
        let others = from_others.then_some(2 * place);
        others.into_iter().chain(from_favourite.then_some(2 * place + 1))
    }
}

/// An arrival and the latest hour for it, the greatest first.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Arrived {
    hours: f64,
    at: Arrival,
}

impl Live {
    /// The carriers of a trial in which these were all `reads` under one policy.
    ///
    /// Whoever stands at hop 1 of the first chain is always among them, so that there are some wherever a decision-maker read.
    pub fn carriers<W: World>(
        &mut self,
        luck: &mut Luck<'_, W>,
        openings: &Openings,
        circle: CircleOf<'_>,
        reads: &[Read],
        decides: &[bool],
    ) -> Carriers {
        self.place_of.clear();
        for (place, read) in reads.iter().enumerate() {
            self.place_of.insert(read.person, place as u32);
        }
        self.lay_arcs(luck, circle, reads);
        self.search(reads, decides, luck.law().release.horizon);
        let mut carriers = self.first_hand(openings, circle);
        // Going backwards hours are subtracted, not added: a rounding must not lose the chain that was seen.
        if let Some(first) = reads.iter().find(|read| decides[usize::from(read.segment)]) {
            let mut link = first;
            while let Some(source) = link.source {
                link = &reads[source as usize];
            }
            match link.requester {
                Some(requester) if link.way == Way::Post => carriers.contacts.push(requester),
                None if link.way == Way::Post => {}
                _ => carriers.wire = true,
            }
        }
        carriers.contacts.sort_unstable();
        carriers.contacts.dedup();
        carriers
    }

    /// Whom each reader would tell of those who read.
    fn lay_arcs<W: World>(&mut self, luck: &mut Luck<'_, W>, circle: CircleOf<'_>, reads: &[Read]) {
        self.arcs.clear();
        self.favourites.clear();
        let whom_from = |read: &Read| read.source.map(|source| reads[source as usize].person);
        for (from, read) in reads.iter().enumerate() {
            let (from, segment) = (from as u32, usize::from(read.segment));
            let mut favourite = None;
            let tells = read.reposted || read.forwarded;
            if let Some(id) = tells.then(|| luck.of(read.person, segment, read.requester)).flatten() {
                let favour = circle.favour(read.requester, luck.law().favour);
                for (layer, law) in luck.laws().iter().enumerate() {
                    if luck.reposts(id, layer, law.freshness(read.hours) * favour) {
                        let until = luck.reposts_until(id, layer, favour);
                        for told in luck.told(read.person, id, layer) {
                            self.lay(told.listener, from, Passes::All, (told.delay, until));
                        }
                    }
                }
                if read.forwarded {
                    let until = luck.forwards_until(id, favour);
                    let came_from = whom_from(read);
                    let usual = luck.forwarded(read.person, id, None);
                    favourite = usual.map(|forwarded| forwarded.listener);
                    let mut lay = |forwarded: Option<Forwarded>, passes| {
                        if let Some((listener, delay)) = forwarded.and_then(|sent| Some((sent.listener, sent.delay?))) {
                            self.lay(listener, from, passes, (delay, until));
                        }
                    };
                    lay(usual, Passes::FromOthers);
                    if favourite.is_some() && favourite == came_from {
                        lay(luck.forwarded(read.person, id, came_from), Passes::FromFavourite);
                    }
                }
            }
            self.favourites.push(favourite);
        }
        // What arrives from a reader's favourite is told apart from the rest.
        for arc in &mut self.arcs {
            let teller = reads[arc.from as usize].person;
            let from_favourite = self.favourites[arc.to as usize] == Some(teller);
            arc.to = 2 * arc.to + u32::from(from_favourite);
        }
        self.arcs.sort_unstable_by_key(|arc| arc.to);
    }

    /// An arc to the place of a listener, if that is a reader.
    fn lay(&mut self, listener: PersonId, from: u32, passes: Passes, (delay, until): (f64, f64)) {
        if let Some(to) = self.place_of.get(listener) {
            self.arcs.push(Arc {
                to,
                from,
                passes,
                delay,
                until,
            });
        }
    }

    /// Finds the latest hour for every arrival.
    fn search(&mut self, reads: &[Read], decides: &[bool], horizon: f64) {
        self.latest.clear();
        self.latest.resize(2 * reads.len(), f64::NEG_INFINITY);
        self.queue.clear();
        for (place, read) in reads.iter().enumerate() {
            if decides[usize::from(read.segment)] {
                for at in Passes::All.at(place as u32) {
                    self.latest[at as usize] = horizon;
                    self.queue.push(Arrived { hours: horizon, at });
                }
            }
        }
        while let Some(Arrived { hours, at }) = self.queue.pop() {
            if hours < self.latest[at as usize] {
                continue;
            }
            let first = self.arcs.partition_point(|arc| arc.to < at);
            for arc in self.arcs[first..].iter().take_while(|arc| arc.to == at) {
                let hours = arc.until.min(hours - arc.delay);
                for earlier in arc.passes.at(arc.from) {
                    if hours > self.latest[earlier as usize] {
                        self.latest[earlier as usize] = hours;
                        self.queue.push(Arrived { hours, at: earlier });
                    }
                }
            }
        }
    }

    /// Those who hear the firm or the wire early enough.
    fn first_hand(&self, openings: &Openings, circle: CircleOf<'_>) -> Carriers {
        let in_time = |person: PersonId, hours: f64| {
            let place = self.place_of.get(person);
            place.is_some_and(|place| hours <= self.latest[2 * place as usize])
        };
        let heard = openings.posts.iter().filter(|opening| {
            opening.needs_strength < circle.strength(opening) && in_time(opening.person, opening.hours)
        });
        Carriers {
            contacts: heard.filter_map(|opening| opening.requester).collect(),
            wire: openings.wire.iter().any(|&person| in_time(person, 0.0)),
        }
    }
}

impl Ord for Arrived {
    fn cmp(&self, other: &Self) -> Ordering {
        self.hours.total_cmp(&other.hours).then(other.at.cmp(&self.at))
    }
}

impl PartialOrd for Arrived {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Eq for Arrived {}
