//! One row of a file of trials.

use crate::{
    estimate::Outcomes,
    report::spreadsheet::safe_cell,
    scenario::Scenario,
    trial::{Channel, Evangelist, FirstReach, Outcome},
};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// Stands for the segment of people whom the wire told.
pub const WIRE: &str = "(wire)";

/// Names of the columns, in order.
pub const COLUMNS: [&str; 21] = [
    "trial",
    "world",
    "policy",
    "accepted",
    "accepted_spammers",
    "people",
    "reposts",
    "forwards",
    "decision_makers",
    "deals",
    "heard",
    "heard_accepted",
    "passed_on",
    "most_hops",
    "one_hop",
    "reached",
    "first_hours",
    "first_hops",
    "first_channel",
    "evangelist_segment",
    "evangelist_accepted_by",
];

/// A row, its fields named as its columns.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Record<'a> {
    pub trial: u64,
    pub world: u64,
    pub policy: &'a str,
    pub accepted: u32,
    pub accepted_spammers: u32,
    pub people: u32,
    pub reposts: u32,
    pub forwards: u32,
    pub decision_makers: u32,
    pub deals: u32,
    pub heard: u32,
    pub heard_accepted: u32,
    pub passed_on: u32,
    pub most_hops: u32,
    pub one_hop: bool,
    pub reached: bool,
    pub first_hours: Option<f64>,
    pub first_hops: Option<u32>,
    pub first_channel: Option<&'a str>,
    pub evangelist_segment: Option<&'a str>,
    pub evangelist_accepted_by: Option<u64>,
}

/// The names that rows refer to, as a format writes them.
pub struct Names<'a> {
    /// Of policies, in order of the scenario.
    pub policies: Vec<Cow<'a, str>>,
    /// Of segments, in order of the scenario.
    pub segments: Vec<Cow<'a, str>>,
}

impl<'a> Names<'a> {
    /// Just as the scenario has them.
    pub fn plain(scenario: &'a Scenario) -> Self {
        Self::of(scenario, Cow::Borrowed)
    }

    /// Such that a spreadsheet takes none for a formula.
    pub fn safe(scenario: &'a Scenario) -> Self {
        Self::of(scenario, safe_cell)
    }

    fn of(scenario: &'a Scenario, written: impl Fn(&'a str) -> Cow<'a, str>) -> Self {
        Self {
            policies: scenario.policies.iter().map(|policy| written(&policy.name)).collect(),
            segments: scenario.segments.iter().map(|segment| written(&segment.name)).collect(),
        }
    }

    /// The rows of `outcomes`, in order.
    pub fn records(&self, outcomes: &Outcomes) -> impl Iterator<Item = Record<'_>> {
        let policies = outcomes.policies as u64;
        (0..).zip(&outcomes.rows).map(move |(row, outcome)| {
            let trial = row / policies;
            let policy = usize::try_from(row % policies).expect("an index of a policy");
            self.record(trial, trial / outcomes.trials_per_world, policy, outcome)
        })
    }

    fn record(&self, trial: u64, world: u64, policy: usize, outcome: &Outcome) -> Record<'_> {
        let first = outcome.first.as_ref();
        let (segment, accepted_by) = match first.map(|first| first.evangelist) {
            None => (None, None),
            Some(Evangelist::Wire) => (Some(WIRE), None),
            Some(Evangelist::Contact { segment, accepted_by }) => {
                (Some(self.segments[usize::from(segment)].as_ref()), Some(accepted_by))
            }
        };
        Record {
            trial,
            world,
            policy: &self.policies[policy],
            accepted: outcome.accepted,
            accepted_spammers: outcome.accepted_spammers,
            people: outcome.people,
            reposts: outcome.reposts,
            forwards: outcome.forwards,
            decision_makers: outcome.decision_makers,
            deals: outcome.deals,
            heard: outcome.heard,
            heard_accepted: outcome.heard_accepted,
            passed_on: outcome.passed_on,
            most_hops: outcome.most_hops,
            one_hop: outcome.one_hop,
            reached: first.is_some(),
            first_hours: first.map(|first| first.hours),
            first_hops: first.map(|first| first.hops),
            first_channel: first.map(|first| channel_name(first.channel)),
            evangelist_segment: segment,
            evangelist_accepted_by: accepted_by,
        }
    }

    /// What `record` says of the first reach.
    pub fn first(&self, record: &Record) -> Result<Option<FirstReach>, super::RowFault> {
        use super::RowFault::{HalfReached, UnknownSegment};
        let Record {
            first_hours,
            first_hops,
            first_channel,
            evangelist_segment,
            evangelist_accepted_by,
            ..
        } = *record;
        match (
            record.reached,
            first_hours,
            first_hops,
            first_channel,
            evangelist_segment,
        ) {
            (false, None, None, None, None) if evangelist_accepted_by.is_none() => Ok(None),
            (true, Some(hours), Some(hops), Some(channel), Some(name)) => {
                let evangelist = match evangelist_accepted_by {
                    // A segment of that name is told apart by who accepted its people.
                    None if name == WIRE => Evangelist::Wire,
                    None => return Err(HalfReached),
                    Some(accepted_by) => {
                        let segment = self.segments.iter().position(|segment| segment == name);
                        let segment = segment.ok_or_else(|| UnknownSegment(name.to_owned()))?;
                        let segment = u16::try_from(segment).map_err(|_| UnknownSegment(name.to_owned()))?;
                        Evangelist::Contact { segment, accepted_by }
                    }
                };
                Ok(Some(FirstReach {
                    hours,
                    hops,
                    channel: channel_of(channel)?,
                    evangelist,
                }))
            }
            _ => Err(HalfReached),
        }
    }
}

fn channel_name(channel: Channel) -> &'static str {
    match channel {
        Channel::Post => "post",
        Channel::Wire => "wire",
        Channel::Repost => "repost",
        Channel::Forward => "forward",
    }
}

fn channel_of(name: &str) -> Result<Channel, super::RowFault> {
    match name {
        "post" => Ok(Channel::Post),
        "wire" => Ok(Channel::Wire),
        "repost" => Ok(Channel::Repost),
        "forward" => Ok(Channel::Forward),
        _ => Err(super::RowFault::UnknownChannel(name.to_owned())),
    }
}
