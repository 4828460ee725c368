//! A network that the author names: its arcs, who belongs to which segment, and whether the scenario goes with it.

use crate::graph::Graph;
use crate::graph::Repeats as ReadRepeats;
use crate::graph::read::{
    Account, Direction, Fault, Labels, Names, NetworkFile as File, ReadError, Reading, SelfLoops as ReadSelfLoops,
    Weights,
};
use crate::scenario::{DealError, EdgeList, Repeats, Scenario, SelfLoops, SizeMistake, deal, size_mistakes};
use std::fmt;

/// What a network file says.
#[derive(Debug)]
pub(super) struct NetworkFile {
    pub graph: Graph,
    /// What the nodes are called.
    pub names: Names,
    /// What was read.
    pub account: Account,
    /// People of each segment.
    pub sizes: Vec<u64>,
    /// The segment of each node, where a file names it.
    pub segment_of: Option<Vec<u16>>,
}

/// Reads the files that a scenario names, and checks that the scenario can be played on them.
pub(super) fn read(scenario: &Scenario, edge_list: &EdgeList) -> Result<NetworkFile, NetworkFileError> {
    let file = File::read(&edge_list.path, &reading(edge_list))?;
    let (sizes, segment_of) = parted(scenario, edge_list, &file).map_err(|why| NetworkFileError::Unfit {
        account: Box::new(file.account.clone()),
        why: Box::new(why),
    })?;
    Ok(NetworkFile {
        graph: file.graph,
        names: file.names,
        account: file.account,
        sizes,
        segment_of,
    })
}

/// How many nodes each segment has, and the segment of each node where a file names it.
fn parted(
    scenario: &Scenario,
    edge_list: &EdgeList,
    file: &File,
) -> Result<(Vec<u64>, Option<Vec<u16>>), NetworkFileError> {
    let segment_of = match (&edge_list.segments, &edge_list.segment_attribute) {
        (Some(path), _) => Some(segments_of(scenario, &Labels::read(path, &file.names)?)?),
        (None, Some(attribute)) => Some(segments_by(scenario, file, attribute)?),
        (None, None) => None,
    };
    let sizes = match &segment_of {
        Some(segment_of) => counts(segment_of, scenario.segments.len()),
        None => deal(file.graph.len() as u64, &scenario.segments)?,
    };
    check(scenario, &sizes)?;
    Ok((sizes, segment_of))
}

fn reading(edge_list: &EdgeList) -> Reading {
    Reading {
        direction: match (edge_list.undirected, edge_list.reversed) {
            (Some(true), _) => Some(Direction::Both),
            (_, true) => Some(Direction::Reversed),
            (Some(false), false) => Some(Direction::Forward),
            (None, false) => None,
        },
        repeats: match edge_list.repeats {
            Repeats::Drop => ReadRepeats::Drop,
            Repeats::Count => ReadRepeats::Keep,
        },
        self_loops: match edge_list.self_loops {
            SelfLoops::Drop => ReadSelfLoops::Drop,
            SelfLoops::Refuse => ReadSelfLoops::Refuse,
        },
        header: edge_list.header,
        columns: edge_list.columns.clone(),
        format: edge_list.format,
        weights: Weights::Ignored,
        attribute: edge_list.segment_attribute.clone(),
    }
}

/// The segment of each node, by an attribute that it has in the network file.
fn segments_by(scenario: &Scenario, file: &File, attribute: &str) -> Result<Vec<u16>, NetworkFileError> {
    let Some(values) = file.attributes.column(attribute) else {
        return Err(NetworkFileError::UnknownAttribute {
            attribute: attribute.to_owned(),
            known: file.attributes.names().map(str::to_owned).collect(),
        });
    };
    let value_of = |(node, value): (usize, &Option<String>)| {
        let Some(value) = value else {
            return Err(NetworkFileError::WithoutAttribute {
                attribute: attribute.to_owned(),
                node: file.names.name(node as u32).into_owned(),
                count: values.iter().filter(|value| value.is_none()).count(),
            });
        };
        let index = scenario.segments.iter().position(|segment| segment.name == *value);
        index
            .map(|index| index as u16)
            .ok_or_else(|| NetworkFileError::UnknownSegment {
                key: "segment_attribute",
                label: value.clone(),
                known: scenario.segments.iter().map(|segment| segment.name.clone()).collect(),
            })
    };
    values.iter().enumerate().map(value_of).collect()
}

/// The segment of each node, by its name in the file.
fn segments_of(scenario: &Scenario, labels: &Labels) -> Result<Vec<u16>, NetworkFileError> {
    let index_of = |label: &String| {
        let names = || scenario.segments.iter().map(|segment| segment.name.as_str());
        let unknown = || NetworkFileError::UnknownSegment {
            key: "segments",
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
    // Contacts of a list are looked at with the list.
    let drawn = if scenario.requests.from.is_some() {
        0
    } else {
        scenario.requests.count
    };
    match size_mistakes(&scenario.segments, sizes, drawn, scenario.release.wire).first() {
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
    /// The nodes of the network file have no such attribute.
    UnknownAttribute {
        /// The attribute that the scenario names.
        attribute: String,
        /// Names of those that they have.
        known: Vec<String>,
    },
    /// Nodes of the network file lack the attribute that names their segment.
    WithoutAttribute {
        /// The attribute.
        attribute: String,
        /// The first of these nodes.
        node: String,
        /// How many there are.
        count: usize,
    },
    /// A node's label is the name of no segment.
    UnknownSegment {
        /// Key of `[world.network]` that puts nodes there.
        key: &'static str,
        /// The label.
        label: String,
        /// Names of the segments.
        known: Vec<String>,
    },
    /// The nodes do not suffice for what the scenario asks of them.
    Sizes(SizeMistake),
    /// The network was read, and the scenario does not go with it.
    Unfit {
        /// What was read.
        account: Box<Account>,
        /// Why it does not.
        why: Box<NetworkFileError>,
    },
}

impl NetworkFileError {
    /// What was read, if the network was.
    pub fn account(&self) -> Option<&Account> {
        match self {
            Self::Unfit { account, .. } => Some(account),
            _ => None,
        }
    }
}

/// `"peers", "executives"`.
fn listed(names: &[String]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("\"{}\"", shown(name))).collect();
    quoted.join(", ")
}

/// Text of a file as it may be shown: 40 characters at most, control characters escaped.
fn shown(text: &str) -> String {
    text.chars().take(40).flat_map(char::escape_debug).collect()
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
            Self::UnknownAttribute { attribute, known } if known.is_empty() => write!(
                f,
                "`world.network.segment_attribute` is \"{attribute}\", but the nodes of the network file have no attributes; \
                 leave it out, or name a file of lines `node segment-name` by `segments`"
            ),
            Self::UnknownAttribute { attribute, known } => write!(
                f,
                "`world.network.segment_attribute` is \"{attribute}\", which the nodes of the network file do not have; they have {}",
                listed(known)
            ),
            Self::WithoutAttribute { attribute, node, count } => write!(
                f,
                "`world.network.segment_attribute` is \"{attribute}\", which {count} of the nodes lack, first \"{}\"; give each one",
                shown(node)
            ),
            Self::UnknownSegment { key, label, known } => write!(
                f,
                "`world.network.{key}` puts nodes into \"{}\", which is no segment of the scenario; its segments are {}",
                shown(label),
                listed(known)
            ),
            Self::Sizes(mistake) => {
                write!(
                    f,
                    "the network file does not go with the scenario: {mistake}; {}",
                    mistake.help()
                )
            }
            Self::Unfit { why, .. } => write!(f, "{why}"),
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
