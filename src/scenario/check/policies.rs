//! Policies that do something else than their author thinks.

use super::names::MOST_POLICIES;
use crate::scenario::policy::BestProfile;
use crate::scenario::read::Places;
use crate::scenario::remark::Remark;
use crate::scenario::suggest::quoted;
use crate::scenario::written::Written;
use crate::scenario::{Condition, Policy, Segment, World};

pub(super) fn check(written: &Written, places: &Places) -> Vec<Remark> {
    // With other terms on channels, what a policy asks elsewhere may concern nobody.
    if written.policy.len() > MOST_POLICIES || !places.are_sound(&["policy", "segment", "world"]) {
        return Vec::new();
    }
    let policies = || written.policy.iter().enumerate();
    let near = |index: usize| places.near(&format!("policy.{index}.name"));
    let mut remarks = Vec::new();
    for (index, policy) in policies() {
        if let Some(earlier) = written.policy[..index]
            .iter()
            .find(|earlier| are_alike(earlier, policy))
        {
            let title = format!(
                "{} accepts the same people as {}",
                quoted(&policy.name),
                quoted(&earlier.name)
            );
            remarks.push(Remark::warning(near(index), title).label("the same conditions"));
        }
        if policy.accept_none
            && policy.on.0.is_empty()
            && !are_alike(
                policy,
                &Policy {
                    accept_none: true,
                    ..Policy::default()
                },
            )
        {
            let title = format!(
                "{} accepts nobody, so its other conditions say nothing",
                quoted(&policy.name)
            );
            remarks.push(Remark::warning(
                places.near(&format!("policy.{index}.accept_none")),
                title,
            ));
        }
    }
    let impossible = |(index, policy)| nobody_can_pass(policy, written).map(|reason| (index, reason));
    for (index, reason) in policies().filter_map(impossible) {
        let title = format!("{} accepts nobody: {reason}", quoted(&written.policy[index].name));
        let help = "if that is meant, write accept_none = true".to_owned();
        remarks.push(Remark::warning(near(index), title).help(help));
    }
    remarks
}

fn are_alike(a: &Policy, b: &Policy) -> bool {
    let nameless = |policy: &Policy| Policy {
        name: String::new(),
        ..policy.clone()
    };
    nameless(a) == nameless(b)
}

/// Why no possible requester can ever pass, unless the policy says that nobody shall.
fn nobody_can_pass(policy: &Policy, written: &Written) -> Option<&'static str> {
    let asking: Vec<&Segment> = written
        .segment
        .iter()
        .filter(|segment| written.requests.from.is_some() || segment.request_rate > 0.0)
        .collect();
    if policy.accept_none || asking.is_empty() || !policy.on.0.is_empty() {
        return None;
    }
    if policy.max_contacts == Some(0) {
        return Some("max_contacts is 0");
    }
    let profiles: Vec<BestProfile> = asking
        .iter()
        .map(|segment| best_profile(segment, &written.world))
        .collect();
    let some_can_meet = |condition: &Condition| profiles.iter().any(|profile| condition.can_be_met(profile));
    let meets_all = |profile| policy.conditions().all(|condition| condition.can_be_met(profile));
    match policy.conditions().find(|condition| !some_can_meet(condition)) {
        Some(condition) => Some(unmet_by_all(condition)),
        None if !profiles.iter().any(meets_all) => Some("no segment that requests can meet all its conditions at once"),
        None => None,
    }
}

/// Why nobody passes.
fn unmet_by_all(condition: Condition) -> &'static str {
    match condition {
        Condition::Bio => "nobody who requests has a bio",
        Condition::Relevance(_) => "nobody who requests can show so much relevance",
        Condition::Value(_) => "nobody who requests can look so valuable",
        Condition::Audience(_) => "nobody who requests has an audience",
        Condition::NotSpam => "the spam filter flags everybody who requests",
    }
}

/// The most that somebody of a segment can show.
fn best_profile(segment: &Segment, world: &World) -> BestProfile {
    BestProfile {
        has_bio: segment.bio > 0.0,
        relevance: match segment.bio {
            0.0 => 0.0,
            _ if world.observation_noise > 0.0 || (segment.relevance > 0.0 && segment.relevance < 1.0) => 1.0,
            _ => segment.relevance,
        },
        // Beta draws of mean 0 and 1 are constant, all others can be anything.
        value: if segment.apparent_value > 0.0 { 1.0 } else { 0.0 },
        audience: if world.network.may_be_heard(segment) {
            f64::INFINITY
        } else {
            0.0
        },
        is_flagged: segment.looks_spam >= 1.0,
    }
}
