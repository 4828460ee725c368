//! What a page carries so that its reader can move an assumption: what can be moved, and the engine.
//!
//! The engine is this program as WebAssembly, see [`crate::live`]; the page asks it, and knows nothing of the model itself.

use crate::live::Lever;
use crate::scenario::{Axis, Condition, Evidence, NetworkModel, Parameter, Policy, Scenario, key_of};
use crate::study::sensitivity::{Assumption, Doubt, uncertain};
use crate::study::{Run, VERSION};
use crate::words::{Language, Words};
use base64::prelude::{BASE64_STANDARD, Engine as _};
use serde::Serialize;

/// The engine, packed: made by `assets/live/build`. It does not carry itself.
#[cfg(not(target_family = "wasm"))]
const ENGINE: &[u8] = include_bytes!("../../assets/live/engine.wasm.gz");
#[cfg(target_family = "wasm")]
const ENGINE: &[u8] = &[];

/// Sliders of assumptions, and of what policies ask.
const MOST_SLIDERS: usize = 6;
/// Switches of what policies ask, and of channels.
const MOST_SWITCHES: usize = 6;
/// A policy that asks for so many people asks for few.
const FEW: f64 = 10.0;
/// People of a network that is drawn whole in each world: more would keep a page waiting for its first trial.
const MOST_DRAWN: u64 = 200_000;

/// What a page carries, or why it carries nothing.
#[derive(Clone, Debug)]
pub enum WhatIf {
    /// What can be moved, and the engine.
    Panel(Box<Panel>),
    /// That nothing can be moved, and why.
    LeftOut(String),
}

impl WhatIf {
    /// What can be moved, if anything can.
    pub fn panel(&self) -> Option<&Panel> {
        match self {
            Self::Panel(panel) => Some(panel),
            Self::LeftOut(_) => None,
        }
    }

    /// Why nothing can be moved, if that is so.
    pub fn left_out(&self) -> Option<&str> {
        match self {
            Self::Panel(_) => None,
            Self::LeftOut(reason) => Some(reason),
        }
    }
}

/// What can be moved, and the engine.
#[derive(Clone, Debug)]
pub struct Panel {
    /// What can be moved, in groups.
    pub groups: Vec<Group>,
    /// What the script of the page needs, as JSON that is safe within a page.
    pub data: String,
    /// The engine: WebAssembly, packed with gzip, in base64.
    pub engine: String,
}

/// Levers of one kind.
#[derive(Clone, Debug)]
pub struct Group {
    /// What they are.
    pub heading: &'static str,
    /// The levers.
    pub levers: Vec<Shown>,
}

/// A lever as the page shows it.
#[derive(Clone, Debug)]
pub struct Shown {
    /// Its place among all.
    pub place: usize,
    /// What it moves.
    pub name: String,
    /// Its path, as `--set` takes it.
    pub path: String,
    /// How the value is known; empty of what the firm decides.
    pub evidence: String,
    /// Of a slider.
    pub slider: Option<Slider>,
    /// Of a switch, whether it is on in the scenario.
    pub is_on: bool,
}

/// Where a slider can stand.
#[derive(Clone, Debug)]
pub struct Slider {
    /// Place of its last stop.
    pub last: usize,
    /// Place of the scenario's value.
    pub here: usize,
    /// The same, as a share of the way `[%]`.
    pub share: f64,
    /// The scenario's value, said.
    pub here_said: String,
    /// Both ends, said.
    pub ends: [String; 2],
}

/// What the script of the page needs.
#[derive(Serialize)]
struct Data<'a> {
    scenario: &'a str,
    language: &'a str,
    /// Of the report, by which links know it.
    of: String,
    trials: u64,
    levers: Vec<Moved>,
    says: Says,
}

/// A lever, for the script.
#[derive(Serialize)]
struct Moved {
    /// As the engine reads it.
    lever: String,
    /// Name of its value in links.
    name: String,
    /// Its values as the engine takes them; of a switch, off and on.
    values: Vec<String>,
    /// These, said; empty of a switch.
    said: Vec<String>,
    /// Place of the scenario's value.
    here: usize,
}

/// What the script says.
#[derive(Serialize)]
struct Says {
    untouched: String,
    progress: String,
    done: &'static str,
    paused: String,
    working: &'static str,
    refused: &'static str,
    failed: &'static str,
    other_link: &'static str,
    unknown_link: &'static str,
    copied: &'static str,
    not_copied: &'static str,
    no_engine: &'static str,
}

/// What the page of a run carries.
///
/// # Panics
/// Never: what its script needs can be written as JSON.
pub fn what_if(language: Language, run: &Run, resolved: &str) -> WhatIf {
    let words = language.words();
    let scenario = &run.scenario;
    if let Some(reason) = left_out(words, scenario) {
        return WhatIf::LeftOut(reason);
    }
    let mut moved = Vec::new();
    let groups = groups(words, run, &mut moved);
    let trials = words.trials(run.answers.trials);
    let data = Data {
        scenario: resolved,
        language: language.code(),
        of: format!("{VERSION}-{}", run.answers.scenario.digest),
        trials: run.answers.trials,
        levers: moved,
        says: Says {
            untouched: words.what_if_untouched(&trials),
            progress: words.what_if_progress(&trials),
            done: words.what_if_done(),
            paused: words.what_if_paused(&trials),
            working: words.what_if_working(),
            refused: words.what_if_refused(),
            failed: words.what_if_failed(),
            other_link: words.what_if_other_link(),
            unknown_link: words.what_if_unknown_link(),
            copied: words.what_if_copied(),
            not_copied: words.what_if_not_copied(),
            no_engine: words.what_if_no_engine(),
        },
    };
    WhatIf::Panel(Box::new(Panel {
        groups,
        data: within_a_page(&serde_json::to_string(&data).expect("it has text and numbers only")),
        engine: BASE64_STANDARD.encode(ENGINE),
    }))
}

/// JSON in which nothing ends the element around it.
fn within_a_page(json: &str) -> String {
    json.replace('<', "\\u003c").replace('&', "\\u0026")
}

/// Why a page cannot carry the scenario.
fn left_out(words: &dyn Words, scenario: &Scenario) -> Option<String> {
    if scenario.world.network.model.file().is_some() {
        return Some(words.what_if_no_network().to_owned());
    }
    if scenario.requests.from.is_some() {
        return Some(words.what_if_no_contacts().to_owned());
    }
    let is_drawn = matches!(scenario.world.network.model, NetworkModel::Drawn(_));
    (is_drawn && scenario.world.people > MOST_DRAWN).then(|| words.what_if_too_many(&words.count(MOST_DRAWN)))
}

fn groups(words: &dyn Words, run: &Run, moved: &mut Vec<Moved>) -> Vec<Group> {
    let scenario = &run.scenario;
    let parameters = scenario.parameters();
    let mut groups = Vec::new();
    let mut group = |heading, levers: Vec<Lever>, moved: &mut Vec<Moved>| {
        let levers: Vec<Shown> = levers
            .iter()
            .filter_map(|lever| shown(words, scenario, &parameters, lever, moved))
            .collect();
        if !levers.is_empty() {
            groups.push(Group { heading, levers });
        }
    };
    if let Some((assumptions, tornado)) = run.questions.one_at_a_time() {
        let mut bars = tornado.bars.iter().map(|bar| &assumptions[bar.assumption]);
        let of_bar = |assumption| of_assumption(assumption, scenario);
        let telling = bars.by_ref().filter_map(of_bar).take(MOST_SLIDERS).collect();
        group(words.what_if_matters_most(), telling, moved);
        // What nobody has measured is what a client asks about, however little it moves.
        let unmeasured = bars.filter(|assumption| assumption.doubt == Doubt::NoEstimate);
        group(
            words.what_if_uncertain(),
            unmeasured.filter_map(of_bar).collect(),
            moved,
        );
    } else {
        let levers = uncertain(scenario);
        let levers = levers
            .iter()
            .filter_map(|assumption| of_assumption(assumption, scenario));
        group(words.what_if_uncertain(), levers.take(MOST_SLIDERS).collect(), moved);
    }
    let thresholds = parameters.iter().filter_map(|parameter| threshold(parameter, scenario));
    let conditions = scenario.policies.iter().flat_map(|policy| switches(policy, scenario));
    let policies = thresholds.take(MOST_SLIDERS).chain(conditions.take(MOST_SWITCHES));
    group(words.what_if_policies(), policies.collect(), moved);
    let channels = scenario.channels.iter().filter(|channel| channel.is_active(scenario));
    let channels = channels.filter_map(|channel| {
        let posts = channel.posts.as_ref().unwrap_or(&scenario.release.posts);
        let posts: Vec<String> = posts.iter().map(|hours| format!("{hours:?}")).collect();
        let path = format!("channel.{}.posts", key_of(&channel.name));
        Lever::parse(&format!("switch:{path}=[]|[{}]", posts.join(", ")), scenario).ok()
    });
    group(words.what_if_channels(), channels.take(MOST_SWITCHES).collect(), moved);
    groups
}

/// The lever of an assumption: between its ends, drawn apart as far as the scenario stands outside of them.
fn of_assumption(assumption: &Assumption, scenario: &Scenario) -> Option<Lever> {
    let here = assumption.here.unwrap_or(assumption.low);
    let (low, high) = (assumption.low.min(here), assumption.high.max(here));
    Lever::parse(&format!("{}={low:?}:{high:?}", assumption.path), scenario).ok()
}

/// The lever of a number that a policy asks for.
fn threshold(parameter: &Parameter, scenario: &Scenario) -> Option<Lever> {
    let is_of_policy = parameter.evidence == Evidence::Decision && parameter.key.starts_with("policy.");
    let value = parameter.value.filter(|_| is_of_policy && parameter.is_in_force)?;
    let (least, most) = (parameter.range.low().0, parameter.range.high());
    let (low, high) = if parameter.is_whole {
        // From half of it to twice as much; of a few, from none to ten.
        let low = if value > FEW { (value / 2.0).floor() } else { 0.0 };
        (low.max(least), (value * 2.0).max(FEW).min(most))
    } else {
        (least, most)
    };
    (low < high).then_some(())?;
    Lever::parse(&format!("{}={low:?}:{high:?}", parameter.path), scenario).ok()
}

/// The levers of what a policy asks for or not.
fn switches(policy: &Policy, scenario: &Scenario) -> Vec<Lever> {
    let stem = format!("policy.{}", key_of(&policy.name));
    let flags = [("require_bio", policy.require_bio), ("reject_spam", policy.reject_spam)];
    let asked = flags.into_iter().filter(|(_, is_asked)| *is_asked);
    asked
        .filter_map(|(key, _)| Lever::parse(&format!("switch:{stem}.{key}=false|true"), scenario).ok())
        .collect()
}

/// A lever as the page shows it and as its script knows it; none for one that nobody could move.
fn shown(
    words: &dyn Words,
    scenario: &Scenario,
    parameters: &[Parameter],
    lever: &Lever,
    moved: &mut Vec<Moved>,
) -> Option<Shown> {
    let place = moved.len();
    let (found, of_script) = match lever {
        Lever::Slider(axis) => slider(words, parameters, lever, axis)?,
        Lever::Switch { path, values } => {
            let name = switched(words, scenario, path)?;
            let found = Shown {
                place,
                name,
                path: path.clone(),
                evidence: String::new(),
                slider: None,
                is_on: true,
            };
            (found, (path.clone(), values.clone(), Vec::new(), values.len() - 1))
        }
    };
    let (name, values, said, here) = of_script;
    moved.push(Moved {
        lever: lever.written(),
        name,
        values,
        said,
        here,
    });
    Some(Shown { place, ..found })
}

/// Name, values, values as they are said, and place of the scenario's.
type OfScript = (String, Vec<String>, Vec<String>, usize);

fn slider(words: &dyn Words, parameters: &[Parameter], lever: &Lever, axis: &Axis) -> Option<(Shown, OfScript)> {
    let (stops, here) = lever.stops();
    let last = stops.len().checked_sub(1).filter(|last| *last > 0)?;
    let said: Vec<String> = stops.iter().map(|stop| said(words, axis, *stop)).collect();
    let path = axis.paths().next()?;
    let parameter = parameters.iter().find(|parameter| parameter.path == path)?;
    let evidence = match parameter.evidence {
        Evidence::Decision => String::new(),
        evidence => words.evidence(evidence),
    };
    let slider = Slider {
        last,
        here,
        share: 100.0 * here as f64 / last as f64,
        here_said: words.what_if_here(&said[here]),
        ends: [said[0].clone(), said[last].clone()],
    };
    let shown = Shown {
        place: 0,
        name: capital(&words.called_along(&axis.name, axis.key.as_deref(), axis.scales)),
        path: axis.name.clone(),
        evidence,
        slider: Some(slider),
        is_on: false,
    };
    let values = stops.iter().map(ToString::to_string).collect();
    Some((shown, (axis.name.clone(), values, said, here)))
}

/// A value of an axis, with its unit.
fn said(words: &dyn Words, axis: &Axis, value: f64) -> String {
    let value = words.beside(words.value_of_key(value), axis.scales);
    words.with_unit(&value, axis.unit).unwrap_or(value)
}

/// What a switch says.
fn switched(words: &dyn Words, scenario: &Scenario, path: &str) -> Option<String> {
    let (stem, key) = path.rsplit_once('.')?;
    let condition = match key {
        "require_bio" => Condition::Bio,
        "reject_spam" => Condition::NotSpam,
        _ => {
            let mut channels = scenario.channels.iter();
            let channel = channels.find(|channel| stem == format!("channel.{}", key_of(&channel.name)))?;
            return Some(words.what_if_posts_on(&words.named(&channel.name)));
        }
    };
    let mut policies = scenario.policies.iter();
    let policy = policies.find(|policy| stem == format!("policy.{}", key_of(&policy.name)))?;
    Some(capital(
        &words.switched_condition(&words.named(&policy.name), condition),
    ))
}

/// With a capital letter in front, as a label begins.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}
