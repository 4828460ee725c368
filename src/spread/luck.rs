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
    /// By layer; the people are the same in all.
    worlds: &'a [W],
    /// By layer; what concerns no layer in particular is the same in all.
    laws: &'a [SpreadLaw],
    trial: History,
    /// On layer 0.
    repost: Stream,
    forward: Stream,
    forward_choice: Stream,
    forward_open: Stream,
    forward_delay: Stream,
    memo: &'a mut Memo,
    watch: &'a Watch<'a>,
}

/// What luck remembers of one trial; lent from trial to trial to spare allocation.
#[derive(Clone, Debug, Default)]
pub struct Memo {
    /// By requester: an index into `people`, where each has an entry for every layer, or a mark.
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

/// What one person would do on one layer who might pass the news on.
#[derive(Clone, Debug)]
struct PersonLuck {
    /// Reposts if freshness · favour exceeds this.
    repost_needs: f64,
    /// Forwards if freshness · favour exceeds this; on layer 0, which stands for all.
    forward_needs: f64,
    told: Option<Range<u32>>,
    /// To whom a forward goes, if to anybody; once drawn, on layer 0.
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
const STRIDE_OF_RACE: u64 = STRIDE as u64;
/// Memory of somebody who is told, room to grow included `[bytes]`.
const BYTES_PER_TOLD: usize = 32;

/// A person who might pass the news on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LuckId(u32);

impl<'a, W: World> Luck<'a, W> {
    /// The luck of one trial in a world in which so many people asked to connect; the world has a face and a law for each layer.
    ///
    /// What it tells is of no meaning once the watch is over.
    pub fn new(
        worlds: &'a [W],
        laws: &'a [SpreadLaw],
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
            worlds,
            laws,
            trial,
            repost: trial.stream(Purpose::Repost),
            forward: trial.stream(Purpose::Forward),
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

    /// The law that the luck follows, as far as it concerns no layer in particular.
    #[inline]
    pub fn law(&self) -> &'a SpreadLaw {
        &self.laws[0]
    }

    /// The law on each layer.
    #[inline]
    pub fn laws(&self) -> &'a [SpreadLaw] {
        self.laws
    }

    /// Any face of the world, where it is asked for what is the same on all layers.
    #[inline]
    fn world(&self) -> &'a W {
        &self.worlds[0]
    }

    /// The segment a person belongs to.
    #[inline]
    pub fn segment_of(&self, person: PersonId) -> usize {
        self.world().segment_of(person)
    }

    /// The luck of a person, a requester or not; none if the person passes nothing on, whatever the policy and the hour.
    #[inline]
    pub fn of(&mut self, person: PersonId, segment: usize, requester: Option<u32>) -> Option<LuckId> {
        let known = match requester {
            Some(index) => Some(self.memo.of_requester[index as usize]).filter(|&known| known != UNKNOWN),
            None => self.memo.of_others.get(person),
        };
        let id = known.unwrap_or_else(|| {
            let id = self.draw(person, segment).unwrap_or(IDLE);
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

    /// Whether the person reposts on a layer, at this product of freshness there and favour.
    #[inline]
    pub fn reposts(&self, id: LuckId, layer: usize, appetite: f64) -> bool {
        self.memo.people[id.0 as usize + layer].repost_needs < appetite
    }

    /// Whether the person forwards, at this product of freshness and favour.
    #[inline]
    pub fn forwards(&self, id: LuckId, appetite: f64) -> bool {
        self.memo.people[id.0 as usize].forward_needs < appetite
    }

    /// The hour until which the person would repost on a layer what arrives, with this favour; at that hour no more.
    pub fn reposts_until(&self, id: LuckId, layer: usize, favour: f64) -> f64 {
        let needs = self.memo.people[id.0 as usize + layer].repost_needs;
        self.laws[layer].fresh_until(needs / favour)
    }

    /// The same for forwards.
    pub fn forwards_until(&self, id: LuckId, favour: f64) -> f64 {
        let needs = self.memo.people[id.0 as usize].forward_needs;
        self.law().forward_fresh_until(needs / favour)
    }

    /// Those who notice the person's repost on a layer.
    pub fn told(&mut self, person: PersonId, id: LuckId, layer: usize) -> &[Told] {
        let place = id.0 as usize + layer;
        let known = self.memo.people[place].told.clone();
        let range = known.unwrap_or_else(|| {
            let range = self.tell(person, layer);
            self.memo.people[place].told = Some(range.clone());
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
        let segment = &self.world().traits().population().segments()[self.world().segment_of(listener)];
        let is_opened = self.forward_open.unit(person.key(), 0) < segment.open_rate;
        let hours = || self.law().forward_delay.value(self.forward_delay.bits(person.key(), 0));
        Some(Forwarded {
            listener,
            delay: is_opened.then(hours),
        })
    }

    /// Coins are kept as the appetite they need, so that one draw serves every policy and time; notes an entry for each layer.
    ///
    /// Most coins fail whatever the person's relevance: then nothing else needs to be known.
    #[inline]
    fn draw(&mut self, person: PersonId, number: usize) -> Option<u32> {
        let traits = self.world().traits();
        let segment = &traits.population().segments()[number];
        if segment.repost <= 0.0 && segment.forward <= 0.0 {
            return None;
        }
        let forward = self.forward.unit(person.key(), 0);
        let enthusiasm = traits.enthusiasm(person);
        let most = enthusiasm * self.law().most_eagerness;
        let is_idle = |layer: usize| {
            let repost = self.repost_on(layer).unit(person.key(), 0);
            repost >= segment.repost * self.laws[layer].repost * most
        };
        if forward >= segment.forward * most && (0..self.laws.len()).all(is_idle) {
            return None;
        }
        let readiness = self.law().interest(traits.relevance(person, number)) * enthusiasm;
        let id = self.memo.people.len() as u32;
        for (layer, law) in self.laws.iter().enumerate() {
            let repost = self.repost_on(layer).unit(person.key(), 0);
            let is_here = self.worlds[layer].is_user(person);
            self.memo.people.push(PersonLuck {
                repost_needs: if is_here {
                    repost / (segment.repost * law.repost * readiness)
                } else {
                    f64::INFINITY
                },
                forward_needs: forward / (segment.forward * readiness),
                told: None,
                favourite: None,
            });
        }
        Some(id)
    }

    /// The coins for reposting on a layer.
    #[inline]
    fn repost_on(&self, layer: usize) -> Stream {
        if layer == 0 {
            self.repost
        } else {
            self.trial.on_layer(layer as u32).stream(Purpose::Repost)
        }
    }

    fn tell(&mut self, person: PersonId, layer: usize) -> Range<u32> {
        let (world, law) = (&self.worlds[layer], &self.laws[layer]);
        let here = self.trial.on_layer(layer as u32);
        let (notice, read_delay) = (here.stream(Purpose::RepostNotice), here.stream(Purpose::RepostDelay));
        let start = self.memo.told.len() as u32;
        let audience = world.audience(person);
        let most_notice = law.most_notice();
        for number in 0..audience.len() {
            if number % STRIDE == STRIDE - 1 && self.watch.is_over_with(self.bytes()) {
                break;
            }
            let coin = notice.unit(person.key(), u64::from(number));
            // No tie is stronger than 1: most entries need no look at who it is.
            if coin >= most_notice {
                continue;
            }
            let arc = audience.entry(number);
            let followees = world.followees(arc.listener, world.segment_of(arc.listener));
            if coin < law.notice(followees) * arc.strength {
                let bits = read_delay.bits(person.key(), u64::from(number));
                let delay = law.read_delay.value(bits);
                self.memo.told.push(Told {
                    listener: arc.listener,
                    delay,
                });
            }
        }
        start..self.memo.told.len() as u32
    }

    /// Whom the person would send the news to, leaving out `except`: one of the audiences on all layers that have ties.
    ///
    /// Entries are proposed at random and taken in proportion to exp(targeting · relevance); leaving somebody out leaves
    /// every other proposal as it was, so policies share the choice as far as they can. Where nobody is taken in
    /// [`PROPOSALS`] proposals (a strong targeting of few), a race over all entries has the same law and decides.
    fn choose(&self, person: PersonId, except: Option<PersonId>) -> Option<PersonId> {
        let layers = self.worlds.iter().zip(self.laws).filter(|(_, law)| law.has_ties);
        let audience = Everywhere(layers.map(|(world, _)| world.audience(person)).collect());
        if audience.len() == 0 {
            return None;
        }
        let most_aimed = self.law().targeting.max(0.0);
        for proposal in 0..PROPOSALS {
            let mut draws = self.forward_choice.sequence(person.key(), proposal);
            let listener = audience.listener(draws.random_range(..audience.len()));
            if except != Some(listener) && draws.unit() < libm::exp(self.aim(listener) - most_aimed) {
                return Some(listener);
            }
        }
        self.race(person, &audience, except)
    }

    /// Log of the weight of sending the news to somebody.
    #[inline]
    fn aim(&self, listener: PersonId) -> f64 {
        let world = self.world();
        self.law().targeting * world.traits().relevance(listener, world.segment_of(listener))
    }

    /// Entry e arrives at `−ln u / exp(targeting · relevance)`, and the first to arrive is chosen. O(audience).
    fn race<A: Audience>(
        &self,
        person: PersonId,
        audience: &Everywhere<A>,
        except: Option<PersonId>,
    ) -> Option<PersonId> {
        let goes_on = |number: &u64| number % STRIDE_OF_RACE != STRIDE_OF_RACE - 1 || !self.watch.is_over();
        let runners = (0..audience.len())
            .take_while(goes_on)
            .map(|number| (number, audience.listener(number)));
        let arrivals = runners
            .filter(|(_, listener)| except != Some(*listener))
            .map(|(number, listener)| {
                let clock = -libm::log(self.forward_choice.open_unit(person.key(), PROPOSALS + number));
                (libm::log(clock) - self.aim(listener), listener)
            });
        arrivals
            .min_by(|a, b| a.0.total_cmp(&b.0))
            .map(|(_, listener)| listener)
    }
}

/// The audiences of one person on several layers, one behind the other.
struct Everywhere<A>(Vec<A>);

impl<A: Audience> Everywhere<A> {
    /// Number of entries.
    fn len(&self) -> u64 {
        self.0.iter().map(|audience| u64::from(audience.len())).sum()
    }

    /// Who stands at an entry < len.
    fn listener(&self, entry: u64) -> PersonId {
        let mut entry = entry;
        for audience in &self.0 {
            let len = u64::from(audience.len());
            if entry < len {
                return audience.entry(entry as u32).listener;
            }
            entry -= len;
        }
        unreachable!("an entry stands in one of the audiences")
    }
}
