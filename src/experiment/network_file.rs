//! A network that the author names: its arcs, who belongs to which segment, and whether the scenario goes with it.

use crate::graph::Graph;
use crate::graph::Repeats as ReadRepeats;
use crate::graph::read::{
    Direction, Fault, Labels, NetworkFile as File, ReadError, Reading, SelfLoops as ReadSelfLoops,
};
use crate::scenario::{DealError, EdgeList, Repeats, Scenario, SelfLoops, SizeMistake, deal, size_mistakes};
use std::fmt;

/// What a network file says.
#[derive(Debug)]
pub(super) struct NetworkFile {
    pub graph: Graph,
    /// People of each segment.
    pub sizes: Vec<u64>,
    /// The segment of each node, where a file names it.
    pub segment_of: Option<Vec<u16>>,
}

/// Reads the files that a scenario names, and checks that the scenario can be played on them.
pub(super) fn read(scenario: &Scenario, edge_list: &EdgeList) -> Result<NetworkFile, NetworkFileError> {
    let file = File::read(&edge_list.path, &reading(edge_list))?;
    let segment_of = match &edge_list.segments {
        Some(path) => Some(segments_of(scenario, &Labels::read(path, &file.names)?)?),
        None => None,
    };
    let sizes = match &segment_of {
        Some(segment_of) => counts(segment_of, scenario.segments.len()),
        None => deal(file.graph.len() as u64, &scenario.segments)?,
    };
    check(scenario, &sizes)?;
    Ok(NetworkFile {
        graph: file.graph,
        sizes,
        segment_of,
    })
}

fn reading(edge_list: &EdgeList) -> Reading {
    Reading {
        direction: match (edge_list.undirected, edge_list.reversed) {
            (true, _) => Some(Direction::Both),
            (false, true) => Some(Direction::Reversed),
            (false, false) => None,
        },
        repeats: match edge_list.repeats {
            Repeats::Drop => ReadRepeats::Drop,
            Repeats::Count => ReadRepeats::Keep,
        },
        self_loops: match edge_list.self_loops {
            SelfLoops::Drop => ReadSelfLoops::Drop,
            SelfLoops::Refuse => ReadSelfLoops::Refuse,
        },
        ..Reading::default()
    }
}

/// The segment of each node, by its name in the file.
fn segments_of(scenario: &Scenario, labels: &Labels) -> Result<Vec<u16>, NetworkFileError> {
    let index_of = |label: &String| {
        let names = || scenario.segments.iter().map(|segment| segment.name.as_str());
        let unknown = || NetworkFileError::UnknownSegment {
            label: label.clone(),
            known: names().map(str::to_owned).collect(),
        };
        names()
            .position(|name| name == label)
            .map(|index| index as u16)
            .ok_or_else(unknown)
    };
    let indices: Vec<u16> = labels.names.iter().map(index_of).collect::<Result<_, _>>()?;
    Ok(labels.of_node.iter().map(|&label| indices[label as usize]).collect())
}

fn counts(segment_of: &[u16], segments: usize) -> Vec<u64> {
    let mut counts = vec![0; segments];
    for &segment in segment_of {
        counts[usize::from(segment)] += 1;
    }
    counts
}

/// What can only be told once the number of nodes is known.
fn check(scenario: &Scenario, sizes: &[u64]) -> Result<(), NetworkFileError> {
    match size_mistakes(
        &scenario.segments,
        sizes,
        scenario.requests.count,
        scenario.release.wire,
    )
    .first()
    {
        Some(&mistake) => Err(NetworkFileError::Sizes(mistake)),
        None => Ok(()),
    }
}

/// Why a scenario cannot be played on its network file.
#[derive(Debug)]
pub enum NetworkFileError {
    /// A file cannot be read.
    Read(ReadError),
    /// The segments cannot be dealt to the nodes.
    Deal(DealError),
    /// A node's label is the name of no segment.
    UnknownSegment {
        /// The label.
        label: String,
        /// Names of the segments.
        known: Vec<String>,
    },
    /// The nodes do not suffice for what the scenario asks of them.
    Sizes(SizeMistake),
}

impl fmt::Display for NetworkFileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Read(error) if matches!(error.fault, Fault::Io(_)) => write!(
                f,
                "{error}; correct `world.network.path` or `world.network.segments`, which are seen from the scenario's folder"
            ),
            Self::Read(error) => write!(f, "{error}"),
            Self::Deal(error) => write!(
                f,
                "the network file does not go with the segments: {error}; every node is a person, so change a count or a \
                 fraction"
            ),
            Self::UnknownSegment { label, known } => write!(
                f,
                "`world.network.segments` puts nodes into \"{label}\", which is no segment of the scenario; its segments are {}",
                known
                    .iter()
                    .map(|name| format!("\"{name}\""))
                    .collect::<Vec<_>>()
                    .join(", ")
            ),
            Self::Sizes(mistake) => {
                write!(
                    f,
                    "the network file does not go with the scenario: {mistake}; {}",
                    mistake.help()
                )
            }
        }
    }
}

impl std::error::Error for NetworkFileError {}

impl From<ReadError> for NetworkFileError {
    fn from(error: ReadError) -> Self {
        Self::Read(error)
    }
}

impl From<DealError> for NetworkFileError {
    fn from(error: DealError) -> Self {
        Self::Deal(error)
    }
}
