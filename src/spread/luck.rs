//! What every person would do with the news in one trial, whatever the policy: drawn when first asked, then remembered.

use super::SpreadLaw;
use crate::rng::{History, Purpose, Stream};
use crate::world::{Audience, PersonId, PersonMap, World};
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
}

/// What luck remembers of one trial; lent from trial to trial to spare allocation.
#[derive(Clone, Debug, Default)]
pub struct Memo {
    index: PersonMap,
    people: Vec<PersonLuck>,
    told: Vec<Told>,
}

/// What one person would do.
#[derive(Clone, Debug)]
struct PersonLuck {
    segment: u16,
    /// Reposts if freshness · favour exceeds this.
    repost_needs: f64,
    /// Forwards if freshness · favour exceeds this.
    forward_needs: f64,
    told: Option<Range<u32>>,
    /// To whom a forward goes, if to anybody; once drawn.
    favourite: Option<Option<PersonId>>,
}

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

/// A person whose luck has been drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LuckId(u32);

impl<'a, W: World> Luck<'a, W> {
    /// The luck of one trial in a world.
    pub fn new(world: &'a W, law: &'a SpreadLaw, trial: History, memo: &'a mut Memo) -> Self {
        memo.index.clear();
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
        }
    }

    /// The law that the luck follows.
    pub fn law(&self) -> &'a SpreadLaw {
        self.law
    }

    /// The luck of a person.
    #[inline]
    pub fn of(&mut self, person: PersonId) -> LuckId {
        if let Some(id) = self.memo.index.get(person) {
            return LuckId(id);
        }
        let id = self.memo.people.len() as u32;
        self.memo.index.insert(person, id);
        let luck = self.draw(person);
        self.memo.people.push(luck);
        LuckId(id)
    }

    /// The person's segment.
    #[inline]
    pub fn segment(&self, id: LuckId) -> usize {
        usize::from(self.memo.people[id.0 as usize].segment)
    }

    /// Whether the person might pass the news on, at this product of freshness and favour or less.
    #[inline]
    pub fn might_pass_on(&self, id: LuckId, appetite: f64) -> bool {
        let luck = &self.memo.people[id.0 as usize];
        luck.repost_needs < appetite || luck.forward_needs < appetite
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
    fn draw(&self, person: PersonId) -> PersonLuck {
        let number = self.world.segment_of(person);
        let traits = self.world.traits();
        let segment = &traits.population().segments()[number];
        let mut luck = PersonLuck {
            segment: number as u16,
            repost_needs: f64::INFINITY,
            forward_needs: f64::INFINITY,
            told: None,
            favourite: None,
        };
        if segment.repost > 0.0 || segment.forward > 0.0 {
            let readiness = self.law.interest(traits.relevance(person, number)) * traits.enthusiasm(person);
            luck.repost_needs = self.repost.unit(person.key(), 0) / (segment.repost * readiness);
            luck.forward_needs = self.forward.unit(person.key(), 0) / (segment.forward * readiness);
        }
        luck
    }

    fn tell(&mut self, person: PersonId) -> Range<u32> {
        let start = self.memo.told.len() as u32;
        let audience = self.world.audience(person);
        let most_notice = self.law.most_notice();
        for number in 0..audience.len() {
            let coin = self.repost_notice.unit(person.key(), u64::from(number));
            // No tie is stronger than 1: most entries need no look at who it is.
            if coin >= most_notice {
                continue;
            }
            let arc = audience.entry(number);
            if coin < self.law.notice(self.world.followees(arc.listener)) * arc.strength {
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
            let listener = audience.entry(draws.below(u64::from(audience.len())) as u32).listener;
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
        let runners = (0..audience.len()).map(|number| (number, audience.entry(number).listener));
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
