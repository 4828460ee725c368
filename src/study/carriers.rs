//! `carriers.csv`: what the credit of those who carried the news adds up to; written and read back.
//!
//! | column | means |
//! | --- | --- |
//! | `policy` | name of the policy |
//! | `figure` | `carriers`, `worlds`, or whose credit: `all`, `contacts`, `segment`, `declined_by`, `declined`, `top`, `tenth`, `better`, `kind`, `kinds` |
//! | `of` | which one: the place of a segment or policy in the scenario, from 0; a look and a number; a segment and a step of pull |
//! | `asked` | of a kind: how many asked in the trials that reached |
//! | `sum`, `squares`, `with_all` | sums over worlds, of squares, and of products with `all` or, from `top` on, with `contacts` |
//!
//! A success is 720 720, so that few shares leave a remainder. Sums are whole numbers, so nothing is lost. Rows stand in order of the
//! scenario's policies, then in the order above.

use super::spreadsheet::{Dialect, safe_cell};
use crate::scenario::Scenario;
use crate::tally::{CarrierTally, TENTHS, TOPS};
use crate::trial::{Kind, Look};
use std::fmt;
use std::path::{Path, PathBuf};

/// Name of the file within its folder.
pub const FILE_NAME: &str = "carriers.csv";

const COLUMNS: [&str; 7] = ["policy", "figure", "of", "asked", "sum", "squares", "with_all"];

/// The bytes of `carriers.csv`, in a dialect of spreadsheets.
///
/// # Panics
/// If `carriers` are not those of the scenario's policies.
pub fn to_csv(scenario: &Scenario, carriers: &[CarrierTally], dialect: Dialect) -> Vec<u8> {
    assert_eq!(
        carriers.len(),
        scenario.policies.len(),
        "carriers of the scenario's policies"
    );
    let mut writer = dialect.writer();
    writer.write_record(COLUMNS).expect("memory can be written to");
    for (policy, tally) in scenario.policies.iter().zip(carriers) {
        let policy = safe_cell(&policy.name);
        let mut write = |figure: &str, of: &str, numbers: [Option<i128>; 4]| {
            let [asked, sum, squares, with_all] =
                numbers.map(|number| number.map_or_else(String::new, |n| n.to_string()));
            let row = [&*policy, figure, of, &asked, &sum, &squares, &with_all];
            writer.write_record(row).expect("memory can be written to");
        };
        let sum = |sum: i128| [None, Some(sum), None, None];
        write("carriers", "", sum(tally.carriers.into()));
        write("worlds", "", sum(tally.worlds_with_any.into()));
        for ((figure, of), part) in figures(scenario).zip(tally.parts()) {
            let sums = [i128::from(part.count), part.squares, part.with_whole];
            write(figure, &of, [None, Some(sums[0]), Some(sums[1]), Some(sums[2])]);
        }
        let policies = scenario.policies.len();
        for (place, &declined) in tally.declined.iter().enumerate() {
            let of = format!("{} by {}", place / policies, place % policies);
            write("declined", &of, sum(declined.into()));
        }
        for (&kind, &asked) in &tally.kinds.asked {
            let credit = tally.kinds.credit.get(&kind).copied().unwrap_or(0);
            write(
                "kind",
                &said(kind),
                [Some(asked.into()), Some(credit.into()), None, None],
            );
        }
        for (&(a, b), &product) in &tally.kinds.products {
            write("kinds", &format!("{} with {}", said(a), said(b)), sum(product));
        }
    }
    dialect.finish(writer)
}

fn said(kind: Kind) -> String {
    format!("{} {}", kind.segment, kind.step)
}

/// The kind that [`said`] named.
fn kind(text: &str, scenario: &Scenario) -> Option<Kind> {
    let (segment, step) = text.split_once(' ')?;
    let (segment, step) = (segment.parse().ok()?, step.parse().ok()?);
    (usize::from(segment) < scenario.segments.len()).then_some(Kind { segment, step })
}

/// The figures of all parts with what they are of, in order of [`CarrierTally::parts`].
fn figures(scenario: &Scenario) -> impl Iterator<Item = (&'static str, String)> {
    let of_segments = (0..=scenario.segments.len()).map(|segment| ("segment", segment.to_string()));
    let of_policies = (0..scenario.policies.len()).map(|policy| ("declined_by", policy.to_string()));
    let of_looks = Look::ALL.into_iter().flat_map(|look| {
        let name = look.name();
        let tops = (1..=TOPS).map(move |top| ("top", format!("{name} {top}")));
        let tenths = (1..=TENTHS).map(move |tenth| ("tenth", format!("{name} {tenth}")));
        tops.chain(tenths).chain([("better", name.to_owned())])
    });
    [("all", String::new()), ("contacts", String::new())]
        .into_iter()
        .chain(of_segments)
        .chain(of_policies)
        .chain(of_looks)
}

/// Reads what [`to_csv`] wrote, in any dialect.
///
/// # Errors
/// Where the file cannot be read, or does not hold the carriers of that scenario.
pub fn read(path: &Path, scenario: &Scenario) -> Result<Vec<CarrierTally>, CarriersError> {
    let fault = |reason: String| CarriersError {
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
    let mut rows = Rows {
        rows: rows.iter().peekable(),
        fault: &fault,
    };
    let mut all = Vec::new();
    for policy in &scenario.policies {
        all.push(rows.policy(scenario, &safe_cell(&policy.name))?);
    }
    match rows.rows.next() {
        None => Ok(all),
        Some(_) => Err(fault("goes on behind the last policy of the scenario".to_owned())),
    }
}

/// What is left to read.
struct Rows<'r, F> {
    rows: std::iter::Peekable<std::slice::Iter<'r, csv::StringRecord>>,
    fault: &'r F,
}

impl<'r, F: Fn(String) -> CarriersError> Rows<'r, F> {
    fn policy(&mut self, scenario: &Scenario, name: &str) -> Result<CarrierTally, CarriersError> {
        let mut tally = CarrierTally::new(scenario);
        tally.carriers = self.sum(name, "carriers", "")?;
        tally.worlds_with_any = self.sum(name, "worlds", "")?;
        for ((figure, of), part) in figures(scenario).zip(tally.parts_mut()) {
            let row = self.row(name, figure, &of)?;
            part.count = self.whole(row, 4)?;
            (part.squares, part.with_whole) = (self.whole(row, 5)?, self.whole(row, 6)?);
        }
        let policies = scenario.policies.len();
        for (place, declined) in tally.declined.iter_mut().enumerate() {
            let of = format!("{} by {}", place / policies, place % policies);
            *declined = self.sum(name, "declined", &of)?;
        }
        while let Some(row) = self.next_of(name, "kind") {
            let kind = self.kind(&row[2], scenario)?;
            tally.kinds.asked.insert(kind, self.whole(row, 3)?);
            let credit: u64 = self.whole(row, 4)?;
            if credit > 0 {
                tally.kinds.credit.insert(kind, credit);
            }
        }
        while let Some(row) = self.next_of(name, "kinds") {
            let (a, b) = row[2].split_once(" with ").unwrap_or_default();
            let kinds = (self.kind(a, scenario)?, self.kind(b, scenario)?);
            tally.kinds.products.insert(kinds, self.whole(row, 4)?);
        }
        Ok(tally)
    }

    /// The next row, which must be this one.
    fn row(&mut self, name: &str, figure: &str, of: &str) -> Result<&'r csv::StringRecord, CarriersError> {
        let row = self
            .rows
            .next()
            .filter(|row| (&row[0], &row[1], &row[2]) == (name, figure, of));
        row.ok_or_else(|| (self.fault)(format!("has no row of {name}, {figure} {of} where it should stand")))
    }

    /// The sum in the next row, which must be this one.
    fn sum(&mut self, name: &str, figure: &str, of: &str) -> Result<u64, CarriersError> {
        let row = self.row(name, figure, of)?;
        self.whole(row, 4)
    }

    /// The next row, if it has this figure.
    fn next_of(&mut self, name: &str, figure: &str) -> Option<&'r csv::StringRecord> {
        self.rows.next_if(|row| (&row[0], &row[1]) == (name, figure))
    }

    fn whole<N: std::str::FromStr>(&self, row: &csv::StringRecord, column: usize) -> Result<N, CarriersError> {
        let number = row[column].parse();
        number.map_err(|_| (self.fault)(format!("{} is no whole number that fits", &row[column])))
    }

    fn kind(&self, text: &str, scenario: &Scenario) -> Result<Kind, CarriersError> {
        kind(text, scenario).ok_or_else(|| (self.fault)(format!("{text} is no segment and step of pull")))
    }
}

/// Why `carriers.csv` was not read.
#[derive(Debug)]
pub struct CarriersError {
    path: PathBuf,
    reason: String,
}

impl fmt::Display for CarriersError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}: {} (simulate again with `whoknows run`)",
            self.path.display(),
            self.reason
        )
    }
}

impl std::error::Error for CarriersError {}
