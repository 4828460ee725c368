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
    text: fn() -> String,
}

/// Every template; the first is the one to give to somebody who names none.
pub const TEMPLATES: &[Template] = &[Template {
    name: "basic",
    about: "every key with its meaning, unit, range and default",
    text: || explained(BASIC),
}];

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
"#;
