//! Scenarios to start from.

use super::document::read_document;
use super::read::read;
use super::write::{Style, write_out};
use super::written::Written;

/// Something to start a scenario from.
#[derive(Clone, Copy, Debug)]
pub struct Template {
    /// What to call for.
    pub name: &'static str,
    /// What it is, in one line.
    pub about: &'static str,
    /// Files that it names, which are to stand beside it.
    pub files: &'static [Companion],
    text: fn() -> String,
}

/// A file that a template names.
#[derive(Clone, Copy, Debug)]
pub struct Companion {
    /// Its name, seen from the scenario's folder.
    pub name: &'static str,
    /// What is in it.
    pub content: &'static str,
}

/// A scenario that ships under this name.
macro_rules! shipped {
    ($name:literal, $about:literal) => {
        Template {
            name: $name,
            about: $about,
            files: &[],
            text: || include_str!(concat!("../../scenarios/", $name, ".toml")).to_owned(),
        }
    };
}

/// Every template; the first is the one to give to somebody who names none.
pub const TEMPLATES: &[Template] = &[
    Template {
        name: "basic",
        about: "every key with its meaning, unit, range and default",
        files: &[],
        text: || explained(BASIC),
    },
    shipped!("cocktail-party", "a reception in town, two policies; runs in a second"),
    shipped!(
        "credit-union",
        "a research firm, four policies, executives who never ask"
    ),
    shipped!(
        "four-channels",
        "the same firm on Twitter, on LinkedIn, in a forum and by e-mail"
    ),
    shipped!(
        "two-years",
        "the same firm with news every quarter: whose first deal comes earlier"
    ),
    shipped!(
        "four-channels-two-years",
        "both at once: through what, how much earlier, and which channel could go"
    ),
    shipped!(
        "spam-flood",
        "most requests are spam that has learnt to fill in its bio"
    ),
    shipped!("small-circle", "one person's attention, shared among all contacts"),
    shipped!("old-news", "news that nobody reads tomorrow"),
    shipped!("hub-and-spoke", "a few voices that everybody hears"),
    shipped!("million", "a world of a million people"),
    shipped!("billion", "a world of a billion people"),
    Template {
        files: &[Companion {
            name: "credit-union.toml",
            content: include_str!("../../scenarios/credit-union.toml"),
        }],
        ..shipped!(
            "does-the-network-matter",
            "the story of credit-union on every kind of network; for `whoknows sweep`"
        )
    },
    Template {
        files: &[Companion {
            name: "network.txt",
            content: include_str!("../../scenarios/network.txt"),
        }],
        ..shipped!(
            "network-file",
            "any network of yours; with -o DIR an invented one comes along"
        )
    },
];

impl Template {
    /// The scenario file.
    pub fn text(&self) -> String {
        (self.text)()
    }
}

/// The template of this name as a scenario file.
pub fn template(name: &str) -> Option<String> {
    TEMPLATES
        .iter()
        .find(|template| template.name == name)
        .map(Template::text)
}

/// `keys` filled up with all others, each explained from its declaration.
fn explained(keys: &str) -> String {
    let mut written = Written::default();
    let (document, _) = read_document(keys, 0);
    read(document, &mut written);
    write_out(Written::from(&written.into_meant()), Style::Explained)
}

const BASIC: &str = r#"
title = "Whom to connect with"
question = "I see you are connected to all these people. What will that contact ever do for me?"
description = "A firm answers connection requests, then issues a press release. How often does the news reach a buyer?"

[requests]
count = 150

[[segment]]
name = "peer"
fraction = 0.2
community = "industry"
relevance = 0.5
apparent_value = 0.5
request_rate = 5.0
repost = 0.1
forward = 0.1

[[segment]]
name = "buyer"
decision_maker = true
count = 40
community = "industry"
relevance = 0.9
apparent_value = 0.95
request_rate = 0.0

[[segment]]
name = "oddball"
fraction = 0.75
relevance = 0.08
apparent_value = 0.05
bio = 0.7

[[segment]]
name = "spammer"
spam = true
fraction = 0.05
community = "spam"
relevance = 0.02
apparent_value = 0.05
bio = 0.5
looks_spam = 0.85
request_rate = 12.0
repost = 0.0
forward = 0.0

[[policy]]
name = "open"

[[policy]]
name = "courtesy"
require_bio = true
min_relevance = 0.05
min_audience = 1
reject_spam = true

[[policy]]
name = "selective"
require_bio = true
min_relevance = 0.3
min_value = 0.5
reject_spam = true

[[policy]]
name = "nobody"
accept_none = true

[[expect]]
that = "courtesy.reach > nobody.reach"

[[sweep.point]]
name = "a busy season"
set = { "attention.notice" = 0.1, "requests.count" = 400 }

[[sweep.point]]
name = "a quiet season"
set = { "attention.notice" = 0.3, "requests.count" = 50 }
"#;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::parse;
    use std::path::Path;

    #[test]
    fn every_template_is_a_scenario_without_mistake_or_warning() {
        for template in TEMPLATES {
            let checked = parse(&template.text(), template.name, Path::new("scenarios"), &[]);
            let remarks = checked.map_or_else(|mistakes| mistakes, |checked| checked.warnings);
            assert!(remarks.is_empty(), "{}:\n{remarks}", template.name);
        }
    }
}
