//! Graphs whose cascades have known laws, drawn the plain way.

use crate::kit::dice::Dice;
use whoknows::graph::{Graph, Repeats};

/// Each edge as two arcs; an edge that stands twice has two chances.
pub fn undirected(nodes: u32, edges: impl IntoIterator<Item = (u32, u32)>) -> Graph {
    let arcs = edges.into_iter().flat_map(|(u, v)| [(u, v), (v, u)]).collect();
    Graph::from_arcs(nodes, arcs, Repeats::Keep).expect("few arcs")
}

/// Erdős–Rényi G(n, m): ends drawn at random, `mean_degree` on average.
pub fn erdos_renyi(nodes: u32, mean_degree: f64, dice: &mut Dice) -> Graph {
    let edges = (f64::from(nodes) * mean_degree / 2.0).round() as u32;
    undirected(nodes, (0..edges).map(|_| (dice.below(nodes), dice.below(nodes))))
}

/// Configuration model: stubs paired at random.
pub fn configuration(degrees: &[u32], dice: &mut Dice) -> Graph {
    let mut stubs: Vec<u32> = (0..)
        .zip(degrees)
        .flat_map(|(node, &degree)| std::iter::repeat_n(node, degree as usize))
        .collect();
    dice.shuffle(&mut stubs);
    undirected(
        degrees.len() as u32,
        stubs.chunks_exact(2).map(|pair| (pair[0], pair[1])),
    )
}

/// n rows and n + 1 columns of the square lattice, with its first and its last column.
pub fn lattice(rows: u32) -> (Graph, Vec<u32>, Vec<u32>) {
    let edges = lattice_edges(rows);
    let columns = rows + 1;
    let column = |column| (0..rows).map(|row| row * columns + column).collect();
    (undirected(rows * columns, edges), column(0), column(rows))
}

/// Edges of the lattice; node = row · (n + 1) + column.
pub fn lattice_edges(rows: u32) -> Vec<(u32, u32)> {
    let columns = rows + 1;
    let node = |row, column| row * columns + column;
    let mut edges = Vec::new();
    for row in 0..rows {
        edges.extend((1..columns).map(|column| (node(row, column - 1), node(row, column))));
    }
    for row in 1..rows {
        edges.extend((0..columns).map(|column| (node(row - 1, column), node(row, column))));
    }
    edges
}

/// Arcs down a binary tree, root 0, depth as given.
pub fn binary_tree(depth: u32) -> Vec<(u32, u32)> {
    (1..(2 << depth) - 1).map(|node| ((node - 1) / 2, node)).collect()
}

/// Everybody hears everybody else.
pub fn complete(nodes: u32) -> Graph {
    let arcs = (0..nodes)
        .flat_map(|from| (0..nodes).map(move |to| (from, to)))
        .collect();
    Graph::from_arcs(nodes, arcs, Repeats::Drop).expect("few arcs")
}
