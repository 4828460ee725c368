//! What a file says of its nodes besides their arcs.

use std::collections::{BTreeMap, BTreeSet};

/// Names that are remembered, so that a message can list them; a hostile file may have millions.
const MOST_NAMES: usize = 100;

/// Named columns of text, a value or none per node.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attributes {
    names: BTreeSet<String>,
    /// Only what was asked for.
    columns: BTreeMap<String, Vec<Option<String>>>,
}

impl Attributes {
    /// Names of the columns that the file has (the first 100), in the order of their bytes.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(String::as_str)
    }

    /// The values of a column by node, if it was asked for and the file has it.
    pub fn column(&self, name: &str) -> Option<&[Option<String>]> {
        self.columns.get(name).map(Vec::as_slice)
    }

    /// Remembers that the file has a column of that name.
    pub(super) fn has(&mut self, name: &str) {
        if self.names.len() < MOST_NAMES && !self.names.contains(name) {
            self.names.insert(name.to_owned());
        }
    }

    /// Gives a node, by its index so far, a value.
    pub(super) fn set(&mut self, node: u32, column: &str, value: &str) {
        if !self.columns.contains_key(column) {
            self.columns.insert(column.to_owned(), Vec::new());
        }
        let values = self.columns.get_mut(column).expect("just put there");
        if values.len() <= node as usize {
            values.resize(node as usize + 1, None);
        }
        values[node as usize] = Some(value.to_owned());
    }

    /// Puts the values in the order of the nodes: `ranks` holds the node of each index.
    pub(super) fn ordered(self, ranks: &[u32]) -> Self {
        let order = |values: Vec<Option<String>>| {
            let mut ordered = vec![None; ranks.len()];
            for (value, &rank) in values.into_iter().zip(ranks) {
                ordered[rank as usize] = value;
            }
            ordered
        };
        Self {
            names: self.names,
            columns: self
                .columns
                .into_iter()
                .map(|(name, values)| (name, order(values)))
                .collect(),
        }
    }
}
