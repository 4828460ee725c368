//! The lines of an edge list.

use std::collections::HashSet;

use super::arrow::Arrow;
use super::first_line::First;
use super::heading::{Heading, Kind};
use super::matrix::is_total;
use super::sample::{Sample, name_in, names_in};
use super::separator::{Places, Separator};
use crate::graph::read::account::ColumnRead;
use crate::graph::read::draft::{Directedness, Draft};
use crate::graph::read::error::{Fault, Way, shown};
use crate::graph::read::field::{Id, id, number, share};
use crate::graph::read::reading::{Column, Reading, Weights};

/// Which columns of an edge list hold what.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub(super) struct Edges {
    separator: Separator,
    from: usize,
    to: usize,
    weight: Option<usize>,
    /// What stands between the ends of every line.
    arrow: Option<Arrow>,
    /// The column that says of each line whether it has a direction.
    kind: Option<Kind>,
    /// Names of the columns, if there is a heading.
    names: Option<Vec<String>>,
    /// Columns of a line.
    pub(super) width: usize,
    /// Whether each line must have so many, and all but its ends hold numbers.
    is_strict: bool,
    /// Whether the first lines have nothing but numbers at the ends.
    holds_numbers: bool,
    /// Whether the two ends are of different kinds, each with numbers of its own.
    has_parts: bool,
    /// Nodes of the second kind so far.
    second: u64,
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
            Some(heading)
                if *first == First::Names
                    && has_row_names(&heading, body, sample.separator == Separator::Blanks, reading)? =>
            {
                Some(heading.behind_row_names())
            }
            heading => heading,
        };
        let typical = body.first().or(rows.first());
        let width = heading
            .as_ref()
            .map_or(0, |heading| heading.names.len())
            .max(body.iter().map(Vec::len).max().unwrap_or(2));
        let arrow = match (&heading, &reading.columns) {
            (None, None) => Arrow::between(body),
            _ => None,
        };
        let (from, to) = match arrow {
            Some(arrow) => arrow.ends(),
            None => ends(body, heading.as_ref(), first_column, width, reading)?,
        };
        let kind = heading.as_ref().and_then(|heading| heading.kind).filter(|kind| {
            body.iter().any(|row| {
                row.get(kind.at)
                    .is_some_and(|cell| directedness(cell, kind.yes).is_some())
            })
        });
        let is_wanted = reading.weights == Weights::Wanted;
        let has_dict = typical.is_some_and(|row| row.last().is_some_and(|cell| cell.starts_with(b"{")));
        let unnamed = || {
            (0..width).find(|&at| {
                at != from
                    && (arrow.is_none() || at != 1)
                    && at != to
                    && kind.is_none_or(|kind| kind.at != at)
                    && at > from.min(to)
            })
        };
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
        let is_bare = width == 2 || arrow.is_some() && width == 3;
        if is_wanted && weight.is_none() && !is_bare {
            return Err(Fault::NoWeightColumn);
        }
        let are_two_kinds = heading
            .as_ref()
            .is_some_and(|heading| heading.names_two_kinds((from, to)));
        Ok(Self {
            separator: sample.separator,
            from,
            to,
            ignores_weights: !is_wanted && (weight.is_some() || has_dict && typical_has_weight(&rows)),
            weight: weight.filter(|_| is_wanted),
            arrow,
            kind,
            is_strict: heading.is_none() && reading.columns.is_none(),
            holds_numbers: hold_numbers(body, (from, to)),
            names: heading.map(|heading| heading.names),
            width,
            has_parts: sample.comments.is_bipartite || are_two_kinds || matches!(first, First::Rectangle(_)),
            second: 0,
            places: Places::new(),
        })
    }

    /// What stands between the ends of every line, if it is an arrow.
    pub(super) fn arrow(&self) -> Option<Arrow> {
        self.arrow
    }

    /// Says which columns are read and which are not.
    pub(super) fn describe(&self, draft: &mut Draft) {
        let column = |at: usize| ColumnRead {
            number: at + 1,
            name: self.names.as_ref().and_then(|names| names.get(at).cloned()),
        };
        let is_read = |at: usize| {
            at == 1 && self.arrow.is_some()
                || at == self.from
                || at == self.to
                || Some(at) == self.weight
                || self.kind.is_some_and(|kind| kind.at == at)
        };
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
        matches!(line.first(), Some(b',' | b';' | b'|' | b'\t')) && self.separator.is_blank(line)
    }

    /// The columns of a line.
    pub(super) fn cells<'t>(&self, line: &'t [u8]) -> Vec<&'t [u8]> {
        let mut places = Places::new();
        self.separator.split(line, &mut places);
        places.iter().map(|&(start, end)| &line[start..end]).collect()
    }

    /// Those of these columns that are the ends.
    pub(super) fn ends<'c, 't>(&self, cells: &'c [&'t [u8]]) -> impl Iterator<Item = &'t [u8]> + use<'c, 't> {
        [cells.get(self.from).copied(), cells.get(self.to).copied()]
            .into_iter()
            .flatten()
    }

    /// Whether these cells count 0, 1, 2 …, as programs call columns without a name.
    pub(super) fn counts_columns(&self, cells: &[&[u8]]) -> bool {
        let counts = (0..)
            .zip(cells)
            .all(|(count, cell)| id(cell).ok() == Some(Id::Number(count)));
        self.separator != Separator::Blanks && cells.len() == self.width && counts
    }

    /// Whether a line may have fewer columns than others, and its last is empty.
    pub(super) fn ends_empty(&self, line: &[u8]) -> bool {
        let ends_with_mark = matches!(self.separator, Separator::Mark(mark) if line.last() == Some(&mark));
        !self.is_strict && ends_with_mark && self.cells(line).len() > self.from.max(self.to)
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
        if self.arrow.is_some() && self.arrow != cell(1).and_then(Arrow::of) {
            return Err(Fault::AnotherArrow(shown(line)));
        }
        let weight = match self.weight {
            Some(at) => Some(self.weight_of(cell(at).unwrap_or_default())?),
            None if draft.wants_weights() => return Err(Fault::NotAShare(String::new())),
            None => None,
        };
        let must_be_alike = self.is_strict || self.separator == Separator::Any;
        if must_be_alike && (places.len() > 2 || self.width > 2) {
            if places.len() != self.width {
                return Err(Fault::UnlikeColumns {
                    found: places.len(),
                    expected: self.width,
                });
            }
            for at in 0..places.len() {
                let cell = cell(at).unwrap_or_default();
                if self.is_strict
                    && at != self.from
                    && at != self.to
                    && (at != 1 || self.arrow.is_none())
                    && !is_beside_the_point(cell)
                {
                    return Err(Fault::NotAWeight(shown(cell)));
                }
            }
        }
        if self.holds_numbers
            && let Id::Text(text) = from
            && is_total(text)
        {
            return Err(Fault::TotalsLine(shown(line)));
        }
        if self.holds_numbers && from.is_text() && to.is_text() && is_heading(line, self.separator) {
            return Err(Fault::SecondHeading(shown(line)));
        }
        let (from, to) = if self.has_parts {
            of_two_kinds(from, to, draft, &mut self.second)?
        } else {
            (draft.named(from)?, draft.named(to)?)
        };
        let kind = self.kind.and_then(|kind| Some((cell(kind.at)?, kind.yes)));
        match kind {
            Some((kind, yes)) if !kind.is_empty() => {
                let said = directedness(kind, yes).ok_or_else(|| Fault::NotAKind(shown(kind)))?;
                draft.arc_said(from, to, weight, said)
            }
            _ => draft.arc(from, to, weight),
        }
    }

    /// Nodes of each kind so far, if there are two.
    pub(super) fn parts(&self, draft: &Draft) -> Option<[u64; 2]> {
        let first = draft.node_count() as u64 - self.second;
        self.has_parts.then_some([first, self.second])
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

/// A node of the first kind, and one of the second, which is called `2:` and what stands in the file; counts it if it is new.
fn of_two_kinds(from: Id<'_>, to: Id<'_>, draft: &mut Draft, second: &mut u64) -> Result<(u32, u32), Fault> {
    if let Id::Text(text) | Id::Quoted(text) = from
        && text.starts_with("2:")
    {
        return Err(Fault::NotANode(shown(text.as_bytes())));
    }
    let from = draft.named(from)?;
    let known = draft.node_count();
    let to = match to {
        Id::Number(number) => draft.named(Id::Text(&format!("2:{number}")))?,
        Id::Text(text) => draft.named(Id::Text(&format!("2:{text}")))?,
        Id::Quoted(text) => draft.named(Id::Quoted(&format!("2:{text}")))?,
    };
    *second += (draft.node_count() - known) as u64;
    Ok((from, to))
}

/// Whether the ends of all rows are numbers, but for headings between them and sums.
fn hold_numbers(body: &[Vec<&[u8]>], (from, to): (usize, usize)) -> bool {
    let is_number = |row: &&Vec<&[u8]>| {
        [from, to]
            .iter()
            .all(|&at| row.get(at).is_some_and(|cell| matches!(id(cell), Ok(Id::Number(_)))))
    };
    let names = |row: &Vec<&[u8]>| row.iter().map(|cell| name_in(cell)).collect();
    let mut others = body.iter().filter(|row| !is_number(row));
    let is_sum = |row: &Vec<&[u8]>| row.get(from).is_some_and(|cell| is_total(&name_in(cell)));
    body.iter().any(|row| is_number(&row)) && others.all(|row| is_sum(row) || Heading::of(names(row)).is_known())
}

/// Whether a line names columns rather than nodes.
#[cold]
fn is_heading(line: &[u8], separator: Separator) -> bool {
    Heading::of(names_in(line, separator)).is_known()
}

/// Whether each line begins with the name of its row, for which the heading has no name, as R and pandas write tables.
///
/// R quotes these names unless it is told not to. Without quotes they are told by a weight that has a decimal point, where as the
/// next column it would be without a name; or, in a table as it is printed, by ends that have nodes in common only with them.
fn has_row_names(heading: &Heading, body: &[Vec<&[u8]>], is_printed: bool, reading: &Reading) -> Result<bool, Fault> {
    let names = heading.names.len();
    if body.is_empty() || body.iter().any(|row| row.len() != names + 1) {
        return Ok(false);
    }
    let are_quoted = body.iter().all(|row| row[0].starts_with(b"\""));
    let is_weight = |row: &Vec<&[u8]>| id(row[names]).is_err() && number(row[names]).is_some();
    let ends_with_weight = heading.weight == Some(names - 1) && body.iter().any(is_weight);
    if are_quoted || ends_with_weight && body.iter().all(|row| id(row[names - 1]).is_ok()) {
        return Ok(true);
    }
    if reading.columns.is_some() {
        return Ok(false);
    }
    let (from, to) = heading.ends.unwrap_or((0, 1));
    let [without, with] = [(from, to), (from + 1, to + 1)].map(|ends| hold_the_same(body, ends));
    let mut met = HashSet::new();
    let may_be_names = body.iter().all(|row| met.insert(row[0]));
    match (without, with) {
        _ if !may_be_names => Ok(false),
        (false, true) if is_printed => Ok(true),
        _ if body
            .iter()
            .any(|row| id(row[from + 1]).is_err() || id(row[to + 1]).is_err()) =>
        {
            Ok(false)
        }
        _ => Err(Fault::LayoutUnsure(vec![
            Way::Columns(from + 1, to + 1),
            Way::Columns(from + 2, to + 2),
        ])),
    }
}

/// The columns that are the ends of an arc.
fn ends(
    body: &[Vec<&[u8]>],
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
        let ends = (first_column, first_column + 1);
        return if have_values(body, ends) && reading.format.is_none() {
            Err(Fault::NodesWithValues(ends.0 + 1, ends.1 + 1))
        } else {
            Ok(ends)
        };
    };
    let unsure = || Fault::ColumnsUnsure(shown(heading.names.join(", ").as_bytes()));
    if heading.is_torn {
        return Err(unsure());
    }
    if let Some(ends) = heading.ends {
        return Ok(ends);
    }
    if let Some(ends) = heading.of_two_kinds() {
        return Ok(ends);
    }
    match heading.unknown.as_slice() {
        &[first, second] => {
            let is_sure = width == 2 && !have_values(body, (first, second)) || hold_the_same(body, (first, second));
            // A first column that counts the lines is none of the ends.
            let counts_from = |start: u64| {
                (start..).zip(body).all(|(count, row)| {
                    row.get(first)
                        .is_some_and(|cell| id(cell).ok() == Some(Id::Number(count)))
                })
            };
            let counts = width > 2 && (counts_from(0) || counts_from(1));
            let has_loop = body.iter().any(|row| row.get(first) == row.get(second));
            if is_sure && !counts && !has_loop {
                Ok((first, second))
            } else {
                Err(unsure())
            }
        }
        // Beside a column that is called `id` or `name`.
        [_] if width == 2 && heading.weight.is_none() && heading.kind.is_none() && hold_the_same(body, (0, 1)) => {
            Ok((0, 1))
        }
        _ => Err(unsure()),
    }
}

/// Whether some node stands in both columns.
fn hold_the_same(body: &[Vec<&[u8]>], (from, to): (usize, usize)) -> bool {
    let column = |at: usize| body.iter().filter_map(move |row| row.get(at).copied());
    let known: HashSet<&[u8]> = column(from).collect();
    column(to).any(|cell| known.contains(cell))
}

/// Whether one column holds names, none twice, and the other numbers: nodes with values rather than arcs.
fn have_values(body: &[Vec<&[u8]>], (from, to): (usize, usize)) -> bool {
    let is_number = |row: &Vec<&[u8]>, at: usize| row.get(at).is_some_and(|cell| number(cell).is_some());
    let is_text = |row: &Vec<&[u8]>, at: usize| {
        row.get(at).is_some_and(|cell| id(cell).is_ok_and(|id| id.is_text())) && !is_number(row, at)
    };
    let are_values = |names: usize, values: usize| {
        let mut met = HashSet::new();
        body.len() > 1
            && body
                .iter()
                .all(|row| is_text(row, names) && is_number(row, values) && met.insert(row[names]))
    };
    let is_pointed = |row: &Vec<&[u8]>, at: usize| is_number(row, at) && row[at].contains(&b'.');
    let is_plain = |row: &Vec<&[u8]>| is_number(row, from) && !row[from].contains(&b'.');
    let are_decimals = body.len() > 1 && body.iter().all(|row| is_plain(row) && is_pointed(row, to));
    are_values(from, to) || are_values(to, from) || are_decimals
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

/// What `Directed` and `Undirected` say, and `true` and `false` where `true` says `yes`.
fn directedness(cell: &[u8], yes: Option<Directedness>) -> Option<Directedness> {
    let cell = cell
        .strip_prefix(b"\"")
        .and_then(|cell| cell.strip_suffix(b"\""))
        .unwrap_or(cell);
    let no = yes.map(|yes| match yes {
        Directedness::Directed => Directedness::Undirected,
        Directedness::Undirected => Directedness::Directed,
    });
    match cell.to_ascii_lowercase().as_slice() {
        b"directed" | b"gerichtet" => Some(Directedness::Directed),
        b"undirected" | b"ungerichtet" | b"mutual" => Some(Directedness::Undirected),
        b"true" | b"t" | b"yes" | b"y" | b"1" | b"ja" => yes,
        b"false" | b"f" | b"no" | b"n" | b"0" | b"nein" => no,
        _ => None,
    }
}

/// Whether a column beside the ends holds what may be read over: a number, a time, attributes.
pub(super) fn is_beside_the_point(cell: &[u8]) -> bool {
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
