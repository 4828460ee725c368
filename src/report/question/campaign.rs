//! What came of a campaign: how much earlier the first deal comes, and what happened at each release.

use crate::chart::{Ink, of_campaign};
use crate::estimate::{Answers, CampaignAnswers, PolicyAnswers, ReleaseAnswers};
use crate::report::section::{Head, Section, SectionTable};
use crate::words::Words;

/// The section with its pictures; none without a campaign.
pub fn campaign_with_pictures(ink: Ink, answers: &Answers) -> Option<Section> {
    let mut section = campaign(ink.words, answers)?;
    section.charts = of_campaign(ink, answers);
    Some(section)
}

/// The section without pictures; none without a campaign.
pub fn campaign(words: &dyn Words, answers: &Answers) -> Option<Section> {
    let leader = answers.leader().campaign.as_ref()?;
    Some(Section {
        id: "campaign",
        heading: words.campaign_heading().to_owned(),
        findings: words.campaign_findings(answers),
        charts: Vec::new(),
        tables: vec![campaign_table(words, answers), releases_table(words, answers)],
        notes: vec![
            words.campaign_note(&words.campaign_length(leader)),
            words.no_credit_note().to_owned(),
        ],
    })
}

/// A row per policy: its circle, its deals, and how long the first takes.
pub fn campaign_table(words: &dyn Words, answers: &Answers) -> SectionTable {
    let (base, level) = (answers.base(), words.level(answers));
    let is_compared = answers.policies.len() > 1;
    let mut heads = vec![
        Head::words(words.policy_column()),
        Head::numbers(words.contacts_first_head()),
        Head::numbers(words.contacts_last_head()),
        Head::numbers(words.deal_head(&level)),
        Head::numbers(words.wait_head(&level)),
    ];
    if is_compared {
        heads.push(Head::numbers(words.earlier_head(&words.named(&base.name))));
    }
    let row = |policy: &PolicyAnswers| {
        let CampaignAnswers { releases, wait } = policy.campaign.as_ref()?;
        let (first, last) = (releases.first()?, releases.last()?);
        let earlier = || {
            let of_both = |row: &&crate::estimate::WaitComparison| {
                policy.place != base.place
                    && [row.a, row.b].contains(&policy.place)
                    && [row.a, row.b].contains(&base.place)
            };
            let earlier = answers
                .wait_comparisons
                .iter()
                .find(of_both)?
                .earlier_under(policy.place)?;
            Some(format!("{} ({})", words.mean_of(earlier), words.mean_range(earlier)))
        };
        let mut row = vec![
            policy.name.clone(),
            words.mean_of(first.contacts),
            words.mean_of(last.contacts),
            words.percent_with_interval(last.deal_by),
            format!("{} ({})", words.mean_of(*wait), words.mean_range(*wait)),
        ];
        if is_compared {
            row.push(earlier().unwrap_or_else(|| "–".to_owned()));
        }
        Some(row)
    };
    SectionTable {
        caption: words.campaign_table().to_owned(),
        heads,
        rows: answers.policies.iter().filter_map(row).collect(),
    }
}

/// A row per policy and release.
fn releases_table(words: &dyn Words, answers: &Answers) -> SectionTable {
    let row = |policy: &PolicyAnswers, number: u64, release: &ReleaseAnswers| {
        vec![
            policy.name.clone(),
            words.count(number),
            words.setting(libm::round(release.at * 100.0) / 100.0),
            words.mean_of(release.contacts),
            words.mean_of(release.readers),
            words.percent_of(release.reached),
            words.percent_of(release.reached_by),
            words.percent_of(release.deal_by),
        ]
    };
    let of_policy = |policy: &PolicyAnswers| {
        let releases = policy.campaign.iter().flat_map(|campaign| &campaign.releases);
        let rows = (1..)
            .zip(releases)
            .map(|(number, release)| row(policy, number, release));
        rows.collect::<Vec<_>>()
    };
    SectionTable {
        caption: words.releases_table().to_owned(),
        heads: vec![
            Head::words(words.policy_column()),
            Head::numbers(words.release_head()),
            Head::numbers(words.release_at_head()),
            Head::numbers(words.contacts_head()),
            Head::numbers(words.release_readers_head()),
            Head::numbers(words.release_reach_head()),
            Head::numbers(words.reach_so_far_head()),
            Head::numbers(words.deal_so_far_head()),
        ],
        rows: answers.policies.iter().flat_map(of_policy).collect(),
    }
}
