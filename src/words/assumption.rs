//! What the answer hangs on, said where there is room for a sentence.

use crate::scenario::Scenario;

/// The assumptions without solid evidence, with the values of a scenario.
pub fn hangs_on(scenario: &Scenario) -> String {
    let circle = &scenario.circle;
    format!(
        "In this model, not a forecast. The answer hangs on assumptions that nobody has measured well: dilution {}, \
         spam_penalty {}, favour {}, enthusiasm_spread {}. Try others, e.g. --set circle.dilution={}.",
        circle.dilution,
        circle.spam_penalty,
        circle.favour,
        scenario.world.enthusiasm_spread,
        if circle.dilution == 0.0 { 0.3 } else { 0.0 },
    )
}
