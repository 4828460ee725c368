//! Trials as CSV.

use super::{
    RowFault, TrialsError,
    collect::Collected,
    record::{
        CAMPAIGN, CHANCES, COLUMNS, ENDS, MORE, Names, Record, acceptance_columns, accepted_by, has_ends, more_columns,
    },
};
use crate::{
    graph::read::Names as People,
    scenario::Scenario,
    study::spreadsheet::{Dialect, safe_cell},
    tally::Listener,
    trial::Outcome,
};
use std::{
    borrow::Cow,
    fmt::Display,
    io::{self, Write},
    path::Path,
    str::FromStr,
    sync::Arc,
};

/// Writes `trials.csv` as rows come, in a dialect of spreadsheets.
///
/// A name that a spreadsheet would take for a formula has a `'` in front.
pub struct CsvWriter<'a, W: Write> {
    names: Names<'a>,
    people: Option<Arc<People>>,
    dialect: Dialect,
    writer: csv::Writer<W>,
    /// Rows that are written.
    written: u64,
    cells: Vec<String>,
}

impl<'a, W: Write> CsvWriter<'a, W> {
    /// Nothing but the heading is written yet. `people` are the names of those in a network file.
    ///
    /// # Errors
    /// If nothing can be written.
    pub fn new(scenario: &'a Scenario, people: Option<Arc<People>>, dialect: Dialect, file: W) -> io::Result<Self> {
        let columns = columns(scenario);
        let names = Names::safe(scenario);
        let is_plain = columns.iter().all(|column| column.is_ascii())
            && names.policies.iter().chain(&names.segments).all(|name| name.is_ascii())
            && people.as_ref().is_none_or(|people| people.are_ascii());
        let mut writer = dialect.writer_to(file, is_plain)?;
        writer.write_record(columns).map_err(of_system)?;
        Ok(Self {
            names,
            people,
            dialect,
            writer,
            written: 0,
            cells: Vec::new(),
        })
    }

    /// Takes in the next rows.
    ///
    /// # Errors
    /// If they cannot be written.
    pub fn push(&mut self, rows: &[Outcome]) -> io::Result<()> {
        for record in self.names.records(self.written, rows, self.people.as_deref()) {
            self.cells.clear();
            write_cells(&record, self.dialect, self.names.scenario, &mut self.cells);
            self.writer.write_record(&self.cells).map_err(of_system)?;
        }
        self.written += rows.len() as u64;
        Ok(())
    }

    /// The whole file.
    ///
    /// # Errors
    /// If its end cannot be written.
    pub fn finish(self) -> io::Result<W> {
        self.writer.into_inner().map_err(csv::IntoInnerError::into_error)
    }
}

/// What the system said, where it was the system.
fn of_system(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(said) => said,
        other => io::Error::other(format!("{other:?}")),
    }
}

fn columns(scenario: &Scenario) -> Vec<String> {
    let of_policies = acceptance_columns(scenario);
    let of_policies = of_policies.iter().map(|column| safe_cell(column).into_owned());
    let ends = ENDS.iter().filter(|_| has_ends(scenario));
    let of_people = ends.map(|&column| column.to_owned());
    let more = more_columns(scenario).iter().map(|&column| column.to_owned());
    COLUMNS
        .map(str::to_owned)
        .into_iter()
        .chain(of_policies)
        .chain(of_people)
        .chain(more)
        .collect()
}

/// The cells in order of the columns.
fn write_cells(record: &Record, dialect: Dialect, scenario: &Scenario, cells: &mut Vec<String>) {
    let optional = |cell: Option<&str>| cell.unwrap_or_default().to_owned();
    cells.extend([record.trial, record.world].map(|number| number.to_string()));
    cells.push(record.policy.to_owned());
    let counts = [
        record.accepted,
        record.accepted_spammers,
        record.people,
        record.reposts,
        record.forwards,
        record.decision_makers,
        record.deals,
    ];
    cells.extend(counts.map(|count| count.to_string()));
    cells.push(dialect.number(record.value));
    let counts = [
        record.heard,
        record.heard_accepted,
        record.heard_passed_on,
        record.passed_on,
        record.most_hops,
    ];
    cells.extend(counts.map(|count| count.to_string()));
    cells.extend([record.one_hop, record.reached].map(|flag| flag.to_string()));
    cells.push(
        record
            .first_hours
            .map_or_else(String::new, |hours| dialect.number(hours)),
    );
    cells.push(record.first_hops.map_or_else(String::new, |hops| hops.to_string()));
    cells.extend([record.first_channel, record.evangelist_segment].map(optional));
    cells.extend((0..scenario.policies.len()).map(|policy| {
        record
            .is_accepted_by(policy)
            .map_or_else(String::new, |flag| flag.to_string())
    }));
    if has_ends(scenario) {
        let ends = record.ends.as_ref();
        cells.extend((0..ENDS.len()).map(|end| ends.map_or_else(String::new, |ends| ends[end].clone().into_owned())));
    }
    for place in 0..more_columns(scenario).len() {
        cells.push(record.more.map_or_else(String::new, |more| dialect.number(more[place])));
    }
}

/// Gives what a [`CsvWriter`] wrote, in any dialect, to a listener.
pub fn read(path: &Path, scenario: &Scenario, listener: &mut impl Listener) -> Result<(), TrialsError> {
    let unreadable = |reason: String| TrialsError::Unreadable {
        path: path.to_owned(),
        reason,
    };
    let text = std::fs::read_to_string(path).map_err(|error| unreadable(error.to_string()))?;
    let (dialect, text) = Dialect::found(&text, COLUMNS[0]);
    let mut reader = dialect.reader(text);
    let header = reader.headers().map_err(|error| unreadable(error.to_string()))?;
    let columns = columns(scenario);
    if !header.iter().take(COLUMNS.len()).eq(COLUMNS) || header.len() != columns.len() {
        return Err(TrialsError::WrongColumns {
            path: path.to_owned(),
            found: header.iter().collect::<Vec<_>>().join(", "),
            expected: columns.join(", "),
        });
    }
    let mut collected = Collected::new(path, Names::safe(scenario), listener);
    let mut row = csv::StringRecord::new();
    while reader
        .read_record(&mut row)
        .map_err(|error| unreadable(error.to_string()))?
    {
        let cells = Cells {
            row: &row,
            columns: &columns,
            policies: scenario.policies.len(),
            more: (!more_columns(scenario).is_empty()).then(|| columns.len() - MORE),
            dialect,
        };
        let record = cells.record().map_err(|fault| collected.fault(fault))?;
        collected.push(&record)?;
    }
    collected.finish()
}

/// Names of the columns of numbers that have a decimal mark.
const MARKED: [&str; 10] = [
    "value",
    "first_hours",
    CHANCES[0],
    CHANCES[1],
    CHANCES[2],
    CHANCES[3],
    CAMPAIGN[0],
    CAMPAIGN[1],
    CAMPAIGN[2],
    CAMPAIGN[3],
];

/// Copies what a [`CsvWriter`] wrote, in any dialect, to another file in `dialect`.
///
/// # Errors
/// If the one cannot be read or the other not be written.
pub fn in_dialect<W: Write>(path: &Path, dialect: Dialect, file: W) -> io::Result<W> {
    let text = std::fs::read_to_string(path)?;
    let (written_in, text) = Dialect::found(&text, COLUMNS[0]);
    let mut writer = dialect.writer_to(file, text.is_ascii())?;
    let mut reader = written_in.reader(text);
    let header = reader.headers()?.clone();
    writer.write_record(&header)?;
    for row in reader.records() {
        let row = row?;
        let cell = |(column, cell)| -> Cow<'_, str> {
            if MARKED.contains(&&header[column]) {
                Cow::Owned(dialect.marked(written_in.with_point(cell).into_owned()))
            } else {
                Cow::Borrowed(cell)
            }
        };
        writer.write_record(row.iter().enumerate().map(cell).map(Cow::into_owned))?;
    }
    writer.into_inner().map_err(csv::IntoInnerError::into_error)
}

/// A row as it is read.
struct Cells<'a> {
    row: &'a csv::StringRecord,
    columns: &'a [String],
    policies: usize,
    /// The first of the columns of [`more_columns`].
    more: Option<usize>,
    dialect: Dialect,
}

impl<'a> Cells<'a> {
    fn record(&self) -> Result<Record<'a>, RowFault> {
        let acceptance: Vec<_> = (COLUMNS.len()..COLUMNS.len() + self.policies)
            .map(|column| self.optional(column))
            .collect::<Result<_, _>>()?;
        let named = |column: usize| Some(&self.row[column]).filter(|cell| !cell.is_empty());
        let numbered = |column: usize| {
            let cell = self.dialect.with_point(&self.row[column]);
            named(column).map(|_| self.parsed(column, &cell)).transpose()
        };
        Ok(Record {
            trial: self.required(0)?,
            world: self.required(1)?,
            policy: &self.row[2],
            accepted: self.required(3)?,
            accepted_spammers: self.required(4)?,
            people: self.required(5)?,
            reposts: self.required(6)?,
            forwards: self.required(7)?,
            decision_makers: self.required(8)?,
            deals: self.required(9)?,
            value: numbered(10)?.unwrap_or_default(),
            heard: self.required(11)?,
            heard_accepted: self.required(12)?,
            heard_passed_on: self.required(13)?,
            passed_on: self.required(14)?,
            most_hops: self.required(15)?,
            one_hop: self.required(16)?,
            reached: self.required(17)?,
            first_hours: numbered(18)?,
            first_hops: self.optional(19)?,
            first_channel: named(20),
            evangelist_segment: named(21),
            evangelist_accepted_by: accepted_by(acceptance)?,
            ends: None,
            more: match self.more {
                None => None,
                Some(first) => {
                    let mut cells = [Some(0.0); MORE];
                    for (cell, column) in cells.iter_mut().zip(first..) {
                        *cell = numbered(column)?;
                    }
                    let all: Option<Vec<f64>> = cells.into_iter().collect();
                    all.and_then(|all| all.try_into().ok())
                }
            },
        })
    }

    fn required<T: FromStr<Err: Display>>(&self, column: usize) -> Result<T, RowFault> {
        self.parsed(column, &self.row[column])
    }

    fn optional<T: FromStr<Err: Display>>(&self, column: usize) -> Result<Option<T>, RowFault> {
        let cell = Some(&self.row[column]).filter(|cell| !cell.is_empty());
        cell.map(|cell| self.parsed(column, cell)).transpose()
    }

    fn parsed<T: FromStr<Err: Display>>(&self, column: usize, cell: &str) -> Result<T, RowFault> {
        let malformed = |error: T::Err| RowFault::Malformed(format!("{}: {error}", self.columns[column]));
        cell.parse().map_err(malformed)
    }
}
