//! What every person would do with the news in one trial, whatever the policy: drawn when first asked, then remembered.

use super::SpreadLaw;
use crate::rng::{History, Purpose, Stream};
use crate::world::{Audience, PersonId, PersonMap, Watch, World};
use rand::RngExt;
use std::ops::Range;

/// The coins, delays and choices of one trial.
///
/// Each is a pure function of (seed, trial, person or entry, purpose); remembering it spares the other policies the work
/// and changes no number.
#[derive(Debug)]
pub struct Luck<'a, W> {
    world: &'a W,
    law: &'a SpreadLaw,
    repost: Stream,
    forward: Stream,
    repost_notice: Stream,
    repost_delay: Stream,
    forward_choice: Stream,
    forward_open: Stream,
    forward_delay: Stream,
    memo: &'a mut Memo,
    watch: &'a Watch<'a>,
}

/// What luck remembers of one trial; lent from trial to trial to spare allocation.
#[derive(Clone, Debug, Default)]
pub struct Memo {
    /// By requester: an index into `people`, or a mark.
    of_requester: Vec<u32>,
    /// The same for everybody else whose luck was asked for.
    of_others: PersonMap,
    people: Vec<PersonLuck>,
    told: Vec<Told>,
}

/// The luck of a requester that has not been asked for yet.
const UNKNOWN: u32 = u32::MAX;
/// The luck of somebody who passes nothing on, whatever the policy.
const IDLE: u32 = u32::MAX - 1;

/// What one person would do who might pass the news on.
#[derive(Clone, Debug)]
struct PersonLuck {
    /// Reposts if freshness · favour exceeds this.
    repost_needs: f64,
    /// Forwards if freshness · favour exceeds this.
    forward_needs: f64,
    told: Option<Range<u32>>,
    /// To whom a forward goes, if to anybody; once drawn.
    favourite: Option<Addressee>,
}

/// To whom a forward goes; nobody where nobody hears.
type Addressee = Option<PersonId>;

/// Somebody who notices a repost.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Told {
    /// Who.
    pub listener: PersonId,
    /// From repost to reading `[hours]`.
    pub delay: f64,
}

/// A private forward.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Forwarded {
    /// To whom.
    pub listener: PersonId,
    /// From reading to the forward's being read `[hours]`; none if it stays unopened.
    pub delay: Option<f64>,
}

/// Proposals after which a forward is decided by a race: with the default targeting one in five to fifteen is taken.
const PROPOSALS: u64 = 64;

/// Entries of an audience between two looks at the watch.
const STRIDE: u32 = 1024;
/// Memory of somebody who is told, room to grow included `[bytes]`.
const BYTES_PER_TOLD: usize = 32;

/// A person who might pass the news on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LuckId(u32);

impl<'a, W: World> Luck<'a, W> {
    /// The luck of one trial in a world in which so many people asked to connect.
    ///
    /// What it tells is of no meaning once the watch is over.
    pub fn new(
        world: &'a W,
        law: &'a SpreadLaw,
        requests: usize,
        trial: History,
        memo: &'a mut Memo,
        watch: &'a Watch<'a>,
    ) -> Self {
        memo.of_requester.clear();
        memo.of_requester.resize(requests, UNKNOWN);
        memo.of_others.clear();
        memo.people.clear();
        memo.told.clear();
        Self {
            world,
            law,
            repost: trial.stream(Purpose::Repost),
            forward: trial.stream(Purpose::Forward),
            repost_notice: trial.stream(Purpose::RepostNotice),
            repost_delay: trial.stream(Purpose::RepostDelay),
            forward_choice: trial.stream(Purpose::ForwardChoice),
            forward_open: trial.stream(Purpose::ForwardOpen),
            forward_delay: trial.stream(Purpose::ForwardDelay),
            memo,
            watch,
        }
    }

    /// What ends the trial before its time.
    pub fn watch(&self) -> &'a Watch<'a> {
        self.watch
    }

    /// Memory that is filled with those who were told `[bytes]`.
    pub fn bytes(&self) -> usize {
        self.memo.told.len() * BYTES_PER_TOLD
    }

    /// The law that the luck follows.
    pub fn law(&self) -> &'a SpreadLaw {
        self.law
    }

    /// The segment a person belongs to.
    #[inline]
    pub fn segment_of(&self, person: PersonId) -> usize {
        self.world.segment_of(person)
    }

    /// The luck of a person, a requester or not; none if the person passes nothing on, whatever the policy and the hour.
    #[inline]
    pub fn of(&mut self, person: PersonId, segment: usize, requester: Option<u32>) -> Option<LuckId> {
        let known = match requester {
            Some(index) => Some(self.memo.of_requester[index as usize]).filter(|&known| known != UNKNOWN),
            None => self.memo.of_others.get(person),
        };
        let id = known.unwrap_or_else(|| {
            let id = self.draw(person, segment).map_or(IDLE, |luck| {
                self.memo.people.push(luck);
                self.memo.people.len() as u32 - 1
            });
            match requester {
                Some(index) => self.memo.of_requester[index as usize] = id,
                None => {
                    self.memo.of_others.insert(person, id);
                }
            }
            id
        });
        (id != IDLE).then_some(LuckId(id))
    }

    /// Whether the person reposts, at this product of freshness and favour.
    #[inline]
    pub fn reposts(&self, id: LuckId, appetite: f64) -> bool {
        self.memo.people[id.0 as usize].repost_needs < appetite
    }

    /// Whether the person forwards, at this product of freshness and favour.
    #[inline]
    pub fn forwards(&self, id: LuckId, appetite: f64) -> bool {
        self.memo.people[id.0 as usize].forward_needs < appetite
    }

    /// The hour until which the person would repost what arrives, with this favour; at that hour no more.
    pub fn reposts_until(&self, id: LuckId, favour: f64) -> f64 {
        self.law
            .fresh_until(self.memo.people[id.0 as usize].repost_needs / favour)
    }

    /// The same for forwards.
    pub fn forwards_until(&self, id: LuckId, favour: f64) -> f64 {
        self.law
            .fresh_until(self.memo.people[id.0 as usize].forward_needs / favour)
    }

    /// Those who notice the person's repost.
    pub fn told(&mut self, person: PersonId, id: LuckId) -> &[Told] {
        let known = self.memo.people[id.0 as usize].told.clone();
        let range = known.unwrap_or_else(|| {
            let range = self.tell(person);
            self.memo.people[id.0 as usize].told = Some(range.clone());
            range
        });
        &self.memo.told[range.start as usize..range.end as usize]
    }

    /// The person's forward, never back to where it came from; none if nobody else hears the person.
    pub fn forwarded(&mut self, person: PersonId, id: LuckId, came_from: Option<PersonId>) -> Option<Forwarded> {
        let known = self.memo.people[id.0 as usize].favourite;
        let favourite = known.unwrap_or_else(|| {
            let favourite = self.choose(person, None);
            self.memo.people[id.0 as usize].favourite = Some(favourite);
            favourite
        });
        let listener = if favourite == came_from {
            self.choose(person, came_from)
        } else {
            favourite
        }?;
        let segment = &self.world.traits().population().segments()[self.world.segment_of(listener)];
        let is_opened = self.forward_open.unit(person.key(), 0) < segment.open_rate;
        let hours = || self.law.forward_delay.value(self.forward_delay.bits(person.key(), 0));
        Some(Forwarded {
            listener,
            delay: is_opened.then(hours),
        })
    }

    /// Coins are kept as the appetite they need, so that one draw serves every policy and time.
    ///
    /// Most coins fail whatever the person's relevance: then nothing else needs to be known.
    #[inline]
    fn draw(&self, person: PersonId, number: usize) -> Option<PersonLuck> {
        let traits = self.world.traits();
        let segment = &traits.population().segments()[number];
        if segment.repost <= 0.0 && segment.forward <= 0.0 {
            return None;
        }
        let repost = self.repost.unit(person.key(), 0);
        let forward = self.forward.unit(person.key(), 0);
        let enthusiasm = traits.enthusiasm(person);
        let most = enthusiasm * self.law.most_eagerness;
        if repost >= segment.repost * most && forward >= segment.forward * most {
            return None;
        }
        let readiness = self.law.interest(traits.relevance(person, number)) * enthusiasm;
        Some(PersonLuck {
            repost_needs: repost / (segment.repost * readiness),
            forward_needs: forward / (segment.forward * readiness),
            told: None,
            favourite: None,
        })
    }

    fn tell(&mut self, person: PersonId) -> Range<u32> {
        let start = self.memo.told.len() as u32;
        let audience = self.world.audience(person);
        let most_notice = self.law.most_notice();
        for number in 0..audience.len() {
            if number % STRIDE == STRIDE - 1 && self.watch.is_over_with(self.bytes()) {
                break;
            }
            let coin = self.repost_notice.unit(person.key(), u64::from(number));
            // No tie is stronger than 1: most entries need no look at who it is.
            if coin >= most_notice {
                continue;
            }
            let arc = audience.entry(number);
            let followees = self.world.followees(arc.listener, self.world.segment_of(arc.listener));
            if coin < self.law.notice(followees) * arc.strength {
                let bits = self.repost_delay.bits(person.key(), u64::from(number));
                let delay = self.law.read_delay.value(bits);
                self.memo.told.push(Told {
                    listener: arc.listener,
                    delay,
                });
            }
        }
        start..self.memo.told.len() as u32
    }

    /// Whom the person would send the news to, leaving out `except`.
    ///
    /// Entries are proposed at random and taken in proportion to exp(targeting · relevance); leaving somebody out leaves
    /// every other proposal as it was, so policies share the choice as far as they can. Where nobody is taken in
    /// [`PROPOSALS`] proposals (a strong targeting of few), a race over all entries has the same law and decides.
    fn choose(&self, person: PersonId, except: Option<PersonId>) -> Option<PersonId> {
        let audience = self.world.audience(person);
        if audience.is_empty() {
            return None;
        }
        let most_aimed = self.law.targeting.max(0.0);
        for proposal in 0..PROPOSALS {
            let mut draws = self.forward_choice.sequence(person.key(), proposal);
            let listener = audience
                .entry(draws.random_range(..u64::from(audience.len())) as u32)
                .listener;
            if except != Some(listener) && draws.unit() < libm::exp(self.aim(listener) - most_aimed) {
                return Some(listener);
            }
        }
        self.race(person, &audience, except)
    }

    /// Log of the weight of sending the news to somebody.
    #[inline]
    fn aim(&self, listener: PersonId) -> f64 {
        self.law.targeting * self.world.traits().relevance(listener, self.world.segment_of(listener))
    }

    /// Entry e arrives at `−ln u / exp(targeting · relevance)`, and the first to arrive is chosen. O(audience).
    fn race<A: Audience>(&self, person: PersonId, audience: &A, except: Option<PersonId>) -> Option<PersonId> {
        let goes_on = |number: &u32| number % STRIDE != STRIDE - 1 || !self.watch.is_over();
        let runners = (0..audience.len())
            .take_while(goes_on)
            .map(|number| (number, audience.entry(number).listener));
        let arrivals = runners
            .filter(|(_, listener)| except != Some(*listener))
            .map(|(number, listener)| {
                let clock = -libm::log(
                    self.forward_choice
                        .open_unit(person.key(), PROPOSALS + u64::from(number)),
                );
                (libm::log(clock) - self.aim(listener), listener)
            });
        arrivals
            .min_by(|a, b| a.0.total_cmp(&b.0))
            .map(|(_, listener)| listener)
    }
}
