//! A set of nodes as bits.

/// Nodes below a fixed number; n / 8 bytes.
///
/// The bits stand in bytes, not in words: a node is put in right after another, before that one has reached the cache, and has
/// to wait for it only if both share what is written.
#[derive(Clone, Debug)]
pub(super) struct NodeSet {
    marks: Box<[u8]>,
}

impl NodeSet {
    /// The empty set among `node_count` nodes.
    pub(super) fn new(node_count: usize) -> Self {
        Self {
            marks: vec![0; node_count.div_ceil(8)].into(),
        }
    }

    /// For loops: the bits without the box around them.
    #[inline]
    pub(super) fn marks(&mut self) -> Marks<'_> {
        Marks(&mut self.marks)
    }

    #[inline]
    pub(super) fn contains(&self, node: u32) -> bool {
        self.marks[node as usize / 8] >> (node % 8) & 1 == 1
    }

    /// Puts the node in; 1 if it was not in before, else 0: a number, so that callers can add it without a branch.
    #[inline]
    pub(super) fn insert(&mut self, node: u32) -> usize {
        self.marks().insert(node)
    }

    /// Takes out `nodes`; `kept` are all that stay.
    ///
    /// Many nodes are taken out by emptying everything, which writes 64 bytes at a time.
    #[inline]
    pub(super) fn keep(&mut self, kept: &[u32], nodes: &[u32]) {
        if nodes.len() < kept.len() + self.marks.len() / 64 {
            for &node in nodes {
                self.marks[node as usize / 8] &= !(1 << (node % 8));
            }
        } else {
            self.marks.fill(0);
            for &node in kept {
                self.insert(node);
            }
        }
    }
}

/// The bits of a [`NodeSet`].
pub(super) struct Marks<'a>(&'a mut [u8]);

impl Marks<'_> {
    /// As [`NodeSet::insert`].
    #[inline]
    pub(super) fn insert(&mut self, node: u32) -> usize {
        let mark = &mut self.0[node as usize / 8];
        let was = *mark;
        *mark = was | 1 << (node % 8);
        usize::from(!was >> (node % 8) & 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn removing_leaves_the_others() {
        for count in [3, 150] {
            let mut set = NodeSet::new(201);
            let nodes: Vec<u32> = (0..count).collect();
            assert!(nodes.iter().chain(&[199, 200]).all(|&node| set.insert(node) == 1));
            assert_eq!(set.insert(0), 0);
            set.keep(&[199, 200], &nodes);
            assert!((0..199).all(|node| !set.contains(node)) && set.contains(199) && set.contains(200));
        }
    }
}
