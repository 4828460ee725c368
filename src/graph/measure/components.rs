//! Components: what hangs together.

use crate::graph::Graph;

/// Parts of a graph that hang together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Components {
    /// How many there are.
    pub count: usize,
    /// Nodes in the largest.
    pub largest: usize,
}

impl Components {
    fn of_sizes(sizes: impl Iterator<Item = usize>) -> Self {
        let mut found = Self { count: 0, largest: 0 };
        for size in sizes {
            found.count += 1;
            found.largest = found.largest.max(size);
        }
        found
    }

    /// Parts within which everybody is tied to everybody over some, whichever way arcs point. O(n + m α(n)).
    pub fn weak(graph: &Graph) -> Self {
        let mut parent: Vec<u32> = graph.nodes().collect();
        for (from, to) in graph.arcs() {
            let [from, to] = [from, to].map(|node| root(&mut parent, node));
            parent[from.max(to) as usize] = from.min(to);
        }
        let mut sizes = vec![0; graph.len()];
        for node in graph.nodes() {
            sizes[root(&mut parent, node) as usize] += 1;
        }
        Self::of_sizes(sizes.into_iter().filter(|&size| size > 0))
    }

    /// Parts within which news gets from everybody to everybody. O(n + m).
    ///
    /// # References
    /// M. Sharir, A strong-connectivity algorithm and its applications in data flow analysis, Computers and Mathematics with Applications 7
    /// (1981).
    pub fn strong(graph: &Graph) -> Self {
        let mut is_met = vec![false; graph.len()];
        let mut by_end = Vec::with_capacity(graph.len());
        for node in graph.nodes() {
            walk(graph, node, &mut is_met, |ended| by_end.push(ended));
        }
        let transposed = graph.transposed();
        let mut is_met = vec![false; graph.len()];
        Self::of_sizes(by_end.into_iter().rev().filter_map(|node| {
            let mut size = 0;
            walk(&transposed, node, &mut is_met, |_| size += 1);
            (size > 0).then_some(size)
        }))
    }
}

fn root(parent: &mut [u32], mut node: u32) -> u32 {
    while parent[node as usize] != node {
        // Halves the path as it is walked.
        parent[node as usize] = parent[parent[node as usize] as usize];
        node = parent[node as usize];
    }
    node
}

/// Walks depth first from a node to all that were not met, and tells of each when all behind it is done.
fn walk(graph: &Graph, from: u32, is_met: &mut [bool], mut ends: impl FnMut(u32)) {
    if std::mem::replace(&mut is_met[from as usize], true) {
        return;
    }
    let mut path = vec![(from, 0)];
    while let Some((node, next)) = path.last_mut() {
        let audience = graph.audience(*node);
        match audience.get(*next) {
            None => {
                ends(*node);
                path.pop();
            }
            Some(&hearer) => {
                *next += 1;
                if !std::mem::replace(&mut is_met[hearer as usize], true) {
                    path.push((hearer, 0));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::Repeats;
    use crate::graph::generators::random;
    use crate::rng::{Purpose, Stream};

    fn graph(nodes: u32, arcs: &[(u32, u32)]) -> Graph {
        Graph::from_arcs(nodes, arcs.to_vec(), Repeats::Drop).unwrap()
    }

    #[test]
    fn a_circle_with_a_tail_and_a_loner() {
        let graph = graph(6, &[(0, 1), (1, 2), (2, 0), (2, 3), (3, 4)]);
        assert_eq!(Components::weak(&graph), Components { count: 2, largest: 5 });
        assert_eq!(Components::strong(&graph), Components { count: 4, largest: 3 });
        let nobody = Graph::from_arcs(0, Vec::new(), Repeats::Drop).unwrap();
        assert_eq!(Components::weak(&nobody), Components { count: 0, largest: 0 });
    }

    /// Against what everybody can get to, pair by pair.
    #[test]
    fn small_random_graphs_fall_apart_as_pairs_say() {
        for seed in 0..200 {
            let graph = random(12, 1.2, 0.2, &mut Stream::new(seed, 0, Purpose::Arcs).sequence(0, 0)).unwrap();
            let reach = |graph: &Graph| -> Vec<Vec<bool>> {
                let from = |node| {
                    let mut is_met = vec![false; graph.len()];
                    walk(graph, node, &mut is_met, |_| {});
                    is_met
                };
                graph.nodes().map(from).collect()
            };
            let gets = reach(&graph);
            let both_ways = |one: usize, other: usize| gets[one][other] && gets[other][one];
            let undirected = Graph::from_arcs(
                12,
                graph.arcs().flat_map(|(from, to)| [(from, to), (to, from)]).collect(),
                Repeats::Drop,
            )
            .unwrap();
            let tied = reach(&undirected);
            let parts = |together: &dyn Fn(usize, usize) -> bool| {
                let sizes: Vec<usize> = (0..12)
                    .filter(|&node| (0..node).all(|other| !together(node, other)))
                    .map(|node| (0..12).filter(|&other| together(node, other)).count())
                    .collect();
                Components::of_sizes(sizes.into_iter())
            };
            assert_eq!(Components::strong(&graph), parts(&both_ways), "{seed}");
            assert_eq!(
                Components::weak(&graph),
                parts(&|one, other| tied[one][other]),
                "{seed}"
            );
        }
    }
}
