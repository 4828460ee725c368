//! `[campaign]`: several pieces of news, one after another, and what becomes of the circle between them.

use super::evidence::{DECISION, convention, guess};
use super::key::section;
use super::kind::{Kind, NOT_NEGATIVE, PEOPLE, POSITIVE, PROBABILITY, Range, TIMES};
use super::{Release, Scenario};

section! {
    /// `[campaign]`: several pieces of news, one after another. Between them people ask to connect, and contacts go.
    pub struct Campaign {
        /// Number of pieces of news, `interval` apart; or write a table [[campaign.release]] for each.
        releases: Option<u32> = None, Kind::Whole { least: 1, most: MOST_RELEASES as u64 }, "releases" => DECISION;
        /// Time from one to the next; chances to leave are for as long.
        interval: f64 = QUARTER, POSITIVE, "hours" => convention(720.0, 8760.0), Campaign;
        /// Further people who ask to connect before each piece of news but the first.
        requests_later: u32 = 50, PEOPLE, "persons" => guess(0.0, 200.0), Campaign;
        /// Chance that somebody outside the circle asks to connect after reading what others posted, or the wire.
        ask_after_post: f64 = 0.05, PROBABILITY => guess(0.0, 0.2), Campaign;
        /// The same after reading a private forward.
        ask_after_forward: f64 = 0.2, PROBABILITY => guess(0.0, 0.5), Campaign;
        /// Chance that a contact goes within an interval.
        leave: f64 = 0.05, LEAVING => guess(0.0, 0.2), Campaign;
        /// Chance that a declined person who stays goes within an interval.
        declined_leave: f64 = 0.2, LEAVING => guess(0.0, 0.5), Campaign;
        /// Chance that a single post of the firm makes somebody go.
        fatigue: f64 = 0.01, LEAVING => guess(0.0, 0.05), Campaign;
        /// The pieces of news, in order of time.
        release: Vec<CampaignRelease> = Vec::new();
    }
}

section! {
    /// `[[campaign.release]]`: one piece of news of a campaign. What it leaves out is as `[release]` says.
    pub struct CampaignRelease {
        /// When it is released, counted from the first.
        at: f64 = 0.0, NOT_NEGATIVE, "hours" => DECISION;
        /// Factor on everybody's interest.
        appeal: Option<f64> = None, NOT_NEGATIVE => convention(0.5, 2.0);
        /// Times at which the firm posts, counted from this release.
        posts: Option<Vec<f64>> = None, TIMES, "hours";
    }
}

/// No campaign has more releases.
pub const MOST_RELEASES: usize = 40;

/// A quarter of a year `[hours]`.
pub const QUARTER: f64 = 2190.0;

/// A year `[hours]`.
pub const YEAR: f64 = 4.0 * QUARTER;

/// A chance to leave: if everybody left, there would be nobody to tell.
const LEAVING: Kind = Kind::Number(Range::within(0.0, 0.99));

/// One piece of news of a campaign, with everything said.
#[derive(Clone, Debug, PartialEq)]
pub struct Issue {
    /// When it is released, counted from the first `[hours]`.
    pub at: f64,
    /// Until the next one is, or the campaign ends `[hours]`.
    pub lasts: f64,
    /// The news and how it is posted, in hours since it is released.
    pub release: Release,
}

impl Campaign {
    /// Whether there is one: a single release on its own is none.
    pub fn is_planned(&self) -> bool {
        self.releases.is_some_and(|releases| releases > 1) || !self.release.is_empty()
    }

    /// One that has every key there is, for those who list them.
    pub(super) fn listing_all_keys() -> Self {
        Self {
            release: vec![CampaignRelease::default()],
            ..Self::default()
        }
    }

    /// When each piece of news is released, counted from the first `[hours]`.
    pub fn times(&self) -> Vec<f64> {
        if self.release.is_empty() {
            let times = 0..self.releases.unwrap_or(1);
            return times.map(|number| f64::from(number) * self.interval).collect();
        }
        self.release.iter().map(|release| release.at).collect()
    }

    /// When the last one has lasted as long as an interval, counted from the first `[hours]`: to the end of this, a first deal is waited for.
    pub fn end(&self) -> f64 {
        self.times().last().copied().unwrap_or(0.0) + self.interval
    }

    /// The pieces of news, of which `[release]` says what they leave out.
    pub fn issues(&self, release: &Release) -> Vec<Issue> {
        let times = self.times();
        let ends = times.iter().skip(1).copied().chain([self.end()]);
        let issue = |((number, &at), end): ((usize, &f64), f64)| {
            let said = self.release.get(number);
            let mut release = release.clone();
            if let Some(appeal) = said.and_then(|said| said.appeal) {
                release.appeal = appeal;
            }
            if let Some(posts) = said.and_then(|said| said.posts.clone()) {
                release.posts = posts;
            }
            Issue {
                at,
                lasts: end - at,
                release,
            }
        };
        times.iter().enumerate().zip(ends).map(issue).collect()
    }

    /// How many people ask before the last release, if none does so for having read.
    pub fn requests(&self, first: u32) -> u32 {
        let later = u64::from(self.requests_later) * (self.times().len() as u64 - 1);
        u32::try_from(later).unwrap_or(u32::MAX).saturating_add(first)
    }
}

impl Scenario {
    /// Whether there are several pieces of news, and what becomes of the circle between them counts.
    pub fn has_campaign(&self) -> bool {
        self.campaign.is_planned()
    }

    /// The pieces of news of a campaign; none where there is no campaign.
    pub fn issues(&self) -> Vec<Issue> {
        if self.has_campaign() {
            self.campaign.issues(&self.release)
        } else {
            Vec::new()
        }
    }

    /// The costs of a campaign are summed as whole numbers of these `[currency]`; 0 where nothing costs anything.
    pub fn cost_part(&self) -> f64 {
        const PARTS: f64 = 4096.0;
        let outcome = &self.outcome;
        (outcome.cost_per_request + outcome.cost_per_contact + self.paid_wire_fee()) / PARTS
    }

    /// The news with all posts of a campaign, in hours since its first release, until nobody reads any more.
    pub fn whole_release(&self) -> Release {
        let issues = self.issues();
        let Some(last) = issues.last() else {
            return self.release.clone();
        };
        let posts = |issue: &Issue| {
            let at = issue.at;
            issue
                .release
                .posts
                .iter()
                .map(move |post| at + post)
                .collect::<Vec<f64>>()
        };
        Release {
            posts: issues.iter().flat_map(posts).collect(),
            horizon: last.at + self.release.horizon,
            // Interest fades behind each release anew: on this scale nothing is to be seen of it.
            half_life: f64::INFINITY,
            ..self.release.clone()
        }
    }

    /// No more people than these can ask to connect.
    pub fn most_requests(&self) -> u32 {
        if self.has_campaign() {
            u32::try_from(self.world.people).unwrap_or(u32::MAX)
        } else {
            self.request_count()
        }
    }
}
