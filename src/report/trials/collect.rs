//! Rows on their way back to outcomes, checked against the scenario one by one.

use super::{
    RowFault, TrialsError,
    record::{Names, Record},
};
use crate::trial::Outcome;
use std::path::Path;

/// The rows read so far.
pub struct Collected<'a> {
    path: &'a Path,
    names: Names<'a>,
    trials_per_world: u64,
    rows: Vec<Outcome>,
}

impl<'a> Collected<'a> {
    /// Nothing read so far.
    pub fn new(path: &'a Path, names: Names<'a>, trials_per_world: u64) -> Self {
        Self {
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
    pub fn finish(self) -> Result<Vec<Outcome>, TrialsError> {
        let (rows, policies) = (self.rows.len(), self.names.policies.len());
        if rows % policies == 0 {
            Ok(self.rows)
        } else {
            Err(TrialsError::Truncated {
                path: self.path.to_owned(),
                rows,
                policies,
            })
        }
    }

    fn outcome(&self, record: &Record) -> Result<Outcome, RowFault> {
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
            first: self.names.first(record)?,
        })
    }
}
