//! When a key can change a result, as far as the scenario alone tells.

use super::needs::Needs;
use super::policy::BestProfile;
use super::written::Written;
use super::{AttentionModel, Channel, NetworkLaw, Placement, Policy, Segment, Size};

impl Needs {
    /// Whether a key that needs this can change a result.
    pub(super) fn are_met(self, written: &Written) -> bool {
        let network = &written.world.network.model;
        let is_file = network.file().is_some();
        // Communities have all that a law may have.
        let law_is = |laws: &[NetworkLaw]| network.law().is_some_and(|law| laws.contains(&law));
        let is_or_communities = |laws: &[NetworkLaw]| !network.is_built() || law_is(laws);
        match self {
            Self::Nothing => true,
            Self::Communities => !network.is_built(),
            Self::PlacedAudiences => {
                !network.is_built()
                    || written.world.network.placement == Placement::ByAudience && Self::DealtSegments.are_met(written)
            }
            Self::UnequalAudiences => is_or_communities(&[
                NetworkLaw::Preferential,
                NetworkLaw::PowerLaw,
                NetworkLaw::Blocks,
                NetworkLaw::Geometric,
                NetworkLaw::Lfr,
            ]),
            Self::UnequalFollowees => is_or_communities(&[NetworkLaw::PowerLaw, NetworkLaw::Blocks]),
            Self::Groups => is_or_communities(&[NetworkLaw::Blocks, NetworkLaw::Lfr]),
            Self::Blocks => law_is(&[NetworkLaw::Blocks, NetworkLaw::Lfr]),
            Self::UnequalBlocks => law_is(&[NetworkLaw::Lfr]),
            Self::EvenArcs => law_is(&[NetworkLaw::Random]),
            Self::Grid => law_is(&[NetworkLaw::Kleinberg]),
            Self::Quarters => law_is(&[NetworkLaw::Rmat]),
            Self::Ring => law_is(&[NetworkLaw::SmallWorld]),
            Self::DealtSegments => network.is_built() && !network.file().is_some_and(super::EdgeList::names_segments),
            Self::InventedPeople | Self::InventedArcs => !is_file,
            Self::OneWayArcs => !law_is(&[NetworkLaw::SmallWorld, NetworkLaw::Geometric, NetworkLaw::Lfr]),
            Self::InventedOneWayArcs => Self::InventedArcs.are_met(written) && Self::OneWayArcs.are_met(written),
            Self::NetworkFile => is_file,
            Self::StoredWorlds => network.is_built(),
            Self::Feed => written.attention.model == AttentionModel::Feed,
            Self::ChanceToNotice => written.attention.model != AttentionModel::Inverse,
            Self::CountedRequests | Self::DrawnRequests => written.requests.from.is_none(),
            Self::Wire => written.release.wire > 0,
            Self::Precision => written.experiment.precision.is_some(),
            Self::Campaign => written.campaign.is_planned(),
            Self::Chances => {
                written.experiment.max_readers.is_none() && written.channel.is_empty() && !written.campaign.is_planned()
            }
            Self::Crowding => can_crowd(written),
            Self::AcceptedSpammers => can_accept_spammers(written),
            Self::PassingOn => written.segment.iter().any(|segment| may_pass_on(written, segment)),
            Self::AcceptedPassingOn => can_favour(written),
        }
    }

    /// Why a key that needs this has no effect, whoever the people and policies are; `None` where it may have one.
    pub(super) fn reason_unused(self, written: &Written) -> Option<&'static str> {
        let reason = match self {
            Self::Communities => "only model = \"communities\" uses it",
            Self::PlacedAudiences => {
                "only model = \"communities\" uses it, or placement = \"by_audience\" where segments are dealt"
            }
            Self::UnequalAudiences => {
                "only model = \"communities\", \"preferential\", \"power_law\", \"blocks\", \"geometric\" or \"lfr\" uses it"
            }
            Self::UnequalFollowees => "only model = \"communities\", \"power_law\" or \"blocks\" uses it",
            Self::Groups => "only model = \"communities\", \"blocks\" or \"lfr\" uses it",
            Self::Blocks => "only model = \"blocks\" or \"lfr\" uses it",
            Self::UnequalBlocks => "only model = \"lfr\" uses it",
            Self::EvenArcs => "only model = \"random\" uses it",
            Self::Grid => "only model = \"kleinberg\" uses it",
            Self::Quarters => "only model = \"rmat\" uses it",
            Self::Ring => "only model = \"small_world\" uses it",
            Self::DealtSegments if written.world.network.model.is_built() => "the file names everybody's segment",
            Self::DealtSegments => "in model = \"communities\" the `community` of segments and `mixing` say it",
            Self::OneWayArcs => "in model = \"small_world\", \"geometric\" and \"lfr\" every tie is mutual",
            Self::InventedOneWayArcs if written.world.network.model.file().is_none() => {
                return Self::OneWayArcs.reason_unused(written);
            }
            Self::InventedPeople => "the number of nodes in the network file counts",
            Self::InventedArcs | Self::InventedOneWayArcs => "the arcs stand in the network file",
            Self::NetworkFile => "only model = \"file\" has it",
            Self::StoredWorlds => "in model = \"communities\" every trial has a world of its own",
            Self::Feed => "only attention.model = \"feed\" uses it",
            Self::ChanceToNotice => "attention.model = \"inverse\" does not use it",
            Self::DrawnRequests => "those who ask stand in the list of `requests.from`",
            Self::Wire => "with `release.wire` at 0 there is no wire to pay for",
            Self::Precision => "it bounds only experiments that have a precision",
            Self::Campaign => "there is only one release; write `releases` in [campaign] for several",
            Self::Chances if written.campaign.is_planned() => {
                "over a campaign chances have no form, so that trials are counted"
            }
            Self::Chances if written.channel.is_empty() => "a trial that max_readers may end is counted",
            Self::Chances => "on channels chances have no form, so that trials are counted",
            // The number of contacts is written out, so that a result says it without their file.
            Self::CountedRequests => return None,
            // People and policies are what a scenario varies: the key stays, for when they change.
            Self::Nothing | Self::Crowding | Self::AcceptedSpammers | Self::PassingOn | Self::AcceptedPassingOn => {
                return None;
            }
        };
        (!self.are_met(written)).then_some(reason)
    }
}

/// Whether any policy may accept more contacts than the capacity, so that attention is diluted.
fn can_crowd(written: &Written) -> bool {
    let most = |policy: &Policy| -> f64 {
        if written.channel.is_empty() {
            return f64::from(written.requests.count.min(policy.most_contacts()));
        }
        let here = |channel: &Channel| {
            let asking = channel.requests.unwrap_or(written.requests.count);
            f64::from(asking.min(policy.on_channel(&channel.name).most_contacts()))
        };
        written.channel.iter().map(here).sum()
    };
    written
        .policy
        .iter()
        .any(|policy| most(policy) > written.circle.capacity)
}

/// Whether any policy may accept a spammer, so that credibility suffers.
fn can_accept_spammers(written: &Written) -> bool {
    let mut spammers = written.segment.iter().filter(|segment| segment.spam);
    spammers.any(|segment| may_accept(written, segment))
}

/// Whether anybody who may be accepted may pass the news on, so that favour counts.
fn can_favour(written: &Written) -> bool {
    let mut willing = written.segment.iter().filter(|segment| may_pass_on(written, segment));
    willing.any(|segment| may_accept(written, segment))
}

/// Whether people of this kind may ask to connect and be accepted by some policy.
fn may_accept(written: &Written, segment: &Segment) -> bool {
    let asks = (written.requests.from.is_some() || segment.request_rate > 0.0) && has_people(segment);
    let pleases = |policy: &Policy| may_please(policy, segment);
    if written.channel.is_empty() {
        return asks && written.requests.count > 0 && written.policy.iter().any(pleases);
    }
    let is_asked_on = |channel: &Channel| channel.requests.unwrap_or(written.requests.count) > 0;
    let here = |channel: &Channel| {
        written
            .policy
            .iter()
            .any(|policy| pleases(&policy.on_channel(&channel.name)))
    };
    asks && written
        .channel
        .iter()
        .any(|channel| is_asked_on(channel) && here(channel))
}

/// Whether people of this kind, if there are any, may repost or forward.
fn may_pass_on(written: &Written, segment: &Segment) -> bool {
    let release = &written.release;
    let is_of_interest = release.appeal > 0.0 && (release.breadth > 0.0 || segment.relevance > 0.0);
    has_people(segment) && is_of_interest && (segment.repost > 0.0 || segment.forward > 0.0)
}

fn has_people(segment: &Segment) -> bool {
    match segment.size {
        Size::Count(people) => people > 0,
        Size::Fraction(share) => share > 0.0,
        Size::FromFile => true,
    }
}

/// Whether a profile of this kind may please a policy; of its own traits only those that are certain count.
fn may_please(policy: &Policy, segment: &Segment) -> bool {
    let has_bio = segment.bio > 0.0;
    let profile = BestProfile {
        has_bio,
        relevance: if has_bio { 1.0 } else { 0.0 },
        value: 1.0,
        audience: f64::INFINITY,
        is_flagged: segment.looks_spam >= 1.0,
    };
    policy.most_contacts() > 0 && policy.conditions().all(|condition| condition.can_be_met(&profile))
}
