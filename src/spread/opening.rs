//! Who hears the firm or the wire first hand, whatever the policy.

use super::SpreadLaw;
use crate::circle::Requester;
use crate::rng::{History, Purpose, Stream};
use crate::world::{PersonId, PersonMap, World};

/// A post of the firm read by somebody who asked to connect, if the tie is strong enough.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Opening {
    /// When it would be read `[hours]`.
    pub hours: f64,
    /// Index among the requesters.
    pub requester: u32,
    /// It is noticed if the strength of the tie exceeds this.
    pub needs_strength: f64,
}

/// The first-hand reads of one trial that some policy may bring about.
#[derive(Clone, Debug, Default)]
pub struct Openings {
    /// Reads of posts, in order of time.
    pub posts: Vec<Opening>,
    /// Those whom the wire tells at time 0, whatever the policy.
    pub wire: Vec<PersonId>,
    /// Per requester: whether, if declined, that person hears the firm all the same.
    pub stays: Vec<bool>,
}

impl Openings {
    /// Draws the coins and delays of one trial; no policy ties anybody with more than `most_strength`.
    pub fn draw<W: World>(
        &mut self,
        law: &SpreadLaw,
        most_strength: f64,
        world: &W,
        requesters: &[Requester],
        trial: History,
    ) {
        let stay = trial.stream(Purpose::Stay);
        self.stays.clear();
        self.stays.extend(
            requesters
                .iter()
                .map(|requester| stay.unit(requester.person.key(), 0) < law.declined_stay),
        );
        self.draw_posts(law, most_strength, world, requesters, trial);
        self.draw_wire(law, world, trial.stream(Purpose::Wire));
    }

    fn draw_posts<W: World>(
        &mut self,
        law: &SpreadLaw,
        most_strength: f64,
        world: &W,
        requesters: &[Requester],
        trial: History,
    ) {
        let notice = trial.stream(Purpose::PostNotice);
        let read_delay = trial.stream(Purpose::PostDelay);
        let hopeless = law.most_notice() * most_strength;
        self.posts.clear();
        for (index, requester) in requesters.iter().enumerate() {
            let person = requester.person.key();
            let mut notices = None;
            for (number, &posted) in law.release.posts.iter().enumerate() {
                let coin = notice.unit(person, number as u64);
                if coin >= hopeless {
                    continue;
                }
                let notices = *notices.get_or_insert_with(|| law.notice(world.followees(requester.person)));
                let needs_strength = coin / notices;
                let hours = posted + law.read_delay.value(read_delay.bits(person, number as u64));
                if needs_strength < most_strength && hours <= law.release.horizon {
                    self.posts.push(Opening {
                        hours,
                        requester: index as u32,
                        needs_strength,
                    });
                }
            }
        }
        self.posts
            .sort_unstable_by(|a, b| a.hours.total_cmp(&b.hours).then(a.requester.cmp(&b.requester)));
    }

    /// Distinct people, one after another with weight of relevance: anybody, kept with probability relevance.
    fn draw_wire<W: World>(&mut self, law: &SpreadLaw, world: &W, stream: Stream) {
        self.wire.clear();
        if law.release.wire == 0 {
            return;
        }
        let population = world.traits().population();
        let mut told = PersonMap::default();
        let mut draws = stream.sequence(0, 0);
        while told.len() < law.release.wire as usize {
            let place = draws.below(population.people());
            let segment = population.segment_at(place);
            let person = world.member(segment, place - population.start(segment));
            if draws.unit() < world.traits().relevance(person, segment) && told.insert(person, 0) {
                self.wire.push(person);
            }
        }
    }
}
