//! Letters of a scenario that charts can only show as boxes.

use super::tell::{tell, warning};
use crate::chart::Brand;
use crate::scenario::Scenario;
use std::path::Path;

/// Warns of the letters that no typeface of the look has, with the keys whose texts need them.
pub fn warn(look: &Brand, scenario: &Scenario, file: &Path) {
    for sentence in lacking(look, scenario) {
        tell(warning(format_args!(
            "{}: {sentence}",
            super::scenario_file::name_of(file)
        )));
    }
}

/// What is to be said of each key whose text has letters that no typeface of the look has, and what to do.
pub fn lacking(look: &Brand, scenario: &Scenario) -> Vec<String> {
    let segments = scenario.segments.iter().map(|segment| ("segment", &segment.name));
    let policies = scenario.policies.iter().map(|policy| ("policy", &policy.name));
    let named = segments
        .chain(policies)
        .map(|(table, name)| (format!("[[{table}]] name"), name));
    let texts = [
        ("title".to_owned(), &scenario.title),
        ("outcome.currency".to_owned(), &scenario.outcome.currency),
    ];
    let lacking = texts.into_iter().chain(named).filter_map(|(key, text)| {
        let letters = look.lacking(text);
        (!letters.is_empty()).then(|| format!("{key} = {text:?} has {}", shown(&letters)))
    });
    let mut sentences: Vec<String> = lacking.collect();
    if let Some(last) = sentences.last_mut() {
        *last += ", which no typeface at hand has: PNG, PDF, GIF and slides show a box in place of each; name a typeface that has \
                  them in the `font` of a brand, as in font = [\"Inter\", \"NotoSansTC.otf\"], and give it with --brand";
    }
    match sentences.len() {
        0 => Vec::new(),
        // One remedy for all.
        _ => vec![sentences.join("; ")],
    }
}

/// Letters in a row; of many, the first.
fn shown(letters: &[&str]) -> String {
    const MOST: usize = 20;
    let first = letters[..letters.len().min(MOST)].join(" ");
    match letters.len().saturating_sub(MOST) {
        0 => first,
        more => format!("{first} and {more} more letters"),
    }
}
