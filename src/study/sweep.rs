//! What if? A scenario at many points, each compared with the others under the same luck.

use serde::{Deserialize, Serialize};

use super::cells::{Cell, Effort, PointError};
use super::points::Points;
use super::{VERSION, manifest};
use crate::estimate::ScenarioIdentity;
use crate::rng::{Purpose, Stream};
use crate::scenario::{Axis, Estimator, Extent, Level, NamedPoint, Sample, Scenario};
use crate::stats::design::{latin_hypercube, sobol};

/// A point that is looked at.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Point {
    /// Its name, if it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Its value on each axis.
    pub levels: Vec<Level>,
    /// What is changed there, as `--set` takes it.
    pub changes: Vec<String>,
}

/// What is asked of a sweep.
#[derive(Clone, Debug, PartialEq)]
pub struct Design {
    /// What is varied.
    pub axes: Vec<Axis>,
    /// How points are chosen.
    pub sample: Sample,
    /// The points.
    pub points: Vec<Point>,
}

impl Design {
    /// How many points there would be on axes.
    pub fn count(axes: &[Axis], sample: Sample) -> u64 {
        match sample {
            Sample::Named => 0,
            Sample::Grid => axes
                .iter()
                .map(|axis| axis.grid().len() as u64)
                .fold(1, u64::saturating_mul),
            Sample::LatinHypercube(count) | Sample::Sobol(count) => count as u64,
        }
    }

    /// Points on axes; `seed` chooses those of a sample.
    ///
    /// # Panics
    /// If they are more than [`Sample::MOST_POINTS`], or of Sobol's sequence more than [`Sample::MOST_SOBOL_POINTS`].
    pub fn over(axes: Vec<Axis>, sample: Sample, seed: u64) -> Self {
        assert!(
            Self::count(&axes, sample) <= Sample::MOST_POINTS as u64,
            "too many points"
        );
        let shares = |shares: Vec<Vec<f64>>| -> Vec<Vec<Level>> {
            let at = |shares: Vec<f64>| axes.iter().zip(shares).map(|(axis, share)| axis.at(share)).collect();
            shares.into_iter().map(at).collect()
        };
        let levels = match sample {
            Sample::Named => Vec::new(),
            Sample::Grid => products(&axes),
            Sample::LatinHypercube(count) => {
                let mut draws = Stream::new(seed, 0, Purpose::Design).sequence(0, 0);
                shares(latin_hypercube(count, axes.len(), &mut draws))
            }
            Sample::Sobol(count) => {
                let seed = Stream::new(seed, 0, Purpose::Design).bits(0, 1) as u32;
                shares(sobol(count, axes.len(), seed))
            }
        };
        let point = |levels: Vec<Level>| Point {
            name: None,
            changes: axes
                .iter()
                .zip(&levels)
                .flat_map(|(axis, level)| axis.changes(level))
                .collect(),
            levels,
        };
        Self {
            points: levels.into_iter().map(point).collect(),
            axes,
            sample,
        }
    }

    /// Points that have names.
    pub fn named(points: &[NamedPoint]) -> Self {
        let point = |point: &NamedPoint| Point {
            name: Some(point.name.clone()),
            levels: Vec::new(),
            changes: point.changes(),
        };
        Self {
            axes: Vec::new(),
            sample: Sample::Named,
            points: points.iter().map(point).collect(),
        }
    }
}

/// Every value of each axis with every value of the others, the last axis changing first.
fn products(axes: &[Axis]) -> Vec<Vec<Level>> {
    axes.iter().fold(vec![Vec::new()], |points, axis| {
        let grid = axis.grid();
        let longer = |point: Vec<Level>| {
            grid.iter()
                .map(move |level| point.iter().cloned().chain([level.clone()]).collect())
                .collect::<Vec<Vec<Level>>>()
        };
        points.into_iter().flat_map(longer).collect()
    })
}

/// An axis as results have it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AxisOf {
    /// The keys as they were written.
    pub name: String,
    /// The key by which languages name it, if it has one.
    pub key: Option<String>,
    /// Unit of its values; empty where there is none.
    pub unit: String,
    /// Its value in the scenario, if that is one.
    pub here: Option<Level>,
    /// Whether its values are factors on what is written.
    pub scales: bool,
    /// Whether they lie apart by equal factors.
    pub is_logarithmic: bool,
}

impl From<&Axis> for AxisOf {
    fn from(axis: &Axis) -> Self {
        Self {
            name: axis.name.clone(),
            key: axis.key.clone(),
            unit: axis.unit.to_owned(),
            here: axis.here.clone(),
            scales: axis.scales,
            is_logarithmic: matches!(
                axis.extent,
                Extent::Range {
                    is_logarithmic: true,
                    ..
                }
            ),
        }
    }
}

/// What came of a sweep.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sweep {
    /// Version of the program.
    pub version: String,
    /// Which scenario was varied.
    pub scenario: ScenarioIdentity,
    /// What values are in.
    pub currency: String,
    /// Whether the scenario puts money on anything.
    pub has_value: bool,
    /// Names of the policies.
    pub policies: Vec<String>,
    /// Differences of reach smaller than this are of no practical importance.
    pub practical_difference: f64,
    /// What was varied.
    pub axes: Vec<AxisOf>,
    /// How the points were chosen.
    pub sample: Sample,
    /// Trials at each point.
    pub trials: u64,
    /// Whether reach comes from chances, or from counting.
    pub is_conditional: bool,
    /// Points asked for.
    pub planned: usize,
    /// Whether it was interrupted before they were done.
    pub interrupted: bool,
    /// The points that are done, in their order.
    pub points: Vec<Point>,
    /// What came of each.
    pub cells: Vec<Cell>,
}

/// What tells a sweep from others: the scenario, the effort and the points.
///
/// # Panics
/// Never: points are plain data.
pub fn identity(scenario_digest: &str, design: &Design, effort: Effort) -> String {
    let mut text = format!("sweep {scenario_digest} {} {:?}", effort.trials, effort.estimator);
    for point in &design.points {
        text.push('\n');
        text.push_str(&serde_json::to_string(point).expect("a point is plain data"));
    }
    manifest::digest(text.as_bytes())
}

/// Simulates a scenario at the points of a design.
///
/// # Errors
/// If a point is no scenario, or cannot be simulated.
pub fn sweep(
    scenario: &Scenario,
    scenario_digest: &str,
    (design, effort): (&Design, Effort),
    points: &mut Points<'_>,
) -> Result<Sweep, PointError> {
    let base = effort.applied_to(scenario);
    let changes: Vec<Vec<String>> = design.points.iter().map(|point| point.changes.clone()).collect();
    let mut done: Vec<Cell> = Vec::new();
    let is_whole = points.each(&base, &changes, |_, cell| done.push(cell))?;
    Ok(Sweep {
        version: VERSION.to_owned(),
        scenario: ScenarioIdentity {
            title: scenario.title.clone(),
            digest: scenario_digest.to_owned(),
            seed: scenario.seed,
        },
        currency: scenario.outcome.currency.clone(),
        has_value: scenario.has_value(),
        policies: scenario.policies.iter().map(|policy| policy.name.clone()).collect(),
        practical_difference: scenario.experiment.practical_difference,
        axes: design.axes.iter().map(AxisOf::from).collect(),
        sample: design.sample,
        trials: base.experiment.length.most_trials(),
        is_conditional: effort.estimator == Estimator::Conditional && base.has_chances(),
        planned: design.points.len(),
        interrupted: !is_whole,
        points: design.points[..done.len()].to_vec(),
        cells: done,
    })
}
