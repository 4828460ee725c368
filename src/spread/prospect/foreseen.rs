//! The chances of a trial, added up.

use super::appetite::Chances;
use super::entry::{Mixture, SeenWeights, Somebody};
use super::observer::{Observer, Reading};
use super::prospects::Prospects;
use crate::spread::{CircleOf, Openings, SpreadLaw};
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
    /// Of these: weights for a forward.
    seen_weights: SeenWeights,
    /// Chance that a forward goes to somebody who decides and opens it, if it came from nobody.
    forward: f64,
    /// What the last reading of this person might bring: most policies let the same people read at the same hours.
    last: Option<Prospect>,
}

/// What one reading may bring, before its coins fall.
#[derive(Clone, Copy, Debug)]
struct Prospect {
    reading: Reading,
    chances: Chances,
    /// Chance that a repost brings a decision-maker.
    by_repost: f64,
    /// Chance that a forward does where there is no repost.
    by_forward: f64,
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

/// Adds up, along the readings of one policy, the chance of each to be the first to bring a decision-maker.
#[derive(Debug)]
pub struct Foreseen<'a, W> {
    prospects: &'a Prospects,
    law: &'a SpreadLaw,
    world: &'a W,
    arrivals: &'a Arrivals,
    memo: &'a mut Foresight,
    /// Whether no reading of a decision-maker has been brought about.
    is_free: bool,
    sum: f64,
    /// What the last reading may bring.
    prospect: Prospect,
}

impl Prospect {
    /// Before anybody reads.
    const NOTHING: Self = Self {
        reading: Reading {
            person: PersonId(0),
            segment: 0,
            requester: None,
            hours: 0.0,
            favour: 0.0,
            came_from: None,
        },
        chances: Chances {
            repost: 0.0,
            forward: 0.0,
            both: 0.0,
        },
        by_repost: 0.0,
        by_forward: 0.0,
    };
}

impl<'a, W: World> Foreseen<'a, W> {
    /// Nothing has happened yet.
    pub fn new(
        prospects: &'a Prospects,
        law: &'a SpreadLaw,
        world: &'a W,
        arrivals: &'a Arrivals,
        memo: &'a mut Foresight,
    ) -> Self {
        Self {
            prospects,
            law,
            world,
            arrivals,
            memo,
            is_free: true,
            sum: 0.0,
            prospect: Prospect::NOTHING,
        }
    }

    /// The firm posts and the wire tells: the chance that a decision-maker reads them, and whether one does.
    ///
    /// Returns the chance, which is that of reach with reposts and forwards off.
    pub fn first_hand(
        &mut self,
        openings: &Openings,
        circle: &CircleOf<'_>,
        has_decision_makers: bool,
        does_reach: bool,
    ) -> f64 {
        let is_told = |&person: &PersonId| self.prospects.decides[self.world.segment_of(person)];
        let chance = if openings.wire.iter().any(is_told) {
            1.0
        } else if has_decision_makers {
            1.0 - self.nobody_hears(circle)
        } else {
            0.0
        };
        self.sum = chance;
        self.is_free = !does_reach;
        chance
    }

    /// Chance that no decision-maker of the circle reads a post.
    fn nobody_hears(&self, circle: &CircleOf<'_>) -> f64 {
        let posts = || self.law.release.posts.iter();
        let stays = self.law.declined_stay.probability();
        let requesters = circle.requesters.iter();
        let decide = requesters.filter(|requester| self.prospects.decides[usize::from(requester.segment)]);
        let misses = decide.map(|requester| {
            let followees = self.world.followees(requester.person, usize::from(requester.segment));
            let notices = self.law.notice(followees);
            let (comes, strength) = if requester.is_accepted_by(circle.policy) {
                (1.0, circle.strengths.accepted)
            } else {
                (stays, circle.strengths.declined)
            };
            let misses_each = posts().map(|&post| 1.0 - (notices * strength).min(1.0) * self.prospects.read.from(post));
            1.0 - comes * (1.0 - misses_each.product::<f64>())
        });
        misses.product()
    }

    /// The sum of the chances: an answer of this trial to whether a decision-maker reads. Its mean is the probability; it may exceed 1.
    pub fn sum(&self) -> f64 {
        self.sum
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
            seen_weights,
            forward: 0.0,
            last: None,
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
        outlook.forward = if met == 0 && outlook.mixture.pull(pulls) < SELDOM {
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

    /// What a reading may bring.
    fn prospect_of(&mut self, reading: &Reading) -> Prospect {
        let id = self.outlook_of(reading) as usize;
        let outlook = &self.memo.outlooks[id];
        if let Some(known) = outlook.last.filter(|known| known.reading == *reading) {
            return known;
        }
        let interest = outlook.interest * self.law.freshness(reading.hours) * reading.favour;
        let chances = self.prospects.appetites[reading.segment].at(interest);
        let Chances { repost, forward, both } = chances;
        let forward_alone = forward - both;
        let prospect = Prospect {
            reading: *reading,
            chances,
            by_repost: if repost > 0.0 {
                repost * (1.0 - self.nobody_notices(outlook, reading.hours))
            } else {
                0.0
            },
            by_forward: if forward_alone > 0.0 {
                let timely = self.prospects.forward.from(reading.hours);
                forward_alone / (1.0 - repost) * timely * self.forward(reading, outlook)
            } else {
                0.0
            },
        };
        self.memo.outlooks[id].last = Some(prospect);
        prospect
    }

    /// Chance that a repost at `hours` brings no decision-maker.
    fn nobody_notices(&self, outlook: &Outlook, hours: f64) -> f64 {
        let timely = self.prospects.read.from(hours);
        let seen = &self.memo.seen[outlook.seen.start as usize..outlook.seen.end as usize];
        let among_seen: f64 = seen.iter().map(|seen| 1.0 - seen.notices * timely).product();
        let each = outlook.noticed * timely;
        among_seen * libm::exp(f64::from(outlook.unseen) * libm::log1p(-each))
    }

    /// Chance that a forward goes to a decision-maker who opens it, where nobody has looked at the unseen entries.
    fn forward(&self, reading: &Reading, outlook: &Outlook) -> f64 {
        let Some(source) = reading.came_from else {
            return outlook.forward;
        };
        let seen = &self.memo.seen[outlook.seen.start as usize..outlook.seen.end as usize];
        let to_source = seen.iter().filter(|seen| seen.listener == source);
        let seen_source: f64 = to_source.map(|seen| seen.weight).sum();
        let pulls = if outlook.unseen > 0 {
            self.world.pulls(reading.segment, source)
        } else {
            Pulls::default()
        };
        if seen_source == 0.0 && pulls == Pulls::default() {
            return outlook.forward;
        }
        let known = Somebody {
            segment: self.world.segment_of(source),
            pulls,
        };
        if seen_source == 0.0 && outlook.seen.is_empty() && outlook.mixture.pull(pulls) < SELDOM {
            let entry = &self.prospects.entries[self.prospects.communities[reading.segment]];
            return outlook.forward * (1.0 + entry.favours(outlook.mixture, known));
        }
        let seen_weights = SeenWeights {
            // What is left of the weights of all after that of one may be less than nothing by rounding.
            all: (outlook.seen_weights.all - seen_source).max(0.0),
            ..outlook.seen_weights
        };
        if outlook.unseen == 0 {
            return if seen_weights.opened > 0.0 {
                seen_weights.opened / seen_weights.all
            } else {
                0.0
            };
        }
        let entry = &self.prospects.entries[self.prospects.communities[reading.segment]];
        entry.forward_among(outlook.unseen, outlook.mixture, seen_weights, outlook.oneself, known)
    }

    /// The same where a repost has shown the whole audience.
    fn forward_after_repost(&self, reading: &Reading) -> f64 {
        let audience = self.world.audience(reading.person);
        let entries = (0..audience.len()).map(|entry| audience.entry(entry));
        let (mut all, mut opened) = (0.0, 0.0);
        for arc in entries.filter(|arc| Some(arc.listener) != reading.came_from) {
            let seen = self.seen(arc.listener, arc.strength);
            all += seen.weight;
            opened += seen.weight * seen.opens;
        }
        if opened > 0.0 { opened / all } else { 0.0 }
    }
}

impl<W: World> Observer for Foreseen<'_, W> {
    fn may_repost(&mut self, reading: &Reading) {
        if self.is_free {
            self.prospect = self.prospect_of(reading);
            self.sum += self.prospect.by_repost;
        }
    }

    fn may_forward(&mut self, reading: &Reading, reposted: bool) {
        let Chances { repost, both, .. } = self.prospect.chances;
        if !self.is_free || reposted && both <= 0.0 {
            return;
        }
        self.sum += if reposted {
            both / repost * self.prospects.forward.from(reading.hours) * self.forward_after_repost(reading)
        } else {
            self.prospect.by_forward
        };
    }

    fn will_read(&mut self, person: PersonId) {
        if self.is_free && self.prospects.decides[self.world.segment_of(person)] {
            self.is_free = false;
        }
    }
}
