//! How the lines of a table are laid out: an arc each, the neighbours of a node, or the row of a matrix.
//!
//! Every reading is looked for that the first lines allow. If there is one, it is taken; several are refused by name.

use super::adjacency::Plan;
use super::arrow::Arrow;
use super::colon::{Colon, colon};
use super::evidence::Rows;
use super::first_line::First;
use super::heading::Heading;
use super::sample::{Sample, size};
use crate::graph::read::error::{Fault, Way, shown};
use crate::graph::read::field::id;
use crate::graph::read::reading::{Format, Reading, Weights};

/// How the lines of a table are laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    /// An arc a line; the first column of its ends, where no heading tells.
    Edges { first_column: usize },
    /// A node and its neighbours.
    Adjacency(Plan),
    /// A node and the number of its neighbours, then a line for each.
    Multiline,
    /// A row of a matrix.
    Matrix(Shape),
    /// METIS.
    Metis,
}

/// How a matrix is labelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shape {
    /// Whether the first column names the rows.
    pub(super) names_rows: bool,
    /// Whether the first line names the columns.
    pub(super) names_columns: bool,
}

/// How the lines are laid out, and what that makes of the first line.
///
/// # Errors
/// If there are several readings or none; with the number of a line.
pub(super) fn layout(
    sample: &Sample<'_>,
    reading: &Reading,
    first: First,
    has_heading: bool,
) -> Result<(Layout, First), (Fault, u64)> {
    let edges = Layout::Edges { first_column: 0 };
    let rows = Rows::of(sample, reading, &first);
    let at_first = |fault: Fault| (fault, sample.first_number());
    match reading.format {
        Some(Format::AdjacencyList) => return adjacency(&rows, sample, first).map_err(at_first),
        Some(Format::MultilineAdjacencyList) => return Ok((Layout::Multiline, first)),
        Some(Format::Matrix) => return Ok(matrix(&rows, sample, first)),
        _ => {}
    }
    // Names of ends in a comment leave no doubt.
    let is_named = has_heading && first != First::Names;
    // So does an arrow between the nodes.
    let has_arrows = rows.heading.is_none() && Arrow::between(&rows.lines).is_some();
    if reading.columns.is_some() || sample.comments.is_konect || is_named || has_arrows {
        return Ok((edges, first));
    }
    if reading.format.is_none() && rows.counts_neighbours() {
        return Err(at_first(Fault::CountedNeighbours(shown(rows.texts[0]))));
    }
    if reading.format.is_none() && rows.may_part_thousands() {
        return Err(at_first(Fault::Thousands(shown(rows.texts[0]))));
    }
    let readings = if reading.format == Some(Format::EdgeList) {
        edge_lists(&rows, reading)
    } else {
        readings(&rows, sample, reading, &first)
    };
    match readings.as_slice() {
        [
            Reads {
                layout, first: taken, ..
            },
        ] => Ok((*layout, taken.clone().unwrap_or(first))),
        [] => unlike(&rows, sample, reading, first),
        several => {
            let mut ways: Vec<Way> = several.iter().map(|reads| reads.way).collect();
            ways.dedup();
            Err(at_first(Fault::LayoutUnsure(ways)))
        }
    }
}

/// A reading that the lines allow.
#[derive(Clone)]
struct Reads {
    layout: Layout,
    /// What the first line is, if this reading decides it.
    first: Option<First>,
    /// How its user asks for it.
    way: Way,
}

impl Reads {
    fn new(layout: Layout, way: Way) -> Self {
        Self {
            layout,
            first: None,
            way,
        }
    }

    fn with(self, first: First) -> Self {
        Self {
            first: Some(first),
            ..self
        }
    }
}

/// All that the lines allow.
fn readings(rows: &Rows<'_>, sample: &Sample<'_>, reading: &Reading, first: &First) -> Vec<Reads> {
    let mut found = Vec::new();
    if rows.lines.is_empty() {
        return edge_lists(rows, reading);
    }
    if rows.heading.is_none() && rows.is_multiline_with_data() {
        return vec![Reads::new(Layout::Multiline, Way::MultilineAdjacencyList)];
    }
    match colon(rows) {
        Some(Colon::Sure) => {
            let plan = Plan { has_colons: true };
            return vec![Reads::new(Layout::Adjacency(plan), Way::AdjacencyList)];
        }
        Some(Colon::Perhaps) => {
            let plan = Plan { has_colons: true };
            found.push(Reads::new(Layout::Adjacency(plan), Way::AdjacencyList));
            // Asked for, whatever else there is.
            found.extend(edge_lists(rows, reading));
            if found.len() == 1 {
                found.push(Reads::new(Layout::Edges { first_column: 0 }, Way::EdgeList));
            }
            return found;
        }
        None => {}
    }
    if *first == First::Pending
        && rows.lines.len() > 1
        && colon(&rows.without_first()) == Some(Colon::Sure)
        && let Some(sizes) = sizes_in(&sample.row(rows.texts[0]))
    {
        let plan = Plan { has_colons: true };
        return vec![Reads::new(Layout::Adjacency(plan), Way::AdjacencyList).with(sizes)];
    }
    let matrices = matrices(rows, first);
    if let [(only, true)] = matrices.as_slice() {
        return vec![only.clone()];
    }
    found.extend(matrices.into_iter().map(|(reads, _)| reads));
    if rows.heading.is_some() {
        found.extend(edge_lists(rows, reading));
        return found;
    }
    let may_be_sizes = *first == First::Pending && rows.lines[0].len() <= 2 && rows.lines.len() > 1;
    let behind_sizes = may_be_sizes.then(|| rows.without_first());
    let is_metis = *first == First::Pending && super::metis_shape::is_metis(&sample.with_blanks, sample.is_whole);
    if is_metis {
        found.push(Reads::new(Layout::Metis, Way::Metis));
    }
    let plan = Plan { has_colons: false };
    let adjacency = || Reads::new(Layout::Adjacency(plan), Way::AdjacencyList);
    let is_behind_number =
        rows.lines[0].len() == 1 && rows.without_sizes().is_some_and(|others| others.lines[0].len() == 2);
    if rows.is_adjacency(reading) && !is_behind_number {
        found.push(adjacency());
    }
    if let Some(others) = &behind_sizes
        && !is_metis
        && (others.is_ragged() || others.lines[0].len() > 2)
        && others.is_adjacency(reading)
        && others.is_listed_by(&rows.lines[0])
    {
        let sizes = sizes_in(&rows.lines[0]).unwrap_or(First::Data);
        if found.is_empty() {
            found.push(adjacency().with(sizes));
        } else {
            found.push(Reads::new(Layout::Adjacency(plan), Way::Sizes).with(sizes));
        }
    }
    if rows.is_bare_multiline() {
        found.push(Reads::new(Layout::Multiline, Way::MultilineAdjacencyList));
    }
    found.extend(edge_lists(rows, reading));
    found
}

/// The matrices that the lines may be: all of them, or those below labels or sizes; and whether they can be nothing else.
fn matrices(rows: &Rows<'_>, first: &First) -> Vec<(Reads, bool)> {
    let reads = |names_rows, names_columns| {
        let shape = Shape {
            names_rows,
            names_columns,
        };
        Reads::new(Layout::Matrix(shape), Way::Matrix)
    };
    let mut found = Vec::new();
    if let Some(square) = rows.square() {
        found.push((reads(square.names_rows, rows.heading.is_some()), square.is_sure));
    }
    let is_open = *first == First::Pending && rows.lines.len() > 1;
    if is_open
        && rows.counts_labels()
        && let Some(square) = rows.under_first().square()
        && !square.names_rows
    {
        found.push((reads(false, true).with(First::Names), square.is_sure));
    }
    let others = rows.without_first();
    if is_open
        && others.is_counted_by(&rows.lines[0])
        && let Some(square) = others.square()
    {
        let sizes = First::Sizes(size(rows.lines[0][0]).unwrap_or(0), None);
        found.push((reads(square.names_rows, false).with(sizes), square.is_sure));
    }
    if found.is_empty() && rows.heading.is_none() && rows.is_incidence() {
        found.push((reads(false, false), false));
    }
    found
}

/// The sizes in a line of one or two numbers.
fn sizes_in(cells: &[&[u8]]) -> Option<First> {
    let numbers: Vec<u64> = cells.iter().map(|cell| size(cell)).collect::<Option<_>>()?;
    match numbers.as_slice() {
        [nodes] => Some(First::Sizes(*nodes, None)),
        [nodes, arcs] => Some(First::Sizes(*nodes, Some(*arcs))),
        _ => None,
    }
}

/// The edge lists that the lines allow: between the first columns, or behind a column that numbers or dates the lines.
fn edge_lists(rows: &Rows<'_>, reading: &Reading) -> Vec<Reads> {
    let plain = |first_column: usize| Layout::Edges { first_column };
    let way = |at: usize| Way::Columns(at + 1, at + 2);
    let others = rows.without_sizes();
    let rows = others.as_ref().unwrap_or(rows);
    if rows.heading.is_some() {
        return vec![Reads::new(plain(0), Way::NamedColumns)];
    }
    if rows.lines.first().is_none_or(|row| row.len() < 2) {
        // Every line is refused for itself.
        return if rows.is_ragged() {
            Vec::new()
        } else {
            vec![Reads::new(plain(0), Way::EdgeList)]
        };
    }
    if rows.is_ragged() {
        let may_lack = reading.weights == Weights::Wanted && rows.lines.iter().all(|row| matches!(row.len(), 2 | 3));
        return if may_lack {
            vec![Reads::new(plain(0), Way::EdgeList)]
        } else {
            Vec::new()
        };
    }
    let Some(lead) = rows.lead() else {
        return vec![Reads::new(plain(0), Way::EdgeList)];
    };
    if lead.is_sure {
        return vec![Reads::new(plain(lead.columns), way(lead.columns))];
    }
    vec![
        Reads::new(plain(0), way(0)),
        Reads::new(plain(lead.columns), way(lead.columns)),
    ]
}

/// The lines as adjacency lists, because their user says so.
fn adjacency(rows: &Rows<'_>, sample: &Sample<'_>, first: First) -> Result<(Layout, First), Fault> {
    let plan = Plan {
        has_colons: colon(rows).is_some(),
    };
    let layout = Layout::Adjacency(plan);
    if first != First::Pending || rows.lines.len() < 2 {
        return Ok((layout, first));
    }
    let others = rows.without_first();
    let text = || shown(sample.lines[0].1);
    if rows.lines[0].iter().all(|cell| size(cell).is_some()) {
        let states_sizes = rows.lines[0].len() <= 2 && others.is_listed_by(&rows.lines[0]);
        return if states_sizes {
            Err(Fault::SizesOrArc(text()))
        } else {
            Ok((layout, First::Data))
        };
    }
    let is_text = |cell: &&[u8]| id(cell).is_ok_and(|id| id.is_text());
    let are_numbers = others.lines.iter().flatten().all(|cell| size(cell).is_some());
    let recurs = others.lines.iter().flatten().any(|cell| rows.lines[0].contains(cell));
    let names_an_end = !recurs && Heading::of(sample.names()).ends.is_some();
    if (are_numbers || names_an_end) && rows.lines[0].iter().all(is_text) {
        Err(Fault::NamesOrArc(text()))
    } else {
        Ok((layout, First::Data))
    }
}

/// The lines as a matrix, because their user says so.
fn matrix(rows: &Rows<'_>, sample: &Sample<'_>, first: First) -> (Layout, First) {
    let all = sample.rows();
    let skips_sizes = |first: &First| matches!(first, First::Sizes(..) | First::Rectangle(_));
    let has_heading = first == First::Names;
    if has_heading || skips_sizes(&first) {
        let names_rows = rows.names_rows();
        let shape = Shape {
            names_rows,
            names_columns: has_heading,
        };
        return (Layout::Matrix(shape), first);
    }
    let is_counted = first == First::Pending && all.len() > 1 && rows.without_first().is_counted_by(&all[0]);
    let has_labels = rows.counts_labels() && (!sample.is_whole || rows.lines.len() == rows.lines[0].len() + 1)
        || all
            .first()
            .is_some_and(|row| row.len() > 1 && row.iter().skip(1).all(|cell| !super::matrix_cell::is_cell(cell)));
    let (others, first) = if is_counted {
        (rows.without_first(), First::Sizes(all.len() as u64 - 1, None))
    } else if has_labels {
        (rows.under_first(), First::Names)
    } else {
        (rows.clone(), First::Data)
    };
    let shape = Shape {
        names_rows: others.names_rows(),
        names_columns: has_labels && !is_counted,
    };
    (Layout::Matrix(shape), first)
}

/// What is said where no reading fits.
fn unlike(
    rows: &Rows<'_>,
    sample: &Sample<'_>,
    reading: &Reading,
    first: First,
) -> Result<(Layout, First), (Fault, u64)> {
    let others = rows.without_sizes();
    let skipped = sample.lines.len() - others.as_ref().unwrap_or(rows).lines.len();
    let rows = others.as_ref().unwrap_or(rows);
    let width = rows.lines.first().map_or(0, Vec::len);
    let Some(at) = rows.lines.iter().position(|row| row.len() != width) else {
        return Ok((Layout::Edges { first_column: 0 }, first));
    };
    // A title, which the others are unlike.
    let is_title = at == 1 && rows.lines.len() > 2 && !rows.without_first().is_ragged();
    let (at, width) = if is_title {
        (0, rows.lines[1].len())
    } else {
        (at, width)
    };
    let (number, line) = sample.lines[at + skipped];
    let found = rows.lines[at].len();
    if reading.weights == Weights::Wanted && found == 2 {
        // Said of the weight that is missing.
        return Ok((Layout::Edges { first_column: 0 }, first));
    }
    if found == 1 {
        return Err((Fault::OneColumn(shown(line)), number));
    }
    Err((Fault::UnlikeColumns { found, expected: width }, number))
}
