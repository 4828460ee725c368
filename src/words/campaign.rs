//! What came of a campaign: how much earlier the first deal comes, and what became of the circle.

use crate::estimate::{Answers, CampaignAnswers, Estimate, PolicyAnswers, Standing};
use crate::words::Words;

/// Two policies and how much earlier the first deal comes under the one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FirstDealLead {
    /// The policy under which it comes so much earlier or later, as it stands in a sentence.
    pub this: String,
    /// The one that it is compared with.
    pub other: String,
    /// How much, in quarters of a year.
    pub quarters: String,
    /// The interval of that.
    pub range: String,
    /// How long the campaign is, in quarters.
    pub within: String,
}

/// How a language speaks of campaigns. Policies come as they stand in a sentence, figures as text, times in quarters of a year.
pub trait CampaignWords {
    /// Heading of the section.
    fn campaign_heading(&self) -> &'static str;
    /// The first deal surely comes earlier.
    fn deal_comes_earlier(&self, head: &FirstDealLead) -> String;
    /// It surely comes later.
    fn deal_comes_later(&self, head: &FirstDealLead) -> String;
    /// Which comes earlier cannot be told.
    fn deal_unsettled(&self, head: &FirstDealLead) -> String;
    /// How many trials have a deal by the end of a campaign of so many quarters.
    fn has_deal(&self, policy: &str, share: &str, range: &str, within: &str) -> String;
    /// How the circle changes from the first release to the last.
    fn circle_goes(&self, policy: &str, from: &str, to: &str) -> String;
    /// Head of the column of contacts at the first release.
    fn contacts_first_head(&self) -> &'static str;
    /// The same at the last.
    fn contacts_last_head(&self) -> &'static str;
    /// Head of the column of chances of a deal by the end, at a level, `95 %`.
    fn deal_head(&self, level: &str) -> String;
    /// Head of the column of times to the first deal.
    fn wait_head(&self, level: &str) -> String;
    /// Head of the column of how much earlier that is than under the baseline.
    fn earlier_head(&self, baseline: &str) -> String;
    /// Caption of that table.
    fn campaign_table(&self) -> &'static str;
    /// Head of the column of releases.
    fn release_head(&self) -> &'static str;
    /// Head of the column of when they come.
    fn release_at_head(&self) -> &'static str;
    /// Head of the column of contacts at a release.
    fn contacts_head(&self) -> &'static str;
    /// Head of the column of its readers.
    fn release_readers_head(&self) -> &'static str;
    /// Head of the column of its reach.
    fn release_reach_head(&self) -> &'static str;
    /// Head of the column of reach up to it.
    fn reach_so_far_head(&self) -> &'static str;
    /// Head of the column of chances of a deal before the next.
    fn deal_so_far_head(&self) -> &'static str;
    /// Caption of the table of releases.
    fn releases_table(&self) -> &'static str;
    /// How it was worked out.
    fn campaign_note(&self, within: &str) -> String;
    /// Why credit is not shared out.
    fn no_credit_note(&self) -> &'static str;
    /// In the method: so many releases, one so many hours after another where they come evenly, and what becomes of the circle.
    fn method_campaign(&self, releases: u64, interval: Option<f64>) -> String;

    /// The axis of times.
    fn quarters_axis(&self) -> &'static str;
    /// The axis of how much earlier.
    fn earlier_axis(&self, baseline: &str) -> String;
    /// In a list of charts: the circle.
    fn circle_label(&self) -> &'static str;
    /// The chance of a first deal.
    fn deals_label(&self) -> &'static str;
    /// How much earlier.
    fn earlier_label(&self) -> &'static str;
    /// What the picture of the circle shows.
    fn circle_subtitle(&self) -> &'static str;
    /// What the picture of first deals shows.
    fn deals_subtitle(&self) -> &'static str;
    /// What the picture of how much earlier shows.
    fn earlier_subtitle(&self, baseline: &str) -> String;

    /// In a story: which of how many releases is told.
    fn told_release(&self, number: &str, releases: &str) -> String;
    /// In a story: what came of one release; whether a decision-maker read it.
    fn release_told(&self, number: &str, contacts: &str, readers: &str, reached: bool) -> String;
}

impl dyn Words + '_ {
    /// How long a campaign is, in quarters.
    pub fn campaign_length(&self, campaign: &CampaignAnswers) -> String {
        self.setting(campaign.releases.last().map_or(0.0, |last| last.until))
    }

    /// How much earlier or later the first deal comes under each policy than under the baseline, as sentences; where there is one policy
    /// only, how many trials have a deal.
    pub fn campaign_findings(&self, answers: &Answers) -> Vec<String> {
        let base = answers.base();
        let told = |policy: &PolicyAnswers| {
            let campaign = policy.campaign.as_ref()?;
            let row = answers.wait_comparisons.iter().find(|row| {
                row.a.min(row.b) == policy.place.min(base.place) && row.a.max(row.b) == policy.place.max(base.place)
            })?;
            let earlier = row.earlier_under(policy.place)?;
            let head = |quarters: Estimate| FirstDealLead {
                this: self.named(&policy.name),
                other: self.named(&base.name),
                quarters: self.mean_of(quarters),
                range: self.mean_range(quarters),
                within: self.campaign_length(campaign),
            };
            Some(match row.standing {
                Standing::Ahead | Standing::Behind if earlier.low > 0.0 => self.deal_comes_earlier(&head(earlier)),
                Standing::Ahead | Standing::Behind if earlier.high < 0.0 => {
                    self.deal_comes_later(&head(earlier.negated()))
                }
                _ => self.deal_unsettled(&head(earlier)),
            })
        };
        let mut others: Vec<&PolicyAnswers> = answers.policies.iter().collect();
        others.retain(|policy| policy.place != base.place);
        // The one under which it comes first is told first.
        let wait = |policy: &PolicyAnswers| policy.campaign.as_ref().map_or(0.0, |campaign| campaign.wait.estimate);
        others.sort_by(|a, b| wait(a).total_cmp(&wait(b)));
        let findings: Vec<String> = others.into_iter().filter_map(told).collect();
        if findings.is_empty() {
            self.deals_finding(base).into_iter().collect()
        } else {
            findings
        }
    }

    /// How many trials have a deal under a policy by the end of its campaign.
    pub fn deals_finding(&self, policy: &PolicyAnswers) -> Option<String> {
        let campaign = policy.campaign.as_ref()?;
        let deal = campaign.releases.last()?.deal_by;
        let (share, range) = (self.percent_of(deal), self.percent_range(deal));
        Some(self.has_deal(
            &self.named(&policy.name),
            &share,
            &range,
            &self.campaign_length(campaign),
        ))
    }

    /// How the circle of a policy changes.
    pub fn circle_finding(&self, policy: &PolicyAnswers) -> Option<String> {
        let releases = &policy.campaign.as_ref()?.releases;
        let (first, last) = (releases.first()?, releases.last()?);
        let [from, to] = [first, last].map(|release| self.mean_of(release.contacts));
        Some(self.circle_goes(&self.named(&policy.name), &from, &to))
    }
}
