//! Trials as CSV.

use super::{
    RowFault, TrialsError,
    collect::Collected,
    record::{COLUMNS, Names, Record},
};
use crate::{estimate::Outcomes, scenario::Scenario, trial::Outcome};
use std::path::Path;

/// The bytes of `trials.csv`.
///
/// A name that a spreadsheet would take for a formula has a `'` in front.
///
/// # Panics
/// If `outcomes` are not those of the scenario's policies and segments.
pub fn to_csv(scenario: &Scenario, outcomes: &Outcomes) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().has_headers(false).from_writer(Vec::new());
    writer.write_record(COLUMNS).expect("memory can be written to");
    for record in Names::safe(scenario).records(outcomes) {
        writer.serialize(record).expect("memory can be written to");
    }
    writer.into_inner().expect("memory can be written to")
}

/// Reads what [`to_csv`] wrote.
pub fn read(path: &Path, scenario: &Scenario) -> Result<Vec<Outcome>, TrialsError> {
    let unreadable = |error: csv::Error| TrialsError::Unreadable {
        path: path.to_owned(),
        reason: error.to_string(),
    };
    let mut reader = csv::Reader::from_path(path).map_err(unreadable)?;
    let header = reader.headers().map_err(unreadable)?.clone();
    if header != COLUMNS[..] {
        let found = header.iter().collect::<Vec<_>>().join(", ");
        return Err(TrialsError::WrongColumns {
            path: path.to_owned(),
            found,
            expected: COLUMNS.join(", "),
        });
    }
    let mut collected = Collected::new(path, Names::safe(scenario), scenario.experiment.trials_per_world);
    let mut row = csv::StringRecord::new();
    while reader.read_record(&mut row).map_err(unreadable)? {
        let record: Record = row
            .deserialize(Some(&header))
            .map_err(|error| collected.fault(RowFault::Malformed(explain(&error))))?;
        collected.push(&record)?;
    }
    collected.finish()
}

/// What is wrong with a row, by the name of its column.
fn explain(error: &csv::Error) -> String {
    match error.kind() {
        csv::ErrorKind::Deserialize { err, .. } => match err.field().and_then(|field| usize::try_from(field).ok()) {
            Some(column) if column < COLUMNS.len() => format!("{}: {}", COLUMNS[column], err.kind()),
            _ => err.kind().to_string(),
        },
        _ => error.to_string(),
    }
}
