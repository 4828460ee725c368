//! What a trial of several releases follows besides.

use crate::rng::Chance;
use crate::scenario::{Campaign, Channel, ChannelKind, Issue, Policy, Scenario};
use crate::spread::{Read, SpreadLaw, Way};
use std::ops::Range;

/// What a trial of several releases follows besides. By layer is by channel, or the only layer of a scenario without channels.
#[derive(Clone, Debug)]
pub struct CampaignLaw {
    pub layers: Vec<LayerLaw>,
    pub releases: Vec<ReleaseLaw>,
    /// When the wait for a first deal ends `[hours]`.
    pub end: f64,
    /// Per segment: the chance to ask after reading what was posted or wired.
    pub ask_after_post: Vec<f64>,
    /// The same after a private forward.
    pub ask_after_forward: Vec<f64>,
    /// What the wire costs at each release `[currency]`.
    pub wire_fee: f64,
}

/// Requests on one layer.
#[derive(Clone, Debug)]
pub struct LayerLaw {
    /// How many of all requests come before the first release.
    pub first_requests: usize,
    /// How many come before each later one.
    pub later_requests: usize,
    /// Per policy: what it costs to look at a request `[currency]`.
    pub cost_per_request: Vec<f64>,
    /// Whether the firm is there, so that readers can ask.
    pub is_present: bool,
    pub is_forum: bool,
}

/// One release, and what becomes of the circle behind it.
#[derive(Clone, Debug)]
pub struct ReleaseLaw {
    /// Counted from the first `[hours]`.
    pub at: f64,
    /// By layer.
    pub spread: Vec<SpreadLaw>,
    /// By layer.
    pub leave: Vec<Chance>,
    /// By layer.
    pub declined_leave: Vec<Chance>,
    /// What money is worth at the first release, as a share of it.
    pub discount: f64,
}

impl CampaignLaw {
    /// That of a scenario; none without a campaign.
    pub fn new(scenario: &Scenario) -> Option<Self> {
        let issues = scenario.issues();
        let campaign = &scenario.campaign;
        let highest = scenario
            .segments
            .iter()
            .map(|segment| segment.request_rate)
            .fold(0.0, f64::max);
        let asking = |chance: f64| -> Vec<f64> {
            let of_segment = |rate: f64| if rate > 0.0 { chance * (rate / highest) } else { 0.0 };
            scenario
                .segments
                .iter()
                .map(|segment| of_segment(segment.request_rate))
                .collect()
        };
        let releases: Vec<ReleaseLaw> = issues.iter().map(|issue| ReleaseLaw::new(scenario, issue)).collect();
        let is_heard = |layer: usize| {
            let posts = |release: &ReleaseLaw| !release.spread[layer].release.posts.is_empty();
            releases.iter().any(posts)
        };
        let layers = if scenario.channels.is_empty() {
            vec![LayerLaw::new(scenario)]
        } else {
            let channels = scenario.channels.iter().enumerate();
            channels
                .map(|(layer, channel)| LayerLaw::on_channel(scenario, channel, is_heard(layer)))
                .collect()
        };
        (!issues.is_empty()).then(|| Self {
            layers,
            releases,
            end: campaign.end(),
            ask_after_post: asking(campaign.ask_after_post),
            ask_after_forward: asking(campaign.ask_after_forward),
            wire_fee: scenario.paid_wire_fee(),
        })
    }

    /// How many of all requests on a layer come before the first release.
    pub fn first_requests(&self, layer: usize) -> usize {
        self.layers[layer].first_requests
    }

    /// Which of all requests on a layer come before a later release, of so many.
    pub fn later_requests(&self, layer: usize, release: usize, all: usize) -> Range<usize> {
        let here = &self.layers[layer];
        let first = here.first_requests + (release - 1) * here.later_requests;
        first.min(all)..(first + here.later_requests).min(all)
    }

    /// The chance that somebody asks to connect after this reading, unless that person has asked already, and the layer on which the
    /// firm was met, if there is one.
    pub fn asks(&self, read: &Read) -> (f64, Option<usize>) {
        let segment = usize::from(read.segment);
        let layer = usize::from(read.layer);
        match read.way {
            Way::Repost => (self.ask_after_post[segment], Some(layer)),
            Way::Wire => (self.ask_after_post[segment], None),
            Way::Forward => (self.ask_after_forward[segment], None),
            // Who hears the firm itself has asked, unless it is in a forum.
            Way::Post if self.layers[layer].is_forum => (self.ask_after_post[segment], Some(layer)),
            Way::Post => (0.0, None),
        }
    }
}

impl LayerLaw {
    /// Of a scenario without channels.
    pub fn new(scenario: &Scenario) -> Self {
        Self {
            first_requests: scenario.requests.count as usize,
            later_requests: scenario.campaign.requests_later as usize,
            cost_per_request: costs_per_request(scenario, &scenario.policies),
            is_present: true,
            is_forum: false,
        }
    }

    pub fn on_channel(scenario: &Scenario, channel: &Channel, is_heard: bool) -> Self {
        let here = channel.scenario(scenario);
        let later_requests = channel.later_requests(scenario);
        Self {
            first_requests: here.requests.count as usize,
            later_requests: later_requests as usize,
            cost_per_request: costs_per_request(scenario, &here.policies),
            is_present: is_heard || here.requests.count > 0 || later_requests > 0,
            is_forum: channel.kind == ChannelKind::Forum,
        }
    }
}

/// Per policy: what it costs to look at a request `[currency]`.
fn costs_per_request(scenario: &Scenario, policies: &[Policy]) -> Vec<f64> {
    let cost = |policy: &Policy| {
        if policy.accept_none {
            0.0
        } else {
            scenario.outcome.cost_per_request
        }
    };
    policies.iter().map(cost).collect()
}

impl ReleaseLaw {
    pub fn new(scenario: &Scenario, issue: &Issue) -> Self {
        let Campaign {
            interval,
            leave,
            declined_leave,
            fatigue,
            ..
        } = scenario.campaign;
        let here = Scenario {
            release: issue.release.clone(),
            ..scenario.clone()
        };
        let spread: Vec<SpreadLaw> = if here.channels.is_empty() {
            vec![SpreadLaw::new(&here)]
        } else {
            let on_channel = |channel| SpreadLaw::on_channel(&here, channel);
            here.channels.iter().map(on_channel).collect()
        };
        let leaving = |within_interval: f64| -> Vec<Chance> {
            let stays = libm::pow(1.0 - within_interval, issue.lasts / interval);
            let chance = |law: &SpreadLaw| {
                let tired = libm::pow(1.0 - fatigue, law.release.posts.len() as f64);
                Chance::new(1.0 - stays * tired)
            };
            spread.iter().map(chance).collect()
        };
        Self {
            at: issue.at,
            leave: leaving(leave),
            declined_leave: leaving(declined_leave),
            discount: scenario.outcome.discounted(issue.at),
            spread,
        }
    }
}
