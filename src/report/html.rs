//! The report: one page that opens offline, prints well, and is read from the verdict down.
//!
//! The template escapes whatever it is given, so that names and texts of a scenario are never markup. Only what this
//! program draws itself, charts and styles, is put in as it is.

use std::fmt;

use askama::Template;

use crate::chart::{self, Chart};
use crate::estimate::{Answers, Comparison, PolicyAnswer};
use crate::scenario::{AttentionModel, NetworkModel, Scenario};
use crate::words::{self, Language, Spread, Words, WorldMade};

/// Why a report could not be written.
#[derive(Debug)]
pub struct HtmlError(askama::Error);

impl fmt::Display for HtmlError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "the report could not be written: {}", self.0)
    }
}

impl std::error::Error for HtmlError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.0)
    }
}

/// The report as one HTML page; `resolved` is the scenario with all defaults written out.
///
/// # Errors
/// If the template cannot be filled, which its types rule out.
pub fn html(
    language: Language,
    answers: &Answers,
    scenario: &Scenario,
    resolved: &str,
    charts: &[Chart],
) -> Result<String, HtmlError> {
    let words = language.words();
    let page = Page {
        language,
        words,
        answers,
        scenario,
        resolved,
        charts,
        verdict: words.verdict(answers),
        policies: answers
            .policies
            .iter()
            .enumerate()
            .map(|(index, row)| PolicyRow::new(words, index, row, scenario))
            .collect(),
        comparisons: comparisons(words, answers),
        credit: credit(words, answers, scenario),
        assumptions: assumptions(words, scenario),
        method: method(words, answers, scenario),
        typeface: chart::font_face_css(),
        dark: chart::dark_css(),
        intervals: words.intervals(&words.level_number(answers)),
        trials: words.trials(answers.trials),
        has_value: has_value(scenario),
    };
    page.render().map_err(HtmlError)
}

#[derive(Template)]
#[template(path = "report.html")]
struct Page<'a> {
    language: Language,
    words: &'a dyn Words,
    answers: &'a Answers,
    scenario: &'a Scenario,
    resolved: &'a str,
    charts: &'a [Chart],
    verdict: Vec<String>,
    policies: Vec<PolicyRow>,
    comparisons: Vec<ComparisonRow>,
    credit: Vec<CreditTable>,
    assumptions: Vec<Assumption>,
    method: [String; 3],
    typeface: String,
    dark: String,
    intervals: String,
    trials: String,
    has_value: bool,
}

/// A policy as the table shows it.
struct PolicyRow {
    name: String,
    light: &'static str,
    dark: &'static str,
    reach: String,
    range: String,
    one_hop: String,
    accepted: String,
    spam: String,
    people: String,
    passed_on: String,
    time: String,
    hops: String,
    value: String,
    value_range: String,
}

impl PolicyRow {
    fn new(words: &dyn Words, index: usize, row: &PolicyAnswer, scenario: &Scenario) -> Self {
        let (light, dark) = chart::policy_colours(index);
        let or_dash = |text: Option<String>| text.unwrap_or_else(|| "–".to_owned());
        let currency = &scenario.outcome.currency;
        Self {
            name: row.name.clone(),
            light,
            dark,
            reach: words.percent_of(row.reach.interval()),
            range: words.percent_range(row.reach.interval()),
            one_hop: words.percent_of(row.one_hop_reach),
            accepted: words.mean(row.accepted_mean),
            spam: words.rough_percent(row.spam_share_mean),
            people: words.people(row),
            passed_on: format!("{} / {}", words.mean(row.reposts_mean), words.mean(row.forwards_mean)),
            time: or_dash(row.first_reach_hours_median.map(|hours| words.duration(hours))),
            hops: or_dash(row.first_chain_hops_mean.map(|hops| words.mean(hops))),
            value: words.money(&words.mean_of(row.value), currency),
            value_range: words.mean_range(row.value),
        }
    }
}

/// Two policies as the table shows them.
struct ComparisonRow {
    pair: String,
    difference: String,
    range: String,
    only_a: String,
    only_b: String,
    both: String,
    neither: String,
    p: String,
    verdict: String,
}

fn comparisons(words: &dyn Words, answers: &Answers) -> Vec<ComparisonRow> {
    let row = |row: &Comparison| ComparisonRow {
        pair: words.pair(&words.named(&row.a), &words.named(&row.b)),
        difference: words.gain_of(row.difference),
        range: words.points_range(row.difference),
        only_a: words.count(row.only_a),
        only_b: words.count(row.only_b),
        both: words.count(row.both),
        neither: words.count(row.neither),
        p: words.p_value(row.p_holm),
        verdict: words.pair_verdict(answers.verdict(row), &row.a, &row.b),
    };
    answers.comparisons.iter().map(row).collect()
}

/// The credit of one policy's contacts.
struct CreditTable {
    policy: String,
    /// Heads of the columns of those who would have been declined.
    declined_by: Vec<String>,
    /// Whether the policy's successes began with people whom it had declined itself.
    by_itself: bool,
    rows: Vec<CreditRow>,
    /// That no success began with some segments, if so.
    silence: Option<String>,
}

struct CreditRow {
    segment: String,
    share: String,
    declined: Vec<String>,
}

fn credit(words: &dyn Words, answers: &Answers, scenario: &Scenario) -> Vec<CreditTable> {
    let table = |policy: &PolicyAnswer| {
        let by_itself = words::declined_share(answers, policy, policy) > 0.0;
        let is_column = |other: &&PolicyAnswer| by_itself || other.name != policy.name;
        let columns: Vec<&PolicyAnswer> = answers.policies.iter().filter(is_column).collect();
        let head = |other: &&PolicyAnswer| {
            if other.name == policy.name {
                words.declined_by_itself(&other.name)
            } else {
                words.declined_by(&other.name)
            }
        };
        let rows = answers.credit.iter().filter(|row| row.policy == policy.name);
        let rows = rows.map(|row| CreditRow {
            segment: row.segment.clone(),
            share: words.rough_percent(row.share),
            declined: columns
                .iter()
                .map(|other| {
                    row.declined_by
                        .get(&other.name)
                        .map_or("–".to_owned(), |&part| words.rough_percent(part))
                })
                .collect(),
        });
        let silent = words::without_success(answers, scenario, policy);
        CreditTable {
            policy: policy.name.clone(),
            rows: rows.collect(),
            declined_by: columns.iter().map(head).collect(),
            by_itself,
            silence: (!silent.is_empty()).then(|| words.no_success_began_with(&words.names(&silent))),
        }
    };
    answers
        .policies
        .iter()
        .map(table)
        .filter(|table| !table.rows.is_empty())
        .collect()
}

/// An assumption without solid evidence.
struct Assumption {
    key: &'static str,
    value: String,
    meaning: String,
}

impl Assumption {
    /// The key in the parts between which a line may end.
    fn key_parts(&self) -> std::str::SplitInclusive<'static, [char; 2]> {
        self.key.split_inclusive(['.', '_'])
    }
}

fn assumptions(words: &dyn Words, scenario: &Scenario) -> Vec<Assumption> {
    let circle = &scenario.circle;
    let row = |key, value, meaning| Assumption {
        key,
        value: words.setting(value),
        meaning,
    };
    let enthusiasm_spread = scenario.world.enthusiasm_spread;
    vec![
        row("circle.favour", circle.favour, words.favour(scenario)),
        row("circle.spam_penalty", circle.spam_penalty, words.spam_penalty(scenario)),
        row("circle.dilution", circle.dilution, words.dilution(scenario)),
        row(
            "world.enthusiasm_spread",
            enthusiasm_spread,
            words.enthusiasm_spread(scenario),
        ),
    ]
}

/// How the answer was got, a paragraph per item.
fn method(words: &dyn Words, answers: &Answers, scenario: &Scenario) -> [String; 3] {
    let world = match scenario.world.network.model {
        NetworkModel::Communities => WorldMade::InCommunities(scenario.world.people),
        NetworkModel::Random => WorldMade::AtRandom(scenario.world.people),
        NetworkModel::File(_) => WorldMade::FromFile,
    };
    let spread = match scenario.attention.model {
        AttentionModel::Feed => Spread::InFeeds,
        AttentionModel::Constant | AttentionModel::Inverse => Spread::Textbook,
    };
    let shared_worlds = (answers.worlds != answers.trials).then_some(answers.worlds);
    [
        words.method_world(world, scenario.requests.count.into()),
        words.method_spread(spread, scenario.release.horizon),
        words.method_luck(shared_worlds, &words.level(answers), answers.trials),
    ]
}

/// Whether the scenario puts a price on anything.
fn has_value(scenario: &Scenario) -> bool {
    let outcome = &scenario.outcome;
    outcome.deal_value > 0.0 || outcome.cost_per_request > 0.0 || outcome.cost_per_contact > 0.0
}
