//! Matrix Market files, which say of themselves how they are meant.

use super::account::Note;
use super::draft::{Directedness, Draft};
use super::error::{Fault, ReadError, shown};
use super::field::{Id, digits, number};
use super::lines::Lines;
use super::network_file::NetworkFile;
use super::table::{Places, Separator};

/// Whether a file begins with the banner, in any case and with one `%` too few.
pub(super) fn is_banner(start: &[u8]) -> bool {
    let name = start.strip_prefix(b"%%").or_else(|| start.strip_prefix(b"%"));
    let name = name.and_then(|name| name.get(.."matrixmarket".len()));
    name.is_some_and(|name| name.eq_ignore_ascii_case(b"matrixmarket"))
}

/// What the banner says.
#[derive(Clone, Copy)]
struct Banner {
    is_dense: bool,
    is_pattern: bool,
    symmetry: Symmetry,
}

#[derive(Clone, Copy, PartialEq)]
enum Symmetry {
    General,
    /// Only the entries on and below the diagonal are written.
    Symmetric,
    /// Only the entries below the diagonal are.
    Skew,
}

impl Banner {
    fn parse(line: &[u8]) -> Result<Self, Fault> {
        let refused = || Fault::NotMatrixMarket(shown(line));
        let text = std::str::from_utf8(line).map_err(|_| refused())?.to_ascii_lowercase();
        let words: Vec<&str> = text.split_whitespace().collect();
        let [_, "matrix", layout, field, symmetry] = words.as_slice() else {
            return Err(refused());
        };
        let is_known = matches!(*layout, "coordinate" | "array")
            && matches!(*field, "pattern" | "real" | "double" | "integer" | "complex")
            && matches!(*symmetry, "general" | "symmetric" | "skew-symmetric" | "hermitian")
            && !(*layout == "array" && *field == "pattern");
        if !is_known {
            return Err(refused());
        }
        Ok(Self {
            is_dense: *layout == "array",
            is_pattern: *field == "pattern",
            symmetry: match *symmetry {
                "general" => Symmetry::General,
                "skew-symmetric" => Symmetry::Skew,
                _ => Symmetry::Symmetric,
            },
        })
    }
}

/// Reads a Matrix Market file: an arc i→j for the entry in row i and column j, and j→i too where the matrix is symmetric.
///
/// A matrix with other numbers of rows than columns has two kinds of nodes: rows are called 1, 2, 3 …, columns 2:1, 2:2, 2:3 ….
pub(super) fn read(mut lines: Lines<'_>, mut draft: Draft) -> Result<NetworkFile, ReadError> {
    let banner = match lines.next_of_all()? {
        Some(line) => Banner::parse(line.text),
        None => Err(Fault::NotMatrixMarket(String::new())),
    };
    let banner = banner.map_err(|fault| lines.at(fault))?;
    if draft.wants_weights() && banner.is_pattern {
        return Err(lines.at(Fault::NoMatrixValues));
    }
    let sizes = match lines.next()? {
        Some(line) => Sizes::parse(line.text, banner),
        None => Err(Fault::NotMatrixSizes(String::new())),
    };
    let sizes = sizes.map_err(|fault| lines.at(fault))?;
    draft.says(if banner.symmetry == Symmetry::General {
        Directedness::Directed
    } else {
        Directedness::Undirected
    });
    draft.ignores_weights(!banner.is_pattern && !draft.wants_weights());
    if sizes.is_rectangle() {
        draft.has_parts([sizes.rows, sizes.columns]);
    }
    let mut places = Places::new();
    let mut found = 0_u64;
    let mut cell = Cell { row: 1, column: 1 };
    if banner.symmetry == Symmetry::Skew {
        cell.row = 2;
    }
    while let Some(line) = lines.next()? {
        found += 1;
        Separator::Blanks.split(line.text, &mut places);
        let cells: Vec<&[u8]> = places.iter().map(|&(start, end)| &line.text[start..end]).collect();
        let taken = if banner.is_dense {
            sizes.take_value(&cells, &mut cell, banner, &mut draft)
        } else {
            sizes.take_entry(&cells, banner, &mut draft)
        };
        if let Err(fault) = taken {
            return Err(lines.at(fault));
        }
    }
    sizes.finish(found, draft).map_err(|fault| lines.of_file(fault))
}

/// What the line after the comments states.
struct Sizes {
    rows: u64,
    columns: u64,
    entries: u64,
}

/// Where the next number of a dense matrix belongs.
struct Cell {
    row: u64,
    column: u64,
}

impl Sizes {
    fn parse(line: &[u8], banner: Banner) -> Result<Self, Fault> {
        let refused = || Fault::NotMatrixSizes(shown(line));
        let mut places = Places::new();
        Separator::Blanks.split(line, &mut places);
        let numbers: Option<Vec<u64>> = places.iter().map(|&(start, end)| digits(&line[start..end])).collect();
        let (rows, columns, entries) = match (banner.is_dense, numbers.as_deref()) {
            (false, Some(&[rows, columns, entries])) => (rows, columns, entries),
            (true, Some(&[rows, columns])) => {
                let all = rows.checked_mul(columns).ok_or_else(refused)?;
                let half = if banner.symmetry == Symmetry::Skew {
                    rows.saturating_sub(1)
                } else {
                    rows + 1
                };
                let entries = if banner.symmetry == Symmetry::General {
                    all
                } else {
                    rows.checked_mul(half).ok_or_else(refused)? / 2
                };
                (rows, columns, entries)
            }
            _ => return Err(refused()),
        };
        if banner.symmetry != Symmetry::General && rows != columns {
            return Err(refused());
        }
        Ok(Self { rows, columns, entries })
    }

    fn is_rectangle(&self) -> bool {
        self.rows != self.columns
    }

    /// Takes in an entry `i j [value [imaginary part]]`.
    fn take_entry(&self, cells: &[&[u8]], banner: Banner, draft: &mut Draft) -> Result<(), Fault> {
        let place = |at: usize, most: u64| {
            let cell = cells.get(at).copied().unwrap_or_default();
            let number = digits(cell).filter(|number| (1..=most).contains(number));
            number.ok_or_else(|| Fault::NotAnEntry {
                text: shown(cell),
                most,
            })
        };
        let (row, column) = (place(0, self.rows)?, place(1, self.columns)?);
        let value = match cells.get(2) {
            Some(cell) if !banner.is_pattern => Some(number(cell).ok_or_else(|| Fault::NotANumber(shown(cell)))?),
            _ => None,
        };
        self.take(row, column, value, draft)
    }

    /// Takes in the next number of a dense matrix, which is written column by column.
    fn take_value(&self, cells: &[&[u8]], next: &mut Cell, banner: Banner, draft: &mut Draft) -> Result<(), Fault> {
        let text = cells.first().copied().unwrap_or_default();
        let value = number(text).ok_or_else(|| Fault::NotANumber(shown(text)))?;
        let Cell { row, column } = *next;
        if column > self.columns {
            return Err(Fault::MatrixEntries {
                stated: self.entries,
                found: self.entries + 1,
            });
        }
        next.row += 1;
        if next.row > self.rows {
            next.column += 1;
            next.row = match banner.symmetry {
                Symmetry::General => 1,
                Symmetry::Symmetric => next.column,
                Symmetry::Skew => next.column + 1,
            };
        }
        if value == 0.0 {
            return Ok(());
        }
        self.take(row, column, Some(value), draft)
    }

    fn take(&self, row: u64, column: u64, value: Option<f64>, draft: &mut Draft) -> Result<(), Fault> {
        let from = draft.named(Id::Number(row))?;
        let to = if self.is_rectangle() {
            draft.named(Id::Text(&format!("2:{column}")))?
        } else {
            draft.named(Id::Number(column))?
        };
        draft.arc(from, to, value)
    }

    /// Adds the nodes without entries and lays out the network.
    fn finish(&self, found: u64, mut draft: Draft) -> Result<NetworkFile, Fault> {
        if found != self.entries {
            return Err(Fault::MatrixEntries {
                stated: self.entries,
                found,
            });
        }
        let nodes = if self.is_rectangle() {
            self.rows.saturating_add(self.columns)
        } else {
            self.rows
        };
        let met = draft.node_count() as u64;
        if nodes > 1_000 + 64 * (met + found) {
            return Err(Fault::TooManyStated {
                stated: nodes,
                found: met,
            });
        }
        for row in 1..=self.rows {
            draft.named(Id::Number(row))?;
        }
        if self.is_rectangle() {
            for column in 1..=self.columns {
                draft.named(Id::Text(&format!("2:{column}")))?;
            }
        }
        if nodes != draft.node_count() as u64 {
            draft.note(Note::NodesStated {
                stated: nodes,
                found: draft.node_count() as u64,
            });
        }
        draft.finish()
    }
}
