//! A set of nodes as one bit each.

/// Nodes below a fixed number; ⌈n / 64⌉ words of 8 bytes.
#[derive(Clone, Debug)]
pub(super) struct NodeSet {
    words: Box<[u64]>,
}

impl NodeSet {
    /// The empty set among `node_count` nodes.
    pub(super) fn new(node_count: usize) -> Self {
        Self {
            words: vec![0; node_count.div_ceil(64)].into(),
        }
    }

    #[inline]
    pub(super) fn contains(&self, node: u32) -> bool {
        self.words[node as usize / 64] >> (node % 64) & 1 == 1
    }

    /// Puts the node in; 1 if it was not in before, else 0: a number, so that callers can add it without a branch.
    #[inline]
    pub(super) fn insert(&mut self, node: u32) -> usize {
        let word = &mut self.words[node as usize / 64];
        let old = *word;
        *word = old | 1 << (node % 64);
        (!old >> (node % 64) & 1) as usize
    }

    /// Takes out every node that shares a word with one of `nodes`: all, if `nodes` are all that are in.
    #[inline]
    pub(super) fn clear(&mut self, nodes: &[u32]) {
        for &node in nodes {
            self.words[node as usize / 64] = 0;
        }
    }
}
