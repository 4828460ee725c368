//! Every number of a scenario that is an assumption: which it is, and how it is known.

use crate::scenario::{
    Attention, AttentionModel, Circle, Forwarding, Network, NetworkModel, Outcome, Release, Requests, Scenario, World,
};

/// One number that the author of a scenario assumes; those of segments stand apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// `world.people`.
    People,
    /// `world.concentration`.
    Concentration,
    /// `world.observation_noise`.
    ObservationNoise,
    /// `world.enthusiasm_spread`.
    EnthusiasmSpread,
    /// `world.network.mean_audience`.
    MeanAudience,
    /// `world.network.tail`.
    Tail,
    /// `world.network.followees`.
    Followees,
    /// `world.network.followees_spread`.
    FolloweesSpread,
    /// `world.network.mixing`.
    Mixing,
    /// `world.network.reciprocity`.
    Reciprocity,
    /// `world.network.weak_tie`.
    WeakTie,
    /// `requests.count`.
    Requests,
    /// `requests.closure`.
    Closure,
    /// `circle.engagement`.
    Engagement,
    /// `circle.declined_engagement`.
    DeclinedEngagement,
    /// `circle.declined_stay`.
    DeclinedStay,
    /// `circle.capacity`.
    Capacity,
    /// `circle.dilution`.
    Dilution,
    /// `circle.spam_penalty`.
    SpamPenalty,
    /// `circle.favour`.
    Favour,
    /// `attention.notice`.
    Notice,
    /// `attention.span`.
    Span,
    /// `attention.delay_median`.
    ReadingDelay,
    /// `attention.delay_spread`.
    ReadingDelaySpread,
    /// `forwarding.targeting`.
    Targeting,
    /// `forwarding.delay_median`.
    ForwardingDelay,
    /// `forwarding.delay_spread`.
    ForwardingDelaySpread,
    /// `release.appeal`.
    Appeal,
    /// `release.breadth`.
    Breadth,
    /// `release.half_life`.
    HalfLife,
    /// `release.horizon`.
    Horizon,
    /// `release.wire`.
    Wire,
    /// `outcome.close_rate`.
    CloseRate,
    /// `outcome.close_rate_forwarded`.
    CloseRateForwarded,
    /// `outcome.deal_value`.
    DealValue,
    /// `outcome.cost_per_request`.
    CostPerRequest,
    /// `outcome.cost_per_contact`.
    CostPerContact,
    /// `outcome.wire_fee`.
    WireFee,
    /// `experiment.practical_difference`.
    PracticalDifference,
}

/// How the default of a setting is known. The sources are told in full in `docs/model.md`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// No source stands behind it.
    Guess,
    /// No study gives a solid estimate.
    NoEstimate,
    /// Published and reviewed measurements.
    Published(&'static str),
    /// Figures of trade publications.
    Trade(&'static str),
    /// A scale or a convention: nothing to measure.
    Convention,
    /// The firm's own number, to be put in.
    Yours,
}

/// What a language says of settings.
pub trait SettingWords {
    /// What it is, in a few words.
    fn meaning(&self, setting: Setting) -> &'static str;
    /// How a default is known.
    fn evidence(&self, evidence: Evidence) -> String;
    /// The scenario departs from the default, whose evidence this is.
    fn set_here(&self, default: &str, evidence: &str) -> String;
}

impl Setting {
    /// Every setting, in the order of a scenario.
    pub const ALL: [Self; 39] = [
        Self::People,
        Self::Concentration,
        Self::ObservationNoise,
        Self::EnthusiasmSpread,
        Self::MeanAudience,
        Self::Tail,
        Self::Followees,
        Self::FolloweesSpread,
        Self::Mixing,
        Self::Reciprocity,
        Self::WeakTie,
        Self::Requests,
        Self::Closure,
        Self::Engagement,
        Self::DeclinedEngagement,
        Self::DeclinedStay,
        Self::Capacity,
        Self::Dilution,
        Self::SpamPenalty,
        Self::Favour,
        Self::Notice,
        Self::Span,
        Self::ReadingDelay,
        Self::ReadingDelaySpread,
        Self::Targeting,
        Self::ForwardingDelay,
        Self::ForwardingDelaySpread,
        Self::Appeal,
        Self::Breadth,
        Self::HalfLife,
        Self::Horizon,
        Self::Wire,
        Self::CloseRate,
        Self::CloseRateForwarded,
        Self::DealValue,
        Self::CostPerRequest,
        Self::CostPerContact,
        Self::WireFee,
        Self::PracticalDifference,
    ];

    /// The key of the scenario.
    pub fn key(self) -> &'static str {
        match self {
            Self::People => "world.people",
            Self::Concentration => "world.concentration",
            Self::ObservationNoise => "world.observation_noise",
            Self::EnthusiasmSpread => "world.enthusiasm_spread",
            Self::MeanAudience => "world.network.mean_audience",
            Self::Tail => "world.network.tail",
            Self::Followees => "world.network.followees",
            Self::FolloweesSpread => "world.network.followees_spread",
            Self::Mixing => "world.network.mixing",
            Self::Reciprocity => "world.network.reciprocity",
            Self::WeakTie => "world.network.weak_tie",
            Self::Requests => "requests.count",
            Self::Closure => "requests.closure",
            Self::Engagement => "circle.engagement",
            Self::DeclinedEngagement => "circle.declined_engagement",
            Self::DeclinedStay => "circle.declined_stay",
            Self::Capacity => "circle.capacity",
            Self::Dilution => "circle.dilution",
            Self::SpamPenalty => "circle.spam_penalty",
            Self::Favour => "circle.favour",
            Self::Notice => "attention.notice",
            Self::Span => "attention.span",
            Self::ReadingDelay => "attention.delay_median",
            Self::ReadingDelaySpread => "attention.delay_spread",
            Self::Targeting => "forwarding.targeting",
            Self::ForwardingDelay => "forwarding.delay_median",
            Self::ForwardingDelaySpread => "forwarding.delay_spread",
            Self::Appeal => "release.appeal",
            Self::Breadth => "release.breadth",
            Self::HalfLife => "release.half_life",
            Self::Horizon => "release.horizon",
            Self::Wire => "release.wire",
            Self::CloseRate => "outcome.close_rate",
            Self::CloseRateForwarded => "outcome.close_rate_forwarded",
            Self::DealValue => "outcome.deal_value",
            Self::CostPerRequest => "outcome.cost_per_request",
            Self::CostPerContact => "outcome.cost_per_contact",
            Self::WireFee => "outcome.wire_fee",
            Self::PracticalDifference => "experiment.practical_difference",
        }
    }

    /// Its value in a scenario.
    pub fn value(self, scenario: &Scenario) -> f64 {
        let network = &scenario.world.network;
        match self {
            Self::People => scenario.world.people as f64,
            Self::Concentration => scenario.world.concentration,
            Self::ObservationNoise => scenario.world.observation_noise,
            Self::EnthusiasmSpread => scenario.world.enthusiasm_spread,
            Self::MeanAudience => network.mean_audience,
            Self::Tail => network.tail,
            Self::Followees => network.followees,
            Self::FolloweesSpread => network.followees_spread,
            Self::Mixing => network.mixing,
            Self::Reciprocity => network.reciprocity,
            Self::WeakTie => network.weak_tie,
            Self::Requests => f64::from(scenario.requests.count),
            Self::Closure => scenario.requests.closure,
            Self::Engagement => scenario.circle.engagement,
            Self::DeclinedEngagement => scenario.circle.declined_engagement,
            Self::DeclinedStay => scenario.circle.declined_stay,
            Self::Capacity => scenario.circle.capacity,
            Self::Dilution => scenario.circle.dilution,
            Self::SpamPenalty => scenario.circle.spam_penalty,
            Self::Favour => scenario.circle.favour,
            Self::Notice => scenario.attention.notice,
            Self::Span => scenario.attention.span,
            Self::ReadingDelay => scenario.attention.delay.median,
            Self::ReadingDelaySpread => scenario.attention.delay.spread,
            Self::Targeting => scenario.forwarding.targeting,
            Self::ForwardingDelay => scenario.forwarding.delay.median,
            Self::ForwardingDelaySpread => scenario.forwarding.delay.spread,
            Self::Appeal => scenario.release.appeal,
            Self::Breadth => scenario.release.breadth,
            Self::HalfLife => scenario.release.half_life,
            Self::Horizon => scenario.release.horizon,
            Self::Wire => f64::from(scenario.release.wire),
            Self::CloseRate => scenario.outcome.close_rate,
            Self::CloseRateForwarded => scenario.outcome.close_rate_forwarded,
            Self::DealValue => scenario.outcome.deal_value,
            Self::CostPerRequest => scenario.outcome.cost_per_request,
            Self::CostPerContact => scenario.outcome.cost_per_contact,
            Self::WireFee => scenario.outcome.wire_fee,
            Self::PracticalDifference => scenario.experiment.practical_difference,
        }
    }

    /// Its value where the author writes nothing.
    pub fn default_value(self) -> f64 {
        match self {
            Self::People => World::default().people as f64,
            Self::Concentration => World::default().concentration,
            Self::ObservationNoise => World::default().observation_noise,
            Self::EnthusiasmSpread => World::default().enthusiasm_spread,
            Self::MeanAudience => Network::default().mean_audience,
            Self::Tail => Network::default().tail,
            Self::Followees => Network::default().followees,
            Self::FolloweesSpread => Network::default().followees_spread,
            Self::Mixing => Network::default().mixing,
            Self::Reciprocity => Network::default().reciprocity,
            Self::WeakTie => Network::default().weak_tie,
            Self::Requests => f64::from(Requests::default().count),
            Self::Closure => Requests::default().closure,
            Self::Engagement => Circle::default().engagement,
            Self::DeclinedEngagement => Circle::default().declined_engagement,
            Self::DeclinedStay => Circle::default().declined_stay,
            Self::Capacity => Circle::default().capacity,
            Self::Dilution => Circle::default().dilution,
            Self::SpamPenalty => Circle::default().spam_penalty,
            Self::Favour => Circle::default().favour,
            Self::Notice => Attention::default().notice,
            Self::Span => Attention::default().span,
            Self::ReadingDelay => Attention::default().delay.median,
            Self::ReadingDelaySpread => Attention::default().delay.spread,
            Self::Targeting => Forwarding::default().targeting,
            Self::ForwardingDelay => Forwarding::default().delay.median,
            Self::ForwardingDelaySpread => Forwarding::default().delay.spread,
            Self::Appeal => Release::default().appeal,
            Self::Breadth => Release::default().breadth,
            Self::HalfLife => Release::default().half_life,
            Self::Horizon => Release::default().horizon,
            Self::Wire => f64::from(Release::default().wire),
            Self::CloseRate => Outcome::default().close_rate,
            Self::CloseRateForwarded => Outcome::default().close_rate_forwarded,
            Self::DealValue => Outcome::default().deal_value,
            Self::CostPerRequest => Outcome::default().cost_per_request,
            Self::CostPerContact => Outcome::default().cost_per_contact,
            Self::WireFee => Outcome::default().wire_fee,
            Self::PracticalDifference => 0.01,
        }
    }

    /// Whether it has any effect in a scenario.
    pub fn is_used(self, scenario: &Scenario) -> bool {
        let network = &scenario.world.network.model;
        let attention = scenario.attention.model;
        match self {
            Self::People | Self::MeanAudience | Self::Reciprocity => !matches!(network, NetworkModel::File(_)),
            Self::Tail | Self::Followees | Self::FolloweesSpread | Self::Mixing => {
                *network == NetworkModel::Communities
            }
            Self::Notice => attention != AttentionModel::Inverse,
            Self::Span => attention == AttentionModel::Feed,
            Self::WireFee => scenario.release.wire > 0,
            Self::Dilution => scenario.can_dilute(),
            Self::SpamPenalty => scenario.can_accept_spammers(),
            Self::Favour => scenario.can_favour(),
            Self::EnthusiasmSpread => scenario.can_be_passed_on(),
            _ => true,
        }
    }

    /// What to type to see what another value does, where no study gives a solid estimate.
    pub fn try_out(self, scenario: &Scenario) -> String {
        let (other, usual) = match self {
            Self::Favour => (1.5, 1.0),
            Self::Dilution => (0.0, 0.3),
            _ => (0.0, 1.0),
        };
        let value = self.value(scenario);
        #[expect(clippy::float_cmp, reason = "only the very same value is no other")]
        let tried = if value == other { usual } else { other };
        format!("--set {}={tried}", self.key())
    }

    /// How its default is known.
    pub fn evidence(self) -> Evidence {
        match self {
            Self::EnthusiasmSpread | Self::Dilution | Self::SpamPenalty | Self::Favour => Evidence::NoEstimate,
            Self::Tail => Evidence::Published("Kwak et al. 2010"),
            Self::Reciprocity => Evidence::Published("Kwak et al. 2010; Myers et al. 2014"),
            Self::Capacity => Evidence::Published("Gonçalves et al. 2011; Dunbar 1992"),
            Self::Appeal | Self::Horizon | Self::Wire => Evidence::Convention,
            Self::HalfLife => Evidence::Trade("Graffius; Bitly 2011"),
            Self::DealValue | Self::CostPerRequest | Self::CostPerContact | Self::WireFee => Evidence::Yours,
            _ => Evidence::Guess,
        }
    }
}
