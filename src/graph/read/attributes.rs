//! What a file says of its nodes besides their arcs.

use std::collections::BTreeMap;

/// Named columns of text, a value or none per node.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attributes(BTreeMap<String, Vec<Option<String>>>);

impl Attributes {
    /// Names of the columns, in the order of their bytes.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// The values of a column by node, if there is one of that name.
    pub fn column(&self, name: &str) -> Option<&[Option<String>]> {
        self.0.get(name).map(Vec::as_slice)
    }

    /// Gives a node, by its index so far, a value.
    #[allow(dead_code, reason = "for the formats to come")]
    pub(super) fn set(&mut self, node: u32, column: &str, value: &str) {
        if !self.0.contains_key(column) {
            self.0.insert(column.to_owned(), Vec::new());
        }
        let values = self.0.get_mut(column).expect("just put there");
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
        Self(self.0.into_iter().map(|(name, values)| (name, order(values))).collect())
    }
}
