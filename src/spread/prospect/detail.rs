//! How much trials tell.

/// How much trials tell; what is left out costs nothing, and changes nothing in the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Detail {
    /// Reach alone. Where trials answer with chances they are played until a decision-maker is sure to read, and nothing else that they
    /// leave behind means anything: where news goes round the world, that takes a small part of the readers.
    Reach,
    /// How many read, decide and buy as well; not by when, by whom and how.
    Figures,
    /// All of it.
    Whole,
}
