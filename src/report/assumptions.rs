//! The assumptions of a scenario as the report lists them: what each is, its value, and how it is known.

use crate::scenario::{Evidence, Parameter, Scenario, Segment, Size};
use crate::words::{Tally, Words, assumptions_without_estimate, try_out};

/// Works that the evidence names, in alphabetical order.
pub(super) fn references(scenario: &Scenario) -> Vec<&'static str> {
    let works = parameters(scenario)
        .into_iter()
        .flat_map(|parameter| parameter.evidence.works());
    let mut references: Vec<&str> = works.map(|work| work.reference).collect();
    references.sort_unstable();
    references.dedup();
    references
}

/// Every parameter that is an assumption: what the firm decides is none.
fn parameters(scenario: &Scenario) -> Vec<Parameter> {
    let mut parameters = scenario.parameters();
    parameters.retain(|parameter| parameter.evidence != Evidence::Decision);
    parameters
}

/// An assumption without solid evidence, and how to see what hangs on it.
pub(super) struct Change {
    /// In plain words.
    pub(super) name: &'static str,
    pub(super) key: String,
    pub(super) value: String,
    pub(super) meaning: String,
    /// Arguments to see what another value does.
    pub(super) try_out: String,
}

impl Change {
    /// The key in the parts between which a line may end.
    pub(super) fn key_parts(&self) -> std::str::SplitInclusive<'_, [char; 2]> {
        parts_of_key(&self.key)
    }
}

/// A key in the parts between which a line may end.
fn parts_of_key(key: &str) -> std::str::SplitInclusive<'_, [char; 2]> {
    key.split_inclusive(['.', '_'])
}

/// The assumptions without solid evidence that can change a result of `scenario`: the most disputed, which the file has
/// last, comes first.
pub(super) fn changes(words: &dyn Words, scenario: &Scenario) -> Vec<Change> {
    let change = |parameter: Parameter| Change {
        name: words.name_of_assumption(&parameter.key).unwrap_or_default(),
        value: value(words, &parameter),
        meaning: words.assumption(&parameter.key, scenario).unwrap_or_default(),
        try_out: try_out(&parameter),
        key: parameter.key,
    };
    assumptions_without_estimate(scenario)
        .into_iter()
        .rev()
        .map(change)
        .collect()
}

fn value(words: &dyn Words, parameter: &Parameter) -> String {
    parameter.value.map(|value| words.setting(value)).unwrap_or_default()
}

/// A parameter as the table shows it.
pub(super) struct Row {
    key: String,
    pub(super) value: String,
    pub(super) meaning: &'static str,
    pub(super) evidence: String,
}

impl Row {
    /// The key in the parts between which a line may end.
    pub(super) fn key_parts(&self) -> std::str::SplitInclusive<'_, [char; 2]> {
        parts_of_key(&self.key)
    }
}

/// Every parameter that has an effect in `scenario`, in its order; those of segments stand in a table of their own.
pub(super) fn rows(words: &dyn Words, scenario: &Scenario) -> Vec<Row> {
    let mut parameters = parameters(scenario);
    parameters.retain(|parameter| parameter.is_in_force && !is_of_segment(parameter));
    // Both strengths stand side by side.
    if let Some(stay) = parameters
        .iter()
        .position(|parameter| parameter.key == "circle.declined_stay")
    {
        parameters.swap(stay, stay + 1);
    }
    let row = |parameter: Parameter| Row {
        value: value(words, &parameter),
        meaning: words.meaning(&parameter.key).unwrap_or_default(),
        evidence: words.evidence_of(&parameter),
        // Which channel it is of is part of what it means.
        key: if parameter.key.starts_with("channel.") {
            parameter.path
        } else {
            parameter.key
        },
    };
    parameters.into_iter().map(row).collect()
}

fn is_of_segment(parameter: &Parameter) -> bool {
    parameter.key.starts_with("segment.")
}

/// How the parameters of `scenario` are known.
pub(super) fn tally(scenario: &Scenario) -> Tally {
    let mut tally = Tally::default();
    for parameter in parameters(scenario).iter().filter(|parameter| parameter.is_in_force) {
        tally.all += 1;
        match parameter.evidence {
            _ if parameter.is_set() => tally.set_here += 1,
            Evidence::Guess | Evidence::NoEstimate => tally.guessed += 1,
            Evidence::Published(_) | Evidence::Trade(_) => tally.measured += 1,
            Evidence::Convention | Evidence::Yours | Evidence::Decision => {}
        }
    }
    tally
}

/// A kind of people as the table shows it.
pub(super) struct SegmentRow {
    pub(super) name: String,
    /// What is special about them.
    pub(super) remark: Option<&'static str>,
    pub(super) people: String,
    pub(super) relevance: String,
    pub(super) apparent_value: String,
    pub(super) request_rate: String,
    pub(super) repost: String,
    pub(super) forward: String,
}

/// The kinds of people, in order of the scenario.
pub(super) fn segments(words: &dyn Words, scenario: &Scenario) -> Vec<SegmentRow> {
    let row = |segment: &Segment| SegmentRow {
        name: segment.name.clone(),
        remark: if segment.decision_maker {
            Some(words.decision_maker())
        } else {
            segment.spam.then(|| words.spammer())
        },
        people: match segment.size {
            Size::Count(people) => words.count(people),
            Size::Fraction(share) => words.percent(share / fractions(scenario)),
            Size::FromFile => words.as_in_file().to_owned(),
        },
        relevance: words.of_hundred(segment.relevance),
        apparent_value: words.of_hundred(segment.apparent_value),
        request_rate: words.setting(segment.request_rate),
        repost: words.setting_percent(segment.repost),
        forward: words.setting_percent(segment.forward),
    };
    scenario.segments.iter().map(row).collect()
}

/// Sum of the fractions, by which they are normalised.
fn fractions(scenario: &Scenario) -> f64 {
    let fraction = |segment: &Segment| match segment.size {
        Size::Fraction(share) => share,
        Size::Count(_) | Size::FromFile => 0.0,
    };
    scenario.segments.iter().map(fraction).sum()
}
