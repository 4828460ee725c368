//! The lines of an edge list.

use super::first_line::First;
use super::heading::Heading;
use super::sample::Sample;
use super::separator::{Places, Separator};
use crate::graph::read::account::ColumnRead;
use crate::graph::read::draft::{Directedness, Draft};
use crate::graph::read::error::{Fault, Other, shown};
use crate::graph::read::field::{Id, id, number, share};
use crate::graph::read::reading::{Column, Reading, Weights};

/// Which columns of an edge list hold what.
pub(super) struct Edges {
    separator: Separator,
    from: usize,
    to: usize,
    weight: Option<usize>,
    /// The column that says of each line whether it has a direction.
    kind: Option<usize>,
    /// Names of the columns, if there is a heading.
    names: Option<Vec<String>>,
    /// Columns of a line.
    pub(super) width: usize,
    /// Whether each line must have so many, and all but its ends hold numbers.
    is_strict: bool,
    /// Whether the two ends are of different kinds, each with numbers of its own.
    has_parts: bool,
    /// Whether weights stand in the file and are not wanted.
    ignores_weights: bool,
    places: Places,
}

impl Edges {
    /// What the beginning of a table, its heading and its user say.
    pub(super) fn of(
        sample: &Sample<'_>,
        heading: Option<Heading>,
        first_column: usize,
        first: &First,
        reading: &Reading,
    ) -> Result<Self, Fault> {
        let rows = sample.rows();
        let body = match first {
            First::Data => &rows[..],
            _ => &rows[rows.len().min(1)..],
        };
        let heading = match heading {
            Some(heading) if *first == First::Names && has_row_names(heading.names.len(), body, reading)? => {
                Some(heading.behind_row_names())
            }
            heading => heading,
        };
        let typical = body.first().or(rows.first());
        let width = heading
            .as_ref()
            .map_or(0, |heading| heading.names.len())
            .max(typical.map_or(2, Vec::len));
        let (from, to) = ends(&rows, heading.as_ref(), first_column, width, reading)?;
        let kind = heading.as_ref().and_then(|heading| heading.kind).filter(|&at| {
            body.iter()
                .any(|row| row.get(at).is_some_and(|cell| directedness(cell).is_some()))
        });
        let is_wanted = reading.weights == Weights::Wanted;
        let has_dict = typical.is_some_and(|row| row.last().is_some_and(|cell| cell.starts_with(b"{")));
        let unnamed = || (0..width).find(|&at| at != from && at != to && Some(at) != kind && at > from.min(to));
        let by_user = reading.columns.as_ref().and_then(|columns| columns.weight.as_ref());
        let weight = match (by_user, &heading) {
            (Some(column), _) => Some(place(column, heading.as_ref(), width)?),
            (None, Some(heading)) if heading.weight.is_some() => heading.weight,
            (None, Some(heading)) if is_wanted && width == 3 && kind.is_none() => {
                (0..heading.names.len()).find(|&at| at != from && at != to)
            }
            (None, Some(_)) if is_wanted => return Err(Fault::NoWeightColumn),
            (None, None) if is_wanted => unnamed(),
            _ => None,
        };
        if is_wanted && weight.is_none() && width > 2 {
            return Err(Fault::NoWeightColumn);
        }
        let konect_parts = sample.comments.is_bipartite;
        Ok(Self {
            separator: sample.separator,
            from,
            to,
            ignores_weights: !is_wanted && (weight.is_some() || has_dict && typical_has_weight(&rows)),
            weight: weight.filter(|_| is_wanted),
            kind,
            is_strict: heading.is_none() && reading.columns.is_none(),
            names: heading.map(|heading| heading.names),
            width,
            has_parts: konect_parts || matches!(first, First::Rectangle(_)),
            places: Places::new(),
        })
    }

    /// Says which columns are read and which are not.
    pub(super) fn describe(&self, draft: &mut Draft) {
        let column = |at: usize| ColumnRead {
            number: at + 1,
            name: self.names.as_ref().and_then(|names| names.get(at).cloned()),
        };
        let is_read = |at: usize| at == self.from || at == self.to || Some(at) == self.weight || Some(at) == self.kind;
        let ignored = (0..self.width).filter(|&at| !is_read(at)).map(column).collect();
        draft.takes_columns(
            [column(self.from), column(self.to)],
            self.weight.map(column),
            ignored,
            self.ignores_weights,
        );
    }

    /// Whether a line holds nothing but separators.
    pub(super) fn is_blank(&self, line: &[u8]) -> bool {
        matches!(line.first(), Some(b',' | b';' | b'\t')) && self.separator.is_blank(line)
    }

    /// The columns of a line.
    pub(super) fn cells<'t>(&self, line: &'t [u8]) -> Vec<&'t [u8]> {
        let mut places = Places::new();
        self.separator.split(line, &mut places);
        places.iter().map(|&(start, end)| &line[start..end]).collect()
    }

    /// Takes in a line.
    pub(super) fn push(&mut self, draft: &mut Draft, line: &[u8]) -> Result<(), Fault> {
        self.separator.split(line, &mut self.places);
        let places = &self.places;
        let cell = |at: usize| places.get(at).map(|&(start, end)| &line[start..end]);
        let end = |at: usize| match cell(at) {
            Some(cell) => id(cell),
            None if places.len() == 1 => Err(Fault::OneColumn(shown(line))),
            None => Err(Fault::EmptyColumn),
        };
        let (from, to) = (end(self.from)?, end(self.to)?);
        let weight = match self.weight {
            Some(at) => Some(self.weight_of(cell(at).unwrap_or_default())?),
            None if draft.wants_weights() => return Err(Fault::NotAShare(String::new())),
            None => None,
        };
        if self.is_strict && (places.len() > 2 || self.width > 2) {
            if places.len() != self.width {
                return Err(Fault::UnlikeColumns {
                    found: places.len(),
                    expected: self.width,
                });
            }
            for at in 0..places.len() {
                let cell = cell(at).unwrap_or_default();
                if at != self.from && at != self.to && !is_beside_the_point(cell) {
                    return Err(Fault::NotAWeight(shown(cell)));
                }
            }
        }
        let from = draft.named(from)?;
        let to = match (to, self.has_parts) {
            (to, false) => draft.named(to)?,
            (Id::Number(number), true) => draft.named(Id::Text(&format!("2:{number}")))?,
            (Id::Text(text), true) => draft.named(Id::Text(&format!("2:{text}")))?,
        };
        match self.kind.and_then(cell) {
            Some(kind) if !kind.is_empty() => {
                let said = directedness(kind).ok_or_else(|| Fault::NotAKind(shown(kind)))?;
                draft.arc_said(from, to, weight, said)
            }
            _ => draft.arc(from, to, weight),
        }
    }

    /// The weight in a column.
    fn weight_of(&self, cell: &[u8]) -> Result<f64, Fault> {
        let cell = cell
            .strip_prefix(b"\"")
            .and_then(|cell| cell.strip_suffix(b"\""))
            .unwrap_or(cell);
        if cell.starts_with(b"{") {
            return share(in_dictionary(cell).unwrap_or_default());
        }
        if self.separator.frees_the_comma() && memchr::memchr(b',', cell).is_some() {
            let pointed: Vec<u8> = cell
                .iter()
                .map(|&byte| if byte == b',' { b'.' } else { byte })
                .collect();
            return share(&pointed).map_err(|_| Fault::NotAShare(shown(cell)));
        }
        share(cell)
    }
}

/// Whether each line begins with the name of its row, for which the heading has no name, as R writes tables.
///
/// R quotes these names unless it is told not to; numbers without quotes could be nodes, before a weight without a name.
fn has_row_names(names: usize, body: &[Vec<&[u8]>], reading: &Reading) -> Result<bool, Fault> {
    if body.is_empty() || body.iter().any(|row| row.len() != names + 1) {
        return Ok(false);
    }
    if body.iter().all(|row| row[0].starts_with(b"\"")) {
        return Ok(true);
    }
    let counts_from = |start: u64| {
        (start..)
            .zip(body)
            .all(|(count, row)| id(row[0]).ok() == Some(Id::Number(count)))
    };
    let may_be_arcs = body.len() > 1 && body.iter().all(|row| id(row[names]).is_ok());
    if reading.columns.is_none() && may_be_arcs && (counts_from(0) || counts_from(1)) {
        return Err(Fault::LayoutUnsure(Other::LeadingColumn));
    }
    Ok(false)
}

/// The columns that are the ends of an arc.
fn ends(
    rows: &[Vec<&[u8]>],
    heading: Option<&Heading>,
    first_column: usize,
    width: usize,
    reading: &Reading,
) -> Result<(usize, usize), Fault> {
    if let Some(columns) = &reading.columns {
        return Ok((
            place(&columns.from, heading, width)?,
            place(&columns.to, heading, width)?,
        ));
    }
    let Some(heading) = heading else {
        return Ok((first_column, first_column + 1));
    };
    let unsure = || Fault::ColumnsUnsure(shown(heading.names.join(", ").as_bytes()));
    if heading.is_torn {
        return Err(unsure());
    }
    if let Some(ends) = heading.ends {
        return Ok(ends);
    }
    match heading.unknown.as_slice() {
        [first, second] if rows.len() > 1 || width == 2 => Ok((*first, *second)),
        [first, second, ..] => {
            // A first column that counts the lines is none of the ends.
            let counts_from = |start: u64| {
                (start..).zip(&rows[1..]).all(|(count, row)| {
                    row.get(*first)
                        .is_some_and(|cell| id(cell).ok() == Some(Id::Number(count)))
                })
            };
            if counts_from(0) || counts_from(1) {
                return Err(unsure());
            }
            Ok((*first, *second))
        }
        // Two names that say what else they are, such as `Id,Label`, head a list of nodes.
        [_] if width == 2 && heading.weight.is_none() && heading.kind.is_none() => Ok((0, 1)),
        _ => Err(unsure()),
    }
}

/// The place of a column that the user names, from 0.
fn place(column: &Column, heading: Option<&Heading>, width: usize) -> Result<usize, Fault> {
    let refused = |name: String| Fault::NoSuchColumn {
        name,
        known: heading.map_or_else(
            || format!("the columns are 1 to {width}"),
            |heading| format!("the columns are {}", shown(heading.names.join(", ").as_bytes())),
        ),
    };
    match column {
        Column::Number(number) if (1..=width).contains(number) => Ok(number - 1),
        Column::Number(number) => Err(refused(number.to_string())),
        Column::Name(name) => heading
            .and_then(|heading| heading.find(name))
            .ok_or_else(|| refused(shown(name.as_bytes()))),
    }
}

/// What `Directed` and `Undirected` say.
fn directedness(cell: &[u8]) -> Option<Directedness> {
    let cell = cell
        .strip_prefix(b"\"")
        .and_then(|cell| cell.strip_suffix(b"\""))
        .unwrap_or(cell);
    if cell.eq_ignore_ascii_case(b"directed") {
        Some(Directedness::Directed)
    } else if cell.eq_ignore_ascii_case(b"undirected") || cell.eq_ignore_ascii_case(b"mutual") {
        Some(Directedness::Undirected)
    } else {
        None
    }
}

/// Whether a column beside the ends holds what may be read over: a number, a time, attributes.
fn is_beside_the_point(cell: &[u8]) -> bool {
    cell.is_empty()
        || number(cell).is_some()
        || cell.starts_with(b"{")
        || cell[0].is_ascii_digit()
            && cell.iter().all(|byte| {
                byte.is_ascii_digit() || matches!(byte, b'-' | b':' | b'/' | b'.' | b',' | b'T' | b'Z' | b'+' | b' ')
            })
}

fn typical_has_weight(rows: &[Vec<&[u8]>]) -> bool {
    rows.iter()
        .any(|row| row.last().is_some_and(|cell| in_dictionary(cell).is_some()))
}

/// The number under `weight` in a dictionary as Python writes it.
fn in_dictionary(cell: &[u8]) -> Option<&[u8]> {
    let at = memchr::memmem::find(cell, b"weight")?;
    let after = &cell[at + b"weight".len()..];
    let after = after[1.min(after.len())..]
        .trim_ascii_start()
        .strip_prefix(b":")?
        .trim_ascii_start();
    let end = after
        .iter()
        .position(|byte| matches!(byte, b',' | b'}'))
        .unwrap_or(after.len());
    Some(after[..end].trim_ascii_end())
}
