//! How the answer was got: the model in one page of plain words, with the numbers of the scenario.

use crate::estimate::Answers;
use crate::scenario::{AttentionModel, Scenario};
use crate::words::{Spread, Step, Words};

/// A step of the model.
pub(super) struct Paragraph {
    pub(super) title: &'static str,
    pub(super) text: String,
}

/// The steps from a world to a comparison.
pub(super) fn steps(words: &dyn Words, answers: &Answers, scenario: &Scenario) -> Vec<Paragraph> {
    let spread = match scenario.attention.model {
        AttentionModel::Feed => Spread::InFeeds,
        AttentionModel::Constant | AttentionModel::Inverse => Spread::Textbook,
    };
    let shared_worlds = (answers.worlds != answers.trials).then_some(answers.worlds);
    let step = |step, text| Paragraph {
        title: words.step(step),
        text,
    };
    vec![
        step(Step::World, world(words, answers, scenario)),
        step(
            Step::Requests,
            words.method_requests(
                scenario.request_count().into(),
                &words.rough_percent(scenario.requests.closure),
            ),
        ),
        step(
            Step::Answers,
            words.method_answers(&words.rough_percent(scenario.circle.declined_stay)),
        ),
        step(
            Step::Attention,
            [
                words.dilution(scenario),
                words.spam_penalty(scenario),
                words.favour(scenario),
            ]
            .join(" "),
        ),
        step(Step::News, news(words, spread, scenario)),
        step(Step::PassingOn, words.method_passing_on(spread).to_owned()),
        step(Step::Success, success(words, scenario)),
        step(Step::Trials, trials(words, answers, shared_worlds)),
    ]
}

fn trials(words: &dyn Words, answers: &Answers, shared_worlds: Option<u64>) -> String {
    let mut text = words.method_luck(shared_worlds, &words.level(answers), answers.trials);
    let ratios = answers.policies.iter().filter_map(|policy| policy.reach.variance_ratio);
    if let Some(least) = ratios.min_by(f64::total_cmp) {
        text.push(' ');
        text += &words.method_chances(least);
    }
    text
}

fn news(words: &dyn Words, spread: Spread, scenario: &Scenario) -> String {
    let release = &scenario.release;
    let fades = release.half_life < 10.0 * release.horizon;
    let mut text = words.method_news(spread, release.posts.len(), fades.then_some(release.half_life));
    if release.wire > 0 {
        text.push(' ');
        text += &words.method_wire(release.wire);
    }
    let releases = scenario.issues().len();
    if releases > 0 {
        let interval = scenario
            .campaign
            .release
            .is_empty()
            .then_some(scenario.campaign.interval);
        text.push(' ');
        text += &words.method_campaign(releases as u64, interval);
    }
    text
}

fn world(words: &dyn Words, answers: &Answers, scenario: &Scenario) -> String {
    let read = answers.network.as_ref().map(|network| (network.nodes, network.arcs));
    let decision_makers: Vec<String> = scenario
        .segments
        .iter()
        .filter(|segment| segment.decision_maker)
        .map(|segment| words.named(&segment.name))
        .collect();
    let mut text = words.method_world(&scenario.world, read, &decision_makers);
    if !scenario.channels.is_empty() {
        let names: Vec<String> = scenario
            .channels
            .iter()
            .map(|channel| words.named(&channel.name))
            .collect();
        text.push(' ');
        text += &words.method_channels(&words.listed(&names));
    }
    text
}

fn success(words: &dyn Words, scenario: &Scenario) -> String {
    let mut text = words.method_success(scenario.whole_release().horizon);
    if scenario.has_value() {
        let outcome = &scenario.outcome;
        text.push(' ');
        text += &words.method_value(
            &words.setting_percent(outcome.close_rate),
            &words.setting_percent(outcome.close_rate_forwarded),
            scenario.paid_wire_fee() > 0.0,
        );
    }
    text
}
