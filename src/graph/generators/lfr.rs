//! LFR: the benchmark of those who look for communities. Degrees and sizes of communities both have heavy tails.

use super::STRIDE;
use super::product::{falling, scale};
use crate::draw::RankLaw;
use crate::graph::{Graph, Repeats, TooManyArcs};
use crate::rng::{Sequence, Stream};
use hashbrown::HashSet;
use rand::RngExt;
use rand::seq::SliceRandom;

/// The benchmark graph of Lancichinetti, Fortunato and Radicchi; every tie is two arcs.
///
/// Node i has kᵢ ties: the quantiles of a Pareto law whose density falls with exponent `tail`, at most n − 1, with the mean that is asked.
/// There are `blocks` communities, whose sizes are in proportion to rank^(−1/(`block_tail` − 1)), so that the density of sizes falls with
/// exponent `block_tail`. Everybody is of a community at random among those with room that are larger than the ties which one keeps to it, the
/// share 1 − `mixing` of kᵢ; the others lead to other communities. Within each community, and then between all, ends of
/// ties are joined at random. A pair that would be joined twice, or to itself, changes ends with another tie; one that finds none in
/// 100 tries is dropped, which takes somebody who knows nearly everybody there: at `tail` 2.5, one in a hundred. Who has more ties than fit into any community with room has
/// the rest outside.
///
/// O(n + m) expected time; 16 to 32 bytes a tie to know who is joined.
///
/// # References
/// A. Lancichinetti, S. Fortunato, F. Radicchi, Benchmark graphs for testing community detection algorithms, Phys. Rev. E 78 (2008)
/// 046110.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lfr {
    /// Mean number of ties of a node, which are arcs out of it too; ≥ 0.
    pub mean_audience: f64,
    /// Exponent of the density of audiences; > 2.
    pub tail: f64,
    /// How many communities there are; ≥ 1.
    pub blocks: u32,
    /// Exponent of the density of their sizes; > 1.
    pub block_tail: f64,
    /// Share of the ties that lead to other communities.
    pub mixing: f64,
}

/// Which sequence of the stream deals out communities, and which joins what leaves them; those within come behind.
const DEALING: u64 = 0;
const BETWEEN: u64 = 1;
const WITHIN: u64 = 2;
/// Ties with which a pair tries to change ends.
const TRIES: u32 = 100;

impl Lfr {
    /// Draws a graph, or nothing once `is_over`, which is asked every thousand ties.
    ///
    /// # Errors
    /// [`TooManyArcs`] for more than 2³² − 1 arcs.
    ///
    /// # Panics
    /// If a parameter is out of its range.
    pub fn draw(
        &self,
        node_count: u32,
        draws: Stream,
        is_over: &dyn Fn() -> bool,
    ) -> Result<Option<Graph>, TooManyArcs> {
        assert!(self.mean_audience >= 0.0 && self.mean_audience.is_finite(), "{self:?}");
        assert!(self.tail > 2.0 && self.block_tail > 1.0 && self.blocks > 0, "{self:?}");
        assert!((0.0..=1.0).contains(&self.mixing), "{self:?}");
        let people = People::new(self, node_count, draws);
        let mut ties = Ties::default();
        for (community, members) in (0..).zip(people.members(self.blocks)) {
            let ends = ends(members.iter().map(|&node| (node, people.inside[node as usize])));
            ties.join(ends, &|_, _| true, &mut draws.sequence(community, WITHIN), is_over);
        }
        let apart = |one: u32, other: u32| people.home[one as usize] != people.home[other as usize];
        let ends = ends((0..node_count).zip(people.outside.iter().copied()));
        ties.join(ends, &apart, &mut draws.sequence(0, BETWEEN), is_over);
        if is_over() {
            return Ok(None);
        }
        let Ties { list, joined } = ties;
        drop(joined);
        let arcs = list.into_iter().flat_map(|(one, other)| [(one, other), (other, one)]);
        Graph::from_arcs(node_count, arcs.collect(), Repeats::Drop).map(Some)
    }

    /// How many people each community has, falling; all of them together.
    fn sizes(&self, node_count: u32) -> Vec<u32> {
        let rank = |rank: u32| libm::pow(f64::from(rank) + 1.0, -1.0 / (self.block_tail - 1.0));
        let total: f64 = (0..self.blocks).map(rank).sum();
        let weights = (0..self.blocks).map(|place| f64::from(node_count) * rank(place) / total);
        let mut sizes = whole(weights);
        let counted: u32 = sizes.iter().sum();
        // Rounding may leave one out.
        sizes[0] += node_count - counted.min(node_count);
        sizes.sort_unstable_by(|one, other| other.cmp(one));
        sizes
    }
}

/// Whole numbers, each within one of what it stands for, whose sum is that of these up to rounding.
fn whole(numbers: impl Iterator<Item = f64>) -> Vec<u32> {
    let mut sum = 0.0_f64;
    let mut counted = 0.0;
    let of = |number: f64| {
        sum += number;
        let whole = ((sum + 0.5).floor() - counted).max(0.0);
        counted += whole;
        whole as u32
    };
    numbers.map(of).collect()
}

/// Who belongs where, and with how many ties.
struct People {
    /// Ties within the own community, and to others, by node.
    inside: Vec<u32>,
    outside: Vec<u32>,
    /// Community by node.
    home: Vec<u32>,
}

impl People {
    fn new(law: &Lfr, node_count: u32, draws: Stream) -> Self {
        let others = f64::from(node_count.saturating_sub(1));
        let weights = falling(RankLaw::pareto(law.tail), node_count);
        let everybody = vec![1.0; node_count.saturating_sub(1) as usize];
        let factor = scale(&weights, &everybody, law.mean_audience * f64::from(node_count));
        let ties = whole(weights.iter().map(|weight| others * (factor * weight).min(1.0)));
        let mixing = if law.blocks == 1 { 0.0 } else { law.mixing };
        let mut inside = whole(ties.iter().map(|&ties| f64::from(ties) * (1.0 - mixing)));
        for (inside, ties) in inside.iter_mut().zip(&ties) {
            *inside = (*inside).min(*ties);
        }
        let sizes = law.sizes(node_count);
        let home = deal(&mut inside, &sizes, &mut draws.sequence(0, DEALING));
        let outside = ties.iter().zip(&inside).map(|(ties, inside)| ties - inside);
        Self {
            outside: outside.collect(),
            inside,
            home,
        }
    }

    fn members(&self, blocks: u32) -> Vec<Vec<u32>> {
        let mut members = vec![Vec::new(); blocks as usize];
        for (node, &home) in (0..).zip(&self.home) {
            members[home as usize].push(node);
        }
        members
    }
}

/// The community of each node, those with many ties first; whose ties do not fit into it keeps as many as do.
fn deal(inside: &mut [u32], sizes: &[u32], draws: &mut Sequence) -> Vec<u32> {
    let mut room: Vec<u32> = Vec::with_capacity(inside.len());
    let mut opened = 0;
    let mut home = Vec::with_capacity(inside.len());
    for ties in inside {
        while let Some(&size) = sizes.get(opened)
            && (size > *ties || room.is_empty())
        {
            room.extend(std::iter::repeat_n(opened as u32, size as usize));
            opened += 1;
        }
        let community = room.swap_remove(draws.random_range(..room.len() as u64) as usize);
        *ties = (*ties).min(sizes[community as usize] - 1);
        home.push(community);
    }
    home
}

/// Each node as often as it has ties.
fn ends(nodes: impl Iterator<Item = (u32, u32)>) -> Vec<u32> {
    nodes
        .flat_map(|(node, ties)| std::iter::repeat_n(node, ties as usize))
        .collect()
}

/// Who is joined with whom.
#[derive(Default)]
struct Ties {
    list: Vec<(u32, u32)>,
    joined: HashSet<(u32, u32)>,
}

impl Ties {
    /// Joins ends at random where `may` allows it; only some of them once it is over. One end is left if they are odd.
    fn join(
        &mut self,
        mut ends: Vec<u32>,
        may: &dyn Fn(u32, u32) -> bool,
        draws: &mut Sequence,
        is_over: &dyn Fn() -> bool,
    ) {
        ends.shuffle(draws);
        let first = self.list.len();
        let mut refused = Vec::new();
        for (index, pair) in ends.chunks_exact(2).enumerate() {
            if index.is_multiple_of(STRIDE) && is_over() {
                return;
            }
            let (one, other) = (pair[0], pair[1]);
            if self.is_free(one, other) && may(one, other) {
                self.joined.insert(in_order(one, other));
                self.list.push((one, other));
            } else {
                refused.push((one, other));
            }
        }
        for (index, pair) in refused.into_iter().enumerate() {
            if index.is_multiple_of(STRIDE) && is_over() {
                return;
            }
            self.change(pair, first, may, draws);
        }
    }

    /// Lets a pair that may not be joined change ends with one that is, among those from `first` on.
    fn change(&mut self, (one, other): (u32, u32), first: usize, may: &dyn Fn(u32, u32) -> bool, draws: &mut Sequence) {
        let count = (self.list.len() - first) as u64;
        for _ in 0..TRIES {
            if count == 0 {
                return;
            }
            let index = first + draws.random_range(..count) as usize;
            let (left, right) = self.list[index];
            let (left, right) = if draws.random_bool(0.5) {
                (left, right)
            } else {
                (right, left)
            };
            let is_fine = |a, b| self.is_free(a, b) && may(a, b);
            if is_fine(one, left) && is_fine(other, right) && in_order(one, left) != in_order(other, right) {
                self.joined.remove(&in_order(left, right));
                for tie in [(one, left), (other, right)] {
                    self.joined.insert(in_order(tie.0, tie.1));
                }
                self.list[index] = (one, left);
                self.list.push((other, right));
                return;
            }
        }
    }

    fn is_free(&self, one: u32, other: u32) -> bool {
        one != other && !self.joined.contains(&in_order(one, other))
    }
}

fn in_order(one: u32, other: u32) -> (u32, u32) {
    (one.min(other), one.max(other))
}

#[cfg(test)]
mod tests {
    use super::super::goodness::{assert_law, assert_near};
    use super::*;
    use crate::rng::Purpose;

    const USUAL: Lfr = Lfr {
        mean_audience: 20.0,
        tail: 2.5,
        blocks: 30,
        block_tail: 2.0,
        mixing: 0.2,
    };

    fn draws() -> Stream {
        Stream::new(2009, 1, Purpose::Arcs)
    }

    fn drawn(law: Lfr, node_count: u32) -> Graph {
        let graph = law.draw(node_count, draws(), &|| false).expect("few arcs");
        let graph = graph.expect("it is not over");
        assert!(graph.reciprocated().into_iter().all(|mutual| mutual));
        let mut arcs: Vec<_> = graph.arcs().collect();
        arcs.dedup();
        assert_eq!(arcs.len(), graph.arc_count());
        graph
    }

    #[test]
    fn everybody_has_the_ties_that_are_asked_inside_and_outside() {
        let nodes = 20_000;
        for mixing in [0.0, 0.2, 0.7, 1.0] {
            let law = Lfr { mixing, ..USUAL };
            let graph = drawn(law, nodes);
            let people = People::new(&law, nodes, draws());
            let mut missing = 0;
            for node in 0..nodes {
                let (home, asked) = (people.home[node as usize], &people);
                let is_near = |&&other: &&u32| asked.home[other as usize] == home;
                let inside = graph.audience(node).iter().filter(is_near).count() as u32;
                let outside = graph.audience(node).len() as u32 - inside;
                assert!(inside <= asked.inside[node as usize] && outside <= asked.outside[node as usize]);
                missing += asked.inside[node as usize] + asked.outside[node as usize] - inside - outside;
            }
            // An odd end for each community, and what found no tie to change ends with: the best known, who know nearly all of theirs.
            assert!(missing <= 4_000, "{missing} of 400 000 at {mixing}");
        }
    }

    #[test]
    fn degrees_and_sizes_have_the_tails_that_are_asked() {
        let (nodes, law) = (50_000, USUAL);
        let people = People::new(&law, nodes, draws());
        let ties: Vec<u32> = people.inside.iter().zip(&people.outside).map(|(a, b)| a + b).collect();
        let sum: u32 = ties.iter().sum();
        assert!(sum.abs_diff(1_000_000) <= 1, "{sum}");
        // A Pareto law with density exponent 2.5 and mean 20 starts at 20/3; so many have more than k: (k / (20/3))^-1.5.
        for k in [10.0, 20.0, 50.0, 200.0] {
            let more = ties.iter().filter(|&&ties| f64::from(ties) > k).count() as f64;
            let expected = 50_000.0 * ((k + 0.5) * 3.0 / 20.0_f64).powf(-1.5);
            // Quantiles are no chance; whole numbers and the limit at n − 1 are.
            assert!((more / expected - 1.0).abs() < 0.1, "{more} above {k}, not {expected}");
        }
        let sizes = law.sizes(nodes);
        assert_eq!(sizes.iter().sum::<u32>(), nodes);
        let harmonic: f64 = (1..=30).map(|rank| 1.0 / f64::from(rank)).sum();
        for (rank, size) in (1..).zip(&sizes) {
            let expected = 50_000.0 / harmonic / f64::from(rank);
            assert!((f64::from(*size) - expected).abs() <= 1.0, "{size} at {rank}");
        }
        let mut counts = vec![0; 30];
        for home in &people.home {
            counts[*home as usize] += 1;
        }
        assert_eq!(counts, sizes);
    }

    #[test]
    fn whoever_fits_is_in_any_community_by_its_size() {
        // Nobody has a tie, so that everybody fits everywhere: node 0 over many worlds.
        let law = Lfr {
            mean_audience: 0.0,
            blocks: 5,
            ..USUAL
        };
        let sizes = law.sizes(100);
        let mut counts = vec![0; 5];
        for world in 0..20_000 {
            let draws = Stream::new(2009, world, Purpose::Arcs);
            counts[People::new(&law, 100, draws).home[0] as usize] += 1;
        }
        let probabilities: Vec<f64> = sizes.iter().map(|&size| f64::from(size) / 100.0).collect();
        assert_law(&counts, &probabilities, 20_000.0);
    }

    #[test]
    fn mixing_is_reached() {
        // Clusters are dense as communities: the share of arcs that leave is `mixing`, but for ties that do not fit.
        let law = Lfr { tail: 3.5, ..USUAL };
        let graph = drawn(law, 20_000);
        let people = People::new(&law, 20_000, draws());
        let leaves = |&(one, other): &(u32, u32)| people.home[one as usize] != people.home[other as usize];
        let leaving = graph.arcs().filter(leaves).count() as f64;
        assert_near("leaving", leaving, 80_000.0, 400.0 / 6.11);
    }

    #[test]
    fn ends_are_joined_evenly() {
        // Four people with one tie each: three ways to pair them.
        let mut counts = [0; 3];
        for world in 0..30_000 {
            let mut ties = Ties::default();
            let mut sequence = Stream::new(2009, world, Purpose::Arcs).sequence(0, 0);
            ties.join(vec![0, 1, 2, 3], &|_, _| true, &mut sequence, &|| false);
            let with = [1, 2, 3].map(|other| ties.joined.contains(&(0, other)));
            counts[with.iter().position(|&is| is).expect("all are joined")] += 1;
        }
        assert_law(&counts, &[1.0 / 3.0; 3], 30_000.0);
    }

    #[test]
    fn ends_of_the_range_are_exact() {
        assert_eq!(drawn(Lfr { blocks: 1, ..USUAL }, 0).arc_count(), 0);
        assert_eq!(drawn(Lfr { blocks: 1, ..USUAL }, 1).arc_count(), 0);
        for (tail, block_tail, mixing) in [(2.000_001, 1.000_001, 0.0), (1e9, 1e9, 1.0), (2.3, 2.0, 0.5)] {
            for (blocks, size) in [(1, 2), (2, 2), (3, 50), (50, 50)] {
                for mean_audience in [0.0, 3.0, 1e5] {
                    let law = Lfr {
                        mean_audience,
                        tail,
                        blocks,
                        block_tail,
                        mixing,
                    };
                    let arcs = drawn(law, size).arc_count();
                    assert!(arcs <= (size * (size - 1)) as usize);
                    if blocks == 1 && mean_audience > 1e4 {
                        assert_eq!(arcs, (size * (size - 1)) as usize);
                    }
                }
            }
        }
    }

    #[test]
    fn values_are_stable() {
        let law = Lfr {
            mean_audience: 2.0,
            blocks: 2,
            ..USUAL
        };
        let arcs: Vec<_> = drawn(law, 7).arcs().filter(|(one, other)| one < other).collect();
        assert_eq!(
            arcs,
            [(0, 3), (0, 5), (0, 6), (1, 3), (1, 4)],
            "the numbers of every result have moved"
        );
    }
}
