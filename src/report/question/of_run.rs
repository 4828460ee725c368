//! What followed a run, as sections of its page: who carried the news, what it depends on, where it flips, which policy is safe, and what to do.

use super::sensitivity::rule_title;
use super::{breakevens, campaign_with_pictures, carriers, channels, futures, influences, tornado};
use crate::chart::question::{self as picture, Origin};
use crate::chart::{self, Chart, Ink};
use crate::estimate::Judgement;
use crate::report::section::Section;
use crate::study::Run;
use crate::study::sensitivity::Sensitivity;
use crate::words::Words;

/// The sections, in the order in which they are asked.
pub fn of_run(ink: Ink, run: &Run) -> Vec<Section> {
    let questions = &run.questions;
    let policies: Vec<String> = run.scenario.policies.iter().map(|policy| policy.name.clone()).collect();
    let origin = |trials| Origin {
        title: &run.answers.scenario.title,
        seed: run.scenario.seed,
        version: &run.answers.version,
        trials,
        interrupted: false,
    };
    let with_pictures = |section: Section| Section {
        charts: chart::of_channels(ink, &run.answers),
        ..section
    };
    let of_channels = channels(ink.words, &run.answers, &run.scenario).map(with_pictures);
    let mut sections: Vec<Section> = of_channels.into_iter().collect();
    sections.extend(campaign_with_pictures(ink, &run.answers));
    sections.extend(carriers(ink.words, &run.answers));
    if let Some((assumptions, found)) = questions.one_at_a_time() {
        let mut section = tornado(ink.words, found, assumptions);
        let chart = picture::tornado(
            ink,
            &origin(found.trials),
            (found, assumptions),
            &policies,
            &super::sensitivity::survives(ink.words, found),
        );
        section.charts.extend(chart);
        sections.push(section);
    }
    if !questions.breakevens.is_empty() {
        sections.push(breakevens_with_picture(ink, &origin, &questions.breakevens, &policies));
    }
    if let Some(found) = &questions.sensitivity {
        sections.push(futures_with_pictures(ink, &origin, found));
        sections.extend(
            found
                .influences
                .as_ref()
                .map(|found_influences| influences(ink.words, found_influences, &found.assumptions)),
        );
    }
    sections
}

/// Many sets of assumptions, with the pictures of who is safe and of when another policy is best.
pub(super) fn futures_with_pictures<'a>(ink: Ink, origin: &impl Fn(u64) -> Origin<'a>, found: &Sensitivity) -> Section {
    let (words, assumptions) = (ink.words, &found.assumptions[..]);
    let mut section = futures(words, &found.futures, assumptions);
    let origin = origin(found.futures.trials);
    let title = section.findings.first().cloned().unwrap_or_default();
    let safe = picture::futures(ink, &origin, &found.futures, &title);
    let when = found.futures.rule.as_ref().and_then(|rule| {
        let title = rule_title(words, rule, assumptions);
        picture::rule(ink, &origin, &found.futures, (assumptions, &found.tornado), &title)
    });
    section.charts.extend(safe.into_iter().chain(when));
    section
}

/// Break-evens, with the picture of the first key that flips, or else of the first.
pub(super) fn breakevens_with_picture<'a>(
    ink: Ink,
    origin: &dyn Fn(u64) -> Origin<'a>,
    found: &[crate::study::breakeven::BreakEven],
    policies: &[String],
) -> Section {
    let mut section = breakevens(ink.words, found);
    let drawn = found.iter().find(|one| !one.roots.is_empty()).or(found.first());
    if let Some(one) = drawn {
        let most = one.looks.iter().map(|look| look.trials).max().unwrap_or_default();
        let title = super::breakeven::sentences(ink.words, one)
            .into_iter()
            .next()
            .unwrap_or_default();
        section
            .charts
            .extend(picture::flips(ink, &origin(most), one, policies, &title));
    }
    section
}

/// What the answer rests on: what each assumption does to it, where that was asked, and else which have no solid estimate.
pub fn rests_on(words: &dyn Words, run: &Run) -> Vec<String> {
    match run.questions.one_at_a_time() {
        Some((assumptions, found)) => super::sensitivity::depends(words, found, assumptions),
        None => vec![words.assumptions_without_estimate(&run.scenario)],
    }
}

/// What to do, in this model, and when it would be wrong: a sentence each; nothing where policies are not compared, or where not all was
/// asked that it rests on.
pub fn recommended(words: &dyn Words, run: &Run) -> Vec<String> {
    if run.questions.sensitivity.is_none() {
        return Vec::new();
    }
    let leader = &run.scenario.policies[run.answers.leader().place];
    let mut said = match Judgement::of(&run.answers) {
        Judgement::NobodyReached | Judgement::Alone => return Vec::new(),
        Judgement::Ahead(_) => {
            let accepts = crate::report::html::accepts(words, leader);
            vec![words.recommended(&words.named(&leader.name), &accepts)]
        }
        Judgement::Level { best, rivals } => {
            let mut level = vec![&*best.name];
            level.extend(rivals.iter().map(|rival| &*rival.other.name));
            vec![words.nothing_recommended(&words.names(&level))]
        }
    };
    if let Some(found) = &run.questions.sensitivity {
        said.extend(
            super::sensitivity::safe(words, &found.futures, &found.assumptions)
                .into_iter()
                .take(1),
        );
    }
    let flips: Vec<String> = run
        .questions
        .breakevens
        .iter()
        .filter(|one| !one.roots.is_empty())
        .flat_map(|one| super::breakeven::sentences(words, one))
        .take(MOST_FLIPS)
        .collect();
    if !flips.is_empty() {
        said.push(words.wrong_if().to_owned());
        said.extend(flips);
    } else if !run.questions.breakevens.is_empty() {
        let count = words.count(run.questions.breakevens.len() as u64);
        said.push(words.none_flips(&words.named(&leader.name), &count));
    }
    said
}

/// More flips than these have no room on a slide.
const MOST_FLIPS: usize = 4;

/// The pictures of a deck of at most fourteen slides, in their order, of those there are.
pub fn for_pitch(charts: &[Chart]) -> Vec<Chart> {
    const ORDER: [&str; 16] = [
        "reach",
        "earlier",
        "advantage",
        "channels",
        "routes",
        "deals",
        "circle",
        "tornado",
        "breakeven",
        "futures",
        "credit",
        "looks",
        "value",
        "chain",
        "time",
        "funnel",
    ];
    const MOST: usize = 9;
    let mut ordered: Vec<Chart> = Vec::new();
    for name in ORDER {
        ordered.extend(charts.iter().find(|chart| chart.name == name).cloned());
    }
    ordered.truncate(MOST);
    ordered
}
