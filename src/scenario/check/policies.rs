//! Policies that do something else than their author thinks.

use super::names::MOST_POLICIES;
use crate::scenario::read::Places;
use crate::scenario::remark::Remark;
use crate::scenario::suggest::quoted;
use crate::scenario::written::Written;
use crate::scenario::{NetworkModel, Policy, Segment, World};

pub(super) fn check(written: &Written, places: &Places) -> Vec<Remark> {
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
        .filter(|segment| segment.request_rate > 0.0)
        .collect();
    if policy.accept_none || asking.is_empty() {
        return None;
    }
    if policy.max_contacts == Some(0) {
        return Some("max_contacts is 0");
    }
    let conditions = conditions(policy, &written.world);
    let alone = conditions
        .iter()
        .find(|(_, can_pass)| !asking.iter().any(|segment| can_pass(segment)));
    let together = || {
        !asking
            .iter()
            .any(|segment| conditions.iter().all(|(_, can_pass)| can_pass(segment)))
    };
    match alone {
        Some((reason, _)) => Some(reason),
        None => together().then_some("no segment that requests can meet all its conditions at once"),
    }
}

/// A reason why nobody passes, and whether somebody of a segment can.
type Condition<'a> = (&'static str, Box<dyn Fn(&Segment) -> bool + 'a>);

fn conditions<'a>(policy: &'a Policy, world: &'a World) -> [Condition<'a>; 5] {
    let audience = |segment: &Segment| match world.network.model {
        // Whoever speaks to nobody may still answer others: such answers are part of the audience.
        NetworkModel::Communities => (segment.audience + world.network.reciprocity) * world.network.mean_audience,
        NetworkModel::Random => world.network.mean_audience,
        NetworkModel::File(_) => f64::INFINITY,
    };
    let most_shown = |segment: &Segment| match segment.bio {
        0.0 => 0.0,
        _ if world.observation_noise > 0.0 || (segment.relevance > 0.0 && segment.relevance < 1.0) => 1.0,
        _ => segment.relevance,
    };
    [
        (
            "nobody who requests has a bio",
            Box::new(|segment| !policy.require_bio || segment.bio > 0.0),
        ),
        (
            "nobody who requests can show so much relevance",
            Box::new(move |segment| policy.min_relevance.is_none_or(|least| most_shown(segment) >= least)),
        ),
        (
            "nobody who requests can look so valuable",
            Box::new(|segment| {
                policy
                    .min_value
                    .is_none_or(|least| most_of(segment.apparent_value) >= least)
            }),
        ),
        (
            "nobody who requests has an audience",
            Box::new(move |segment| {
                policy
                    .min_audience
                    .is_none_or(|least| least == 0 || audience(segment) > 0.0)
            }),
        ),
        (
            "the spam filter flags everybody who requests",
            Box::new(|segment| !policy.reject_spam || segment.looks_spam < 1.0),
        ),
    ]
}

/// The most that a Beta draw of this mean can be: means of 0 and 1 are constant.
fn most_of(mean: f64) -> f64 {
    if mean > 0.0 { 1.0 } else { 0.0 }
}
