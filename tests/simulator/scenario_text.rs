//! A small scenario to change, and the remarks on it in one line each, for the tests of scenarios.

use std::path::Path;

use whoknows::scenario::{self, Checked, Located, Remarks, Scenario, Severity};

/// A scenario without mistakes or warnings.
pub const BASE: &str = r#"[world]
people = 500

[requests]
count = 20

[[segment]]
name = "buyer"
count = 10
decision_maker = true

[[segment]]
name = "peer"
fraction = 1.0

[[policy]]
name = "open"

[[policy]]
name = "picky"
min_relevance = 0.5
"#;

/// Reads a text as a file in the current folder would be read.
pub fn parse(text: &str, overrides: &[&str]) -> Result<Checked, Remarks> {
    let overrides: Vec<String> = overrides.iter().map(|text| (*text).to_owned()).collect();
    scenario::parse(text, "scenario.toml", Path::new(""), &overrides)
}

/// The scenario of a text that has no mistakes.
pub fn meant(text: &str, overrides: &[&str]) -> Scenario {
    parse(text, overrides)
        .unwrap_or_else(|mistakes| panic!("{mistakes}"))
        .scenario
}

/// Mistakes or else warnings, each as `severity line:column: message | detail | help`.
pub fn remarks(text: &str, overrides: &[&str]) -> Vec<String> {
    let remarks = match parse(text, overrides) {
        Ok(checked) => checked.warnings,
        Err(mistakes) => mistakes,
    };
    remarks.iter().map(|remark| in_one_line(&remark)).collect()
}

fn in_one_line(remark: &Located<'_>) -> String {
    let place = remark
        .line
        .zip(remark.column)
        .map(|(line, column)| format!(" {line}:{column}"))
        .unwrap_or_default();
    let parts = [remark.message, remark.detail, remark.help.unwrap_or("")];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let severity = match remark.severity {
        Severity::Mistake => "mistake",
        Severity::Warning => "warning",
    };
    format!("{severity}{place}: {}", parts.join(" | "))
}
