//! The report: one page that opens offline, prints well, and is read from the verdict down.
//!
//! The template escapes whatever it is given, so that names and texts of a scenario are never markup. Only what this
//! program draws itself, charts and styles, is put in as it is.

use std::fmt;

use askama::Template;

use super::presentation::{Audience, Presentation};
use super::question::TORNADO;
use super::section::Section;
use super::what_if::{Panel, WhatIf};
use super::{assumptions, method, percentiles};
use crate::chart::{self, Brand, Chart, Ink};
use crate::estimate::{Answers, Comparison, ExpectationAnswer, PolicyAnswers};
use crate::scenario::{Policy, Scenario, TermsByChannel};
use crate::words::{Difference, Language, Nodes, Tally, Words, assumptions_without_estimate};
use base64::prelude::{BASE64_STANDARD, Engine as _};
use sha2::{Digest, Sha256};

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

impl From<askama::Error> for HtmlError {
    fn from(error: askama::Error) -> Self {
        Self(error)
    }
}

/// What a report is made of.
#[derive(Clone, Copy, Debug)]
pub struct Parts<'a> {
    /// The answers.
    pub answers: &'a Answers,
    /// The scenario.
    pub scenario: &'a Scenario,
    /// The scenario as a file, with all defaults written out.
    pub resolved: &'a str,
    /// The pictures.
    pub charts: &'a [Chart],
    /// What came of the questions that followed the run.
    pub sections: &'a [Section],
    /// What to do and when it would be wrong, a paragraph each.
    pub recommendation: &'a [String],
    /// One trial told, if it is: markup of [`super::telling`].
    pub story: Option<&'a str>,
    /// What can be moved on the page, or why nothing can; none where nobody wants it.
    pub what_if: Option<&'a WhatIf>,
}

/// The report as one HTML page in the look of a brand.
///
/// # Errors
/// If the template cannot be filled, which its types rule out.
pub fn html(presentation: Presentation, look: &Brand, parts: &Parts) -> Result<String, HtmlError> {
    let Presentation { language, audience, .. } = presentation;
    let words = language.words();
    let ink = Ink { words, look };
    let &Parts {
        answers,
        scenario,
        resolved,
        charts,
        sections,
        recommendation,
        story,
        what_if,
    } = parts;
    let page = Page {
        language,
        words,
        analyst: audience == Audience::Analyst,
        answers,
        scenario,
        resolved,
        charts,
        sections,
        recommendation,
        story,
        panel: what_if.and_then(WhatIf::panel),
        nothing_moves: what_if.and_then(WhatIf::left_out),
        verdict: words.verdict(answers),
        policies: answers
            .policies
            .iter()
            .map(|row| PolicyRow::new(ink, chart::colour_place(answers, row), row, &answers.premises.currency))
            .collect(),
        rules: rules(ink, answers, scenario),
        expectations: expectations(words, answers),
        comparisons: comparisons(words, answers),
        percentiles: percentiles::tables(ink, answers),
        credit: credit(words, answers),
        changes: assumptions::changes(words, scenario),
        tally: assumptions::tally(scenario),
        assumptions: assumptions::rows(words, scenario),
        segments: assumptions::segments(words, scenario),
        references: assumptions::references(scenario),
        method: method::steps(words, answers, scenario),
        network: network(words, answers),
        security: security(story, what_if.and_then(WhatIf::panel).is_some()),
        script: SCRIPT,
        what_if_script: WHAT_IF_SCRIPT,
        moved_colours: look.moved_css(),
        typeface: look.font_face_css() + &look.page_css(),
        dark: look.dark_css(),
        intervals: words.intervals(&words.level_number(answers)),
        trials: words.trials(answers.trials),
        has_value: scenario.has_value(),
        assumptions_note: assumptions_note(words, scenario, sections),
        any_spam: answers.policies.iter().any(|policy| policy.spam_share_mean > 0.0),
    };
    Ok(page.render()?)
}

#[derive(Template)]
#[template(path = "report.html")]
struct Page<'a> {
    language: Language,
    words: &'a dyn Words,
    /// Whether everything is shown.
    analyst: bool,
    answers: &'a Answers,
    scenario: &'a Scenario,
    resolved: &'a str,
    charts: &'a [Chart],
    sections: &'a [Section],
    recommendation: &'a [String],
    story: Option<&'a str>,
    panel: Option<&'a Panel>,
    /// Why nothing can be moved, if somebody would like to.
    nothing_moves: Option<&'a str>,
    verdict: Vec<String>,
    policies: Vec<PolicyRow>,
    rules: Vec<Rule>,
    expectations: Vec<ExpectationRow>,
    comparisons: Vec<ComparisonRow>,
    percentiles: Vec<percentiles::Table>,
    credit: Vec<CreditTable>,
    changes: Vec<assumptions::Change>,
    tally: Tally,
    assumptions: Vec<assumptions::Row>,
    segments: Vec<assumptions::SegmentRow>,
    references: Vec<&'a str>,
    method: Vec<method::Paragraph>,
    network: Vec<String>,
    security: String,
    script: &'static str,
    what_if_script: &'static str,
    /// The look of pictures that the engine draws.
    moved_colours: String,
    typeface: String,
    dark: String,
    intervals: String,
    trials: String,
    has_value: bool,
    /// Whether any policy accepted spammers.
    any_spam: bool,
    /// How many assumptions have no solid estimate, and whether it is known what they do to the answer.
    assumptions_note: String,
}

/// That these assumptions have no solid estimate, and where it stands what they do to the answer.
fn assumptions_note(words: &dyn Words, scenario: &Scenario, sections: &[Section]) -> String {
    let in_force = assumptions_without_estimate(scenario).len();
    let note = words.assumptions_note(in_force);
    if in_force == 0 {
        note
    } else if sections.iter().any(|section| section.id == TORNADO) {
        format!("{note} {}", words.effect_computed())
    } else {
        format!("{note} {}", words.effect_not_computed(in_force))
    }
}

/// The page's own script.
pub(super) const SCRIPT: &str = include_str!("../../templates/report.js");
/// The script between what is moved and the engine.
const WHAT_IF_SCRIPT: &str = include_str!("../../templates/what_if.js");

/// What the page may load and run: nothing from elsewhere, and no script but those that this program put in.
///
/// A script is known by its digest, so that nothing a scenario holds could ever run, even if it became markup.
///
/// With the engine, it may run that too, in a worker that has no other source than this page.
pub(super) fn security(story: Option<&str>, has_engine: bool) -> String {
    let of_story = story.into_iter().flat_map(scripts);
    let digests: Vec<String> = std::iter::once(SCRIPT)
        .chain(has_engine.then_some(WHAT_IF_SCRIPT))
        .chain(of_story)
        .map(|script| format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(script))))
        .collect();
    let engine = if has_engine {
        " 'wasm-unsafe-eval'; worker-src blob:"
    } else {
        ""
    };
    format!(
        "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; script-src {}{engine}",
        digests.join(" ")
    )
}

/// The scripts in markup that this program made.
fn scripts(markup: &str) -> impl Iterator<Item = &str> {
    let rest = markup.split("<script>").skip(1);
    rest.filter_map(|rest| rest.split("</script>").next())
}

/// What was read from the network file, a paragraph each; empty where there is none.
fn network(words: &dyn Words, answers: &Answers) -> Vec<String> {
    let Some(account) = &answers.network else {
        return Vec::new();
    };
    let line = words.network_read(&words.network_line(account, Nodes::People));
    std::iter::once(line)
        .chain(words.network_warnings(account, Nodes::People))
        .collect()
}

/// What a policy accepts.
struct Rule {
    name: String,
    light: chart::Colour,
    dark: chart::Colour,
    accepts: String,
    is_baseline: bool,
}

fn rules(ink: Ink, answers: &Answers, scenario: &Scenario) -> Vec<Rule> {
    let is_compared = scenario.policies.len() > 1;
    let rule = |(policy, answered): (&Policy, &PolicyAnswers)| {
        let (light, dark) = ink.look.policy_colours(chart::colour_place(answers, answered));
        Rule {
            name: policy.name.clone(),
            light,
            dark,
            accepts: accepts(ink.words, policy),
            is_baseline: is_compared && answered.place == answers.baseline,
        }
    };
    scenario.policies.iter().zip(&answers.policies).map(rule).collect()
}

pub(super) fn accepts(words: &dyn Words, policy: &Policy) -> String {
    let limit = policy
        .max_contacts
        .map(|most| words.among_first(&words.count(most.into())));
    let conditions = policy.conditions().map(|condition| words.condition(condition));
    let conditions: Vec<String> = conditions.chain(limit).collect();
    let mut accepts = if policy.accept_none {
        words.accepts_nobody().to_owned()
    } else if conditions.is_empty() {
        words.accepts_everybody().to_owned()
    } else {
        words.accepts_those(&words.listed(&conditions))
    };
    for (channel, _) in &policy.on.0 {
        let here = Policy {
            on: TermsByChannel::default(),
            ..policy.on_channel(channel)
        };
        accepts += "; ";
        accepts += &words.on_channel(&self::accepts(words, &here), &words.named(channel));
    }
    accepts
}

/// A policy as the table shows it.
struct PolicyRow {
    name: String,
    light: chart::Colour,
    dark: chart::Colour,
    reach: String,
    range: String,
    one_hop: String,
    accepted: String,
    spam: String,
    people: String,
    passed_on: String,
    time: String,
    time_range: String,
    hops: String,
    value: String,
    value_range: String,
}

impl PolicyRow {
    fn new(ink: Ink, colour: usize, row: &PolicyAnswers, currency: &str) -> Self {
        let words = ink.words;
        let (light, dark) = ink.look.policy_colours(colour);
        let or_dash = |text: Option<String>| text.unwrap_or_else(|| "–".to_owned());
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
            time: or_dash(row.first_reach_hours_median.map(|hours| words.time_until(hours))),
            time_range: row
                .median_range()
                .and_then(|(low, high)| words.duration_range(low, high))
                .unwrap_or_default(),
            hops: or_dash(row.first_chain_hops_mean.map(|hops| words.mean(hops))),
            value: words.money(&words.mean_of(row.value), currency),
            value_range: words.mean_range(row.value),
        }
    }
}

/// An expectation as the table shows it.
struct ExpectationRow {
    name: Option<String>,
    that: String,
    decision: String,
    found: String,
}

fn expectations(words: &dyn Words, answers: &Answers) -> Vec<ExpectationRow> {
    let row = |row: &ExpectationAnswer| ExpectationRow {
        name: row.name.clone(),
        that: row.that.clone(),
        decision: words.marked_decision(&row.found),
        found: words.found(&row.found),
    };
    answers.expectations.iter().map(row).collect()
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
    money: Option<MoneyCells>,
}

/// What two policies are worth, as the table shows it.
struct MoneyCells {
    difference: String,
    range: String,
    verdict: String,
}

fn money(words: &dyn Words, answers: &Answers, pair: &Comparison) -> Option<MoneyCells> {
    let mut rows = answers.value_comparisons.iter();
    let row = rows.find(|row| row.a == pair.a && row.b == pair.b)?;
    Some(MoneyCells {
        difference: words.mean_of(row.difference),
        range: words.mean_range(row.difference),
        verdict: words.money_pair_verdict(answers, row),
    })
}

fn comparisons(words: &dyn Words, answers: &Answers) -> Vec<ComparisonRow> {
    let difference = |row: &Comparison| Difference::from(&answers.contest_of(row));
    let row = |row: &Comparison| {
        let [a, b] = [row.a, row.b].map(|place| words.named(&answers.policies[place].name));
        ComparisonRow {
            pair: words.pair(&a, &b),
            difference: words.gain_of(difference(row)),
            range: words.points_range(difference(row)),
            only_a: words.count(row.only_a),
            only_b: words.count(row.only_b),
            both: words.count(row.both),
            neither: words.count(row.neither),
            p: words.p_value(row.p_holm),
            verdict: words.pair_verdict(row.verdict, &a, &b),
            money: money(words, answers, row),
        }
    };
    answers.comparisons.iter().map(row).collect()
}

/// The credit of one policy's contacts.
struct CreditTable {
    /// The policy, as it stands in a sentence.
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

fn credit(words: &dyn Words, answers: &Answers) -> Vec<CreditTable> {
    let table = |policy: &PolicyAnswers| {
        let by_itself = policy.declined_share(policy).is_some_and(|share| share.estimate > 0.0);
        let is_column = |other: &&PolicyAnswers| by_itself || other.place != policy.place;
        let columns: Vec<&PolicyAnswers> = answers.policies.iter().filter(is_column).collect();
        let head = |other: &&PolicyAnswers| {
            if other.place == policy.place {
                words.declined_by_itself(&words.named(&other.name))
            } else {
                words.declined_by(&words.named(&other.name))
            }
        };
        let rows = policy.credit.iter().map(|row| CreditRow {
            segment: row.segment.clone(),
            share: words.rough_percent(row.share.estimate),
            declined: columns
                .iter()
                .map(|other| {
                    row.declined_by
                        .get(other.place)
                        .map_or("–".to_owned(), |&part| words.rough_percent(part))
                })
                .collect(),
        });
        let silent = &policy.without_success;
        CreditTable {
            policy: words.named(&policy.name),
            rows: rows.collect(),
            declined_by: columns.iter().map(head).collect(),
            by_itself,
            silence: (!silent.is_empty()).then(|| words.no_success_began_with(&words.names(silent))),
        }
    };
    answers
        .policies
        .iter()
        .map(table)
        .filter(|table| !table.rows.is_empty())
        .collect()
}
