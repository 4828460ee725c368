//! What a page says around its engine, in English.

use super::English;
use crate::words::WhatIfWords;

impl WhatIfWords for English {
    fn what_if_heading(&self) -> &'static str {
        "And if …?"
    }

    fn what_if_note(&self) -> &'static str {
        "Move an assumption, and the same worlds are simulated again, here on your computer; nothing is sent anywhere. What comes out holds in this model."
    }

    fn what_if_matters_most(&self) -> &'static str {
        "Assumptions, the one that moves the answer most first"
    }

    fn what_if_uncertain(&self) -> &'static str {
        "Assumptions without a solid estimate"
    }

    fn what_if_policies(&self) -> &'static str {
        "What the policies ask"
    }

    fn what_if_channels(&self) -> &'static str {
        "Where the firm posts"
    }

    fn what_if_here(&self, value: &str) -> String {
        format!("scenario: {value}")
    }

    fn what_if_condition(&self, policy: &str, condition: &str) -> String {
        format!("{policy} asks for {condition}")
    }

    fn what_if_posts_on(&self, channel: &str) -> String {
        format!("The firm posts on {channel}")
    }

    fn with_unit(&self, value: &str, unit: &str) -> Option<String> {
        let unit = match unit {
            "persons" if value == "1" => "person",
            "persons" => "people",
            "accounts" | "blocks" | "currency" | "followees" | "hours" | "releases" | "trials" | "worlds" => unit,
            _ => return None,
        };
        Some(if unit == "currency" {
            value.to_owned()
        } else {
            format!("{value} {unit}")
        })
    }

    fn what_if_reset(&self) -> &'static str {
        "Back to the scenario"
    }

    fn what_if_pictures(&self) -> &'static str {
        "Picture"
    }

    fn what_if_command(&self) -> &'static str {
        "The same on a command line, in the folder of this report:"
    }

    fn what_if_copy(&self) -> &'static str {
        "Copy the command"
    }

    fn what_if_copy_link(&self) -> &'static str {
        "Copy a link to this state"
    }

    fn what_if_copied(&self) -> &'static str {
        "Copied."
    }

    fn what_if_not_copied(&self) -> &'static str {
        "This browser does not let the page copy; select the text instead."
    }

    fn what_if_untouched(&self, trials: &str) -> String {
        format!("As the scenario has it: {trials}.")
    }

    fn what_if_progress(&self, trials: &str) -> String {
        format!("{{}} so far, on the way to {trials}; the intervals shrink as more are done.")
    }

    fn what_if_done(&self) -> &'static str {
        "{} in the same worlds as the report."
    }

    fn what_if_paused(&self, trials: &str) -> String {
        format!("{{}}, and a rest: this scenario is heavy for a page. The report has {trials}.")
    }

    fn what_if_go_on(&self) -> &'static str {
        "Go on simulating"
    }

    fn what_if_working(&self) -> &'static str {
        "Simulating …"
    }

    fn what_if_refused(&self) -> &'static str {
        "These values do not go together: {}"
    }

    fn what_if_failed(&self) -> &'static str {
        "The engine of this page has stopped: {} Load the page again to go on."
    }

    fn what_if_other_link(&self) -> &'static str {
        "This link was made for another report; the page shows its own scenario."
    }

    fn what_if_unknown_link(&self) -> &'static str {
        "This link asks for what this page does not have, which is left as in the scenario: {}"
    }

    fn what_if_no_scripts(&self) -> &'static str {
        "With scripts, assumptions could be moved here and the answer would follow. Without them the page shows the run as it was."
    }

    fn what_if_no_engine(&self) -> &'static str {
        "This browser cannot run the engine (WebAssembly) that would let you move assumptions here; the page shows the run as it was."
    }

    fn what_if_no_network(&self) -> &'static str {
        "Assumptions cannot be moved on this page: the network stands in a file of its own, which a page does not carry. Use --set on the command line."
    }

    fn what_if_no_contacts(&self) -> &'static str {
        "Assumptions cannot be moved on this page: the firm's contacts stand in a file of their own, and no page carries people. Use --set on the command line."
    }

    fn what_if_too_many(&self, people: &str) -> String {
        format!(
            "Assumptions cannot be moved on this page: a network that is drawn whole for more than {people} people is too much for it. Use --set on the command line."
        )
    }
}
