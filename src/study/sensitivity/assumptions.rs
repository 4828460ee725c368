//! What is uncertain, and between which ends.

use std::fmt;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::scenario::axis::SCALE;
use crate::scenario::{Axis, Evidence, Extent, Level, Parameter, Scenario};

/// Why an assumption is varied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Doubt {
    /// It is a guess.
    Guess,
    /// No study gives a solid estimate.
    NoEstimate,
    /// Whoever asks wants it varied.
    Asked,
}

/// An assumption and the ends between which it is varied.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Assumption {
    /// Its path, or what was written for several.
    pub path: String,
    /// The key by which languages name it, if it has one.
    pub key: Option<String>,
    /// Its value in the scenario; `None` where several have different ones.
    pub here: Option<f64>,
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
    /// Why it is varied.
    pub doubt: Doubt,
    /// How values are written to the scenario.
    #[serde(skip)]
    pub axis: Option<Axis>,
}

impl Assumption {
    /// Whether its values are factors on what is written.
    pub fn scales(&self) -> bool {
        self.path.starts_with(SCALE)
    }

    /// What to change for the value at a share of the way from the low end to the high one.
    ///
    /// # Panics
    /// If it was read back from a result, which does not keep how.
    pub fn changes(&self, share: f64) -> Vec<String> {
        let axis = self.axis.as_ref().expect("it was not read back");
        axis.changes(&axis.at(share))
    }

    /// The value there.
    ///
    /// # Panics
    /// As [`Assumption::changes`].
    pub fn value(&self, share: f64) -> f64 {
        let axis = self.axis.as_ref().expect("it was not read back");
        axis.at(share).number().expect("assumptions are numbers")
    }

    /// Where what is written stands; the middle where that is not one value.
    fn share_here(&self) -> f64 {
        let share = self
            .axis
            .as_ref()
            .zip(self.here)
            .and_then(|(axis, here)| axis.share_of(here));
        share.map_or(0.5, |share| share.clamp(0.0, 1.0))
    }

    fn of(axis: Axis, doubt: Doubt) -> Option<Self> {
        let Extent::Range { low, high, .. } = axis.extent else {
            return None;
        };
        Some(Self {
            path: axis.name.clone(),
            key: axis.key.clone(),
            here: axis.here.as_ref().and_then(Level::number),
            low,
            high,
            doubt,
            axis: Some(axis),
        })
    }
}

/// The assumptions of a scenario that are in force and without solid evidence, where they plausibly lie.
///
/// What all segments have is varied for all of them together, by a factor on what is written; so are numbers of people. An end that the rest of the scenario does
/// not allow is drawn in. How large a difference matters is none: it changes no trial.
pub fn uncertain(scenario: &Scenario) -> Vec<Assumption> {
    let parameters = scenario.parameters();
    let mut keys: Vec<&str> = Vec::new();
    let mut found = Vec::new();
    for parameter in &parameters {
        let Some(doubt) = doubt(parameter) else { continue };
        let axis = if parameter.key == parameter.path {
            let plausible = Axis::plausible(parameter);
            plausible.map(|axis| {
                if is_size(parameter) {
                    around_here(parameter, axis)
                } else {
                    axis
                }
            })
        } else if keys.contains(&&*parameter.key) {
            None
        } else {
            keys.push(&parameter.key);
            together(&parameters, &parameter.key, scenario)
        };
        found.extend(axis.and_then(|axis| Assumption::of(axis, doubt)));
    }
    // Each end is a scenario to be checked.
    found
        .into_par_iter()
        .filter_map(|assumption| assumption.drawn_in(scenario))
        .collect()
}

/// Whether it says how many people there are, which is the scenario's own: what is plausible for all scenarios spans a party and a country.
fn is_size(parameter: &Parameter) -> bool {
    parameter.is_whole && parameter.unit == "persons"
}

/// The axis from half of what is written to twice as much; as it is where nothing is written.
fn around_here(parameter: &Parameter, mut axis: Axis) -> Axis {
    let Some(here) = parameter.value.filter(|value| *value > 0.0) else {
        return axis;
    };
    axis.extent = Extent::Range {
        low: libm::round(here * LEAST_FACTOR).max(1.0),
        high: libm::round(here * MOST_FACTOR).min(parameter.range.high()),
        steps: None,
        is_logarithmic: false,
    };
    axis
}

/// Why a parameter is varied, if it is.
fn doubt(parameter: &Parameter) -> Option<Doubt> {
    if !parameter.is_in_force || parameter.key.starts_with("experiment.") {
        return None;
    }
    match parameter.evidence {
        Evidence::Guess => Some(Doubt::Guess),
        Evidence::NoEstimate => Some(Doubt::NoEstimate),
        _ => None,
    }
}

/// The same key of all segments, by a factor that leaves every value where it may be; none where nothing is written that a factor moves.
fn together(parameters: &[Parameter], key: &str, scenario: &Scenario) -> Option<Axis> {
    let (list, name) = key.rsplit_once('.')?;
    let most = parameters
        .iter()
        .filter(|parameter| parameter.key == key)
        .filter_map(|parameter| Some(parameter.range.high() / parameter.value.filter(|value| *value > 0.0)?))
        .fold(MOST_FACTOR, f64::min);
    (most > 1.0).then_some(())?;
    // Not so many digits that nobody can read the factor.
    let most = libm::floor(most * 100.0) / 100.0;
    Axis::parse(&format!("scale:{list}.*.{name}={LEAST_FACTOR}:{most}"), scenario).ok()
}

/// What is guessed for segments is varied from half of it to twice as much.
const LEAST_FACTOR: f64 = 0.5;
const MOST_FACTOR: f64 = 2.0;

impl Assumption {
    /// The same between ends that the rest of the scenario allows; none if there are none.
    fn drawn_in(self, scenario: &Scenario) -> Option<Self> {
        let middle = self
            .here
            .unwrap_or(f64::midpoint(self.low, self.high))
            .clamp(self.low, self.high);
        let allowed = |end: f64| {
            let parts = [1.0, 0.75, 0.5, 0.25, 0.1];
            let ends = parts.map(|part| middle + (end - middle) * part);
            let axis = self.axis.as_ref()?;
            ends.into_iter()
                .map(|end| if axis.is_whole { libm::round(end) } else { end })
                .find(|end| {
                    let changes = axis.changes(&Level::Number(*end));
                    scenario.with(&changes).is_ok()
                })
        };
        let (low, high) = (allowed(self.low)?, allowed(self.high)?);
        (low < high).then_some(())?;
        let mut axis = self.axis?;
        axis.extent = Extent::Range {
            low,
            high,
            steps: None,
            is_logarithmic: false,
        };
        Some(Self {
            low,
            high,
            axis: Some(axis),
            ..self
        })
    }
}

/// A set of assumptions as it is simulated.
pub(super) struct Set {
    /// Where each stands, as a share of the way from its low end to its high one.
    pub shares: Vec<f64>,
    /// What to change for that.
    pub changes: Vec<String>,
    /// Whether it had to be drawn in.
    pub is_drawn_in: bool,
}

/// The set in which these assumptions stand at these shares.
///
/// Ends that are allowed one by one need not be allowed together: more requests, say, than there are people. Such a set is drawn in
/// towards what is written, as far as it takes.
pub(super) fn jointly(scenario: &Scenario, assumptions: &[&Assumption], shares: &[f64]) -> Set {
    let drawn_in = |part: f64| {
        let pairs = || assumptions.iter().zip(shares);
        let share = |(assumption, &share): (&&Assumption, &f64)| {
            let middle = assumption.share_here();
            middle + (share - middle) * part
        };
        let shares: Vec<f64> = pairs().map(share).collect();
        let changes = assumptions.iter().zip(&shares);
        Set {
            changes: changes
                .flat_map(|(assumption, &share)| assumption.changes(share))
                .collect(),
            shares,
            is_drawn_in: part < 1.0,
        }
    };
    let sets = [1.0, 0.75, 0.5, 0.25].into_iter().map(drawn_in);
    let mut allowed = sets.filter(|set| scenario.with(&set.changes).is_ok());
    allowed.next().unwrap_or_else(|| drawn_in(0.0))
}

/// The assumptions that texts like `circle.favour=0.5:2` name, with these ends.
///
/// # Errors
/// What is wrong with them, all at once.
pub fn ranges(texts: &[String], scenario: &Scenario) -> Result<Vec<Assumption>, RangesError> {
    let (mut found, mut faults) = (Vec::new(), Vec::new());
    for text in texts {
        match Axis::parse(text, scenario) {
            Ok(axis) => match Assumption::of(axis, Doubt::Asked) {
                Some(assumption) => found.push(assumption),
                None => faults.push(format!("`{text}`: an assumption is varied over a range, like LOW:HIGH")),
            },
            Err(error) => faults.push(error.to_string()),
        }
    }
    if faults.is_empty() {
        Ok(found)
    } else {
        Err(RangesError(faults))
    }
}

/// What is wrong with ranges.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RangesError(pub Vec<String>);

impl fmt::Display for RangesError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.join("\n"))
    }
}

impl std::error::Error for RangesError {}
