//! One row of a file of trials.

use crate::{
    graph::read::Names as People,
    scenario::Scenario,
    spread::Way,
    study::spreadsheet::safe_cell,
    tally::value_of,
    trial::{CampaignFigures, Chances, Ends, Evangelist, FirstReach, More, Outcome, Route},
};
use std::{borrow::Cow, collections::BTreeSet};

/// Stands for the segment of people whom the wire told.
pub const WIRE: &str = "(wire)";

/// Names of the columns that every file of trials has, in order. A column per policy follows: see [`acceptance_columns`].
pub const COLUMNS: [&str; 22] = [
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
    "value",
    "heard",
    "heard_accepted",
    "heard_passed_on",
    "passed_on",
    "most_hops",
    "one_hop",
    "reached",
    "first_hours",
    "first_hops",
    "first_channel",
    "evangelist_segment",
];

/// Names of the columns that say which policies accepted the evangelist: `evangelist_accepted_by_` and the name of the policy.
///
/// Some programs know no upper and lower case in names of columns. A name that differs from an earlier one in nothing else has
/// ` (2)` behind it, or the next number that is free.
pub fn acceptance_columns(scenario: &Scenario) -> Vec<String> {
    let mut taken = BTreeSet::new();
    let mut column = |policy: &str| {
        let plain = format!("evangelist_accepted_by_{policy}");
        let numbered = (2..).map(|number| format!("{plain} ({number})"));
        std::iter::once(plain.clone())
            .chain(numbered)
            .find(|name| taken.insert(name.to_lowercase()))
            .expect("there are more numbers than policies")
    };
    scenario.policies.iter().map(|policy| column(&policy.name)).collect()
}

/// Names of the columns that follow where people are nodes of a file: the two ends of the chain that reached first.
pub const ENDS: [&str; 2] = ["evangelist", "first_decision_maker"];

/// Whether the files of trials of a scenario have the columns [`ENDS`].
pub fn has_ends(scenario: &Scenario) -> bool {
    scenario.world.network.model.file().is_some()
}

/// Names of the columns of scenarios whose trials answer with chances.
pub const CHANCES: [&str; 4] = [
    "chance_of_reach",
    "chance_of_one_hop",
    "expected_decision_makers",
    "expected_deals",
];

/// Names of the columns of campaigns.
pub const CAMPAIGN: [&str; 4] = ["asked", "discounted_deals", "costs", "hours_without_deal"];

/// So many columns hold what a trial answers with besides, where it does.
pub const MORE: usize = 4;

/// Names of those columns in the files of a scenario: [`CHANCES`], [`CAMPAIGN`] or none.
pub fn more_columns(scenario: &Scenario) -> &'static [&'static str] {
    if scenario.has_chances() {
        &CHANCES
    } else if scenario.has_campaign() {
        &CAMPAIGN
    } else {
        &[]
    }
}

/// What stands in these columns, in their order.
pub fn cells_of(more: More) -> Option<[f64; MORE]> {
    match more {
        More::Nothing => None,
        More::Chances(chances) => Some([chances.reach, chances.one_hop, chances.decision_makers, chances.deals]),
        More::Campaign(figures) => Some([
            figures.asked,
            figures.discounted_deals,
            figures.costs,
            figures.hours_without_deal,
        ]),
    }
}

/// What trials of a scenario answer with besides, of which this stands in these columns.
pub fn more_of(scenario: &Scenario, cells: Option<[f64; MORE]>) -> More {
    match cells {
        Some([asked, discounted_deals, costs, hours_without_deal]) if scenario.has_campaign() => {
            More::Campaign(CampaignFigures {
                discounted_deals,
                costs,
                hours_without_deal,
                asked,
            })
        }
        Some([reach, one_hop, decision_makers, deals]) => More::Chances(Chances {
            reach,
            one_hop,
            decision_makers,
            deals,
        }),
        None => More::Nothing,
    }
}

/// A row, its fields named as its columns.
#[derive(Clone, Debug, PartialEq)]
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
    /// What the trial was worth, from its counts; not read back.
    pub value: f64,
    pub heard: u32,
    pub heard_accepted: u32,
    pub heard_passed_on: u32,
    pub passed_on: u32,
    pub most_hops: u32,
    pub one_hop: bool,
    pub reached: bool,
    pub first_hours: Option<f64>,
    pub first_hops: Option<u32>,
    pub first_channel: Option<&'a str>,
    pub evangelist_segment: Option<&'a str>,
    /// Bit j is the column of policy j.
    pub evangelist_accepted_by: Option<u64>,
    /// What the people of the columns [`ENDS`] are called.
    pub ends: Option<[Cow<'a, str>; 2]>,
    /// What stands in the columns of [`more_columns`].
    pub more: Option<[f64; MORE]>,
}

impl Record<'_> {
    /// What stands in the column of policy `policy`.
    pub fn is_accepted_by(&self, policy: usize) -> Option<bool> {
        self.evangelist_accepted_by.map(|bits| bits >> policy & 1 == 1)
    }
}

/// Puts the columns of all policies together, in their order; `None` where all of them are empty.
///
/// # Errors
/// If some are empty and some are not.
pub fn accepted_by(columns: impl IntoIterator<Item = Option<bool>>) -> Result<Option<u64>, super::RowFault> {
    let (mut bits, mut filled, mut empty) = (0, false, false);
    for (policy, cell) in columns.into_iter().enumerate() {
        filled |= cell.is_some();
        empty |= cell.is_none();
        bits |= u64::from(cell == Some(true)) << policy;
    }
    match (filled, empty) {
        (true, true) => Err(super::RowFault::HalfReached),
        (filled, _) => Ok(filled.then_some(bits)),
    }
}

/// The names that rows refer to, as a format writes them.
pub struct Names<'a> {
    pub scenario: &'a Scenario,
    written: for<'t> fn(&'t str) -> Cow<'t, str>,
    /// Of policies, in order of the scenario.
    pub policies: Vec<Cow<'a, str>>,
    /// Of segments, in order of the scenario.
    pub segments: Vec<Cow<'a, str>>,
}

impl<'a> Names<'a> {
    /// Just as the scenario has them.
    pub fn plain(scenario: &'a Scenario) -> Self {
        Self::of(scenario, |name| Cow::Borrowed(name))
    }

    /// Such that a spreadsheet takes none for a formula.
    pub fn safe(scenario: &'a Scenario) -> Self {
        Self::of(scenario, safe_cell)
    }

    fn of(scenario: &'a Scenario, written: for<'t> fn(&'t str) -> Cow<'t, str>) -> Self {
        Self {
            scenario,
            written,
            policies: scenario.policies.iter().map(|policy| written(&policy.name)).collect(),
            segments: scenario.segments.iter().map(|segment| written(&segment.name)).collect(),
        }
    }

    /// Consecutive rows, of which the first is row `first` of the file.
    pub fn records<'o>(
        &'o self,
        first: u64,
        rows: &'o [Outcome],
        people: Option<&'o People>,
    ) -> impl Iterator<Item = Record<'o>> {
        let policies = self.policies.len() as u64;
        let trials_per_world = self.scenario.experiment.trials_per_world;
        (first..).zip(rows).map(move |(row, outcome)| {
            let trial = row / policies;
            let policy = usize::try_from(row % policies).expect("an index of a policy");
            let mut record = self.record(trial, trial / trials_per_world, policy, outcome);
            let ends = outcome.first.and_then(|first| first.ends);
            record.ends = people.zip(ends).map(|(people, ends)| self.ends(people, ends));
            record
        })
    }

    fn ends<'o>(&self, people: &'o People, ends: Ends) -> [Cow<'o, str>; 2] {
        [ends.evangelist, ends.decision_maker].map(|person| match people.name(person.0) {
            Cow::Borrowed(name) => (self.written)(name),
            Cow::Owned(name) => Cow::Owned((self.written)(&name).into_owned()),
        })
    }

    fn record(&self, trial: u64, world: u64, policy: usize, outcome: &Outcome) -> Record<'_> {
        let first = outcome.first.as_ref();
        let (segment, accepted_by) = match first.map(|first| first.evangelist) {
            None => (None, None),
            Some(Evangelist::Wire) => (Some(WIRE), None),
            Some(Evangelist::Visitor { segment }) => (Some(self.segments[usize::from(segment)].as_ref()), None),
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
            value: value_of(self.scenario, policy, outcome),
            heard: outcome.heard,
            heard_accepted: outcome.heard_accepted,
            heard_passed_on: outcome.heard_passed_on,
            passed_on: outcome.passed_on,
            most_hops: outcome.most_hops,
            one_hop: outcome.one_hop,
            reached: first.is_some(),
            first_hours: first.map(|first| first.hours),
            first_hops: first.map(|first| first.hops),
            first_channel: first.map(|first| first.way.name()),
            evangelist_segment: segment,
            evangelist_accepted_by: accepted_by,
            ends: None,
            more: cells_of(outcome.more),
        }
    }

    /// The segment of a name.
    fn segment(&self, name: &str) -> Result<u16, super::RowFault> {
        let place = self.segments.iter().position(|segment| segment == name);
        let number = place.and_then(|place| u16::try_from(place).ok());
        number.ok_or_else(|| super::RowFault::UnknownSegment(name.to_owned()))
    }

    /// What `record` says of the first reach, its ends left out.
    pub fn first(&self, record: &Record) -> Result<Option<FirstReach>, super::RowFault> {
        use super::RowFault::{HalfReached, UnknownWay};
        let Record {
            first_hours,
            first_hops,
            first_channel,
            evangelist_segment,
            evangelist_accepted_by,
            ..
        } = record.clone();
        match (
            record.reached,
            first_hours,
            first_hops,
            first_channel,
            evangelist_segment,
        ) {
            (false, None, None, None, None) if evangelist_accepted_by.is_none() => Ok(None),
            (true, Some(hours), Some(hops), Some(way), Some(name)) => {
                let evangelist = match evangelist_accepted_by {
                    // A segment of that name is told apart by who accepted its people.
                    None if name == WIRE => Evangelist::Wire,
                    None if !self.scenario.has_open_forum() => return Err(HalfReached),
                    None => Evangelist::Visitor {
                        segment: self.segment(name)?,
                    },
                    Some(accepted_by) => Evangelist::Contact {
                        segment: self.segment(name)?,
                        accepted_by,
                    },
                };
                Ok(Some(FirstReach {
                    hours,
                    hops,
                    way: Way::named(way).ok_or_else(|| UnknownWay(way.to_owned()))?,
                    // What is counted of channels is kept in a file of its own.
                    route: Route::default(),
                    evangelist,
                    ends: None,
                }))
            }
            _ => Err(HalfReached),
        }
    }
}
