//! The chances of a trial, added up.

use super::appetite::Chances;
use super::detail::Detail;
use super::entry::{Mixture, SeenWeights, Somebody};
use super::link::{Link, Parts};
use super::observer::{Observer, Reading, Telling};
use super::prospects::Prospects;
use crate::circle::Requester;
use crate::rng::{History, Purpose, Stream};
use crate::spread::{CircleOf, Evangelist, GRID, Openings, SpreadLaw, Way};
use crate::stats::power::power;
use crate::world::{Arrivals, Audience, PersonId, PersonMap, Pulls, World};
use std::ops::Range;

/// Entries that are this likely somebody in particular are told apart exactly; others to the first order.
const SELDOM: f64 = 3e-4;

/// What one person's passing-on may bring, before anybody has looked.
#[derive(Clone, Debug)]
struct Outlook {
    /// Interest in fresh news, before enthusiasm and favour.
    interest: f64,
    /// Entries of the audience that nobody has looked at.
    unseen: u32,
    /// Of these: what each kind of arc counts.
    mixture: Mixture,
    /// The person itself, which no entry is.
    oneself: Somebody,
    /// Chance that an unseen entry decides and notices a repost, sooner or later.
    noticed: f64,
    /// Entries that somebody has looked at.
    seen: Range<u32>,
    /// Of these: how many are likely to decide and notice a repost, sooner or later.
    seen_notice: f64,
    /// Of these: weights for a forward.
    seen_weights: SeenWeights,
    /// Chance that a forward goes to somebody who decides and opens it, if it came from nobody.
    forward: f64,
    /// What the last reading of this person might bring: most policies let the same people read at the same hours.
    last: Option<Prospect>,
    /// What a forward would bring after a repost, if it came from that person: most policies let it come from the same.
    after_repost: Option<(Option<PersonId>, f64)>,
}

/// What one reading may bring, before its coins fall.
#[derive(Clone, Copy, Debug)]
struct Prospect {
    hours: f64,
    favour: f64,
    came_from: Option<PersonId>,
    chances: Chances,
    /// Chance that a repost brings a decision-maker.
    by_repost: f64,
    /// When the first of them would read; of meaning where all is told, as the other hour.
    repost_hours: f64,
    /// How many decision-makers a repost brings in the mean.
    told: f64,
    /// Chance that a forward brings one where there is no repost.
    by_forward: f64,
    /// When that one would read, with or without a repost.
    forward_hours: f64,
}

/// An entry that somebody has looked at.
#[derive(Clone, Copy, Debug)]
struct Seen {
    listener: PersonId,
    weight: f64,
    /// Chance to open a forward, of those who decide.
    opens: f64,
    /// Chance to notice a repost, of those who decide.
    notices: f64,
}

/// What is remembered of the people of one trial; lent from trial to trial to spare allocation.
#[derive(Clone, Debug, Default)]
pub struct Foresight {
    of_requester: Vec<u32>,
    of_others: PersonMap,
    outlooks: Vec<Outlook>,
    seen: Vec<Seen>,
    /// Of the readings of one policy, in order of time.
    evangelists: Vec<Evangelist>,
    /// Decision-makers of the circle, for one policy.
    callers: Vec<Caller>,
}

/// A decision-maker who asked to connect.
#[derive(Clone, Copy, Debug)]
struct Caller {
    /// Chance to hear the firm at all.
    stays: f64,
    /// Chance to notice a post, if so.
    notices: f64,
}

/// The outlook of a requester that has not been asked for yet.
const UNKNOWN: u32 = u32::MAX;

impl Foresight {
    /// Makes ready for a trial in which so many people asked to connect.
    pub fn start(&mut self, requests: usize) {
        self.of_requester.clear();
        self.of_requester.resize(requests, UNKNOWN);
        self.of_others.clear();
        self.outlooks.clear();
        self.seen.clear();
    }
}

/// What a trial answers with under one policy.
#[derive(Clone, Debug, PartialEq)]
pub struct Foretold {
    /// Chance of reach: its mean is the probability; it may exceed 1 in a trial.
    pub reach: f64,
    /// The same with reposts and forwards off.
    pub one_hop: f64,
    /// The same by each time of the grid; of no meaning where trials do not tell all.
    pub by_hour: [f64; GRID],
    /// The same by whom and how; to be completed by the first reach, if there is one; nothing where trials do not tell all.
    pub parts: Parts,
    /// What chances make of decision-makers who read, more than the coins did: those told by posts and reposts.
    pub more_told: f64,
    /// The same of those who open a forward.
    pub more_opened: f64,
}

/// Adds up, along the readings of one policy, the chance of each to be the first to bring a decision-maker.
#[derive(Debug)]
pub struct Foreseen<'a, W> {
    prospects: &'a Prospects,
    detail: Detail,
    law: &'a SpreadLaw,
    world: &'a W,
    arrivals: &'a Arrivals,
    circle: CircleOf<'a>,
    /// By when what may come comes.
    luck: Stream,
    memo: &'a mut Foresight,
    /// Hour of the first reading of a decision-maker that has been brought about; infinite while none has.
    soonest: f64,
    /// What is to be added at each time of the grid, and beyond.
    steps: [f64; GRID + 1],
    foretold: Foretold,
    /// What the last reading may bring.
    prospect: Prospect,
    /// What a decision-maker told by the last reading would be reached through.
    link: Link,
}

impl Prospect {
    /// Before anybody reads.
    const NOTHING: Self = Self {
        hours: f64::INFINITY,
        favour: 0.0,
        came_from: None,
        chances: Chances {
            repost: 0.0,
            forward: 0.0,
            both: 0.0,
        },
        by_repost: 0.0,
        repost_hours: 0.0,
        told: 0.0,
        by_forward: 0.0,
        forward_hours: 0.0,
    };

    /// Whether it is that of this reading, by the same person.
    fn is_of(&self, reading: &Reading) -> bool {
        (self.hours, self.favour, self.came_from) == (reading.hours, reading.favour, reading.came_from)
    }
}

impl<'a, W: World> Foreseen<'a, W> {
    /// Nothing has happened yet.
    pub fn new(
        (prospects, detail): (&'a Prospects, Detail),
        (law, world, arrivals): (&'a SpreadLaw, &'a W, &'a Arrivals),
        circle: CircleOf<'a>,
        trial: History,
        memo: &'a mut Foresight,
    ) -> Self {
        memo.evangelists.clear();
        Self {
            prospects,
            detail,
            law,
            world,
            arrivals,
            circle,
            luck: trial.stream(Purpose::Foresight),
            memo,
            soonest: f64::INFINITY,
            steps: [0.0; GRID + 1],
            foretold: Foretold {
                reach: 0.0,
                one_hop: 0.0,
                by_hour: [0.0; GRID],
                parts: if detail == Detail::Whole {
                    Parts::new(prospects.decides.len(), prospects.policies)
                } else {
                    Parts::default()
                },
                more_told: 0.0,
                more_opened: 0.0,
            },
            prospect: Prospect::NOTHING,
            link: Link {
                evangelist: Evangelist::Wire,
                way: Way::Wire,
                hops: 1,
            },
        }
    }

    /// The firm posts and the wire tells: the chance that a decision-maker reads them, and when one does.
    pub fn first_hand(&mut self, openings: &Openings, has_decision_makers: bool) {
        let decides = |&person: &PersonId| self.prospects.decides[self.world.segment_of(person)];
        if openings.wire.iter().any(decides) {
            self.soonest = 0.0;
            self.steps[0] = 1.0;
            self.foretold.one_hop = 1.0;
        }
        if has_decision_makers {
            self.hear_posts(openings);
        }
        self.foretold.reach = self.foretold.one_hop;
    }

    /// The decision-makers of the circle may read the firm's posts.
    fn hear_posts(&mut self, openings: &Openings) {
        let circle = self.circle;
        let decides = |index: u32| {
            let segment = circle.requesters[index as usize].segment;
            self.prospects.decides[usize::from(segment)]
        };
        let heard = openings.posts.iter().filter(|opening| {
            opening.requester.is_some_and(decides) && opening.needs_strength < circle.strength(opening)
        });
        for opening in heard {
            self.foretold.more_told -= 1.0;
            self.soonest = self.soonest.min(opening.hours);
        }
        self.call();
        for caller in &self.memo.callers {
            let posts = self.law.release.posts.iter();
            let reads = posts.map(|&post| caller.notices * self.prospects.read.from(post));
            self.foretold.more_told += caller.stays * reads.sum::<f64>();
        }
        if self.foretold.one_hop < 1.0 {
            if self.tells_all() {
                self.step_through_posts();
            }
            self.foretold.one_hop = 1.0 - self.nobody_hears(self.law.release.horizon);
        }
    }

    /// By when they read them.
    fn step_through_posts(&mut self) {
        let mut before = 0.0;
        for (place, &until) in self.prospects.grid.hours().iter().enumerate() {
            let chance = 1.0 - self.nobody_hears(until);
            self.steps[place] += chance - before;
            before = chance;
        }
    }

    /// Who of the circle decides, and may hear the firm.
    fn call(&mut self) {
        let circle = self.circle;
        let requesters = circle.requesters.iter();
        let decide = requesters.filter(|requester| self.prospects.decides[usize::from(requester.segment)]);
        let caller = |requester: &Requester| {
            let followees = self.world.followees(requester.person, usize::from(requester.segment));
            let (stays, strength) = if requester.is_accepted_by(circle.policy) {
                (1.0, circle.strengths.accepted)
            } else {
                (self.law.declined_stay.probability(), circle.strengths.declined)
            };
            Caller {
                stays,
                notices: (self.law.notice(followees) * strength).min(1.0),
            }
        };
        self.memo.callers.clear();
        self.memo.callers.extend(decide.map(caller));
    }

    /// Chance that no decision-maker of the circle reads a post until then.
    fn nobody_hears(&self, until: f64) -> f64 {
        let horizon = self.law.release.horizon;
        let misses = self.memo.callers.iter().map(|caller| {
            let timely = |&post: &f64| self.prospects.read.from(horizon - until + post);
            let posts = self.law.release.posts.iter();
            let misses_each = posts.map(|post| 1.0 - caller.notices * timely(post));
            1.0 - caller.stays * (1.0 - misses_each.product::<f64>())
        });
        misses.product()
    }

    /// What the trial answers with, once nobody reads any more.
    pub fn told(self) -> Foretold {
        let mut foretold = self.foretold;
        let mut chance = 0.0;
        for (by_hour, step) in foretold.by_hour.iter_mut().zip(self.steps) {
            chance += step;
            *by_hour = chance;
        }
        foretold
    }

    /// Whether by when, by whom and how is told.
    #[inline]
    fn tells_all(&self) -> bool {
        self.detail == Detail::Whole
    }

    /// The last reading brings the first decision-maker with this chance, who then would read at this hour.
    #[inline]
    fn add(&mut self, chance: f64, hours: f64) {
        if self.soonest == f64::INFINITY {
            self.foretold.reach += chance;
        }
        if self.tells_all() {
            self.add_in_detail(chance, hours);
        }
    }

    /// By when, by whom and how.
    fn add_in_detail(&mut self, chance: f64, hours: f64) {
        if self.soonest == f64::INFINITY {
            self.foretold.parts.add(self.link, chance);
            self.steps[self.prospects.grid.place(hours)] += chance;
        } else if hours < self.soonest {
            // The chance that it is sooner than the one that has been brought about, until that reads.
            self.steps[self.prospects.grid.place(hours)] += chance;
            self.steps[self.prospects.grid.place(self.soonest)] -= chance;
        }
    }

    /// Whether a decision-maker has read, so that nothing can be sooner.
    fn is_over(&self, hours: f64) -> bool {
        self.soonest <= hours
    }

    /// The outlook of a reader, worked out when first asked for.
    fn outlook_of(&mut self, reading: &Reading) -> u32 {
        let known = match reading.requester {
            Some(index) => Some(self.memo.of_requester[index as usize]).filter(|&known| known != UNKNOWN),
            None => self.memo.of_others.get(reading.person),
        };
        known.unwrap_or_else(|| {
            let outlook = self.look_at(reading);
            let id = self.memo.outlooks.len() as u32;
            self.memo.outlooks.push(outlook);
            match reading.requester {
                Some(index) => self.memo.of_requester[index as usize] = id,
                None => {
                    self.memo.of_others.insert(reading.person, id);
                }
            }
            id
        })
    }

    fn look_at(&mut self, reading: &Reading) -> Outlook {
        let &Reading { person, segment, .. } = reading;
        let relevance = self.world.traits().relevance(person, segment);
        let audience = self.world.audience(person);
        let unseen = self.world.unseen(&audience);
        let met = match (unseen, reading.requester) {
            (None, _) => audience.len(),
            (Some(unseen), Some(requester)) => self.arrivals.met(requester).min(unseen.len),
            (Some(_), None) => 0,
        };
        let (seen, seen_weights) = self.see(&audience, met);
        let seen_notice = self.memo.seen[seen.start as usize..]
            .iter()
            .map(|seen| seen.notices)
            .sum();
        let mut outlook = Outlook {
            interest: self.law.interest(relevance),
            unseen: 0,
            mixture: Mixture {
                base: 0.0,
                answers: 0.0,
            },
            oneself: Somebody::default(),
            noticed: 0.0,
            seen,
            seen_notice,
            seen_weights,
            forward: 0.0,
            last: None,
            after_repost: None,
        };
        let Some(unseen) = unseen.filter(|unseen| unseen.len > met) else {
            if seen_weights.all > 0.0 {
                outlook.forward = seen_weights.opened / seen_weights.all;
            }
            return outlook;
        };
        let entry = &self.prospects.entries[self.prospects.communities[segment]];
        let pulls = unseen.to_oneself;
        let share = |part: f64, to_oneself: f64| {
            if to_oneself < 1.0 {
                part / (1.0 - to_oneself)
            } else {
                0.0
            }
        };
        outlook.unseen = unseen.len - met;
        outlook.mixture = Mixture {
            base: share(unseen.base_share, pulls.base),
            answers: share(1.0 - unseen.base_share, pulls.answers),
        };
        outlook.oneself = Somebody { segment, pulls };
        outlook.noticed = entry.noticed(outlook.mixture);
        if self.prospects.decides[segment] {
            let notices = self.law.notice(self.world.followees(person, segment));
            outlook.noticed = (outlook.noticed - entry.noticed_by(outlook.mixture, pulls, notices)).max(0.0);
        }
        outlook.forward = if met == 0 && !self.prospects.decides[segment] && outlook.mixture.pull(pulls) < SELDOM {
            let not_to_oneself = 1.0 + entry.favours(outlook.mixture, outlook.oneself);
            entry.forward(outlook.unseen, unseen.base_share) * not_to_oneself
        } else {
            entry.forward_among(
                outlook.unseen,
                outlook.mixture,
                seen_weights,
                outlook.oneself,
                Somebody::default(),
            )
        };
        outlook
    }

    /// The first entries of an audience, which somebody has looked at.
    fn see(&mut self, audience: &W::Audience<'_>, entries: u32) -> (Range<u32>, SeenWeights) {
        let start = self.memo.seen.len() as u32;
        let mut weights = SeenWeights::default();
        for entry in 0..entries {
            let arc = audience.entry(entry);
            let seen = self.seen(arc.listener, arc.strength);
            weights.all += seen.weight;
            weights.opened += seen.weight * seen.opens;
            self.memo.seen.push(seen);
        }
        (start..self.memo.seen.len() as u32, weights)
    }

    fn seen(&self, listener: PersonId, strength: f64) -> Seen {
        let segment = self.world.segment_of(listener);
        let traits = self.world.traits();
        let decides = self.prospects.decides[segment];
        Seen {
            listener,
            weight: self.law.forward_weight(traits.relevance(listener, segment)),
            opens: if decides {
                traits.population().segments()[segment].open_rate
            } else {
                0.0
            },
            notices: if decides {
                (self.law.notice(self.world.followees(listener, segment)) * strength).min(1.0)
            } else {
                0.0
            },
        }
    }

    /// Chance that a repost brings no decision-maker, where `timely` of those who notice it at all do so by then.
    fn nobody_notices(&self, outlook: &Outlook, timely: f64) -> f64 {
        let nobody = power(1.0 - outlook.noticed * timely, outlook.unseen);
        if outlook.seen_notice == 0.0 {
            return nobody;
        }
        let misses = self.seen_by(outlook).iter().map(|seen| 1.0 - seen.notices * timely);
        nobody * misses.product::<f64>()
    }

    /// The slope of its logarithm in `timely`.
    fn slope_of_nobody(&self, outlook: &Outlook, timely: f64) -> f64 {
        let slope = |notices: f64| notices / (1.0 - notices * timely);
        let of_seen = self.seen_by(outlook).iter().map(|seen| slope(seen.notices));
        -f64::from(outlook.unseen) * slope(outlook.noticed) - of_seen.sum::<f64>()
    }

    /// The entries that somebody has looked at.
    fn seen_by(&self, outlook: &Outlook) -> &[Seen] {
        &self.memo.seen[outlook.seen.start as usize..outlook.seen.end as usize]
    }

    /// When the first decision-maker whom a repost at `hours` brings would read, if it brings one with this chance.
    fn first_noticed(&self, reading: &Reading, outlook: &Outlook, timely: f64, chance: f64) -> f64 {
        let coin = self.luck.unit(reading.person.key(), 0);
        let not_yet = -coin * chance;
        let by_then = if outlook.seen_notice == 0.0 {
            -libm::expm1(libm::log1p(not_yet) / f64::from(outlook.unseen)) / outlook.noticed
        } else {
            self.noticed_until(outlook, 1.0 + not_yet, coin * timely)
        };
        reading.hours + self.law.read_delay.value(bits_of(by_then.clamp(0.0, timely)))
    }

    /// What share notices by the time at which nobody does with chance `nobody_yet`, which is about `guess`.
    fn noticed_until(&self, outlook: &Outlook, nobody_yet: f64, guess: f64) -> f64 {
        // Newton's steps; chances bend so little that the first two are nearly always all.
        let mut by_then = guess;
        for _ in 0..MOST_STEPS {
            let nobody = self.nobody_notices(outlook, by_then);
            let step = (1.0 - nobody / nobody_yet) / self.slope_of_nobody(outlook, by_then);
            by_then = (by_then + step).clamp(0.0, 1.0);
            if step.abs() < CLOSE {
                break;
            }
        }
        by_then
    }

    /// When a forward at `hours` would be opened, if it is within the horizon.
    fn opened(&self, reading: &Reading) -> f64 {
        let coin = self.luck.unit(reading.person.key(), 1);
        let timely = self.prospects.forward.from(reading.hours);
        reading.hours + self.law.forward_delay.value(bits_of(coin * timely))
    }

    /// What a reading may bring.
    fn prospect_of(&mut self, reading: &Reading) -> Prospect {
        let appetite = &self.prospects.appetites[reading.segment];
        if appetite.is_none() {
            return Prospect::NOTHING;
        }
        let id = self.outlook_of(reading) as usize;
        let outlook = &self.memo.outlooks[id];
        if let Some(known) = outlook.last.filter(|known| known.is_of(reading)) {
            return known;
        }
        let interest = outlook.interest * self.law.freshness(reading.hours) * reading.favour;
        let chances = appetite.at(interest);
        let Chances { repost, forward, both } = chances;
        let mut prospect = Prospect {
            hours: reading.hours,
            favour: reading.favour,
            came_from: reading.came_from,
            chances,
            ..Prospect::NOTHING
        };
        let noticed = f64::from(outlook.unseen) * outlook.noticed + outlook.seen_notice;
        if repost > 0.0 && noticed > 0.0 {
            let timely = self.prospects.read.from(reading.hours);
            let anybody = 1.0 - self.nobody_notices(outlook, timely);
            prospect.by_repost = repost * anybody;
            prospect.told = repost * noticed * timely;
            if self.tells_all() {
                prospect.repost_hours = self.first_noticed(reading, outlook, timely, anybody);
            }
        }
        let forward_alone = forward - both;
        if forward_alone > 0.0 {
            let timely = self.prospects.forward.from(reading.hours);
            prospect.by_forward = forward_alone / (1.0 - repost) * timely * self.forward(reading, outlook);
        }
        if forward > 0.0 && self.tells_all() {
            prospect.forward_hours = self.opened(reading);
        }
        self.memo.outlooks[id].last = Some(prospect);
        prospect
    }

    /// Who stands at hop 1 of the chain of a reading, which is remembered.
    fn evangelist_of(&mut self, reading: &Reading) -> Evangelist {
        let evangelist = match (reading.source, reading.requester, reading.way) {
            (Some(source), ..) => self.memo.evangelists[source as usize],
            (None, Some(index), Way::Post) => {
                let requester = &self.circle.requesters[index as usize];
                Evangelist::Contact {
                    segment: requester.segment,
                    accepted_by: requester.accepted_by,
                }
            }
            _ => Evangelist::Wire,
        };
        self.memo.evangelists.push(evangelist);
        evangelist
    }

    /// Chance that a forward goes to a decision-maker who opens it, where nobody has looked at the unseen entries.
    fn forward(&self, reading: &Reading, outlook: &Outlook) -> f64 {
        let Some(source) = reading.came_from else {
            return outlook.forward;
        };
        let seen = self.seen_by(outlook);
        let mut seen_source = SeenWeights::default();
        for seen in seen.iter().filter(|seen| seen.listener == source) {
            seen_source.all += seen.weight;
            seen_source.opened += seen.weight * seen.opens;
        }
        let pulls = if outlook.unseen > 0 {
            self.world.pulls(reading.segment, source)
        } else {
            Pulls::default()
        };
        if seen_source.all == 0.0 && pulls == Pulls::default() {
            return outlook.forward;
        }
        let known = Somebody {
            segment: self.world.segment_of(source),
            pulls,
        };
        let decide = self.prospects.decides[known.segment] || self.prospects.decides[reading.segment];
        if !decide && outlook.seen.is_empty() && outlook.mixture.pull(pulls) < SELDOM {
            let entry = &self.prospects.entries[self.prospects.communities[reading.segment]];
            return outlook.forward * (1.0 + entry.favours(outlook.mixture, known));
        }
        let seen_weights = SeenWeights {
            // What is left of the weights of all after that of one may be less than nothing by rounding.
            all: (outlook.seen_weights.all - seen_source.all).max(0.0),
            opened: (outlook.seen_weights.opened - seen_source.opened).max(0.0),
        };
        if outlook.unseen == 0 {
            return if seen_weights.opened > 0.0 {
                (seen_weights.opened / seen_weights.all).min(1.0)
            } else {
                0.0
            };
        }
        let entry = &self.prospects.entries[self.prospects.communities[reading.segment]];
        entry.forward_among(outlook.unseen, outlook.mixture, seen_weights, outlook.oneself, known)
    }

    /// The same where a repost has shown the whole audience.
    fn forward_after_repost(&mut self, reading: &Reading) -> f64 {
        let id = self.outlook_of(reading) as usize;
        match self.memo.outlooks[id].after_repost {
            Some((came_from, chance)) if came_from == reading.came_from => chance,
            _ => {
                let chance = self.chance_in_audience(reading);
                self.memo.outlooks[id].after_repost = Some((reading.came_from, chance));
                chance
            }
        }
    }

    /// Chance that a forward to one of the audience, but not to whom it came from, goes to somebody who decides and opens it.
    fn chance_in_audience(&self, reading: &Reading) -> f64 {
        let audience = self.world.audience(reading.person);
        let listeners = || {
            let listeners = (0..audience.len()).map(|entry| audience.entry(entry).listener);
            listeners.filter(|&listener| Some(listener) != reading.came_from)
        };
        // Few audiences have anybody who decides; only then does it matter how much who counts.
        if !listeners().any(|listener| self.prospects.decides[self.world.segment_of(listener)]) {
            return 0.0;
        }
        let (mut all, mut opened) = (0.0, 0.0);
        for listener in listeners() {
            let seen = self.seen(listener, 1.0);
            all += seen.weight;
            opened += seen.weight * seen.opens;
        }
        if opened > 0.0 { opened / all } else { 0.0 }
    }
}

impl<W: World> Observer for Foreseen<'_, W> {
    fn may_repost(&mut self, reading: &Reading) {
        self.prospect = self.prospect_of(reading);
        self.foretold.more_told += self.prospect.told;
        if self.tells_all() {
            self.link = Link {
                evangelist: self.evangelist_of(reading),
                way: Way::Repost,
                hops: reading.hops + 1,
            };
        }
        if !self.is_over(reading.hours) {
            self.add(self.prospect.by_repost, self.prospect.repost_hours);
        }
    }

    fn may_forward(&mut self, reading: &Reading, reposted: bool) {
        let Chances { repost, both, .. } = self.prospect.chances;
        let chance = if !reposted {
            self.prospect.by_forward
        } else if both > 0.0 {
            both / repost * self.prospects.forward.from(reading.hours) * self.forward_after_repost(reading)
        } else {
            0.0
        };
        self.foretold.more_opened += chance;
        self.link.way = Way::Forward;
        if chance > 0.0 && !self.is_over(reading.hours) {
            self.add(chance, self.prospect.forward_hours);
        }
    }

    fn has_told(&mut self, telling: &Telling) {
        if !self.prospects.decides[self.world.segment_of(telling.person)] {
            return;
        }
        match telling.way {
            Way::Forward => self.foretold.more_opened -= 1.0,
            _ => self.foretold.more_told -= 1.0,
        }
        if telling.has_read {
            return;
        }
        if self.soonest == f64::INFINITY && self.tells_all() {
            self.foretold.parts.add(self.link, -1.0);
        }
        self.soonest = self.soonest.min(telling.hours);
    }

    fn is_settled(&self) -> bool {
        self.detail == Detail::Reach && self.soonest < f64::INFINITY
    }
}

/// Newton's steps at most, and how close the last two are to be.
const MOST_STEPS: u32 = 30;
const CLOSE: f64 = 1e-9;

/// The random bits that a table takes for this probability.
#[inline]
fn bits_of(probability: f64) -> u64 {
    const ALL: f64 = 18_446_744_073_709_551_616.0;
    (probability * ALL) as u64
}
