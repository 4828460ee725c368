//! `chances.csv`: what chances add up to, for those figures that single trials do not have; written and read back.
//!
//! | column | means |
//! | --- | --- |
//! | `policy` | name of the policy |
//! | `figure` | `reach_by`, with the hour in `of`, or a part of reach: `all`, `by_forward`, `segment`, `declined_by`, `declined`, `hops` |
//! | `of` | which one: an hour, a number of hops, or the place of a segment or policy in the scenario, from 0 |
//! | `worlds`, `sum`, `squares`, `cubes` | of `reach_by`: worlds, and sums over their means, in units of 2⁻³⁰ |
//! | `sum`, `squares`, `with_all` | of a part: sums over the means of worlds, and of their products with `all`, in units of 2⁻²⁰ |
//!
//! Sums are whole numbers, so nothing is lost. Rows stand in order of the scenario's policies, then in the order above.

use super::spreadsheet::{Dialect, safe_cell};
use crate::scenario::Scenario;
use crate::spread::Grid;
use crate::tally::{Expectation, ForetoldTally};
use std::fmt;
use std::path::{Path, PathBuf};

/// Name of the file within its folder.
pub const FILE_NAME: &str = "chances.csv";

const COLUMNS: [&str; 8] = [
    "policy", "figure", "of", "worlds", "sum", "squares", "cubes", "with_all",
];

/// The bytes of `chances.csv`, in a dialect of spreadsheets.
///
/// # Panics
/// If `foretold` are not those of the scenario's policies.
pub fn to_csv(scenario: &Scenario, foretold: &[ForetoldTally], dialect: Dialect) -> Vec<u8> {
    assert_eq!(
        foretold.len(),
        scenario.policies.len(),
        "chances of the scenario's policies"
    );
    let mut writer = dialect.writer();
    let mut write = |row: [String; 8]| writer.write_record(row).expect("memory can be written to");
    write(COLUMNS.map(str::to_owned));
    let grid = Grid::new(scenario);
    for (policy, foretold) in scenario.policies.iter().zip(foretold) {
        let policy = safe_cell(&policy.name).into_owned();
        for (hours, expectation) in grid.hours().iter().zip(&foretold.by_hour) {
            let [worlds, sum, squares, cubes] = expectation.sums().map(|sum| sum.to_string());
            let of = dialect.number(*hours);
            write([
                policy.clone(),
                "reach_by".to_owned(),
                of,
                worlds,
                sum,
                squares,
                cubes,
                String::new(),
            ]);
        }
        for ((figure, of), part) in figures(scenario, foretold.hops.len()).zip(foretold.parts()) {
            let [sum, squares, with_all] =
                [i128::from(part.sum), part.squares, part.with_whole].map(|sum| sum.to_string());
            let none = String::new;
            write([
                policy.clone(),
                figure.to_owned(),
                of,
                none(),
                sum,
                squares,
                none(),
                with_all,
            ]);
        }
    }
    dialect.finish(writer)
}

/// The figures of all parts with what they are of, in order of [`ForetoldTally::parts`].
fn figures(scenario: &Scenario, hops: usize) -> impl Iterator<Item = (&'static str, String)> {
    let (segments, policies) = (scenario.segments.len(), scenario.policies.len());
    let of_segments = (0..=segments).map(|segment| ("segment", segment.to_string()));
    let of_policies = (0..policies).map(|policy| ("declined_by", policy.to_string()));
    let of_both = (0..segments * policies).map(move |place| {
        let (segment, policy) = (place / policies, place % policies);
        ("declined", format!("{segment} by {policy}"))
    });
    let of_hops = (1..=hops).map(|hops| ("hops", hops.to_string()));
    [("all", String::new()), ("by_forward", String::new())]
        .into_iter()
        .chain(of_segments)
        .chain(of_policies)
        .chain(of_both)
        .chain(of_hops)
}

/// Reads what [`to_csv`] wrote of a run with so many worlds, in any dialect.
///
/// # Errors
/// Where the file cannot be read, or does not hold the chances of that run.
pub fn read(path: &Path, scenario: &Scenario, worlds: u64) -> Result<Vec<ForetoldTally>, ForetoldError> {
    let fault = |reason: String| ForetoldError {
        path: path.to_owned(),
        reason,
    };
    let text = std::fs::read_to_string(path).map_err(|error| fault(error.to_string()))?;
    let (dialect, text) = Dialect::found(&text, COLUMNS[0]);
    let mut reader = dialect.reader(text);
    if reader.headers().map_err(|error| fault(error.to_string()))? != COLUMNS[..] {
        return Err(fault(format!("its columns are not {}", COLUMNS.join(", "))));
    }
    let rows: Vec<csv::StringRecord> = reader
        .records()
        .collect::<Result<_, _>>()
        .map_err(|error| fault(error.to_string()))?;
    let mut rows = rows.iter().peekable();
    let mut all = Vec::new();
    for policy in &scenario.policies {
        let mut foretold = ForetoldTally::new(scenario);
        let name = safe_cell(&policy.name);
        let cells = |row: Option<&csv::StringRecord>, figure: &str, of: &str, columns: &[usize]| {
            let row = row.filter(|row| (&row[0], &row[1], &row[2]) == (&*name, figure, of));
            let row = row.ok_or_else(|| fault(format!("has no row of {name}, {figure} {of} where it should stand")))?;
            let number = |&column: &usize| row[column].parse::<i128>().map_err(|error| fault(error.to_string()));
            columns.iter().map(number).collect::<Result<Vec<i128>, _>>()
        };
        for (hours, expectation) in Grid::new(scenario).hours().iter().zip(&mut foretold.by_hour) {
            let sums = cells(rows.next(), "reach_by", &dialect.number(*hours), &[3, 4, 5, 6])?;
            let found = <[i128; 4]>::try_from(sums).ok().and_then(Expectation::of_sums);
            let found = found.filter(|found| found.moments().count == worlds);
            *expectation = found.ok_or_else(|| fault(format!("is not of {worlds} worlds")))?;
        }
        let is_of_hops = |row: &&csv::StringRecord| &row[1] == "hops" && row[0] == *name;
        let of_others = 2 + foretold.evangelists.len() + foretold.declined_by.len() + foretold.declined.len();
        let hops = rows.clone().skip(of_others).take_while(is_of_hops).count();
        foretold.hops.resize(hops, crate::tally::ChancePart::default());
        for ((figure, of), part) in figures(scenario, hops).zip(foretold.parts_mut()) {
            let sums = cells(rows.next(), figure, &of, &[4, 5, 7])?;
            part.sum = i64::try_from(sums[0]).map_err(|error| fault(error.to_string()))?;
            (part.squares, part.with_whole) = (sums[1], sums[2]);
        }
        all.push(foretold);
    }
    match rows.next() {
        None => Ok(all),
        Some(_) => Err(fault("goes on behind the last policy of the scenario".to_owned())),
    }
}

/// Why `chances.csv` was not read.
#[derive(Debug)]
pub struct ForetoldError {
    path: PathBuf,
    reason: String,
}

impl fmt::Display for ForetoldError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}: {} (simulate again with `whoknows run`)",
            self.path.display(),
            self.reason
        )
    }
}

impl std::error::Error for ForetoldError {}
