//! What the first line of a table is.

/// What the first line is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum First {
    /// Like the others.
    Data,
    /// Names of the columns.
    Names,
    /// Sizes, by the user's word or its own.
    Sizes(u64, Option<u64>),
    /// Rows, columns and entries of a matrix of two kinds of nodes.
    Rectangle([u64; 3]),
    /// Numbers or names, to be decided once the others are known.
    Pending,
}
