//! The assumptions without a solid estimate, said where there is room for a sentence.

use super::Words;
use crate::circle::{attention, credibility};
use crate::scenario::{Evidence, Parameter, Scenario};

/// How a language says what an assumption means in a scenario. Figures come as text.
pub trait AssumptionWords {
    /// The assumptions without a solid estimate that are in force, each with its value, and something to try.
    fn without_estimate(&self, assumptions: &str, try_out: &str) -> String;
    /// No such assumption is in force.
    fn all_with_estimate(&self) -> String;
    /// The name of the assumption with this key in plain words; `None` where it has none.
    fn name_of_assumption(&self, key: &str) -> Option<&'static str>;
    /// Accepted contacts pass on more readily.
    fn favour_above_one(&self) -> String;
    /// Accepted contacts pass on less readily.
    fn favour_below_one(&self) -> String;
    /// Accepted contacts pass on as readily as anybody.
    fn favour_of_one(&self) -> String;
    /// Spammers do no harm.
    fn no_spam_penalty(&self) -> String;
    /// With one spammer in ten contacts, so much of the strength is left.
    fn spam_penalty_leaves(&self, share: &str) -> String;
    /// Contacts cost no attention.
    fn no_dilution(&self) -> String;
    /// Beyond the capacity, twice the contacts leave so much of the strength.
    fn dilution_leaves(&self, capacity: &str, share: &str) -> String;
    /// Everybody passes on alike.
    fn no_enthusiasm_spread(&self) -> String;
    /// Some pass on far more.
    fn enthusiasm_spreads(&self) -> String;
}

impl dyn Words + '_ {
    /// The assumptions without a solid estimate that can change a result of this scenario, with its values.
    pub fn assumptions_without_estimate(&self, scenario: &Scenario) -> String {
        let in_force = assumptions_without_estimate(scenario);
        let Some(first) = in_force.first() else {
            return self.all_with_estimate();
        };
        // As they are typed, whatever the language.
        let named = in_force.iter().map(|parameter| {
            let name = parameter.key.rsplit('.').next().unwrap_or_default();
            format!("{name} {}", parameter.value.unwrap_or_default())
        });
        let named: Vec<String> = named.collect();
        self.without_estimate(&self.listed(&named), &try_out(first))
    }

    /// What the assumption with this key means here; `None` where no sentence says it.
    pub fn assumption(&self, key: &str, scenario: &Scenario) -> Option<String> {
        match key {
            "circle.favour" => Some(self.favour(scenario)),
            "circle.spam_penalty" => Some(self.spam_penalty(scenario)),
            "circle.dilution" => Some(self.dilution(scenario)),
            "world.enthusiasm_spread" => Some(self.enthusiasm_spread(scenario)),
            _ => None,
        }
    }

    /// What `circle.favour` means here.
    pub fn favour(&self, scenario: &Scenario) -> String {
        match scenario.circle.favour {
            favour if favour > 1.0 => self.favour_above_one(),
            favour if favour < 1.0 => self.favour_below_one(),
            _ => self.favour_of_one(),
        }
    }

    /// What `circle.spam_penalty` means here.
    pub fn spam_penalty(&self, scenario: &Scenario) -> String {
        let circle = &scenario.circle;
        match circle.spam_penalty {
            0.0 => self.no_spam_penalty(),
            _ => self.spam_penalty_leaves(&self.rough_percent(credibility(circle, 0.1))),
        }
    }

    /// What `circle.dilution` means here.
    pub fn dilution(&self, scenario: &Scenario) -> String {
        let circle = &scenario.circle;
        match circle.dilution {
            0.0 => self.no_dilution(),
            _ => self.dilution_leaves(
                &self.mean(circle.capacity),
                &self.rough_percent(attention(circle, 2.0 * circle.capacity)),
            ),
        }
    }

    /// What `world.enthusiasm_spread` means here.
    fn enthusiasm_spread(&self, scenario: &Scenario) -> String {
        match scenario.world.enthusiasm_spread {
            0.0 => self.no_enthusiasm_spread(),
            _ => self.enthusiasm_spreads(),
        }
    }
}

/// The assumptions without a solid estimate that can change a result of `scenario`, in its order.
pub fn assumptions_without_estimate(scenario: &Scenario) -> Vec<Parameter> {
    let mut parameters = scenario.parameters();
    parameters.retain(|parameter| parameter.evidence == Evidence::NoEstimate && parameter.is_in_force);
    parameters
}

/// What to type to see what another value does.
pub fn try_out(assumption: &Parameter) -> String {
    let other = assumption.other_value().unwrap_or_default();
    format!("--set {}={other}", assumption.path)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use crate::scenario::{Evidence, parse, template};
    use crate::words::Language;

    #[test]
    fn every_assumption_without_estimate_has_a_name_and_a_sentence() {
        let text = template("basic").expect("there is a basic template");
        let checked = parse(&text, "basic.toml", Path::new(""), &[]).expect("it has no mistakes");
        let scenario = &checked.scenario;
        for parameter in scenario.parameters() {
            let Evidence::NoEstimate = parameter.evidence else {
                continue;
            };
            for words in Language::ALL.map(Language::words) {
                assert!(words.name_of_assumption(&parameter.key).is_some(), "{}", parameter.key);
                assert!(
                    words.assumption(&parameter.key, scenario).is_some(),
                    "{}",
                    parameter.key
                );
            }
        }
    }
}
