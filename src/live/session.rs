//! A scenario as it is moved, and the answer to a request.

use super::{Lever, Move, Request};
use crate::chart::{self, Brand, Chart, Ink};
use crate::scenario::{Located, Remarks, Scenario, parse};
use crate::study::Growing;
use crate::words::Language;
use serde::Serialize;
use std::path::Path;

/// A scenario as it is moved.
///
/// ```
/// use whoknows::live::Session;
/// use whoknows::scenario::template;
///
/// let mut session = Session::default();
/// let scenario = template("basic").expect("there is a basic template");
/// let open = serde_json::json!({"ask": "open", "scenario": scenario, "language": "en", "levers": ["circle.favour=0:2"]});
/// session.answer(&open.to_string());
/// session.answer(r#"{"ask": "move", "moves": [{"lever": 0, "value": "2"}]}"#);
/// session.answer(r#"{"ask": "play", "trials": 20}"#);
/// assert!(session.answer(r#"{"ask": "show"}"#).contains("decision-maker"));
/// ```
#[derive(Debug, Default)]
pub struct Session {
    opened: Option<Opened>,
    growing: Option<Growing>,
}

/// A scenario as it was opened.
#[derive(Debug)]
struct Opened {
    scenario: Scenario,
    language: Language,
    levers: Vec<Lever>,
}

/// What a request is answered with.
#[derive(Debug, Serialize)]
#[serde(rename_all = "snake_case")]
enum Answer {
    /// The scenario was taken in.
    Opened,
    /// It was moved: what to set for the same, as `--set` takes it.
    Moved { changes: Vec<String> },
    /// So many trials are done.
    Played { trials: u64 },
    /// What they say.
    Shown(Shown),
    /// The request cannot be met, and nothing has changed.
    Refused { reason: String },
}

/// What trials say.
#[derive(Debug, Serialize)]
struct Shown {
    trials: u64,
    /// The same, said.
    trials_said: String,
    verdict: Vec<String>,
    charts: Vec<Picture>,
}

/// A picture for a page that has the typeface.
#[derive(Debug, Serialize)]
struct Picture {
    name: &'static str,
    title: String,
    alt: String,
    slide: String,
    upright: Option<String>,
}

impl From<Chart> for Picture {
    fn from(chart: Chart) -> Self {
        Self {
            name: chart.name,
            title: chart.title,
            alt: chart.alt,
            slide: chart.inline_svg,
            upright: chart.upright_svg,
        }
    }
}

impl Session {
    /// Answers a request in JSON with JSON: an object with one key, `opened`, `moved`, `played`, `shown` or `refused`.
    ///
    /// # Panics
    /// Never: what it says can be written as JSON.
    pub fn answer(&mut self, request: &str) -> String {
        let answer = serde_json::from_str(request)
            .map_err(|error| format!("this is no request: {error}"))
            .and_then(|request| self.meet(request))
            .unwrap_or_else(|reason| Answer::Refused { reason });
        serde_json::to_string(&answer).expect("it has text and numbers only")
    }

    fn meet(&mut self, request: Request) -> Result<Answer, String> {
        match request {
            Request::Open {
                scenario,
                language,
                levers,
            } => {
                let opened = open(&scenario, &language, &levers)?;
                self.growing = Some(growing(&opened.scenario)?);
                self.opened = Some(opened);
                Ok(Answer::Opened)
            }
            Request::Move { moves } => {
                let opened = self.opened()?;
                let changes = changes(opened, &moves)?;
                let moved = opened.scenario.with(&changes).map_err(|remarks| said(&remarks))?;
                self.growing = Some(growing(&moved)?);
                Ok(Answer::Moved { changes })
            }
            Request::Play { trials } => {
                let growing = self.growing()?;
                growing.play_to(trials);
                Ok(Answer::Played {
                    trials: growing.trials(),
                })
            }
            Request::Show => self.show().map(Answer::Shown),
        }
    }

    fn show(&mut self) -> Result<Shown, String> {
        let words = self.opened()?.language.words();
        let answers = self.growing()?.answers().ok_or("no trial is done")?;
        let look = Brand::house();
        let ink = Ink { words, look: &look };
        Ok(Shown {
            trials: answers.trials,
            trials_said: words.trials(answers.trials),
            verdict: words.verdict(&answers),
            charts: chart::of_moved(ink, &answers).into_iter().map(Picture::from).collect(),
        })
    }

    fn opened(&self) -> Result<&Opened, String> {
        self.opened.as_ref().ok_or_else(|| "no scenario is open".to_owned())
    }

    fn growing(&mut self) -> Result<&mut Growing, String> {
        self.growing.as_mut().ok_or_else(|| "no scenario is open".to_owned())
    }
}

/// What is wrong, without the lines of a file that no reader of a page has seen.
pub(super) fn said(remarks: &Remarks) -> String {
    let said = |remark: Located<'_>| {
        let parts = [Some(remark.message), Some(remark.detail), remark.help];
        let parts: Vec<&str> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
        parts.join("; ")
    };
    remarks.iter().map(said).collect::<Vec<String>>().join("\n")
}

fn open(scenario: &str, language: &str, levers: &[String]) -> Result<Opened, String> {
    let language = Language::of_code(language).ok_or_else(|| format!("there is no language `{language}`"))?;
    let checked = parse(scenario, "scenario.toml", Path::new(""), &[]).map_err(|remarks| said(&remarks))?;
    // What it plans and expects is its own, not that of what it is moved to.
    let scenario = checked.scenario.with(&[]).map_err(|remarks| said(&remarks))?;
    let levers: Result<Vec<Lever>, String> = levers.iter().map(|text| Lever::parse(text, &scenario)).collect();
    Ok(Opened {
        levers: levers?,
        scenario,
        language,
    })
}

fn changes(opened: &Opened, moves: &[Move]) -> Result<Vec<String>, String> {
    let mut changes = Vec::new();
    for Move { lever, value } in moves {
        let found = opened
            .levers
            .get(*lever)
            .ok_or_else(|| format!("there is no lever {lever}"))?;
        changes.extend(found.changes(value)?);
    }
    Ok(changes)
}

fn growing(scenario: &Scenario) -> Result<Growing, String> {
    Growing::new(scenario).map_err(|error| error.to_string())
}
