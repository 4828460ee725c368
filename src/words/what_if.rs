//! What a page says around the engine that it carries.

use super::Words;
use crate::scenario::Condition;

/// How a language says what stands around what can be moved. Names and figures come as they stand in a sentence.
pub trait WhatIfWords {
    /// Heading.
    fn what_if_heading(&self) -> &'static str;
    /// What happens when something is moved.
    fn what_if_note(&self) -> &'static str;
    /// Heading of assumptions, the one that moves the answer most first.
    fn what_if_matters_most(&self) -> &'static str;
    /// Heading of assumptions of which nobody asked how much they matter.
    fn what_if_uncertain(&self) -> &'static str;
    /// Heading of what policies ask.
    fn what_if_policies(&self) -> &'static str;
    /// Heading of where the firm is active.
    fn what_if_channels(&self) -> &'static str;
    /// What the scenario has.
    fn what_if_here(&self, value: &str) -> String;
    /// A condition of a policy.
    fn what_if_condition(&self, policy: &str, condition: &str) -> String;
    /// That the firm posts on a channel.
    fn what_if_posts_on(&self, channel: &str) -> String;
    /// A value with its unit, in this language; none for a unit that it has no word for.
    fn with_unit(&self, value: &str, unit: &str) -> Option<String>;
    /// Button: everything as the scenario has it.
    fn what_if_reset(&self) -> &'static str;
    /// Name of the choice of pictures.
    fn what_if_pictures(&self) -> &'static str;
    /// Above a command that runs the same.
    fn what_if_command(&self) -> &'static str;
    /// Button: copies it.
    fn what_if_copy(&self) -> &'static str;
    /// Button: copies a link to the page as it stands.
    fn what_if_copy_link(&self) -> &'static str;
    /// It was copied.
    fn what_if_copied(&self) -> &'static str;
    /// It could not be copied.
    fn what_if_not_copied(&self) -> &'static str;
    /// Before anything was moved: what is shown is the run of the report.
    fn what_if_untouched(&self, trials: &str) -> String;
    /// How far it is: `{}` is trials that are done; of so many of the run.
    fn what_if_progress(&self, trials: &str) -> String;
    /// All are done: `{}` is trials.
    fn what_if_done(&self) -> &'static str;
    /// It has stopped to spare the machine: `{}` is trials that are done; of so many.
    fn what_if_paused(&self, trials: &str) -> String;
    /// Button: goes on.
    fn what_if_go_on(&self) -> &'static str;
    /// It is being simulated.
    fn what_if_working(&self) -> &'static str;
    /// These values do not go together: `{}` is why.
    fn what_if_refused(&self) -> &'static str;
    /// The engine has failed: `{}` is why.
    fn what_if_failed(&self) -> &'static str;
    /// The link was made for another report.
    fn what_if_other_link(&self) -> &'static str;
    /// The link has values that this page does not: `{}` is which.
    fn what_if_unknown_link(&self) -> &'static str;
    /// The page runs no scripts.
    fn what_if_no_scripts(&self) -> &'static str;
    /// The browser cannot run the engine.
    fn what_if_no_engine(&self) -> &'static str;
    /// Left out, since the network is in a file.
    fn what_if_no_network(&self) -> &'static str;
    /// Left out, since contacts are in a file.
    fn what_if_no_contacts(&self) -> &'static str;
    /// Left out, since there are more people than so many.
    fn what_if_too_many(&self, people: &str) -> String;
}

impl dyn Words + '_ {
    /// A condition that can be switched, as the label of the switch.
    pub fn switched_condition(&self, policy: &str, condition: Condition) -> String {
        self.what_if_condition(policy, &self.condition(condition))
    }
}

#[cfg(test)]
mod tests {
    use crate::scenario::{parse, template};
    use crate::words::Language;
    use std::path::Path;

    #[test]
    fn every_language_has_a_word_for_every_unit() {
        let units = ["basic", "four-channels", "two-years"].into_iter().flat_map(|name| {
            let text = template(name).expect("there is such a template");
            let checked = parse(&text, name, Path::new(""), &[]).expect("it has no mistakes");
            checked
                .scenario
                .parameters()
                .into_iter()
                .map(|parameter| parameter.unit)
        });
        for unit in units.filter(|unit| !unit.is_empty()) {
            for language in Language::ALL {
                let said = language.words().with_unit("3", unit);
                assert!(said.is_some(), "{language:?} has no word for {unit}");
            }
        }
    }
}
