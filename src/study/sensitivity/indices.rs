//! Which assumptions matter together: elementary effects of all, then shares of the variance for those that matter.

use serde::{Deserialize, Serialize};

use super::assumptions::jointly;
use super::{Assumption, Tornado};
use crate::rng::{Purpose, Stream};
use crate::scenario::Scenario;
use crate::stats::bootstrap::Resamples;
use crate::stats::screening::{Trajectory, effects, trajectories};
use crate::stats::variance_shares::{Plan, Share};
use crate::study::cells::{Effort, PointError, Reaches};
use crate::study::points::Points;

/// How much each assumption moves the lead, together with the others.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Influences {
    /// Name of the policy whose lead it is.
    pub leader: String,
    /// Name of the one that it is over.
    pub rival: String,
    /// A row per assumption, the one that matters most first.
    pub rows: Vec<Influence>,
    /// Rows of each sample that the shares of variance come from; 0 where none were asked for.
    pub sobol_rows: usize,
    /// Walks that the effects come from.
    pub walks: usize,
}

/// How much one assumption moves the lead.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Influence {
    /// Place of the assumption among all.
    pub assumption: usize,
    /// By how much the lead moves on average from one end to the other, whichever way: μ*.
    pub size: f64,
    /// Lower end of its interval.
    pub size_low: f64,
    /// Upper end.
    pub size_high: f64,
    /// The same with signs: μ.
    pub mean: f64,
    /// How much that depends on the other assumptions: σ.
    pub spread: f64,
    /// Share of the variance of the lead that is due to it alone; of those that matter.
    pub first: Option<ShareOf>,
    /// Share that is due to it alone and with others.
    pub total: Option<ShareOf>,
}

/// A share of the variance, with its interval.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct ShareOf {
    /// Its estimate; chance may carry it a little outside 0 and 1.
    pub estimate: f64,
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

impl From<Share> for ShareOf {
    fn from(share: Share) -> Self {
        Self {
            estimate: share.estimate,
            low: share.interval.low,
            high: share.interval.high,
        }
    }
}

/// Walks that screen the assumptions.
const WALKS: usize = 12;
/// No more than these go on.
const MOST_GOING_ON: usize = 8;
/// Rows of each sample.
const ROWS: usize = 64;
/// Samples drawn again for intervals.
const RESAMPLES: u32 = 500;
/// An assumption whose effect is this part of the greatest, or less, does not go on.
const NEGLIGIBLE: f64 = 0.05;

/// Points that are simulated, at most.
pub(super) fn points(assumptions: usize) -> usize {
    WALKS * (assumptions + 1) + ROWS * (assumptions.min(MOST_GOING_ON) + 2)
}

/// Screens all assumptions, and shares out the variance of the lead among those that matter; none where there is no rival or the watch
/// was over before.
///
/// # Errors
/// If a point is no scenario, or cannot be simulated.
///
/// # Panics
/// Never: every assumption has a row.
pub fn influences(
    scenario: &Scenario,
    (assumptions, tornado): (&[Assumption], &Tornado),
    effort: Effort,
    points: &mut Points<'_>,
) -> Result<Option<Influences>, PointError> {
    let place = |name: &String| scenario.policies.iter().position(|policy| policy.name == *name);
    let Some((leader, rival)) = place(&tornado.leader).zip(tornado.rival.as_ref().and_then(place)) else {
        return Ok(None);
    };
    if assumptions.is_empty() {
        return Ok(None);
    }
    let base = effort.applied_to(scenario);
    let mut leads = |changes: Vec<Vec<String>>| -> Result<Option<Vec<f64>>, PointError> {
        let mut leads = Vec::with_capacity(changes.len());
        let is_whole = points.each(&base, &changes, |_, cell: Reaches| {
            leads.push(cell.contest(leader, rival).difference.estimate);
        })?;
        Ok(is_whole.then_some(leads))
    };
    let changes = |shares: &[f64], of: &[usize]| -> Vec<String> {
        let of: Vec<&Assumption> = of.iter().map(|&place| &assumptions[place]).collect();
        jointly(scenario, &of, shares).changes
    };
    let all: Vec<usize> = (0..assumptions.len()).collect();
    let mut draws = Stream::new(scenario.seed, 0, Purpose::Design).sequence(1, 0);
    let walks: Vec<Trajectory> = trajectories(WALKS, assumptions.len(), &mut draws);
    let points = walks
        .iter()
        .flat_map(|walk| &walk.points)
        .map(|shares| changes(shares, &all));
    let Some(values) = leads(points.collect())? else {
        return Ok(None);
    };
    let values: Vec<Vec<f64>> = values.chunks(assumptions.len() + 1).map(<[f64]>::to_vec).collect();
    let resamples = Resamples::new(scenario.seed, RESAMPLES);
    let mut rows: Vec<Influence> = effects(&walks, &values, &resamples)
        .into_iter()
        .enumerate()
        .map(|(assumption, effect)| Influence {
            assumption,
            size: effect.size,
            size_low: effect.interval.low,
            size_high: effect.interval.high,
            mean: effect.mean,
            spread: effect.spread,
            first: None,
            total: None,
        })
        .collect();
    rows.sort_by(|a, b| b.size.total_cmp(&a.size));
    let least = NEGLIGIBLE * rows.first().map_or(0.0, |row| row.size);
    let going_on: Vec<usize> = rows
        .iter()
        .filter(|row| row.size > least)
        .take(MOST_GOING_ON)
        .map(|row| row.assumption)
        .collect();
    let plan = Plan::new(
        ROWS,
        going_on.len(),
        Stream::new(scenario.seed, 0, Purpose::Design).bits(2, 0) as u32,
    );
    let points = plan.points.iter().map(|shares| changes(shares, &going_on)).collect();
    let shared_out = match leads(points)? {
        Some(values) if !going_on.is_empty() => plan.indices(&values, &resamples),
        _ => None,
    };
    for (&assumption, indices) in going_on.iter().zip(shared_out.iter().flatten()) {
        let row = rows.iter_mut().find(|row| row.assumption == assumption);
        let row = row.expect("every assumption has a row");
        row.first = Some(indices.first.into());
        row.total = Some(indices.total.into());
    }
    Ok(Some(Influences {
        leader: tornado.leader.clone(),
        rival: tornado.rival.clone().unwrap_or_default(),
        rows,
        sobol_rows: if shared_out.is_some() { ROWS } else { 0 },
        walks: WALKS,
    }))
}
