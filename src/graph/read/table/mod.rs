//! Tables of lines: edge lists, adjacency lists and matrices, told apart by their lines.
//!
//! What separates the columns, what the first line is and how the lines are laid out is decided from the first
//! [`SNIFFED`](super::source::SNIFFED) bytes; every line is then held to it. What cannot be decided is refused.

mod adjacency;
mod comments;
mod edges;
mod heading;
mod layout;
mod matrix;
mod separator;
mod sizes;

use super::account::{FirstLine, Note};
use super::draft::Draft;
use super::error::{Fault, ReadError, shown};
use super::field::{Id, id};
use super::lines::{Lines, is_comment};
use super::network_file::NetworkFile;
use super::reading::{Format, Header, Reading};
use super::source::SNIFFED;
use comments::Comments;
use edges::Edges;
use heading::Heading;
pub use layout::Other;
use layout::{Layout, Rows};
pub(super) use separator::{Places, Separator};
use sizes::{Seen, Verdict};

/// Reads a table of which `start` is the beginning.
pub(super) fn read(
    lines: Lines<'_>,
    start: &[u8],
    reading: &Reading,
    mut draft: Draft,
) -> Result<NetworkFile, ReadError> {
    let sample = Sample::of(start);
    if let Some(directed) = sample.comments.directed {
        draft.says(directed);
    }
    let first = match sample.first_line(reading) {
        Ok(first) => first,
        Err(fault) => return Err(lines.of_line(sample.first_number(), fault)),
    };
    let layout = match sample.layout(reading, &first) {
        Ok(layout) => layout,
        Err((fault, line)) => return Err(lines.of_line(line, fault)),
    };
    let mut table = Table {
        separator: sample.separator,
        skips: sample.stated,
        first,
        comments: sample.comments.clone(),
    };
    let heading = table.heading(&sample);
    if table.first == First::Pending && heading.is_some() {
        // Names in a comment leave no room for sizes or other names below.
        table.first = First::Data;
    }
    match layout {
        Layout::Adjacency => adjacency::read(&table, lines, draft),
        Layout::Multiline => adjacency::read_multiline(&table, lines, draft),
        Layout::Matrix { is_named } => matrix::read(&table, is_named, lines, draft),
        Layout::Edges | Layout::NumberedEdges | Layout::Unsure(_) | Layout::Unlike(_) => {
            let first_column = usize::from(layout == Layout::NumberedEdges);
            let edges = match Edges::of(&sample, heading, first_column, &table.first, reading) {
                Ok(edges) => edges,
                Err(fault) => return Err(lines.of_line(sample.first_number(), fault)),
            };
            read_edges(&table, edges, lines, draft)
        }
    }
}

/// What was found out from the beginning of a table.
struct Table {
    separator: Separator,
    /// Whether the first line only names the separator.
    skips: bool,
    first: First,
    comments: Comments,
}

/// What the first line is.
#[derive(Clone, Debug, PartialEq, Eq)]
enum First {
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

impl Table {
    fn heading(&self, sample: &Sample<'_>) -> Option<Heading> {
        if self.first == First::Names {
            return Some(Heading::of(sample.names()));
        }
        // A comment that holds nothing but names of ends.
        let separators = [self.separator, Separator::Blanks];
        let heading = separators
            .iter()
            .map(|separator| Heading::of(names_in(sample.comments.last.as_bytes(), *separator)))
            .find(|heading| heading.ends.is_some())?;
        let width = sample.rows().last().map_or(0, Vec::len);
        (!heading.is_weak && heading.names.len() == width).then_some(heading)
    }
}

/// The names in a heading.
fn names_in(line: &[u8], separator: Separator) -> Vec<String> {
    let mut places = Places::new();
    separator.split(line, &mut places);
    let name = |&(start, end): &(usize, usize)| {
        let name = String::from_utf8_lossy(&line[start..end]).into_owned();
        name.trim_matches('"').trim().to_owned()
    };
    places.iter().map(name).collect()
}

/// The first lines of a table.
struct Sample<'t> {
    /// Those that say something, with their numbers.
    lines: Vec<(u64, &'t [u8])>,
    comments: Comments,
    separator: Separator,
    /// Whether a first line stated the separator.
    stated: bool,
    /// Whether these are all lines.
    is_whole: bool,
}

impl<'t> Sample<'t> {
    fn of(start: &'t [u8]) -> Self {
        let is_whole = start.len() < SNIFFED;
        // A line that is cut off says something else.
        let end = if is_whole {
            start.len()
        } else {
            memchr::memrchr(b'\n', start).unwrap_or(start.len())
        };
        let all = || (1..).zip(start[..end].split(|&byte| byte == b'\n').map(<[u8]>::trim_ascii));
        let comments = Comments::of(all().filter(|line| is_comment(line.1)).map(|line| &line.1[1..]));
        let mut lines: Vec<(u64, &[u8])> = all().filter(|line| !line.1.is_empty() && !is_comment(line.1)).collect();
        let stated = lines.first().and_then(|line| Separator::stated(line.1));
        if stated.is_some() {
            lines.remove(0);
        }
        let texts: Vec<&[u8]> = lines.iter().map(|line| line.1).collect();
        let separator = stated.unwrap_or_else(|| Separator::of(&texts));
        lines.retain(|line| !separator.is_blank(line.1));
        Self {
            separator,
            stated: stated.is_some(),
            lines,
            comments,
            is_whole,
        }
    }

    /// Number of the first line.
    fn first_number(&self) -> u64 {
        self.lines.first().map_or(1, |line| line.0)
    }

    fn row(&self, line: &'t [u8]) -> Vec<&'t [u8]> {
        let mut places = Places::new();
        self.separator.split(line, &mut places);
        places.iter().map(|&(start, end)| &line[start..end]).collect()
    }

    /// All lines, split.
    fn rows(&self) -> Vec<Vec<&'t [u8]>> {
        self.lines.iter().map(|line| self.row(line.1)).collect()
    }

    /// The first line, as names of columns.
    fn names(&self) -> Vec<String> {
        self.lines
            .first()
            .map_or_else(Vec::new, |line| names_in(line.1, self.separator))
    }

    /// What the first line is, as far as the beginning tells.
    fn first_line(&self, reading: &Reading) -> Result<First, Fault> {
        let Some(&(_, line)) = self.lines.first() else {
            return Ok(First::Data);
        };
        let numbers: Option<Vec<u64>> = self.row(line).iter().map(|cell| size(cell)).collect();
        match reading.header {
            Header::None => return Ok(First::Data),
            Header::Names => return Ok(First::Names),
            Header::Sizes => {
                let stated = sizes::statement(line).map(|(nodes, arcs)| (nodes, Some(arcs)));
                let of_numbers = |numbers: Vec<u64>| match numbers.as_slice() {
                    [nodes] => Some((*nodes, None)),
                    [nodes, arcs] => Some((*nodes, Some(*arcs))),
                    [rows, columns, entries] if rows == columns => Some((*rows, Some(*entries))),
                    _ => None,
                };
                return match stated.or_else(|| numbers.clone().and_then(of_numbers)) {
                    Some((nodes, arcs)) => Ok(First::Sizes(nodes, arcs)),
                    None => match numbers.as_deref() {
                        Some(&[rows, columns, entries]) => Ok(First::Rectangle([rows, columns, entries])),
                        _ => Err(Fault::NoSizes(shown(line))),
                    },
                };
            }
            Header::Auto => {}
        }
        if let Some((nodes, arcs)) = sizes::statement(line) {
            return Ok(First::Sizes(nodes, Some(arcs)));
        }
        if self.comments.is_konect || reading.columns.is_some() && numbers.is_some() {
            return Ok(First::Data);
        }
        Ok(match numbers {
            Some(numbers) if numbers.len() == 3 && numbers[0] != numbers[1] => self.rectangle(&numbers, reading)?,
            Some(numbers) if numbers.len() <= 3 => First::Pending,
            Some(_) => First::Data,
            None => self.names_or_data(),
        })
    }

    /// Whether a first line of three numbers states rows, columns and entries of a matrix.
    fn rectangle(&self, numbers: &[u64], reading: &Reading) -> Result<First, Fault> {
        let stated = [numbers[0], numbers[1], numbers[2]];
        let rows = self.rows();
        let others = &rows[1..];
        let fits = |row: &Vec<&[u8]>| {
            let within = |at: usize| {
                let number = row.get(at).and_then(|cell| super::field::digits(cell));
                number.is_some_and(|number| (1..=stated[at]).contains(&number))
            };
            within(0) && within(1)
        };
        let count = others.len() as u64;
        let counted = if self.is_whole {
            stated[2] == count
        } else {
            stated[2] > count
        };
        if others.is_empty() || !counted || !others.iter().all(fits) {
            return Ok(First::Pending);
        }
        let has_whole_third = |row: &Vec<&[u8]>| row.get(2).is_some_and(|cell| super::field::digits(cell).is_some());
        let may_be_arc = others.iter().all(has_whole_third) && reading.weights == super::reading::Weights::Ignored;
        if may_be_arc && count < 100 {
            return Err(Fault::SizesOrArc(shown(self.lines[0].1)));
        }
        Ok(First::Rectangle(stated))
    }

    /// Whether a first line that is not all numbers names the columns.
    fn names_or_data(&self) -> First {
        let rows = self.rows();
        let first = &rows[0];
        // Files that were put together have their headings inside.
        let others: Vec<&Vec<&[u8]>> = rows.iter().filter(|row| *row != first).collect();
        let heading = Heading::of(self.names());
        let (from, to) = heading.ends.unwrap_or((0, 1));
        let is_number = |cell: Option<&&[u8]>| cell.is_some_and(|cell| matches!(id(cell), Ok(Id::Number(_))));
        let is_text = |cell: Option<&&[u8]>| cell.is_some_and(|cell| matches!(id(cell), Ok(Id::Text(_))));
        if first[0].is_empty() && others.iter().all(|row| !row[0].is_empty()) {
            return First::Names;
        }
        if first.iter().take(2).any(|cell| is_number(Some(cell))) {
            // A word beside a number, above nothing but numbers.
            let all_numbers = |row: &&Vec<&[u8]>| row.iter().take(2).all(|cell| is_number(Some(cell)));
            return if first.len() == 2 && others.iter().all(all_numbers) && !others.is_empty() {
                First::Pending
            } else {
                First::Data
            };
        }
        if others.is_empty() {
            return if heading.ends.is_some() && !heading.is_weak {
                First::Names
            } else {
                First::Data
            };
        }
        let texts = is_text(first.get(from)) && is_text(first.get(to));
        if !texts {
            return First::Data;
        }
        let columns = (0..first.len()).filter(|&at| is_text(first.get(at)));
        let numbers_below = |at: usize| {
            others
                .iter()
                .all(|row| row.get(at).is_some_and(|cell| super::field::number(cell).is_some()))
        };
        if columns.into_iter().any(numbers_below) {
            return First::Names;
        }
        let is_known = |at: usize| {
            others
                .iter()
                .any(|row| row.get(from) == first.get(at) || row.get(to) == first.get(at))
        };
        match (is_known(from), is_known(to)) {
            (true, true) => First::Data,
            _ if heading.ends.is_some() && !heading.is_weak => First::Names,
            (false, false) => First::Pending,
            _ => First::Data,
        }
    }

    /// How the lines are laid out.
    fn layout(&self, reading: &Reading, first: &First) -> Result<Layout, (Fault, u64)> {
        let mut rows = self.rows();
        let heading = match first {
            First::Names => Some(rows.remove(0)),
            First::Sizes(..) | First::Rectangle(_) => {
                rows.remove(0);
                None
            }
            First::Data | First::Pending => None,
        };
        let skipped = self.lines.len() - rows.len();
        let rows = Rows {
            lines: rows,
            heading,
            is_whole: self.is_whole,
            wants_weights: reading.weights == super::reading::Weights::Wanted,
        };
        match reading.format {
            Some(Format::AdjacencyList) => return Ok(Layout::Adjacency),
            Some(Format::MultilineAdjacencyList) => return Ok(Layout::Multiline),
            Some(Format::Matrix) => {
                let is_named = rows.lines.first().is_some_and(|row| {
                    let length = rows.lines.len();
                    self.is_whole && length + 1 == row.len() || super::field::number(row[0]).is_none()
                });
                return Ok(Layout::Matrix { is_named });
            }
            Some(_) => return Ok(Layout::Edges),
            None if reading.columns.is_some() || self.comments.is_konect => return Ok(Layout::Edges),
            None => {}
        }
        let mut layout = rows.layout();
        let mut skipped = skipped;
        if *first == First::Pending && !matches!(layout, Layout::Adjacency | Layout::Matrix { .. } | Layout::Multiline)
        {
            // The first line may be sizes: then the others decide.
            let others = Rows {
                lines: rows.lines[1..].to_vec(),
                ..rows
            };
            if !others.lines.is_empty() && (rows_are_alike(&others.lines) || rows.lines[0].len() < 3) {
                layout = match (layout, others.layout()) {
                    (Layout::Unlike(_) | Layout::Edges, of_others) => {
                        skipped += 1;
                        of_others
                    }
                    (layout, _) => layout,
                };
            }
        }
        match layout {
            Layout::Unsure(other) => Err((Fault::LayoutUnsure(other), self.first_number())),
            Layout::Unlike(at) => {
                let (number, line) = self.lines[at + skipped];
                let expected = self.row(self.lines[skipped].1).len();
                if reading.weights == super::reading::Weights::Wanted && self.row(line).len() == 2 {
                    // Said of the weight that is missing.
                    return Ok(Layout::Edges);
                }
                let found = self.row(line).len();
                if found == 1 {
                    return Err((Fault::OneColumn(shown(line)), number));
                }
                Err((Fault::UnlikeColumns { found, expected }, number))
            }
            sure => Ok(sure),
        }
    }
}

fn rows_are_alike(rows: &[Vec<&[u8]>]) -> bool {
    rows.iter().all(|row| row.len() == rows[0].len())
}

/// Takes in the lines of an edge list.
fn read_edges(
    table: &Table,
    mut edges: Edges,
    mut lines: Lines<'_>,
    mut draft: Draft,
) -> Result<NetworkFile, ReadError> {
    edges.describe(&mut draft);
    let mut pending = None;
    let mut heading = Vec::new();
    let mut at = 0_u64;
    while let Some(line) = lines.next()? {
        if edges.is_blank(line.text) {
            continue;
        }
        at += 1;
        let place = at - u64::from(table.skips);
        if table.skips && at == 1 {
            continue;
        }
        if place == 1 && table.first != First::Data {
            if table.first == First::Pending {
                pending = Some((line.number, line.text.to_vec()));
            } else {
                if table.first == First::Names {
                    heading = line.text.to_vec();
                }
                let text = shown(line.text);
                draft.takes_first_line_for(match table.first {
                    First::Names => FirstLine::Names(text),
                    _ => FirstLine::Sizes(text),
                });
            }
            continue;
        }
        if !heading.is_empty() && line.text == heading {
            continue;
        }
        if let Err(fault) = edges.push(&mut draft, line.text) {
            return Err(lines.at(fault));
        }
    }
    let width = edges.width;
    if let Some((number, text)) = pending {
        let is_arc = decide(&edges, &text, width, &mut draft).map_err(|fault| lines.of_line(number, fault))?;
        if is_arc {
            let before = draft.arc_count();
            edges
                .push(&mut draft, &text)
                .map_err(|fault| lines.of_line(number, fault))?;
            draft.put_first(before);
        }
    }
    finish(table, width, draft).map_err(|fault| lines.of_file(fault))
}

/// Checks what the file states, and lays out the network.
fn finish(table: &Table, width: usize, mut draft: Draft) -> Result<NetworkFile, Fault> {
    let stated = match table.first {
        First::Sizes(nodes, arcs) => (Some(nodes), arcs),
        _ => (table.comments.nodes, table.comments.edges),
    };
    if let First::Sizes(nodes, _) = table.first {
        add_isolated(nodes, width, &mut draft)?;
    }
    if let First::Rectangle([rows, columns, entries]) = table.first {
        draft.has_parts([rows, columns]);
        add_parts(rows, columns, &mut draft)?;
        if draft.listed() != entries {
            draft.note(Note::ArcsStated {
                stated: entries,
                found: draft.listed(),
            });
        }
    }
    let found = draft.node_count() as u64;
    if let Some(stated) = stated.0.filter(|&stated| stated != found) {
        draft.note(Note::NodesStated { stated, found });
    }
    if let Some(stated) = stated
        .1
        .filter(|&stated| !with_seen(&draft, width, |seen| seen.fits_arcs(stated)))
    {
        draft.note(Note::ArcsStated {
            stated,
            found: draft.listed(),
        });
    }
    draft.finish()
}

/// The whole number in a column, quoted or not.
fn size(cell: &[u8]) -> Option<u64> {
    match id(cell) {
        Ok(Id::Number(number)) => Some(number),
        _ => None,
    }
}

fn with_seen<T>(draft: &Draft, width: usize, ask: impl FnOnce(&Seen<'_>) -> T) -> T {
    ask(&Seen {
        listed: draft.listed(),
        nodes: draft.node_count() as u64,
        range: draft.range(),
        width,
        knows: &|number| draft.knows(Id::Number(number)),
        pairs: &|| draft.pair_count(),
    })
}

/// Whether a first line that was put off is an arc; if it states sizes, takes them.
fn decide(edges: &Edges, text: &[u8], width: usize, draft: &mut Draft) -> Result<bool, Fault> {
    if draft.arc_count() == 0 {
        return Ok(true);
    }
    let cells = edges.cells(text);
    let numbers: Option<Vec<u64>> = cells.iter().map(|cell| size(cell)).collect();
    let Some(numbers) = numbers else {
        let knows = |cell: &&[u8]| id(cell).is_ok_and(|id| draft.knows(id));
        let is_number = |cell: &&[u8]| matches!(id(cell), Ok(Id::Number(_)));
        let is_odd = draft.range().is_some() && cells.iter().take(2).any(is_number);
        return if cells.iter().take(2).any(knows) && !is_odd {
            Ok(true)
        } else {
            Err(Fault::NamesOrArc(shown(text)))
        };
    };
    match with_seen(draft, width, |seen| seen.verdict(&numbers)) {
        Verdict::Arc => Ok(true),
        Verdict::Unsure => Err(Fault::SizesOrArc(shown(text))),
        Verdict::Neither => Err(Fault::UnlikeColumns {
            found: numbers.len(),
            expected: width,
        }),
        Verdict::Sizes(nodes) => {
            draft.takes_first_line_for(FirstLine::Sizes(shown(text)));
            if let Some(nodes) = nodes {
                add_isolated(nodes, width, draft)?;
            }
            Ok(false)
        }
    }
}

/// Adds the nodes of two kinds that only their numbers tell of.
fn add_parts(rows: u64, columns: u64, draft: &mut Draft) -> Result<(), Fault> {
    let found = draft.node_count() as u64;
    let stated = rows.saturating_add(columns);
    if with_seen(draft, 2, |seen| stated > seen.most_nodes()) {
        return Err(Fault::TooManyStated { stated, found });
    }
    for row in 1..=rows {
        draft.named(Id::Number(row))?;
    }
    for column in 1..=columns {
        draft.named(Id::Text(&format!("2:{column}")))?;
    }
    Ok(())
}

/// Adds the nodes that only a number of nodes tells of, where they are numbered through.
fn add_isolated(nodes: u64, width: usize, draft: &mut Draft) -> Result<(), Fault> {
    let found = draft.node_count() as u64;
    let (through, most) = with_seen(draft, width, |seen| {
        (seen.is_numbered_through(nodes), seen.most_nodes())
    });
    if nodes <= found || !through {
        return Ok(());
    }
    if nodes > most {
        return Err(Fault::TooManyStated { stated: nodes, found });
    }
    let start = u64::from(draft.range().is_some_and(|(low, _)| low > 0));
    for number in start..start + nodes {
        draft.named(Id::Number(number))?;
    }
    Ok(())
}
