//! Everything a story leaves: text, facts and pictures.

use super::result::ResultError;
use crate::chart::{self, Chart, Ink};
use crate::scenario::Scenario;
use crate::story::{Elsewhere, Link, Reader, Story, Why};
use crate::words::{Passage, Words};
use rayon::prelude::*;
use serde::Serialize;

/// The files of a story, each with its name in the folder: pictures and film too, if they are asked for.
///
/// The same story gives the same bytes. Cost: half a second, most of it for the film.
///
/// # Errors
/// If a picture cannot be made, which is a fault of the program.
pub fn files(
    ink: Ink,
    story: &Story,
    scenario: &Scenario,
    digest: &str,
    with_pictures: bool,
) -> Result<Vec<(String, Vec<u8>)>, ResultError> {
    let charts = if with_pictures {
        chart::of_story(ink, story)
    } else {
        Vec::new()
    };
    let mut files = vec![
        (
            "story.md".to_owned(),
            to_markdown(ink.words, story, &charts).into_bytes(),
        ),
        ("story.json".to_owned(), to_json(story, scenario, digest).into_bytes()),
    ];
    if with_pictures {
        let film = chart::film(ink, story)?;
        files.push(("story.gif".to_owned(), film));
    }
    let pictures: Vec<Vec<u8>> = charts
        .par_iter()
        .map(|chart| ink.look.png(&chart.svg))
        .collect::<Result<_, _>>()?;
    for (chart, picture) in charts.into_iter().zip(pictures) {
        files.push((format!("{}.svg", chart.name), chart.svg.into_bytes()));
        files.push((format!("{}.png", chart.name), picture));
    }
    Ok(files)
}

/// The telling as Markdown, with the pictures beside it.
pub fn to_markdown(words: &dyn Words, story: &Story, charts: &[Chart]) -> String {
    let mut text = format!("# {}\n", escaped(&words.story_title(story)));
    for Passage { heading, paragraphs } in words.telling(story) {
        if let Some(heading) = heading {
            text.extend(["\n## ", &escaped(&heading), "\n"]);
        }
        for paragraph in paragraphs {
            text.extend(["\n", &escaped(&paragraph), "\n"]);
        }
    }
    for chart in charts {
        text.extend(["\n![", &escaped(&chart.alt), "](", chart.name, ".png)\n"]);
    }
    text
}

/// `text` such that Markdown takes none of it for markup, nor a page made of it for HTML.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '|' | '!' | '~' => {
                escaped.push('\\');
                escaped.push(letter);
            }
            letter if letter.is_control() => escaped.push(' '),
            letter => escaped.push(letter),
        }
    }
    escaped
}

/// The facts of a story as JSON.
///
/// # Panics
/// Never: keys are text and numbers finite.
pub fn to_json(story: &Story, scenario: &Scenario, digest: &str) -> String {
    let names = Names { story, scenario };
    crate::study::json::pretty(&names.facts(digest))
}

#[derive(Serialize)]
struct Facts<'a> {
    version: &'static str,
    scenario: Origin<'a>,
    trial: u64,
    world: u64,
    policy: &'a str,
    /// The policy whose refusals are marked.
    rival: Option<&'a str>,
    picked: Reason<'a>,
    reached: bool,
    chain: Vec<Step<'a>>,
    policies: Vec<Ending<'a>>,
    readers: Vec<Person<'a>>,
}

#[derive(Serialize)]
struct Origin<'a> {
    title: &'a str,
    digest: &'a str,
    seed: u64,
}

#[derive(Serialize)]
struct Reason<'a> {
    why: &'static str,
    searched: Option<u64>,
    interrupted: bool,
    /// Trials, or successes, that are like this one.
    alike: Option<u64>,
    /// Successes of the policy in the trials searched.
    successes: Option<u64>,
    /// Of these, those that began with the same kind of people; of those, the ones that came in the same way.
    same_start: Option<u64>,
    same_way: Option<u64>,
    /// The policy that did not reach, and in how many trials it alone did.
    missed: Option<&'a str>,
    reverse: Option<u64>,
    /// Of those alike: trials in which `missed` had declined the evangelist.
    evangelist_declined: Option<u64>,
    median_hours: Option<f64>,
}

#[derive(Serialize)]
struct Step<'a> {
    /// Invented, or the node's in the network file.
    name: &'a str,
    segment: &'a str,
    hours: f64,
    hops: usize,
    channel: &'static str,
    audience: Option<u32>,
    told_by_repost: u32,
    told_by_forward: u32,
    /// Policies that accepted the request; none where there was no request.
    accepted_by: Option<Vec<&'a str>>,
}

#[derive(Serialize)]
struct Ending<'a> {
    name: &'a str,
    accepted: u32,
    people: u32,
    reposts: u32,
    forwards: u32,
    decision_makers: u32,
    reached: bool,
    first_hours: Option<f64>,
    first_hops: Option<u32>,
    first_channel: Option<&'static str>,
    chain: Vec<Step<'a>>,
}

#[derive(Serialize)]
struct Person<'a> {
    segment: &'a str,
    decision_maker: bool,
    hours: f64,
    hops: u32,
    channel: &'static str,
    /// Index among the readers.
    source: Option<usize>,
    reposted: bool,
    forwarded: bool,
    accepted_by: Option<Vec<&'a str>>,
}

/// A story, with the names that its indices stand for.
struct Names<'a> {
    story: &'a Story,
    scenario: &'a Scenario,
}

impl<'a> Names<'a> {
    fn facts(&self, digest: &'a str) -> Facts<'a> {
        let (story, scenario) = (self.story, self.scenario);
        Facts {
            version: crate::study::VERSION,
            scenario: Origin {
                title: &scenario.title,
                digest,
                seed: scenario.seed,
            },
            trial: story.picked.trial,
            world: story.world,
            policy: &story.told().name,
            rival: story.rival.map(|rival| self.policy(rival)),
            picked: self.reason(),
            reached: story.has_reached(),
            chain: self.chain(&story.chain),
            policies: story.policies.iter().map(|policy| self.ending(policy)).collect(),
            readers: story.readers.iter().map(|reader| self.person(reader)).collect(),
        }
    }

    fn policy(&self, index: usize) -> &'a str {
        &self.scenario.policies[index].name
    }

    fn segment(&self, index: usize) -> &'a str {
        &self.scenario.segments[index].name
    }

    fn accepted_by(&self, accepted_by: u64) -> Vec<&'a str> {
        let policies = 0..self.scenario.policies.len();
        policies
            .filter(|policy| accepted_by >> policy & 1 == 1)
            .map(|policy| self.policy(policy))
            .collect()
    }

    fn reason(&self) -> Reason<'a> {
        let reason = Reason {
            why: "asked",
            searched: None,
            interrupted: false,
            alike: None,
            successes: None,
            same_start: None,
            same_way: None,
            missed: None,
            reverse: None,
            evangelist_declined: None,
            median_hours: None,
        };
        match self.story.picked.why {
            Why::Asked => reason,
            Why::Only {
                search,
                missed,
                alike,
                reverse,
                evangelist_declined,
            } => Reason {
                why: "only",
                searched: Some(search.trials),
                interrupted: search.interrupted,
                alike: Some(alike),
                missed: Some(self.policy(missed)),
                reverse: Some(reverse),
                evangelist_declined: Some(evangelist_declined),
                ..reason
            },
            Why::Longest {
                search,
                successes,
                alike,
            } => Reason {
                why: "longest",
                searched: Some(search.trials),
                interrupted: search.interrupted,
                alike: Some(alike),
                successes: Some(successes),
                ..reason
            },
            Why::Typical {
                search,
                successes,
                same_start,
                same_way,
                alike,
                median_hours,
            } => Reason {
                why: "typical",
                searched: Some(search.trials),
                interrupted: search.interrupted,
                alike: Some(alike),
                successes: Some(successes),
                same_start: Some(same_start),
                same_way: Some(same_way),
                median_hours: Some(median_hours),
                ..reason
            },
            Why::Farthest { search } => Reason {
                why: "farthest",
                searched: Some(search.trials),
                interrupted: search.interrupted,
                successes: Some(0),
                ..reason
            },
        }
    }

    fn chain(&self, chain: &'a [Link]) -> Vec<Step<'a>> {
        let step = |(index, link): (usize, &'a Link)| Step {
            name: link.node.as_ref().unwrap_or(&link.name),
            segment: self.segment(link.segment),
            hours: link.hours,
            hops: index + 1,
            channel: link.way.name(),
            audience: link.audience,
            told_by_repost: link.told.by_repost,
            told_by_forward: link.told.by_forward,
            accepted_by: link.accepted_by.map(|accepted_by| self.accepted_by(accepted_by)),
        };
        chain.iter().enumerate().map(step).collect()
    }

    fn ending(&self, policy: &'a Elsewhere) -> Ending<'a> {
        let outcome = &policy.outcome;
        Ending {
            name: &policy.name,
            accepted: outcome.accepted,
            people: outcome.people,
            reposts: outcome.reposts,
            forwards: outcome.forwards,
            decision_makers: outcome.decision_makers,
            reached: outcome.first.is_some(),
            first_hours: outcome.first.map(|first| first.hours),
            first_hops: outcome.first.map(|first| first.hops),
            first_channel: outcome.first.map(|first| first.way.name()),
            chain: self.chain(&policy.chain),
        }
    }

    fn person(&self, reader: &Reader) -> Person<'a> {
        let contact = reader.contact.map(|contact| self.story.contacts[contact]);
        Person {
            segment: self.segment(reader.segment),
            decision_maker: reader.decides,
            hours: reader.hours,
            hops: reader.hops,
            channel: reader.way.name(),
            source: reader.source,
            reposted: reader.reposted,
            forwarded: reader.forwarded,
            accepted_by: contact.map(|contact| self.accepted_by(contact.accepted_by)),
        }
    }
}
