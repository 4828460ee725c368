//! Nodes of formats that list them by themselves, with an id and perhaps a label.

use std::collections::BTreeMap;
use std::path::Path;

use super::draft::Draft;
use super::error::{Fault, ReadError, shown};
use super::field::{Id, exact};
use super::network_file::NetworkFile;

/// Sees to it that every node of an arc is listed as a node, before the arc or after it, and no node twice.
#[derive(Default)]
pub(super) struct Declared {
    /// By node: whether it is listed.
    is_listed: Vec<bool>,
    /// Nodes that only arcs have named so far, and the line of the first of these.
    awaited: BTreeMap<u32, u64>,
}

impl Declared {
    /// The node of that id, which the file lists here.
    pub(super) fn list(&mut self, draft: &mut Draft, name: &str) -> Result<u32, Fault> {
        let node = draft.named(exact(name)?)?;
        let index = node as usize;
        if self.is_listed.len() <= index {
            self.is_listed.resize(index + 1, false);
        }
        if std::mem::replace(&mut self.is_listed[index], true) {
            return Err(Fault::NodeTwice(shown(name.as_bytes())));
        }
        self.awaited.remove(&node);
        Ok(node)
    }

    /// The node of that id, which an arc on this line names.
    pub(super) fn named(&mut self, draft: &mut Draft, name: &str, line: u64) -> Result<u32, Fault> {
        let node = draft.named(exact(name)?)?;
        if self.is_listed.get(node as usize) != Some(&true) {
            self.awaited.entry(node).or_insert(line);
        }
        Ok(node)
    }

    /// Lays out the network, if every node of an arc is listed.
    pub(super) fn finish(self, draft: Draft, path: &Path) -> Result<NetworkFile, ReadError> {
        let first = self.awaited.iter().map(|(&node, &line)| (line, node)).min();
        if let Some((line, node)) = first {
            return Err(Fault::UnlistedNode(shown(draft.called(node).as_bytes())).at(path, line));
        }
        draft.finish().map_err(|fault| fault.at(path, None))
    }
}

/// Nodes that may be stated without a line for each of them.
const FREE: u64 = 10_000_000;
/// Beyond that: so many per node that the file names.
const FREE_PER_NODE: u64 = 100;

/// Adds the nodes 1 to `stated` that the file has not named: they have no arcs.
pub(super) fn all_up_to(draft: &mut Draft, stated: u64) -> Result<(), Fault> {
    let found = draft.node_count() as u64;
    if stated > FREE && stated / FREE_PER_NODE > found {
        return Err(Fault::MostlyUnnamed { stated, found });
    }
    for number in 1..=stated {
        draft.named(Id::Number(number))?;
    }
    Ok(())
}
