//! Where the news went, and what each channel adds.

use crate::estimate::{Answers, ChannelAdds, PolicyAnswers, RouteShare};
use crate::report::section::{Head, Section, SectionTable};
use crate::scenario::Scenario;
use crate::words::{Difference, Words};

/// The section; none where there are no channels, or nobody asked what they add.
pub fn channels(words: &dyn Words, answers: &Answers, scenario: &Scenario) -> Option<Section> {
    let leader = answers.leader();
    let of_leader = leader.channels.as_ref()?;
    let of = |policy: &PolicyAnswers, adds: &ChannelAdds| words.channel_finding(&policy.name, adds);
    let others = answers.policies.iter().filter(|policy| policy.place != leader.place);
    // What costs reach under another policy, nobody would look for in a table.
    let costly = others.flat_map(|policy| {
        let adds = policy.channels.iter().flat_map(|channels| &channels.adds);
        let costly = adds.filter(|adds| adds.reach.high < 0.0);
        costly.map(|adds| of(policy, adds)).collect::<Vec<String>>()
    });
    let hastening = of_leader
        .adds
        .iter()
        .filter_map(|adds| words.channel_and_deal(&leader.name, adds));
    let mut notes = vec![words.channels_note().to_owned()];
    if scenario.has_open_forum() {
        notes.push(words.open_forum_note().to_owned());
    }
    Some(Section {
        id: "channels",
        heading: words.channels_heading().to_owned(),
        findings: of_leader
            .adds
            .iter()
            .map(|adds| of(leader, adds))
            .chain(hastening)
            .chain(words.channel_that_could_go(&leader.name, &of_leader.adds))
            .chain(costly)
            .collect(),
        charts: Vec::new(),
        tables: vec![channels_table(words, answers), routes_table(words, answers)],
        notes,
    })
}

/// A row per policy and channel: what it adds.
pub fn channels_table(words: &dyn Words, answers: &Answers) -> SectionTable {
    let mut heads = vec![
        Head::words(words.policy_column()),
        Head::words(words.channel_head()),
        Head::numbers(words.channel_adds_head(&words.level(answers))),
        Head::numbers(words.only_with_head()),
        Head::numbers(words.only_without_head()),
        Head::numbers(words.channel_readers_head()),
    ];
    let has_campaign = answers.policies.iter().any(|policy| policy.campaign.is_some());
    if has_campaign {
        heads.push(Head::numbers(words.channel_earlier_head()));
    }
    if answers.premises.has_value {
        heads.push(Head::numbers(words.channel_value_head(&answers.premises.currency)));
    }
    let row = |policy: &PolicyAnswers, adds: &ChannelAdds| {
        let mut row = vec![
            policy.name.clone(),
            adds.channel.clone(),
            words.gain_with_interval(Difference::alone(adds.reach)),
            words.count(adds.only_with),
            words.count(adds.only_without),
            words.mean_of(adds.people),
        ];
        row.extend(adds.earlier.map(|earlier| words.mean_of(earlier)));
        row.extend(adds.value.map(|value| words.mean_of(value)));
        row
    };
    let of_policy = |policy: &PolicyAnswers| {
        let channels = policy.channels.iter().flat_map(|channels| &channels.adds);
        channels.map(|adds| row(policy, adds)).collect::<Vec<_>>()
    };
    SectionTable {
        caption: words.channels_table().to_owned(),
        heads,
        rows: answers.policies.iter().flat_map(of_policy).collect(),
    }
}

/// A row per policy and pair of channels: how many of the successes went that way.
fn routes_table(words: &dyn Words, answers: &Answers) -> SectionTable {
    let row = |policy: &PolicyAnswers, route: &RouteShare| {
        let first = route.first.clone().unwrap_or_else(|| words.by_wire().to_owned());
        let last = route.last.clone().unwrap_or_else(|| words.by_no_channel().to_owned());
        vec![
            policy.name.clone(),
            first,
            last,
            words.percent_with_interval(route.share),
        ]
    };
    let of_policy = |policy: &PolicyAnswers| {
        let channels = policy.channels.iter().flat_map(|channels| &channels.routes);
        channels.map(|route| row(policy, route)).collect::<Vec<_>>()
    };
    SectionTable {
        caption: words.routes_table().to_owned(),
        heads: vec![
            Head::words(words.policy_column()),
            Head::words(words.first_channel_head()),
            Head::words(words.last_channel_head()),
            Head::numbers(words.share_of_successes_head()),
        ],
        rows: answers.policies.iter().flat_map(of_policy).collect(),
    }
}
