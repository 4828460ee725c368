//! Settings in English.

use super::English;
use crate::words::{Evidence, Setting, SettingWords};

impl SettingWords for English {
    fn meaning(&self, setting: Setting) -> &'static str {
        match setting {
            Setting::People => "people in the part of the network that counts",
            Setting::Concentration => "how closely the people of a segment resemble its average",
            Setting::ObservationNoise => "error in judging a person’s relevance from the profile",
            Setting::EnthusiasmSpread => "how much people differ in how readily they pass things on",
            Setting::MeanAudience => "people who hear a person, on average",
            Setting::Tail => "how unequal audiences are (exponent)",
            Setting::Followees => "accounts a person listens to (median)",
            Setting::FolloweesSpread => "how much that number varies",
            Setting::Mixing => "share of ties that leave a community",
            Setting::Reciprocity => "chance that a tie is mutual",
            Setting::WeakTie => "strength of a one-way tie; a mutual one has 1",
            Setting::Requests => "people who ask to connect",
            Setting::Closure => "share of them who come through an earlier requester",
            Setting::Engagement => "how well accepted contacts hear the firm",
            Setting::DeclinedEngagement => "how well declined people hear the firm if they stay",
            Setting::DeclinedStay => "chance that a declined person stays",
            Setting::Capacity => "contacts beyond which each hears the firm less",
            Setting::Dilution => "how quickly attention thins out beyond that",
            Setting::SpamPenalty => "how much accepted spammers harm the firm’s credibility",
            Setting::Favour => "factor on how readily accepted contacts pass things on",
            Setting::Notice => "chance of noticing an item in an empty feed",
            Setting::Span => "number of accounts followed that halves this chance",
            Setting::ReadingDelay => "hours until a post is read (median)",
            Setting::ReadingDelaySpread | Setting::ForwardingDelaySpread => "how much that delay varies",
            Setting::Targeting => "how well private forwards are aimed at people who are interested",
            Setting::ForwardingDelay => "hours until a forward is read (median)",
            Setting::Appeal => "how interesting the news is (scale)",
            Setting::Breadth => "interest of people outside the field; the most relevant have 1",
            Setting::HalfLife => "hours after which interest has halved",
            Setting::Horizon => "hours after which nothing counts",
            Setting::Wire => "people who read at once through a news agency or an advertisement",
            Setting::CloseRate => "chance of a deal with each decision-maker who reads the news",
            Setting::CloseRateForwarded => "the same, if somebody forwarded it in person",
            Setting::DealValue => "what a deal is worth",
            Setting::CostPerRequest => "cost of reviewing a request",
            Setting::CostPerContact => "cost of keeping a contact",
            Setting::WireFee => "cost of the wire, paid once",
            Setting::PracticalDifference => "difference of reach too small to matter",
        }
    }

    fn evidence(&self, evidence: Evidence) -> String {
        match evidence {
            Evidence::Guess => "a guess".to_owned(),
            Evidence::NoEstimate => "no solid estimate exists".to_owned(),
            Evidence::Published(source) => format!("measured: {source}"),
            Evidence::Trade(source) => format!("trade figures: {source}"),
            Evidence::Convention => "a convention".to_owned(),
            Evidence::Yours => "for you to fill in".to_owned(),
        }
    }

    fn set_here(&self, default: &str, evidence: &str) -> String {
        format!("set in this scenario; default {default}: {evidence}")
    }
}
