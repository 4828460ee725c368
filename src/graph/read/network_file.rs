//! A network as a file gives it, whatever the format.

use super::account::Account;
use super::attributes::Attributes;
use super::names::Names;
use crate::graph::Graph;

/// A network as a file gives it, whatever the format.
#[derive(Clone, Debug, PartialEq)]
pub struct NetworkFile {
    /// Who hears whom.
    pub graph: Graph,
    /// What the nodes are called in the file.
    pub names: Names,
    /// For the arc at each position of the graph, its weight in [0, 1]; empty if none were wanted.
    pub weights: Vec<f64>,
    /// What the file says of its nodes besides.
    pub attributes: Attributes,
    /// What was read, and how it was understood.
    pub account: Account,
}
