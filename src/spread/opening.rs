//! Who hears the firm or the wire first hand, whatever the policy.

use super::SpreadLaw;
use crate::circle::Requester;
use crate::rng::{History, Purpose, Stream};
use crate::world::{Members, PersonId, PersonMap, Watch, World};
use rand::RngExt;

/// A post of the firm read by somebody who asked to connect, or by a member of a forum, if the tie is strong enough.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Opening {
    /// When it would be read `[hours]`.
    pub hours: f64,
    /// It is noticed if the strength of the tie exceeds this.
    pub needs_strength: f64,
    /// Bit j is set where policy j accepted that person on this layer.
    pub accepted_by: u64,
    /// Who.
    pub person: PersonId,
    /// Index among the requesters; none for somebody in a forum who has asked nowhere.
    pub requester: Option<u32>,
    /// The layer on which it is posted.
    pub layer: u8,
    /// Whether the person, if not accepted, hears the firm all the same.
    pub stays: bool,
}

/// Memory of one, its room to grow and its turn in the queue included `[bytes]`.
pub const BYTES_PER_OPENING: usize = 80;
/// Memory of somebody who reads, with what is remembered of the person and room to grow `[bytes]`.
pub const BYTES_PER_READER: usize = 300;

/// The first-hand reads of one trial that some policy may bring about.
#[derive(Clone, Debug, Default)]
pub struct Openings {
    /// Reads of posts, in order of time.
    pub posts: Vec<Opening>,
    /// Those whom the wire tells at time 0, whatever the policy.
    pub wire: Vec<PersonId>,
}

impl Openings {
    /// Draws the coins and delays of one trial; no policy ties a requester with more than `strongest`.
    pub fn draw<W: World>(
        &mut self,
        law: &SpreadLaw,
        strongest: impl Fn(&Requester) -> f64,
        world: &W,
        requesters: &[Requester],
        trial: History,
        watch: &Watch<'_>,
    ) {
        self.posts.clear();
        self.add_posts(law, strongest, world, requesters, (trial, 0), watch);
        self.finish(law, world, trial, watch);
    }

    /// Puts the posts of all layers in order, and draws the wire.
    pub fn finish<W: World>(&mut self, law: &SpreadLaw, world: &W, trial: History, watch: &Watch<'_>) {
        // Stable: of readings at the same time the earlier requester's comes first. Times are not negative, so their bits are
        // in order.
        self.posts.sort_by_key(|opening| opening.hours.to_bits());
        self.wire.clear();
        if law.release.wire > 0 {
            self.draw_wire(law, world, trial.stream(Purpose::Wire), watch);
        }
    }

    /// Adds what those who asked on a layer would read there.
    pub fn add_posts<W: World>(
        &mut self,
        law: &SpreadLaw,
        strongest: impl Fn(&Requester) -> f64,
        world: &W,
        requesters: &[Requester],
        (trial, layer): (History, u8),
        watch: &Watch<'_>,
    ) {
        let here = trial.on_layer(u32::from(layer));
        let notice = here.stream(Purpose::PostNotice);
        let read_delay = here.stream(Purpose::PostDelay);
        let stay = here.stream(Purpose::Stay);
        for (index, requester) in requesters.iter().enumerate() {
            if index.is_multiple_of(POSTERS) && watch.is_over_with(self.posts.len() * BYTES_PER_OPENING) {
                return;
            }
            let person = requester.person.key();
            let notices = law.notice(world.followees(requester.person, usize::from(requester.segment)));
            let hopeful = notices * strongest(requester);
            for (number, &posted) in law.release.posts.iter().enumerate() {
                // One coin serves all policies: each holds it against its own strength later, and most coins fail even the
                // strongest tie.
                let coin = notice.unit(person, number as u64);
                if coin >= hopeful {
                    continue;
                }
                let hours = posted + law.read_delay.value(read_delay.bits(person, number as u64));
                if hours <= law.release.horizon {
                    self.posts.push(Opening {
                        hours,
                        needs_strength: coin / notices,
                        accepted_by: requester.accepted_by,
                        person: requester.person,
                        requester: Some(index as u32),
                        layer,
                        stays: stay.chance(law.declined_stay, person, 0),
                    });
                }
            }
        }
    }

    /// Adds what the other members of a forum would read there, who are all but those of `asked`. O(members).
    pub fn add_forum<W: World>(
        &mut self,
        law: &SpreadLaw,
        strongest: f64,
        (world, forum, asked): (&W, &Members, &PersonMap),
        requester_of: &PersonMap,
        (trial, layer): (History, u8),
        watch: &Watch<'_>,
    ) {
        let here = trial.on_layer(u32::from(layer));
        let notice = here.stream(Purpose::PostNotice);
        let read_delay = here.stream(Purpose::PostDelay);
        let most = law.most_notice() * strongest;
        for number in 0..forum.len() {
            if number.is_multiple_of(STRIDE) && watch.is_over_with(self.posts.len() * BYTES_PER_OPENING) {
                return;
            }
            let (segment, index) = forum.member(number);
            let person = world.member(segment, index);
            for (number, &posted) in law.release.posts.iter().enumerate() {
                let coin = notice.unit(person.key(), number as u64);
                // Most coins fail whoever it is.
                if coin >= most || asked.get(person).is_some() {
                    continue;
                }
                let notices = law.notice(world.followees(person, segment));
                let hours = posted + law.read_delay.value(read_delay.bits(person.key(), number as u64));
                if coin < notices * strongest && hours <= law.release.horizon {
                    self.posts.push(Opening {
                        hours,
                        needs_strength: coin / notices,
                        accepted_by: 0,
                        person,
                        requester: requester_of.get(person),
                        layer,
                        stays: true,
                    });
                }
            }
        }
    }

    /// Distinct people, one after another with weight of relevance: anybody of a segment that has any, kept with
    /// probability relevance.
    ///
    /// Where proposals are kept too rarely (nearly all who are relevant have been told), a race among the others has the
    /// same law and fills what is left.
    fn draw_wire<W: World>(&mut self, law: &SpreadLaw, world: &W, stream: Stream, watch: &Watch<'_>) {
        let wanted = law.release.wire as usize;
        let population = world.traits().population();
        let relevant: Vec<usize> = (0..population.segments().len())
            .filter(|&segment| population.segments()[segment].relevance > 0.0)
            .collect();
        let candidates: u64 = relevant.iter().map(|&segment| population.size(segment)).sum();
        let mut told = PersonMap::default();
        let mut draws = stream.sequence(0, 0);
        for proposal in 0..FRUITLESS_PROPOSALS + PROPOSALS_EACH * wanted as u64 {
            if self.wire.len() == wanted {
                return;
            }
            if proposal.is_multiple_of(STRIDE) && watch.is_over_with(self.wire.len() * BYTES_PER_READER) {
                return;
            }
            let mut index = draws.random_range(..candidates);
            let segment = *relevant
                .iter()
                .find(|&&segment| {
                    let is_here = index < population.size(segment);
                    index -= if is_here { 0 } else { population.size(segment) };
                    is_here
                })
                .expect("the sizes sum to the number of candidates");
            let person = world.member(segment, index);
            if draws.unit() < world.traits().relevance(person, segment) && told.insert(person, 0) {
                self.wire.push(person);
            }
        }
        self.race_for_the_wire(wanted, &relevant, &told, world, stream, watch);
    }

    /// Person i arrives at `−ln u / relevance`; the first to arrive are told. O(candidates).
    ///
    /// `sample_weighted` of `rand` has the same law, but takes the platform's logarithm.
    fn race_for_the_wire<W: World>(
        &mut self,
        wanted: usize,
        relevant: &[usize],
        told: &PersonMap,
        world: &W,
        stream: Stream,
        watch: &Watch<'_>,
    ) {
        let population = world.traits().population();
        let members = relevant.iter().flat_map(|&segment| {
            (0..population.size(segment)).map(move |index| (segment, world.member(segment, index)))
        });
        let mut seen = 0_usize;
        let goes_on = |_: &(usize, PersonId)| {
            seen += 1;
            !seen.is_multiple_of(STRIDE as usize) || !watch.is_over_with(seen * BYTES_PER_ARRIVAL)
        };
        let mut arrivals: Vec<(f64, PersonId)> = members
            .take_while(goes_on)
            .filter(|&(_, person)| told.get(person).is_none())
            .map(|(segment, person)| {
                let clock = libm::log(-libm::log(stream.open_unit(person.key(), 1)));
                (clock - libm::log(world.traits().relevance(person, segment)), person)
            })
            .collect();
        arrivals.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let missing = wanted - self.wire.len();
        self.wire
            .extend(arrivals.iter().take(missing).map(|&(_, person)| person));
    }
}

/// Draws between two looks at the watch.
const STRIDE: u64 = 1024;
/// The same in requesters, each of whom may read many posts.
const POSTERS: usize = 16;
/// Memory of somebody whose arrival in a race is kept until all have run, room to grow included `[bytes]`.
const BYTES_PER_ARRIVAL: usize = 32;

/// Proposals for the wire after which a race is cheaper, together and for each person to tell.
const FRUITLESS_PROPOSALS: u64 = 10_000;
const PROPOSALS_EACH: u64 = 100;
