//! Kleinberg: neighbours on a grid, and ties beyond them that grow rarer with distance.

use super::answers::add_answers;
use crate::graph::{Graph, Repeats, TooManyArcs};
use crate::rng::{Sequence, Stream};
use rand::RngExt;

/// Kleinberg's grid.
///
/// Nodes stand on a square grid, ⌈√n⌉ in a row, the last row as long as it gets. Each has a tie, which is two arcs, to the neighbours
/// beside, above and below. Beyond these each node speaks to others, drawn one after another, none twice, with weight
///
/// > distance ^ −`decay`,
///
/// where the distance is the number of steps along the grid. At `decay` 0 they are anybody; at 2 messages that are handed to whoever is nearest
/// the goal arrive in O(log² n) steps, at any other value in a power of n. Node i speaks to ⌊(i + 1)q⌋ − ⌊iq⌋ such others, q being such
/// that neighbours, these base arcs and their answers make the mean audience, and each base arc is answered with probability
/// `reciprocity`; an arc exists once. Where neighbours alone are more than the mean, each tie to one is there with the probability that makes the mean.
///
/// O(n + m log n) expected time while the mean is well below n and `decay` at most about 3; O(n + m √n) beyond.
///
/// # References
/// J. Kleinberg, The small-world phenomenon: an algorithmic perspective, STOC 2000, 163–170.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Kleinberg {
    /// Mean number of arcs out of a node, answers included; ≥ 0.
    pub mean_audience: f64,
    /// Exponent by which chances fall with distance; in [0, 10].
    pub decay: f64,
    /// Probability that a base arc is answered.
    pub reciprocity: f64,
}

/// Which sequence of the stream says which neighbours have a tie, and which the answers.
const NEIGHBOURS: u64 = 1;
const ANSWERS: u64 = 2;
/// Looks for somebody new by distance alone, before the free places at each distance are counted.
const LOOKS: u32 = 32;

impl Kleinberg {
    /// Draws a graph, or nothing once `is_over`, which is asked every few dozen nodes.
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
        assert!(
            (0.0..=10.0).contains(&self.decay) && (0.0..=1.0).contains(&self.reciprocity),
            "{self:?}"
        );
        let grid = Grid::of(node_count);
        let wanted = self.mean_audience * f64::from(node_count);
        let mut ties = grid.ties();
        let beside = 2.0 * ties.len() as f64;
        if wanted < beside {
            let mut coins = draws.sequence(0, NEIGHBOURS);
            ties.retain(|_| coins.unit() * beside < wanted);
        }
        let mut arcs: Vec<(u32, u32)> = Vec::with_capacity(wanted as usize + 16);
        let far = ((wanted - beside).max(0.0) / (1.0 + self.reciprocity)) / f64::from(node_count.max(1));
        if far > 0.0 {
            let before = |node: f64| (node * far).floor();
            let mut reach = Reach::new(grid, self.decay);
            for node in 0..node_count {
                if node % 64 == 0 && is_over() {
                    return Ok(None);
                }
                let count = before(f64::from(node) + 1.0) - before(f64::from(node));
                reach.speak(node, count as u32, &mut draws.sequence(node.into(), 0), &mut arcs);
            }
        }
        add_answers(&mut arcs, self.reciprocity, &mut draws.sequence(0, ANSWERS), is_over);
        arcs.extend(ties.into_iter().flat_map(|(one, other)| [(one, other), (other, one)]));
        if is_over() {
            return Ok(None);
        }
        Graph::from_arcs(node_count, arcs, Repeats::Drop).map(Some)
    }
}

/// Where everybody stands.
#[derive(Clone, Copy, Debug)]
struct Grid {
    size: u32,
    width: u32,
}

impl Grid {
    fn of(size: u32) -> Self {
        let mut width = f64::from(size).sqrt().ceil() as u32;
        width = width.max(1);
        Self { size, width }
    }

    /// Everybody with the neighbours to the right and below.
    fn ties(self) -> Vec<(u32, u32)> {
        let mut ties = Vec::with_capacity(2 * self.size as usize);
        for node in 0..self.size {
            let is_last = (node + 1) % self.width == 0;
            let below = node.checked_add(self.width);
            let right = (!is_last).then_some(node + 1);
            let near = [right, below].into_iter().flatten();
            ties.extend(near.filter(|&other| other < self.size).map(|other| (node, other)));
        }
        ties
    }

    fn place(self, node: u32) -> (i64, i64) {
        ((node % self.width).into(), (node / self.width).into())
    }

    /// Who stands there, if anybody does.
    fn at(self, (column, row): (i64, i64)) -> Option<u32> {
        let width = i64::from(self.width);
        let node = (row >= 0 && (0..width).contains(&column)).then(|| row * width + column)?;
        u32::try_from(node).ok().filter(|&node| node < self.size)
    }

    fn rows(self) -> u32 {
        self.size.div_ceil(self.width)
    }

    /// The most steps between two nodes, or a little more.
    fn diameter(self) -> usize {
        (self.width + self.rows()) as usize
    }

    /// All nodes so many steps away, in a fixed order.
    fn around(self, (column, row): (i64, i64), distance: u32) -> impl Iterator<Item = u32> {
        let distance = i64::from(distance);
        (0..4 * distance).filter_map(move |index| self.at(corner((column, row), distance, index)))
    }

    /// How many nodes stand at each distance from a place, up to the diameter.
    fn counts(self, (column, row): (i64, i64)) -> Vec<i64> {
        let mut changes = vec![0_i64; self.diameter() + 2];
        // In each row one node at each distance to the left, and to the right, of the column.
        let mut add = |first: i64, count: i64| {
            if count > 0 {
                changes[first as usize] += 1;
                changes[(first + count) as usize] -= 1;
            }
        };
        for other in 0..i64::from(self.rows()) {
            let length = i64::from(self.width).min(i64::from(self.size) - other * i64::from(self.width));
            let off = (other - row).abs();
            // Columns at or left of this one, from the nearest on, and those right of it.
            let nearest = column.min(length - 1);
            add(off + column - nearest, nearest + 1);
            add(off + 1, length - 1 - column);
        }
        let mut sum = 0;
        let running = changes.into_iter().map(|change| {
            sum += change;
            sum
        });
        running.collect()
    }
}

/// The place of this index among the 4d places that are d steps away.
fn corner((column, row): (i64, i64), distance: i64, index: i64) -> (i64, i64) {
    let along = index % distance;
    let (right, down) = match index / distance {
        0 => (distance - along, along),
        1 => (-along, distance - along),
        2 => (along - distance, -along),
        _ => (along, along - distance),
    };
    (column + right, row + down)
}

/// Whom nodes speak to beyond their neighbours.
struct Reach {
    grid: Grid,
    /// Weight of a node by distance; nobody is at 0, and neighbours are not drawn.
    weights: Vec<f64>,
    /// Sum of the weights of all places of an endless grid up to each distance.
    sums: Vec<f64>,
    /// The last node that spoke to a node, plus one.
    last_speaker: Vec<u32>,
}

impl Reach {
    fn new(grid: Grid, decay: f64) -> Self {
        let weight = |distance: usize| {
            if distance < 2 {
                0.0
            } else {
                libm::pow(distance as f64, -decay)
            }
        };
        let weights: Vec<f64> = (0..grid.diameter() + 2).map(weight).collect();
        let mut sum = 0.0;
        let places = weights.iter().enumerate().map(|(distance, weight)| {
            sum += 4.0 * distance as f64 * weight;
            sum
        });
        Self {
            grid,
            sums: places.collect(),
            weights,
            last_speaker: vec![0; grid.size as usize],
        }
    }

    fn speak(&mut self, node: u32, count: u32, draws: &mut Sequence, arcs: &mut Vec<(u32, u32)>) {
        let place = self.grid.place(node);
        let first = arcs.len();
        let mut free: Option<Vec<i64>> = None;
        for _ in 0..count {
            let fresh = match &free {
                None => (0..LOOKS).find_map(|_| self.look(node, place, draws)),
                Some(_) => None,
            };
            let chosen = fresh.or_else(|| {
                let free = free.get_or_insert_with(|| self.free(place, &arcs[first..]));
                self.by_counting(node, place, free, draws)
            });
            // Nobody is left.
            let Some(chosen) = chosen else { return };
            self.last_speaker[chosen as usize] = node + 1;
            arcs.push((node, chosen));
        }
    }

    /// A place by its weight on an endless grid; somebody if it is on this one, and new.
    #[expect(
        clippy::cast_possible_wrap,
        reason = "distances are those of a grid of 2³² places at most"
    )]
    fn look(&self, node: u32, place: (i64, i64), draws: &mut Sequence) -> Option<u32> {
        let total = self.sums.last().copied().unwrap_or_default();
        let at = draws.unit() * total;
        let distance = self.sums.partition_point(|&sum| sum <= at).min(self.sums.len() - 1) as i64;
        let index = draws.random_range(..(4 * distance.max(1)) as u64) as i64;
        let other = self.grid.at(corner(place, distance.max(1), index))?;
        (self.weights[distance as usize] > 0.0 && self.last_speaker[other as usize] != node + 1).then_some(other)
    }

    /// How many at each distance a node does not speak to yet.
    fn free(&self, place: (i64, i64), spoken_to: &[(u32, u32)]) -> Vec<i64> {
        let mut free = self.grid.counts(place);
        for &(_, other) in spoken_to {
            let (column, row) = self.grid.place(other);
            free[((column - place.0).abs() + (row - place.1).abs()) as usize] -= 1;
        }
        free
    }

    /// One of those to whom a node does not speak yet, by weight: where the near ones, who have nearly all of it, are taken.
    fn by_counting(&self, node: u32, place: (i64, i64), free: &mut [i64], draws: &mut Sequence) -> Option<u32> {
        let weight = |distance: usize| free[distance] as f64 * self.weights.get(distance).copied().unwrap_or_default();
        let total: f64 = (0..free.len()).map(weight).sum();
        let mut left = draws.unit() * total;
        let there = (0..free.len()).filter(|&distance| weight(distance) > 0.0);
        let mut last = None;
        for distance in there {
            last = Some(distance);
            left -= weight(distance);
            if left < 0.0 {
                break;
            }
        }
        let distance = last?;
        let skipped = draws.random_range(..free[distance] as u64) as usize;
        free[distance] -= 1;
        let is_new = |other: &u32| self.last_speaker[*other as usize] != node + 1;
        self.grid.around(place, distance as u32).filter(is_new).nth(skipped)
    }
}

#[cfg(test)]
mod tests {
    use super::super::goodness::{assert_law, assert_near};
    use super::*;
    use crate::rng::Purpose;

    fn drawn(node_count: u32, mean_audience: f64, decay: f64, reciprocity: f64) -> Graph {
        let law = Kleinberg {
            mean_audience,
            decay,
            reciprocity,
        };
        let draws = Stream::new(2009, 1, Purpose::Arcs);
        let graph = law.draw(node_count, draws, &|| false).expect("few arcs");
        graph.expect("it is not over")
    }

    fn steps(grid: Grid, one: u32, other: u32) -> usize {
        let ((left, above), (right, below)) = (grid.place(one), grid.place(other));
        ((left - right).abs() + (above - below).abs()) as usize
    }

    #[test]
    fn everybody_stands_on_one_place_and_is_counted_once_from_everywhere() {
        for size in [1, 2, 3, 4, 5, 12, 13, 16, 29] {
            let grid = Grid::of(size);
            for node in 0..size {
                let place = grid.place(node);
                assert_eq!(grid.at(place), Some(node));
                let mut counts = vec![0; grid.diameter() + 2];
                for other in 0..size {
                    counts[steps(grid, node, other)] += 1;
                }
                assert_eq!(grid.counts(place), counts, "{node} of {size}");
                for distance in 1..=grid.diameter() {
                    let mut around: Vec<u32> = grid.around(place, distance as u32).collect();
                    around.sort_unstable();
                    let there = (0..size).filter(|&other| steps(grid, node, other) == distance);
                    assert!(there.eq(around), "{node} of {size}, {distance} steps");
                }
            }
        }
    }

    #[test]
    fn neighbours_have_ties() {
        let mean = 2.0 * 24.0 / 16.0;
        let arcs: Vec<_> = drawn(16, mean, 2.0, 0.0).arcs().collect();
        let grid = Grid::of(16);
        let pairs = (0..16).flat_map(|one| (0..16).map(move |other| (one, other)));
        assert!(pairs.filter(|&(one, other)| steps(grid, one, other) == 1).eq(arcs));
        // Fewer where fewer are asked: a coin for each of 19 800 ties.
        let half = drawn(10_000, 1.98, 2.0, 0.0).arc_count() as f64 / 2.0;
        assert_near("ties", half, 9_900.0, (9_900.0 * 0.5_f64).sqrt());
    }

    /// Distances of the arcs beyond neighbours from the node in the middle, over many graphs with one such arc for each node.
    #[test]
    fn chances_fall_with_distance_as_asked() {
        let size = 441;
        let grid = Grid::of(size);
        let beside = 4.0 * 420.0 / 441.0;
        for decay in [0.0, 2.0, 6.0] {
            let law = Kleinberg {
                mean_audience: beside + 1.0,
                decay,
                reciprocity: 0.0,
            };
            // Each node's law depends on where it stands: the corner and the middle are looked at.
            for node in [0, 220] {
                let mut counts = vec![0; size as usize];
                let rounds = 20_000;
                let mut reach = Reach::new(grid, law.decay);
                for round in 0..rounds {
                    let mut arcs = Vec::new();
                    reach.last_speaker.fill(0);
                    let mut draws = Stream::new(2009, round, Purpose::Arcs).sequence(0, 0);
                    reach.speak(node, 1, &mut draws, &mut arcs);
                    counts[arcs[0].1 as usize] += 1;
                }
                let weight = |other: u32| match steps(grid, node, other) {
                    0 | 1 => 0.0,
                    distance => libm::pow(distance as f64, -decay),
                };
                let total: f64 = (0..size).map(weight).sum();
                let probabilities: Vec<f64> = (0..size).map(|other| weight(other) / total).collect();
                assert_law(&counts, &probabilities, rounds as f64);
            }
        }
    }

    #[test]
    fn counting_gives_the_law_that_looking_gives() {
        // Two of five free places, one after the other, by weight: by counting alone, against the sum over both orders.
        let grid = Grid::of(9);
        let decay = 1.5;
        let weight = |other: u32| match steps(grid, 0, other) {
            0 | 1 => 0.0,
            distance => libm::pow(distance as f64, -decay),
        };
        let total: f64 = (0..9).map(weight).sum();
        let both = |one: u32, other: u32| weight(one) / total * weight(other) / (total - weight(one));
        let pairs: Vec<(u32, u32)> = (0..9).flat_map(|one| (0..one).map(move |other| (other, one))).collect();
        let likely: Vec<f64> = pairs
            .iter()
            .map(|&(one, other)| both(one, other) + both(other, one))
            .collect();
        for is_counting in [false, true] {
            let mut counts = vec![0; pairs.len()];
            let mut reach = Reach::new(grid, decay);
            let rounds = 30_000;
            for round in 0..rounds {
                let mut draws = Stream::new(7, round, Purpose::Arcs).sequence(u64::from(is_counting), 0);
                reach.last_speaker.fill(0);
                let mut arcs = Vec::new();
                if is_counting {
                    let mut free = reach.free((0, 0), &[]);
                    for _ in 0..2 {
                        let other = reach
                            .by_counting(0, (0, 0), &mut free, &mut draws)
                            .expect("six are free");
                        reach.last_speaker[other as usize] = 1;
                        arcs.push((0, other));
                    }
                } else {
                    reach.speak(0, 2, &mut draws, &mut arcs);
                }
                let (one, other) = (arcs[0].1.min(arcs[1].1), arcs[0].1.max(arcs[1].1));
                counts[pairs
                    .iter()
                    .position(|&pair| pair == (one, other))
                    .expect("they differ")] += 1;
            }
            assert_law(&counts, &likely, rounds as f64);
        }
    }

    #[test]
    fn audiences_are_even_and_nobody_is_spoken_to_twice() {
        for decay in [0.0, 2.0, 10.0] {
            let graph = drawn(900, 20.0, decay, 0.0);
            assert_eq!(graph.arc_count(), 18_000, "{decay}");
            let mut arcs: Vec<_> = graph.arcs().collect();
            arcs.dedup();
            assert_eq!(arcs.len(), 18_000);
            // 16.13 beyond the neighbours, of whom there are two to four.
            assert!(
                graph
                    .nodes()
                    .all(|node| (18..=21).contains(&graph.audience(node).len()))
            );
        }
    }

    #[test]
    fn answers_keep_the_mean() {
        // 16.04 beyond the neighbours; answers that fall on base arcs are lost: one in some hundreds at decay 0.
        let graph = drawn(10_000, 20.0, 0.0, 0.3);
        let base = 10_000.0 * (20.0 - 3.96) / 1.3;
        let expected = 10_000.0 * 3.96 + base * (1.0 + 0.3 * (1.0 - base / 1e8));
        assert_near("arcs", graph.arc_count() as f64, expected, (base * 0.3 * 0.7).sqrt());
    }

    #[test]
    fn ends_of_the_range_are_exact() {
        for decay in [0.0, 2.0, 10.0] {
            assert_eq!(drawn(0, 5.0, decay, 0.5).arc_count(), 0);
            assert_eq!(drawn(1, 5.0, decay, 0.5).arc_count(), 0);
            assert_eq!(drawn(50, 0.0, decay, 0.5).arc_count(), 0);
            for size in [2, 3, 7, 50] {
                let all = (size * (size - 1)) as usize;
                assert_eq!(drawn(size, 1e5, decay, 0.5).arc_count(), all, "{size} {decay}");
            }
        }
    }

    #[test]
    fn values_are_stable() {
        let arcs: Vec<_> = drawn(5, 2.4, 2.0, 0.5).arcs().collect();
        let expected = [
            (0, 1),
            (0, 3),
            (1, 0),
            (1, 2),
            (1, 4),
            (2, 1),
            (2, 3),
            (3, 0),
            (3, 2),
            (3, 4),
            (4, 1),
            (4, 3),
        ];
        assert_eq!(arcs, expected, "the numbers of every result have moved");
    }
}
