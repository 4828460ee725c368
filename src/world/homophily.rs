//! Homophily: how much arcs keep to their segments, and people who change places until it is as much as asked.

use super::{Dealing, Population, Stored};
use crate::graph::Graph;
use crate::rng::{History, Purpose, Sequence};
use rand::RngExt;

/// Arcs by the segments that they join, summed up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Homophily {
    arcs: u64,
    within: u64,
    /// Arcs out of each segment.
    spoken: Vec<u64>,
    /// Arcs into each segment.
    heard: Vec<u64>,
}

impl Homophily {
    /// What it is on a graph with these segments. O(n + m).
    pub fn of(graph: &Graph, segment_of: &[u16], segments: usize) -> Self {
        let mut sums = Self {
            arcs: graph.arc_count() as u64,
            within: 0,
            spoken: vec![0; segments],
            heard: vec![0; segments],
        };
        for (from, to) in graph.arcs() {
            let [from, to] = [from, to].map(|person| segment_of[person as usize]);
            sums.within += u64::from(from == to);
            sums.spoken[usize::from(from)] += 1;
            sums.heard[usize::from(to)] += 1;
        }
        sums
    }

    /// Newman's assortativity: (share of arcs within segments − share by chance) / (1 − share by chance), by chance being what arcs
    /// would do that keep their ends' segments and join them at random. 0 where all is chance, 1 where no arc leaves a segment; 0 if
    /// nothing can be told.
    ///
    /// # References
    /// M. E. J. Newman, Mixing patterns in networks, Phys. Rev. E 67 (2003) 026126.
    pub fn value(&self) -> f64 {
        let arcs = self.arcs as f64;
        let products = self.spoken.iter().zip(&self.heard);
        let by_chance = products
            .map(|(&spoken, &heard)| spoken as f64 * heard as f64)
            .sum::<f64>()
            / (arcs * arcs);
        let excess = (self.within as f64 / arcs - by_chance) / (1.0 - by_chance);
        if excess.is_finite() { excess } else { 0.0 }
    }
}

/// Rounds in which each person could move once on average; a network that resists for so long resists for good.
const MOST_ROUNDS: usize = 100;
/// Share of the people who at least move in a round, or there are no more rounds.
const LEAST_MOVES: f64 = 0.001;

impl Dealing {
    /// Lets people change places, two by two, until the homophily of the network is as asked, or as close to it as this gets.
    ///
    /// Again and again somebody is picked at random who would rather belong to another segment: one that more of those who hear or are heard
    /// belong to, beyond its share of people. A random person of that segment changes places with them if more arcs then keep to a
    /// segment. Sizes of segments stay. O(arcs) for each round of as many picks as people.
    #[must_use]
    pub fn with_homophily(self, asked: f64, stored: &Stored, population: &Population, world: History) -> Self {
        let is_still = |sums: &Homophily| sums.value() >= asked;
        let segments = population.segments().len();
        let mut places = Places::new(self, stored.graph(), segments);
        let people = population.people() as u32;
        let mut draws = world.stream(Purpose::Dealing).sequence(0, 1);
        for _ in 0..MOST_ROUNDS {
            let mut moves = 0;
            for _ in 0..people {
                if is_still(&places.sums) {
                    return places.dealing;
                }
                let person = draws.random_range(..people);
                moves += u32::from(places.try_to_move(person, population, &mut draws));
            }
            if f64::from(moves) < LEAST_MOVES * f64::from(people) {
                break;
            }
        }
        places.dealing
    }

    /// What the homophily of a network is with this dealing.
    pub fn homophily(&self, stored: &Stored, population: &Population) -> Homophily {
        Homophily::of(stored.graph(), &self.segment_of, population.segments().len())
    }
}

/// Who stands where, while people change places.
struct Places<'a> {
    dealing: Dealing,
    /// Where each person stands among the members.
    place_of: Vec<u32>,
    audiences: &'a Graph,
    /// The same arcs turned round.
    followees: Graph,
    sums: Homophily,
    /// Acquaintances of the person in question, by segment.
    acquaintances: Vec<f64>,
}

impl<'a> Places<'a> {
    fn new(dealing: Dealing, audiences: &'a Graph, segments: usize) -> Self {
        let mut place_of = vec![0; dealing.members.len()];
        for (place, &person) in (0..).zip(&dealing.members) {
            place_of[person as usize] = place;
        }
        Self {
            place_of,
            followees: audiences.transposed(),
            sums: Homophily::of(audiences, &dealing.segment_of, segments),
            acquaintances: vec![0.0; segments],
            dealing,
            audiences,
        }
    }

    /// Whether somebody has changed places with somebody of a segment that suits better.
    fn try_to_move(&mut self, person: u32, population: &Population, draws: &mut Sequence) -> bool {
        let own = self.segment_of(person);
        let better = self.most_familiar(person, population);
        if better == own {
            return false;
        }
        let place = population.start(usize::from(better)) + draws.random_range(..population.size(usize::from(better)));
        let other = self.dealing.members[place as usize];
        let within = self.sums.within;
        self.change(person, better);
        self.change(other, own);
        if self.sums.within <= within {
            self.change(person, own);
            self.change(other, better);
            return false;
        }
        let [one, two] = [person, other].map(|person| self.place_of[person as usize] as usize);
        self.dealing.members.swap(one, two);
        self.place_of.swap(person as usize, other as usize);
        true
    }

    /// The segment of which somebody knows most people beyond its share; the own one where none is more familiar.
    fn most_familiar(&mut self, person: u32, population: &Population) -> u16 {
        self.acquaintances.fill(0.0);
        let known = [self.audiences.audience(person), self.followees.audience(person)];
        let count = known[0].len() + known[1].len();
        for &other in known.into_iter().flatten() {
            self.acquaintances[usize::from(self.dealing.segment_of[other as usize])] += 1.0;
        }
        let per_head = count as f64 / population.people() as f64;
        let excess = |segment: usize| self.acquaintances[segment] - per_head * population.size(segment) as f64;
        let own = usize::from(self.segment_of(person));
        let inhabited = (0..self.acquaintances.len()).filter(|&segment| population.size(segment) > 0);
        let best = inhabited.max_by(|&one, &other| excess(one).total_cmp(&excess(other)));
        let best = best.filter(|&best| excess(best) > excess(own)).unwrap_or(own);
        best as u16
    }

    /// Counts somebody to another segment.
    fn change(&mut self, person: u32, to: u16) {
        let from = self.segment_of(person);
        let segment_of = &self.dealing.segment_of;
        for graph in [self.audiences, &self.followees] {
            for &other in graph.audience(person) {
                let segment = segment_of[other as usize];
                self.sums.within += u64::from(segment == to);
                self.sums.within -= u64::from(segment == from);
            }
        }
        let spoken = self.audiences.audience(person).len() as u64;
        let heard = self.followees.audience(person).len() as u64;
        self.sums.spoken[usize::from(from)] -= spoken;
        self.sums.spoken[usize::from(to)] += spoken;
        self.sums.heard[usize::from(from)] -= heard;
        self.sums.heard[usize::from(to)] += heard;
        self.dealing.segment_of[person as usize] = to;
    }

    fn segment_of(&self, person: u32) -> u16 {
        self.dealing.segment_of[person as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::Repeats;
    use crate::graph::generators::{Law, SmallWorld};
    use crate::scenario::{Scenario, parse, template};
    use crate::world::PopulationTables;
    use std::path::Path;

    fn population(scenario: &Scenario, sizes: &[u64]) -> Population {
        Population::new(scenario, sizes, &PopulationTables::default())
    }

    fn basic() -> Scenario {
        let text = template("basic").expect("there is a basic template");
        let parsed = parse(&text, "basic.toml", Path::new(""), &[]);
        parsed.expect("it has no mistakes").scenario
    }

    fn ring(people: u32, rewiring: f64) -> Stored {
        let law = Law::SmallWorld(SmallWorld {
            mean_audience: 10.0,
            rewiring,
        });
        let draws = History::new(2009, 1).stream(Purpose::Arcs);
        let graph = law.draw(people, draws, &|| false).expect("few arcs");
        Stored::new(graph.expect("it is not over"), 0.5)
    }

    #[test]
    fn it_is_what_newman_defines() {
        // 0 and 1 of one kind, 2 and 3 of another; 0→1, 1→2, 2→3, 3→2, 0→2: 3 of 5 arcs stay, and by chance (3 · 1 + 2 · 4)/25 would.
        let arcs = vec![(0, 1), (1, 2), (2, 3), (3, 2), (0, 2)];
        let graph = Graph::from_arcs(4, arcs, Repeats::Keep).expect("few arcs");
        let value = Homophily::of(&graph, &[0, 0, 1, 1], 2).value();
        assert!(
            (value - (3.0 / 5.0 - 11.0 / 25.0) / (14.0 / 25.0)).abs() < 1e-12,
            "{value}"
        );
        assert_eq!(Homophily::of(&graph, &[0; 4], 2).value(), 0.0);
        let none = Graph::from_arcs(4, Vec::new(), Repeats::Keep).expect("no arcs");
        assert_eq!(Homophily::of(&none, &[0, 0, 1, 1], 2).value(), 0.0);
    }

    #[test]
    fn people_move_until_it_is_as_asked_and_segments_keep_their_sizes() {
        let scenario = basic();
        let segments = scenario.segments.len();
        let mut sizes = vec![150; segments];
        sizes[0] = 2_000 - 150 * (segments as u64 - 1);
        let population = population(&scenario, &sizes);
        let world = History::new(2009, 1);
        for rewiring in [0.0, 0.5] {
            let stored = ring(2_000, rewiring);
            let start = Dealing::at_random(&population, world);
            // A move changes some 20 of 20 000 arcs.
            for asked in [0.05, 0.2] {
                let dealing = start.clone().with_homophily(asked, &stored, &population, world);
                let reached = dealing.homophily(&stored, &population);
                assert!((asked..asked + 0.005).contains(&reached.value()), "{reached:?}");
                let mut counts = vec![0; segments];
                for (place, &person) in (0..).zip(&dealing.members) {
                    let segment = dealing.segment_of[person as usize];
                    assert_eq!(population.segment_at(place), usize::from(segment));
                    counts[usize::from(segment)] += 1;
                }
                assert_eq!(counts, sizes);
                let mut members = dealing.members.clone();
                members.sort_unstable();
                assert!(members.into_iter().eq(0..2_000));
            }
        }
    }

    #[test]
    fn what_cannot_be_reached_is_approached() {
        let scenario = basic();
        let segments = scenario.segments.len();
        let mut sizes = vec![40; segments];
        sizes[0] = 400 - 40 * (segments as u64 - 1);
        let population = population(&scenario, &sizes);
        let world = History::new(2009, 1);
        let stored = ring(400, 1.0);
        let dealing = Dealing::at_random(&population, world).with_homophily(1.0, &stored, &population, world);
        let reached = dealing.homophily(&stored, &population).value();
        assert!(reached > 0.2 && reached < 1.0, "{reached}");
    }
}
