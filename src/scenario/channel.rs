//! `[[channel]]`: where people hear each other, and the firm.

use super::evidence::{BITLY_2011, DECISION, GRAFFIUS, KWAK_2010, MYERS_2014, guess, published, trade};
use super::key::{choice, section};
use super::kind::{Kind, LOG_SPREAD, NOT_NEGATIVE, PEOPLE, POSITIVE, PROBABILITY, Range, TIMES};
use super::{Policy, Scenario};

section! {
    /// `[[channel]]`: a place where people hear each other, and the firm. What it leaves out is as the other sections say.
    pub struct Channel {
        /// Name, unlike that of any other channel.
        name: String = String::new(), Kind::Name;
        /// Who hears whom: "follow", one-way audiences; "connect", every tie is mutual, and who is declined hears nothing;
        /// "forum", every member may see what any member posts.
        kind: ChannelKind = ChannelKind::Follow, ChannelKind::KIND;
        /// Mean audience here.
        mean_audience: Option<f64> = None, Kind::Number(Range::within(0.0, 1e5)), "persons" => guess(10.0, 150.0);
        /// Exponent of the density of audience sizes here.
        tail: Option<f64> = None, Kind::Number(Range::above(2.0, 1e9)) => published(&[KWAK_2010]).guessed(2.1, 3.0);
        /// Median number of accounts a person listens to here.
        followees: Option<f64> = None, Kind::Number(Range::within(0.001, 1e9)), "accounts" => guess(50.0, 500.0);
        /// Standard deviation of the log of that number.
        followees_spread: Option<f64> = None, LOG_SPREAD => guess(0.5, 1.5);
        /// Share of arcs that leave the community here.
        mixing: Option<f64> = None, PROBABILITY => guess(0.05, 0.5);
        /// Probability that an arc is answered by its opposite; "follow" only.
        reciprocity: Option<f64> = None, PROBABILITY => published(&[KWAK_2010, MYERS_2014]).measured(0.22, 0.42);
        /// Strength of a one-way arc, or of what a member sees in a forum; "follow" and "forum" only.
        weak_tie: Option<f64> = None, PROBABILITY => guess(0.25, 1.0);
        /// Chance to notice an item here at full strength with an empty feed.
        notice: Option<f64> = None, PROBABILITY => guess(0.1, 0.6);
        /// Followees at which that chance halves.
        span: Option<f64> = None, POSITIVE, "followees" => guess(30.0, 300.0);
        /// Median delay from an item's appearance here to its being read.
        delay_median: Option<f64> = None, NOT_NEGATIVE, "hours" => guess(0.5, 12.0);
        /// Standard deviation of the log of that delay.
        delay_spread: Option<f64> = None, LOG_SPREAD => guess(0.8, 1.6);
        /// Time after which the interest in passing on here has halved.
        half_life: Option<f64> = None, POSITIVE, "hours" => trade(&[GRAFFIUS, BITLY_2011]).guessed(2.8, 72.0);
        /// Times at which the firm posts here, counted from the release; none: it is not active here.
        posts: Option<Vec<f64>> = None, TIMES, "hours";
        /// Factor on everybody's probability of passing on to the audience here.
        repost: f64 = 1.0, NOT_NEGATIVE => guess(0.3, 3.0);
        /// Number of distinct people who ask to connect here.
        requests: Option<u32> = None, PEOPLE, "persons" => guess(100.0, 1600.0);
        /// Probability that a request here comes through the audience of an earlier requester.
        closure: Option<f64> = None, PROBABILITY => guess(0.0, 0.6);
    }
}

/// `channel.kind`: who hears whom on a channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChannelKind {
    /// One-way audiences.
    Follow,
    /// Every tie is mutual.
    Connect,
    /// Every member may see what any member posts.
    Forum,
}

choice! { ChannelKind { Follow: "follow", Connect: "connect", Forum: "forum" } }

section! {
    /// `[policy.on.NAME]`: what a policy asks on the channel of this name, instead of its other conditions.
    pub struct Terms {
        /// Whether a bio is asked for.
        require_bio: bool = false, Kind::Flag;
        /// Least relevance that the profile must show.
        min_relevance: Option<f64> = None, PROBABILITY => DECISION;
        /// Least apparent value.
        min_value: Option<f64> = None, PROBABILITY => DECISION;
        /// Least audience on this channel.
        min_audience: Option<u32> = None, PEOPLE, "persons" => DECISION;
        /// Whether those whom the spam filter flags are declined.
        reject_spam: bool = false, Kind::Flag;
        /// Most contacts accepted on this channel, first come, first served.
        max_contacts: Option<u32> = None, PEOPLE, "persons" => DECISION;
        /// Whether everybody is declined.
        accept_none: bool = false, Kind::Flag;
    }
}

/// As many channels as a scenario may have.
pub(super) const MOST_CHANNELS: usize = 16;

impl Policy {
    /// The policy as it answers on a channel.
    #[must_use]
    pub fn on_channel(&self, name: &str) -> Self {
        let Some(terms) = self.on.get(name) else {
            return self.clone();
        };
        let Terms {
            require_bio,
            min_relevance,
            min_value,
            min_audience,
            reject_spam,
            max_contacts,
            accept_none,
        } = *terms;
        Self {
            require_bio,
            min_relevance,
            min_value,
            min_audience,
            reject_spam,
            max_contacts,
            accept_none,
            ..self.clone()
        }
    }
}

impl Channel {
    /// The scenario as it is on this channel alone: its network, attention, posts, requests and policies.
    pub fn scenario(&self, whole: &Scenario) -> Scenario {
        let mut here = Scenario {
            channels: Vec::new(),
            ..whole.clone()
        };
        let network = &mut here.world.network;
        replace(&mut network.mean_audience, self.mean_audience);
        replace(&mut network.tail, self.tail);
        replace(&mut network.followees, self.followees);
        replace(&mut network.followees_spread, self.followees_spread);
        replace(&mut network.mixing, self.mixing);
        replace(&mut network.reciprocity, self.reciprocity);
        replace(&mut network.weak_tie, self.weak_tie);
        replace(&mut here.attention.notice, self.notice);
        replace(&mut here.attention.span, self.span);
        replace(&mut here.attention.delay.median, self.delay_median);
        replace(&mut here.attention.delay.spread, self.delay_spread);
        replace(&mut here.release.half_life, self.half_life);
        replace(&mut here.release.posts, self.posts.clone());
        replace(&mut here.requests.count, self.requests);
        replace(&mut here.requests.closure, self.closure);
        match self.kind {
            ChannelKind::Follow => {}
            ChannelKind::Connect => {
                here.world.network.reciprocity = 1.0;
                here.circle.declined_stay = 0.0;
            }
            // Nobody can be shut out of a forum.
            ChannelKind::Forum => here.circle.declined_stay = 1.0,
        }
        for policy in &mut here.policies {
            *policy = policy.on_channel(&self.name);
        }
        here
    }

    /// How many people ask to connect here.
    pub fn request_count(&self, whole: &Scenario) -> u32 {
        self.requests.unwrap_or(whole.requests.count)
    }

    /// How many further people ask here before each release of a campaign but the first: `requests_later` or, where the channel has
    /// requests of its own, in the same proportion to those.
    pub fn later_requests(&self, whole: &Scenario) -> u32 {
        let later = whole.campaign.requests_later;
        match (self.requests, whole.requests.count) {
            (Some(0), _) => 0,
            (None, _) | (Some(_), 0) => later,
            (Some(here), all) => {
                let scaled = f64::from(later) * f64::from(here) / f64::from(all);
                // Saturates: no more people than fit can be asked for.
                libm::floor(scaled + 0.5) as u32
            }
        }
    }

    /// How many people ask here of their own accord over a whole campaign, if there is one.
    pub fn requests_over(&self, whole: &Scenario) -> u32 {
        let intervals = whole.issues().len().saturating_sub(1) as u64;
        let later = u64::from(self.later_requests(whole)) * intervals;
        u32::try_from(later)
            .unwrap_or(u32::MAX)
            .saturating_add(self.request_count(whole))
    }

    /// Whether the firm posts here.
    pub fn is_active(&self, whole: &Scenario) -> bool {
        !self.posts.as_ref().unwrap_or(&whole.release.posts).is_empty()
    }

    /// How many people of each segment use this channel, of so many that there are.
    pub fn users(&self, whole: &Scenario, sizes: &[u64]) -> Vec<u64> {
        let users = |(segment, &size): (&super::Segment, &u64)| segment.on.users(&self.name, size);
        whole.segments.iter().zip(sizes).map(users).collect()
    }
}

fn replace<T>(value: &mut T, written: Option<T>) {
    if let Some(written) = written {
        *value = written;
    }
}
