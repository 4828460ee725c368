//! Rows on their way back from a file, checked against the scenario one by one.

use super::{
    RowFault, TrialsError,
    record::{Names, Record, more_of},
};
use crate::tally::Listener;
use crate::trial::Outcome;
use std::path::Path;

/// So many rows are given on at once, or those of a world where these are more.
const ROWS_AT_ONCE: usize = 1 << 14;

/// The rows read so far, on their way to a listener.
pub struct Collected<'a, L> {
    path: &'a Path,
    names: Names<'a>,
    listener: &'a mut L,
    /// Those that were not given on yet.
    rows: Vec<Outcome>,
    /// How many were.
    given: u64,
    /// Rows are given on by a multiple of those of a world.
    rows_at_once: usize,
}

impl<'a, L: Listener> Collected<'a, L> {
    /// Nothing read so far.
    pub fn new(path: &'a Path, names: Names<'a>, listener: &'a mut L) -> Self {
        let trials_per_world = usize::try_from(names.scenario.experiment.trials_per_world).unwrap_or(usize::MAX);
        let of_world = names.policies.len().saturating_mul(trials_per_world);
        Self {
            rows_at_once: (ROWS_AT_ONCE / of_world).max(1).saturating_mul(of_world),
            path,
            names,
            listener,
            rows: Vec::new(),
            given: 0,
        }
    }

    /// Takes in the next row.
    pub fn push(&mut self, record: &Record) -> Result<(), TrialsError> {
        let outcome = self.outcome(record).map_err(|fault| self.fault(fault))?;
        self.rows.push(outcome);
        if self.rows.len() == self.rows_at_once {
            self.give();
        }
        Ok(())
    }

    fn give(&mut self) {
        // A file is read to its end, so that all of it is checked.
        let _ = self.listener.take(&self.rows);
        self.given += self.rows.len() as u64;
        self.rows.clear();
    }

    fn next_row(&self) -> u64 {
        self.given + self.rows.len() as u64
    }

    /// `fault` of the next row.
    pub fn fault(&self, fault: RowFault) -> TrialsError {
        TrialsError::Row {
            path: self.path.to_owned(),
            row: self.next_row() + 1,
            fault,
        }
    }

    /// Gives the last rows, if they are whole trials.
    pub fn finish(mut self) -> Result<(), TrialsError> {
        let (rows, policies) = (self.next_row(), self.names.policies.len());
        self.give();
        if rows.is_multiple_of(policies as u64) {
            Ok(())
        } else {
            Err(TrialsError::Truncated {
                path: self.path.to_owned(),
                rows,
                policies,
            })
        }
    }

    fn outcome(&self, record: &Record) -> Result<Outcome, RowFault> {
        let policies = self.names.policies.len() as u64;
        let trial = self.next_row() / policies;
        let policy = &self.names.policies[(self.next_row() % policies) as usize];
        if record.policy != policy {
            return Err(RowFault::OtherPolicy {
                found: record.policy.to_owned(),
                expected: policy.to_string(),
            });
        }
        let expected = (trial, trial / self.names.scenario.experiment.trials_per_world);
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
            more: more_of(self.names.scenario, record.more),
        })
    }
}
