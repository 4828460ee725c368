//! Where does it flip? The value of a key at which the policy that is ahead falls behind.
//!
//! d(x) is the reach of that policy less that of the best of its rivals, under the same luck at every x. At each point that is looked at,
//! trials grow until the sign of d is beyond doubt, d is too small to matter, or the most trials are done. All signs that are called
//! beyond doubt are so together: the level is shared out over all looks that there can be.

use serde::{Deserialize, Serialize};

use super::cells::{Effort, PointError, simulate};
use super::points::Points;
use super::sweep::AxisOf;
use crate::estimate::{Estimate, LEVEL, Zone, difference_at, reach};
use crate::scenario::{Axis, Level, Scenario};
use crate::spread::prospect::Detail;
use crate::tally::Tally;
use crate::trial::Tables;
use crate::world::Watch;

/// What is asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// What is varied: a range.
    pub axis: Axis,
    /// The policy that is ahead in the scenario, by its place.
    pub leader: usize,
    /// Those that might overtake it.
    pub rivals: Vec<usize>,
    /// Most trials at a point, and how reach is estimated.
    pub effort: Effort,
}

/// A point that was looked at.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Look {
    /// Value of the key.
    pub value: f64,
    /// Trials there.
    pub trials: u64,
    /// Name of the rival that comes closest there, or is furthest ahead.
    pub rival: String,
    /// Reach of the leader less that of this rival, at the shared-out level.
    pub difference: Estimate,
    /// What is known of it.
    pub sign: Sign,
}

/// What is known of the leader at a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sign {
    /// Ahead of all rivals beyond doubt.
    Ahead,
    /// Behind one of them beyond doubt.
    Behind,
    /// No more than a negligible difference from the closest.
    Level,
    /// The most trials do not tell.
    Open,
}

/// A change of sign: the value lies between two that were looked at.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Root {
    /// Lower end of the interval.
    pub low: f64,
    /// Where d would be 0 if it were straight between the points around.
    pub estimate: f64,
    /// Upper end.
    pub high: f64,
    /// Whether the leader is ahead below it, and behind above.
    pub falls: bool,
    /// Name of the policy that is ahead on the other side.
    pub rival: String,
}

/// What was found of one key.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BreakEven {
    /// The key.
    pub axis: AxisOf,
    /// Where it was looked at: from here,
    pub from: f64,
    /// to there.
    pub to: f64,
    /// Name of the policy that is ahead in the scenario.
    pub leader: String,
    /// Names of those that might overtake it.
    pub rivals: Vec<String>,
    /// Level of the intervals of all roots together.
    pub level: f64,
    /// Where it flips, in order.
    pub roots: Vec<Root>,
    /// Every point, in order of its value.
    pub looks: Vec<Look>,
    /// Whether it was interrupted; then roots may be missing or wide.
    pub interrupted: bool,
}

/// What a break-even comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finding {
    /// It flips.
    Flips,
    /// The leader stays ahead at every point.
    StaysAhead,
    /// It is behind at every point.
    StaysBehind,
    /// Nowhere a difference that matters.
    Flat,
    /// Ahead or level at every point: it never falls behind by what matters.
    NeverBehind,
    /// No flip was found, but some points are open.
    Open,
}

impl BreakEven {
    /// What it comes to.
    pub fn finding(&self) -> Finding {
        let all = |signs: &[Sign]| self.looks.iter().all(|look| signs.contains(&look.sign));
        if !self.roots.is_empty() {
            Finding::Flips
        } else if all(&[Sign::Ahead]) {
            Finding::StaysAhead
        } else if all(&[Sign::Behind]) {
            Finding::StaysBehind
        } else if all(&[Sign::Level]) {
            Finding::Flat
        } else if all(&[Sign::Ahead, Sign::Level]) {
            Finding::NeverBehind
        } else {
            Finding::Open
        }
    }

    /// The root nearest to what is written in the scenario, or else the first.
    pub fn nearest_root(&self) -> Option<&Root> {
        let here = self.axis.here.as_ref().and_then(Level::number).unwrap_or(self.from);
        let far = |root: &&Root| (root.estimate - here).abs();
        self.roots.iter().min_by(|a, b| far(a).total_cmp(&far(b)))
    }
}

/// Points at equal distances that are looked at first, the ends included.
const FIRST_POINTS: usize = 9;
/// Points that halve an interval, for each change of sign.
const MOST_HALVINGS: usize = 12;
/// More changes of sign than this are not narrowed down.
const MOST_ROOTS: usize = 4;
/// An interval as narrow as this is narrow enough `[share of the range]`.
const NARROW: f64 = 0.004;
/// Trials at a point begin with these and grow by [`GROWTH`].
const FIRST_TRIALS: u64 = 1000;
const GROWTH: u64 = 4;

/// Points that one key takes, more or less: those that are looked at first, and as many to narrow one break-even down.
pub fn points() -> usize {
    FIRST_POINTS + MOST_HALVINGS
}

/// Looks for the values at which the leader falls behind, as far as the points go.
///
/// The intervals of the roots hold them all together at 95 %, if d changes its sign no more often than the points tell.
///
/// # Errors
/// If a point is no scenario, or cannot be simulated.
///
/// # Panics
/// If there is no rival, or the axis is a list.
pub fn breakeven(scenario: &Scenario, asked: &Asked, points: &mut Points<'_>) -> Result<BreakEven, PointError> {
    let name = |policy: &usize| scenario.policies[*policy].name.clone();
    let mut search = Search {
        scenario,
        asked,
        points,
        tables: Tables::default(),
        looks: Vec::new(),
    };
    let roots = search.roots()?;
    let ends = [0.0, 1.0].map(|share| asked.axis.at(share).number().expect("a range has numbers"));
    Ok(BreakEven {
        axis: AxisOf::from(&asked.axis),
        from: ends[0],
        to: ends[1],
        leader: name(&asked.leader),
        rivals: asked.rivals.iter().map(name).collect(),
        level: LEVEL,
        roots,
        interrupted: search.points.are_over(),
        looks: search.looks.into_iter().map(|(_, look)| look).collect(),
    })
}

struct Search<'a, 'p> {
    scenario: &'a Scenario,
    asked: &'a Asked,
    points: &'a mut Points<'p>,
    tables: Tables,
    /// What was seen, by share of the range.
    looks: Vec<(f64, Look)>,
}

impl Search<'_, '_> {
    fn roots(&mut self) -> Result<Vec<Root>, PointError> {
        for step in 0..FIRST_POINTS {
            self.look_at(step as f64 / (FIRST_POINTS - 1) as f64)?;
        }
        // A point whose sign is open says nothing of where it changes.
        let known: Vec<(f64, Sign)> = self
            .looks
            .iter()
            .filter(|(_, look)| matches!(look.sign, Sign::Ahead | Sign::Behind))
            .map(|&(share, ref look)| (share, look.sign))
            .collect();
        let changes = known.windows(2).filter(|pair| pair[0].1 != pair[1].1);
        let changes: Vec<(f64, f64)> = changes.map(|pair| (pair[0].0, pair[1].0)).take(MOST_ROOTS).collect();
        changes
            .into_iter()
            .filter_map(|(low, high)| self.narrowed(low, high).transpose())
            .collect()
    }

    /// Halves the distance between two points of other signs, from both sides where the middle is open.
    fn narrowed(&mut self, mut low: f64, mut high: f64) -> Result<Option<Root>, PointError> {
        let Some(below) = self.sign_at(low) else {
            return Ok(None);
        };
        // Between these, points are open or level.
        let mut open: Option<(f64, f64)> = None;
        for _ in 0..MOST_HALVINGS {
            let (from, to) = match open {
                None => (low, high),
                Some((first, last)) if first - low >= high - last => (low, first),
                Some((_, last)) => (last, high),
            };
            let middle = f64::midpoint(from, to);
            if high - low <= NARROW || to - from <= NARROW / 2.0 || self.is_known(middle) {
                break;
            }
            match self.look_at(middle)? {
                None => break,
                Some(sign) if sign == below => low = middle,
                Some(Sign::Ahead | Sign::Behind) => high = middle,
                Some(Sign::Level | Sign::Open) => {
                    let (first, last) = open.unwrap_or((middle, middle));
                    open = Some((first.min(middle), last.max(middle)));
                }
            }
            open = open.filter(|&(first, last)| low < first && last < high);
        }
        Ok(Some(self.root(low, high, below)))
    }

    fn root(&self, low: f64, high: f64, below: Sign) -> Root {
        let at = |share: f64| {
            let seen = self.looks.iter().find(|(seen, _)| *seen == share);
            &seen.expect("it was looked at").1
        };
        let (lower, upper) = (at(low), at(high));
        let (d_low, d_high) = (lower.difference.estimate, upper.difference.estimate);
        let part = if d_low == d_high { 0.5 } else { d_low / (d_low - d_high) };
        let estimate = low + (high - low) * part.clamp(0.0, 1.0);
        let value = |share| self.value(share);
        let behind = if below == Sign::Behind { lower } else { upper };
        Root {
            low: value(low),
            estimate: value(estimate),
            high: value(high),
            falls: below == Sign::Ahead,
            rival: behind.rival.clone(),
        }
    }

    fn value(&self, share: f64) -> f64 {
        self.asked.axis.at(share).number().expect("a range has numbers")
    }

    fn sign_at(&self, share: f64) -> Option<Sign> {
        let seen = self.looks.iter().find(|(seen, _)| *seen == share);
        seen.map(|(_, look)| look.sign)
    }

    /// Whether the value at this share, which may have to be whole, was looked at.
    fn is_known(&self, share: f64) -> bool {
        let value = self.value(share);
        self.looks.iter().any(|(_, look)| look.value == value)
    }

    /// The sign at a point, which is simulated unless it was looked at; none if the watch was over before.
    fn look_at(&mut self, share: f64) -> Result<Option<Sign>, PointError> {
        let value = self.value(share);
        if let Some((_, look)) = self.looks.iter().find(|(_, look)| look.value == value) {
            return Ok(Some(look.sign));
        }
        let simulated = Simulated {
            scenario: self.scenario,
            asked: self.asked,
            tables: &self.tables,
        };
        let look = self.points.next(|watch| simulated.look_at(value, watch))?;
        let Some(look) = look else { return Ok(None) };
        let sign = look.sign;
        self.looks.push((share, look));
        self.looks.sort_by(|a, b| a.0.total_cmp(&b.0));
        Ok(Some(sign))
    }
}

/// What is simulated at a point.
struct Simulated<'a> {
    scenario: &'a Scenario,
    asked: &'a Asked,
    tables: &'a Tables,
}

impl Simulated<'_> {
    /// Adds trials until the sign is known or the most trials are done; none if the watch was over before.
    fn look_at(&self, value: f64, watch: &Watch<'_>) -> Result<Option<Look>, PointError> {
        let changes = self.asked.axis.changes(&Level::Number(value));
        let at = self.scenario.with(&changes).map_err(PointError::Scenario)?;
        let most = self.asked.effort.trials;
        let mut trials = FIRST_TRIALS.min(most);
        loop {
            let effort = Effort {
                trials,
                ..self.asked.effort
            };
            let tally = simulate(&effort.applied_to(&at), Detail::Reach, self.tables, watch).map_err(|error| {
                PointError::Study {
                    changes: changes.clone(),
                    error: Box::new(error),
                }
            })?;
            let Some(tally) = tally else { return Ok(None) };
            let look = self.judged(value, &tally);
            if look.sign != Sign::Open || trials >= most {
                return Ok(Some(look));
            }
            trials = (trials * GROWTH).min(most);
        }
    }

    fn judged(&self, value: f64, tally: &Tally) -> Look {
        let Asked { leader, rivals, .. } = self.asked;
        let level = self.level();
        let against = |&rival: &usize| {
            let (a, b) = (*leader.min(&rival), *leader.max(&rival));
            let (_, pair) = tally
                .pairs()
                .find(|(pair, _)| *pair == (a, b))
                .expect("a pair of policies");
            let difference = difference_at(pair, level);
            (rival, if a == *leader { difference } else { difference.negated() })
        };
        let contests: Vec<(usize, Estimate)> = rivals.iter().map(against).collect();
        let closest = contests
            .iter()
            .min_by(|a, b| a.1.estimate.total_cmp(&b.1.estimate))
            .expect("there is a rival");
        let higher = [*leader, closest.0].map(|policy| reach(&tally.policies[policy]).estimate);
        let zone = Zone::of(self.scenario.experiment.practical_difference, higher[0].max(higher[1])).half_width;
        let is_negligible = |difference: &Estimate| difference.low >= -zone && difference.high <= zone;
        let sign = if contests.iter().any(|(_, difference)| difference.high < 0.0) {
            Sign::Behind
        } else if contests.iter().all(|(_, difference)| difference.low > 0.0) {
            Sign::Ahead
        } else if is_negligible(&closest.1) {
            Sign::Level
        } else {
            Sign::Open
        };
        Look {
            value,
            trials: tally.trials(),
            rival: self.scenario.policies[closest.0].name.clone(),
            difference: closest.1,
            sign,
        }
    }

    /// The level of one interval such that all of them together hold at [`LEVEL`].
    fn level(&self) -> f64 {
        let points = FIRST_POINTS + MOST_ROOTS * MOST_HALVINGS;
        let mut looks = 1;
        let mut trials = FIRST_TRIALS;
        while trials < self.asked.effort.trials {
            trials *= GROWTH;
            looks += 1;
        }
        let intervals = points * looks * self.asked.rivals.len();
        1.0 - (1.0 - LEVEL) / intervals as f64
    }
}
