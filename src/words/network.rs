//! What was read from a network file, in a line, and what its author should look at twice.

use super::Words;
use crate::graph::read::{Account, ColumnRead, Contradiction, Directions, FirstLine, Format, Note, Teller};
use crate::visible::visible_line;

/// What the nodes of a network file are to whoever reads it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nodes {
    /// The people of a scenario.
    People,
    /// The nodes of a graph.
    Nodes,
}

/// A part of the line, or one of the sentences after it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Read<'a> {
    /// Which way the arcs were taken, who said so, and whether the file says otherwise.
    Direction(Directions, Teller, bool),
    /// The first line was taken for sizes.
    Sizes(&'a str),
    /// The first line was taken for the names of the columns.
    Names(&'a str),
    /// Arcs lead from one column to another.
    Ends(&'a str, &'a str),
    /// Weights stand in a column.
    Weight(&'a str),
    /// Columns that were not read.
    Ignored(&'a str),
    /// So many repeats were dropped.
    RepeatsDropped(u64),
    /// So many repeats are arcs of their own.
    RepeatsKept(u64),
    /// So many arcs from a node to itself were dropped.
    LoopsDropped(u64),
    /// So many nodes have no arc.
    Isolated(u64),
    /// Two kinds of nodes, of these sizes.
    Parts([u64; 2]),
}

/// How a language says what was read from a network file.
pub trait NetworkWords {
    /// A format, without an article.
    fn format(&self, format: Format) -> &'static str;
    /// The line below as a sentence.
    fn network_read(&self, line: &str) -> String;
    /// So many people or nodes.
    fn nodes(&self, count: u64, nodes: Nodes) -> String;
    /// So many arcs.
    fn arcs(&self, count: u64) -> String;
    /// Every world draws a network of its own, of so many people and about so many arcs.
    fn network_drawn(&self, people: u64, arcs: u64) -> String;
    /// How far arcs keep to segments in the first world, and how far they are to.
    fn homophily_reached(&self, reached: f64, asked: f64) -> String;
    /// How large the audiences of all segments are in the first world.
    fn audiences_reached(&self, segments: &[String]) -> String;
    /// How large the mean audience of a segment is, in means of all, and how large it is to be.
    fn audience_reached(&self, segment: &str, reached: f64, asked: f64) -> String;
    /// A column by its place and, if it has one, its name.
    fn column(&self, number: usize, name: Option<&str>) -> String;
    /// The last of a list of columns that is too long: so many more.
    fn more_columns(&self, count: usize) -> String;
    /// A part of the line.
    fn read(&self, part: Read) -> String;
    /// The arcs have weights that were not read; whether they could have been.
    fn weights_not_read(&self, nodes: Nodes) -> &'static str;
    /// Arcs have several weights, of which the first counts; `arc` is one of them.
    fn weights_contradict(&self, arcs: u64, from: &str, to: &str, taken: &str, other: &str) -> String;
    /// The file says of its arcs what its user contradicts, who is heeded.
    fn direction_disputed(&self, taken: Directions) -> &'static str;
    /// Labels are missing or not unique.
    fn ids_for_labels(&self) -> &'static str;
    /// Arcs of weight 0, which are arcs all the same.
    fn zero_weights(&self, arcs: u64) -> String;
    /// The file states another number of nodes than it has.
    fn nodes_stated(&self, stated: &str, found: &str) -> String;
    /// The file states another number of arcs than it lists.
    fn arcs_stated(&self, stated: &str, found: &str) -> String;
}

/// Columns that are named before the others are counted.
const MOST_COLUMNS: usize = 6;

impl dyn Words + '_ {
    /// What was read, in a line without the name of the file.
    pub fn network_line(&self, account: &Account, nodes: Nodes) -> String {
        let counts = [
            self.format(account.format).to_owned(),
            self.nodes(account.nodes, nodes),
            self.arcs(account.arcs),
        ];
        let column =
            |column: &ColumnRead| self.column(column.number, column.name.as_deref().map(visible_line).as_deref());
        let mut parts = vec![
            counts.join(", "),
            self.read(Read::Direction(
                account.direction,
                account.direction_by,
                account.direction_disputed,
            )),
        ];
        parts.extend(account.first_line.as_ref().map(|line| match line {
            FirstLine::Sizes(text) => self.read(Read::Sizes(text)),
            FirstLine::Names(text) => self.read(Read::Names(text)),
        }));
        if let Some([from, to]) = &account.ends {
            parts.push(self.read(Read::Ends(&column(from), &column(to))));
        }
        if let Some(weight) = &account.weight {
            parts.push(self.read(Read::Weight(&column(weight))));
        }
        if !account.ignored.is_empty() {
            let mut columns: Vec<String> = account.ignored.iter().take(MOST_COLUMNS).map(column).collect();
            if account.ignored.len() > MOST_COLUMNS {
                columns.push(self.more_columns(account.ignored.len() - MOST_COLUMNS));
            }
            parts.push(self.read(Read::Ignored(&self.listed(&columns))));
        }
        let counted = [
            if account.repeats_kept {
                Read::RepeatsKept(account.repeats)
            } else {
                Read::RepeatsDropped(account.repeats)
            },
            Read::LoopsDropped(account.self_loops),
            Read::Isolated(account.isolated),
        ];
        let is_any = |part: &Read| {
            !matches!(
                part,
                Read::RepeatsKept(0) | Read::RepeatsDropped(0) | Read::LoopsDropped(0) | Read::Isolated(0)
            )
        };
        parts.extend(counted.into_iter().filter(is_any).map(|part| self.read(part)));
        parts.extend(account.parts.map(|parts| self.read(Read::Parts(parts))));
        parts.join("; ")
    }

    /// What the author of a network file should look at twice, a sentence each.
    pub fn network_warnings(&self, account: &Account, nodes: Nodes) -> Vec<String> {
        let mut warnings = Vec::new();
        if account.direction_disputed {
            warnings.push(self.direction_disputed(account.direction).to_owned());
        }
        if account.weights_ignored {
            warnings.push(self.weights_not_read(nodes).to_owned());
        }
        if let Some(Contradiction {
            arcs,
            from,
            to,
            taken,
            other,
        }) = &account.contradicting_weights
        {
            warnings.push(self.weights_contradict(
                *arcs,
                &visible_line(from),
                &visible_line(to),
                &self.setting(*taken),
                &self.setting(*other),
            ));
        }
        warnings.extend(account.notes.iter().map(|note| match *note {
            Note::IdsForLabels => self.ids_for_labels().to_owned(),
            Note::ZeroWeights(arcs) => self.zero_weights(arcs),
            Note::NodesStated { stated, found } => self.nodes_stated(&self.count(stated), &self.count(found)),
            Note::ArcsStated { stated, found } => self.arcs_stated(&self.count(stated), &self.count(found)),
        }));
        warnings
    }
}
