//! Lines `a -> b`: an arrow in a column of its own, which says which way the arc points.

use crate::graph::read::draft::Directedness;

/// What an arrow between two nodes says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Arrow {
    /// `->`: from the first to the second.
    There,
    /// `<-`: from the second to the first.
    Back,
    /// `--` or `<->`: a tie.
    Both,
}

impl Arrow {
    /// What a column says, if it is an arrow.
    pub(super) fn of(cell: &[u8]) -> Option<Self> {
        match cell {
            b"->" | b"-->" | b"--->" | b"=>" | b"==>" => Some(Self::There),
            b"<-" | b"<--" | b"<---" => Some(Self::Back),
            b"--" | b"---" | b"<->" | b"<-->" => Some(Self::Both),
            _ => match std::str::from_utf8(cell) {
                Ok("→" | "⟶") => Some(Self::There),
                Ok("←" | "⟵") => Some(Self::Back),
                Ok("↔" | "⟷") => Some(Self::Both),
                _ => None,
            },
        }
    }

    /// The arrow between the nodes of the first line, if all lines have one.
    pub(super) fn between(rows: &[Vec<&[u8]>]) -> Option<Self> {
        let mut arrows = rows.iter().map(|row| match row.as_slice() {
            [_, arrow, _, ..] => Self::of(arrow),
            _ => None,
        });
        let first = arrows.next()??;
        arrows.all(|arrow| arrow.is_some()).then_some(first)
    }

    /// Whether such arcs have a direction.
    pub(super) fn says(self) -> Directedness {
        match self {
            Self::There | Self::Back => Directedness::Directed,
            Self::Both => Directedness::Undirected,
        }
    }

    /// The columns of the ends, from and to.
    pub(super) fn ends(self) -> (usize, usize) {
        match self {
            Self::There | Self::Both => (0, 2),
            Self::Back => (2, 0),
        }
    }
}
