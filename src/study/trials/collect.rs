//! Rows on their way back to outcomes, checked against the scenario one by one.

use super::{
    RowFault, TrialsError,
    record::{Names, Record, has_ends},
};
use crate::{
    graph::read::Names as People,
    trial::{Ends, FirstReach, Outcome},
    world::PersonId,
};
use std::{collections::HashMap, path::Path, sync::Arc};

/// The rows read so far.
pub struct Collected<'a> {
    path: &'a Path,
    names: Names<'a>,
    trials_per_world: u64,
    rows: Vec<Outcome>,
    /// What people are called, if they are nodes of a file, each with a number in order of appearance.
    people: Option<HashMap<String, u32>>,
}

/// Rows that were read, and what their people are called.
pub type Rows = (Vec<Outcome>, Option<Arc<People>>);

impl<'a> Collected<'a> {
    /// Nothing read so far.
    pub fn new(path: &'a Path, names: Names<'a>, trials_per_world: u64) -> Self {
        Self {
            people: has_ends(names.scenario).then(HashMap::new),
            path,
            names,
            trials_per_world,
            rows: Vec::new(),
        }
    }

    /// Takes in the next row.
    pub fn push(&mut self, record: &Record) -> Result<(), TrialsError> {
        let outcome = self.outcome(record).map_err(|fault| self.fault(fault))?;
        self.rows.push(outcome);
        Ok(())
    }

    /// `fault` of the next row.
    pub fn fault(&self, fault: RowFault) -> TrialsError {
        TrialsError::Row {
            path: self.path.to_owned(),
            row: self.rows.len() as u64 + 1,
            fault,
        }
    }

    /// All rows, if they are whole trials.
    pub fn finish(mut self) -> Result<Rows, TrialsError> {
        let (rows, policies) = (self.rows.len(), self.names.policies.len());
        if rows % policies == 0 {
            let people = self.people.take().map(|people| Arc::new(self.in_order(&people)));
            Ok((self.rows, people))
        } else {
            Err(TrialsError::Truncated {
                path: self.path.to_owned(),
                rows,
                policies,
            })
        }
    }

    /// Lets people be numbered as names are ordered.
    fn in_order(&mut self, numbers: &HashMap<String, u32>) -> People {
        let mut shown = vec![String::new(); numbers.len()];
        for (name, &number) in numbers {
            shown[number as usize].clone_from(name);
        }
        let (people, nodes) = People::of(&shown);
        let node = |person: PersonId| PersonId(nodes[person.0 as usize]);
        for ends in self.rows.iter_mut().filter_map(|row| row.first.as_mut()?.ends.as_mut()) {
            *ends = Ends {
                evangelist: node(ends.evangelist),
                decision_maker: node(ends.decision_maker),
            };
        }
        people
    }

    fn first(&mut self, record: &Record) -> Result<Option<FirstReach>, RowFault> {
        let mut first = self.names.first(record)?;
        let Some(people) = &mut self.people else {
            return Ok(first);
        };
        let mut person = |name: &str| {
            let next = people.len() as u32;
            PersonId(*people.entry(name.to_owned()).or_insert(next))
        };
        match (&mut first, &record.ends) {
            (Some(first), Some([evangelist, decision_maker])) => {
                first.ends = Some(Ends {
                    evangelist: person(evangelist),
                    decision_maker: person(decision_maker),
                });
            }
            (None, None) => {}
            _ => return Err(RowFault::HalfReached),
        }
        Ok(first)
    }

    fn outcome(&mut self, record: &Record) -> Result<Outcome, RowFault> {
        let policies = self.names.policies.len();
        let policy = &self.names.policies[self.rows.len() % policies];
        if record.policy != policy {
            return Err(RowFault::OtherPolicy {
                found: record.policy.to_owned(),
                expected: policy.to_string(),
            });
        }
        let trial = (self.rows.len() / policies) as u64;
        let expected = (trial, trial / self.trials_per_world);
        if (record.trial, record.world) != expected {
            return Err(RowFault::OutOfOrder {
                found: (record.trial, record.world),
                expected,
            });
        }
        Ok(Outcome {
            accepted: record.accepted,
            accepted_spammers: record.accepted_spammers,
            people: record.people,
            reposts: record.reposts,
            forwards: record.forwards,
            decision_makers: record.decision_makers,
            deals: record.deals,
            heard: record.heard,
            heard_accepted: record.heard_accepted,
            heard_passed_on: record.heard_passed_on,
            passed_on: record.passed_on,
            most_hops: record.most_hops,
            one_hop: record.one_hop,
            first: self.first(record)?,
        })
    }
}
