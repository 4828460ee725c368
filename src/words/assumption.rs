//! The assumptions without a solid estimate, said where there is room for a sentence.

use super::Words;
use super::setting::{Evidence, Setting};
use crate::scenario::Scenario;

/// How a language says what an assumption means in a scenario. Figures come as text.
pub trait AssumptionWords {
    /// The assumptions without a solid estimate that are in force, each with its value, and something to try.
    fn without_estimate(&self, assumptions: &str, try_out: &str) -> String;
    /// No such assumption is in force.
    fn all_with_estimate(&self) -> String;
    /// Names of the four in plain words: dilution, spam penalty, favour, spread of enthusiasm.
    fn names_of_assumptions(&self) -> [&'static str; 4];
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
        let in_force: Vec<Setting> = Setting::ALL
            .into_iter()
            .filter(|setting| setting.evidence() == Evidence::NoEstimate && setting.is_used(scenario))
            .collect();
        let Some(first) = in_force.first() else {
            return self.all_with_estimate();
        };
        // As they are typed, whatever the language.
        let named = in_force.iter().map(|setting| {
            let name = setting.key().rsplit('.').next().unwrap_or_default();
            format!("{name} {}", setting.value(scenario))
        });
        let named: Vec<String> = named.collect();
        self.without_estimate(&self.listed(&named), &first.try_out(scenario))
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
        match scenario.circle.spam_penalty {
            0.0 => self.no_spam_penalty(),
            penalty => self.spam_penalty_leaves(&self.rough_percent(libm::pow(0.9, penalty))),
        }
    }

    /// What `circle.dilution` means here.
    pub fn dilution(&self, scenario: &Scenario) -> String {
        let circle = &scenario.circle;
        match circle.dilution {
            0.0 => self.no_dilution(),
            dilution => self.dilution_leaves(&self.mean(circle.capacity), &self.rough_percent(libm::exp2(-dilution))),
        }
    }

    /// What `world.enthusiasm_spread` means here.
    pub fn enthusiasm_spread(&self, scenario: &Scenario) -> String {
        match scenario.world.enthusiasm_spread {
            0.0 => self.no_enthusiasm_spread(),
            _ => self.enthusiasm_spreads(),
        }
    }
}
