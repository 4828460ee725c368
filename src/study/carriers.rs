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
use super::sums::{Sums, SumsError};
use crate::scenario::Scenario;
use crate::tally::{CarrierTally, TENTHS, TOPS};
use crate::trial::{Kind, Look};
use std::path::Path;

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
pub fn read(path: &Path, scenario: &Scenario) -> Result<Vec<CarrierTally>, SumsError> {
    let mut sums = Sums::open(path, &COLUMNS)?;
    let mut all = Vec::new();
    for policy in &scenario.policies {
        all.push(of_policy(&mut sums, scenario, &safe_cell(&policy.name))?);
    }
    sums.end().map(|()| all)
}

fn of_policy(sums: &mut Sums, scenario: &Scenario, name: &str) -> Result<CarrierTally, SumsError> {
    let sum = |sums: &mut Sums, figure: &str, of: &str| {
        let row = sums.row(name, figure, of)?;
        sums.whole(&row, 4)
    };
    let kind = |sums: &Sums, text: &str| {
        kind(text, scenario).ok_or_else(|| sums.fault(format!("{text} is no segment and step of pull")))
    };
    let mut tally = CarrierTally::new(scenario);
    tally.carriers = sum(sums, "carriers", "")?;
    tally.worlds_with_any = sum(sums, "worlds", "")?;
    for ((figure, of), part) in figures(scenario).zip(tally.parts_mut()) {
        let row = sums.row(name, figure, &of)?;
        part.count = sums.whole(&row, 4)?;
        (part.squares, part.with_whole) = (sums.whole(&row, 5)?, sums.whole(&row, 6)?);
    }
    let policies = scenario.policies.len();
    for (place, declined) in tally.declined.iter_mut().enumerate() {
        let of = format!("{} by {}", place / policies, place % policies);
        *declined = sum(sums, "declined", &of)?;
    }
    while let Some(row) = sums.next_of(name, "kind") {
        let kind = kind(sums, &row[2])?;
        tally.kinds.asked.insert(kind, sums.whole(&row, 3)?);
        let credit: u64 = sums.whole(&row, 4)?;
        if credit > 0 {
            tally.kinds.credit.insert(kind, credit);
        }
    }
    while let Some(row) = sums.next_of(name, "kinds") {
        let (a, b) = row[2].split_once(" with ").unwrap_or_default();
        let kinds = (kind(sums, a)?, kind(sums, b)?);
        tally.kinds.products.insert(kinds, sums.whole(&row, 4)?);
    }
    Ok(tally)
}
