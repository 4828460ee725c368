//! Placement: people of segments with large audiences stand where many hear them.

use super::{Dealing, Population, Stored};
use crate::graph::Graph;
use crate::rng::{History, Purpose};
use rand::RngExt;

/// Rounds in which each person could change places once on average.
const MOST_ROUNDS: usize = 100;
/// A segment's mean audience is close enough to what is asked at this share of the mean of all.
const CLOSE: f64 = 0.005;

/// How well the people of each segment are heard, and how well they are to be.
struct Audiences {
    /// By segment: people, arcs out of them, and the arcs that are asked.
    people: Vec<f64>,
    arcs: Vec<f64>,
    asked: Vec<f64>,
    mean: f64,
}

impl Audiences {
    /// None where no segment is to have an audience, or nobody has one.
    fn of(dealing: &Dealing, graph: &Graph, population: &Population) -> Option<Self> {
        let all = graph.arc_count() as f64;
        let asked = asked_audiences(population)?;
        let people: Vec<f64> = (0..asked.len())
            .map(|segment| population.size(segment) as f64)
            .collect();
        let mean = all / population.people() as f64;
        let mut arcs = vec![0.0; people.len()];
        for (node, &segment) in graph.nodes().zip(&dealing.segment_of) {
            arcs[usize::from(segment)] += graph.audience(node).len() as f64;
        }
        (all > 0.0).then(|| Self {
            asked: asked
                .iter()
                .zip(&people)
                .map(|(asked, people)| asked * mean * people)
                .collect(),
            people,
            arcs,
            mean,
        })
    }

    fn are_as_asked(&self) -> bool {
        let off = self
            .arcs
            .iter()
            .zip(&self.asked)
            .map(|(arcs, asked)| (arcs - asked).abs());
        off.zip(&self.people)
            .all(|(off, people)| off <= CLOSE * self.mean * people)
    }

    /// What a segment is off, squared, per head; `more` arcs added.
    fn off(&self, segment: usize, more: f64) -> f64 {
        let off = self.arcs[segment] + more - self.asked[segment];
        off * off / self.people[segment]
    }

    /// Whether it brings the audiences nearer to what is asked if `gain` arcs go from one segment to another.
    fn improve(&self, from: usize, to: usize, gain: f64) -> bool {
        self.off(from, -gain) + self.off(to, gain) < self.off(from, 0.0) + self.off(to, 0.0)
    }
}

/// Mean audience that each segment is to have, in means of all; none where all are to have none.
pub fn asked_audiences(population: &Population) -> Option<Vec<f64>> {
    let weights = || population.segments().iter().map(|segment| segment.audience);
    let sizes = (0..population.segments().len()).map(|segment| population.size(segment) as f64);
    let sum: f64 = weights().zip(sizes).map(|(weight, size)| weight * size).sum();
    let people = population.people() as f64;
    (sum > 0.0).then(|| weights().map(|weight| weight * people / sum).collect())
}

impl Dealing {
    /// Lets people change places, two by two, until the mean audiences of segments stand to each other as the multipliers `audience` of
    /// these, or as close to it as this gets.
    ///
    /// Again and again two segments and somebody of each are picked at random, and these change places if that lowers the sum over segments
    /// of (arcs out of its people − arcs asked)² / people. It ends where each segment's mean is within half a hundredth of the mean
    /// of all, after 100 rounds of as many picks as people, or after a round in which nobody moves. Sizes of segments stay. O(n + m), and O(n)
    /// for each round.
    #[must_use]
    pub fn by_audience(mut self, stored: &Stored, population: &Population, world: History) -> Self {
        let graph = stored.graph();
        let Some(mut audiences) = Audiences::of(&self, graph, population) else {
            return self;
        };
        let inhabited: Vec<usize> = (0..audiences.people.len())
            .filter(|&segment| population.size(segment) > 0)
            .collect();
        let count = inhabited.len() as u64;
        if count < 2 {
            return self;
        }
        let people = self.members.len();
        let mut draws = world.stream(Purpose::Dealing).sequence(0, 2);
        for _ in 0..MOST_ROUNDS {
            let mut has_moved = false;
            for _ in 0..people {
                if audiences.are_as_asked() {
                    return self;
                }
                let from = draws.random_range(..count) as usize;
                let to = (from + 1 + draws.random_range(..count - 1) as usize) % count as usize;
                let [from, to] = [from, to].map(|index| inhabited[index]);
                let [one, other] = [from, to].map(|segment| {
                    (population.start(segment) + draws.random_range(..population.size(segment))) as usize
                });
                let [person, stranger] = [one, other].map(|place| self.members[place]);
                let [spoken, elsewhere] = [person, stranger].map(|person| graph.audience(person).len() as f64);
                let gain = spoken - elsewhere;
                if audiences.improve(from, to, gain) {
                    audiences.arcs[from] -= gain;
                    audiences.arcs[to] += gain;
                    self.segment_of.swap(person as usize, stranger as usize);
                    self.members.swap(one, other);
                    has_moved = true;
                }
            }
            if !has_moved {
                break;
            }
        }
        self
    }

    /// Mean audience of each segment, in means of all; nothing for a segment without people, or where nobody is heard.
    pub fn audiences(&self, stored: &Stored, population: &Population) -> Vec<Option<f64>> {
        let graph = stored.graph();
        let mut arcs = vec![0_u64; population.segments().len()];
        for (node, &segment) in graph.nodes().zip(&self.segment_of) {
            arcs[usize::from(segment)] += graph.audience(node).len() as u64;
        }
        let mean = graph.arc_count() as f64 / population.people() as f64;
        let of = |(segment, &arcs): (usize, &u64)| {
            let size = population.size(segment);
            (size > 0 && mean > 0.0).then(|| arcs as f64 / size as f64 / mean)
        };
        arcs.iter().enumerate().map(of).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::generators::{Law, PowerLaw, SmallWorld};
    use crate::scenario::{Scenario, parse, template};
    use crate::world::PopulationTables;
    use std::path::Path;

    fn scenario(audiences: &[f64]) -> Scenario {
        let text = template("basic").expect("there is a basic template");
        let parsed = parse(&text, "basic.toml", Path::new(""), &[]);
        let mut scenario = parsed.expect("it has no mistakes").scenario;
        for (segment, audience) in scenario.segments.iter_mut().zip(audiences) {
            segment.audience = *audience;
        }
        scenario
    }

    fn heavy_tail(people: u32) -> Stored {
        let law = Law::PowerLaw(PowerLaw {
            mean_audience: 20.0,
            tail: 2.3,
            followees_spread: 1.0,
            reciprocity: 0.3,
        });
        stored(&law, people)
    }

    fn stored(law: &Law, people: u32) -> Stored {
        let draws = History::new(2009, 1).stream(Purpose::Arcs);
        let graph = law.draw(people, draws, &|| false).expect("few arcs");
        Stored::new(graph.expect("it is not over"), 0.5)
    }

    fn population(scenario: &Scenario, people: u64, small: u64) -> Population {
        let segments = scenario.segments.len();
        let mut sizes = vec![small; segments];
        sizes[0] = people - small * (segments as u64 - 1);
        Population::new(scenario, &sizes, &PopulationTables::default())
    }

    #[test]
    fn people_stand_where_as_many_hear_them_as_is_asked() {
        let stored = heavy_tail(5_000);
        let world = History::new(2009, 1);
        for audiences in [[1.0, 5.0, 0.5, 1.0], [1.0, 0.5, 3.0, 2.0], [1.0, 1.0, 1.0, 1.0]] {
            let scenario = scenario(&audiences);
            let population = population(&scenario, 5_000, 150);
            let dealing = Dealing::at_random(&population, world).by_audience(&stored, &population, world);
            let asked = asked_audiences(&population).expect("somebody is heard");
            for (reached, asked) in dealing.audiences(&stored, &population).into_iter().zip(asked) {
                let reached = reached.expect("somebody is there");
                assert!(
                    (reached - asked).abs() <= CLOSE,
                    "{reached}, not {asked}, of {audiences:?}"
                );
            }
            for (place, &person) in (0..).zip(&dealing.members) {
                assert_eq!(
                    population.segment_at(place),
                    usize::from(dealing.segment_of[person as usize])
                );
            }
            let mut members = dealing.members.clone();
            members.sort_unstable();
            assert!(members.into_iter().eq(0..5_000));
        }
    }

    #[test]
    fn what_cannot_be_reached_is_approached() {
        // On a ring everybody is heard by ten; and a thousand times the others' audience is more than the best known have.
        let world = History::new(2009, 1);
        let scenario = scenario(&[1.0, 1_000.0, 1.0, 0.0]);
        let population = population(&scenario, 2_000, 100);
        let even = Law::SmallWorld(SmallWorld {
            mean_audience: 10.0,
            rewiring: 0.0,
        });
        let ring = stored(&even, 2_000);
        let dealing = Dealing::at_random(&population, world);
        let reached = dealing.clone().by_audience(&ring, &population, world);
        assert_eq!(reached.members, dealing.members);
        let stored = heavy_tail(2_000);
        let reached = dealing
            .by_audience(&stored, &population, world)
            .audiences(&stored, &population);
        // The hundred whom most hear, and hardly less.
        let graph = stored.graph();
        let mut heard: Vec<usize> = graph.nodes().map(|node| graph.audience(node).len()).collect();
        heard.sort_unstable_by(|one, other| other.cmp(one));
        let most = heard[..100].iter().sum::<usize>() as f64 / 100.0 / (graph.arc_count() as f64 / 2_000.0);
        let best_known = reached[1].expect("somebody is there");
        assert!((0.95 * most..=most).contains(&best_known), "{best_known} of {most}");
        let others = [reached[0], reached[2], reached[3]].map(|reached| reached.expect("somebody is there"));
        assert!(others.iter().all(|&others| others < 0.8), "{others:?}");
    }

    #[test]
    fn nobody_is_to_be_heard() {
        let world = History::new(2009, 1);
        let scenario = scenario(&[0.0; 9]);
        let population = population(&scenario, 500, 20);
        let dealing = Dealing::at_random(&population, world);
        assert_eq!(asked_audiences(&population), None);
        let same = dealing.clone().by_audience(&heavy_tail(500), &population, world);
        assert_eq!(same.members, dealing.members);
    }
}
