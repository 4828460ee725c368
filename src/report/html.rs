//! The report: one page that opens offline, prints well, and is read from the verdict down.
//!
//! The template escapes whatever it is given, so that names and texts of a scenario are never markup. Only what this
//! program draws itself, charts and styles, is put in as it is.

use std::fmt;

use askama::Template;

use crate::chart::{self, Chart};
use crate::estimate::{Answers, Comparison, PolicyAnswer};
use crate::scenario::{AttentionModel, NetworkModel, Scenario};
use crate::words;

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
pub fn html(answers: &Answers, scenario: &Scenario, resolved: &str, charts: &[Chart]) -> Result<String, HtmlError> {
    let page = Page {
        answers,
        scenario,
        resolved,
        charts,
        verdict: words::verdict(answers),
        policies: answers
            .policies
            .iter()
            .enumerate()
            .map(|(index, row)| PolicyRow::new(index, row, scenario))
            .collect(),
        comparisons: comparisons(answers),
        credit: credit(answers, scenario),
        assumptions: assumptions(scenario),
        method: method(answers, scenario),
        typeface: chart::font_face_css(),
        dark: chart::dark_css(),
        level: words::level(answers),
        trials: words::counted(answers.trials, "trial"),
        has_value: has_value(scenario),
    };
    page.render().map_err(HtmlError)
}

#[derive(Template)]
#[template(path = "report.html")]
struct Page<'a> {
    answers: &'a Answers,
    scenario: &'a Scenario,
    resolved: &'a str,
    charts: &'a [Chart],
    verdict: Vec<String>,
    policies: Vec<PolicyRow>,
    comparisons: Vec<ComparisonRow>,
    credit: Vec<CreditTable>,
    assumptions: Vec<Assumption>,
    method: Vec<String>,
    typeface: String,
    dark: String,
    level: String,
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
    fn new(index: usize, row: &PolicyAnswer, scenario: &Scenario) -> Self {
        let (light, dark) = chart::policy_colours(index);
        let or_dash = |text: Option<String>| text.unwrap_or_else(|| "–".to_owned());
        let currency = &scenario.outcome.currency;
        Self {
            name: row.name.clone(),
            light,
            dark,
            reach: words::percent_of(row.reach.interval()),
            range: words::percent_range(row.reach.interval()),
            one_hop: words::percent_of(row.one_hop_reach),
            accepted: words::mean(row.accepted_mean),
            spam: words::rough_percent(row.spam_share_mean),
            people: words::people(row),
            passed_on: format!("{} / {}", words::mean(row.reposts_mean), words::mean(row.forwards_mean)),
            time: or_dash(row.first_reach_hours_median.map(words::duration)),
            hops: or_dash(row.first_chain_hops_mean.map(words::mean)),
            value: format!("{}\u{a0}{currency}", words::mean_of(row.value)),
            value_range: words::mean_range(row.value),
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

fn comparisons(answers: &Answers) -> Vec<ComparisonRow> {
    let row = |row: &Comparison| ComparisonRow {
        pair: format!("{} less {}", words::named(&row.a), words::named(&row.b)),
        difference: words::gain_of(row.difference),
        range: words::points_range(row.difference),
        only_a: words::count(row.only_a),
        only_b: words::count(row.only_b),
        both: words::count(row.both),
        neither: words::count(row.neither),
        p: words::p_value(row.p_holm),
        verdict: row.verdict.clone(),
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
    /// Segments with whom no success began, as a list in words.
    silent: String,
}

struct CreditRow {
    segment: String,
    share: String,
    declined: Vec<String>,
}

fn credit(answers: &Answers, scenario: &Scenario) -> Vec<CreditTable> {
    let table = |policy: &PolicyAnswer| {
        let by_itself = words::declined_share(answers, policy, policy) > 0.0;
        let is_column = |other: &&PolicyAnswer| by_itself || other.name != policy.name;
        let columns: Vec<&PolicyAnswer> = answers.policies.iter().filter(is_column).collect();
        let head = |other: &&PolicyAnswer| {
            let itself = if other.name == policy.name { " itself" } else { "" };
            format!("Declined by {}{itself}", other.name)
        };
        let rows = answers.credit.iter().filter(|row| row.policy == policy.name);
        let rows = rows.map(|row| CreditRow {
            segment: row.segment.clone(),
            share: words::rough_percent(row.share),
            declined: columns
                .iter()
                .map(|other| {
                    row.declined_by
                        .get(&other.name)
                        .map_or("–".to_owned(), |&part| words::rough_percent(part))
                })
                .collect(),
        });
        CreditTable {
            policy: policy.name.clone(),
            rows: rows.collect(),
            declined_by: columns.iter().map(head).collect(),
            by_itself,
            silent: words::listed(&words::without_success(answers, scenario, policy)),
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

fn assumptions(scenario: &Scenario) -> Vec<Assumption> {
    let circle = &scenario.circle;
    let passing_on = match circle.favour {
        favour if favour > 1.0 => "are more willing to pass on the news of a firm that accepted them",
        favour if favour < 1.0 => "are less willing to pass on the news of a firm that accepted them",
        _ => "are as willing to pass on the news as anybody",
    };
    let spread = match scenario.world.enthusiasm_spread {
        0.0 => "Everybody with the same interest passes on equally often.".to_owned(),
        _ => {
            "Some people pass on far more than their like, and no profile shows it; the larger, the more rests on few."
                .to_owned()
        }
    };
    let dilution = match circle.dilution {
        0.0 => "However many contacts the firm accepts, each hears it as well.".to_owned(),
        _ => format!(
            "Beyond {} contacts each hears the firm less: twice as many contacts, {} of the strength.",
            words::mean(circle.capacity),
            words::rough_percent(libm::exp2(-circle.dilution))
        ),
    };
    let spam = match circle.spam_penalty {
        0.0 => "Accepted spammers do not harm the firm’s credibility.".to_owned(),
        penalty => format!(
            "Accepted spammers harm the firm’s credibility: if one contact in ten is one, {} of its strength is left.",
            words::rough_percent(libm::pow(0.9, penalty))
        ),
    };
    let row = |key, value: f64, meaning| Assumption {
        key,
        value: value.to_string(),
        meaning,
    };
    vec![
        row(
            "circle.favour",
            circle.favour,
            format!("Accepted contacts {passing_on}. Even the direction is disputed."),
        ),
        row("circle.spam_penalty", circle.spam_penalty, spam),
        row("circle.dilution", circle.dilution, dilution),
        row("world.enthusiasm_spread", scenario.world.enthusiasm_spread, spread),
    ]
}

/// How the answer was got, a paragraph per item.
fn method(answers: &Answers, scenario: &Scenario) -> Vec<String> {
    let people = words::count(scenario.world.people);
    let requests = words::count(u64::from(scenario.requests.count));
    let world = match scenario.world.network.model {
        NetworkModel::Communities => {
            format!("invented {people} people in communities, where a few are heard by very many")
        }
        NetworkModel::Random => format!("invented {people} people who hear one another at random"),
        // How many these are stands in the file, not in the scenario.
        NetworkModel::File(_) => {
            "took the people and who hears whom from a network file, and invented the rest".to_owned()
        }
    };
    let spread = match scenario.attention.model {
        AttentionModel::Feed => {
            "Each contact may notice a post, the less likely the more accounts they follow; whoever reads it may repost it to \
             all who hear them, or forward it to one chosen person, the less likely the older the news."
        }
        AttentionModel::Constant | AttentionModel::Inverse => {
            "Each contact may notice a post, and whoever reads it shows it to all who hear them, each of whom may notice it in \
             turn: a textbook cascade, in which news does not age and nobody forwards."
        }
    };
    let worlds = if answers.worlds == answers.trials {
        "Every trial is a world of its own".to_owned()
    } else {
        format!(
            "The trials share {}, and the intervals allow for that",
            words::counted(answers.worlds, "world")
        )
    };
    vec![
        format!(
            "The program {world}. In each trial {requests} of them ask to connect with the firm, and each policy accepts some: \
             that is its circle."
        ),
        format!(
            "Then the firm posts its release. {spread} The trial counts as a success if a decision-maker reads within {}.",
            words::duration(scenario.release.horizon)
        ),
        format!(
            "{worlds}. All policies meet the same people, the same requests and the same luck, so a difference between two of \
             them comes from the policies alone. Intervals ({}) say how far chance in {} may have moved a number; they do not \
             say how well the model fits the world.",
            words::level(answers),
            words::counted(answers.trials, "trial")
        ),
    ]
}

/// Whether the scenario puts a price on anything.
fn has_value(scenario: &Scenario) -> bool {
    let outcome = &scenario.outcome;
    outcome.deal_value > 0.0 || outcome.cost_per_request > 0.0 || outcome.cost_per_contact > 0.0
}
