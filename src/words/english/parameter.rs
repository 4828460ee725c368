//! Parameters in English.

use super::English;
use crate::scenario::Evidence;
use crate::words::ParameterWords;
use crate::words::parameter::cited;

impl ParameterWords for English {
    fn meaning(&self, key: &str) -> Option<&'static str> {
        Some(match key {
            "world.people" => "people in the part of the network that counts",
            "world.concentration" => "how closely the people of a segment resemble its average",
            "world.observation_noise" => "error in judging a person’s relevance from the profile",
            "world.enthusiasm_spread" => "how much people differ in how readily they pass things on",
            "world.network.mean_audience" => "people who hear a person, on average",
            "world.network.tail" => "how unequal audiences are (exponent)",
            "world.network.followees" => "accounts a person listens to (median)",
            "world.network.followees_spread" => "how much the number of accounts that people listen to varies",
            "world.network.mixing" => "share of ties that leave a community",
            "world.network.blocks" => "groups that people belong to",
            "world.network.rewiring" => "chance that a tie to a neighbour leads to anybody instead",
            "world.network.homophily" => "how far ties keep to people of the same kind (0 by chance, 1 wholly)",
            "world.network.reciprocity" => "chance that a tie is mutual",
            "world.network.weak_tie" => "strength of a one-way tie; a mutual one has 1",
            "segment.count" => "people of this kind",
            "segment.fraction" => "share of the people left after all counts",
            "segment.relevance" => "interest in the firm’s field, on average",
            "segment.apparent_value" => "how valuable a profile looks, on average",
            "segment.bio" => "chance that a profile has a bio",
            "segment.looks_spam" => "chance that the spam filter flags a profile",
            "segment.audience" => "size of these people’s audience, relative to others",
            "segment.followees" => "accounts these people listen to, relative to others",
            "segment.request_rate" => "how often these people ask to connect, relative to others",
            "segment.repost" => "chance that a fully interested reader reposts",
            "segment.forward" => "chance that a fully interested reader forwards in private",
            "segment.open_rate" => "chance of reading a private forward",
            "channel.mean_audience" => "people who hear a person on the channel, on average",
            "channel.tail" => "how unequal audiences on the channel are (exponent)",
            "channel.followees" => "accounts a person listens to on the channel (median)",
            "channel.followees_spread" => "how much the number of accounts that people listen to on the channel varies",
            "channel.mixing" => "share of ties on the channel that leave a community",
            "channel.reciprocity" => "chance that a tie on the channel is mutual",
            "channel.weak_tie" => "strength of a one-way tie on the channel, or of what a member sees in a forum",
            "channel.notice" => "chance of noticing an item in an empty feed on the channel",
            "channel.span" => "accounts followed at which the chance of noticing on the channel is half",
            "channel.delay_median" => "hours until a post on the channel is read (median)",
            "channel.delay_spread" => "how much the time until a post on the channel is read varies",
            "channel.half_life" => "hours after which the interest in passing on there has halved",
            "channel.repost" => "factor on how readily people repost on the channel",
            "channel.requests" => "people who ask to connect on the channel",
            "channel.closure" => "share of requesters on the channel who come through an earlier one",
            "segment.on" => "share of these people who use the channel",
            "policy.on.min_relevance" => "least relevance that a profile must show on the channel",
            "policy.on.min_value" => "least value that a profile must show on the channel",
            "policy.on.min_audience" => "least audience on the channel",
            "policy.on.max_contacts" => "most contacts accepted on the channel, first come, first served",
            "requests.count" => "people who ask to connect",
            "requests.closure" => "share of requesters who come through an earlier one",
            "circle.engagement" => "how well accepted contacts hear the firm",
            "circle.declined_engagement" => "how well declined people hear the firm if they stay",
            "circle.declined_stay" => "chance that a declined person stays",
            "circle.capacity" => "contacts beyond which each hears the firm less",
            "circle.dilution" => "how quickly attention thins out beyond the capacity",
            "circle.spam_penalty" => "how much accepted spammers harm the firm’s credibility",
            "circle.favour" => "factor on how readily accepted contacts pass things on",
            "attention.notice" => "chance of noticing an item in an empty feed",
            "attention.span" => "accounts followed at which the chance of noticing an item is half",
            "attention.delay_median" => "hours until a post is read (median)",
            "attention.delay_spread" => "how much the time until a post is read varies",
            "forwarding.delay_spread" => "how much the time until a forward is read varies",
            "forwarding.targeting" => "how well private forwards are aimed at people who are interested",
            "forwarding.delay_median" => "hours until a forward is read (median)",
            "release.appeal" => "how interesting the news is (scale)",
            "release.breadth" => "interest of people outside the field; the most relevant have 1",
            "release.half_life" => "hours after which interest has halved",
            "release.horizon" => "hours after which nothing counts",
            "release.wire" => "people who read at once through a news agency or an advertisement",
            "outcome.close_rate" => "chance of a deal with each decision-maker who reads the news",
            "outcome.close_rate_forwarded" => "chance of a deal with each decision-maker to whom somebody forwarded it",
            "outcome.deal_value" => "what a deal is worth",
            "outcome.cost_per_request" => "cost of reviewing a request",
            "outcome.cost_per_contact" => "cost of keeping a contact",
            "outcome.wire_fee" => "cost of the wire, paid once",
            "policy.min_relevance" => "least relevance that a profile must show",
            "policy.min_value" => "least value that a profile must show",
            "policy.min_audience" => "least audience",
            "policy.max_contacts" => "most contacts accepted, first come, first served",
            "experiment.practical_difference" => "difference of reach too small to matter",
            _ => return None,
        })
    }

    fn evidence(&self, evidence: Evidence) -> String {
        match evidence {
            Evidence::Guess => "a guess".to_owned(),
            Evidence::NoEstimate => "no solid estimate exists".to_owned(),
            Evidence::Published(works) => format!("measured: {}", cited(works)),
            Evidence::Trade(works) => format!("trade figures: {}", cited(works)),
            Evidence::Convention => "a convention".to_owned(),
            Evidence::Yours => "for you to fill in".to_owned(),
            Evidence::Decision => "the firm’s own rule".to_owned(),
        }
    }

    fn set_here(&self, default: &str, evidence: &str) -> String {
        format!("chosen for this scenario; the default is {default}: {evidence}")
    }
}
