//! What the readers of all formats fill in.

use super::account::{Account, ColumnRead, Contradiction, Directions, FirstLine, Note, Teller};
use super::attributes::Attributes;
use super::error::Fault;
use super::field::{Id, exact, id};
use super::intern::Interner;
use super::memory;
use super::network_file::NetworkFile;
use super::reading::{Direction, Format, Reading, SelfLoops, Weights};
use crate::graph::{Graph, Repeats};

/// What a file says of itself: whether its arcs have a direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Directedness {
    /// An arc `u v` is u→v.
    Directed,
    /// An arc `u v` is a tie: both arcs.
    Undirected,
}

/// How an arc of the file is taken in.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Arc,
    Tie,
    /// A tie that comes again from its other end.
    EndOfTie,
}

/// A network in the making: nodes in order of first appearance, arcs as they come.
///
/// Holds 8 bytes per arc, 16 with weights, and what the names take. Before it grows it asks whether the machine has the memory.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub(super) struct Draft {
    reading: Reading,
    nodes: Interner,
    arcs: Vec<(u32, u32)>,
    /// By arc; empty if nobody wants them.
    weights: Vec<f64>,
    attributes: Attributes,
    /// What the nodes are called besides their ids, as far as that is known.
    labels: Vec<Option<Box<str>>>,
    said: Option<Directedness>,
    /// Whether arcs went in one way, and ties both ways.
    has_arcs: bool,
    has_ties: bool,
    /// Ends of ties that came from both.
    ends_listed: u64,
    zero_weights: u64,
    listed: u64,
    self_loops: u64,
    /// Arcs that a graph can hold.
    pub(super) most_arcs: usize,
    format: Format,
    first_line: Option<FirstLine>,
    ends: Option<[ColumnRead; 2]>,
    weight: Option<ColumnRead>,
    ignored: Vec<ColumnRead>,
    weights_ignored: bool,
    parts: Option<[u64; 2]>,
    notes: Vec<Note>,
    /// Whether `007` and `7` would be a mistake.
    tells_padded_apart: bool,
}

impl Draft {
    /// An empty network from a file of this format.
    pub(super) fn new(reading: &Reading, format: Format) -> Self {
        Self {
            reading: reading.clone(),
            nodes: Interner::default(),
            arcs: Vec::new(),
            weights: Vec::new(),
            attributes: Attributes::default(),
            labels: Vec::new(),
            said: None,
            has_arcs: false,
            has_ties: false,
            ends_listed: 0,
            zero_weights: 0,
            listed: 0,
            self_loops: 0,
            most_arcs: u32::MAX as usize,
            format,
            first_line: None,
            ends: None,
            weight: None,
            ignored: Vec::new(),
            weights_ignored: false,
            parts: None,
            notes: Vec::new(),
            tells_padded_apart: false,
        }
    }

    /// Says that names come from a table, where `007` beside `7` may be the same node or another.
    pub(super) fn tells_padded_apart(&mut self) {
        self.tells_padded_apart = true;
    }

    /// The node that a label of a matrix names, which may be any text or number.
    pub(super) fn label_of_matrix(&mut self, label: &str) -> Result<u32, Fault> {
        match id(label.as_bytes()) {
            Err(Fault::NotANode(_)) => self.named(exact(label)?),
            known => self.named(known?),
        }
    }

    /// Whether arcs must have weights.
    pub(super) fn wants_weights(&self) -> bool {
        self.reading.weights == Weights::Wanted
    }

    /// The node of that name, which is new or known: `42`, `"42"`, `42.0` are the same.
    ///
    /// # Errors
    /// If it is no name, or one node too many.
    #[inline]
    pub(super) fn node(&mut self, name: &[u8]) -> Result<u32, Fault> {
        self.named(id(name)?)
    }

    /// The same for a name that is understood already.
    #[inline]
    pub(super) fn named(&mut self, id: Id<'_>) -> Result<u32, Fault> {
        self.nodes.index(id).ok_or(Fault::TooManyNodes)
    }

    /// What the file says of itself, before its arcs; its user's word counts more.
    pub(super) fn says(&mut self, said: Directedness) {
        self.said = Some(said);
    }

    /// Takes in an arc of the file, to be pointed as user or file say.
    ///
    /// # Errors
    /// An arc too many, a self-loop where they are refused, no weight or none from 0 to 1 where one is wanted.
    #[inline]
    pub(super) fn arc(&mut self, from: u32, to: u32, weight: Option<f64>) -> Result<(), Fault> {
        let said = self.said.unwrap_or(Directedness::Directed);
        self.arc_said(from, to, weight, said)
    }

    /// The same for an arc of which the file says by itself whether it has a direction.
    #[inline]
    pub(super) fn arc_said(
        &mut self,
        from: u32,
        to: u32,
        weight: Option<f64>,
        said: Directedness,
    ) -> Result<(), Fault> {
        let direction = match (self.reading.direction, said) {
            (Some(direction), _) => direction,
            (None, Directedness::Directed) => Direction::Forward,
            (None, Directedness::Undirected) => Direction::Both,
        };
        match direction {
            Direction::Forward => self.take(from, to, weight, Kind::Arc),
            Direction::Reversed => self.take(to, from, weight, Kind::Arc),
            Direction::Both => self.take(from, to, weight, Kind::Tie),
        }
    }

    /// Takes in one end of a tie that the file lists from both ends; it counts as one of two that are listed.
    #[inline]
    pub(super) fn end_of_tie(&mut self, from: u32, to: u32, weight: Option<f64>) -> Result<(), Fault> {
        self.take(from, to, weight, Kind::EndOfTie)
    }

    #[inline]
    fn take(&mut self, from: u32, to: u32, weight: Option<f64>, kind: Kind) -> Result<(), Fault> {
        // Where every arc has 1, as in a matrix of zeros and ones, nothing is lost.
        self.weights_ignored |= weight.is_some_and(|weight| weight != 1.0) && !self.wants_weights();
        self.zero_weights += u64::from(weight == Some(0.0));
        let weight = if self.wants_weights() { share(weight)? } else { 1.0 };
        self.listed += 1;
        if from == to {
            self.self_loops += 1;
            return match self.reading.self_loops {
                SelfLoops::Drop => Ok(()),
                SelfLoops::Refuse => Err(Fault::SelfLoop(self.nodes.name(from))),
            };
        }
        if self.arcs.len() + 2 > self.arcs.capacity() {
            self.grow()?;
        }
        self.arcs.push((from, to));
        match kind {
            Kind::Arc => self.has_arcs = true,
            Kind::Tie => {
                self.arcs.push((to, from));
                self.has_ties = true;
            }
            Kind::EndOfTie => {
                self.has_ties = true;
                self.ends_listed += 1;
            }
        }
        if self.arcs.len() > self.most_arcs {
            return Err(Fault::TooManyArcs { ties: self.has_ties });
        }
        if self.wants_weights() {
            self.weights.resize(self.arcs.len(), weight);
        }
        Ok(())
    }

    /// Doubles the room for arcs, if the machine has the memory.
    #[cold]
    fn grow(&mut self) -> Result<(), Fault> {
        let room = (2 * self.arcs.capacity()).max(1 << 10);
        memory::must_suffice(room as u64 * 8)?;
        self.arcs.reserve_exact(room - self.arcs.len());
        Ok(())
    }

    /// Whether that column of the nodes was asked for.
    pub(super) fn wants_attribute(&self, column: &str) -> bool {
        self.reading.attribute.as_deref() == Some(column)
    }

    /// Gives a node a value in a named column, which is kept if it was asked for.
    pub(super) fn attribute(&mut self, node: u32, column: &str, value: &str) {
        self.attributes.has(column);
        if self.wants_attribute(column) {
            self.attributes.set(node, column, value);
        }
    }

    /// Says that nodes have a column of that name.
    pub(super) fn has_attribute(&mut self, column: &str) {
        self.attributes.has(column);
    }

    /// Gives a node a name besides its id.
    pub(super) fn label(&mut self, node: u32, label: &str) {
        if self.labels.len() <= node as usize {
            self.labels.resize(node as usize + 1, None);
        }
        self.labels[node as usize] = Some(label.into());
    }

    /// The id of a node.
    pub(super) fn called(&self, node: u32) -> String {
        self.nodes.name(node)
    }

    /// The nodes by their labels, if each has one and no two the same.
    fn by_labels(&self) -> Option<Interner> {
        let mut nodes = Interner::default();
        if self.labels.len() != self.nodes.len() {
            return None;
        }
        for (node, label) in self.labels.iter().enumerate() {
            let index = nodes.index(exact(label.as_deref()?).ok()?);
            if index != Some(node as u32) {
                return None;
            }
        }
        Some(nodes)
    }

    /// Adds something that should be known of the file.
    pub(super) fn note(&mut self, note: Note) {
        self.notes.push(note);
    }

    /// Says what a first line that is no arc was taken for.
    pub(super) fn takes_first_line_for(&mut self, what: FirstLine) {
        self.first_line = Some(what);
    }

    /// Says of which format the file turned out to be.
    pub(super) fn is_of(&mut self, format: Format) {
        self.format = format;
    }

    /// Says which columns of a table are read, and which are not.
    pub(super) fn takes_columns(
        &mut self,
        ends: [ColumnRead; 2],
        weight: Option<ColumnRead>,
        ignored: Vec<ColumnRead>,
        weights_ignored: bool,
    ) {
        self.ends = Some(ends);
        self.weight = weight;
        self.ignored = ignored;
        self.weights_ignored = weights_ignored;
    }

    /// Says whether arcs have weights that are not wanted.
    pub(super) fn ignores_weights(&mut self, ignores: bool) {
        self.weights_ignored = ignores;
    }

    /// Says that there are two kinds of nodes, so many of each.
    pub(super) fn has_parts(&mut self, parts: [u64; 2]) {
        self.parts = Some(parts);
    }

    /// The least and the largest number, if all nodes so far are numbers.
    pub(super) fn range(&self) -> Option<(u64, u64)> {
        self.nodes.range()
    }

    /// How many pairs of nodes are joined so far.
    pub(super) fn pair_count(&self) -> u64 {
        let ordered = |&(from, to): &(u32, u32)| (from.min(to), from.max(to));
        let mut pairs: Vec<(u32, u32)> = self.arcs.iter().map(ordered).collect();
        pairs.sort_unstable();
        pairs.dedup();
        pairs.len() as u64
    }

    /// Number of nodes so far.
    pub(super) fn node_count(&self) -> usize {
        self.nodes.len()
    }

    /// Number of nodes so far whose names are no whole numbers.
    pub(super) fn text_count(&self) -> u64 {
        self.nodes.text_count() as u64
    }

    /// Number of arcs and ties that the file has listed so far.
    pub(super) fn listed(&self) -> u64 {
        self.listed
    }

    /// Whether the name has been met.
    pub(super) fn knows(&self, id: Id<'_>) -> bool {
        self.nodes.find(id).is_some()
    }

    /// Whether there is an arc between these two as an arc of the file would be, so that another changes nothing.
    pub(super) fn has_arc(&self, from: Id<'_>, to: Id<'_>) -> bool {
        let is_reversed = self.reading.direction == Some(Direction::Reversed);
        let ends = match (self.nodes.find(from), self.nodes.find(to)) {
            (Some(from), Some(to)) if is_reversed => (to, from),
            (Some(from), Some(to)) => (from, to),
            _ => return false,
        };
        self.reading.repeats == Repeats::Drop && !self.wants_weights() && self.arcs.contains(&ends)
    }

    /// Moves the arcs that came after the first `before` in front of them.
    pub(super) fn put_first(&mut self, before: usize) {
        let added = self.arcs.len() - before;
        self.arcs.rotate_right(added);
        if self.wants_weights() {
            self.weights.rotate_right(added);
        }
    }

    /// Number of arcs so far, ties twice.
    pub(super) fn arc_count(&self) -> usize {
        self.arcs.len()
    }

    /// Lays out the network, its nodes in the order of their names.
    ///
    /// # Errors
    /// If there is no arc between two nodes.
    pub(super) fn finish(mut self) -> Result<NetworkFile, Fault> {
        if self.arcs.is_empty() {
            let self_loops = self.self_loops;
            return Err(Fault::NoArcs { self_loops });
        }
        if self.tells_padded_apart
            && let Some((padded, other)) = self.nodes.padded_twin()
        {
            return Err(Fault::PaddedAndPlain { padded, other });
        }
        if self.zero_weights > 0 {
            self.notes.push(Note::ZeroWeights(self.zero_weights));
        }
        let by_labels = self.by_labels();
        if by_labels.is_none() && !self.labels.is_empty() {
            self.notes.push(Note::IdsForLabels);
        }
        let ids = by_labels.map(|nodes| std::mem::replace(&mut self.nodes, nodes));
        self.labels = Vec::new();
        let text_names = self.nodes.text_count() as u64;
        let (mut names, ranks) = std::mem::take(&mut self.nodes).into_sorted();
        if let Some(ids) = ids {
            let (ids, places) = ids.into_sorted();
            names.also_found_by(ids, &places, &ranks);
        }
        for (from, to) in &mut self.arcs {
            (*from, *to) = (ranks[*from as usize], ranks[*to as usize]);
        }
        let node_count = u32::try_from(names.len()).expect("indices are u32");
        let is_all_ties = self.has_ties && !self.has_arcs;
        let arcs = std::mem::take(&mut self.arcs);
        memory::must_suffice(arcs.len() as u64 * 4)?;
        let too_many = |_| Fault::TooManyArcs { ties: is_all_ties };
        let (graph, weights, contradiction, repeated) = if self.wants_weights() {
            let weighted = Weighted::sorted(arcs, std::mem::take(&mut self.weights));
            let contradiction = weighted.contradiction(&names, is_all_ties);
            let repeated = weighted.repeated();
            let (arcs, weights) = weighted.split(self.reading.repeats);
            let graph = Graph::from_arcs(node_count, arcs, Repeats::Keep).map_err(too_many)?;
            (graph, weights, contradiction, repeated)
        } else {
            let given = arcs.len();
            let graph = Graph::from_arcs(node_count, arcs, self.reading.repeats).map_err(too_many)?;
            let repeated = match self.reading.repeats {
                Repeats::Drop => given - graph.arc_count(),
                Repeats::Keep => repeats_within(&graph),
            };
            (graph, Vec::new(), None, repeated)
        };
        let heard = graph.in_degrees();
        let isolated = graph
            .nodes()
            .filter(|&node| heard[node as usize] == 0 && graph.audience(node).is_empty())
            .count();
        let (direction, direction_by, direction_disputed) = self.directions();
        let account = Account {
            format: self.format,
            nodes: names.len() as u64,
            arcs: graph.arc_count() as u64,
            direction,
            direction_by,
            direction_disputed,
            listed: self.listed - self.ends_listed / 2,
            self_loops: self.self_loops,
            repeats: (if is_all_ties { repeated / 2 } else { repeated }) as u64,
            repeats_kept: self.reading.repeats == Repeats::Keep,
            isolated: isolated as u64,
            text_names,
            first_line: self.first_line,
            ends: self.ends,
            weight: self.weight,
            ignored: self.ignored,
            weights_ignored: self.weights_ignored,
            contradicting_weights: contradiction,
            parts: self.parts,
            notes: self.notes,
        };
        Ok(NetworkFile {
            graph,
            names,
            weights,
            attributes: self.attributes.ordered(&ranks),
            account,
        })
    }

    /// Which way the arcs were taken, who said so, and whether file and user contradict each other.
    fn directions(&self) -> (Directions, Teller, bool) {
        let user = self.reading.direction;
        let teller = match (user, self.said) {
            (Some(_), _) => Teller::User,
            (None, Some(_)) => Teller::File,
            (None, None) if self.has_ties => Teller::File,
            (None, None) => Teller::Default,
        };
        let disputed = matches!(
            (user, self.said),
            (Some(Direction::Both), Some(Directedness::Directed))
                | (
                    Some(Direction::Forward | Direction::Reversed),
                    Some(Directedness::Undirected)
                )
        );
        let directions = match (user, self.has_ties, self.has_arcs) {
            (Some(Direction::Reversed), ..) => Directions::Reversed,
            (_, true, true) => Directions::Mixed,
            (_, true, false) => Directions::Both,
            (_, false, _) => Directions::Forward,
        };
        (directions, teller, disputed)
    }
}

/// The weight of an arc, if it is one.
fn share(weight: Option<f64>) -> Result<f64, Fault> {
    match weight {
        Some(weight) if (0.0..=1.0).contains(&weight) => Ok(weight),
        Some(weight) => Err(Fault::NotAShare(weight.to_string())),
        None => Err(Fault::NotAShare(String::new())),
    }
}

/// Arcs that stand behind the same arc.
fn repeats_within(graph: &Graph) -> usize {
    let of = |node| {
        graph
            .audience(node)
            .windows(2)
            .filter(|pair| pair[0] == pair[1])
            .count()
    };
    graph.nodes().map(of).sum()
}

/// Arcs in order, each with its weight; of the same arc the first of the file stands first.
struct Weighted(Vec<((u32, u32), f64)>);

impl Weighted {
    fn sorted(arcs: Vec<(u32, u32)>, weights: Vec<f64>) -> Self {
        let mut weighted: Vec<_> = arcs.into_iter().zip(weights).collect();
        // Stable, so that the first of the file stays the first.
        weighted.sort_by_key(|arc| arc.0);
        Self(weighted)
    }

    fn repeated(&self) -> usize {
        self.0.windows(2).filter(|pair| pair[0].0 == pair[1].0).count()
    }

    /// Arcs of which the file gives several weights.
    fn contradiction(&self, names: &super::names::Names, is_all_ties: bool) -> Option<Contradiction> {
        let several = |same: &&[((u32, u32), f64)]| same.iter().any(|arc| arc.1 != same[0].1);
        let mut contradicted = self.0.chunk_by(|one, other| one.0 == other.0).filter(several);
        let first = contradicted.next()?;
        let arcs = 1 + contradicted.count() as u64;
        let ((from, to), taken) = first[0];
        let other = first.iter().find(|arc| arc.1 != taken).map_or(taken, |arc| arc.1);
        Some(Contradiction {
            arcs: if is_all_ties { arcs / 2 } else { arcs },
            from: names.name(from).into_owned(),
            to: names.name(to).into_owned(),
            taken,
            other,
        })
    }

    fn split(mut self, repeats: Repeats) -> (Vec<(u32, u32)>, Vec<f64>) {
        if repeats == Repeats::Drop {
            self.0.dedup_by_key(|arc| arc.0);
        }
        self.0.into_iter().unzip()
    }
}
