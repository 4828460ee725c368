//! A resolved scenario, as `whoknows run` writes it.

use serde::Deserialize;
use std::path::Path;

/// Policies that the lanes of the model have room for.
pub const POLICIES: usize = 4;

#[derive(Debug, Deserialize)]
pub struct Scenario {
    pub world: World,
    pub segment: Vec<Segment>,
    pub requests: Requests,
    pub circle: Circle,
    pub attention: Attention,
    pub forwarding: Delay,
    pub release: Release,
    pub policy: Vec<Policy>,
}

#[derive(Debug, Deserialize)]
pub struct World {
    pub people: usize,
    pub concentration: f64,
    pub observation_noise: f64,
    pub enthusiasm_spread: f64,
    pub network: Network,
}

#[derive(Debug, Deserialize)]
pub struct Network {
    pub model: String,
    pub mean_audience: f64,
    pub tail: f64,
    pub followees: f64,
    pub followees_spread: f64,
    pub mixing: f64,
    pub reciprocity: f64,
    pub weak_tie: f64,
}

#[derive(Debug, Deserialize)]
pub struct Segment {
    pub count: Option<usize>,
    pub fraction: Option<f64>,
    pub community: String,
    pub relevance: f64,
    pub apparent_value: f64,
    pub bio: f64,
    pub looks_spam: f64,
    pub audience: f64,
    pub followees: f64,
    pub request_rate: f64,
    pub repost: f64,
    pub forward: f64,
    pub open_rate: f64,
    pub spam: bool,
    pub decision_maker: bool,
}

#[derive(Debug, Deserialize)]
pub struct Requests {
    pub count: usize,
    pub closure: f64,
}

#[derive(Debug, Deserialize)]
pub struct Circle {
    pub engagement: f64,
    pub declined_stay: f64,
    pub declined_engagement: f64,
    pub capacity: f64,
    pub dilution: f64,
    pub spam_penalty: f64,
    pub favour: f64,
}

#[derive(Debug, Deserialize)]
pub struct Attention {
    pub model: String,
    pub notice: f64,
    pub span: f64,
    #[serde(flatten)]
    pub delay: Delay,
}

#[derive(Debug, Deserialize)]
pub struct Delay {
    #[serde(default)]
    pub targeting: f64,
    pub delay_median: f64,
    pub delay_spread: f64,
}

#[derive(Debug, Deserialize)]
pub struct Release {
    pub appeal: f64,
    pub breadth: f64,
    pub half_life: f64,
    pub horizon: f64,
    pub posts: Vec<f64>,
    pub wire: u32,
}

#[derive(Debug, Deserialize)]
pub struct Policy {
    pub require_bio: bool,
    pub reject_spam: bool,
    pub accept_none: bool,
    pub min_relevance: Option<f64>,
    pub min_value: Option<f64>,
    pub min_audience: Option<usize>,
    pub max_contacts: Option<usize>,
}

impl Scenario {
    /// Reads a scenario and refuses what this peer does not implement.
    pub fn load(path: &Path) -> Result<Self, String> {
        let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
        let scenario: Self = toml::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?;
        if scenario.world.network.model != "communities"
            || scenario.attention.model != "feed"
            || scenario.release.wire > 0
        {
            return Err("the henad peer knows only communities, the feed, and no wire".to_owned());
        }
        if scenario.policy.len() > POLICIES {
            return Err(format!("the henad peer has lanes for {} policies", POLICIES));
        }
        Ok(scenario)
    }

    /// People per segment: the counts, then the fractions of those left by largest remainder.
    pub fn sizes(&self) -> Vec<usize> {
        let counted: usize = self.segment.iter().filter_map(|segment| segment.count).sum();
        let left = (self.world.people - counted) as f64;
        let fraction = |segment: &Segment| {
            if segment.count.is_some() {
                0.0
            } else {
                segment.fraction.unwrap_or(0.0)
            }
        };
        let total: f64 = self.segment.iter().map(fraction).sum();
        let shares: Vec<f64> = self
            .segment
            .iter()
            .map(|s| left * fraction(s) / total.max(f64::MIN_POSITIVE))
            .collect();
        let mut sizes: Vec<usize> = self
            .segment
            .iter()
            .zip(&shares)
            .map(|(segment, share)| segment.count.unwrap_or(share.floor() as usize))
            .collect();
        let mut by_remainder: Vec<usize> = (0..sizes.len()).filter(|&s| shares[s] > 0.0).collect();
        by_remainder.sort_by(|&a, &b| shares[b].fract().total_cmp(&shares[a].fract()));
        let missing = self.world.people - sizes.iter().sum::<usize>();
        for &segment in by_remainder.iter().take(missing) {
            sizes[segment] += 1;
        }
        sizes
    }
}
