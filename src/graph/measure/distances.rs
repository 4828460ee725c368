//! Distances: in how many steps news gets from one to another, along the arcs.

use crate::graph::Graph;
use crate::rng::Sequence;
use crate::stats::interval::{Interval, student_t};
use crate::stats::moments::Moments;
use rand::seq::SliceRandom;

/// Beginnings that are walked from; where there are no more nodes, all of them.
const MOST_BEGINNINGS: usize = 200;

/// A node that no walk comes to.
pub const APART: u32 = u32::MAX;

/// Steps between pairs of different nodes.
#[derive(Clone, Debug, PartialEq)]
pub struct Distances {
    /// Share of the pairs between which there is a way.
    pub connected: f64,
    /// Mean steps between those.
    pub mean: f64,
    /// Where the mean may lie, if beginnings were sampled.
    pub interval: Option<Interval>,
    /// Nine tenths of these pairs are at most so many steps apart.
    pub ninth_decile: u32,
    /// The most steps that were seen.
    pub largest: u32,
}

impl Distances {
    /// Those of a graph; none if no arc leads anywhere. O(200 (n + m)).
    pub fn of(graph: &Graph, draws: &mut Sequence, level: f64) -> Option<Self> {
        let is_sampled = graph.len() > MOST_BEGINNINGS;
        let mut beginnings: Vec<u32> = graph.nodes().collect();
        if is_sampled {
            let (chosen, _) = beginnings.partial_shuffle(draws, MOST_BEGINNINGS);
            beginnings = chosen.to_vec();
        }
        let mut at: Vec<u64> = Vec::new();
        let mut means = Vec::new();
        for &beginning in &beginnings {
            let steps = steps_from(graph, &[beginning]);
            let (mut sum, mut count) = (0_u64, 0_u64);
            for step in steps.into_iter().filter(|&step| step > 0 && step != APART) {
                if at.len() <= step as usize {
                    at.resize(step as usize + 1, 0);
                }
                at[step as usize] += 1;
                sum += u64::from(step);
                count += 1;
            }
            if count > 0 {
                means.push(sum as f64 / count as f64);
            }
        }
        let pairs: u64 = at.iter().sum();
        if pairs == 0 {
            return None;
        }
        let sum: u64 = (0..).zip(&at).map(|(step, count)| step * count).sum();
        let mut seen = 0;
        let ninth_decile = at.iter().position(|&count| {
            seen += count;
            seen * 10 >= pairs * 9
        });
        let asked = beginnings.len() as f64 * (graph.len() as f64 - 1.0);
        Some(Self {
            connected: pairs as f64 / asked,
            mean: sum as f64 / pairs as f64,
            interval: is_sampled
                .then(|| student_t(&Moments::of(means.iter().copied()), level))
                .flatten(),
            ninth_decile: ninth_decile.unwrap_or_default() as u32,
            largest: (at.len() - 1) as u32,
        })
    }
}

/// Steps to every node from the nearest of several beginnings, or [`APART`]. O(n + m).
pub fn steps_from(graph: &Graph, beginnings: &[u32]) -> Vec<u32> {
    let mut steps = vec![APART; graph.len()];
    let mut front = Vec::new();
    for &beginning in beginnings {
        if std::mem::replace(&mut steps[beginning as usize], 0) == APART {
            front.push(beginning);
        }
    }
    let mut step = 0;
    while !front.is_empty() {
        step += 1;
        let mut next = Vec::new();
        for node in front {
            for &hearer in graph.audience(node) {
                if steps[hearer as usize] == APART {
                    steps[hearer as usize] = step;
                    next.push(hearer);
                }
            }
        }
        front = next;
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::Repeats;
    use crate::rng::{Purpose, Stream};

    fn graph(nodes: u32, arcs: &[(u32, u32)]) -> Graph {
        Graph::from_arcs(nodes, arcs.to_vec(), Repeats::Drop).unwrap()
    }

    fn distances(graph: &Graph) -> Option<Distances> {
        let mut draws = Stream::new(1, 0, Purpose::Sample).sequence(0, 0);
        Distances::of(graph, &mut draws, 0.95)
    }

    #[test]
    fn a_path_is_walked_one_way() {
        let path = graph(4, &[(0, 1), (1, 2), (2, 3)]);
        assert_eq!(steps_from(&path, &[1]), [APART, 0, 1, 2]);
        assert_eq!(steps_from(&path, &[2, 0]), [0, 1, 0, 1]);
        let found = distances(&path).unwrap();
        // Three pairs one step apart, two of two steps, one of three; twelve pairs in all.
        assert_eq!((found.connected, found.mean, found.interval), (0.5, 10.0 / 6.0, None));
        assert_eq!((found.ninth_decile, found.largest), (3, 3));
        assert_eq!(distances(&graph(3, &[])), None);
    }

    /// On a circle that is walked one way, all steps from 1 to n − 1 are as frequent from everywhere.
    #[test]
    fn a_large_circle_is_sampled() {
        let nodes = 1001;
        let arcs: Vec<(u32, u32)> = (0..nodes).map(|node| (node, (node + 1) % nodes)).collect();
        let found = distances(&graph(nodes, &arcs)).unwrap();
        assert_eq!((found.connected, found.mean, found.largest), (1.0, 500.5, 1000));
        assert_eq!(found.ninth_decile, 900);
        assert!(
            found
                .interval
                .is_some_and(|interval| interval.low <= 500.5 && interval.high >= 500.5)
        );
    }
}
