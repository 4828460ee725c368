//! Who asks to connect with the firm, in order of arrival.

use super::{Audience, PersonId, PersonMap, Population, World};
use crate::draw::Alias;
use crate::rng::{History, Purpose, Sequence};
use crate::scenario::Requests;

/// Tries after which a request no longer comes through closure: with `closure = 1` every audience may be used up, and the
/// model's text, taken at its word, would try forever. With 0.3 it happens to one request in 10⁵⁰ ⁰⁰⁰.
const HOPELESS_TRIES: u32 = 100_000;

/// The law of requests of a scenario.
#[derive(Clone, Debug)]
pub struct RequestLaw {
    count: u32,
    closure: f64,
    by_rate: Option<Alias>,
    /// Per segment: the share of those met through closure who ask.
    kept: Vec<f64>,
}

impl RequestLaw {
    /// The law for a population in which at least `requests.count` people have a positive rate.
    pub fn new(requests: &Requests, population: &Population) -> Self {
        let rates = || population.segments().iter().map(|segment| segment.request_rate);
        let weights: Vec<f64> = rates()
            .enumerate()
            .map(|(s, rate)| rate * population.size(s) as f64)
            .collect();
        let highest = rates().fold(0.0, f64::max);
        Self {
            count: requests.count,
            closure: requests.closure,
            by_rate: Alias::new(&weights),
            kept: rates().map(|rate| rate / highest).collect(),
        }
    }

    /// Number of requests.
    pub fn count(&self) -> u32 {
        self.count
    }

    /// Those who ask in one world: fills `arrivals` in order, and `place` with everybody's place in that order.
    pub fn draw<W: World>(&self, world: &W, history: History, arrivals: &mut Vec<PersonId>, place: &mut PersonMap) {
        let stream = history.stream(Purpose::Request);
        arrivals.clear();
        place.clear();
        for request in 0..self.count {
            let mut draws = stream.sequence(u64::from(request), 0);
            let tries = (0u32..).map(|number| {
                let closure = if number < HOPELESS_TRIES { self.closure } else { 0.0 };
                self.candidate(world, arrivals, closure, &mut draws)
            });
            let requester = tries.flatten().find(|&candidate| place.insert(candidate, request));
            arrivals.push(requester.expect("tries go on until somebody asks"));
        }
    }

    /// One try: somebody from an earlier requester's audience, or anybody; none if nobody was met or kept.
    fn candidate<W: World>(
        &self,
        world: &W,
        earlier: &[PersonId],
        closure: f64,
        draws: &mut Sequence,
    ) -> Option<PersonId> {
        if earlier.is_empty() || draws.unit() >= closure {
            let segment = self.by_rate.as_ref()?.pick(draws.bits());
            let index = draws.below(world.traits().population().size(segment));
            return Some(world.member(segment, index));
        }
        let introducer = earlier[draws.below(earlier.len() as u64) as usize];
        let audience = world.audience(introducer);
        if audience.is_empty() {
            return None;
        }
        let met = audience.entry(draws.below(u64::from(audience.len())) as u32).listener;
        (draws.unit() < self.kept[world.segment_of(met)]).then_some(met)
    }
}
