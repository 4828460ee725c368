//! `[[policy]]`: which requests the firm accepts, and what it asks of a profile for that.

use super::evidence::DECISION;
use super::key::section;
use super::kind::{Kind, PEOPLE, PROBABILITY};
use super::on::TermsByChannel;

section! {
    /// `[[policy]]`: which requests the firm accepts. All conditions must hold; an absent one is not asked.
    pub struct Policy {
        /// Name, unlike that of any other policy.
        name: String = String::new(), Kind::Name;
        /// Whether a bio is asked for.
        require_bio: bool = false, Kind::Flag;
        /// Least relevance that the profile must show.
        min_relevance: Option<f64> = None, PROBABILITY => DECISION;
        /// Least apparent value.
        min_value: Option<f64> = None, PROBABILITY => DECISION;
        /// Least audience.
        min_audience: Option<u32> = None, PEOPLE, "persons" => DECISION;
        /// Whether those whom the spam filter flags are declined.
        reject_spam: bool = false, Kind::Flag;
        /// Most contacts accepted, first come, first served.
        max_contacts: Option<u32> = None, PEOPLE, "persons" => DECISION;
        /// Whether everybody is declined.
        accept_none: bool = false, Kind::Flag;
        /// What it asks instead on the channel of a name.
        on: TermsByChannel = TermsByChannel::default();
    }
}

/// One condition of a policy; all of them must hold.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Condition {
    /// A bio.
    Bio,
    /// At least so much shown relevance `[0, 1]`.
    Relevance(f64),
    /// At least so much apparent value `[0, 1]`.
    Value(f64),
    /// An audience of at least so many people.
    Audience(u32),
    /// No flag of the spam filter.
    NotSpam,
}

impl Policy {
    /// A policy that has every key there is, for those who list them.
    pub(super) fn listing_all_keys() -> Self {
        Self {
            on: TermsByChannel::one(),
            ..Self::default()
        }
    }

    /// What it asks of a profile, in the order of its keys.
    pub fn conditions(&self) -> impl Iterator<Item = Condition> + use<> {
        // Taken apart by name, so that no key is forgotten here.
        let Self {
            name: _,
            require_bio,
            min_relevance,
            min_value,
            min_audience,
            reject_spam,
            max_contacts: _,
            accept_none: _,
            on: _,
        } = *self;
        let conditions = [
            require_bio.then_some(Condition::Bio),
            min_relevance.map(Condition::Relevance),
            min_value.map(Condition::Value),
            min_audience.map(Condition::Audience),
            reject_spam.then_some(Condition::NotSpam),
        ];
        conditions.into_iter().flatten()
    }

    /// The most contacts that it takes, whoever asks.
    pub fn most_contacts(&self) -> u32 {
        match self.max_contacts {
            _ if self.accept_none => 0,
            most => most.unwrap_or(u32::MAX),
        }
    }
}

/// The most that a profile of some kind can show.
#[derive(Clone, Copy, Debug)]
pub(super) struct BestProfile {
    /// Whether there may be a bio.
    pub has_bio: bool,
    /// Shown relevance `[0, 1]`.
    pub relevance: f64,
    /// Apparent value `[0, 1]`.
    pub value: f64,
    /// Audience `[persons]`.
    pub audience: f64,
    /// Whether the spam filter flags it for certain.
    pub is_flagged: bool,
}

impl Condition {
    /// Whether somebody with such a profile can meet it.
    pub(super) fn can_be_met(self, profile: &BestProfile) -> bool {
        match self {
            Self::Bio => profile.has_bio,
            Self::Relevance(least) => profile.relevance >= least,
            Self::Value(least) => profile.value >= least,
            Self::Audience(least) => profile.audience >= f64::from(least),
            Self::NotSpam => !profile.is_flagged,
        }
    }
}
