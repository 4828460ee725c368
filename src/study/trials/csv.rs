//! Trials as CSV.

use super::{
    RowFault, TrialsError,
    collect::{Collected, Rows},
    record::{COLUMNS, ENDS, Names, Record, acceptance_columns, accepted_by, both, has_ends},
};
use crate::{
    estimate::Outcomes,
    scenario::Scenario,
    study::spreadsheet::{Dialect, name_in_cell, safe_cell},
};
use std::{borrow::Cow, fmt::Display, path::Path, str::FromStr};

/// The bytes of `trials.csv`, in a dialect of spreadsheets.
///
/// A name that a spreadsheet would take for a formula has a `'` in front.
///
/// # Panics
/// If `outcomes` are not those of the scenario's policies and segments.
pub fn to_csv(scenario: &Scenario, outcomes: &Outcomes, dialect: Dialect) -> Vec<u8> {
    let mut writer = dialect.writer();
    writer
        .write_record(columns(scenario))
        .expect("memory can be written to");
    let mut cells = Vec::new();
    for record in Names::safe(scenario).records(outcomes) {
        cells.clear();
        write_cells(&record, dialect, scenario, &mut cells);
        writer.write_record(&cells).expect("memory can be written to");
    }
    dialect.finish(writer)
}

fn columns(scenario: &Scenario) -> Vec<String> {
    let of_policies = acceptance_columns(scenario);
    let of_policies = of_policies.iter().map(|column| safe_cell(column).into_owned());
    let ends = ENDS.iter().filter(|_| has_ends(scenario));
    let of_people = ends.map(|&column| column.to_owned());
    COLUMNS
        .map(str::to_owned)
        .into_iter()
        .chain(of_policies)
        .chain(of_people)
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
}

/// Reads what [`to_csv`] wrote, in any dialect.
pub fn read(path: &Path, scenario: &Scenario) -> Result<Rows, TrialsError> {
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
    let mut collected = Collected::new(path, Names::safe(scenario), scenario.experiment.trials_per_world);
    let mut row = csv::StringRecord::new();
    while reader
        .read_record(&mut row)
        .map_err(|error| unreadable(error.to_string()))?
    {
        let cells = Cells {
            row: &row,
            columns: &columns,
            policies: scenario.policies.len(),
            dialect,
        };
        let record = cells.record().map_err(|fault| collected.fault(fault))?;
        collected.push(&record)?;
    }
    collected.finish()
}

/// A row as it is read.
struct Cells<'a> {
    row: &'a csv::StringRecord,
    columns: &'a [String],
    policies: usize,
    dialect: Dialect,
}

impl<'a> Cells<'a> {
    fn record(&self) -> Result<Record<'a>, RowFault> {
        let after = COLUMNS.len() + self.policies;
        let acceptance = COLUMNS.len()..after;
        let acceptance: Vec<_> = acceptance
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
            ends: self.ends(after)?,
        })
    }

    /// The names in the columns from `start`, if the file has them and they are filled.
    fn ends(&self, start: usize) -> Result<Option<[Cow<'a, str>; 2]>, RowFault> {
        let named = |column: usize| {
            let cell = self.row.get(column).filter(|cell| !cell.is_empty());
            cell.map(|cell| Cow::Owned(name_in_cell(cell)))
        };
        both([named(start), named(start + 1)])
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
