//! What can be moved.

use super::session::said;
use crate::scenario::{Axis, Extent, Level, Scenario};

/// A number that moves between two ends, or a key that is switched between values.
#[derive(Clone, Debug, PartialEq)]
pub enum Lever {
    /// A number, or several together.
    Slider(Axis),
    /// A key and the values that it may be set to, each as `--set` takes it.
    Switch {
        /// The key.
        path: String,
        /// Its values, separated by a bar as they were written.
        values: Vec<String>,
    },
}

/// In front of keys that are switched.
const SWITCH: &str = "switch:";

impl Lever {
    /// Reads a lever of a scenario: an axis with two ends, or `switch:KEY=VALUE|VALUE`.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(text: &str, scenario: &Scenario) -> Result<Self, String> {
        if let Some(rest) = text.strip_prefix(SWITCH) {
            let equals = rest.rfind('=').ok_or_else(|| format!("`{text}` needs a `=`"))?;
            let (path, values) = (rest[..equals].to_owned(), &rest[equals + 1..]);
            let values: Vec<String> = values.split('|').map(str::to_owned).collect();
            for value in &values {
                let change = [format!("{path}={value}")];
                scenario.with(&change).map_err(|remarks| said(&remarks))?;
            }
            return Ok(Self::Switch { path, values });
        }
        let axis = Axis::parse(text, scenario).map_err(|error| error.to_string())?;
        match axis.extent {
            Extent::Range { .. } => Ok(Self::Slider(axis)),
            Extent::List(_) => Err(format!("`{text}` has no ends between which it moves")),
        }
    }

    /// As it is written: what [`Lever::parse`] reads.
    pub fn written(&self) -> String {
        match self {
            Self::Slider(axis) => axis.text.clone(),
            Self::Switch { path, values } => format!("{SWITCH}{path}={}", values.join("|")),
        }
    }

    /// What to change in the scenario for a value, as `--set` takes it.
    ///
    /// # Errors
    /// If it is no value of this lever: which ones are.
    pub fn changes(&self, value: &str) -> Result<Vec<String>, String> {
        match self {
            Self::Slider(axis) => {
                let Extent::Range { low, high, .. } = axis.extent else {
                    return Ok(Vec::new());
                };
                let number = value.parse::<f64>().ok().filter(|number| (low..=high).contains(number));
                let number = number.ok_or_else(|| format!("{} = {value} is not within {low} to {high}", axis.name))?;
                if axis.is_whole && number.fract() != 0.0 {
                    return Err(format!("{} = {value} is no whole number", axis.name));
                }
                Ok(axis.changes(&Level::Number(number)))
            }
            Self::Switch { path, values } => {
                if values.iter().any(|allowed| allowed == value) {
                    Ok(vec![format!("{path}={value}")])
                } else {
                    Err(format!("{path} = {value} is none of {}", values.join(", ")))
                }
            }
        }
    }

    /// The values at which a slider stops, in order, and where among them the scenario stands.
    pub fn stops(&self) -> (Vec<f64>, usize) {
        let Self::Slider(axis) = self else {
            return (Vec::new(), 0);
        };
        let even = (0..=STEPS).map(|step| axis.at(f64::from(step) / f64::from(STEPS)));
        let mut stops: Vec<f64> = even.filter_map(|level| level.number()).collect();
        stops.dedup();
        let here = axis.here.as_ref().and_then(Level::number).unwrap_or(stops[0]);
        match stops.iter().position(|stop| *stop >= here) {
            Some(place) if stops[place] == here => (stops, place),
            Some(place) => {
                stops.insert(place, here);
                (stops, place)
            }
            None => {
                stops.push(here);
                let last = stops.len() - 1;
                (stops, last)
            }
        }
    }
}

/// Between its ends a slider stops so often, and where the scenario stands.
const STEPS: u32 = 40;
