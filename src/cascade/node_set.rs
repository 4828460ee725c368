//! A set of nodes as one byte each.

use super::machine::prefetch;

/// Nodes below a fixed number; n bytes.
///
/// Bits would take an eighth, but neighbours in a word would wait for each other: a node is put in right after another, before
/// the first has reached the cache.
#[derive(Clone, Debug)]
pub(super) struct NodeSet {
    marks: Box<[u8]>,
}

impl NodeSet {
    /// The empty set among `node_count` nodes.
    pub(super) fn new(node_count: usize) -> Self {
        Self {
            marks: vec![0; node_count].into(),
        }
    }

    /// Asks for the memory of a node.
    #[inline]
    pub(super) fn prefetch(&self, node: u32) {
        prefetch(&self.marks, node as usize);
    }

    #[inline]
    pub(super) fn contains(&self, node: u32) -> bool {
        self.marks[node as usize] == 1
    }

    /// Puts the node in; 1 if it was not in before, else 0: a number, so that callers can add it without a branch.
    #[inline]
    pub(super) fn insert(&mut self, node: u32) -> usize {
        let mark = &mut self.marks[node as usize];
        let was_out = *mark ^ 1;
        *mark = 1;
        was_out.into()
    }

    /// Takes out `nodes`.
    #[inline]
    pub(super) fn remove(&mut self, nodes: &[u32]) {
        for &node in nodes {
            self.marks[node as usize] = 0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn removing_leaves_the_others() {
        for count in [3, 150] {
            let mut set = NodeSet::new(200);
            let nodes: Vec<u32> = (0..count).collect();
            assert!(nodes.iter().chain(&[199]).all(|&node| set.insert(node) == 1));
            assert_eq!(set.insert(0), 0);
            set.remove(&nodes);
            assert!((0..199).all(|node| !set.contains(node)) && set.contains(199));
        }
    }
}
