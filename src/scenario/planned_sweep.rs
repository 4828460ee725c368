//! `[sweep]`: where `whoknows sweep` looks, unless its command line says otherwise.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::Scenario;
use super::axis::Axis;
use super::experiment::TRIAL_COUNT;
use super::key::section;
use super::kind::Kind;
use super::read::Places;
use super::remark::{Remark, Remarks, Severity};
use super::suggest::quoted;

section! {
    /// `[sweep]`: where `whoknows sweep` looks, unless its command line says otherwise; a run takes no notice of it.
    pub struct PlannedSweep {
        /// What is varied, as `--vary` takes it: `["circle.dilution=0:0.6:7", "segment.*.repost=0.01,0.1"]`.
        vary: Option<Vec<String>> = None, Kind::Axes;
        /// Instead of every combination: `"lhs:N"`, a Latin hypercube, or `"sobol:N"`, Sobol’s sequence.
        sample: Option<String> = None, Kind::Line;
        /// Trials at each point, 1000 unless written.
        trials: Option<u64> = None, TRIAL_COUNT, "trials";
        /// Points that have names; instead of `vary`.
        point: Vec<NamedPoint> = Vec::new();
    }
}

section! {
    /// `[[sweep.point]]`: the scenario with some keys at other values; instead of axes.
    pub struct NamedPoint {
        /// Name, unlike that of any other point.
        name: String = String::new(), Kind::Name;
        /// Keys and their values, as `--set` takes them: `{ circle.dilution = 0.5, policy.open.reject_spam = true }`. Nothing, for the
        /// scenario as it is.
        set: Option<Vec<(String, String)>> = None, Kind::Changes;
    }
}

impl PlannedSweep {
    /// One with a point, for whoever wants to see every key.
    pub(super) fn one_point() -> Self {
        Self {
            point: vec![NamedPoint::default()],
            ..Self::default()
        }
    }

    /// What is varied, as it is written.
    pub fn axes(&self) -> &[String] {
        self.vary.as_deref().unwrap_or(&[])
    }

    /// How points on the axes are chosen, if that can be understood.
    pub fn sample(&self) -> Option<Sample> {
        self.sample.as_ref()?.parse().ok()
    }

    /// Whether it looks anywhere.
    pub fn is_empty(&self) -> bool {
        self.axes().is_empty() && self.point.is_empty()
    }
}

impl NamedPoint {
    /// What is changed there, as `--set` takes it.
    pub fn changes(&self) -> Vec<String> {
        let set = self.set.iter().flatten();
        set.map(|(path, value)| format!("{path}={value}")).collect()
    }
}

/// Which points of the axes are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sample {
    /// Every value of each axis with every value of the others.
    Grid,
    /// So many points of which each slice of every axis holds one.
    LatinHypercube(usize),
    /// The first so many points of Sobol's sequence.
    Sobol(usize),
    /// Points that have names.
    Named,
}

impl Sample {
    /// No sweep has more points.
    pub const MOST_POINTS: usize = 1_000_000;
    /// No more points of Sobol's sequence have been worked out.
    pub const MOST_SOBOL_POINTS: usize = 1 << 16;
}

/// As it is written.
impl fmt::Display for Sample {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Grid => f.write_str("grid"),
            Self::LatinHypercube(points) => write!(f, "lhs:{points}"),
            Self::Sobol(points) => write!(f, "sobol:{points}"),
            Self::Named => f.write_str("named"),
        }
    }
}

/// Reads `lhs:200` or `sobol:256`.
impl FromStr for Sample {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let forms = || "write lhs:N or sobol:N, like lhs:200".to_owned();
        let (kind, count) = text.split_once(':').ok_or_else(forms)?;
        let (sample, most): (fn(usize) -> Self, usize) = match kind.trim() {
            "lhs" => (Self::LatinHypercube, Self::MOST_POINTS),
            "sobol" => (Self::Sobol, Self::MOST_SOBOL_POINTS),
            _ => return Err(forms()),
        };
        match count.trim().parse() {
            Ok(points) if (1..=most).contains(&points) => Ok(sample(points)),
            _ => Err(format!("{} is no number of points from 1 to {most}", quoted(count))),
        }
    }
}

/// Whether what is planned can be done with the scenario.
pub(super) fn check(scenario: &Scenario, places: &Places) -> Vec<Remark> {
    let sweep = &scenario.sweep;
    let mut remarks = Vec::new();
    if !sweep.axes().is_empty() && !sweep.point.is_empty() {
        remarks.push(
            Remark::mistake(
                places.near("sweep.vary"),
                "[sweep] has both `vary` and points with names",
            )
            .help("write one of them; another sweep is a scenario of its own, with this one as its `base`".to_owned()),
        );
    }
    for text in sweep.axes() {
        if let Err(error) = Axis::parse(text, scenario) {
            remarks.push(Remark::mistake(places.near("sweep.vary"), error.to_string()));
        }
    }
    if let Some(Err(reason)) = sweep.sample.as_ref().map(|text| text.parse::<Sample>()) {
        let found = sweep.sample.as_deref().map(quoted).unwrap_or_default();
        remarks.push(Remark::mistake(places.near("sweep.sample"), format!("{found} is no sample")).help(reason));
    }
    if sweep.sample.is_some() && sweep.axes().is_empty() {
        let title = "`sample` chooses points on axes, and there are none";
        remarks
            .push(Remark::mistake(places.near("sweep.sample"), title).help("write `vary`, or leave it out".to_owned()));
    }
    for (number, point) in sweep.point.iter().enumerate() {
        if let Err(inner) = scenario.with(&point.changes()) {
            remarks.extend(of_point(
                point,
                &inner,
                places.near(&format!("sweep.point.{number}.set")),
            ));
        }
    }
    remarks
}

/// What is wrong with the scenario that a point makes.
fn of_point(point: &NamedPoint, inner: &Remarks, place: Option<super::document::Place>) -> Vec<Remark> {
    let mistakes = inner.iter().filter(|remark| remark.severity == Severity::Mistake);
    let remark = |found: super::remark::Located<'_>| {
        let title = format!("the point {}: {}", quoted(&point.name), found.message);
        Remark::mistake(place, title)
            .label(found.detail)
            .help(found.help.map(str::to_owned))
    };
    mistakes.map(remark).collect()
}
