//! What a study varies: a key, or several that move together, and the values that they take.
//!
//! `circle.dilution=0:0.6:7`, `release.half_life=6:96:5:log`, `attention.model=constant,inverse`,
//! `segment.peer.repost,segment.marketer.repost=0.01:0.1`, `scale:segment.*.repost=0.5:2:9`.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::catalogue::catalogue;
use super::kind::Kind;
use super::overrides::{key_of, unquoted};
use super::parameter::Parameter;
use super::suggest::{nearest, quoted};
use super::{Plausible, Scenario};

/// A value on an axis.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Level {
    /// A number: the value itself, or the factor on what is written.
    Number(f64),
    /// A word.
    Text(String),
}

impl Level {
    /// The number, if it is one.
    pub fn number(&self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Text(_) => None,
        }
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => write!(f, "{number}"),
            Self::Text(text) => write!(f, "{text}"),
        }
    }
}

/// The values that an axis takes.
#[derive(Clone, Debug, PartialEq)]
pub enum Extent {
    /// All from `low` to `high`.
    Range {
        /// The least.
        low: f64,
        /// The greatest, above `low`.
        high: f64,
        /// How many of them a grid has, if it was said.
        steps: Option<usize>,
        /// Whether they lie apart by equal factors and not by equal differences.
        is_logarithmic: bool,
    },
    /// These.
    List(Vec<Level>),
}

/// One key, or several that move together.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    /// All that was written: `segment.*.repost=0.01:0.1`; empty where nothing was.
    pub text: String,
    /// The keys as they were written: `segment.*.repost`.
    pub name: String,
    /// The key by which languages name it, where all keys are the same of several segments or policies: `segment.repost`.
    pub key: Option<String>,
    /// Unit of its values; empty where there is none.
    pub unit: &'static str,
    /// Its value in the scenario: what is written, where that is the same for all its keys; 1 of a factor.
    pub here: Option<Level>,
    /// The values that it takes.
    pub extent: Extent,
    /// Whether values are factors on what is written.
    pub scales: bool,
    /// Whether only whole numbers may be written.
    pub is_whole: bool,
    targets: Vec<Target>,
}

/// A key that an axis moves, and its number in the scenario, if it has one.
#[derive(Clone, Debug, PartialEq)]
struct Target {
    path: String,
    value: Option<f64>,
}

/// A grid over a range has so many values unless it is said.
pub const USUAL_STEPS: usize = 5;
/// More values than this no axis has.
const MOST_STEPS: usize = 10_000;
/// In front of keys whose values are factors.
pub(crate) const SCALE: &str = "scale:";

impl Axis {
    /// Reads what is written as `--vary` or as an axis of `[sweep]`, of a scenario that it will be applied to.
    ///
    /// # Errors
    /// What is wrong with it, and what to write instead.
    pub fn parse(text: &str, scenario: &Scenario) -> Result<Self, AxisError> {
        let fault = |reason: String| AxisError {
            text: text.to_owned(),
            reason,
        };
        let equals = unquoted(text, |c| c == '=').next();
        let equals = equals.ok_or_else(|| fault("write KEY=LOW:HIGH:STEPS or KEY=VALUE,VALUE,…".to_owned()))?;
        let (keys, values) = (text[..equals].trim(), text[equals + 1..].trim());
        let (scales, written) = match keys.strip_prefix(SCALE) {
            Some(rest) => (true, rest),
            None => (false, keys),
        };
        let parameters = scenario.parameters();
        let mut moved = Vec::new();
        for key in parts(written, ',') {
            moved.extend(keys_of(key, &parameters).map_err(&fault)?);
        }
        let extent = extent(values).map_err(&fault)?;
        let mut axis = Self::over(keys, &moved, extent, scales);
        axis.check(&moved).map_err(fault)?;
        axis.tidy();
        text.clone_into(&mut axis.text);
        Ok(axis)
    }

    /// The axis of one parameter over where it plausibly lies; `None` where nobody can say.
    pub fn plausible(parameter: &Parameter) -> Option<Self> {
        let Plausible { low, high, .. } = parameter.plausible?;
        let extent = Extent::Range {
            low,
            high,
            steps: None,
            is_logarithmic: false,
        };
        Some(Self::over(
            &parameter.path,
            &[Moved::Number(parameter.clone())],
            extent,
            false,
        ))
    }

    fn over(name: &str, moved: &[Moved], extent: Extent, scales: bool) -> Self {
        let numbers = || moved.iter().filter_map(Moved::number);
        let first = numbers().next();
        let same = |same: fn(&Parameter, &Parameter) -> bool| {
            first.filter(|first| {
                moved
                    .iter()
                    .all(|other| other.number().is_some_and(|other| same(first, other)))
            })
        };
        let here = if scales {
            Some(1.0)
        } else {
            same(|a, b| a.value == b.value).and_then(|first| first.value)
        };
        Self {
            text: String::new(),
            name: name.to_owned(),
            key: same(|a, b| a.key == b.key).map(|first| first.key.clone()),
            unit: if scales {
                ""
            } else {
                first.map_or("", |first| first.unit)
            },
            here: here.map(Level::Number),
            extent,
            scales,
            is_whole: !scales && numbers().any(|parameter| parameter.is_whole),
            targets: moved
                .iter()
                .map(|moved| Target {
                    path: moved.path().to_owned(),
                    value: moved.number().and_then(|parameter| parameter.value),
                })
                .collect(),
        }
    }

    /// Whether its values may be written to its keys.
    fn check(&self, moved: &[Moved]) -> Result<(), String> {
        if self.scales {
            let text = moved.iter().find(|moved| moved.number().is_none());
            if let Some(text) = text {
                return Err(format!("{} is no number that could be scaled", quoted(text.path())));
            }
            if self
                .targets
                .iter()
                .all(|target| target.value.is_none_or(|value| value == 0.0))
            {
                return Err("nothing is written there that could be scaled: it is 0 or absent everywhere".to_owned());
            }
        }
        let numbers: Vec<f64> = match &self.extent {
            Extent::Range { low, high, .. } => {
                if let Some(text) = moved.iter().find(|moved| !moved.takes_numbers()) {
                    return Err(format!(
                        "{} takes no range of numbers; write its values one by one, with commas",
                        quoted(text.path())
                    ));
                }
                vec![*low, *high]
            }
            Extent::List(levels) => levels.iter().filter_map(Level::number).collect(),
        };
        for (moved, target) in moved.iter().zip(&self.targets) {
            let Some(parameter) = moved.number() else { continue };
            for number in &numbers {
                let value = self.applied(target, *number);
                if !value.is_some_and(|value| parameter.range.contains(value)) && value.is_some() {
                    return Err(format!(
                        "{} would be {} there; it is {}",
                        quoted(&parameter.path),
                        value.unwrap_or_default(),
                        Allowed(parameter)
                    ));
                }
            }
            if let Extent::List(levels) = &self.extent
                && let Some(text) = levels.iter().find(|level| level.number().is_none())
            {
                return Err(format!(
                    "{} is no number; {} is {}",
                    quoted(&text.to_string()),
                    quoted(&parameter.path),
                    Allowed(parameter)
                ));
            }
        }
        Ok(())
    }

    /// Rounds what can only be whole, and leaves out what comes twice.
    fn tidy(&mut self) {
        if let Extent::List(levels) = &mut self.extent {
            let mut seen: Vec<Level> = Vec::new();
            levels.retain(|level| {
                let is_new = !seen.contains(level);
                seen.push(level.clone());
                is_new
            });
        }
    }

    /// The values of a grid, in order.
    pub fn grid(&self) -> Vec<Level> {
        match &self.extent {
            Extent::List(levels) => levels.clone(),
            Extent::Range { steps, .. } => {
                let steps = steps.unwrap_or(USUAL_STEPS);
                let mut levels: Vec<Level> = Vec::with_capacity(steps);
                for step in 0..steps {
                    let level = self.at(step as f64 / (steps - 1).max(1) as f64);
                    // Whole numbers may lie closer together than the steps.
                    if levels.last() != Some(&level) {
                        levels.push(level);
                    }
                }
                levels
            }
        }
    }

    /// The value at a share of the way from the first to the last; of a list the one whose turn it is there.
    ///
    /// `share` lies within 0 and 1.
    pub fn at(&self, share: f64) -> Level {
        match &self.extent {
            Extent::List(levels) => {
                let turn = (share * levels.len() as f64) as usize;
                levels[turn.min(levels.len() - 1)].clone()
            }
            &Extent::Range {
                low,
                high,
                is_logarithmic,
                ..
            } => {
                let value = if share <= 0.0 {
                    low
                } else if share >= 1.0 {
                    high
                } else if is_logarithmic {
                    low * libm::pow(high / low, share)
                } else {
                    low + (high - low) * share
                };
                Level::Number(if self.is_whole {
                    libm::round(value)
                } else {
                    tidied(value, low, high)
                })
            }
        }
    }

    /// Where a number stands between the ends of its range; `None` of a list.
    pub fn share_of(&self, value: f64) -> Option<f64> {
        match self.extent {
            Extent::List(_) => None,
            Extent::Range {
                low,
                high,
                is_logarithmic,
                ..
            } => Some(if is_logarithmic {
                libm::log(value / low) / libm::log(high / low)
            } else {
                (value - low) / (high - low)
            }),
        }
    }

    /// The policy whose keys it moves, by its place; none if it moves others.
    pub fn policy(&self, scenario: &Scenario) -> Option<usize> {
        scenario.policies.iter().position(|policy| {
            let stem = format!("policy.{}.", key_of(&policy.name));
            self.paths().all(|path| path.starts_with(&stem))
        })
    }

    /// The paths of its keys.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.targets.iter().map(|target| &*target.path)
    }

    /// What to change in the scenario for a value, as `--set` takes it.
    pub fn changes(&self, level: &Level) -> Vec<String> {
        let change = |target: &Target| {
            let value = match level {
                Level::Number(number) => format!("{:?}", self.applied(target, *number)?),
                Level::Text(text) => text.clone(),
            };
            // Whole numbers are written without a point.
            let value = value.strip_suffix(".0").map(str::to_owned).unwrap_or(value);
            Some(format!("{}={value}", target.path))
        };
        self.targets.iter().filter_map(change).collect()
    }

    /// What a key has at a number of the axis; nothing where there is nothing to scale.
    fn applied(&self, target: &Target, number: f64) -> Option<f64> {
        if self.scales {
            target.value.map(|value| value * number)
        } else {
            Some(number)
        }
    }
}

/// Without the noise of the last digits: to a ten-thousandth of a millionth of the range.
fn tidied(value: f64, low: f64, high: f64) -> f64 {
    let scale = libm::exp10(10.0 - libm::ceil(libm::log10((high - low).max(f64::MIN_POSITIVE))));
    let rounded = libm::round(value * scale) / scale;
    if rounded.is_finite() {
        rounded.clamp(low, high)
    } else {
        value
    }
}

/// A key that is moved.
enum Moved {
    /// A number that somebody assumes or decides.
    Number(Parameter),
    /// Any other key, by its path.
    Other { path: String, is_number: bool },
}

impl Moved {
    fn number(&self) -> Option<&Parameter> {
        match self {
            Self::Number(parameter) => Some(parameter),
            Self::Other { .. } => None,
        }
    }

    fn path(&self) -> &str {
        match self {
            Self::Number(parameter) => &parameter.path,
            Self::Other { path, .. } => path,
        }
    }

    fn takes_numbers(&self) -> bool {
        matches!(self, Self::Number(_) | Self::Other { is_number: true, .. })
    }
}

/// What a part of the keys stands for: one key, or the same of all segments or policies.
fn keys_of(written: &str, parameters: &[Parameter]) -> Result<Vec<Moved>, String> {
    let matches = |parameter: &&Parameter| match written.split_once(".*.") {
        Some((list, name)) => parameter.key == format!("{list}.{name}"),
        None => parameter.path == written,
    };
    let mut found: Vec<Moved> = parameters.iter().filter(matches).cloned().map(Moved::Number).collect();
    if found.is_empty() {
        found.extend(other_key(written, parameters));
    }
    if found.is_empty() {
        return Err(unknown(written, parameters));
    }
    Ok(found)
}

/// A key that is no parameter: a word, a flag, a number of the experiment, or a number that is written in another way.
fn other_key(written: &str, parameters: &[Parameter]) -> Option<Moved> {
    let listed = catalogue();
    let key = generic(written, parameters);
    let listed = listed.iter().find(|listed| listed.path() == key)?;
    listed.kind.is_some_and(Kind::can_be_varied).then_some(())?;
    Some(Moved::Other {
        path: written.to_owned(),
        is_number: listed.kind.is_some_and(Kind::is_number),
    })
}

/// A path without the name of its segment or policy.
fn generic(path: &str, parameters: &[Parameter]) -> String {
    let stem = |parameter: &&Parameter| {
        let table = parameter.path.rsplit_once('.')?.0;
        let list = parameter.key.rsplit_once('.')?.0;
        (table != list).then(|| (table.to_owned(), list.to_owned()))
    };
    let tables = parameters.iter().filter_map(|parameter| stem(&parameter));
    let mut generic = tables.filter_map(|(table, list)| {
        let key = path.strip_prefix(&table)?.strip_prefix('.')?;
        Some(format!("{list}.{key}"))
    });
    generic.next().unwrap_or_else(|| path.to_owned())
}

fn unknown(written: &str, parameters: &[Parameter]) -> String {
    if catalogue()
        .iter()
        .any(|listed| listed.path() == generic(written, parameters))
    {
        return format!(
            "{} is no number, word or flag that could be varied; write a scenario for each value, and hold their results side by side with \
             `whoknows compare`",
            quoted(written)
        );
    }
    if let Some(reason) = without_terms(written, parameters) {
        return reason;
    }
    let paths = parameters.iter().map(|parameter| &*parameter.path);
    let with_all = parameters.iter().filter_map(|parameter| {
        let (list, name) = parameter.key.split_once('.')?;
        (parameter.path != parameter.key).then(|| format!("{list}.*.{name}"))
    });
    let with_all: Vec<String> = with_all.collect();
    let candidates = paths.chain(with_all.iter().map(String::as_str));
    match nearest(written, candidates) {
        Some(nearest) => format!("there is no key {}; did you mean {nearest}?", quoted(written)),
        None => format!(
            "there is no key {}; `whoknows new` shows all keys with their meanings",
            quoted(written)
        ),
    }
}

/// Why `policy.NAME.on.CHANNEL.KEY` is no key where all three are known: the policy says nothing of its own there.
fn without_terms(written: &str, parameters: &[Parameter]) -> Option<String> {
    let (policy, rest) = written.strip_prefix("policy.")?.split_once(".on.")?;
    let (channel, key) = rest.rsplit_once('.')?;
    let is_known = |start: String| parameters.iter().any(|parameter| parameter.path.starts_with(&start));
    let is_term = catalogue()
        .iter()
        .any(|listed| listed.path() == format!("policy.on.{key}"));
    let has_terms = is_known(format!("policy.{policy}.on.{channel}."));
    let is_so =
        is_known(format!("policy.{policy}.")) && is_known(format!("channel.{channel}.")) && is_term && !has_terms;
    is_so.then(|| {
        format!(
            "there is no key {}: policy {} asks on {channel} what it asks everywhere; write a table [policy.on.{channel}] below it first",
            quoted(written),
            quoted(policy)
        )
    })
}

/// The values that a text stands for.
fn extent(text: &str) -> Result<Extent, String> {
    const RANGE: &str = "a range is LOW:HIGH, LOW:HIGH:STEPS or LOW:HIGH:STEPS:log";
    if text.is_empty() {
        return Err("no values follow its `=`".to_owned());
    }
    let colons: Vec<&str> = parts(text, ':').collect();
    if colons.len() == 1 || text.contains(',') {
        return Ok(Extent::List(parts(text, ',').map(level).collect::<Result<_, _>>()?));
    }
    let (is_logarithmic, bounds) = match colons.split_last() {
        Some((&"log", rest)) => (true, rest),
        _ => (false, &colons[..]),
    };
    let (low, high, steps) = match bounds {
        [low, high] => (low, high, None),
        [low, high, steps] => (low, high, Some(steps)),
        _ => return Err(RANGE.to_owned()),
    };
    let bound = |text: &str| match text.parse::<f64>() {
        Ok(number) if number.is_finite() => Ok(number),
        _ => Err(format!("{} is no number; {RANGE}", quoted(text))),
    };
    let (low, high) = (bound(low)?, bound(high)?);
    if low >= high {
        return Err(format!("the range ends at {high}, which is not above {low}"));
    }
    if is_logarithmic && low <= 0.0 {
        return Err(format!(
            "a range by factors cannot begin at {low}; begin above 0, or leave `:log` out"
        ));
    }
    let steps = steps.map(|text| match text.parse::<usize>() {
        Ok(steps) if (2..=MOST_STEPS).contains(&steps) => Ok(steps),
        _ => Err(format!("{} is no number of steps from 2 to {MOST_STEPS}", quoted(text))),
    });
    Ok(Extent::Range {
        low,
        high,
        steps: steps.transpose()?,
        is_logarithmic,
    })
}

fn level(text: &str) -> Result<Level, String> {
    if text.is_empty() {
        return Err("a value is empty; leave out the comma, or write \"\"".to_owned());
    }
    match text.parse::<f64>() {
        Ok(number) if number.is_finite() => Ok(Level::Number(number)),
        Ok(_) => Err(format!("{} is no finite number", quoted(text))),
        Err(_) => Ok(Level::Text(text.to_owned())),
    }
}

/// The parts of a text between separators that stand outside of quotes.
fn parts(text: &str, separator: char) -> impl Iterator<Item = &str> {
    let ends = unquoted(text, move |c| c == separator).chain([text.len()]);
    let mut start = 0;
    ends.map(move |end| {
        let part = &text[start..end];
        start = end + separator.len_utf8();
        part.trim()
    })
}

/// What may be written to a parameter.
struct Allowed<'a>(&'a Parameter);

impl fmt::Display for Allowed<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let range = self.0.range;
        let kind = if self.0.is_whole { "a whole number" } else { "a number" };
        match range.low() {
            (low, true) => write!(f, "{kind} above {low}, up to {}", range.high()),
            (low, false) => write!(f, "{kind} from {low} to {}", range.high()),
        }
    }
}

/// Why a text is no axis of a scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AxisError {
    text: String,
    reason: String,
}

impl fmt::Display for AxisError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", quoted(&self.text), self.reason)
    }
}

impl std::error::Error for AxisError {}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::scenario::{parse, template};

    fn scenario() -> Scenario {
        let text = template("basic").expect("there is a basic template");
        let checked = parse(&text, "basic.toml", Path::new(""), &[]);
        checked.expect("it has no mistakes").scenario
    }

    fn axis(text: &str) -> Axis {
        Axis::parse(text, &scenario()).unwrap_or_else(|error| panic!("{error}"))
    }

    fn numbers(levels: &[Level]) -> Vec<f64> {
        levels.iter().map(|level| level.number().expect("a number")).collect()
    }

    #[test]
    fn ranges_lists_and_factors_are_read() {
        assert_eq!(
            numbers(&axis("circle.dilution=0:0.6:7").grid()),
            [0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6]
        );
        assert_eq!(
            numbers(&axis("release.half_life=6:96:5:log").grid()),
            [6.0, 12.0, 24.0, 48.0, 96.0]
        );
        assert_eq!(numbers(&axis("circle.favour = 0.5, 2 ,0.5").grid()), [0.5, 2.0]);
        assert_eq!(axis("circle.favour=0:2").grid().len(), USUAL_STEPS);
        assert_eq!(numbers(&axis("requests.count=1:3:9").grid()), [1.0, 2.0, 3.0]);
        let models = axis("attention.model=constant,inverse");
        assert_eq!(models.changes(&models.grid()[1]), ["attention.model=inverse"]);
    }

    #[test]
    fn several_keys_move_together() {
        let both = axis("segment.peer.repost,segment.buyer.repost=0.01:0.1:3");
        assert_eq!(
            both.changes(&Level::Number(0.1)),
            ["segment.peer.repost=0.1", "segment.buyer.repost=0.1"]
        );
        let before = scenario();
        let scaled = axis("scale:segment.*.repost=0.5:2:9");
        let changed = before
            .with(&scaled.changes(&Level::Number(2.0)))
            .expect("nothing is wrong");
        for (old, new) in before.segments.iter().zip(&changed.segments) {
            assert!((new.repost - 2.0 * old.repost).abs() < 1e-12, "{}", old.name);
        }
        assert_eq!(scaled.key.as_deref(), Some("segment.repost"));
        assert_eq!(scaled.here, Some(Level::Number(1.0)));
    }

    #[test]
    fn every_fault_names_the_way_out() {
        for (text, phrase) in [
            ("circle.dilutoin=0:1", "did you mean circle.dilution?"),
            ("segment.*.repots=0:1", "did you mean segment.*.repost?"),
            ("circle.dilution", "write KEY=LOW:HIGH:STEPS"),
            ("circle.dilution=", "no values"),
            (
                "circle.declined_stay=0:1.5",
                "would be 1.5 there; it is a number from 0 to 1",
            ),
            ("circle.dilution=1:0", "not above 1"),
            ("circle.dilution=0:1:1", "no number of steps"),
            ("circle.dilution=0:1:log", "cannot begin at 0"),
            ("circle.dilution=nan:1", "no number"),
            ("circle.dilution=0.1,nan", "no finite number"),
            ("circle.dilution=0.1,,2", "a value is empty"),
            ("circle.dilution=a,b", "is no number"),
            ("attention.model=0:1", "takes no range"),
            ("scale:attention.model=0.5,2", "no number that could be scaled"),
            ("scale:circle.declined_stay=1:50", "would be"),
            ("world.network.path=a.txt,b.txt", "whoknows compare"),
            ("release.posts=0,24", "whoknows compare"),
            ("policy.open.name=a,b", "whoknows compare"),
        ] {
            let error = Axis::parse(text, &scenario()).expect_err(text).to_string();
            assert!(error.contains(phrase), "{text}: {error}");
        }
    }

    #[test]
    fn every_plausible_range_is_an_axis() {
        let scenario = scenario();
        for parameter in scenario.parameters() {
            let Some(axis) = Axis::plausible(&parameter) else {
                continue;
            };
            for share in [0.0, 0.37, 1.0] {
                let changes = axis.changes(&axis.at(share));
                assert!(scenario.with(&changes).is_ok(), "{changes:?}");
            }
        }
    }
}
